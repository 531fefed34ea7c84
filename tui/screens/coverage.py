"""The coverage of an article: what it alone has, and what only the others of its story have."""

from __future__ import annotations

from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.coverage import KINDS, SIDES, Gap
from search.coverage.words import count_words, shown_of
from search.errors import HexaplaError
from search.language.fold import fold
from search.library import Library
from search.model import Article, Span
from search.speech import N_, _, plural
from tui.keys.keys_of import key_of, with_keys
from tui.screens.board import BoardScreen
from tui.screens.passages import InUse, PassageScreen, of_sentences, of_span
from tui.widgets.coverage_rows import KIND_WORDS, gap_row, side_row
from tui.widgets.dialog import BACK, Hint
from tui.widgets.pane_list import Row

WAITING = N_("Holding this article against the others …")
EMPTY = N_("Nothing stands on one side only, as far as this library shows.")
ALONE = N_("No other article of this library surely tells the same story.")
NO_FIT = N_("Nothing fits; Esc empties the line, {coverage.every-kind} shows every kind.")
MOST = 500
"""Rows of each half; the line finds any other."""


class CoverageScreen(BoardScreen[Gap], PassageScreen):
    """Two halves: what stands on either side only."""

    KINDS = KINDS

    BINDINGS = [
        Binding("C", "leave", "Back", show=False, id="coverage.leave", tooltip="Back to the article"),
        Binding("f", "kind", "Kind", id="coverage.kind", tooltip="Only what is of the next kind"),
        Binding("F", "every_kind", "All kinds", id="coverage.every-kind", tooltip="Every kind again"),
        Binding(
            "p", "minor", "Minor", id="coverage.minor", tooltip="Show what says little by itself; or fold it"
        ),
        Binding("e", "export", "Export", id="desk.export", tooltip="Write these rows to a new file"),
    ]

    def __init__(self, library: Library, article: Article) -> None:
        super().__init__()
        self.PLACEHOLDER = _("A word, a name, a source or a language")
        self.WAITING = _(WAITING)
        self.library = library
        self.article = article
        self.shown: list[Gap] = []
        self.rows_of: list[Gap | None] = []
        self.with_minor = False
        self.against = 0  # other articles of the story

    def on_mount(self) -> None:
        """Compare behind the page."""
        self.dialog.entitle(_("Coverage"), self.article.title)
        self.dialog.offer(
            Hint(_("Enter opens")),
            Hint(_("/ filter"), "line"),
            Hint(_("f kind"), "kind"),
            Hint(_("p minor"), "minor"),
            Hint(_("b bookmark"), "bookmark"),
            Hint(_("y copy"), "copy"),
            Hint(_("e export"), "export"),
            Hint(_("o outside"), "outside"),
            BACK,
        )
        self._gather()

    @work(thread=True, exclusive=True, group="coverage", exit_on_error=False)
    def _gather(self) -> None:
        found: list[Gap] = []
        problem = ""
        try:
            found = self.library.coverage(self.article, progress=self.heard)
            self.against = len(self.library.story(self.article))
            problem = self.library.relations.problem
        except (HexaplaError, OSError) as error:
            problem = str(error)
        folded = [(gap, _text(gap)) for gap in found]
        if not get_current_worker().is_cancelled:
            self.go_on(self._gathered, folded, problem)

    def _gathered(self, found: list[tuple[Gap, str]], problem: str) -> None:
        if self.is_attached:
            self.found, self.is_gathered = found, True
            self.remark(problem)
            self.rows.say(problem or _(EMPTY if self.against else ALONE))
            self.narrow()

    def narrow(self) -> None:
        """What fits the line and the kind, in two halves; a word finds the minor ones, too."""
        if not self.is_gathered:
            return
        everything = self.with_minor or bool(self.words) or self.kind == "person"
        fitting = self.fitting
        self.shown = [gap for gap in fitting if everything or not gap.is_minor]
        if self.found:
            self.rows.say(with_keys(self.app, _(NO_FIT)))
        rows: list[Row] = []
        key = key_of(self.app, "coverage.minor")
        self.rows_of = []
        for side in SIDES:
            half = [gap for gap in self.shown if gap.side == side]
            folded = sum(gap.side == side for gap in fitting) - len(half)
            rows.append(partial(side_row, side, count_words(half), folded, key))
            self.rows_of.append(None)
            rows += [self.drawn(gap_row, gap, shown_of(gap)) for gap in half[:MOST]]
            self.rows_of += half[:MOST]
        headings = [at for at, gap in enumerate(self.rows_of) if gap is None]
        self.rows.show_rows(rows if fitting else [], headings=headings)
        self.dialog.entitle(
            _("Coverage"),
            plural("against {count} other article", "against {count} other articles", self.against),
            _(KIND_WORDS[self.kind]) if self.kind else "",
            with_keys(self.app, _("the first {count}, {filtered.line} finds the others"), count=MOST)
            if len(self.shown) > len(self.rows_of) - len(SIDES)
            else "",
            self.article.title,
        )

    @property
    def current(self) -> Gap | None:
        """The row in use."""
        return self.rows.among(self.rows_of)

    @property
    def in_use(self) -> InUse | None:
        """The words of the row; of a figure its sentence, as it says nothing alone."""
        if not self.current:
            return None
        first = shown_of(self.current)
        if self.current.kind == "figure":
            return of_sentences(first.article, Span(first.start, first.end))
        return of_span(first.article, first.start, first.end)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:
            first = shown_of(self.current)
            self.dismiss((first.article, first.start))

    def action_minor(self) -> None:
        """Show or fold the minor ones."""
        self.with_minor = not self.with_minor
        self.narrow()

    def action_export(self) -> None:
        """Write what is listed to a new file."""
        from tui.screens.board_files import coverage_file

        if self.shown:
            self.app.push_screen(coverage_file(self.library, self.shown, self.article))


def _text(gap: Gap) -> str:
    """What the line looks in."""
    told = (f"{each.text} {each.source} {each.file} {each.lang}" for each in gap.places)
    return fold(" ".join([gap.side, _(KIND_WORDS[gap.kind]), gap.label, *told]))
