"""The keys of the desk, declared once: footer, help and palette are made from this table.

Movement inside a pane belongs to its widget; here stand the keys that mean the same in every pane.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

SHOWN = frozenset({"search", "why", "people", "bookmark", "articles", "compare", "help", "leave"})
"""Those at the foot of the desk; the help tells of all."""

DISPLAYED = {"f1,question_mark": "?", "f2": "F2"}


def _key(keys: str, action: str, words: str, tooltip: str, name: str = "") -> Binding:
    """A key of the desk; its id ends in `name`, which is that of the action where none is given."""
    name = name or action.replace("_", "-")
    return Binding(
        keys,
        action,
        words,
        show=name in SHOWN,
        key_display=DISPLAYED.get(keys),
        id=f"desk.{name}",
        tooltip=tooltip,
    )


DESK_KEYS: list[BindingType] = [
    _key("slash", "search", "Search", "Search all languages"),
    _key("ctrl+g", "search_here", "Search here", "Search only in this article"),
    _key("n", "next_hit", "Next hit", "Go to the next hit, in any article"),
    _key("N", "previous_hit", "Previous hit", "Go to the hit before"),
    _key(
        "w", "context", "In context", "Every place of the last search, one a line with what stands around it"
    ),
    _key(
        "asterisk",
        "search_selection",
        "Search these words",
        "Search the selected words, or a word or name of the sentence, which you choose",
    ),
    _key(
        "right_square_bracket",
        "next_mark",
        "Next quote",
        "Go to the next quote; in the raw text, to the next repair",
        "next-quote",
    ),
    _key(
        "left_square_bracket",
        "previous_mark",
        "Previous quote",
        "Go to the quote or repair before",
        "previous-quote",
    ),
    _key(
        "comma",
        "group_quotes",
        "Order",
        "Another order of the list in use: the quotes by person, or the articles",
    ),
    _key("W", "why", "Why", "Show why a quote has its speaker, or take it away"),
    _key("S", "people", "People", "List who speaks in all articles, and what about"),
    _key(
        "O",
        "statements",
        "Statements",
        "List what is said in all articles, each statement once with all its renderings",
    ),
    _key(
        "number_sign",
        "figures",
        "Figures",
        "List the figures and dates of all articles, those that differ first",
    ),
    _key("T", "timeline", "Timeline", "List the events that the articles date"),
    _key("C", "coverage", "Coverage", "Show what this article alone has, and what only the others have"),
    _key("b", "bookmark", "Bookmark", "Keep the quote or passage in the bookmarks file"),
    _key("B", "bookmarks", "Bookmarks", "List what was kept"),
    _key("a", "annotate", "Note", "Write a note and tags for the bookmark here"),
    _key("e", "export", "Export", "Write the quotes, the related passages or the bookmarks to a new file"),
    _key("E", "edit", "Edit file", "Open the bookmarks file in $EDITOR"),
    _key("z", "undo", "Undo", "Undo your newest decision: a bookmark, statement, word pair or person"),
    _key("ctrl+y", "redo", "Redo", "Do again what was undone"),
    _key("J", "article(1)", "Next article", "Open the next article", "next-article"),
    _key("K", "article(-1)", "Previous article", "Open the article before", "previous-article"),
    _key("u", "read", "Read/unread", "Mark the article as read, or as unread"),
    _key("U", "next_unread", "Next unread", "Go to the next article that was not read"),
    _key("H", "back", "Back", "Go back to where you came from"),
    _key("L", "forward", "Forward", "Go forward again"),
    _key("tab", "pane(1)", "Next pane", "Go to the next pane", "next-pane"),
    _key("shift+tab", "pane(-1)", "Previous pane", "Go to the pane before", "previous-pane"),
    _key("l,right", "pane(1)", "Pane right", "Go to the pane on the right", "pane-right"),
    _key("h,left", "pane(-1)", "Pane left", "Go to the pane on the left", "pane-left"),
    _key("1", "show_pane('articles')", "Articles", "Open or close the list of articles", "articles"),
    _key("2", "show_pane('text')", "Article", "Go to the article", "text"),
    _key("3", "show_pane('quotes')", "Quotes", "Go to its quotes", "quotes"),
    _key("4", "show_pane('related')", "Related", "Go to the related passages", "related"),
    _key("5", "bookmarks", "Bookmarks", "List what was kept", "bookmarks-pane"),
    _key("r", "pin", "Pin related", "Keep the related passages, or let them follow"),
    _key(
        "f",
        "filter_related",
        "Filter",
        "Narrow the list in use: related passages to a language, or the articles",
    ),
    _key("F", "unfilter_related", "No filter", "Show the whole list in use again"),
    _key("p", "fold", "Folded parts", "Show what is folded: disclaimers, labels, prompts; or fold it again"),
    _key("R", "raw", "Raw text", "Switch between the raw text, repairs marked, and the cleaned"),
    _key("y", "copy", "Copy", "Copy the selected words, else the quote or passage, as the author wrote them"),
    _key("Y", "copy_cited", "Copy cited", "Copy the quote or passage with who said it and where it is from"),
    _key(
        "o",
        "outside",
        "Open outside",
        "Open the article's page in the browser, else its file in its own program",
    ),
    _key("m", "mark_place", "Mark place", "Keep this place under a letter"),
    _key(
        "apostrophe",
        "go_to_mark",
        "Go to mark",
        "Go to the place kept under a letter; a second ' goes where the last jump came from",
    ),
    _key(
        "t",
        "script",
        "Chinese script",
        "Show Chinese as it was written, in Simplified or in Traditional characters",
    ),
    _key("i", "info", "About it", "Tell about this article: source, languages, repairs, notes"),
    _key("I", "encoding", "Encoding", "Choose the encoding that this file is read in, by its words"),
    _key("c", "compare", "Compare", "Put the quote or sentence beside the related passage"),
    _key("equals_sign", "copies", "Copies", "List the near copies of this article and what differs"),
    _key(
        "x",
        "word",
        "Word pair",
        "What the selected word, or one of the sentence, is called in other languages",
    ),
    _key("X", "glossary", "Glossary", "List the word pairs: confirm, delete, export"),
    _key("full_stop", "rescan", "Look again", "Look for new, changed and gone files in the folder"),
    _key("D", "files", "Files", "List every file of the folder and how it was read"),
    _key("plus", "zoom(1)", "Zoom in", "Give this pane more room", "zoom-in"),
    _key("underscore", "zoom(-1)", "Zoom out", "Give it less room", "zoom-out"),
    _key("backslash", "columns", "Columns", "1, 2 or 3 columns, or by width"),
    _key("f2", "tour", "Tour", "Show the five keys of the start, one by one"),
    _key("f1,question_mark", "help", "Help", "Show all keys"),
    _key("escape", "clear", "Clear", "Clear the selection, then the evidence, then the hits"),
    _key("q", "leave", "Quit", "Back one level; from the desk, quit"),
]
