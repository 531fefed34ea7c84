"""JSON Lines in, JSON Lines out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from tui import records
from tui.terminal import PROBLEM, fail, say


def batch_lines(stream: TextIO) -> Iterator[dict[str, Any]]:
    """The JSON objects of a stream; leaves at the first line that is none, with its number."""
    for number, text in enumerate(stream, 1):
        if not text.strip():
            continue
        try:
            record = json.loads(text)
        except ValueError as error:
            fail(f"Line {number} is not JSON: {error}.", PROBLEM)
        if not isinstance(record, dict):
            fail(f"Line {number} is not a JSON object.", PROBLEM)
        yield record


def batch_quotes(stream: TextIO) -> None:
    """One line of quotes for each line of text."""
    from search.quotes import extract_quotes

    for record in batch_lines(stream):
        text = asked(record, "text")
        found = [records.quote(each) for each in extract_quotes(text, record.get("lang"))]
        say(records.line({"id": record.get("id"), "text": text, "quotes": found}))


def asked(record: dict[str, Any], key: str) -> str:
    """The text of a batch line, under `key` or under "text"."""
    value = record.get(key, record.get("text"))
    if not isinstance(value, str):
        fail(f"A batch line needs a string under {key!r}.", PROBLEM)
    return value
