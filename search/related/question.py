"""What is asked: a text in words, in sentences, and in the other words that may stand for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from search.language.sentences import sentences
from search.model import Span
from search.related.alternatives import Weighted
from search.related.analysed import Analysed
from search.related.asking_words import frames_a_question, joins
from search.related.clauses import clauses
from search.related.lines import is_statement
from search.related.scores import Ask
from search.related.terms import Group

_MOST_SENTENCES = 12
_MOST_CUT = 3
ONE_BREATH = 300
"""Code points up to which a text of several sentences is also taken as one."""

_CLOSING = " \n\"'”’»」』)"


@dataclass(frozen=True)
class Question:
    """A text that related passages are looked for; `others` are given by `alternatives`."""

    here: Analysed
    others: Mapping[str, Weighted] = field(default_factory=dict)

    @cached_property
    def parts(self) -> tuple[Span, ...]:
        """The sentences that say enough to be compared by meaning."""
        found = [span for span in sentences(self.here.text) if is_statement(span.of(self.here.text))]
        whole = Span(0, len(self.here.text))
        if len(found) != 1 and whole.end <= ONE_BREATH and is_statement(self.here.text):
            found.insert(0, whole)
        return tuple(found[:_MOST_SENTENCES])

    @cached_property
    def whole(self) -> tuple[Span, ...]:
        """What is compared by meaning: the parts, or all of a question of which no part says enough."""
        if not self.parts and self.is_question:
            return (Span(0, min(len(self.here.text), ONE_BREATH)),)
        return self.parts

    @cached_property
    def asked(self) -> tuple[Span, ...]:
        """The same, then the clauses of the first sentences that are long."""
        found = [
            clause.shifted(part.start)
            for part in self.parts[:_MOST_CUT]
            for clause in clauses(part.of(self.here.text))
            if is_statement(clause.of(self.here.text[part.start :]))
        ]
        return (*self.whole, *found[: _MOST_SENTENCES - len(self.whole)])

    @property
    def is_question(self) -> bool:
        """Whether the text asks something."""
        return self.here.text.rstrip(_CLOSING).endswith(("?", "？"))

    @property
    def is_statement(self) -> bool:
        """Whether it is one sentence that says something, rather than words, a question or a paragraph."""
        return len(self.parts) == 1 and not self.is_question

    @property
    def texts(self) -> list[str]:
        """The words of `whole`."""
        return [span.of(self.here.text) for span in self.whole]

    @property
    def clauses(self) -> list[str]:
        """The words of the rest of `asked`."""
        return [span.of(self.here.text) for span in self.asked[len(self.whole) :]]

    @cached_property
    def asks(self) -> list[Ask]:
        """Its words, each with its alternatives and its own terms, which keep their own weights.

        Only in a question is it told which touch: a statement is rendered with all parts of its names.
        """
        telling = (self.is_question and self._without(frames_a_question)) or self._without(joins)
        ends = [-1, *(group.end for group in telling)]
        return [
            Ask(
                group.word,
                {**self.others.get(group.word, {}), **group.terms},
                self.is_question and group.start == end,
            )
            for group, end in zip(telling, ends, strict=False)
        ]

    def _without(self, says_nothing: Callable[[str], bool]) -> list[Group]:
        return [group for group in self.here.groups if not says_nothing(group.surface)]

    @property
    def terms(self) -> set[str]:
        """All terms that are looked up."""
        return {term for ask in self.asks for term in (ask.word, *ask.terms)}
