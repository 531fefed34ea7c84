"""Where a bookmark whose place is not sure belongs now: one of several places, or one that a search finds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.bookmarks import Bookmark, Standing, reanchored
from search.bookmarks.standing import Candidate, candidate
from search.errors import HexaplaError
from search.library import Library
from search.model import Article, Hit, Span
from search.speech import _, plural
from tui.keys.keys_of import with_keys
from tui.screens.filtered import FilteredScreen
from tui.widgets.bookmark_rows import place_row
from tui.widgets.dialog import BACK, Hint

MOST = 30
"""Passages that a search lists."""

FIRST_WORDS = 8
"""Words of a lost bookmark that are looked for at first."""


class Place(NamedTuple):
    """Where the bookmark may belong."""

    article: Article
    candidate: Candidate


class BookmarkPlacesScreen(FilteredScreen[Bookmark | None]):
    """Gives back the bookmark at the chosen place; None leaves it as it is.

    Without words in the line the places are those that resemble its own; with words, those that have them.
    """

    BINDINGS = [
        Binding("y", "take", "This one", id="bookmark-places.take", tooltip="The bookmark belongs here"),
        Binding("W", "leave", "Back", show=False, id="bookmark-places.leave", tooltip="Leave it as it is"),
    ]

    def __init__(self, library: Library, standing: Standing) -> None:
        super().__init__()
        self.library = library
        self.standing = standing
        self.shown: list[Place] = []

    def on_mount(self) -> None:
        """A lost bookmark is looked for by its first words."""
        self.line.placeholder = _("Words to look for in all articles")
        self.dialog.entitle(_("Where it belongs now"), " ".join(self.standing.bookmark.words.split()))
        self.dialog.offer(Hint(_("y this one"), "take"), Hint(_("/ look for it"), "line"), BACK)
        if self.standing.state == "orphan":
            self.line.value = " ".join(re.findall(r"\w+", self.standing.bookmark.words)[:FIRST_WORDS])
        self.narrow()

    def narrow(self) -> None:
        """Look for the words behind the page."""
        self.rows.say(_("Looking for it …"))
        self._find(self.words)

    @work(thread=True, exclusive=True, group="places", exit_on_error=False)
    def _find(self, words: str) -> None:
        problem = ""
        found: list[Place] = []
        try:
            found = self._searched(words) if words else self._alike()
        except (HexaplaError, OSError) as error:
            problem = str(error)
        if not get_current_worker().is_cancelled:
            self.go_on(self._found, words, found, problem)

    def _searched(self, words: str) -> list[Place]:
        found = (self._place(hit) for hit in self.library.search(words, limit=MOST).hits)
        return [place for place in found if place]

    def _place(self, hit: Hit) -> Place | None:
        """The sentence of a hit that holds most of the words; the whole of one without sentences."""
        article = self.library.article(hit.passage.article)
        if article is None:
            return None
        whole = Span(hit.passage.start, hit.passage.end)
        found = max(hit.passage.sentences or (whole,), key=lambda each: _held(each, hit.spans))
        return Place(article, candidate(article.text, found))

    def _alike(self) -> list[Place]:
        """The places that the bookmark itself may mean."""
        article = self.library.article(self.standing.article) if self.standing.article else None
        if article is None:
            return []
        anchored = self.standing.anchored
        now = [candidate(article.text, Span(anchored.start, anchored.end))] if anchored.end else []
        return [Place(article, each) for each in self.standing.candidates or now]

    def _found(self, words: str, found: list[Place], problem: str) -> None:
        if not self.is_attached or words != self.words:
            return
        self.shown = found
        self.remark(problem)
        self.rows.say(with_keys(self.app, _("Nothing was found; {filtered.line} looks for other words.")))
        self.rows.show_rows(
            [
                partial(place_row, number, each.candidate, each.article.title or each.article.file)
                for number, each in enumerate(found, 1)
            ]
        )
        number = plural("{count} place", "{count} places", len(found))
        self.dialog.entitle(_("Where it belongs now"), number)

    @on(OptionList.OptionSelected)
    def action_take(self) -> None:
        """The bookmark belongs to the highlighted place."""
        here = self.rows.among(self.shown)
        if here:
            self.dismiss(reanchored(self.standing.bookmark, here.article, here.candidate.span))


def _held(sentence: Span, spans: Sequence[Span]) -> int:
    """How many code points of the spans stand in a sentence."""
    return sum(max(0, min(sentence.end, each.end) - max(sentence.start, each.start)) for each in spans)
