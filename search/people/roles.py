"""The roles in which an article names somebody: office, rank, profession."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from search.language.fold import fold
from search.people.spelling import section


@lru_cache(maxsize=4000)
def roles(words: str) -> frozenset[str]:
    """The roles that some words beside a name tell, one name for all languages; linear in the text."""
    pattern, by_word = _words()
    return frozenset().union(*(by_word[match.group()] for match in pattern.finditer(fold(words))))


@cache
def _words() -> tuple[re.Pattern[str], dict[str, set[str]]]:
    by_word: dict[str, set[str]] = defaultdict(set)
    for role, written in section("roles", "roles").items():
        for word in written.split():
            by_word[word.replace("_", " ")].add(role)
    latin = "|".join(sorted((re.escape(word) for word in by_word if word.isascii()), key=len, reverse=True))
    han = "|".join(sorted((word for word in by_word if not word.isascii()), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{latin})(?!\w)|{han}"), by_word
