"""Attributions in Chinese text: the clause or sentence right behind words in marks."""

from __future__ import annotations

import functools
import re

from search.quotes.han.actors import of_last_verb, topic
from search.quotes.han.cues import DELIMITERS, QUOTE, Cue, any_of, group
from search.quotes.han.page import Page
from search.quotes.han.personal import may_speak
from search.quotes.han.subjects import Attribution, Subject, clause_end, subject

_FARTHEST = 80
_BEAT = 16
_HEARER = 12
_TAILS = "道说称到出"
_ABLE = ("能", "可以", "无法", "难以", "足以")
"""「…」四個字能交代的: what words in marks can do, and nobody says."""

_CREDIT = re.compile("——?(?P<who>[^，。：；！？\n—\ue000]{2,20})[。\n]?$")
"""「…。」——鐘錶師傅邵維康: who is named under words in marks that stand alone."""

_INSIDE = re.compile("中(?![国方央美日俄东共华石科])|里[，]?|一[书文]")
"""在佈道“金錢的使用”中: words in marks are the title of a writing."""


def _end_over_names(page: Page, place: int) -> int:
    """Where a clause ends that may hold a name in marks: 這名化名為「阿傑」的男子回憶道。"""
    end = clause_end(page, place)
    while (
        place <= end < min(place + _FARTHEST, len(page.text) - 1)
        and page.text[end] == QUOTE
        and (page.is_short(end) or (end == place and page.is_named(end)))
        and page.text[end + 1] not in DELIMITERS + QUOTE
    ):
        end = clause_end(page, end + 1)
    return end


def next_speaker(page: Page, place: int) -> Attribution | None:
    """Whom the sentence behind a quoted one names: “…。”X說，… or “…。”X嘆了口氣。"""
    text, start = page.text, place + 1
    end = clause_end(page, start)
    if text[end : end + 1] == "，":
        found = _closing(page, start, end) or _beyond(page, start, end)
        actor = topic(page, start, end) if not found and text.endswith("说着", start, end) else None
        return Attribution(None, actor, start, start) if actor else found
    if text[end : end + 1] != "。":
        return None
    actor = topic(page, start, end) if end - start <= _BEAT else None
    if actor:
        return Attribution(None, actor, start, start)
    found = of_last_verb(page, start, end)
    name = text[found.speaker.start : found.speaker.end] if found and found.speaker else ""
    return found if may_speak(name) else None


def after(page: Page, place: int) -> Attribution | None:
    """The attribution right behind a quote: “…”，X說。, also behind one clause more: “…”站在門口，X說。"""
    start = place + 1
    credit = _CREDIT.match(page.text, start, (page.text.find("\n", start) + 1) or len(page.text))
    if credit and page.text[place - 1 : place] in ("", "\n") and not page.cues_in(start, credit.end()):
        return Attribution(None, Subject(*credit.span("who"), False, False), start, credit.end())
    if page.text[start : start + 1] == "，":
        start += 1
    elif page.text.startswith("——", start):
        start += 2
    if page.text.startswith((*group("joins"), "的"), start) or _INSIDE.match(page.text, place + 1):
        return None
    end = _end_over_names(page, start)
    if page.text[end : end + 1] == "：" or end - start > _FARTHEST:
        return None
    if start == place + 1 and page.text[end : end + 1] == "，" and page.is_named(place):
        return None
    if start == place + 1 and page.is_named(place) and place - 1 in page.quotes and page.is_full(place - 1):
        return None
    ended = page.is_full(place) or page.is_open(place)
    if not (page.quotes[place].closed and ended and page.text[end : end + 1] == "，"):
        return _closing(page, start, end) or _manner(page, place, end)
    if page.text[end + 1 : end + 2] == QUOTE:
        return _closing(page, start, end)
    found = _closing(page, start, end) if page.is_open(place) else None
    return found or (_ending(page, start, end) if start == place + 1 else None)


def _manner(page: Page, place: int, end: int) -> Attribution | None:
    """“…，”她苦笑。: a speaker and one verb behind words that end with a comma."""
    start = place + 1
    return of_last_verb(page, start, end) if page.is_open(place) and end - start <= _BEAT else None


def _ending(page: Page, start: int, end: int) -> Attribution | None:
    """The attribution that the clause behind [start, end) ends its sentence with."""
    last = clause_end(page, end + 1)
    is_last = page.text[last : last + 1] != "，" or page.text[last + 1 : last + 2] == QUOTE
    return _beyond(page, start, end) if is_last else None


def _beyond(page: Page, start: int, end: int) -> Attribution | None:
    """The attribution in the clause behind [start, end); without a subject it is who acts in that one."""
    last = clause_end(page, end + 1)
    found = _closing(page, end + 1, last)
    actor = None if found else topic(page, start, end)
    cue = next((cue for cue in page.cues_in(end + 1, last) if cue.end == last), None)
    if actor and cue and is_closing(cue, True):
        return Attribution(cue, actor, end + 1, last)
    return found


def _closing(page: Page, start: int, end: int) -> Attribution | None:
    """The attribution that a clause ends with."""
    text = page.text
    if end - start > _FARTHEST or text[end : end + 1] == "：":
        return None
    thus = _thus().search(text, start, end)
    if thus:
        speaker = subject(page, thus.start(), start)
        verb = thus.lastgroup or 0
        cue = Cue(*thus.span(verb), thus[verb], "speech", thus.start())
        return None if speaker.missing else Attribution(cue, speaker, start, end)
    closing = end - text.startswith(("的", "了"), end - 1)
    for cue in page.cues_in(start, end):
        hears = cue.word in group("addressed") and 1 < end - cue.end <= _HEARER
        hears = hears and text[cue.end] != "的"
        if text.endswith(_ABLE, start, cue.first) or cue.word in group("findings"):
            continue
        if hears or (cue.end in (end, closing) and is_closing(cue, True)):
            speaker = subject(page, cue.first, start)
            return None if speaker.missing else Attribution(cue, speaker, start, end)
    return None


@functools.cache
def _thus() -> re.Pattern[str]:
    """“…”，X這樣描述當時的情形。 “…”，X留下這樣一條評論。"""
    left = "[留写丢撂抛发贴送][下出]了?(?:这样|如此|这么)?(?:的?一|这)[句条段番则]"
    return re.compile(rf"(?:这样|如此|这么)(?P<verb>{any_of('describing')})|(?P<left>{left})")


def is_closing(cue: Cue, marked: bool) -> bool:
    """Whether a cue can stand behind all that was said; behind words in marks any verb of saying can."""
    stem = cue.word[:-1] if cue.word[-1] in _TAILS else cue.word
    if cue.word in group("closing") or stem in group("closing"):
        return True
    return marked and cue.kind != "naming" and cue.word not in group("nouns")
