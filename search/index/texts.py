"""The folded texts of all passages in memory: finds any characters, however words are cut.

Chinese writes no spaces, so a word index misses what a cut runs through.  Looking through the texts
misses nothing: about 1 ms for 10,000 passages.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, groupby
from math import log
from typing import NamedTuple

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
        self._articles: dict[int, _Folded] = {}
        self._change = -1
        self._size = 0
        self._count = 0
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
            telling = [each for each in self._articles.values() if folded in each.text]
            found = [place for each in telling for place in each.holding(folded)]
            count, size = self._count, self._size
        rarity = log(count / (len(found) + 1)) + 1 if found else 0.0
        usual = max(1.0, size / max(count, 1))
        scores = {key: rarity * _saturated(times, length / usual) for key, times, length in found}
        held[folded] = scores
        return scores

    def variants(self, folded: str) -> Counter[str]:
        """Strings of the same length that differ in one character, with the number of their places.

        What is the same before or behind that character is looked for, and then compared.
        """
        with self._lock:
            texts = [each.text for each in self._articles.values()] if self._follow() else []
        return Counter(other for look in _looks(folded) for text in texts for other in look(text))

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
            self._count = sum(len(each.keys) for each in self._articles.values())
        return self._size <= self._largest

    def _read_all(self) -> None:
        for article, excerpts in groupby(self._store.all_excerpts(), lambda excerpt: excerpt.passage.article):
            self._put(article, excerpts)
            if self._size > self._largest:
                self._articles.clear()
                return

    def _read_changes(self) -> None:
        for article in self._store.gone_since(self._change):
            self._drop(article)
        for article in self._store.changed_since(self._change):
            self._put(article, self._store.excerpts_of(article))

    def _put(self, article: int, excerpts: Iterable[Excerpt]) -> None:
        self._drop(article)
        passages = [(excerpt.passage.id, fold(text)) for excerpt, text in with_title(excerpts)]
        self._articles[article] = kept = _Folded.of(passages)
        self._size += kept.size

    def _drop(self, article: int) -> None:
        gone = self._articles.pop(article, None)
        self._size -= gone.size if gone else 0


_GAP = "\0"


class _Folded(NamedTuple):
    """The passages of an article as one text: looking through a few long ones takes half the time.

    `starts` has one more, where the next passage would begin.
    """

    text: str
    keys: tuple[int, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, passages: Sequence[tuple[int, str]]) -> _Folded:
        """Passages by their ids, with a character between them that belongs to none."""
        sizes = (len(text) + 1 for _, text in passages)
        starts = tuple(accumulate(sizes, initial=0))
        return cls(_GAP.join(text for _, text in passages), tuple(key for key, _ in passages), starts)

    @property
    def size(self) -> int:
        """The characters of all passages."""
        return self.starts[-1] - len(self.keys)

    def holding(self, folded: str) -> Sequence[tuple[int, int, int]]:
        """Each passage that holds a string, with the number of its places and the length of the passage."""
        text = self.text
        places = zip(self.keys, self.starts, self.starts[1:], strict=False)
        return [
            (key, times, after - start - 1)
            for key, start, after in places
            if (times := text.count(folded, start, after - 1))
        ]


def _saturated(times: int, length: float) -> float:
    """The part of BM25 that grows with the places and shrinks with the length, 1 being the usual one."""
    return times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * length))


def _looks(folded: str) -> Iterator[Callable[[str], Iterator[str]]]:
    """Each finds in a text some of the strings that differ in one character; every one is found by one.

    Of three characters one alone stands nearly everywhere, so it is looked for with what stands beside it.
    """
    half = len(folded) // 2
    if len(folded) == 3:
        first, second, third = map(re.escape, folded)
        yield partial(_beside, folded, folded[:2], 0)
        yield partial(_beside, folded, folded[1:], 1)
        yield partial(_matches, re.compile(f"{first}[^{second}{_GAP}]{third}"))
    else:
        yield partial(_beside, folded, folded[:half], 0)
        yield partial(_beside, folded, folded[half:], half)


def _beside(folded: str, part: str, before: int, text: str) -> Iterator[str]:
    """Those that have a part of the string, with so many characters before it."""
    place = text.find(part)
    while place >= 0:
        start = place - before
        other = text[start : start + len(folded)] if start >= 0 else ""
        is_whole = len(other) == len(folded) and _GAP not in other
        if is_whole and sum(a != b for a, b in zip(other, folded, strict=True)) == 1:
            yield other
        place = text.find(part, place + 1)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Those that a pattern finds, also where they overlap."""
    found = pattern.search(text)
    while found:
        yield found[0]
        found = pattern.search(text, found.start() + 1)
