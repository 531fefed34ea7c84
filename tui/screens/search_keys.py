"""The keys of the search, declared once; letters are for the list, in the line they are letters."""

from __future__ import annotations

from textual.binding import Binding, BindingType

SEARCH_KEYS: list[BindingType] = [
    Binding(
        "escape,q", "leave", "Leave", id="search.leave", tooltip="Out of the facets, then out of the search"
    ),
    Binding(
        "tab",
        "scope",
        "All or this article",
        id="search.scope",
        priority=True,
        tooltip="Search all articles, or only the open one",
    ),
    Binding(
        "ctrl+t",
        "exact",
        "Exact words",
        id="search.exact",
        tooltip="Only the typed words, in both Chinese scripts; or also other words and meaning",
    ),
    Binding(
        "ctrl+n",
        "respell",
        "Did you mean",
        show=False,
        id="search.respell",
        tooltip="Take the spelling that is offered, then the next one",
    ),
    Binding(
        "ctrl+r",
        "recall",
        "Kept searches",
        id="search.recall",
        tooltip="Choose among kept and recent searches",
    ),
    Binding("ctrl+o", "keep", "Keep it", id="search.keep", tooltip="Keep this search under a name"),
    Binding(
        "down",
        "results",
        "To the passages",
        show=False,
        id="search.results",
        tooltip="From the line to the passages",
    ),
    Binding(
        "slash",
        "line",
        "To the line",
        show=False,
        key_display="/",
        id="search.line",
        tooltip="From the passages to the line",
    ),
    Binding(
        "f",
        "facets",
        "Facets",
        show=False,
        id="search.facets",
        tooltip="In the list: languages, sources, months and people with their counts",
    ),
    Binding(
        "F",
        "widen",
        "All again",
        show=False,
        id="search.widen",
        tooltip="In the list: take everything out of the line that narrows it",
    ),
    Binding(
        "comma",
        "order",
        "Group",
        show=False,
        key_display=",",
        id="search.order",
        tooltip="In the list: by article, by month, or the best first; hits are walked in this order",
    ),
    Binding(
        "w",
        "context",
        "In context",
        show=False,
        id="desk.context",
        tooltip="In the list: every place of the words, one a line with what stands around it",
    ),
    Binding(
        "e",
        "export",
        "Export",
        show=False,
        id="desk.export",
        tooltip="In the list: write the passages to a new file",
    ),
]
