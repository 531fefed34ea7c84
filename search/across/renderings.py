"""What the words of a line are called elsewhere: by the dictionary, and by the names of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from search.dictionary import Dictionary
from search.index.lexicon import Called, OtherWords
from search.language.fold import fold
from search.language.latin_names import without_titles
from search.language.scripts import HAN, KANA, is_function_word
from search.language.segment import segment
from search.model import Person, Span

_LATIN = re.compile(rf"[^\W\d_{HAN}{KANA}][^\W_{HAN}{KANA}]*(?:[-'’][^\W_{HAN}{KANA}]+)*")
_HAN_RUN = re.compile(f"[{HAN}]+")
_MOST_WORDS = 3
"""Words of a term of the dictionary."""

_MOST_FORMS = 16
_LEAST_WEIGHT = 0.5
"""The weight of the fourth meaning: later ones are seldom meant."""

_TO = re.compile(r"^(?:to|the|an?) (?=\w)")
_NAME_WORD = re.compile(rf"[^\W_{HAN}]+(?:[^\w\s{HAN}]+[^\W_{HAN}]+)*")
"""A word of a name without the punctuation around it, as in J.-P. and O'Neill."""

_HAN_NAME = re.compile(f"[{HAN}·]+")
_MOST_PARTS, _LONGEST_NAME = 4, 12
"""Words of a Latin name, and characters of a Chinese one."""


class Persons(Protocol):
    """Who speaks in a library, as `search.people.Roll` knows it."""

    def people(self, everybody: bool = False) -> list[Person]: ...

    def ids_in(self, article: int) -> Mapping[str, str]: ...

    def besides(self, name: str) -> Sequence[str]: ...


# -- the dictionary ------------------------------------------------------------------------------


def dictionary_words(dictionary: Dictionary) -> OtherWords:
    """The words and short terms of a text that the dictionary knows, each with its first meanings."""

    def called(text: str) -> Iterator[Called]:
        for span, lang in (*_latin_terms(text), *_han_words(text)):
            if forms := _forms(dictionary, span.of(text), lang):
                yield Called(span, "dictionary", forms)

    return called


def _forms(dictionary: Dictionary, word: str, lang: str) -> tuple[tuple[str, str], ...]:
    found = dictionary.translations(word, lang)[:_MOST_FORMS]
    return tuple((_TO.sub("", each.form), each.lang) for each in found if each.weight >= _LEAST_WEIGHT)


def _latin_terms(text: str) -> Iterator[tuple[Span, str]]:
    """Words, and up to three of them that only spaces part; no word alone that only joins others."""
    words = [found.span() for found in _LATIN.finditer(text)]
    for at, (start, reach) in enumerate(words):
        for begin, end in words[at : at + _MOST_WORDS]:
            if begin > start and not text[reach:begin].isspace():
                break
            reach = end
            if not is_function_word(text[start:end].lower()):
                yield Span(start, end), "en"


def _han_words(text: str) -> Iterator[tuple[Span, str]]:
    """The words of Chinese runs, and a run as a whole; single characters mean too much."""
    for run in _HAN_RUN.finditer(text):
        words = segment(fold(run.group()))
        spans = dict.fromkeys([run.span(), *((run.start() + a, run.start() + b) for _, a, b in words)])
        yield from ((Span(a, b), "zh") for a, b in spans if b - a > 1)


# -- persons -------------------------------------------------------------------------------------


def person_names(persons: Persons) -> OtherWords:
    """The names in a text of those who speak in the library, each with all others of that person.

    A family name is one too; see `search.people.called`.
    """

    def called(text: str) -> Iterator[Called]:
        folded = fold(text)
        for start, end in (*_latin_names(folded), *_han_names(folded)):
            if names := _besides(folded[start:end], persons):
                yield Called(Span(start, end), "name", tuple((name, "") for name in names))

    return called


def _besides(name: str, persons: Persons) -> Sequence[str]:
    """The other names, that without its title, and a Chinese one itself, however the words are cut."""
    bare = without_titles(name)
    names = persons.besides(bare)
    return (bare, *names) if names and (bare != name or _HAN_RUN.match(name)) else names


def _latin_names(text: str) -> Iterator[tuple[int, int]]:
    words = [found.span() for found in _NAME_WORD.finditer(text)]
    for at, (start, _) in enumerate(words):
        yield from ((start, end) for _, end in words[at : at + _MOST_PARTS])


def _han_names(text: str) -> Iterator[tuple[int, int]]:
    for run in _HAN_NAME.finditer(text):
        for start in range(*run.span()):
            for end in range(min(run.end(), start + _LONGEST_NAME), start + 1, -1):
                yield start, end
