"""What a gap is called, in the words of a person."""

from __future__ import annotations

from collections.abc import Sequence

from search.coverage.model import Gap, GapKind, GapPlace
from search.figures.words import day_words
from search.punctuation import bracketed
from search.related.terms import distance
from search.speech import N_, _, plural, spoken


def label_words(gap: Gap, place: GapPlace) -> str:
    """A person or a figure; with the verb where the words are not literal: what is denied is no claim."""
    verb = place.verb if place.speech != "direct" else ""
    return bracketed(day_words(gap.label), verb)


def shown_of(gap: Gap) -> GapPlace:
    """The place that stands for a gap: the first in the reader's script, else language, else the first."""
    return min(gap.places, key=lambda each: distance(each.lang, spoken()))


_UNSURE: dict[GapKind, str] = {
    "person": N_("unsure: names in two scripts are hard to compare"),
    "figure": N_("unsure: the other side gives amounts in other currencies"),
}


def unsure_words(gap: Gap) -> str:
    """That the other side perhaps has it, too, and where: empty for a gap that is sure."""
    if not gap.is_unsure:
        return ""
    if not gap.near:
        return _(_UNSURE[gap.kind]) if gap.kind in _UNSURE else _("unsure")
    words = " ".join(gap.near.text.split())
    return _("unsure, compare {source}: {words}").format(source=gap.near.source or gap.near.file, words=words)


def count_words(gaps: Sequence[Gap]) -> str:
    """How many there are, and how many of them are unsure: "12", "12, 3 unsure"."""
    unsure = sum(gap.is_unsure for gap in gaps)
    if not unsure:
        return str(len(gaps))
    more = plural("{count} unsure", "{count} unsure", unsure)
    return _("{count}, {unsure}").format(count=len(gaps), unsure=more)
