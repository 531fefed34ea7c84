"""Words side by side: what a question shares with a passage beyond its single words.

Within one language a passage that answers a question often keeps its phrases.  The index holds no order of
words, so only the first few passages are looked at, in their texts.  A phrase counts by how rare it is among
them: what all of them hold tells none from another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from search.language.fold import fold
from search.language.scripts import HAN, HANGUL, KANA
from search.related.ranking import Candidate

if TYPE_CHECKING:
    from search.related.lines import Lines
    from search.store import Store

_FIRST = 10
"""Passages that are looked at."""

_WEIGHT = 12.0
"""What a passage gains, in standard deviations, that holds all phrases of the question.

Chosen on one half of the questions of XQuAD in English and Chinese, and as good on the other.
"""

_WIDE = f"{HAN}{KANA}{HANGUL}"
_WORD = re.compile(rf"(?P<wide>[{_WIDE}])|[^\W_{_WIDE}]+")


def phrases(text: str) -> frozenset[str]:
    """All pairs of neighbouring words of a text, folded; of characters where no spaces divide the words."""
    words = [(word[0], bool(word["wide"])) for word in _WORD.finditer(fold(text))]
    return frozenset(f"{one} {other}" for (one, is_wide), (other, too) in pairwise(words) if is_wide == too)


def first_texts(ranked: Sequence[Candidate], family: str, lines: Lines, store: Store) -> dict[int, str]:
    """The whole passages of the first candidates in the language `family`, by their rows."""
    rows = [each.row for each in ranked if lines.families[lines.family_codes[each.row]] == family][:_FIRST]
    passages = dict(zip(rows, lines.table["passage"][rows].tolist(), strict=True))
    excerpts = store.excerpts(passages.values())
    return {row: excerpts[passage].text for row, passage in passages.items() if passage in excerpts}


def by_phrases(ranked: Sequence[Candidate], asked: str, texts: Mapping[int, str]) -> list[Candidate]:
    """The candidates, with those whose row has a text in a new order; the scores at their places stay.

    `ranked` are passages of several languages, best first, and `texts` those of the first in the language
    of the question.
    """
    places = [at for at, candidate in enumerate(ranked) if candidate.row in texts]
    first = [ranked[at] for at in places]
    gains = _gains(phrases(asked), [phrases(texts[each.row]) for each in first])
    order = np.argsort([-each.score - gain for each, gain in zip(first, gains, strict=True)], kind="stable")
    found = list(ranked)
    for at, place in zip(order.tolist(), places, strict=True):
        found[place] = replace(first[at], score=ranked[place].score)
    return found


def _gains(asked: frozenset[str], held: Sequence[frozenset[str]]) -> Sequence[float]:
    """What each passage gains by the phrases that it holds."""
    if not asked or not held:
        return [0.0] * len(held)
    holds = np.array([[phrase in each for phrase in asked] for each in held])
    count = holds.sum(axis=0)
    rarity = np.log1p((len(held) - count + 0.5) / (count + 0.5))
    found: list[float] = (_WEIGHT * (holds @ rarity) / rarity.sum()).tolist()
    return found
