"""What two texts can share whatever their languages: words, names, figures and glossary concepts.

Words meet within a language; names, figures and concepts have keys that are the same in all of them.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, islice
from typing import NamedTuple

from search.language.analysis import Token, index_tokens
from search.language.concepts import bundled
from search.language.figures import figures
from search.language.fold import fold
from search.language.glossary import Glossary
from search.language.names import names
from search.language.segment import engine_identity
from search.language.vague import magnitude
from search.model import EvidenceKind, Figure

_VERSION = 5


class Mark(NamedTuple):
    """A name, figure or concept with the code points it stands for."""

    term: str
    start: int
    end: int
    kind: EvidenceKind
    text: str


class Group(NamedTuple):
    """One word of a text with everything it is part of.

    `terms` holds the word, its parts, and the names, figures and concepts that it belongs to, each with
    a weight: the words of a name together weigh as much as the name.  `word` is the term of the whole
    word and `surface` its folded form.
    """

    start: int
    end: int
    terms: dict[str, float]
    word: str
    surface: str


def identity() -> str:
    """What decides the terms of a text: with another identity, texts are analysed again."""
    glossary = hashlib.sha256(repr(bundled()).encode()).hexdigest()[:12]
    return f"terms {_VERSION} {engine_identity()} {glossary}"


def family(lang: str) -> str:
    """The primary language of a BCP 47 tag: "zh" for both Chinese scripts."""
    return lang.split("-")[0].lower()


def distance(lang: str, wished: str) -> int:
    """0 for the same tag, 1 for the other script or region of one language, 2 for another language."""
    return 0 if lang == wished else 1 if family(lang) == family(wished) else 2


def marks(text: str, lang: str, counted: Sequence[Figure] | None = None) -> list[Mark]:
    """The names, figures and concepts of `text` in order of their starts; they may overlap.

    `counted` are its figures, where they are known already.
    """
    hits = _glossary().find(text, lang)
    found = [
        Mark(f"c:{hit.concept.id}", hit.start, hit.end, "term", text[hit.start : hit.end])
        for hit in hits
        if hit.concept.kind == "term"
    ]
    named = names(text, lang, _glossary(), hits)
    found += [Mark(f"n:{name.key}", name.start, name.end, "name", name.text) for name in named]
    found += figure_marks(figures(text, lang) if counted is None else counted)
    return sorted(found, key=lambda mark: mark.start)


def figure_marks(counted: Iterable[Figure]) -> Iterator[Mark]:
    """The marks of some figures: equal ones mean one value of one thing, as far as that is written."""
    for figure in counted:
        kind: EvidenceKind = "date" if figure.unit in ("date", "year") else "figure"
        for key in _keys(figure):
            yield Mark(f"f:{key}", figure.start, figure.end, kind, figure.text)


def groups(text: str, lang: str, found: Sequence[Mark]) -> list[Group]:
    """The words of `text` in order, each with its terms; `found` are its marks."""
    folded = fold(text)
    grouped = [
        _group(list(tokens), folded)
        for _, tokens in groupby(index_tokens(text, lang), key=lambda token: token.position)
    ]
    starts = [group.start for group in grouped]
    for mark in found:
        first = max(0, bisect_right(starts, mark.start) - 1)
        for group in islice(grouped, first, bisect_left(starts, mark.end)):
            share = (min(group.end, mark.end) - max(group.start, mark.start)) / (mark.end - mark.start)
            if share > 0:
                group.terms[mark.term] = max(share, group.terms.get(mark.term, 0.0))
    return grouped


def is_named(group: Group) -> bool:
    """Whether the word belongs to a name."""
    return any(term.startswith("n:") for term in group.terms)


def is_plain_word(group: Group) -> bool:
    """Whether the group is one word that a dictionary could hold."""
    return is_plain(group.surface)


def is_plain(surface: str) -> bool:
    """Whether folded letters could be a word of a dictionary."""
    wide = ord(surface[:1] or "a") > 0x2E80
    return surface.isalpha() and len(surface) >= (2 if wide else 3)


@cache
def _glossary() -> Glossary:
    return Glossary.load()


_TIMES = frozenset({"time", "year", "years", "months", "weeks", "days", "hours", "minutes", "seconds"})
_AGE = re.compile("[岁歲]|[- ]old$")
"""Of years: 58岁 is "Ann Roe, 58"."""

_TELLING = 13
"""Numbers of things below it are too common to say anything without their unit."""


def _keys(figure: Figure) -> Iterator[str]:
    """The value with its unit; of a count also the bare value, of a whole date also the day of any year.

    A vague figure has the size of its number, so that it meets others as vague and nothing exact.
    """
    if figure.value is None:
        size = magnitude(figure)
        if size is not None:
            yield f"~{size} {figure.unit}".strip()
        return
    if figure.unit == "date":
        yield f"{figure.value:.0f} date"
        if figure.value > 1e7:
            yield f"{figure.value % 1e4:.0f} date"
        return
    yield f"{figure.value:.6g} {figure.unit}".strip()
    is_count = figure.unit not in _TIMES or _AGE.search(figure.text)
    if figure.unit.islower() and is_count and figure.value >= _TELLING:
        yield f"{figure.value:.6g}"


def _group(tokens: Sequence[Token], folded: str) -> Group:
    whole = tokens[0] if len(tokens) == 1 else max(tokens, key=lambda token: token.end - token.start)
    width = whole.end - whole.start
    terms = {f"w:{token.text}": (token.end - token.start) / width for token in tokens}
    return Group(whole.start, whole.end, terms, f"w:{whole.text}", folded[whole.start : whole.end])
