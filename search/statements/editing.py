"""Changes of the text of statements.yaml, made where the change belongs and nowhere else.

A place in the file is the one that is meant only if it has the same words; nothing else is ever taken out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from search.decisions.scalars import scalar, storable
from search.decisions.yaml_text import appended, list_of, newline, without_item
from search.errors import DecisionError, StatementsBroken, StatementsError
from search.speech import N_, _
from search.statements.own import Called, Own, Place, Places, parse, places_of

HEADER = """\
# Statements in this library.  Edit freely: comments and unknown keys are kept.
# same: quotes that say the same thing; different: quotes that do not.
"""

_REFUSED = N_(
    "statements.yaml is written in a way that cannot be changed safely here; write it in by hand: {}."
)

NOTHING: Called = MappingProxyType({})
"""Nothing is called otherwise."""

Rest = Callable[[Sequence[Place]], Sequence[Place]]
"""What stays of an entry."""


def joined(text: str, places: Sequence[Place], called: Called = NOTHING) -> str:
    """The text that states that all of these are one statement; raises StatementsError."""
    own, named, stated = parse(text), Places(places, called), Places(places)

    def rest(entry: Sequence[Place]) -> Sequence[Place]:
        """What tells none of the places apart from another one."""
        first = named.number(entry[0])
        kept = [each for each in entry[1:] if first is None or named.number(each) in (None, first)]
        return (entry[0], *kept)

    known = any(len({stated.number(each) for each in group} - {None}) == len(places) for group in own.same)
    same = own.same if known else (*own.same, tuple(places))
    meant = Own(same, _left(own.different, rest))
    return _checked(lambda: _changed(text, "different", rest, "same", () if known else places), meant)


def separated(text: str, one: Place, other: Place, called: Called = NOTHING) -> str:
    """The text that states that two are two statements; raises StatementsError."""
    return _apart(text, other, (one,), (one, other), called)


def split_off(text: str, one: Place, others: Sequence[Place], called: Called = NOTHING) -> str:
    """The text that states that one is none of the others; raises StatementsError."""
    return _apart(text, one, others, (one, *others), called)


def _apart(text: str, gone: Place, others: Sequence[Place], entry: Sequence[Place], called: Called) -> str:
    """The text with an entry more that tells apart, and without what joins `gone` with any of the others."""
    own, named, left = parse(text), Places(others, called), Places([gone], called)

    def rest(group: Sequence[Place]) -> Sequence[Place]:
        if not any(each in named and each not in left for each in group):
            return group
        return [each for each in group if each not in left]

    known = _told_apart(own, gone)
    if all(each in known for each in others):
        entry = ()
    different = (*own.different, tuple(entry)) if entry else own.different
    return _checked(
        lambda: _changed(text, "same", rest, "different", entry), Own(_left(own.same, rest), different)
    )


def _told_apart(own: Own, one: Place) -> Places:
    """What is told apart from a place."""
    named = Places([one])
    pairs = [*own.apart(), *((other, first) for first, other in own.apart())]
    return Places(there for here, there in pairs if here in named)


def _left(groups: Sequence[tuple[Place, ...]], rest: Rest) -> tuple[tuple[Place, ...], ...]:
    return tuple(tuple(kept) for kept in map(rest, groups) if len(kept) > 1)


def _checked(change: Callable[[], str], meant: Own) -> str:
    """The new text, if it states what is meant and nothing else."""
    try:
        new = change()
        stated = parse(new)
    except (StatementsBroken, DecisionError) as error:
        raise StatementsError(_(_REFUSED).format(error)) from error
    if replace(stated, problems=()) != meant:
        raise StatementsError(_(_REFUSED).format(_("the two quotes, each by its file and words")))
    return new


def _changed(text: str, key: str, rest: Rest, added_to: str, places: Sequence[Place]) -> str:
    """The text with what stays of each entry of one list, and with an entry more in another one."""
    for at, entry in reversed(list(_listed(text, key))):
        kept = rest(entry)
        if len(kept) < min(2, len(entry)):
            text = without_item(text, list_of(text, key), at)
            continue
        items = _items(text, key, at)
        for number in reversed(_gone(entry, kept)):
            if items.flow_style:
                items = _items(text, key, at)
            text = without_item(text, items, number)
    return _with(text, added_to, places) if places else text


def _items(text: str, key: str, at: int) -> SequenceNode:
    """What an entry of a list holds; in a block what is taken out leaves all before it in its place."""
    listed = list_of(text, key)
    items = listed.value[at] if listed else None
    assert isinstance(items, SequenceNode)
    return items


def _gone(entry: Sequence[Place], kept: Sequence[Place]) -> list[int]:
    """The numbers of those in an entry that do not stay."""
    staying = {id(each) for each in kept}
    return [number for number, each in enumerate(entry) if id(each) not in staying]


def _listed(text: str, key: str) -> Iterator[tuple[int, list[Place]]]:
    """The entries of a list that name two quotes or more, with their numbers in it."""
    listed = list_of(text, key)
    for at, node in enumerate(listed.value if listed else ()):
        places = list(places_of(_data(node)))
        if len(places) > 1:
            yield at, places


def _data(node: Node) -> Any:
    """What a node holds: mappings, lists and text."""
    if isinstance(node, MappingNode):
        return {str(key.value): _data(value) for key, value in node.value}
    return [_data(each) for each in node.value] if isinstance(node, SequenceNode) else node.value


def _with(text: str, key: str, places: Sequence[Place]) -> str:
    """An entry more: its quotes one below the other, or in a row where the list is written so."""
    listed = list_of(text, key)
    written = [_written(place) for place in places]
    if listed is not None and listed.flow_style and listed.value:
        return appended(text, key, f"[{', '.join(written)}]", HEADER)
    column = listed.start_mark.column if listed is not None and listed.value else 2
    between = f"{newline(text)}{' ' * (column + 2)}- "
    return appended(text, key, f"- {between.join(written)}", HEADER)


def _written(place: Place) -> str:
    values = {"file": scalar(str(storable(place.file))), "words": scalar(str(storable(place.words)))}
    if place.start:
        values["start"] = str(place.start)
    if place.item != 1:
        values["item"] = str(place.item)
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"
