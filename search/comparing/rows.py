"""From what belongs together to rows: kept, changed, dropped, added, and the words that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from search.comparing.aligning import Pairing
from search.comparing.differing import contradictions
from search.comparing.ordering import out_of_order
from search.comparing.pairs import paired
from search.comparing.phrases import stops
from search.comparing.places import Place, inside
from search.comparing.runs import Phrases, Run
from search.comparing.telling import Part, Told, told
from search.model import Aligned, Evidence, Span

if TYPE_CHECKING:
    from search.comparing.words import Encode, Scores

_STAYS = 1.5
"""What a pair that cannot be a move weighs in the order of all, against 1 of one that can: it stays."""

_MOVED, _SEVERAL = 0.45, 2
"""The least score, and the words in common, of what stands in another order."""


class _Row(NamedTuple):
    """Runs that a row is made of, either of which may be missing."""

    here: Run | None
    there: Run | None
    pairing: Pairing | None = None


class _Spare(NamedTuple):
    """What stands on a side alone, by the numbers of sentences."""

    here: dict[int, list[Span]]
    there: dict[int, list[Span]]


@dataclass(frozen=True)
class Rows:
    """The rows of two sides; `words` are as `likeness` gives them."""

    here: Phrases
    there: Phrases
    words: Scores
    encode: Encode

    def of(self, pairings: Sequence[Pairing]) -> tuple[Aligned, ...]:
        """All rows in order of the text here, an added one behind what it follows there.

        What only looks alike and stands in another order is no move: it was dropped, and something added.
        """
        firm = {each for each in pairings if not self._is_move(each)}
        weights = [_STAYS if each in firm else 1.0 for each in pairings]
        gone = self._moved(pairings, weights) & firm
        pairings = [each for each in pairings if each not in gone]
        moved = self._moved(pairings)
        rows = self._ordered(pairings)
        alone = [row for row in rows if row.pairing is None]
        spare = _Spare(
            _beside(self.here, [row.here for row in alone if row.here]),
            _beside(self.there, [row.there for row in alone if row.there]),
        )
        parts = {row: part for row in rows if (part := self._part(row, spare))}
        changes = dict(zip(parts, told(list(parts.values()), self.encode), strict=True))
        return tuple(
            self._together(parts[row], changes[row], row.pairing in moved)
            if row in parts
            else self._alone(row)
            for row in rows
        )

    def _moved(self, pairings: Sequence[Pairing], weights: Sequence[float] = ()) -> set[Pairing]:
        """Those that stand in another order; inside a sentence the order is that of the language.

        Of two that change places the weightier one stays.
        """
        starts = [pairing.there.first for pairing in pairings]
        if self.here.side.family != self.there.side.family:
            starts = [self.there.sentence_of(pairing.there) for pairing in pairings]
        return {pairings[at] for at in out_of_order(starts, weights)}

    def _is_move(self, pairing: Pairing) -> bool:
        """Whether two phrases have more in common than a word, or all their words."""
        mine = self.here.words[self.here.number[pairing.here]]
        theirs = self.there.words[self.there.number[pairing.there]]
        found = paired(self.here.side, self.there.side, mine, theirs, self.words)
        held = min(len(found.here), len(found.there))
        return pairing.score >= _MOVED and (held >= _SEVERAL or held == max(len(mine), len(theirs)))

    def _ordered(self, pairings: Sequence[Pairing]) -> list[_Row]:
        partners = {pairing.there.first: pairing for pairing in pairings}
        added: dict[int, list[_Row]] = {}
        behind = -1
        for run in _runs(self.there, [pairing.there for pairing in pairings]):
            if run.first in partners:
                behind = partners[run.first].here.first
            else:
                added.setdefault(behind, []).append(_Row(None, run))
        rows = [*added.get(-1, ())]
        ours = {pairing.here.first: pairing for pairing in pairings}
        for run in _runs(self.here, [pairing.here for pairing in pairings]):
            pairing = ours.get(run.first)
            rows.append(_Row(run, pairing.there if pairing else None, pairing))
            rows += added.get(run.first, []) if pairing else []
        return rows

    def _part(self, row: _Row, spare: _Spare) -> Part | None:
        """The places of a row, and what belongs together in them; None of what stands on one side alone."""
        here, there = _trimmed(self.here, row.here), _trimmed(self.there, row.there)
        if row.pairing is None or row.here is None or row.there is None or here is None or there is None:
            return None
        ours, theirs = self.here.side, self.there.side
        return Part(
            Place(ours, here, spare.here.get(self.here.sentence_of(row.here), ())),
            Place(theirs, there, spare.there.get(self.there.sentence_of(row.there), ())),
            paired(ours, theirs, ours.words_in(here), theirs.words_in(there), self.words),
            row.pairing.cosine,
        )

    def _alone(self, row: _Row) -> Aligned:
        here, there = _trimmed(self.here, row.here), _trimmed(self.there, row.there)
        return Aligned("dropped" if here else "added", _based(self.here, here), _based(self.there, there))

    def _together(self, part: Part, told: Told, moved: bool) -> Aligned:
        ours, theirs = self.here.side.base, self.there.side.base
        here, there = part.here.span, part.there.span
        return Aligned(
            told.change,
            here.shifted(ours),
            there.shifted(theirs),
            (*self._contradictions(here, there), *self._against(told), *part.found.evidence),
            tuple(span.shifted(ours) for span in told.here),
            tuple(span.shifted(theirs) for span in told.there),
            moved,
        )

    def _contradictions(self, here: Span, there: Span) -> Iterator[Evidence]:
        """The figures that cannot both be right, as "460 tonnes ≠ 640 tonnes"."""
        ours, theirs = self.here.side, self.there.side
        for one, other in contradictions(inside(ours.figures, here), inside(theirs.figures, there)):
            label = f"{one.of(ours.text)} ≠ {other.of(theirs.text)}"
            yield Evidence("figure", label, (one.shifted(ours.base),), (other.shifted(theirs.base),))

    def _against(self, told: Told) -> Iterator[Evidence]:
        """The days, actors and names that exclude each other, as "police ≠ 军方"."""
        ours, theirs = self.here.side, self.there.side
        for kind, marks in told.against:
            here, there = (
                ", ".join(span.of(side.text) for span in spans)
                for side, spans in zip((ours, theirs), marks, strict=True)
            )
            yield Evidence(
                kind,
                f"{here} ≠ {there}",
                tuple(span.shifted(ours.base) for span in marks.here),
                tuple(span.shifted(theirs.base) for span in marks.there),
            )


def _beside(phrases: Phrases, runs: Sequence[Run]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for run in runs:
        found.setdefault(phrases.sentence_of(run), []).append(phrases.span(run))
    return found


def _runs(phrases: Phrases, taken: Sequence[Run]) -> Iterator[Run]:
    """The runs that are taken and, between them, what is left over: clause by clause."""
    firsts = {run.first: run for run in taken}
    ends = set(phrases.sentence_ends.tolist())
    at = 0
    while at < len(phrases.cells):
        run = firsts.get(at)
        if run is None:
            last = at + 1
            while (
                last not in firsts
                and last not in ends
                and not stops(phrases.side.text, phrases.cells[last - 1])
            ):
                last += 1
            run = Run(at, last)
        yield run
        at = run.last


def _trimmed(phrases: Phrases, run: Run | None) -> Span | None:
    """Where a run stands, without the space around it."""
    if run is None:
        return None
    span = phrases.span(run)
    text = span.of(phrases.side.text)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, start + len(text.strip())))


def _based(phrases: Phrases, span: Span | None) -> Span | None:
    return span.shifted(phrases.side.base) if span else None
