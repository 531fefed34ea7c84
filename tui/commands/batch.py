"""JSON Lines in, JSON Lines out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from search.broken_json import trouble
from search.speech import _
from tui.output import records
from tui.output.terminal import FOUND, PROBLEM, complain, say


class Batch:
    """The JSON objects of a UTF-8 stream that hold a string under `key`, or under "text".

    A line that does not is named on standard error and counted in `problems`; the others go on.
    """

    def __init__(self, stream: BinaryIO, key: str = "text") -> None:
        self._stream = stream
        self._key = key
        self.problems = 0

    def __iter__(self) -> Iterator[tuple[dict[str, Any], str]]:
        for number, line in enumerate(self._stream, 1):
            if line.strip():
                try:
                    record = json.loads(line.decode("utf-8-sig"), parse_constant=_no_json)
                    text = self._text(record)
                except TypeError as error:
                    self._leave_out(number, error)
                except (ValueError, RecursionError) as error:
                    self._leave_out(number, _cause(line, error))
                else:
                    yield record, text

    def _leave_out(self, number: int, reason: object) -> None:
        self.problems += 1
        complain(_("Line {number} is left out: {reason}.").format(number=number, reason=reason))

    def _text(self, record: Any) -> str:
        if not isinstance(record, dict):
            raise TypeError(_("it is not a JSON object"))
        text = record.get(self._key, record.get("text"))
        if not isinstance(text, str):
            raise TypeError(_('it has no string under "{key}"').format(key=self._key))
        return text

    @property
    def code(self) -> int:
        """The exit code after the last line."""
        return PROBLEM if self.problems else FOUND


def _cause(line: bytes, error: ValueError | RecursionError) -> str:
    cause = trouble(line.decode(errors="replace"), error)
    if not cause.column:
        return cause.words
    return _("column {column}: {cause}").format(column=cause.column, cause=cause.words)


def _no_json(name: str) -> NoReturn:
    raise TypeError(_("{name} is no number of JSON").format(name=name))


def batch_quotes(stream: BinaryIO) -> int:
    """One line of quotes for each line of text; the exit code."""
    from search.quotes import extract_quotes

    batch = Batch(stream)
    for record, text in batch:
        lang = record.get("lang")
        found = [
            records.quote(each) for each in extract_quotes(text, lang if isinstance(lang, str) else None)
        ]
        say(records.line({"id": record.get("id"), "text": text, "quotes": found}))
    return batch.code


def asked_langs(record: dict[str, Any], otherwise: tuple[str, ...]) -> list[str] | None:
    """The languages of a batch line, one or a list; those of the command where it names none."""
    langs = record.get("langs") or otherwise
    chosen = [langs] if isinstance(langs, str) else list(langs) if isinstance(langs, (list, tuple)) else []
    return [lang for lang in chosen if isinstance(lang, str)] or None
