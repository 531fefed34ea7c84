"""The panes of the desk: which are seen, how wide, and which has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from tui.layout import PANES, PaneName, arrange, columns_for, neighbour

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


class Panes:
    """`active` has the keys, `side` stands beside the text where only one fits, `wish` is of columns."""

    def __init__(self, desk: DeskScreen, wish: int) -> None:
        self.desk = desk
        self.wish = wish if 0 <= wish <= 3 else 0
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
        """Give each visible pane its share of the width."""
        shares = arrange(self.columns, self.active, self.side, self.articles_open, self.zoom)
        for name in PANES:
            pane = self.desk.query_one(f"#{name}")
            pane.display = name in shares
            pane.styles.width = f"{shares.get(name, 1)}fr"

    def show(self, name: str) -> None:
        """Make a pane visible and give it the keys; an unknown name means the text."""
        self.active = known(name)
        self.note_side()
        if self.active == "articles":
            self.articles_open = True
        elif self.columns < 3:
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

    def next_columns(self) -> None:
        """By width, one, two, three columns, and again."""
        self.wish = (self.wish + 1) % 4
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
