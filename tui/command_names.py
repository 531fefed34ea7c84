"""The commands of `hexapla`, and where each one lives; a first word that is none of them is a folder."""

from __future__ import annotations

COMMANDS = {
    "index": "tui.reading_commands",
    "search": "tui.search_commands",
    "related": "tui.commands",
    "quotes": "tui.reading_commands",
    "read": "tui.reading_commands",
    "people": "tui.people_commands",
    "statements": "tui.statement_commands",
    "figures": "tui.figure_commands",
    "timeline": "tui.timeline_commands",
    "coverage": "tui.coverage_commands",
    "copies": "tui.copy_commands",
    "compare": "tui.compare_commands",
    "glossary": "tui.glossary_commands",
    "doctor": "tui.reading_commands",
    "bookmarks": "tui.bookmark_commands",
    "report": "tui.report_commands",
    "export": "tui.export_commands",
    "import": "tui.import_commands",
    "serve": "tui.serve_command",
    "settings": "tui.settings_commands",
    "keys": "tui.settings_commands",
    "completion": "tui.manual_commands",
    "manual": "tui.manual_commands",
}
