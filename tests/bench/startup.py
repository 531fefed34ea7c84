"""CPU time to the first frame: the desk on the seeds beside a minimal Textual app, in real terminals.

`python -m tests.bench.startup [RUNS]` prints the best of RUNS (5) of each, and the ratios.  Every run is a
process of its own in a pseudo-terminal that leaves as soon as its frame is painted.
"""

from __future__ import annotations

import os
import pty
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

MINIMAL = """
from textual.app import App
from textual.widgets import Footer, Static
class Mini(App):
    def compose(self):
        yield Static("ready")
        yield Footer()
    def on_mount(self):
        self.call_after_refresh(self.exit)
Mini().run()
"""

DESK = """
from tui.screens.desk import DeskScreen
DeskScreen.start_preparing = lambda self: self.app.exit()
from tui.cli import main
main(["desk", "--home", {home!r}])
"""

PREPARE = """
from search.library import Library
from search.places import seeds_folder
with Library(seeds_folder(), {home!r}) as library:
    library.add()
"""


def cpu_milliseconds(code: str) -> float:
    """User and system time of one child process in a terminal of 160 by 45 cells."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: modules are compiled once
        os.environ.update(TERM="xterm-256color", COLUMNS="160", LINES="45", TEXTUAL_ANIMATIONS="none")
        os.execv(sys.executable, [sys.executable, "-c", code])
    painted = drain(terminal)
    _, status, usage = os.wait4(pid, 0)
    if status or b"Traceback" in painted:
        raise SystemExit(f"a child ended with status {status}:\n{painted.decode(errors='replace')}")
    return 1000 * (usage.ru_utime + usage.ru_stime)


def drain(terminal: int) -> bytes:
    """What a child paints until it leaves."""
    painted = b""
    try:
        while part := os.read(terminal, 65536):
            painted += part
    except OSError:
        pass
    os.close(terminal)
    return painted


def best(code: str, runs: int) -> float:
    """The cheapest of several runs: what other work on the machine adds least to."""
    return min(cpu_milliseconds(code) for _ in range(runs))


def main(runs: int = 5) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(XDG_STATE_HOME=f"{home}/state", XDG_DATA_HOME=f"{home}/data")
        fresh = best(DESK.format(home=f"{home}/fresh"), runs)
        cpu_milliseconds(PREPARE.format(home=f"{home}/known"))
        known = best(DESK.format(home=f"{home}/known"), runs)
        minimal = best(MINIMAL, runs)
    print(f"minimal Textual app, first frame     {minimal:7.0f} ms CPU")
    print(f"desk, first frame, never opened      {fresh:7.0f} ms CPU  ×{fresh / minimal:.2f}")
    print(f"desk, article on the first frame     {known:7.0f} ms CPU  ×{known / minimal:.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
