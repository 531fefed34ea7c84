"""Whom a typed name means: the person called so, or those of whose names it is a part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.errors import NoSpeaker
from search.model import Person
from search.people.names import named
from search.speech import _


def fits(asked: str, people: Iterable[Person]) -> list[Person]:
    """Those of whose names `asked` is a part, in whole words: Kerr, Mr Kerr and 柯尔 for 阿拉斯代·柯爾."""
    parts = named(asked).parts
    return [person for person in people if any(_holds(named(name).parts, parts) for name in person.names)]


def _holds(whole: Sequence[str], parts: Sequence[str]) -> bool:
    count = len(parts)
    return count > 0 and any(whole[at : at + count] == parts for at in range(len(whole) - count + 1))


def could_be(asked: str, people: Sequence[Person]) -> str:
    """A sentence that names all who are meant; by their ids where two have one name."""
    names = [person.name for person in people]
    if len(set(names)) < len(names):
        names = [person.id for person in people]
    return _("{asked} could be {names} or {last}.").format(
        asked=asked, names=", ".join(names[:-1]), last=names[-1]
    )


def the_name(asked: str, people: Sequence[Person], others: Iterable[str]) -> str:
    """The name as a person or one of `others` bears it; raises NoSpeaker when it means nobody or several.

    `people` are those whom it may mean, `others` are names that nobody speaks by but that may be meant.
    """
    plain = named(asked).plain
    borne = (name for name in (*(name for person in people for name in person.names), *others))
    exact = next((name for name in borne if named(name).plain == plain), "")
    if exact:
        return exact
    if len(people) > 1:
        raise NoSpeaker(could_be(asked, people))
    if not people:
        raise NoSpeaker(_("No speaker is called {asked}.").format(asked=asked))
    return people[0].name
