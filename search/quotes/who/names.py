"""The names written in languages with spaces: runs of capitalised words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from search.language.fold import fold
from search.quotes.cues import Lexicon, lexicon
from search.quotes.paragraphs import Paragraph
from search.quotes.who.genders import is_feminine, of_given_name
from search.quotes.who.speaker_types import kind_of
from search.quotes.wordlists import word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’‐-][^\W\d_]+)*\.?")
_CAPITAL = re.compile(r"\b[^\W\d_a-zß-öø-ÿа-я㐀-鿿][^\W\d_]*(?:['’‐-][^\W\d_]+)*\.?")
_LOWER = re.compile(r"\b[a-zß-öø-ÿа-я][^\W\d_]*(?:['’‐-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_ASIDE = re.compile(r", (?:an?|the|who|whose|then|now|\d\d|[a-z]+ (?:of|at|for))\b| \([RDI]\b")
_OFFICE = re.compile(r", (\w{2,5}) (\w{4,24})")
_LONGEST = 4
_LONGEST_GAP = 14


class Name(NamedTuple):
    """A name at [start, end) without the titles before it.

    `thing`, `person`: what its setting tells; `noun`: in its language it may be a common noun as well.
    """

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    thing: bool = False
    person: bool = False
    noun: bool = False

    @property
    def text(self) -> str:
        """The name as written, with one dot or space between its words."""
        return ("·" if is_han_name(self.words[0]) else " ").join(self.words)


def is_han_name(word: str) -> bool:
    """Whether a name is written in Chinese characters."""
    return word[:1] > "⺀"


def capitalised(text: str, paragraph: Paragraph, words: Lexicon) -> Iterator[Name]:
    """The names of a paragraph in a language written with spaces."""
    run: list[re.Match[str]] = []
    low = frozenset(_LOWER.findall(text, paragraph.start, paragraph.end))
    for match in _CAPITAL.finditer(text, paragraph.start, paragraph.end):
        if run:
            between = _between(text, run[-1], match.start(), words)
            if between is None or not _goes_on(match.group(), words):
                yield from _named(text, run, words, low)
                run = []
            else:
                run += between
        run.append(match)
        word = match.group()
        if _POSSESSIVE.search(word) or (word.endswith(".") and not _is_short(word, words)):
            yield from _named(text, run, words, low)
            run = []
    yield from _named(text, run, words, low)


def _between(text: str, last: re.Match[str], end: int, words: Lexicon) -> list[re.Match[str]] | None:
    """The particles between two words of a name (Anna [von der] Heide), None where it cannot go on."""
    gap = text[last.end() : end]
    if gap in (" ", "\u00a0"):
        return []
    if len(gap) > _LONGEST_GAP or not gap.startswith(" ") or not gap.endswith(" "):
        return None
    if words.has("nouns_capitalised", "yes") and not of_given_name(last.group()):
        return None
    inner = list(_WORD.finditer(text, last.end(), end))
    fits = inner and all(words.has("particles", match.group().lower()) for match in inner)
    return inner if fits and len(gap) == sum(len(match.group()) + 1 for match in inner) + 1 else None


def _goes_on(word: str, words: Lexicon) -> bool:
    """Whether a capitalised word can be inside a name, and has its capital not from a headline alone."""
    low = word.lower()
    inflected = words.lemmas.get(low, low) != low and not of_given_name(word)
    closed = any(words.has(name, low) for name in _INNER) and not words.has("particles", low)
    return not inflected and not closed


def _is_short(word: str, words: Lexicon) -> bool:
    return len(word) == 2 or words.has("abbreviations", word[:-1].lower())


def _named(text: str, run: list[re.Match[str]], words: Lexicon, low: frozenset[str] | None) -> Iterator[Name]:
    """The name in a capitalised run: without a sentence's first word, without titles."""
    if len(run) == 1 and run[0].group().lower() in _closed(words.lang):
        return
    first = 0
    if run and (ends_as_body(run[-1].group(), words) or not at_start(text, run[0].start())):
        low = None
    while first < len(run) and not _is_given(run, first) and _opens_only(run[first].group(), words, low):
        first += 1
    last = len(run)
    while last > first and not run[last - 1].group()[0].isupper():
        last -= 1
    run = _without_suffix(run[first:last])
    while len(run) > 1 and not _is_given(run, len(run) - 2) and _is_time(run[-1].group(), words):
        run = run[:-1]
    if not run or (len(run) > 1 and _ends_as_role(run, words)):
        return
    if len(run) == 1:
        yield from _alone(text, run[0], words)
        return
    cut = _name_start([match.group() for match in run], words)
    name = tuple(_bare(match.group()) for match in run[cut:])
    end = run[-1].start() + len(name[-1])
    titles = tuple(match.group().lower().rstrip(".") for match in run[:cut])
    known = len(name) > 1 and bool(of_given_name(name[0]))
    thing = not known and _is_thing(text, run[0].start(), name, titles, words)
    aside = len(name) > 1 and (_ASIDE.match(text, end) is not None or _has_office(text, end, words))
    person = not thing and (known or _is_titled(titles, words) or aside)
    noun = words.has("nouns_capitalised", "yes")
    yield Name(run[cut].start(), end, name, titles, thing, person, noun)


def _has_office(text: str, end: int, words: Lexicon) -> bool:
    """Whether a name is told to be somebody: Gernot Kolb, der Direktor / Ève Morin, la maire."""
    found = _OFFICE.match(text, end)
    if found is None or not words.has("articles", found.group(1).lower()):
        return False
    return any(_is_role(found.group(2)[place:], words) for place in range(max(1, len(found.group(2)) - 3)))


def _is_time(word: str, words: Lexicon) -> bool:
    return words.has("times", word.lower().rstrip("."))


def _is_given(run: list[re.Match[str]], place: int) -> bool:
    """Whether a word is a given name with more behind it: Will Estrada."""
    return place + 1 < len(run) and bool(of_given_name(run[place].group()))


def _alone(text: str, match: re.Match[str], words: Lexicon) -> Iterator[Name]:
    """A name of one word, which tells nothing yet; an office before "of" is none."""
    word = _bare(match.group())
    if not text.startswith(" of ", match.end()):
        end = match.start() + len(word)
        noun = words.has("nouns_capitalised", "yes")
        yield Name(match.start(), end, (word,), (), False, _is_apposed(text, match.start(), end, words), noun)


def _is_apposed(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether a word stands behind a noun for somebody, or commas set it off: her husband, [Piet], said."""
    before = text[max(0, start - 30) : start]
    noun = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    if noun.isalpha() and noun.islower() and not _is_time(text[start:end], words):
        return kind_of(noun, words.lang) == "unnamed"
    if not before.endswith(", ") or text[end : end + 1] not in (",", "."):
        return False
    return kind_of(before[:-2].rpartition(" ")[2].lower(), words.lang) == "unnamed"


def _without_suffix(run: list[re.Match[str]]) -> list[re.Match[str]]:
    while len(run) > 1 and _bare(run[-1].group()) in ("Jr", "Sr", "II", "III", "IV"):
        run = run[:-1]
    return run


def _ends_as_role(run: list[re.Match[str]], words: Lexicon) -> bool:
    """Whether a run is an office (Prime Minister), and no name such as Peter King."""
    before, last = run[-2].group(), run[-1].group().lower()
    addressed = before.lower().rstrip(".") in words.genders and (
        len(last) <= 5 or not words.has("titles", last)
    )
    named = addressed or of_given_name(before) or (len(before) == 2 and before[1] == ".")
    return not named and _is_role(last, words)


def _is_titled(titles: tuple[str, ...], words: Lexicon) -> bool:
    return any(_is_role(title, words) for title in titles)


def _bare(word: str) -> str:
    """A word of a name without a possessive ending; an initial keeps its point."""
    bare = _POSSESSIVE.sub("", word)
    return bare if len(bare) == 2 else bare.rstrip(".") or word


def _is_thing(text: str, start: int, name: tuple[str, ...], titles: tuple[str, ...], words: Lexicon) -> bool:
    """Whether "the" stands before a name (the Daily News), or its words are those of a place or body."""
    before = text[max(0, start - 12) : start].split()
    articled = not titles and bool(before) and words.has("articles", before[-1].lower())
    first = name[0].lower()
    known = " ".join(name).lower() in word_set("things", "places")
    placed = len(name) > 1 and (first in word_set("things", "first") or first in word_set("things", "places"))
    return articled or known or placed or ends_as_body(name[-1], words)


def ends_as_body(word: str, words: Lexicon) -> bool:
    """Whether the last word of a name is that of a body or place: Justice Department, Indiana GOP."""
    return _is_body_word(word, words.lang)


@functools.lru_cache(maxsize=16384)
def _is_body_word(word: str, lang: str) -> bool:
    words = lexicon(lang)
    last = word.lower().rstrip(".")
    shouted = len(word) > 1 and word.isalpha() and word.isupper()
    return (
        shouted
        or last in word_set("things", "last")
        or (words is not None and words.has("organisations", last))
    )


def at_start(text: str, place: int) -> bool:
    """Whether a sentence or line can begin at a place."""
    before = text[max(0, place - 3) : place]
    return "\n" in before or not before.rstrip() or before.rstrip()[-1] in ".!?:“”„»«\"'’‘—–"


def _opens_only(word: str, words: Lexicon, low: frozenset[str] | None) -> bool:
    """Whether a word is capitalised only because it begins a sentence; `low` is None where none begins."""
    plain = word.lower().rstrip(".")
    if low is None:
        return plain in _closed(words.lang)
    if plain in _closed(words.lang) or word.lower() in low:
        return True
    return bool(words.opening_endings and len(word) > 4 and plain.endswith(words.opening_endings))


@functools.cache
def _closed(lang: str) -> frozenset[str]:
    """The words of a language that are no names where they begin a sentence."""
    words = lexicon(lang)
    groups = (words.words.get(name, frozenset()) for name in _CLOSED) if words else ()
    return frozenset(words.pronouns if words else ()).union(*groups)


_CLOSED = ("determiners", "prepositions", "breaks", "auxiliaries", "adverbs", "times", "joins", "mute")


_INNER = ("determiners", "prepositions", "breaks", "joins")


def _name_start(run: list[str], words: Lexicon) -> int:
    """How many words of a run are titles, or too many to be a name."""
    if ends_as_body(run[-1], words):
        return 0
    cut = max((place + 1 for place, word in enumerate(run[:-1]) if _is_title(word, words)), default=0)
    given = next((place for place in range(cut, len(run) - 1) if of_given_name(run[place])), cut)
    cut = cut if len(run[cut]) == 2 else given
    if words.has("nouns_capitalised", "yes") and not of_given_name(run[cut]):
        return max(cut, len(run) - 2)
    return len(run) - 2 if len(run) - cut > _LONGEST else cut


def _is_title(word: str, words: Lexicon) -> bool:
    """Whether a capitalised word is a title, role or acronym in front of a name."""
    return _is_role(word, words) or (word.isupper() and word.isalpha() and len(word) > 1)


def _is_role(word: str, words: Lexicon) -> bool:
    return _is_role_word(word, words.lang)


@functools.lru_cache(maxsize=16384)
def _is_role_word(word: str, lang: str) -> bool:
    words = lexicon(lang)
    low = word.lower().rstrip(".")
    if words and (words.has("titles", low) or words.has("people", low) or low in words.genders):
        return True
    feminine = lang == "de" and is_feminine(low)
    return feminine or low in word_set("roles", "recalls") or kind_of(low, lang) in _PEOPLE


_PEOPLE = ("unnamed", "group")
"""The kinds of nouns that can stand before a name; some German ones are the same in the plural."""


def can_be_short(name: Name) -> bool:
    """Whether the first word alone can be short for a body: Corrin for Corrin Foods."""
    low = name.words[0].lower()
    common = low in word_set("things", "first") or low in word_set("things", "places")
    return name.thing and not common and not of_given_name(name.words[0])


def is_family_first(name: Name) -> bool:
    """Whether a name begins with the family name, as East Asian ones do: Zhao Lifen, Park Min-jun."""
    low = name.words[0].lower()
    given = bool(re.fullmatch(r"[A-Z][a-z]+-[a-z]+", name.words[-1]))
    return len(name.words) == 2 and not name.thing and (given or low in word_set("given", "family_first"))


def key_of(name: Name) -> str:
    """What a name and its short form have in common: the folded last word."""
    return fold(name.words[-1])
