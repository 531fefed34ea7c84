"""What the keys of the desk do where one of its helpers does the work."""

from __future__ import annotations

from search.speech import _
from tui.reader.layout import PaneName
from tui.screens.desk_parts import DeskParts


class DeskActions(DeskParts):
    """The named actions; a helper does the work of each."""

    def hint(self, sentence: str) -> None:
        """A short remark that needs no answer."""
        self.notify(sentence, timeout=3, markup=False)

    def keyed(self, sentence: str, **values: object) -> str:
        """A sentence with the keys that are bound now, as `with_keys` fills them in."""
        from tui.keys.keys_of import with_keys

        return with_keys(self.app, sentence, **values)

    # -- the text ------------------------------------------------------------------------------------

    def action_fold(self) -> None:
        """Show what does not belong to the article, or fold it again."""
        if self.page.is_raw:
            self.hint(
                self.keyed(
                    _("The raw text is whole; {desk.raw} shows the cleaned text, in which parts are folded.")
                )
            )
        self.page.toggle_folded()

    def action_raw(self) -> None:
        """Show the text before repairs, or the cleaned one again."""
        self.panes.show_text()
        self.page.toggle_raw()

    def action_script(self) -> None:
        """Show Chinese as it was written, in Simplified or in Traditional characters."""
        from tui.text.characters import next_script

        self.script_chosen = next_script(self.page.script)
        for pane in (self.page, self.quote_list, self.related_list, self.article_list):
            pane.show_script(self.script_chosen)
        if self.page.is_raw:
            self.hint(
                self.keyed(_("The raw text stays as it was written; {desk.raw} shows the cleaned text."))
            )

    def action_mark_place(self) -> None:
        """Keep this place under a letter."""
        self.marking.ask_mark()

    def action_go_to_mark(self) -> None:
        """Go to a place that was kept under a letter."""
        self.marking.ask_jump()

    def action_copy(self) -> None:
        """Copy the selection, quote or passage in use."""
        self.copying.copy()

    def action_copy_cited(self) -> None:
        """Copy it with where it is from."""
        self.copying.copy_cited()

    def action_outside(self) -> None:
        """Open the page or file of the article in use outside."""
        from tui.screens.outside import article_in_use, open_outside

        open_outside(self._desk, article_in_use(self._desk))

    def action_next_mark(self) -> None:
        """Go to the next quote; in the raw text, to the next repair."""
        self.panes.show_text()
        if not self.page.action_next_mark():
            self.hint(
                _("There is no further repair in this article.")
                if self.page.is_raw
                else _("There is no further quote in this article.")
            )

    def action_previous_mark(self) -> None:
        """Go to the quote or repair before."""
        self.panes.show_text()
        if not self.page.action_previous_mark():
            self.hint(
                _("There is no repair before this one.")
                if self.page.is_raw
                else _("There is no quote before this one.")
            )

    # -- quotes and people ---------------------------------------------------------------------------

    def action_group_quotes(self) -> None:
        """List the quotes by person, or in order of the text."""
        if self.panes.active == "articles":
            self.shelving.next_order()
            return
        if not self.quote_list.display:
            self.panes.show("quotes")
        self.by_person = not self.by_person
        self.quote_list.group(self.by_person)

    def action_why(self) -> None:
        """Show why the quote in use has its speaker, or take it away."""
        self.explaining.toggle()

    def action_people(self) -> None:
        """List who speaks in all articles."""
        self.dialogs.people()

    def action_statements(self) -> None:
        """List what is said in all articles, in whatever language."""
        self.dialogs.statements()

    def action_figures(self) -> None:
        """List the figures and dates of all articles."""
        self.dialogs.figures()

    def action_timeline(self) -> None:
        """List the events that the articles date."""
        self.dialogs.timeline()

    def action_coverage(self) -> None:
        """Show what this article alone has, and what only the others have."""
        self.dialogs.coverage()

    # -- search --------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Open the search over all articles."""
        self.finding.ask()

    def action_search_here(self) -> None:
        """Open the search over this article."""
        self.finding.ask(here=True)

    def action_search_selection(self) -> None:
        """Search the selected words, or a word of the sentence under the cursor."""
        self.finding.ask_here()

    def action_next_hit(self) -> None:
        """Go to the next hit of the last search."""
        self.finding.step(1)

    def action_previous_hit(self) -> None:
        """Go to the hit before."""
        self.finding.step(-1)

    def action_context(self) -> None:
        """Show every place of the last search in its context."""
        self.finding.context()

    # -- articles ------------------------------------------------------------------------------------

    def action_article(self, step: int) -> None:
        """Open the next or previous article, the layout kept."""
        self.travelling.beside(step)

    def action_back(self) -> None:
        """Go back in the reading history."""
        self.travelling.back()

    def action_forward(self) -> None:
        """Go forward again."""
        self.travelling.forward()

    def action_read(self) -> None:
        """Say of an article that it is read, or that it is not."""
        self.shelving.toggle_read()

    def action_next_unread(self) -> None:
        """Go to the next article that was not read."""
        self.shelving.next_unread()

    # -- bookmarks and decisions -----------------------------------------------------------------------

    def action_bookmark(self) -> None:
        """Keep the quote or passage in use."""
        self.keeping.keep()

    def action_export(self) -> None:
        """Write what the pane in use lists to a new file."""
        self.dialogs.export()

    def action_edit(self) -> None:
        """Open the bookmarks file in the editor."""
        self.keeping.edit()

    def action_bookmarks(self) -> None:
        """List what was kept."""
        self.keeping.list()

    def action_annotate(self) -> None:
        """Write a note for the bookmark under the cursor."""
        self.keeping.annotate()

    def action_undo(self) -> None:
        """Take back the newest of the reader's own decisions."""
        self.undoing.undo()

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.undoing.redo()

    # -- panes ---------------------------------------------------------------------------------------

    def action_pin(self) -> None:
        """Keep the related passages where they are, or let them follow the cursor."""
        self.following.pin()

    def action_filter_related(self) -> None:
        """Choose the language of the related passages, or what of the articles is listed."""
        if self.panes.active == "articles":
            self.shelving.filter()
        else:
            self.dialogs.languages()

    def action_unfilter_related(self) -> None:
        """Show those of all languages again."""
        if self.panes.active == "articles":
            self.shelving.clear()
        else:
            self.following.filter("")

    def action_compare(self) -> None:
        """Put what is under the cursor beside the related passage in use."""
        if not self.following.when_answered(self.dialogs.compare):
            self.hint(_("Comparing as soon as the passages are here …"))

    def action_pane(self, step: int) -> None:
        """Go to the pane beside this one, around the ends."""
        self.panes.beside(step)

    def action_show_pane(self, name: PaneName) -> None:
        """Go to a pane; the list of articles closes on the second press."""
        self.panes.go_to(name)

    def action_zoom(self, step: int) -> None:
        """More or less room for this pane: its share, half, all."""
        self.panes.zoom_by(step)

    def action_columns(self) -> None:
        """By width, then one, two and three columns."""
        self.panes.next_columns()
        self.hint(_("Columns: {number}").format(number=self.panes.wish_in_words))

    # -- the folder ----------------------------------------------------------------------------------

    def action_rescan(self) -> None:
        """Look for new, changed and gone files."""
        self.updating.rescan()

    # -- dialogs -------------------------------------------------------------------------------------

    def action_encoding(self) -> None:
        """Choose in which encoding the file of this article is read."""
        self.dialogs.encoding()

    def action_info(self) -> None:
        """Tell what is known of this article."""
        self.dialogs.info()

    def action_copies(self) -> None:
        """List the near copies and what differs in them."""
        self.dialogs.copies()

    def action_word(self) -> None:
        """Show what a word may be called in other languages."""
        self.dialogs.word()

    def action_glossary(self) -> None:
        """List the word pairs."""
        self.dialogs.glossary()

    def action_files(self) -> None:
        """List how each file was read."""
        self.dialogs.files()

    def action_tour(self) -> None:
        """Show the five keys, one after the other."""
        self.touring.step()

    def action_tour_end(self) -> None:
        """Take the card away."""
        self.touring.end()

    def action_help(self) -> None:
        """Show all keys."""
        self.dialogs.help()

    def action_leave(self) -> None:
        """Back one level: out of the zoom, out of the list of articles, out of the desk."""
        if not self.panes.back_one():
            self.app.exit()
