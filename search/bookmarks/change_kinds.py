"""What may be changed in a bookmarks file: single entries, each change with its inverse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, Union

from search.decisions.scalars import Data


@dataclass(frozen=True, slots=True)
class Insert:
    """Put an entry `gap` comment lines below the entry `after`: "" is the top of the list, None its end.

    `lines` have no line ends, and their dash stands in column 0.
    """

    id: str
    lines: Sequence[str]
    data: Data
    after: str | None = None
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Delete:
    """Take the lines of an entry out."""

    id: str


@dataclass(frozen=True, slots=True)
class SetKeys:
    """Give keys of an entry new values; an empty value takes the key out."""

    id: str
    values: Mapping[str, Data]


@dataclass(frozen=True, slots=True)
class Several:
    """The same for several entries in one step."""

    changes: tuple[SetKeys, ...]


@dataclass(frozen=True, slots=True)
class Append:
    """Put entries at the end of the list."""

    entries: tuple[Insert, ...]


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take out those of these entries that are still there."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InTurn:
    """Changes one after the other, as one step."""

    changes: tuple[Change, ...]


Change: TypeAlias = Union[Insert, Delete, SetKeys, Several, Append, Withdraw, "InTurn"]


class Draft(NamedTuple):
    """The lines and entries of the file as they shall be, and what would take the change back."""

    lines: list[str]
    entries: list[Data]
    inverse: Change
