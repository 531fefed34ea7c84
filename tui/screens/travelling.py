"""From article to article: the one beside, and the way back through those that were read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from search.speech import _
from tui.reader.history import History, Place

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


class Travelling:
    """Remembers every place that a jump has left."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self._history = History()

    @property
    def came_from(self) -> Place | None:
        """Where the last jump came from."""
        return self._history.last

    def leave(self, place: Place) -> None:
        """A jump leads away from here."""
        self._history.leave(place)

    def follow(self, moved: Mapping[str, str]) -> None:
        """Files have new paths."""
        self._history.follow(moved)

    def beside(self, step: int) -> None:
        """Open the article that many places further in the list as it is ordered and filtered."""
        desk = self.desk
        ids = [head.id for head in desk.shelving.articles()]
        place = ids.index(desk.article.id) + step if desk.article and desk.article.id in ids else 0
        if not 0 <= place < len(ids):
            desk.hint(_("This is the last article.") if step > 0 else _("This is the first article."))
        else:
            desk.jump(ids[place])

    def go(self, words: str) -> bool:
        """To a passage by its number, or so far into the article: "40", "50%" or "$"; False for others."""
        from tui.text.places import place_named

        article = self.desk.article
        at = place_named(article, words) if article else None
        if article is None or at is None:
            return False
        self.desk.jump(article.id, at)
        self.desk.panes.show("text")
        return True

    def back(self) -> None:
        """Go back in the reading history."""
        here = self.desk.place
        self._go(self._history.back(here) if here else None, _("This is where you began."))

    def forward(self) -> None:
        """Go forward again."""
        here = self.desk.place
        self._go(self._history.forward(here) if here else None, _("There is nothing ahead."))

    def _go(self, place: Place | None, otherwise: str) -> None:
        desk = self.desk
        if place is None:
            desk.hint(otherwise)
            return
        article = desk.library.article(place.file, place.item)
        if article is None or not desk.open(article.id, place.offset):
            desk.hint(_("{file} is no longer in the folder.").format(file=place.file))
