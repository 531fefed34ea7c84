"""Key words in context: every place of a word with what stands around it, on one line.

Context is cut where a terminal would cut it: by cells, of which wide characters take two, and never
inside what is read as one character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal, TypeAlias

from search.index.wholes import BESIDE
from search.language.fold import fold
from search.language.scripts import HAN, KANA
from search.model import Hit, KwicLine, Span

Side: TypeAlias = Literal["left", "right", "text"]
"""What lines are put in order by: the words before, the words behind, or where they stand."""

_BLANK = re.compile(r"\s+")
_UNIT = re.compile(rf"[{HAN}{KANA}]|[^\W{HAN}{KANA}]+")
_JOINER = "\u200d"
_SLACK = 4
"""Code points looked at for each cell that is to be filled: more than marks and blanks need."""

SortKey: TypeAlias = "tuple[tuple[str, ...], tuple[str, ...], str, int]"


def concordance(hits: Iterable[Hit], limit: int, width: int) -> list[KwicLine]:
    """The places that hits mark, in their order, at most `limit`; `width` are the cells on either side.

    Different words that stand beside each other are one place.
    """
    lines = (_line(hit, span, max(0, width)) for hit in hits for span in _places(hit))
    return list(islice(lines, max(0, limit)))


def ordered(lines: Iterable[KwicLine], by: Side) -> list[KwicLine]:
    """The lines in order of one of their sides, or of the text."""
    return sorted(lines, key=lambda line: sort_key(line, by))


def sort_key(line: KwicLine, by: Side) -> SortKey:
    """What a line is put in order by: words folded, the left side from its last word backwards.

    Where that is the same, the other side decides, then the place.
    """
    left, right = tuple(words(line.before)[::-1]), tuple(words(line.after))
    if by == "text":
        return (), (), line.file, line.start
    return (*((left, right) if by == "left" else (right, left)), line.file, line.start)


def words(text: str) -> list[str]:
    """The words of a context, folded; each ideograph by itself, as no space shows where a word ends."""
    return _UNIT.findall(fold(text))


def _places(hit: Hit) -> Iterator[Span]:
    """What is marked, with what is marked beside it unless it is the same word again."""
    start = end = 0
    seen: set[str] = set()
    for span in sorted(hit.spans):
        word = fold(span.shifted(-hit.passage.start).of(hit.text))
        between = Span(end, max(end, span.start)).shifted(-hit.passage.start).of(hit.text)
        if seen and word not in seen and BESIDE.fullmatch(between):
            end = max(end, span.end)
            seen.add(word)
            continue
        if seen:
            yield Span(start, end)
        start, end = span
        seen = {word}
    if seen:
        yield Span(start, end)


def _line(hit: Hit, span: Span, width: int) -> KwicLine:
    passage = hit.passage
    start, end = span.shifted(-passage.start)
    before = hit.text[max(0, start - _SLACK * width - _SLACK) : start]
    after = hit.text[end : end + _SLACK * width + _SLACK]
    return KwicLine(
        passage=passage,
        file=hit.file,
        title=hit.title,
        source=hit.source,
        date=hit.date,
        start=span.start,
        end=span.end,
        before=ending(_one_line(before), width),
        node=_one_line(hit.text[start:end]).strip(),
        after=beginning(_one_line(after), width),
        found_by=hit.found_by,
        own=hit.own,
    )


def _one_line(text: str) -> str:
    return _BLANK.sub(" ", text)


def beginning(text: str, width: int) -> str:
    """As much of the beginning of `text` as fits into `width` cells."""
    taken = used = 0
    for start, end in _clusters(text):
        used += _cells(text, start, end)
        if used > width:
            break
        taken = end
    return text[:taken]


def ending(text: str, width: int) -> str:
    """As much of the end of `text` as fits into `width` cells."""
    used, begin = 0, len(text)
    for start, end in reversed(list(_clusters(text))):
        used += _cells(text, start, end)
        if used > width:
            break
        begin = start
    return text[begin:]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """What is read as one character: a base with its marks, what joiners join, a pair that is a flag."""
    start, end = 0, 0
    while start < len(text):
        end = start + 1
        if _is_flag(text[start]) and end < len(text) and _is_flag(text[end]):
            end += 1
        while end < len(text) and (text[end - 1] == _JOINER or not _width(text[end])):
            end += 1
        yield start, end
        start = end


def _cells(text: str, start: int, end: int) -> int:
    """A cluster is as wide as its widest part; a flag takes two cells."""
    if _is_flag(text[start]):
        return 2
    return max(_width(text[at]) for at in range(start, end))


def _is_flag(ch: str) -> bool:
    return "\U0001f1e6" <= ch <= "\U0001f1ff"


def _width(ch: str) -> int:
    if unicodedata.category(ch) in ("Mn", "Me", "Cf", "Cc") or "\U0001f3fb" <= ch <= "\U0001f3ff":
        return 0
    return 2 if unicodedata.east_asian_width(ch) in "WF" else 1
