"""Where to keep the word pairs for other programs; no file that is there already is touched."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from search.errors import ExportError, HexaplaError
from search.library import Library
from search.places import glossary_path
from tui.safe import printable
from tui.widgets.dialog import Dialog, Hint

HINTS = (Hint("Enter writes it", "write"), Hint("Esc writes nothing", "leave"))
NAMES = (
    "…-en-zh.tsv: for OmegaT, from English to Chinese; other languages by their tags, such as zh-Hant-de.\n"
    "….tmx: a translation memory of all languages."
)
_DIRECTION = re.compile(r"(?:^|[^A-Za-z])([a-z]{2,3}(?:-Han[st])?)-([a-z]{2,3}(?:-Han[st])?)$")


class GlossaryFileScreen(ModalScreen[None]):
    """The line holds a name; its ending says what is written."""

    BINDINGS = [Binding("escape", "leave", "Leave", id="glossary-file.leave", tooltip="Write nothing")]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    def compose(self) -> ComposeResult:
        """The line, what names mean, and below it what went wrong."""
        path = self._folder / "glossary-en-zh.tsv"
        with Dialog("Export the pairs", hints=HINTS, classes="small"):
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
        except (HexaplaError, OSError, ValueError, RuntimeError) as error:
            self._remark(str(error))
            return
        self.app.notify(f"Written: {written}", timeout=6, markup=False)
        self.dismiss(None)

    def _write(self, path: Path) -> Path:
        from search.glossaries.exporting import save, tmx, tsv

        own = self.library.glossary_file.load()
        direction = _DIRECTION.search(path.stem)
        if path.suffix.lower() == ".tmx":
            text = tmx(own) if own.entries else ""
        elif direction:
            text = tsv(own, *direction.groups())
        else:
            raise ExportError("Let the name end in two languages, as in glossary-en-zh.tsv, or in .tmx.")
        if not text:
            raise ExportError("There are no such pairs yet; y confirms one.")
        return save(self._folder / path, text)

    @property
    def _folder(self) -> Path:
        """Where a name without a folder goes."""
        return glossary_path(self.library.folder).parent

    def _remark(self, words: str) -> None:
        self.query_one("#remark", Static).update(printable(words))

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
