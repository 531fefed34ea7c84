"""Holding one article against the others of its story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.coverage.figures import currencies, is_trivial, may_be_converted, one_sided
from search.coverage.model import KINDS, SIDES, Gap, GapPlace
from search.coverage.places import doubted, other_side, place_at, place_of, says_little
from search.coverage.said import statements
from search.coverage.speakers import PersonOf, persons
from search.coverage.story import Story
from search.coverage.texts import Texts
from search.figures import FigureMention, FigureRow
from search.model import Article, Span, Statement

if TYPE_CHECKING:
    from search.related.encoder import Vectors


@dataclass(frozen=True)
class Known:
    """What the library knows beside the texts."""

    statements: Sequence[Statement]
    figures: Sequence[FigureRow]
    person_of: PersonOf
    """The person that says a quote over all articles; None for outlets and companies."""
    encode: Callable[..., Vectors | None]
    """Vectors of texts; `tell` hears how many are made."""


def gaps(story: Story, known: Known, texts: Texts) -> list[Gap]:
    """What was not found on the other side, side by side: sure before unsure, what most sources have first,
    the minor last.

    `texts` are those of the story.  It costs a vector for each statement, and products with all texts.
    """
    told = [*statements(story, known.statements, texts), *_passages(story, texts)]
    listed: Listed = defaultdict(list)
    for place in (place for gap in told if not gap.is_minor for place in gap.places):
        listed[place.article].append(place)
    found = [*told, *_persons(story, known, listed), *_figures(story, known.figures, listed)]
    return sorted(found, key=_order)


Listed = dict[int, list[GapPlace]]
"""The statements and sentences that are listed themselves, by article."""


def _order(gap: Gap) -> tuple[int, bool, bool, int, int, str, int]:
    first = gap.places[0]
    kind = KINDS.index(gap.kind)
    return SIDES.index(gap.side), gap.is_minor, gap.is_unsure, -gap.sources, kind, first.file, first.start


def _persons(story: Story, known: Known, listed: Listed) -> Iterator[Gap]:
    """Who speaks on one side; minor are those of whom a statement is listed itself."""
    for gap in persons(story, known.person_of):
        is_listed = any(_holds(each, place) for place in gap.places for each in listed[place.article])
        yield replace(gap, is_minor=is_listed)


def _figures(story: Story, rows: Sequence[FigureRow], listed: Listed) -> Iterator[Gap]:
    """Figures of one side; minor are those that say little, or stand in a sentence that is listed itself."""
    for side in SIDES:
        ours, theirs = story.of(side), story.of(other_side(side))
        moneys = currencies(rows, theirs)
        for row, mentions in one_sided(rows, ours, theirs) if ours and theirs else ():
            places = [_figure(ours[each.article], each) for each in mentions]
            is_listed = all(any(_holds(each, place) for each in listed[place.article]) for place in places)
            gap = story.gap(side, "figure", row.label, places, is_listed or is_trivial(row))
            yield replace(gap, is_unsure=may_be_converted(row, moneys))


def _figure(article: Article, mention: FigureMention) -> GapPlace:
    place = place_at(article, Span(mention.start, mention.end), mention.lang)
    return replace(place, about=mention.relation.replace("…", mention.text, 1))


def _holds(outer: GapPlace, place: GapPlace) -> bool:
    return outer.start <= place.start and place.end <= outer.end


def _passages(story: Story, texts: Texts) -> Iterator[Gap]:
    """Sentences that nobody is quoted in: what is said is told of as statements."""
    for side in SIDES:
        ours, theirs = story.of(side), story.of(other_side(side))
        every = [each for each in texts.sentences if each.article.id in ours]
        untold = texts.untold(every, theirs) if theirs else {}
        told = [each for each in every if each not in untold]
        alone = [each for each in untold if not each.analysed.said]
        for group in texts.together(texts.apart(alone, told)):
            gap = story.gap(side, "passage", "", [place_of(each) for each in group])
            gap = replace(gap, is_minor=says_little(gap, group))
            yield doubted(gap, (untold[each] for each in group))
