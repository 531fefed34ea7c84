"""The order of hits: what was typed, then the same in the other Chinese script, then other words for it.

Among other words names come first, then pairs of the glossary, a person's own before those that come with the
program, then those of a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.index.backend import Found
from search.index.lexicon import Lexicon
from search.index.query import Quoted, Words
from search.index.terms import KINDS
from search.index.tree import (
    Among,
    Characters,
    Node,
    Not,
    Phrase,
    Prefer,
    Term,
    all_of,
    any_of,
    wanted,
    without_aliases,
)
from search.language.analysis import query_tokens
from search.language.fold import fold
from search.language.scripts import HAN
from search.model import FoundBy
from search.store import Excerpt

LOOKED_AT = 100
"""Passages whose script is compared with the typed one, so that the literal ones come first."""

TITLE_WEIGHT = 0.3
"""How much a word in the title counts beside one in the passage."""

_HAN_RUN = re.compile(f"[{HAN}]+")


class Ranked(NamedTuple):
    """A passage with what brought it here."""

    excerpt: Excerpt
    score: float
    found_by: tuple[FoundBy, ...]
    own: bool = False


class Ranking(NamedTuple):
    """The best hits in order, and the ids of all passages that answer, in no order."""

    hits: list[Ranked]
    ids: list[int]


def ranked(asked: Node, tree: Node, scope: Sequence[Node], lexicon: Lexicon, limit: int) -> Ranking:
    """The hits for the typed words, then those owed to other words alone, the surest kind of them first.

    `asked` is the line as parsed, `tree` the same in terms, `scope` what every hit must be besides.
    """
    narrower = without_aliases(tree)
    found = _typed_hits(asked, narrower, scope, lexicon, limit) if narrower else Ranking([], [])
    for number, kind in enumerate(KINDS, 1):
        wider = without_aliases(tree, KINDS[:number])
        if wider is not None and wider != narrower:
            query = all_of(wider, *scope, Not(Among(frozenset(found.ids)))) or wider
            more = lexicon.index.backend.search(query, limit - len(found.hits))
            own, known = kind == "own", "glossary" if kind == "own" else kind
            found.hits.extend(Ranked(*one, (known,), own) for one in _texts(more, lexicon))
            found.ids.extend(more.ids)
            narrower = wider
    return found


def _texts(found: Found, lexicon: Lexicon) -> list[tuple[Excerpt, float]]:
    """Hits with their passages; one that was dropped from the record a moment ago is left out."""
    excerpts = lexicon.store.excerpts(key for key, _ in found.hits)
    return [(excerpts[key], score) for key, score in found.hits if key in excerpts]


def _typed_hits(asked: Node, typed: Node, scope: Sequence[Node], lexicon: Lexicon, limit: int) -> Ranking:
    """Hits for the typed words; among the best of them those in the typed script come first."""
    pieces = list(_han_pieces(asked))
    query = all_of(typed, *scope) or typed
    bonus = any_of(*(Term(term, "title") for leaf in wanted(typed) for term in _body_terms(leaf)))
    found = lexicon.index.backend.search(
        Prefer(query, bonus, TITLE_WEIGHT) if bonus else query, max(limit, LOOKED_AT) if pieces else limit
    )
    hits = [
        Ranked(excerpt, score, ("script",) if _other_script(pieces, excerpt.text) else ("word",))
        for excerpt, score in _texts(found, lexicon)
    ]
    hits.sort(key=lambda hit: hit.found_by == ("script",))
    return Ranking(hits[: max(limit, 0)], found.ids)


def _body_terms(leaf: Node) -> tuple[str, ...]:
    if isinstance(leaf, Term) and leaf.field == "body":
        return (leaf.text,)
    if isinstance(leaf, Phrase) and leaf.field == "body":
        return leaf.texts
    if isinstance(leaf, Characters):
        return tuple(token.text for token in query_tokens(leaf.text))
    return ()


def _han_pieces(node: Node) -> Iterator[str]:
    """The Chinese words of a line as typed; those left out or asked of a field do not count."""
    for leaf in wanted(node):
        if isinstance(leaf, Words | Quoted):
            for run in _HAN_RUN.findall(leaf.text):
                yield from (run[token.start : token.end] for token in query_tokens(run))


def _other_script(pieces: list[str], text: str) -> bool:
    """Whether a typed word stands in the text only with other characters, such as 開源 for 开源."""
    missing = [piece for piece in pieces if piece not in text]
    return bool(missing) and any(fold(piece) in fold(text) for piece in missing)
