"""The rows of the board for other programs: a table in CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from search.export.table import table
from search.figures.model import FigureMention, FigureRow
from search.provenance.words import names_of

_COLUMNS: dict[str, Callable[[FigureRow, FigureMention], str]] = {
    "Value": lambda row, _m: row.label,
    "Kind": lambda row, _m: row.kind,
    "Differs": lambda row, _m: " and ".join(differs(row)),
    "Origins": lambda row, _m: names_of(row.rests),
    "As written": lambda _row, mention: mention.text,
    "Bound": lambda _row, mention: mention.bound,
    "About": lambda _row, mention: mention.relation,
    "Sentence": lambda _row, mention: mention.sentence,
    "Source": lambda _row, mention: mention.source,
    "Published": lambda _row, mention: mention.date,
    "Language": lambda _row, mention: mention.lang,
    "Title": lambda _row, mention: mention.title,
    "File": lambda _row, mention: mention.file,
    "Item": lambda _row, mention: str(mention.item),
    "Start": lambda _row, mention: str(mention.start),
    "End": lambda _row, mention: str(mention.end),
}
"""One line a mention; the names are for programs and stay English."""


def differs(row: FigureRow) -> tuple[str, ...]:
    """In what the sources part: "values", "relation", both or nothing."""
    found = {"values": bool(row.disputes), "relation": row.relation_differs is not None}
    return tuple(name for name, there in found.items() if there)


def figures_csv(rows: Iterable[FigureRow]) -> str:
    """One line a mention."""
    return table(
        _COLUMNS,
        ([column(row, mention) for column in _COLUMNS.values()] for row in rows for mention in row.mentions),
    )
