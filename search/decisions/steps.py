"""The last changes of a file, which can be taken back and made again, also by another process."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from search.files import write_atomic

_KEPT = 50


class Step(NamedTuple):
    """One change in words, with the whole text before and after; `made` when there was no file before."""

    words: str
    before: str
    after: str
    made: bool = False


class Steps:
    """Changes in order, and how many of them are done; kept in the file `log` if one is given.

    A log that cannot be read or written is no problem: then only this process can take changes back.
    """

    def __init__(self, log: Path | None = None) -> None:
        self._log = log
        self._steps: list[Step] = []
        self._done = 0

    def last(self) -> Step | None:
        """The newest change that is done."""
        self._read()
        return self._steps[self._done - 1] if self._done else None

    def next(self) -> Step | None:
        """The change that was taken back last."""
        self._read()
        return self._steps[self._done] if self._done < len(self._steps) else None

    def add(self, step: Step) -> None:
        """A new change; what was taken back before cannot be made again."""
        self._read()
        self._steps = [*self._steps[: self._done], step][-_KEPT:]
        self._keep(len(self._steps))

    def undone(self) -> None:
        """The newest change was taken back."""
        self._keep(self._done - 1)

    def redone(self) -> None:
        """The change that was taken back last was made again."""
        self._keep(self._done + 1)

    def _read(self) -> None:
        if self._log is None:
            return
        with suppress(OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            content = json.loads(self._log.read_text("utf-8"))
            steps = [Step(str(a), str(b), str(c), bool(made)) for a, b, c, made in content["steps"]]
            self._steps, self._done = steps, max(0, min(len(steps), int(content["done"])))

    def _keep(self, done: int) -> None:
        self._done = done
        if self._log is not None:
            with suppress(OSError):
                write_atomic(self._log, json.dumps({"steps": self._steps, "done": done}).encode())
