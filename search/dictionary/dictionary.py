"""Questions to the dictionary, and how its table comes to be."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from search.dictionary import table
from search.dictionary.source import DictionaryError, source_identity
from search.dictionary.table import Form, telling_words
from search.files import locked
from search.language.fold import fold
from search.language.scripts import is_han
from search.language.stems import stems_identity
from search.speech import _
from search.workers import WorkerFailed, Workers

_MOST = 24
_LONGEST = 60
"""Code points of what may be a term of the dictionary."""

_PART = 0.7
"""What a Chinese word weighs of whose English form the word asked for is only a part."""

_REMEMBERED = 20_000
_PATIENCE = 120.0
"""Seconds to wait for another process that makes the table."""

_MOST_SECONDS = 300.0

Weights = tuple[tuple[str, float], ...]
"""Terms with their weights, best first."""


class Translation(NamedTuple):
    """A word or short term of the other language.

    `weight` is 1 for the first meaning and falls with its rank; `terms` are the words of `form` as the
    analysers cut and stem them.
    """

    form: str
    lang: str
    weight: float
    terms: tuple[str, ...]


class Dictionary:
    """Chinese and English words; safe to use from several threads and beside other processes.

    Making the object costs nothing.  As long as `folder` holds no table, every question has an empty
    answer; `problem` says why there cannot be one, in a sentence.
    """

    def __init__(self, folder: Path) -> None:
        self.problem = ""
        self._folder = folder
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._known: dict[tuple[str, str], list[Form]] = {}
        self._failed = False

    def __enter__(self) -> Dictionary:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the table; a later question opens it again."""
        with self._lock:
            if self._db:
                self._db.close()
            self._db = None

    @cached_property
    def path(self) -> Path:
        """The table of the installed dictionary; raises DictionaryError when none is installed."""
        name = f"{source_identity()} {table.VERSION} {stems_identity()}".replace(" ", "-")
        return self._folder / f"{name}.db"

    @property
    def ready(self) -> bool:
        """Whether there is a table."""
        return self._opened() is not None

    @property
    def identity(self) -> str:
        """What decides the answers, for those who keep them; empty as long as there is no table."""
        return self.path.stem if self.ready else ""

    def build(self, cancelled: Callable[[], bool] = lambda: False) -> bool:
        """Make the table unless it is there, in a process of its own; whether there is one then.

        About eight CPU-seconds, once for each version of the dictionary.  Processes that ask for it at
        the same time wait for the one that makes it.  What has failed is not tried again by this object.
        Never raises: see `problem`.
        """
        try:
            if not (self._failed or self.path.exists()):
                self._folder.mkdir(parents=True, exist_ok=True)
                with locked(self.path, _PATIENCE):
                    self._make(cancelled)
        except (DictionaryError, TimeoutError) as error:
            self.problem = str(error)
        except OSError as error:
            self.problem = _("The dictionary cannot be prepared in {folder} ({reason}).").format(
                folder=self._folder, reason=error.strerror
            )
        return self.ready

    def translations(self, word: str, lang: str) -> tuple[Translation, ...]:
        """What a word or short term in language `lang` means in the other one, best first.

        From Chinese, in either script, to English and back; nothing for other languages.  A question is
        answered from the table in some fifty microseconds, the second time from memory.
        """
        other = _other(lang)
        found = (
            Translation(f.form, other, f.weight, tuple(f.words.split())) for f in self._forms(word, lang)
        )
        return tuple(found)

    def terms(self, word: str, lang: str) -> Weights:
        """The single words of the other language by which an index is asked for `word`, best first.

        The weight of a meaning is shared among its words.  To Chinese, also words that need several
        English ones, of which `word` is one: "refinery" gives 炼油厂, for less.
        """
        weights = _weights(self._forms(word, lang))
        if _other(lang) == "zh" and len(word) <= _LONGEST:
            for term, weight in _weights(self._rows("part", table.english_words(fold(word)))).items():
                weights[term] = max(weights.get(term, 0.0), _PART * weight)
        return tuple(sorted(weights.items(), key=lambda term: -term[1])[:_MOST])

    def are_pair(self, one: str, other: str) -> float:
        """How well a Chinese and an English word or term translate each other, from 0 to 1.

        They may be given in either order.  An English word that is only part of a meaning counts less.
        """
        chinese, english = (one, other) if _is_chinese(one) else (other, one)
        wanted = table.english_words(fold(english[:_LONGEST]))
        return max((_agreement(form, wanted) for form in self._forms(chinese, "zh")), default=0.0)

    # -- inside --------------------------------------------------------------------------------

    def _make(self, cancelled: Callable[[], bool]) -> None:
        """Called by one process at a time: what stood there before is of another version."""
        if self.path.exists():
            return
        new = self.path.with_suffix(".new")
        new.unlink(missing_ok=True)
        with Workers[str, str]("search.dictionary.table:build", 1, timeout=_MOST_SECONDS) as workers:
            for _job, answer in workers.run([str(new)], cancelled):
                self.problem = (
                    _("The dictionary could not be prepared: {reason}.").format(reason=_(answer.reason))
                    if isinstance(answer, WorkerFailed)
                    else answer
                )
                self._failed = bool(self.problem)
                if not self.problem:
                    new.replace(self.path)
        new.unlink(missing_ok=True)
        for old in self._folder.glob("*.db"):
            if old != self.path:
                with contextlib.suppress(OSError):  # another version of the program has it open
                    old.unlink()

    def _opened(self) -> sqlite3.Connection | None:
        """The table; another process may have made it since the last question."""
        with self._lock, contextlib.suppress(DictionaryError, sqlite3.Error):
            if self._db is None and self.path.exists():
                address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
                self._db = sqlite3.connect(address, uri=True, check_same_thread=False)
        return self._db

    def _forms(self, word: str, lang: str) -> list[Form]:
        other = _other(lang)
        if not other or len(word) > _LONGEST:
            return []
        folded = fold(word.strip())
        return self._rows("zh", folded) if other == "en" else self._rows("en", table.english_words(folded))

    def _rows(self, name: str, key: str) -> list[Form]:
        with self._lock:
            known = self._known.get((name, key))
            if known is not None:
                return known
            if (db := self._opened()) is None or not key:
                return []
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[name, key] = _read(db, name, key)
            return found


_QUESTIONS = {
    "zh": "SELECT forms FROM zh WHERE word = ?",
    "en": "SELECT forms FROM en WHERE words = ?",
    "part": "SELECT forms FROM part WHERE word = ?",
}


def _read(db: sqlite3.Connection, name: str, key: str) -> list[Form]:
    """A damaged table, or a lone surrogate, has no answers."""
    try:
        row = db.execute(_QUESTIONS[name], (key,)).fetchone()
    except (sqlite3.Error, UnicodeEncodeError):
        return []
    return table.unpacked(row[0]) if row else []


def _weights(forms: Sequence[Form]) -> dict[str, float]:
    """The words of forms; the weight of a form is shared among those that say something."""
    weights: dict[str, float] = {}
    for form in forms:
        telling = telling_words(form.words)
        for term in telling:
            weights[term] = max(weights.get(term, 0.0), form.weight / len(telling) ** 0.5)
    return weights


def _agreement(form: Form, wanted: str) -> float:
    if form.words == wanted:
        return form.weight
    telling = telling_words(form.words)
    return form.weight / len(telling) ** 0.5 / 2 if wanted in telling else 0.0


def _other(lang: str) -> str:
    return {"zh": "en", "en": "zh"}.get(lang.split("-")[0].lower(), "")


def _is_chinese(word: str) -> bool:
    return any(map(is_han, word))
