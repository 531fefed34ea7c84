"""Utterances that other sources know as two statements: an article put one behind the other.

An utterance can be cut between the stretches that "she said" splits, between its sentences, and where a new
clause is added ("and that", a semicolon, a Chinese comma).  It is cut only where others say so.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from search.language.sentences import sentences
from search.model import Quote, Span
from search.related.clauses import letters
from search.statements.units import NOBODY, Unit

_ADDED = re.compile(
    r"[;；，：]\s*|(?<=[。！？])(?=[^\s”’」』）])|\s+(?:and that|und dass)\s+|\s+and\s+(?=\w+ed\s)"
    r"|,\s+(?=\w+\s)(?:and|but|und|aber|doch|et|mais|y|pero|e|ma|en|maar|и|но|а)\s+"
)
_LEAST = 15
"""Letters that a part has at least, a Han character counting as three."""

_LIKELY, _POSSIBLE, _UNLIKELY = 0.5, -1.0, -2.0
"""Log odds from which an article has a part for sure, may have it, and below which it has not."""

_SURELY = 2
"""What an article counts that has both parts; one that has one of them alone counts 1."""

Odds = Mapping[tuple[int, int], float]
Chances = Mapping[int, float]
"""The best log odds of a part with each utterance of another article."""


def parts_of(unit: Unit) -> list[Unit]:
    """Each part that could be a statement of its own."""
    return [replace(unit, quotes=(part,)) for quote in unit.quotes for part in _parts(quote)]


def _parts(quote: Quote) -> Iterator[Quote]:
    for span in _spans(quote.text, quote.kind != "direct"):
        yield replace(
            quote, start=quote.start + span.start, end=quote.start + span.end, text=span.of(quote.text)
        )


def _spans(text: str, clauses: bool) -> list[Span]:
    """The sentences, and added clauses if wanted, of a text; short ones stay with what is before them."""
    found: list[Span] = []
    for sentence in sentences(text) or [Span(0, len(text))]:
        start = sentence.start
        for added in [*(_ADDED.finditer(text, sentence.start, sentence.end) if clauses else ()), None]:
            end = added.start() if added else sentence.end
            is_short = letters(text[start:end]) < _LEAST
            if is_short and found:
                found[-1] = Span(found[-1].start, end)
            elif is_short and added:
                continue
            else:
                found.append(Span(start, end))
            start = added.end() if added else end
    return found


class Cuts:
    """Collects what other articles say about the places where the utterances of an article could be cut.

    One that has the two parts in two utterances speaks for it, one that has both in one part against it.  A
    part that is reported and one that is quoted are two, unless another article speaks against it.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._parts = [parts_of(unit) for unit in units]
        self._votes = Counter(
            (number, at)
            for number, parts in enumerate(self._parts)
            for at in range(1, len(parts))
            if parts[at - 1].quotes[0].kind != parts[at].quotes[0].kind
        )

    @property
    def parts(self) -> list[Unit]:
        """All parts in order."""
        return [part for parts in self._parts for part in parts]

    @property
    def could_cut(self) -> bool:
        """Whether any utterance has two parts."""
        return len(self.parts) > len(self._units)

    def hear(self, odds: Odds, others: Cuts) -> None:
        """Take in another article by the odds of the parts here and there."""
        owner = [number for number, parts in enumerate(others._parts) for _ in parts]
        chances: dict[int, dict[int, float]] = defaultdict(dict)
        for (here, there), value in odds.items():
            chances[here][owner[there]] = max(value, chances[here].get(owner[there], value))
        at = 0
        for number, parts in enumerate(self._parts):
            for part in range(1, len(parts)):
                self._votes[number, part] += self._vote(
                    number, part, chances[at + part - 1], chances[at + part], others
                )
            at += len(parts)

    def _vote(self, number: int, part: int, before: Chances, after: Chances, others: Cuts) -> int:
        """What an article says about two parts by its utterances: above 0 for two statements."""
        shared = before.keys() & after.keys()
        both = max(((min(before[each], after[each]), each) for each in shared), default=None)
        if both and both[0] > _POSSIBLE:
            return -others._oneness(both[1])
        best = [max(each, key=each.__getitem__, default=None) for each in (before, after)]
        one, other = (best[at] if _top(each) > _LIKELY else None for at, each in enumerate((before, after)))
        if one is not None and other is not None:
            return _SURELY * self._know_both(number, others._units[one], others._units[other])
        alone = one if one is not None else other
        if alone is None or not self._is_broken(number, part) or min(_top(before), _top(after)) > _UNLIKELY:
            return 0
        return int(self._knows(number, others._units[alone]) and len(others._parts[alone]) == 1)

    def _oneness(self, number: int) -> int:
        """How much an utterance says that what it has is one statement."""
        if len(self._parts[number]) == 1:
            return _SURELY
        return int([quote.kind for quote in self._units[number].quotes] == ["direct"])

    def _know_both(self, number: int, one: Unit, other: Unit) -> bool:
        """Whether another article has two utterances of the speaker, who may be unnamed but is one there."""
        if self._knows(number, one) and self._knows(number, other):
            return True
        own = self._units[number].speaker
        unlike = own.agrees(one.speaker) is False or own.agrees(other.speaker) is False
        return not unlike and one.speaker == other.speaker and one.speaker != NOBODY

    def _is_broken(self, number: int, part: int) -> bool:
        """Whether a clause such as "she said" stands before a part, which is a sentence of its own."""
        before, after = (self._parts[number][at].quotes[0] for at in (part - 1, part))
        between = self._units[number].quotes
        return not any(quote.start <= before.start and after.end <= quote.end for quote in between)

    def _knows(self, number: int, other: Unit) -> bool:
        return self._units[number].speaker.agrees(other.speaker) is True

    def made(self) -> list[Unit]:
        """The units, those cut for which more speaks than against."""
        return [part for number in range(len(self._units)) for part in self._cut(number)]

    def _cut(self, number: int) -> Iterator[Unit]:
        unit, parts = self._units[number], self._parts[number]
        cuts = [part for part in range(1, len(parts)) if self._votes[number, part] > 0]
        if not cuts:
            yield unit
            return
        for start, end in pairwise([0, *cuts, len(parts)]):
            yield replace(unit, quotes=_joined([part.quotes[0] for part in parts[start:end]], unit.quotes))


def _top(chances: Chances) -> float:
    return max(chances.values(), default=-math.inf)


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
