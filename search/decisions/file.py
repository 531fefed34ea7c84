"""A small YAML file of what a person has decided: read as it is now, changed in one place, at one stroke.

Comments, unknown keys and the way a person writes the rest stay as they are.  A file that does not parse is
never written.  Each kind of file (names, statements, glossary, searches) says how it is parsed; its class
adds the changes that can be made.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Generic, Protocol, TypeVar

from search.decisions.steps import Step, Steps
from search.errors import DecisionBroken, DecisionError
from search.files import locked, write_atomic
from search.speech import _
from search.system_errors import reason_of

Stamp = tuple[int, int, str]
"""The state of the file: time, size and path; it changes when the file does."""

_NOTHING: Stamp = (0, 0, "")


class Content(Protocol):
    """What a file states; `problems` are sentences about entries that could not be used."""

    @property
    def problems(self) -> tuple[str, ...]: ...


C = TypeVar("C", bound=Content)


class DecisionFile(Generic[C]):
    """Decisions of one kind, made with `parse(text, file name)` from the text; an empty text states nothing.

    `path` is the file that is written; while there is none, that at `begun` is its start.  `log` keeps the
    last changes, so that they can be taken back later; without it they are forgotten with this object.
    `problem` says in one sentence why nothing of the file is used, as of the last reading; `problems` what of
    it is not.  `error` and `broken` are raised: for what cannot be read or done, and for what does not parse.
    """

    error: type[DecisionError] = DecisionError
    broken: type[DecisionBroken] = DecisionBroken

    def __init__(
        self,
        parse: Callable[[str, str], C],
        path: Path,
        begun: Path | None = None,
        log: Path | None = None,
    ) -> None:
        self.path = path
        self._parse = parse
        self._begun = begun
        self._steps = Steps(log)
        self._own: list[tuple[float, Step]] = []
        self._turn = threading.RLock()
        self._known: tuple[Stamp, C] = (_NOTHING, parse("", path.name))
        self.problem = ""

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about entries that are not used, as of the last reading."""
        found = (self.problem,) if self.problem else self._known[1].problems
        return (*found, *self._passed_over())

    def load(self) -> C:
        """What the file states; nothing if there is none.  Raises `error` and `broken`."""
        return self._parse(self._text(), self.path.name)

    def load_kindly(self) -> tuple[C, Stamp]:
        """The same and the state of the file; one that cannot be used states nothing, see `problem`."""
        stamp = self._stamp()
        if stamp != self._known[0]:
            self.problem = ""
            try:
                content = self.load()
            except DecisionError as error:
                content, self.problem = self._parse("", self.path.name), str(error)
            self._known = (stamp, content)
        return self._known[1], stamp

    @property
    def changed(self) -> float:
        """When this object made the newest change that it has not taken back (`monotonic`); 0.0 for none."""
        return self._own[-1][0] if self._own else 0.0

    def undo(self, own: bool = False) -> str | None:
        """Take back the newest change and say which; None if there is none.

        With `own` only what this object has changed.  A file that the change made is removed.  Raises `error`
        if somebody else changed the file since.
        """
        with self._turn:
            step = self._steps.last()
            mine = self._own[-1][1] if self._own else None
            if step is None or (own and mine is None):
                return None
            if own and step != mine:
                raise self.error(
                    _("{name} was changed elsewhere since; take that back there first.").format(
                        name=self.path.name
                    )
                )
            self._write(step.taken_back, made=step.made)
            self._steps.undone()
            if step == mine:
                self._own.pop()
            return step.said

    def redo(self) -> str | None:
        """Make the change again that was taken back last, as long as nothing else was changed since."""
        with self._turn:
            step = self._steps.next()
            if step is None:
                return None
            self._write(step.made_again)
            self._steps.redone()
            self._own.append((monotonic(), step))
            return step.said

    # -- inside --------------------------------------------------------------------------------------

    def change(self, edit: Callable[[str], str], words: str, **names: str | int) -> str:
        """Write what `edit` makes of the text, which can be taken back under these words; what was done.

        `words` are English, marked by `N_`; `names` are filled into them when they are said.
        """
        step = Step.of(words, "", "", names=tuple(names.items()))
        with self._turn:
            made = not self.path.exists()
            before, after = self._write(edit)
            if before != after:
                step = Step.of(words, before, after, made, step.names)
                self._steps.add(step)
                self._own.append((monotonic(), step))
            return step.said

    def _write(self, edit: Callable[[str], str | None], made: bool = False) -> tuple[str, str]:
        """The text before and after; `edit` gives None for a file that is not as expected.

        With `made` the text after is that without the file, which is removed.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self.path):
                before = self._text()
                self._parse(before, self.path.name)
                after = edit(before)
                if after is None:
                    raise self.error(
                        _("{name} was changed meanwhile; take it back there by hand.").format(
                            name=self.path.name
                        )
                    )
                if made:
                    self.path.unlink(missing_ok=True)
                elif after != before:
                    write_atomic(self.path, after.encode())
                return before, after
        except TimeoutError as error:
            raise self.error(
                _("{name} is being written by another program; try again.").format(name=self.path.name)
            ) from error
        except OSError as error:
            raise self.error(
                _("{path} cannot be written: {reason}.").format(path=self.path, reason=reason_of(error))
            ) from error

    def _passed_over(self) -> Iterator[str]:
        """That the file at `begun` was changed after the one that is used was made of it."""
        try:
            newer = self._begun and self._begun.stat().st_mtime_ns > self.path.stat().st_mtime_ns
        except OSError:
            return
        if newer and self._begun != self.path:
            yield _("{newer} is newer, but {path} is used; bring the two together by hand.").format(
                newer=self._begun, path=self.path
            )

    def _source(self) -> Path | None:
        return next((each for each in (self.path, self._begun) if each and _is_there(each)), None)

    def _text(self) -> str:
        source = self._source()
        try:
            return source.read_bytes().decode("utf-8-sig") if source else ""
        except OSError as error:
            raise self.error(
                _("{source} cannot be read: {reason}.").format(source=source, reason=reason_of(error))
            ) from error
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise self.broken(
                _("{name}, line {line}: this is not UTF-8; save it as UTF-8.").format(
                    name=self.path.name, line=line
                ),
                line,
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


def _is_there(path: Path) -> bool:
    """Whether there is a file, or a folder in its place, which is told when it is read."""
    return path.is_file() or path.is_dir()
