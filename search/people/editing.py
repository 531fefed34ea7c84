"""Changes of the text of people.yaml, made where the change belongs and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from search.decisions.scalars import scalar
from search.decisions.yaml_text import (
    Item,
    appended,
    list_of,
    newline,
    with_item,
    with_key,
    without_item,
    without_key,
)
from search.errors import DecisionError, PeopleBroken, PeopleError
from search.people.names import plain
from search.people.own import Own, parse
from search.people.stating import mergeable, one_person, two_people
from search.speech import N_, _

HEADER = """\
# Names in this library.  Edit freely: comments and unknown keys are kept.
#   - name: Mark Zuckerberg
#     names: [小扎, 祖克柏]     the same person
#     not: [扎克伯克]           somebody else
"""

_REFUSED = N_("people.yaml is written in a way that cannot be changed safely here; write it in by hand: {}.")


def joined(text: str, name: str, other: str) -> str:
    """The text that states that two names are one person; raises PeopleError."""
    _two_names(name, other)
    meant = one_person(parse(text), name, other)
    return _checked(
        lambda: _joined(_without_pairs(text, name, other), name, other), meant, f"{other} under {name}"
    )


def separated(text: str, name: str, other: str) -> str:
    """The text that states that two names are two people; raises PeopleError."""
    _two_names(name, other)
    meant = two_people(parse(text), name, other)
    return _checked(lambda: _separated(text, name, other), meant, f"separate: [{name}, {other}]")


def _two_names(name: str, other: str) -> None:
    if not (name.strip() and other.strip()) or plain(name) == plain(other):
        raise PeopleError(_("Give two different names."))


def _checked(change: Callable[[], str], meant: Own, words: str) -> str:
    """The new text, if it states what is meant and nothing else."""
    try:
        new = change()
        stated = parse(new)
    except PeopleBroken as error:
        raise PeopleError(_(_REFUSED).format(words)) from error
    except PeopleError:
        raise
    except DecisionError as error:
        raise PeopleError(_(_REFUSED).format(error)) from error
    if (stated.entries, stated.separate) != (meant.entries, meant.separate):
        raise PeopleError(_(_REFUSED).format(words))
    return new


def _separated(text: str, name: str, other: str) -> str:
    text = _without_name(_without_name(text, name, other), other, name)
    if frozenset((plain(name), plain(other))) in set(parse(text).apart()):
        return text
    return appended(text, "separate", f"[{scalar(name)}, {scalar(other)}]", HEADER)


def _joined(text: str, name: str, other: str) -> str:
    own = parse(text)
    one, two = own.holder(name), own.holder(other)
    if one is None and two is None:
        return _with_entry(text, name, other)
    if one is None or two is None:
        return _into_entry(text, one if one is not None else two or 0, other if one is not None else name)
    if one == two:
        return text
    gone = mergeable(own, one, two)
    kept, moved = own.entries[two if gone == one else one], own.entries[gone]
    listed, item = list_of(text, "people"), _items(text)[gone]
    begins = [node.start_mark.index for node in listed.value] if listed else []
    if item.keys - {"name", "names"} or item.node.start_mark.index not in begins:
        raise PeopleError(_(_REFUSED).format(f"{moved.name} under {kept.name}"))
    text = without_item(text, listed, begins.index(item.node.start_mark.index))
    for each in (moved.name, *moved.names):
        text = _joined(text, kept.name, each)
    return text


# -- the places of things in the text --------------------------------------------------------------------


def _items(text: str) -> list[Item]:
    """The entries that have a name, as `parse` counts them."""
    listed = list_of(text, "people")
    items = [Item(node) for node in listed.value if isinstance(node, MappingNode)] if listed else []
    return [
        item for item in items if isinstance(named := item.get("name"), ScalarNode) and named.value.strip()
    ]


def _into_entry(text: str, at: int, name: str) -> str:
    item = _items(text)[at]
    names = item.get("names")
    if isinstance(names, SequenceNode):
        return with_item(text, names, scalar(name))
    if names is not None and str(names.value):
        start, end = names.start_mark.index, names.end_mark.index
        return f"{text[:start]}[{text[start:end]}, {scalar(name)}]{text[end:]}"
    if names is not None:
        at = text.index(":", next(key for key, _ in item.node.value if key.value == "names").end_mark.index)
        return f"{text[: at + 1]} [{scalar(name)}]{text[at + 1 :]}"
    after = item.get("name")
    assert after is not None
    return with_key(text, item.node, after, f"names: [{scalar(name)}]")


def _with_entry(text: str, name: str, other: str) -> str:
    listed = list_of(text, "people")
    flat = f"{{name: {scalar(name)}, names: [{scalar(other)}]}}"
    if listed is not None and listed.flow_style:
        return with_item(text, listed, flat)
    column = listed.start_mark.column if listed is not None else 2
    item = f"name: {scalar(name)}{newline(text)}{' ' * column}  names: [{scalar(other)}]"
    return appended(text, "people", item, HEADER)


# -- taking out ------------------------------------------------------------------------------------------


def _without_name(text: str, name: str, other: str) -> str:
    """Take `other` out of the names of the entry that has `name`, and `names` with the last of them."""
    holder = parse(text).holder(name)
    item = _items(text)[holder] if holder is not None else None
    names = item.get("names") if item else None
    nodes = names.value if isinstance(names, SequenceNode) else [names] if names is not None else []
    for at, node in enumerate(nodes):
        if item and plain(str(node.value)) == plain(other):
            new = without_item(text, names, at) if nodes[1:] else without_key(text, item.node, "names")
            return _without_name(new, name, other)
    return text


def _without_pairs(text: str, name: str, other: str) -> str:
    """Take out what tells two names apart: their pair, and the one under `not` of the other."""
    wanted = {plain(name), plain(other)}
    pairs = list_of(text, "separate")
    for at, node in enumerate(pairs.value if pairs else ()):
        if isinstance(node, SequenceNode) and {plain(str(each.value)) for each in node.value} == wanted:
            return _without_pairs(without_item(text, pairs, at), name, other)
    for one, two in ((name, other), (other, name)):
        holder = parse(text).holder(one)
        others = _items(text)[holder].get("not") if holder is not None else None
        for at, node in enumerate(others.value if isinstance(others, SequenceNode) else ()):
            if plain(str(node.value)) == plain(two):
                return _without_pairs(without_item(text, others, at), name, other)
    return text
