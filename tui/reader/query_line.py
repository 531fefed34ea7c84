"""A search line changed in one part: narrowed, widened again, or spelt otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from search.index.pieces import Placed, placed
from search.model import Span

_OPEN_ENDED = ("AND", "OR", "NOT", "field", "no field", "(")
"""At the end of a line they say nothing, and would take what is written behind them for their own."""


def narrows(line: str) -> list[str]:
    """The parts of a line that only keep what has some language, source, date or speaker, as written."""
    return list(dict.fromkeys(span.of(line) for span in _fields(line)))


def narrowed(line: str, narrow: str) -> str:
    """The line with one such part more, which holds for all of it; once only."""
    if narrow in narrows(line):
        return line
    found = list(placed(line))
    while found and found[-1].piece.kind in _OPEN_ENDED:
        line = line[: found.pop().span.start]
    whole = line.strip()
    if found and not found[-1].piece.closed:
        whole += '"'
    if any(each.piece.kind == "OR" for each in found):
        whole = f"({whole})"
    return f"{whole} {narrow}".strip()


def widened(line: str, without: Iterable[str]) -> str:
    """The line without some of these parts."""
    left_out = set(without)
    return _blanked(line, [span for span in _fields(line) if span.of(line) in left_out])


def respelt(line: str, word: str) -> str:
    """The line with another spelling in the place of the word that is most like it."""
    fields = _fields(line)
    words = [
        each.span
        for each in placed(line)
        if each.piece.kind in ("word", "quoted")
        and not any(field.start <= each.span.start < field.end for field in fields)
    ]
    if not words:
        return word
    best = max(words, key=lambda span: _likeness(span.of(line), word))
    return f"{line[: best.start]}{word}{line[best.end :]}"


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()


def _fields(line: str) -> list[Span]:
    return list(_spans(list(placed(line))))


def _spans(found: list[Placed]) -> Iterator[Span]:
    """A field and what follows it at once; what is to be left out is no such part."""
    for at, each in enumerate(found[:-1]):
        value = found[at + 1]
        denied = at > 0 and found[at - 1].piece.kind == "NOT"
        is_value = value.piece.kind in ("word", "quoted", "beginning", "exactly")
        if each.piece.kind == "field" and is_value and not denied and value.span.start == each.span.end:
            yield Span(each.span.start, value.span.end)


def _blanked(line: str, spans: list[Span]) -> str:
    """The line without some spans, and with one blank where each stood."""
    parts, at = [], 0
    for span in spans:
        parts.append(line[at : span.start].rstrip())
        at = span.end
    kept = " ".join(part for part in (*parts, line[at:].strip()) if part.strip())
    return kept.strip()
