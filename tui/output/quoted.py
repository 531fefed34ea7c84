"""Quoted words as their language writes them: its quotation marks and its way to leave words out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from search.model import Quote
from search.punctuation import marks_of
from tui.text.safe import one_line
from tui.text.wrap import cell_len, wrap

CLOSING_OF = {"“": "”", "„": "“", "«": "»", "»": "«", "「": "」", "『": "』", "”": "”", '"': '"'}
"""What ends the words that a mark opens, also at the beginning of each paragraph of one quote."""


def gap_of(lang: str) -> str:
    """What stands for words that are left out: six dots in Chinese, three elsewhere."""
    return "……" if lang.startswith("zh") else "…"


def quoted(quotes: Sequence[Quote]) -> str:
    """The words of an utterance, with a gap between two spans.

    Direct speech stands in the marks that its article has, else in those of its language.
    """
    opening, closing = _outer(quotes)
    return opening + spoken(quotes) + closing


def spoken(quotes: Sequence[Quote]) -> str:
    """The same without marks."""
    gap = gap_of(quotes[0].lang)
    between = gap if quotes[0].lang.startswith(("zh", "ja")) else f" {gap} "
    return between.join(paragraphs_joined(quote.text) for quote in quotes)


def paragraphs_joined(text: str) -> str:
    """A quote over several paragraphs as one, without the marks that only open each of them again."""
    first, *others = re.split(r"\s*\n\s*", text)
    return " ".join([first, *map(_without_opening, others)])


def _without_opening(paragraph: str) -> str:
    """A mark that is closed again in the same paragraph stays: it opens a quote in the quote."""
    mark, rest = paragraph[:1], paragraph[1:]
    closing = CLOSING_OF.get(mark)
    if closing is None:
        return paragraph
    is_closed = rest.count(mark) % 2 if closing == mark else rest.count(closing) > rest.count(mark)
    return paragraph if is_closed else rest.lstrip()


def quoted_lines(quotes: Sequence[Quote], width: int, most: int) -> list[str]:
    """The same in at most `most` lines of `width` cells; the closing mark stays where words are left out."""
    first = quotes[0]
    return clipped(one_line(quoted(quotes)), width, most, gap_of(first.lang) + _outer(quotes)[1])


def _outer(quotes: Sequence[Quote]) -> tuple[str, str]:
    first, last = quotes[0], quotes[-1]
    if first.kind != "direct":
        return "", ""
    return (first.marks[0], last.marks[1] or first.marks[1]) if first.marks[0] else marks_of(first.lang)


def clipped(text: str, width: int, most: int, tail: str = "…") -> list[str]:
    """Lines of `width` cells; the last of `most` ends with `tail` where text is left out, at a word's end."""
    lines = [text[start:end].rstrip() for start, end in pairwise([0, *wrap(text, width), len(text)])]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(lines[most - 1], width, tail)]


def cut(line: str, width: int, tail: str = "…") -> str:
    """As much of a line as leaves room for `tail` behind it, whole words where its language has them."""
    room = max(1, width - cell_len(tail))
    kept = line[: next(iter(wrap(line, room)), len(line))]
    return kept.rstrip(" .…，,、;；:：") + tail
