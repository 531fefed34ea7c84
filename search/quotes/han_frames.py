"""Attributions in Chinese text: the clause right behind a quote, and sources led in by 據 or 根據."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from search.quotes.han_cues import DELIMITERS, QUOTE, Cue, any_of, group, pronouns
from search.quotes.han_page import Page
from search.quotes.han_subjects import Subject, leading, subject

_DELIMITER = re.compile(f"[{DELIMITERS}{QUOTE}]")
_ASPECT = re.compile(r"[一-鿿]{1,2}[了着过](?!解)")
_FARTHEST = 80
_LONGEST_TOPIC = 24
_SHORTEST_TOPIC = 2
_SHORT = 6


class Attribution(NamedTuple):
    """A cue with its speaker, and where its clause begins and ends."""

    cue: Cue | None
    speaker: Subject | None
    start: int
    end: int


def _end_over_names(page: Page, place: int, text: str) -> int:
    """Where a clause ends that may hold a name in marks: 這名化名為「阿傑」的男子回憶道。"""
    end = clause_end(page, place)
    while (
        place < end < len(page.text) - 1
        and page.text[end] == QUOTE
        and is_short(page, end, text)
        and page.text[end + 1] not in DELIMITERS + QUOTE
    ):
        end = clause_end(page, end + 1)
    return end


def clause_end(page: Page, place: int) -> int:
    """Where the clause around `place` ends."""
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


def is_short(page: Page, place: int, text: str) -> bool:
    """Whether a quote is so short that it may be the narrator's: “三農”專家."""
    span = page.quotes[place]
    return span.end - span.start <= _SHORT and text[span.end - 1] not in "，,"


def after(page: Page, text: str, place: int) -> Attribution | None:
    """The attribution right behind a quote: “…”，X說。, also behind one clause more: “…”站在門口，X說。"""
    start = place + 1
    if page.text[start : start + 1] == "，":
        start += 1
    if page.text.startswith(group("joins"), start):
        return None
    end = _end_over_names(page, start, text)
    if page.text[end : end + 1] == "：" or end - start > _FARTHEST:
        return None
    if start == place + 1 and page.text[end : end + 1] == "，" and is_short(page, place, text):
        return None
    if page.quotes[place].closed and is_full(page, place, text) and page.text[end : end + 1] == "，":
        if page.text[end + 1 : end + 2] == QUOTE:
            return _closing(page, start, end)
        return _closing(page, end + 1, clause_end(page, end + 1)) if start == place + 1 else None
    return _closing(page, start, end)


def _closing(page: Page, start: int, end: int) -> Attribution | None:
    """The attribution that a clause ends with."""
    text = page.text
    if end - start > _FARTHEST or text[end : end + 1] == "：":
        return None
    closing = end - text.startswith(("的", "了"), end - 1)
    for cue in page.cues_in(start, end):
        if cue.end in (end, closing) and is_closing(cue, True):
            speaker = subject(page, cue.first, start)
            return None if speaker.missing else Attribution(cue, speaker, start, end)
    return None


def is_closing(cue: Cue, marked: bool) -> bool:
    """Whether a cue can stand behind all that was said; behind words in marks any verb of saying can."""
    if cue.word.startswith(group("closing")):
        return True
    return marked and cue.kind != "naming" and cue.word not in group("nouns")


@functools.cache
def _turns() -> re.Pattern[str]:
    return re.compile(any_of("turns"))


def topic(page: Page, first: int, stop: int) -> Subject | None:
    """Whom the first words of [first, stop) name, before a word that ends a subject: 何貴算了一筆賬."""
    lead = leading().match(page.text[first:stop])
    first += lead.end() if lead else 0
    shortest = 1 if page.text[first : first + 1] in pronouns() else _SHORTEST_TOPIC
    place, limit = first + shortest, min(stop, first + _LONGEST_TOPIC)
    ends = [
        match.start()
        for match in (_turns().search(page.text, place, limit), _ASPECT.search(page.text, place, limit))
        if match
    ]
    if not ends or any(mark in page.text[first : min(ends)] for mark in DELIMITERS + QUOTE):
        return None
    speaker = subject(page, min(ends), first)
    return None if speaker.missing or speaker.led else speaker


@functools.cache
def led() -> re.Pattern[str]:
    """據…所述， / 根據…的說法， / 根據法庭文件，: sources whose word is no verb of saying."""
    given = "|".join(word for word in group("given") if word not in group("cues") + group("opinions"))
    leads = any_of("leads")
    return re.compile(
        rf"(?:(?<=[{DELIMITERS}])|^){leads}(?:(?P<source>[^{DELIMITERS}]{{2,24}}?)的?(?:{given})"
        rf"|(?P<document>[^{DELIMITERS}]{{0,16}}{any_of('documents')}))，"
    )
