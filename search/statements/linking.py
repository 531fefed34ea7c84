"""Which utterances are one statement, over sources and languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np

from search.model import Article
from search.related.terms import family
from search.statements.deciding import Decided
from search.statements.grouping import groups, united
from search.statements.judging import OWN, SURE, UNSURE, Kinship, log_odds
from search.statements.kin import kin
from search.statements.parts import Cuts, texts_of
from search.statements.signals import Sheet, Words, signals
from search.statements.units import Unit

Pair = tuple[int, int]
Kin = Mapping[Pair, Kinship]
Voice = tuple[int, str]
"""An article and a language."""

_ROUNDS = 3
"""How often articles are asked where others are to be cut: what is cut may tell of more."""


class Linked(NamedTuple):
    """Utterances or parts of them, and the log odds of each two, by number, that were compared."""

    units: list[Unit]
    odds: dict[Pair, float]

    def groups(self, decided: Decided) -> list[list[int]]:
        """Those that are one statement, two or more; numbers beyond the units are decided passages."""

        def score(here: int, there: int) -> float:
            known = here < len(self.units) and there < len(self.units)
            return self.odds.get((here, there), UNSURE if known else -SURE)

        found = united(groups(self.odds, score, (), decided.different), decided.same)
        if any(set(pair) <= set(group) for group in found for pair in decided.different):
            return groups(self.odds, score, decided.same, decided.different)
        return found


def linked(
    articles: Mapping[int, Article], units: Sequence[Unit], words: Words, copies: Mapping[int, int]
) -> Linked:
    """How likely utterances are one statement.

    Near-linear: an article is compared with a few others; some 70 microseconds for two articles of five
    utterances each, besides the vectors, which must be there.
    """
    related = kin(articles, units, copies)
    cut = _cut(units, related, words)
    sheets = {voice: Sheet(some, words) for voice, some in by_voice(cut).items()}
    number = {id(unit): at for at, unit in enumerate(cut)}
    odds = {}
    for one, other, kinship in _voices(related, list(sheets)):
        for (here, there), value in compared(sheets[one], sheets[other], kinship).items():
            numbers = number[id(sheets[one].units[here])], number[id(sheets[other].units[there])]
            odds[min(numbers), max(numbers)] = value
    return Linked(cut, odds)


def compared(here: Sheet, there: Sheet, kinship: Kinship) -> dict[Pair, float]:
    """The log odds of every two utterances of two articles that may be one, by their numbers there."""
    found = signals(here, there)
    if found is None:
        return {}
    odds = log_odds(found, kinship)
    rows, columns = np.nonzero(np.triu(odds > UNSURE, 1) if here is there else odds > UNSURE)
    pairs = zip(rows.tolist(), columns.tolist(), odds[rows, columns].tolist(), strict=True)
    return {(here.numbers[one], there.numbers[other]): value for one, other, value in pairs}


def by_voice(units: Iterable[Unit]) -> dict[Voice, list[Unit]]:
    """The utterances of each article; those in another language, such as a digest's, by themselves."""
    found: dict[Voice, list[Unit]] = defaultdict(list)
    for unit in units:
        found[unit.article, family(unit.lang)].append(unit)
    return found


def _voices(related: Kin, voices: Sequence[Voice]) -> Iterator[tuple[Voice, Voice, Kinship]]:
    """What is compared: the voices of related articles, and those of one article, with their kinship."""
    of: dict[int, list[Voice]] = defaultdict(list)
    for voice in voices:
        of[voice[0]].append(voice)
    for (one, other), kinship in related.items():
        yield from ((here, there, kinship) for here in of[one] for there in of[other])
    for own in of.values():
        yield from ((here, there, OWN) for here, there in combinations_with_replacement(own, 2))


def _cut(units: Sequence[Unit], related: Kin, words: Words) -> list[Unit]:
    """The utterances, cut where others know two statements."""
    cuts = {voice: Cuts(some) for voice, some in by_voice(units).items()}
    sheets = {voice: Sheet(each.parts, words) for voice, each in cuts.items()}
    heard = [
        (cuts[one], cuts[other], compared(sheets[one], sheets[other], kinship))
        for one, other, kinship in _voices(related, list(cuts))
        if one != other and (cuts[one].could_cut or cuts[other].could_cut)
    ]
    for _ in range(_ROUNDS):
        for each in cuts.values():
            each.ask()
        for here, there, odds in heard:
            here.hear(odds, there)
            there.hear({(other, one): value for (one, other), value in odds.items()}, here)
        for each in cuts.values():
            each.settle()
    made = [unit for each in cuts.values() for unit in each.made()]
    words.vectors.catch_up(texts_of(made), lambda _step: None, lambda: False)
    return sorted(made, key=lambda unit: (unit.article, unit.start))
