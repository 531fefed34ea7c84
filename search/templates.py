"""Sentences that were made in English, said again in the language in use.

What is stored, or comes from a library, has its numbers and names filled in already.  A table of the
sentences as they were before finds the one again; what no entry fits is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import Formatter

from search.speech import _, form, spoken

Template = str | tuple[str, str]
"""A sentence with `{named}` places, or one for a single thing and one for several."""

LONGEST = 2_000
"""Code points beyond which nothing is looked for: a sentence is no longer."""

_PLACE = re.compile(r"\{(\w+)[^{}]*\}")


def filled(template: Template, **values: object) -> str:
    """The sentence in English; of two, the one that `count` asks for."""
    if isinstance(template, tuple):
        template = template[values["count"] != 1]
    return template.format(**values)


class Templates:
    """A table of sentences; the first that fits counts.

    A place called `count` holds a number and any other holds any words; what fills `message` is a sentence of
    the table itself, and what fills `parts` is several with commas between them.  Compiled when it is first
    asked in another language.
    """

    def __init__(self, table: Iterable[Template]) -> None:
        self.table = tuple(table)
        self._patterns: list[tuple[re.Pattern[str], Template]] = []

    def translated(self, words: str) -> str:
        """The sentence in the language in use."""
        if spoken() == "en" or len(words) > LONGEST:
            return words
        found = self.matched(words)
        return self._again(*found) if found else _(words)

    def matched(self, words: str) -> tuple[Template, Mapping[str, str]] | None:
        """The entry that `words` were made from, and what fills its places."""
        self._patterns = self._patterns or [
            (_pattern(each), entry)
            for entry in self.table
            for each in (entry if isinstance(entry, tuple) else (entry,))
        ]
        for pattern, entry in self._patterns:
            if found := pattern.fullmatch(words):
                return entry, found.groupdict()
        return None

    def _again(self, entry: Template, given: Mapping[str, str]) -> str:
        told = {"count": "1"} | {name: self._value(name, words) for name, words in given.items()}
        count = int(told["count"].replace(",", ""))
        sentence = form(*entry, count) if isinstance(entry, tuple) else _(entry)
        return _PLACE.sub(lambda place: told[place[1]], sentence)

    def _value(self, name: str, words: str) -> str:
        if name == "parts":
            return _(", ").join(map(self.translated, words.split(", ")))
        return self.translated(words) if name == "message" else words


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = []
    for literal, name, _form, _as in Formatter().parse(sentence):
        parts.append(re.escape(literal))
        if name:
            parts.append(f"(?P<{name}>{'[0-9,]{1,20}' if name == 'count' else '.+?'})")
    return re.compile("".join(parts), re.DOTALL)
