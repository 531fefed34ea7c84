"""Names that the text gives twice: 约翰·史密斯（John Smith）, Masayoshi Son (孫正義), 世界贸易组织（WTO）.

A second name stands in brackets behind the first one, or behind a word such as 又译 or "also known
as".  It counts only where it is in another script, is announced by such a word, or abbreviates the
first one letter by letter.  Cost: linear in the text; each bracket looks at some forty characters.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from search.language.fold import fold, simplify
from search.language.scripts import HAN
from search.model import Alias, Span
from search.quotes.han.cues import group
from search.quotes.han.names import letters
from search.quotes.paragraphs import Paragraph
from search.quotes.wordlists import listed, word_set

_BRACKET = re.compile(r"[ \u00a0]?[（(]([^（）()\n]{1,120})[）)]")
_HAN = rf"[{HAN}·・•‧．]"
_HAN_RUN = re.compile(rf"{_HAN}+$")
_HAN_NAME = re.compile(rf"[{HAN}]{{2,12}}(?:[·・•‧．][{HAN}]{{1,10}}){{0,4}}")
_PART = r"[^\W\d_a-z]['’.]?[^\W\d_]*(?:['’-][^\W\d_]+)*"
_INNER = "(?:(?:de|da|di|of|the|and|for|van|von|der|bin|al|la|y) )*"
_FOREIGN = re.compile(rf"{_PART}(?:[ .]{{1,2}}{_INNER}{_PART}){{0,6}}")
_CAPITAL = rf"[^\W\d_a-z{HAN}][^\s{HAN}()\[\]“”\"«»,;:!?，。]*"
_LINKS = "(?:(?:of|for|the|and|de|du|des|der|für|und|la|le|y|del|e|di|&|van|von|bin|al) ){0,2}"
_WORDS_BEFORE = re.compile(rf"{_CAPITAL}(?: {_LINKS}{_CAPITAL}){{0,9}}$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.-]*[A-Z]\.?")
_PARTS = re.compile(r"[,，;；、/]|\bor\b|或")
_QUOTES = "“”\"'‘’「」『』《》 \u00a0:：,，"
_LOOK_BACK = 60
_LONGEST = 16
_SEARCHED = 50_000
_LONGEST_NAME = 8
_AT_MOST = 500


def find_aliases(text: str, paragraphs: Sequence[Paragraph]) -> list[Alias]:
    """The second names a text gives beside first ones, in text order."""
    found: dict[tuple[int, str], Alias] = {}
    for paragraph in paragraphs:
        for alias in (*_bracketed(text, paragraph), *_announced(text, paragraph)):
            if len(found) >= _AT_MOST:
                return sorted(found.values(), key=lambda one: one.start)
            if alias.name != alias.original:
                found.setdefault((alias.start, alias.original), alias)
    return sorted(found.values(), key=lambda one: one.start)


def _bracketed(text: str, paragraph: Paragraph) -> Iterator[Alias]:
    for match in _BRACKET.finditer(text, paragraph.start, paragraph.end):
        floor = max(paragraph.start, match.start() - _LOOK_BACK)
        for number, part in enumerate(_PARTS.split(match.group(1))):
            original, announced = _second(part)
            if not original and not number:
                break
            first = _first(text, floor, match.start(), original, announced) if original else None
            if first:
                yield Alias(*first, first.of(text), original)


def _second(part: str) -> tuple[str, bool]:
    """The name in a piece of a bracket, and whether a word announces it; nothing for any other words."""
    plain = part.strip(_QUOTES)
    label = _label().match(simplify(plain))
    name = plain[label.end() :].strip(_QUOTES) if label else plain
    whole = _FOREIGN.fullmatch(name) or _HAN_NAME.fullmatch(name) or _ACRONYM.fullmatch(name)
    return (name, bool(label)) if whole and len(name) > 1 else ("", False)


@functools.cache
def _label() -> re.Pattern[str]:
    labels = [*listed("aliases", "labels"), *map(re.escape, listed("aliases", "also_known", ";"))]
    return re.compile(rf"(?:{'|'.join(labels)})(?:[:：]|\b)?\s*")


def _first(text: str, floor: int, end: int, original: str, announced: bool) -> Span | None:
    """The name that ends before a bracket, when `original` can be another form of it."""
    han = _HAN_RUN.search(text[floor:end])
    if han:
        if _is_han(original) and not announced:
            return None
        return _han_first(text, floor + han.start(), end, original)
    words = _WORDS_BEFORE.search(text[floor:end])
    if words is None:
        return None
    start = floor + words.start()
    if _is_han(original) or announced or _script(original) != _script(words.group()):
        return Span(_without_titles(text, start, end), end)
    return _abbreviated(text, start, end, original) if _ACRONYM.fullmatch(original) else None


def _is_han(name: str) -> bool:
    return name[:1] > "⺀"


def _script(name: str) -> str:
    """The script of a first letter, roughly: the thousand of its code point tells Latin from others."""
    return "Latin" if name[:1] < "Ͱ" or "Ḁ" <= name[:1] < "ἀ" else "other"


def _without_titles(text: str, start: int, end: int) -> int:
    """Where a capitalised name begins behind titles and roles: CEO Masayoshi Son."""
    from search.quotes.cues import lexicon

    words = lexicon("en")
    pieces = list(re.finditer(r"\S+", text[start:end]))
    place = 0
    for number, piece in enumerate(pieces[:-1]):
        low = piece.group().lower().rstrip(".")
        if words and (words.has("titles", low) or words.has("people", low) or low in words.genders):
            place = number + 1
    if pieces[place].group().lower() in word_set("aliases", "articles") and place + 1 < len(pieces):
        place += 1
    return start + pieces[place].start()


def _abbreviated(text: str, start: int, end: int, acronym: str) -> Span | None:
    """The shortest capitalised words before an acronym that its letters begin, in their order."""
    letters = [char.lower() for char in acronym if char.isalpha()]
    pieces = list(re.finditer(r"[^\W\d_][\w'’.]*", text[start:end]))
    for piece in reversed(pieces):
        phrase = text[start + piece.start() : end]
        if piece.group()[0].isupper() and fold(piece.group()[0]) == letters[0] and _spells(phrase, letters):
            return Span(start + piece.start(), end)
    return None


def _spells(phrase: str, letters: list[str]) -> bool:
    """Whether all letters stand in a phrase in order, its capitals among them."""
    initials = [fold(word[0]) for word in re.findall(r"[^\W\d_]\w*", phrase) if word[0].isupper()]
    rest = iter(letters)
    if len(initials) < 2 or not all(initial in rest for initial in initials):
        return False
    folded = iter(fold(phrase))
    return all(letter in folded for letter in letters)


# ---- Chinese first names


def _han_first(text: str, start: int, end: int, original: str) -> Span | None:
    """The Chinese name that ends at `end` in a run of characters, without the title before it."""
    plain = simplify(text[start:end])
    if "·" in fold(plain):
        first = _dotted_start(plain)
    elif _ACRONYM.fullmatch(original) or plain.endswith(listed("aliases", "institutions")):
        first = _institution_start(plain)
    else:
        first = _undotted_start(text, plain, text[start:end])
    if first < 0 or not 2 <= len(plain) - first <= _LONGEST or plain[first:] in _common():
        return None
    return Span(start + first, end)


@functools.cache
def _common() -> frozenset[str]:
    """Words that are no names: （Reuters） behind 記者 is where the reporter works."""
    return frozenset((*group("titles"), *group("unnamed")))


def _dotted_start(plain: str) -> int:
    """Behind titles, then as far left as characters go that foreign names are written with."""
    dotted = re.search(r"[^·・•‧．]*(?:[·・•‧．][^·・•‧．]+)+$", plain)
    start = dotted.start() if dotted else 0
    dot = re.search(r"[·・•‧．]", plain[start:])
    place = first = start + dot.start() if dot else len(plain)
    floor = _behind(plain, start, place)
    while first > floor and plain[first - 1] in letters() and place - first < 6:
        first -= 1
    return first if first < place else -1


def _behind(plain: str, start: int, end: int, countries: bool = True) -> int:
    """Behind the last title, word or country that can precede a name, before its last character."""
    before = (
        *group("titles"),
        *listed("aliases", "starts"),
        *(listed("aliases", "countries") if countries else ()),
    )
    ends = [
        plain.rfind(word, start, end - 1) + len(word)
        for word in before
        if word in plain[start : end - 1] and (len(word) > 1 or word not in letters())
    ]
    return max(ends, default=start)


def _undotted_start(text: str, plain: str, raw: str) -> int:
    """Behind a title; of a long rest the longest ending that the article uses again."""
    first = _behind(plain, 0, len(plain))
    rest = len(plain) - first
    if rest <= 7 and letters().issuperset(plain[first:]):
        return first
    lengths = range(min(rest, _LONGEST_NAME), 1, -1)
    again = next((length for length in lengths if text.count(raw[-length:], 0, _SEARCHED) > 1), 0)
    if again:
        return len(plain) - again
    return first if rest <= 4 else -1


def _institution_start(plain: str) -> int:
    first = _behind(plain[:-2], 0, len(plain) - 2, countries=False)
    known = plain.endswith(listed("aliases", "institutions"))
    return first if known or first == 0 or len(plain) - first <= 4 else -1


# ---- a second name without brackets


@functools.cache
def _apart() -> re.Pattern[str]:
    """祖克柏，又译“扎克伯格”，… / Masayoshi Son, also known as Masa,"""
    labels = "|".join(listed("aliases", "bare_labels"))
    known = "|".join(re.escape(word) for word in listed("aliases", "also_known", ";") if " as" in word)
    return re.compile(
        rf"[，,](?:{labels})[为作]?[“「『]?({_HAN_NAME.pattern}|{_FOREIGN.pattern})[”」』]?(?=[，,。；、）)])"
        rf"|, (?:{known}) [“\"]?({_FOREIGN.pattern})"
    )


def _announced(text: str, paragraph: Paragraph) -> Iterator[Alias]:
    plain = simplify(text[paragraph.start : paragraph.end])
    for match in _apart().finditer(plain):
        at = paragraph.start + match.start()
        which = 1 if match.group(1) else 2
        original = text[paragraph.start + match.start(which) : paragraph.start + match.end(which)]
        first = _first(text, max(paragraph.start, at - _LOOK_BACK), at, original, True)
        if first:
            yield Alias(*first, first.of(text), original)
