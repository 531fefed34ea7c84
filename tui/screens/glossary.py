"""The glossary of a library: what a person has decided, and below it what the texts propose."""

from __future__ import annotations

from functools import partial
from typing import TypeAlias

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.glossaries import Entry, Form, Own, WordPair
from search.language.fold import fold
from search.library import Library
from search.speech import N_, _, plural
from tui.keys.keys_of import with_keys
from tui.screens.glossary_changes import GlossaryDialog
from tui.screens.glossary_file import GlossaryFileScreen
from tui.widgets.dialog import BACK, Hint
from tui.widgets.glossary_rows import entry_row, proposal_row
from tui.widgets.pane_list import Row

EMPTY = N_("There are no pairs yet; {desk.word} on a word of an article proposes some.")
NO_FIT = N_("No pair fits; Esc empties the line.")
WAITING = N_("Gathering what the texts give …")
DECIDED = N_("This is decided already: {glossary.delete} takes it out, {desk.undo} undoes.")
KEYS = N_("{glossary.confirm} confirms a proposed pair, {glossary.delete} denies it or takes an entry out.")
ENTRY = (Hint(N_("d takes it out"), "delete"),)
PROPOSAL = (Hint(N_("y confirms"), "confirm"), Hint(N_("d denies"), "delete"))
OTHERS = (Hint(N_("/ filter"), "line"), Hint(N_("e export"), "export"), Hint(N_("z undo"), "undo"), BACK)
MOST = 200
"""Proposals that are asked for."""

Item: TypeAlias = "Entry | WordPair"


class GlossaryScreen(GlossaryDialog):
    """Pairs first, then words that are told apart, then proposals, those with most places first."""

    BINDINGS = [
        Binding("X", "leave", "Back", show=False, id="glossary.leave", tooltip="Back to the text"),
        Binding("y", "confirm", "Confirm", id="glossary.confirm", tooltip="Keep the proposed pair"),
        Binding(
            "d",
            "delete",
            "Delete",
            id="glossary.delete",
            tooltip="Take an entry out, or deny a proposed pair",
        ),
        Binding("e", "export", "Export", id="desk.export", tooltip="Write the pairs for other programs"),
    ]

    PLACEHOLDER = N_("A word in any language")
    WAITING = WAITING

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.own = Own()
        self.proposed: list[WordPair] = []
        self.shown: list[Item] = []

    def on_mount(self) -> None:
        """Gather behind the page."""
        self.dialog.entitle(_("Glossary"), self.library.folder.name)
        self.dialog.offer(*OTHERS)
        self.gather()

    @work(thread=True, exclusive=True, group="glossary", exit_on_error=False)
    def gather(self) -> None:
        """Show what the file states at once, then what the texts give; the newest answer wins."""
        own = self.library.glossary_file.load_kindly()[0]
        problem = " ".join(self.library.glossary_file.problems)
        known = [pair for pair in self.proposed if not _is_decided(pair, own)]
        self._tell(own, known, problem, _(WAITING))
        try:
            found = self.library.propose_all(MOST)
        except (HexaplaError, OSError) as error:
            found, problem = [], f"{problem} {error}".strip()
        self._tell(own, found, problem, with_keys(self.app, _(EMPTY)))

    def _tell(self, own: Own, proposed: list[WordPair], problem: str, empty: str) -> None:
        if not get_current_worker().is_cancelled:
            self.go_on(self._gathered, own, proposed, problem, empty)

    def _gathered(self, own: Own, proposed: list[WordPair], problem: str, empty: str) -> None:
        if not self.is_attached:
            return
        self.own, self.proposed = own, proposed
        self.remark(problem)
        self.rows.say(empty)
        self.narrow()

    def narrow(self) -> None:
        """What fits the line; the highlighted pair stays so, wherever it stands now."""
        here, row = self.current, self.rows.highlighted
        words = fold(self.words).split()
        listed: list[Item] = [*self.own.entries, *self.own.denied, *self.proposed]
        self.shown = [each for each in listed if all(word in _folded(each) for word in words)]
        if listed:
            self.rows.say(_(NO_FIT))
        keys = list(map(_key, self.shown))
        if here and _key(here) in keys:
            row = keys.index(_key(here))
        self.rows.show_rows(list(map(self._row, self.shown)), row)
        pairs = plural("{count:,} pair", "{count:,} pairs", len(self.own.entries))
        self.dialog.entitle(
            _("Glossary"),
            pairs,
            _("{count:,} proposed").format(count=len(self.proposed)) if self.proposed else "",
            self.library.folder.name,
        )

    def _row(self, item: Item) -> Row:
        if isinstance(item, WordPair):
            return partial(proposal_row, item)
        return partial(entry_row, item, item in self.own.entries)

    @property
    def current(self) -> Item | None:
        """The highlighted row."""
        return self.rows.among(self.shown)

    @on(OptionList.OptionHighlighted)
    def _offer(self) -> None:
        self.dialog.offer(*(PROPOSAL if isinstance(self.current, WordPair) else ENTRY), *OTHERS)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.notify(with_keys(self.app, _(KEYS)), timeout=3)

    def action_confirm(self) -> None:
        """Keep the proposed pair."""
        item = self.current
        if isinstance(item, WordPair):
            self._go_on()
            self.change(lambda: self.decisions.confirm(item.one, item.other))
        elif item:
            self.notify(with_keys(self.app, _(DECIDED)), timeout=3)

    def action_delete(self) -> None:
        """Take an entry out, or keep that a proposed pair is none."""
        item = self.current
        if item:
            self._go_on()
        if isinstance(item, WordPair):
            self.change(lambda: self.decisions.deny(item.one, item.other))
        elif item:
            self.change(lambda: self.decisions.drop(item))

    def _go_on(self) -> None:
        """To the next row of the same kind, else the one before: the row that is decided moves away."""
        row, kind = self.rows.highlighted or 0, type(self.current)
        others = (*range(row + 1, len(self.shown)), *range(row - 1, -1, -1))
        alike = (other for other in others if isinstance(self.shown[other], kind))
        self.rows.highlighted = next(alike, row)

    def action_export(self) -> None:
        """Ask for the name of a file."""
        self.app.push_screen(GlossaryFileScreen(self.library))


def _is_decided(pair: WordPair, own: Own) -> bool:
    return own.pairs_of(pair.one, pair.other) or own.denies(pair.one, pair.other)


def _key(item: Item) -> tuple[Form, ...]:
    """What a row is known by, however much the texts say of it."""
    return (item.one, item.other) if isinstance(item, WordPair) else tuple(item)


def _folded(item: Item) -> str:
    return fold(" ".join(form.text for form in _key(item)))
