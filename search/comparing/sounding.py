"""Names that one text writes in another script or spelling than the other: what sounds alike is one name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from search.language.fold import fold
from search.language.han_names import sounds_foreign

if TYPE_CHECKING:
    from search.comparing.words import Scores, Side, Word

_ALIKE, _SURELY_ALIKE = 0.75, 0.9
"""How alike two names sound with two firm consonants or more, and with one."""

_SHORTEST, _LONGEST = 2, 6
"""Characters of a Chinese rendering of one word of a name."""

_STEM = 4
"""Letters that the name of a place and its adjective have in common."""

_MOST, _MOST_LETTERS = 40, 4_000
"""Capitalised words of a side that are looked up, and these times the Chinese characters they are looked up
among."""

_Stretch = tuple[list[int], int, str]


def pairs_by_sound(here: Side, there: Side, words: Scores) -> Iterator[tuple[int, int]]:
    """The numbers of words that are one name and have no counterpart in `words`.

    Some hundred microseconds for each name and Chinese stretch that it may be.
    """
    alone = (words.max(axis=1) == 0, words.max(axis=0) == 0)
    ours = [at for at, word in enumerate(here.words) if alone[0][at]]
    theirs = [at for at, word in enumerate(there.words) if alone[1][at]]
    if here.family == "zh":
        yield from ((i, j) for j, i in _pairs(there, theirs, here, ours))
    else:
        yield from _pairs(here, ours, there, theirs)


def _pairs(latin: Side, mine: list[int], other: Side, theirs: list[int]) -> Iterator[tuple[int, int]]:
    names = [at for at in mine if _is_capital(latin, latin.words[at])][:_MOST]
    if other.family != "zh":
        capitals = [at for at in theirs if _is_capital(other, other.words[at])][:_MOST]
        for i in names:
            yield from ((i, j) for j in capitals if _are_alike(_text(latin, i), _text(other, j)))
        return
    stretches = _first(_foreign_stretches(other, theirs), _MOST_LETTERS // max(len(names), 1))
    for i in names:
        yield from ((i, j) for j in theirs if _is_called(other.words[j], _text(latin, i)))
        for numbers, start, text in stretches:
            yield from ((i, j) for j in _sounding(_text(latin, i), other, numbers, start, text))


def _sounding(name: str, other: Side, numbers: list[int], start: int, text: str) -> list[int]:
    """The words of a Chinese stretch, which begins at `start`, that a name sounds like."""
    best, found = 0.0, (0, 0)
    for first in range(len(text)):
        for length in range(_SHORTEST, _LONGEST + 1):
            part = text[first : first + length]
            if len(part) == length and (alike := _likeness(name, part)) > best:
                best, found = alike, (start + first, start + first + length)
    return [at for at in numbers if _is_mostly_in(other.words[at], *found)] if best else []


def _is_called(word: Word, name: str) -> bool:
    """Whether a Chinese name is known in Latin letters as one like this: Belgian is of Belgium."""
    known = [term[2:] for term in word.marks if term.startswith("n:") and term.isascii()]
    return any(fold(name)[:_STEM] == each[:_STEM] and len(each) >= _STEM for each in known)


def _is_mostly_in(word: Word, start: int, end: int) -> bool:
    return 2 * (min(word.end, end) - max(word.start, start)) >= word.end - word.start


def _first(stretches: Iterator[_Stretch], most: int) -> list[_Stretch]:
    """Those that begin among so many characters."""
    found, letters = [], 0
    for each in stretches:
        if letters >= most:
            break
        letters += len(each[2])
        found.append((each[0], each[1], each[2][:most]))
    return found


def _foreign_stretches(side: Side, numbers: list[int]) -> Iterator[_Stretch]:
    """Words beside each other in characters that transliterate: their numbers, where they begin, the text."""
    run: list[int] = []
    for at in [*numbers, -1]:
        foreign = at >= 0 and sounds_foreign(fold(_text(side, at)))
        if run and not (foreign and side.words[run[-1]].end == side.words[at].start):
            start, end = side.words[run[0]].start, side.words[run[-1]].end
            yield run, start, fold(side.text[start:end])
            run = []
        if foreign:
            run.append(at)


def _are_alike(one: str, other: str) -> bool:
    return fold(one) == fold(other) or _likeness(one, other) > 0


def _likeness(one: str, other: str) -> float:
    """How alike two words sound; 0 where that is too little for as few consonants as they have."""
    from search.people.sounds import firmness, likeness, starts

    if starts(one).isdisjoint(starts(other)):
        return 0.0
    alike = likeness(one, other)
    return alike if alike >= (_ALIKE if firmness(one) > 1 else _SURELY_ALIKE) else 0.0


def _is_capital(side: Side, word: Word) -> bool:
    return side.text[word.start].isupper()


def _text(side: Side, at: int) -> str:
    return side.text[side.words[at].start : side.words[at].end]
