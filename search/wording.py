"""What differs between two texts, word by word, in any language.

Words are compared as they are folded: the other Chinese script, another case or style of quotation marks is
a variant of the same word and no change.  Rows of words that each text holds just once are matched first
and kept in order (patience diff), then what lies between them is looked at more closely.  Paragraphs and
lines play no part, so a text on one line can be compared with one that is wrapped.

Time grows with the length of the texts; only between rows that match, word is held against word, and
at most `CLOSELY` pairs of words at a time: for a text of n words about n * sqrt(CLOSELY) / 2 at the very
worst.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, groupby
from typing import Literal, NamedTuple

from search.language.fold import fold
from search.language.scripts import HAN, HANGUL, KANA, UNSPACED
from search.language.segment import LETTER, segment
from search.model import Span

Kind = Literal["same", "only here", "only there", "changed"]

_SPACED = rf"(?:{LETTER}|[{HANGUL}\u0300-\u036f])+"
_WORD = re.compile(rf"[{HAN}{KANA}{UNSPACED}]|\d+(?:[.,]\d+)+|{_SPACED}(?:'{_SPACED})*|\S")
"""A word, a number, or one character: Chinese is compared by characters, and what differs widened to words,
because how it is cut into words depends on what stands beside them."""

_HAN = re.compile(f"[{HAN}]")

_WIDTHS = (8, 3)
"""Words in a row that anchor two texts to each other, where they stand once in both."""

CLOSELY = 60_000
"""Words here times words there that are compared one by one; where more have not even three words in a
row in common, nothing is said but that they changed."""

_ISLAND = 0.5
"""Words in common are part of a change if they are less than so much of it, before and behind."""

_SLIDE = 32
"""Words by which what was left out may be moved along equal ones, to where a line begins."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of both texts, either of which may be empty; all stretches in a row make up both texts.

    `variant` is true where the words are the same in another form: script, case, width, quotation marks.
    White space belongs to the word before it and is not compared.
    """

    kind: Kind
    here: Span
    there: Span
    variant: bool = False


def differences(here: str, there: str) -> list[Difference]:
    """From `here` to `there`, in the order of the texts; punctuation counts like words."""
    one, other = _words(here), _words(there)
    runs = _at_lines(_without_islands(_runs(one, other), one, other), one, other)
    runs = _at_words(runs, _inside_words(one), _inside_words(other))
    return [each for run in runs for each in _told(run, one, other)]


Keys = Sequence[str]


class _Words(NamedTuple):
    """A text cut into words: what each is compared by, as it is written, and where it begins."""

    text: str
    keys: list[str]
    written: list[str]
    starts: list[int]

    def span(self, first: int, last: int) -> Span:
        """Where the words from the first up to the last stand."""
        return Span(self.starts[first], self.starts[last])

    def size(self, first: int, last: int) -> int:
        """How many characters they have."""
        return self.starts[last] - self.starts[first]

    def begins_line(self, at: int) -> bool:
        """Whether a line break stands before a word."""
        return at == 0 or "\n" in self.text[self.starts[at - 1] : self.starts[at]]


class _Run(NamedTuple):
    """Words [first, last) here and [start, end) there, the same or not."""

    same: bool
    first: int
    last: int
    start: int
    end: int


def _words(text: str) -> _Words:
    folded = fold(text)
    spans = [found.span() for found in _WORD.finditer(folded)] or ([(0, len(text))] if text else [])
    starts = [0, *(start for start, _ in spans[1:]), *([len(text)] if spans else [])]
    return _Words(text, [folded[a:b] for a, b in spans], [text[a:b] for a, b in spans], starts)


# -- what is the same --------------------------------------------------------------------------------


class _Gap(NamedTuple):
    """Words [first, last) here and [start, end) there that are not compared yet."""

    first: int
    last: int
    start: int
    end: int


def _runs(one: _Words, other: _Words) -> Iterator[_Run]:
    """Stretches that are the same and such that are not, in order."""
    at, there = 0, 0
    ends = len(one.keys), len(other.keys)
    matches = _matches(one.keys, other.keys, _Gap(0, ends[0], 0, ends[1]), 0)
    for i, j, length in chain(_joined(matches), [(*ends, 0)]):
        if at < i or there < j:
            yield _Run(False, at, i, there, j)
        if length:
            yield _Run(True, i, i + length, j, j + length)
        at, there = i + length, j + length


_Match = tuple[int, int, int]
"""Words that are the same: their place here and there, and how many."""


def _joined(matches: Iterable[_Match]) -> Iterator[_Match]:
    """Matches that touch in both texts as one."""
    last = (0, 0, 0)
    for i, j, length in matches:
        if (i, j) == (last[0] + last[2], last[1] + last[2]):
            last = (*last[:2], last[2] + length)
        elif length:
            yield last
            last = (i, j, length)
    yield last


def _matches(a: Keys, b: Keys, gap: _Gap, level: int) -> Iterator[_Match]:
    """What is the same in a gap, in order: at its borders, at anchors, and between these."""
    before, behind = _borders(a, b, gap)
    yield gap.first, gap.start, before
    inner = _Gap(gap.first + before, gap.last - behind, gap.start + before, gap.end - behind)
    if inner.first < inner.last and inner.start < inner.end:
        yield from _anchored(a, b, inner, level) if level < len(_WIDTHS) else _closely(a, b, inner)
    yield inner.last, inner.end, behind


def _borders(a: Keys, b: Keys, gap: _Gap) -> tuple[int, int]:
    """How many words are the same at the beginning, and then at the end."""
    most = min(gap.last - gap.first, gap.end - gap.start)
    before = next((n for n in range(most) if a[gap.first + n] != b[gap.start + n]), most)
    most -= before
    behind = next((n for n in range(most) if a[gap.last - 1 - n] != b[gap.end - 1 - n]), most)
    return before, behind


def _anchored(a: Keys, b: Keys, gap: _Gap, level: int) -> Iterator[_Match]:
    width = _WIDTHS[level]
    first, start = gap.first, gap.start
    for i, j in _in_order(_anchors(a, b, gap, width)):
        if i >= first and j >= start:
            yield from _matches(a, b, _Gap(first, i, start, j), level + 1)
            yield i, j, width
            first, start = i + width, j + width
    yield from _matches(a, b, _Gap(first, gap.last, start, gap.end), level + 1)


def _anchors(a: Keys, b: Keys, gap: _Gap, width: int) -> list[tuple[int, int]]:
    """Where so many words in a row stand that both sides hold once, in order of this side."""
    here, there = _once(a, gap.first, gap.last, width), _once(b, gap.start, gap.end, width)
    pairs = ((at, there.get(row, -1)) for row, at in here.items())
    return [(i, j) for i, j in pairs if i >= 0 and j >= 0 and a[i : i + width] == b[j : j + width]]


def _once(keys: Keys, first: int, last: int, width: int) -> dict[int, int]:
    """The place of each row of words by its hash, -1 where there are several."""
    found: dict[int, int] = {}
    for at in range(first, last - width + 1):
        row = hash(tuple(keys[at : at + width]))
        found[row] = -1 if row in found else at
    return found


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these pairs, ordered by their place here, that are in order there as well."""
    tops: list[int] = []
    top_pairs: list[int] = []
    previous: list[int] = []
    for number, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        tops[pile : pile + 1] = [j]
        top_pairs[pile : pile + 1] = [number]
        previous.append(top_pairs[pile - 1] if pile else -1)
    chosen: list[tuple[int, int]] = []
    number = top_pairs[-1] if top_pairs else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = previous[number]
    return chosen[::-1]


def _closely(a: Keys, b: Keys, gap: _Gap) -> Iterator[_Match]:
    """Word by word, where that is not too much."""
    here, there = a[gap.first : gap.last], b[gap.start : gap.end]
    if len(here) * len(there) <= CLOSELY:
        blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
        yield from ((gap.first + i, gap.start + j, length) for i, j, length in blocks)


# -- what is told ------------------------------------------------------------------------------------


def _without_islands(runs: Iterable[_Run], one: _Words, other: _Words) -> list[_Run]:
    """A few words that happen to stand amid two large changes are a part of one."""
    kept: list[_Run] = []
    for run in runs:
        kept.append(run)
        while len(kept) > 2 and _is_island(kept[-3:], one, other):
            before, _, behind = kept[-3:]
            kept[-3:] = [_Run(False, before.first, behind.last, before.start, behind.end)]
    return kept


def _is_island(three: Sequence[_Run], one: _Words, other: _Words) -> bool:
    before, island, behind = three
    if not island.same:
        return False
    size = one.size(island.first, island.last)
    sizes = [max(one.size(run.first, run.last), other.size(run.start, run.end)) for run in (before, behind)]
    return size < _ISLAND * min(sizes)


def _at_lines(runs: list[_Run], one: _Words, other: _Words) -> list[_Run]:
    """What stands in one text alone, from the beginning of a line where equal words leave the choice."""
    for at in range(1, len(runs) - 1):
        before, run, behind = runs[at - 1 : at + 2]
        if run.start == run.end:
            by = _slide(one, run.first, run.last, before.last - before.first, behind.last - behind.first)
        elif run.first == run.last:
            by = _slide(other, run.start, run.end, before.end - before.start, behind.end - behind.start)
        else:
            continue
        runs[at - 1] = before._replace(last=before.last + by, end=before.end + by)
        runs[at] = _Run(run.same, *(place + by for place in run[1:]))
        runs[at + 1] = behind._replace(first=behind.first + by, start=behind.start + by)
    return runs


def _slide(words: _Words, first: int, last: int, back: int, ahead: int) -> int:
    """How far the words [first, last) can be moved over equal ones to the next beginning of a line."""
    keys = words.keys
    for by in range(min(_SLIDE, ahead)):
        if words.begins_line(first + by):
            return by
        if keys[first + by] != keys[last + by]:
            break
    for by in range(1, min(_SLIDE, back)):
        if keys[first - by] != keys[last - by]:
            break
        if words.begins_line(first - by):
            return -by
    return 0


def _inside_words(words: _Words) -> frozenset[int]:
    """The places that lie inside a Chinese word."""
    if not _HAN.search(words.text):
        return frozenset()
    number = {start: at for at, start in enumerate(words.starts)}
    cut = segment(fold(words.text))
    inside = (number.get(at) for _, start, end in cut for at in range(start + 1, end))
    return frozenset(at for at in inside if at is not None)


def _at_words(runs: Sequence[_Run], inside: frozenset[int], inside_there: frozenset[int]) -> list[_Run]:
    """What is the same only from the beginning of a word to the end of one, on both sides."""
    if not inside and not inside_there:
        return list(runs)
    found: list[_Run] = []
    for run in runs:
        for part in _parts(run, inside, inside_there) if run.same else (run,):
            if found and found[-1].same == part.same:
                found[-1] = found[-1]._replace(last=part.last, end=part.end)
            else:
                found.append(part)
    return found


def _parts(run: _Run, inside: frozenset[int], inside_there: frozenset[int]) -> Iterator[_Run]:
    """A run without the parts of words at its ends, which are no longer the same."""
    _, first, last, start, end = run
    while first < last and (first in inside or start in inside_there):
        first, start = first + 1, start + 1
    while first < last and (last in inside or end in inside_there):
        last, end = last - 1, end - 1
    if run.first < first:
        yield _Run(False, run.first, first, run.start, start)
    if first < last:
        yield _Run(True, first, last, start, end)
    if last < run.last:
        yield _Run(False, last, run.last, end, run.end)


def _told(run: _Run, one: _Words, other: _Words) -> Iterator[Difference]:
    if run.same:
        yield from _same(run, one, other)
        return
    here, there = one.span(run.first, run.last), other.span(run.start, run.end)
    kind: Kind = "only here" if run.start == run.end else "only there" if run.first == run.last else "changed"
    yield Difference(kind, here, there)


def _same(run: _Run, one: _Words, other: _Words) -> Iterator[Difference]:
    """The same words, parted where they begin or cease to be written in the same way."""
    by = run.start - run.first
    places = groupby(range(run.first, run.last), lambda at: one.written[at] != other.written[at + by])
    for variant, group in places:
        first, *rest = group
        last = rest[-1] + 1 if rest else first + 1
        yield Difference("same", one.span(first, last), other.span(first + by, last + by), variant)
