"""Changes of the text of people.yaml, made where the change belongs and nowhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from search.bookmarks.scalars import scalar
from search.errors import PeopleError
from search.people.names import plain
from search.people.own import Own, parse

HEADER = """\
# Names in this library.  Edit freely: comments and unknown keys are kept.
#   - name: Mark Zuckerberg
#     names: [小扎, 祖克柏]     the same person
#     not: [扎克伯克]           somebody else
"""

_REFUSED = "people.yaml is written in a way that cannot be changed safely here; write it in by hand: {}."


def joined(text: str, name: str, other: str) -> str:
    """The text that states that two names are one person; raises PeopleError."""
    _two_names(name, other)
    text = _without_pairs(text, name, other)
    own = parse(text)
    holders = [_holder(own, each) for each in (name, other)]
    if holders[0] is not None and holders[0] == holders[1]:
        return text
    at, new = (holders[0], other) if holders[0] is not None else (holders[1], name)
    if at is None:
        return _checked(text, _with_entry(text, name, other), name, other)
    if None not in holders:
        raise PeopleError(
            f"{own.entries[holders[0] or 0].name} and {own.entries[holders[1] or 0].name} have an entry each "
            "in people.yaml; make one of the two there."
        )
    return _checked(text, _into_entry(text, at, new), name, other)


def separated(text: str, name: str, other: str) -> str:
    """The text that states that two names are two people; raises PeopleError."""
    _two_names(name, other)
    text = _without_name(_without_name(text, name, other), other, name)
    wanted = frozenset((plain(name), plain(other)))
    if wanted in set(parse(text).apart()):
        return text
    new = _appended(text, "separate", f"[{scalar(name)}, {scalar(other)}]")
    if wanted not in set(parse(new).apart()):
        raise PeopleError(_REFUSED.format(f"separate: [{name}, {other}]"))
    return new


def _two_names(name: str, other: str) -> None:
    if not (name.strip() and other.strip()) or plain(name) == plain(other):
        raise PeopleError("Give two different names.")


def _holder(own: Own, name: str) -> int | None:
    """Which entry has the name."""
    key = plain(name)
    return next((at for at, entry in enumerate(own.entries) if key in entry.claims()), None)


def _checked(old: str, new: str, name: str, other: str) -> str:
    """The new text, if all it states beyond the old one is that the two names are one."""
    before, after = parse(old), parse(new)
    holder = _holder(after, name)
    changed = [entry for entry in before.entries if entry not in after.entries]
    if (
        holder is None
        or holder != _holder(after, other)
        or len(changed) > 1
        or before.separate != after.separate
    ):
        raise PeopleError(_REFUSED.format(f"{other} under {name}"))
    return new


# -- the places of things in the text --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry of people.yaml as a node, by its keys."""

    node: MappingNode

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.node.value if name.value == key), None)


def _root(text: str) -> MappingNode | None:
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    return root if isinstance(root, MappingNode) else None


def _list_of(text: str, key: str) -> SequenceNode | None:
    root = _root(text)
    found = _Item(root).get(key) if root else None
    return found if isinstance(found, SequenceNode) else None


def _items(text: str) -> list[_Item]:
    """The entries that have a name, as `parse` counts them."""
    listed = _list_of(text, "people")
    items = [_Item(node) for node in listed.value if isinstance(node, MappingNode)] if listed else []
    return [item for item in items if (named := item.get("name")) is not None and str(named.value).strip()]


def _into_entry(text: str, at: int, name: str) -> str:
    item = _items(text)[at]
    names = item.get("names")
    if isinstance(names, SequenceNode):
        return _with_item(text, names, scalar(name))
    if names is not None and str(names.value):
        start, end = names.start_mark.index, names.end_mark.index
        return f"{text[:start]}[{text[start:end]}, {scalar(name)}]{text[end:]}"
    after = item.get("name")
    assert after is not None
    return _with_key(text, item.node, after, f"names: [{scalar(name)}]")


def _with_key(text: str, node: MappingNode, after: Node, line: str) -> str:
    """A key more, behind that of the value `after`."""
    end = after.end_mark.index
    if node.flow_style:
        return f"{text[:end]}, {line}{text[end:]}"
    stop = _line_end(text, end)
    column = node.value[0][0].start_mark.column
    return f"{text[:stop]}{_newline(text)}{' ' * column}{line}{text[stop:]}"


def _with_item(text: str, listed: SequenceNode, item: str) -> str:
    """An item more at the end of a list, written as the list is."""
    if listed.flow_style:
        end = listed.value[-1].end_mark.index if listed.value else listed.start_mark.index + 1
        return f"{text[:end]}{', ' if listed.value else ''}{item}{text[end:]}"
    stop = _line_end(text, _last_character(text, listed))
    return f"{text[:stop]}{_newline(text)}{' ' * listed.start_mark.column}- {item}{text[stop:]}"


def _last_character(text: str, node: Node) -> int:
    """Where the last content of a node ends; the end mark of a block stands behind comments below it."""
    if isinstance(node, MappingNode | SequenceNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _last_character(text, last[1] if isinstance(last, tuple) else last)
    return (
        len(text[: node.end_mark.index].rstrip())
        if not getattr(node, "flow_style", False)
        else node.end_mark.index
    )


def _with_entry(text: str, name: str, other: str) -> str:
    listed = _list_of(text, "people")
    flat = f"{{name: {scalar(name)}, names: [{scalar(other)}]}}"
    if listed is not None and listed.flow_style:
        return _with_item(text, listed, flat)
    column = listed.start_mark.column if listed is not None else 2
    return _appended(
        text, "people", f"name: {scalar(name)}{_newline(text)}{' ' * column}  names: [{scalar(other)}]"
    )


def _appended(text: str, key: str, item: str) -> str:
    """An item more in the list of a key, which is begun where it is missing."""
    listed = _list_of(text, key)
    if listed is not None and listed.value:
        return _with_item(text, listed, item)
    newline = _newline(text)
    begun = f"{key}:{newline}  - {item}{newline}"
    root = _root(text)
    if root is None:
        return (text.rstrip() + newline if text.strip() else HEADER) + begun
    for name, value in root.value:
        if name.value == key:  # an empty value: [] or nothing
            end = max(
                name.end_mark.index + 1, value.end_mark.index if str(value.value) or value.value == [] else 0
            )
            return f"{text[: text.index(':', name.end_mark.index) + 1]}{newline}  - {item}{text[end:]}"
    return text.rstrip() + newline + begun


# -- taking out ------------------------------------------------------------------------------------------


def _without_name(text: str, name: str, other: str) -> str:
    """Take `other` out of the names of the entry that has `name`."""
    holder = _holder(parse(text), name)
    names = _items(text)[holder].get("names") if holder is not None else None
    if isinstance(names, SequenceNode):
        for at, node in enumerate(names.value):
            if plain(str(node.value)) == plain(other):
                return _without_item(text, names, at)
    return text


def _without_pairs(text: str, name: str, other: str) -> str:
    """Take out what tells two names apart: their pair, and the one under `not` of the other."""
    wanted = {plain(name), plain(other)}
    pairs = _list_of(text, "separate")
    for at, node in enumerate(pairs.value if pairs else ()):
        if isinstance(node, SequenceNode) and {plain(str(each.value)) for each in node.value} == wanted:
            return _without_pairs(_without_item(text, pairs, at), name, other)
    for one, two in ((name, other), (other, name)):
        holder = _holder(parse(text), one)
        others = _items(text)[holder].get("not") if holder is not None else None
        for at, node in enumerate(others.value if isinstance(others, SequenceNode) else ()):
            if plain(str(node.value)) == plain(two):
                return _without_pairs(_without_item(text, others, at), name, other)
    return text


def _without_item(text: str, listed: Node | None, at: int) -> str:
    assert isinstance(listed, SequenceNode)
    start, end = listed.value[at].start_mark.index, listed.value[at].end_mark.index
    if not listed.flow_style:
        if len(listed.value) == 1:  # the key stays, with nothing in it
            return text[: text.rindex("-", 0, start)] + "[]" + text[end:]
        begin = text.rindex("-", 0, start)
        begin = text.rfind("\n", 0, begin) + 1
        return text[:begin] + text[min(len(text), _line_end(text, end) + len(_newline(text))) :]
    if at + 1 < len(listed.value):
        return text[:start] + text[listed.value[at + 1].start_mark.index :]
    begin = listed.value[at - 1].end_mark.index if at else start
    return text[:begin] + text[end:]


def _line_end(text: str, index: int) -> int:
    found = re.compile(r"\r?\n|$").search(text, index)
    return found.start() if found else len(text)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
