"""Who acts in a Chinese clause: whom its first words name, before whatever verb."""

from __future__ import annotations

import functools
import itertools
import re

from search.quotes.han.cues import DELIMITERS, QUOTE, Cue, any_of, group, pronouns
from search.quotes.han.names import letters
from search.quotes.han.page import Page
from search.quotes.han.personal import is_surnamed, may_speak, titles
from search.quotes.han.subjects import Attribution, Subject, clause_end, clause_start, leading, subject
from search.quotes.han.words import name_end
from search.quotes.who.speaker_types import of_han

_LONGEST_TOPIC = 24
_SHORTEST_TOPIC = 2
_TOPIC_CLAUSES = 3
_FARTHEST_TITLE = 14
_SHORTEST_NAME = 2
_LONGEST_NAME = 3
_THIRD = ("他", "她")
_PART = re.compile(
    "的(?:$|回答|回应|回复|答复|解释|理由|说法|态度|评价|看法|结论|反应|眼|声音|语气|脸|目光|嘴|表情|神情|心|情绪|双?手|泪)"
)
"""她的眼淚掉了下來: whose they are speaks."""
_BODY = re.compile(
    "声音|声调|嗓音|嗓子|语气|语调|语速|口气|眼圈|眼眶|眼神|目光|脸色|脸上|神情|神色|表情|嘴角|双手|手里"
)
"""說起那年夏天，聲音壓得很低：「…」: it is whose voice it is that speaks."""
_ATTRIBUTIVE = "的、和与及或"
_LONGEST_VERB = 2
_ACTING = ("v", "vn", "a", "an", "ad", "d", "i", "l")
_NEGATIONS = ("不", "没", "未")
_ASPECTS = ("了", "着", "过")


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


def opening(page: Page, first: int, stop: int, bodies: bool = False) -> Subject | None:
    """Whoever a sentence begins with, by the noun for somebody or the name there, whatever verb follows.

    Bodies (法院, 檢方) count if asked for.
    """
    from search.language.segment import segment

    lead = leading().match(page.text[first:stop])
    first += lead.end() if lead else 0
    limit = min(clause_end(page, first), stop, first + _LONGEST_TOPIC)
    for (_, start, end), (following, _, behind) in itertools.pairwise(segment(page.text[first:limit])):
        title = page.text[first : first + start]
        named = None if title and not title.endswith(titles()) else name_end(page.text, first + start, limit)
        if named:
            return _known(subject(page, named, first))
        name = page.text[first : first + end]
        known = len(name) >= _SHORTEST_NAME and following[0] not in _ATTRIBUTIVE
        if known and (
            name.endswith(_persons())
            or (bodies and of_han(name))
            or (end <= _LONGEST_NAME and is_surnamed(name))
        ):
            foreign = _foreign().match(page.text, first + end, limit)
            last = foreign.end() if foreign else first + (behind if is_surnamed(following) else end)
            return _known(subject(page, last, first))
    dotted = _dotted().match(page.text, first, min(clause_end(page, first), stop))
    return _known(subject(page, dotted.end(), first)) if dotted else None


def _known(speaker: Subject) -> Subject | None:
    return None if speaker.missing or speaker.led else speaker


@functools.cache
def _dotted() -> re.Pattern[str]:
    """前修復師[馬修·戴瑪]2019年…: a name whose parts a dot joins."""
    foreign = "".join(letters())
    return re.compile(f"[^{DELIMITERS}{QUOTE}的]{{0,16}}?[{foreign}]{{1,6}}(?:·[{foreign}]{{1,8}})+")


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
        _classed(page.text, first, place, limit),
    )
    ends = [end for end in verbs if end]
    last = min(ends) if ends else _named_alone(page.text, first, limit)
    if last is None or any(mark in page.text[first:last] for mark in DELIMITERS + QUOTE):
        return None
    speaker = subject(page, last, first)
    if page.text.endswith("没", speaker.start, speaker.end):
        return None
    body = _BODY.search(page.text, speaker.start, speaker.end)
    if body and body.start() == speaker.start:
        return None
    if body and body.end() == speaker.end:
        speaker = speaker._replace(end=body.start())
    part = _PART.search(page.text, speaker.start, speaker.end)
    if part:
        speaker = speaker._replace(end=part.start())
    if page.text.endswith(_THIRD, speaker.start, speaker.end):
        speaker = speaker._replace(start=speaker.end - 1)
    return None if speaker.missing or speaker.led else speaker


def _classed(text: str, first: int, place: int, limit: int) -> int | None:
    """Where a verb by its class stands right behind somebody: 事主[刪除]了相片."""
    from search.language.segment import segment, word_class

    words = segment(text[first:limit])
    for (word, start, _), (following, _, _) in itertools.zip_longest(words, words[1:], fillvalue=("", 0, 0)):
        if first + start >= place and len(word) > 1 and word_class(word) in _ACTING:
            if word.endswith(_persons()):
                continue
            who = text[first : first + start]
            part = following.endswith(_persons() + group("forecasters"))
            return first + start if who.endswith(_persons()) or (may_speak(who) and not part) else None
    return None


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
    foreign = _foreign().match(text, title.end(), limit)
    if foreign:
        return foreign.end()
    words = segment(text[title.end() : min(limit, title.end() + 4)])
    length = next((end for _, _, end in words if end >= _SHORTEST_NAME), 0)
    return title.end() + length if length <= _LONGEST_NAME and length else None


@functools.cache
def _foreign() -> re.Pattern[str]:
    foreign = "".join(letters())
    return re.compile(f"[{foreign}]{{1,6}}(?:·[{foreign}]{{1,8}})+|[{foreign}]{{3,8}}")


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


def of_last_verb(page: Page, start: int, end: int) -> Attribution | None:
    """The speaker in front of the short verb, a listed one or not, that a clause ends with."""
    from search.language.segment import segment

    words = segment(page.text[start:end])
    verb = start + (words[-1][1] if words else 0)
    verb -= page.text.startswith(_NEGATIONS, verb - 1)
    if end - start < _SHORTEST_TOPIC or end - verb > _LONGEST_VERB + 1:
        return None
    speaker = subject(page, verb, start)
    cue = Cue(verb, end, page.text[verb:end], "speech", verb)
    return None if speaker.missing else Attribution(cue, speaker, start, end)


def somebody(page: Page, start: int, colon: int) -> Subject | None:
    """The person in front of the one verb before a colon, whichever that is: 館長索恩自責：「…」"""
    start = max(start, clause_start(page.text, start, colon))
    found = of_last_verb(page, start, colon) if colon - start <= _LONGEST_TOPIC else None
    speaker = found.speaker if found else None
    name = page.text[speaker.start : speaker.end] if speaker else ""
    named = "·" in name or any(word in name for word in (*group("titles"), *group("agents")))
    return speaker if named and not any(mark in name for mark in DELIMITERS + QUOTE) else None
