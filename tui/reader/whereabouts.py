"""Where in an article a reader is, in a few words for the foot of the desk."""

from __future__ import annotations

from bisect import bisect_right

from search.model import Article, Passage
from search.speech import _


class Whereabouts:
    """Passages that belong to the article are counted, and the pages of a paged file."""

    def __init__(self, article: Article) -> None:
        own = [passage.n for passage in article.passages if passage.role != "boilerplate"]
        self._places = {n: place for place, n in enumerate(own, 1)}
        self._pages = article.pages

    def words(self, passage: Passage | None, offset: int) -> str:
        """ "passage 14/22 · p. 3/12" for the passage under the cursor and the cursor's offset."""
        if passage is None:
            return self._page(offset)
        place = self.place(passage)
        number = (
            _("passage {number}/{all}").format(number=place, all=len(self._places))
            if place
            else _("folded part")
        )
        return " · ".join(part for part in (number, self._page(offset)) if part)

    def place(self, passage: Passage | None) -> int:
        """Which of the passages it is, counted from 1; 0 for one that does not belong to the article."""
        return self._places.get(passage.n, 0) if passage else 0

    def _page(self, offset: int) -> str:
        if not self._pages:
            return ""
        page = max(1, bisect_right(self._pages, offset))
        return _("p. {number}/{all}").format(number=page, all=len(self._pages))
