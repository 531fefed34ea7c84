"""Words in marks that nobody says: names, titles, coinages, also inside reported speech."""

from __future__ import annotations

from collections.abc import Sequence

from search.quotes.marks import Quoted
from search.quotes.said import Heard, inner

_LONGEST_WORDS = 3
_LONGEST_HAN = 6


def sorted_out(text: str, scans: Sequence[Sequence[Quoted]], heard: Sequence[Heard]) -> list[Heard]:
    """Terms found inside reported clauses are added, and a clause whose only marks are terms is indirect.

    A short phrase in marks is a term where the article uses it as a term or without marks elsewhere.
    """
    known = {span.of(text).strip(" .,!?。，") for each in heard for span in each.terms}
    return [_sort(text, quoted, each, known) for quoted, each in zip(scans, heard, strict=True)]


def _sort(text: str, quoted: Sequence[Quoted], heard: Heard, known: set[str]) -> Heard:
    said, terms = [], list(heard.terms)
    for each in heard.said:
        inside = [q for q in quoted if q.depth == 0 and each.start <= q.open and q.close <= each.end + 1]
        found = [inner(text, q.start, q.end) for q in inside if _is_term(text, q, known)]
        if each.kind == "mixed":
            terms += found
            each = each._replace(kind="indirect") if len(found) == len(inside) else each
        said.append(each)
    return Heard(said, sorted(set(terms)))


def _is_term(text: str, quoted: Quoted, known: set[str]) -> bool:
    words = text[quoted.start : quoted.end].strip(" .,!?。，")
    if words.isalpha() and words[0].isupper():
        return True
    short = (
        len(words.split()) <= _LONGEST_WORDS
        if words.isascii() or " " in words
        else len(words) <= _LONGEST_HAN
    )
    return short and (words in known or text.count(words) > 1)
