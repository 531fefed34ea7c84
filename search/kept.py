"""Answers about a library that cost something, kept as long as the library is as it was, also on disk."""

from __future__ import annotations

import hashlib
import io
import pickle
import threading
from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

from search.files import write_atomic
from search.model import Progress

Answer = TypeVar("Answer")
OnProgress = Callable[[Progress], None]

_MOST = 16


class Kept(Generic[Answer]):
    """The last sixteen answers with the state of the library that each was made from; for several threads.

    With a `shelf` they are there again at the next start.  Who asks while an answer is being made waits for
    it, and hears how far it is.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._answers: dict[Hashable, tuple[object, Answer]] = {}
        self._one_at_a_time = threading.Lock()
        self._listeners: list[OnProgress] = []
        self._shelf = shelf

    def answer(
        self,
        question: Hashable,
        state: object,
        make: Callable[[OnProgress], Answer],
        progress: OnProgress | None = None,
    ) -> Answer:
        """The kept answer if the state is the same, else one that is made now."""
        with self._heard_by(progress), self._one_at_a_time:
            known = self._answers.pop(question, None)
            if known is None or known[0] != state:
                known = state, self._found_or_made(question, state, make)
            self._answers[question] = known
            if len(self._answers) > _MOST:
                del self._answers[next(iter(self._answers))]
            return known[1]

    def _found_or_made(
        self, question: Hashable, state: object, make: Callable[[OnProgress], Answer]
    ) -> Answer:
        if self._shelf is None:
            return make(self._tell)
        found: Answer | None = self._shelf.find(question, state)
        if found is None:
            found = make(self._tell)
            self._shelf.put(question, state, found)
        return found

    @contextmanager
    def _heard_by(self, progress: OnProgress | None) -> Iterator[None]:
        if progress is None:
            yield
            return
        self._listeners.append(progress)
        try:
            yield
        finally:
            self._listeners.remove(progress)

    def _tell(self, step: Progress) -> None:
        for listener in tuple(self._listeners):
            listener(step)


class Shelf:
    """A folder of answers, a file each; `form` changes with the rules by which they are made.

    Only objects of the `kinds` and plain values are read, and none of a kind that had other fields.  A file
    that is damaged, or that was made from another state, counts for nothing; a folder that cannot be written
    is left alone.
    """

    def __init__(self, folder: Path, form: str, kinds: Collection[type]) -> None:
        self._folder = folder
        self._kinds = {(kind.__module__, kind.__qualname__): kind for kind in kinds}
        self._form = f"{form} {[(name, _fields(kind)) for name, kind in sorted(self._kinds.items())]}"

    def find(self, question: Hashable, state: object) -> Any:
        """The answer that was put there for the same question and state; None where there is none."""
        try:
            data = self._path(question).read_bytes()
            if not data.startswith(self._stamp(state)):
                return None
            return _Reader(data[_STAMP:], self._kinds).load()
        except Exception:  # whatever a damaged file leads to, the answer is made anew
            return None

    def put(self, question: Hashable, state: object, answer: object) -> None:
        """Keep an answer; the oldest go where there are more than sixteen."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomic(self._path(question), self._stamp(state) + pickle.dumps(answer, protocol=4))
            files = sorted(self._folder.glob("*.kept"), key=lambda path: path.stat().st_mtime)
            for path in files[:-_MOST]:
                path.unlink()

    def _path(self, question: Hashable) -> Path:
        return self._folder / f"{_digest(repr(question)).hex()}.kept"

    def _stamp(self, state: object) -> bytes:
        return _digest(f"{self._form} {state!r}")


def _fields(kind: type) -> tuple[str, ...]:
    return tuple(getattr(kind, "__match_args__", ()))


_STAMP = 16


def _digest(words: str) -> bytes:
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=_STAMP).digest()


class _Reader(pickle.Unpickler):
    """Makes objects of known kinds only."""

    def __init__(self, data: bytes, kinds: dict[tuple[str, str], type]) -> None:
        super().__init__(io.BytesIO(data))
        self._kinds = kinds

    def find_class(self, module: str, name: str) -> type:
        """The kind of that name; raises UnpicklingError for any other."""
        try:
            return self._kinds[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is not read") from None
