"""What of the articles is wanted: unread ones, a language, a source, a month, or words of the title."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from textual import on
from textual.binding import Binding
from textual.widgets import OptionList

from search.model import Article
from search.speech import N_, _, plural
from tui.reader.shelf import Facet, IsRead, Kind, Wanted, chosen, facets, label
from tui.screens.filtered import FilteredScreen
from tui.text.page import badge
from tui.widgets.article_rows import facet_line, kind_line
from tui.widgets.dialog import BACK, Hint
from tui.widgets.pane_list import Row

NAMES: dict[Kind, str] = {
    "words": N_("Title, source or file"),
    "state": N_("Read or not"),
    "language": N_("Languages"),
    "source": N_("Sources"),
    "month": N_("Months"),
}


class ShelfFilterScreen(FilteredScreen["Wanted | None"]):
    """Gives back what is wanted, or None to leave it as it is."""

    BINDINGS = [
        Binding("f", "leave", "Back", show=False, id="shelf-filter.close", tooltip="Leave it as it is"),
        Binding("F", "clear", "All articles", id="shelf-filter.clear", tooltip="List all articles again"),
    ]
    PLACEHOLDER = N_("Words of a title or source; or narrow the list below")

    def __init__(self, heads: Sequence[Article], wanted: Wanted, is_read: IsRead) -> None:
        super().__init__()
        self.heads = heads
        self.wanted = wanted
        self.is_read = is_read
        self.found: list[Facet | None] = []

    def on_mount(self) -> None:
        """All that can be chosen."""
        self.line.placeholder = _(self.PLACEHOLDER)
        self.rows.focus()
        self.narrow()

    def narrow(self) -> None:
        """The words themselves first, then the values that have them."""
        typed = self.words
        listed = [*self._typed_facets(typed), *facets(self.heads, self.wanted, self.is_read)]
        listed = [
            each for each in listed if each.kind == "words" or typed.casefold() in named(each).casefold()
        ]
        rows: list[Row] = []
        self.found = []
        for kind, of_kind in groupby(listed, key=lambda each: each.kind):
            self.found.append(None)
            rows.append(partial(kind_line, NAMES[kind]))
            for each in of_kind:
                self.found.append(each)
                is_chosen = self.wanted.get(kind) == each.value
                rows.append(partial(facet_line, named(each), each.number, is_chosen))
        self.rows.say(_("There is no article yet.") if not self.heads else _("Nothing here has these words."))
        self.rows.show_rows(rows, 0, [row for row, each in enumerate(self.found) if each is None])
        self.dialog.entitle(_("Which articles"), self._count())
        self.dialog.offer(
            Hint(_("Enter chooses")), Hint(_("/ words"), "line"), Hint(_("F all"), "clear"), BACK
        )

    def _typed_facets(self, typed: str) -> list[Facet]:
        """The words that are typed, and those that are wanted already."""
        values = dict.fromkeys(value for value in (typed, self.wanted.get("words", "")) if value)
        return [
            Facet("words", value, len(chosen(self.heads, {**self.wanted, "words": value}, self.is_read)))
            for value in values
        ]

    def _count(self) -> str:
        fitting = len(chosen(self.heads, self.wanted, self.is_read))
        return plural("{count} article", "{count} articles", fitting)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        facet = self.found[event.option_index] if event.option_index < len(self.found) else None
        if facet is None:
            return
        wanted = dict(self.wanted)
        if wanted.get(facet.kind) == facet.value:
            del wanted[facet.kind]
        else:
            wanted[facet.kind] = facet.value
        self.dismiss(wanted)

    def action_clear(self) -> None:
        """Want all articles again."""
        self.dismiss({})


def named(facet: Facet) -> str:
    """A value in words for a person."""
    if facet.kind != "language":
        return label(facet.kind, facet.value)
    from tui.text.language_names import language_name

    return f"{badge(facet.value)}  {language_name(facet.value)}"
