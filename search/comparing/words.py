"""The words of two renderings, and which of them belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar

from search.comparing.actors import ActorAt, actors
from search.comparing.answering import AnswerAt, answers
from search.comparing.calendar_words import Member, members
from search.comparing.phrases import joined, pieces
from search.comparing.separable import separated
from search.comparing.signs import SignAt, signs
from search.comparing.sounding import pairs_by_sound
from search.language.figures import figures
from search.language.fold import fold
from search.language.limits import limit_at
from search.language.scripts import word_set
from search.language.sentences import sentences
from search.language.small_words import FUNCTION_WORDS
from search.model import Figure, Span
from search.related.analysed import Analysed
from search.related.terms import Group, is_named
from search.related.vectors import dots

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Encode = Callable[[Sequence[str]], Scores | None]

_MORE_SMALL = {
    "en": "until since because though although while whether upon toward towards however where when "
    "who whom whose which me him them am been being myself himself itself themselves there here very "
    "own then also too",
    "de": "mir mich dir dich ihm ihn uns euch werde wurden waren seien habe hätten hätte etwas dort "
    "hier dann so schon",
    "zh": "的 了 在 是 我 我们 你 你们 他 她 它 他们 她们 这 那 这个 那个 这些 那些 这样 那样 和 与 及 "
    "就 也 都 会 将 把 被 让 对 从 到 "
    "为 以 于 之 其 而 则 又 还 再 很 着 过 地 得 所 该 此 并 而且 但 但是 因为 所以 如果 等 有 自己 "
    "因 由 由于 向 当 时 后 前 上 下 "
    "中 里 内 那么 然而 却 要 来 去 说 个 一 一个 能 能够 可以 我方 本 各",
}

_At = TypeVar("_At", SignAt, AnswerAt, Member, ActorAt)

_TELLING = word_set("new said says")
"""Words that tell a language, and yet say something."""

SURE = 0.64
"""Likeness from which two words are taken for a pair."""

_SPELLED = 0.9
"""The same within one language that is spelled: another spelling of the word (metres, meters)."""

_NAMES = 0.85

_MOST_TRANSLATED = 40_000
"""Words here times words there up to which each pair is looked up."""

_PHRASED = 2_000
"""Code points up to which a side is compared by phrases; a longer one is by sentences."""

Translate = Callable[[str, str], float]
"""How surely two words of two languages translate each other, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says something, at [start, end) of the text of its side."""

    start: int
    end: int
    group: Group

    @property
    def marks(self) -> set[str]:
        """The names and concepts that it is part of, else the figures."""
        named = {term for term in self.group.terms if term[:2] in ("n:", "c:")}
        return named or {term for term in self.group.terms if term[:2] == "f:"}


@dataclass(frozen=True)
class Side:
    """One of two renderings: the text of its extent, and the parts of it that are the statement.

    All spans count from the beginning of `text`, which stands at `base` in its article.
    """

    text: str
    lang: str
    base: int
    parts: tuple[Span, ...]

    @cached_property
    def family(self) -> str:
        """The primary language."""
        return self.lang.split("-")[0].lower()

    @cached_property
    def groups(self) -> list[Group]:
        """All its words."""
        return [group for group in Analysed(self.text, self.lang).groups if self._is_said(group)]

    @cached_property
    def words(self) -> list[Word]:
        """Its words but for the small ones."""
        small = small_words(self.family)
        return [Word(group.start, group.end, group) for group in self.groups if group.surface not in small]

    @cached_property
    def signs(self) -> list[SignAt]:
        """Its words that are small and yet change what is said, but for those of figures (no more than 9)."""
        return [
            sign
            for sign in self._placed(signs)
            if not any(figure.start <= sign.start < figure.end for figure in self.figures)
        ]

    @cached_property
    def answers(self) -> list[AnswerAt]:
        """Its words that may answer such a sign."""
        return self._placed(answers)

    @cached_property
    def members(self) -> list[Member]:
        """Its days of the week and other words of closed sets; numbers and months that are no figures."""
        return [
            each
            for each in self._placed(members)
            if each.set not in ("number", "month")
            or not any(figure.unit and figure.start <= each.start < figure.end for figure in self.figures)
        ]

    @cached_property
    def actors(self) -> list[ActorAt]:
        """Who acts in it: police, courts, children."""
        return self._placed(actors)

    def _placed(self, find: Callable[[str, str], list[_At]]) -> list[_At]:
        """What is found in the parts that are the statement, where it stands in the text."""
        return [
            each._replace(start=each.start + part.start, end=each.end + part.start)
            for part in self.parts
            for each in find(part.of(self.text), self.lang)
        ]

    @cached_property
    def figures(self) -> list[Figure]:
        """Its amounts, counts and dates; a day before which something was, is a limit as "up to" is one."""
        folded = fold(self.text)
        return [
            replace(figure, bound="under") if _is_before(folded, figure) else figure
            for figure in figures(self.text, self.lang)
            if self._is_said(figure)
        ]

    @cached_property
    def sentences(self) -> list[list[Span]]:
        """The cells of each sentence: phrases that say something."""
        found = []
        for part in self.parts:
            for sentence in _whole(part, sentences(self.text, part.start, part.end)):
                text = sentence.of(self.text)
                if len(self.text) > _PHRASED:
                    found.append([sentence])
                    continue
                cut = [piece.shifted(sentence.start) for piece in pieces(text, self.lang)]
                found.append(joined(self.text, cut, [len(self.words_in(piece)) for piece in cut]))
        return found

    @cached_property
    def particles(self) -> dict[int, str]:
        """Where German verbs begin whose particle stands apart, and the particle."""
        return separated(self.text) if self.family == "de" else {}

    def written(self, number: int) -> str:
        """A word by its number, a separable verb with its particle: einstellt for stellt … ein."""
        word = self.words[number]
        return self.particles.get(word.start, "") + self.text[word.start : word.end]

    def words_in(self, span: Span) -> range:
        """The numbers of the words that begin in a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def _is_said(self, at: Group | Figure) -> bool:
        return any(part.start <= at.start < part.end for part in self.parts)


def _is_before(folded: str, figure: Figure) -> bool:
    return figure.unit == "date" and limit_at(folded, Span(figure.start, figure.end)) == "before"


@cache
def small_words(family: str) -> frozenset[str]:
    """The words of a language that only join others, folded."""
    listed = f"{FUNCTION_WORDS.get(family, '')} {_MORE_SMALL.get(family, '')}"
    return frozenset(map(fold, word_set(listed) - _TELLING))


def _whole(part: Span, found: Sequence[Span]) -> list[Span]:
    """Sentences with the space behind them, so that they hold all of a part."""
    starts = [part.start, *(span.start for span in found[1:])]
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], part.end], strict=True)]


def likeness(here: Side, there: Side, encode: Encode, translate: Translate) -> Scores:
    """How surely each word here (first axis) belongs to each word there, 0 to 1; names also by their sound.

    With an encoder it costs about a millisecond a word.
    """
    import numpy as np

    found = np.zeros((len(here.words), len(there.words)), np.float32)
    if not found.size:
        return found
    found[:] = _by_vectors(here, there, encode)
    if here.family != there.family and found.size <= _MOST_TRANSLATED:
        np.maximum(found, _by_dictionary(here, there, translate), out=found)
    holding: dict[str, list[int]] = {}
    for j, word in enumerate(there.words):
        for term in (word.group.word, *word.marks):
            holding.setdefault(term, []).append(j)
    for i, word in enumerate(here.words):
        for term in (word.group.word, *word.marks):
            found[i, holding.get(term, [])] = 1.0
    if here.family != there.family:
        for i, j in pairs_by_sound(here, there, found):
            found[i, j] = 1.0
    return found


def _by_dictionary(here: Side, there: Side, translate: Translate) -> Scores:
    import numpy as np

    pairs = [[translate(w.group.surface, v.group.surface) for v in there.words] for w in here.words]
    values = np.array(pairs, np.float32)
    return np.where(values > 0, SURE + (1 - SURE) * values, 0.0).astype(np.float32)


def _by_vectors(here: Side, there: Side, encode: Encode) -> Scores:
    import numpy as np

    vectors = encode([side.written(at) for side in (here, there) for at in range(len(side.words))])
    if vectors is None:
        return np.zeros((len(here.words), len(there.words)), np.float32)
    cosines = dots(vectors[: len(here.words)], vectors[len(here.words) :])
    sure = _SPELLED if here.family == there.family != "zh" else SURE
    named = [np.array([is_named(word.group) for word in side.words], bool) for side in (here, there)]
    least = np.where(named[0][:, None] | named[1][None, :], max(_NAMES, sure), sure)
    digits = [np.array([word.group.surface.isdigit() for word in side.words], bool) for side in (here, there)]
    least[digits[0][:, None] & digits[1][None, :]] = np.inf  # 118 is like 248, and another number
    return np.where(cosines >= least, cosines, 0.0).astype(np.float32)
