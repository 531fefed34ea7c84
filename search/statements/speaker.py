"""Who speaks in an utterance, and whether two speakers are one person, as far as names tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from search.model import Person, Quote
from search.people import Roll
from search.people.names import named, plain, script_of
from search.people.namesakes import likeness_of_names

_ALIKE = 0.5
"""How alike two whole names sound that may be one person's."""

_SURELY_ALIKE = 0.85
_NAME_LENGTHS = range(2, 6)
"""How alike a whole name sounds to one at the end of Chinese words (執行長安畢爾), and its characters."""

_EQUAL, _RANK_LENGTHS = 0.95, (2, 3)
"""How alike a name sounds before what may be a rank (少校), and the characters of that."""

_WORD = re.compile(r"\w+(?:-\w+)*")
_PARTING = re.compile(r"[\s·]+")


class Speaker(NamedTuple):
    """Who speaks, as far as it is known: the id over all articles, and a person's whole names.

    Two persons with a whole name in one script would have been found to be one, if they were; in two scripts
    their names sound alike.  `perhaps` are names, in plain form, that may be the same person's; `called` are
    the words for one of whom no whole name is known, which may end with a name, `body` the name of an
    organisation.
    """

    id: str
    whole: tuple[str, ...] = ()
    name: str = ""
    perhaps: frozenset[str] = frozenset()
    called: str = ""
    body: str = ""

    def agrees(self, other: Speaker) -> bool | None:
        """Whether both are, or may well be, the same; None where that is not known."""
        if self.id and (self.id == other.id or self.name in other.perhaps or other.name in self.perhaps):
            return True
        if _may_be_called(self.whole, other.called) or _may_be_called(other.whole, self.called):
            return True
        return False if self._is_not(other) or _sound_unlike(self.whole, other.whole) else None

    def is_known_as(self, other: Speaker) -> bool:
        """Whether both are known to be one."""
        return bool(self.id) and self.id == other.id

    def differs(self, other: Speaker) -> bool:
        """Whether both are two for sure: whole names in one script, or names of bodies that share nothing."""
        return self._is_not(other) and self.agrees(other) is False

    def is_another(self, other: Speaker) -> bool:
        """Whether it is somebody else for all that is known, and not perhaps a spelling of another region."""
        return self.agrees(other) is False and not _may_be_spellings(self.whole, other.whole)

    def _is_not(self, other: Speaker) -> bool:
        return _are_two(self.whole, other.whole) or _are_two_bodies(self.body, other.body)


NOBODY = Speaker("")


@lru_cache(maxsize=20_000)
def _are_two(whole: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two persons, who are not known to be one, have whole names in one script."""
    return not {script_of(name) for name in whole}.isdisjoint(map(script_of, others))


@lru_cache(maxsize=20_000)
def _sound_unlike(whole: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether all whole names of two persons do."""
    if not (whole and others):
        return False
    return max(_likeness(one, other) for one in whole for other in others) < _ALIKE


def _may_be_spellings(whole: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether names that share no script but Chinese sound alike: 奧黑良·瓦瑟 and 奥雷利安·瓦瑟尔."""
    shared = {script_of(name) for name in whole} & {script_of(name) for name in others}
    return bool(whole and others) and shared <= {"CJK"} and not _sound_unlike(whole, others)


def _likeness(one: str, other: str) -> float:
    """How alike two whole names sound; as much as the less like of first and last name do, too."""
    together, (here, there) = likeness_of_names(one, other), map(_PARTING.split, (one, other))
    if len(here) == 1 or len(there) == 1:
        return together
    return max(together, min(likeness_of_names(here[at], there[at]) for at in (0, -1)))


def _are_two_bodies(one: str, other: str) -> bool:
    """Whether two organisations have names in one script that share nothing."""
    if not (one and other) or script_of(one) != script_of(other):
        return False
    ours, theirs = (set(name if script_of(name) == "CJK" else _WORD.findall(name)) for name in (one, other))
    return ours.isdisjoint(theirs)


@lru_cache(maxsize=20_000)
def _may_be_called(whole: tuple[str, ...], called: str) -> bool:
    """Whether words for a speaker have the family name of one of the names, as it is or as it sounds.

    A Chinese name may stand behind an office or before a rank (救援指揮官卡杜夫少校).
    """
    if not (whole and called):
        return False
    if script_of(called) != "CJK":
        words = set(_WORD.findall(called))
        families = (name.split()[-1] for name in whole if " " in name and script_of(name) != "CJK")
        return any(family in words for family in families)
    others = [name for name in whole if script_of(name) != "CJK"]
    parts = [(called, _SURELY_ALIKE), *((called.removesuffix(rank), _EQUAL) for rank in _ranks(called))]
    return any(
        likeness_of_names(words[-length:], name) >= enough
        for words, enough in parts
        for length in _NAME_LENGTHS
        if length < len(words)
        for name in others
    )


def _ranks(called: str) -> list[str]:
    """The ends of Chinese words that may be a rank or title behind a name."""
    return [called[-length:] for length in _RANK_LENGTHS if length < len(called)]


class Speakers:
    """Who speaks in the quotes of a library, each person made once."""

    def __init__(self, roll: Roll) -> None:
        self._roll = roll
        self._known: dict[str, Speaker] = {}

    def id_of(self, quote: Quote) -> str:
        """The id of who speaks, else the words for them."""
        person = self._roll.person_of(quote)
        return person.id if person else quote.speaker_text

    def of(self, quote: Quote) -> Speaker:
        """Who speaks."""
        person = self._roll.person_of(quote)
        if person is None:
            return Speaker("", called=quote.speaker_text)
        if person.id not in self._known:
            self._known[person.id] = _speaker(person)
        return self._known[person.id]


def _speaker(person: Person) -> Speaker:
    whole = tuple(name for name in person.names if person.type in ("person", "") and named(name).whole)
    perhaps = frozenset(plain(proposal.name) for proposal in person.proposals)
    name, is_body = plain(person.name), person.type == "organisation"
    called = "" if whole or is_body else person.name
    return Speaker(person.id, whole, name, perhaps, called, name if is_body else "")
