"""Searches that were kept under names, and those that were asked lately."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from search.errors import SearchesError
from search.language.fold import fold
from search.library import Library
from search.speech import N_, _, plural
from tui.keys.keys_of import with_keys
from tui.reader.hits import Manner
from tui.screens.changing import ChangingScreen
from tui.screens.modal import Modal
from tui.text.safe import one_line, printable
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.pane_list import Row
from tui.widgets.rows import MUTED, paragraph, two_ends

if TYPE_CHECKING:
    from search.searches import Search
    from search.searches.file import SearchesFile

    Listed = Search | str  # a kept search, or a line that was asked lately

MANNERS = {"": "", "article": N_("by article"), "time": N_("by month")}
"""The orders of a kept search, in words."""

EMPTY = N_("No search is kept, and none was asked lately; {search.keep} in the search keeps one.")
NO_FIT = N_("No search fits; Esc empties the line.")
HINTS = (
    Hint(N_("Enter asks it")),
    Hint(N_("r rename"), "rename"),
    Hint(N_("d delete"), "delete"),
    Hint(N_("z undo"), "undo"),
    Hint(N_("/ filter"), "line"),
    BACK,
)


def keep(library: Library, name: str, line: str, manner: Manner) -> str:
    """Keep a line and its manner under a name; what was done, or why not, in one sentence."""
    file = library.searches_file
    try:
        other = file.load().named(name)
        said = file.keep(name, line, exact=manner.exact, order=manner.order)
    except SearchesError as error:
        return str(error)
    return (
        _("{said}, in place of {line}.").format(said=said, line=other.line)
        if other and other.line != line
        else f"{said}."
    )


def kept_row(search: Search, width: int) -> Content:
    """The name, its manner and since when, then the line."""
    name = Content.styled(one_line(search.name), "bold $text-accent")
    told = (_(MANNERS[search.order]), _("exact words") if search.exact else "", one_line(search.added))
    lines = [two_ends(name, Content.styled(" · ".join(filter(None, told)), MUTED), width)]
    if search.line != search.name:
        lines.append(paragraph(search.line, width, most=3))
    return Content("\n").join([*lines, Content("")])


def recent_row(line: str, width: int) -> Content:
    """A line that was asked lately."""
    return Content.assemble(paragraph(line, width, most=3), "\n")


def heading_row(words: str, width: int) -> Content:
    """What the rows below are."""
    return paragraph(words, width, most=1).stylize(MUTED)


class KeptSearchesScreen(ChangingScreen["Search | str | None"]):
    """Gives back the chosen search, as a line alone if it was only asked lately, or None."""

    BINDINGS = [
        Binding(
            "ctrl+r",
            "leave",
            "Back",
            show=False,
            id="kept-searches.leave",
            tooltip="Back to the search as it was",
        ),
        Binding(
            "r", "rename", "Rename", id="kept-searches.rename", tooltip="Give a kept search another name"
        ),
        Binding("d", "delete", "Delete", id="kept-searches.delete", tooltip="Keep or remember it no longer"),
    ]

    PLACEHOLDER = N_("A name, or words of a line")

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.kept: Sequence[Search] = ()
        self.recent: Sequence[str] = ()
        self.shown: list[Listed | None] = []  # None for a heading

    def on_mount(self) -> None:
        """Read both lists behind the page."""
        self.dialog.offer(*HINTS)
        self.rows.focus()
        self.gather()

    @property
    def decisions(self) -> SearchesFile:
        """searches.yaml."""
        return self.library.searches_file

    @work(exclusive=True, group="searches", exit_on_error=False)
    async def gather(self) -> None:
        """Read both lists."""
        self.kept, self.recent, problem = await asyncio.to_thread(self._read)
        self.remark(problem)
        self.dialog.entitle(
            _("Searches"),
            plural("{count:,} kept line", "{count:,} kept lines", len(self.kept)),
            self.library.folder.name,
        )
        self.narrow()

    def _read(self) -> tuple[Sequence[Search], Sequence[str], str]:
        recent = self.library.recent_searches.lines()
        try:
            kept = self.library.searches_file.load()
        except SearchesError as error:
            return (), recent, str(error)
        return kept.searches, recent, " ".join(kept.problems)

    def narrow(self) -> None:
        """The searches that fit the line."""
        at = self.rows.highlighted
        listed = list(self._listed(fold(self.words).split()))
        self.shown = [each for each, _row in listed]
        heads = [row for row, each in enumerate(self.shown) if each is None]
        self.rows.say(_(NO_FIT) if self.words else with_keys(self.app, _(EMPTY)))
        self.rows.show_rows([row for _each, row in listed], at, heads)

    def _listed(self, words: Sequence[str]) -> Iterator[tuple[Listed | None, Row]]:
        kept = [each for each in self.kept if _fits(f"{each.name} {each.line}", words)]
        recent = [each for each in self.recent if _fits(each, words)]
        if kept:
            yield None, partial(heading_row, _("kept searches"))
            yield from ((each, partial(kept_row, each)) for each in kept)
        if recent:
            yield None, partial(heading_row, _("asked lately"))
            yield from ((each, partial(recent_row, each)) for each in recent)

    @property
    def current(self) -> Listed | None:
        """The search in use."""
        return self.rows.among(self.shown)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current is not None:
            self.dismiss(self.current)

    # -- changes -----------------------------------------------------------------------------------

    def action_rename(self) -> None:
        """Give the kept search in use another name."""
        search = self.current
        if search is None or isinstance(search, str):
            said = _("Only a kept search has a name; {search.keep} in the search keeps it.")
            self.app.notify(with_keys(self.app, said), markup=False)
            return
        old = search.name

        def named(new: str | None) -> None:
            if new and new != old:
                self.change(lambda: self.decisions.rename(old, new))

        self.app.push_screen(SearchNameScreen(_("Another name"), old), named)

    def action_delete(self) -> None:
        """Keep or remember the search in use no longer."""
        search = self.current
        if isinstance(search, str):
            self.begin(lambda: _forget(self.library, search))
        elif search is not None:
            name = search.name
            self.change(lambda: self.decisions.drop(name))


def _fits(text: str, words: Sequence[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


def _forget(library: Library, line: str) -> str:
    library.recent_searches.drop(line)
    return _("Forgotten.")


class SearchNameScreen(Modal["str | None"]):
    """Gives back a name, or None."""

    BINDINGS = [Binding("escape", "leave", "Leave", id="search-name.leave", tooltip="Leave it as it is")]

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.title_words = title
        self.name_words = name

    def compose(self) -> ComposeResult:
        """The line, and below it what is missing."""
        hints = (Hint(_("Enter keeps it"), "take"), Hint(_("Esc leaves it"), "leave"))
        with Dialog(self.title_words, hints=hints, classes="small"):
            yield Input(one_line(self.name_words), placeholder=_("A name"), id="name")
            yield Static("", id="remark", classes="warning", markup=False)

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take the name."""
        name = self.query_one(Input).value.strip()
        if name:
            self.dismiss(name)
        else:
            self.query_one("#remark", Static).update(printable(_("Give a name.")))

    def action_leave(self) -> None:
        """Give none."""
        self.dismiss(None)
