"""The end of a quote that was decoded one byte out of step, worked out again from its bytes.

In GBK `。”這` is A1A3 A1B1 DF40.  A reader that lost step drops the first byte as `?` and pairs the
rest anew: A3A1 `！`, B1DF `边`, 40 `@`, until a byte below 80 brings it back into step.  Before a tag,
`。”</p>` (A1A3 A1B1 3C) becomes `?`, `！`, `?` and `/p>`.  Pages that were made half-width afterwards
show `!` for `！`.  The lost byte is known from the marks that can end a quote, so the original is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.language.fold import simplify
from search.language.scripts import HAN
from search.reading.edits import Change
from search.speech import N_

_LOST = r"[?？\ufffd]"
_TAG_END = r"/?[a-zA-Z][^<>\n]{0,80}>"
_SLIP = re.compile(rf"{_LOST}([!！俊\u3000])(?:([^\x00-\x7f]{{1,12}}[@-~]?)|{_LOST}(?P<tag>{_TAG_END}))")
_LOST_BYTES = (b"\xa1", b"\xa3")
_SWALLOWED = b"\xb1"
"""What is left of a closing mark whose second byte went away with the `<` of a tag."""

_LONE = 3
"""Characters from the mark to the byte that ends the slip, when only one ideograph is between."""

_CLOSERS = {"”": "“", "」": "「", "』": "『", "’": "‘"}
_QUOTE_MARKS = re.compile("[“”「」『』‘’]")
_QUOTE_END = re.compile(rf"[。！？…，][”」』’][{HAN}]*(?:[A-Za-z]{{2,}})?")
_REACH = 2_000
"""How far a quote may reach; it bounds the work in a text of one line."""


def find(text: str) -> list[Change]:
    """The ends to put back; only in a paragraph where the quote is open before and not closed after."""
    return [change for match in _SLIP.finditer(text) for change in _changes(text, match)]


def _changes(text: str, match: re.Match[str]) -> Iterator[Change]:
    seen = match[1] + (match[2] or "")
    original = _original(seen)
    if not original or not _is_open(text, match, _CLOSERS[original[1]]):
        return
    start, end = match.span()
    if match["tag"]:
        yield Change(start, match.start(N_("tag")), original, N_("quote end"))
        yield Change(match.start(N_("tag")), end, "", N_("tag"))
    else:
        same = _common_end(seen, original)
        yield Change(start, end - same, original[: len(original) - same], N_("quote end"))


def _original(seen: str) -> str:
    """The characters that read as `seen` when their first byte is lost; empty if they end no quote.

    A lone character is tried in Simplified as well: some pages were turned into Traditional later.
    """
    full_width = seen.replace("!", "！", 1)
    forms = (full_width, simplify(full_width)) if len(seen) <= _LONE else (full_width,)
    rest = _SWALLOWED if len(seen) == 1 else b""
    readings = (
        (lost + form.encode("gbk", "replace") + rest).decode("gbk", "replace")
        for form in forms
        for lost in _LOST_BYTES
    )
    return next((reading for reading in readings if _QUOTE_END.fullmatch(reading)), "")


def _is_open(text: str, match: re.Match[str], opener: str) -> bool:
    """Whether the last mark before the match opens, and the next one in the paragraph does not close."""
    before = text[max(0, match.start() - _REACH) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + _REACH].partition("\n")[0]
    opened = _QUOTE_MARKS.findall(before)[-1:] == [opener]
    following = _QUOTE_MARKS.search(after)
    return opened and not (following and following.group() in _CLOSERS)


def _common_end(a: str, b: str) -> int:
    """How many characters both end with."""
    same = 0
    while same < min(len(a), len(b)) and a[-1 - same] == b[-1 - same]:
        same += 1
    return same
