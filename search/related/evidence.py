"""Why two texts are related: what they share, with the places where it stands in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from search.language.figures import figures
from search.language.fold import fold
from search.model import Evidence, EvidenceKind, Figure, Span
from search.related import terms
from search.related.people import SURE, Alike, Mention
from search.related.plain_words import tells_something
from search.related.terms import Group, Mark

SURE_NAME = 0.85
"""Cosine of two words of different languages from which a name may stand for another.

Names that the encoder does not know lie near each other by chance.
"""

VERY_SURE = 0.8
"""Cosine from which two plain words are told as a pair although no dictionary confirms it."""

CONFIRMED = 0.3
"""How well two words must translate each other by the dictionary."""

_RARE = 0.3
"""A shared word below this rarity says nothing; names, figures and terms are always told."""

_PERSON = 0.8
"""How much a person tells that both texts name."""

_MOST_WORDS = 4
_FEW, _MOST = 2, 8
_LONGEST_LABEL = 28
_KINDS: tuple[EvidenceKind, ...] = ("name", "figure", "date", "term", "words")
_TELLING = {"name": 0.4, "figure": 0.4, "date": 0.3, "term": 0.3, "words": 0.0}
"""What the kind of a reason adds to its rarity."""

Pairs = Mapping[str, Sequence[tuple[str, float]]]
"""The words of other languages, with cosines, by the words of a text (see `WordPairs.of`)."""

Worth = Callable[[str, str], float]
"""How rare a term is among the texts of a language, from 0 to 1 for what stands in one sentence only."""

Confirmed = Callable[[str, str], float]
"""How well two words of two languages translate each other by a dictionary, 0 to 1."""


@dataclass(frozen=True)
class Analysed:
    """A text taken apart; all spans count from its own start.

    `said` are the spans that somebody is quoted with; none where nobody is, or nobody has looked.  `speakers`
    are the full names of those who are quoted, `people` the places where persons of the article are named.
    """

    text: str
    lang: str
    said: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    people: tuple[Mention, ...] = ()

    @cached_property
    def marks(self) -> list[Mark]:
        """Its names, figures and concepts."""
        return terms.marks(self.text, self.lang)

    @cached_property
    def groups(self) -> list[Group]:
        """Its words."""
        return terms.groups(self.text, self.lang, self.marks)

    @cached_property
    def telling(self) -> list[Group]:
        """The words that somebody is quoted with; all of them where nobody is."""
        return [group for group in self.groups if self.is_said(Span(group.start, group.end))]

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
        )

    @property
    def is_framed(self) -> bool:
        """Whether there are words around what is said."""
        return self.statement != self.text

    def is_said(self, span: Span) -> bool:
        """Whether a place belongs to what is said, as all of a text does in which nobody is quoted."""
        return not self.said or any(touch(span, other) for other in self.said)


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of evidence before its label is written; `worth` is how rare it is."""

    kind: EvidenceKind
    here: tuple[Span, ...]
    there: tuple[Span, ...]
    worth: float


def no_dictionary(_one: str, _other: str) -> float:
    """Confirms nothing."""
    return 0.0


def equal_names(one: str, other: str) -> float:
    """Names that are written alike."""
    return float(fold(one) == fold(other))


def reasons(
    here: Analysed,
    there: Analysed,
    pairs: Pairs,
    worth: Worth,
    confirmed: Confirmed = no_dictionary,
    alike: Alike = equal_names,
    further: Iterable[Reason] = (),
) -> list[Reason]:
    """What `here` and `there` share, what tells most first; nothing is given twice.

    Of two words of different languages a dictionary must know the pair, or the encoder be very sure.
    `further` are reasons that are known otherwise.
    """
    found = sorted(
        [
            *further,
            *_shared_people(here, there, alike),
            *_shared_marks(here, there, worth),
            *_shared_words(here, there, pairs, worth, confirmed),
        ],
        key=lambda reason: (_KINDS.index(reason.kind), -reason.worth),
    )
    kept: list[Reason] = []
    for reason in found:
        if not (
            _covered(reason.here, (r.here for r in kept)) or _covered(reason.there, (r.there for r in kept))
        ):
            kept.append(reason)
    return sorted(kept, key=lambda reason: -(reason.worth + _TELLING[reason.kind]))


def told(
    reasons: Iterable[Reason],
    here: Analysed,
    base: int,
    there: Analysed,
    offset: int,
    conflicts: Iterable[tuple[Span, Span]] = (),
) -> tuple[Evidence, ...]:
    """The evidence to show, with its spans counted from `base` here and from `offset` there.

    Words that stand together in both texts are told as one, and of plain words only the rarest few; figures
    that contradict each other come first.
    """
    found = list(reasons)
    words = sorted(_joined(found, here, there), key=lambda reason: -reason.worth)[:_MOST_WORDS]
    shown = [(Reason("figure", (one,), (other,), 0.0), "≠") for one, other in conflicts]
    telling = _telling([*(each for each in found if each.kind != "words"), *words])
    shown += [(reason, "=") for reason in telling]
    return tuple(
        Evidence(
            reason.kind,
            _label(reason.here[0].of(here.text), reason.there[0].of(there.text), sign),
            tuple(span.shifted(base) for span in reason.here),
            tuple(span.shifted(offset) for span in reason.there),
        )
        for reason, sign in shown
    )


def _telling(found: Sequence[Reason]) -> list[Reason]:
    """Some reasons: what nearly every text has is left out where rarer things are told."""
    return [reason for at, reason in enumerate(found) if at < _FEW or reason.worth >= _RARE][:_MOST]


def touch(one: Span, other: Span) -> bool:
    """Whether two spans have code points in common."""
    return one.start < other.end and other.start < one.end


# -- people ------------------------------------------------------------------------------------------------


def _shared_people(here: Analysed, there: Analysed, alike: Alike) -> Iterator[Reason]:
    """Persons named in both, in whatever scripts, by the best of the names that fit."""
    ours, theirs = _by_name(here.people), _by_name(there.people)
    for name, places in ours.items():
        sure, other = max(((alike(name, other), other) for other in theirs), default=(0.0, ""))
        if sure >= SURE:
            yield Reason("name", places, theirs[other], sure * _PERSON)


def _by_name(people: Iterable[Mention]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for mention in people:
        found[mention.name].append(mention.span)
    return {name: tuple(spans) for name, spans in found.items()}


# -- names, figures, dates, terms --------------------------------------------------------------------------


def _shared_marks(here: Analysed, there: Analysed, worth: Worth) -> Iterator[Reason]:
    ours, theirs = _places(here.marks), _places(there.marks)
    kinds = {mark.term: mark.kind for mark in here.marks}
    for term, places in ours.items():
        if term in theirs and (kinds[term] != "term" or _tell_something(here, places, there, theirs[term])):
            yield Reason(kinds[term], places, theirs[term], worth(term, there.family))


def _tell_something(here: Analysed, ours: Sequence[Span], there: Analysed, theirs: Sequence[Span]) -> bool:
    """Whether a concept is more than a word that says nothing, on both sides."""
    return all(
        tells_something(fold(spans[0].of(text.text))) for text, spans in ((here, ours), (there, theirs))
    )


def _places(marks: Iterable[Mark]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for mark in marks:
        found[mark.term].append(Span(mark.start, mark.end))
    return {term: tuple(spans) for term, spans in found.items()}


# -- plain words -------------------------------------------------------------------------------------------


def _shared_words(
    here: Analysed, there: Analysed, pairs: Pairs, worth: Worth, confirmed: Confirmed
) -> Iterator[Reason]:
    ours, theirs = _words(here), _words(there)
    for word, groups in ours.items():
        for other, cosine in [(word, 1.0), *pairs.get(word, ())]:
            facing = theirs.get(other)
            if facing and _is_pair(groups, facing, cosine, confirmed):
                value = min(worth(word, here.family), worth(other, there.family))
                if value >= _RARE:
                    yield Reason("words", _spans(groups), _spans(facing), value)
                break


def _is_pair(groups: Sequence[Group], facing: Sequence[Group], cosine: float, confirmed: Confirmed) -> bool:
    if any(map(terms.is_named, [*groups, *facing])):
        return cosine >= SURE_NAME
    return cosine >= VERY_SURE or confirmed(groups[0].surface, facing[0].surface) >= CONFIRMED


def _words(text: Analysed) -> dict[str, list[Group]]:
    """The words that can be a reason: none that only join others, and no part of a figure."""
    found: dict[str, list[Group]] = defaultdict(list)
    counted = [Span(figure.start, figure.end) for figure in text.figures]
    for group in text.groups:
        span = Span(group.start, group.end)
        if (
            terms.is_plain_word(group)
            and tells_something(group.surface)
            and not any(touch(span, each) for each in counted)
        ):
            found[group.word].append(group)
    return found


def _spans(groups: Iterable[Group]) -> tuple[Span, ...]:
    return tuple(Span(group.start, group.end) for group in groups)


def _joined(found: Iterable[Reason], here: Analysed, there: Analysed) -> list[Reason]:
    """The plain words, neighbours in both texts put together: the pieces of a name, a fixed term."""
    joined: list[Reason] = []
    for reason in sorted((each for each in found if each.kind == "words"), key=attrgetter("here")):
        last = joined[-1] if joined else None
        if (
            last
            and _adjoin(last.here, reason.here, here.text)
            and _adjoin(last.there, reason.there, there.text)
        ):
            joined[-1] = Reason(
                "words",
                (Span(last.here[0].start, reason.here[0].end),),
                (Span(last.there[0].start, reason.there[0].end),),
                max(last.worth, reason.worth),
            )
        else:
            joined.append(reason)
    return joined


def _adjoin(one: Sequence[Span], other: Sequence[Span], text: str) -> bool:
    """Whether each stands in one place, the second right after the first or one blank away."""
    if not len(one) == len(other) == 1:
        return False
    end, start = one[0].end, other[0].start
    return end <= start and text[end:start] in ("", " ")


def _covered(spans: Sequence[Span], earlier: Iterable[Sequence[Span]]) -> bool:
    known = [span for spans in earlier for span in spans]
    return all(any(touch(span, other) for other in known) for span in spans)


def _label(here: str, there: str, sign: str) -> str:
    if sign == "=" and fold(here) == fold(there):
        return _short(here)
    return f"{_short(here)} {sign} {_short(there)}"


def _short(words: str) -> str:
    """One line of some length."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_LABEL else f"{line[: _LONGEST_LABEL - 1]}…"
