"""The rows of the board for other programs: a table in CSV, and Markdown."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator

from search.export.markdown import literal
from search.export.table import cell
from search.figures.model import FigureMention, FigureRow
from search.files import GENERATOR
from search.speech import _

_COLUMNS: dict[str, Callable[[FigureRow, FigureMention], str]] = {
    "Value": lambda row, _m: row.label,
    "Kind": lambda row, _m: row.kind,
    "Differs": lambda row, _m: " and ".join(differs(row)),
    "As written": lambda _row, mention: mention.text,
    "Bound": lambda _row, mention: mention.bound,
    "About": lambda _row, mention: mention.relation,
    "Sentence": lambda _row, mention: mention.sentence,
    "Source": lambda _row, mention: mention.source,
    "Published": lambda _row, mention: mention.date,
    "Language": lambda _row, mention: mention.lang,
    "Title": lambda _row, mention: mention.title,
    "File": lambda _row, mention: mention.file,
    "Start": lambda _row, mention: str(mention.start),
    "End": lambda _row, mention: str(mention.end),
}
"""One line a mention; the names are for programs and stay English."""


def differs(row: FigureRow) -> tuple[str, ...]:
    """In what the sources part: "values", "relation", both or nothing."""
    found = {"values": bool(row.disputes), "relation": row.relation_differs is not None}
    return tuple(name for name, there in found.items() if there)


def figures_csv(rows: Iterable[FigureRow]) -> str:
    """RFC 4180 with a header; a cell that a spreadsheet would compute begins with an apostrophe."""
    from csv import writer

    out = io.StringIO(newline="")
    table = writer(out)
    table.writerow(_COLUMNS)
    for row in rows:
        for mention in row.mentions:
            table.writerow([cell(column(row, mention)) for column in _COLUMNS.values()])
    return out.getvalue()


def figures_markdown(rows: Iterable[FigureRow], title: str) -> str:
    """A heading a value, below it each source with its sentence; article text shows as it was written."""
    parts = [f"---\n{GENERATOR}\n---", f"# {literal(title)}"]
    for row in rows:
        parts += _markdown(row)
    return "\n\n".join(parts) + "\n"


def _markdown(row: FigureRow) -> Iterator[str]:
    yield f"## {literal(row.label)}"
    if row.disputes:
        others = ", ".join(dict.fromkeys(each.there.text for each in row.disputes))
        yield "≠ " + literal(_("Values differ: {others}").format(others=others))
    if row.relation_differs:
        one, other = (each.relation for each in row.relation_differs)
        yield "≠ " + literal(_("Relation differs: {one} / {other}").format(one=one, other=other))
    for mention in row.mentions:
        where = " · ".join(
            part for part in (mention.source or mention.file, mention.date[:10], mention.lang) if part
        )
        yield f"- {literal(where)}: {literal(' '.join(mention.sentence.split()))}"
