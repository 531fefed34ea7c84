"""A query line to hits: what was typed first, then the other script, then other words and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from time import perf_counter
from typing import NamedTuple

from search.errors import QueryError
from search.index.backend import IndexDamaged
from search.index.highlight import highlight
from search.index.query import Query, Quoted, Words, parse
from search.index.suggest import suggestions
from search.index.terms import Lexicon, analysed, in_languages
from search.index.tree import (
    Characters,
    Node,
    Not,
    Phrase,
    Prefer,
    Term,
    Value,
    all_of,
    any_of,
    wanted,
    without_aliases,
)
from search.index.words import WordIndex
from search.language.analysis import query_tokens
from search.language.fold import fold
from search.language.glossary import Glossary
from search.language.scripts import HAN
from search.model import FoundBy, Hit, Results
from search.store import Excerpt, Store

LOOKED_AT = 100
"""Passages whose script is compared with the typed one, so that the literal ones come first."""

TITLE_WEIGHT = 0.3
"""How much a word in the title counts beside one in the passage."""

_HAN_RUN = re.compile(f"[{HAN}]+")
_NO_WORD = "There is no word in this line; write = before characters to find them as they are, as in =$."


def search(
    line: str,
    index: WordIndex,
    store: Store,
    glossary: Glossary | None = None,
    langs: Sequence[str] | None = None,
    limit: int = 20,
) -> Results:
    """The best passages for a line (see `query`), in `langs` or all languages.

    Without a glossary of its own the bundled one is used.  An index that turns out to be damaged is
    made anew on the way.
    """
    started = perf_counter()
    query = parse(line)
    lexicon = Lexicon(index, store, glossary or _bundled())
    try:
        results = _answer(line, query, lexicon, langs, limit)
    except IndexDamaged:
        index.rebuild()
        results = _answer(line, query, Lexicon(index, store, lexicon.glossary), langs, limit)
    return replace(results, seconds=perf_counter() - started)


@cache
def _bundled() -> Glossary:
    return Glossary.load()


def _answer(line: str, query: Query, lexicon: Lexicon, langs: Sequence[str] | None, limit: int) -> Results:
    if query.tree is None:
        return Results(line, problem=query.problem)
    try:
        tree = analysed(query.tree, lexicon)
    except QueryError as error:
        return Results(line, problem=str(error))
    if tree is None or next(wanted(tree), None) is None:
        return Results(line, problem=_NO_WORD)
    scope = _scope(query, lexicon, langs)
    if scope is None:
        return Results(line)
    ranked, total = _ranked(query.tree, tree, scope, lexicon, limit)
    hits = tuple(_hit(one, tree) for one in ranked)
    return Results(line, hits, total, suggestions=suggestions(query.tree, lexicon))


def _scope(query: Query, lexicon: Lexicon, langs: Sequence[str] | None) -> list[Node] | None:
    """What every hit must be besides; None when the library has nothing in `langs`."""
    scope: list[Node] = [] if query.everywhere else [Not(Value("role", "boilerplate", "boilerplate"))]
    if langs is not None:
        asked = in_languages(langs, lexicon)
        if asked is None:
            return None
        scope.append(asked)
    return scope


class _Ranked(NamedTuple):
    excerpt: Excerpt
    score: float
    found_by: tuple[FoundBy, ...]


def _ranked(
    asked: Node, tree: Node, scope: list[Node], lexicon: Lexicon, limit: int
) -> tuple[list[_Ranked], int]:
    """Hits for what was typed, then those owed to other words alone; and how many there are."""
    typed = without_aliases(tree)
    own, total = _own_hits(asked, typed, scope, lexicon, limit)
    if tree == typed:
        return own, total
    other = all_of(tree, *scope, Not(typed) if typed else None)
    assert other is not None
    found = lexicon.index.backend.search(other, limit - len(own))
    excerpts = lexicon.store.excerpts(key for key, _ in found.hits)
    return own + [
        _Ranked(excerpts[key], score, ("glossary",)) for key, score in found.hits if key in excerpts
    ], total + found.total


def _own_hits(
    asked: Node, typed: Node | None, scope: list[Node], lexicon: Lexicon, limit: int
) -> tuple[list[_Ranked], int]:
    """Hits for what was typed; among the best of them those in the typed script come first."""
    query = all_of(typed, *scope) if typed else None
    if query is None:
        return [], 0
    pieces = list(_han_pieces(asked))
    bonus = _in_titles(typed)
    found = lexicon.index.backend.search(
        Prefer(query, bonus, TITLE_WEIGHT) if bonus else query, max(limit, LOOKED_AT) if pieces else limit
    )
    excerpts = lexicon.store.excerpts(key for key, _ in found.hits)
    ranked = [
        _Ranked(excerpts[key], score, ("script",) if _other_script(pieces, excerpts[key].text) else ("word",))
        for key, score in found.hits
        if key in excerpts
    ]
    ranked.sort(key=lambda one: one.found_by == ("script",))
    return ranked[:limit], found.total


def _in_titles(typed: Node | None) -> Node | None:
    """The typed words as words of a title."""
    return (
        any_of(*(Term(term, "title") for leaf in wanted(typed) for term in _body_terms(leaf)))
        if typed
        else None
    )


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


def _hit(one: _Ranked, tree: Node) -> Hit:
    passage, file, title, source, date, text = one.excerpt
    spans = tuple(span.shifted(passage.start) for span in highlight(text, tree, passage.lang))
    return Hit(passage, file, title, source, date, text, spans, one.score, one.found_by)
