"""Where to keep a comparison as a Markdown file; no file that is there already is touched."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from search.errors import HexaplaError
from search.library import Library
from search.places import bookmarks_path
from tui.safe import printable
from tui.widgets.compared_rows import Texts
from tui.widgets.dialog import Dialog, Hint

HINTS = (Hint("Enter writes it", "write"), Hint("Esc writes nothing", "leave"))


class ComparisonFileScreen(ModalScreen[None]):
    """The line holds a name that is free, beside the bookmarks."""

    BINDINGS = [
        Binding("escape", "leave", "Leave", id="comparison-file.leave", tooltip="Write nothing"),
    ]

    def __init__(self, library: Library, texts: Texts) -> None:
        super().__init__()
        self.library = library
        self.texts = texts

    def compose(self) -> ComposeResult:
        """The line, and below it what went wrong."""
        from search.comparing.markdown import free_name

        path = free_name(self._folder, self.texts.here, self.texts.there)
        with Dialog("Export this comparison as Markdown", hints=HINTS, classes="small"):
            yield Input(str(path), placeholder="A path that is free", id="path", select_on_focus=False)
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
        except (HexaplaError, OSError, ValueError, RuntimeError) as error:
            self._remark(str(error))
            return
        self.app.notify(f"Written: {written}", timeout=6, markup=False)
        self.dismiss(None)

    def _write(self, path: Path) -> Path:
        from search.comparing.markdown import as_markdown, save

        here, there, comparison = self.texts
        self._folder.mkdir(parents=True, exist_ok=True)
        return save(self._folder / path, as_markdown(comparison, here, there))

    @property
    def _folder(self) -> Path:
        """Where a name without a folder goes."""
        return bookmarks_path(self.library.folder).parent

    def _remark(self, words: str) -> None:
        self.query_one("#remark", Static).update(printable(words))

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
