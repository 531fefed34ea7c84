"""All places that give one value, and below them those that give another value for the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.widgets import OptionList

from search.figures import FigureMention, FigureRow
from search.figures.words import value_words
from search.language.fold import fold
from search.punctuation import labelled
from search.speech import N_, _, plural
from tui.screens.filtered import FilteredScreen
from tui.screens.passages import InUse, PassageScreen, of_span
from tui.widgets.dialog import BACK, Hint
from tui.widgets.figure_rows import RELATION, VALUES, group_row, mention_row
from tui.widgets.pane_list import Row

NO_FIT = N_("No place fits; Esc empties the line.")


class FigurePlacesScreen(FilteredScreen["tuple[int, int] | None"], PassageScreen):
    """Gives back the article and offset of the chosen place, or None."""

    def __init__(self, row: FigureRow, others: Sequence[FigureRow]) -> None:
        super().__init__()
        self.PLACEHOLDER = _("A word of the sentence, or a source")
        self.row = row
        self.others = others
        self.shown: list[FigureMention | None] = []  # None for a heading

    def on_mount(self) -> None:
        """All places."""
        self.dialog.offer(
            Hint(_("Enter goes there")),
            Hint(_("/ filter"), "line"),
            Hint(_("b bookmark"), "bookmark"),
            Hint(_("y copy"), "copy"),
            Hint(_("o outside"), "outside"),
            BACK,
        )
        self.narrow()

    def narrow(self) -> None:
        """The places whose sentence or source fits the line."""
        self.shown = []
        rows: list[Row] = []
        for value in (self.row, *self.others):
            fit = [each for each in value.mentions if self._fits(each)]
            if fit and self.others:
                words = value_words(value) if value is self.row else labelled(_(VALUES), value_words(value))
                self.shown.append(None)
                rows.append(partial(group_row, words))
            self.shown += fit
            rows += [self.drawn(mention_row, each, note=self._note(each)) for each in fit]
        headings = [at for at, each in enumerate(self.shown) if each is None]
        self.rows.say(_(NO_FIT))
        self.rows.show_rows(rows, 0, headings)
        places = sum(each is not None for each in self.shown)
        values = " ≠ ".join(map(value_words, (self.row, *self.others)))
        self.dialog.entitle(values, plural("{count} place", "{count} places", places))

    def _fits(self, mention: FigureMention) -> bool:
        text = fold(f"{mention.sentence} {mention.source} {mention.file}")
        return all(word in text for word in fold(self.words).split())

    def _note(self, mention: FigureMention) -> str:
        notes = [_(RELATION)] if mention in (self.row.relation_differs or ()) else []
        return " · ".join([*notes, _("the earliest dated")] if mention is self._earliest else notes)

    @property
    def _earliest(self) -> FigureMention | None:
        """The place in the article of the first day, where others are of later days."""
        first, *others = self.row.mentions
        days = {each.date[:10] for each in others if each.date} - {first.date[:10]}
        return first if first.date and days else None

    @property
    def current(self) -> FigureMention | None:
        """The place in use."""
        return self.rows.among(self.shown)

    @property
    def in_use(self) -> InUse | None:
        """The sentence of the place."""
        here = self.current
        return of_span(here.article, here.sentence_start, here.sentence_end) if here else None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:
            self.dismiss((self.current.article, self.current.start))
