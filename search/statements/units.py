"""What is linked: the utterances of a library, each with the pieces that another source may render alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from search.language.scripts import is_function_word
from search.language.sentences import sentences
from search.model import Article, Person, Quote
from search.people import Roll
from search.people.names import named, plain, script_of
from search.people.namesakes import likeness_of_names
from search.people.utterances import spans_of_each
from search.related.analysed import Analysed
from search.related.terms import Group
from search.statements.nested import nested

_BETWEEN = 40
"""Code points of a clause such as "she said" between two parts of one utterance."""

_ALIKE = 0.5
"""How alike two whole names sound that may be one person's."""

_SURELY_ALIKE = 0.85
_NAME_LENGTHS = range(2, 6)
"""How alike a whole name sounds to one at the end of Chinese words (執行長安畢爾), and its characters."""

_EQUAL, _RANK_LENGTHS = 0.95, (2, 3)
"""How alike a name sounds before what may be a rank (少校), and the characters of that."""

_WORD = re.compile(r"\w+(?:-\w+)*")
_PARTING = re.compile(r"[\s·]+")

_ENDS = re.compile(r"[\n。！？!?]|\.\s")

_SHORT = 3
"""Sentences up to which a quotation is one statement."""

_SEMICOLON = re.compile(r"[;；]\s*(?=\S)")

_AROUND = 200
"""Code points before and behind a quote in which its sentence is looked for."""


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


@dataclass(frozen=True, eq=False)
class Piece:
    """A stretch of an utterance with the words that say something."""

    text: str
    lang: str

    @cached_property
    def analysed(self) -> Analysed:
        """The text taken apart."""
        return Analysed(self.text, self.lang)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words as they stand, folded, without those that only join others."""
        return tuple(group.surface for group in self._telling)

    @cached_property
    def keys(self) -> tuple[frozenset[str], ...]:
        """What each of its words is equal by: its stem in its language, its name, figure or concept."""
        family = self.analysed.family
        return tuple(
            frozenset({f"{family} {group.word}", *(term for term in group.terms if term[0] in "nfc")})
            for group in self._telling
        )

    @property
    def _telling(self) -> list[Group]:
        return [group for group in self.analysed.groups if not is_function_word(group.surface)]


@dataclass(frozen=True, eq=False)
class Unit:
    """One utterance, or a part of one, in one article; `pieces` begin with the whole.

    A passage that nobody is quoted in has one quote that stands for its words.  `occasion` are the concepts
    and days that its sentence names outside of the words said, `role` those that its speaker is called by,
    `place` which share of the article stands before it.
    """

    article: int
    lang: str
    speaker: Speaker
    quotes: tuple[Quote, ...]
    is_passage: bool = False
    occasion: frozenset[str] = frozenset()
    role: frozenset[str] = frozenset()
    place: float = 0.0

    def __getstate__(self) -> dict[str, object]:
        """What it is made of, without what was found from that."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def text(self) -> str:
        """All of it."""
        return " ".join(quote.text for quote in self.quotes)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The whole, and its sentences where it has several, also those that a semicolon parts."""
        parts = [
            part
            for quote in self.quotes
            for span in sentences(quote.text)
            for part in _SEMICOLON.split(span.of(quote.text))
        ]
        texts = dict.fromkeys([self.text, *(parts if len(parts) > 1 else ())])
        return tuple(Piece(text, self.lang) for text in texts)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The amounts and days that it gives, as keys that all languages share."""
        return frozenset(mark.term for mark in self.pieces[0].analysed.marks if mark.kind == "figure")

    @property
    def is_short_quotation(self) -> bool:
        """Whether a few sentences, more than one, are in one pair of quotation marks."""
        return [quote.kind for quote in self.quotes] == ["direct"] and 1 < len(self.pieces) - 1 <= _SHORT

    @property
    def start(self) -> int:
        """Where it begins in its article."""
        return self.quotes[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(quote.end for quote in self.quotes)


def units(articles: Iterable[Article], roll: Roll) -> list[Unit]:
    """The utterances of some articles in order of article and text."""
    speakers = _Speakers(roll)
    return [unit for article in articles for unit in _units_of(article, speakers)]


def _units_of(article: Article, speakers: _Speakers) -> list[Unit]:
    said = sorted(spans_of_each(article.quotes, speakers.id_of), key=lambda spans: spans[0].start)
    open_of: dict[str, list[Quote]] = {}
    found: list[list[Quote]] = []
    for spans in said:
        key = speakers.id_of(spans[0])
        before = open_of.get(key)
        if before and _goes_on(article.text, before[-1], spans[0]):
            before += spans
        else:
            open_of[key] = list(spans)
            found.append(open_of[key])
    made = [
        Unit(
            article.id,
            quotes[0].lang,
            speakers.of(quotes[0]),
            tuple(quotes),
            occasion=_occasion(article.text, quotes),
            role=_terms(quotes[0].speaker_text, quotes[0].lang),
            place=quotes[0].start / max(1, len(article.text)),
        )
        for quotes in found
    ]
    for quote in nested(article):
        place = quote.start / max(1, len(article.text))
        made.append(Unit(article.id, quote.lang, NOBODY, (quote,), place=place))
    return sorted(made, key=lambda unit: unit.start)


def _occasion(text: str, quotes: Sequence[Quote]) -> frozenset[str]:
    """What the sentence around some quotes names before, between and behind them."""
    start, end = quotes[0].start, quotes[-1].end
    before = text[max(0, start - _AROUND) : start]
    behind = _ENDS.split(text[end : end + _AROUND], maxsplit=1)[0]
    between = [text[one.end : other.start] for one, other in pairwise(quotes)]
    frame = " … ".join([_ENDS.split(before)[-1], *between, behind])
    return _terms(frame, quotes[0].lang)


@lru_cache(maxsize=5_000)
def _terms(text: str, lang: str) -> frozenset[str]:
    """The concepts and days that a text names."""
    return frozenset(mark.term for mark in Analysed(text, lang).marks if mark.kind in ("term", "date"))


def _goes_on(text: str, before: Quote, after: Quote) -> bool:
    """Whether only a clause such as "she said" stands between two stretches in quotation marks."""
    between = text[before.end : after.start]
    return (
        before.kind == after.kind == "direct"
        and len(between) <= _BETWEEN
        and not _ENDS.search(between)
        and not _ENDS.search(before.text[-1:])
    )


class _Speakers:
    def __init__(self, roll: Roll) -> None:
        self._roll = roll
        self._known: dict[str, Speaker] = {}

    def id_of(self, quote: Quote) -> str:
        person = self._roll.person_of(quote)
        return person.id if person else quote.speaker_text

    def of(self, quote: Quote) -> Speaker:
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
