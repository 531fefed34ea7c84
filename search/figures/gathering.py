"""Every figure of an article with its sentence and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from search.figures.model import FigureMention
from search.figures.relations import Relation, relation
from search.figures.values import kind_of, normalised
from search.language.fold import fold
from search.language.limits import limit_at
from search.model import Article, Figure, Span
from search.related.analysed import Analysed
from search.related.lines import is_statement


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """A mention with what it is judged by; `figures` are all of its sentence, spans count from its start."""

    mention: FigureMention
    figure: Figure
    figures: tuple[Figure, ...]
    relation: Relation

    @property
    def is_told(self) -> bool:
        """Whether it stands in a sentence, not in a headline or a bare label."""
        return is_statement(self.mention.sentence)


def figures_of(article: Article, copy_of: int | None = None) -> list[Found]:
    """The figures of an article in order, boilerplate left out; a millisecond a sentence with figures."""
    return [
        found
        for passage in article.passages
        if passage.role != "boilerplate"
        for span in passage.sentences
        for found in _in_sentence(article, span, passage.lang, copy_of)
    ]


def _in_sentence(article: Article, span: Span, lang: str, copy_of: int | None) -> Iterator[Found]:
    text = Analysed(span.of(article.text), lang)
    for figure in text.figures:
        plain = normalised(figure)
        if plain is None:
            continue
        about = relation(text, plain, text.figures)
        yield Found(
            _mention(article, span, plain, lang, about.shown, copy_of), plain, tuple(text.figures), about
        )


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
