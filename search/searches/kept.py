"""What a person keeps in searches.yaml: query lines under names.

    searches:
      - name: open models
        line: "open source" lang:zh
        exact: true
        order: time
        added: 2026-11-30

`exact` keeps to the words of the line; `order` is how its hits are listed, by `article` or by `time`.
Names are compared without regard to letter case.  A line may be written with or without quotation marks
of YAML around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from search.decisions.content import FileKind, content_of
from search.errors import SearchesBroken
from search.speech import N_, _

KEY = "searches"
_ENTRY_KEYS = ("name", "line", "exact", "order", "added", "note")
_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")
ORDERS = ("article", "time")
_KIND = FileKind(
    SearchesBroken, N_("a list of searches"), "searches", N_("Until it is mended, no kept search is known.")
)


@dataclass(frozen=True, slots=True)
class Search:
    """A kept line; `added` is a date, empty where the file states none.

    `exact` keeps to the words of the line; `order` is one of ORDERS, empty for the best hits first.
    """

    name: str
    line: str
    added: str = ""
    exact: bool = False
    order: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is stated; `problems` are sentences about what could not be used."""

    searches: tuple[Search, ...] = ()
    problems: tuple[str, ...] = ()

    def named(self, name: str) -> Search | None:
        """The first search of a name."""
        return next((each for each in self.searches if key_of(each.name) == key_of(name)), None)


def key_of(name: str) -> str:
    """What two spellings of a name have in common."""
    return " ".join(name.split()).casefold()


def parse(text: str, name: str = "searches.yaml") -> Kept:
    """What the text of a file states; raises SearchesBroken, with the line and its likely cause."""
    content = content_of(text, name, _KIND)
    if not content:
        return Kept()
    problems = [
        _("{name}: the key '{key}' is not known (there is {known}); it is kept but not used.").format(
            name=name, key=key, known=KEY
        )
        for key in content
        if key not in (KEY, "version")
    ]
    searches = tuple(_entries(content.get(KEY), name, problems))
    return Kept(searches, (*problems, *_repeated(searches, name)))


def _entries(value: Any, name: str, problems: list[str]) -> Iterator[Search]:
    if value in (None, "", []):
        return
    if not isinstance(value, list):
        problems.append(_("{name}: '{key}' must be a list; it is left out.").format(name=name, key=KEY))
        return
    for number, entry in enumerate(value, 1):
        where = _("{where}, entry {number}").format(where=name, number=number)
        if not _has(entry, "name") or not _has(entry, "line"):
            problems.append(_("{where}: it needs a name and a line; it is left out.").format(where=where))
            continue
        known = ", ".join(_ENTRY_KEYS)
        problems += [
            _("{where}: the key '{key}' is not known (there are {known}); it is kept but not used.").format(
                where=where, key=key, known=known
            )
            for key in entry
            if key not in _ENTRY_KEYS
        ]
        added = entry.get("added", "")
        exact = _told(entry, "exact", (*_TRUE, *_FALSE), where, problems) in _TRUE
        order = _told(entry, "order", ORDERS, where, problems)
        yield Search(
            entry["name"].strip(),
            entry["line"].strip(),
            added if isinstance(added, str) else "",
            exact,
            order,
        )


def _told(entry: Any, key: str, values: Sequence[str], where: str, problems: list[str]) -> str:
    """One of the values that a key may have, empty where there is none."""
    value = entry.get(key, "")
    told = value.strip().lower() if isinstance(value, str) else str(value)
    if told in ("", *values):
        return told
    problems.append(
        _("{where}: '{key}' is one of {values}; what stands there is left out.").format(
            where=where, key=key, values=", ".join(values)
        )
    )
    return ""


def _has(entry: Any, key: str) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get(key), str) and bool(entry[key].strip())


def _repeated(searches: tuple[Search, ...], name: str) -> Iterator[str]:
    seen: set[str] = set()
    for each in searches:
        if key_of(each.name) in seen:
            yield _("{name}: two searches are called '{search}'; the first one is used.").format(
                name=name, search=each.name
            )
        seen.add(key_of(each.name))
