"""Near copies of one sentence: behind the original, and told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from search.language.fold import fold
from search.timeline.model import Event, Telling


def in_order(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """By the day on which they were published; what a near copy repeats stands behind its original."""
    by_place = sorted(tellings, key=place_of)
    originals = {each.article: place_of(each) for each in reversed(by_place) if each.copy_of is None}

    def key(told: Telling) -> tuple[tuple[str, str, int], bool, tuple[str, str, int]]:
        own = place_of(told)
        if told.copy_of is None:
            return originals[told.article], False, own
        return originals.get(told.copy_of, own), True, own

    return tuple(sorted(by_place, key=key))


def place_of(told: Telling) -> tuple[str, str, int]:
    """What sentences are ordered by: the day, the file, the place in it."""
    return told.published or "9999", told.file, told.start


def once(event: Event) -> list[tuple[Telling, int]]:
    """The sentences, each with in how many near copies it stands word for word, itself included.

    Those copies are left out; one that was edited is not.
    """
    copies: dict[Words, set[int]] = defaultdict(set)
    shown: list[tuple[Telling, Words]] = []
    for told in event.tellings:
        words = words_of(told)
        copies[words].add(told.article)
        if told.copy_of is None or len(copies[words]) == 1:
            shown.append((told, words))
    return [(told, len(copies[words])) for told, words in shown]


Words = tuple[int, str]
"""What is said once: the first of an article's near copies, and the folded words."""


def words_of(told: Telling) -> Words:
    """The words of a sentence, and the voice that says them."""
    return told.article if told.copy_of is None else told.copy_of, fold(" ".join(told.text.split()))
