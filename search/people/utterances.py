"""What counts as one utterance, wherever utterances are counted or listed.

The spans of an utterance that a clause such as "she said" splits are one statement.  A piece inside another
one belongs to it, unless somebody else says it: then it is a statement of that speaker.  What near copies of
an article repeat, also where it is cut or lightly edited, is one statement.  Everything else counts by
itself, also the same words twice in one article or in articles that are no copies.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from search.language.fold import fold
from search.language.scripts import HAN, HANGUL, KANA, UNSPACED
from search.language.segment import LETTER
from search.model import Quote

_WORD = re.compile(rf"[{HAN}{KANA}{HANGUL}{UNSPACED}]|{LETTER}+")
_SAME_WORDS = 0.8
"""Which share of the shorter one's words two wordings of one statement have in common."""

_CUT = 4
"""Words from which a shorter wording may be a cut one; fewer must be all that is said."""


_LOOKS = 400
"""Statements of one speaker in near copies that are compared word by word; later ones must be equal."""


class Utterance(NamedTuple):
    """What one speaker says at one place: its spans in order, and where near copies repeat it.

    `again` holds the first span of the repetition in each other copy, in order of the quotes given.
    """

    quotes: tuple[Quote, ...]
    again: tuple[Quote, ...] = ()

    @property
    def first(self) -> Quote:
        """The span it begins with."""
        return self.quotes[0]

    @property
    def times(self) -> int:
        """In how many near copies it stands, its own article counted."""
        return 1 + len(self.again)


def plain_speaker(quote: Quote) -> Hashable:
    """Who speaks as far as the article tells."""
    return quote.person or quote.speaker_text


def utterances(
    quotes: Iterable[Quote],
    voice: Callable[[int], int | None],
    speaker: Callable[[Quote], Hashable] = plain_speaker,
) -> list[Utterance]:
    """The utterances of some quotes, in the order in which they begin; quotes of an article come together.

    `voice` is a number that the near copies of an article share, None for an article that stands alone.
    """
    said: list[tuple[Quote, ...]] = []
    again: dict[int, dict[int, Quote]] = defaultdict(dict)
    heard: dict[Hashable, _Heard] = defaultdict(_Heard)
    for spans in spans_of_each(quotes, speaker):
        number = voice(spans[0].article)
        if number is not None:
            known = heard[number, speaker(spans[0])].place(spans, len(said))
            if known is not None:
                again[known].setdefault(spans[0].article, spans[0])
                continue
        said.append(spans)
    return [Utterance(spans, tuple(again[at].values())) for at, spans in enumerate(said)]


class _Heard:
    """What a speaker says in some near copies, by the place of the statement."""

    def __init__(self) -> None:
        self._article = 0
        self._before: dict[frozenset[str], int] = {}  # what the articles before this one say
        self._here: dict[frozenset[str], int] = {}

    def place(self, spans: Sequence[Quote], new: int) -> int | None:
        """The place of the statement that these spans repeat, None if they are `new`."""
        if spans[0].article != self._article:  # only what other articles say is repeated
            self._article = spans[0].article
            self._before |= self._here
            self._here = {}
        words = frozenset(word for quote in spans for word in _WORD.findall(fold(quote.text)))
        known = self._before.get(words)
        if known is None:
            looked_at = islice(self._before.items(), _LOOKS)
            known = next((at for other, at in looked_at if _same(words, other)), None)
        self._here.setdefault(words, new if known is None else known)
        return known


def spans_of_each(quotes: Iterable[Quote], speaker: Callable[[Quote], Hashable]) -> list[tuple[Quote, ...]]:
    """The spans of each utterance of each speaker, without those inside another of them."""
    found: dict[tuple[int, int, Hashable], list[Quote]] = defaultdict(list)
    for quote in quotes:
        found[quote.article, quote.group, speaker(quote)].append(quote)
    return [_outer(members) for members in found.values()]


def _outer(members: Sequence[Quote]) -> tuple[Quote, ...]:
    outer: list[Quote] = []
    for quote in sorted(members, key=lambda quote: (quote.start, -quote.end)):
        if not outer or quote.end > outer[-1].end:
            outer.append(quote)
    return tuple(outer)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    return one == other or (least >= _CUT and len(one & other) >= _SAME_WORDS * least)
