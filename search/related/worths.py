"""How rare each term is in a language of the library, looked up once."""

from __future__ import annotations

from functools import lru_cache

from search.language.scripts import is_function_word
from search.related.evidence import Worth
from search.related.lexical import SharedWords
from search.related.lines import Lines
from search.related.scores import Rarity

_REMEMBERED = 50_000
"""Terms."""


def worths(lines: Lines, words: SharedWords) -> Worth:
    """How rare a term is in a language, remembered; words that only join others are worth nothing.

    Of all but figures the rare ones tell far more: what half of a library speaks of is its subject.
    """
    rarity = Rarity(lines)

    @lru_cache(_REMEMBERED)
    def worth(term: str, family: str) -> float:
        if is_function_word(term.removeprefix("w:")):
            return 0.0
        share = rarity.share(words.rows_of([term], len(lines)).get(term), family)
        return share if term.startswith("f:") else share**2

    return worth
