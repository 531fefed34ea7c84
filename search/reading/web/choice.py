"""Which paragraphs of a page are those that an extractor picked out.

Extractors give text that is parted otherwise, and lose dates, captions and inline elements now and then.
So their text only says which paragraphs of the page belong to the article: those it covers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from search.reading.markup import Shown

_NO_LETTERS = re.compile(r"[\W_]+")
_PIECE = 8
_LONG = 2 * _PIECE - 1
"""A text of so many letters that stands in another holds one of its pieces whole."""

_SHORTEST = 4
_SEARCHED = 100_000
_LEAST_COVERED = 0.5


def key(text: str) -> str:
    """The letters and digits of a text."""
    return _NO_LETTERS.sub("", text)


class Picked:
    """What an extractor picked out, to be compared by pieces: linear in the length of the texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._keys = Counter(filter(None, map(key, texts)))
        letters = "".join(self._keys)
        self._pieces = {letters[at : at + _PIECE] for at in range(0, len(letters) - _PIECE + 1, _PIECE)}
        self._beginning = letters[:_SEARCHED]

    def times(self, letters: str) -> int:
        """How often a paragraph was picked, on its own or as a part of others."""
        return max(1, self._keys[letters], self._beginning.count(letters))

    def covers(self, letters: str) -> bool:
        """Whether a text is a picked paragraph, or a long one that was picked for the most part."""
        if letters in self._keys or len(letters) < _LONG:
            return letters in self._keys
        ends = range(_PIECE, len(letters) + 1)
        found = sum(letters[end - _PIECE : end] in self._pieces for end in ends)
        return found * _PIECE >= _LEAST_COVERED * len(letters)

    def mentions(self, letters: str) -> bool:
        """Whether a short text stands anywhere in what was picked, which parts paragraphs differently."""
        return _SHORTEST <= len(letters) < _LONG and letters in self._beginning


def choose(shown: Sequence[Shown], picked: Picked) -> list[int]:
    """The numbers of the paragraphs that were picked, with the headings and captions that go with them."""
    keys = [key(each.text) for each in shown]
    covered = [n for n, letters in enumerate(keys) if picked.covers(letters)]
    long = _without_doubles([n for n in covered if len(keys[n]) >= _LONG], keys, picked)
    if not long:
        return covered
    short = {n for n in covered if len(keys[n]) < _LONG}
    first, last = _run(short.union(long), long[0], long[-1])
    inside = (n for n in range(first, last + 1) if n in short or _is_mentioned(shown[n], keys[n], picked))
    taken = {*long, *inside}
    return sorted(taken.union(_companions(shown, taken)))


def _is_mentioned(shown: Shown, letters: str, picked: Picked) -> bool:
    return 2 * shown.linked <= len(shown.text) and picked.mentions(letters)


def _without_doubles(covered: Sequence[int], keys: Sequence[str], picked: Picked) -> list[int]:
    """Of a paragraph that stands on the page more often than it was picked, those among the single ones."""
    times: dict[str, list[int]] = {}
    for n in covered:
        times.setdefault(keys[n], []).append(n)
    single = [places[0] for places in times.values() if len(places) == 1]
    low, high = (single[0], single[-1]) if single else (0, len(keys))
    kept: list[int] = []
    for letters, places in times.items():
        places.sort(key=lambda n: not low <= n <= high)
        kept += places[: picked.times(letters)]
    return sorted(kept)


def _run(taken: set[int], first: int, last: int) -> tuple[int, int]:
    """The range widened over what follows on either side without a gap."""
    while first - 1 in taken:
        first -= 1
    while last + 1 in taken:
        last += 1
    return first, last


def _companions(shown: Sequence[Shown], taken: set[int]) -> Iterator[int]:
    """Headings between the taken paragraphs, right above one, and captions beside one."""
    first = min(taken)
    for n in set(range(len(shown))) - taken:
        heads = shown[n].role == "subhead" and n > first and n + 1 in taken
        if heads or (shown[n].reason == "caption" and (n + 1 in taken or n - 1 in taken)):
            yield n
