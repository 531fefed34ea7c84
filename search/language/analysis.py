"""From text to search terms: one analyser for indexing, for queries and for highlighting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from search.language import pairs
from search.language.fold import fold, simplify
from search.language.scripts import HAN
from search.language.segment import LETTER, MARK, segment
from search.language.stems import bare, knows_accents, small, stem

_WORD = rf"{LETTER}(?:{LETTER}|[{MARK}])*"
_RUN = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)+)|(?P<word>{_WORD}(?:['.&]{_WORD})*[+#]{{0,2}})|(?P<han>[{HAN}]+)"
    rf"|(?P<pairs>{pairs.PAIRED})"
)
_JAPANESE = re.compile(pairs.JAPANESE)
_ALL_HAN = re.compile(f"[{HAN}]+")
_POSSESSIVE = re.compile(r"'s$")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|dell|all|dall|nell|sull|un)'(?=.)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_PART = re.compile(r"[^.']+")

_LONGEST, _REMEMBERED = 40, 20_000
"""Code points of a word whose terms are remembered, and how many such words: some 15 MB."""


class Token(NamedTuple):
    """A term with the code points it stands for; tokens of one position answer the same word."""

    text: str
    start: int
    end: int
    position: int


def index_tokens(text: str, lang: str) -> list[Token]:
    """Every term of `text` in reading order.

    The parts of a long Chinese word, and of words such as "node.js", share its position; so does a word
    without its accents where these decide its stem.
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
        for term, first, last, _ in _spaced_terms(
            run.lastgroup or "", run.group(), text[slice(*run.span())], family, search=False
        )
    ]


def _family(lang: str) -> str:
    return lang.split("-")[0].lower()


def _tokens(text: str, lang: str, search: bool) -> list[Token]:
    folded, simplified = fold(text), simplify(text)
    family = _family(lang)
    runs = list(_runs(folded, family))
    tokens: list[Token] = []
    position = 0
    for number, (kind, start, end) in enumerate(runs, 1):
        run = folded[start:end]
        terms: Sequence[_Term]
        if kind == "han":
            terms = _han_terms(run, simplified[start:end], search)
        elif kind == "pairs":
            terms = pairs.index_terms(run) if search else pairs.query_terms(run, number == len(runs))
        else:
            terms = _spaced_terms(kind, run, text[start:end], family, search)
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
    words = segment(simplified if _ALL_HAN.fullmatch(simplified) else run, search)
    terms: list[_Term] = []
    begun, behind = len(run), -1
    for _, start, end in reversed(words):
        if start < begun:
            begun, behind = start, behind + 1
        terms.append((run[start:end], start, end, behind))
    return [(term, start, end, behind - back) for term, start, end, back in reversed(terms)]


def _spaced_terms(kind: str, run: str, written: str, family: str, search: bool) -> Sequence[_Term]:
    """`run` is folded; `written` is the same as it stands in the text, with its accents."""
    if kind == "number":
        return [(_plain_number(run), 0, len(run), 0)]
    work_out = _remembered_terms if len(run) <= _LONGEST else _terms_of_word
    return work_out(run, written, family, search)


def _terms_of_word(run: str, written: str, family: str, search: bool) -> Sequence[_Term]:
    word = _POSSESSIVE.sub("", run)
    elided = _ELISION.match(word) if family in {"fr", "it", "ca"} else None
    start = elided.end() if elided else 0
    spans = [(start, len(word))]
    if search and "." in word and not _INITIALS.fullmatch(word):
        spans = [*(part.span() for part in _PART.finditer(word)), *spans]
    return [
        (term, first, last, 0)
        for first, last in spans
        for term in _word_terms(word[first:last], written[first:last], family, search)
    ]


_remembered_terms = lru_cache(_REMEMBERED)(_terms_of_word)


def _word_terms(word: str, written: str, family: str, search: bool) -> list[str]:
    """The term of a word, and in an index also that of the word typed without accents."""
    if _INITIALS.fullmatch(word):
        word = written = word.replace(".", "")
    if written.isascii() or not knows_accents(family):
        return [bare(stem(bare(word), family))]
    natural = bare(stem(small(written).replace("’", "'"), family))
    plain = bare(stem(bare(word), family)) if search else natural
    return [natural] if natural == plain else [natural, plain]


def _plain_number(number: str) -> str:
    """1,300,000 and 1.300.000 without their separators; 14.3 and 1,3 with a point."""
    if _THOUSANDS.fullmatch(number):
        return re.sub(r"[.,](?=\d{3})", "", number)
    return number.replace(",", ".") if number.count(",") == 1 else number
