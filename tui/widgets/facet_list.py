"""What the passages found can be narrowed by: languages, sources, months and people with their counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from search.model import Facet
from search.speech import _
from tui.text.page import badge
from tui.widgets.hit_rows import facet_row, kind_row, narrow_row
from tui.widgets.pane_list import PaneList, Row


class FacetList(PaneList):
    """Parts of the line that narrow it now stand above what else there is."""

    def __init__(self) -> None:
        super().__init__(title="", empty="", id="facets")
        self._narrows: list[str] = []

    def show(self, facets: Sequence[Facet], active: Sequence[str]) -> None:
        """List them; the row that was in use stays so."""
        kept = self.narrow_at(self.highlighted) if self.highlighted is not None else ""
        rows = list(_rows(facets, active))
        self._narrows = [narrow for narrow, _row in rows]
        heads = [at for at, narrow in enumerate(self._narrows) if not narrow]
        at = self._narrows.index(kept) if kept and kept in self._narrows else None
        self.show_rows([row for _narrow, row in rows], at, heads)

    def narrow_at(self, row: int) -> str:
        """The part of a line that a row stands for, empty for a heading."""
        return self._narrows[row] if row < len(self._narrows) else ""


def _rows(facets: Sequence[Facet], active: Sequence[str]) -> Iterator[tuple[str, Row]]:
    """Each row with the part of a line that it stands for."""
    for narrow in active:
        yield narrow, partial(narrow_row, narrow)
    for kind, listed in groupby(facets, key=lambda facet: facet.kind):
        others = [facet for facet in listed if facet.narrow not in active]
        if others:
            yield "", partial(kind_row, kind)
        for facet in others:
            yield facet.narrow, partial(facet_row, facet, _name(facet))


def _name(facet: Facet) -> str:
    if not facet.value:
        return _("without a date") if facet.kind == "date" else _("without a source")
    if facet.kind != "language":
        return facet.value
    from tui.text.language_names import language_name

    return f"{badge(facet.value)}  {language_name(facet.value)}"
