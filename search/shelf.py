"""Answers on disk, a file each, that are good for one state of a library."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Collection, Hashable
from contextlib import suppress
from pathlib import Path
from typing import Any

from search.files import write_atomic

_MOST = 16
_STAMP = 16
"""Bytes in front of an answer that tell from what it was made."""


def form(rules: str) -> str:
    """The form of answers by some rules: another one for each version of the program, too, since what judges,
    and the bundled words, may be others there."""
    from importlib.metadata import PackageNotFoundError, version

    with suppress(PackageNotFoundError):
        return f"{rules} {version('hexapla')}"
    return rules


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
