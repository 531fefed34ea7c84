"""German words that are put together of others: Behörde and Hafen are in Hafenbehörde.

A word counts as put together where the rest of it is a word of the library, too, with or without one of the
sounds that join two words, or ends as nothing but the first part of a word does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from search.language.analysis import query_tokens
from search.language.stems import bare, small

if TYPE_CHECKING:
    from search.index.backend import Backend

LANGUAGE = "de"

_JOINING = ("", "s", "n", "en", "es", "er", "e")
_FIRST_ENDS = ("heits", "keits", "schafts", "ungs", "ions", "tats")
"""Behind these endings, folded, an s joins what follows."""

_LEAST_PART, _LEAST_REST = 4, 3
"""Letters of the word that is looked for, and of the rest: shorter ones stand in words by chance."""


def compounds(word: str, backend: Backend) -> Iterator[str]:
    """The terms of the index that hold a German word as their last or first part, and are no form of it.

    Costs a look at all Latin terms once, 0.1 s for 100,000, then some milliseconds a word.
    """
    stem = _stem(word)
    if not stem:
        return
    yield from dict.fromkeys([*_with_last(stem, backend), *_with_first(word, backend)])


def _with_last(stem: str, backend: Backend) -> Iterator[str]:
    for term in backend.ends(stem) if len(stem) >= _LEAST_PART else ():
        if _is_first_part(term[: -len(stem)], backend):
            yield term


def _with_first(word: str, backend: Backend) -> Iterator[str]:
    """A first part may lose its last e: Schule is in Schulleiter."""
    whole = bare(small(word))
    for first, joints in ((whole, _JOINING), (whole.removesuffix("e"), ("",))):
        for term in backend.begins(first) if len(first) >= _LEAST_PART else ():
            rests = (
                term[len(first) + len(joint) :] for joint in joints if term.startswith(joint, len(first))
            )
            if any(_is_last_part(rest, backend) for rest in rests):
                yield term


def _is_first_part(rest: str, backend: Backend) -> bool:
    if rest.endswith(_FIRST_ENDS):
        return True
    parts = (rest.removesuffix(joint) for joint in _JOINING if rest.endswith(joint))
    return any(len(part) >= _LEAST_REST and backend.frequency(_stem(part)) > 0 for part in parts)


def _is_last_part(rest: str, backend: Backend) -> bool:
    return len(rest) >= _LEAST_PART and backend.frequency(rest) > 0


def _stem(word: str) -> str:
    tokens = query_tokens(word, LANGUAGE)
    return tokens[0].text if len(tokens) == 1 else ""
