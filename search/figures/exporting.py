"""The rows of the board for other programs: a table in CSV, and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from search.export.markdown import on_one_line, page
from search.export.table import table
from search.figures.model import FigureMention, FigureRow
from search.figures.words import differing_words, value_words
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


def figures_markdown(rows: Iterable[FigureRow], title: str) -> str:
    """A heading a value, below it each source with its sentence; article text shows as it was written."""
    return page(title, (part for row in rows for part in _markdown(row)))


def _markdown(row: FigureRow) -> Iterator[str]:
    yield f"## {on_one_line(value_words(row))}"
    if row.disputes:
        others = ", ".join(dict.fromkeys(each.there.text for each in row.disputes))
        yield "≠ " + on_one_line(_("Values differ: {others}").format(others=others))
    if row.relation_differs:
        words = differing_words(row)
        yield "≠ " + on_one_line(_("One value for two things: {words}").format(words=words))
    for mention in row.mentions:
        where = " · ".join(
            part for part in (mention.source or mention.file, mention.date[:10], mention.lang) if part
        )
        yield f"- {on_one_line(where)}: {on_one_line(mention.sentence)}"
