"""Sentences of Latin and East Asian text.

One scan finds every mark that may end a sentence; a few rules then decide, each looking only at a
bounded number of characters around it, so the cost is linear on any text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from search.language.scripts import HAN, KANA, language_of, word_set
from search.model import Span

LONG_QUOTE = 200
"""A Chinese or Japanese quotation longer than this is cut into its sentences."""

_REGION = 600
_LOOK = 24
"""How many characters the rules look back or ahead."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_FULL = "。！？．｡"
_MARK = re.compile(
    rf"(?P<stops>[{_FULL}!?।؟۔.…]+)(?P<closers>(?:[”’\"'»」』）)\]】]|[“‘](?=[“‘\s]|$)|\[\d{{1,3}}\])*)"
    r"|(?<=\s)(?:\[\d{1,3}\])+(?=\s(?:[-–]\s)?[A-Z])"
)
"""Stops with what closes after them; or reference marks that stand where a full stop was left out."""
_QUOTE_MARK = re.compile(r"[“”「」『』（）《》\"]")
_PARTNER = {"”": "“", "」": "「", "』": "『", "）": "（", "》": "《"}
_EAST = re.compile(rf"[{HAN}{KANA}\u3001-\u3011\uff01-\uff0f\uff1a-\uff1f]")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_NEXT_WORD = re.compile(r"[\s\"'“‘„«(\[¿¡—–-]*([^\W_]+(?:['’][^\W_]+)?)")
_LIST_NUMBER = re.compile(r"\s*[(（]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]+")
_INITIALS = re.compile(r"[^\W\d_](?:[^\W\d_]?(?:\.[^\W\d_]{1,2})+)?")

_SAYING = re.compile(
    r"[\w·\s]{0,20}?(?:说|說|道|问|問|称|稱|表示|透露|指出|强调|強調|补充|補充|回答|回应|回應|认为|認為|解释|解釋|喊|答)"
    r"(?P<mark>[。！？]|[，,]\s*[“「『\"]|[，,])"
)

_NEVER_LAST = word_set(
    "mr mrs ms dr prof gen sen rep gov lt col capt cpt sgt cmdr rev hon pres supt msgr st mt ft messrs "
    "mme mlle vs cf e.g i.e approx est nr bzw ca inkl evtl ggf sog vgl z.b d.h u.a z.t dipl ing hl sr "
    "sra dra ud uds núm avda p.ej např tj resp tzn inż mgr"
)
"""Abbreviations that stand before another word."""

_BEFORE_NUMBER = word_set(
    "no nos fig figs p pp vol ch sec art abs sp str jan feb mar apr jun jul aug sep sept oct nov dec"
)

_MAYBE_LAST = word_set(
    "inc ltd co corp llc plc bros jr etc al bn mio mrd tsd usw ag ave blvd dept univ assn govt mln mld tys"
)
"""Abbreviations that may close a sentence: it ends when a word follows that begins sentences."""

_STARTERS = word_set(
    "the a an it its he she they we i you this that these those there here his her their our my your in "
    "on at by for from with as after before when while if but and or so yet because since although "
    "though however meanwhile still then now what who why how where not one two some many most all both "
    "each every another der die das er sie es wir ich ihr ein eine im am auf bei nach vor mit von zu "
    "für doch aber und auch als wenn den dem des dies diese dieser dieses damit danach dabei nun jetzt "
    "noch nur man wie was wer le la les il elle ils elles un une dans en et mais el los las y pero"
)

_MONTHS = re.compile(
    "jan|feb|m[äa]r|apr|ma[ij]|jun|jul|aug|sep|o[kc]t|nov|de[zc]|led|úno|bře|dub|květ|červ|srp|zář|říj|lis|pros|"
    "sty|lut|kwi|cze|lip|sie|wrz|paź|gru",
    re.IGNORECASE,
)


class _Place(NamedTuple):
    """A possible end: the mark, with the words before and after it on its line."""

    mark: re.Match[str]
    before: str
    after: str
    word: str
    following: str


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Trimmed sentence spans of text[start:end] in order; together they hold all that is not space.

    A line break always ends a sentence.  Offsets are into `text`.
    """
    part = text[start:end]
    spans = (_trimmed(part, first, last) for line in _LINE.finditer(part) for first, last in _cut(part, line))
    return [span.shifted(start) for span in spans if span.start < span.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    inner = piece.strip()
    first = start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(inner))


def _cut(text: str, line: re.Match[str]) -> Iterator[tuple[int, int]]:
    start, end = line.span()
    quotes = _short_quotes(text, start, end)
    for mark in _MARK.finditer(text, start, end):
        if mark.end() == end or _numbers_a_list(text, start, mark):
            continue
        if _ends(_place(text, line, mark), quotes):
            yield start, mark.end()
            start = mark.end()
    yield start, end


def _short_quotes(text: str, start: int, end: int) -> list[Span]:
    """The outermost closed quotations and brackets that are short enough to be kept whole."""
    open_at: dict[str, list[int]] = {}
    found: list[Span] = []
    for mark in _QUOTE_MARK.finditer(text, start, end):
        kind = mark.group()
        opened = open_at.setdefault(_PARTNER.get(kind, kind), [])
        if opened and (kind in _PARTNER or kind == '"'):
            found.append(Span(opened.pop(), mark.start()))
        elif kind not in _PARTNER:
            opened.append(mark.start())
    return _outermost(sorted(span for span in found if span.end - span.start <= LONG_QUOTE))


def _outermost(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start > kept[-1].end:
            kept.append(span)
    return kept


def _numbers_a_list(text: str, start: int, mark: re.Match[str]) -> bool:
    return mark.end() - start <= _LOOK and bool(_LIST_NUMBER.fullmatch(text, start, mark.end()))


def _place(text: str, line: re.Match[str], mark: re.Match[str]) -> _Place:
    before = text[max(line.start(), mark.start() - _LOOK) : mark.start()]
    after = text[mark.end() : min(line.end(), mark.end() + _LOOK)]
    word = _WORD_BEFORE.search(before)
    following = _NEXT_WORD.match(after)
    return _Place(mark, before, after, word.group() if word else "", following[1] if following else "")


def _ends(place: _Place, quotes: list[Span]) -> bool:
    stops = place.mark["stops"]
    if stops is None:
        return True
    if not stops.strip(".…"):
        return _ends_after_dots(place) if stops != "." else _ends_after_period(place)
    if _is_eastern(place):
        return not _inside(quotes, place.mark) and not _goes_on_with_saying(place)
    return place.after[0].isspace() and not _begins_low(place.following)


def _is_eastern(place: _Place) -> bool:
    full = any(stop in _FULL for stop in place.mark["stops"])
    return full or bool(_EAST.match(place.before[-1:]) or _EAST.match(place.after))


def _inside(quotes: list[Span], mark: re.Match[str]) -> bool:
    index = bisect_left(quotes, (mark.start(),)) - 1
    return index >= 0 and mark.end() <= quotes[index].end


def _goes_on_with_saying(place: _Place) -> bool:
    """Whether a short "he asked." follows the quotation that ends here, or the Japanese と."""
    if place.mark["closers"] and place.after.startswith(("と", "って")):
        return True
    saying = _SAYING.match(place.after)
    if saying is None or not place.mark["closers"]:
        return False
    return saying["mark"] not in "，," or place.mark["stops"][-1] not in "。."


def _begins_low(word: str) -> bool:
    return word[:1].islower() and word.islower()


def _ends_after_dots(place: _Place) -> bool:
    if not place.after[0].isspace():
        return False
    return place.following[:1].isupper() or bool(_EAST.match(place.after.lstrip()))


def _ends_after_period(place: _Place) -> bool:
    if not _room_after(place) or _begins_low(place.following):
        return False
    low = place.word.lower()
    if low in _NEVER_LAST:
        return False
    if low in _BEFORE_NUMBER:
        return not place.following[:1].isdigit()
    if low in _MAYBE_LAST or _INITIALS.fullmatch(place.word):
        return place.following.lower() in _STARTERS
    return not _is_ordinal(place)


def _room_after(place: _Place) -> bool:
    """A full stop needs a space after it, unless a closing mark or an East Asian word makes it plain."""
    if place.after[0].isspace():
        return True
    if _EAST.match(place.after):
        return not place.word[-1:].isdigit() and len(place.word) != 1
    return place.mark["closers"][-1:] in tuple("”’」』]") and place.after[0].isupper()


def _is_ordinal(place: _Place) -> bool:
    """German, Czech and Polish write "9. September"; German also "19. Jahrhundert"."""
    if not (place.word.isdigit() and len(place.word) <= 2):
        return False
    if _MONTHS.match(place.following):
        return True
    return _is_german(place.mark) and place.following.lower() not in _STARTERS


def _is_german(mark: re.Match[str]) -> bool:
    """Judged by the thousand characters around, the same ones for marks that are near each other."""
    begin = max(0, mark.start() // _REGION * _REGION - _REGION // 2)
    return _language(mark.string[begin : begin + 2 * _REGION]) == "de"


@lru_cache(maxsize=16)
def _language(text: str) -> str:
    return language_of(text)
