"""Every figure of an article with its sentence and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.dating.when import is_dateline, numbered_days
from search.figures.model import FigureMention
from search.figures.relations import Relation, relation
from search.figures.values import kind_of, normalised
from search.language.fold import fold
from search.language.limits import limit_at
from search.model import Article, Figure, Passage, Span
from search.related.analysed import Analysed, touch
from search.related.lines import is_statement


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """A mention with what it is judged by; `figures` are all of its sentence, spans count from its start.

    `in_text` where it stands in the text itself, not in a headline or a line of the page.
    """

    mention: FigureMention
    figure: Figure
    figures: tuple[Figure, ...]
    relation: Relation
    in_text: bool = True

    @property
    def is_told(self) -> bool:
        """Whether it stands in a sentence, not in a headline or a bare label."""
        return self.in_text and is_statement(self.mention.sentence)


def named(found: Found, unit: str) -> Found:
    """The same, a bare number with the unit of the thing that it counts elsewhere: 74 are 74 people."""
    if found.figure.unit or not unit:
        return found
    figure = replace(found.figure, unit=unit)
    every = tuple(figure if each is found.figure else each for each in found.figures)
    return replace(found, figure=figure, figures=every)


def figures_of(article: Article, copy_of: int | None = None) -> list[Found]:
    """The figures of an article in order, boilerplate left out; a millisecond a sentence with figures."""
    return [
        found
        for passage in article.passages
        if passage.role != "boilerplate"
        for span in passage.sentences
        for found in _in_sentence(article, span, passage, copy_of)
    ]


def _in_sentence(article: Article, span: Span, passage: Passage, copy_of: int | None) -> Iterator[Found]:
    text = Analysed(span.of(article.text), passage.lang)
    in_text = passage.role in ("body", "summary")
    figures = _figures(text, article.date)
    for figure in figures:
        plain = normalised(figure)
        if plain is not None:
            about = relation(text, plain, figures)
            mention = _mention(article, span, plain, passage.lang, about.shown, copy_of)
            yield Found(mention, plain, figures, about, in_text)


def _figures(text: Analysed, published: str) -> tuple[Figure, ...]:
    """The figures of a sentence, with the days that are counted from its article's own, without datelines.

    Such a day has its month and number as the value, as other days without a year.
    """
    folded = fold(text.text)
    stated = [
        each
        for each in text.figures
        if not (each.unit == "date" and is_dateline(text.text, folded, Span(each.start, each.end)))
    ]
    taken = [Span(each.start, each.end) for each in stated]
    days = (
        Figure(*day.span, day.span.of(text.text), float(day.date[len("2026-") :].replace("-", "")), "date")
        for day in numbered_days(text.text, folded, published)
        if not any(touch(day.span, each) for each in taken)
    )
    return tuple(sorted((*stated, *days), key=lambda each: each.start))


def _mention(
    article: Article, span: Span, figure: Figure, lang: str, words: str, copy_of: int | None
) -> FigureMention:
    text = span.of(article.text)
    return FigureMention(
        *article.head,
        lang,
        span.start + figure.start,
        span.start + figure.end,
        figure.text,
        figure.value,
        figure.unit,
        figure.bound,
        span.start,
        span.end,
        text,
        words,
        copy_of,
        limit_at(fold(text), Span(figure.start, figure.end)) if kind_of(figure) == "date" else "",
    )
