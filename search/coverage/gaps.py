"""Holding one article against the others of its story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.coverage.figures import is_trivial, one_sided
from search.coverage.model import KINDS, SIDES, Gap, GapKind, GapPlace, Side
from search.coverage.story import Story
from search.coverage.told import Encode, Texts, Told
from search.figures import FigureMention, FigureRow
from search.model import Article, Quote, Rendering, Span, Statement
from search.reading.outlets import outlet
from search.related.analysed import Analysed
from search.statements.exporting import kind_of, verb_of, words_of

if TYPE_CHECKING:
    from search.related.nearness import Judge


@dataclass(frozen=True)
class Known:
    """What the library knows beside the texts."""

    statements: Sequence[Statement]
    figures: Sequence[FigureRow]
    person_of: Callable[[Quote], str]
    """The name of the person that says a quote over all articles; nothing for outlets and companies."""
    encode: Encode
    judge: Callable[[], Judge]
    """What judges texts; a new one remembers nothing."""


def gaps(story: Story, known: Known, texts: Texts) -> list[Gap]:
    """What was not found on the other side, side by side, what most sources have first, the minor last.

    `texts` are those of the story.  It costs a vector for each statement and some judgements for each text.
    """
    told = [*_statements(story, known.statements, texts), *_passages(story, texts)]
    found = [*told, *_people(story, known.person_of), *_figures(story, known.figures, told)]
    return sorted(found, key=_order)


def _order(gap: Gap) -> tuple[int, bool, int, int, str, int]:
    first = gap.places[0]
    return SIDES.index(gap.side), gap.is_minor, -gap.sources, KINDS.index(gap.kind), first.file, first.start


def _other(side: Side) -> Side:
    return SIDES[1 - SIDES.index(side)]


def _place(article: Article, span: Span, lang: str, speech: str = "", verb: str = "") -> GapPlace:
    return GapPlace(
        *article.head,
        lang,
        span.start,
        span.end,
        span.of(article.text),
        speech,
        verb=verb,
    )


def _figure(article: Article, mention: FigureMention) -> GapPlace:
    place = _place(article, Span(mention.start, mention.end), mention.lang)
    return replace(place, about=mention.relation.replace("…", mention.text, 1))


def _of(told: Told) -> GapPlace:
    return _place(told.article, told.span, told.analysed.lang)


# -- what is said ------------------------------------------------------------------------------------------


def _statements(story: Story, statements: Iterable[Statement], texts: Texts) -> Iterator[Gap]:
    """Statements of one side, none that the other side tells in other words, none of headlines alone."""
    asked: dict[Side, list[tuple[Statement, list[Told]]]] = {side: [] for side in SIDES}
    for statement in statements:
        side = story.side(each.article for each in statement.renderings)
        told = list(_renderings(story, statement))
        if side and told:
            asked[side].append((statement, told))
    for side, pairs in asked.items():
        untold = set(texts.untold([each for _, told in pairs for each in told], story.of(_other(side))))
        for statement, told in pairs:
            if untold.issuperset(told):
                yield _statement(story, side, statement, told)


def _renderings(story: Story, statement: Statement) -> Iterator[Told]:
    for each in statement.renderings:
        article = story.by_id.get(each.article)
        if article and not _is_headline(each.quotes):
            span = Span(each.start, each.end)
            yield Told(article, span, Analysed(span.of(article.text), each.lang), is_sentence=False)


def _statement(story: Story, side: Side, statement: Statement, told: Sequence[Told]) -> Gap:
    """What an outlet is cited with is a report, not what somebody says."""
    is_report = _is_outlet(statement.person, story)
    kind: GapKind = "passage" if is_report else "statement"
    renderings = {(each.article, each.start): each for each in statement.renderings}
    places = [_said(each, renderings[each.article.id, each.span.start]) for each in told]
    gap = story.gap(side, kind, "" if is_report else statement.person, places)
    return replace(gap, is_minor=not statement.person and _says_little(gap, told))


def _said(told: Told, rendering: Rendering) -> GapPlace:
    """Where a statement is rendered; of one that other words part only what is said."""
    about = words_of(rendering) if len(rendering.quotes) > 1 else ""
    return replace(_of(told), speech=kind_of(rendering), verb=verb_of(rendering), about=about)


def _says_little(gap: Gap, told: Iterable[Told]) -> bool:
    """Whether one source only tells it, and without a figure or a day."""
    return gap.sources == 1 and not any(each.anchors for each in told)


def _is_headline(quotes: Sequence[Quote]) -> bool:
    return bool(quotes) and all("headline" in quote.flags for quote in quotes)


def _is_outlet(name: str, story: Story) -> bool:
    """Whether a name is that of an outlet: of one of these articles, as outlets are called, or in 《》."""
    if not name:
        return False
    articles = story.by_id.values()
    return bool(outlet(name)) or any(name == each.source or f"《{name}》" in each.text for each in articles)


def _people(story: Story, person_of: Callable[[Quote], str]) -> Iterator[Gap]:
    """Which persons speak; unnamed sources are left out, as nobody knows whether two are one."""
    said: dict[str, list[GapPlace]] = defaultdict(list)
    for article in story.by_id.values():
        for quote in article.quotes:
            name = "" if "headline" in quote.flags else person_of(quote)
            if name:
                span = Span(quote.start, quote.end)
                said[name].append(_place(article, span, quote.lang, quote.kind, quote.cue))
    for name, places in said.items():
        side = story.side(each.article for each in places)
        if side and not _is_outlet(name, story):
            yield story.gap(side, "person", name, places)


# -- what is told ------------------------------------------------------------------------------------------


def _figures(story: Story, rows: Sequence[FigureRow], told: Iterable[Gap]) -> Iterator[Gap]:
    """Figures of one side; minor are those that say little, or stand in a sentence that is listed itself."""
    listed = [(gap.side, place) for gap in told if not gap.is_minor for place in gap.places]
    for side in SIDES:
        ours, theirs = story.of(side), story.of(_other(side))
        for row, mentions in one_sided(rows, ours, theirs) if ours and theirs else ():
            places = [_figure(ours[each.article], each) for each in mentions]
            outer = [place for other, place in listed if other == side]
            is_listed = all(any(_holds(each, place) for each in outer) for place in places)
            yield story.gap(side, "figure", row.label, places, is_listed or is_trivial(row))


def _holds(outer: GapPlace, place: GapPlace) -> bool:
    return outer.article == place.article and outer.start <= place.start and place.end <= outer.end


def _passages(story: Story, texts: Texts) -> Iterator[Gap]:
    """Sentences that nobody is quoted in: what is said is told of as statements."""
    for side in SIDES:
        ours, theirs = story.of(side), story.of(_other(side))
        every = [each for each in texts.sentences if each.article.id in ours]
        untold = texts.untold(every, theirs) if theirs else []
        told = set(every).difference(untold)
        alone = [each for each in untold if not each.analysed.said]
        alone = texts.apart(alone, [each for each in every if each in told])
        for group in texts.together(alone):
            gap = story.gap(side, "passage", "", [_of(each) for each in group])
            yield replace(gap, is_minor=_says_little(gap, group))
