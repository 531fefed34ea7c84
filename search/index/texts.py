"""The folded texts of all passages in memory: finds any characters, however words are cut.

Chinese writes no spaces, so a word index misses what a cut runs through.  Looking through the texts
misses nothing: about 1 ms for 10,000 passages.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from math import log

from search.language.fold import fold
from search.store import Excerpt, Store

LARGEST = 64_000_000
"""Characters kept in memory, at most two bytes each; a larger library relies on the word index."""

_REMEMBERED = 32
"""Answers that are kept until a text changes."""

_K1, _B = 1.2, 0.75


def with_title(excerpts: Iterable[Excerpt]) -> Iterator[tuple[Excerpt, str]]:
    """The passages of one article with the text they are found by.

    A title that stands in no passage, as feeds and web pages declare it, belongs to the first one.
    """
    listed = list(excerpts)
    stray = not any(excerpt.title in excerpt.text for excerpt in listed)
    for number, excerpt in enumerate(listed):
        yield excerpt, f"{excerpt.title}\n{excerpt.text}" if stray and number == 0 else excerpt.text


class Texts:
    """Folded texts by passage; follows the record."""

    def __init__(self, store: Store, largest: int = LARGEST) -> None:
        self._store = store
        self._largest = largest
        self._lock = threading.Lock()
        self._articles: dict[int, list[tuple[int, str]]] = {}
        self._change = -1
        self._size = 0
        self._ids: list[int] = []
        self._texts: list[str] = []
        self._held: dict[str, Mapping[int, float]] = {}

    def holding(self, folded: str) -> Mapping[int, float] | None:
        """Passages that hold the folded characters with a BM25 score; None if the library is too large.

        All texts are looked through; what was asked last is remembered, for one line asks more than once.
        """
        with self._lock:
            if not self._follow():
                return None
            if folded in self._held:
                return self._held[folded]
            held = self._held = {} if len(self._held) >= _REMEMBERED else self._held
            found = [(key, text) for key, text in zip(self._ids, self._texts, strict=True) if folded in text]
            count, size = len(self._ids), self._size
        rarity = log(count / (len(found) + 1)) + 1 if found else 0.0
        usual = max(1.0, size / max(count, 1))
        scores = {key: rarity * _saturated(text.count(folded), len(text) / usual) for key, text in found}
        held[folded] = scores
        return scores

    def variants(self, folded: str) -> Counter[str]:
        """Strings of the same length that differ in one character, with the number of their places.

        One half of such a string is the same, so only the places of either half are looked at.
        """
        half = len(folded) // 2
        with self._lock:
            texts = list(self._texts) if self._follow() else []
        found: Counter[str] = Counter()
        for part, before in ((folded[:half], 0), (folded[half:], half)):
            for text in texts:
                if part in text:
                    found.update(_one_off(folded, text, part, before))
        return found

    def _follow(self) -> bool:
        """Take in what changed in the record; False where the texts are too many to keep."""
        change = self._store.last_change()
        if change != self._change and self._size <= self._largest:
            if self._change < 0:
                self._read_all()
            else:
                self._read_changes()
            self._change = change
            self._held = {}
            kept = [pair for pairs in self._articles.values() for pair in pairs]
            self._ids = [key for key, _ in kept]
            self._texts = [text for _, text in kept]
        return self._size <= self._largest

    def _read_all(self) -> None:
        for article, excerpts in groupby(self._store.all_excerpts(), lambda excerpt: excerpt.passage.article):
            self._put(article, excerpts)
            if self._size > self._largest:
                self._articles.clear()
                return

    def _read_changes(self) -> None:
        for article in self._store.gone_since(self._change):
            self._size -= sum(len(text) for _, text in self._articles.pop(article, ()))
        for article in self._store.changed_since(self._change):
            self._put(article, self._store.excerpts_of(article))

    def _put(self, article: int, excerpts: Iterable[Excerpt]) -> None:
        self._size -= sum(len(text) for _, text in self._articles.get(article, ()))
        self._articles[article] = [(excerpt.passage.id, fold(text)) for excerpt, text in with_title(excerpts)]
        self._size += sum(len(text) for _, text in self._articles[article])


def _saturated(times: int, length: float) -> float:
    """The part of BM25 that grows with the places and shrinks with the length, 1 being the usual one."""
    return times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * length))


def _one_off(folded: str, text: str, part: str, before: int) -> Iterator[str]:
    place = text.find(part)
    while place >= 0:
        start = place - before
        other = text[start : start + len(folded)] if start >= 0 else ""
        if len(other) == len(folded) and sum(a != b for a, b in zip(other, folded, strict=True)) == 1:
            yield other
        place = text.find(part, place + 1)
