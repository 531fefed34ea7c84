"""Direct speech in Japanese and Korean, where a particle behind the marks and then the verb follow.

田中氏は「…」と述べた / 「…」と田中氏は話した / 김 장관은 "…"라고 말했다.  The speaker is the topic or subject
of the sentence, found by its particle.  All looks stay within a window of the quote, so the cost is
linear in the length of a paragraph.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from search.language.scripts import HAN
from search.model import Span
from search.quotes.cues import load
from search.quotes.marks import Quoted
from search.quotes.said import Heard, Said, flags_of, inner

LANGUAGES = ("ja", "ko")

_NOBODY = Span(0, 0)
_REACH = 60
_MASK = "\ue000"
_STOPS = re.compile("[。．.!?！？\n]")
_JAPANESE_NAME = rf"[{HAN}々ァ-ヶーA-Za-zＡ-Ｚ・]+(?:の[{HAN}々ァ-ヶーA-Za-z・]+)*(?:さん|くん|ちゃん)?"
_SENTENCE_ENDS = tuple("。．.!?！？…")


class _Grammar(NamedTuple):
    """The patterns of one language: what follows words that are said, and its `speakers`, best first."""

    said: re.Pattern[str]
    speakers: tuple[re.Pattern[str], ...]


@functools.cache
def _grammar(lang: str) -> _Grammar:
    data = load(lang)
    particles, saying = _any_of(data["particles"]), _any_of(data["saying"])
    apart = _MASK if lang == "ja" else ""
    named = f"(?!{data['naming']})" if "naming" in data else ""
    between = rf"(?P<between>[^。．.!?！？\n{apart}]{{0,40}}?)"
    said = re.compile(rf"[,、，]?(?:{particles}){named}{between}(?P<verb>{saying})")
    if lang == "ja":
        marks = _any_of(f"{data['topics']} {data['sources']}")
        return _Grammar(said, (re.compile(rf"(?P<name>{_JAPANESE_NAME})(?:{marks})(?=[^ぁ-ん]|$)"),))
    return _Grammar(said, tuple(_korean(data, group) for group in ("topics", "subjects")))


def _any_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


def _korean(data: dict[str, str], group: str) -> re.Pattern[str]:
    """A word with the particle of a topic or subject, and up to two words in front without any."""
    plain = rf"(?:(?!\S*(?:{_any_of(data['cases'])})\s)[가-힣A-Za-z·]{{1,12}}\s){{0,2}}"
    head = rf"(?!\S*(?:{_any_of(data['adnominals'])})(?:\s|$))[가-힣A-Za-z·]{{1,12}}?"
    return re.compile(rf"(?:(?<=\s)|^)(?P<name>{plain}{head})(?:{_any_of(data[group])})(?=[\s,]|$)")


def hear(text: str, start: int, end: int, quoted: list[Quoted], lang: str) -> Heard:
    """The statements in marks of text[start:end] and the other words in marks, in text order."""
    grammar = _grammar(lang[:2])
    outer = [span for span in quoted if span.depth == 0]
    masked = _masked(text, start, end, outer)
    heard = Heard([], [])
    for span in outer:
        said = _said(text, masked, start, span, grammar)
        if said:
            heard.said.append(said)
        elif span.end > span.start:
            heard.terms.append(inner(text, span.start, span.end))
    return heard


def _masked(text: str, start: int, end: int, outer: list[Quoted]) -> str:
    """The paragraph with the words in marks blotted out."""
    parts, place = [], start
    for span in outer:
        parts += [text[place : span.open], _MASK * (span.close - span.open)]
        place = span.close
    return "".join([*parts, text[place:end]])


def _said(text: str, masked: str, offset: int, span: Quoted, grammar: _Grammar) -> Said | None:
    """The statement that a quoted span is, with the speaker of its sentence."""
    behind, opened = span.close - offset, span.open - offset
    verb = grammar.said.match(masked, behind, min(len(masked), behind + _REACH))
    before = _sentence_before(masked, opened)
    words = inner(text, span.start, span.end)
    if verb is None and not _stands_alone(text, masked, span, opened, behind):
        return None
    name = _speaker(grammar, masked, verb.start("between"), verb.end("between")) if verb else _NOBODY
    if name == _NOBODY and verb:
        name = _speaker(grammar, masked, before, opened)
    cue = Span(offset + verb.start("verb"), offset + verb.end("verb")) if verb else _NOBODY
    speaker = Span(offset + name.start, offset + name.end) if name != _NOBODY else _NOBODY
    return Said(*words, "direct", cue, speaker, flags_of(span), words.start, speaker == _NOBODY)


def _sentence_before(masked: str, place: int) -> int:
    """Where the sentence around a place begins, no further off than the window."""
    low = max(0, place - 2 * _REACH)
    ends = [match.end() for match in _STOPS.finditer(masked, low, place)]
    return ends[-1] if ends else low


def _speaker(grammar: _Grammar, masked: str, start: int, end: int) -> Span:
    """The last topic of a stretch of text, its last subject if there is none."""
    for pattern in grammar.speakers:
        found = [match.span("name") for match in pattern.finditer(masked[start:end])]
        if found:
            return Span(start + found[-1][0], start + found[-1][1])
    return _NOBODY


def _stands_alone(text: str, masked: str, span: Quoted, opened: int, behind: int) -> bool:
    """Whether words in marks are a sentence of their own, as in a dialogue."""
    lead, rest = masked[max(0, opened - 2) : opened].strip(), masked[behind : behind + 2].strip()
    alone = (not lead or lead.endswith(_SENTENCE_ENDS)) and (not rest or rest[0] in "。．.\n" + _MASK)
    return alone and (
        text[span.start : span.end].rstrip().endswith(_SENTENCE_ENDS) or (not lead and not rest)
    )
