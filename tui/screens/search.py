"""One line that searches all languages; the passages found stand below it while one types."""

from __future__ import annotations

from textual import on
from textual.widgets import Input, OptionList

from tui.reader.hits import Walk
from tui.reader.query_line import narrowed, narrows, widened
from tui.screens.passages import InUse, PassageScreen, of_span
from tui.screens.search_asking import ORDERS, AskingScreen, Found
from tui.screens.search_keys import SEARCH_KEYS


class SearchScreen(AskingScreen, PassageScreen):
    """Gives back the places as a walk that stands at the chosen one, or None."""

    BINDINGS = SEARCH_KEYS

    # -- the facets --------------------------------------------------------------------------------

    def action_facets(self) -> None:
        """To the facets, or back from them."""
        if self.has_class("-facets"):
            self._close_facets()
        elif self.facets.option_count and self.facets.highlighted is not None:
            self.add_class("-facets")
            self.set_focus(self.facets)

    def _close_facets(self) -> None:
        self.remove_class("-facets")
        self.set_focus(self.passages)

    @on(OptionList.OptionSelected, "#facets")
    def _narrow(self, event: OptionList.OptionSelected) -> None:
        narrow = self.facets.narrow_at(event.option_index)
        if narrow in narrows(self.line.value):
            self.write(widened(self.line.value, [narrow]))
        elif narrow:
            self.write(narrowed(self.line.value, narrow))
        self._close_facets()

    def action_widen(self, which: int | None = None) -> None:
        """Take one part, or all, out of the line that narrow it."""
        active = narrows(self.line.value)
        if active:
            self.write(widened(self.line.value, active if which is None else active[which : which + 1]))

    # -- the passages ------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.wished = self.answered != self.question
        if self.wished:
            self.ask()  # Enter came before the answer
        else:
            self.choose(self.passages.chosen or 0)

    @on(OptionList.OptionSelected, "#passages")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        number = self.passages.number_at(event.option_index)
        if number is not None:
            self.choose(number)

    @property
    def in_use(self) -> InUse | None:
        """The passage of the list."""
        number = self.passages.chosen
        if number is None:
            return None
        passage = self.passages.hits[number].passage
        return of_span(passage.article, passage.start, passage.end)

    def choose(self, number: int) -> None:
        """Leave to the first place of a passage."""
        hits = self.passages.hits
        if hits and self.answered == self.question:
            self._leave_to(Walk.of_hits(hits, number))

    def _leave_to(self, walk: Walk) -> None:
        self.app.run_worker(
            lambda line=self.question.line: self.library.recent_searches.add(line),
            thread=True,
            group="recent",
            exit_on_error=False,
        )
        self.dismiss(Found(walk, self.question))

    def action_results(self) -> None:
        """From the line to the passages, there or to come; where nothing was found, to what narrows it."""
        if self.line.value.strip() and self.answered != self.question:
            self.awaited = True
            self.set_focus(self.passages)
            self.ask()
        elif self.results.hits:
            self.set_focus(self.passages)
        elif not self.has_class("-facets"):
            self.action_facets()

    def action_order(self) -> None:
        """The passages by article, by month, or the best first."""
        orders = list(ORDERS)
        self.manner.order = orders[(orders.index(self.manner.order) + 1) % len(orders)]
        self.passages.show(self.results.hits, self.manner.order, same=True)
        self.entitle()

    def action_context(self) -> None:
        """Every place of the words in its context; what is chosen there is opened."""
        from tui.screens.kwic import KwicScreen

        def chosen(walk: Walk | None) -> None:
            if walk:
                self._leave_to(walk)

        if self.line.value.strip():
            self.app.push_screen(KwicScreen(self.library, self.question), chosen)

    def action_export(self) -> None:
        """Write the passages, in their order, to a new file."""
        from tui.screens.exporting import export_hits

        export_hits(self.app, self.library, self.passages.hits, self.line.value.strip())

    def action_leave(self) -> None:
        """Out of the facets, else leave without opening a hit; n still finds the way to those listed."""
        hits = self.passages.hits
        if self.has_class("-facets"):
            self._close_facets()
        elif hits and self.answered == self.question:
            self.dismiss(Found(Walk.of_hits(hits, self.passages.chosen or 0), self.question, left=True))
        else:
            self.dismiss(None)
