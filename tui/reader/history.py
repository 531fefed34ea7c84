"""The reader's way through the articles, back and forward as in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Place(NamedTuple):
    """An offset in an item of a file: it stays true when the file is read again."""

    file: str
    item: int
    offset: int


class History:
    """Places left behind and places gone back from; a new jump forgets the latter."""

    LIMIT = 200

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    @property
    def last(self) -> Place | None:
        """The place that was left last."""
        return self._back[-1] if self._back else None

    def leave(self, place: Place) -> None:
        """Note the place that a jump leaves."""
        if not self._back or self._back[-1] != place:
            self._back = [*self._back, place][-self.LIMIT :]
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """The place before, None at the beginning."""
        if not self._back:
            return None
        self._forward.append(here)
        return self._back.pop()

    def forward(self, here: Place) -> Place | None:
        """The place gone back from, None at the end."""
        if not self._forward:
            return None
        self._back.append(here)
        return self._forward.pop()

    def follow(self, moved: Mapping[str, str]) -> None:
        """Files have new paths: their places go with them."""
        if moved:
            self._back = [_followed(place, moved) for place in self._back]
            self._forward = [_followed(place, moved) for place in self._forward]


def _followed(place: Place, moved: Mapping[str, str]) -> Place:
    return place._replace(file=moved.get(place.file, place.file))
