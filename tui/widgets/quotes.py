"""The quotes of the article, one row an utterance: in order of the text or by person, terms below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.widgets import OptionList

from search.model import Article, Quote, Term
from search.speech import N_, _
from tui.setup.settings import Script
from tui.text.layers import NOTHING
from tui.text.utterances import UNKNOWN, Utterance, Voice, known_name, utterances, voices
from tui.widgets.pane_list import PaneList, Row
from tui.widgets.quote_rows import quote_row, term_row, terms_row, voice_quote_row, voice_row

EMPTY = N_("Nobody is quoted in this article.")

Entry = Utterance | Voice | Term | None
"""What a row stands for; None for the heading of the terms."""


class QuoteList(PaneList):
    """Speaks up when a quote or term is pointed at or chosen; does not know the article view."""

    BINDINGS = [
        Binding(
            "enter",
            "select",
            "Go to it",
            show=False,
            id="quotes.select",
            tooltip="Go to the quote or term in the article; fold or open a heading",
        ),
    ]

    class Pointed(Message):
        """The reader moved to a quote (`index` counts within `Article.quotes`) or a term (None)."""

        def __init__(self, at: int, index: int | None = None) -> None:
            super().__init__()
            self.at = at
            self.index = index

    class Chosen(Message):
        """The reader wants to see it in the article."""

        def __init__(self, at: int, index: int | None = None) -> None:
            super().__init__()
            self.at = at
            self.index = index

    def __init__(self, by_person: bool = False) -> None:
        super().__init__(title=_("Quotes"), empty="", id="quotes")
        self.by_person = by_person
        self.script: Script = "original"
        self._article = NOTHING
        self._ids: Mapping[str, str] = {}
        self._utterances: list[Utterance] = []
        self._entries: list[Entry] = []
        self._folded: set[str] = set()  # the names of headings that are folded
        self._terms_open = False
        self._told: tuple[int, int | None] | None = None  # the place the desk knows of

    # -- what is listed --------------------------------------------------------------------------

    def show(self, article: Article, ids: Mapping[str, str] | None = None) -> None:
        """List the quotes of an article; `ids` are the persons whom the library knows by name."""
        self._article = article
        self._ids = ids or {}
        self._utterances = utterances(article.quotes)
        self._folded, self._terms_open = set(), False
        self._empty = _(EMPTY)
        self._list()

    def rename(self, ids: Mapping[str, str]) -> None:
        """Other persons are known by the names; the rows stay unless they stand by person."""
        self._ids = ids
        if self.by_person:
            here = self._index
            self._list(lambda: self._row_of(here))

    def group(self, by_person: bool) -> None:
        """List by person, or in order of the text; the same quote stays highlighted."""
        here = self._index
        self.by_person = by_person
        self._list(lambda: self._row_of(here))

    def _list(self, row: Callable[[], int | None] | None = None) -> None:
        """Set all rows anew and highlight the one that `row` finds among them, else the first quote."""
        self._entries = [*self._said(), *self._terms()]
        first = next((row for row, each in enumerate(self._entries) if isinstance(each, Utterance)), 0)
        found = row() if row else None
        self.show_rows([self._row(each) for each in self._entries], first if found is None else found)
        self._told = self._place
        number = f" {len(self._utterances)}" if self._utterances else ""
        order = f" · {_('by person')}" if self.by_person else ""
        self.border_title = f"{_('Quotes')}{number}{order}"

    def _said(self) -> list[Entry]:
        if not self.by_person:
            return [*self._utterances]
        entries: list[Entry] = []
        for voice in voices(self._utterances, self._ids):
            entries += [voice, *(() if voice.name in self._folded else voice.utterances)]
        return entries

    def _terms(self) -> list[Entry]:
        terms = self._article.terms
        return [None, *(terms if self._terms_open else ())] if terms else []

    def show_script(self, script: Script) -> None:
        """Chinese in other characters; every row stays where it is."""
        self.script = script
        if self._entries:
            self.redraw([self._row(each) for each in self._entries])

    def _row(self, entry: Entry) -> Row:
        if isinstance(entry, Utterance):
            return partial(voice_quote_row if self.by_person else quote_row, self._drawn(entry))
        if isinstance(entry, Voice):
            return partial(voice_row, self._drawn_voice(entry), entry.name in self._folded)
        if entry is None:
            return partial(terms_row, tuple(map(self._drawn_term, self._article.terms)), not self._terms_open)
        return partial(term_row, self._drawn_term(entry))

    def _drawn(self, said: Utterance) -> Utterance:
        if self.script == "original":
            return said
        from tui.text.drawn import drawn

        return drawn(said, self.script)

    def _drawn_voice(self, voice: Voice) -> Voice:
        if self.script == "original":
            return voice
        from tui.text.characters import in_script

        return voice._replace(name=in_script(voice.name, voice.utterances[0].first.lang, self.script))

    def _drawn_term(self, term: Term) -> Term:
        if self.script == "original":
            return term
        from tui.text.drawn import drawn

        return drawn(term, self.script, next(iter(self._article.langs), ""))

    # -- where the reader is ---------------------------------------------------------------------

    def point_at(self, index: int | None, at: int) -> None:
        """Highlight the row of a quote, or the heading it is folded under, without speaking up.

        The reader is at the offset `at`: where that is the highlighted term, it stays highlighted.
        """
        entry, row = self._entry, self._row_of(index)
        if isinstance(entry, Term) and entry.start == at:
            return
        if row is not None and row != self.highlighted:
            self.highlighted = row
            self._told = self._place

    @property
    def current(self) -> tuple[int, Quote] | None:
        """The first quote of the highlighted row, with its index."""
        entry = self._entry
        return (entry.indexes[0], entry.first) if isinstance(entry, Utterance) else None

    @property
    def speaker(self) -> str:
        """Who speaks in the highlighted row, empty when that is not known."""
        entry = self._entry
        if isinstance(entry, Voice):
            return "" if entry.name == UNKNOWN else entry.name
        return known_name(entry.first) if isinstance(entry, Utterance) else ""

    @property
    def _entry(self) -> Entry:
        return self.among(self._entries)

    @property
    def _index(self) -> int | None:
        """A quote of the highlighted row; of a heading, the first one below it."""
        entry = self._entry
        if isinstance(entry, Voice):
            entry = entry.utterances[0]
        return entry.indexes[0] if isinstance(entry, Utterance) else None

    def _row_of(self, index: int | None) -> int | None:
        """The row that stands for a quote; a heading only while it hides it."""
        if index is None:
            return None
        found = None
        for row, entry in enumerate(self._entries):
            if isinstance(entry, Utterance) and index in entry.indexes:
                return row
            if isinstance(entry, Voice) and any(index in each.indexes for each in entry.utterances):
                found = row
        return found

    # -- what the reader does --------------------------------------------------------------------

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        place = self._place
        if place and place != self._told and self.has_focus:
            self.post_message(self.Pointed(*place))
        self._told = place

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if place := self._place:
            self.post_message(self.Chosen(*place))
        elif self._entries:
            self._turn(self._entry)

    @property
    def _place(self) -> tuple[int, int | None] | None:
        """Where the highlighted quote or term begins, and the index of a quote; None on a heading."""
        entry = self._entry
        if isinstance(entry, Utterance):
            return entry.first.start, entry.indexes[0]
        return (entry.start, None) if isinstance(entry, Term) else None

    def _turn(self, heading: Entry) -> None:
        """Fold what stands below a heading, or show it; nothing else moves."""
        row, top = self.highlighted, self.scroll_offset.y
        if isinstance(heading, Voice):
            self._folded ^= {heading.name}
        else:
            self._terms_open = not self._terms_open
        self._list(lambda: row)
        self.scroll_to(y=top, animate=False)
