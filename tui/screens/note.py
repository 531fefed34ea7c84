"""A note and tags for a kept passage."""

from __future__ import annotations

from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from search.speech import N_, _
from tui.screens.modal import Modal
from tui.text.safe import one_line
from tui.widgets.dialog import Dialog, Hint
from tui.widgets.rows import paragraph

HINTS = (
    Hint(N_("Enter keeps both"), "keep"),
    Hint(N_("Tab to the tags")),
    Hint(N_("Esc changes nothing"), "leave"),
)


class Note(NamedTuple):
    """What the reader wrote."""

    words: str
    tags: tuple[str, ...]


class KeptWords(Static):
    """The beginning of what is kept, in lines of the room there is."""

    def __init__(self, words: str, classes: str) -> None:
        super().__init__(classes=classes)
        self._words = words

    def on_resize(self) -> None:
        """Set it anew."""
        self.update(paragraph(self._words, max(1, self.content_size.width), most=4))


class NoteScreen(Modal[Note | None]):
    """Gives back the note and the tags, or None when the reader leaves."""

    BINDINGS = [
        Binding("escape", "leave", "Leave", id="note.leave", tooltip="Change nothing"),
        Binding("ctrl+j", "keep", "Keep", show=False, id="note.keep", tooltip="Keep note and tags"),
    ]

    def __init__(self, passage: str, words: str, tags: tuple[str, ...]) -> None:
        super().__init__()
        self._passage = passage
        self._words = words
        self._tags = tags

    def compose(self) -> ComposeResult:
        """The passage, then the two lines."""
        with Dialog(_("Note and tags"), hints=HINTS, classes="small"):
            yield KeptWords(self._passage, classes="hint")
            yield Input(one_line(self._words), placeholder=_("A note"), id="words")
            yield Input(
                one_line(", ".join(self._tags)), placeholder=_("tags, separated by commas"), id="tags"
            )

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep both lines."""
        tags = self.query_one("#tags", Input).value.replace("，", ",").split(",")
        words = self.query_one("#words", Input).value.strip()
        self.dismiss(Note(words, tuple(tag.strip() for tag in tags if tag.strip())))

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
