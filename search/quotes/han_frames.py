"""Attributions in Chinese text: the clause right behind a quote, and sources led in by 據 or 根據."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import NamedTuple

from search.quotes.han_cues import DELIMITERS, QUOTE, Cue, Page, Subject, group, subject

_DELIMITER = re.compile(f"[{DELIMITERS}{QUOTE}]")


class Attribution(NamedTuple):
    """A cue with its speaker, and where its clause begins and ends."""

    cue: Cue | None
    speaker: Subject | None
    start: int
    end: int


def clause_end(page: Page, place: int) -> int:
    match = _DELIMITER.search(page.text, place)
    return match.start() if match else len(page.text)


def is_full(page: Page, place: int, text: str) -> bool:
    """Whether quoted words end with their own full stop."""
    span = page.quotes[place]
    return (
        text[max(span.start, span.end - 2) : span.end]
        .rstrip()
        .endswith(("。", "！", "？", "!", "?", "…", "."))
    )


def after(page: Page, text: str, place: int) -> Attribution | None:
    """The attribution right behind a quote: “…”，X說。"""
    start = place + 1
    if page.text[start : start + 1] in ("，", ","):
        start += 1
    end = clause_end(page, start)
    if page.text[end : end + 1] in ("：", ":") or end - start > 80:
        return None
    if (
        page.quotes[place].closed
        and is_full(page, place, text)
        and page.text[end : end + 1] in ("，", ",")
        and page.text[end + 1 : end + 2] != QUOTE
    ):
        return None
    closing = end - page.text.startswith(("的", "了"), end - 1)
    for cue in cues_in(page, start, end):
        if cue.end in (end, closing) and cue.kind in ("speech", "opinion"):
            speaker = subject(page, cue.first, start)
            return None if speaker.missing else Attribution(cue, speaker, start, end)
    return None


def cues_in(page: Page, start: int, end: int) -> list[Cue]:
    low = bisect_left(page.cues, start, key=lambda cue: cue.start)
    high = bisect_left(page.cues, end, key=lambda cue: cue.start)
    return page.cues[low:high]


@functools.cache
def turns() -> re.Pattern[str]:
    return re.compile("|".join(group("turns")))


@functools.cache
def led() -> re.Pattern[str]:
    """據…所述， / 根據…的說法，: sources whose word is no verb of saying."""
    given = "|".join(word for word in group("given") if word not in group("cues"))
    leads = "|".join(group("leads"))
    return re.compile(
        rf"(?:(?<=[{DELIMITERS}])|^)(?:{leads})(?P<source>[^{DELIMITERS}]{{2,24}}?)的?(?:{given})[，,]"
    )
