"""What belongs together in two phrases: names, figures, terms, and words that translate each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.comparing.differing import DENIALS
from search.comparing.words import SURE, Side, Word
from search.language.fold import fold
from search.language.segment import is_word
from search.model import Evidence, EvidenceKind, Span

if TYPE_CHECKING:
    from search.comparing.words import Scores

_KINDS: dict[str, EvidenceKind] = {"n:": "name", "f:": "figure", "c:": "term"}


class Paired(NamedTuple):
    """The evidence, names first, and the numbers of the words here and there that have a counterpart."""

    evidence: tuple[Evidence, ...]
    here: frozenset[int]
    there: frozenset[int]


def paired(here: Side, there: Side, mine: range, theirs: range, words: Scores) -> Paired:
    """What belongs together among some words of both sides; spans count in the articles."""
    part = words[mine.start : mine.stop, theirs.start : theirs.stop]
    sure = part >= SURE
    held_here = frozenset(i for i in mine if sure[i - mine.start].any())
    held_there = frozenset(j for j in theirs if sure[:, j - theirs.start].any())
    marked = list(_by_marks(here, there, mine, theirs))
    evidence = [each.evidence for each in marked]
    if here.family != there.family:
        used = {i for each in marked for i in each.here}, {j for each in marked for j in each.there}
        likely = [(float(part[i, j]), mine[i], theirs[j]) for i, j in np.argwhere(sure).tolist()]
        evidence += _by_words(here, there, sorted(likely, reverse=True), used)
    return Paired(tuple(evidence), held_here, held_there)


class _Marked(NamedTuple):
    evidence: Evidence
    here: list[int]
    there: list[int]


def _by_marks(here: Side, there: Side, mine: range, theirs: range) -> Iterator[_Marked]:
    """Names, figures and terms that both have; of two that lie over each other the longer one."""
    ours, others = _places(here, mine), _places(there, theirs)
    taken: set[int] = set()
    common = sorted(
        ours.keys() & others.keys(), key=lambda term: (list(_KINDS).index(term[:2]), -len(ours[term]))
    )
    for term in common:
        if not taken.intersection(ours[term]):
            taken.update(ours[term])
            spans = _spans(here, ours[term]), _spans(there, others[term])
            yield _Marked(_evidence(_KINDS[term[:2]], here, there, *spans), ours[term], others[term])


def _places(side: Side, numbers: range) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at in numbers:
        for term in side.words[at].marks:
            found[term].append(at)
    return found


def _by_words(
    here: Side, there: Side, likely: Iterable[tuple[float, int, int]], used: tuple[set[int], set[int]]
) -> Iterator[Evidence]:
    """Pairs of words, the surest first, each word once."""
    for _, i, j in likely:
        if i not in used[0] and j not in used[1] and _may_be_told(here, i, there, j):
            used[0].add(i)
            used[1].add(j)
            yield _evidence("words", here, there, _spans(here, [i]), _spans(there, [j]))


def _may_be_told(here: Side, i: int, there: Side, j: int) -> bool:
    """Whether both are whole words, and not only one of them denies (cannot, darf)."""
    return _is_whole(here, i) and _is_whole(there, j) and _denies(here, i) == _denies(there, j)


def _denies(side: Side, number: int) -> bool:
    word = side.words[number]
    return any(sign.sign in DENIALS and word.start <= sign.start < word.end for sign in side.signs)


def _is_whole(side: Side, number: int) -> bool:
    """Whether a Chinese word is no piece of a longer one: 执行 is one of 执行长."""
    word = side.words[number]
    if side.family != "zh":
        return True
    wider = side.text[max(0, word.start - 1) : word.end], side.text[word.start : word.end + 1]
    return not any(len(each) > word.end - word.start and is_word(fold(each)) for each in wider)


def _spans(side: Side, numbers: Iterable[int]) -> tuple[Span, ...]:
    """The places of some words, neighbours as one."""
    found: list[Span] = []
    last = -2
    for at in numbers:
        word = side.words[at]
        if at == last + 1 and _touches(side, found[-1].end, word):
            found[-1] = Span(found[-1].start, word.end)
        else:
            found.append(Span(word.start, word.end))
        last = at
    return tuple(found)


def _touches(side: Side, end: int, word: Word) -> bool:
    return not side.text[end : word.start].strip(" .-·")


def _evidence(
    kind: EvidenceKind, here: Side, there: Side, mine: tuple[Span, ...], theirs: tuple[Span, ...]
) -> Evidence:
    ours, others = mine[0].of(here.text), theirs[0].of(there.text)
    label = ours if fold(ours) == fold(others) else f"{ours} = {others}"
    return Evidence(
        kind, label, tuple(s.shifted(here.base) for s in mine), tuple(s.shifted(there.base) for s in theirs)
    )
