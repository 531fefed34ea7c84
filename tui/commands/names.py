"""The commands of `hexapla`, and where each one lives; a first word that is none of them is a folder."""

from __future__ import annotations

COMMANDS = {
    "index": "tui.commands.reading",
    "search": "tui.commands.search",
    "related": "tui.commands.related",
    "quotes": "tui.commands.reading",
    "read": "tui.commands.reading",
    "people": "tui.commands.people",
    "statements": "tui.commands.statements",
    "figures": "tui.commands.figures",
    "timeline": "tui.commands.timeline",
    "coverage": "tui.commands.coverage",
    "copies": "tui.commands.copies",
    "compare": "tui.commands.compare",
    "glossary": "tui.commands.glossary",
    "doctor": "tui.commands.reading",
    "bookmarks": "tui.commands.bookmarks",
    "report": "tui.commands.report",
    "export": "tui.commands.export",
    "import": "tui.commands.importing",
    "serve": "tui.commands.serve",
    "settings": "tui.commands.settings",
    "keys": "tui.commands.settings",
    "completion": "tui.commands.manual",
    "manual": "tui.commands.manual",
}
