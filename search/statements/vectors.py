"""The vectors of words and stretches of quotes, each text once, kept for the next time.

Each encoder has files of its own, so that vectors of two never meet.

Beside the rows of a `VectorFile` stands a file with the digest of the text of each row, in the same order.
The digests of some rows are written before the rows, and those without a row are written over.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from search.derived import of_one_state
from search.errors import EncoderError
from search.files import locked
from search.model import Progress
from search.related.encoder import Encoder
from search.related.encoding import BATCH, Encoding
from search.related.vectors import VectorFile, remove_others, vector_file
from search.speech import _

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors

_DIGEST = 16
_PATIENCE = 5.0
"""Seconds to wait for another program that is encoding, before going on with what is there."""

_MOST = 3
_FEW = 20_000
"""How many times as many rows as are in use the file may hold, beyond a few; then they are thrown out."""

OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]

Text = tuple[str, str]
"""A text and its primary language."""


class TextVectors:
    """Unit vectors by text, of one encoder; for several threads, and beside other processes.

    `problem` says in one sentence why there are none, as of the last catching up.
    """

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self.problem = ""
        self.encoder = encoder
        self._folder = folder
        self._one_at_a_time = threading.Lock()
        self._known: tuple[object, _Rows] = ((), _Rows(b""))

    def __len__(self) -> int:
        """How many texts have a vector."""
        return len(self._numbers())

    def of(self, texts: Sequence[str]) -> Vectors:
        """One row a text; zeros for one that has no vector yet."""
        return of_one_state(lambda: self.state, lambda: self._of(texts))

    def _of(self, texts: Sequence[str]) -> Vectors:
        rows = self._numbers().of(texts)
        vectors = np.zeros((len(texts), self.encoder.dimensions), np.float32)
        if (rows >= 0).any():
            vectors[rows >= 0] = self._file.floats(rows[rows >= 0])
        return vectors

    def missing(self, texts: Iterable[Text]) -> list[str]:
        """The texts, each once, that have no vector and can get one."""
        wanted = list(dict.fromkeys(text for text, family in texts if family in self.encoder.languages))
        rows = self._numbers().of(wanted).tolist()
        return [text for text, row in zip(wanted, rows, strict=True) if row < 0]

    @property
    def state(self) -> object:
        """Another value whenever there are other vectors."""
        self._numbers()
        return self._known[0]

    def tidy(self, texts: Sequence[Text]) -> None:
        """Where the file holds many others than these texts, which are all in use, make it anew without."""
        if self._one_at_a_time.acquire(blocking=False):
            try:
                with (
                    suppress(OSError),
                    locked(self._folder / "texts", _PATIENCE),
                ):  # else it stays as large as it is
                    if self._is_too_large(texts):
                        self._throw_out(texts)
            finally:
                self._one_at_a_time.release()

    def catch_up(self, texts: Sequence[Text], progress: OnProgress, cancelled: Cancelled) -> bool:
        """Encode what is missing; True when nothing is.

        What is done when `cancelled` turns true stays done.  Another thread or program that is at it is not
        disturbed.
        """
        if not self.missing(texts):
            return True
        if not self._one_at_a_time.acquire(blocking=False):
            return False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with locked(self._folder / "texts", _PATIENCE):
                self._extend(self.missing(texts), progress, cancelled)
            self.problem = ""
        except TimeoutError:
            return False
        except EncoderError as error:
            self.problem = str(error)
        except OSError as error:
            self.problem = _(
                "Quotes are not compared by meaning: {folder} cannot be written ({reason})."
            ).format(folder=self._folder, reason=error.strerror)
        finally:
            self._one_at_a_time.release()
        return not self.missing(texts)

    # -- inside --------------------------------------------------------------------------------

    @property
    def _file(self) -> VectorFile:
        return vector_file(self._folder, "texts", self.encoder)

    @property
    def _digests(self) -> Path:
        return self._file.path.with_suffix(".sums")

    def _extend(self, new: Sequence[str], progress: OnProgress, cancelled: Cancelled) -> None:
        with Encoding(self.encoder, len(new)) as encoding:
            file = self._file
            remove_others("texts", file)
            first = len(file.rows())

            def texts_from(row: int) -> Sequence[str]:
                texts = new[row - first : row - first + BATCH]
                self._write(row, texts)
                return texts

            def note(rows: int) -> None:
                progress(Progress("statements", rows - first, len(new)))

            encoding.extend(file, first + len(new), texts_from, note, cancelled)

    def _is_too_large(self, texts: Sequence[Text]) -> bool:
        rows = len(self._file.rows())
        return rows > _FEW and rows > _MOST * len({text for text, _ in texts})

    def _throw_out(self, texts: Sequence[Text]) -> None:
        different = list(dict.fromkeys(text for text, _ in texts))
        rows = self._numbers().of(different).tolist()
        kept = [text for text, row in zip(different, rows, strict=True) if row >= 0]
        vectors = self.of(kept)
        self._file.path.unlink()  # never cut short: who has mapped it goes on with the old one
        self._file.path.with_suffix(".json").unlink(missing_ok=True)
        self._write(0, kept)
        self._file.add(vectors)

    def _write(self, row: int, texts: Sequence[str]) -> None:
        """The digests of the rows from one on."""
        with self._digests.open("r+b" if self._digests.exists() else "w+b") as file:
            file.truncate(row * _DIGEST)
            file.seek(row * _DIGEST)
            file.write(b"".join(map(_digest, texts)))

    def _numbers(self) -> _Rows:
        """The rows of all texts; read again when there are other rows."""
        try:
            file, digests = self._file, self._digests
            count = len(file.rows())
            state = (file.path, count, digests.stat().st_mtime_ns)
            if state != self._known[0]:
                self._known = (state, _Rows(digests.read_bytes()[: count * _DIGEST]))
        except OSError:
            return _Rows(b"")
        return self._known[1]


class _Rows:
    """The rows of texts by their digests, which stand one after the other; 32 bytes of memory each."""

    def __init__(self, digests: bytes) -> None:
        self._halves = _halves(digests[: len(digests) // _DIGEST * _DIGEST])
        self._order = np.argsort(self._halves[:, 0], kind="stable")
        self._firsts = self._halves[self._order, 0]

    def __len__(self) -> int:
        return len(self._halves)

    def of(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """The row of each text, -1 for one that has none."""
        asked = _halves(b"".join(map(_digest, texts)))
        if not len(self):
            return np.full(len(asked), -1, np.int64)
        places = np.searchsorted(self._firsts, asked[:, 0])
        rows = self._order[np.minimum(places, len(self) - 1)]
        found: NDArray[np.int64] = np.where((self._halves[rows] == asked).all(axis=1), rows, -1)
        return found


def _halves(digests: bytes) -> NDArray[np.uint64]:
    return np.frombuffer(digests, np.uint64).reshape(-1, _DIGEST // 8)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
