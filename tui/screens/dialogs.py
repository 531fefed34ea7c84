"""The dialogs that tell about an article, its copies or the folder, and where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.model import Article, Quote, Span
from search.speech import _

if TYPE_CHECKING:
    from tui.screens.compare import Stretch
    from tui.screens.desk import DeskScreen


LONGEST_TERM = 60
"""Code points of a selection that is taken for one term; of a longer one a word is chosen."""


class Dialogs:
    """Each is loaded when it is first opened."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self._opened: Quote | None = None  # the statement that was opened from the list of people
        self._figure = ""  # the row of the list of figures that was in use

    def info(self) -> None:
        """What is known of the open article."""
        from tui.keys.keys_of import key_of
        from tui.screens.info import InfoScreen, facts

        desk = self.desk
        if desk.article is None:
            desk.hint(_("There is no article to tell about."))
        else:
            copies = self._copies(desk.article)
            keys = key_of(desk.app, "desk.raw"), key_of(desk.app, "desk.fold")
            told = facts(desk.library, desk.heads, desk.article, copies, *keys)
            desk.app.push_screen(InfoScreen(told, desk.article.file))

    def encoding(self) -> None:
        """In which encoding the file of the open article is read."""
        from tui.screens.encodings import choose_encoding

        if self.desk.article is None:
            self.desk.hint(_("There is no article to tell about."))
        else:
            choose_encoding(self.desk, self.desk.article.file)

    def copies(self) -> None:
        """The near copies of the open article and what differs in them."""
        from tui.screens.copies import CopiesScreen

        desk = self.desk
        found = self._copies(desk.article)
        if desk.article is None or not found:
            desk.hint(_("No near copy of this article is known here."))
        else:
            desk.app.push_screen(CopiesScreen(desk.library, desk.article, found), self._go)

    def _copies(self, article: Article | None) -> list[Article]:
        """The others of its group, none before they are known."""
        if article is None or not self.desk.updating.copies_of(article.id):
            return []
        return self.desk.library.copies_of(article.id)

    def compare(self) -> None:
        """What is under the cursor beside the related passage in use."""
        from tui.screens.compare import Stretch

        desk = self.desk
        asked, found = desk.following.asked_span(), desk.related_list.chosen
        if desk.article is None or asked is None:
            desk.hint(_("There is no passage here to compare."))
        elif found is None:
            desk.hint(
                desk.related_list.waiting
                or desk.keyed(
                    _("No other source says something near this; {desk.copies} lists the near copies.")
                )
            )
        elif found.passage.article == desk.article.id and found.start < asked.end and asked.start < found.end:
            desk.hint(
                desk.keyed(
                    _("This is the related passage itself; {desk.pin} lets the list follow the cursor again.")
                )
            )
        else:
            there = Stretch(found.passage.article, Span(found.start, found.end))
            self.compare_stretches(Stretch(desk.article.id, asked), there)

    def compare_stretches(self, here: Stretch, there: Stretch) -> None:
        """Two parts of two articles side by side; what is chosen there is opened."""
        from tui.screens.compare import CompareScreen

        self.desk.app.push_screen(CompareScreen(self.desk.library, here, there), self._go)

    def languages(self) -> None:
        """The languages of the library; related passages of the chosen one are shown."""
        if self._has_nothing():
            return
        from tui.screens.languages import LanguagesScreen, languages

        desk, listed = self.desk, self.desk.related_list
        is_counted = not listed.lang and desk.following.is_answered
        found = languages(desk.heads, listed.langs if is_counted else None)

        def chosen(lang: str | None) -> None:
            if lang is not None:
                desk.following.filter(lang)

        desk.app.push_screen(LanguagesScreen(found, listed.lang), chosen)

    def files(self) -> None:
        """How each file of the folder was read; the chosen one is opened."""
        from tui.screens.files import FilesScreen, states

        desk = self.desk
        found = states(desk.library, desk.heads, desk.updating.report)
        desk.app.push_screen(FilesScreen(found, desk.library.folder.name), self._open)

    def people(self) -> None:
        """Who speaks in all articles, beginning at the speaker in use; the chosen statement is opened.

        From a statement that was opened so it comes back to it, unless somebody else's words are in use.
        """
        if self._has_nothing():
            return
        from tui.screens.people import PeopleScreen

        desk = self.desk
        speaker, opened = self._speaker, self._opened
        if opened and (not speaker or self._is_of(opened, speaker)):
            speaker = opened.person
        else:
            opened = None
        screen = PeopleScreen(desk.library, desk.heads, speaker, opened)
        desk.app.push_screen(screen, self._go_to_quote)

    def statements(self) -> None:
        """What is said in all articles, beginning at the quote in use; the chosen rendering is opened."""
        if self._has_nothing():
            return
        from tui.screens.statement_groups import StatementGroupsScreen

        desk = self.desk
        quote = desk.current_quote
        at = (quote.article, quote.start) if quote else None
        desk.app.push_screen(StatementGroupsScreen(desk.library, desk.heads, at), self._go)

    def figures(self) -> None:
        """The figures of all articles, from the row that was opened last; the chosen place is opened."""
        if self._has_nothing():
            return
        from tui.screens.figures import FiguresScreen

        def chosen(place: tuple[int, int] | None) -> None:
            self._figure = screen.row_in_use
            self._go(place)

        screen = FiguresScreen(self.desk.library, self._figure)
        self.desk.app.push_screen(screen, chosen)

    def timeline(self) -> None:
        """The events that all articles date; the chosen sentence is opened."""
        if self._has_nothing():
            return
        from tui.screens.timeline import TimelineScreen

        desk = self.desk
        desk.app.push_screen(TimelineScreen(desk.library), self._go)

    def coverage(self) -> None:
        """What the open article alone has, and what only the others have; the chosen place is opened."""
        from tui.screens.coverage import CoverageScreen

        desk = self.desk
        if desk.article is None:
            desk.hint(_("There is no article to compare with the others."))
        elif len(desk.heads) == 1:
            desk.hint(_("There is no other article here that this one could be compared with."))
        else:
            screen = CoverageScreen(desk.library, desk.article)
            desk.app.push_screen(screen, self._go)

    def _has_nothing(self) -> bool:
        """Whether there is no article to look into; then it is said."""
        if not self.desk.heads:
            self.desk.hint(_("There is no article here yet; what you put into the folder appears by itself."))
        return not self.desk.heads

    def _is_of(self, quote: Quote, speaker: str) -> bool:
        """Whether somebody whom the open article calls `speaker` has said it."""
        article = self.desk.article
        here = self.desk.library.person_ids(article.id).get(speaker, speaker) if article else speaker
        return here == self.desk.library.person_ids(quote.article).get(quote.person, quote.person)

    @property
    def _speaker(self) -> str:
        desk = self.desk
        if desk.panes.active == "quotes":
            return desk.quote_list.speaker
        return desk.current_quote.person if desk.current_quote else ""

    def word(self) -> None:
        """What the selected word, or one of the sentence under the cursor, may be called elsewhere."""
        from tui.screens.glossary_words import GlossaryWordsScreen

        desk, article = self.desk, self.desk.article
        selected = desk.page.selected_span
        span = selected or desk.page.current_sentence or desk.following.asked_span()
        if article is None or span is None:
            desk.hint(_("There is no word here."))
            return
        is_one = selected is not None and selected.end - selected.start <= LONGEST_TERM
        chooser = GlossaryWordsScreen(desk.library, article, span, is_one)
        desk.app.push_screen(chooser, lambda chosen: self._word(article, chosen))

    def _word(self, article: Article, span: Span | None) -> None:
        from tui.screens.glossary_word import GlossaryWordScreen

        if span is not None:
            self.desk.app.push_screen(GlossaryWordScreen(self.desk.library, article, span), self._ask_again)

    def glossary(self) -> None:
        """All word pairs, decided and proposed."""
        from tui.screens.glossary import GlossaryScreen

        self.desk.app.push_screen(GlossaryScreen(self.desk.library), self._ask_again)

    def _ask_again(self, _nothing: None) -> None:
        """What was decided about words may have made other passages related."""
        self.desk.following.ask_again()

    def export(self) -> None:
        """Where to write what the pane in use lists, or the bookmarks."""
        from tui.screens.exporting import export

        export(self.desk)

    def help(self, words: str = "") -> None:
        """All keys, or those that some words tell of."""
        from tui.screens.help import HelpScreen

        self.desk.app.push_screen(HelpScreen(words=words))

    def _open(self, article: int | None) -> None:
        if article is not None:
            self._go((article, None))

    def _go_to_quote(self, quote: Quote | None) -> None:
        self._opened = quote
        if quote is None:
            return
        self._go((quote.article, quote.start))
        said = self.desk.article.quotes if self.desk.article else ()
        if quote in said:
            self.desk.page.go_to_quote(said.index(quote))

    def _go(self, place: tuple[int, int | None] | None) -> None:
        if place is None:
            return
        if self.desk.jump(*place):
            self.desk.panes.show("text")
        else:
            self.desk.hint(_("That article was read again since, or is gone; open the list anew."))
