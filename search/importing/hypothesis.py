"""Annotations of Hypothesis: the rows of its API, and the file that its client exports.

https://h.readthedocs.io/en/latest/api-reference/v1/ describes the rows; the export has the same below
"annotations".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from search.decisions.scalars import Data

KEPT = ("user", "group", "updated", "references", "links")
"""What else of a row stays with the bookmark, under "hypothesis"."""


def rows_in(value: Data) -> Sequence[Data] | None:
    """The rows of a file that Hypothesis made; None for any other."""
    if isinstance(value, Mapping):
        for key in ("rows", "annotations"):
            rows = value.get(key)
            if isinstance(rows, Sequence) and not isinstance(rows, str):
                return rows
        return [value] if _is_row(value) else None
    rows = value if isinstance(value, Sequence) and not isinstance(value, str) else []
    return rows if rows and all(map(_is_row, rows)) else None


def _is_row(value: Data) -> bool:
    return isinstance(value, Mapping) and "uri" in value and "text" in value


def entry_of(row: Data) -> Data:
    """A row as an entry of the bookmarks file; whatever it is, `from_data` says what is missing."""
    if not isinstance(row, Mapping):
        return row
    entry: dict[str, Data] = {
        "id": row.get("id"),
        "created": row.get("created"),
        "source": {"url": row.get("uri"), "title": _title(row.get("document"))},
        "selectors": [*map(_selector, _selectors(row.get("target")))],
        "note": row.get("text"),
        "tags": row.get("tags"),
    }
    rest = {key: row[key] for key in KEPT if row.get(key)}
    return entry | ({"hypothesis": rest} if rest else {})


def _title(document: Data) -> Data:
    found = document.get("title") if isinstance(document, Mapping) else None
    if isinstance(found, Sequence) and not isinstance(found, str):
        return found[0] if found else None
    return found


def _selectors(target: Data) -> list[Data]:
    first = target[0] if isinstance(target, Sequence) and not isinstance(target, str) and target else target
    found = first.get("selector") if isinstance(first, Mapping) else None
    return [*found] if isinstance(found, Sequence) and not isinstance(found, str) else []


def _selector(selector: Data) -> Data:
    """Its offsets count in the text of the web page, which is not the article's: it is marked so."""
    if isinstance(selector, Mapping) and selector.get("type") == "TextPositionSelector":
        return {**selector, "text": "page"}
    return selector
