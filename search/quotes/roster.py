"""The people an article names: every mention of a name with the fullest form it is short for.

Names are capitalised runs in languages with spaces, dotted transliterations and names behind a
title in Chinese.  Nothing is looked up outside the article.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from search.language.fold import fold, simplify
from search.model import Span
from search.quotes.cues import Gender, Lexicon, lexicon
from search.quotes.han_cues import group
from search.quotes.paragraphs import Paragraph

_WORD = re.compile(r"[^\W\d_]+(?:['’‐-][^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_DOTTED = re.compile(r"[㐀-鿿]{1,12}(?:[·・•‧][㐀-鿿]{1,10})+")
_DOTS = re.compile(r"[·・•‧]")
_ASIDE = re.compile(r", (?:an?|the|who|whose|then|now|\d\d|[a-z]+ (?:of|at|for))\b")
_LATIN = re.compile(r"[A-Z][a-zÀ-ÿ]+(?:[ -][A-Z][a-zÀ-ÿ]+)*")


@dataclass
class Figurehead:
    """One person of the article under their fullest name."""

    name: str
    gender: Gender = ""
    roles: set[str] = field(default_factory=set)
    sure: bool = False
    thing: bool = False


@dataclass
class Roster:
    """All name mentions in text order, with the person each one means."""

    starts: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    people: list[Figurehead] = field(default_factory=list)

    def within(self, start: int, end: int) -> list[tuple[Span, Figurehead]]:
        """The mentions that begin in [start, end)."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return list(zip(self.spans[low:high], self.people[low:high], strict=True))

    def add(self, span: Span, person: Figurehead) -> None:
        """One more mention, kept in text order."""
        place = bisect_left(self.starts, span.start)
        self.starts.insert(place, span.start)
        self.spans.insert(place, span)
        self.people.insert(place, person)


@dataclass(frozen=True)
class _Run:
    """A capitalised run: the name without its titles, and those titles."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    thing: bool = False
    person: bool = False


def build(text: str, paragraphs: Sequence[Paragraph]) -> Roster:
    """The roster of an article; linear in its length times the few people of one surname."""
    runs: list[_Run] = []
    for paragraph in paragraphs:
        if paragraph.lang.startswith("zh"):
            runs += [_shortened(text, run) for run in _han_runs(text, paragraph)]
        else:
            words = lexicon(paragraph.lang) or lexicon("en")
            if words:
                runs += _runs(text, paragraph, words)
    return _gathered(runs)


def _runs(text: str, paragraph: Paragraph, words: Lexicon) -> Iterator[_Run]:
    run: list[re.Match[str]] = []
    low = frozenset(
        m.group() for m in _WORD.finditer(text, paragraph.start, paragraph.end) if m.group()[0].islower()
    )
    for match in _WORD.finditer(text, paragraph.start, paragraph.end):
        word = match.group()
        glued = bool(run) and text[run[-1].end() : match.start()] in (" ", "\u00a0")
        if run and not (glued and (word[0].isupper() or words.has("particles", word))):
            yield from _named(text, run, words, low)
            run = []
        if word[0].isupper() or run:
            run.append(match)
        if run and (_POSSESSIVE.search(word) or (word.endswith(".") and not _is_short(word, words))):
            yield from _named(text, run, words, low)
            run = []
    yield from _named(text, run, words, low)


def _is_short(word: str, words: Lexicon) -> bool:
    return len(word) == 2 or words.has("abbreviations", word[:-1].lower())


def _named(text: str, run: list[re.Match[str]], words: Lexicon, low: frozenset[str]) -> Iterator[_Run]:
    """A run without closed-class words in front and titles before the name."""
    while run and (
        is_closed(run[0].group().lower().rstrip("."), words) or _opens_only(run[0].group(), words, low)
    ):
        run = run[1:]
    while run and not run[-1].group()[0].isupper():
        run = run[:-1]
    if not run:
        return
    cut = _name_start([match.group() for match in run], words)
    name = [_POSSESSIVE.sub("", match.group()).rstrip(".") for match in run[cut:]]
    end = run[-1].start() + len(_POSSESSIVE.sub("", run[-1].group()).rstrip("."))
    titles = tuple(match.group().lower().rstrip(".") for match in run[:cut])
    before = text[max(0, run[0].start() - 12) : run[0].start()].split()
    thing = (not titles and bool(before) and words.has("articles", before[-1].lower())) or words.has(
        "organisations", name[-1].lower()
    )
    known = words.has("male_names", name[0].lower()) or words.has("female_names", name[0].lower())
    person = known or bool(titles) or _ASIDE.match(text, end) is not None
    yield _Run(run[cut].start(), end, tuple(name), titles, thing and not known, person)


def _opens_only(word: str, words: Lexicon, low: frozenset[str]) -> bool:
    """Whether a word is capitalised only because it begins a sentence."""
    plain = word.lower()
    return plain in low or bool(
        words.opening_endings and len(word) > 4 and plain.endswith(words.opening_endings)
    )


def _name_start(run: list[str], words: Lexicon) -> int:
    """How many words of a run are titles, or too many to be a name."""
    cut = max((place + 1 for place, word in enumerate(run[:-1]) if is_title(word, words)), default=0)
    if words.has("nouns_capitalised", "yes"):
        return max(cut, len(run) - 2)
    return len(run) - 2 if len(run) - cut > 4 else cut


def is_closed(low: str, words: Lexicon) -> bool:
    """Whether a lower-case word can be no part of a name."""
    groups = ("determiners", "prepositions", "breaks", "auxiliaries", "adverbs", "times", "joins", "mute")
    return low in words.pronouns or any(words.has(name, low) for name in groups)


def is_title(word: str, words: Lexicon) -> bool:
    """Whether a capitalised word is a title, role or acronym in front of a name."""
    low = word.lower().rstrip(".")
    if words.has("titles", low) or words.has("people", low) or low in words.genders:
        return True
    return word.isupper() and word.isalpha() and len(word) > 1


def _han_runs(text: str, paragraph: Paragraph) -> Iterator[_Run]:
    part = text[paragraph.start : paragraph.end]
    for pattern in (_DOTTED, _LATIN):
        for match in pattern.finditer(part):
            first = match.start() + (_title_end(fold(match.group())) if pattern is _DOTTED else 0)
            end = (
                first + _name_length(simplify(part[first : match.end()]))
                if pattern is _DOTTED
                else match.end()
            )
            name = part[first:end]
            parts = tuple(_DOTS.split(name) if pattern is _DOTTED else name.split())
            title = fold(part[max(0, first - 8) : first])
            if name:
                yield _Run(paragraph.start + first, paragraph.start + end, parts, (title,))


@functools.cache
def _translit() -> frozenset[str]:
    return frozenset(group("translit")) | frozenset("·・•‧")


def _name_length(name: str) -> int:
    """Where a dotted name stops: at the first character that no foreign name is written with."""
    after = max(match.end() for match in _DOTS.finditer(name)) + 1
    while after < len(name) and name[after] in _translit():
        after += 1
    return after


def _shortened(text: str, run: _Run) -> _Run:
    """A dotted name without a last character that belongs to the next word, as other mentions show."""
    last = run.words[-1]
    while (
        len(run.words) > 1
        and len(last) > 2
        and last[0] > "⺀"
        and text.count(last) < 2 <= text.count(last[:-1])
    ):
        last = last[:-1]
    return replace(run, end=run.end - len(run.words[-1]) + len(last), words=(*run.words[:-1], last))


def _title_end(name: str) -> int:
    """Where a name begins behind a title that is written in one word with it."""
    first = _DOTS.split(name)[0]
    ends = [first.rfind(word) + len(word) for word in group("titles") if word in first[:-1]]
    return max((end for end in ends if end < len(first)), default=0)


def _gathered(runs: list[_Run]) -> Roster:
    """Mentions tied to people: full names first, then short ones by the nearest full name before them."""
    runs = sorted(runs, key=lambda run: (run.start, run.end))
    by_last: dict[str, list[Figurehead]] = {}
    for run in runs:
        if len(run.words) > 1:
            _enlist(run, by_last)
    alone = {fold(run.words[0]) for run in runs if len(run.words) == 1}
    for last, people in by_last.items():
        for person in people:
            person.sure = person.sure or last in alone
    roster = Roster()
    recent: dict[str, Figurehead] = {}
    for run in runs:
        last = fold(run.words[-1])
        if len(run.words) > 1:
            recent[last] = _same_person(run, by_last[last]) or by_last[last][-1]
        found = recent.get(last) or next(iter(by_last.get(last, ())), None)
        if found is not None and (len(run.words) > 1 or _fits(run, found)):
            _note(run, found)
            roster.add(Span(run.start, run.end), found)
    return roster


def _enlist(run: _Run, by_last: dict[str, list[Figurehead]]) -> None:
    people = by_last.setdefault(fold(run.words[-1]), [])
    person = _same_person(run, people)
    name = ("·" if ord(run.words[0][0]) > 0x2E80 else " ").join(run.words)
    if person is None:
        person = Figurehead(name)
        people.append(person)
    elif len(name) > len(person.name):
        person.name = name


def _same_person(run: _Run, people: list[Figurehead]) -> Figurehead | None:
    first = fold(run.words[0])
    for person in people:
        other = fold(re.split(r"[ ·]", person.name)[0])
        if other == first or (other.startswith(first.rstrip(".")) and len(first) <= 2):
            return person
    return None


def _fits(run: _Run, person: Figurehead) -> bool:
    gender = _gender(run)
    return not (gender and person.gender and gender != person.gender)


def _gender(run: _Run) -> Gender:
    words = lexicon("en")
    if words is None:
        return ""
    titled = [words.genders[title] for title in run.titles if title in words.genders]
    first = run.words[0].lower()
    if titled or len(run.words) < 2:
        return titled[0] if titled else ""
    return "m" if words.has("male_names", first) else "f" if words.has("female_names", first) else ""


def _note(run: _Run, person: Figurehead) -> None:
    """What a mention tells about a person: titles, roles, gender."""
    person.roles.update(run.titles)
    person.gender = person.gender or _gender(run)
    person.sure = person.sure or run.person
    person.thing = person.thing or (run.thing and len(run.words) > 1)
