"""Where to keep statements with all their renderings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from search.library import Library
from search.model import Article, Statement
from search.speech import _
from tui.output.counting import counted
from tui.screens.form_file import Form, FormFileScreen


def statements_file(
    library: Library, statements: Sequence[Statement], heads: Mapping[int, Article]
) -> FormFileScreen:
    """For some statements of a library; `heads` were its articles, by their ids, when they were gathered."""
    from search.statements.exporting import statements_csv, statements_html, statements_markdown

    heads = {**{head.id: head for head in library.heads()}, **heads}  # others were read since
    title = _("Statements: {folder}").format(folder=library.folder.name)
    forms = (
        Form(
            ".md",
            _("Markdown with all renderings"),
            lambda way: statements_markdown(statements, heads, title, way),
        ),
        Form(".html", _("a page to read and print"), lambda _way: statements_html(statements, heads, title)),
        Form(
            ".csv",
            _("a table for spreadsheets, one line a rendering"),
            lambda _way: statements_csv(statements, heads),
        ),
        Form(".jsonl", _("JSON Lines for scripts"), lambda _way: _lines(library, statements, heads)),
    )
    return FormFileScreen(library.folder, _("Export these statements"), "statements", forms)


def _lines(library: Library, statements: Sequence[Statement], heads: Mapping[int, Article]) -> str:
    from tui.output.records import RawOffsets, statement_line

    raw = RawOffsets(library)
    return "".join(statement_line(each, heads, raw) for each in counted(statements))
