"""The Chinese cue words, and who stands around them.

Everything here works on a `Page`: one paragraph folded to Simplified, its quotes blotted out
and readings such as 發(fā)言人 taken away, with the way back to the offsets of the text.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from search.language.fold import simplify
from search.model import Span
from search.quotes.cues import load
from search.quotes.marks import Quoted

QUOTE = "\ue000"
_READING = re.compile(r"(?<=[㐀-鿿])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]")
_SPACE = re.compile(r"(?<=[㐀-鿿])[ \u3000](?=[㐀-鿿])")
"""A space between Chinese words parts clauses, as in headlines."""

DELIMITERS = "，,。；;：:？?！!\n—"
_DATE = (
    r"(?:[上本下]?[0-9０-９一二三四五六七八九十]{1,4}[年月日号周](?:[晚早]间?|上午|下午|凌晨)?(?!的)"
    r"|（[^（）]{1,6}）)"
)


class Cue(NamedTuple):
    """A verb of saying at [start, end) of the page; `first` is where its clause's first verb begins."""

    start: int
    end: int
    word: str
    kind: str
    first: int


@dataclass(frozen=True)
class Page:
    """A folded paragraph: its i-th character stands for [starts[i], stops[i]) of the article's text."""

    text: str
    starts: list[int]
    stops: list[int]
    quotes: dict[int, Quoted]
    places: list[int]
    cues: list[Cue]

    def quotes_in(self, start: int, end: int) -> list[int]:
        """The places of the quotes in a range of the page."""
        low, high = bisect_left(self.places, start), bisect_left(self.places, end)
        return self.places[low:high]

    def span(self, start: int, end: int) -> Span:
        """A range of the page as offsets of the text."""
        return Span(self.starts[start], self.stops[end - 1]) if end > start else Span(0, 0)


def read(text: str, start: int, end: int, quoted: list[Quoted]) -> Page:
    """One paragraph as a page."""
    pieces: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    quotes: dict[int, Quoted] = {}
    position = start
    for span in [*(q for q in quoted if q.depth == 0), None]:
        kept = _without_readings(text, position, span.open if span else end)
        pieces.append(simplify("".join(text[i] for i in kept)))
        starts += kept
        stops += [i + 1 for i in kept]
        if span:
            quotes[len(starts)] = span
            pieces.append(QUOTE)
            starts.append(span.open)
            stops.append(span.close)
            position = span.close
    page = _SPACE.sub("，", "".join(pieces))
    return Page(page, starts, stops, quotes, list(quotes), _cues(page))


def _without_readings(text: str, start: int, end: int) -> list[int]:
    kept: list[int] = []
    position = start
    for match in _READING.finditer(text, start, end):
        kept += range(position, match.start())
        position = match.end()
    return kept + list(range(position, end))


@functools.cache
def group(name: str) -> tuple[str, ...]:
    """A word group of the data file, longest words first."""
    value = load("zh")[name]
    words = list(value) if isinstance(value, dict) else str(value).split()
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def pronouns() -> dict[str, str]:
    return dict(load("zh")["pronouns"])


@functools.cache
def _scanner() -> re.Pattern[str]:
    mute, naming = "|".join(group("mute")), "|".join(group("naming"))
    cues, opinions = "|".join(group("cues")), "|".join(group("opinions"))
    tail = "(?:道|说|称|到)?"
    return re.compile(
        rf"(?P<mute>{mute})|(?P<naming>{naming})|(?P<speech>(?:{cues}){tail})|(?P<opinion>(?:{opinions}){tail})"
    )


def _cues(page: str) -> list[Cue]:
    """The cues of a page; a second one in the same clause (警告歐洲說) takes over the first one's subject."""
    found: list[Cue] = []
    for match in _scanner().finditer(page):
        kind = match.lastgroup or ""
        if kind == "mute":
            continue
        start, end = match.span()
        cue = Cue(start, end, match.group(), kind, start)
        if (
            found
            and kind == "speech"
            and start - found[-1].end <= _span(found[-1])
            and _takes_over(page, found[-1], start)
        ):
            cue = cue._replace(first=found[-1].first)
            found.pop()
        found.append(cue)
    return found


def _span(cue: Cue) -> int:
    """How far behind a cue a second one may stand: behind the hearer, or right behind."""
    return 40 if cue.word.startswith(group("addressed")) else 6


def _takes_over(page: str, cue: Cue, start: int) -> bool:
    """Whether a cue before `start` stands in the same clause and has a subject (預言稱 has none)."""
    if any(mark in page[cue.end : start] for mark in DELIMITERS + QUOTE):
        return False
    return cue.first > 0 and page[cue.first - 1] not in DELIMITERS


@functools.cache
def leading() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(group('before'))}|已?有(?!人)|{_DATE}|\s|\W(?<![（《“\ue000]))+")


@functools.cache
def _trailing() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(group('after'))}|{_DATE}|\s)+$")


@functools.cache
def _place() -> re.Pattern[str]:
    ends = "|".join(group("place_ends"))
    return re.compile(
        rf"(?:(?:在|就|接受|通过|当|于|从|经|针对|面对)[^的]*(?:的[^的]*)?(?:{ends})|(?<=..)在[^的]{{1,8}}|(?:对|向|跟|给|与)[^的]{{1,16}}|(?:对|向)[^。]*的(?:记者|群众|人|媒体))$"
    )


class Subject(NamedTuple):
    """A speaker at [start, end) of the page; `joined` tells that a linking word stood before it."""

    start: int
    end: int
    joined: bool
    led: bool

    @property
    def missing(self) -> bool:
        """Whether no speaker is named here."""
        return self.end <= self.start


def subject(page: Page, cue: int, floor: int) -> Subject:
    """The speaker in front of position `cue`, in its clause; an empty range when none is named there."""
    start = max(floor, cue - 120)
    first = clause_start(page.text, start, cue)
    joined = page.text[first:cue].startswith(group("joins"))
    last = _cut_right(page.text, first, cue)
    lead = leading().match(page.text[first:last])
    first += lead.end() if lead else 0
    led = page.text[first:last].startswith(group("leads"))
    if led:
        first += next(len(word) for word in group("leads") if page.text.startswith(word, first))
    if last > first and page.text[first] == QUOTE and _is_long(page, first):
        first += 1
    first = _shortened(page.text, _behind_quoting(page.text, first, last), last)
    name = page.text[first:last]
    if (
        name.startswith(group("not_subjects"))
        and name not in pronouns()
        and not name.startswith(group("subjects"))
    ):
        last = first
    return Subject(first, max(first, last), joined, led)


def clause_start(text: str, floor: int, place: int) -> int:
    """Where the clause around `place` begins, at most 200 characters back."""
    floor = max(floor, place - 200)
    while place > floor and text[place - 1] not in DELIMITERS:
        place -= 1
    return place


def _is_long(page: Page, place: int) -> bool:
    span = page.quotes[place]
    return span.end - span.start > 10


def _cut_right(text: str, first: int, last: int) -> int:
    """Drops adverbs, times and one or two adverbials from the end of a clause's subject."""
    for _ in range(4):
        adverb = _trailing().search(text[first:last])
        if adverb:
            last = first + adverb.start()
        place = _place().search(text[first:last])
        if place:
            last = first + place.start()
        if not adverb and not place:
            break
    return last


def _behind_quoting(text: str, first: int, last: int) -> int:
    """《报》引述消息人士: the speaker is who is quoted."""
    for word in group("quoting"):
        place = text.rfind(word, first, last)
        if place >= 0 and place + len(word) < last:
            return place + len(word)
    return first


def _shortened(text: str, first: int, last: int) -> int:
    """A long attribute in front of a name (…的戈梅里) is no part of the speaker."""
    if last - first > 16:
        place = text.rfind("的", first, last - 1)
        if place >= 0 and last - place > 2:
            return place + 1
    return first
