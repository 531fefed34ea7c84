"""What each article gives by itself, worked out once and kept on disk until the article changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from search.model import Progress
from search.waiting import OnProgress

if TYPE_CHECKING:
    from search.shelf import Shelf

Key = TypeVar("Key", bound=Hashable)
Part = TypeVar("Part")


class ByArticle(Generic[Key, Part]):
    """The parts of all articles, so that a new one costs what it gives itself; for one thread at a time.

    A key must tell everything that a part is made from, within one record, whose id `born` gives.
    """

    def __init__(self, shelf: Shelf | None = None, born: Callable[[], str] = str) -> None:
        self._shelf, self._born = shelf, born
        self._known: tuple[str, dict[Key, Part]] | None = None

    def of(self, keys: Sequence[Key], make: Callable[[Key], Part], what: str, tell: OnProgress) -> list[Part]:
        """One part a key, the new ones made now; `tell` hears each key, as steps of `what`.

        Parts of other keys are forgotten: their articles are gone.
        """
        born = self._born()
        known = self._known[1] if self._known and self._known[0] == born else self._read(born)
        found: dict[Key, Part] = {}
        for number, key in enumerate(keys, 1):
            tell(Progress(what, number, len(keys)))
            found[key] = known[key] if key in known else make(key)
        if self._shelf and found.keys() != known.keys():
            self._shelf.put("", born, found)
        self._known = born, found
        return [found[key] for key in keys]

    def _read(self, born: str) -> dict[Key, Part]:
        return (self._shelf.find("", born) if self._shelf else None) or {}
