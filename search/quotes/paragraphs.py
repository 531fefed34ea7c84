"""The paragraphs in which quotes are looked for, each with its language and role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from search.language.scripts import HAN, is_cjk_lang, language_of
from search.model import Block, Role

_HAN = re.compile(f"[{HAN}]")
_GAP = re.compile(r"\r?\n(?:[^\S\n]*\r?\n)+")
_LINE = re.compile(r"[^\n]+")
_ENDED = re.compile(r"[.!?。！？…:：”’\"')」』]\s*$")
_WRAP_WIDTH = range(45, 101)


class Paragraph(NamedTuple):
    """One paragraph: the place, its language as a BCP 47 tag, and the role of its block."""

    start: int
    end: int
    lang: str
    role: Role


def from_blocks(text: str, blocks: Sequence[Block], lang: str | None) -> list[Paragraph]:
    """The paragraphs of the blocks, boilerplate left out; `lang` counts where a block's is unknown."""
    story = any(block.role in ("body", "summary") for block in blocks)
    return [
        Paragraph(start, end, _known(block.lang) or lang or "und", _role(text, block, story))
        for block in blocks
        if block.role != "boilerplate"
        for start, end in _pieces(text, block.start, block.end)
    ]


def _role(text: str, block: Block, story: bool) -> Role:
    """The role of a block; whole sentences that stand without a story are no headline but the body."""
    prose = _ENDED.search(text, max(block.start, block.end - 4), block.end)
    return block.role if story or not prose else "body"


def from_lines(text: str, lang: str | None) -> list[Paragraph]:
    """The paragraphs of a plain text: split at blank lines, and at line ends unless these are hard wraps."""
    return [
        Paragraph(start, end, _language(text[start:end], lang), "body")
        for start, end in _pieces(text, 0, len(text))
    ]


def _known(lang: str) -> str:
    return "" if lang == "und" else lang


def _language(text: str, lang: str | None) -> str:
    """The given language, unless the script of the paragraph is another one."""
    if lang and is_cjk_lang(lang) == _is_mostly_han(text):
        return lang
    return language_of(text)


def _is_mostly_han(text: str) -> bool:
    han = len(_HAN.findall(text))
    return han * 3 > len(text) - han


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    position = start
    for gap in _GAP.finditer(text, start, end):
        pieces += _lines(text, position, gap.start())
        position = gap.end()
    return pieces + _lines(text, position, end)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of one stretch, or the whole stretch where its lines are hard-wrapped."""
    lines = [match.span() for match in _LINE.finditer(text, start, end) if match.group().strip()]
    if lines and _is_wrapped(text, lines):
        lines = [(lines[0][0], lines[-1][1])]
    return [_trimmed(text, *line) for line in lines]


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    inner = lines[:-1]
    if len(inner) < 2 or any(end - start not in _WRAP_WIDTH for start, end in inner):
        return False
    ended = sum(1 for start, end in inner if _ENDED.search(text, max(start, end - 4), end))
    return ended * 2 < len(inner)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
