"""Lines to paragraphs: where one ends, by white space, indents, short lines and sizes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from search.language.scripts import HANGUL
from search.reading.pages.rows import CLOSED, Line

_ENDED = re.compile(r"[.!?。！？…:：][”’\"'」』）)\]】》]*(?:\d{1,3}|\[\d{1,3}\])?$")
_CONTINUES = re.compile(r"[a-zß-öø-ÿа-я,;，。；、：！？”’」』）》】)]")
_UNCASED = re.compile(f"[{CLOSED}{HANGUL}]")
_NUMBERS = r"\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3}"
_ITEM = re.compile(rf"(?:[•●○■□▪◦‣⁃➢✓*–—-]\s|[(（]?(?:{_NUMBERS})[.)、）．](?=\s|[^\x00-\x7f]))")
NOTE_MARK = re.compile(r"(?:\d{1,3}[.)]?(?=\s?\D)|[*†‡§①-⑳]|\[\d{1,3}\]|[a-z](?=\s))")
"""How a note at the foot of a page begins."""


ANOTHER_SIZE = 0.08
"""Sizes further apart than this part belong to different kinds of text."""

_WIDE_STEP = 1.25
_VERY_WIDE_STEP = 1.9
_INDENT = 0.8
_SLACK = 0.3
_LEVEL = 0.5
_TIGHTEST_STEP = 1.15
_STEP_OF_HEADINGS = 1.35
_LARGER = 0.12
_INITIAL_SIZE = 1.6


class Setting(NamedTuple):
    """How a file is set: the size of its running text, the step from line to line in sizes of the text, and
    whether paragraphs begin with an indent."""

    size: float
    step: float
    is_indented: bool


def setting(lines: Sequence[Line]) -> Setting:
    """What most of the text has."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    pairs = [(a, b) for a, b in pairwise(lines) if a.column == b.column and not _is_other_size(a, b)]
    steps = Counter(round(20 * step) / 20 for a, b in pairs if (step := _step(a, b)) > _LEVEL)
    usual = steps.most_common(1)[0][0] if steps else _TIGHTEST_STEP
    wide = sum(count for step, count in steps.items() if step > usual * _WIDE_STEP)
    indents = sum(_indent(a, b) > _INDENT for a, b in pairs)
    return Setting(size or 1.0, max(usual, _TIGHTEST_STEP), indents > wide)


def paragraphs(lines: Sequence[Line], known: Setting) -> list[list[Line]]:
    """The lines of the text, in their order, grouped by paragraph.  Linear time.

    Notes at the foot of a page follow the paragraph that runs on over the page's end.
    """
    text, notes = _without_notes(_with_initials(lines, known), known)
    found: list[list[Line]] = []
    passed = next_note = 0
    for paragraph in [[], *_grouped(text, known)]:
        if paragraph:
            found.append(paragraph)
        passed += len(paragraph)
        first = next_note
        while next_note < len(notes) and notes[next_note][0] <= passed:
            next_note += 1
        found += _grouped([line for _, line in notes[first:next_note]], known)
    return found


def is_ended(line: Line) -> bool:
    """Whether a line ends like a sentence."""
    return bool(_ENDED.search(line.text[-12:]))


def is_short(line: Line, following: Line) -> bool:
    """Whether the first word of the following line would have fitted on the line."""
    free = line.column_right - line.right
    return not line.is_divided and free > following.first + _SLACK * line.size


def is_large(line: Line, known: Setting) -> bool:
    """Whether a line is set larger than running text."""
    return line.size > known.size * (1 + _LARGER)


def _grouped(lines: Sequence[Line], known: Setting) -> list[list[Line]]:
    found: list[list[Line]] = []
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        if found and not _starts(found[-1], line, following, known):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _starts(paragraph: Sequence[Line], line: Line, following: Line | None, known: Setting) -> bool:
    """Whether a line begins a new paragraph after the lines of this one."""
    before = paragraph[-1]
    if _is_other_size(before, line):
        return True
    if before.column != line.column:
        return _starts_in_column(before, line, known)
    step = _step(before, line)
    if abs(step) <= _LEVEL:
        return False  # pieces of one row
    if step < 0 or is_large(line, known):
        return not 0 < step <= max(known.step, _STEP_OF_HEADINGS) * _WIDE_STEP
    if step > known.step * _WIDE_STEP:
        return step > known.step * _VERY_WIDE_STEP or not _runs_on(before, line)
    if before.is_bold != line.is_bold or _ITEM.match(line.text):
        return not _runs_on(before, line)
    return _starts_by_indent(paragraph, line, following)


def _starts_by_indent(paragraph: Sequence[Line], line: Line, following: Line | None) -> bool:
    before = paragraph[-1]
    shift = _indent(before, line)
    if shift > _INDENT:
        return not _hangs(paragraph, line, following)
    if shift < -_INDENT and len(paragraph) > 1:
        return is_ended(before) or is_short(before, line)
    return is_short(before, line) and (is_ended(before) or not _CONTINUES.match(line.text))


def _starts_in_column(before: Line, line: Line, known: Setting) -> bool:
    """Whether the first line of a column or page begins a paragraph."""
    if before.is_divided or _runs_on(before, line):
        return False
    if is_large(line, known) or before.is_bold != line.is_bold or _ITEM.match(line.text):
        return True
    if known.is_indented:
        return line.left - line.column_left > _INDENT * line.size or is_short(before, line)
    return is_ended(before) or is_short(before, line)


def _runs_on(before: Line, line: Line) -> bool:
    """Whether a sentence plainly goes on from line to line."""
    if before.is_divided:
        return True
    is_open = not is_ended(before) and not is_short(before, line)
    return is_open and bool(_CONTINUES.match(line.text) or _UNCASED.match(line.text))


def _hangs(paragraph: Sequence[Line], line: Line, following: Line | None) -> bool:
    """Whether a line set in further continues one that hangs out, as in lists of books."""
    before = paragraph[-1]
    if len(paragraph) > 1 or is_short(before, line):
        return False
    if _ITEM.match(before.text):
        return True
    goes_on = (
        following is not None and following.column == line.column and abs(_indent(line, following)) < _SLACK
    )
    return goes_on and not is_ended(before)


def _is_other_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) > ANOTHER_SIZE * max(one.size, other.size)


def _step(one: Line, other: Line) -> float:
    """How far down the next baseline is, in sizes of the text."""
    return (one.base - other.base) / (max(one.size, other.size) or 1.0)


def _indent(one: Line, other: Line) -> float:
    """How much further in a line begins, in sizes of the text."""
    return (other.left - one.left) / (other.size or 1.0)


def _with_initials(lines: Sequence[Line], known: Setting) -> list[Line]:
    """A large initial goes back to the line it begins, and the lines beside it begin where it does."""
    found: list[Line] = []
    initial: Line | None = None
    is_placed = False
    for line in lines:
        if initial and not _is_beside(line, initial):
            found += [] if is_placed else [initial]
            initial = None
        if initial:
            text = line.text if is_placed else initial.text + line.text
            found.append(replace(line, text=text, left=initial.left))
            is_placed = True
        elif len(line.text) == 1 and line.text.isalpha() and line.size > _INITIAL_SIZE * known.size:
            initial, is_placed = line, False
        else:
            found.append(line)
    return found if initial is None or is_placed else [*found, initial]


def _is_beside(line: Line, initial: Line) -> bool:
    stands_right = initial.right <= line.left + line.size and line.column == initial.column
    return stands_right and line.base > initial.base - line.size / 2 and line.size < initial.size


def _without_notes(lines: Sequence[Line], known: Setting) -> tuple[list[Line], list[tuple[int, Line]]]:
    """The lines of the text, and those of notes at the feet of columns with how many come before each."""
    text: list[Line] = []
    notes: list[tuple[int, Line]] = []
    for _, column in groupby(lines, key=lambda line: line.column):
        whole = list(column)
        small = len(whole)
        while small and whole[small - 1].size < known.size * (1 - ANOTHER_SIZE):
            small -= 1
        if small < len(whole) and not NOTE_MARK.match(whole[small].text):
            small = len(whole)
        text += whole[:small]
        notes += [(len(text), line) for line in whole[small:]]
    return text, notes
