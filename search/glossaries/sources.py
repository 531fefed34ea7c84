"""What a library knows of words, as proposals ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from search.dictionary import Dictionary
from search.glossaries.brackets import Brackets
from search.glossaries.file import PairsFile
from search.glossaries.own import family
from search.glossaries.proposing import Proposing, Sources
from search.glossaries.together import Shared, Text, Together
from search.glossaries.written import Written
from search.language.fold import fold
from search.language.glossary import Glossary
from search.model import Article, Hit, Related, Results, Span, Statement
from search.related import RelatedIndex
from search.related.analysed import Analysed
from search.related.telling import told
from search.store import Store

_SAME = ("same statement", "same fact")


class Asked(Protocol):
    """The parts of a library that are asked, see `Library`."""

    store: Store

    @property
    def relations(self) -> RelatedIndex: ...
    @property
    def dictionary(self) -> Dictionary: ...
    @property
    def glossary(self) -> Glossary: ...
    @property
    def glossary_file(self) -> PairsFile: ...
    def articles(self) -> list[Article]: ...
    def heads(self) -> list[Article]: ...
    def article(self, key: int | str, item: int = 0) -> Article | None: ...
    def search(
        self,
        query: str,
        langs: Sequence[str] | None = None,
        limit: int = 20,
        article: int | None = None,
        exact: bool = False,
    ) -> Results: ...
    def related_in(
        self,
        article: Article,
        start: int,
        text: str,
        lang: str | None = None,
        langs: Sequence[str] | None = None,
    ) -> list[Related]: ...
    def statements(self) -> list[Statement]: ...


def proposing(library: Asked) -> Proposing:
    """Proposals out of a library."""
    written = Written(lambda phrase, limit: library.search(phrase, limit=limit, exact=True).hits)
    return Proposing(
        Sources(
            Brackets(library.articles, library.store.last_change),
            lambda: _langs(library),
            lambda: library.glossary_file.load_kindly()[0],
            lambda: library.glossary,
            lambda word, lang: _translations(library.dictionary, word, lang),
            lambda word: library.relations.near_words(word),
            written,
            Together(
                written,
                lambda hit, sentence: _near(library, hit, sentence),
                lambda: _renderings(library),
                lambda: _shared(library.relations),
                lambda one, others: _cosines(library.relations, one, others),
            ),
        )
    )


def _translations(dictionary: Dictionary, word: str, lang: str) -> Iterable[tuple[str, str, float]]:
    found = dictionary.translations(word, lang) if dictionary.ready else ()
    return ((each.form, each.lang, each.weight) for each in found)


def _near(library: Asked, hit: Hit, sentence: Span) -> Iterator[Text]:
    """What says the same as a sentence in other languages."""
    article = library.article(hit.passage.article)
    if article is None:
        return
    text, lang = sentence.of(article.text), hit.passage.lang
    others = {family(each) for each in _langs(library)} - {family(lang)}
    for each in library.related_in(article, sentence.start, text, lang, sorted(others)):
        if each.level in _SAME:
            yield each.text, each.passage.lang


def _langs(library: Asked) -> list[str]:
    return [lang for head in library.heads() for lang in head.langs]


def _renderings(library: Asked) -> Iterator[list[Text]]:
    for statement in library.statements():
        yield [(each.text, each.lang) for each in statement.renderings]


def _shared(relations: RelatedIndex) -> Shared:
    """The terms and words that make two texts the same statement."""
    judge = relations.judge()

    def shared(one: Text, other: Text) -> Iterator[tuple[str, str]]:
        here, there = Analysed(*one), Analysed(*other)
        for each in told(judge.near(here, there, None).reasons, here, 0, there, 0):
            if each.kind in ("term", "words"):
                yield each.here[0].of(here.text), each.there[0].of(there.text)

    return shared


def _cosines(relations: RelatedIndex, one: str, others: Sequence[str]) -> list[float]:
    """How near words are to one; nothing is near without an encoder."""
    from search.related.vectors import dots

    vectors = relations.vectors([fold(one), *others]) if others else None
    return [0.0] * len(others) if vectors is None else dots(vectors[1:], vectors[:1])[:, 0].tolist()
