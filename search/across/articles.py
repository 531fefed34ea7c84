"""Articles that hold all words of a line although no passage does, by the passages that hold most of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from search.errors import QueryError
from search.index.query import NARROWING, Exactly, Quoted, Words
from search.index.searching import Answer
from search.index.terms import analysed, as_written
from search.index.tree import And, Node, Not, all_of, any_of
from search.language.analysis import query_tokens
from search.language.scripts import is_function_word
from search.speech import N_

REMARK = N_("No passage has all the words; these articles do.")
AN_ARTICLE = 3
"""Passages that speak for an article."""

ArticlesOf = Callable[[Iterable[int]], Mapping[int, int]]


class Parts(NamedTuple):
    """A line as wanted parts, each of which an article must hold, and what every passage must be."""

    wanted: list[Node]
    scope: tuple[Node, ...]

    @property
    def any(self) -> Node | None:
        """Any of the parts: what is marked in the passages."""
        return any_of(*self.wanted)


def parts_of(answer: Answer, exact: bool) -> Parts | None:
    """The parts of a line whose words are all wanted; None for any other line, or one of a single word."""
    tree = answer.query.tree
    if tree is None or answer.scope is None:
        return None
    nodes = tree.parts if isinstance(tree, And) else (tree,)
    scope = list(answer.scope)
    wanted: list[Node] = []
    for node in nodes:
        if not isinstance(node, Words | Quoted | Exactly | Not | NARROWING):
            return None
        for part in _words(node):
            found = _asked(part, answer, exact)
            (scope if isinstance(part, Not | NARROWING) else wanted).extend([found] if found else [])
    return Parts(wanted, tuple(scope)) if len(wanted) > 1 else None


def _words(node: Node) -> Iterator[Node]:
    """Each word by itself, but those that only join others."""
    if not isinstance(node, Words):
        yield node
        return
    for typed in node.text.split():
        for token in query_tokens(typed):
            word = typed[token.start : token.end]
            if not is_function_word(word.lower()):
                yield Words(word)


def _asked(node: Node, answer: Answer, exact: bool) -> Node | None:
    try:
        return (as_written if exact else analysed)(node, answer.lexicon)
    except QueryError:
        return None


def passages(parts: Parts, answer: Answer, articles_of: ArticlesOf) -> list[tuple[int, float]]:
    """The passages that speak for the articles which hold all parts, as (id, score), the best article first.

    A passage is the better the more parts it holds, an article as good as its best passage.  Those of an
    article come in order of the text, for each holds what the others lack.
    """
    found = _found(parts, answer)
    articles = articles_of({passage for by_passage in found for passage in by_passage})
    whole = set.intersection(*({articles.get(each, 0) for each in by_passage} for by_passage in found))
    scores: dict[int, float] = {}
    times: dict[int, int] = {}  # as many lists as there are passages would take several times as long
    for by_passage in found:
        for passage, score in by_passage.items():
            if articles.get(passage, 0) in whole:
                scores[passage] = scores.get(passage, 0.0) + score
                times[passage] = times.get(passage, 0) + 1
    best = sorted(scores, key=lambda passage: (-times[passage], -scores[passage], passage))
    speaking: dict[int, list[int]] = defaultdict(list)
    for passage in best:
        article = articles.get(passage, 0)
        if len(speaking[article]) < AN_ARTICLE:
            speaking[article].append(passage)
    return [(passage, scores[passage]) for each in speaking.values() for passage in sorted(each)]


def _found(parts: Parts, answer: Answer) -> list[dict[int, float]]:
    """The passages that hold each part, with their scores; none once a part is found nowhere."""
    backend = answer.lexicon.index.backend
    found: list[dict[int, float]] = []
    for part in parts.wanted:
        found.append(dict(backend.search(all_of(part, *parts.scope) or part, _MOST_PASSAGES).hits))
        if not found[-1]:
            return [{}]
    return found


_MOST_PASSAGES = 1_000_000
