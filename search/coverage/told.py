"""What the articles of a story say: their sentences, and the parts of these, as they are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from search.comparing.matching import Lines
from search.model import Article, Span
from search.related.analysed import Analysed
from search.related.clauses import clauses
from search.related.terms import Mark, figure_marks

if TYPE_CHECKING:
    from search.related.encoder import Vectors

Encode = Callable[[Sequence[str]], "Vectors | None"]


@dataclass(frozen=True, eq=False)
class Told:
    """A sentence of an article, or a part of one: a clause, or what somebody says.

    `whole` is the sentence that a part was taken from, where it was.
    """

    article: Article
    span: Span
    analysed: Analysed
    whole: Told | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return self.analysed.text

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Its figures with what they count, and its days."""
        if self.whole is None:
            return frozenset(mark.term for mark in self._marks)
        start = self.span.start - self.whole.span.start
        end = self.span.end - self.whole.span.start
        inside = (mark for mark in self.whole._marks if start <= mark.start and mark.end <= end)
        return frozenset(mark.term for mark in inside)

    @cached_property
    def _marks(self) -> Sequence[Mark]:
        return list(figure_marks(self.analysed.figures))


def sentences(article: Article) -> list[Told]:
    """The sentences of an article that say something."""
    return [Told(article, line.span, line.analysed) for line in Lines(article).lines]


def parts(sentence: Told) -> list[Told]:
    """The clauses of a long sentence, and what is said in it."""
    text = sentence.analysed
    spans = {*clauses(text.text), *(span for span in text.said if span.of(text.text) != text.text)}
    return [
        Told(
            sentence.article,
            span.shifted(sentence.span.start),
            Analysed(span.of(text.text), text.lang),
            sentence,
        )
        for span in sorted(spans)
    ]
