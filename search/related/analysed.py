"""A text taken apart: its words, names, figures and concepts, and what of it somebody is quoted with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from search.language.figures import figures
from search.model import Figure, Span
from search.related import terms
from search.related.people import Mention
from search.related.plain_words import tells_something
from search.related.terms import Group, Mark

_WIDE = "\u2e80"
"""From here on are letters of scripts without blanks, whose long words are put together of others."""


@dataclass(frozen=True)
class Analysed:
    """A text taken apart; all spans count from its own start.

    `said` are the spans that somebody is quoted with; none where nobody is, or nobody has looked.  `speakers`
    are the full names of those who are quoted, `spoken` is how often the article quotes the one of them who
    says most; `people` are the places where persons of the article are named.
    `chosen`: what counts as said is no quote, but what a reader has chosen of a sentence.
    """

    text: str
    lang: str
    said: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    people: tuple[Mention, ...] = ()
    chosen: bool = False
    spoken: int = 0

    @cached_property
    def marks(self) -> list[Mark]:
        """Its names, figures and concepts."""
        return terms.marks(self.text, self.lang, self.figures)

    @cached_property
    def groups(self) -> list[Group]:
        """Its words."""
        return terms.groups(self.text, self.lang, self.marks)

    @cached_property
    def telling(self) -> list[Group]:
        """The words that somebody is quoted with; all of them where nobody is."""
        return [group for group in self.groups if self.is_said(Span(group.start, group.end))]

    @cached_property
    def told_terms(self) -> frozenset[str]:
        """The terms of these."""
        return frozenset(term for group in self.telling for term in group.terms)

    @cached_property
    def marked(self) -> Mapping[str, tuple[Span, ...]]:
        """Where each name, figure and concept stands."""
        return _places(self.marks)

    @cached_property
    def words(self) -> Mapping[str, Sequence[Group]]:
        """The words that can be a reason, where they stand."""
        return _words(self)

    @cached_property
    def figures(self) -> list[Figure]:
        """Its figures."""
        return figures(self.text, self.lang)

    @cached_property
    def family(self) -> str:
        """Its primary language."""
        return terms.family(self.lang)

    @property
    def statement(self) -> str:
        """The words that somebody is quoted with, or all of it."""
        return " … ".join(span.of(self.text) for span in self.said) or self.text

    def part(self, span: Span) -> Analysed:
        """One of its sentences, taken apart by itself."""
        inside = [each for each in self.said if touch(each, span)]
        return Analysed(
            span.of(self.text),
            self.lang,
            tuple(
                Span(max(each.start, span.start), min(each.end, span.end)).shifted(-span.start)
                for each in inside
            ),
            self.speakers if inside else (),
            tuple(
                Mention(each.span.shifted(-span.start), each.name)
                for each in self.people
                if span.start <= each.span.start and each.span.end <= span.end
            ),
            self.chosen,
            self.spoken if inside else 0,
        )

    @property
    def is_quoted(self) -> bool:
        """Whether somebody is quoted in it."""
        return bool(self.said) and not self.chosen

    @property
    def is_framed(self) -> bool:
        """Whether there are words around what is said."""
        return self.statement != self.text

    def is_said(self, span: Span) -> bool:
        """Whether a place belongs to what is said, as all of a text does in which nobody is quoted."""
        return not self.said or any(touch(span, other) for other in self.said)


def touch(one: Span, other: Span) -> bool:
    """Whether two spans have code points in common."""
    return one.start < other.end and other.start < one.end


def _places(marks: Iterable[Mark]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for mark in marks:
        found[mark.term].append(Span(mark.start, mark.end))
    return {term: tuple(spans) for term, spans in found.items()}


def _words(text: Analysed) -> dict[str, list[Group]]:
    """The words that can be a reason: none that only join others, and no part of a figure."""
    found: dict[str, list[Group]] = defaultdict(list)
    counted = [Span(figure.start, figure.end) for figure in text.figures]
    for group in chain.from_iterable(map(_with_ends, text.groups)):
        span = Span(group.start, group.end)
        if (
            terms.is_plain_word(group)
            and tells_something(group.surface)
            and not any(touch(span, each) for each in counted)
        ):
            found[group.word].append(group)
    return found


def _with_ends(group: Group) -> Iterator[Group]:
    """A word, and the words that it begins and ends with, where it is put together of such."""
    yield group
    for term in group.terms:
        part = term.removeprefix("w:")
        if term == group.word or part == term or part[:1] < _WIDE:
            continue
        if group.surface.endswith(part):
            yield Group(group.end - len(part), group.end, {term: 1.0}, term, part)
        elif group.surface.startswith(part):
            yield Group(group.start, group.start + len(part), {term: 1.0}, term, part)
