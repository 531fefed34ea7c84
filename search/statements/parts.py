"""Utterances that other sources know as two statements: an article put one behind the other.

An utterance can be cut between the stretches that "she said" splits, between its sentences, and where a new
clause is added ("and that", a semicolon, a Chinese comma).  It is cut only where others say so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from search.language.sentences import sentences
from search.model import Quote, Span
from search.related.clauses import letters
from search.statements.judging import SURE
from search.statements.units import Unit
from search.statements.vectors import Text

_ADDED = re.compile(
    r"[;；，]\s*|\s+(?:and that|und dass)\s+"
    r"|,\s+(?=\w+\s)(?:and|but|und|aber|doch|et|mais|y|pero|e|ma|en|maar|и|но|а)\s+"
)
_LEAST = 15
"""Letters that a part has at least, a Han character counting as three."""

_ENOUGH = 1.0
"""Votes from which an utterance is cut."""

_APART, _BESIDE, _ONE, _ALONE, _AMID = 2.0, -0.7, -1.0, 0.4, -3.0
"""Votes of an article that has two parts in two utterances, in one, in one part, or only one of them; and
what speaks against a place amid a sentence."""

_CLEARLY = 3.5
"""How much likelier one part must be than the other to be the only one."""

_GAP = 8
"""Code points such as "and that" between two clauses."""

Odds = Mapping[tuple[int, int], float]
Chances = Mapping[int, float]
"""The log odds of a part with each part of another article."""


def parts_of(unit: Unit) -> list[Unit]:
    """Each part that could be a statement of its own."""
    return [replace(unit, quotes=(part,)) for quote in unit.quotes for part in _parts(quote)]


def texts_of(units: Iterable[Unit]) -> list[Text]:
    """The texts of utterances and their sentences, which need a vector each."""
    return [(piece.text, piece.analysed.family) for unit in units for piece in unit.pieces]


def _parts(quote: Quote) -> Iterator[Quote]:
    for span in _spans(quote.text, quote.kind != "direct"):
        yield replace(
            quote, start=quote.start + span.start, end=quote.start + span.end, text=span.of(quote.text)
        )


def _spans(text: str, clauses: bool) -> list[Span]:
    """The sentences and added clauses of a text; short ones stay with what is before them."""
    found: list[Span] = []
    for sentence in sentences(text) or [Span(0, len(text))]:
        start = sentence.start
        added_clauses = _ADDED.finditer(text, sentence.start, sentence.end) if clauses else ()
        for added in [*added_clauses, None]:
            end = added.start() if added else sentence.end
            if added and letters(text[start:end]) < _LEAST:
                continue
            if found and letters(text[start:end]) < _LEAST:
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(start, end))
            start = added.end() if added else end
    return found


class Cuts:
    """Collects what other articles say about the places where the utterances of an article could be cut."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._parts = [parts_of(unit) for unit in units]
        self.parts = [part for parts in self._parts for part in parts]
        firsts = accumulate(map(len, self._parts), initial=0)
        self._places = [
            at + n for at, parts in zip(firsts, self._parts, strict=False) for n in range(1, len(parts))
        ]
        self._made: set[int] = set()
        self._votes: dict[int, float] = {}

    @property
    def could_cut(self) -> bool:
        """Whether any utterance has two parts."""
        return bool(self._places)

    def ask(self) -> None:
        """Begin anew to collect, with what speaks for each place by itself."""
        self._votes = {at: _AMID if self._is_amid(at) else 0.0 for at in self._places}

    def hear(self, odds: Odds, others: Cuts) -> None:
        """Take in another article by the odds of the parts here and there, in the pieces that it has now."""
        if not self._places:
            return
        chances: dict[int, dict[int, float]] = defaultdict(dict)
        for (here, there), value in odds.items():
            chances[here][there] = value
        pieces = others.pieces()
        for at in self._places:
            if at in chances or at - 1 in chances:
                self._votes[at] += _vote(chances[at - 1], chances[at], pieces)

    def settle(self) -> None:
        """Cut where enough speaks for it."""
        self._made = {at for at, votes in self._votes.items() if votes >= _ENOUGH}

    def pieces(self) -> list[int]:
        """The number of the piece that each part belongs to, as it is cut now."""
        uncut = set(self._places) - self._made
        return list(accumulate(int(at > 0 and at not in uncut) for at in range(len(self.parts))))

    def made(self) -> Iterator[Unit]:
        """The utterances as they are cut now."""
        at = 0
        for unit, parts in zip(self._units, self._parts, strict=True):
            cuts = [part for part in range(1, len(parts)) if at + part in self._made]
            if cuts:
                for start, end in pairwise([0, *cuts, len(parts)]):
                    quotes = _joined([part.quotes[0] for part in parts[start:end]], unit.quotes)
                    yield replace(unit, quotes=quotes)
            else:
                yield unit
            at += len(parts)

    def _is_amid(self, at: int) -> bool:
        """Whether a place is within a sentence of one quote."""
        before, after = self.parts[at - 1].quotes[0], self.parts[at].quotes[0]
        return (
            before.kind != "direct"
            and after.start - before.end < _GAP
            and before.text[-1:] not in "。！？.!?"
        )


def _vote(before: Chances, after: Chances, pieces: Sequence[int]) -> float:
    """What another article says about two parts in a row by its own parts, above 0 for two statements."""
    both = max((min(value, after.get(at, -SURE)) for at, value in before.items()), default=-SURE)
    one = max(before, key=before.__getitem__, default=-1)
    other = max(after, key=after.__getitem__, default=-1)
    least, most = sorted((before.get(one, -SURE), after.get(other, -SURE)))
    if least > 0 and least > both:
        return _BESIDE if pieces[one] == pieces[other] else _APART
    if both > 0:
        return _ONE
    return _ALONE if most > 0 and most - least > _CLEARLY else 0.0


def _joined(parts: Sequence[Quote], quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The parts, those of one quote as one stretch."""
    found = []
    for quote in quotes:
        own = [part for part in parts if quote.start <= part.start and part.end <= quote.end]
        if own:
            start, end = own[0].start, own[-1].end
            text = quote.text[start - quote.start : end - quote.start]
            found.append(replace(quote, start=start, end=end, text=text))
    return tuple(found)
