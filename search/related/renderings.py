"""Where one statement is rendered, as it was found last: looked up without waiting, also at the next start.

An article keeps its text as long as it has its number, so that what was found of it once stays true where
other articles came or went since.
"""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from search.model import Rendition, Span
from search.speech import N_, _

if TYPE_CHECKING:
    from search.model import Rendering, Statement
    from search.related.lines import Lines, Mask, Scores
    from search.shelf import Shelf
    from search.store import Store

_MOST = 1 / 2
"""Which share of a rendering has to be asked about: of two sentences one may be told elsewhere, one not."""


class Rendered(NamedTuple):
    """A place that renders a statement; `pieces` are its quotes, or all of a sentence that quotes nobody."""

    article: int
    span: Span
    how: Rendition
    pieces: tuple[Span, ...]


class _Piece(NamedTuple):
    span: Span
    group: int

    def shared(self, place: Span) -> int:
        """How much of a place it has, in code points."""
        return min(self.span.end, place.end) - max(self.span.start, place.start)

    def likeness(self, place: Span) -> float:
        """The part of both that they share: 1 for the same place."""
        shared = self.shared(place)
        return shared / (self.span.end - self.span.start + place.end - place.start - shared)


Groups = tuple[tuple[Rendered, ...], ...]
"""The renderings of each statement that has several."""


class _Known(NamedTuple):
    """Groups, the state of the library that they were found from, and what of them each article has."""

    state: str
    groups: Groups
    of: Mapping[int, Sequence[_Piece]]

    @classmethod
    def of_groups(cls, state: str, groups: Groups) -> _Known:
        of: dict[int, list[_Piece]] = defaultdict(list)
        for number, group in enumerate(groups):
            for each in group:
                of[each.article] += [_Piece(span, number) for span in each.pieces]
        return cls(state, groups, of)


_HOW: dict[Rendition, str] = {
    "direct": N_("direct"),
    "partial": N_("partial"),
    "paraphrase": N_("paraphrase"),
    "translation": N_("perhaps translated"),
    "retold": N_("retold, no quote"),
}


def how_words(how: Rendition) -> str:
    """How a rendering gives what was said; no text tells in which language somebody spoke."""
    return _(_HOW[how])


def rows_of(
    known: Sequence[Rendered], lines: Lines, allowed: Mask, nearest: Scores, store: Store
) -> dict[int, Rendition]:
    """The allowed row of each rendering: of several sentences the one that is nearest to what is asked."""
    rows = lines.of_articles({each.article for each in known})
    rows = rows[allowed[rows]]
    passages, numbers = (lines.table[name][rows].tolist() for name in ("passage", "sentence"))
    excerpts = store.excerpts(set(passages))
    spans: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for row, passage, number in zip(rows.tolist(), passages, numbers, strict=True):
        if passage in excerpts:
            here = excerpts[passage].passage
            spans[here.article].append((row, here.sentences[number]))
    found: dict[int, Rendition] = {}
    for each in known:
        shares = [
            (row, min(span.end, each.span.end) - max(span.start, each.span.start), span)
            for row, span in spans[each.article]
        ]
        held = [
            (nearest[row], shared, row)
            for row, shared, span in shares
            if shared > 0 and shared >= _MOST * min(span.end - span.start, each.span.end - each.span.start)
        ]
        if held:
            found.setdefault(max(held)[2], each.how)
    return found


class Renderings:
    """The statements that stand in several places, for several threads; kept on a shelf for the next start.

    `born` is that of the record: what was found in another one counts for nothing.
    """

    def __init__(self, shelf: Callable[[], Shelf], born: Callable[[], str]) -> None:
        self._make_shelf = shelf
        self._born = born
        self._writing = threading.Lock()
        self._known: _Known | None = None

    def at(self, article: int, place: Span) -> list[Rendered]:
        """All places of the statements that are asked about with a place of an article, itself included.

        These are the renderings that the place has most of; of a quote within a quote the one that fits
        better.
        """
        known = self._read()
        near = (piece for piece in known.of.get(article, ()) if piece.shared(place) > 0)
        meant: list[_Piece] = []
        for piece in sorted(near, key=lambda piece: -piece.likeness(place)):
            is_free = not any(each.shared(piece.span) > 0 for each in meant)
            if is_free and piece.shared(place) >= _MOST * (piece.span.end - piece.span.start):
                meant.append(piece)
        groups = dict.fromkeys(piece.group for piece in sorted(meant))
        return [each for group in groups for each in known.groups[group]]

    def keep(self, state: object, statements: Iterable[Statement]) -> None:
        """Take what was found from a state of the library, which is told apart from others by its `repr`."""
        rendered = (tuple(map(_rendered, each.renderings)) for each in statements)
        groups = tuple(group for group in rendered if len(group) > 1)
        before = self.version
        known = _Known.of_groups(_digest(state), before if groups == before else groups)
        with self._writing:
            self._known = known
        self._shelf.put("renderings", self._born(), known[:2])

    def are_of(self, state: object) -> bool:
        """Whether they were found from this state of the library."""
        return self._read().state == _digest(state)

    @property
    def version(self) -> Groups:
        """All that are known; another object whenever others were found."""
        return self._read().groups

    @cached_property
    def _shelf(self) -> Shelf:
        return self._make_shelf()

    def _read(self) -> _Known:
        """What is known, at first what was before this start."""
        if self._known is None:
            kept = _Known.of_groups(*(self._shelf.find("renderings", self._born()) or ("", ())))
            with self._writing:
                self._known = self._known or kept  # another thread may have taken newer ones meanwhile
        return self._known


def _rendered(each: Rendering) -> Rendered:
    span = Span(each.start, each.end)
    pieces = tuple(Span(quote.start, quote.end) for quote in each.quotes)
    return Rendered(each.article, span, each.how, pieces or (span,))


def _digest(state: object) -> str:
    return hashlib.blake2b(repr(state).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
