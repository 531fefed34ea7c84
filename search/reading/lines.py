"""Cleaned text as paragraphs: lines, or runs of lines where the text was wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from search.language.detect import language
from search.language.scripts import HAN, HANGUL, KANA

_LINE = re.compile(r"\S[^\n]*")
_WIDE = re.compile(rf"[{HAN}{KANA}{HANGUL}\u3000-\u303f\uff01-\uff60\U0001f300-\U0001faff]")
_ENDED = re.compile(r"(?:(?<!\.)[.]|[!?。！？]|……)[”’“‘»«›‹\"'」』）)\]】》]*\s*(?:\[\d{1,3}\]\s*)*[.。]?$")
_SAMPLE = 4_000

_WRAP_WIDTHS = range(40, 131)
_WRAPPED_SHARE = 0.7
_FEWEST_WRAPS = 3
_LONGEST_WORD = 30
_HAN_SLACK = 4
"""In cells: Chinese lines break anywhere, but not before a mark."""

PARAGRAPH_WIDTH = 60
"""In cells: what a sentence must fill to count as a paragraph of the body."""

RUNNING_WIDTH = 200
"""In cells: what counts as a paragraph even without an end mark."""


@dataclass(frozen=True)
class Paragraph:
    """A stretch of cleaned text without blank lines at its borders.

    `n` counts paragraphs, `group` counts stretches between blank lines; `start` and `end` leave out
    surrounding white space, and `indent` counts what stands before it on its line.
    """

    n: int
    group: int
    start: int
    end: int
    text: str
    indent: int = 0

    @cached_property
    def width(self) -> int:
        """How many cells a terminal would use, counted up to a few thousand."""
        return width(self.text)

    @cached_property
    def ended(self) -> bool:
        """Whether it ends like a sentence; a teaser's three dots are no end."""
        return bool(_ENDED.search(self.text[-40:]))

    @cached_property
    def lang(self) -> str:
        """Its language, judged by its first few thousand characters alone."""
        return language(self.text[:_SAMPLE])

    def is_in(self, lang: str) -> bool:
        """Whether it is in `lang`, as a short text in doubt among others in that language is."""
        here = base(lang)
        return base(self.lang) == here or base(language(self.text[:_SAMPLE], lang)) == here

    @property
    def is_running(self) -> bool:
        """Whether it looks like a paragraph of an article rather than a line of a page."""
        return self.width >= (PARAGRAPH_WIDTH if self.ended else RUNNING_WIDTH)


def base(lang: str) -> str:
    """The language of a tag without its script."""
    return lang.partition("-")[0]


def width(text: str) -> int:
    """Cells of a text on a terminal; beyond the first few thousand characters each counts one."""
    return len(text) + len(_WIDE.findall(text[:_SAMPLE]))


def paragraphs(text: str) -> list[Paragraph]:
    """All non-blank text in order; hard-wrapped lines are one paragraph with the line ends inside."""
    lines = list(_lines(text))
    joined: list[list[Paragraph]] = []
    for line, continues in zip(lines, _continued(lines), strict=True):
        if continues:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [
        Paragraph(n, run[0].group, run[0].start, run[-1].end, text[run[0].start : run[-1].end])
        for n, run in enumerate(joined)
    ]


def _lines(text: str) -> Iterator[Paragraph]:
    group = end = 0
    for n, match in enumerate(_LINE.finditer(text)):
        start = match.start()
        if text.count("\n", end, start) > 1:
            group += 1
        indent = start - max(end, text.rfind("\n", end, start) + 1)
        end = match.end()
        line = match.group().rstrip()
        yield Paragraph(n, group, start, start + len(line), line, indent)


def _continued(lines: Sequence[Paragraph]) -> list[bool]:
    """For each line, whether a hard wrap parts it from the line before.

    Wrapped lines are full: the next word would not have fitted.  Most lines that end within a
    sentence are full then, while those of a list of headlines are not.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a.group == b.group]
    margin = _margin([a.width for a, _ in pairs])
    wraps = {b.n for a, b in pairs if _is_full(a, b, margin) and not _begins(b, a.indent)}
    broken = [b.n for a, b in pairs if not a.ended]
    running = sum(1 for n in broken if n in wraps)
    if running < _FEWEST_WRAPS or running < _WRAPPED_SHARE * len(broken):
        return [False] * len(lines)
    return [line.n in wraps for line in lines]


def _margin(widths: Sequence[int]) -> int:
    """The width that lines were wrapped to, if they were; 0 if they are too short or too long for that."""
    widest = sorted(widths)[len(widths) * 9 // 10] if widths else 0
    return widest if widest in _WRAP_WIDTHS else 0


def _is_full(line: Paragraph, following: Paragraph, margin: int) -> bool:
    if not margin:
        return False
    word = following.text[:_LONGEST_WORD].split()[0]
    return line.width + 1 + (_HAN_SLACK if _WIDE.match(word) else len(word)) > margin


def _begins(line: Paragraph, indent: int) -> bool:
    """Whether a line begins a list item, or is set in further than the line before."""
    return line.indent > indent or line.text.startswith(("- ", "* ", "• ", "· "))
