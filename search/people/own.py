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
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any

from search.decisions.content import FileKind, content_of
from search.errors import PeopleBroken
from search.people.names import plain
from search.speech import N_, _

_KIND = FileKind(
    PeopleBroken,
    N_("a list of people"),
    "people",
    N_("Until it is mended, what it joins and tells apart does not hold."),
)

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

    def holder(self, name: str) -> int | None:
        """Which entry has a name: the first one."""
        key = plain(name)
        return next((at for at, entry in enumerate(self.entries) if key in entry.claims()), None)

    def names(self) -> Iterator[str]:
        """Every name that stands somewhere."""
        for entry in self.entries:
            yield from (entry.name, *entry.names, *entry.others)
        for pair in self.separate:
            yield from pair

    def apart(self) -> Iterator[frozenset[str]]:
        """Pairs of plain names that must not come together, as written."""
        for pair in self.separate:
            yield frozenset(map(plain, pair))
        for entry in self.entries:
            mine = entry.claims()
            for other in entry.others:
                yield from (frozenset((key, plain(other))) for key in mine if key != plain(other))

    def together(self) -> list[tuple[Entry, tuple[str, ...]]]:
        """Each entry with the plain names that it joins: none that is told apart or stands in one before."""
        apart, taken = set(self.apart()), set[str]()
        found = []
        for entry in self.entries:
            mine: list[str] = []
            for key in entry.claims():
                if key not in taken and not any(frozenset((key, other)) in apart for other in mine):
                    mine.append(key)
            taken.update(mine)
            names = tuple(name for name in entry.names if plain(name) in mine)
            found.append((replace(entry, names=names), tuple(mine)))
        return found

    def all_apart(self) -> set[frozenset[str]]:
        """The same as `apart` for all names of both persons: who is not A is nobody that A is."""
        names = {key: mine for _, mine in self.together() for key in mine}
        pairs = (sorted(pair) for pair in self.apart() if len(pair) == 2)
        return {
            frozenset(both)
            for one, other in pairs
            for both in product(names.get(one, (one,)), names.get(other, (other,)))
        }


def parse(text: str, name: str = "people.yaml") -> Own:
    """What the text of a file states; raises PeopleBroken, with the line and its likely cause."""
    content = content_of(text, name, _KIND)
    if not content:
        return Own()
    problems = [_unknown(key, PEOPLE_KEYS, name) for key in content if key not in PEOPLE_KEYS]
    entries = tuple(_entries(content.get("people"), name, problems))
    pairs = tuple(_separated(content.get("separate"), name, problems))
    own = Own(entries, pairs)
    return replace(own, problems=(*problems, *_repeated(entries, name), *_torn(own, name)))


def _entries(value: Any, name: str, problems: list[str]) -> Iterator[Entry]:
    for number, entry in enumerate(_list(value, f"{name}: 'people'", problems), 1):
        where = _("{where}, entry {number}").format(where=name, number=number)
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
            problems.append(
                _("{where}: it needs a name, as in '- name: Mark Zuckerberg'; it is left out.").format(
                    where=where
                )
            )
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
        problems.append(
            _("{where}: the type is person or organisation; '{stated}' is left out.").format(
                where=where, stated=stated
            )
        )
        return ""
    return stated


def _separated(value: Any, name: str, problems: list[str]) -> Iterator[tuple[str, str]]:
    for number, pair in enumerate(_list(value, f"{name}: 'separate'", problems), 1):
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, str) for each in pair):
            yield pair[0].strip(), pair[1].strip()
        else:
            problems.append(
                _("{name}, pair {number} of 'separate': write two names, as in '- [A, B]'.").format(
                    name=name, number=number
                )
            )


def _list(value: Any, where: str, problems: list[str]) -> list[Any]:
    if value in (None, "", []):
        return []
    if isinstance(value, list):
        return value
    problems.append(_("{where} must be a list; it is left out.").format(where=where))
    return []


def _unknown(key: object, known: Iterable[str], where: str) -> str:
    return _("{where}: the key '{key}' is not known (there are {known}); it is kept but not used.").format(
        where=where, key=key, known=", ".join(known)
    )


def _repeated(entries: Iterable[Entry], name: str) -> Iterator[str]:
    """A name that two entries claim belongs to the first."""
    owner: dict[str, str] = {}
    for entry in entries:
        for key in entry.claims():
            if owner.setdefault(key, entry.name) != entry.name:
                yield _("{name}: '{key}' stands under {first} and {second}; the first one has it.").format(
                    name=name, key=key, first=owner[key], second=entry.name
                )


def _torn(own: Own, name: str) -> Iterator[str]:
    """A name that an entry joins, but a pair or `not` tells apart, stays apart."""
    apart = set(own.apart())
    for entry in own.entries:
        for one, other in combinations((entry.name, *entry.names), 2):
            if frozenset((plain(one), plain(other))) in apart:
                yield _(
                    "{name}: {one} and {other} are joined and told apart as well; they stay apart."
                ).format(name=name, one=one, other=other)
