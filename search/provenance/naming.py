"""Where a sentence says that something was reported elsewhere, by name or without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.language.fold import fold
from search.model import Article, Span
from search.provenance.model import Origin
from search.provenance.outlets import Outlets

_BEGINS = "(?<![A-Za-zÀ-ÿ])"
"""In front of a name: looked for inside words, it would cost the square of their length."""

_NAME = rf"{_BEGINS}(?P<name>(?:[Tt]he\s)?[A-ZÄÖÜ][\w&'’-]*(?:\s(?:&|of|and|[A-ZÄÖÜ][\w&'’-]*)){{0,4}})"
_QUOTED = rf"[„“\"»']?{_BEGINS}(?P<name>[A-ZÄÖÜ][\w&'’-]*(?:\s(?:&|[A-ZÄÖÜ][\w&'’-]*)){{0,4}})"

_SORTS = "(?:Fachblatt|Fachmagazin|Zeitung|Magazin|Nachrichtenagentur|Sender|Portal|Wochenzeitung)"
_OURSELVES = frozenset({"本社", "本报", "本網", "本网", "本報", "本刊"})

_SURE = (
    rf"\b(?:seen|obtained|reviewed|(?:first\s)?(?:published|reported))\sby\s{_NAME}",
    rf"\b(?:[Bb]y\sagreement|[Bb]y\sarrangement|[Cc]ourtesy|[Ii]n\s(?:an\s)?interview)\s(?:with|of)\s{_NAME}",
    rf"\A\W{{0,2}}(?:From|Source:|Quelle:|Aus:?)\s{_NAME}\W{{0,2}}\Z",
    r"\A\W{0,2}[来來]源[:：]\s?(?P<name>\w{2,16})",
    r"\A[(（](?P<name>[A-Z][\w ]{1,30}(?:Agency|Press|Wire|Service|News)|\w{2,10}?社)[^()（）\n]{0,12}[)）]",
)
"""What only outlets are named after; any name counts."""

_LIKELY = (
    rf"\b(?:according\sto|told|tells|reported\sby|reports?\s(?:by|in)|statement\sto|comment\sfrom)\s{_NAME}",
    rf"{_NAME}\s(?:\w+\s)?(?:has\s)?(?:reported|reports|revealed|wrote|writes)\b",
    rf"\b(?:[Ll]aut|gegenüber|berichtete?n?|meldete?n?|[Ww]ie|sagte|Zeitung|Magazin)\s(?:de[rmsn]|die|das)?\s?(?:{_SORTS}\s)?{_QUOTED}",
    rf"{_QUOTED}[“”\"«']?\szufolge\b",
    r"(?:[据據向对對]|告诉|告訴|接受)(?:\w{0,6}[网網]站)?《(?P<name>[^《》\n]{2,30})》",
    r"《(?P<name>[^《》\n]{2,30})》(?:的?\w{0,6})?(?:报道|報道|报导|報導|引述|援引|披露|[称稱指])",
    r"[据據](?P<name>[^\s，。、；：《》]{2,12}?)(?:的?报道|的?報道|报导|報導)",
    r"(?:[向对對]|告诉|告訴)(?P<name>[A-Z][A-Za-z0-9&]*(?:\s[A-Z][A-Za-z0-9]*){0,3}|[^\s，。、；：《》]{2,8}?)(?:表示|证实|證實|透露|说|說|[，,：:])",
)
"""What other names stand after, too: those that are called like an outlet count."""

_UNNAMED = re.compile(
    r"\b(?:[Mm]edia\s)?[Rr]eports\s(?:suggest|say|said|indicate|indicated|claim|claimed|suggested)\b|\b[Rr]eportedly\b"
    r"|\b[Aa]ccording\sto\s(?:\w+\s){0,2}(?:reports|sources)\b|\b(?:[Mm]edien)?[Bb]erichten\szufolge\b"
    r"|\b[Ll]aut\s(?:\w+\s)?(?:[Mm]edien)?[Bb]erichten\b|\b(?:[Pp]eople|[Pp]erson|[Ss]ources?)\s(?:who\s(?:is|are)\s)?(?:familiar|close)\b"
    r"|(?:[据據]|有)(?:\w{0,4}(?:媒[体體]?|外[电電]))?(?:报道|報道|报导|報導)|有?消息(?:人士)?[称稱指]|[据據][悉称稱传傳]|知情人士|消息人士"
)

_SURE_PATTERNS = tuple(map(re.compile, _SURE))
_LIKELY_PATTERNS = tuple(map(re.compile, _LIKELY))
_ASIDE = re.compile(r"[》”\"]?\s?[(（]([^()（）\n]{2,40})[)）]")
_MOST = 2_000
"""Code points of a sentence that are looked at."""


NOBODY = Outlets()


def origins_named(article: Article, known: Outlets = NOBODY) -> list[Origin]:
    """The outlets that an article names as its origin, and where it names none, in order of the text.

    `known` are the outlets of the library; its own is no origin.  Linear.
    """
    found = [
        each
        for passage in article.passages
        for span in (passage.sentences or (Span(passage.start, passage.end),))
        for each in of_sentence(article, span, known)
    ]
    named = {each.key for each in found if each.kind == "outlet"}
    found += [
        each
        for block in article.blocks
        if block.role in ("boilerplate", "subhead")
        for line in _lines(article.text, block.start, block.end)
        for each in of_sentence(article, line, known)
        if each.kind == "outlet" and each.key not in named
    ]
    return sorted(found, key=lambda each: each.start)


def of_sentence(article: Article, span: Span, known: Outlets = NOBODY) -> list[Origin]:
    """The origins that one sentence of an article names; without a name only where it names none."""
    text = span.of(article.text)[:_MOST]
    named: dict[str, Origin] = {}
    for name in _names(text, known):
        words = name.of(text)
        key = _key(text, name, known)
        if words not in _OURSELVES and not _is_own(key, known.key(article.source)):
            where = name.shifted(span.start)
            named.setdefault(key, Origin("outlet", words, key, *where))
    if named:
        return list(named.values())
    return [
        Origin("unnamed", match[0], "", span.start + match.start(), span.start + match.end())
        for match in _UNNAMED.finditer(text)
    ][:1]


def _names(text: str, known: Outlets) -> Iterator[Span]:
    for pattern in _SURE_PATTERNS:
        for match in pattern.finditer(text):
            yield _cut(text, Span(*match.span("name")))
    for pattern in _LIKELY_PATTERNS:
        for match in pattern.finditer(text):
            yield from _outlet_in(text, Span(*match.span("name")), known)


def _outlet_in(text: str, name: Span, known: Outlets) -> Iterator[Span]:
    """The longest beginning, or else end, of a name that is that of an outlet."""
    words = [
        Span(match.start(), match.end()).shifted(name.start) for match in re.finditer(r"\S+", name.of(text))
    ]
    ends = [Span(name.start, word.end) for word in reversed(words)]
    starts = [Span(word.start, name.end) for word in words[1:]]
    for part in (*ends, *starts):
        if known.is_outlet(part.of(text)):
            yield part
            return


def _cut(text: str, name: Span) -> Span:
    """A name without what the pattern took too much: a joining word at its end."""
    plain = re.sub(r"\s(?:and|of|&)\Z", "", name.of(text))
    return Span(name.start, name.start + len(plain))


def _key(text: str, name: Span, known: Outlets) -> str:
    """That of the name, or of the one that stands in brackets behind it: 《晨报》（Morning Post）."""
    aside = _ASIDE.match(text, name.end)
    return known.key(aside[1] if aside and known.is_outlet(aside[1]) else name.of(text))


def _is_own(key: str, own: str) -> bool:
    return bool(own) and (fold(key) == fold(own) or fold(own).startswith(f"{fold(key)} "))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", text[start:end]):
        yield Span(*match.span()).shifted(start)
