"""Whether a speaker's own language is known to be another than that of a quote, by the forms of the name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from search.people.matching import match
from search.people.names import named
from search.related.terms import family

Tongue = Literal["Chinese", "other", ""]
"""What somebody speaks at home: Chinese, or surely not; empty when unsure."""


@lru_cache(maxsize=5_000)
def tongue(names: tuple[str, ...]) -> Tongue:
    """Chinese where a Latin name is the reading of a Chinese one, another where all Chinese ones spell it."""
    every = [named(name) for name in names]
    latin = [name for name in every if name.script == "LATIN"]
    han = [name for name in every if name.script == "CJK"]
    if not (latin and han):
        return ""
    kinds = {match(one, other).kind for one in han for other in latin}
    if "reading" in kinds:
        return "Chinese"
    return "other" if "surname" not in kinds and all(name.is_transliterated for name in han) else ""


def is_translated(lang: str, names: Iterable[str]) -> bool:
    """Whether words in this language (a BCP 47 tag) cannot be those that somebody of these names spoke."""
    speaks = tongue(tuple(names))
    return speaks == ("other" if family(lang) == "zh" else "Chinese")
