"""Where to keep a comparison."""

from __future__ import annotations

from search.library import Library
from search.speech import _
from tui.screens.form_file import Form, FormFileScreen
from tui.widgets.compared_rows import Texts


def comparison_file(library: Library, texts: Texts) -> FormFileScreen:
    """For a comparison; the proposed name is made of those of the two articles."""
    from search.comparing.exporting import comparisons_csv, comparisons_html
    from search.comparing.markdown import as_markdown, stem_of
    from tui.output.compared_records import comparison_line

    here, there, found = texts
    forms = [
        Form(".md", _("Markdown with all rows"), lambda way: as_markdown(found, here, there, way)),
        Form(".html", _("a page to read and print"), lambda _way: comparisons_html([found], here, there)),
        Form(".csv", _("a table for spreadsheets"), lambda _way: comparisons_csv([found], here, there)),
        Form(".jsonl", _("JSON Lines for scripts"), lambda _way: comparison_line(found, here, there)),
    ]
    return FormFileScreen(library.folder, _("Export this comparison"), stem_of(here, there), forms)
