"""Everybody who speaks in the library, over all names, scripts and articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.language.fold import fold
from search.library import Library
from search.model import Article, Person, Quote
from search.people.file import PeopleFile
from search.speech import N_, _, plural
from tui.keys.keys_of import with_keys
from tui.screens.changing import ChangingScreen
from tui.screens.gathering import GatheringScreen
from tui.screens.names import NamesScreen
from tui.screens.scripted import ScriptScreen
from tui.screens.statements import StatementsScreen
from tui.text.called import called
from tui.text.utterances import NAMED
from tui.widgets.dialog import BACK, Hint
from tui.widgets.people_rows import DECIDE, MORE, more_row, person_row, well_known

EMPTY = N_("Nobody speaks in this library, as far as it has been read.")
NO_FIT = N_("No name fits; Esc empties the line.")
WAITING = N_("Gathering who speaks …")
NOT_PROPOSED = N_(
    "Nobody is proposed here. {people.mark} marks this row, then {people.join} on another joins both; "
    "{people.names} lists the names, and {names.take-out} there takes one out."
)
MARKED = N_("Go to the other row: {people.join} there joins both, Esc unmarks.")
ONE_NAME = N_("This is the only name here.")
MOST = 500
"""Rows that are shown at once; of more people than that the line finds any."""


READING = (Hint(N_("Enter what they say")), Hint(N_("/ filter"), "line"))
ORDERING = (Hint(N_("n names"), "names"), Hint(N_(", sort"), "sort"), Hint(N_("A all"), "everybody"), BACK)
PROPOSED = (Hint(N_("y joins"), "join"), Hint(N_("d denies"), "separate"))


class PeopleScreen(GatheringScreen["Quote | None"], ChangingScreen["Quote | None"], ScriptScreen):
    """Gives back the statement to go to, or None.

    Begins at the person called `speaker`, and at what they say where `opened` is one of their quotes.
    """

    BINDINGS = [
        Binding("S", "leave", "Back", show=False, id="people.leave", tooltip="Back to the desk"),
        Binding(
            "comma",
            "sort",
            "Sort",
            key_display=",",
            id="people.sort",
            tooltip="By number of statements, or by name",
        ),
        Binding(
            "A",
            "everybody",
            "All",
            id="people.everybody",
            tooltip="Also unnamed sources, groups and documents, or not",
        ),
        Binding(
            "m", "mark", "Mark", id="people.mark", tooltip="Mark a row; saying yes on another one joins both"
        ),
        Binding(
            "y",
            "join",
            "Join",
            id="people.join",
            tooltip="Yes: the proposed name, or the marked row, is the same person",
        ),
        Binding("d", "separate", "Deny", id="people.separate", tooltip="No: the proposed name is another"),
        Binding("n", "names", "Names", id="people.names", tooltip="List the names of this row; take one out"),
    ]

    PLACEHOLDER = N_("A name in any script")
    WAITING = WAITING

    def __init__(
        self,
        library: Library,
        heads: Iterable[Article],
        speaker: str = "",
        opened: Quote | None = None,
    ) -> None:
        super().__init__()
        self.library = library
        self.heads = {head.id: head for head in heads}
        self.people: list[tuple[Person, str]] = []  # each with its folded names
        self.shown: list[Person] = []
        self.by_name = False
        self.everybody = False
        self.marked: Person | None = None
        self._opened = opened
        self._wanted = {fold(speaker)} if speaker else set()  # folded names of the one to highlight

    def on_mount(self) -> None:
        """Gather the people behind the page."""
        self.dialog.entitle(_("People"), self.library.folder.name)
        self._offer()
        self.gather()

    # -- gathering -------------------------------------------------------------------------------

    @property
    def decisions(self) -> PeopleFile:
        """people.yaml."""
        return self.library.people_file

    @work(thread=True, exclusive=True, group="people", exit_on_error=False)
    def gather(self) -> None:
        """Ask the library who speaks; the newest answer wins."""
        people: list[Person] = []
        try:
            people = self.library.people(everybody=True, progress=self.heard)
            problem = " ".join(self.library.people_file.problems)
        except (HexaplaError, OSError) as error:
            problem = str(error)
        folded = [(person, fold(names_of(person))) for person in people]
        if not get_current_worker().is_cancelled:
            self.go_on(self._gathered, folded, problem)

    def _gathered(self, people: list[tuple[Person, str]], problem: str) -> None:
        if not self.is_attached:
            return
        self.is_gathered = True
        if self.current:
            self._wanted = set(map(fold, self.current.names))
        self.people = people
        wanted = (person for person, _order in people if self._is_wanted(person))
        self.everybody |= any(person.type not in NAMED for person in wanted)
        self.remark(problem)
        self.rows.say("" if problem else _(EMPTY))
        self._show()
        self._resume()

    def _resume(self) -> None:
        """Show what was opened last among all that its speaker says."""
        opened, self._opened = self._opened, None
        if opened and self.current and self._is_wanted(self.current):
            self._read(self.current, opened)

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
        if self.by_name:
            found.sort(key=lambda person: fold(called(person.name, person.names)))
        further = found[MOST:]
        self.shown = found[:MOST] + list(filter(self._is_wanted, further))[:1]
        if listed:
            self.rows.say(_(NO_FIT))
        here = next((row for row, person in enumerate(self.shown) if self._is_wanted(person)), 0)
        keys = with_keys(self.app, _(DECIDE))
        rows = [
            self.drawn(person_row, well_known(person), marked=self._is_marked(person), keys=keys)
            for person in self.shown
        ]
        more = [partial(more_row, with_keys(self.app, _(MORE), number=len(further)))] if further else []
        self.rows.show_rows([*rows, *more], here)
        self._name_it(len(found), len(listed))

    def _is_wanted(self, person: Person) -> bool:
        return not self._wanted.isdisjoint(map(fold, person.names))

    def _name_it(self, found: int, listed: int) -> None:
        what = (
            plural("{count:,} voice", "{count:,} voices", listed)
            if self.everybody
            else plural("{count:,} name", "{count:,} names", listed)
        )
        number = _("{found:,} of {what}").format(found=found, what=what) if found < listed else what
        order = _("by name") if self.by_name else _("by number of statements")
        self.dialog.entitle(_("People"), number, order, self.library.folder.name)

    def _is_marked(self, person: Person) -> bool:
        return self.marked is not None and self.marked.id == person.id

    @on(OptionList.OptionHighlighted)
    def _offer(self) -> None:
        """What can be done with the highlighted row comes first."""
        person, marked = self.current, self.marked
        if marked is None:
            decide = PROPOSED if person and person.proposals else ()
            self.dialog.offer(*decide, *READING, Hint(_("m mark to join"), "mark"), *ORDERING)
        elif person and self._is_marked(person):
            self.dialog.offer(
                Hint(with_keys(self.app, _("{people.join} on another row joins both"))),
                Hint(_("m unmarks"), "mark"),
                *READING,
                BACK,
            )
        else:
            joins = Hint(_("y joins with {name}").format(name=marked.name), "join")
            self.dialog.offer(joins, Hint(_("m marks this one"), "mark"), *READING, BACK)

    @property
    def current(self) -> Person | None:
        """The highlighted person."""
        return self.rows.among(self.shown)

    # -- what the reader does --------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:
            self._read(self.current)

    def _read(self, person: Person, at: Quote | None = None) -> None:
        """What a person says; the statement that is chosen there is the answer."""

        def chosen(quote: Quote | None) -> None:
            if quote:
                self.dismiss(quote)

        self.app.push_screen(StatementsScreen(self.library, person, self.heads, at), chosen)

    def action_sort(self) -> None:
        """By number of statements, or by name."""
        self.by_name = not self.by_name
        self.narrow()

    def action_everybody(self) -> None:
        """Also who has no name, or only people and organisations."""
        self.everybody = not self.everybody
        self.narrow()

    def action_mark(self) -> None:
        """Mark the highlighted row, or unmark the marked one."""
        person = self.current
        if person is None:
            return
        self.marked = None if self._is_marked(person) else person
        self.narrow()
        self._offer()

    def action_join(self) -> None:
        """State that the marked row, else the first proposed name, is the same person."""
        person, marked = self.current, self.marked
        if marked is None or person is None:
            self._decide(self._join)
        elif self._is_marked(person):
            self.notify(with_keys(self.app, _(MARKED)), timeout=3)
        else:
            self.marked = None
            self.change(lambda: self._join(marked.name, person.name))

    def _join(self, name: str, other: str) -> str:
        """Both under the name of whom more is said: the other one is a name of that person."""
        said = {each.name: each.quotes for each, _names in self.people}
        return self.decisions.join(*sorted((name, other), key=lambda each: -said.get(each, 0)))

    def action_separate(self) -> None:
        """State that it is somebody else."""
        self._decide(self.decisions.separate)

    def _decide(self, change: Callable[[str, str], str]) -> None:
        person = self.current
        if person is None or not person.proposals:
            self.notify(with_keys(self.app, _(NOT_PROPOSED)), timeout=6)
            return
        other = person.proposals[0].name
        self.change(lambda: change(person.name, other))

    def action_names(self) -> None:
        """List the names of the highlighted person; the one that is chosen there is somebody else's."""
        person = self.current
        if person is None or len(person.names) < 2:
            self.notify(_(ONE_NAME), timeout=3)
            return

        def taken(name: str | None) -> None:
            if name is not None:
                self.change(lambda: self.decisions.separate(person.name, name))

        self.app.push_screen(NamesScreen(person), taken)

    def action_leave(self) -> None:
        """Empty the line, then unmark, then leave."""
        if self.marked and not (self.line.has_focus or self.words):
            self.marked = None
            self.narrow()
            self._offer()
        else:
            super().action_leave()


def names_of(person: Person) -> str:
    """All names of a person, those that are only proposed included."""
    return " ".join((*person.names, *(each.name for each in person.proposals)))
