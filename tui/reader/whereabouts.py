"""Where in an article a reader is, in a few words for the foot of the desk."""

from __future__ import annotations

from bisect import bisect_right

from search.model import Article, Passage
from search.speech import _


class Whereabouts:
    """All passages are counted, folded ones too, and the pages of a paged file."""

    def __init__(self, article: Article) -> None:
        self._passages = len(article.passages)
        self._pages = article.pages

    def words(self, passage: Passage | None, offset: int) -> str:
        """ "passage 14/22 · p. 3/12" for the passage under the cursor and the cursor's offset."""
        if passage is None:
            return self._page(offset)
        number = _("passage {number}/{all}").format(number=passage.n + 1, all=self._passages)
        folded = _("folded part") if passage.role == "boilerplate" else ""
        return " · ".join(part for part in (number, folded, self._page(offset)) if part)

    def _page(self, offset: int) -> str:
        if not self._pages:
            return ""
        page = max(1, bisect_right(self._pages, offset))
        return _("p. {number}/{all}").format(number=page, all=len(self._pages))
