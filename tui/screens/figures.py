"""The board of figures: amounts, counts, shares, measures, durations and dates, a row a value of a thing."""

from __future__ import annotations

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.figures import KINDS, FigureRow
from search.figures.words import together, uncompared_words, value_words
from search.language.fold import fold
from search.library import Library
from search.speech import N_, _, plural
from tui.keys.keys_of import with_keys
from tui.screens.board import BoardScreen, Place
from tui.screens.scripted import ScriptScreen
from tui.widgets.dialog import BACK, Hint
from tui.widgets.figure_rows import KIND_WORDS, figure_row, signs
from tui.widgets.pane_list import Row

WAITING = N_("Looking for figures in all articles …")
EMPTY = N_("No article here gives a figure or date.")
NO_FIT = N_("No figure fits; Esc empties the line, {figures.every-kind} shows every kind.")
WITHOUT_MEANINGS = N_("Without vectors no values are compared: {problem}")
ORDERS = {
    "differing": N_("those that differ first"),
    "size": N_("by size"),
    "date": N_("by first date"),
}
MOST = 500
"""Rows that are listed at first; as many more follow when the last one is reached."""


class FiguresScreen(BoardScreen[FigureRow], ScriptScreen):
    """Begins at the row with the id `at`."""

    KINDS = KINDS

    BINDINGS = [
        Binding(
            "number_sign", "leave", "Back", show=False, id="figures.leave", tooltip="Back to the article"
        ),
        Binding("f", "kind", "Kind", id="figures.kind", tooltip="Only figures of the next kind"),
        Binding(
            "F", "every_kind", "All kinds", id="figures.every-kind", tooltip="Figures of every kind again"
        ),
        Binding(
            "comma",
            "order",
            "Order",
            key_display=",",
            id="figures.order",
            tooltip="Those that differ first, by size, or by first date",
        ),
        Binding("e", "export", "Export", id="desk.export", tooltip="Write these rows to a new file"),
    ]

    def __init__(self, library: Library, at: str = "") -> None:
        super().__init__()
        self.PLACEHOLDER = _("A value, a word beside it, or a source")
        self.WAITING = _(WAITING)
        self.library = library
        self.row_in_use = at
        self.fit: list[FigureRow] = []
        self.shown: list[FigureRow] = []  # the first of those that fit
        self.others: dict[str, tuple[FigureRow, ...]] = {}  # those that disagree with a row that is listed
        self.order = "differing"

    def on_mount(self) -> None:
        """Gather the figures behind the page."""
        self.dialog.entitle(_("Figures and dates"), self.library.folder.name)
        self.dialog.offer(
            Hint(_("Enter shows the places")),
            Hint(_("/ filter"), "line"),
            Hint(_("f kind"), "kind"),
            Hint(_(", order"), "order"),
            Hint(_("e export"), "export"),
            BACK,
        )
        self._gather()

    @work(thread=True, exclusive=True, group="figures", exit_on_error=False)
    def _gather(self) -> None:
        rows: list[FigureRow] = []
        problem = ""
        try:
            rows = self.library.figures(progress=self.heard)
            problem = uncompared_words(rows)
            if self.library.relations.problem:
                problem = _(WITHOUT_MEANINGS).format(problem=self.library.relations.problem)
        except (HexaplaError, OSError) as error:
            problem = str(error)
        entries = together(rows)
        self.others = {first.id: tuple(others) for first, *others in entries}
        found = [(entry[0], fold(" ".join(map(_words, entry)))) for entry in entries]
        if not get_current_worker().is_cancelled:
            self.go_on(self._gathered, found, problem)

    def _gathered(self, found: list[tuple[FigureRow, str]], problem: str) -> None:
        if self.is_attached:
            self.found, self.is_gathered = found, True
            self.remark(problem)
            self.rows.say("" if problem and not found else _(EMPTY))
            self._show()

    # -- showing ---------------------------------------------------------------------------------

    def narrow(self) -> None:
        """The rows that fit the line; the one in use stays so where it still fits."""
        if self.is_gathered:
            self._show()

    def _show(self) -> None:
        fit = self.fitting
        if self.order != "differing":
            fit.sort(key=by_size if self.order == "size" else by_first_date)
        self.fit = fit
        at = next((at for at, row in enumerate(fit) if row.id == self.row_in_use), 0)
        self.shown = fit[: max(MOST, at + 1)]
        if self.found:
            self.rows.say(with_keys(self.app, _(NO_FIT)))
        self.rows.show_rows(list(map(self._row, self.shown)), at)
        self._entitle()

    def _row(self, row: FigureRow) -> Row:
        return self.drawn(figure_row, row, others=self.others[row.id])

    def _show_more(self) -> None:
        """As many rows again below those that are listed."""
        more = self.fit[len(self.shown) : len(self.shown) + MOST]
        self.shown += more
        self.rows.add_rows(list(map(self._row, more)))
        self._entitle()

    def _entitle(self) -> None:
        differing = sum(row.is_contradictory for row in self.fit)
        self.dialog.entitle(
            _("Figures and dates"),
            plural("{count} value", "{count} values", len(self.fit)),
            plural("{count} differs", "{count} differ", differing) if differing else "",
            _(KIND_WORDS[self.kind]) if self.kind else "",
            _(ORDERS[self.order]),
            _("the first {count}, more below the last").format(count=len(self.shown))
            if len(self.shown) < len(self.fit)
            else "",
            self.library.folder.name,
        )

    @on(OptionList.OptionHighlighted)
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self.shown):
            self.row_in_use = self.shown[event.option_index].id
        if event.option_index == len(self.shown) - 1 < len(self.fit) - 1:
            self._show_more()

    @property
    def current(self) -> FigureRow | None:
        """The row in use."""
        return self.rows.among(self.shown)

    # -- what the reader does --------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        from tui.screens.figure_places import FigurePlacesScreen

        row = self.current
        if row is None:
            return

        def chosen(place: Place | None) -> None:
            if place:
                self.dismiss(place)

        self.app.push_screen(FigurePlacesScreen(row, self.others[row.id]), chosen)

    def action_order(self) -> None:
        """The next order."""
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.narrow()

    def action_export(self) -> None:
        """Write the rows that fit to a new file, those below the last one too."""
        from tui.screens.board_files import figures_file

        if self.fit:
            rows = [each for row in self.fit for each in (row, *self.others[row.id])]
            self.app.push_screen(figures_file(self.library, rows))


def by_size(row: FigureRow) -> tuple[int, bool, float, str]:
    """Kind by kind, the largest first and vague ones last; dates in the order of the calendar."""
    value = row.value or 0.0
    return KINDS.index(row.kind), row.value is None, value if row.kind == "date" else -value, row.unit


def by_first_date(row: FigureRow) -> tuple[str, str]:
    """The day of the first article that gives it; those without a day last."""
    first = row.mentions[0]
    return first.date[:10] or "9999", first.file


def _words(row: FigureRow) -> str:
    """What the line looks in."""
    beside = (f"{each.text} {each.relation} {each.source} {each.file}" for each in row.mentions)
    return " ".join([row.label, value_words(row), _(KIND_WORDS[row.kind]), signs(row), *beside])
