"""The renderings of one statement, to read, hold against each other and decide upon."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.language.fold import fold
from search.library import Library
from search.model import Article, Rendering, Span, Statement
from search.speech import N_, _, plural
from search.statements.renditions import head_of, once, times
from tui.screens.passages import InUse, PassageScreen, of_span
from tui.screens.statement_changes import ALONE, NO_FIT, Place, StatementDialog
from tui.widgets.dialog import BACK, Hint
from tui.widgets.pane_list import Row
from tui.widgets.statement_rows import rendering_row, speaker_of

Stand = tuple[int, int]
"""An article, and where a rendering begins in it."""

GONE = N_("This statement is not there any more; go back to the list.")


class RenderingsScreen(StatementDialog, PassageScreen):
    """Below the renderings stand those that are perhaps others; `others` are all statements by their ids."""

    BINDINGS = [
        Binding("O", "leave", "Back", show=False, id="renderings.leave", tooltip="Back to the statements"),
        Binding("c", "compare", "Compare", id="desk.compare", tooltip="This one beside the first or marked"),
        Binding("m", "mark", "Mark", id="renderings.mark", tooltip="Mark the one to compare others with"),
        Binding("y", "confirm", "Confirm", id="renderings.confirm", tooltip="Yes: it says the same"),
        Binding("d", "reject", "Reject", id="renderings.reject", tooltip="No: it is another statement"),
        Binding("e", "export", "Export", id="desk.export", tooltip="Write these renderings to a new file"),
    ]

    PLACEHOLDER = N_("Words, a language or a file")

    def __init__(
        self,
        library: Library,
        statement: Statement,
        heads: dict[int, Article],
        others: Mapping[str, Statement],
    ) -> None:
        super().__init__(library)
        self.statement = statement
        self.heads = heads
        self.others = others
        self.shown = once(statement)
        self.marked = _origin(statement, head_of(statement))
        self._decided: Stand | None = None  # of the rendering that was decided about last
        self._wanted: Stand | None = None  # of the one to highlight next

    def on_mount(self) -> None:
        """Show the renderings."""
        self.dialog.offer(
            Hint(_("Enter opens")),
            Hint(_("c compare"), "compare"),
            Hint(_("m mark"), "mark"),
            Hint(_("y confirm"), "confirm"),
            Hint(_("d reject"), "reject"),
            Hint(_("b bookmark"), "bookmark"),
            Hint(_("o outside"), "outside"),
            BACK,
        )
        self.narrow()

    def gather(self) -> None:
        """Ask for the statement of the marked rendering, as it is now."""
        self._ask()

    @work(thread=True, exclusive=True, group="statements", exit_on_error=False)
    def _ask(self) -> None:
        own = next(filter(self._is_marked, self.statement.renderings), self.statement.renderings[0])
        try:
            found = self.library.statement_index.at(own)
            others = {each.id: each for each in self.library.statements()}
        except (HexaplaError, OSError):
            found, others = None, {}
        if not get_current_worker().is_cancelled:
            self.go_on(self._gathered, found, others)

    def _gathered(self, found: Statement | None, others: Mapping[str, Statement]) -> None:
        if self.is_attached:
            self.statement = found or self.statement
            self.others = others
            self.remark("" if found else _(GONE))
            self.narrow()

    def narrow(self) -> None:
        """The renderings that fit the line, then those that are perhaps others."""
        words, row = fold(self.words).split(), self.rows.highlighted or 0
        wanted = (self._wanted, self.current and _stand(self.current))
        every = once(self.statement)
        perhaps = [each for other in self._perhaps() for each in once(other)]
        self.shown = [
            r
            for r in (*every, *perhaps)
            if all(word in fold(f"{r.file} {r.lang} {r.how} {r.speaker} {r.text}") for word in words)
        ]
        self.rows.say(_(NO_FIT))
        stands = list(map(_stand, self.shown))
        here = next((stands.index(each) for each in wanted if each in stands), row)
        if self._wanted in stands:
            self._wanted = None
        self.rows.show_rows([self._row(each, each in perhaps) for each in self.shown], here)
        self.dialog.entitle(
            speaker_of(self.statement) or _("Statement"),
            plural("{count:,} rendering", "{count:,} renderings", len(every)),
            _("perhaps {count:,} more").format(count=len(perhaps)) if perhaps else "",
            _("decided by hand") if self.statement.by_hand else "",
        )

    def _perhaps(self) -> list[Statement]:
        return [other for id in self.statement.perhaps if (other := self.others.get(id))]

    def _row(self, each: Rendering, perhaps: bool) -> Row:
        return self.drawn(
            rendering_row,
            each,
            self.heads.get(each.article),
            marked=self._is_marked(each),
            times=times(self.statement, each),
            perhaps=perhaps,
        )

    def _is_marked(self, rendering: Rendering) -> bool:
        return _stand(rendering) == _stand(self.marked)

    @property
    def current(self) -> Rendering | None:
        """The highlighted rendering."""
        return self.rows.among(self.shown)

    @property
    def in_use(self) -> InUse | None:
        """The words of the highlighted rendering."""
        here = self.current
        return of_span(here.article, here.start, here.end) if here else None

    @property
    def other(self) -> Rendering | None:
        """What the highlighted one is held against: the marked one, else the first other."""
        others = [each for each in once(self.statement) if each != self.current]
        return next(filter(self._is_marked, others), others[0] if others else None)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:
            self.dismiss((self.current.article, self.current.start))

    # -- what the reader does --------------------------------------------------------------------

    def action_mark(self) -> None:
        """Hold others against the highlighted rendering."""
        if self.current:
            self.marked = self.current
            self.narrow()

    def action_compare(self) -> None:
        """The highlighted rendering beside the marked one, difference by difference."""
        from tui.screens.compare import CompareScreen, Stretch

        one, other = self.other, self.current
        if one is None or other is None:
            self.notify(_(ALONE), timeout=3)
            return
        here, there = (Stretch(each.article, Span(each.start, each.end)) for each in (one, other))

        def compared(place: Place | None) -> None:
            if place:
                self.dismiss(place)

        self.app.push_screen(CompareScreen(self.library, here, there), compared)

    def action_confirm(self) -> None:
        """State that the highlighted rendering says the same as the marked one."""
        one, other = self.other, self.current
        if one is None or other is None:
            self.notify(_(ALONE), timeout=3)
            return
        self._decided = _stand(other)
        self.change(lambda: self.library.confirm(one, other))

    def action_reject(self) -> None:
        """State that the highlighted rendering is none of this statement, or that both are two."""
        one, other = self.other, self.current
        if one is None or other is None:
            self.notify(_(ALONE), timeout=3)
            return
        self._decided = _stand(other)
        if self._is_marked(other):
            self.marked = one
        if other in self.statement.renderings:
            self.change(lambda: self.library.split(self.statement, other))
        else:
            self.change(lambda: self.library.reject(one, other))

    def action_undo(self) -> None:
        """Take back the last change; the rendering that it was about is highlighted again."""
        self._wanted = self._decided
        super().action_undo()

    def action_export(self) -> None:
        """Ask where to keep the statement, with all its renderings."""
        from tui.screens.statements_file import statements_file

        self.app.push_screen(statements_file(self.library, [self.statement], self.heads))


def _stand(rendering: Rendering) -> Stand:
    return rendering.article, rendering.start


def _origin(statement: Statement, rendering: Rendering) -> Rendering:
    """The rendering itself, or the one that it repeats."""
    return next((r for r in statement.renderings if (r.article, r.start) == rendering.copy_of), rendering)
