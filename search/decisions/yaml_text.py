"""Changes of YAML text made where they belong and nowhere else; comments and the writer's style stay.

All functions take the whole text and give the whole new text.  They trust that it parses; who changes a file
parses the result and holds it against what was meant.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from search.errors import DecisionError

_FEW = 1_000
"""Values that any text may stand for."""


def loader() -> Any:
    """What reads the file, wherever it is read: text as text, and fast where that is there."""
    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def is_repeating(content: Any, text: str) -> bool:
    """Whether aliases make the content of a text much more than was written, or endless."""
    sizes: dict[int, float] = {}

    def size(value: Any) -> float:
        if not isinstance(value, dict | list):
            return 1
        if id(value) not in sizes:
            sizes[id(value)] = math.inf  # until it is counted: what holds itself has no end
            parts = value.values() if isinstance(value, dict) else value
            sizes[id(value)] = 1 + sum(map(size, parts))
        return sizes[id(value)]

    return "*" in text and size(content) > max(_FEW, len(text))


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list as a node, by its keys."""

    node: MappingNode

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        return next((value for name, value in self.node.value if name.value == key), None)

    @property
    def keys(self) -> set[str]:
        """All keys."""
        return {str(name.value) for name, _ in self.node.value}


@lru_cache(1)
def root_of(text: str) -> MappingNode | None:
    """The mapping that the text is, None if it is something else or empty.

    The last one is remembered, as a change looks at the same text several times; nobody changes a node.
    """
    root = yaml.compose(text, Loader=loader())
    return root if isinstance(root, MappingNode) else None


def list_of(text: str, key: str) -> SequenceNode | None:
    """The list under a key of the text."""
    root = root_of(text)
    found = Item(root).get(key) if root else None
    return found if isinstance(found, SequenceNode) else None


def with_key(text: str, node: MappingNode, after: Node, line: str) -> str:
    """A key more, behind that of the value `after`."""
    end = last_character(text, after)
    if node.flow_style:
        return f"{text[:end]}, {line}{text[end:]}"
    stop = line_end(text, end)
    column = node.value[0][0].start_mark.column
    return f"{text[:stop]}{newline(text)}{' ' * column}{line}{text[stop:]}"


def with_item(text: str, listed: SequenceNode, item: str) -> str:
    """An item more at the end of a list, written as the list is."""
    if listed.flow_style:
        end = listed.value[-1].end_mark.index if listed.value else listed.start_mark.index + 1
        return f"{text[:end]}{', ' if listed.value else ''}{item}{text[end:]}"
    stop = line_end(text, last_character(text, listed))
    return f"{text[:stop]}{newline(text)}{' ' * listed.start_mark.column}- {item}{text[stop:]}"


def last_character(text: str, node: Node) -> int:
    """Where the last content of a node ends; the end mark of a block stands behind comments below it."""
    if isinstance(node, MappingNode | SequenceNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return last_character(text, last[1] if isinstance(last, tuple) else last)
    return (
        len(text[: node.end_mark.index].rstrip())
        if not getattr(node, "flow_style", False)
        else node.end_mark.index
    )


def without_item(text: str, listed: Node | None, at: int) -> str:
    """Take an item out of a list; a list without items stays as []."""
    assert isinstance(listed, SequenceNode)
    start, end = listed.value[at].start_mark.index, last_character(text, listed.value[at])
    if not listed.flow_style:
        if len(listed.value) == 1:  # the key stays, with nothing in it
            empty = "[]" if listed.start_mark.column else "  []"  # a key and its value begin in two columns
            return text[: text.rindex("-", 0, start)] + empty + text[end:]
        dash = text.rindex("-", 0, start)
        begin = text.rfind("\n", 0, dash) + 1
        if text[begin:dash].strip():  # another list begins in the same line: its dash stays
            return text[:dash].rstrip(" ") + text[line_end(text, end) :]
        return text[:begin] + text[min(len(text), line_end(text, end) + len(newline(text))) :]
    if at + 1 < len(listed.value):
        return text[:start] + text[listed.value[at + 1].start_mark.index :]
    begin = listed.value[at - 1].end_mark.index if at else start
    return text[:begin] + text[end:]


def without_key(text: str, node: MappingNode, name: str) -> str:
    """Take a key with its value out of a mapping that has others."""
    keys = [key for key, _ in node.value]
    at = next(number for number, key in enumerate(keys) if key.value == name)
    if at == 0:
        return text[: keys[0].start_mark.index] + text[keys[1].start_mark.index :]
    end = last_character(text, node.value[at][1])
    if node.flow_style:
        return text[: node.value[at - 1][1].end_mark.index] + text[end:]
    begin = text.rfind("\n", 0, keys[at].start_mark.index) + 1
    return text[:begin] + text[min(len(text), line_end(text, end) + len(newline(text))) :]


def line_end(text: str, index: int) -> int:
    """Where the line that holds an index ends, before its line break."""
    found = re.compile(r"\r?\n|$").search(text, index)
    return found.start() if found else len(text)


def newline(text: str) -> str:
    """The line break that the text uses."""
    return "\r\n" if "\r\n" in text else "\n"


def appended(text: str, key: str, item: str, header: str = "") -> str:
    """An item more in the list of a key, which is begun where it is missing; `header` opens an empty file.

    Raises DecisionError where the whole text is one braced mapping that holds something else.
    """
    listed = list_of(text, key)
    if listed is not None and listed.value:
        return with_item(text, listed, item)
    line = newline(text)
    begun = f"{key}:{line}  - {item}{line}"
    root = root_of(text)
    if root is not None and root.flow_style:
        if root.value:
            raise DecisionError(f"{key}: [{' '.join(item.split())}]")
        return text[: root.start_mark.index] + begun.rstrip() + text[root.end_mark.index :]
    if root is None:
        return (text.rstrip() + line if text.strip() else header) + begun
    for name, value in root.value:
        if name.value == key:  # an empty value: [] or nothing
            end = max(
                name.end_mark.index + 1, value.end_mark.index if str(value.value) or value.value == [] else 0
            )
            return f"{text[: text.index(':', name.end_mark.index) + 1]}{line}  - {item}{text[end:]}"
    return text.rstrip() + line + begun
