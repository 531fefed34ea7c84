"""What is known of one article, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one

from search.library import Library
from search.model import Article
from search.speech import _, plural
from tui.reader.about import Fact, about
from tui.screens.copying import copy
from tui.screens.modal import Modal
from tui.widgets.dialog import Dialog, Hint
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import paragraph

LABEL = 16  # cells of the column of labels
NARROW = 56  # below this many cells the label stands above what it says


def facts(
    library: Library,
    heads: Iterable[Article],
    article: Article,
    copies: Iterable[Article],
    raw_key: str,
    fold_key: str,
) -> list[Fact]:
    """The facts of an article of a library; the keys are those of `about`."""
    record = library.store.files().get(article.file)
    items = sum(head.file == article.file for head in heads)
    notes = record.notes if record else ()
    told = about(article, items, notes, copies, raw_key, fold_key, library.origins(article))
    if record is None:
        return told
    size = plural("{count} byte", "{count} bytes", record.size)
    after = next((n for n, fact in enumerate(told) if fact.label == _("file")), len(told) - 1) + 1
    return [*told[:after], Fact(_("file size"), (size,)), *told[after:]]


def fact_row(fact: Fact, width: int) -> Content:
    """The label on the left, the words beside it; above it where there is little room."""
    label = Content.styled(fact.label, "$text-accent")
    if width < NARROW:
        lines = [paragraph(line, width) for line in fact.lines]
        return Content("\n").join([label, *lines])
    rows = [row for line in fact.lines for row in paragraph(line, width - LABEL).split("\n")]
    padded = [label.pad_right(LABEL - label.cell_length), *[Content(" " * LABEL)] * (len(rows) - 1)]
    beside = [Content.assemble(left, right) for left, right in zip(padded, rows, strict=True)]
    return Content("\n").join(beside)


class InfoScreen(Modal[None]):
    """A list to read; a fact can be copied."""

    BINDINGS = [
        Binding("escape,q,i", "dismiss", "Back", id="info.leave", tooltip="Back to the article"),
        Binding("y", "copy", "Copy", id="desk.copy", tooltip="Copy the words of this row"),
        Binding("Y", "copy_all", "Copy all", id="desk.copy-cited", tooltip="Copy all that is told here"),
        Binding(
            "I",
            "encoding",
            "Encoding",
            id="desk.encoding",
            tooltip="Choose the encoding that the file is read in, by the words that each would give",
        ),
    ]

    rows = query_one(PaneList)

    def __init__(self, facts: Sequence[Fact], file: str) -> None:
        """The facts of an article that stands in `file`."""
        super().__init__()
        self.facts = facts
        self.file = file

    def compose(self) -> ComposeResult:
        """One row a fact."""
        hints = (
            Hint(_("y copies a row"), "copy"),
            Hint(_("Y copies all"), "copy_all"),
            Hint(_("I encoding"), "encoding"),
            Hint(_("Esc back"), "dismiss"),
        )
        with Dialog(_("About this article"), hints=hints, classes="fitted"):
            yield PaneList(title="", empty="", id="facts")

    def on_mount(self) -> None:
        """Fill the list."""
        self.rows.show_rows([partial(fact_row, fact) for fact in self.facts])
        self.rows.focus()

    def action_encoding(self) -> None:
        """Choose in which encoding the file is read."""
        from tui.keys.line_commands import desk_of
        from tui.screens.encodings import choose_encoding

        choose_encoding(desk_of(self.app), self.file)

    def action_copy_all(self) -> None:
        """Copy every fact with its label."""
        copy(self.app, "\n".join(f"{fact.label}: {fact.words}" for fact in self.facts))

    def action_copy(self) -> None:
        """Copy the selected words, else the highlighted fact."""
        copy(self.app, self.get_selected_text() or self.facts[self.rows.highlighted or 0].words)
