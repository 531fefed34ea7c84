"""A query line to the best passages, with marks and suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from time import perf_counter
from typing import NamedTuple

from search.errors import QueryError
from search.index.backend import IndexDamaged
from search.index.highlight import highlight
from search.index.lexicon import Lexicon
from search.index.query import Query, parse
from search.index.ranking import Ranked, ranked
from search.index.suggest import suggestions
from search.index.terms import analysed
from search.index.tree import Node, Not, Value, wanted
from search.index.words import WordIndex
from search.language.glossary import Glossary
from search.model import Hit, Results
from search.store import Store

_NOT_YET = "The library is still being indexed; try again in a moment."
_NO_WORD = "There is no word in this line; write = before characters to find them as they are, as in =$."


class _Asked(NamedTuple):
    langs: Sequence[str] | None
    article: int | None
    limit: int


def search(
    line: str,
    index: WordIndex,
    store: Store,
    glossary: Glossary | None = None,
    langs: Sequence[str] | None = None,
    limit: int = 20,
    article: int | None = None,
) -> Results:
    """The best passages for a line (see `query`), in `langs` or all languages, in one article or all.

    Without a glossary of its own the bundled one is used.  An index that turns out to be damaged is
    made anew on the way.
    """
    started = perf_counter()
    query = parse(line)
    lexicon = Lexicon(index, store, glossary or _bundled())
    asked = _Asked(langs, article, limit)
    try:
        results = _answer(line, query, lexicon, asked)
    except IndexDamaged:
        anew = replace(lexicon)  # without what it remembers
        results = _answer(line, query, anew, asked) if index.rebuild() else Results(line, problem=_NOT_YET)
    return replace(results, seconds=perf_counter() - started)


@cache
def _bundled() -> Glossary:
    return Glossary.load()


def _answer(line: str, query: Query, lexicon: Lexicon, asked: _Asked) -> Results:
    if query.tree is None:
        return Results(line, problem=query.problem)
    try:
        tree = analysed(query.tree, lexicon)
    except QueryError as error:
        return Results(line, problem=str(error))
    if tree is None or next(wanted(tree), None) is None:
        return Results(line, problem=_NO_WORD)
    if lexicon.index.is_being_made():
        return Results(line, problem=_NOT_YET)
    scope = _scope(query, lexicon, asked)
    if scope is None:
        return Results(line)
    best, total = ranked(query.tree, tree, scope, lexicon, asked.limit)
    hits = tuple(_hit(one, tree) for one in best)
    return Results(line, hits, total, suggestions=suggestions(query.tree, lexicon))


def _scope(query: Query, lexicon: Lexicon, asked: _Asked) -> list[Node] | None:
    """What every hit must be besides; None when the library has nothing in the languages asked for."""
    scope: list[Node] = [] if query.everywhere else [Not(Value("role", "boilerplate", "boilerplate"))]
    if asked.article is not None:
        scope.append(Value("article", str(asked.article), str(asked.article)))
    if asked.langs is not None:
        spoken = lexicon.in_languages(asked.langs)
        if spoken is None:
            return None
        scope.append(spoken)
    return scope


def _hit(one: Ranked, tree: Node) -> Hit:
    passage, file, title, source, date, text = one.excerpt
    spans = tuple(span.shifted(passage.start) for span in highlight(text, tree, passage.lang))
    return Hit(passage, file, title, source, date, text, spans, one.score, one.found_by)
