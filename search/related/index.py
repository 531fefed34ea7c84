"""The related passages of a library: meanings and shared words, kept up to date and asked together."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.derived import Made, of_one_state
from search.errors import EncoderError
from search.files import locked
from search.language.cuts import kept_in
from search.language.fold import fold
from search.language.glossary import Glossary
from search.model import Progress, Related, Span
from search.related.allowed import may_be_given
from search.related.alternatives import Translate, Weighted, alternatives, no_translations
from search.related.analysed import Analysed
from search.related.answer import Answer
from search.related.asking import Asking, Framed, asking
from search.related.bounds import Bound, Held, bounds
from search.related.cosines import Cosines, unknown
from search.related.decided import NOTHING, with_pairs
from search.related.encoder import Encoder, UseEncoder
from search.related.encoding import Encoding
from search.related.evidence import Confirmed, equal_names, no_dictionary
from search.related.leads import Leads
from search.related.lexical import SharedWords
from search.related.lines import Lines, is_statement
from search.related.meanings import Meanings
from search.related.nearness import Judge
from search.related.of_article import Sentences, sentences_of
from search.related.pairs import WordPairs
from search.related.people import Alike
from search.related.phrases import by_phrases, first_texts
from search.related.places import quotes_of
from search.related.question import ONE_BREATH, Question
from search.related.ranking import Scored, candidates
from search.related.renderings import Rendered, rows_of
from search.related.scores import Rarity, shared
from search.related.sheets import runs
from search.related.stories import Meaning, Stories
from search.related.typed import OfLine, TypedLine, line_language, of_line
from search.related.voices import Voices
from search.related.worths import Worths
from search.store import Store

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.lines import Scores

_PATIENCE = 5.0
"""Seconds to wait for another process that is catching up, before answering from what is there."""


class _Wanted(NamedTuple):
    """Which answers are wanted: to words of an article or of none, in some languages, so many at most, none
    of a source; with `known` renderings None the ranking as it is."""

    article: int | None
    langs: Sequence[str] | None
    limit: int
    source: str
    known: Sequence[Rendered] | None


class RelatedIndex:
    """Finds passages near a text; safe to use from several threads and beside other processes.

    Everything lives in `folder` and can be made again from the record.  As long as there are no
    vectors, or no encoder, answers rest on shared words alone; `problem` then says why, in a sentence.
    `groups` gives the near copies as `search.copies` knows them: each group counts as one voice.
    `confirmed` says how well a dictionary knows two words as a pair, `translate` gives the single words by
    which it renders one, and `alike` how sure two names are one person's.  `own` are the word pairs that a
    person has confirmed or denied; `renderings` gives all places of the statement at a place of an article,
    as far as they are known already.
    """

    def __init__(
        self,
        folder: Path,
        store: Store,
        encoder: Encoder | None = None,
        groups: Callable[[], Sequence[Sequence[int]]] = tuple,
        confirmed: Confirmed = no_dictionary,
        alike: Alike = equal_names,
        translate: Translate = no_translations,
        own: Callable[[], Glossary] = lambda: NOTHING,
        renderings: Callable[[int, Span], Sequence[Rendered]] = lambda _article, _place: (),
    ) -> None:
        self.problem = ""
        self._folder = folder
        self._store = store
        self._words = SharedWords(folder / "words.db")
        self._encoder = encoder or UseEncoder(folder / "weights.json")
        self._meanings = Meanings(folder, self._encoder)
        self._pairs = WordPairs(folder, self._encoder, self._words)
        self._groups = groups
        self._confirmed = confirmed
        self._alike = alike
        self._translate = translate
        self._own = own
        self._renderings = renderings
        self._voices = Voices(())
        self._worths: tuple[Lines, Worths] | None = None
        self._stories: Stories | None = None
        self._rarity: Rarity | None = None

    def close(self) -> None:
        """Let go of all files."""
        self._words.close()

    def catch_up(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Take in what the record got since the last time; shared words first, then meanings.

        What is done when `cancelled` turns true stays done.  Without a usable encoder only words are
        taken in and `problem` is set.  Another process that is at it already is not disturbed.
        """
        with contextlib.suppress(TimeoutError), locked(self._folder / "catching-up", _PATIENCE):
            self._catch_up(progress or _silent, cancelled or _never)

    def related(
        self,
        text: str,
        lang: str | None = None,
        article: int | None = None,
        base: int = 0,
        langs: Sequence[str] | None = None,
        limit: int = 10,
        source: str = "",
        around: tuple[str, int] | None = None,
        everything: bool = False,
    ) -> list[Related]:
        """Passages near `text`, renderings of it first, then the best, each with its evidence.

        `lang` is guessed where it is not given; of a very long text the beginning is asked.  For a text
        of an `article` that begins at `base`, nothing of that article, its near copies, or its `source`, is
        given, but for its digests in another language.  `around` is the sentence that a quote stands in, and
        where that begins: it tells who speaks, and is asked itself where the quote says too little.  What is
        known to render the same statement comes first; of a text of no article, where one of the answers
        has all of its words.

        With `everything`, for scripts, the ranking is given as it is: filled up to `limit` with what is not
        near enough to be shown to a reader, whose level is "", near copies and headlines with the rest.
        """
        quotes = None if article is None else quotes_of(self._store, [article]).get(article, [])
        with kept_in(self._words.cuts):
            asked = asking(text, lang, base, around, quotes)
            wanted = _Wanted(article, langs, limit, source, None)
            if everything:
                return self._first(asked, wanted)
            place = Span(base, base + len(text))
            known = () if article is None else self._renderings(article, place)
            found = self._first(asked, wanted._replace(known=known))
            if article is None and (known := self._said_in(found, asked.words.text.text)):
                return self._first(asked, wanted._replace(known=known))
            return found

    def _first(self, asked: Asking, wanted: _Wanted) -> list[Related]:
        """The answers to the first try that has some."""
        for words in asked.tries:
            if found := self._near(words, asked.sentence, wanted):
                return found
        return []

    def _said_in(self, found: Sequence[Related], text: str) -> Sequence[Rendered]:
        """The renderings of a text that stands in one of its answers; none of a few words."""
        words = fold(text).strip()
        for each in found:
            at = fold(each.text).find(words)
            if at >= 0 and is_statement(words):
                place = Span(at, at + len(words)).shifted(each.start)
                return self._renderings(each.passage.article, place)
        return ()

    def _near(self, words: Framed, sentence: Framed, wanted: _Wanted) -> list[Related]:
        """The answers to one try."""
        article, langs, limit, source, known = wanted
        here = words.text

        def near(lines: Lines) -> list[Related]:
            question = self._question(here, lines)
            scored = self._scored(question, lines)
            voices = self._voices_now()
            allowed = may_be_given(lines, langs, article, source, here.family, voices)
            rows = rows_of(known, lines, allowed, scored.nearest, self._store) if known else {}
            found = candidates(scored, allowed, here.family, Voices(()) if known is None else voices, rows)
            if scored.by_passage and len(here.text) <= ONE_BREATH:
                found = by_phrases(found, here.text, first_texts(found, here.family, lines, self._store))
            floats = partial(self._meanings.floats, lines)
            answer = Answer(
                question,
                sentence,
                scored,
                self._judge(lines),
                article,
                voices,
                self.vectors,
                partial(self._same_story, lines, article),
                partial(self._bounds, lines, scored),
                Leads(lines, scored.ready, scored.cosines, floats, article, here.family).of,
                rows,
            )
            return (answer.rank if known is None else answer.choose)(found, self._store, limit)

        return self._of_lines(near)

    def judge(self) -> Judge:
        """What says how near two texts are, by the words of the library as they are now."""
        return self._judge(self._words.lines(self._store))

    @property
    def encoder(self) -> Encoder:
        """What turns texts into vectors here."""
        return self._encoder

    def vectors(self, texts: Sequence[str]) -> Vectors | None:
        """A unit vector a text, in rows; None without an encoder, and `problem` then says why."""
        try:
            return self._encoder.encode(texts)
        except EncoderError as error:
            self.problem = str(error)
            return None

    def missing(self) -> int:
        """How many sentences have no vector yet."""
        return self._of_lines(self._meanings.missing)

    def same_story(self, article: int, others: Collection[int]) -> Mapping[int, bool | None]:
        """Of other articles, whether they tell the story of an article; None where that is unsure.

        Articles that the meanings have not caught up with are left out.
        """
        return self._of_lines(lambda lines: self._same_story(lines, article, others))

    def meanings(self, articles: Collection[int]) -> Mapping[int, Meaning]:
        """What the sentences of each article mean, taken together; without those that have no vectors yet."""
        return self._of_lines(lambda lines: self._stories_now(lines).meanings(articles))

    def sentences(self, article: int) -> Sentences:
        """The sentences of an article's body that have vectors."""

        def found(lines: Lines) -> Sentences:
            floats = partial(self._meanings.floats, lines)
            return sentences_of(article, lines, self._meanings.ready(lines), floats, self._store)

        return self._of_lines(found)

    def of_line(self, line: str) -> OfLine | None:
        """How near every passage is to a typed line, of which one vector is made; None without vectors."""
        here = Analysed(line, line_language(line))
        if here.family not in self._encoder.languages:
            return None

        def near(lines: Lines) -> OfLine | None:
            if not self._meanings.ready(lines).any():
                return None
            scored = self._scored(TypedLine(here, self._others(here, lines)), lines)
            return of_line(scored) if scored.cosines.are_known else None

        return self._of_lines(near)

    def alike(self, word: str) -> frozenset[tuple[str, str]]:
        """Language and stem of the words in other languages that mean the same as one typed word.

        None before `catch_up` has looked at the words of the library.
        """
        try:
            return self._pairs.of_word(word)
        except EncoderError as error:
            self.problem = str(error)
            return frozenset()

    def near_words(self, word: str) -> list[tuple[str, str]]:
        """The same as `alike`, each word as it stands in a text."""
        stems = sorted(self.alike(word))
        return [(family, self._words.surface(f"w:{stem}", family) or stem) for family, stem in stems]

    # -- inside --------------------------------------------------------------------------------

    def _of_lines(self, make: Callable[[Lines], Made]) -> Made:
        """What is made of the sentences, with their vectors and their places in the record, which all have
        the same numbers."""
        return of_one_state(
            lambda: (self._words.state.key, self._store.born),
            lambda: make(self._words.lines(self._store)),
        )

    def _catch_up(self, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> None:
        self._words.catch_up(self._store, progress, cancelled)
        lines = self._tidied()
        try:
            with Encoding(self._encoder, self._meanings.missing(lines) + self._pairs.missing()) as encoding:
                self._meanings.catch_up(lines, self._store, encoding, progress, cancelled)
                self._pairs.catch_up(encoding, progress, cancelled)
            self.problem = ""
        except EncoderError as error:
            self.problem = str(error)

    def _tidied(self) -> Lines:
        """The sentences, after both sides have been rewritten if many are dead; vectors are copied first."""
        lines = self._words.lines(self._store)
        if self._words.is_worn(lines):
            state = self._words.state
            self._meanings.renumber(lines, state._replace(epoch=state.epoch + 1).key)
            self._words.rewrite(lines.alive, state.epoch + 1)
            self._words.forget_cuts(runs(self._store, np.unique(lines.articles[lines.alive]).tolist()))
            lines = self._words.lines(self._store)
        return lines

    def _voices_now(self) -> Voices:
        """The near copies, put in order again only when they changed."""
        groups = self._groups()
        if self._voices.groups is not groups:
            self._voices = Voices(groups)
        return self._voices

    def _question(self, here: Analysed, lines: Lines) -> Question:
        return Question(here, self._others(here, lines))

    def _others(self, here: Analysed, lines: Lines) -> Mapping[str, Weighted]:
        """The other words that may stand for those of a text, in the languages that the library has."""
        pairs = self._pairs_of(here)
        translate = self._translate if len(lines.families) > 1 else no_translations
        synonyms = self._pairs.synonyms(here.groups, here.family) if pairs else {}
        return with_pairs(here, alternatives(here, pairs, synonyms, translate), self._own())

    def _pairs_of(self, text: Analysed) -> Mapping[str, Sequence[tuple[str, float]]]:
        try:
            return self._pairs.of(text.groups, text.family)
        except EncoderError as error:
            self.problem = str(error)
            return {}

    def _same_story(
        self, lines: Lines, article: int | None, others: Collection[int]
    ) -> Mapping[int, bool | None]:
        return {} if article is None else self._stories_now(lines).same_story(article, others)

    def _stories_now(self, lines: Lines) -> Stories:
        ready = self._meanings.ready(lines)
        stories = self._stories
        if stories is None or not stories.is_of(lines, ready):
            floats = partial(self._meanings.floats, lines)
            stories = Stories(lines, ready, floats, self._store.persons_of, self._alike)
            self._stories = stories
        return stories

    def _judge(self, lines: Lines) -> Judge:
        worth = self._worth(lines)
        return Judge(worth, self._pairs_of, self._confirmed, self._alike, self._own(), worth.learn)

    def _bounds(
        self, lines: Lines, scored: Scored, text: Analysed, rows: Sequence[int], families: Sequence[str]
    ) -> list[Bound]:
        """What rows can share with a text at most; anything, where a person has decided about words."""
        held = scored.held if self._own().is_empty else Held(frozenset(), {}, {})
        return bounds(text, held, self._worth(lines), rows, families)

    def _scored(self, question: Question, lines: Lines) -> Scored:
        postings = self._words.rows_of(question.terms, len(lines))
        rarity = self._rarity
        if rarity is None or rarity.lines is not lines:
            rarity = self._rarity = Rarity(lines)
        words = shared(question.asks, question.here.family, rarity, postings)
        ready = self._meanings.ready(lines)
        cosines = self._cosines(question, lines, words.sentences) if ready.any() else unknown(len(lines))
        held = Held(question.terms, postings, words.held)
        return Scored(lines, words, max(words.whole, 1.0), cosines, ready, not question.is_statement, held)

    def _worth(self, lines: Lines) -> Worths:
        """How rare a term is in a language, remembered as long as the sentences are the same."""
        known = self._worths
        if known is None or known[0] is not lines:
            known = self._worths = (lines, Worths(lines, self._words))
        return known[1]

    def _cosines(self, question: Question, lines: Lines, words: Scores) -> Cosines:
        if question.here.family not in self._encoder.languages or not question.texts:
            return unknown(len(lines))
        try:
            return self._meanings.cosines(
                lines, question.texts, question.clauses, words, closely=not question.is_statement
            )
        except EncoderError as error:
            self.problem = str(error)
            return unknown(len(lines))


def _silent(_step: Progress) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False
