"""Changes of the text of statements.yaml, made where the change belongs and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from search.bookmarks.scalars import scalar
from search.decisions.yaml_text import appended, list_of, newline, without_item
from search.errors import DecisionError, StatementsBroken, StatementsError
from search.statements.own import Own, Place, parse, places_of

HEADER = """\
# Statements in this library.  Edit freely: comments and unknown keys are kept.
# same: quotes that say the same thing; different: quotes that do not.
"""

_REFUSED = "statements.yaml is written in a way that cannot be changed safely here; write it in by hand: {}."


def joined(text: str, places: Sequence[Place]) -> str:
    """The text that states that all of these are one statement; raises StatementsError."""
    own = parse(text)
    if any(all(_has(group, place) for place in places) for group in own.same):
        places = ()
    left = tuple(pair for pair in own.different if not _within(pair, places))
    meant = replace(own, same=(*own.same, tuple(places)) if places else own.same, different=left)
    return _checked(lambda: _joined(text, places), meant)


def separated(text: str, one: Place, other: Place) -> str:
    """The text that states that two are two statements; raises StatementsError."""
    own = parse(text)
    groups = (_without(group, one, other) for group in own.same)
    same = tuple(group for group in groups if len(group) > 1)
    known = any(_within(pair, (one, other)) for pair in own.different)
    different = own.different if known else (*own.different, (one, other))
    return _checked(lambda: _separated(text, one, other, known), Own(same, different))


def _has(group: Sequence[Place], place: Place) -> bool:
    return any(each.is_like(place) for each in group)


def _within(pair: Sequence[Place], places: Sequence[Place]) -> bool:
    """Whether both of a pair are among some places, and are not one of them twice."""
    found = [next((at for at, place in enumerate(places) if each.is_like(place)), -1) for each in pair]
    return -1 not in found and found[0] != found[1]


def _without(group: tuple[Place, ...], one: Place, other: Place) -> tuple[Place, ...]:
    """A group that has both without the other one."""
    if not (_has(group, one) and _has(group, other)):
        return group
    return tuple(each for each in group if not each.is_like(other))


def _checked(change: Callable[[], str], meant: Own) -> str:
    """The new text, if it states what is meant and nothing else."""
    try:
        new = change()
        stated = parse(new)
    except (StatementsBroken, DecisionError) as error:
        raise StatementsError(_REFUSED.format(error)) from error
    if (stated.same, stated.different) != (meant.same, meant.different):
        raise StatementsError(_REFUSED.format("the two quotes, each by its file and words"))
    return new


def _joined(text: str, places: Sequence[Place]) -> str:
    for at, group in reversed(list(_listed(text, "different"))):
        if _within(group[:2], places):
            text = _taken(text, "different", at)
    return _with(text, "same", places) if places else text


def _separated(text: str, one: Place, other: Place, known: bool) -> str:
    for at, group in reversed(list(_listed(text, "same"))):
        if _has(group, one) and _has(group, other):
            rest = _without(tuple(group), one, other)
            if len(rest) < 2:
                text = _taken(text, "same", at)
                continue
            for number in reversed([number for number, each in enumerate(group) if each.is_like(other)]):
                listed = list_of(text, "same")
                text = without_item(text, listed.value[at] if listed else None, number)
    return text if known else _with(text, "different", (one, other))


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


def _taken(text: str, key: str, at: int) -> str:
    return without_item(text, list_of(text, key), at)


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
    values: dict[str, str] = {"file": scalar(place.file), "words": scalar(place.words)}
    if place.start:
        values["start"] = str(place.start)
    if place.item != 1:
        values["item"] = str(place.item)
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"
