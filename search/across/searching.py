"""A typed line to its answer: exact words, other words for them, then what is near in meaning.

Nothing that words find is ever pushed down by what only means the same, and languages are never ranked
against each other by raw scores: each passage is as good as it stands out in its own language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING

from search.across import articles
from search.across.renderings import Persons, dictionary_words, person_names
from search.dictionary import Dictionary
from search.errors import QueryError
from search.index import WordIndex
from search.index.lexicon import Lexicon, OtherWords, SpeakerNames
from search.index.query import NARROWING, plain_words
from search.index.ranking import Ranked
from search.index.searching import Answer, Asked, bundled, hit, look
from search.index.terms import analysed
from search.index.tree import And, Node, all_of
from search.language.analysis import query_tokens
from search.language.glossary import Glossary
from search.language.scripts import is_function_word
from search.model import Hit, Results
from search.speech import _
from search.store import Store

if TYPE_CHECKING:
    from search.across.facets import Table
    from search.across.meaning import Near
    from search.related import RelatedIndex


def nobody() -> Persons | None:
    """The persons of a library in which nobody is known yet."""
    return None


@dataclass
class Shelf:
    """What a line is asked of; all but the words may be missing.

    `persons` gives who is known to speak, without waiting; `speakers` all names of whoever one may mean.
    """

    index: WordIndex
    store: Store
    glossary: Callable[[], Glossary] = bundled
    dictionary: Dictionary | None = None
    relations: Callable[[], RelatedIndex] | None = None
    persons: Callable[[], Persons | None] = nobody
    speakers: SpeakerNames = tuple

    @cached_property
    def table(self) -> Table:
        """What facets are counted in."""
        from search.across.facets import Table

        return Table(self.store, lambda: self.persons())

    def lexicon(self) -> Lexicon:
        """One look at all that has other names."""
        return Lexicon(self.index, self.store, self.glossary(), tuple(self._others()), self.speakers)

    def _others(self) -> Iterator[OtherWords]:
        persons = self.persons()
        if persons is not None:
            yield person_names(persons)
        if self.dictionary is not None and self.dictionary.ready:
            yield dictionary_words(self.dictionary)


def search(asked: Asked, shelf: Shelf) -> Results:
    """The best passages for a line, see `Results`; `asked.exact` keeps to its words, in both scripts.

    At most a page of hits is owed to meaning alone, and only for a line of plain words.
    """
    started = perf_counter()
    answer = look(asked, shelf.lexicon())
    results = answer.results
    if answer.tree is not None and answer.scope is not None and not results.problem:
        ids = [*answer.ids]
        if not ids:
            results = _by_articles(results, answer, asked, shelf, ids)
        if not asked.exact:
            results = _by_meaning(results, answer, asked, shelf, ids)
        results = replace(results, total=len(ids), facets=shelf.table.facets(ids))
    return replace(results, seconds=perf_counter() - started)


# -- words that are spread over an article -------------------------------------------------------


def _by_articles(results: Results, answer: Answer, asked: Asked, shelf: Shelf, ids: list[int]) -> Results:
    """The same with the passages of articles that hold all words; adds them to `ids`."""
    parts = articles.parts_of(answer, asked.exact)
    found = articles.passages(parts, answer, shelf.table.articles_of) if parts else []
    if parts is None or parts.any is None or not found:
        return results
    ids.extend(passage for passage, _ in found)
    excerpts = shelf.store.excerpts(passage for passage, _ in found[: asked.limit])
    hits = [
        hit(Ranked(excerpts[passage], score, ("word",)), parts.any)
        for passage, score in found[: asked.limit]
        if passage in excerpts
    ]
    return replace(results, hits=tuple(hits), remarks=(*results.remarks, _(articles.REMARK)))


# -- meaning -------------------------------------------------------------------------------------


def _by_meaning(results: Results, answer: Answer, asked: Asked, shelf: Shelf, ids: list[int]) -> Results:
    """The same with what is near in meaning behind all others; adds it to `ids`."""
    line = plain_words(answer.query.tree) if answer.query.tree else ""
    if not line or shelf.relations is None:
        return results
    from search.across import meaning

    near = shelf.relations().of_line(line)
    if near is None:
        return results
    langs = answer.lexicon.tags(asked.langs) if asked.langs is not None else None
    within = _narrowed(answer)
    mask = meaning.allowed(near, langs, asked.article, answer.query.everywhere, within, ids)
    found = meaning.nearest(near, mask, shelf.store, _is_attested(line, answer.lexicon))
    ids.extend(each.excerpt.passage.id for each in found)
    room = max(0, asked.limit - len(results.hits))
    return replace(results, hits=(*results.hits, *map(_near_hit, found[:room])))


def _is_attested(line: str, lexicon: Lexicon) -> bool:
    """Whether any word of a line stands in the library or has another name."""
    terms = (token.text for token in query_tokens(line))
    known = (lexicon.knows(term) for term in terms if not is_function_word(term))
    return any(known) or bool(lexicon.called(line))


def _narrowed(answer: Answer) -> Sequence[int] | None:
    """The passages that the fields of a line leave; None where it has none."""
    tree = answer.query.tree
    parts: Iterable[Node] = tree.parts if isinstance(tree, And) else ()
    fields = [part for part in parts if isinstance(part, NARROWING)]
    if not fields:
        return None
    try:
        asked = all_of(*(analysed(field, answer.lexicon) for field in fields))
    except QueryError:  # told already
        return ()
    return answer.lexicon.index.backend.search(asked, 0).ids if asked else None


def _near_hit(near: Near) -> Hit:
    """The nearest sentence is what is marked."""
    passage, file, title, source, date, text = near.excerpt
    return Hit(passage, file, title, source, date, text, (near.sentence,), near.score, ("meaning",))
