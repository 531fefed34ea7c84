"""What a backend is asked: a tree over terms that are already analysed, the same for every engine."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Field = Literal["body", "title", "source", "speaker"]
"""The analysed fields of a passage; all hold tokens of `language.analysis`."""

Key = Literal["article", "lang", "role", "date"]
"""The fields that hold one plain value."""


OtherName = Literal["compound", "name", "own", "glossary", "dictionary"]
"""What knows that two words mean the same; "own" is the user's glossary."""


class Node:
    """A question about passages."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Everything(Node):
    """Every passage."""


@dataclass(frozen=True, slots=True)
class Term(Node):
    """Passages that hold a term."""

    text: str
    field: Field = "body"


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """Terms in neighbouring positions."""

    texts: tuple[str, ...]
    field: Field = "body"


@dataclass(frozen=True, slots=True)
class Prefix(Node):
    """Any of the terms that begin so; a backend may keep to the most frequent ones."""

    text: str
    field: Field = "body"


@dataclass(frozen=True, slots=True)
class Characters(Node):
    """Passages known to hold these characters, with their scores by passage id.

    The characters stand in the folded text, or in the text as written when `literal`.
    """

    text: str
    scores: Mapping[int, float] = field(compare=False)
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Value(Node):
    """A plain value between `first` and `last`, both included; it scores nothing."""

    key: Key
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Among(Node):
    """Passages with these ids; it scores nothing."""

    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class And(Node):
    """All parts; their scores add up."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """Any part; the scores of those that match add up."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Best(Node):
    """Any part: different words for one thing, so only the best one scores."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """Passages that `part` does not find; it scores nothing."""

    part: Node


@dataclass(frozen=True, slots=True)
class Alias(Node):
    """The same thing called otherwise, as `kind` knows: a hit owed to it alone ranks behind."""

    part: Node
    kind: OtherName = "glossary"


@dataclass(frozen=True, slots=True)
class Prefer(Node):
    """What `part` finds; those that `bonus` finds as well score more, by `weight` times its score."""

    part: Node
    bonus: Node
    weight: float


def all_of(*parts: Node | None) -> Node | None:
    """The parts joined by And, flat; None where there is none."""
    return _joined(And, parts)


def any_of(*parts: Node | None) -> Node | None:
    """The parts joined by Or, flat; None where there is none."""
    return _joined(Or, parts)


def best_of(*parts: Node | None) -> Node | None:
    """The parts joined by Best, flat; None where there is none."""
    return _joined(Best, parts)


def _joined(kind: type[And | Or | Best], parts: tuple[Node | None, ...]) -> Node | None:
    flat: dict[Node, None] = {}
    for part in parts:
        inner = part.parts if isinstance(part, kind) else (part,)
        flat.update((node, None) for node in inner if node is not None)
    return kind(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def without_aliases(node: Node, but: Collection[OtherName] = ()) -> Node | None:
    """The tree of what was typed alone, or with aliases of some kinds; None where nothing is left."""
    if isinstance(node, Alias):
        return node if node.kind in but else None
    if isinstance(node, And):
        kept = [without_aliases(part, but) for part in node.parts]
        return None if None in kept else all_of(*kept)
    if isinstance(node, Or | Best):
        return _joined(type(node), tuple(without_aliases(part, but) for part in node.parts))
    return node


def as_typed(node: Node) -> Node:
    """The tree with every alias taken for what was typed."""
    if isinstance(node, Alias):
        return as_typed(node.part)
    if isinstance(node, And | Or | Best):
        return _joined(type(node), tuple(map(as_typed, node.parts))) or node
    return node


def wanted(node: Node) -> Iterator[Node]:
    """The leaves that a passage may show: all but those under Not."""
    if isinstance(node, And | Or | Best):
        for part in node.parts:
            yield from wanted(part)
    elif isinstance(node, Alias | Prefer):
        yield from wanted(node.part)
    elif not isinstance(node, Not):
        yield node
