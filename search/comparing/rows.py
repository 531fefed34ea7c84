"""From what belongs together to rows: kept, changed, dropped, added, and the words that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from search.comparing.aligning import Pairing, Phrases, Run
from search.comparing.marks import marks_across, marks_within
from search.comparing.ordering import out_of_order
from search.comparing.pairs import Paired, paired
from search.comparing.phrases import stops
from search.model import Aligned, Span

if TYPE_CHECKING:
    from search.comparing.words import Scores

_NEAR = ((0.6, 0.6), (0.45, 0.7))
"""From which cosine and share of words that belong together two phrases say the same, if no sign speaks
against it."""

_ALL = 0.8
"""The share of words without vectors."""


class _Row(NamedTuple):
    """Runs that a row is made of, either of which may be missing."""

    here: Run | None
    there: Run | None
    pairing: Pairing | None = None


@dataclass(frozen=True)
class Rows:
    """The rows of two sides; `words` are as `likeness` gives them."""

    here: Phrases
    there: Phrases
    words: Scores

    def of(self, pairings: Sequence[Pairing]) -> tuple[Aligned, ...]:
        """All rows in order of the text here, an added one behind what it follows there."""
        moved = {pairings[at] for at in out_of_order([pairing.there.first for pairing in pairings])}
        return tuple(self._told(row, row.pairing in moved) for row in self._ordered(pairings))

    def _ordered(self, pairings: Sequence[Pairing]) -> list[_Row]:
        partners = {pairing.there.first: pairing for pairing in pairings}
        added: dict[int, list[_Row]] = {}
        behind = -1
        for run in _runs(self.there, [pairing.there for pairing in pairings]):
            if run.first in partners:
                behind = partners[run.first].here.first
            else:
                added.setdefault(behind, []).append(_Row(None, run))
        rows = added.get(-1, [])
        ours = {pairing.here.first: pairing for pairing in pairings}
        for run in _runs(self.here, [pairing.here for pairing in pairings]):
            pairing = ours.get(run.first)
            rows = [*rows, _Row(run, pairing.there if pairing else None, pairing)]
            rows += added.get(run.first, []) if pairing else []
        return rows

    def _told(self, row: _Row, moved: bool) -> Aligned:
        here, there = _trimmed(self.here, row.here), _trimmed(self.there, row.there)
        if row.pairing is None or here is None or there is None:
            return Aligned("dropped" if here else "added", _based(self.here, here), _based(self.there, there))
        ours, theirs = self.here.side, self.there.side
        found = paired(ours, theirs, ours.words_in(here), theirs.words_in(there), self.words)
        within = ours.family == theirs.family
        marks = (marks_within if within else marks_across)(ours, theirs, here, there, found)
        kept = not marks.firm if within else not marks.firm and self._is_near(row.pairing, found)
        return Aligned(
            "kept" if kept else "changed",
            _based(self.here, here),
            _based(self.there, there),
            found.evidence,
            () if kept else tuple(span.shifted(ours.base) for span in marks.here),
            () if kept else tuple(span.shifted(theirs.base) for span in marks.there),
            moved,
        )

    def _is_near(self, pairing: Pairing, found: Paired) -> bool:
        """Whether two phrases of two languages say the same, as far as vectors and words tell."""
        ours, theirs = (
            self.here.words[self.here.number[pairing.here]],
            self.there.words[self.there.number[pairing.there]],
        )
        share = min(len(found.here) / max(len(ours), 1), len(found.there) / max(len(theirs), 1))
        if pairing.cosine is None:
            return share >= _ALL
        return any(pairing.cosine >= cosine and share >= least for cosine, least in _NEAR)


def _runs(phrases: Phrases, taken: Sequence[Run]) -> Iterator[Run]:
    """The runs that are taken and, between them, what is left over: clause by clause."""
    firsts = {run.first: run for run in taken}
    ends = _sentence_ends(phrases)
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


def _sentence_ends(phrases: Phrases) -> set[int]:
    ends, at = set(), 0
    for sentence in phrases.side.sentences:
        at += len(sentence)
        ends.add(at)
    return ends


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
