"""What a gloss of CC-CEDICT says in plain words, without the remarks around it.

Remarks in brackets, classifiers, and particles of grammar go; of a person only the name stays, and of a
place what stands before the comma.  "abbr. for 开放源码" and the like name another entry to look at.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from search.language.scripts import HAN, is_function_word

_MOST_WORDS = 6
"""A longer gloss explains the word rather than translating it."""

_LONGEST = 400
"""Code points of a gloss that are looked at."""

_MOST_ALIKE = 4
"""Words of one gloss that mean the same, divided by semicolons or commas."""

_HAN_WORD = rf"[{HAN}A-Za-z0-9·]*[{HAN}]+[{HAN}A-Za-z0-9·]*"
_REFERENCE = re.compile(
    rf"(?:\([^()]*\)\s?)*(?:(?:[A-Za-z]+\s){{0,2}}variant of|abbr\. (?:for|of)|see|also written|also called|"
    rf"same as|(?:another|other|alternative|old) name for|(?:Taiwan|dialectal) equivalent of|contraction of|"
    rf"Taiwanese term for|now written|(?:Internet )?slang for)\s(?:{_HAN_WORD}\|)?(?P<word>{_HAN_WORD})"
    rf"(?:\[[^\]]*\])?[,;]?"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LIFE = re.compile(r"\s\((?:[^()\d]{0,12}\d{2,4}\b|[^()]{0,40}BC\b)")
_CHINESE = re.compile(rf"(?:{_HAN_WORD}\|)?{_HAN_WORD}(?:\[[^\]]*\])?|\[[^\]]*\]")
_NO_MEANING = re.compile(
    r"CL:|classifier\b|measure word|(?:\w+ )?(?:particle|prefix|suffix)\b|bound form|interjection|see\b|cf\b|"
    r"used (?:in|to|as|for|before|after|with|when|at|erroneously)\b|(?:also |Taiwan |old )?pr\.|indicating\b|"
    r"variant\b|Japanese variant|lit\.|radical\b|one of the|abbr\. to|phonetic|onom\.|refers to\b"
)
_SURNAME = re.compile(r"(?:[\w-]+\s)?surname\s+")
_OPENING = re.compile(
    r"(?:(?:fig|abbr|coll)\.\s(?:for\s|of\s)?|acronym for\s|(?:to be|to|a|an|the)\s+)", re.IGNORECASE
)
_TAIL = re.compile(r"(?:,?\s(?:esp\.|e\.g\.|i\.e\.|etc\b|in the sense|as opposed to)|:\s).*$")
_PLACE = re.compile(
    r"(?<=\w)\s(?:or \w+ )?(?:(?:autonomous|administrative|prefecture|prefecture-level|county-level) ){0,3}"
    r"(?:city|county|district|township|town|prefecture|province|region|banner)\b.*",
    re.IGNORECASE,
)
_TWO = re.compile(r"([\w-]+)(?: or |, )([\w-]+)")
_SPACES = re.compile(r"\s+")


class Gloss(NamedTuple):
    """The words that translate an entry, and the Chinese word whose meanings are also its own."""

    forms: tuple[str, ...]
    refers: str = ""


def read(gloss: str, headword: str) -> Gloss:
    """What one gloss of `headword` gives; nothing where it only remarks on grammar or sound.

    A surname means something only as the name of somebody abroad, written with several characters.
    """
    gloss = gloss[:_LONGEST]
    reference = _REFERENCE.match(gloss)
    refers, rest = (reference["word"], gloss[reference.end() :]) if reference else ("", gloss)
    rest = _without_brackets(_LIFE.split(rest, maxsplit=1)[0]).strip()
    if _NO_MEANING.match(rest) or (_SURNAME.match(rest) and len(headword) < 2):
        return Gloss((), refers)
    rest = _SURNAME.sub("", rest, count=1)
    return Gloss(tuple(dict.fromkeys(filter(None, map(_plain, _alike(rest)))))[:_MOST_ALIKE], refers)


def content_words(form: str) -> int:
    """How many words of a form say something, one at least."""
    return max(1, sum(not is_function_word(word.lower()) for word in form.split()))


def _without_brackets(text: str) -> str:
    """Without remarks, also those within remarks, and without words in Chinese and their sounds."""
    for _ in range(2):
        text = _IN_BRACKETS.sub(" ", text)
    return _SPACES.sub(" ", _CHINESE.sub("", text))


def _alike(text: str) -> list[str]:
    """The parts that mean the same: "chip; wafer", "rational, objective", "king or monarch"."""
    return [form for part in text.split(";") for form in _split(part.strip())]


def _split(part: str) -> list[str]:
    if part[:1].isupper():
        return [_PLACE.sub("", part.partition(", ")[0], count=1)]
    if ", " not in part:
        two = _TWO.fullmatch(_TAIL.sub("", part).removeprefix("to "))
        return [two[1], two[2]] if two else [part]
    pieces = _TAIL.sub("", part).split(", ")
    return pieces if all(len(piece.split()) <= 2 for piece in pieces) else [part]


def _plain(form: str) -> str:
    form = _TAIL.sub("", form).strip(" ,.!?\"'“”…-")
    for _ in range(2):
        opening = _OPENING.match(form)
        form = form[opening.end() :] if opening and opening.end() < len(form) else form
    says = any(map(str.isalpha, form)) and not _NO_MEANING.match(form) and not {*"()"} & {*form}
    return form.strip(" ,.!?\"'“”…-") if says and content_words(form) <= _MOST_WORDS else ""
