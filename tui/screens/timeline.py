"""The timeline: the events that the articles date, each with the sentences that tell it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.language.fold import fold
from search.library import Library
from search.model import Span
from search.speech import N_, _, plural
from search.timeline import KINDS, Event, EventKind, Telling
from tui.screens.filtered import FilteredScreen
from tui.widgets.dialog import BACK, Hint
from tui.widgets.pane_list import Row
from tui.widgets.timeline_rows import KIND_WORDS, event_row, telling_row

Place = tuple[int, int]
"""An article and the offset to go to."""

WAITING = N_("Looking for dates in all articles …")
EMPTY = N_("No article here dates anything.")
NO_FIT = N_("No event fits; Esc empties the line, F shows every kind.")
MOST = 1000
"""Sentences that are shown at once; the line finds any other."""


class TimelineScreen(FilteredScreen["Place | None"]):
    """Gives back the place to go to, or None."""

    BINDINGS = [
        Binding("T", "leave", "Back", show=False, id="timeline.leave", tooltip="Back to the article"),
        Binding("f", "kind", "Kind", id="timeline.kind", tooltip="Only entries of the next kind"),
        Binding(
            "F", "every_kind", "All kinds", id="timeline.every-kind", tooltip="Entries of every kind again"
        ),
        Binding("b", "bookmark", "Bookmark", id="timeline.bookmark", tooltip="Keep the sentence in use"),
        Binding("e", "export", "Export", id="timeline.export", tooltip="Write these entries to a new file"),
    ]

    def __init__(self, library: Library, keep: Callable[[int, Span], None]) -> None:
        super().__init__()
        self.PLACEHOLDER = _("A date, a word, a source or a language")
        self.WAITING = _(WAITING)
        self.library = library
        self.keep = keep
        self.found: list[Event] = []
        self.shown: list[Event] = []
        self.places: list[Telling | None] = []
        self.kind: EventKind | None = None

    def on_mount(self) -> None:
        """Gather the events behind the page."""
        super().on_mount()
        self.dialog.entitle(_("Timeline"), self.library.folder.name)
        self.dialog.offer(
            Hint(_("Enter opens")),
            Hint(_("/ filter"), "line"),
            Hint(_("f kind"), "kind"),
            Hint(_("b bookmark"), "bookmark"),
            Hint(_("e export"), "export"),
            BACK,
        )
        self._gather()

    @work(thread=True, exclusive=True, group="timeline", exit_on_error=False)
    def _gather(self) -> None:
        found: list[Event] = []
        problem = ""
        try:
            found = self.library.timeline()
        except (HexaplaError, OSError) as error:
            problem = str(error)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._gathered, found, problem)

    def _gathered(self, found: list[Event], problem: str) -> None:
        if self.is_mounted:
            self.found = found
            self.remark(problem)
            self.rows.say("" if problem else _(EMPTY))
            self.narrow()

    def narrow(self) -> None:
        """The entries that fit the line and the kind."""
        words = fold(self.words).split()
        self.shown = [
            event
            for event in self.found
            if (self.kind is None or event.kind == self.kind)
            and all(word in text for text in [_text(event)] for word in words)
        ]
        if self.found:
            self.rows.say(_(NO_FIT))
        rows: list[Row] = []
        self.places = []
        for event in self.shown:
            if len(self.places) >= MOST:
                break
            rows.append(partial(event_row, event))
            self.places.append(None)
            for telling in event.tellings:
                rows.append(partial(telling_row, telling))
                self.places.append(telling)
        self.rows.show_rows(rows, headings=[at for at, place in enumerate(self.places) if place is None])
        self.dialog.entitle(
            _("Timeline"),
            plural("{count} entry", "{count} entries", len(self.shown)),
            _(KIND_WORDS[self.kind]) if self.kind else "",
            _("the first {count}").format(count=MOST) if len(self.places) >= MOST else "",
            self.library.folder.name,
        )

    @property
    def current(self) -> Telling | None:
        """The sentence in use."""
        at = self.rows.highlighted
        return self.places[at] if at is not None and at < len(self.places) else None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:
            self.dismiss((self.current.article, self.current.start))

    def action_kind(self) -> None:
        """Only the next kind of those that there are, then every kind again."""
        there: list[EventKind | None] = [None]
        there += [kind for kind in KINDS if any(event.kind == kind for event in self.found)]
        self.kind = there[(there.index(self.kind) + 1) % len(there)]
        self.narrow()

    def action_every_kind(self) -> None:
        """Entries of every kind."""
        self.kind = None
        self.narrow()

    def action_bookmark(self) -> None:
        """Keep the sentence in use."""
        if self.current and self.current.end:
            self.keep(self.current.article, Span(self.current.start, self.current.end))

    def action_export(self) -> None:
        """Write the entries that are listed to a new file."""
        from tui.screens.timeline_file import TimelineFileScreen

        if self.shown:
            self.app.push_screen(TimelineFileScreen(self.library.folder, self.shown))


def _text(event: Event) -> str:
    """What the line looks in."""
    told = (f"{each.text} {each.source} {each.file} {each.lang}" for each in event.tellings)
    return fold(" ".join([event.date, _(KIND_WORDS[event.kind]), *told]))
