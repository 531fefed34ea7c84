"""All that somebody is called: from a whole name or a family name to the other names, in every script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from search.language.scripts import is_function_word
from search.model import Person
from search.people.names import Name, begins_with_surname, named

_LEAST = 2
"""Characters of a name: one alone stands in many words."""

_MOST = 64
"""Names that are given for one: each is looked up, and a family name may be that of hundreds."""


class Called:
    """The names of some persons, those with most quotes first, looked through once."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._names = [tuple(_names(person)) for person in people]
        self._bearers: dict[str, set[int]] = defaultdict(set)
        for number, names in enumerate(self._names):
            for name in names:
                for key in _keys(name):
                    self._bearers[key].add(number)

    def besides(self, name: str) -> tuple[str, ...]:
        """What else all who bear a folded name without title are called.

        A family name is that of several; it is given for one of them only where nobody else bears it.  Names
        that hold the name itself are left out.
        """
        meant = self._bearers.get(name, set())
        found: dict[str, str] = {}
        for each in (each for number in sorted(meant) for each in self._names[number]):
            if name not in each.plain and (each.whole or self._bearers[each.plain] <= meant):
                found.setdefault(each.plain, each.text)
        return tuple(found.values())[:_MOST]


def _names(person: Person) -> Iterator[Name]:
    """The names of a person with the family names in them; of others the names alone."""
    names = [named(text) for text in person.names]
    native = any(name.native and name.script == "CJK" for name in names)
    for name in names:
        if not name.is_veiled and _is_told(name.plain):
            yield name
        if person.type == "person" and name.whole and not name.native:
            yield from (named(text) for text in _families(name, native) if _is_told(text))


def _families(name: Name, native: bool) -> Iterator[str]:
    """Pen and Le Pen, Ambuhl and Ambuehl; the first part where a `native` Chinese name stands beside it."""
    if native and begins_with_surname(name):
        yield name.parts[0]
        return
    for spelling in (name,) if name.spelt == name.plain else (name, named(name.spelt)):
        parts, joined = spelling.parts, spelling.families
        yield from (
            " ".join(parts[at:]) for at in range(len(parts) - 1, 0, -1) if "".join(parts[at:]) in joined
        )


def _keys(name: Name) -> set[str]:
    return {name.plain, name.spelt}


def _is_told(plain: str) -> bool:
    return len(plain) >= _LEAST and not is_function_word(plain)
