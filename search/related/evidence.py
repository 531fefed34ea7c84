"""Why two texts are related: what they share, with the places where it stands in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from search.language.figures import figures
from search.language.fold import fold
from search.model import Evidence, EvidenceKind, Figure, Span
from search.related import terms
from search.related.terms import Group, Mark

SURE_PAIR = 0.7
SURE_NAME = 0.85
"""Cosines of two words of different languages from which the pair is shown to a reader.

Names that the encoder does not know lie near each other by chance, hence the second.
"""

_RARE = 0.3
"""A shared word below this rarity says nothing; names, figures and terms are always told."""

_MOST_WORDS = 4
_ROUNDED = 0.05
_LIMITS = ("over", "under")
_ORDER: tuple[EvidenceKind, ...] = ("name", "figure", "term", "words")


@dataclass(frozen=True)
class Analysed:
    """A text taken apart; all spans count from its own start."""

    text: str
    lang: str

    @cached_property
    def marks(self) -> list[Mark]:
        """Its names, figures and concepts."""
        return terms.marks(self.text, self.lang)

    @cached_property
    def groups(self) -> list[Group]:
        """Its words."""
        return terms.groups(self.text, self.lang, self.marks)

    @cached_property
    def family(self) -> str:
        """Its primary language."""
        return terms.family(self.lang)


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of evidence before its label is written; `worth` is how rare it is."""

    kind: EvidenceKind
    here: tuple[Span, ...]
    there: tuple[Span, ...]
    worth: float


Worth = Callable[[str, str], float]
"""How rare a term is among the texts of a language, from 0 to 1 for what stands in one sentence only."""


def reasons(
    here: Analysed, there: Analysed, pairs: Mapping[str, Sequence[tuple[str, float]]], worth: Worth
) -> list[Reason]:
    """What `here` and `there` share, names first; nothing is given twice.

    `pairs` are the words of other languages by the words of `here` (see `WordPairs.of`).
    """
    found = sorted(
        [*_shared_marks(here, there, worth), *_shared_words(here, there, pairs, worth)],
        key=lambda reason: (_ORDER.index(reason.kind), -reason.worth),
    )
    kept: list[Reason] = []
    for reason in found:
        if not (
            _covered(reason.here, (r.here for r in kept)) or _covered(reason.there, (r.there for r in kept))
        ):
            kept.append(reason)
    return kept


def told(
    reasons: Iterable[Reason], here: Analysed, base: int, there: Analysed, offset: int
) -> tuple[Evidence, ...]:
    """The evidence to show, with its spans counted from `base` here and from `offset` there.

    Of plain words only the rarest few are told.
    """
    shown = list(reasons)
    words = sorted((r for r in shown if r.kind == "words"), key=lambda r: -r.worth)[_MOST_WORDS:]
    return tuple(
        Evidence(
            reason.kind,
            _label(reason.here[0].of(here.text), reason.there[0].of(there.text)),
            tuple(span.shifted(base) for span in reason.here),
            tuple(span.shifted(offset) for span in reason.there),
        )
        for reason in shown
        if reason not in words
    )


def conflict(here: Analysed, there: Analysed) -> bool:
    """Whether both give figures of one unit of which none agree; dates are another matter."""
    ours, theirs = _by_unit(here), _by_unit(there)
    return any(
        not any(_agree(one, other) for one in ours[unit] for other in theirs[unit])
        for unit in ours.keys() & theirs.keys()
    )


def share(explained: Sequence[Span], text: Analysed, part: Span, worth: Worth) -> float:
    """How much of what a part of `text` says is explained, rare words counting more: 0 to 1."""
    told, all_of_it = 0.0, 0.0
    for group in text.groups:
        span = Span(group.start, group.end)
        if _touch(span, part):
            value = worth(group.word, text.family)
            all_of_it += value
            told += value if any(_touch(span, other) for other in explained) else 0.0
    return told / all_of_it if all_of_it else 0.0


def _shared_marks(here: Analysed, there: Analysed, worth: Worth) -> Iterator[Reason]:
    ours, theirs = _places(here.marks), _places(there.marks)
    for term, places in ours.items():
        if term in theirs:
            kind = next(mark.kind for mark in here.marks if mark.term == term)
            yield Reason(kind, places, theirs[term], worth(term, there.family))


def _places(marks: Iterable[Mark]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for mark in marks:
        found[mark.term].append(Span(mark.start, mark.end))
    return {term: tuple(spans) for term, spans in found.items()}


def _shared_words(
    here: Analysed, there: Analysed, pairs: Mapping[str, Sequence[tuple[str, float]]], worth: Worth
) -> Iterator[Reason]:
    ours, theirs = _words(here), _words(there)
    for word, groups in ours.items():
        sure = SURE_NAME if any(map(terms.is_named, groups)) else SURE_PAIR
        others = [(word, 1.0), *pairs.get(word, ())]
        other = next(
            (other for other, cosine in others if _is_pair(theirs.get(other, []), cosine, sure)), None
        )
        if other:
            value = min(worth(word, here.family), worth(other, there.family))
            if value >= _RARE:
                yield Reason("words", _spans(groups), _spans(theirs[other]), value)


def _is_pair(groups: Sequence[Group], cosine: float, sure: float) -> bool:
    return bool(groups) and cosine >= max(sure, SURE_NAME if any(map(terms.is_named, groups)) else 0.0)


def _words(text: Analysed) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = defaultdict(list)
    for group in text.groups:
        if terms.is_plain_word(group):
            found[group.word].append(group)
    return found


def _spans(groups: Iterable[Group]) -> tuple[Span, ...]:
    return tuple(Span(group.start, group.end) for group in groups)


def _covered(spans: Sequence[Span], earlier: Iterable[Sequence[Span]]) -> bool:
    known = [span for spans in earlier for span in spans]
    return all(any(_touch(span, other) for other in known) for span in spans)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _label(here: str, there: str) -> str:
    return here if fold(here) == fold(there) else f"{here} = {there}"


def _by_unit(text: Analysed) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures(text.text):
        if figure.unit not in {"", "date", "year"}:
            found[figure.unit].append(figure)
    return found


def _agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can mean the same: nearly equal, within a bound, or too vague to tell."""
    if one.value is None or other.value is None:
        return True
    if one.bound in _LIMITS or other.bound in _LIMITS:
        return _lies_within(one, other.value) or _lies_within(other, one.value)
    return abs(one.value - other.value) <= _ROUNDED * abs(one.value)


def _lies_within(figure: Figure, value: float) -> bool:
    stated = figure.value or 0.0
    return (figure.bound == "over" and value >= stated) or (figure.bound == "under" and value <= stated)
