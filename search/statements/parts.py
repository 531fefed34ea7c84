"""Utterances that other sources know as two statements: an article put one behind the other.

An utterance can be cut between the stretches that "she said" splits, between its sentences, and where a new
clause is added ("and that", a semicolon, a Chinese comma).  It is cut only where others say so.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from search.language.sentences import sentences
from search.model import Quote, Span
from search.related.clauses import letters
from search.statements.judging import UNLIKE
from search.statements.speaker import NOBODY
from search.statements.units import Unit

_ADDED = re.compile(
    r"[;；，：]\s*|(?<=[。！？])(?=[^\s”’」』）])|\s+(?:and that|und dass)\s+|\s+and\s+(?=\w+ed\s)"
    r"|,\s+(?=\w+\s)(?:and|but|und|aber|doch|et|mais|y|pero|e|ma|en|maar|и|но|а)\s+"
)
_QUOTED = re.compile(r"[“「『«„][^”」』»“]*|\"[^\"]*")
"""Words in quotation marks, up to where these are closed."""

_LEAST = 15
"""Letters that a part has at least, a Han character counting as three."""

_SURE, _LIKELY, _POSSIBLE = 1.0, 0.0, -1.0
"""Log odds from which an article has a part for sure, has it beside one that is sure, or may have it."""

_SURELY = 2
"""What an article counts that has both parts; one that has one of them alone counts 1."""

Pair = tuple[int, int]
Odds = Mapping[Pair, float]
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
    """The sentences, and added clauses if wanted, of a text; short ones stay with what is before them.

    What stands in quotation marks is not taken apart further than into sentences.
    """
    found: list[Span] = []
    quoted = [each.span() for each in _QUOTED.finditer(text)] if clauses else []
    for sentence in sentences(text) or [Span(0, len(text))]:
        start = sentence.start
        marks = _ADDED.finditer(text, sentence.start, sentence.end) if clauses else ()
        for added in [*(mark for mark in marks if not _is_inside(mark.start(), quoted)), None]:
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


def _is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < at < end for start, end in spans)


class Cuts:
    """Collects what other articles say about the places where the utterances of an article could be cut.

    One that has the two parts in two utterances speaks for it, one that has both in one part, or in one
    stretch, against it; near copies have one voice.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._parts = [parts_of(unit) for unit in units]
        self._votes: dict[Pair, dict[int, int]] = defaultdict(dict)

    @property
    def parts(self) -> list[Unit]:
        """All parts in order."""
        return [part for parts in self._parts for part in parts]

    @property
    def could_cut(self) -> bool:
        """Whether any utterance has two parts."""
        return len(self.parts) > len(self._units)

    def hear(self, odds: Odds, others: Cuts, origin: int) -> None:
        """Take in another article by the odds of the parts here and there; near copies have one `origin`."""
        owner = [number for number, parts in enumerate(others._parts) for _ in parts]
        chances: dict[int, dict[int, float]] = defaultdict(dict)
        for (here, there), value in odds.items():
            chances[here][owner[there]] = max(value, chances[here].get(owner[there], value))
        at = 0
        for number, parts in enumerate(self._parts):
            for part in range(1, len(parts)):
                vote = self._vote(number, part, chances[at + part - 1], chances[at + part], others)
                heard = self._votes[number, part]
                heard[origin] = max(vote, heard.get(origin, 0), key=abs)
            at += len(parts)

    def _vote(self, number: int, part: int, before: Chances, after: Chances, others: Cuts) -> int:
        """What an article says about two parts by its utterances: above 0 for two statements."""
        shared = before.keys() & after.keys()
        both = max(((min(before[each], after[each]), each) for each in shared), default=None)
        if both and both[0] > _POSSIBLE:
            return -others._oneness(both[1])
        least, most = sorted((_top(before), _top(after)))
        if most < _SURE:
            return 0
        one, other = (max(each, key=each.__getitem__, default=None) for each in (before, after))
        if one is not None and other is not None and least > _LIKELY:
            return self._both(number, others._units[one], others._units[other])
        alone = one if _top(before) == most else other
        if alone is None or least > UNLIKE or not self._is_broken(number, part):
            return 0
        return int(self._knows(number, others._units[alone]) and len(others._parts[alone]) == 1)

    def _oneness(self, number: int) -> int:
        """How much an utterance says that what it has is one statement."""
        if len(self._parts[number]) == 1:
            return _SURELY
        return int(len(self._units[number].quotes) == 1)

    def _both(self, number: int, one: Unit, other: Unit) -> int:
        """What it says that another article has both in two utterances: less where nobody knows whose."""
        own = self._units[number].speaker
        agree = own.agrees(one.speaker), own.agrees(other.speaker)
        if False in agree:
            return 0
        return _SURELY if True in agree or one.speaker == other.speaker != NOBODY else 1

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
        in_marks = unit.is_short_quotation
        votes = (self._votes[number, part].values() for part in range(1, len(parts)))
        cuts = [part for part, heard in enumerate(votes, 1) if _is_cut(heard, in_marks)]
        if not cuts:
            yield unit
            return
        for start, end in pairwise([0, *cuts, len(parts)]):
            yield replace(unit, quotes=_joined([part.quotes[0] for part in parts[start:end]], unit.quotes))


def _is_cut(votes: Collection[int], in_marks: bool) -> bool:
    """Whether more speaks for a cut; where somebody has both as one, those who have one part alone do not
    suffice, for they may leave out the other, and one pair of marks is cut only where two articles say so."""
    if in_marks and sum(votes) <= _SURELY:
        return False
    return sum(votes) > 0 and (_SURELY in votes or (min(votes) >= 0 and not in_marks))


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
