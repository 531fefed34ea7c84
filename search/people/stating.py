"""What people.yaml must state after a change; the changed text is held against it."""

from __future__ import annotations

from dataclasses import replace

from search.errors import PeopleError
from search.people.names import plain
from search.people.own import Entry, Own
from search.speech import _


def one_person(own: Own, name: str, other: str) -> Own:
    """The same, and two names as one person: nothing tells them apart, and one entry has both."""
    own = _not_apart(own, name, other)
    one, two = own.holder(name), own.holder(other)
    if one is None and two is None:
        return replace(own, entries=(*own.entries, Entry(name, (other,))))
    if one is None or two is None:
        return _with_names(own, one if one is not None else two or 0, name, other)
    if one == two:
        return own
    gone = mergeable(own, one, two)
    moved = own.entries[gone]
    own = _with_names(own, two if gone == one else one, moved.name, *moved.names)
    return replace(own, entries=own.entries[:gone] + own.entries[gone + 1 :])


def two_people(own: Own, name: str, other: str) -> Own:
    """The same, and two names as two people: no entry has both, and a pair tells them apart."""
    for one, two in ((name, other), (other, name)):
        holder = own.holder(one)
        if holder is not None:
            entry = own.entries[holder]
            own = _with(own, holder, replace(entry, names=_without(entry.names, two)))
    if frozenset((plain(name), plain(other))) in set(own.apart()):
        return own
    return replace(own, separate=(*own.separate, (name, other)))


def mergeable(own: Own, one: int, two: int) -> int:
    """Which of two entries can go into the other: one that states names only.  Raises PeopleError."""
    for at in (two, one):
        if not (own.entries[at].others or own.entries[at].type):
            return at
    raise PeopleError(
        _("{name} and {other} have an entry each in people.yaml; make one of the two there.").format(
            name=own.entries[one].name, other=own.entries[two].name
        )
    )


def _not_apart(own: Own, name: str, other: str) -> Own:
    wanted = {plain(name), plain(other)}
    own = replace(own, separate=tuple(pair for pair in own.separate if set(map(plain, pair)) != wanted))
    for one, two in ((name, other), (other, name)):
        holder = own.holder(one)
        if holder is not None:
            entry = own.entries[holder]
            own = _with(own, holder, replace(entry, others=_without(entry.others, two)))
    return own


def _with_names(own: Own, at: int, *names: str) -> Own:
    for name in names:
        entry = own.entries[at]
        if plain(name) not in entry.claims():
            own = _with(own, at, replace(entry, names=(*entry.names, name)))
    return own


def _with(own: Own, at: int, entry: Entry) -> Own:
    return replace(own, entries=(*own.entries[:at], entry, *own.entries[at + 1 :]))


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(each for each in names if plain(each) != plain(name))
