"""The keys of the desk, declared once: footer, help and palette are made from this table.

Movement inside a pane belongs to its widget; here stand the keys that mean the same in every pane.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

DESK_KEYS: list[BindingType] = [
    Binding("slash", "search", "Search", key_display="/", id="desk.search", tooltip="Search all languages"),
    Binding(
        "ctrl+g",
        "search_here",
        "Search here",
        show=False,
        id="desk.search-here",
        tooltip="Search only in this article",
    ),
    Binding(
        "n",
        "next_hit",
        "Next hit",
        show=False,
        id="desk.next-hit",
        tooltip="Go to the next hit, in any article",
    ),
    Binding(
        "N",
        "previous_hit",
        "Previous hit",
        show=False,
        id="desk.previous-hit",
        tooltip="Go to the hit before",
    ),
    Binding(
        "asterisk",
        "search_selection",
        "Search these words",
        show=False,
        key_display="*",
        id="desk.search-selection",
        tooltip="Search the selected words, or the names of the sentence",
    ),
    Binding(
        "right_square_bracket",
        "next_quote",
        "Next quote",
        key_display="]",
        id="desk.next-quote",
        tooltip="Go to the next quote of the article",
    ),
    Binding(
        "left_square_bracket",
        "previous_quote",
        "Previous quote",
        show=False,
        key_display="[",
        id="desk.previous-quote",
        tooltip="Go to the quote before",
    ),
    Binding(
        "b",
        "bookmark",
        "Bookmark",
        id="desk.bookmark",
        tooltip="Keep the quote or passage in the bookmarks file",
    ),
    Binding("B", "bookmarks", "Bookmarks", id="desk.bookmarks", tooltip="List what was kept"),
    Binding(
        "a",
        "annotate",
        "Note",
        show=False,
        id="desk.annotate",
        tooltip="Write a note and tags for the bookmark here",
    ),
    Binding("z", "undo", "Undo", show=False, id="desk.undo", tooltip="Undo the last change of the bookmarks"),
    Binding("ctrl+y", "redo", "Redo", show=False, id="desk.redo", tooltip="Do again what was undone"),
    Binding(
        "J", "article(1)", "Next article", show=False, id="desk.next-article", tooltip="Open the next article"
    ),
    Binding(
        "K",
        "article(-1)",
        "Previous article",
        show=False,
        id="desk.previous-article",
        tooltip="Open the article before",
    ),
    Binding("H", "back", "Back", show=False, id="desk.back", tooltip="Go back to where you came from"),
    Binding("L", "forward", "Forward", show=False, id="desk.forward", tooltip="Go forward again"),
    Binding("tab", "pane(1)", "Next pane", show=False, id="desk.next-pane", tooltip="Go to the next pane"),
    Binding(
        "shift+tab",
        "pane(-1)",
        "Previous pane",
        show=False,
        id="desk.previous-pane",
        tooltip="Go to the pane before",
    ),
    Binding(
        "l,right",
        "pane(1)",
        "Pane right",
        show=False,
        id="desk.pane-right",
        tooltip="Go to the pane on the right",
    ),
    Binding(
        "h,left",
        "pane(-1)",
        "Pane left",
        show=False,
        id="desk.pane-left",
        tooltip="Go to the pane on the left",
    ),
    Binding(
        "1",
        "show_pane('articles')",
        "Articles",
        id="desk.articles",
        tooltip="Open or close the list of articles",
    ),
    Binding("2", "show_pane('text')", "Article", show=False, id="desk.text", tooltip="Go to the article"),
    Binding("3", "show_pane('quotes')", "Quotes", show=False, id="desk.quotes", tooltip="Go to its quotes"),
    Binding(
        "4",
        "show_pane('related')",
        "Related",
        show=False,
        id="desk.related",
        tooltip="Go to the related passages",
    ),
    Binding(
        "5", "bookmarks", "Bookmarks", show=False, id="desk.bookmarks-pane", tooltip="List what was kept"
    ),
    Binding(
        "r",
        "pin",
        "Pin related",
        show=False,
        id="desk.pin",
        tooltip="Keep the related passages, or let them follow",
    ),
    Binding(
        "plus",
        "zoom(1)",
        "Zoom in",
        show=False,
        key_display="+",
        id="desk.zoom-in",
        tooltip="Give this pane more room",
    ),
    Binding(
        "underscore",
        "zoom(-1)",
        "Zoom out",
        show=False,
        key_display="_",
        id="desk.zoom-out",
        tooltip="Give it less room",
    ),
    Binding(
        "backslash",
        "columns",
        "Columns",
        show=False,
        key_display="\\",
        id="desk.columns",
        tooltip="1, 2 or 3 columns, or by width",
    ),
    Binding("f1,question_mark", "help", "Help", key_display="?", id="desk.help", tooltip="Show all keys"),
    Binding(
        "escape", "clear", "Clear", show=False, id="desk.clear", tooltip="Clear the selection, then the hits"
    ),
    Binding("q", "leave", "Quit", id="desk.leave", tooltip="Back one level; from the desk, quit"),
]
