"""Text on the page that its author did not write: machine summaries, and digests in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.reading.lines import Paragraph, width
from search.speech import N_

MACHINE = N_("machine summary")
DIGEST = N_("digest, not by the author")

_MARK = re.compile(r"\[\d{1,3}\]")
_MARKS_END = re.compile(r"(?:\[\d{1,3}\]\s*)+(?P<stop>[.。]?)\s*|(?<=[.。!?])\s+(?=- )")
_HEADING = re.compile(r"(?P<name>[^\[\]\n]{2,120}?) [-–—] ")
_GROUP = re.compile(r"Group \d+\s*[:：]")
_DASH = re.compile(r"[-•*·]\s")
_MARKED_END = re.compile(r"\[\d{1,3}\]\s*[.。]?$")
_FEWEST_MARKS = 3
_FEWEST_ITEMS = 3
_SMALL_WORD = 3
_CAPITAL_SHARE = 0.6
_WIDEST_HAN_HEADING = 44
_LONGEST_PLAIN = 60
_CLAUSE_MARK = re.compile("[，。,;；]")

_PICTURE = re.compile("[\u2300-\u2bff\U0001f000-\U0001faff]|\\d\ufe0f?\u20e3")
_FEWEST_BULLETS = 2


class Piece(NamedTuple):
    """A heading or an item of a summary."""

    start: int
    end: int
    is_heading: bool


def machine(paragraphs: Sequence[Paragraph]) -> dict[int, list[Piece]]:
    """The paragraphs that are machine summaries, each cut at its headings and items."""
    found = {p.n: pieces for p in paragraphs if _is_dense(p.text) and len(pieces := split(p)) > 2}
    items = [p for p in paragraphs if p.n not in found and _is_marked_item(p.text)]
    if len(items) >= _FEWEST_ITEMS:
        found |= _list(paragraphs[items[0].n : items[-1].n + 1], {item.n for item in items})
    return found


def _list(paragraphs: Sequence[Paragraph], items: set[int]) -> dict[int, list[Piece]]:
    """The items of a summary that stands on several lines, and the short lines above them."""
    found: dict[int, list[Piece]] = {}
    for paragraph in paragraphs:
        is_heading = paragraph.n + 1 in items and not (paragraph.is_running or paragraph.ended)
        if paragraph.n in items or is_heading:
            found[paragraph.n] = [Piece(paragraph.start, paragraph.end, paragraph.n not in items)]
    return found


def _is_marked_item(text: str) -> bool:
    return bool(_DASH.match(text) and _MARKED_END.search(text[-20:]))


def split(paragraph: Paragraph) -> list[Piece]:
    """One line of a summary as headings and items, in order, without gaps of text."""
    text = paragraph.text
    cuts: list[tuple[int, bool]] = []
    for start, follows_marks in _starts(text):
        heading = _heading(text, start, follows_marks)
        if heading:
            cuts += [(start, True), (heading, False)]
        elif start == 0 or text.startswith(("- ", "– ", "• "), start):
            cuts.append((start, False))
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    pieces = (Piece(start, end, is_heading) for (start, is_heading), end in zip(cuts, ends, strict=True))
    return [_placed(paragraph, piece) for piece in pieces]


def digest(lines: Sequence[Paragraph], lang: str) -> dict[int, str]:
    """The lines over a story in `lang` that tell it in another language, if picture bullets mark them."""
    bulleted = [line for line in lines if _PICTURE.match(line.text)]
    if sum(not line.is_in(lang) for line in bulleted) < _FEWEST_BULLETS:
        return {}
    return {line.n: DIGEST for line in lines if not line.is_in(lang)}


def _is_dense(text: str) -> bool:
    """Whether one line holds several reference marks beside ` - ` or `Group n:`."""
    return (" - " in text or bool(_GROUP.search(text))) and len(_MARK.findall(text)) >= _FEWEST_MARKS


def _starts(text: str) -> Iterator[tuple[int, bool]]:
    """Where a piece may begin, and whether it follows marks that no stop stands beside."""
    yield 0, False
    for match in _MARKS_END.finditer(text):
        if match.end() < len(text):
            before = text[max(0, match.start() - 2) : match.start()].rstrip()
            yield match.end(), match["stop"] == "" and before[-1:].isalnum()


def _heading(text: str, start: int, follows_marks: bool) -> int:
    """Where the item after a heading at `start` begins (with its dash), or 0."""
    match = _HEADING.match(text, start)
    if not match or text.startswith(("- ", "– ", "• "), start):
        return 0
    is_plain = (
        follows_marks and len(match["name"]) <= _LONGEST_PLAIN and not _CLAUSE_MARK.search(match["name"])
    )
    return match.end("name") + 1 if is_plain or _names_something(match["name"]) else 0


def _names_something(name: str) -> bool:
    """Headings are in title case, or short and without a clause mark in Chinese."""
    if _GROUP.match(name):
        return True
    if width(name) > len(name):
        return width(name) <= _WIDEST_HAN_HEADING and not _CLAUSE_MARK.search(name)
    words = [word for word in name.split() if len(word) > _SMALL_WORD]
    return bool(words) and sum(word[0].isupper() for word in words) >= _CAPITAL_SHARE * len(words)


def _placed(paragraph: Paragraph, piece: Piece) -> Piece:
    """The piece in the article's offsets, without white space at its borders."""
    inside = paragraph.text[piece.start : piece.end]
    start = paragraph.start + piece.start + len(inside) - len(inside.lstrip())
    return Piece(start, start + len(inside.strip()), piece.is_heading)
