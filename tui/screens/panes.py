"""The panes of the desk: which are seen, how wide, and which has the keys."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, get_args

from textual.markup import escape

from search.speech import _
from tui.reader.layout import (
    LEAST_HEIGHT,
    LEAST_WIDTH,
    PANES,
    STACKED,
    PaneName,
    arrange,
    columns_for,
    neighbour,
    stack,
)

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


class Panes:
    """`active` has the keys, `side` stands beside the text where only one fits, `wish` is of columns."""

    def __init__(self, desk: DeskScreen, wish: int) -> None:
        self.desk = desk
        self.wish = wish if 0 <= wish <= STACKED else 0
        self.active: PaneName = "text"
        self.side: PaneName = "quotes"
        self.articles_open = False
        self.zoom = 0

    @property
    def are_mounted(self) -> bool:
        """Whether there is something to arrange yet."""
        return bool(self.desk.query("#related"))

    @property
    def columns(self) -> int:
        """How many columns there are now."""
        return columns_for(self.desk.app.size.width, self.wish)

    def arrange(self) -> None:
        """Give each visible pane its share of the width, or of the height where they are stacked."""
        self._note_size()
        shares = self._shares()
        is_stacked = self.wish == STACKED and len(shares) > 1
        frame = self.desk.query_one("#panes")
        frame.set_class(is_stacked, "-stacked")
        frame.set_class(is_stacked and len(shares) > 2, "-two-below")
        for name in PANES:
            pane = self.desk.query_one(f"#{name}")
            pane.display = name in shares
            pane.styles.width = f"{shares.get(name, 1)}fr"
        self._name_hidden(shares)

    def _name_hidden(self, shown: Container[PaneName]) -> None:
        """Tell, below the quotes or else the text, which panes have no room and are one key away."""
        beside = ("quotes", _("Quotes")), ("related", _("Related"))
        words = " · ".join(self._keyed(*each) for each in beside if each[0] not in shown)
        self.desk.query_one("#quotes").border_subtitle = escape(words)
        self.desk.page.name_hidden("" if "quotes" in shown else words)

    def _keyed(self, pane: str, name: str) -> str:
        from tui.keys.keys_of import key_of

        return f"{key_of(self.desk.app, f'desk.{pane}')} {name}"

    def _shares(self) -> dict[PaneName, int]:
        if self.wish == STACKED:
            shown = stack(self.desk.app.size.width, self.active, self.side)
            return dict.fromkeys([self.active] if self.zoom else shown, 1)
        return arrange(self.columns, self.active, self.side, self.articles_open, self.zoom)

    def _note_size(self) -> None:
        """Say so where the terminal is too small to read in."""
        size = self.desk.app.size
        is_small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        self.desk.set_class(is_small, "-too-small")
        if is_small and not self.desk.query("#too-small"):
            from textual.widgets import Static

            words = _("Too small to read in; make the window larger.")
            self.desk.mount(Static(words, id="too-small", markup=False))

    def show(self, name: str) -> None:
        """Make a pane visible and give it the keys; an unknown name means the text."""
        self.active = known(name)
        self.note_side()
        if self.active == "articles":
            self.articles_open = True
        elif self.columns != 3:
            self.articles_open = False
        self.arrange()
        if self.articles_open:
            self.desk.show_heads()
        self.desk.query_one(f"#{self.active}").focus()

    def show_text(self) -> None:
        """Bring the article into sight where it is not."""
        if not self.desk.page.display:
            self.show("text")

    def go_to(self, name: PaneName) -> None:
        """The same on a key: the list of articles opens and closes."""
        if name == "articles" and self.articles_open:
            self.close_articles()
        else:
            self.show(name)

    def close_articles(self) -> None:
        """Close the list of articles and go back to the text."""
        self.articles_open = False
        self.show("text")

    def beside(self, step: int) -> None:
        """Go to the pane beside this one, around the ends."""
        self.show(neighbour(PANES if self.articles_open else PANES[1:], self.active, step))

    def zoom_by(self, step: int) -> None:
        """More or less room for the active pane."""
        self.zoom = min(2, max(0, self.zoom + step))
        self.arrange()

    @property
    def wish_in_words(self) -> str:
        """What the reader asked for, as it is said."""
        return {0: _("by width"), STACKED: _("stacked")}.get(self.wish, str(self.wish))

    def next_columns(self) -> None:
        """By width, one, two, three columns, stacked, and again."""
        self.wish = (self.wish + 1) % (STACKED + 1)
        self.arrange()

    def note_focus(self, name: str | None) -> None:
        """Another pane got the keys, by a click."""
        if name in PANES:
            self.active = known(name)
            self.note_side()

    def note_side(self) -> None:
        """The side pane used last is the one that stays beside the text."""
        if self.active in ("quotes", "related"):
            self.side = self.active

    def back_one(self) -> bool:
        """Leave the zoom, else the list of articles; False when there is neither."""
        if self.zoom:
            self.zoom_by(-2)
        elif self.articles_open:
            self.close_articles()
        else:
            return False
        return True


def known(name: str) -> PaneName:
    """The pane of that name, else the text."""
    names: tuple[PaneName, ...] = get_args(PaneName)
    return next((pane for pane in names if pane == name), "text")
