"""The list of articles at the desk: its order, what of it is wanted, and what has been read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from search.model import Article
from search.speech import _
from search.system_errors import reason_of
from tui.reader.read_marks import ReadMarks
from tui.reader.shelf import ORDERS, Order, Shelf, Wanted

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

PAGES = 4
"""How many screens of an article somebody has seen who has read it, if not its end."""


class Shelving:
    """Nothing of it is needed before the list is opened or an article is left."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self.order: Order = known(desk.resuming.left.order)
        self.wanted: Wanted = {}
        self.marks = ReadMarks(desk.resuming.state_file.with_name("read.json"))
        self._reading: Article | None = None
        self._began = (0, 0.0)  # the cursor and the line on top when the article was opened
        self._screens: set[int] = set()
        self._by_hand: set[int] = set()  # articles whose mark the reader has set
        self._told = False

    def shelf(self) -> Shelf:
        """All articles, with what is counted of them."""
        desk = self.desk
        counts = desk.library.store.quote_counts()
        open_now = desk.article.id if desk.article else 0
        copies = desk.updating.copies()
        return Shelf(desk.heads, counts, copies, open_now, self.marks.is_read, self.order, self.wanted)

    def articles(self) -> list[Article]:
        """Those that are listed, in order."""
        return Shelf(
            self.desk.heads, is_read=self.marks.is_read, order=self.order, wanted=self.wanted
        ).articles()

    # -- order and filter ------------------------------------------------------------------------------

    def next_order(self) -> None:
        """By file, date, source and title, unread first, and again."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.desk.refresh_heads()

    def filter(self) -> None:
        """Ask what is wanted, and list that alone."""
        from tui.screens.shelf_filter import ShelfFilterScreen

        screen = ShelfFilterScreen(self.desk.heads, self.wanted, self.marks.is_read)
        self.desk.app.push_screen(screen, self._narrow)

    def _narrow(self, wanted: Wanted | None) -> None:
        if wanted is not None:
            self.wanted = wanted
            self.desk.refresh_heads()

    def clear(self) -> None:
        """List all articles again."""
        if not self.wanted:
            self.desk.hint(_("All articles are listed."))
        self._narrow({})

    # -- what has been read ----------------------------------------------------------------------------

    @property
    def _in_use(self) -> Article | None:
        """The article of the row in use, else the open one."""
        desk = self.desk
        return desk.article_list.highlighted_head if desk.panes.active == "articles" else desk.article

    def toggle_read(self) -> None:
        """Say of the article in use that it is read, or that it is not."""
        head = self._in_use
        if head is None:
            self.desk.hint(_("There is no article here to mark."))
            return
        read = not self.marks.is_read(head)
        self._by_hand.add(head.id)
        self._set(head, read)
        words = _("Read: {title}") if read else _("Unread: {title}")
        self.desk.hint(words.format(title=head.title))

    def next_unread(self) -> None:
        """Go to the next article that was not read, around the end: in the list, or open it."""
        desk, here = self.desk, self._in_use
        listed = self.articles()
        at = next((n for n, head in enumerate(listed) if here and head.id == here.id), -1)
        rest = [*listed[at + 1 :], *listed[: max(at, 0)]]
        found = next((head for head in rest if not self.marks.is_read(head)), None)
        if found is None:
            desk.hint(_("Nothing else here is unread."))
        elif desk.panes.active == "articles":
            desk.article_list.go_to(found.id)
        else:
            desk.jump(found.id)

    def moved(self) -> None:
        """The reader came elsewhere in the open article: mark it when its end or enough of it was seen."""
        article, page = self.desk.article, self.desk.page
        if article is None:
            return
        place = (self.desk.cursor_offset, page.scroll_y)
        if self._reading is None:
            self.desk.watch(page, "scroll_y", self.moved, init=False)  # the wheel moves no cursor
        if self._reading is None or self._reading.id != article.id:
            self._reading, self._began, self._screens = article, place, set()
        self._screens.add(int(page.scroll_y) // max(1, page.size.height))
        at_end = page.scroll_y >= page.max_scroll_y
        if place != self._began and (at_end or len(self._screens) >= PAGES):
            self._has_read(article)

    def _has_read(self, article: Article) -> None:
        if article.id not in self._by_hand and not self.marks.is_read(article):
            self._set(article, True)

    def _set(self, head: Article, read: bool) -> None:
        self._keep(lambda: self.marks.keep(head, read))
        self.desk.refresh_heads()

    def follow(self, moved: dict[str, str]) -> None:
        """Files have new paths: what was read of them stays so."""
        if moved:
            self._keep(lambda: self.marks.follow(self.desk.heads, moved))

    def _keep(self, work: Callable[[], None]) -> None:
        """Write; when that fails it is told once, and holds until the desk is closed."""
        try:
            work()
        except OSError as error:
            if not self._told:
                words = _("What you have read cannot be kept ({reason}); it holds until the desk is closed.")
                self.desk.notify(
                    words.format(reason=reason_of(error)),
                    severity="warning",
                    timeout=10,
                    markup=False,
                )
            self._told = True


def known(order: str) -> Order:
    """The order of that name, else by file."""
    return next((each for each in ORDERS if each == order), "file")
