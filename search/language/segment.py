"""Chinese words: rjieba, or jieba where rjieba has no wheel; the same dictionary, the same cuts.

Latin words and numbers are cut here, before either engine sees the text, because only there the
two would differ.  The Chinese words of the bundled glossary are known from the start.
"""

from __future__ import annotations

import hashlib
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from threading import Lock
from typing import ClassVar, Literal, Protocol

from search.language import cuts
from search.language.cuts import Word
from search.language.scripts import HAN, HANGUL, KANA, UNSPACED
from search.language.stems import stems_identity

EngineName = Literal["rjieba", "jieba"]

LETTER = rf"[^\W_{HAN}{KANA}{HANGUL}{UNSPACED}]"
"""A letter or digit of a script that puts spaces between words, as a regular expression."""

MARK = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0971-\u0df3\u200c\u200d"
)
"""What belongs to the letter before it: accents, vowel signs, joiners; to stand inside `[...]`."""

_RUN = re.compile(
    rf"(?P<han>[\u4e00-\u9fd5]+)|(?P<number>\d+(?:[.,]\d+)+)|(?P<word>{LETTER}(?:{LETTER}|[{MARK}])*"
    rf"(?:['’.]{LETTER}+)*)|(?P<rare>[{HAN}])|(?P<other>[{KANA}]+|[{HANGUL}]+|[{UNSPACED}]+)"
)

_FREQUENCY = 3000
"""Of 60 million: enough to keep an added word of three characters whole against its parts."""


class _Engine(Protocol):
    def add(self, word: str) -> None: ...

    def knows(self, word: str) -> bool: ...

    def kind(self, word: str) -> str: ...

    def cut(self, text: str, search: bool) -> Iterable[Word]: ...


class _Rjieba:
    """rjieba, whose module holds a dictionary from its import on; another one of 25 MB is made only where
    that has learned other words already.
    """

    _module_is_taken: ClassVar[bool] = False

    def __init__(self) -> None:
        import rjieba

        self._jieba = rjieba.Jieba() if _Rjieba._module_is_taken else rjieba
        _Rjieba._module_is_taken = True

    def add(self, word: str) -> None:
        self._jieba.add_word(word, _FREQUENCY, None)

    def knows(self, word: str) -> bool:
        return bool(self._jieba.has_word(word))

    def kind(self, word: str) -> str:
        return str(self._jieba.tag(word)[0][1]) if self.knows(word) else ""

    def cut(self, text: str, search: bool) -> Iterable[Word]:
        words: list[Word] = self._jieba.tokenize(text, "search" if search else "default")
        return words


class _Jieba:
    """jieba with its dictionary read afresh: its own cache is marshalled data in a shared folder."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it imports pkg_resources and holds old escapes
            import jieba
        jieba.setLogLevel(logging.WARNING)
        self._jieba = jieba.Tokenizer()
        self._jieba.FREQ, self._jieba.total = self._jieba.gen_pfdict(self._jieba.get_dict_file())
        self._jieba.initialized = True
        self._kinds: dict[str, str] = {}

    def add(self, word: str) -> None:
        self._jieba.total -= self._jieba.FREQ.get(word) or 0  # as rjieba does: a word counts once
        self._jieba.add_word(word, _FREQUENCY)

    def knows(self, word: str) -> bool:
        return bool(self._jieba.FREQ.get(word))

    def kind(self, word: str) -> str:
        if not self._kinds:
            with self._jieba.get_dict_file() as lines:
                rows = (line.decode().split() for line in lines)
                self._kinds = {row[0]: row[-1] for row in rows if len(row) > 1}
        return self._kinds.get(word, "")

    def cut(self, text: str, search: bool) -> Iterable[Word]:
        words: Iterable[Word] = self._jieba.tokenize(text, mode="search" if search else "default")
        return words


@dataclass
class _Choice:
    engine: EngineName
    words: frozenset[str] = frozenset()


_ENGINES: dict[EngineName, type[_Rjieba | _Jieba]] = {"rjieba": _Rjieba, "jieba": _Jieba}
_making = Lock()
_choice = _Choice("rjieba" if find_spec("rjieba") else "jieba")


def segment(text: str, search: bool = False) -> list[Word]:
    """The words of `text` as (word, start, end); `text` should be folded or simplified.

    With `search`, the known parts of a long Chinese word come before it.  The words of a text that holds
    ideographs alone touch.  Linear in the text.
    """
    return [word for run in _RUN.finditer(text) for word in _words_of_run(run, search)]


def is_word(word: str) -> bool:
    """Whether the dictionary holds `word`; others were guessed from their characters."""
    return cuts.knows(word, _knows)


@lru_cache(maxsize=1 << 14)
def word_class(word: str) -> str:
    """The part of speech that the dictionary gives a word, in the letters of ICTCLAS (n, v, vn, a, d …).

    An empty string for words that it does not hold.
    """
    return cuts.kind(word, _kind)


def add_words(words: Iterable[str]) -> None:
    """Teach the segmenter Chinese words of three characters or more; the order has no influence."""
    _choice.words |= {word for word in words if len(word) >= 3 and re.fullmatch("[\u4e00-\u9fd5]+", word)}


def use_engine(name: EngineName) -> None:
    """Choose the engine for this process."""
    _choice.engine = name


def engine_identity() -> str:
    """What decides cuts and stems: engines, versions and a hash of the added words.  Changed: index again."""
    digest = hashlib.sha256("\n".join(sorted(_known_words())).encode()).hexdigest()[:12]
    return f"{_choice.engine} {version(_choice.engine)} {digest} {stems_identity()}"


def _words_of_run(run: re.Match[str], search: bool) -> Iterator[Word]:
    if run.lastgroup != "han":
        yield run.group(), run.start(), run.end()
        return
    shift = run.start()
    for word, start, end in cuts.cut(run.group(), search, _cut):
        yield word, start + shift, end + shift


def _cut(text: str, search: bool) -> Iterable[Word]:
    return _engine().cut(text, search)


def _knows(word: str) -> bool:
    return _engine().knows(word)


def _kind(word: str) -> str:
    return _engine().kind(word)


def _known_words() -> frozenset[str]:
    from search.language.concepts import bundled_words

    return _choice.words | bundled_words()


def _engine() -> _Engine:
    """One for all threads: each would take the memory of its dictionary."""
    with _making:
        return _made(_choice.engine, _choice.words)


@lru_cache(maxsize=1)
def _made(name: EngineName, words: frozenset[str]) -> _Engine:
    engine = _ENGINES[name]()
    for word in sorted(words | _known_words()):
        engine.add(word)
    return engine
