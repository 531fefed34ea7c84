"""What has become of kept passages: where each stands in its article now, and putting it right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from search.bookmarks.anchors import Anchored, resolve
from search.bookmarks.keeping import bookmark_of
from search.bookmarks.model import Bookmark, State
from search.model import Article, Span

AROUND = 40
"""Code points shown on either side of a candidate."""

ArticleOf = Callable[[str, int], "Article | None"]
"""An article by its file and item."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a bookmark may mean: its words are text[inside] of the `words` around it."""

    span: Span
    words: str
    inside: Span


@dataclass(frozen=True, slots=True)
class Standing:
    """A bookmark and where it stands now.

    `article` is the key of its article, 0 when that is gone; `now` are the words that stand in its place
    (of a changed one other words than it keeps); `candidates` are the places of an ambiguous one.
    """

    bookmark: Bookmark
    anchored: Anchored
    article: int = 0
    now: str = ""
    candidates: tuple[Candidate, ...] = ()
    author: str = ""
    """That of the article."""

    @property
    def state(self) -> State:
        """How sure the place is."""
        return self.anchored.state

    @property
    def is_sure(self) -> bool:
        """Whether its very words were found, and only once."""
        return self.state in ("exact", "moved")

    @property
    def current(self) -> Bookmark:
        """The bookmark with its state and, where they are known, its place and the changed words there.

        The author is that of the article where the bookmark names none and its words are surely there.
        """
        now = self.now if self.state == "changed" else ""
        author = self.bookmark.author or (self.author if self.is_sure else "")
        kept = replace(self.bookmark, state=self.state, now=now, author=author)
        if not self.anchored.end:
            return kept
        return replace(kept, start=self.anchored.start, end=self.anchored.end)


def standings(kept: Iterable[Bookmark], article_of: ArticleOf) -> list[Standing]:
    """Each bookmark where it stands now.  Every article is read once; the rest is linear in its text."""
    bookmarks = list(kept)
    by_article: dict[tuple[str, int], list[int]] = {}
    for number, bookmark in enumerate(bookmarks):
        by_article.setdefault((bookmark.file, bookmark.item), []).append(number)
    found: dict[int, Standing] = {}
    for (file, item), numbers in by_article.items():
        article = article_of(file, item) if file else None
        found |= {number: standing(bookmarks[number], article) for number in numbers}
    return [found[number] for number in range(len(bookmarks))]


def standing(bookmark: Bookmark, article: Article | None) -> Standing:
    """Where a bookmark stands in its article; in none, it is an orphan."""
    if article is None:
        return Standing(bookmark, Anchored("orphan"))
    anchored = resolve(bookmark, article.text, article.sha256)
    now = article.text[anchored.start : anchored.end] if anchored.end else ""
    places = tuple(candidate(article.text, span) for span in anchored.candidates)
    return Standing(bookmark, anchored, article.id, now, places, article.author)


def candidate(text: str, span: Span) -> Candidate:
    """A place with the words around it."""
    start = max(0, span.start - AROUND)
    return Candidate(span, text[start : span.end + AROUND], span.shifted(-start))


def reanchored(bookmark: Bookmark, article: Article, span: Span) -> Bookmark:
    """The bookmark at a place that a person has chosen for it: with its id, time, note, tags and links.

    Its words become those that stand there, unless the person has worded them otherwise.
    """
    new = bookmark_of(article, *span)
    reworded = bool(bookmark.exact)
    return replace(
        new,
        quote=bookmark.quote if reworded else new.quote,
        exact=new.quote if reworded and new.quote != bookmark.quote else "",
        url=new.url or bookmark.url,
        author=new.author or bookmark.author,
        **{name: getattr(bookmark, name) for name in _KEPT},
        state="exact",
    )


_KEPT = (
    "id",
    "created",
    "kind",
    "speaker",
    "speaker_as_written",
    "speaker_type",
    "speech",
    "verb",
    "links",
    "note",
    "tags",
    "extra",
)
