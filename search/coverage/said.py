"""What is said on one side only: statements that the other side tells in no words.

A statement is in doubt where it may be the same as one that the other side has: all others were held against
it when statements were joined, so that a text there that is not far from it says no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from search.coverage.model import SIDES, Gap, GapKind, GapPlace, Side
from search.coverage.places import doubted, other_side, place_of, says_little
from search.coverage.story import Story
from search.coverage.texts import Texts
from search.coverage.told import Told
from search.language.scripts import is_function_word
from search.model import Quote, Rendering, Span, Statement
from search.related.analysed import Analysed
from search.statements.exporting import kind_of, verb_of, words_of

_NAMED = frozenset({"document", "group"})
"""Speakers that are no persons and yet have a name."""


def statements(story: Story, every: Iterable[Statement], texts: Texts) -> Iterator[Gap]:
    """Statements of one side, none that the other side tells in other words, none of headlines alone."""
    known = [(each, told) for each in every if (told := list(_renderings(story, each)))]
    by_id = {statement.id: told for statement, told in known}
    for side in SIDES:
        there = story.of(other_side(side))
        own = [(each, told) for each, told in known if story.side(_articles(each)) == side]
        untold = texts.untold([each for _, told in own for each in told], there)
        for statement, told in own:
            if untold.keys() >= set(told):
                perhaps = (each for name in statement.perhaps for each in by_id.get(name, ()))
                doubts = [each for each in perhaps if each.article.id in there]
                yield doubted(_gap(story, side, statement, told), doubts)


def _articles(statement: Statement) -> set[int]:
    return {each.article for each in statement.renderings}


def _renderings(story: Story, statement: Statement) -> Iterator[Told]:
    for each in statement.renderings:
        article = story.by_id.get(each.article)
        if article and not _is_headline(each.quotes):
            span = Span(each.start, each.end)
            yield Told(article, span, Analysed(span.of(article.text), each.lang))


def _gap(story: Story, side: Side, statement: Statement, told: Sequence[Told]) -> Gap:
    """What an outlet is cited with is a report, not what somebody says."""
    is_report = story.is_outlet(statement.person)
    kind: GapKind = "passage" if is_report else "statement"
    renderings = {(each.article, each.start): each for each in statement.renderings}
    places = [_place(each, renderings[each.article.id, each.span.start]) for each in told]
    gap = story.gap(side, kind, "" if is_report else _speaker(statement), places)
    return replace(gap, is_minor=not statement.person and says_little(gap, told))


def _speaker(statement: Statement) -> str:
    """The person, else the document or the people that the first rendering names by more than a pronoun."""
    quotes = (quote for each in statement.renderings for quote in each.quotes[:1])
    named = (quote.speaker_text for quote in quotes if quote.speaker_type in _NAMED)
    return statement.person or next((each for each in named if not is_function_word(each.lower())), "")


def _place(told: Told, rendering: Rendering) -> GapPlace:
    """Where a statement is rendered; of one that other words part only what is said."""
    about = words_of(rendering) if len(rendering.quotes) > 1 else ""
    return replace(place_of(told), speech=kind_of(rendering), verb=verb_of(rendering), about=about)


def _is_headline(quotes: Sequence[Quote]) -> bool:
    return bool(quotes) and all("headline" in quote.flags for quote in quotes)
