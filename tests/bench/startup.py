"""CPU time to the first frame: the desk on the seeds beside a minimal Textual app, in real terminals.

`python -m tests.bench.startup [RUNS]` prints the median of RUNS (9) of each, and the ratios.  Every run is a
process of its own in a pseudo-terminal, and the apps take turns, so that other work on the machine meets
all of them.  What is counted is user and system time of all threads until the frame is painted.
"""

from __future__ import annotations

import os
import pty
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent

FRAME = """
import os, time
def painted(app):
    with open({spent!r}, "w") as file:
        file.write(str(time.process_time()))
    app.exit()
"""

MINIMAL = """
from textual.app import App
from textual.widgets import Footer, Static
class Mini(App):
    def compose(self):
        yield Static("ready")
        yield Footer()
    def on_mount(self):
        self.call_after_refresh(painted, self)
Mini().run()
"""

DESK = """
import gc
gc.disable()  # as the program itself does before it loads the desk
from tui.screens.desk import DeskScreen
begin = DeskScreen.on_mount
def on_mount(desk):
    desk.call_after_refresh(painted, desk.app)
    begin(desk)
    assert (desk.article is not None) is {opened}
DeskScreen.on_mount = on_mount
DeskScreen.start_preparing = lambda desk: None
import sys
from tui.start import main
sys.argv = ["hexapla"]
main()
"""

PREPARE = """
from search.library import Library
from search.places import seeds_folder
from tui.reader.state import DeskState, save, state_path
with Library(seeds_folder()) as library:
    library.add()
    most = max(library.heads(), key=lambda head: library.store.quote_counts().get(head.id, 0))
    save(state_path(library.folder), DeskState(most.file, most.item))
"""


def run(code: str) -> None:
    """One child process in a terminal of 160 by 45 cells."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: modules are compiled once
        os.environ.update(TERM="xterm-256color", COLUMNS="160", LINES="45", TEXTUAL_ANIMATIONS="none")
        os.execv(sys.executable, [sys.executable, "-c", code])
    shown = drain(terminal)
    _, status = os.waitpid(pid, 0)
    if status or b"Traceback" in shown:
        raise SystemExit(f"a child ended with status {status}:\n{shown.decode(errors='replace')}")


def drain(terminal: int) -> bytes:
    """What a child paints until it leaves."""
    shown = b""
    try:
        while part := os.read(terminal, 65536):
            shown += part
    except OSError:
        pass
    os.close(terminal)
    return shown


def milliseconds(code: str, spent: Path) -> float:
    """CPU time of one child until its first frame was painted."""
    run(FRAME.format(spent=str(spent)) + code)
    return 1000 * float(spent.read_text())


def main(runs: int = 9) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("STATE", "DATA", "CONFIG", "CACHE")}
        )
        apps = {
            "minimal Textual app, first frame": MINIMAL,
            "desk, first frame, never opened": DESK.format(opened=False),
        }
        spent = Path(home, "spent")
        found = [[milliseconds(code, spent) for code in apps.values()] for _ in range(runs)]
        run(PREPARE)
        apps["desk, article on the first frame"] = DESK.format(opened=True)
        again = [[milliseconds(apps[name], spent) for name in list(apps)[::2]] for _ in range(runs)]
    minimal = median(row[0] for row in (*found, *again))
    typical = (minimal, median(row[1] for row in found), median(row[1] for row in again))
    for name, cost in zip(apps, typical, strict=True):
        print(f"{name:36}{cost:6.0f} ms CPU  ×{cost / minimal:.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
