"""Quick marks: m and a letter keep a place, ' and the letter come back to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from search.speech import _
from tui.keys.type_ahead import Followed
from tui.reader import state
from tui.reader.history import Place
from tui.screens.modal import Modal
from tui.text.safe import one_line
from tui.widgets.dialog import BACK, Dialog

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

CAME_FROM = "'"
"""In place of a letter: where the last jump came from."""


class LetterScreen(Modal[str]):
    """Waits for one letter, the marks that exist in sight; empty when it was not wanted after all."""

    BINDINGS = [Binding("escape", "leave", "Leave", id="mark.leave", tooltip="Mark nothing, go nowhere")]

    def __init__(self, title: str, marks: Mapping[str, Place]) -> None:
        super().__init__()
        self._heading = title
        self._marks = marks

    def compose(self) -> ComposeResult:
        """One line a mark."""
        rows = [f"{letter}  {one_line(place.file)}" for letter, place in sorted(self._marks.items())]
        with Dialog(self._heading, hints=(BACK,)):
            yield Static("\n".join(rows) or _("There are no marks yet."), markup=False)

    def on_key(self, event: events.Key) -> None:
        """A letter is the answer; other keys are none."""
        if event.character and (event.character.isalpha() or event.character == CAME_FROM):
            event.stop()
            self.dismiss(event.character)
            self.app.post_message(Followed(event))

    def action_leave(self) -> None:
        """Nothing is marked and nothing is left."""
        self.dismiss("")


class Marking:
    """The marks of one library, kept at once with the place; other desks on it have them, too."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self.made: dict[str, Place] = {}

    @property
    def marks(self) -> dict[str, Place]:
        """Those that are kept, by letter, below those that were made here."""
        return {**dict(_places(state.load(self.desk.resuming.state_file).marks)), **self.made}

    def follow(self, moved: Mapping[str, str]) -> None:
        """Files have new paths: the marks in them go with them."""
        for letter, place in self.marks.items():
            if place.file in moved:
                self.made[letter] = place._replace(file=moved[place.file])

    def ask_mark(self) -> None:
        """Mark the place of the cursor with the next letter."""
        self.desk.app.push_screen(LetterScreen(_("Mark this place: a letter"), self.marks), self._mark)

    def ask_jump(self) -> None:
        """Go to the place of the next letter."""
        self.desk.app.push_screen(LetterScreen(_("Go to a mark: its letter"), self.marks), self._jump)

    def _mark(self, letter: str | None) -> None:
        here = self.desk.place
        if letter and letter != CAME_FROM and here:
            self.made[letter] = here
            self.desk.resuming.remember()
            self.desk.hint(
                self.desk.keyed(_("Marked; {desk.go-to-mark} and {letter} come back here."), letter=letter)
            )

    def _jump(self, letter: str | None) -> None:
        desk = self.desk
        if not letter:
            return
        place = desk.travelling.came_from if letter == CAME_FROM else self.marks.get(letter)
        if place is None:
            desk.hint(desk.keyed(_("There is no such mark; {desk.mark-place} and a letter set one.")))
            return
        article = desk.library.article(place.file, place.item)
        if article is None or not desk.jump(article.id, place.offset):
            desk.hint(_("{file} is no longer in the folder.").format(file=place.file))
        else:
            desk.panes.show("text")


def _places(kept: Mapping[str, object]) -> list[tuple[str, Place]]:
    """The marks of a state file as far as they can be used."""
    found: list[tuple[str, Place]] = []
    for letter, place in kept.items():
        if not isinstance(place, (list, tuple)) or [type(part) for part in place] != [str, int, int]:
            continue
        found.append((letter, Place(*place)))
    return found
