"""The last changes of a file, which can be taken back and made again, also by another process."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from search.files import write_atomic
from search.punctuation import in_marks
from search.speech import _

Names = tuple[tuple[str, str | int], ...]
"""What is filled into words: the name of each place in them and its value."""

_KEPT = 50


class Step(NamedTuple):
    """One change in words: from `start` on stood `before`, now stands `after`.

    `whole` are the digests of the whole text before and after; `made` when there was no file before.  `words`
    are English, whatever language is in use, and `names` are filled into them.
    """

    words: str
    start: int
    before: str
    after: str
    whole: tuple[str, str]
    made: bool = False
    names: Names = ()

    @classmethod
    def of(cls, words: str, before: str, after: str, made: bool = False, names: Names = ()) -> Step:
        """The step from one text to another; only the middle, in which they differ, is kept."""
        start = _common(before, after)
        end = _common(before[start:][::-1], after[start:][::-1])
        middles = before[start : len(before) - end], after[start : len(after) - end]
        return cls(words, start, middles[0], middles[1], (_digest(before), _digest(after)), made, names)

    @property
    def said(self) -> str:
        """What the change was, in the language in use."""
        return told(self.words, self.names)

    def taken_back(self, text: str) -> str | None:
        """The text before the change; None where the text is not the one after it."""
        return self._exchanged(text, self.after, self.before) if _digest(text) == self.whole[1] else None

    def made_again(self, text: str) -> str | None:
        """The text after the change; None where the text is not the one before it."""
        return self._exchanged(text, self.before, self.after) if _digest(text) == self.whole[0] else None

    def _exchanged(self, text: str, old: str, new: str) -> str:
        return text[: self.start] + new + text[self.start + len(old) :]


def told(words: str, names: Names) -> str:
    """Words in the language in use, with what is filled into them, in marks where it is what somebody wrote.

    Words of a damaged log are given as they are.
    """
    filled = {name: in_marks(value) if isinstance(value, str) else value for name, value in names}
    with suppress(LookupError, ValueError, AttributeError):
        return _(words).format(**filled) if names else words
    return words


def _common(one: str, other: str) -> int:
    """How many code points two texts begin with alike."""
    unlike = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(unlike, min(len(one), len(other)))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


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
            steps = [_step(*each) for each in content["steps"]]
            self._steps, self._done = steps, max(0, min(len(steps), int(content["done"])))

    def _keep(self, done: int) -> None:
        self._done = done
        if self._log is not None:
            with suppress(OSError):
                write_atomic(self._log, json.dumps({"steps": self._steps, "done": done}).encode())


def _step(words: str, *rest: Any) -> Step:
    """A step as the log has it; an older log has both texts whole."""
    if len(rest) == 3:
        before, after, made = rest
        return Step.of(str(words), str(before), str(after), bool(made))
    start, before, after, (one, other), made, *named = rest
    names = tuple((str(name), value) for name, value in named[0]) if named else ()
    return Step(str(words), int(start), str(before), str(after), (str(one), str(other)), bool(made), names)
