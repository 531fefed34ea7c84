"""What is asked: a text in words, in sentences, and in the words that other languages have for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from search.language.scripts import is_function_word
from search.language.sentences import sentences
from search.model import Span
from search.related.clauses import clauses
from search.related.evidence import SURE_NAME, Analysed
from search.related.lines import is_statement
from search.related.scores import Ask
from search.related.terms import Group, is_named

_MOST_SENTENCES = 12
_MOST_CUT = 3
_ONE_BREATH = 300
"""Code points up to which a text of several sentences is also taken as one."""

_CLOSING = " \n\"'”’»」』)"

Pairs = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Question:
    """A text that related passages are looked for; `pairs` are given by `WordPairs.of`."""

    here: Analysed
    pairs: Mapping[str, Pairs]

    @cached_property
    def parts(self) -> tuple[Span, ...]:
        """The sentences that say enough to be compared by meaning."""
        found = [span for span in sentences(self.here.text) if is_statement(span.of(self.here.text))]
        whole = Span(0, len(self.here.text))
        if len(found) != 1 and whole.end <= _ONE_BREATH and is_statement(self.here.text):
            found.insert(0, whole)
        return tuple(found[:_MOST_SENTENCES])

    @cached_property
    def asked(self) -> tuple[Span, ...]:
        """The parts, then the clauses of the first sentences that are long; each is compared by meaning."""
        found = [
            clause.shifted(part.start)
            for part in self.parts[:_MOST_CUT]
            for clause in clauses(part.of(self.here.text))
            if is_statement(clause.of(self.here.text[part.start :]))
        ]
        return (*self.parts, *found[: _MOST_SENTENCES - len(self.parts)])

    @property
    def is_question(self) -> bool:
        """Whether the text asks something."""
        return self.here.text.rstrip(_CLOSING).endswith(("?", "？"))

    @property
    def is_statement(self) -> bool:
        """Whether it is one sentence that says something, rather than words, a question or a paragraph."""
        return len(self.parts) == 1 and not self.is_question

    @cached_property
    def texts(self) -> list[str]:
        """The words of what is asked."""
        return [span.of(self.here.text) for span in self.asked]

    @cached_property
    def asks(self) -> list[Ask]:
        """Its words, each with its terms and, weighed by the square of the cosine, its pairs."""
        return [
            Ask(group.word, dict(self._terms(group)))
            for group in self.here.groups
            if not is_function_word(group.surface)
        ]

    @property
    def terms(self) -> set[str]:
        """All terms that are looked up."""
        return {term for ask in self.asks for term in (ask.word, *ask.terms)}

    def _terms(self, group: Group) -> Iterator[tuple[str, float]]:
        """Pairs first, so that its own terms keep their own weights."""
        sure = SURE_NAME if is_named(group) else 0.0
        for term, cosine in self.pairs.get(group.word, ()):
            if cosine >= sure:
                yield term, cosine**2
        yield from group.terms.items()
