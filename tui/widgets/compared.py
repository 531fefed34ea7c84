"""One of two texts that are compared: an article in which kept, changed and missing parts are marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from search.model import NOWHERE, Aligned, Change, Comparison, Frame, Span
from tui.text.comparison import SIGNS, SideName
from tui.text.spans import Spans
from tui.widgets.article import ArticleView
from tui.widgets.page_view import Mark

PAIRS = tuple(f"compare--pair-{number}" for number in range(4))
"""What belongs together has one colour on both sides; after so many they begin anew."""

_RANK: tuple[Change, ...] = ("dropped", "added", "changed", "unsure", "kept")
"""The gravest first."""


class ComparedText(ArticleView, can_focus=True):
    """Compared lines bear signs: = kept, ? unsure, ~ changed, − only in the first, + only here."""

    GUTTER = 4
    MARKS: ClassVar[tuple[str, ...]] = (
        *ArticleView.MARKS,
        "compare--only",
        "compare--changed",
        *PAIRS,
        "compare--words",
        "compare--frame",
    )
    DEFAULT_CSS = """
    ComparedText {
        & > .compare--only { background: $error 18%; }
        & > .compare--changed { background: $warning 12%; }
        & > .compare--words { text-style: bold underline; }
        & > .compare--frame { text-style: bold italic; }
        & > .compare--pair-0 { color: $text-success; }
        & > .compare--pair-1 { color: $text-accent; }
        & > .compare--pair-2 { color: $text-warning; }
        & > .compare--pair-3 { color: $text-secondary; }
        & > .compare--current { background: $accent 30%; }
    }
    """

    def __init__(self, side: SideName, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.side: SideName = side
        self._current: Span | None = None

    def mark(self, comparison: Comparison) -> None:
        """Mark what the comparison says of this text."""
        rows = comparison.rows
        changes = {change: Spans(self._spans(rows, change)) for change in _RANK}
        self.set_signs((SIGNS[change], spans) for change, spans in changes.items())
        self.set_marks("compare--only", Spans([*changes["dropped"], *changes["added"]]))
        self.set_marks("compare--changed", changes["changed"])
        for number, name in enumerate(PAIRS):
            self.set_marks(name, Spans(self._paired(rows, number)))
        words = (row.marks_here if self.side == "here" else row.marks_there for row in rows)
        self.set_marks("compare--words", Spans(span for spans in words for span in spans))
        frame = comparison.frame_here if self.side == "here" else comparison.frame_there
        self.set_marks("compare--frame", Spans(_places(frame)))

    def _spans(self, rows: Sequence[Aligned], change: Change) -> list[Span]:
        spans = (row.here if self.side == "here" else row.there for row in rows if row.change == change)
        return [span for span in spans if span]

    def _paired(self, rows: Sequence[Aligned], number: int) -> list[Span]:
        pairs = [pair for row in rows for pair in row.pairs][number :: len(PAIRS)]
        return [span for pair in pairs for span in (pair.here if self.side == "here" else pair.there)]

    def light(self, index: int | None) -> None:
        """The quote under the cursor keeps the colours of what is compared."""
        super().light(index)
        self._lit = ()

    def light_up(self, span: Span | None) -> None:
        """Show which part the list is at."""
        with self.changing():
            self._current = span

    def passing_marks(self) -> list[Mark]:
        """The part in use, below what moves with the cursor."""
        current = [("compare--current", self._current)] if self._current else []
        return [*self.shown_marks(current), *super().passing_marks()]


def _places(frame: Frame) -> list[Span]:
    return [span for span in (frame.speaker, frame.cue, frame.when) if span != NOWHERE]
