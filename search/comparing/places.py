"""A part of one of two renderings, with what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from search.comparing.actors import ActorAt
from search.comparing.answering import AnswerAt
from search.comparing.calendar_words import Member
from search.comparing.differing import Said
from search.comparing.light_words import is_light
from search.comparing.signs import SignAt
from search.comparing.words import Side
from search.model import Figure, Span

_At = TypeVar("_At", SignAt, AnswerAt, Figure, Member, ActorAt)


class Place(NamedTuple):
    """A part of a side that is compared, and what stands beside it alone in its sentences."""

    side: Side
    span: Span
    spare: Sequence[Span] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return self.span.of(self.side.text)

    def said(self, held: frozenset[int]) -> Said:
        """What it says by small words, and which of them are words with a counterpart, by their numbers.

        A part of such a word answers nothing: 罢工 is a strike.
        """
        paired = [Span(self.side.words[at].start, self.side.words[at].end) for at in sorted(held)]
        signs = self.inside(self.side.signs)
        answers = [
            each
            for each in self.inside(self.side.answers)
            if not any(
                word.start <= each.start and each.end <= word.end and word != each[:2] for word in paired
            )
        ]
        told = [each for each in signs if any(word.start <= each.start < word.end for word in paired)]
        return Said(signs, answers, self.beside(self.side.signs), told)

    def inside(self, found: Sequence[_At]) -> list[_At]:
        """Those that begin in it."""
        return inside(found, self.span)

    def beside(self, found: Sequence[_At]) -> list[_At]:
        """Those that stand beside it."""
        return [each for span in self.spare for each in inside(found, span)]

    def alone(self, held: frozenset[int]) -> list[int]:
        """The numbers of its words without a counterpart, but for those that say little."""
        return [at for at in self.side.words_in(self.span) if at not in held and not self._is_light(at)]

    def _is_light(self, number: int) -> bool:
        word = self.side.words[number]
        return is_light(word, self.side.family) and word.start not in self.side.particles

    def share(self, held: frozenset[int], like: frozenset[int] = frozenset()) -> float:
        """The part of its words that have a counterpart, and half of those that may have one.

        Signs are compared otherwise.
        """
        signs = {at for sign in self.side.signs for at in self.side.words_in(Span(sign.start, sign.end))}
        words = set(self.side.words_in(self.span)) - (signs - held)
        return (len(words & held) + len(words & like) / 2) / max(len(words), 1)


def inside(found: Sequence[_At], span: Span) -> list[_At]:
    """Those that begin in a span."""
    return [each for each in found if span.start <= each.start < span.end]
