"""Utterances in order to be compared: by article and language, and the texts of them that need vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from search.related.terms import family
from search.statements.units import Unit
from search.statements.vectors import Text

Voice = tuple[int, str]
"""An article and a language."""


def by_voice(units: Iterable[Unit]) -> dict[Voice, list[Unit]]:
    """The utterances of each article; those in another language, such as a digest's, by themselves."""
    found: dict[Voice, list[Unit]] = defaultdict(list)
    for unit in units:
        found[unit.article, family(unit.lang)].append(unit)
    return found


def texts_of(units: Iterable[Unit]) -> list[Text]:
    """All that needs a vector: stretches of utterances, and their words."""
    pieces = [piece for unit in units for piece in unit.pieces]
    stretches = [(piece.text, piece.analysed.family) for piece in pieces]
    return [*stretches, *((word, piece.analysed.family) for piece in pieces for word in piece.words)]
