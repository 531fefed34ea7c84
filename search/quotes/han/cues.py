"""The Chinese verbs of saying, and where they stand on a page.

All words are Simplified: a page is folded before it is searched (see `page`).
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from search.language.segment import is_word, segment
from search.quotes.cues import load

QUOTE = "\ue000"
"""Stands for words in marks, which no rule for cues and subjects looks into."""

DELIMITERS = "，；：？！。\n—"
_CONTEXT = 6
_PASSIVE = re.compile("被(?:首次|一再|多次|反复|广泛|普遍|公开|正式|严厉)?$|获[^，。]{0,4}$")
_ADVERBIAL = "时后中上道地者体报媒询问"
_BREAK = re.compile(f"[{DELIMITERS}{QUOTE}会要是已不没]|将(?!军)")
_FAR = 40
_NEAR = 20
_SHORT = 6


class Cue(NamedTuple):
    """A verb of saying at [start, end) of the page; `first` is where its clause's first verb begins."""

    start: int
    end: int
    word: str
    kind: str
    first: int


@functools.cache
def group(name: str) -> tuple[str, ...]:
    """A word group of the data file, longest words first."""
    value = load("zh")[name]
    words = list(value) if isinstance(value, dict) else str(value).split()
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def any_of(*names: str) -> str:
    """The words of some groups as alternatives of a regular expression, longest first."""
    words = {word for name in names for word in group(name)}
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


@functools.cache
def pronouns() -> dict[str, str]:
    return dict(load("zh")["pronouns"])


@functools.cache
def _scanner() -> re.Pattern[str]:
    tail = "(?:道|说|称|到|出)?"
    feelings = any_of("feelings")
    initials = _initials("mute", "naming", "cues", "word_nouns", "manners", "short", "opinions")
    return re.compile(
        rf"(?=[《表{initials}])(?:(?P<mute>《[^《》\n]{{1,40}}》|{any_of('mute')}"
        rf"|(?:表示|表达)[了过]?(?:{any_of('shades', 'feelings')}){{0,6}}(?<={feelings})"
        r"(?=[，。；、！和与及并\n]|$))"
        rf"|(?P<naming>{any_of('naming')})"
        rf"|(?P<speech>{any_of('cues')}{tail}|{any_of('word_nouns')}|{any_of('manners')}(?=[：，]?{QUOTE}))|(?P<opinion>{any_of('opinions')}{tail})|(?P<alone>{any_of('short')}))"
    )


def _initials(*names: str) -> str:
    """Every character that a word of some groups can begin with: looked at first, as most do not fit."""
    words = (first for name in names for word in group(name) for first in _beginnings(word))
    return "".join(sorted({ch for first in words for ch in first if ch > "㐀"}))


_BEHIND = re.compile(r"\(\?<[!=](?:[^()\[\]]|\[[^\]]*\])*\)")
_CLASS = re.compile(r"\[([^\]]*)\](?!\?)")
_CHOICE = re.compile(r"\(\?:([㐀-鿿|]+)\)(?!\?)")


def _beginnings(word: str) -> list[str]:
    """The first characters of a word or pattern; all of a pattern that could begin in other ways."""
    word = _BEHIND.sub("", word)
    one, choice = _CLASS.match(word), _CHOICE.match(word)
    if choice:
        return [each[:1] for each in choice[1].split("|")]
    return [one[1] if one else word[:1] if word[:1] > "㐀" else word]


def find_cues(page: str) -> list[Cue]:
    """The cues of a page; a second one in the same clause (警告歐洲說) takes over the first one's subject."""
    found: list[Cue] = []
    for match in _scanner().finditer(page):
        kind = match.lastgroup or ""
        if _PASSIVE.search(page, max(0, match.start() - 6), match.start()) or not _speaks(page, match, kind):
            continue
        start, end = match.span()
        kind = "speech" if kind == "alone" else kind
        cue = _without_source(page, Cue(start, end, match.group(), kind, start))
        withheld = _withheld().search(page, max(0, start - _NEAR), start)
        if withheld and is_question(page, end):
            found.append(cue._replace(first=withheld.start()))
            continue
        if found and kind == "speech" and start - found[-1].end <= _span(found[-1]):
            if _takes_over(page, found[-1], start):
                cue = cue._replace(first=found.pop().first)
            elif start == found[-1].end and found[-1].word in group("sources") + group("documents"):
                found.pop()
        found.append(cue)
    return found


@functools.cache
def _withheld() -> re.Pattern[str]:
    """拒絕(就此)透露: in front of a verb it tells that somebody would not say."""
    return re.compile(rf"{any_of('withholding')}(?:就此|对此|进一步|正面|公开|向[^，。]{{1,8}})?$")


@functools.cache
def _question() -> re.Pattern[str]:
    return re.compile(rf"[^{DELIMITERS}{QUOTE}的]{{0,{_NEAR}}}{any_of('asking')}")


def is_question(page: str, place: int) -> bool:
    """Whether the clause behind a place is what somebody asks: 儲罐是否安全."""
    return bool(_question().match(page, place))


def is_withheld(page: str, cue: Cue) -> bool:
    """Whether a cue brings in a question that somebody would not answer: 拒絕透露儲罐是否安全."""
    return cue.first < cue.start and page.startswith(group("withholding"), cue.first)


def _speaks(page: str, match: re.Match[str], kind: str) -> bool:
    """Whether a match of the scanner is a cue, and not the head of a word: 說 in 說法, but not in 說法國."""
    start, end = match.span()
    if kind == "mute" or end - start > 1:
        return kind != "mute"
    return not _begins_rest(page, start) and (kind == "speech" or _is_alone(page, start))


def _is_alone(page: str, place: int) -> bool:
    """Whether the segmenter, given some context, sees no known word that holds a character and others."""
    floor = max(0, place - _CONTEXT)
    return not any(
        start <= place - floor < end and end > start + 1 and is_word(word)
        for word, start, end in segment(page[floor : place + _CONTEXT + 1])
    )


def _begins_rest(page: str, place: int) -> bool:
    """Whether the segmenter, given some context, sees a known word that goes on behind a character."""
    if not "㐀" <= page[place + 1 : place + 2] <= "鿿":
        return False
    floor = max(0, place - _CONTEXT)
    return any(
        start <= place - floor < end - 1 and is_word(word)
        for word, start, end in segment(page[floor : place + _CONTEXT + 1])
    )


def _without_source(page: str, cue: Cue) -> Cue:
    """报道称，… at the head of a clause: the report is the source and only the rest the verb."""
    stem = cue.word[:-1]
    if stem in group("sources") and (cue.start == 0 or page[cue.start - 1] in "。；！？\n"):
        place = cue.end - 1
        return cue._replace(start=place, word=cue.word[-1], first=place)
    return cue


@functools.cache
def named() -> re.Pattern[str]:
    """What stands in front of a verb of saying where it is a noun: 這些指控."""
    return re.compile(rf"{any_of('determiners')}$")


def _span(cue: Cue) -> int:
    """How far behind a cue a second one may stand: behind the hearer, or right behind."""
    return _FAR if cue.word.startswith(group("addressed")) else _NEAR


def _takes_over(page: str, cue: Cue, start: int) -> bool:
    """Whether a cue before `start` stands in the same clause and has a subject (預言稱 has none)."""
    if page.endswith(group("prepositions"), 0, cue.first) or cue.word in group("documents"):
        return False
    if any(named().search(page, max(0, place - 4), place) for place in (cue.first, start)):
        return False
    if not _is_passed(page, cue, start):
        return False
    return cue.first > 0 and page[cue.first - 1] not in DELIMITERS


def _is_passed(page: str, cue: Cue, start: int) -> bool:
    """Whether the words between two verbs of saying are a hearer, an adverb, or an object of the first."""
    between = page[cue.end : start]
    if _BREAK.search(between) or between.startswith((")", "）")):
        return False
    if not between or cue.word.startswith(group("addressed")) or between[-1] in _ADVERBIAL:
        return True
    return len(between) <= _SHORT and "的" not in between and page.startswith(group("bare"), start)
