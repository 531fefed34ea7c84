"""Blocks to passages: what is searched and related, a few sentences at most, without marks and bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.language.scripts import HAN, HANGUL, KANA
from search.language.sentences import sentences
from search.model import Block, Passage, Span

LIMIT = 600
"""The size of a passage in letters; a wide character counts as much as it says."""

_WIDE_SIZE = 600 / 220
_WIDE = re.compile(f"[{HAN}{KANA}{HANGUL}]")
_LEADING = re.compile(r"(?:\s|[-–—•*·▪●]\s|\[\d{1,3}\][.。]?|[\u2300-\u2bff\U0001f000-\U0001faff]\ufe0f?)+")
_TRAILING = re.compile(r"(?:\s*\[\d{1,3}\])+\s*[.。]?\s*$")
_MARKS_REACH = 60
_CLAUSE_END = re.compile(r"[,;:，；：、]\s*(?=\S)")
_SPACE = re.compile(r"\s+(?=\S)")


def passages(text: str, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The passages of all blocks, numbered from 0; those of boilerplate bear its role and stay apart.

    Each is a block, or a run of whole sentences of a long one; a sentence beyond the limit is cut at
    clause marks, then anywhere.  Reference marks and bullets at the borders of a sentence are left out.
    """
    found: list[Passage] = []
    for block in blocks:
        for run in _runs(text, _sentences(text, block)):
            found.append(
                Passage(0, 0, len(found), run[0].start, run[-1].end, block.lang, block.role, tuple(run))
            )
    return tuple(found)


def size(text: str) -> float:
    """How much a text says, in letters: a Han character about as much as three."""
    return len(text) + (_WIDE_SIZE - 1) * len(_WIDE.findall(text))


def _sentences(text: str, block: Block) -> Iterator[Span]:
    """Trimmed sentences, none beyond the limit; a hard line wrap inside a block ends none."""
    inside = text[block.start : block.end].replace("\n", " ")
    for sentence in sentences(inside):
        trimmed = _trimmed(inside, sentence)
        if trimmed.start < trimmed.end:
            for piece in _cut(inside, trimmed):
                yield piece.shifted(block.start)


def _trimmed(text: str, span: Span) -> Span:
    leading = _LEADING.match(text, span.start, span.end)
    start = leading.end() if leading else span.start
    reach = max(start, span.end - _MARKS_REACH)
    trailing = _TRAILING.search(text[reach : span.end])
    return Span(start, reach + trailing.start() if trailing else span.end)


def _runs(text: str, spans: Iterator[Span]) -> Iterator[list[Span]]:
    run: list[Span] = []
    filled = 0.0
    for span in spans:
        more = size(text[run[-1].end if run else span.start : span.end])
        if run and filled + more > LIMIT:
            yield run
            run, filled, more = [], 0.0, size(span.of(text))
        run.append(span)
        filled += more
    if run:
        yield run


def _cut(text: str, span: Span) -> Iterator[Span]:
    """A sentence in pieces below the limit, each ending at the last clause mark or space that fits."""
    start = span.start
    while start < span.end:
        end = _fitting(text, start, span.end)
        if end < span.end:
            end = _last_end(_CLAUSE_END, text, start, end) or _last_end(_SPACE, text, start, end) or end
        piece = text[start:end].rstrip()
        yield Span(start, start + len(piece))
        start = end


def _fitting(text: str, start: int, end: int) -> int:
    """How far from `start` the limit reaches."""
    window = text[start : min(end, start + LIMIT)]
    if size(window) <= LIMIT:
        return start + len(window)
    filled = 0.0
    for offset, ch in enumerate(window):
        filled += _WIDE_SIZE if _WIDE.match(ch) else 1.0
        if filled > LIMIT:
            return start + offset
    return start + len(window)


def _last_end(mark: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last match in the second half of [start, end) ends, or 0."""
    half = start + (end - start) // 2
    return max((match.end() for match in mark.finditer(text, half, end)), default=0)
