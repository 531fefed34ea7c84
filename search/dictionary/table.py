"""The dictionary as a file that answers single questions: both directions, references followed."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from search.dictionary.glosses import Gloss, content_words, read
from search.dictionary.source import DictionaryError, Entry, entries
from search.language.analysis import spaced_tokens
from search.language.fold import fold
from search.language.scripts import is_function_word
from search.language.segment import is_word
from search.language.stems import stem

VERSION = 2
"""Raised whenever the same dictionary would give another table."""

_SCHEMA = """
CREATE TABLE zh (word TEXT PRIMARY KEY, forms TEXT) WITHOUT ROWID;
CREATE TABLE en (words TEXT PRIMARY KEY, forms TEXT) WITHOUT ROWID;
CREATE TABLE part (word TEXT PRIMARY KEY, forms TEXT) WITHOUT ROWID;
"""
_REMEMBERED = 50_000
"""English forms whose stems are kept."""

_MOST_MEANINGS = 12
_MOST_WORDS = 40
_DEEPEST = 3
"""References that are followed one after the other: 开源 -> 开放源码 -> its own."""

_ONE_CHARACTER = 0.6
"""What a Chinese word of one character weighs against a longer one: it has many meanings."""

_RARE = 0.7
"""What a Chinese word weighs that the segmenter does not know: few texts have it."""

_COMMONPLACE = 200
"""Chinese words whose forms hold a word, from which the word alone says nothing of any of them."""

_PLACEHOLDERS = frozenset({"one", "sb", "sth", "etc"})
"""The "one's" of a gloss such as "to change one's mind"."""

Weighted = dict[str, float]


class Form(NamedTuple):
    """A translation with its weight, and its words as the analyser gives them, divided by spaces."""

    weight: float
    form: str
    words: str


def build(path: str) -> str:
    """Write the table of the installed dictionary to a new file; about eight CPU-seconds.

    The answer is the sentence that tells a person why it was not possible, or empty.
    """
    try:
        write(Path(path), entries())
    except (DictionaryError, sqlite3.Error) as error:
        return str(error)
    return ""


def write(path: Path, source: Iterable[Entry]) -> None:
    """Write the table of `source` to a new file."""
    chinese = _meanings(list(source))
    whole, parts = _reversed(chinese)
    db = sqlite3.connect(path)
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.executescript(_SCHEMA)
        db.executemany("INSERT INTO zh VALUES (?, ?)", _rows(chinese, _MOST_MEANINGS))
        db.executemany("INSERT INTO en VALUES (?, ?)", _rows(whole, _MOST_WORDS))
        db.executemany("INSERT INTO part VALUES (?, ?)", _rows(parts, _MOST_WORDS))
        db.commit()
    finally:
        db.close()


def packed(forms: Iterable[Form]) -> str:
    """Forms as one line each; the words of a form that is one word are not written."""
    return "\n".join(
        f"{weight:.3f}\t{form}\t{words if words != form else ''}" for weight, form, words in forms
    )


def unpacked(lines: str) -> list[Form]:
    """What `packed` made a text of."""
    parts = (line.split("\t") for line in lines.split("\n"))
    return [Form(float(weight), form, words or form) for weight, form, words in parts]


@lru_cache(_REMEMBERED)
def english_words(form: str) -> str:
    """The stems of an English form, divided by spaces."""
    words = form.lower().split()
    if all(word.isascii() and word.isalpha() for word in words):
        return " ".join(stem(word, "en") for word in words)
    return " ".join(token.text for token in spaced_tokens(form, "en"))


def telling_words(words: str) -> list[str]:
    """The stems that say something, each once; a form of nothing but small words gives none."""
    return [
        word for word in dict.fromkeys(words.split()) if not (is_function_word(word) or word in _PLACEHOLDERS)
    ]


def _meanings(source: Sequence[Entry]) -> dict[str, list[Form]]:
    """The English forms of each Chinese word, folded, best first."""
    glosses = [[read(gloss, entry.simplified) for gloss in entry.glosses] for entry in source]
    by_word: dict[str, list[list[Gloss]]] = defaultdict(list)
    for entry, read_glosses in zip(source, glosses, strict=True):
        for word in dict.fromkeys(map(fold, (entry.simplified, entry.traditional))):
            by_word[word].append(read_glosses)
    found = ((word, _forms_of(word, by_word)) for word in by_word)
    return {word: forms for word, forms in found if forms}


def _forms_of(word: str, by_word: Mapping[str, Sequence[Sequence[Gloss]]]) -> list[Form]:
    weights: Weighted = {}
    for form, rank in _ranked(word, by_word, _DEEPEST):
        weights[form] = max(weights.get(form, 0.0), (rank + 1) ** -0.5)
    forms = (Form(weight, form, english_words(form)) for form, weight in weights.items())
    return sorted((form for form in forms if form.words), key=lambda form: -form.weight)


def _ranked(
    word: str, by_word: Mapping[str, Sequence[Sequence[Gloss]]], depth: int
) -> Iterator[tuple[str, int]]:
    """The forms of each reading of a word with their rank; a reference stands for what it names."""
    for reading in by_word.get(word, ()):
        rank = 0
        for gloss in reading:
            yield from ((form, rank) for form in gloss.forms)
            refers = fold(gloss.refers)
            if refers and refers != word and depth:
                others = _ranked(refers, by_word, depth - 1)
                yield from ((form, rank + other) for form, other in others)
            rank += bool(gloss.forms or refers)


def _reversed(chinese: Mapping[str, Sequence[Form]]) -> tuple[dict[str, list[Form]], dict[str, list[Form]]]:
    """The Chinese words of each English form, and of each word that a form of several holds."""
    whole: dict[str, Weighted] = defaultdict(dict)
    parts: dict[str, Weighted] = defaultdict(dict)
    for word, forms in chinese.items():
        worth = _worth(word)
        for form in forms:
            _note(whole[form.words], word, worth * form.weight)
            telling = telling_words(form.words)
            for part in telling if len(telling) > 1 else ():
                _note(parts[part], word, worth * form.weight / content_words(form.form) ** 0.5)
    return _best_first(whole), _best_first(
        {k: words for k, words in parts.items() if len(words) < _COMMONPLACE}
    )


def _worth(word: str) -> float:
    if len(word) == 1:
        return _ONE_CHARACTER
    return 1.0 if is_word(word) else _RARE


def _note(weights: Weighted, word: str, weight: float) -> None:
    weights[word] = max(weights.get(word, 0.0), weight)


def _best_first(table: Mapping[str, Weighted]) -> dict[str, list[Form]]:
    return {
        key: sorted(
            (Form(weight, word, word) for word, weight in weights.items()),
            key=lambda form: (-form.weight, len(form.form), form.form),
        )
        for key, weights in table.items()
    }


def _rows(table: Mapping[str, Sequence[Form]], most: int) -> Iterator[tuple[str, str]]:
    return ((key, packed(table[key][:most])) for key in sorted(table))
