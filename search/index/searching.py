"""A query line to the best passages, with marks and suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from time import perf_counter
from typing import NamedTuple

from search.errors import QueryError
from search.index.backend import IndexDamaged
from search.index.highlight import highlight
from search.index.lacking import lacks
from search.index.lexicon import Lexicon
from search.index.query import Query, parse
from search.index.ranking import Ranked, ranked
from search.index.suggest import suggestions
from search.index.terms import analysed, as_written
from search.index.tree import Node, Not, Value, wanted
from search.index.words import WordIndex
from search.language.glossary import Glossary
from search.model import Hit, Results
from search.speech import N_, _
from search.store import Store

_NOT_YET = N_("The library is still being indexed; try again in a moment.")
_NO_WORD = N_("There is no word in this line; write = before characters to find them as they are, as in =$.")


class Asked(NamedTuple):
    """A line and what it is asked of: some languages, one article, or all; `exact` keeps to its words."""

    line: str
    langs: Sequence[str] | None = None
    limit: int = 20
    article: int | None = None
    exact: bool = False


@dataclass(frozen=True)
class Answer:
    """What the words of a line find: `results`, and what others need to find more.

    `ids` are all passages found.  `tree` is the line in terms, None when it cannot be asked; `scope` is
    what every hit must be besides, None when nothing can be.
    """

    results: Results
    query: Query
    lexicon: Lexicon
    tree: Node | None = None
    scope: tuple[Node, ...] | None = None
    ids: tuple[int, ...] = ()


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
    answer = look(Asked(line, langs, limit, article), Lexicon(index, store, glossary or bundled()))
    return replace(answer.results, seconds=perf_counter() - started)


def look(asked: Asked, lexicon: Lexicon) -> Answer:
    """The same with all that was found."""
    query = parse(asked.line)
    try:
        answer = _answer(asked, query, lexicon)
    except IndexDamaged:
        anew = replace(lexicon)  # without what it remembers
        if lexicon.index.rebuild():
            answer = _answer(asked, query, anew)
        else:
            answer = Answer(Results(asked.line, problem=_(_NOT_YET)), query, anew)
    return replace(answer, results=replace(answer.results, remarks=(*query.remarks, *answer.results.remarks)))


@cache
def bundled() -> Glossary:
    """The glossary that comes with the program, read once."""
    return Glossary.load()


def _answer(asked: Asked, query: Query, lexicon: Lexicon) -> Answer:
    def problem(words: str) -> Answer:
        return Answer(Results(asked.line, problem=words), query, lexicon)

    if query.tree is None:
        return problem(query.problem)
    try:
        tree = (as_written if asked.exact else analysed)(query.tree, lexicon)
    except QueryError as error:
        return problem(str(error))
    if tree is None or next(wanted(tree), None) is None:
        return problem(_(_NO_WORD))
    if lexicon.index.is_being_made():
        return problem(_(_NOT_YET))
    try:
        scope = _scope(query, lexicon, asked)
    except QueryError as error:
        return problem(str(error))
    best = ranked(query.tree, tree, scope, lexicon, asked.limit)
    hits = tuple(hit(one, tree) for one in best.hits)
    offered = suggestions(query.tree, scope, lexicon)
    lacking = () if best.ids else tuple(lacks(query.tree, lexicon))
    results = Results(asked.line, hits, len(best.ids), suggestions=offered, remarks=lacking)
    return Answer(results, query, lexicon, tree, tuple(scope), tuple(best.ids))


def _scope(query: Query, lexicon: Lexicon, asked: Asked) -> list[Node]:
    """What every hit must be besides.  Raises QueryError when nothing is in the languages asked for."""
    scope: list[Node] = [] if query.everywhere else [Not(Value("role", "boilerplate", "boilerplate"))]
    if asked.article is not None:
        scope.append(Value("article", str(asked.article), str(asked.article)))
    if asked.langs is not None:
        scope.append(lexicon.only_in(asked.langs))
    return scope


def hit(one: Ranked, tree: Node) -> Hit:
    """A ranked passage with the words of the tree marked in it."""
    passage, file, title, source, date, text = one.excerpt
    spans = tuple(span.shifted(passage.start) for span in highlight(text, tree, passage.lang))
    return Hit(passage, file, title, source, date, text, spans, one.score, one.found_by, one.own)
