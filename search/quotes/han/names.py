"""The names written in Chinese paragraphs: dotted transliterations, their short forms, Latin names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from search.language.fold import simplify
from search.language.han_names import sounds_foreign
from search.language.segment import is_word, word_class
from search.quotes.han.cues import group
from search.quotes.paragraphs import Paragraph
from search.quotes.who.names import Name, is_han_name
from search.quotes.wordlists import listed

_DOTTED = re.compile(r"(?:(?!的)[㐀-鿿]){1,12}(?:[·・•‧](?:(?!的)[㐀-鿿]){1,10})+")
_DOTS = re.compile(r"[·・•‧]")
_UPPER, _LOWER = "A-ZÀ-ÖØ-ÞĀ-Ž", "a-zß-öø-ÿā-ž"
_WORD = rf"[{_UPPER}](?:['’][{_UPPER}])?[{_LOWER}]+(?:[{_UPPER}]+[{_LOWER}]*){{0,3}}"
_LATIN = re.compile(
    rf"{_WORD}(?:[ -]{_WORD}|-[{_LOWER}]+|(?: d[aeiou]s?| del| dela| van| von| der| al| bin){{1,2}} {_WORD}"
    rf"| [{_UPPER}]\.?(?=[ -][{_UPPER}{_LOWER}]))*"
)
"""Brendan McNair, Ho Sze-wing, Juan dela Cruz, John F. Kennedy."""
_SEARCHED = 50_000
_SHORT_FORMS = 200
_LONGEST_PART = 4
_OFTEN = 40
_FEWEST = 3
_LONGEST_WORD = 2


def dotted(text: str, paragraph: Paragraph) -> Iterator[Name]:
    """The dotted names and the names in Latin letters of a Chinese paragraph."""
    part = text[paragraph.start : paragraph.end]
    for match in _LATIN.finditer(part):
        start, end = paragraph.start + match.start(), paragraph.start + match.end()
        yield Name(start, end, tuple(match.group().split()))
    for match in _DOTTED.finditer(part):
        first = match.start() + _title_end(simplify(match.group()))
        end = first + _name_length(simplify(part[first : match.end()]))
        title = simplify(part[max(0, first - 12) : first])
        words = tuple(_DOTS.split(part[first:end]))
        yield _shortened(
            text, Name(paragraph.start + first, paragraph.start + end, words, (title,), False, True)
        )


def _title_end(name: str) -> int:
    """Where a name begins behind a title that is written in one word with it."""
    first = _DOTS.split(name)[0]
    roles = (*group("titles"), *listed("speakers", "han_parts"))
    ends = [first.rfind(word) + len(word) for word in roles if word in first[:-1]]
    end = max((end for end in ends if end < len(first)), default=0)
    if len(first) - end <= _LONGEST_PART:
        return end
    while len(first) - end > 2 and not all(ch in letters() or sounds_foreign(ch) for ch in first[end:]):
        end += 1
    return end + (0 < end < len(first) - 2 and is_word(first[end - 1 : end + 1]))


@functools.cache
def letters() -> frozenset[str]:
    """The characters that foreign names are written with."""
    return frozenset(group("translit")) | frozenset("".join(listed("given", "han_letters")))


def _name_length(name: str) -> int:
    """Where a dotted name stops: at a verb of saying or a character that no foreign name is written with."""
    after = max(match.end() for match in _DOTS.finditer(name)) + 1
    while after < len(name) and (name[after] in letters() or name[after] in "·・•‧"):
        if name[after : after + 2] in _verbs():
            break
        after += 1
    return after


@functools.cache
def _verbs() -> frozenset[str]:
    return frozenset(word for word in group("cues") if len(word) > 1)


def _shortened(text: str, name: Name) -> Name:
    """A dotted name without a last character of the next word, or with one more, as other mentions show."""
    last = _cut(text, name.words[-1], name.end)
    longer = _extended(text, last, name.end) if last == name.words[-1] else ""
    end = name.end + len(longer or last) - len(name.words[-1])
    return name._replace(end=end, words=(*name.words[:-1], longer or last))


def _extended(text: str, last: str, end: int) -> str:
    """A last part with the character that always follows it, where different ones come then: 范特[浦]."""
    longer = last + text[end : end + 1]
    if len(last) < 2 or not "㐀" <= longer[-1] <= "鿿" or simplify(longer[-1]) in _heads():
        return ""
    times = text.count(last, 0, _SEARCHED)
    pieces = text[:_SEARCHED].split(longer, _OFTEN)
    parted = {piece[:1] for piece in pieces[1:]}
    return longer if times >= _FEWEST and len(pieces) - 1 == times and len(parted) > 1 else ""


@functools.cache
def _heads() -> frozenset[str]:
    """Characters that a verb of saying, a title or what else follows a name can begin with."""
    words = (*group("cues"), *group("opinions"), *group("titles"), *group("after"), *group("turns"))
    return frozenset(word[0] for word in (*words, *listed("speakers", "han_follows")))


def _cut(text: str, last: str, place: int) -> str:
    """The last part of a name that the text uses again; more than one character goes if they are a word.

    One that stands here alone loses the head of a verb: 阿达泽·奥孔乔[比对]了答卷.
    """
    if text.count(last, 0, _SEARCHED) > 1:
        return last
    for end in range(len(last) - 1, max(1, len(last) - _LONGEST_PART), -1):
        word = end == len(last) - 1 or simplify(last[end:]).startswith(listed("speakers", "han_follows"))
        if word and _used_again(text, last[:end], last[end]):
            return last[:end]
    verb = word_class(simplify(last[-1:] + text[place : place + 1])) in ("v", "p")
    return last[:-1] if verb and len(last) >= _LONGEST_PART else last


def _used_again(text: str, short: str, behind: str) -> bool:
    """Whether a short form stands elsewhere, and not as the head of another name: 布魯[塞爾]."""
    followers = (simplify(piece[:2]) for piece in text[:_SEARCHED].split(short, _OFTEN)[1:])
    return any(
        next_[:1] != simplify(behind)
        and (next_[:1] not in letters() or word_class(next_) not in ("", "nr", "nrt"))
        for next_ in followers
    )


def short_forms(text: str, paragraphs: Sequence[Paragraph], names: Sequence[Name]) -> Iterator[Name]:
    """The last parts of dotted names alone, with the title behind (雷耶斯市长), and the first parts."""
    dotted = [name for name in names if len(name.words) > 1 and is_han_name(name.words[0])]
    parts = sorted({name.words[-1] for name in dotted if len(name.words[-1]) > 1}, key=len, reverse=True)
    if not parts:
        return
    given = {name.words[0] for name in dotted if len(name.words[0]) > _LONGEST_WORD}.difference(parts)
    parts = sorted({*parts, *given}, key=len, reverse=True)
    taken = {place for name in dotted for place in (name.start, name.end - len(name.words[-1]))}
    pattern = re.compile("|".join(map(re.escape, parts[:_SHORT_FORMS])))
    for paragraph in paragraphs:
        if paragraph.lang.startswith("zh"):
            for match in pattern.finditer(text, paragraph.start, paragraph.end):
                if match.start() not in taken:
                    behind = simplify(text[match.end() : match.end() + _LONGEST_PART])
                    titles = tuple(word for word in group("titles") if behind.startswith(word))
                    is_last = match.group() not in given
                    yield Name(match.start(), match.end(), (match.group(),), titles, False, is_last)
