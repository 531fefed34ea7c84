"""What the desk is made of: what it knows, its panes, and the helpers that do its work."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from textual.getters import query_one

from search.library import Library
from search.model import Article, Passage, Span
from tui.reader.whereabouts import Whereabouts
from tui.screens.following import Following
from tui.screens.keeping import Keeping
from tui.screens.left_once import LeftOnce
from tui.screens.panes import Panes
from tui.screens.resuming import Resuming
from tui.screens.updating import Updating
from tui.setup.settings import Script
from tui.text.layers import NOTHING
from tui.widgets.article import ArticleView
from tui.widgets.articles import ArticleList
from tui.widgets.quotes import QuoteList
from tui.widgets.related import RelatedList
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from tui.screens.copying import Copying
    from tui.screens.deciding import Deciding
    from tui.screens.desk import DeskScreen
    from tui.screens.dialogs import Dialogs
    from tui.screens.explaining import Explaining
    from tui.screens.finding import Finding
    from tui.screens.marking import Marking
    from tui.screens.shelving import Shelving
    from tui.screens.touring import Touring
    from tui.screens.travelling import Travelling
    from tui.screens.undoing import Undoing


class DeskParts(LeftOnce[None]):
    """Each helper has one subject and knows the desk; what an empty desk does without is loaded when used."""

    article_list = query_one(ArticleList)
    page = query_one(ArticleView)
    quote_list = query_one(QuoteList)
    related_list = query_one(RelatedList)
    status = query_one(StatusLine)

    script_chosen: Script | Literal[""] = ""
    """What the reader has chosen since the start."""

    def __init__(self, library: Library, state_file: Path, bookmarks_file: Path) -> None:
        super().__init__()
        desk = self._desk
        self.library = library
        self.resuming = Resuming(desk, state_file)
        self.keeping = Keeping(desk, bookmarks_file)
        self.article: Article | None = None
        self.cursor_offset = 0  # of the cursor when it last came to another sentence
        self.heads: list[Article] = []
        self.kept: list[Span] = []
        self.whereabouts = Whereabouts(NOTHING)
        self.evidence_of: Passage | None = None
        self.by_person = self.resuming.left.by_person
        self.following = Following(desk)
        self.panes = Panes(desk, wish=self.resuming.left.columns)
        self.updating = Updating(desk)

    @property
    def _desk(self) -> DeskScreen:
        return cast("DeskScreen", self)

    @cached_property
    def dialogs(self) -> Dialogs:
        """The dialogs about an article or the folder."""
        from tui.screens.dialogs import Dialogs

        return Dialogs(self._desk)

    @cached_property
    def explaining(self) -> Explaining:
        """Why a quote has its speaker."""
        from tui.screens.explaining import Explaining

        return Explaining(self._desk)

    @cached_property
    def finding(self) -> Finding:
        """The last search, and its hits."""
        from tui.screens.finding import Finding

        return Finding(self._desk)

    @cached_property
    def travelling(self) -> Travelling:
        """From article to article, and back."""
        from tui.screens.travelling import Travelling

        return Travelling(self._desk)

    @cached_property
    def undoing(self) -> Undoing:
        """The way back through the decisions."""
        from tui.screens.undoing import Undoing

        return Undoing(self._desk)

    @cached_property
    def shelving(self) -> Shelving:
        """Order and filter of the list of articles, and what has been read."""
        from tui.screens.shelving import Shelving

        return Shelving(self._desk)

    @cached_property
    def copying(self) -> Copying:
        """The clipboard."""
        from tui.screens.copying import Copying

        return Copying(self._desk)

    @cached_property
    def marking(self) -> Marking:
        """The quick marks."""
        from tui.screens.marking import Marking

        return Marking(self._desk)

    @property
    def marks_made(self) -> Mapping[str, object]:
        """The quick marks that were made since the start."""
        return self.marking.made if "marking" in self.__dict__ else {}

    @cached_property
    def deciding(self) -> Deciding:
        """What is decided about related passages."""
        from tui.screens.deciding import Deciding

        return Deciding(self._desk)

    @cached_property
    def touring(self) -> Touring:
        """Five keys for a newcomer."""
        from tui.screens.touring import Touring

        return Touring(self._desk)
