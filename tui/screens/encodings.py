"""A small choice: in which encoding a file is read, each with the words that it would give."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import DecisionError
from search.reading.likely import CODECS, Likely, likely_encodings
from search.speech import N_, _
from search.system_errors import reason_of
from tui.screens.modal import Modal
from tui.text.safe import one_line
from tui.text.wrap import shorten
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import MUTED, two_ends

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

WAITING = N_("Reading the file …")
NO_TEXT = N_("This file is no plain text: it says itself in which encoding it is.")
HINTS = (Hint(N_("Enter reads it so")), BACK)


class Asked(NamedTuple):
    """A file of a library, the codec it was read with, empty for none, and whether a person has stated it."""

    path: Path
    in_use: str
    is_stated: bool


def encoding_row(likely: Likely, in_use: str, width: int) -> Content:
    """For what the codec is used and its name, below it the words."""
    name = Content.styled(_(CODECS.get(likely.codec, "")) or likely.codec, "bold")
    sign = f"{likely.codec} · {_('in use')}" if likely.codec == in_use else likely.codec
    words = shorten(one_line(likely.line), width)
    return Content("\n").join(
        [two_ends(name, Content.styled(sign, MUTED), width), Content(words), Content("")]
    )


def recognised_row(width: int) -> Content:
    """That nothing is stated any more."""
    told = Content.styled(shorten(_("What you have stated is taken out of catalogue.yaml."), width), MUTED)
    return Content("\n").join([Content.styled(_("As the program recognises it"), "bold"), told, Content("")])


class EncodingScreen(Modal["str | None"]):
    """Gives back a codec, empty for what the program recognises by itself, or None."""

    BINDINGS = [Binding("escape,q,I", "leave", "Back", id="encodings.leave", tooltip="Leave it as it is")]

    rows = query_one(PaneList)

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.found: Sequence[Likely] = ()

    def compose(self) -> ComposeResult:
        """One row an encoding."""
        with Dialog(_("Read it as"), one_line(self.asked.path.name), hints=HINTS, classes="fitted"):
            yield PaneList(title="", empty=_(WAITING), id="encodings")

    def on_mount(self) -> None:
        """Try them behind the page."""
        self.rows.focus()
        self.gather()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def gather(self) -> None:
        """Look through the file."""
        try:
            found, words = likely_encodings(self.asked.path, self.asked.in_use), _(NO_TEXT)
        except OSError as error:
            found, words = [], _("The file cannot be read: {reason}.").format(reason=reason_of(error))
        if not get_current_worker().is_cancelled:
            self.go_on(self._gathered, found, words)

    def _gathered(self, found: Sequence[Likely], words: str) -> None:
        if not self.is_attached:
            return
        self.found = found
        self.rows.say(words)
        rows = [partial(encoding_row, each, self.asked.in_use) for each in found]
        self.rows.show_rows([*rows, recognised_row] if found and self.asked.is_stated else rows)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if self.found:
            at = event.option_index
            self.dismiss(self.found[at].codec if at < len(self.found) else "")

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)


def choose_encoding(desk: DeskScreen, file: str) -> None:
    """Let the reader choose for a file of the library; it is kept in catalogue.yaml and read anew."""
    from search.catalogue import Catalogue

    folder = desk.library.folder
    stated = Catalogue.of(folder).overrides(file)
    in_use = next((head.encoding for head in desk.heads if head.file == file), "")

    def chosen(codec: str | None) -> None:
        if codec is not None and (not codec or codec != in_use):  # nothing is in use where it was unreadable
            desk.pop_until_active()
            desk.app.run_worker(_keep(desk, file, codec), group="catalogue", exit_on_error=False)

    asked = Asked(folder / file, in_use, bool(stated and stated.encoding))
    desk.app.push_screen(EncodingScreen(asked), chosen)


async def _keep(desk: DeskScreen, file: str, codec: str) -> None:
    try:
        said = await asyncio.to_thread(desk.library.catalogue_file.read_as, file, codec)
    except DecisionError as error:
        desk.notify(str(error), severity="warning", timeout=10, markup=False)
        return
    desk.updating.start()
    desk.notify(desk.keyed(_("{done}. {desk.undo} undoes."), done=said), timeout=6, markup=False)
