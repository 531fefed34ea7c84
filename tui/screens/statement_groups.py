"""What is said in all articles: each statement with its renderings over sources and languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.language.fold import fold
from search.library import Library
from search.model import Article, Statement
from search.punctuation import in_marks
from search.speech import N_, _, plural
from search.statements.renditions import once
from tui.keys.keys_of import with_keys
from tui.screens.gathering import GatheringScreen
from tui.screens.renderings import RenderingsScreen
from tui.screens.scripted import ScriptScreen
from tui.screens.statement_changes import ALONE, NO_FIT, Place, StatementDialog
from tui.widgets.dialog import BACK, Hint
from tui.widgets.pane_list import Row
from tui.widgets.people_rows import MORE, more_row
from tui.widgets.statement_rows import group_row, speaker_of, well_known

EMPTY = N_("Nothing is said in two places; {groups.all} shows all statements.")
MARKED = N_("Go to the other statement: {groups.merge} there makes both one, Esc unmarks.")
MOST = 500
"""Statements that are shown at once; the line finds any."""


class StatementGroupsScreen(StatementDialog, GatheringScreen["Place | None"], ScriptScreen):
    """Gives back the place to go to, or None; begins at the statement with the stretch `at`, if given."""

    BINDINGS = [
        Binding("O", "leave", "Back", show=False, id="groups.leave", tooltip="Back to the desk"),
        Binding("A", "everything", "All", id="groups.all", tooltip="Also what is rendered once, or not"),
        Binding("y", "confirm", "Confirm", id="groups.confirm", tooltip="Yes: all renderings say the same"),
        Binding("e", "export", "Export", id="desk.export", tooltip="Write these statements to a new file"),
        Binding(
            "M",
            "merge",
            "Merge",
            id="groups.merge",
            tooltip="Mark a statement; the same key on another joins both",
        ),
    ]

    PLACEHOLDER = N_("A name, or words of any rendering")

    def __init__(self, library: Library, heads: Iterable[Article], at: tuple[int, int] | None = None) -> None:
        super().__init__(library)
        self.heads = {head.id: head for head in heads}
        self.found: list[tuple[Statement, str]] = []  # each with its folded words
        self.others: dict[str, Statement] = {}  # all of them by their ids
        self.fit: list[Statement] = []
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
            found = self.library.statements(progress=self.heard)
            problem = " ".join(self.library.statement_index.problems)
        except (HexaplaError, OSError) as error:
            problem = str(error)
        if not get_current_worker().is_cancelled:
            folded = [(each, fold(_words(each))) for each in found]
            self.go_on(self._gathered, folded, problem)

    def _gathered(self, found: list[tuple[Statement, str]], problem: str) -> None:
        if not self.is_attached:
            return
        if self.current:
            self._wanted = self.current.id
        self.found, self.is_gathered = found, True
        self.others = {statement.id: statement for statement, _words in found}
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
        listed = [each for each in self.found if self.everything or self._is_listed(each[0])]
        found = [statement for statement, text in listed if all(word in text for word in words)]
        self.fit = found
        self.shown = found[:MOST]
        if listed:
            self.rows.say(_(NO_FIT))
        here = next((row for row, each in enumerate(self.shown) if each.id == self._wanted), 0)
        rows: list[Row] = [
            self.drawn(group_row, well_known(each), marked=self._is_marked(each)) for each in self.shown
        ]
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

    def _is_listed(self, statement: Statement) -> bool:
        """Whether it stands in two places, or may: of two single ones the first is listed, with the other."""
        if len(once(statement)) > 1:
            return True
        others = [self.others[id] for id in statement.perhaps if id in self.others]
        return any(len(once(each)) == 1 and statement.id < each.id for each in others)

    def _is_marked(self, statement: Statement) -> bool:
        return self.marked is not None and self.marked.id == statement.id

    def _offer(self) -> None:
        joins = Hint(_("M joins with the marked one") if self.marked else _("M mark to join"), "merge")
        self.dialog.offer(
            Hint(_("Enter renderings")),
            Hint(_("y confirm"), "confirm"),
            joins,
            Hint(_("e export"), "export"),
            Hint(_("/ filter"), "line"),
            Hint(_("A all"), "everything"),
            BACK,
        )

    @property
    def current(self) -> Statement | None:
        """The highlighted statement."""
        return self.rows.among(self.shown)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:

            def chosen(place: Place | None) -> None:
                if place:
                    self.dismiss(place)
                else:
                    self.gather()

            screen = RenderingsScreen(self.library, self.current, self.heads, self.others)
            self.app.push_screen(screen, chosen)

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
                self.change(lambda: self.library.merge(marked, statement) + _namesakes(marked, statement))
        self.narrow()
        self._offer()

    def action_export(self) -> None:
        """Ask where to keep the statements that fit the line, and write them."""
        from tui.screens.statements_file import statements_file

        if self.fit:
            self.app.push_screen(statements_file(self.library, self.fit, self.heads))
        else:
            self.notify(_("There is nothing to export yet."), timeout=3)

    def action_leave(self) -> None:
        """Empty the line, then unmark, then leave."""
        if self.marked and not (self.line.has_focus or self.words):
            self.marked = None
            self.narrow()
            self._offer()
        else:
            super().action_leave()


def _namesakes(one: Statement, other: Statement) -> str:
    """In words, that what two people say counts as one; empty where it is one person, or nobody is known."""
    if not one.person or not other.person or one.person == other.person:
        return ""
    told = _("; {one} and {other} then say the same")
    return told.format(one=in_marks(speaker_of(one)), other=in_marks(speaker_of(other)))


def _words(statement: Statement) -> str:
    """What the line looks through: the name, files, languages and words of all renderings."""
    texts = (f"{each.file} {each.lang} {each.speaker} {each.text}" for each in statement.renderings)
    return "\n".join((statement.person, *texts))
