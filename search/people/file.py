"""people.yaml on disk: read as it is now, changed in one place and written in one step.

Comments, unknown keys and the way a person writes the rest stay as they are.  After every change the new text
must state exactly what was meant; otherwise it is refused.  A file that does not parse is never written.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from search.errors import PeopleBroken, PeopleError
from search.files import locked, write_atomic
from search.people.editing import joined, separated
from search.people.own import Own, parse
from search.people.steps import Step, Steps

Stamp = tuple[int, int, str]
"""The state of the file: time, size and path; it changes when the file does."""

_NOTHING: Stamp = (0, 0, "")


class PeopleFile:
    """Names that a person has joined and told apart.

    `path` is the file that is written; while there is none, that at `begun` is its start.  `log` keeps the
    last changes, so that they can be taken back later; without it they are forgotten with this object.
    `problem` says in one sentence why nothing of the file is used, as of the last reading; `problems` what of
    it is not.
    """

    def __init__(
        self, path: Path, begun: Path | None = None, wait: float = 5.0, log: Path | None = None
    ) -> None:
        self.path = path
        self._begun = begun
        self._wait = wait
        self._steps = Steps(log)
        self._turn = threading.RLock()
        self._known: tuple[Stamp, Own] = (_NOTHING, Own())
        self.problem = ""

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about entries that are not used, as of the last reading."""
        found = (self.problem,) if self.problem else self._known[1].problems
        return (*found, *self._passed_over())

    def load(self) -> Own:
        """What the file states; nothing if there is none.  Raises PeopleError, PeopleBroken."""
        return parse(self._text(), self.path.name)

    def load_kindly(self) -> tuple[Own, Stamp]:
        """The same and the state of the file; one that cannot be used states nothing, see `problem`."""
        stamp = self._stamp()
        if stamp != self._known[0]:
            self.problem = ""
            try:
                own = self.load()
            except PeopleError as error:
                own, self.problem = Own(), str(error)
            self._known = (stamp, own)
        return self._known[1], stamp

    def join(self, name: str, other: str) -> str:
        """State that two names are one person; what was done, in words.

        `other` goes to the entry that has `name`, or to a new one.  What told the two apart is taken out.
        """
        return self._change(lambda text: joined(text, name, other), f"{other} is {name}")

    def separate(self, name: str, other: str) -> str:
        """State that two names are two people; what was done, in words."""
        return self._change(lambda text: separated(text, name, other), f"{other} is not {name}")

    def undo(self) -> str | None:
        """Take back the newest change and say which; None if there is none.

        A file that the change made is removed.  Raises PeopleError if somebody else changed the file since.
        """
        with self._turn:
            step = self._steps.last()
            if step is None:
                return None
            self._write(lambda text: step.before if text == step.after else None, made=step.made)
            self._steps.undone()
            return step.words

    def redo(self) -> str | None:
        """Make the change again that was taken back last, as long as nothing else was changed since."""
        with self._turn:
            step = self._steps.next()
            if step is None:
                return None
            self._write(lambda text: step.after if text == step.before else None)
            self._steps.redone()
            return step.words

    # -- inside --------------------------------------------------------------------------------------

    def _change(self, edit: Callable[[str], str], words: str) -> str:
        with self._turn:
            made = not self.path.exists()
            before, after = self._write(edit)
            if before != after:
                self._steps.add(Step(words, before, after, made))
            return words

    def _write(self, edit: Callable[[str], str | None], made: bool = False) -> tuple[str, str]:
        """The text before and after; `edit` gives None for a file that is not as expected.

        With `made` the text after is that without the file, which is removed.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self.path, self._wait):
                before = self._text()
                parse(before, self.path.name)
                after = edit(before)
                if after is None:
                    raise PeopleError(f"{self.path.name} was changed meanwhile; take it back there by hand.")
                if made:
                    self.path.unlink(missing_ok=True)
                elif after != before:
                    write_atomic(self.path, after.encode())
                return before, after
        except TimeoutError as error:
            raise PeopleError(f"{self.path.name} is being written by another program; try again.") from error
        except OSError as error:
            raise PeopleError(f"{self.path} cannot be written: {error.strerror}.") from error

    def _passed_over(self) -> Iterator[str]:
        """That the file at `begun` was changed after the one that is used was made of it."""
        try:
            newer = self._begun and self._begun.stat().st_mtime_ns > self.path.stat().st_mtime_ns
        except OSError:
            return
        if newer and self._begun != self.path:
            yield f"{self._begun} is newer, but {self.path} is used; bring the two together by hand."

    def _source(self) -> Path | None:
        return next((each for each in (self.path, self._begun) if each and each.is_file()), None)

    def _text(self) -> str:
        source = self._source()
        try:
            return source.read_bytes().decode("utf-8-sig") if source else ""
        except OSError as error:
            raise PeopleError(f"{source} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise PeopleBroken(
                f"{self.path.name}, line {line}: this is not UTF-8; save it as UTF-8.", line
            ) from error

    def _stamp(self) -> Stamp:
        source = self._source()
        if source is None:
            return _NOTHING
        try:
            found = source.stat()
        except OSError:
            return _NOTHING
        return found.st_mtime_ns, found.st_size, str(source)
