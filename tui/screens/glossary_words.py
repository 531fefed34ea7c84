"""A small choice: which of the words of a sentence is meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import OptionList

from search.model import Span
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.glossary_rows import word_row
from tui.widgets.pane_list import PaneList

NOTHING = "There is no word here that a glossary could hold."
HINTS = (Hint("Enter shows other languages"), BACK)


class GlossaryWordsScreen(ModalScreen["Span | None"]):
    """Gives back the place of a word, or None."""

    BINDINGS = [Binding("escape,q,x", "leave", "Back", id="glossary-words.leave", tooltip="Choose none")]

    rows = query_one(PaneList)

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        super().__init__()
        self.text = text
        self.spans = spans

    def compose(self) -> ComposeResult:
        """One row a word."""
        with Dialog("Which word?", hints=HINTS, classes="small fitted"):
            yield PaneList(title="", empty=NOTHING, id="words")

    def on_mount(self) -> None:
        """Fill the list."""
        self.rows.show_rows([partial(word_row, span.of(self.text)) for span in self.spans])
        self.rows.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.spans[event.option_index])

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)
