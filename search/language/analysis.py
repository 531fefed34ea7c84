"""From text to search terms: one analyser for indexing, for queries and for highlighting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from search.language.fold import fold, simplify
from search.language.scripts import HAN, HANGUL, KANA, UNSPACED
from search.language.segment import LETTER, cut_han

_MARKED = rf"{LETTER}(?:{LETTER}|[\u0300-\u036f])*"
_RUN = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)+)|(?P<word>{_MARKED}(?:['.&]{_MARKED})*[+#]{{0,2}})|(?P<han>[{HAN}]+)"
    rf"|(?P<pairs>[{KANA}]+|[{HANGUL}]+|[{UNSPACED}]+)"
)
_JAPANESE = re.compile(rf"[{KANA}{HAN}]+")
_ALL_HAN = re.compile(f"[{HAN}]+")
_POSSESSIVE = re.compile(r"'s$")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|dell|all|dall|nell|sull|un)'(?=.)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_PART = re.compile(r"[^.']+")
_LONGEST_STEMMED = 40


class Token(NamedTuple):
    """A term with the code points it stands for; tokens of one position answer the same word."""

    text: str
    start: int
    end: int
    position: int


def index_tokens(text: str, lang: str) -> list[Token]:
    """Every term of `text` in reading order.

    The parts of a long Chinese word, and of words such as "node.js", share its position.
    """
    return _tokens(text, lang, search=True)


def query_tokens(text: str, lang: str = "en") -> list[Token]:
    """The terms to look for: whole words only, folded and stemmed as in `index_tokens`."""
    return _tokens(text, lang, search=False)


def spaced_tokens(text: str, lang: str) -> list[Token]:
    """The terms of `query_tokens` that are written with spaces: no Chinese, Japanese or Korean ones."""
    folded, family = fold(text), _family(lang)
    runs = (run for run in _RUN.finditer(folded) if run["word"] or run["number"])
    return [
        Token(term, run.start() + first, run.start() + last, position)
        for position, run in enumerate(runs)
        for term, first, last, _ in _spaced_terms(run.lastgroup or "", run.group(), family, search=False)
    ]


def _family(lang: str) -> str:
    return lang.split("-")[0].lower()


def _tokens(text: str, lang: str, search: bool) -> list[Token]:
    folded, simplified = fold(text), simplify(text)
    family = _family(lang)
    tokens: list[Token] = []
    position = 0
    for kind, start, end in _runs(folded, family):
        run = folded[start:end]
        if kind == "han":
            terms = _han_terms(run, simplified[start:end], search)
        else:
            terms = _spaced_terms(kind, run, family, search)
        for term, first, last, ahead in terms:
            tokens.append(Token(term, start + first, start + last, position + ahead))
        position = tokens[-1].position + 1
    return tokens


_Term = tuple[str, int, int, int]
"""A term, its start and end in the run, and how many words of the run stand before it."""


def _runs(folded: str, family: str) -> Iterator[tuple[str, int, int]]:
    """Pieces of one kind; in Japanese, ideographs and kana together are one piece."""
    done = 0
    for run in _JAPANESE.finditer(folded) if family == "ja" else ():
        yield from _plain_runs(folded, done, run.start())
        yield "pairs", run.start(), run.end()
        done = run.end()
    yield from _plain_runs(folded, done, len(folded))


def _plain_runs(folded: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    return ((run.lastgroup or "", run.start(), run.end()) for run in _RUN.finditer(folded, start, end))


def _han_terms(run: str, simplified: str, search: bool) -> list[_Term]:
    """Cuts come from OpenCC's text, where phrases decide; the terms from `run`, where each character does.

    A word follows its parts and words touch, so reading backwards tells the one from the other.
    """
    words = cut_han(simplified if _ALL_HAN.fullmatch(simplified) else run, search)
    terms: list[_Term] = []
    begun, behind = len(run), -1
    for _, start, end in reversed(words):
        if start < begun:
            begun, behind = start, behind + 1
        terms.append((run[start:end], start, end, behind))
    return [(term, start, end, behind - back) for term, start, end, back in reversed(terms)]


def _spaced_terms(kind: str, run: str, family: str, search: bool) -> list[_Term]:
    if kind == "pairs":
        return [(run[i : i + 2], i, min(i + 2, len(run)), i) for i in range(max(1, len(run) - 1))]
    if kind == "number":
        return [(_plain_number(run), 0, len(run), 0)]
    return _word_terms(run, family, search)


def _word_terms(run: str, family: str, search: bool) -> list[_Term]:
    word = _POSSESSIVE.sub("", run)
    elided = _ELISION.match(word) if family in {"fr", "it", "ca"} else None
    start = elided.end() if elided else 0
    whole = [(_term(word[start:], family), start, len(word), 0)]
    if not search or "." not in word or _INITIALS.fullmatch(word):
        return whole
    parts = [(_term(m.group(), family), m.start(), m.end(), 0) for m in _PART.finditer(word)]
    return parts + whole


def _plain_number(number: str) -> str:
    """1,300,000 and 1.300.000 without their separators; 14.3 and 1,3 with a point."""
    if _THOUSANDS.fullmatch(number):
        return re.sub(r"[.,](?=\d{3})", "", number)
    return number.replace(",", ".") if number.count(",") == 1 else number


def _term(word: str, family: str) -> str:
    if not word.isascii():
        word = _spelled_out(word)
    if _INITIALS.fullmatch(word):
        word = word.replace(".", "")
    return word if len(word) > _LONGEST_STEMMED else _stem(word, family)


def _spelled_out(word: str) -> str:
    """Ligatures and the sharp s as letters, loose accents dropped: longer or shorter than the span."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    return "".join(ch for ch in letters if not unicodedata.combining(ch))


@lru_cache(maxsize=100_000)
def _stem(word: str, family: str) -> str:
    return _stemmer(family)(word)


@cache
def _stemmer(family: str) -> Callable[[str], str]:
    """The stemmer of the language; foreign words in other languages are taken as English."""
    from whoosh.lang import has_stemmer, stemmer_for_language

    stem: Callable[[str], str] = stemmer_for_language(family if has_stemmer(family) else "en")
    return stem
