"""Where the words begin that a Chinese verb of saying reports."""

from __future__ import annotations

import functools
import re

from search.quotes.han.cues import DELIMITERS, QUOTE, Cue, any_of, group, is_withheld
from search.quotes.han.nouns import is_noun, is_object
from search.quotes.han.page import Page
from search.quotes.han.personal import may_speak, split
from search.quotes.han.subjects import clause_end, subject
from search.quotes.who.speaker_types import of_han

LONGEST = 600
"""In characters; no reported clause is longer, and a text without full stops stays cheap."""

FEWEST = 3
_HEARER = 16
_BRIEF = 6

_AGAIN = re.compile(r"[他她][们]?|该[一-鿿]{1,4}?(?=强调|表示|指|称|说|重申|否认|认为|澄清|宣布|承诺)")
"""發表聲明，該機構強調…: whoever issued it is named again."""
_PAPER = re.compile("《[^《》]{1,30}》(?:的?记者)?")
_QUOTED_OF = re.compile(rf"[^{DELIMITERS}{QUOTE}的]{{2,8}}{QUOTE}(?=[，。；]|$)")
"""譏諷姊姊「當自己家客廳」: whom the words in marks are about stands in front of them."""
_EDGES = "。！？!?.，, \n”\u3000"


def start(page: Page, cue: Cue, floor: int, last: int) -> int | None:
    """Where the words of a cue begin; None where it announces none."""
    text, place = page.text, cue.end
    if is_withheld(text, cue):
        return place
    if text.startswith("了", place):
        place += 1
    if cue.word.startswith(group("addressed") + group("mocking")) and text[place : place + 1] not in (
        "，",
        "：",
    ):
        place = _past_hearer(page, cue, place)
    if text[place : place + 1] in ("，", "："):
        place += 1
    behind = page.span(cue.start, cue.end).end
    dateline = cue.word in group("sources") and page.article[behind : behind + 1] in tuple(" \u3000")
    if dateline or text[place : place + 1] in tuple("）)〕】]、") or is_noun(page, cue, place, floor):
        return None
    if cue.word in group("announcing") and not _is_announced(page, place):
        return None
    rest = text[place:last].strip(_EDGES)
    if text.startswith((*group("turning"), "起来"), place) or _hands_over(page, cue, place):
        return None
    if _has_object(page, cue, place):
        return clause_end(page, place) + 1
    if text.startswith(group("quoting"), place) or is_object(page, cue, place) or _is_vague(page, cue, place):
        return None
    return place if len(rest) >= FEWEST or QUOTE in rest else None


def _is_announced(page: Page, place: int) -> bool:
    """Whether a comma or colon, or words in marks, show that a verb brings in words."""
    return page.text[place - 1] in "，：" or bool(_QUOTED_OF.match(page.text, place))


def _has_object(page: Page, cue: Cue, place: int) -> bool:
    """Whether a colon parts a verb with its object from what is said: 披露了一個細節：…"""
    end = clause_end(page, place)
    told = cue.kind == "speech" and place < end <= place + _HEARER and page.text[end : end + 1] == "："
    return told and page.text[end + 1 : end + 2] != QUOTE and is_object(page, cue, place)


def _hands_over(page: Page, leading: Cue, place: int) -> bool:
    """Whether another verb of saying begins what a verb announces: 提醒，指…"""
    place += len(next((word for word in group("joins") if page.text.startswith(word, place)), ""))
    again = _AGAIN.match(page.text, place) if page.text[place - 1] == "，" else None
    place = again.end() if again else place
    if page.text.startswith("除", place):
        return any(cue.kind == "speech" for cue in page.cues_in(place + 1, place + 3))
    return any(
        cue.kind == "speech"
        and not is_noun(page, cue, cue.end, 0)
        and (_announces(page, cue) or (leading.word not in group("plain") and cue.word in group("urging")))
        for cue in page.cues_in(place, place + 1)
    )


def _announces(page: Page, cue: Cue) -> bool:
    """Whether words follow a verb, and no plain object: 認為，公布失敗值得肯定 hands nothing over."""
    if page.text.startswith(("，", "：", QUOTE), cue.end):
        return True
    return cue.word not in group("announcing") + group("written") and not is_object(page, cue, cue.end)


def _is_vague(page: Page, cue: Cue, place: int) -> bool:
    """工程预计明年完工: an expectation of nobody, as its clause goes on with a time or a modal."""
    if cue.word not in group("vague") or page.text[place - 1] == "，":
        return False
    if page.text.endswith("并", 0, cue.first):
        return False
    speaker = subject(page, cue.first, max(0, cue.first - _HEARER))
    if speaker.missing:
        return page.text.startswith(group("schedules"), place) or page.text[place : place + 1].isdigit()
    return not may_speak(page.text[speaker.start : speaker.end])


def _past_hearer(page: Page, cue: Cue, place: int) -> int:
    """Past 警方 in 告訴警方，…"""
    from search.language.segment import segment

    forbidden = _forbidden().match(page.text, place)
    if forbidden:
        return forbidden.end()
    end = clause_end(page, place)
    if end - place <= _HEARER and page.text[end : end + 1] in ("，", "："):
        hearer = page.text[place:end]
        return end if _may_hear(hearer) and not _asks(hearer) else place
    if not cue.word.startswith(group("telling")):
        return place
    title = _PAPER.match(page.text, place)
    if title:
        return title.end()
    words = segment(page.text[place : place + 12])
    return place + words[0][2] if words else place


@functools.cache
def _forbidden() -> re.Pattern[str]:
    """What stands between a verb and what somebody is told (not) to do: 提醒(外界)不要…"""
    never = "不要|不得|切勿|别|勿"
    return re.compile(rf"(?={any_of('forbidding')})|[^{DELIMITERS}{QUOTE}]{{1,6}}?(?={never})")


def _may_hear(words: str) -> bool:
    """Whether words between a verb and a comma are a hearer, and no clause: 提醒消費者看成分表，…"""
    return (
        len(words) <= _BRIEF
        or bool(of_han(words))
        or bool(split(words)[0])
        or QUOTE in words
        or "》" in words
    )


def _asks(words: str) -> bool:
    """Whether words behind a verb are what is asked, and not who is asked."""
    return any(word in words for word in group("asking"))
