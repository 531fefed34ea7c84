"""What other sources say near the text under the cursor, with the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.markup import escape
from textual.message import Message
from textual.widgets import OptionList

from search.speech import N_, _
from tui.setup.settings import Script
from tui.text.page import badge
from tui.text.wrap import shorten
from tui.toolkit import lines_of
from tui.widgets.pane_list import PaneList, Row
from tui.widgets.rows import related_row
from tui.widgets.status import fitting

if TYPE_CHECKING:
    from search.model import Related

TITLE = N_("Related · from other sources")
EMPTY = N_("No other source says something near this passage.")
NOTHING_IN_LANGUAGE = N_(
    "No other source says something near this passage in this language; "
    "{desk.unfilter-related} shows all languages."
)
WAITING = N_("The other sources are still being read; related passages appear when that is done.")
PREPARING = N_("by shared words; meanings are being prepared")
BY_WORDS = N_("by shared words alone")
FRAME = 6
"""Cells of a line of the frame that no words can have."""

KEYS = N_("{related.confirm} same · {related.reject} not the same · {desk.compare} compare")
CONFIRMED, REJECTED = N_("confirmed: same"), N_("not the same")
"""What a person said of a passage, as it stands in its row."""

Key = tuple[int, int]
"""What tells passages apart over several answers: article and offset."""


class RelatedList(PaneList):
    """Speaks up when a passage is pointed at, chosen or decided upon."""

    BINDINGS = [
        Binding(
            "y",
            "decide(True)",
            "Same",
            show=False,
            id="related.confirm",
            tooltip="Confirm: both say the same statement",
        ),
        Binding(
            "d",
            "decide(False)",
            "Not the same",
            show=False,
            id="related.reject",
            tooltip="They do not say the same",
        ),
    ]

    class Pointed(Message):
        """The reader moved to a related passage: its evidence can be shown in the article."""

        def __init__(self, related: Related) -> None:
            super().__init__()
            self.related = related

    class Chosen(Message):
        """The reader wants to read a related passage in its article."""

        def __init__(self, related: Related) -> None:
            super().__init__()
            self.related = related

    class Decided(Message):
        """The reader says whether a passage renders the same statement as the text that was asked about."""

        def __init__(self, related: Related, same: bool) -> None:
            super().__init__()
            self.related = related
            self.same = same

    def __init__(self) -> None:
        super().__init__(title=_(TITLE), empty=_(WAITING), id="related")
        self._answer: tuple[Related, ...] = ()  # as it was given
        self._found: tuple[Related, ...] = ()  # as it is shown
        self._decisions: dict[Key, str] = {}
        self._pointed = False
        self._complete = True
        self.pinned = False
        self.lang = ""
        self.script: Script = "original"
        self._shown_lang = ""
        self._by_words = False

    @property
    def waiting(self) -> str:
        """Why an empty list says nothing about the other sources yet; empty once it does."""
        return "" if self._complete else _(WAITING)

    def show(
        self,
        found: Sequence[Related],
        complete: bool = True,
        decisions: Mapping[Key, str] | None = None,
        again: bool = False,
    ) -> None:
        """Replace the list and begin at its top.

        Where the same is answered `again`, the row the reader went to stays highlighted if it is still there.
        While the library is not `complete`, an empty list says nothing about the other sources.  `decisions`
        are what a person has said of some of the passages; those that are something else stand below.
        """
        self._empty = self._nothing if complete else _(WAITING)
        self._complete = complete
        self._shown_lang = self.lang
        self._entitle()
        self._fill(found, decisions or {}, self._kept_in if again else _first)
        self.fade(False)
        self._name_keys()

    def _fill(
        self,
        found: Sequence[Related],
        decisions: Mapping[Key, str],
        highlight: Callable[[Sequence[Related]], int | None],
    ) -> None:
        """Show other rows: one of them highlighted in sight, the others where they were, or from the top."""
        ordered = tuple(sorted(found, key=lambda each: decisions.get(key_of(each)) == REJECTED))
        if ordered and (ordered, decisions) == (self._found, self._decisions):
            return
        row, above = highlight(ordered), self._lines_above()
        self._answer, self._found, self._decisions = tuple(found), ordered, dict(decisions)
        self._pointed = row is not None
        self.show_rows(list(map(self._row, ordered)), row)
        if row is not None:
            self.scroll_to(y=lines_of(self, row)[0] - above, animate=False)
            self.scroll_to_highlight()

    def _lines_above(self) -> int:
        """How far below the upper edge the highlighted row begins."""
        return lines_of(self, self.highlighted or 0)[0] - self.scroll_offset.y

    def _row(self, related: Related) -> Row:
        shown = related
        if self.script != "original":
            from tui.text.drawn import drawn

            shown = drawn(related, self.script)
        return partial(related_row, shown, decision=self.decision(related))

    def show_script(self, script: Script) -> None:
        """Chinese in other characters; every row stays where it is."""
        self.script = script
        if self._found:
            self.redraw(list(map(self._row, self._found)))

    def _kept_in(self, found: Sequence[Related]) -> int | None:
        """Where the passage stands that the reader went to."""
        kept = self.current if self._pointed or self.has_focus else None
        keys = [key_of(each) for each in found]
        return keys.index(key_of(kept)) if kept and key_of(kept) in keys else None

    def fade(self, late: bool) -> None:
        """Let the rows stand back while they answer another place than the reader's; pinned ones do not."""
        self.set_class(late and bool(self._found) and not self.pinned, "-late")

    def decided(self, related: Related, decision: str) -> None:
        """Show in the row of a passage what a person has decided; empty for nothing.

        The row below one that moves away takes its place.
        """
        decisions = {**self._decisions, key_of(related): decision}
        said = {key: words for key, words in decisions.items() if words}
        row = self.highlighted
        self._fill(self._answer, said, (lambda _: row) if decision == REJECTED else self._kept_in)

    def decision(self, related: Related) -> str:
        """What stands there now."""
        return self._decisions.get(key_of(related), "")

    @property
    def _nothing(self) -> str:
        return self._keyed(_(NOTHING_IN_LANGUAGE)) if self.lang else _(EMPTY)

    def pin(self, pinned: bool) -> None:
        """Say in the title whether the list stays or follows the cursor."""
        self.pinned = pinned
        self.fade(False)
        self._entitle()

    def filter(self, lang: str) -> None:
        """Only passages of one language are wished, all for an empty one; the title says so with the rows."""
        self.lang = lang

    def rests_on_words(self, by_words: bool) -> None:
        """Say below the rows whether nothing but shared words can be compared, for want of an encoder."""
        self._by_words = by_words
        self._name_keys()

    def holds(self, related: Related) -> bool:
        """Whether a passage is among the rows."""
        return related in self._found

    def _entitle(self) -> None:
        only = _("only {language}").format(language=badge(self._shown_lang)) if self._shown_lang else ""
        told = [state for state in (only, _("pinned") if self.pinned else "") if state]
        self.border_title = escape(" · ".join([_("Related"), *told]) if told else _(TITLE))

    @property
    def langs(self) -> Counter[str]:
        """How many of the passages shown have each language."""
        return Counter(each.passage.lang for each in self._found)

    @property
    def listed(self) -> tuple[Related, ...]:
        """The passages from top to bottom."""
        return tuple(self._found)

    @property
    def current(self) -> Related | None:
        """The highlighted passage."""
        return self.among(self._found)

    @property
    def chosen(self) -> Related | None:
        """The passage the reader went to, else the first that says the same, else the first."""
        if self._pointed or self.has_focus:
            return self.current
        alike = (each for each in self._found if each.level == "same statement")
        return next(alike, next(iter(self._found), None))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Where the reader comes here, show what the highlighted passage shares, and what the keys do."""
        super().watch_has_focus(_has_focus)
        if _has_focus and self.current:
            self.post_message(self.Pointed(self.current))
        self._name_keys()

    def _name_keys(self) -> None:
        keys = (
            self._keyed(_(KEYS)) if self.has_focus and self._found else _(BY_WORDS) if self._by_words else ""
        )
        words = keys if self._complete else _(PREPARING)
        room = max(0, self.outer_size.width - FRAME)
        self.border_subtitle = fitting(words, room) or shorten(words, room)

    def _keyed(self, sentence: str) -> str:
        from tui.keys.keys_of import with_keys

        return with_keys(self.app, sentence)

    def on_resize(self) -> None:
        """More or less room, for the line below as well."""
        self._name_keys()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.current and self.has_focus:
            self._pointed = True
            self.post_message(self.Pointed(self.current))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.current:
            self.post_message(self.Chosen(self.current))

    async def action_decide(self, same: bool) -> None:
        """Say that the highlighted passage renders the same statement, or that it does not.

        Where words are selected, the key for yes copies them, as in other panes.
        """
        if same and self.text_selection is not None:
            await self.run_action("screen.copy")
        elif self.current:
            self.post_message(self.Decided(self.current, same))


def _first(_found: Sequence[Related]) -> None:
    """Begin at the top."""


def key_of(related: Related) -> Key:
    """The place of a related passage."""
    return related.passage.article, related.start
