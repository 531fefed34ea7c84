"""Which of the kept passages are wanted: by what became of them, language, source or tag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.widgets import OptionList

from search.bookmarks.words import STATES
from search.speech import _
from tui.reader.kept import KINDS, Facet, Wanted, facets
from tui.screens.filtered import FilteredScreen
from tui.widgets.article_rows import facet_line, kind_line
from tui.widgets.dialog import BACK, Hint
from tui.widgets.pane_list import Row

if TYPE_CHECKING:
    from search.bookmarks import Standing


class BookmarkFilterScreen(FilteredScreen["Wanted | None"]):
    """Gives back what is wanted, or None to leave it as it is."""

    BINDINGS = [
        Binding("f", "leave", "Back", show=False, id="bookmark-filter.close", tooltip="Leave it as it is"),
        Binding("F", "clear", "All", id="bookmark-filter.clear", tooltip="List all bookmarks again"),
    ]

    def __init__(self, kept: Sequence[Standing], wanted: Wanted) -> None:
        super().__init__()
        self.all = list(facets(kept))
        self.wanted = wanted
        self.found: list[Facet | None] = []

    def on_mount(self) -> None:
        """All that can be chosen."""
        self.line.placeholder = _("A state, language, source or tag")
        self.rows.say(_("Nothing here has these words."))
        self.dialog.entitle(_("Which bookmarks"))
        self.dialog.offer(Hint(_("Enter chooses")), Hint(_("F all"), "clear"), BACK)
        self.narrow()

    def narrow(self) -> None:
        """The values that hold the words of the line."""
        typed = self.words.casefold()
        rows: list[Row] = []
        self.found = []
        listed = [each for each in self.all if typed in _named(each).casefold()]
        for kind, of_kind in groupby(listed, key=lambda each: each.kind):
            self.found.append(None)
            rows.append(partial(kind_line, KINDS[kind]))
            for each in of_kind:
                self.found.append(each)
                is_wanted = self.wanted.get(kind) == each.value
                rows.append(partial(facet_line, _named(each), each.number, is_wanted))
        self.rows.show_rows(rows, 0, [row for row, each in enumerate(self.found) if each is None])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        facet = self.found[event.option_index] if event.option_index < len(self.found) else None
        if facet is None:
            return
        others = {kind: value for kind, value in self.wanted.items() if kind != facet.kind}
        is_wanted = self.wanted.get(facet.kind) == facet.value
        self.dismiss(others if is_wanted else {**others, facet.kind: facet.value})

    def action_clear(self) -> None:
        """Want all bookmarks again."""
        self.dismiss({})


def _named(facet: Facet) -> str:
    """A value in words for a person."""
    if facet.kind == "state":
        return next(_(words) for state, words in STATES.items() if state == facet.value)
    return f"#{facet.value}" if facet.kind == "tag" else facet.value
