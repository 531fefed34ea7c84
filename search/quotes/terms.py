"""Words in marks that nobody says: names, titles, coinages, also inside reported speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from search.quotes.marks import Quoted
from search.quotes.said import Heard, Said, inner

_LONGEST_WORDS = 3
_LONGEST_HAN = 6
_SEARCHED = 50_000
_LOOKED_UP = 200
_EDGES = " .,!?。，"


def sorted_out(text: str, scans: Sequence[Sequence[Quoted]], heard: Sequence[Heard]) -> list[Heard]:
    """Terms inside reported clauses are added, and a clause whose only marks are terms is indirect.

    A short phrase in marks is a term where it is one word with a capital, or where the article
    uses it as a term, or without marks, elsewhere.
    """
    sorter = _Sorter(text, {span.of(text).strip(_EDGES) for each in heard for span in each.terms})
    return [
        sorter.sort([q for q in scan if q.depth == 0], each) for scan, each in zip(scans, heard, strict=True)
    ]


class _Sorter:
    """Tells terms from quoted speech in one article; each phrase is looked up once, and only so many."""

    def __init__(self, text: str, known: set[str]) -> None:
        self.text = text
        self.answers = dict.fromkeys(known, True)
        self.left = _LOOKED_UP

    def sort(self, quoted: Sequence[Quoted], heard: Heard) -> Heard:
        """One paragraph with the terms of its mixed quotes sorted out."""
        opens = [span.open for span in quoted]
        said, terms = [], list(heard.terms)
        for each in heard.said:
            if each.kind == "mixed":
                inside = quoted[bisect_left(opens, each.start) : bisect_left(opens, each.end)]
                found = [inner(self.text, q.start, q.end) for q in inside if self._is_term(q)]
                terms += found
                each = self._settled(each, len(found) == len(inside))
            said.append(each)
        return heard._replace(said=said, terms=sorted(set(terms)))

    def _settled(self, said: Said, only_terms: bool) -> Said:
        return said._replace(kind="indirect") if only_terms else said

    def _is_term(self, quoted: Quoted) -> bool:
        words = self.text[quoted.start : quoted.end].strip(_EDGES)
        if not words or len(words) > 60:
            return False
        if words not in self.answers:
            self.answers[words] = self._is_used_bare(words)
        return self.answers[words]

    def _is_used_bare(self, words: str) -> bool:
        if words.isalpha() and words[0].isupper():
            return True
        spaced = words.isascii() or " " in words
        short = len(words.split()) <= _LONGEST_WORDS if spaced else len(words) <= _LONGEST_HAN
        self.left -= short
        return short and self.left > 0 and self.text.count(words, 0, _SEARCHED) > 1
