"""How near passages are to a line somebody typed: a few words, of which one vector is made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from search.language.scripts import language_of
from search.model import Span
from search.related.question import Question

if TYPE_CHECKING:
    from search.related.lines import Codes, Lines, Mask, Numbers, Scores
    from search.related.ranking import Scored


_HALF = 0.5


@dataclass(frozen=True)
class TypedLine(Question):
    """A line as a question that is compared as a whole, however few words it has."""

    @cached_property
    def whole(self) -> tuple[Span, ...]:
        """The line."""
        return (Span(0, len(self.here.text)),)

    @cached_property
    def asked(self) -> tuple[Span, ...]:
        """The line."""
        return self.whole


@dataclass(frozen=True)
class OfLine:
    """Every passage beside a line, in the order of `Lines.passage_starts`.

    `best` are the rows of their nearest sentences and `cosines` those of these; `ready` is false where no
    sentence has a vector.  `words` says how much of the line's words, or of their pairs in another
    language, a passage holds, and half as much for its best sentence: about 1.5 where that holds all.
    """

    lines: Lines
    best: Numbers
    cosines: Scores
    words: Scores
    ready: Mask

    @property
    def families(self) -> Codes:
        """The number of its language for each passage, see `Lines.families`."""
        return self.lines.family_codes[self.lines.passage_starts]


def line_language(line: str) -> str:
    """The language that a line is read in; Latin words that tell nothing are taken for English."""
    found = language_of(line)
    return "en" if found == "und" else found


def of_line(scored: Scored) -> OfLine:
    """What both sides say of the sentences, by passage; linear in the sentences."""
    lines, starts = scored.lines, scored.lines.passage_starts
    cosines: Scores = np.where(scored.ready, scored.cosines.by_text[:, 0], np.float32(-1))
    top = np.maximum.reduceat(cosines, starts)
    rows = np.flatnonzero(cosines == top[lines.passage_of])
    best = rows[np.searchsorted(rows, starts)]
    sentences = np.maximum.reduceat(scored.shared.sentences, starts)
    words = ((scored.shared.passages + _HALF * sentences) / scored.worth).astype(np.float32)
    return OfLine(lines, best, top, words, np.logical_or.reduceat(scored.ready, starts))
