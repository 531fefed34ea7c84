"""What this session changed, newest last, so that it can be taken back and done again."""

from __future__ import annotations

from time import monotonic
from typing import NamedTuple

from search.bookmarks.change_kinds import Change
from search.bookmarks.disk import EntryFile
from search.bookmarks.layout import BookmarkGone


class _Step(NamedTuple):
    """What happened, in words, and the change of which file that would turn it round."""

    words: str
    file: EntryFile
    change: Change
    time: float


class History:
    """Two stacks of steps.  A step whose bookmark is gone is dropped, and the error raised."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def changed(self) -> float:
        """When the newest change was made that is not taken back (`monotonic`); 0.0 for none."""
        return self._done[-1].time if self._done else 0.0

    def record(self, words: str, file: EntryFile, inverse: Change) -> None:
        """Remember a change that was just made; what had been undone before is forgotten."""
        self._done.append(_Step(words, file, inverse, monotonic()))
        self._undone.clear()

    def move(self, file: EntryFile, other: EntryFile) -> None:
        """What one file held is in another one now."""
        for steps in (self._done, self._undone):
            steps[:] = [step._replace(file=other) if step.file is file else step for step in steps]

    def undo(self) -> str | None:
        """Take the newest change back; its words, None when there is nothing."""
        return _turn_round(self._done, self._undone)

    def redo(self) -> str | None:
        """Make the change again that was taken back last."""
        return _turn_round(self._undone, self._done)


def _turn_round(source: list[_Step], target: list[_Step]) -> str | None:
    if not source:
        return None
    words, file, change, _ = source[-1]
    try:
        changed = file.change(lambda _: change)
    except BookmarkGone:
        source.pop()
        raise
    source.pop()
    if changed.inverse:
        target.append(_Step(words, file, changed.inverse, monotonic()))
    return words
