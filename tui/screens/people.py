"""Everybody who speaks in the library, over all names, scripts and articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.markup import escape
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError, PeopleError
from search.language.fold import fold
from search.library import Library
from search.model import Article, Person, Quote
from search.people.file import PeopleFile
from tui.page import count
from tui.safe import one_line
from tui.screens.filtered import FilteredScreen
from tui.screens.statements import StatementsScreen
from tui.widgets.people_rows import person_row

EMPTY = "Nobody speaks in this library, as far as it has been read."
NO_FIT = "No name fits; Esc empties the line."
WAITING = "Gathering who speaks …"
NAMED = ("person", "organisation", "")
"""The types that are listed at first; the others are unnamed sources, groups and documents."""

Keep = Callable[[Quote], str]
"""Keeps a quote in the bookmarks file and says so in one sentence."""

Change = Callable[[PeopleFile], str | None]
"""A change of people.yaml; what was done, in words, None when there was nothing to do."""


class PeopleScreen(FilteredScreen["Quote | None"]):
    """Gives back the statement to go to, or None; begins at the person called `speaker`."""

    BINDINGS = [
        Binding("S", "leave", "Back", show=False, id="people.leave"),
        Binding("o", "sort", "Sort", id="people.sort", tooltip="By number of statements, or by name"),
        Binding(
            "A",
            "everybody",
            "All",
            id="people.everybody",
            tooltip="Also unnamed sources, groups and documents, or not",
        ),
        Binding("y", "join", "Join", id="people.join", tooltip="Yes: the proposed name is the same person"),
        Binding("d", "separate", "Deny", id="people.separate", tooltip="No: the proposed name is another"),
        Binding("z", "undo", "Undo", id="people.undo", tooltip="Undo the last change of people.yaml"),
    ]

    PLACEHOLDER = "A name in any script"
    WAITING = WAITING

    def __init__(self, library: Library, heads: Iterable[Article], keep: Keep, speaker: str = "") -> None:
        super().__init__()
        self.library = library
        self.heads = {head.id: head for head in heads}
        self.keep = keep
        self.people: list[tuple[Person, str]] = []  # each with its folded names
        self.shown: list[Person] = []
        self.by_name = False
        self.everybody = False
        self._wanted = {fold(speaker)} if speaker else set()  # folded names of the one to highlight

    def on_mount(self) -> None:
        """Gather the people behind the page."""
        dialog = self.query_one(".dialog")
        dialog.border_title = escape(f"People · {one_line(self.library.folder.name)}")
        dialog.border_subtitle = "Enter what they say · / filter · o sort · A all · Esc back"
        self.gather()

    # -- gathering -------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="people", exit_on_error=False)
    def gather(self, change: Change | None = None) -> None:
        """Change people.yaml if asked, then ask the library who speaks; the newest answer wins."""
        said = self._changed(change) if change else ""
        people: list[Person] = []
        try:
            people = self.library.people(everybody=True)
            problem = " ".join(self.library.people_file.problems)
        except (HexaplaError, OSError) as error:
            problem = str(error)
        if not get_current_worker().is_cancelled:
            folded = [(person, fold(names_of(person))) for person in people]
            self.app.call_from_thread(self._gathered, folded, problem, said)

    def _changed(self, change: Change) -> str:
        try:
            return change(self.library.people_file) or "There is nothing to undo."
        except PeopleError as error:
            return str(error)

    def _gathered(self, people: list[tuple[Person, str]], problem: str, said: str) -> None:
        if not self.is_mounted:
            return
        if said:
            self.notify(said, timeout=4, markup=False)
        if self.current:
            self._wanted = set(map(fold, self.current.names))
        self.people = people
        wanted = (person for person, _ in people if self._is_wanted(person))
        self.everybody |= any(person.type not in NAMED for person in wanted)
        self.remark(problem)
        self.rows.say("" if problem else EMPTY)
        self._show()

    # -- showing ---------------------------------------------------------------------------------

    def narrow(self) -> None:
        """The people one of whose names fits the line; the highlighted one stays so where it still fits."""
        if self.current:
            self._wanted = set(map(fold, self.current.names))
        self._show()

    def _show(self) -> None:
        words = fold(self.words).split()
        listed = [each for each in self.people if self.everybody or each[0].type in NAMED]
        found = [person for person, names in listed if all(word in names for word in words)]
        self.shown = sorted(found, key=lambda person: fold(person.name)) if self.by_name else found
        if listed:
            self.rows.say(NO_FIT)
        here = next((row for row, person in enumerate(self.shown) if self._is_wanted(person)), 0)
        self.rows.show_rows([partial(person_row, person) for person in self.shown], here)
        self._name_it(len(listed))

    def _is_wanted(self, person: Person) -> bool:
        return not self._wanted.isdisjoint(map(fold, person.names))

    def _name_it(self, listed: int) -> None:
        what = count(listed, "voice") if self.everybody else count(listed, "name")
        number = f"{len(self.shown):,} of {what}" if len(self.shown) < listed else what
        order = "by name" if self.by_name else "by number of statements"
        title = f"People · {one_line(self.library.folder.name)} · {number} · {order}"
        self.query_one(".dialog").border_title = escape(title)

    @property
    def current(self) -> Person | None:
        """The highlighted person."""
        row = self.rows.highlighted
        return self.shown[row] if row is not None and row < len(self.shown) else None

    # -- what the reader does --------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        person = self.current
        if person is None:
            return

        def chosen(quote: Quote | None) -> None:
            if quote:
                self.dismiss(quote)

        self.app.push_screen(StatementsScreen(self.library, person, self.heads, self.keep), chosen)

    def action_sort(self) -> None:
        """By number of statements, or by name."""
        self.by_name = not self.by_name
        self.narrow()

    def action_everybody(self) -> None:
        """Also who has no name, or only people and organisations."""
        self.everybody = not self.everybody
        self.narrow()

    def action_join(self) -> None:
        """State that the first proposed name is the same person."""
        self._decide(lambda file, name, other: file.join(name, other))

    def action_separate(self) -> None:
        """State that it is somebody else."""
        self._decide(lambda file, name, other: file.separate(name, other))

    def _decide(self, change: Callable[[PeopleFile, str, str], str]) -> None:
        person = self.current
        if person is None or not person.proposals:
            self.notify("Nobody else is proposed for this person.", timeout=3)
            return
        other = person.proposals[0].name
        self.gather(lambda file: f"{change(file, person.name, other)}. z undoes.")

    def action_undo(self) -> None:
        """Take back the last change of people.yaml."""
        self.gather(lambda file: (words := file.undo()) and f"Undone: {words}.")


def names_of(person: Person) -> str:
    """All names of a person, those that are only proposed included."""
    return " ".join((*person.names, *(each.name for each in person.proposals)))
