"""Words of a region to its lines, each as one piece of text with its place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from search.language.scripts import HAN, KANA, UNSPACED
from search.reading.pages.glyphs import Word

CLOSED = f"{HAN}{KANA}{UNSPACED}\u2e80-\u2fff\u3001-\u303f\uff01-\uff60"
"""To stand inside `[...]`: characters of scripts that put no space between words, and their marks."""

_CLOSED = re.compile(f"[{CLOSED}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_NOT_AT_START = "，。、；：！？」』”’）》〉】〕…—,.!?;:)]"
_SAME_HEIGHT = 0.5
_LARGEST_ON_LINE = 1.8
_FEWEST_INSET = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its place in points.

    `column` numbers the regions of the file in the order of reading; `column_left` is where most lines of
    this size begin there, `column_right` how far they reach.  `first` is how wide its first word is, or what
    cannot be parted from its first character.  `is_spaced` when white space was drawn at its end.
    """

    text: str
    page: int
    column: int
    left: float
    right: float
    base: float
    size: float
    first: float
    is_bold: bool
    is_divided: bool
    is_spaced: bool
    column_left: float = 0.0
    column_right: float = 0.0


def lines(words: Sequence[Word], page: int, column: int) -> list[Line]:
    """The lines of a region: in the order they were drawn if that runs downwards, else from top to bottom."""
    runs = _runs(words)
    if _jumps_up(runs):
        runs = _by_height(runs)
    spaced = {before.n for before, word in pairwise(words) if word.space[:1] in (" ", "\u3000")}
    return _with_edges([_line(run, page, column, run[-1].n in spaced) for run in runs])


def is_right_to_left(words: Iterable[Word]) -> bool:
    """Whether more than half of the words are in Hebrew, Arabic or a script like them."""
    found = [bool(_RIGHT_TO_LEFT.search(word.text)) for word in words]
    return 2 * sum(found) > len(found)


def _runs(words: Iterable[Word]) -> list[list[Word]]:
    """Words that were drawn one after the other on one height."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _is_level(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [_across(run) for run in runs]


def _is_level(one: Word, other: Word) -> bool:
    """Whether two words stand on one line: a raised figure does, a large initial does not."""
    smaller, larger = sorted((one.size, other.size))
    return abs(one.base - other.base) <= _SAME_HEIGHT * min(larger, _LARGEST_ON_LINE * smaller)


def _across(run: list[Word]) -> list[Word]:
    """From left to right; a line that runs the other way was drawn in its order."""
    return run if is_right_to_left(run) else sorted(run, key=lambda word: word.left)


def _jumps_up(runs: Sequence[Sequence[Word]]) -> bool:
    """Whether a run stands over the one drawn before it."""
    for above, run in pairwise(runs):
        overlaps = run[0].left < above[-1].right and above[0].left < run[-1].right
        if overlaps and run[0].base > above[0].base:
            return True
    return False


def _by_height(runs: Iterable[list[Word]]) -> list[list[Word]]:
    """From top to bottom, runs on one height joined."""
    joined: list[list[Word]] = []
    for run in sorted(runs, key=lambda run: -run[0].base):
        if joined and _is_level(joined[-1][0], run[0]):
            joined[-1] += run
        else:
            joined.append(list(run))
    return [_across(run) for run in joined]


def _line(words: Sequence[Word], page: int, column: int, is_spaced: bool) -> Line:
    main = max(words, key=lambda word: len(word.text))
    return Line(
        "".join(_spaced(words)),
        page,
        column,
        min(word.left for word in words),
        max(word.right for word in words),
        main.base,
        main.size,
        _width_of_first(words[0]),
        all(word.is_bold for word in words),
        words[-1].is_divided,
        is_spaced,
    )


def _spaced(words: Sequence[Word]) -> Iterable[str]:
    """The words, with the white space that stands between them on the line."""
    yield words[0].text
    for before, word in pairwise(words):
        if word.n != before.n + 1:
            yield " "  # drawn apart
        elif word.space:
            yield "\u3000" if "\u3000" in word.space else " "
        yield word.text


def _width_of_first(word: Word) -> float:
    """A word moves to the next line whole; of an ideograph only the marks behind it move along."""
    if not _CLOSED.match(word.text):
        return word.right - word.left
    marks = len(word.text) - len(word.text[1:].lstrip(_NOT_AT_START)) if len(word.text) > 1 else 1
    return min(marks * word.size, word.right - word.left)


def _with_edges(found: Sequence[Line]) -> list[Line]:
    """The lines with the edges of their column, as lines of the same size show them.

    A quotation set in on both sides has its own right edge.
    """
    sizes: dict[int, list[Line]] = defaultdict(list)
    for line in found:
        sizes[round(line.size)].append(line)
    edges = {size: _edges(alike) for size, alike in sizes.items()}
    edged: list[Line] = []
    for (size, _), run in groupby(found, key=lambda line: (round(line.size), round(line.left))):
        left, right = edges[size]
        block = list(run)
        if len(block) >= _FEWEST_INSET and block[0].left > left + block[0].size:
            right = max(line.right for line in block)
        edged += [replace(line, column_left=left, column_right=right) for line in block]
    return edged


def _edges(alike: Sequence[Line]) -> tuple[float, float]:
    """Where most of them begin, and how far all but a few reach."""
    step = max(1.0, alike[0].size / 2)
    usual = Counter(line.left // step for line in alike).most_common(1)[0][0]
    rights = sorted((line.right for line in alike), reverse=True)
    return min(line.left for line in alike if line.left // step == usual), rights[min(3, len(rights) // 10)]
