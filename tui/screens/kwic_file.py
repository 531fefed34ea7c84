"""Where to keep lines of context; no file that is there already is touched."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from search.model import KwicLine
from search.places import searches_path
from tui.safe import printable
from tui.widgets.dialog import Dialog, Hint

HINTS = (Hint("Enter writes it", "write"), Hint("Esc writes nothing", "leave"))
NAMES = "….tsv: columns between tabs, with places.\n….txt: lines as they are seen here."
TEXT_COLUMNS = 160
_LONGEST = 60


class KwicFileScreen(ModalScreen[None]):
    """The line holds a name that is free, beside the kept searches; its ending says what is written."""

    BINDINGS = [Binding("escape", "leave", "Leave", id="kwic-file.leave", tooltip="Write nothing")]

    def __init__(self, library: Path, line: str, found: Sequence[KwicLine]) -> None:
        super().__init__()
        self.folder = searches_path(library).parent  # where a name without a folder goes
        self.words = line
        self.found = found

    def compose(self) -> ComposeResult:
        """The line, what its ending means, and below it what went wrong."""
        path = free_name(self.folder, self.words)
        with Dialog("Export these lines", hints=HINTS, classes="small"):
            yield Input(str(path), placeholder="A path that is free", id="path", select_on_focus=False)
            yield Static(NAMES, markup=False)
            yield Static("", id="remark", classes="warning", markup=False)

    @on(Input.Submitted)
    async def action_write(self) -> None:
        """Write the file behind the page; the reason where that fails."""
        words = self.query_one(Input).value.strip()
        if not words:
            self._remark("Give the file a name.")
            return
        try:
            written = await asyncio.to_thread(self._write, Path(words).expanduser())
        except FileExistsError:
            self._remark("There is such a file already; choose another name.")
        except OSError as error:
            self._remark(f"It cannot be written ({error.strerror or error}); choose another place.")
        except (ValueError, RuntimeError) as error:
            self._remark(f"This name cannot be used ({error}); choose another.")
        else:
            self.app.notify(f"Written: {written}", timeout=6, markup=False)
            self.dismiss(None)

    def _write(self, path: Path) -> Path:
        from search.files import write_new
        from tui.kwic import kwic_lines, kwic_rows

        path = self.folder / path
        as_seen = path.suffix.lower() == ".txt"
        lines = map(printable, kwic_lines(self.found, TEXT_COLUMNS)) if as_seen else kwic_rows(self.found)
        text = "".join(f"{line}\n" for line in lines)
        self.folder.mkdir(parents=True, exist_ok=True)
        write_new(path, text.encode("utf-8", "replace"))
        return path

    def _remark(self, words: str) -> None:
        self.query_one("#remark", Static).update(printable(words))

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)


def free_name(folder: Path, line: str) -> Path:
    """A name in a folder that no file bears, made of the line."""
    plain = re.sub(r"[^\w.-]+", "-", line).strip("-.")
    stem = f"kwic-{plain.encode('utf-8', 'ignore')[:_LONGEST].decode('utf-8', 'ignore') or 'line'}"
    names = (folder / f"{stem}{number}.tsv" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next((path for path in names if not path.exists()), folder / f"{stem}-1000.tsv")
