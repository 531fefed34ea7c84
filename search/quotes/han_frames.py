"""Attributions in Chinese text: the clause right behind a quote, and sources led in by 據 or 根據."""

from __future__ import annotations

import functools
import itertools
import re
from typing import NamedTuple

from search.quotes.han_cues import DELIMITERS, QUOTE, Cue, any_of, group, pronouns
from search.quotes.han_page import Page
from search.quotes.han_personal import is_surnamed
from search.quotes.han_subjects import Subject, leading, subject

_DELIMITER = re.compile(f"[{DELIMITERS}{QUOTE}]")
_FARTHEST = 80
_LONGEST_CLAUSE = 200
_LONGEST_TOPIC = 24
_SHORTEST_TOPIC = 2
_TOPIC_CLAUSES = 3
_FARTHEST_TITLE = 14
_SHORTEST_NAME = 2
_LONGEST_NAME = 3
_BEAT = 16
_HEARER = 12
_SAID_BEFORE = re.compile(r"[说道称示出][。]$")
_TAILS = "道说称到出"
_THIRD = ("他", "她")
_INSIDE = re.compile("中(?![国方央美日俄东共华石科])|里[，]?|一[书文]")
"""在佈道“金錢的使用”中: words in marks are the title of a writing."""
_DOING = re.compile("[他她][^的们俩本自母父妈爸哥姐弟妹妻丈儿女爷奶叔姨舅姑孙祖外家公婆老同朋律助]")
"""他搖搖頭: a pronoun and what it does, and not 他母親."""
_PART = re.compile("的(?:眼|声音|语气|脸|目光|嘴|表情|神情|心|情绪|双?手|泪)")
"""她的眼淚掉了下來: whose they are speaks."""
_ATTRIBUTIVE = "的、和与及或"
_LONGEST_VERB = 2
_ASPECTS = ("了", "着", "过")
_DOUBLED = re.compile(r"([摇点看挥笑耸皱叹摆拍揉擦想听抬眨撇咬跺搓招])\1")


class Attribution(NamedTuple):
    """A cue with its speaker, and where its clause begins and ends."""

    cue: Cue | None
    speaker: Subject | None
    start: int
    end: int


def _end_over_names(page: Page, place: int) -> int:
    """Where a clause ends that may hold a name in marks: 這名化名為「阿傑」的男子回憶道。"""
    end = clause_end(page, place)
    while (
        place < end < min(place + _FARTHEST, len(page.text) - 1)
        and page.text[end] == QUOTE
        and page.is_short(end)
        and page.text[end + 1] not in DELIMITERS + QUOTE
    ):
        end = clause_end(page, end + 1)
    return end


def clause_end(page: Page, place: int) -> int:
    """Where the clause around `place` ends, at most `_LONGEST_CLAUSE` further on."""
    limit = min(len(page.text), place + _LONGEST_CLAUSE)
    match = _DELIMITER.search(page.text, place, limit)
    return match.start() if match else limit


def next_speaker(page: Page, place: int) -> Attribution | None:
    """Whom the sentence behind a quoted one names: “…。”X說，… or “…。”X嘆了口氣。

    Not where the quote itself goes on with words that somebody said before.
    """
    text, start = page.text, place + 1
    if _SAID_BEFORE.search(text, max(0, place - 4), place):
        return None
    end = clause_end(page, start)
    if text[end : end + 1] == "，":
        return _closing(page, start, end) or _beyond(page, start, end) or _recalling(page, start, end)
    if text[end : end + 1] == "。" and end - start <= _BEAT:
        actor = topic(page, start, end)
        return Attribution(None, actor, start, start) if actor else None
    return None


def _recalling(page: Page, start: int, end: int) -> Attribution | None:
    """“…。”說起往事，X感慨萬千。"""
    if not page.text.startswith(group("recalling"), start):
        return None
    actor = topic(page, end + 1, clause_end(page, end + 1))
    return Attribution(None, actor, start, start) if actor else None


def after(page: Page, place: int) -> Attribution | None:
    """The attribution right behind a quote: “…”，X說。, also behind one clause more: “…”站在門口，X說。"""
    start = place + 1
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
    ended = page.is_full(place) or page.is_open(place)
    if not (page.quotes[place].closed and ended and page.text[end : end + 1] == "，"):
        return _closing(page, start, end) or _manner(page, place, end)
    if page.text[end + 1 : end + 2] == QUOTE:
        return _closing(page, start, end)
    found = _closing(page, start, end) if page.is_open(place) else None
    return found or (_ending(page, start, end) if start == place + 1 else None)


def _manner(page: Page, place: int, end: int) -> Attribution | None:
    """“…，”她苦笑。: a speaker and one verb behind words that end with a comma."""
    from search.language.segment import segment

    start = place + 1
    if not page.is_open(place) or not 2 <= end - start <= _BEAT:
        return None
    words = segment(page.text[start:end])
    verb = start + (words[-1][1] if words else 0)
    if end - verb > _LONGEST_VERB + 1:
        return None
    speaker = subject(page, verb, start)
    cue = Cue(verb, end, page.text[verb:end], "speech", verb)
    return None if speaker.missing else Attribution(cue, speaker, start, end)


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
        cue = Cue(*thus.span("verb"), thus["verb"], "speech", thus.start())
        return None if speaker.missing else Attribution(cue, speaker, start, end)
    closing = end - text.startswith(("的", "了"), end - 1)
    for cue in page.cues_in(start, end):
        hears = cue.word in group("addressed") and 1 < end - cue.end <= _HEARER
        if hears or (cue.end in (end, closing) and is_closing(cue, True)):
            speaker = subject(page, cue.first, start)
            return None if speaker.missing else Attribution(cue, speaker, start, end)
    return None


@functools.cache
def _thus() -> re.Pattern[str]:
    """“…”，X這樣描述當時的情形。"""
    return re.compile(rf"(?:这样|如此|这么)(?P<verb>{any_of('describing')})")


def is_closing(cue: Cue, marked: bool) -> bool:
    """Whether a cue can stand behind all that was said; behind words in marks any verb of saying can."""
    stem = cue.word[:-1] if cue.word[-1] in _TAILS else cue.word
    if cue.word in group("closing") or stem in group("closing"):
        return True
    return marked and cue.kind != "naming" and cue.word not in group("nouns")


@functools.cache
def _turns() -> re.Pattern[str]:
    return re.compile(any_of("turns") + "(?!的)")


def topic(page: Page, first: int, stop: int) -> Subject | None:
    """Who acts in the first clause of [first, stop) that names somebody before a verb: 何貴算了一筆賬."""
    for _ in range(_TOPIC_CLAUSES):
        end = min(clause_end(page, first), stop)
        actor = _actor(page, first, end)
        if actor or end >= stop:
            return actor
        first = end + 1
    return None


def opening(page: Page, first: int, stop: int) -> Subject | None:
    """Whoever a sentence begins with, by the noun for somebody or the name there, whatever verb follows."""
    from search.language.segment import segment

    lead = leading().match(page.text[first:stop])
    first += lead.end() if lead else 0
    limit = min(clause_end(page, first), stop, first + _LONGEST_TOPIC)
    for (_, _, end), (following, _, _) in itertools.pairwise(segment(page.text[first:limit])):
        name = page.text[first : first + end]
        known = len(name) >= _SHORTEST_NAME and following[0] not in _ATTRIBUTIVE
        if known and (name.endswith(_persons()) or (end <= _LONGEST_NAME and is_surnamed(name))):
            speaker = subject(page, first + end, first)
            return None if speaker.missing or speaker.led else speaker
    return None


@functools.cache
def _persons() -> tuple[str, ...]:
    return (*group("titles"), *group("unnamed"), *group("agents"))


def _actor(page: Page, first: int, stop: int) -> Subject | None:
    """Whom the first words of a clause name, before a word that ends a subject."""
    lead = leading().match(page.text[first:stop])
    first += lead.end() if lead else 0
    shortest = 1 if page.text[first : first + 1] in pronouns() else _SHORTEST_TOPIC
    place, limit = first + shortest, min(stop, first + _LONGEST_TOPIC)
    match = _turns().search(page.text, place, limit)
    verbs = (
        match.start() if match else None,
        _verb(page.text, first, place, limit),
        _doubled(page.text, place, limit),
    )
    ends = [end for end in verbs if end]
    last = min(ends) if ends else _named_alone(page.text, first, limit)
    if last is None or any(mark in page.text[first:last] for mark in DELIMITERS + QUOTE):
        return None
    speaker = subject(page, last, first)
    part = _PART.search(page.text, speaker.start, speaker.end)
    if part:
        speaker = speaker._replace(end=part.start())
    if _DOING.match(page.text, speaker.start, speaker.end):
        speaker = speaker._replace(end=speaker.start + 1)
    if page.text.endswith(_THIRD, speaker.start, speaker.end):
        speaker = speaker._replace(start=speaker.end - 1)
    return None if speaker.missing or speaker.led else speaker


def _doubled(text: str, place: int, limit: int) -> int | None:
    """Where a doubled verb with its object begins: 摇摇头, 看看表."""
    doubled = _DOUBLED.search(text, place, limit)
    return doubled.start() if doubled else None


def _named_alone(text: str, first: int, limit: int) -> int | None:
    """Where a pronoun or the name behind a title ends, whatever verb follows."""
    if text.startswith(_THIRD, first) and not text.startswith(("的", "们"), first + 1):
        return first + 1
    return _titled(text, first, limit)


def _titled(text: str, first: int, limit: int) -> int | None:
    """Where the name behind a title ends: 副主席林健鋒無懼…"""
    from search.language.segment import segment

    title = _title().search(text, first, min(limit, first + _FARTHEST_TITLE))
    if title is None:
        return None
    words = segment(text[title.end() : min(limit, title.end() + 4)])
    length = next((end for _, _, end in words if end >= _SHORTEST_NAME), 0)
    return title.end() + length if length <= _LONGEST_NAME and length else None


@functools.cache
def _title() -> re.Pattern[str]:
    return re.compile(any_of("titles"))


def _verb(text: str, first: int, place: int, limit: int) -> int | None:
    """Where the first verb with an aspect (算了, 笑著) begins at `place` or behind."""
    from search.language.segment import segment

    words = segment(text[first:limit])
    for (word, start, end), (following, _, _) in itertools.pairwise(words):
        verb = start if len(word) <= _LONGEST_VERB else end - 1
        if first + verb >= place and following[0] in "了着过":
            return first + verb
    return next(
        (first + start for word, start, _ in words if start >= place - first and word[1:] in _ASPECTS), None
    )


@functools.cache
def led() -> re.Pattern[str]:
    """據…所述， / 根據…的說法， / 根據法庭文件，: sources whose word is no verb of saying."""
    given = "|".join(word for word in group("given") if word not in group("cues") + group("opinions"))
    leads = any_of("leads")
    return re.compile(
        rf"(?:(?<=[{DELIMITERS}{QUOTE}])|^)(?:{leads}(?:(?P<source>[^{DELIMITERS}]{{2,24}}?)(?:不完全|初步|最新)?的?(?:{given})"
        rf"|(?P<document>[^{DELIMITERS}]{{0,16}}{any_of('documents')}))，"
        rf"|在(?P<viewer>[^{DELIMITERS}我]{{1,20}})看来，)"
    )
