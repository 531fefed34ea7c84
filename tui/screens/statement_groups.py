"""What is said in all articles: each statement with its renderings over sources and languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TypeVar

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.language.fold import fold
from search.library import Library
from search.model import Article, Rendering, Span, Statement
from search.speech import N_, _, plural
from search.statements.file import StatementsFile
from search.statements.renditions import head_of, once, times
from tui.keys_of import with_keys
from tui.screens.changing import ChangingScreen
from tui.screens.passages import InUse, PassageScreen, of_span
from tui.widgets.dialog import BACK, Hint
from tui.widgets.pane_list import PaneList, Row
from tui.widgets.people_rows import MORE, more_row
from tui.widgets.statement_rows import group_row, rendering_row

WAITING = N_("Gathering what is said …")
EMPTY = N_("Nothing is said in two places; {groups.all} shows all statements.")
NO_FIT = N_("No statement fits; Esc empties the line.")
GONE = N_("This statement is not there any more; go back to the list.")
ALONE = N_("There is no other rendering to compare with.")
MARKED = N_("Go to the other statement: {groups.merge} there makes both one, Esc unmarks.")
MOST = 500
"""Statements that are shown at once; the line finds any."""

Place = tuple[int, int | None]
"""An article, and an offset in it."""


class DecidingScreen(ChangingScreen["Place | None"]):
    """Lists something that is changed through statements.yaml."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    @property
    def decisions(self) -> StatementsFile:
        """statements.yaml."""
        return self.library.statements_file


class StatementGroupsScreen(DecidingScreen):
    """Gives back the place to go to, or None; begins at the statement with the stretch `at`, if given."""

    BINDINGS = [
        Binding("O", "leave", "Back", show=False, id="groups.leave", tooltip="Back to the desk"),
        Binding("A", "everything", "All", id="groups.all", tooltip="Also what is rendered once, or not"),
        Binding("y", "confirm", "Confirm", id="groups.confirm", tooltip="Yes: all renderings say the same"),
        Binding(
            "M", "merge", "Merge", id="groups.merge", tooltip="Mark a statement; M on another joins both"
        ),
    ]

    PLACEHOLDER = N_("A name, or words of any rendering")
    WAITING = WAITING

    def __init__(self, library: Library, heads: Iterable[Article], at: tuple[int, int] | None = None) -> None:
        super().__init__(library)
        self.heads = {head.id: head for head in heads}
        self.found: list[tuple[Statement, str]] = []  # each with its folded words
        self.shown: list[Statement] = []
        self.everything = False
        self.marked: Statement | None = None
        self._at = at
        self._wanted = ""

    def on_mount(self) -> None:
        """Gather the statements behind the page."""
        self.dialog.entitle(_("Statements"), self.library.folder.name)
        self._offer()
        self.gather()

    def gather(self) -> None:
        """Ask the library what is said; the newest answer wins."""
        self._ask()

    @work(thread=True, exclusive=True, group="statements", exit_on_error=False)
    def _ask(self) -> None:
        found: list[Statement] = []
        try:
            found = self.library.statements()
            problem = " ".join(self.library.statement_index.problems)
        except (HexaplaError, OSError) as error:
            problem = str(error)
        if not get_current_worker().is_cancelled:
            folded = [(each, fold(_words(each))) for each in found]
            self.app.call_from_thread(self._gathered, folded, problem)

    def _gathered(self, found: list[tuple[Statement, str]], problem: str) -> None:
        if not self.is_mounted:
            return
        if self.current:
            self._wanted = self.current.id
        self.found = found
        self._begin_at()
        self.remark(problem)
        self.rows.say("" if problem else with_keys(self.app, _(EMPTY)))
        self._show()

    def _begin_at(self) -> None:
        """The statement that was asked for is shown even where it has one rendering only."""
        at, self._at = self._at, None
        if at is None:
            return
        article, offset = at
        for statement, _order in self.found:
            if any(r.article == article and r.start <= offset < r.end for r in statement.renderings):
                self._wanted = statement.id
                self.everything |= len(once(statement)) == 1

    def narrow(self) -> None:
        """The statements that fit the line; the highlighted one stays so where it still fits."""
        if self.current:
            self._wanted = self.current.id
        self._show()

    def _show(self) -> None:
        words = fold(self.words).split()
        listed = [each for each in self.found if self.everything or len(once(each[0])) > 1]
        found = [statement for statement, text in listed if all(word in text for word in words)]
        self.shown = found[:MOST]
        if listed:
            self.rows.say(_(NO_FIT))
        here = next((row for row, each in enumerate(self.shown) if each.id == self._wanted), 0)
        rows: list[Row] = [partial(group_row, each, marked=self._is_marked(each)) for each in self.shown]
        further = len(found) - MOST
        more = [partial(more_row, with_keys(self.app, _(MORE), number=further))] if further > 0 else []
        self.rows.show_rows([*rows, *more], here)
        what = plural("{count:,} statement", "{count:,} statements", len(listed))
        number = (
            _("{found:,} of {what}").format(found=len(found), what=what) if len(found) < len(listed) else what
        )
        self.dialog.entitle(
            _("Statements"),
            number,
            "" if self.everything else _("in two places or more"),
            self.library.folder.name,
        )

    def _is_marked(self, statement: Statement) -> bool:
        return self.marked is not None and self.marked.id == statement.id

    def _offer(self) -> None:
        joins = Hint(_("M joins with the marked one") if self.marked else _("M mark to join"), "merge")
        self.dialog.offer(
            Hint(_("Enter renderings")),
            Hint(_("y confirm"), "confirm"),
            joins,
            Hint(_("/ filter"), "line"),
            Hint(_("A all"), "everything"),
            BACK,
        )

    @property
    def current(self) -> Statement | None:
        """The highlighted statement."""
        return _at_row(self.rows, self.shown)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:

            def chosen(place: Place | None) -> None:
                if place:
                    self.dismiss(place)
                else:
                    self.gather()

            self.app.push_screen(RenderingsScreen(self.library, self.current, self.heads), chosen)

    def action_everything(self) -> None:
        """Also what is rendered in one place only, or not."""
        self.everything = not self.everything
        self.narrow()

    def action_confirm(self) -> None:
        """State that all renderings of the highlighted statement are one."""
        statement = self.current
        if statement is None or len(statement.renderings) < 2:
            self.notify(_(ALONE), timeout=3)
            return
        self.change(lambda: self.library.confirm(*statement.renderings))

    def action_merge(self) -> None:
        """Mark the highlighted statement, or make it one with the marked one."""
        statement, marked = self.current, self.marked
        if statement is None:
            return
        if marked is None:
            self.marked = statement
            self.notify(with_keys(self.app, _(MARKED)), timeout=4)
        else:
            self.marked = None
            if marked.id != statement.id:
                self.change(lambda: self.library.merge(marked, statement))
        self.narrow()
        self._offer()

    def action_leave(self) -> None:
        """Empty the line, then unmark, then leave."""
        if self.marked and not (self.line.has_focus or self.words):
            self.marked = None
            self.narrow()
            self._offer()
        else:
            super().action_leave()


class RenderingsScreen(PassageScreen, DecidingScreen):
    """The renderings of one statement; gives back the place to go to, or None."""

    BINDINGS = [
        Binding("O", "leave", "Back", show=False, id="renderings.leave", tooltip="Back to the statements"),
        Binding("c", "compare", "Compare", id="desk.compare", tooltip="This one beside the first or marked"),
        Binding("m", "mark", "Mark", id="renderings.mark", tooltip="Mark the one to compare others with"),
        Binding("y", "confirm", "Confirm", id="renderings.confirm", tooltip="Yes: it says the same"),
        Binding("d", "reject", "Reject", id="renderings.reject", tooltip="No: it is another statement"),
    ]

    PLACEHOLDER = N_("Words, a language or a file")
    WAITING = WAITING

    def __init__(self, library: Library, statement: Statement, heads: dict[int, Article]) -> None:
        super().__init__(library)
        self.statement = statement
        self.heads = heads
        self.shown = once(statement)
        self.marked = _origin(statement, head_of(statement))

    def on_mount(self) -> None:
        """Show the renderings."""
        self.dialog.offer(
            Hint(_("Enter opens")),
            Hint(_("c compare"), "compare"),
            Hint(_("m mark"), "mark"),
            Hint(_("y confirm"), "confirm"),
            Hint(_("d reject"), "reject"),
            Hint(_("b bookmark"), "bookmark"),
            Hint(_("o outside"), "outside"),
            BACK,
        )
        self.narrow()

    def gather(self) -> None:
        """Ask for the statement of the marked rendering, as it is now."""
        self._ask()

    @work(thread=True, exclusive=True, group="statements", exit_on_error=False)
    def _ask(self) -> None:
        try:
            found = self.library.statement_index.at(self.marked)
        except (HexaplaError, OSError):
            found = None
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._gathered, found)

    def _gathered(self, found: Statement | None) -> None:
        if self.is_mounted:
            self.statement = found or self.statement
            self.remark("" if found else _(GONE))
            self.narrow()

    def narrow(self) -> None:
        """The renderings that fit the line."""
        words, here = fold(self.words).split(), self.current
        every = once(self.statement)
        self.shown = [
            r
            for r in every
            if all(word in fold(f"{r.file} {r.lang} {r.how} {r.speaker} {r.text}") for word in words)
        ]
        rows: list[Row] = [
            partial(
                rendering_row,
                each,
                self.heads.get(each.article),
                marked=self._is_marked(each),
                times=times(self.statement, each),
            )
            for each in self.shown
        ]
        self.rows.say(_(NO_FIT))
        self.rows.show_rows(rows, self.shown.index(here) if here in self.shown else 0)
        hand = _("decided by hand") if self.statement.by_hand else ""
        self.dialog.entitle(
            self.statement.person or _("Statement"),
            plural("{count:,} rendering", "{count:,} renderings", len(every)),
            hand,
        )

    def _is_marked(self, rendering: Rendering) -> bool:
        return (rendering.article, rendering.start) == (self.marked.article, self.marked.start)

    @property
    def current(self) -> Rendering | None:
        """The highlighted rendering."""
        return _at_row(self.rows, self.shown)

    @property
    def in_use(self) -> InUse | None:
        """The words of the highlighted rendering."""
        here = self.current
        return of_span(here.article, here.start, here.end) if here else None

    @property
    def other(self) -> Rendering | None:
        """What the highlighted one is held against: the marked one, else the first other."""
        others = [each for each in once(self.statement) if each != self.current]
        return next(filter(self._is_marked, others), others[0] if others else None)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:
            self.dismiss((self.current.article, self.current.start))

    def action_mark(self) -> None:
        """Hold others against the highlighted rendering."""
        if self.current:
            self.marked = self.current
            self.narrow()

    def action_compare(self) -> None:
        """The highlighted rendering beside the marked one, difference by difference."""
        from tui.screens.compare import CompareScreen, Stretch

        one, other = self.other, self.current
        if one is None or other is None:
            self.notify(_(ALONE), timeout=3)
            return
        here, there = (Stretch(each.article, Span(each.start, each.end)) for each in (one, other))

        def compared(place: Place | None) -> None:
            if place:
                self.dismiss(place)

        self.app.push_screen(CompareScreen(self.library, here, there), compared)

    def action_confirm(self) -> None:
        """State that the highlighted rendering says the same as the marked one."""
        one, other = self.other, self.current
        if one is None or other is None:
            self.notify(_(ALONE), timeout=3)
            return
        self.change(lambda: self.library.confirm(one, other))

    def action_reject(self) -> None:
        """State that the highlighted rendering is another statement than the marked one."""
        one, other = self.other, self.current
        if one is None or other is None:
            self.notify(_(ALONE), timeout=3)
            return
        if self._is_marked(other):
            self.marked = one
        self.change(lambda: self.library.reject(one, other))


def _origin(statement: Statement, rendering: Rendering) -> Rendering:
    """The rendering itself, or the one that it repeats."""
    return next((r for r in statement.renderings if (r.article, r.start) == rendering.copy_of), rendering)


def _words(statement: Statement) -> str:
    """What the line looks through: the name, files, languages and words of all renderings."""
    texts = (f"{each.file} {each.lang} {each.speaker} {each.text}" for each in statement.renderings)
    return "\n".join((statement.person, *texts))


Shown = TypeVar("Shown")


def _at_row(rows: PaneList, shown: Sequence[Shown]) -> Shown | None:
    at = rows.highlighted
    return shown[at] if at is not None and at < len(shown) else None
