"""Memory of the desk on the seeds beside a minimal Textual app: `python -m tests.bench.memory [--home DIR]`.

Both run as a reader starts them, in pseudo-terminals of 160 by 45 cells, one after the other.  Rows are
taken when all processes of a terminal are at rest: after the first opening, which reads and encodes
everything; after a later one; after moves of the cursor that the related pane answers, which is checked:
without rows there is no figure.  What is shown are MB by /proc (Linux only): resident, and of those what no
other process shares.  --home measures a library that `python -m tests.bench.speed --home DIR` has made; it
has no files, so the desk is kept from looking for them.  Takes one to two minutes, about one of CPU, and
150 MB of temporary files.
"""

from __future__ import annotations

import argparse
import os
import pty
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.startup import MINIMAL, ROOT, drain

DESK = """
import sys
from tui.start import main
sys.argv = ["hexapla"]
main()
"""

WITHOUT_FILES = """
import sys
from search.library import Library
from search.model import Report
Library.add = lambda library, **how: Report()
from tui.start import main
sys.argv = ["hexapla", {folder!r}]
main()
"""

TELLING = """
from tui.widgets.related import RelatedList
show = RelatedList.show
def telling(pane, found, *how):
    show(pane, found, *how)
    with open({told!r}, "a") as told:
        print(len(found), file=told)
RelatedList.show = telling
"""
"""The desk, telling how many rows the related pane shows."""

STAYING = "def painted(app):\n    pass\n"
"""The minimal app is to stay, where the bench of starts ends it."""

MOVES = b"jjj}j}jj"
REST = 8.0
"""Seconds of rest that end a wait: the desk gives memory back after three to six."""

BUSY = 0.1
"""The share of a second that is work and no longer rest."""


@contextmanager
def running(code: str) -> Iterator[tuple[int, int]]:
    """A process in a terminal of its own, as its number and the terminal, ended afterwards."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.environ.update(TERM="xterm-256color", COLUMNS="160", LINES="45", TEXTUAL_ANIMATIONS="none")
        os.execv(sys.executable, [sys.executable, "-c", code])
    painted = threading.Thread(target=drain, args=(terminal,))
    painted.start()
    try:
        yield pid, terminal
    finally:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)
        painted.join()


def worked(session: int) -> float:
    """Seconds of CPU of all living processes of a session."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == session:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def wait_for_rest(session: int) -> None:
    """Until all processes of a session have rested for a while."""
    before, resting_since = 0.0, time.monotonic()
    while time.monotonic() - resting_since < REST:
        time.sleep(1)
        now = worked(session)
        if abs(now - before) > BUSY:
            resting_since = time.monotonic()
        before = now


def measured(pid: int) -> tuple[float, float]:
    """MB of a process: resident, and private."""
    rows = (line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    sizes = {row[0]: int(row[1]) / 1024 for row in rows}
    return sizes["Rss:"], sizes["Private_Clean:"] + sizes["Private_Dirty:"]


def show(what: str, sizes: tuple[float, float]) -> None:
    """A row of the table."""
    print(f"{what:42} resident {sizes[0]:6.1f} MB   private {sizes[1]:6.1f} MB", flush=True)


def opened(what: str, code: str) -> None:
    """Measure what has been opened, and leave it."""
    with running(code) as (pid, _):
        wait_for_rest(pid)
        show(what, measured(pid))


def used(code: str, told: Path) -> None:
    """Measure a desk that has been opened before, and moves in it; fails where no move found anything."""
    with running(TELLING.format(told=str(told)) + code) as (pid, terminal):
        wait_for_rest(pid)
        show("desk, opened again, caught up", measured(pid))
        told.write_text("")
        for key in MOVES:
            os.write(terminal, bytes([key]))
            time.sleep(1)
        show(f"desk, {len(MOVES)} moves, at once", measured(pid))
        wait_for_rest(pid)
        show("desk, at rest after them", measured(pid))
        rows = [int(line) for line in told.read_text().split()]
        print(f"{'related pane, answers; rows':42} {len(rows)}; {sum(rows)}", flush=True)
        if not any(rows):
            raise SystemExit("The related pane showed no row after any move, so the figures say nothing.")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--home", type=Path, help="one that tests.bench.speed has made")
    given: Path | None = parser.parse_args().home
    with tempfile.TemporaryDirectory() as temporary:
        os.environ.update(
            {f"XDG_{name}_HOME": f"{temporary}/{name}" for name in ("STATE", "DATA", "CONFIG", "CACHE")}
        )
        told = Path(temporary) / "rows"
        opened("minimal Textual app", STAYING + MINIMAL)
        if given:
            os.environ["HEXAPLA_HOME"] = str(given.resolve() / "cache")
            used(WITHOUT_FILES.format(folder=str(given.resolve() / "articles")), told)
        else:
            opened("desk, first opening, all encoded", DESK)
            used(DESK, told)


if __name__ == "__main__":
    main()
