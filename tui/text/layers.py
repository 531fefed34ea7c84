"""The texts of one article that can be read: cleaned, or as it was before repairs.

The desk speaks of cleaned offsets only.  A layer leads from them into the text it shows and back, so
that quotes, hits and bookmarks mean the same in each.
"""

from __future__ import annotations

from typing import Protocol

from search.model import Article, Span
from tui.text.page import Page, lay_out
from tui.text.places import Places, Spot, Stops
from tui.text.safe import printable

NOTHING = Article(id=0, file="", item=0, title="", text="")


class Layer(Protocol):
    """A text to show: `drawn` is safe to print, `copied` is what a selection gives; both have one length."""

    article: Article
    drawn: str
    copied: str

    @property
    def places(self) -> Stops:
        """Where a cursor may go in it."""

    def lay_out(self, columns: int) -> Page:
        """The text in lines of `columns` cells."""

    def shown(self, offset: int) -> int:
        """Where a cleaned offset stands in this text."""

    def shown_span(self, span: Span) -> Span:
        """Where a cleaned range stands in this text."""

    def cleaned_span(self, span: Span) -> Span:
        """The cleaned range behind one of this text."""

    def here(self, spot: Spot) -> Spot:
        """A spot of this text in cleaned offsets."""


class Cleaned:
    """The article after its repairs; `folded` hides what does not belong to it, `copies` counts it with
    its near copies.

    `drawn` and `head` are its text and the article with its title and byline in other characters.
    """

    def __init__(
        self,
        article: Article,
        folded: bool = True,
        copies: int = 0,
        drawn: str = "",
        head: Article | None = None,
    ) -> None:
        self.article = article
        self.head = head or article
        self.folded = folded
        self.copies = copies
        self.copied = article.text
        self.drawn = drawn or printable(article.text)
        self.places = Places(article, folded)

    def turned(self) -> Cleaned:
        """The same with the folded parts shown, or folded again."""
        return Cleaned(self.article, not self.folded, self.copies, self.drawn, self.head)

    def lay_out(self, columns: int) -> Page:
        """Headline, by-line and paragraphs."""
        return lay_out(self.head, self.drawn, columns, self.folded, self.copies)

    def shown(self, offset: int) -> int:
        """The same: it is the cleaned text."""
        return offset

    def shown_span(self, span: Span) -> Span:
        """The same."""
        return span

    def cleaned_span(self, span: Span) -> Span:
        """The same."""
        return span

    def here(self, spot: Spot) -> Spot:
        """The same."""
        return spot
