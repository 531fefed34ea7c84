"""The lines that were asked lately, newest first: a help, not a decision, so losing them is no harm."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from search.files import locked, write_atomic

MOST = 50
_WAIT = 0.5
"""Seconds: whoever asks must not wait for what is only a help."""


class Recent:
    """Lines in a file of their own, shared by all programs that have the library open."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def lines(self) -> tuple[str, ...]:
        """All of them; none where the file cannot be read."""
        with suppress(OSError, ValueError, RecursionError):
            content = json.loads(self._path.read_text("utf-8"))
            if isinstance(content, list):
                return tuple(each for each in content if isinstance(each, str))[:MOST]
        return ()

    def add(self, line: str) -> None:
        """Put a line in front; one that was there moves.  Does nothing where it cannot be written."""
        line = " ".join(line.split())
        if line:
            self._change(lambda lines: [line, *(each for each in lines if each != line)])

    def drop(self, line: str) -> None:
        """Forget a line.  Does nothing where that cannot be written."""
        self._change(lambda lines: [each for each in lines if each != line])

    def _change(self, change: Callable[[Iterable[str]], list[str]]) -> None:
        with suppress(OSError, TimeoutError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self._path, _WAIT):
                kept = change(self.lines())[:MOST]
                write_atomic(self._path, json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace"))

    def clear(self) -> None:
        """Forget all of them."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
