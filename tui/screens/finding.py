"""What the desk does with a search: ask, go to the hits, mark them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.speech import N_, _
from tui.reader.hits import Manner, Question, Walk
from tui.text.safe import one_line

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen
    from tui.screens.search import SearchScreen
    from tui.screens.search_asking import Found

NO_SEARCH = N_("There is no search yet; {desk.search} begins one.")


class Finding:
    """The hits of the last search, walked through across articles."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self.walk = Walk()
        self.manner = Manner()
        self.question = Question("")  # the last one that led somewhere
        self.complete = False  # whether the word index holds everything
        self._line: SearchScreen | None = None
        self._left: Found | None = None  # what was listed when a search was left, until n goes there

    def words_ready(self) -> None:
        """The word index is up to date: an open search asks again."""
        self.complete = True
        if self._line:
            self._line.complete = True
        self.ask_again()

    def ask_again(self) -> None:
        """More can be found than before: an open search asks again."""
        if self._line and self._line.is_mounted:
            self._line.ask()

    def ask(self, words: str = "", here: bool = False) -> None:
        """Open the search line, with words in it, over all articles or over this one."""
        from tui.screens.search import SearchScreen

        desk = self.desk
        self._line = SearchScreen(desk.library, desk.article, words, here, self.complete, self.manner)
        desk.app.push_screen(self._line, self._found)

    def ask_here(self) -> None:
        """Search the selected words, else one of the sentence under the cursor, which is chosen."""
        from tui.screens.glossary_words import SEARCHES, GlossaryWordsScreen

        desk, article = self.desk, self.desk.article
        if selected := desk.get_selected_text():
            self.ask(" ".join(one_line(selected).split()))
        elif article is None or not (sentence := desk.page.current_sentence):
            self.ask()
        else:
            at = desk.page.cursor_offset
            chooser = GlossaryWordsScreen(desk.library, article, sentence, at=at, becomes=SEARCHES)
            desk.app.push_screen(chooser, lambda span: self.ask(span.of(article.text)) if span else None)

    def step(self, by: int) -> None:
        """Go to the next or previous hit."""
        if self._left:
            left, self._left = self._left, None
            self.question = left.question
            self._go(left.walk)
        elif not self.walk:
            self.desk.hint(self.desk.keyed(_(NO_SEARCH)))
        elif self.walk.step(by):
            self._show()
        else:
            self.desk.hint(_("This is the last place.") if by > 0 else _("This is the first place."))

    def mark(self, article: int, at: int | None = None) -> None:
        """Mark the hits in an article; the one at offset `at` is the current one."""
        self.desk.page.mark_hits(self.walk.spans_in(article), at)

    def clear(self) -> None:
        """Forget the search."""
        self.walk, self.question, self._left = Walk(), Question(""), None
        self.desk.status.hits = ""
        self.desk.page.mark_hits([])

    def context(self) -> None:
        """Every place of the words of the last search in its context."""
        from tui.screens.kwic import KwicScreen

        desk = self.desk
        question = self._left.question if self._left else self.question
        if not question.line:
            desk.hint(desk.keyed(_(NO_SEARCH)))
        else:
            screen = KwicScreen(desk.library, question)
            desk.app.push_screen(screen, self._go)

    def _found(self, found: Found | None) -> None:
        self._line = None
        if found is None or (found.left and found.question == self.question):
            return
        self._left = found if found.left else None
        if not found.left:
            self.question = found.question
            self._go(found.walk)

    def _go(self, walk: Walk | None) -> None:
        if walk:
            self.walk = walk
            self._show()
            self.desk.panes.show("text")

    def _show(self) -> None:
        stop = self.walk.current
        if self.desk.jump(stop.article, stop.span.start):
            self.mark(stop.article, stop.span.start)
            self.desk.status.hits = str(self.walk)
        else:
            self.desk.hint(
                self.desk.keyed(_("That article was read again since; {desk.search} searches anew."))
            )
