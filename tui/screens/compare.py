"""Two texts side by side where both say it: kept, changed, dropped and added, difference by difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.markup import escape
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.library import Library
from search.model import Article, Match, Span
from search.speech import N_, _, plural
from tui.keys.line_commands import script_of
from tui.screens.compare_keys import COMPARE_KEYS
from tui.screens.left_once import LeftOnce
from tui.screens.passages import InUse, PassageScreen, of_span
from tui.text.comparison import Entry, SideName, Walk, entries
from tui.text.page import badge
from tui.text.safe import one_line
from tui.widgets.article import ArticleView
from tui.widgets.compared import ComparedText
from tui.widgets.compared_rows import Texts, entry_row
from tui.widgets.key_footer import KeyFooter
from tui.widgets.pane_list import PaneList

COMPARING = N_("Comparing …")
EMPTY = N_("Nothing in the two texts corresponds here.")
GONE = N_("One of the two articles was read again since, or is gone; go back and ask anew.")
TITLE = N_("Comparison")


class Stretch(NamedTuple):
    """What to compare: an article, by its id, and a part of it; None for all of it."""

    article: int
    span: Span | None = None

    def within(self, article: Article) -> Span:
        """The part."""
        return Span(0, len(article.text)) if self.span is None else self.span


class CompareScreen(LeftOnce["tuple[int, int | None] | None"], PassageScreen):
    """Gives back an article and the offset to go to in it, or None."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (26, "-high")]
    AUTO_FOCUS = ""
    CSS_PATH = "compare.tcss"
    BINDINGS = COMPARE_KEYS

    here = query_one("#here", ComparedText)
    there = query_one("#there", ComparedText)
    rows = query_one("#compared", PaneList)

    def __init__(self, library: Library, here: Stretch, there: Stretch) -> None:
        super().__init__()
        self.library = library
        self.asked = (here, there)
        self.texts: Texts | None = None
        self._drawn_texts: Texts | None = None  # in the characters of the desk
        self.walk = Walk()
        self.lead: SideName = "here"
        self.is_synced = True
        self._row: int | None = None

    def compose(self) -> ComposeResult:
        """The texts beside each other, one above the other where it is narrow; what was found below them."""
        with Vertical(id="comparison"):
            with Container(id="compared-texts"):
                yield ComparedText("here", id="here")
                yield ComparedText("there", id="there")
            yield PaneList(title=_(TITLE), empty=_(COMPARING), id="compared")
        yield KeyFooter(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Compare behind the page."""
        self.here.focus()
        self._compare(*self.asked)

    # -- comparing -----------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self, asked: Stretch, other: Stretch) -> None:
        try:
            here, there = (self.library.article(each.article) for each in (asked, other))
            if here is None or there is None:
                self._tell(self.broke_off, _(GONE))
                return
            self._tell(self._open, here, there)
            found = self.library.compare(here, asked.within(here), there, other.within(there))
            self._tell(self._show, Texts(here, there, found))
            self._tell(self._know, self.library.matches(here, there))
        except (HexaplaError, OSError) as error:
            self._tell(self.broke_off, str(error))

    def _tell(self, then: Callable[..., None], *told: Any) -> None:
        """Go on with an answer in the event loop, unless the reader has left."""
        if not get_current_worker().is_cancelled and self.is_attached:
            self.go_on(then, *told)

    def _open(self, here: Article, there: Article) -> None:
        """Show both texts at what is compared."""
        for side, article, asked in zip((self.here, self.there), (here, there), self.asked, strict=True):
            side.script = script_of(self.app)
            side.show(article, min(max(0, asked.within(article).start), len(article.text)))
        self._name_sides(here, there)

    def _name_sides(self, *articles: Article) -> None:
        """Say above each text where it is from."""
        from tui.text.drawn import drawn_source

        for side, article in zip((self.here, self.there), articles, strict=True):
            side.border_title = _name(article, drawn_source(article, script_of(self.app)))

    def broke_off(self, words: str) -> None:
        """Say it where the rows would stand, or above them."""
        self.rows.say(words)
        if self.walk.entries:
            self.notify(words, severity="warning", timeout=10, markup=False)

    def _show(self, texts: Texts) -> None:
        """Mark the texts and list what was found."""
        self.texts = texts
        self._drawn_texts = texts.drawn(script_of(self.app))
        found = entries(texts.comparison)
        self.walk = Walk(found)
        self.here.mark(texts.comparison)
        self.there.mark(texts.comparison)
        self.here.go_to(texts.comparison.here.start)
        self.there.go_to(texts.comparison.there.start)
        self.rows.show_rows([partial(self._entry_row, entry) for entry in found])
        self.rows.say(_(EMPTY))
        self._entitle()
        if found:
            self._light(self.walk.at("here", texts.comparison.here.start) or 0)

    def _entry_row(self, entry: Entry, width: int) -> Content:
        return entry_row(entry, self._drawn_texts, width) if self._drawn_texts else Content("")

    def draw_again(self) -> None:
        """The rows and both texts."""
        self._drawn_texts = self.texts and self.texts.drawn(script_of(self.app))
        for side in (self.here, self.there):
            side.show_script(script_of(self.app))
        if self.here.article and self.there.article:
            self._name_sides(self.here.article, self.there.article)
        super().draw_again()

    def _know(self, matches: Sequence[Match]) -> None:
        """What else corresponds in the two articles: from now on the other text follows there too."""
        self.walk = Walk(self.walk.entries, matches)

    def _entitle(self) -> None:
        found = self.walk.differences
        told = [
            plural("{count:,} difference", "{count:,} differences", found) if found else _("no difference")
        ]
        if self.walk.is_apart:
            told.append(_("nothing stands in both"))
        if unsure := self.walk.unsure:
            told.append(_("{count:,} unsure").format(count=unsure))
        sync = _("sync on") if self.is_synced else _("sync off")
        known = self.texts and self.walk.entries
        self.rows.border_title = " · ".join((_(TITLE), *(told if known else ()), sync))

    # -- the cursor and the list ---------------------------------------------------------------------

    @on(ArticleView.CursorMoved)
    def _cursor_moved(self, event: ArticleView.CursorMoved) -> None:
        """The list shows where the reader is, and the other text follows."""
        side = event.view
        if not isinstance(side, ComparedText) or not side.has_focus:
            return
        row = self.walk.at(side.side, event.offset)
        if row is not None:
            self._light(row)
        across = self.walk.across(side.side, event.offset) if self.is_synced else None
        if across is not None:
            self._other.go_to(across)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.rows.has_focus and event.option_index < len(self.walk.entries):
            self._go_to(event.option_index)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index < len(self.walk.entries):
            self._go_to(event.option_index)

    def _go_to(self, row: int) -> None:
        """Bring a row of the list into sight in both texts."""
        entry = self.walk.entries[row]
        self._light(row)
        for side, span in ((self.here, entry.here), (self.there, entry.there)):
            if span is not None:
                side.go_to(span.start)
        if entry.on(self.lead) is None:
            self.lead = self._other.side

    def _light(self, row: int) -> None:
        self._row = row
        entry = self.walk.entries[row]
        self.rows.highlighted = row
        self.rows.border_subtitle = self._count(row)
        self.here.light_up(entry.here)
        self.there.light_up(entry.there)

    def _count(self, row: int) -> str:
        """Which of the differences a row is; nothing of one that is kept."""
        count = self.walk.count(row)
        return _("difference {number:,} of {all:,}").format(number=count[0], all=count[1]) if count else ""

    # -- sides ---------------------------------------------------------------------------------------

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The text that got the keys leads."""
        if isinstance(event.widget, ComparedText):
            self.lead = event.widget.side

    @property
    def _leading(self) -> ComparedText:
        return self.here if self.lead == "here" else self.there

    @property
    def _other(self) -> ComparedText:
        return self.there if self.lead == "here" else self.here

    def action_side(self, name: SideName) -> None:
        """Give the keys to a text."""
        (self.here if name == "here" else self.there).focus()

    def action_pane(self, step: int) -> None:
        """The texts and the list, around the ends."""
        panes = (self.here, self.there, self.rows)
        now = next((at for at, pane in enumerate(panes) if pane.has_focus), 0)
        panes[(now + step) % len(panes)].focus()

    # -- what the reader does ------------------------------------------------------------------------

    def action_difference(self, step: int) -> None:
        """Go to the next difference, or the one before."""
        row = self.walk.step(self._row, step)
        if row is not None:
            self._go_to(row)
        elif self.texts:
            self.rows.border_subtitle = (  # no toast: it would lie over the rows
                _("There is no further difference here.") if step > 0 else _("This is the first one.")
            )

    def action_sync(self) -> None:
        """Let the other text follow, or let each stay where it is; nothing moves by this key itself."""
        self.is_synced = not self.is_synced
        self._entitle()

    def action_source(self) -> None:
        """Open the text in use in the desk, where the cursor is."""
        if self.texts:
            article = self.texts.here if self.lead == "here" else self.texts.there
            self.dismiss((article.id, self._leading.cursor_offset))

    @property
    def in_use(self) -> InUse | None:
        """What the row in the list says on the leading side; in a text the selection, else the sentence."""
        side = self._leading
        if side.article is None:
            return None
        entry = self.rows.among(self.walk.entries) if self.rows.has_focus else None
        span = entry.on(self.lead) if entry else side.selected_span or side.current_sentence
        return of_span(side.article.id, span.start, span.end) if span else None

    def action_export(self) -> None:
        """Ask where to keep the comparison, and write it."""
        from tui.screens.comparison_file import comparison_file

        if self.texts is None or not self.walk.entries:
            self._hint(_("There is nothing to export yet."))
            return
        self.app.push_screen(comparison_file(self.library, self.texts))

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(_("In a comparison")))

    def action_leave(self) -> None:
        """Clear a selection, else back to where the reader was."""
        if self.get_selected_text():
            self.clear_selection()
        else:
            self.dismiss(None)

    def _hint(self, sentence: str) -> None:
        self.notify(sentence, timeout=3, markup=False)


def _name(article: Article, source: str) -> str:
    """Where a text is from."""
    langs = " ".join(badge(lang) for lang in article.langs[:1])
    parts = (langs, source or article.file, article.date[:10])
    return escape(one_line(" · ".join(part for part in parts if part)))
