"""An article set as lines of one width: what stands where, and which text it is.

Lines of the article's own text are ranges of it; the few words the desk adds (source and date, what is
folded) stand on lines of their own.  Pure: no widget is needed to lay out a page or to ask it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from search.model import Article, Block, Span
from search.punctuation import labelled, listed
from search.speech import N_, _, plural
from tui.text.places import blocks_of
from tui.text.safe import one_line, printable
from tui.text.wrap import SPACES, cell_len, offset_at, shorten, wrap

Kind = Literal[
    "title",
    "headline",
    "subhead",
    "body",
    "summary",
    "boilerplate",
    "meta",
    "label",
    "fold",
    "message",
    "blank",
]

NBSP = "\u00a0"
HANGING = SPACES + "\n"
"""What may hang over the edge, undrawn."""

_ITEM = r"(?:[-*•·▪◦‣●○■]|\(?\d{1,3}[.)、）])\s*\S"
"""How an item of a list begins."""


class Line(NamedTuple):
    """One line: the article's text[start:end], or `words` of the desk placed before the offset `start`."""

    kind: Kind
    start: int
    end: int
    words: str = ""

    @property
    def is_text(self) -> bool:
        """Whether the author wrote it."""
        return self.end > self.start


class Page:
    """Lines in reading order; `text` has the offsets of the article and is safe to print."""

    def __init__(self, text: str = "", lines: Sequence[Line] = ()) -> None:
        self.text = text
        self.lines = lines or (Line("blank", 0, 0),)
        self._rows = sorted(
            (row for row, line in enumerate(lines) if line.is_text), key=lambda r: lines[r].start
        )
        self._starts = [lines[row].start for row in self._rows]

    def row_of(self, offset: int) -> int:
        """The row that shows `offset`, or the nearest one before it when its text is folded."""
        if not self._rows:
            return 0
        return self._rows[max(0, bisect_right(self._starts, offset) - 1)]

    def text_row(self, row: int, step: int = 1) -> int:
        """The nearest row of the author's text from `row` on by steps of 1 or -1, else the nearest."""
        if not self._rows:
            return 0
        row = min(max(row, 0), len(self.lines) - 1)
        at = row
        while 0 <= at < len(self.lines) and not self.lines[at].is_text:
            at += step
        return at if 0 <= at < len(self.lines) else min(self._rows, key=lambda other: abs(other - row))

    def shown(self, row: int) -> str:
        """What is drawn on a row; spaces that hang over the edge are not."""
        line = self.lines[row]
        return line.words if not line.is_text else self.text[line.start : line.end].rstrip(HANGING)

    def offset(self, row: int, cell: int) -> int:
        """The offset of the character that covers `cell` of a row, the nearest one outside of it."""
        start = self.lines[row].start
        return (
            offset_at(self.text, start, start + len(self.shown(row)), cell)
            if self.lines[row].is_text
            else start
        )

    def cell(self, offset: int) -> int:
        """The cell of its row at which the character at `offset` begins."""
        line = self.lines[self.row_of(offset)]
        return cell_len(self.text[line.start : min(offset, line.end)])

    def text_between(self, first: tuple[int, int], last: tuple[int, int]) -> list[Span]:
        """The author's text from one (row, offset) to another, as it is shown: soft breaks are no breaks, and
        folded parts are left out.
        """
        spans: list[Span] = []
        for row in range(first[0], last[0] + 1):
            start, end = self.lines[row].start, self.lines[row].end
            start = max(start, first[1]) if row == first[0] else start
            end = min(end, last[1]) if row == last[0] else end
            if start < end and spans and spans[-1].end == start:
                spans[-1] = Span(spans[-1].start, end)
            elif start < end:
                spans.append(Span(start, end))
        return spans


def lay_out(article: Article, text: str, columns: int, folded: bool, copies: int = 0) -> Page:
    """The page of an article; `text` is its printable text, `folded` hides what does not belong to it, and
    `copies` counts it with its near copies.
    """
    return Page(text, list(_Setter(article, text, columns, folded, copies).lines()))


def message_page(message: str, columns: int) -> Page:
    """A page that says why there is nothing to read."""
    message = printable(message)
    rows = (
        message[start:end].rstrip() for start, end in pairwise([0, *wrap(message, columns), len(message)])
    )
    return Page("", [Line("blank", 0, 0), *(Line("message", 0, 0, words) for words in rows)])


def badge(lang: str) -> str:
    """A language tag as short as a reader needs it: 简, 繁, en."""
    return {"zh-Hans": "简", "zh-Hant": "繁", "zh": "中"}.get(lang, lang.partition("-")[0])


def title_block(article: Article) -> Block | None:
    """The headline in the text that is the article's title, when nothing of the article stands before it."""
    opening = next((block for block in article.blocks if block.role != "boilerplate"), None)
    if opening is None or opening.role != "headline":
        return None
    words = "".join(article.text[opening.start : opening.end].split())
    return opening if "".join(article.title.split()) in words else None


def byline(article: Article, copies: int = 0) -> str:
    """Source, languages, date, near copies and notes in one line; what a page does not state is said, not
    guessed.
    """
    langs = " + ".join(badge(lang) for lang in article.langs if lang != "und")
    date = article.date[:10] or (
        _("“{words}” as written").format(words=article.date_words)
        if article.date_words
        else _("date not stated")
    )
    notes = plural("{count:,} note", "{count:,} notes", len(article.notes)) if article.notes else ""
    whole = (part.replace(" ", NBSP) for part in (langs, date, times(copies), notes))
    return " · ".join(part for part in (article.source or article.file, article.author, *whole) if part)


def times(copies: int) -> str:
    """×4 where four sources print one text, nothing where one does."""
    return f"×{copies}" if copies > 1 else ""


class _Setter:
    """Sets one article line by line."""

    def __init__(self, article: Article, text: str, columns: int, folded: bool, copies: int) -> None:
        self.article = article
        self.text = text
        self.columns = columns
        self.folded = folded
        self.copies = copies
        self.label = ""  # the summary label in force: it is said once, not over every paragraph

    def lines(self) -> Iterator[Line]:
        title = title_block(self.article)
        if title is not None:
            yield from self.wrapped("title", title.start, title.end)
        else:
            yield from self.words("title", self.article.title)
        yield from self.words("meta", byline(self.article, self.copies))
        rest = (block for block in blocks_of(self.article) if block is not title)
        for folds, run in groupby(rest, key=lambda block: block.role == "boilerplate"):
            part = list(run)
            yield from self.boilerplate(part) if folds else self.paragraphs(part)

    def paragraphs(self, blocks: list[Block]) -> Iterator[Line]:
        above: Block | None = None
        for block in blocks:
            if not above or not self.are_close(above, block):
                yield Line("blank", block.start, block.start)
            yield from self.summary_label(block)
            yield from self.wrapped(block.role, block.start, block.end)
            above = block

    def are_close(self, above: Block, block: Block) -> bool:
        """A subhead and what it heads; rows of one table, or short items of one list."""
        if above.role == "subhead":
            return True
        kinds = {self.row_kind(each) for each in (above, block)}
        return above.role == block.role and len(kinds) == 1 and "" not in kinds

    def row_kind(self, block: Block) -> str:
        """What a block of one line is a part of; empty for a paragraph."""
        if block.end - block.start > self.columns:
            return ""
        words = self.text[block.start : block.end]
        if "\n" in words or cell_len(words) > self.columns:
            return ""
        return "table" if " | " in words else "list" if re.match(_ITEM, words) else ""

    def summary_label(self, block: Block) -> Iterator[Line]:
        if block.role == "summary" or (block.role == "subhead" and block.reason):
            reason = block.reason or N_("not by the author")
            is_plain = "summary" in reason or reason == "teaser"
            label = _(reason) if is_plain else _("summary · {reason}").format(reason=_(reason))
            if label != self.label:
                yield self.one("label", block.start, label)
            self.label = label
        elif block.role == "body":
            self.label = ""

    def boilerplate(self, blocks: list[Block]) -> Iterator[Line]:
        start = blocks[0].start
        reasons = listed(dict.fromkeys(_(block.reason) for block in blocks if block.reason))
        parts = plural("{count:,} folded part", "{count:,} folded parts", len(blocks))
        what = parts if self.folded else _("not part of the article")
        words = labelled(what, reasons) if reasons else what
        yield Line("blank", start, start)
        yield self.one("fold", start, f"{'▸' if self.folded else '▾'} {words}")
        if not self.folded:
            for block in blocks:
                yield from self.wrapped("boilerplate", block.start, block.end)

    def wrapped(self, kind: Kind, start: int, end: int) -> Iterator[Line]:
        for left, right in pairwise([start, *wrap(self.text, self.columns, start, end), end]):
            yield Line(kind, left, right)

    def words(self, kind: Kind, words: str) -> Iterator[Line]:
        words = one_line(words)
        for left, right in pairwise([0, *wrap(words, self.columns), len(words)]):
            yield Line(kind, 0, 0, words[left:right].rstrip())

    def one(self, kind: Kind, start: int, words: str) -> Line:
        return Line(kind, start, start, shorten(one_line(words), self.columns))
