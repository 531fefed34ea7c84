"""The passages found, in one of their orders, with a line where another kind or group begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from search.model import Hit
from search.speech import N_, _
from tui.keys.line_commands import script_of
from tui.reader.hits import Order
from tui.widgets.hit_rows import divider_row, heading_row, hit_row
from tui.widgets.pane_list import PaneList, Row

if TYPE_CHECKING:
    from search.across.grouping import Group

OTHERWISE = N_("found by other words or by meaning")
_TYPED = ("word", "script")

Entry = Hit | str
"""A passage, or the words above those that follow."""


class HitList(PaneList):
    """`hits` are the passages as they are listed."""

    def __init__(self) -> None:
        super().__init__(title="", empty=_("Type to search."), id="passages")
        self._entries: tuple[Entry, ...] = ()
        self._order: Order = "rank"

    @property
    def hits(self) -> list[Hit]:
        """The passages from top to bottom."""
        return [entry for entry in self._entries if isinstance(entry, Hit)]

    @property
    def chosen(self) -> int | None:
        """Which of `hits` is highlighted."""
        at = self.highlighted
        return None if at is None else self.number_at(at)

    def number_at(self, row: int) -> int | None:
        """Which of `hits` stands on a row; None for no passage."""
        if row >= len(self._entries) or not isinstance(self._entries[row], Hit):
            return None
        return sum(isinstance(entry, Hit) for entry in self._entries[:row])

    def show(self, hits: Sequence[Hit], order: Order, same: bool) -> None:
        """List passages; those of the `same` question stay where they are, with the highlighted one."""
        entries, known = tuple(_entries(hits, order)), self._entries
        if same and order == self._order and entries[: len(known)] == known and known:
            self._entries = entries
            self.add_rows([self._row(entry) for entry in entries[len(known) :]], self._heads)
            return
        at = self.highlighted if same else None
        kept = known[at] if at is not None and at < len(known) else None
        top = self.scroll_offset.y if same and order == self._order else 0
        self._entries, self._order = entries, order
        self.show_rows([self._row(entry) for entry in entries], _place(kept, entries), self._heads)
        if top and kept:
            self.scroll_to(y=top, animate=False)

    @property
    def _heads(self) -> list[int]:
        return [row for row, entry in enumerate(self._entries) if isinstance(entry, str)]

    def _row(self, entry: Entry) -> Row:
        if isinstance(entry, Hit):
            return partial(self._hit_row, entry)
        is_divider = entry == OTHERWISE and self._order == "rank"
        return partial(divider_row, _(entry)) if is_divider else partial(heading_row, entry)

    def _hit_row(self, hit: Hit, width: int) -> Content:
        script = script_of(self.app)
        if script == "original":
            return hit_row(hit, width)
        from tui.text.drawn import drawn

        return hit_row(drawn(hit, script), width)


def _place(kept: Entry | None, entries: Sequence[Entry]) -> int | None:
    """Where a passage stands now."""
    if not isinstance(kept, Hit):
        return None
    found = (row for row, entry in enumerate(entries) if _is(entry, kept))
    return next(found, None)


def _is(entry: Entry, hit: Hit) -> bool:
    return isinstance(entry, Hit) and entry.passage.id == hit.passage.id


def _entries(hits: Sequence[Hit], order: Order) -> Iterator[Entry]:
    if order == "rank":
        return _ranked(hits)
    from search.across.grouping import grouped

    return _grouped(grouped(hits, order))


def _grouped(groups: Iterable[Group]) -> Iterator[Entry]:
    for group in groups:
        yield group.name
        yield from group.hits


def _ranked(hits: Sequence[Hit]) -> Iterator[Entry]:
    """The typed words first, then a line, then the rest."""
    typed = True
    for hit in hits:
        if typed and not any(kind in _TYPED for kind in hit.found_by):
            typed = False
            yield OTHERWISE
        yield hit
