"""An attribution, and the one that needs no verb: according to X, laut X."""

from __future__ import annotations

from typing import NamedTuple

from search.quotes import phrases
from search.quotes.phrases import Mention
from search.quotes.words import Line


class Attribution(NamedTuple):
    """A cue with its speaker; `place` tells on which side of the quoted span it stands."""

    cue_start: int
    cue_end: int
    at: int
    speaker: Mention | None
    place: str


def source_at(line: Line, place: int) -> Attribution | None:
    """ "according to X" at a token."""
    if line.low(place) not in line.words.source_starts:
        return None
    for phrase in line.words.sources:
        if all(line.low(place + i) == word for i, word in enumerate(phrase)):
            first = place + len(phrase)
            speaker = phrases.phrase_from(line, first, line.sentence_of(place)[1])
            if speaker:
                return Attribution(
                    line.tokens[place].start, line.tokens[first - 1].end, place, speaker, "after"
                )
    return None
