"""What is asked of a library by words, by a passage, or by two of them: search, related, and comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from search.model import Article, Passage, Quote, Span
from search.parts import Parts

if TYPE_CHECKING:
    from search.model import Comparison, KwicLine, Match, Related, Results


class Asking(Parts):
    """The part of a library that looks for words and meanings."""

    def search(
        self,
        query: str,
        langs: Sequence[str] | None = None,
        limit: int = 20,
        article: int | None = None,
        exact: bool = False,
    ) -> Results:
        """Passages for a query line (see `search.index.query`), of one article or all; exact words first.

        Behind them, unless `exact`, come other names for the words, and for a line of plain words what is
        near in meaning, as far as dictionary and vectors are there (`catch_up`).  The other names of those
        who speak are known once `people` was asked for.  The first line that is compared by meaning loads
        the encoder, which takes about a second.
        """
        from search.across.searching import search
        from search.index.searching import Asked

        self.words.catch_up()
        return search(Asked(query, langs, limit, article, exact), self._shelf)

    def concordance(
        self,
        query: str,
        langs: Sequence[str] | None = None,
        limit: int = 200,
        width: int = 60,
        article: int | None = None,
        exact: bool = False,
    ) -> list[KwicLine]:
        """Every place of the words of a line, or of other names for them, in its context.

        Words that stand side by side in most passages are a phrase, of which no part is a place (see
        `search.index.wholes`).  The best passages come first, and their places in order of the text; see
        `search.index.concordance` for other orders.  `width` are the cells on either side, `limit` counts
        places.
        """
        from search.index.concordance import concordance
        from search.index.query import plain_words
        from search.index.searching import Asked, look
        from search.index.wholes import at_wholes

        self.words.catch_up()
        answer = look(Asked(query, langs, limit, article, exact), self._shelf.lexicon())
        if answer.tree is None or answer.query.tree is None:
            return []
        several = len(plain_words(answer.query.tree).split()) > 1
        return concordance(at_wholes(answer.results.hits, answer.tree, several), limit, width)

    def without_languages(self, langs: Sequence[str]) -> str:
        """In words, that no passage is in any of some languages, and which there are; empty where one is."""
        from search.errors import QueryError

        self.words.catch_up()
        try:
            self._shelf.lexicon().only_in(langs)
        except QueryError as error:
            return str(error)
        return ""

    def related(
        self,
        asked: Passage | Quote | str,
        langs: Sequence[str] | None = None,
        limit: int = 10,
        everything: bool = False,
    ) -> list[Related]:
        """Passages of other sources near a passage, a quote, or any text, each with its evidence.

        With `everything` the ranking is filled up to `limit` with what a reader is not shown: level "".
        For a text, all that is new is taken in first, and the dictionary is made if there is none yet.
        """
        if isinstance(asked, str):
            self.dictionary.build()
            self.copies.catch_up()
            self.relations.catch_up()
            return self.relations.related(asked, langs=langs, limit=limit, everything=everything)
        article = self.store.article(asked.article)
        if article is None:
            return []
        text = article.text[asked.start : asked.end]
        return self.related_in(article, asked.start, text, asked.lang, langs, limit, everything=everything)

    def related_in(
        self,
        article: Article,
        start: int,
        text: str,
        lang: str | None = None,
        langs: Sequence[str] | None = None,
        limit: int = 10,
        everything: bool = False,
    ) -> list[Related]:
        """The same for any stretch of an article that begins at `start`.

        The sentence around it tells who speaks, and is asked itself where the words say too little.
        """
        around = sentences_around(article, Span(start, start + len(text)))
        return self.relations.related(
            text,
            lang=lang,
            article=article.id,
            base=start,
            langs=langs,
            limit=limit,
            source=article.source,
            around=(around.of(article.text), around.start),
            everything=everything,
        )

    def compare(self, article: Article, here: Span, other: Article, there: Span) -> Comparison:
        """The statement at a span of one article beside that at a span of another, row by row.

        Each span stands for the whole utterance that it is a part of, or for the sentences it touches.  It
        needs nothing but the two articles (and takes the statements where they are known already), asks the
        encoder for some dozen short texts (50 to 250 ms), and answers from words alone without one.
        """
        from search.comparing.comparison import compare
        from search.dating.when import whens

        def said_with(one: Article, place: Span, other: Article) -> list[Span]:
            known = self.renderings.at(one.id, place)
            return [each.span for each in known if each.article == other.id]

        roll = self._called[1] if self._called else None
        return compare(
            article,
            here,
            other,
            there,
            self.relations.vectors,
            self._are_pair,
            lambda quote: roll.person_of(quote) if roll else None,
            lambda text, published: [(each.span, each.date) for each in whens(text, published)],
            (said_with(other, there, article), said_with(article, here, other)),
        )

    def matches(self, article: Article, other: Article) -> list[Match]:
        """Which sentences of two articles say the same or report the same fact, in order of the text here.

        What stands in another order there is a match too.  It costs a vector for each sentence of both (some
        4 ms), their products, and a millisecond for each pair that is judged.
        """
        from search.comparing.matching import matches

        return matches(article, other, self.relations.vectors, self.relations.judge())


def sentences_around(article: Article, span: Span) -> Span:
    """A stretch of an article with the rest of the sentences that it begins and ends in."""
    touched = [
        sentence
        for passage in article.passages
        if passage.start < span.end and span.start < passage.end
        for sentence in passage.sentences
        if sentence.start < span.end and span.start < sentence.end
    ]
    starts, ends = [each.start for each in touched], [each.end for each in touched]
    return Span(min([span.start, *starts]), max([span.end, *ends]))
