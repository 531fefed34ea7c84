"""The people an article names: each mention of a name with the fullest form that it is short for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from search.language.fold import fold
from search.model import Span
from search.quotes import names
from search.quotes.cues import Gender, lexicon
from search.quotes.han_cues import group
from search.quotes.names import Name
from search.quotes.paragraphs import Paragraph

_NAMESAKES = 20


@dataclass
class Figurehead:
    """One person of the article under their fullest name."""

    name: str
    gender: Gender = ""
    roles: set[str] = field(default_factory=set)
    sure: bool = False
    thing: bool = False

    @property
    def is_person(self) -> bool:
        """Whether a pronoun may mean this name."""
        return self.sure and not self.thing


class Roster:
    """All name mentions in text order, with the person each one means."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.mentions: list[tuple[Span, Figurehead]] = []
        self.by_name: dict[str, Figurehead] = {}
        self.by_role: dict[str, list[Figurehead]] = {}

    def within(self, start: int, end: int) -> list[tuple[Span, Figurehead]]:
        """The mentions that begin in [start, end)."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.mentions[low:high]

    def holder(self, roles: Sequence[str]) -> str:
        """The only person who carries all these roles, or an empty string."""
        if not roles:
            return ""
        holders = [who.name for who in self.by_role.get(roles[0], ()) if who.roles.issuperset(roles)]
        return holders[0] if len(holders) == 1 else ""

    def add(self, name: Name, person: Figurehead) -> None:
        """The next mention in text order, and what it tells about the person."""
        self.starts.append(name.start)
        self.mentions.append((Span(name.start, name.end), person))
        self.by_name.setdefault(person.name, person)
        for role in _roles(name) - person.roles:
            person.roles.add(role)
            self.by_role.setdefault(role, []).append(person)
        person.gender = person.gender or _gender(name)
        person.sure = person.sure or name.person
        person.thing = person.thing or (name.thing and len(name.words) > 1)


def build(text: str, paragraphs: Sequence[Paragraph]) -> Roster:
    """The roster of an article: full names first, then short ones by the nearest full name before them."""
    written = names.written(text, paragraphs)
    known = _enlisted(written)
    roster = Roster()
    recent: dict[str, Figurehead] = {}
    for name in written:
        key = names.key_of(name)
        if len(name.words) > 1:
            recent[key] = known[key][fold(name.words[0])]
        person = recent.get(key) or next(iter(known.get(key, {}).values()), None)
        if person is not None and (len(name.words) > 1 or _fits(name, person)):
            roster.add(name, person)
    return roster


def _enlisted(written: Sequence[Name]) -> dict[str, dict[str, Figurehead]]:
    """People by folded last and first name; who is also called by the last name alone is surely one."""
    known: dict[str, dict[str, Figurehead]] = {}
    alone = {names.key_of(name) for name in written if len(name.words) == 1}
    for name in written:
        if len(name.words) > 1:
            key, first = names.key_of(name), fold(name.words[0])
            namesakes = known.setdefault(key, {})
            person = namesakes.get(first) or _initialled(first, namesakes) or Figurehead(name.text)
            namesakes[first] = person
            person.sure = person.sure or key in alone
            person.name = max(person.name, name.text, key=len)
    return known


def _initialled(first: str, namesakes: dict[str, Figurehead]) -> Figurehead | None:
    """The namesake whose first name an initial stands for."""
    if len(first) > 1:
        return None
    return next((who for other, who in list(namesakes.items())[:_NAMESAKES] if other.startswith(first)), None)


def _fits(name: Name, person: Figurehead) -> bool:
    gender = _gender(name)
    return not (gender and person.gender and gender != person.gender)


def _gender(name: Name) -> Gender:
    words = lexicon("en")
    if words is None:
        return ""
    titled = [words.genders[title] for title in name.titles if title in words.genders]
    first = name.words[0].lower()
    if titled or len(name.words) < 2:
        return titled[0] if titled else ""
    return "m" if words.has("male_names", first) else "f" if words.has("female_names", first) else ""


def _roles(name: Name) -> set[str]:
    """The titles before a name; of a Chinese one also the bare title that its description ends with."""
    roles = {title for title in name.titles if title}
    if roles and names.is_han_name(name.words[0]):
        roles |= {word for word in group("titles") if name.titles[0].endswith(word)}
    return roles
