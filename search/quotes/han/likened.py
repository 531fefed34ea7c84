"""Words in marks that describe something or are borrowed from somebody: 以「…」形容…, 引用X的話「…」."""

from __future__ import annotations

import re

from search.quotes.han.actors import topic
from search.quotes.han.cues import DELIMITERS, QUOTE, Cue, pronouns
from search.quotes.han.page import Page
from search.quotes.han.subjects import Attribution, Subject, subject

_LONGEST_CITED = 30
_CITED = re.compile(
    f"(?:引用|引述|借用|套用)(?P<who>[^{DELIMITERS}{QUOTE}的]{{1,16}})的(?:话|说话|名言|诗句|诗|台词)[：，]?$"
)
_ASKED = re.compile(
    f"(?:面对|对于|针对|对|就|回应|反驳|驳斥|被问[到及]?|听到)(?P<who>[^{DELIMITERS}{QUOTE}的]{{0,12}}?)(?:(?:提出|抛出|流传|传出)的)?$"
)
_WORDS = re.compile(
    "的(?:提问|发问|追问|问题|质疑|疑问|担忧|忧虑|指控|批评|指责|抱怨|传言|传闻|呼声|要求|评价|讥讽|嘲讽|调侃|说法|言论|爆料)"
)
_FEWEST = 5
_EXAMPLE = re.compile(
    f"(?P<of>[^{DELIMITERS}{QUOTE}]{{1,16}})，(?:例如|比如|譬如|诸如)(?:可能|或许|会|将){{0,2}}$"
)
_LIKENS = re.compile(
    "来?(?P<verb>形容|描述|比喻|概括|总结|回应|回答|作答|应对|反驳|回敬|搪塞|打发|带过|作结|解释)"
)
_AS = ("为", "作", "是", "如", "像", "的")


def likened(page: Page, place: int, first: int, ends_clause: bool) -> Attribution | None:
    """以「…」形容…: words in marks as the means of a description; 引用X的話「…」 as those of X."""
    text = page.text
    cited = _CITED.search(text, max(first, place - _LONGEST_CITED), place)
    if cited and ends_clause:
        return Attribution(None, Subject(*cited.span("who"), False, False), cited.start(), place)
    asked = _ASKED.search(text, max(first, place - _LONGEST_CITED), place)
    if (
        asked
        and _WORDS.match(text, place + 1)
        and page.quotes[place].end - page.quotes[place].start >= _FEWEST
    ):
        return Attribution(None, Subject(*asked.span("who"), False, False), asked.start(), place)
    verb = _LIKENS.match(text, place + 1)
    if verb is None or text[place - 1 : place] not in ("以", "用"):
        return None
    named = subject(page, place - 1, first)
    speaker = topic(page, first, place - 1) if named.missing else named
    cue = Cue(*verb.span("verb"), verb["verb"], "naming", place - 1)
    return Attribution(cue, speaker, place - 1, verb.end()) if speaker else None


def spoken_of(page: Page, place: int, first: int) -> Cue | None:
    """強調了風險，例如可能「…」: the verb that has words in marks as an example of its object."""
    before = max(first, place - _LONGEST_CITED)
    example = _EXAMPLE.search(page.text, before, place)
    cues = page.cues_in(example.start("of"), example.end("of")) if example else []
    return cues[-1] if cues and cues[-1].kind == "speech" else None


def described(page: Page, cue: Cue | None, place: int) -> int:
    """Where the object of 形容 begins that words in marks end: 形容措施「來得及時」."""
    if cue is None or cue.word != "形容" or cue.end > place:
        return place
    between = page.text[cue.end : place]
    return place if between in pronouns() or between.endswith(_AS) else cue.end
