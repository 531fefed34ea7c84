"""The end of a quote that was decoded one byte out of step, worked out again from its bytes.

In GBK `。”這` is A1A3 A1B1 DF40.  A reader that lost step drops the first byte as `?` and pairs the
rest anew: A3A1 `！`, B1DF `边`, 40 `@`, until an ASCII byte brings it back into step.  Before a tag,
`。”</p>` (A1A3 A1B1 3C) becomes `?`, `！`, `?` and `/p>`.  Pages that were made half-width afterwards
show `!` for `！`.  The lost byte is known from the marks that can end a quote, so the original is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.language.fold import simplify
from search.language.scripts import HAN
from search.reading.edits import Change

_LOST = r"[?？\ufffd]"
_SLIP = re.compile(rf"{_LOST}([!！俊\u3000])(?:([{HAN}]{{1,6}}[@-~])|{_LOST}(?=/?[a-zA-Z][^<>\n]{{0,80}}>))")
_TAG_END = re.compile(r"/?[a-zA-Z][^<>\n]{0,80}>")
_ORPHANS = (b"\xa1", b"\xa3")
_CLOSERS = {"”": "“", "」": "「", "』": "『", "’": "‘"}
_REACH = 5_000
"""How far a quote may reach; it bounds the work in a text of one line."""

_QUOTE_MARKS = re.compile("[“”「」『』‘’]")
_ENDED = re.compile(rf"[。！？…，][”」』’][{HAN}]*")


def find(text: str) -> list[Change]:
    """The ends to put back; only in a paragraph where the quote is open before and not closed after."""
    changes: list[Change] = []
    for match in _SLIP.finditer(text):
        original = _original(match[1] + (match[2] or ""))
        if original and _is_open(text, match, _CLOSERS[original[1]]):
            changes.append(Change(*match.span(), original, "quote end"))
            changes += _rest_of_tag(text, match)
    return changes


def _original(seen: str) -> str:
    """The characters that read as `seen` when their first byte is lost; empty if they end no quote.

    `seen` without ideographs stands before a tag, whose `<` took the last byte of the mark with it.
    Pages that were turned into Traditional Chinese are tried in Simplified as well.
    """
    full_width = seen.replace("!", "！", 1)
    rest = b"\xb1" if len(seen) == 1 else b""
    readings = (
        (orphan + form.encode("gbk", "replace") + rest).decode("gbk", "replace")
        for form in (full_width, simplify(full_width))
        for orphan in _ORPHANS
    )
    return next((reading for reading in readings if _ENDED.fullmatch(reading)), "")


def _is_open(text: str, match: re.Match[str], opener: str) -> bool:
    """Whether the last mark before the match opens, and the next one in the paragraph does not close."""
    before = text[max(0, match.start() - _REACH) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + _REACH].partition("\n")[0]
    opened = _QUOTE_MARKS.findall(before)[-1:] == [opener]
    following = _QUOTE_MARKS.search(after)
    return opened and not (following and following.group() in _CLOSERS)


def _rest_of_tag(text: str, match: re.Match[str]) -> Iterator[Change]:
    if not match[2]:
        tag = _TAG_END.match(text, match.end())
        if tag:
            yield Change(*tag.span(), "", "tag")
