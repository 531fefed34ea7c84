"""The text of a bookmarks file -> Layout.

Only the tree of nodes is read (PyYAML's base loader: no tags, no objects, no guesses), so `lang: no` stays
"no" and `20:58` stays "20:58" whether a person quoted them or not.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from search.bookmarks.data import EntryProblem, from_data
from search.bookmarks.layout import Entry, KeyLines, Layout
from search.bookmarks.model import Bookmark
from search.decisions.causes import trouble
from search.decisions.scalars import Data, word
from search.errors import BookmarksBroken
from search.speech import _

VERSION = 1

_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029])|[^\r\n\x85\u2028\u2029]+")


def parse(text: str, name: str = "bookmarks.yaml") -> Layout:
    """Entries and their lines; raises BookmarksBroken for a text that cannot be edited safely."""
    lines = lines_of(text)
    try:
        root = compose(text)
        layout = _layout(lines, root)
    except yaml.YAMLError as error:
        raise BookmarksBroken(*trouble(name, lines, error)) from error
    except RecursionError as error:
        raise BookmarksBroken(
            _("{name} is nested too deeply to be a bookmarks file.").format(name=name)
        ) from error
    except Unsafe as error:
        raise BookmarksBroken(
            _("{name}, line {line}: {problem}.").format(name=name, line=error.line, problem=error), error.line
        ) from error
    return layout


def lines_of(text: str) -> list[str]:
    """The lines as YAML counts them, each with its end."""
    return _LINE.findall(text)


class Unsafe(Exception):
    """A construct that parses but that line editing could damage."""

    def __init__(self, message: str, node: Node) -> None:
        super().__init__(message)
        self.line: int = node.start_mark.line + 1


def compose(text: str) -> Node | None:
    """The tree of a text, None for one that says nothing.  Raises YAMLError, RecursionError and Unsafe."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    root: Node | None = yaml.compose(text, Loader=loader)
    if root is not None:
        _refuse_aliases(root, set())
    return root


def _refuse_aliases(node: Node, seen: set[int]) -> None:
    """A node that is used twice: changing it in one place would change it in the other."""
    if id(node) in seen:
        raise Unsafe(_("an alias (*name) repeats another value here; write the value out"), node)
    seen.add(id(node))
    for child in _children(node):
        _refuse_aliases(child, seen)


def _children(node: Node) -> Iterator[Node]:
    if isinstance(node, MappingNode):
        for pair in node.value:
            yield from pair
    elif isinstance(node, SequenceNode):
        yield from node.value


def _layout(lines: Sequence[str], root: Node | None) -> Layout:
    if root is None or (isinstance(root, ScalarNode) and _plain(root) is None):
        return Layout(lines, bottom=len(lines))
    if isinstance(root, SequenceNode):
        return _with_entries(Layout(lines), root, 0)
    if not isinstance(root, MappingNode) or root.flow_style:
        raise Unsafe(_("a bookmarks file begins with 'version: 1' and a line 'bookmarks:'"), root)
    rest = _without_list(root)
    found = [(key, value) for key, value in root.value if key.value == "bookmarks"]
    if not found:
        return Layout(lines, bottom=_end(root, lines), rest=rest)
    key, value = found[0]
    return _with_entries(Layout(lines, rest=rest), value, key.start_mark.line + 1)


def _without_list(root: MappingNode) -> Data:
    """What the file says beside its list; a second list or another version cannot be edited safely."""
    names = [key.value for key, _ in root.value]
    for key, value in root.value:
        if key.value == "bookmarks" and names.count("bookmarks") > 1:
            raise Unsafe(_("the key 'bookmarks' is there twice; join the two lists"), root.value[-1][0])
        if key.value == "version" and _plain(value) not in (None, VERSION):
            raise Unsafe(_("this is version {value}, made by a newer program").format(value=value.value), key)
    pairs = [(key, value) for key, value in root.value if key.value != "bookmarks"]
    return {str(_plain(key)): _plain(value) for key, value in pairs}


def _with_entries(layout: Layout, value: Node, top: int) -> Layout:
    start, end = value.start_mark, value.end_mark
    if value.value and isinstance(value, SequenceNode) and _is_item(layout.lines[start.line], start.column):
        entries = entries_of(layout.lines, value, start.column)
        return replace(layout, top=top, column=start.column, entries=entries)
    if value.value in ([], "", "~", "null", "Null", "NULL") and end.line == top - 1:
        return replace(layout, top=top, hole=(start.column, end.column))
    raise Unsafe(
        _("the bookmarks must be a list, each entry beginning with '- ' on a line of its own"), value
    )


def entries_of(lines: Sequence[str], sequence: SequenceNode, column: int) -> list[Entry]:
    """The items of a list whose dashes stand at a column."""
    entries: list[Entry] = []
    ids: dict[str, int] = {}
    for node in sequence.value:
        start = _dash(lines, node.start_mark.line, column)
        data = _plain(node)
        try:
            bookmark, problem = _bookmark(node, data, ids, start + 1), ""
        except EntryProblem as error:
            bookmark, problem = None, str(error)
        keys = _keys(node, lines, start)
        entries.append(Entry(start, _end(node, lines), data, keys, bookmark, problem))
    return entries


def _dash(lines: Sequence[str], line: int, column: int) -> int:
    """The line of the dash before an item, which may stand above the item's first key."""
    while not _is_item(lines[line], column):
        line -= 1
    return line


def _is_item(line: str, column: int) -> bool:
    """Whether a dash stands at a column, and nothing before it; behind "? " or ": " it cannot be edited."""
    return line[column : column + 1] == "-" and not line[:column].strip()


def _bookmark(node: Node, data: Data, ids: dict[str, int], line: int) -> Bookmark:
    """The bookmark of an item that begins at `line`; `ids` are the lines of the ids before it."""
    if isinstance(node, MappingNode):
        counts = Counter(str(_plain(key)) for key, _ in node.value)
        for name, count in counts.items():
            if count > 1:
                raise EntryProblem(_("has the key '{name}' twice").format(name=name))
    bookmark = from_data(data)
    bookmark = bookmark if bookmark.id else replace(bookmark, id=_own_id(bookmark))
    if bookmark.id in ids:
        raise EntryProblem(
            _("is the bookmark {id} of line {line} again").format(id=bookmark.id, line=ids[bookmark.id])
        )
    ids[bookmark.id] = line
    return bookmark


def _own_id(bookmark: Bookmark) -> str:
    """The id of an entry that a person wrote without one: the same each time it is read."""
    key = "\n".join((bookmark.file, bookmark.url, str(bookmark.item), bookmark.quote or bookmark.note))
    return f"bm-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:10]}"


def _keys(node: Node, lines: Sequence[str], first: int) -> dict[str, KeyLines]:
    if not isinstance(node, MappingNode) or node.flow_style:
        return {}
    return {
        str(_plain(key)): KeyLines(
            key.start_mark.line - first, _end(value, lines) - first, key.start_mark.column
        )
        for key, value in node.value
    }


def _end(node: Node, lines: Sequence[str]) -> int:
    """The line after the last content of a node; comments and blank lines below it are not part of it."""
    if isinstance(node, MappingNode | SequenceNode) and node.value and not node.flow_style:
        return _end(list(_children(node))[-1], lines)
    start, end = node.start_mark.line, node.end_mark.line
    if isinstance(node, ScalarNode) and end > start and not node.end_mark.column:
        return _without_blank_tail(node, lines, end)
    return int(end) + 1


def _without_blank_tail(node: ScalarNode, lines: Sequence[str], end: int) -> int:
    """Blank lines after a block scalar belong to its text only where its header says so ('|+')."""
    while not node.value.endswith("\n\n") and end > node.start_mark.line + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _plain(node: Node) -> Data:
    """The value of a node; text stays as written, and a block scalar does not count its last line end."""
    if isinstance(node, MappingNode):
        return {str(_plain(key)): _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(child) for child in node.value]
    if not isinstance(node, ScalarNode) or not node.style:
        return word(node.value)
    return str(node.value).rstrip("\n") if node.style in "|>" else str(node.value)
