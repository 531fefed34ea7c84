"""The people an article names: each mention of a name with the fullest form that it is short for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from search.language.fold import fold
from search.model import Span, SpeakerType
from search.quotes.cues import Gender, lexicon
from search.quotes.han import names as han_names
from search.quotes.han.cues import group
from search.quotes.paragraphs import Paragraph
from search.quotes.who import names
from search.quotes.who.genders import of_given_name, of_han_name, of_title
from search.quotes.who.names import Name

_NAMESAKES = 20
_IN_PARTS = re.compile("[ ·・•‧．]")


@dataclass(eq=False)
class Figurehead:
    """One speaker of the article under the fullest name; `full` holds the mentions that give it whole."""

    name: str
    gender: Gender = ""
    roles: set[str] = field(default_factory=set)
    sure: bool = False
    thing: bool = False
    type: SpeakerType = ""
    full: list[Span] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Whether a pronoun may mean this name."""
        return self.sure and not self.thing

    def told_before(self, place: int) -> Span:
        """The nearest mention of the whole name before a place, or else the first one."""
        if not self.full:
            return Span(0, 0)
        return self.full[max(0, bisect_left(self.full, (place, place)) - 1)]


class Roster:
    """All name mentions in text order, with the person each one means."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.lasts: dict[str, list[Figurehead]] = defaultdict(list)
        self.mentions: list[tuple[Span, Figurehead]] = []
        self.by_role: dict[str, list[Figurehead]] = defaultdict(list)
        self.bodies: dict[str, set[str]] = defaultdict(set)

    def has(self, last: str) -> bool:
        """Whether a name of several words ends with this one."""
        return fold(last) in self.lasts

    def namesakes(self, last: str) -> list[Figurehead]:
        """Everybody whose name ends with this one, at most twenty."""
        return self.lasts.get(fold(last), [])[:_NAMESAKES]

    def sole(self, last: str, start: int, end: int) -> Figurehead | None:
        """The only one with a family name whom the text between two places names in full."""
        whole = {id(who): who for span, who in self.within(start, end) if span in who.full}
        named = [who for who in self.namesakes(last) if id(who) in whole]
        return named[0] if len(named) == 1 else None

    def within(self, start: int, end: int) -> list[tuple[Span, Figurehead]]:
        """The mentions that begin in [start, end)."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.mentions[low:high]

    def holder(self, roles: Sequence[str]) -> Figurehead | None:
        """The only person who carries all these roles."""
        if not roles:
            return None
        rarest = min((self.by_role.get(role, []) for role in roles), key=len)
        holders = [who for who in rarest[:_NAMESAKES] if who.roles.issuperset(roles)]
        return holders[0] if len(holders) == 1 else None

    def add(self, name: Name, person: Figurehead) -> None:
        """The next mention in text order, and what it tells about the person."""
        span = Span(name.start, name.end)
        self.starts.append(name.start)
        self.mentions.append((span, person))
        if person.thing:
            self.bodies[names.key_of(name)].add(person.name)
        if len(name.words) > 1 or not _IN_PARTS.search(person.name):
            person.full.append(span)
        if len(name.words) > 1 and person not in self.lasts[names.key_of(name)][:_NAMESAKES]:
            self.lasts[names.key_of(name)].append(person)
        self.give_roles(person, _roles(name))

    def give_roles(self, person: Figurehead, roles: Iterable[str]) -> None:
        """Offices and parts by which the text may call this person again."""
        for role in set(roles) - person.roles:
            person.roles.add(role)
            self.by_role[role].append(person)


def _written(text: str, paragraphs: Sequence[Paragraph]) -> list[Name]:
    """All names of an article in text order."""
    found: list[Name] = []
    for paragraph in paragraphs:
        words = lexicon(paragraph.lang) or lexicon("en")
        if paragraph.lang.startswith("zh"):
            found += han_names.dotted(text, paragraph)
        elif words:
            found += names.capitalised(text, paragraph, words)
    found += han_names.short_forms(text, paragraphs, found)
    return sorted(found, key=lambda name: (name.start, name.end))


def build(text: str, paragraphs: Sequence[Paragraph]) -> Roster:
    """The roster of an article: full names first, then each mention by what it can be short for."""
    written = _written(text, paragraphs)
    alone = {name.words[0] for name in written if len(name.words) == 1}
    written = [_without_opening(text, name, alone) for name in written]
    glosses = {name.start: name for name in written if text[name.start - 1 : name.start] in ("(", "（")}
    known = _Known(written)
    roster = Roster()
    for name in written:
        person = known.meant(name)
        if person is None:
            continue
        roster.add(name, person)
        gloss = glosses.get(name.end + 1) if names.is_han_name(name.words[0]) else None
        person.gender = person.gender or (_gender(gloss) if gloss else "")
    return roster


def _without_opening(text: str, name: Name, alone: set[str]) -> Name:
    """A name without a word that only begins its sentence, where the next is a name alone: Tired Ann Roe."""
    first, *rest = name.words
    opens = len(rest) > 1 and rest[0] in alone and first not in alone and names.at_start(text, name.start)
    known = names.is_han_name(first) or bool(of_given_name(first)) or len(first) < 3
    if not opens or known or name.thing:
        return name
    return name._replace(start=text.index(rest[0], name.start + len(first)), words=tuple(rest))


class _Known:
    """The full names of an article by their last and first words; asked in text order."""

    def __init__(self, written: Sequence[Name]) -> None:
        self.by_last: dict[str, dict[str, Figurehead]] = {}
        self.by_first: dict[str, list[Figurehead]] = defaultdict(list)
        self.by_front: dict[str, list[Figurehead]] = defaultdict(list)
        self.alone: dict[str, Figurehead] = {}
        for name in written:
            if len(name.words) > 1:
                self._enlist(name)
        for name in written:
            if len(name.words) == 1:
                self._enlist_alone(name)

    def _enlist(self, name: Name) -> None:
        key, first = names.key_of(name), _first(name)
        namesakes = self.by_last.setdefault(key, {})
        person = namesakes.get(first) or _initialled(first, namesakes)
        if person is None:
            person = Figurehead(name.text)
            self.by_first[first].append(person)
            if names.can_be_short(name):
                self.by_front[fold(name.words[0])].append(person)
        namesakes[first] = person
        if names.is_family_first(name):
            self.by_last.setdefault(fold(name.words[0]), {})[key] = person
        person.name = max(person.name, name.text, key=len)
        _learn(person, name)

    def _enlist_alone(self, name: Name) -> None:
        """What a name of one word tells: a titled one is a person, also where no full name is given."""
        namesakes = self.by_last.get(names.key_of(name))
        if namesakes:
            for person in namesakes.values():
                telling = not person.thing and not name.noun and len(namesakes) == 1
                person.sure = person.sure or telling
            if name.person and len(namesakes) == 1:
                _learn(next(iter(namesakes.values())), name)
        elif name.titles or name.person:
            _learn(self.alone.setdefault(names.key_of(name), Figurehead(name.text)), name)

    def meant(self, name: Name) -> Figurehead | None:
        """Whom a mention means: namesakes are told apart by title and by who was named last."""
        key = names.key_of(name)
        namesakes = self.by_last.get(key, {})
        if len(name.words) > 1:
            return namesakes[_first(name)]
        gender = _gender(name)
        fitting = [who for who in dict.fromkeys(namesakes.values()) if _agrees(who, gender)]
        fitting = [who for who in fitting if who.full] or fitting
        fitting = [who for who in fitting if gender and who.gender == gender] or fitting
        fitting = [who for who in fitting if who.roles.intersection(name.titles)] or fitting
        if len(fitting) > 1:
            return _namesake(name.start, fitting)
        if fitting:
            return fitting[0]
        if gender and namesakes:
            return self._relation(gender)
        if key in self.alone and not (self.by_first.get(key) and _GIVEN.intersection(name.titles)):
            return self.alone[key]
        firsts = self.by_first.get(key, []) or self.by_front.get(key, [])
        if len(firsts) == 1 and firsts[0].thing:
            return firsts[0] if name.words[0] in firsts[0].name.split(" ")[:1] else None
        known = len(firsts) == 1 and not firsts[0].thing and (firsts[0].sure or not name.noun)
        return firsts[0] if known else None

    def _relation(self, gender: Gender) -> Figurehead | None:
        """The only one named without a family name, where a title fits no namesake: Mr Reid's wife, Carol."""
        known = [who for who in self.alone.values() if who.full and who.gender == gender]
        return known[0] if len(known) == 1 else None


def _namesake(place: int, fitting: list[Figurehead]) -> Figurehead | None:
    """The namesake named in full shortly before, unless two were at once; far from all, the first one."""
    seen = sorted((who for who in fitting[:_NAMESAKES] if who.full), key=lambda who: -who.full[-1].start)
    if len(seen) < 2 or seen[0].full[-1].start - seen[1].full[-1].start < _AT_ONCE:
        return seen[0] if len(seen) == 1 else None
    return seen[0] if place - seen[0].full[-1].start < _NEAR else fitting[0]


_NEAR, _AT_ONCE = 500, 60
_GIVEN = frozenset(("sir", "dame", "prince", "princess", "father", "brother", "sister"))
"""Titles that stand before a given name alone."""


def _first(name: Name) -> str:
    """What tells a name from its namesakes: the first word, of a body's all words."""
    return fold(" ".join(name.words) if name.thing else name.words[0]).rstrip(".")


def _learn(person: Figurehead, name: Name) -> None:
    person.gender = person.gender or _gender(name)
    person.sure = person.sure or name.person
    person.thing = (person.thing or (name.thing and len(name.words) > 1)) and not name.person


def _agrees(person: Figurehead, gender: Gender) -> bool:
    return not (gender and person.gender and gender != person.gender)


def _initialled(first: str, namesakes: dict[str, Figurehead]) -> Figurehead | None:
    """The namesake whose first name an initial stands for, or who stands there with an initial only."""
    for other, who in list(namesakes.items())[:_NAMESAKES]:
        if (len(first) == 1 or len(other) == 1) and (other.startswith(first) or first.startswith(other)):
            return who
    return None


def _gender(name: Name) -> Gender:
    if names.is_han_name(name.words[0]):
        return of_han_name(name.text)
    for title in name.titles:
        if of_title(title):
            return of_title(title)
    return of_given_name(name.words[0]) if len(name.words) > 1 or name.person else ""


def _roles(name: Name) -> set[str]:
    """The titles before a name; of a Chinese one also the bare title that its description ends with."""
    roles = {title for title in name.titles if title}
    if roles and names.is_han_name(name.words[0]):
        roles |= {word for word in group("titles") if name.titles[0].endswith(word)}
    return roles
