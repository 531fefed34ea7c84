"""What is linked: the utterances of a library, each with the pieces that another source may render alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from itertools import pairwise

from search.language.scripts import is_function_word
from search.language.sentences import sentences
from search.model import Article, Quote
from search.people import Roll
from search.people.utterances import spans_of_each
from search.related.analysed import Analysed
from search.related.terms import Group
from search.statements.nested import nested
from search.statements.speaker import NOBODY, Speaker, Speakers

_BETWEEN = 40
"""Code points of a clause such as "she said" between two parts of one utterance."""

_ENDS = re.compile(r"[\n。！？!?]|\.\s")

_SHORT = 3
"""Sentences up to which a quotation is one statement."""

_SEMICOLON = re.compile(r"[;；]\s*(?=\S)")

_AROUND = 200
"""Code points before and behind a quote in which its sentence is looked for."""


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
    def keys(self) -> frozenset[str]:
        """What any of its words is equal by."""
        return frozenset(key for keys in self.pieces[0].keys for key in keys)

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
    speakers = Speakers(roll)
    return [unit for article in articles for unit in _units_of(article, speakers)]


def _units_of(article: Article, speakers: Speakers) -> list[Unit]:
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
