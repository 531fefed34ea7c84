"""Why two texts are related: what they share, with the places where it stands in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.language.fold import fold
from search.model import EvidenceKind, Span
from search.related import terms
from search.related.analysed import Analysed, touch
from search.related.levels import RARE
from search.related.people import SURE, Alike, Mention
from search.related.plain_words import tells_something
from search.related.terms import Group

SURE_NAME = 0.85
"""Cosine of two words of different languages from which a name may stand for another.

Names that the encoder does not know lie near each other by chance.
"""

VERY_SURE = 0.8
"""Cosine from which two plain words are told as a pair although no dictionary confirms it."""

CONFIRMED = 0.3
"""How well two words must translate each other by the dictionary."""

_PERSON = 0.3
"""How much a person tells at least that both texts name: of some, all of a library speaks."""

_KINDS: tuple[EvidenceKind, ...] = ("name", "figure", "date", "term", "words")
_TELLING = {"name": 0.4, "figure": 0.4, "date": 0.3, "term": 0.3, "words": 0.0}
"""What the kind of a reason adds to its rarity."""

Pairs = Mapping[str, Sequence[tuple[str, float]]]
"""The words of other languages, with cosines, by the words of a text (see `WordPairs.of`)."""

Worth = Callable[[str, str], float]
"""How rare a term is among the texts of a language, from 0 to 1 for what stands in one sentence only."""

Confirmed = Callable[[str, str], float]
"""How well two words of two languages translate each other by a dictionary, 0 to 1."""


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
            *_shared_people(here, there, worth, alike),
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


# -- people ------------------------------------------------------------------------------------------------


def _shared_people(here: Analysed, there: Analysed, worth: Worth, alike: Alike) -> Iterator[Reason]:
    """Persons named in both, in whatever scripts, by the best of the names that fit."""
    ours, theirs = _by_name(here.people), _by_name(there.people)
    for name, places in ours.items():
        sure, other = max(((alike(name, other), other) for other in theirs), default=(0.0, ""))
        if sure >= SURE:
            rarity = min(rarest(here, places[0], worth), rarest(there, theirs[other][0], worth))
            yield Reason("name", places, theirs[other], sure * max(_PERSON, rarity))


def rarest(text: Analysed, span: Span, worth: Worth) -> float:
    """The rarity of the rarest word of a place."""
    words = (group for group in text.groups if touch(Span(group.start, group.end), span))
    return max((worth(group.word, text.family) for group in words), default=0.0)


def _by_name(people: Iterable[Mention]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for mention in people:
        found[mention.name].append(mention.span)
    return {name: tuple(spans) for name, spans in found.items()}


# -- names, figures, dates, terms --------------------------------------------------------------------------


def _shared_marks(here: Analysed, there: Analysed, worth: Worth) -> Iterator[Reason]:
    ours, theirs = here.marked, there.marked
    kinds = {mark.term: mark.kind for mark in here.marks}
    for term, places in ours.items():
        if term in theirs and (kinds[term] != "term" or _tell_something(here, places, there, theirs[term])):
            rarity = min(worth(term, here.family), worth(term, there.family))
            yield Reason(kinds[term], places, theirs[term], rarity)


def _tell_something(here: Analysed, ours: Sequence[Span], there: Analysed, theirs: Sequence[Span]) -> bool:
    """Whether a concept is more than a word that says nothing, on both sides."""
    return all(
        tells_something(fold(spans[0].of(text.text))) for text, spans in ((here, ours), (there, theirs))
    )


# -- plain words -------------------------------------------------------------------------------------------


def _shared_words(
    here: Analysed, there: Analysed, pairs: Pairs, worth: Worth, confirmed: Confirmed
) -> Iterator[Reason]:
    ours, theirs = here.words, there.words
    for word, groups in ours.items():
        for other, cosine in [(word, 1.0), *pairs.get(word, ())]:
            facing = theirs.get(other)
            if facing and _is_pair(groups, facing, cosine, confirmed):
                value = min(worth(word, here.family), worth(other, there.family))
                if value >= RARE:
                    yield Reason("words", _spans(groups), _spans(facing), value)
                break


def _is_pair(groups: Sequence[Group], facing: Sequence[Group], cosine: float, confirmed: Confirmed) -> bool:
    if any(map(terms.is_named, [*groups, *facing])):
        return cosine >= SURE_NAME
    return cosine >= VERY_SURE or confirmed(groups[0].surface, facing[0].surface) >= CONFIRMED


def _spans(groups: Iterable[Group]) -> tuple[Span, ...]:
    return tuple(Span(group.start, group.end) for group in groups)


def _covered(spans: Sequence[Span], earlier: Iterable[Sequence[Span]]) -> bool:
    known = [span for spans in earlier for span in spans]
    return all(any(touch(span, other) for other in known) for span in spans)
