"""Every file of the folder: how it was read, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList

from search.library import Library
from search.model import Article, Report
from search.speech import N_, _
from tui.keys.keys_of import with_keys
from tui.output.states import ORDER, WORDS, FileState, State, file_states, tally
from tui.screens.filtered import FilteredScreen
from tui.screens.outside import place_of
from tui.text.safe import one_line
from tui.widgets.dialog import BACK, Hint
from tui.widgets.rows import MUTED, paragraph, two_ends

STYLES = {"not read": "$text-error", "in part": "$text-warning", "with notes": "$text-warning"}


def states(library: Library, heads: Iterable[Article], report: Report | None) -> list[FileState]:
    """By the last reading; before the first one is done, by the record."""
    return file_states(heads, report or Report(skipped=tuple(library.skipped())))


def file_row(state: FileState, width: int) -> Content:
    """The file and its state in one line, below it what there is to say."""
    name = Content.styled(one_line(state.file), "bold")
    sign = Content.styled(_(WORDS[state.state]), STYLES.get(state.state, MUTED))
    words = paragraph(state.words, width, most=3).stylize(MUTED)
    return Content("\n").join([two_ends(name, sign, width), words, Content("")])


class FilesScreen(FilteredScreen["int | None"]):
    """Gives back the article to open, or None."""

    BINDINGS = [
        Binding("D", "leave", "Back", show=False, id="files.leave", tooltip="Back to the desk"),
        Binding("f", "next_state", "Filter", id="files.filter", tooltip="Only files of the next state"),
        Binding("F", "all_states", "No filter", id="files.unfilter", tooltip="Files of all states again"),
        Binding(
            "o",
            "outside",
            "Open outside",
            show=False,
            id="desk.outside",
            tooltip="Open the file in its own program, an article's page in the browser",
        ),
        Binding(
            "I",
            "encoding",
            "Encoding",
            id="desk.encoding",
            tooltip="Choose the encoding that the file is read in, by the words that each would give",
        ),
    ]
    PLACEHOLDER = N_("Words of a name or of a reason")
    EMPTY = N_("There are no files here yet; what you put into the folder appears by itself.")

    def __init__(self, states: Sequence[FileState], library: str) -> None:
        super().__init__()
        self.states = states
        self.library = library
        self.state: State | None = None
        self.found: list[FileState] = []

    def on_mount(self) -> None:
        """Every file."""
        self.line.placeholder = _(self.PLACEHOLDER)
        self.rows.focus()
        self.narrow()

    def narrow(self) -> None:
        """The files of the wanted state whose names or reasons have the words."""
        words = self.words.casefold().split()
        self.found = [each for each in self.states if self._fits(each, words)]
        self.rows.say(
            with_keys(self.app, _("No file fits; {files.unfilter} and Esc show all again."))
            if self.states
            else _(self.EMPTY)
        )
        self.rows.show_rows([partial(file_row, state) for state in self.found])
        number = _("{n} shown").format(n=f"{len(self.found):,}")
        shown = "" if len(self.found) == len(self.states) else number
        self.dialog.entitle(
            _("Files of {library}").format(library=self.library),
            _("only: {state}").format(state=_(WORDS[self.state])) if self.state else shown,
            *tally(self.states).split(" · "),
        )
        self.dialog.offer(
            Hint(_("Enter opens")),
            Hint(_("f by state"), "next_state"),
            Hint(_("/ words"), "line"),
            Hint(_("I encoding"), "encoding"),
            Hint(_("o outside"), "outside"),
            Hint(_("also: hexapla doctor FOLDER")),
            BACK,
        )

    def _fits(self, each: FileState, words: Sequence[str]) -> bool:
        text = f"{each.file}\n{each.words}".casefold()
        return self.state in (None, each.state) and all(word in text for word in words)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        here = self.rows.among(self.found)
        if here and here.article:
            self.dismiss(here.article)
        else:
            self.notify(_("This file gave no article to open."), timeout=3)

    def action_outside(self) -> None:
        """Open the file outside, whether it could be read here or not."""
        from tui.keys.line_commands import desk_of
        from tui.screens.outside import open_outside, open_place

        desk, here = desk_of(self.app), self.rows.among(self.found)
        article = desk.library.article(here.article) if here and here.article else None
        if article:
            open_outside(desk, article)
        else:
            open_place(desk, place_of(desk.library.folder, here.file) if here else "")

    def action_encoding(self) -> None:
        """Choose in which encoding the file is read."""
        from tui.keys.line_commands import desk_of
        from tui.screens.encodings import choose_encoding

        desk, here = desk_of(self.app), self.rows.among(self.found)
        if here and place_of(desk.library.folder, here.file):
            choose_encoding(desk, here.file)
        else:
            self.notify(_("There is no file here to open."), timeout=3)

    def action_next_state(self) -> None:
        """All files, then those of each state that there is."""
        there = [None, *(state for state in ORDER if any(each.state == state for each in self.states))]
        self.state = there[(there.index(self.state) + 1) % len(there)]
        self.narrow()

    def action_all_states(self) -> None:
        """Every file again."""
        self.state = None
        self.narrow()
