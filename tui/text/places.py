"""What stands at an offset of an article, and where the next sentence, paragraph or quote begins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, starmap, zip_longest
from typing import NamedTuple, Protocol

from search.model import Article, Block, Passage, Span
from tui.text.safe import one_line
from tui.text.spans import Spans


class Spot(NamedTuple):
    """Where a cursor is: its offset, the passage (or block) and sentence around it, the quote it is in."""

    offset: int = 0
    stretch: Span = Span(0, 0)
    sentence: Span = Span(0, 0)
    passage: Passage | None = None
    quote: int | None = None

    @property
    def surroundings(self) -> tuple[Span, Span, int | None]:
        """What a reader would call the same place."""
        return self.stretch, self.sentence, self.quote


class Stops(Protocol):
    """Where a cursor may go in a text, and what it finds there; all lists are in order."""

    paragraphs: list[int]
    sentences: list[int]
    marks: list[int]
    """What is marked in the text: its quotes."""

    @property
    def top(self) -> int:
        """Where reading begins."""

    def is_hidden(self, offset: int) -> bool:
        """Whether the text at `offset` is folded away."""

    def spot(self, offset: int) -> Spot:
        """Everything that stands at `offset`."""


class Places:
    """The stops of a cursor in one article; what is folded away is no stop."""

    def __init__(self, article: Article, folded: bool) -> None:
        blocks = blocks_of(article)
        hidden = (block for block in blocks if folded and block.role == "boilerplate")
        self._hidden = Spans(Span(block.start, block.end) for block in hidden)
        self._passages = dict(_tiles(blocks, article.passages))
        self._stretches = Spans(self._passages)
        quotes = reversed([*enumerate(article.quotes)])  # of two with one span the first counts
        self._quotes = {Span(quote.start, quote.end): index for index, quote in quotes}
        self._quote_spans = Spans(self._quotes)
        self.paragraphs = self._stops(stretch.start for stretch in self._stretches)
        self.sentences = self._stops(start for stretch in self._stretches for start in self._begin(stretch))
        self.marks = self._stops(span.start for span in self._quote_spans)

    def is_hidden(self, offset: int) -> bool:
        """Whether the text at `offset` is folded away."""
        return bool(self._hidden.touching(offset, offset + 1))

    @property
    def top(self) -> int:
        """Where reading begins."""
        return self.paragraphs[0] if self.paragraphs else 0

    def spot(self, offset: int) -> Spot:
        """Everything that stands at `offset`; between two blocks it belongs to the one before."""
        index = self._stretches.last_before(offset + 1)
        if index is None:
            return Spot(offset)
        stretch = self._stretches[index]
        return Spot(
            offset,
            stretch,
            self._sentence_at(stretch, offset),
            self._passages.get(stretch),
            self._quote_at(offset),
        )

    def _sentence_at(self, stretch: Span, offset: int) -> Span:
        sentences = self._sentences_in(stretch)
        return sentences[max(0, bisect_right(sentences, offset, key=lambda each: each.start) - 1)]

    def _quote_at(self, offset: int) -> int | None:
        """The innermost of the quotes at `offset`."""
        found = self._quote_spans.touching(offset, offset + 1)
        return self._quotes[min(found, key=lambda span: span.end - span.start)] if found else None

    def _sentences_in(self, stretch: Span) -> tuple[Span, ...]:
        passage = self._passages[stretch]
        return passage.sentences if passage and passage.sentences else (stretch,)

    def _begin(self, stretch: Span) -> list[int]:
        """Where its sentences begin, the first one with the bullet before it."""
        return [stretch.start, *(sentence.start for sentence in self._sentences_in(stretch)[1:])]

    def _stops(self, offsets: Iterable[int]) -> list[int]:
        return sorted({offset for offset in offsets if not self.is_hidden(offset)})


def next_stop(stops: list[int], offset: int) -> int | None:
    """The first stop after `offset`."""
    index = bisect_right(stops, offset)
    return stops[index] if index < len(stops) else None


def previous_stop(stops: list[int], offset: int) -> int | None:
    """The last stop before `offset`."""
    index = bisect_left(stops, offset)
    return stops[index - 1] if index else None


def where(file: str, item: int, passage: Passage) -> str:
    """Where a passage stands, for people: file#2:5 [en]; items and paragraphs are counted from 1."""
    inside = f"#{item + 1}" if item else ""
    return f"{one_line(file)}{inside}:{passage.n + 1} [{passage.lang}]"


def passage_number(article: Article, offset: int) -> int:
    """Which passage of an article holds an offset, counted from 1, folded ones too: the number that the foot
    of the desk, the commands and `:40` mean.  Between two passages it is the one before.
    """
    return max(1, bisect_right([passage.start for passage in article.passages], offset))


def place_named(article: Article, words: str) -> int | None:
    """The offset that a reader means by "40" (a passage), "50%" or "$" (the last passage); None for others.

    What is beyond the end means the last one.
    """
    named = _PLACE.fullmatch(words)
    if named is None or not article.passages:
        return None
    number, share = named.groups()
    if share:
        return len(article.text) * min(int(number), 100) // 100
    starts = sorted(passage.start for passage in article.passages)
    return starts[min(max(int(number or len(starts)), 1), len(starts)) - 1]


_PLACE = re.compile(r"(\d{1,9})(%)?|\$")


def blocks_of(article: Article) -> Sequence[Block]:
    """The blocks of an article; one that has none is one."""
    return article.blocks or (Block(0, len(article.text), "body", "und"),)


def _tiles(blocks: Iterable[Block], passages: Sequence[Passage]) -> Iterator[tuple[Span, Passage | None]]:
    """Blocks without a gap: a passage reaches to the next one in its block, bullets and marks included."""
    passages = sorted(passages, key=lambda passage: passage.start)
    starts = [passage.start for passage in passages]
    for block in blocks:
        inside = passages[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        cuts = [block.start, *(passage.start for passage in inside[1:]), block.end]
        yield from zip_longest(starmap(Span, pairwise(cuts)), inside)
