"""The timeline: the events that the articles date, each with the sentences that tell it."""

from __future__ import annotations

from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.language.fold import fold
from search.library import Library
from search.speech import N_, _, plural
from search.timeline import KINDS, Event, Telling
from search.timeline.folding import once
from search.timeline.words import date_words
from tui.keys.keys_of import with_keys
from tui.screens.board import BoardScreen
from tui.screens.passages import InUse, PassageScreen, of_span
from tui.widgets.dialog import BACK, Hint
from tui.widgets.pane_list import Row
from tui.widgets.timeline_rows import KIND_WORDS, event_row, telling_row

WAITING = N_("Looking for dates in all articles …")
EMPTY = N_("No article here dates anything.")
NO_FIT = N_("No event fits; Esc empties the line, {timeline.every-kind} shows every kind.")
MOST = 1000
"""Sentences that are shown at once; the line finds any other."""


class TimelineScreen(BoardScreen[Event], PassageScreen):
    """The dates in their order."""

    KINDS = KINDS

    BINDINGS = [
        Binding("T", "leave", "Back", show=False, id="timeline.leave", tooltip="Back to the article"),
        Binding("f", "kind", "Kind", id="timeline.kind", tooltip="Only entries of the next kind"),
        Binding(
            "F", "every_kind", "All kinds", id="timeline.every-kind", tooltip="Entries of every kind again"
        ),
        Binding("e", "export", "Export", id="desk.export", tooltip="Write these entries to a new file"),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.PLACEHOLDER = _("A date, a word, a source or a language")
        self.WAITING = _(WAITING)
        self.library = library
        self.shown: list[Event] = []
        self.places: list[Telling | None] = []

    def on_mount(self) -> None:
        """Gather the events behind the page."""
        self.dialog.entitle(_("Timeline"), self.library.folder.name)
        self.dialog.offer(
            Hint(_("Enter opens")),
            Hint(_("/ filter"), "line"),
            Hint(_("f kind"), "kind"),
            Hint(_("b bookmark"), "bookmark"),
            Hint(_("y copy"), "copy"),
            Hint(_("e export"), "export"),
            Hint(_("o outside"), "outside"),
            BACK,
        )
        self._gather()

    @work(thread=True, exclusive=True, group="timeline", exit_on_error=False)
    def _gather(self) -> None:
        found: list[Event] = []
        problem = ""
        try:
            found = self.library.timeline(progress=self.heard)
        except (HexaplaError, OSError) as error:
            problem = str(error)
        folded = [(event, _text(event)) for event in found]
        if not get_current_worker().is_cancelled:
            self.go_on(self._gathered, folded, problem)

    def _gathered(self, found: list[tuple[Event, str]], problem: str) -> None:
        if self.is_attached:
            self.found, self.is_gathered = found, True
            self.remark(problem)
            self.rows.say("" if problem else _(EMPTY))
            self.narrow()

    def narrow(self) -> None:
        """The entries that fit the line and the kind."""
        if not self.is_gathered:
            return
        self.shown = self.fitting
        if self.found:
            self.rows.say(with_keys(self.app, _(NO_FIT)))
        rows: list[Row] = []
        self.places = []
        for event in self.shown:
            if len(self.places) >= MOST:
                break
            rows.append(partial(event_row, event))
            self.places.append(None)
            told = once(event)
            first = {each.text: at for at, (each, _times) in reversed([*enumerate(told)])}
            repeated = [first[each.text] < at for at, (each, _times) in enumerate(told)]
            for (telling, times), *same in zip(told, repeated, [*repeated[1:], False], strict=True):
                rows.append(self.drawn(telling_row, telling, times, *same))
                self.places.append(telling)
        self.rows.show_rows(rows, headings=[at for at, place in enumerate(self.places) if place is None])
        self.dialog.entitle(
            _("Timeline"),
            plural("{count} entry", "{count} entries", len(self.shown)),
            _(KIND_WORDS[self.kind]) if self.kind else "",
            with_keys(self.app, _("the first {count}, {filtered.line} finds the others"), count=MOST)
            if len(self.places) >= MOST
            else "",
            self.library.folder.name,
        )

    @property
    def current(self) -> Telling | None:
        """The sentence in use."""
        return self.rows.among(self.places)

    @property
    def in_use(self) -> InUse | None:
        """The sentence of the row; None for the article as a whole."""
        told = self.current
        return of_span(told.article, told.start, told.end) if told and told.end else None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:
            self.dismiss((self.current.article, self.current.start))

    def action_export(self) -> None:
        """Write the entries that are listed to a new file."""
        from tui.screens.board_files import timeline_file

        if self.shown:
            self.app.push_screen(timeline_file(self.library, self.shown))


def _text(event: Event) -> str:
    """What the line looks in."""
    told = (f"{each.text} {each.source} {each.file} {each.lang}" for each in event.tellings)
    return fold(" ".join([event.date, date_words(event), _(KIND_WORDS[event.kind]), *told]))
