"""What a person states in people.yaml: names that are one person, names that are not.

    people:
      - name: Mark Zuckerberg
        names: [小扎, 祖克柏]
        not: [扎克伯克]
    separate:
      - [Alasdair Kerr, Morna Kerr]

It always wins.  `type` may be person or organisation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from search.errors import BookmarksBroken, PeopleBroken
from search.people.names import plain

PEOPLE_KEYS = ("people", "separate", "version")
ENTRY_KEYS = ("name", "names", "not", "type", "note")
_TYPES = ("person", "organisation")


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as stated: the name to show, all others, and those that are somebody else's."""

    name: str
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    type: str = ""

    def claims(self) -> list[str]:
        """All its names in plain form, the shown one first."""
        return list(dict.fromkeys(map(plain, (self.name, *self.names))))


@dataclass(frozen=True, slots=True)
class Own:
    """All that is stated; `problems` are sentences about what could not be used."""

    entries: tuple[Entry, ...] = ()
    separate: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()

    def apart(self) -> Iterator[frozenset[str]]:
        """Pairs of plain names that must not come together."""
        for pair in self.separate:
            yield frozenset(map(plain, pair))
        for entry in self.entries:
            mine = entry.claims()
            for other in entry.others:
                yield from (frozenset((key, plain(other))) for key in mine if key != plain(other))


def parse(text: str, name: str = "people.yaml") -> Own:
    """What the text of a file states; raises PeopleBroken, with the line and its likely cause."""
    import yaml

    from search.bookmarks.causes import broken

    try:
        content = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError as error:
        found: BookmarksBroken = broken(name, text.splitlines(), error)
        raise PeopleBroken(f"{found}", found.line) from error
    except (ValueError, RecursionError) as error:
        raise PeopleBroken(f"{name} is nested too deeply to be a list of people.") from error
    if content in (None, ""):
        return Own()
    if not isinstance(content, dict):
        raise PeopleBroken(f"{name}, line 1: it begins with a line 'people:' and a list below it.", 1)
    problems = [_unknown(key, PEOPLE_KEYS, name) for key in content if key not in PEOPLE_KEYS]
    entries = tuple(_entries(content.get("people"), name, problems))
    pairs = tuple(_separated(content.get("separate"), name, problems))
    return Own(entries, pairs, (*problems, *_repeated(entries, name)))


def _entries(value: Any, name: str, problems: list[str]) -> Iterator[Entry]:
    for number, entry in enumerate(_list(value, f"{name}: 'people'", problems), 1):
        where = f"{name}, entry {number}"
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
            problems.append(f"{where}: it needs a name, as in '- name: Mark Zuckerberg'; it is left out.")
            continue
        problems += [_unknown(key, ENTRY_KEYS, where) for key in entry if key not in ENTRY_KEYS]
        yield Entry(
            entry["name"].strip(),
            _names(entry, "names", where, problems),
            _names(entry, "not", where, problems),
            _type(entry, where, problems),
        )


def _names(entry: Mapping[str, Any], key: str, where: str, problems: list[str]) -> tuple[str, ...]:
    value = entry.get(key)
    listed = [value] if isinstance(value, str) and value else _list(value, f"{where}: '{key}'", problems)
    return tuple(each.strip() for each in listed if isinstance(each, str) and each.strip())


def _type(entry: Mapping[str, Any], where: str, problems: list[str]) -> str:
    stated = str(entry.get("type", ""))
    if stated and stated not in _TYPES:
        problems.append(f"{where}: the type is person or organisation; '{stated}' is left out.")
        return ""
    return stated


def _separated(value: Any, name: str, problems: list[str]) -> Iterator[tuple[str, str]]:
    for number, pair in enumerate(_list(value, f"{name}: 'separate'", problems), 1):
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, str) for each in pair):
            yield pair[0].strip(), pair[1].strip()
        else:
            problems.append(f"{name}, pair {number} of 'separate': write two names, as in '- [A, B]'.")


def _list(value: Any, where: str, problems: list[str]) -> list[Any]:
    if value in (None, "", []):
        return []
    if isinstance(value, list):
        return value
    problems.append(f"{where} must be a list; it is left out.")
    return []


def _unknown(key: object, known: Iterable[str], where: str) -> str:
    return f"{where}: the key '{key}' is not known (there are {', '.join(known)}); it is kept but not used."


def _repeated(entries: Iterable[Entry], name: str) -> Iterator[str]:
    """A name that two entries claim belongs to the first."""
    owner: dict[str, str] = {}
    for entry in entries:
        for key in entry.claims():
            if owner.setdefault(key, entry.name) != entry.name:
                yield f"{name}: '{key}' stands under {owner[key]} and {entry.name}; the first one has it."
