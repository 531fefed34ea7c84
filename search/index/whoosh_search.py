"""Looks up the leaves of a query tree in the segments of a Whoosh index."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from functools import cached_property
from heapq import nsmallest
from typing import Any

from search.index.backend import Found
from search.index.evaluate import Leaf, Scores, evaluate
from search.index.tree import Among, Characters, Field, Key, Node, Phrase, Prefix, Term, Value
from search.index.whoosh_postings import places, postings, rating
from search.language.scripts import HAN
from search.language.sounds import beginnings, sound

MOST_EXPANSIONS = 32

_WIDE = "\u2e80"
_HAN_WORD = re.compile(f"[{HAN}]{{2,}}")


class Snapshot:
    """The index as it was at one commit; to be used by one thread at a time."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._segments = [Segment(sub, self.begins) for sub, _ in searcher.leaf_searchers()]
        self._begins: dict[tuple[str, Field], list[str]] = {}
        self._by_first: dict[str, list[str]] = {}

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()

    def search(self, query: Node, limit: int) -> Found:
        """See Backend."""
        found: list[tuple[float, int]] = []
        for segment in self._segments:
            found += [(-score, segment.ids[doc]) for doc, score in evaluate(query, segment).items()]
        best = nsmallest(max(limit, 0), found)
        return Found([(passage, -score) for score, passage in best], [passage for _, passage in found])

    def frequency(self, text: str, field: Field) -> int:
        """How many passages hold a term, dropped ones included until their segment is merged."""
        return int(self._searcher.reader().doc_frequency(field, text))

    def values(self, key: Key) -> list[str]:
        """The values of a plain field, in order."""
        return [value.decode() for value in self._searcher.reader().lexicon(key)]

    def articles(self) -> set[int]:
        """Ids of all articles ever taken in."""
        return {int(value) for value in self._searcher.reader().lexicon("article")}

    def begins(self, prefix: str, field: Field) -> list[str]:
        """The most frequent terms with a prefix; remembered, for each segment asks."""
        key = prefix, field
        if key not in self._begins:
            reader = self._searcher.reader()
            terms = [term.decode() for term in reader.expand_prefix(field, prefix)]
            ranked = ((-reader.doc_frequency(field, term), term) for term in terms)
            self._begins[key] = [term for _, term in nsmallest(MOST_EXPANSIONS, ranked)]
        return self._begins[key]

    def ends(self, suffix: str) -> list[str]:
        """See Backend.  Terms are kept backwards, so that those with an ending are neighbours."""
        backwards, found = suffix[::-1], []
        for at in range(bisect_left(self._backwards, backwards), len(self._backwards)):
            if not self._backwards[at].startswith(backwards):
                break
            found.append(self._backwards[at][::-1])
        return [term for term in found if term != suffix]

    @cached_property
    def _backwards(self) -> list[str]:
        terms = (term.decode() for term in self._searcher.reader().lexicon("body"))
        return sorted({term[::-1] for term in terms if term.isalpha() and term < _WIDE})

    def words_like(self, word: str, distance: int) -> list[tuple[str, int]]:
        """See Backend.  An open first letter would make the walk through the dictionary ten times as long."""
        reader = self._searcher.reader()
        terms = {
            term
            for leaf, _ in reader.leaf_readers()
            for term in leaf.terms_within("body", word, distance, prefix=1)
        }
        return self._counted(sorted(terms - {word}))

    def words_sounding(self, word: str) -> list[tuple[str, int]]:
        """See Backend.  The terms of each character that such a word may begin with are read when they are
        first asked for: 10 to 30 milliseconds, where all Chinese words of 50,000 passages would take 400."""
        sounds = sound(word)
        alike = [
            term
            for first in beginnings(sounds, len(word))
            for term in self._han(first)
            if term != word and len(term) == len(word) and sound(term) == sounds
        ]
        return self._counted(sorted(alike))

    def _han(self, first: str) -> list[str]:
        """The Chinese words that begin with a character; remembered, as many share one."""
        if first not in self._by_first:
            leaves = (leaf for leaf, _ in self._searcher.reader().leaf_readers())
            terms = {term.decode() for leaf in leaves for term in leaf.expand_prefix("body", first)}
            self._by_first[first] = [term for term in terms if _HAN_WORD.fullmatch(term)]
        return self._by_first[first]

    def _counted(self, terms: Iterable[str]) -> list[tuple[str, int]]:
        reader = self._searcher.reader()
        return [(term, int(reader.doc_frequency("body", term))) for term in terms]


class Segment:
    """The leaves of one segment; documents are its own numbers."""

    def __init__(self, searcher: Any, begins: Callable[[str, Field], list[str]]) -> None:
        self._searcher = searcher
        self._reader = searcher.reader()
        self._begins = begins
        self._by_value: dict[Value, frozenset[int]] = {}

    @cached_property
    def ids(self) -> Sequence[int]:
        """Passage ids by document number."""
        return list(self._reader.column_reader("id"))

    @cached_property
    def _documents(self) -> dict[int, int]:
        """Document numbers by passage id."""
        return {self.ids[doc]: doc for doc in self._reader.all_doc_ids()}

    def find(self, leaf: Leaf, within: Collection[int] | None) -> Scores:
        """See Leaves."""
        if isinstance(leaf, Term):
            return self._term(leaf.field, leaf.text, within)
        if isinstance(leaf, Phrase):
            return self._phrase(leaf, within)
        if isinstance(leaf, Prefix):
            return self._terms(leaf.field, self._begins(leaf.text, leaf.field), within)
        if isinstance(leaf, Value):
            valued = self._valued(leaf)
            return dict.fromkeys(valued if within is None else valued.intersection(within), 0.0)
        if isinstance(leaf, Characters):
            return self._characters(leaf, within)
        if isinstance(leaf, Among):
            return self._among(leaf, within)
        return dict.fromkeys(self._reader.all_doc_ids() if within is None else within, 0.0)

    def size(self, leaf: Leaf) -> int:
        """See Leaves."""
        if isinstance(leaf, Term):
            return int(self._reader.doc_frequency(leaf.field, leaf.text))
        if isinstance(leaf, Phrase):
            return int(min(self._reader.doc_frequency(leaf.field, text) for text in leaf.texts))
        if isinstance(leaf, Characters):
            return len(leaf.scores)
        if isinstance(leaf, Among):
            return len(leaf.ids)
        return int(self._reader.doc_count())

    def _postings(self, field: str, text: str) -> Any:
        """A matcher over the documents that hold a term, None where none does."""
        if not self._reader.doc_frequency(field, text):
            return None
        return self._reader.postings(field, text)

    def _term(self, field: str, text: str, within: Collection[int] | None) -> Scores:
        matcher = self._postings(field, text)
        if matcher is None:
            return {}
        count, rate = self._reader.doc_frequency(field, text), rating(self._searcher, field, text)
        return {doc: rate(doc, weight) for doc, weight, _ in postings(matcher, count, within)}

    def _terms(self, field: str, texts: list[str], within: Collection[int] | None) -> Scores:
        scores: Scores = {}
        for text in texts:
            for doc, score in self._term(field, text, within).items():
                scores[doc] = scores.get(doc, 0.0) + score
        return scores

    def _phrase(self, phrase: Phrase, within: Collection[int] | None) -> Scores:
        """Documents with all the terms first, rarest ahead; then their positions, word after word.

        Each term's postings are gone through once; positions are decoded, and scores worked out, where all
        terms are.
        """
        texts = sorted(phrase.texts, key=lambda text: self._reader.doc_frequency(phrase.field, text))
        weights: dict[str, dict[int, float]] = {}
        held: dict[str, dict[int, bytes]] = {}
        for text in texts:
            weights[text], held[text] = self._placed(phrase.field, text, within)
            within = held[text]
        docs = [doc for doc in within or () if _is_row(phrase, held, doc)]
        rates = {text: rating(self._searcher, phrase.field, text) for text in texts} if docs else {}
        return {doc: sum(rates[text](doc, weights[text][doc]) for text in texts) for doc in docs}

    def _placed(
        self, field: str, text: str, within: Collection[int] | None
    ) -> tuple[dict[int, float], dict[int, bytes]]:
        """How often the documents that hold a term do, and the encoded positions."""
        weights: dict[int, float] = {}
        held: dict[int, bytes] = {}
        matcher = self._postings(field, text)
        if matcher is not None:
            count = self._reader.doc_frequency(field, text)
            for doc, weight, encoded in postings(matcher, count, within):
                weights[doc], held[doc] = weight, encoded
        return weights, held

    def _characters(self, leaf: Characters, within: Collection[int] | None) -> Scores:
        scores, documents = leaf.scores, self._documents
        if within is not None and len(within) < len(scores):
            passages = ((doc, self.ids[doc]) for doc in within)
            return {doc: scores[passage] for doc, passage in passages if passage in scores}
        found = {documents[passage]: scores[passage] for passage in documents.keys() & scores.keys()}
        return found if within is None else {doc: found[doc] for doc in found.keys() & set(within)}

    def _among(self, leaf: Among, within: Collection[int] | None) -> Scores:
        if within is not None and len(within) < len(leaf.ids):
            return {doc: 0.0 for doc in within if self.ids[doc] in leaf.ids}
        numbered = (self._documents.get(passage) for passage in leaf.ids)
        return {doc: 0.0 for doc in numbered if doc is not None and (within is None or doc in within)}

    def _valued(self, leaf: Value) -> frozenset[int]:
        """The documents with a value; remembered for roles and languages, of which there are few."""
        known = self._by_value.get(leaf)
        if known is None:
            known = frozenset(self._terms(leaf.key, self._between(leaf), None))
            if leaf.key in ("role", "lang"):
                self._by_value[leaf] = known
        return known

    def _between(self, leaf: Value) -> list[str]:
        if leaf.first == leaf.last:
            return [leaf.first]
        values = (value.decode() for value in self._reader.lexicon(leaf.key))
        return [value for value in values if leaf.first <= value <= leaf.last]


def _is_row(phrase: Phrase, held: Mapping[str, Mapping[int, bytes]], doc: int) -> bool:
    """Whether the terms stand in neighbouring positions somewhere in a document."""
    ends: Set[int] | None = None
    for text in phrase.texts:
        here = places(held[text][doc])
        ends = here if ends is None else {place for place in here if place - 1 in ends}
        if not ends:
            return False
    return True
