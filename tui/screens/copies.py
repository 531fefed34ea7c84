"""The near copies of an article, and what each of them left out, added or changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.library import Library
from search.model import Article
from search.speech import N_, _, plural
from tui.reader.about import origin
from tui.screens.modal import Modal
from tui.text.hunks import Hunk, OwnText, Side, hunks, in_common
from tui.text.page import times
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import MUTED, paragraph

COMPARING = N_("Comparing …")
SAME = N_("Both have the same words; only their folded parts or the way they are written may differ.")
HINTS = (
    Hint(N_("− only here")),
    Hint(N_("+ only in the copy")),
    Hint(N_("Enter opens")),
    Hint(N_("c side by side"), "compare"),
    BACK,
)
MOST_LINES = 12


def copy_row(head: Article, width: int) -> Content:
    """Where a copy is from, then its title."""
    where = paragraph(origin(head), width).stylize("bold")
    return Content("\n").join([where, paragraph(head.title, width, most=2).stylize(MUTED), Content("")])


def hunk_row(hunk: Hunk, width: int) -> Content:
    """How much is the same before it, then the words here with a minus and those there with a plus."""
    lines = (
        [Content.styled(_("… {same:,} characters the same").format(same=hunk.same), MUTED)]
        if hunk.same
        else []
    )
    if hunk.here:
        lines.append(_side("− ", hunk.here, "bold underline $text-error", width))
    if hunk.there:
        lines.append(_side("+ ", hunk.there, "bold underline $text-success", width))
    return Content("\n").join([*lines, Content("")])


def _side(sign: str, side: Side, style: str, width: int) -> Content:
    words = paragraph(side.words, width - len(sign), side.marks, style, most=MOST_LINES)
    words = words.stylize_before(MUTED)
    first, *rest = words.split("\n")
    lines = [
        Content.assemble((sign, style.split()[-1]), first),
        *(Content.assemble("  ", row) for row in rest),
    ]
    return Content("\n").join(lines)


class CopiesScreen(Modal["tuple[int, int | None] | None"]):
    """Gives back an article and the offset to go to in it (None: its top), or None."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide")]

    BINDINGS = [
        Binding("escape,q,equals_sign", "leave", "Back", id="copies.leave", tooltip="Back to the article"),
        Binding(
            "c",
            "compare",
            "Compare",
            id="desk.compare",
            tooltip="Put the article and this copy side by side",
        ),
        Binding(
            "l,right,h,left",
            "other_side",
            "Other side",
            show=False,
            id="copies.side",
            tooltip="From the copies to the differences, and back",
        ),
    ]

    copies = query_one("#copies", PaneList)
    differences = query_one("#differences", PaneList)

    def __init__(self, library: Library, article: Article, copies: Sequence[Article]) -> None:
        super().__init__()
        self.library = library
        self.article = article
        self.found = tuple(copies)
        self.own = OwnText(article)
        self.hunks: list[Hunk] = []

    def compose(self) -> ComposeResult:
        """The copies on the left, above where it is narrow; what differs beside them."""
        title = f"{times(len(self.found) + 1)} · {self.article.title}"
        with Dialog(title, hints=HINTS), Horizontal(id="copies-and-differences"):
            yield PaneList(title=_("Copies"), empty="", id="copies")
            yield PaneList(title=_("Differences"), empty=_(COMPARING), id="differences")

    def on_mount(self) -> None:
        """Begin with the first copy."""
        self.copies.show_rows([partial(copy_row, head) for head in self.found])
        self.copies.focus()

    @on(OptionList.OptionHighlighted, "#copies")
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.hunks = []
        self.differences.show_rows([])
        self.differences.say(_(COMPARING))
        self._compare(self.found[event.option_index])

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self, head: Article) -> None:
        from search.wording import differences

        try:
            other = self.library.article(head.id)
        except HexaplaError as error:
            self.go_on(self._show, head, [], str(error))
            return
        there = OwnText(other).text if other else ""
        found = differences(self.own.text, there)
        made = hunks(found, self.own.text, there)
        share = in_common(found, self.own.text, there)
        if not get_current_worker().is_cancelled:
            number = plural("{count:,} difference", "{count:,} differences", len(made))
            alike = _("{share} % the same").format(share=share)
            words = f"{number} · {alike}" if made else ""
            self.go_on(self._show, head, made, words or _(SAME))

    def _show(self, head: Article, made: list[Hunk], words: str) -> None:
        row = self.copies.highlighted
        if not self.is_attached or row is None or self.found[row] is not head:
            return
        self.hunks = made
        self.differences.border_title = words if made else _("Differences")
        self.differences.show_rows([partial(hunk_row, hunk) for hunk in made])
        self.differences.say(words)

    @on(OptionList.OptionSelected, "#copies")
    def _copy_chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss((self.found[event.option_index].id, None))

    @on(OptionList.OptionSelected, "#differences")
    def _difference_chosen(self) -> None:
        hunk = self.differences.among(self.hunks)
        if hunk:
            self.dismiss((self.article.id, self.own.in_article(hunk.at)))

    def action_compare(self) -> None:
        """Both side by side; where the reader goes from there is the answer."""
        from tui.screens.compare import CompareScreen, Stretch

        head = self.found[self.copies.highlighted or 0]
        here, there = Stretch(self.article.id), Stretch(head.id)
        self.app.push_screen(CompareScreen(self.library, here, there), self._compared)

    def _compared(self, place: tuple[int, int | None] | None) -> None:
        if place is not None:
            self.dismiss(place)

    def action_other_side(self) -> None:
        """Give the keys to the other list."""
        (self.differences if self.copies.has_focus else self.copies).focus()

    def action_leave(self) -> None:
        """Back to where the reader was."""
        self.dismiss(None)
