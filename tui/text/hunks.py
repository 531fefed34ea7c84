"""What differs between two articles, cut into pieces that a reader can take in one after the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from search.model import Article, Span

if TYPE_CHECKING:
    from search.wording import Difference

JOIN = 40
"""Changes with at most so many code points between them, in one paragraph, are read together."""

CONTEXT = 60
"""Code points of unchanged text shown on either side, within the paragraph."""


WORD = 20
"""Code points within which a word that is cut begins or ends."""


class OwnText:
    """What belongs to an article, without its folded parts, and the way back to its offsets."""

    def __init__(self, article: Article) -> None:
        own = [block for block in article.blocks if block.role != "boilerplate"]
        parts = [article.text[block.start : block.end] for block in own]
        self.text = "\n".join(parts)
        self._begins = [block.start for block in own]
        self._starts = [0, *accumulate(len(part) + 1 for part in parts)][: len(parts)]

    def in_article(self, offset: int) -> int:
        """The article's offset of one of this text."""
        index = bisect_right(self._starts, offset) - 1
        return self._begins[index] + offset - self._starts[index] if index >= 0 else 0


class Side(NamedTuple):
    """Words of one text around a change; `marks` are ranges of `words` that the other text has not."""

    words: str
    marks: tuple[Span, ...] = ()


class Hunk(NamedTuple):
    """A place where two texts differ: after `same` equal code points, one side or both.

    `at` is where it begins in the first of the texts.
    """

    same: int
    at: int
    here: Side | None
    there: Side | None


def hunks(found: Sequence[Difference], here: str, there: str) -> list[Hunk]:
    """The changes in order, those near to each other together.  Linear in the texts."""
    runs = list(_runs([each for each in found if each.kind != "same"], here))
    ends = [(0, 0), *((run[-1].here.end, run[-1].there.end) for run in runs)]
    starts = [*((run[0].here.start, run[0].there.start) for run in runs[1:]), (len(here), len(there))]
    return [
        Hunk(
            same=run[0].here.start - before[0],
            at=run[0].here.start,
            here=_side(here, [each.here for each in run], before[0], after[0]),
            there=_side(there, [each.there for each in run], before[1], after[1]),
        )
        for run, before, after in zip(runs, ends, starts, strict=False)
    ]


def in_common(found: Sequence[Difference], here: str, there: str) -> int:
    """How much of the longer text the other has as well, in per cent; no less than 100 only where all is."""
    same = sum(each.here.end - each.here.start for each in found if each.kind == "same")
    return 100 * same // max(len(here), len(there), 1)


def _runs(changes: Sequence[Difference], here: str) -> Iterator[list[Difference]]:
    """Changes that are read together."""
    run: list[Difference] = []
    for each in changes:
        if run and not _is_near(run[-1].here.end, each.here.start, here):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _is_near(end: int, start: int, here: str) -> bool:
    return start - end <= JOIN and "\n" not in here[end:start]


def _side(text: str, spans: Sequence[Span], first: int, last: int) -> Side | None:
    """Some changed ranges with the unchanged text around them, which reaches from `first` to `last` at most.

    None where this text has nothing that the other lacks.
    """
    marked = [span for span in spans if span.start < span.end]
    if not marked:
        return None
    lead = _lead(text[max(first, spans[0].start - CONTEXT) : spans[0].start], spans[0].start - first)
    end = spans[-1].end
    tail = "" if text[end - 1] == "\n" else _tail(text[end : min(last, end + CONTEXT)], last - end)
    words = lead + text[spans[0].start : end] + tail
    by = len(lead) - spans[0].start
    return _stripped(words, [span.shifted(by) for span in marked])


def _stripped(words: str, marks: Sequence[Span]) -> Side:
    """Without white space at the ends."""
    blank = len(words) - len(words.lstrip())
    words = words.strip()
    kept = (Span(max(0, mark.start - blank), min(len(words), mark.end - blank)) for mark in marks)
    return Side(words, tuple(mark for mark in kept if mark.start < mark.end))


def _lead(before: str, length: int) -> str:
    """The end of the unchanged text before a change, from the paragraph's or a word's beginning on."""
    line = before.rpartition("\n")[2]
    if "\n" in before or len(before) == length:
        return line
    word = line.find(" ")
    return "…" + (line[word + 1 :] if 0 <= word < WORD else line)


def _tail(after: str, length: int) -> str:
    """The beginning of the unchanged text after a change, to the paragraph's or a word's end."""
    line = after.partition("\n")[0]
    if "\n" in after or len(after) == length:
        return line
    word = line.rfind(" ")
    return (line[:word] if 0 <= len(line) - word < WORD else line) + "…"
