"""How Chinese words sound, tones aside: what an input method offers side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from search.language.fold import fold

_USUAL = range(0x4E00, 0xA000)
"""The block that all usual characters are in."""

_LONGEST = 6
"""Letters of a reading: zhuang."""


def sound(word: str) -> str:
    """The usual readings of the characters in a row, 开源 and 开元 alike: kaiyuan."""
    return "".join(map(_reading, word))


@cache
def _reading(character: str) -> str:
    from anyascii import anyascii

    return anyascii(character).lower()


def beginnings(sounds: str, count: int) -> list[str]:
    """Folded characters that a word of so many may begin with which sounds so: for kaiyuan those read kai."""
    known = _by_reading()
    ends = (end for end in range(1, len(sounds) + 1) if _is_row(sounds[end:], count - 1))
    return [each for end in ends for each in known.get(sounds[:end], ())]


def _is_row(sounds: str, count: int) -> bool:
    """Whether so many readings in a row sound so."""
    if count <= 1:
        return not sounds if count < 1 else sounds in _by_reading()
    ends = range(1, min(len(sounds), _LONGEST) + 1)
    return any(sounds[:end] in _by_reading() and _is_row(sounds[end:], count - 1) for end in ends)


@cache
def _by_reading() -> Mapping[str, str]:
    """Characters by their readings: 20 ms.  What folding makes another one of stands in no index."""
    from anyascii import anyascii

    usual = [*map(chr, _USUAL)]
    found: dict[str, str] = defaultdict(str)
    for character, folded in zip(usual, fold("\n".join(usual)).split("\n"), strict=True):
        if character == folded:
            found[anyascii(character).lower()] += character
    return {**found}
