"""Words to their stems: Snowball, for the languages it has, and letters as they are compared."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec

_ALGORITHMS = {
    "ar": "arabic",
    "bs": "serbian",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hr": "serbian",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_FOREIGN = "english"
"""For words in all other languages: what is foreign there is mostly English."""

_LONGEST = 40
_ACCENTED = ("LATIN", "GREEK")
_ONE_LETTER = str.maketrans("يىك", "ییک")
"""Arabic and Persian keyboards have different code points for two letters."""

_MARKS = dict.fromkeys(
    {*range(0x300, 0x370), 0x640, *range(0x64B, 0x660), 0x670}  # stress marks; tatweel and Arabic vowels
    | {*range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x93C, 0x200C, 0x200D},
    "",
)
"""Marks that may be written or left out: also Hebrew points, the Indic nukta, and joiners."""


def knows_accents(family: str) -> bool:
    """Whether words of the language are stemmed with their accents."""
    return _ALGORITHMS.get(family, _FOREIGN) != _FOREIGN


def stem(word: str, family: str) -> str:
    """The stem of one word in small letters; a very long one is left as it is."""
    if family == "fa":
        word = word.translate(_ONE_LETTER)
    return word if len(word) > _LONGEST else _stem(word, _ALGORITHMS.get(family, _FOREIGN))


def small(word: str) -> str:
    """A word in small letters with its accents, but without marks that may be written or left out."""
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word.lower()).translate(_MARKS)


def bare(word: str) -> str:
    """A word as it is compared: without accents and marks, ligatures and the sharp s spelled out.

    й and other letters that only look accented stay.  The result may be longer or shorter than `word`.
    """
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKC", word).casefold()
    return letters if letters.isascii() else letters.translate(_TABLE).translate(_ONE_LETTER)


def stems_identity() -> str:
    """What decides the stems: with another version some words have others."""
    fast = f" pystemmer {version('PyStemmer')}" if find_spec("Stemmer") else ""
    return f"snowball {version('snowballstemmer')}{fast}"


class _Table(dict[int, str]):
    """A translation table that works out each letter once, when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = _MARKS.get(code, _without_accent(chr(code)))
        return letter


_TABLE = _Table()


def _without_accent(ch: str) -> str:
    parts = unicodedata.normalize("NFD", ch)
    is_accented = len(parts) > 1 and unicodedata.name(parts[0], "").startswith(_ACCENTED)
    return parts[0] if is_accented else ch


class _Stemmers(threading.local):
    """A stemmer keeps the word it works on, so each thread has its own."""

    def __init__(self) -> None:
        self._known: dict[str, Callable[[str], str]] = {}

    def of(self, algorithm: str) -> Callable[[str], str]:
        """The stemmer of that name, loaded when first needed."""
        if algorithm not in self._known:
            import snowballstemmer

            self._known[algorithm] = snowballstemmer.stemmer(algorithm).stemWord
        return self._known[algorithm]


_stemmers = _Stemmers()


@lru_cache(maxsize=100_000)
def _stem(word: str, algorithm: str) -> str:
    return _stemmers.of(algorithm)(word)
