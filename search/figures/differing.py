"""Where sources part: two values for one thing.

Precision goes before recall.  Two figures are taken for the same thing where the words beside them mean
nearly the same, or share rare words and are near in meaning; two dates where their sentences do.  Only
articles that tell one story are compared, and near copies speak with one voice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import chain, combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.comparing.signs import signs
from search.figures.gathering import Found
from search.figures.stories import Pair, SameStory, Stories, asked, sorted_mentions
from search.figures.values import is_day_alone, is_whole_day, kind_of, value_of
from search.model import Progress
from search.related.analysed import Analysed, touch
from search.related.conflicts import conflicts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.evidence import Reason
    from search.related.nearness import Judge, Nearness

    Scores = NDArray[np.float32]

Encode = Callable[[Sequence[str]], "Scores | None"]

_BLOCK = 500
MOST_COMPARED = 4_000
"""Figures of one unit that are compared with each other; of more the first."""

_HELD, _JUDGED, _TRIES = 20_000, 1_000, 12
"""Pairs of one unit that are held at once and that are judged, and of two values: the nearest ones."""

_REMEMBERED = 1_000
"""Sentences that are kept taken apart while they are judged: a millisecond each, and large."""

_BESIDE_NEAR, _CLAUSE_NEAR, _SHARED = 0.4, 0.3, 0.5
"""Cosines of the words beside two figures, and of their clauses, from which rare shared words are enough."""

_TRANSPOSED_NEAR = 0.85
"""The sum of both from which two values of the same digits in another order are of one thing: a slip."""

_LONG_TRANSPOSED_NEAR = 0.5
"""The same for more digits than `_DIGITS`: 1,860 and 1,680."""

_DIGITS = 3
"""Digits that such values have, at least: 12 and 21 are met by chance."""

_BESIDE_ALONE, _CLAUSE_ALONE = 0.7, 0.65
"""The same where no words are shared."""

_DAY_NEAR, _DAY_SHARED = 0.45, 1.5
"""Cosine of two sentences with a date, and how rare the words must be together that they share."""

_SAME_FACT_NEAR, _SAME_FACT_SHARED = 0.65, 0.9
"""What two sentences must have in common where their articles are not known to tell one story."""

_WAYS = frozenset({"up", "down"})
LIMITS, _LIMITS_DIFFER = ("over", "under"), 0.1
_FAR_OFF = 50


class Sources(NamedTuple):
    """What pairs are judged by: vectors of texts, the shared judge, and whether articles tell one story."""

    encode: Encode
    judge: Judge
    same_story: SameStory


class Near(NamedTuple):
    """Vectors of the words beside each figure, of its clause and of its sentence."""

    beside: Scores
    clause: Scores
    sentence: Scores


class _Candidate(NamedTuple):
    """Two figures that may be told of one thing, with the cosines of what is beside them."""

    one: Found
    other: Found
    beside: float
    clause: float
    sentence: float


def remembering(encode: Encode) -> Encode:
    """The same, each text encoded once; it keeps all vectors as long as it is held."""
    known: dict[str, NDArray[np.float32]] = {}

    def encoded(texts: Sequence[str]) -> Scores | None:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        vectors = encode(new) if new else ()
        if vectors is None:
            return None
        known.update(zip(new, vectors, strict=True))
        if len(new) == len(texts):
            return np.asarray(vectors, np.float32)  # of a whole library they are large: no copy
        return np.array([known[text] for text in texts], np.float32)

    return encoded


def disputes(found: Sequence[Found], sources: Sources, progress: Callable[[Progress], None]) -> list[Pair]:
    """Pairs of mentions that give two values for one thing, one for each two values; none without vectors.

    `progress` is told each pair that was judged ("pairs").

    Three vectors a figure (what texts have in common is encoded once), their products unit by unit, and a
    judgement of some milliseconds for the nearest pairs, up to two thousand a unit.
    """
    by_unit: dict[str, list[Found]] = defaultdict(list)
    for each in found:
        if can_be_disputed(each):
            by_unit[each.figure.unit].append(each)
    given: dict[int, set[object]] = defaultdict(set)
    for each in found:
        given[each.mention.voice].add(value_of(each.figure))
    nearest = [pair for group in by_unit.values() for pair in _nearest(group[:MOST_COMPARED], sources.encode)]
    taken_apart = lru_cache(_REMEMBERED)(Analysed)

    def near(pair: _Candidate) -> Nearness:
        one, other = (
            taken_apart(each.mention.sentence, each.mention.lang) for each in (pair.one, pair.other)
        )
        return sources.judge.near(one, other, pair.sentence)

    judged = [
        (pair, nearness)
        for pair in _counted(nearest, progress)
        if not _gives_both(pair.one, pair.other, given) and _is_one_thing(pair, nearness := near(pair))
    ]
    sure = list(_sure([(pair.one, pair.other) for pair, _ in judged]))
    stories = Stories(sorted_mentions(sure), asked(sources.same_story))
    known, told = set(sure), dict[frozenset[object], Pair]()
    for pair, nearness in judged:
        values = frozenset({value_of(pair.one.figure), value_of(pair.other.figure)})
        if values not in told and (pair.one, pair.other) in known and _of_one_story(pair, nearness, stories):
            told[values] = pair.one, pair.other
    return list(told.values())


def _counted(pairs: Sequence[_Candidate], progress: Callable[[Progress], None]) -> Iterator[_Candidate]:
    for number, pair in enumerate(pairs, 1):
        yield pair
        progress(Progress("pairs", number, len(pairs)))


def _of_one_story(pair: _Candidate, near: Nearness, stories: Stories) -> bool:
    """Whether the articles tell one story, or at least the two sentences surely the same fact."""
    if stories.are_one(pair.one.mention, pair.other.mention):
        return True
    shared = sum(reason.worth for reason in near.reasons if _stands_beside(reason, pair.one, pair.other))
    return pair.sentence >= _SAME_FACT_NEAR and shared >= _SAME_FACT_SHARED and near.level == "same fact"


def can_be_disputed(each: Found) -> bool:
    """Whether a figure is told, exactly enough and of a thing, in an original."""
    figure = each.figure
    if each.mention.copy_of is not None or each.mention.limit or figure.value is None or not each.is_told:
        return False
    if kind_of(figure) == "date":
        return is_whole_day(figure) and not is_day_alone(figure.text)
    return bool(figure.unit)


def _nearest(group: Sequence[Found], encode: Encode) -> list[_Candidate]:
    """The nearest pairs of figures of one unit that disagree."""
    voices = [each.mention.voice for each in group]
    if len(set(voices)) < 2 or len({each.figure.value for each in group}) < 2:
        return []
    near = vectors_of(group, encode)
    if near is None:
        return []
    is_day = kind_of(group[0].figure) == "date"
    slips = () if is_day else _slips(group, near)
    every = (
        _Candidate(group[i], group[j], *cosines)
        for i, j, *cosines in chain(_likely(near, voices, is_day), slips)
        if _disagree(group[i], group[j])
    )
    tried: Counter[frozenset[object]] = Counter()
    kept = []
    for pair in nlargest(_HELD, every, key=lambda pair: pair.beside + pair.clause + pair.sentence):
        values = frozenset({pair.one.figure.value, pair.other.figure.value})
        tried[values] += 1
        if tried[values] <= _TRIES:
            kept.append(pair)
    return kept[:_JUDGED]


def texts_of(each: Found) -> tuple[str, str, str]:
    """What a figure is compared by: the words beside it, its clause and its sentence."""
    return each.relation.words, each.relation.clause, each.mention.sentence


def vectors_of(group: Sequence[Found], encode: Encode) -> Near | None:
    """What the figures are compared by; None without an encoder."""
    texts = [text for each in group for text in texts_of(each)]
    number = {text: at for at, text in enumerate(dict.fromkeys(texts))}
    encoded = encode(list(number))
    if encoded is None:
        return None
    rows = encoded[[number[text] for text in texts]]
    return Near(rows[::3], rows[1::3], rows[2::3])


def _likely(
    near: Near, voices: Sequence[int], is_day: bool
) -> Iterator[tuple[int, int, float, float, float]]:
    """Pairs of two voices worth a look, each once, with the three cosines."""
    told_by = np.array(voices, np.int64)
    for first in range(0, len(near.beside), _BLOCK):
        beside, clause, sentence = (side[first : first + _BLOCK] @ side.T for side in near)
        hopeful = sentence >= _DAY_NEAR if is_day else (beside >= _BESIDE_NEAR) & (clause >= _CLAUSE_NEAR)
        hopeful &= told_by[first : first + _BLOCK, None] != told_by
        for i, j in np.argwhere(np.triu(hopeful, first + 1)).tolist():
            yield first + i, j, float(beside[i, j]), float(clause[i, j]), float(sentence[i, j])


def _disagree(one: Found, other: Found) -> bool:
    """Whether both cannot be right, or state different limits of one kind: at least three, at least five."""
    mine, theirs = one.figure, other.figure
    if mine.bound == theirs.bound and mine.bound in LIMITS and mine.value and theirs.value:
        return abs(mine.value - theirs.value) > _LIMITS_DIFFER * abs(mine.value)
    if _is_far_off(mine.value or 0.0, theirs.value or 0.0):
        return False
    return bool(conflicts(one.figures, other.figures, aligned=True)) and bool(
        conflicts([mine], [theirs], aligned=True)
    )


def _is_far_off(one: float, other: float) -> bool:
    """Whether two values are too far apart to be given for one thing, and no slip of zeros: 1,860 and 20."""
    less, more = sorted(map(abs, (one, other)))
    return less > 0 and more > _FAR_OFF * less and f"{less:.9e}"[:11] != f"{more:.9e}"[:11]


def _is_one_thing(pair: _Candidate, near: Nearness) -> bool:
    one, other = pair.one, pair.other
    if kind_of(one.figure) == "date":
        shared = sum(reason.worth for reason in near.reasons if reason.kind not in ("figure", "date"))
        return bool(near.level) and shared >= _DAY_SHARED and _only_day(one) and _only_day(other)
    if _go_apart(one, other):
        return False
    if _are_transposed(one, other):
        is_long = len(_digits(one)) > _DIGITS
        if pair.beside + pair.clause >= (_LONG_TRANSPOSED_NEAR if is_long else _TRANSPOSED_NEAR):
            return True
    shared = sum(reason.worth for reason in near.reasons if _stands_beside(reason, one, other))
    return shared >= _SHARED or (pair.beside >= _BESIDE_ALONE and pair.clause >= _CLAUSE_ALONE)


def _stands_beside(reason: Reason, one: Found, other: Found) -> bool:
    return (
        reason.kind in ("term", "words")
        and any(touch(place, one.relation.beside) for place in reason.here)
        and any(touch(place, other.relation.beside) for place in reason.there)
    )


def _go_apart(one: Found, other: Found) -> bool:
    """Whether one clause tells of a rise and the other of a fall."""
    ways = [
        {sign for _, _, sign in signs(each.relation.clause, each.mention.lang)} & _WAYS
        for each in (one, other)
    ]
    return all(ways) and not ways[0] & ways[1]


def _are_transposed(one: Found, other: Found) -> bool:
    """Whether the digits of two exact values are the same in another order: 1,200 and 2,100."""
    if one.figure.bound != "exact" or other.figure.bound != "exact":
        return False
    mine, theirs = _digits(one), _digits(other)
    return len(mine) == len(theirs) >= _DIGITS and sorted(mine) == sorted(theirs)


def _digits(each: Found) -> str:
    return f"{each.figure.value or 0:.12g}".replace(".", "")


def _slips(group: Sequence[Found], near: Near) -> Iterator[tuple[int, int, float, float, float]]:
    """Pairs of two voices that are not likely, of long values of the same digits; with the three cosines."""
    by_digits: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(group):
        alike = by_digits["".join(sorted(_digits(each)))]
        if len(_digits(each)) > _DIGITS and len(alike) < _TRIES:
            alike.append(at)
    for i, j in (pair for alike in by_digits.values() for pair in combinations(alike, 2)):
        beside, clause, sentence = (float(side[i] @ side[j]) for side in near)
        is_likely = beside >= _BESIDE_NEAR and clause >= _CLAUSE_NEAR
        if not is_likely and group[i].mention.voice != group[j].mention.voice:
            yield i, j, beside, clause, sentence


def _only_day(each: Found) -> bool:
    """Whether its sentence tells of one date only."""
    return sum(kind_of(figure) == "date" for figure in each.figures) == 1


def _gives_both(one: Found, other: Found, given: Mapping[int, set[object]]) -> bool:
    """Whether one of the articles has the other's value, too: it counts something else, or tells both."""
    return (
        value_of(other.figure) in given[one.mention.voice]
        or value_of(one.figure) in given[other.mention.voice]
    )


def _sure(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Those in which no figure is set against two values of one article: nobody knows which it means."""
    against: dict[tuple[int, int, int], set[object]] = defaultdict(set)
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            key = one.mention.article, one.mention.start, other.mention.article
            against[key].add(value_of(other.figure))
    for pair in pairs:
        sides = (pair, pair[::-1])
        if all(len(against[a.mention.article, a.mention.start, b.mention.article]) == 1 for a, b in sides):
            yield pair
