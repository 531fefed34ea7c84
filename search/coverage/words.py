"""What a gap is called, in the words of a person."""

from __future__ import annotations

from search.coverage.model import Gap, GapPlace
from search.figures.words import day_words


def label_words(gap: Gap, place: GapPlace) -> str:
    """A person or a figure; with the verb where the words are not literal: what is denied is no claim."""
    verb = place.verb if place.speech != "direct" else ""
    return " ".join(filter(None, (day_words(gap.label), f"({verb})" if verb else "")))
