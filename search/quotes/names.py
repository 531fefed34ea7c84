"""The names written in a text: capitalised runs, and dotted transliterations in Chinese."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.language.fold import fold, simplify
from search.quotes.cues import Lexicon, lexicon
from search.quotes.genders import of_given_name
from search.quotes.han_cues import group
from search.quotes.paragraphs import Paragraph
from search.quotes.wordlists import word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’‐-][^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_DOTTED = re.compile(r"[㐀-鿿]{1,12}(?:[·・•‧][㐀-鿿]{1,10})+")
_DOTS = re.compile(r"[·・•‧]")
_ASIDE = re.compile(r", (?:an?|the|who|whose|then|now|\d\d|[a-z]+ (?:of|at|for))\b| \([RDI]\b")
_LATIN = re.compile(r"[A-Z][a-zÀ-ÿ]+(?:[ -][A-Z][a-zÀ-ÿ]+)*")
_LONGEST = 4
_SEARCHED = 50_000
_SHORT_FORMS = 200


class Name(NamedTuple):
    """A name at [start, end) without the titles before it; `thing`, `person`: what its setting tells."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    thing: bool = False
    person: bool = False

    @property
    def text(self) -> str:
        """The name as written, with one dot or space between its words."""
        return ("·" if is_han_name(self.words[0]) else " ").join(self.words)


def is_han_name(word: str) -> bool:
    """Whether a name is written in Chinese characters."""
    return word[:1] > "⺀"


def written(text: str, paragraphs: Sequence[Paragraph]) -> list[Name]:
    """All names of an article in text order."""
    names: list[Name] = []
    for paragraph in paragraphs:
        words = lexicon(paragraph.lang) or lexicon("en")
        if paragraph.lang.startswith("zh"):
            names += _han_names(text, paragraph)
        elif words:
            names += _capitalised(text, paragraph, words)
    names += _short_forms(text, paragraphs, names)
    return sorted(names, key=lambda name: (name.start, name.end))


def _capitalised(text: str, paragraph: Paragraph, words: Lexicon) -> Iterator[Name]:
    run: list[re.Match[str]] = []
    found = list(_WORD.finditer(text, paragraph.start, paragraph.end))
    low = frozenset(match.group() for match in found if match.group()[0].islower())
    for match in found:
        word = match.group()
        glued = bool(run) and text[run[-1].end() : match.start()] in (" ", "\u00a0")
        if run and not (glued and _goes_on(word, words)):
            yield from _named(text, run, words, low)
            run = []
        if word[0].isupper() or run:
            run.append(match)
        if run and (_POSSESSIVE.search(word) or (word.endswith(".") and not _is_short(word, words))):
            yield from _named(text, run, words, low)
            run = []
    yield from _named(text, run, words, low)


def _goes_on(word: str, words: Lexicon) -> bool:
    """Whether a word can be inside a name: a particle, or a capitalised one that no headline inflates."""
    low = word.lower()
    return words.has("particles", low) or (
        word[0].isupper() and not any(words.has(name, low) for name in _INNER)
    )


def _is_short(word: str, words: Lexicon) -> bool:
    return len(word) == 2 or words.has("abbreviations", word[:-1].lower())


def _named(text: str, run: list[re.Match[str]], words: Lexicon, low: frozenset[str]) -> Iterator[Name]:
    """The name in a capitalised run: without a sentence's first word, without titles."""
    first = 0
    while first < len(run) and _opens_only(run[first].group(), words, low):
        first += 1
    last = len(run)
    while last > first and not run[last - 1].group()[0].isupper():
        last -= 1
    run = _without_suffix(run[first:last])
    if not run or (len(run) > 1 and _ends_as_role(run, words)):
        return
    cut = _name_start([match.group() for match in run], words)
    name = tuple(_bare(match.group()) for match in run[cut:])
    end = run[-1].start() + len(name[-1])
    titles = tuple(match.group().lower().rstrip(".") for match in run[:cut])
    known = len(name) > 1 and bool(of_given_name(name[0]))
    thing = not known and _is_thing(text, run[0].start(), name, titles, words)
    aside = len(name) > 1 and _ASIDE.match(text, end) is not None
    person = not thing and (known or _is_titled(titles, words) or aside)
    yield Name(run[cut].start(), end, name, titles, thing, person)


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
    first, last = name[0].lower(), name[-1].lower()
    known = " ".join(name).lower() in word_set("things", "places") or last in word_set("things", "last")
    placed = len(name) > 1 and (first in word_set("things", "first") or first in word_set("things", "places"))
    return articled or known or placed or words.has("organisations", last)


def _opens_only(word: str, words: Lexicon, low: frozenset[str]) -> bool:
    """Whether a word is capitalised only because it begins a sentence."""
    plain = word.lower().rstrip(".")
    if plain in words.pronouns or any(words.has(name, plain) for name in _CLOSED) or word.lower() in low:
        return True
    return bool(words.opening_endings and len(word) > 4 and plain.endswith(words.opening_endings))


_CLOSED = ("determiners", "prepositions", "breaks", "auxiliaries", "adverbs", "times", "joins", "mute")


_INNER = ("determiners", "prepositions", "breaks", "joins")


def _name_start(run: list[str], words: Lexicon) -> int:
    """How many words of a run are titles, or too many to be a name."""
    cut = max((place + 1 for place, word in enumerate(run[:-1]) if _is_title(word, words)), default=0)
    given = next((place for place in range(cut, len(run) - 1) if of_given_name(run[place])), cut)
    cut = cut if len(run[cut]) == 2 else given
    if words.has("nouns_capitalised", "yes"):
        return max(cut, len(run) - 2)
    return len(run) - 2 if len(run) - cut > _LONGEST else cut


def _is_title(word: str, words: Lexicon) -> bool:
    """Whether a capitalised word is a title, role or acronym in front of a name."""
    return _is_role(word, words) or (word.isupper() and word.isalpha() and len(word) > 1)


def _is_role(word: str, words: Lexicon) -> bool:
    low = word.lower().rstrip(".")
    if words.has("titles", low) or words.has("people", low) or low in words.genders:
        return True
    return low in word_set("roles", "recalls") or low in word_set("speakers", "unnamed")


def _han_names(text: str, paragraph: Paragraph) -> Iterator[Name]:
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
    ends = [first.rfind(word) + len(word) for word in group("titles") if word in first[:-1]]
    return max((end for end in ends if end < len(first)), default=0)


@functools.cache
def _letters() -> frozenset[str]:
    return frozenset(group("translit")) | frozenset("·・•‧")


def _name_length(name: str) -> int:
    """Where a dotted name stops: at the first character that no foreign name is written with."""
    after = max(match.end() for match in _DOTS.finditer(name)) + 1
    while after < len(name) and name[after] in _letters():
        after += 1
    return after


def _shortened(text: str, name: Name) -> Name:
    """A dotted name without a last character that belongs to the next word, as other mentions show."""
    last = name.words[-1]
    while len(last) > 2 and text.count(last, 0, _SEARCHED) < 2 <= text.count(last[:-1], 0, _SEARCHED):
        last = last[:-1]
    cut = len(name.words[-1]) - len(last)
    return name._replace(end=name.end - cut, words=(*name.words[:-1], last))


def _short_forms(text: str, paragraphs: Sequence[Paragraph], names: Sequence[Name]) -> Iterator[Name]:
    """The last parts of dotted names where they stand alone in Chinese paragraphs."""
    dotted = [name for name in names if len(name.words) > 1 and is_han_name(name.words[0])]
    parts = sorted({name.words[-1] for name in dotted if len(name.words[-1]) > 1}, key=len, reverse=True)
    if not parts:
        return
    taken = {name.start + len(name.text) - len(name.words[-1]) for name in dotted}
    pattern = re.compile("|".join(map(re.escape, parts[:_SHORT_FORMS])))
    for paragraph in paragraphs:
        if paragraph.lang.startswith("zh"):
            for match in pattern.finditer(text, paragraph.start, paragraph.end):
                if match.start() not in taken:
                    yield Name(match.start(), match.end(), (match.group(),), (), False, True)


def key_of(name: Name) -> str:
    """What a name and its short form have in common: the folded last word."""
    return fold(name.words[-1])
