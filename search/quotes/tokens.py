"""Words, numbers and marks of a paragraph; a quoted span is one opaque token."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import category

from search.quotes.cues import Lexicon, VerbClass

QUOTE = "\ue000"
_WORD = re.compile(
    r"\ue000+|(?<![\w.])@\w+|(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}|(?!I\.)[^\W\d_a-z]\.(?=\s[^\W\d_])|[^\W\d_]+(?:['’‐-][^\W\d_]+)*\b(?:(?<=s)['’](?=\s\w))?|\$?\d+(?:[.,:/]\d+)*(?:%|(?:-[^\W\d_]+)+\b)?|--|[^\s\w]|_"
)


class Token(NamedTuple):
    """A word, number, punctuation mark or quoted span; `low` is lower-case with straight apostrophes."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital, or is a handle (@roe)."""
        return self.text[0].isupper() or self.is_handle

    @property
    def is_word(self) -> bool:
        return (self.text[0].isalpha() and self.text[0] != QUOTE) or self.is_handle

    @property
    def is_handle(self) -> bool:
        """Whether it is the name of an account."""
        return self.text[0] == "@" and len(self.text) > 1


class Cue(NamedTuple):
    """A verb that announces words: its token and class; `bare` forms have no subject of their own."""

    at: int
    kind: VerbClass
    lemma: str
    bare: bool
    last: int


def read(masked: str, offset: int, words: Lexicon) -> list[Token]:
    """The tokens of a text whose quoted spans are blotted out, placed from `offset` on; pictures are none."""
    tokens: list[Token] = []
    for match in _WORD.finditer(masked):
        first, last = match.span()
        low = _lowered(match.group())
        if first + 1 == last and category(masked[first]) == "So":
            continue
        if masked.startswith(".", last) and words.has("abbreviations", low):
            last += 1
        if "'" not in low and "-" not in low:
            tokens.append(Token(masked[first:last], low, offset + first, offset + last))
            continue
        for start, end, part in _parts(low, words):
            stop = last if end == len(low) else first + end
            tokens.append(Token(masked[first + start : stop], part, offset + first + start, offset + stop))
    return _without_stray_dots(tokens)


def _lowered(word: str) -> str:
    """A word in lower case with straight apostrophes, of the same length: İ would become two characters."""
    low = word.lower()
    if word.isascii():
        return low
    same = low if len(low) == len(word) else "".join(char.lower()[0] for char in word)
    return same.replace("’", "'")


def _parts(low: str, words: Lexicon) -> list[tuple[int, int, str]]:
    """The words that one written word holds, with their places in it: he|'s, dit|il, a|il, l|usine."""
    stem, mark, rest = low.partition("'")
    if mark and stem in words.pronouns:
        return [(0, len(stem), stem), (len(stem), len(low), low[len(stem) :])]
    start = len(stem) + 1 if mark and rest and words.has("elisions", stem) else 0
    head, hyphen, tail = low[start:].rpartition("-")
    verb = head.removesuffix("-t")
    parts = [(0, start, stem)] if start else []
    known = verb in words.verbs or words.has("auxiliaries", verb) or words.has("nominatives", tail)
    if hyphen and tail in words.pronouns and known:
        return [*parts, (start, start + len(head), verb), (start + len(head) + 1, len(low), tail)]
    return [*parts, (start, len(low), low[start:])]


def _without_stray_dots(tokens: list[Token]) -> list[Token]:
    """Drops the dot that an abbreviation has already taken with it."""
    return [t for i, t in enumerate(tokens) if not (t.text == "." and i and tokens[i - 1].end == t.end)]
