"""What is told by all articles together: figures, the timeline, coverage, and whom a fact rests on.

Each answer is kept until the library changes, also on disk, so that the next start has it at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from search.kept import Kept
from search.model import Article, Quote, Span
from search.parts import Parts
from search.waiting import OnProgress

if TYPE_CHECKING:
    from search.by_article import ByArticle
    from search.coverage import Gap, GapPlace
    from search.coverage.holding import Holding
    from search.figures import FigureKind, FigureMention, FigureRow
    from search.figures.board import Board
    from search.figures.board import Voice as FigureVoice
    from search.kept_vectors import KeptVectors
    from search.model import Person
    from search.provenance import Origin, Rests
    from search.provenance.outlets import Outlets
    from search.provenance.resting import Place, Resting
    from search.shelf import Shelf
    from search.timeline import Event
    from search.timeline.events import Found as Dated
    from search.timeline.events import Voice

_FORM = "11"
"""Raise it with any change of the rules by which figures, events or gaps are found between two versions."""


class Boards(Parts):
    """The part of a library that answers over all its articles; every answer may take long: for a thread.

    `progress` is told how far the work is, in `what` of each step: "figures", "values" and "pairs" for
    figures, "dates" and "events" for the timeline, "statements", "compared", "texts" and "sentences" for
    coverage; for all, "meanings" while vectors of new texts are made.
    """

    def figures(self, kind: FigureKind | None = None, progress: OnProgress | None = None) -> list[FigureRow]:
        """Every amount, count, share, measure, duration and date, one row a value of one thing.

        Contradictions come first.  The first answer after new articles looks through them: about a
        millisecond for each sentence with a figure, three vectors for each that may be disputed, and some
        milliseconds for each pair that is near (10 s for 1,400 figures of 60 articles that all tell one
        story).  Each row tells on which origins it rests, which costs one reading of all articles.
        """
        rows = self._resting_kept.answer("figures", self._decided_state(), self._resting_figures, progress)
        return [row for row in rows if kind is None or row.kind == kind]

    def _rows(self, tell: OnProgress) -> list[FigureRow]:
        """The same without origins, which hang on what a person decided."""
        return self._figures_kept.answer("figures", self._state(), self._figures, tell)

    def timeline(self, progress: OnProgress | None = None) -> list[Event]:
        """The events that the texts date, in the order of their dates, and the days articles were published.

        A year that is not written, and words such as "on Tuesday", are taken only from the article's own
        date, or the year from those that tell its story; else they are listed last.  The first answer reads
        all articles: it costs what `figures` does, a vector for each sentence with a date, and some
        judgements for each.
        """
        return list(self._timeline_kept.answer("timeline", self._state(), self._timeline, progress))

    def coverage(self, article: Article, progress: OnProgress | None = None) -> list[Gap]:
        """What an article has that was not found in the others of its story, and the other way round.

        "Not found" means: not found in this library.  Its near copies count as one with it.  As long as
        `statements` and `figures` take, and a vector for each sentence of the story that has none yet.
        """
        state = self._decided_state()

        def made(tell: OnProgress) -> list[Gap]:
            found = self._holding(state, tell).gaps(article, tell)
            rests = self.rests([_places(gap.places) for gap in found])
            return [replace(gap, rests=each) for gap, each in zip(found, rests, strict=True)]

        return list(self._coverage_kept.answer(article.id, state, made, progress))

    def story(self, article: Article) -> list[Article]:
        """The heads of the others that `coverage` holds an article against; its near copies are left out."""
        from search.coverage.story import others_of

        self._state()
        group = self.copies.group_of(article.id) or (article.id,)
        candidates = [head for head in self.store.heads() if head.id not in group]
        return list(others_of(article, candidates, self.relations.same_story))

    def origins(self, article: Article) -> list[Origin]:
        """The outlets that an article names as where it has something from, and where it names none."""
        from search.provenance.naming import origins_named

        return origins_named(article, self._outlets())

    def rests(self, groups: Sequence[Collection[Place]]) -> list[Rests]:
        """On which origins each group of places rests; costs one reading of their articles."""
        return self._resting().rests(groups)

    # -- what the answers depend on ------------------------------------------------------------------

    def _state(self) -> tuple[object, ...]:
        """Caught up, what answers over all articles are made from: another value when that has changed."""
        self.copies.catch_up()
        self.relations.catch_up()
        return (
            self.store.born,
            self.store.last_change(),
            self.copies.groups(),
            self._encoder_used(),
            self.relations.missing(),
            self.dictionary.identity,
            self.glossary_file.load_kindly()[1],
        )

    def _encoder_used(self) -> str:
        from search.errors import EncoderError
        from search.related.encoder import identity

        try:
            return identity(self.relations.encoder)
        except EncoderError:
            return ""

    def _decided_state(self) -> tuple[object, ...]:
        decided = self.people_file.load_kindly()[1], self.statements_file.load_kindly()[1]
        return self._state(), decided

    # -- making them -----------------------------------------------------------------------------------

    def _figures(self, tell: OnProgress) -> list[FigureRow]:
        from search.figures.differing import Sources

        relations = self.relations
        encode = partial(self._vectors.of, tell=tell)
        sources = Sources(encode, relations.judge(), relations.same_story)
        rows = self._board.rows(self.copies.group_of, sources, tell)
        self._vectors.tidy()
        return rows

    def _resting_figures(self, tell: OnProgress) -> list[FigureRow]:
        rows = self._rows(tell)
        rests = self.rests([_places(row.mentions) for row in rows])
        return [replace(row, rests=each) for row, each in zip(rows, rests, strict=True)]

    def _timeline(self, tell: OnProgress) -> list[Event]:
        from search.timeline.events import Sources, events

        days = [row for row in self._rows(tell) if row.kind == "date"]
        relations = self.relations
        group_of, judge = self.copies.group_of, relations.judge()
        encode = partial(self._vectors.of, tell=tell)
        sources = Sources(group_of, encode, judge, relations.same_story, days)
        return events(self.store.heads(), self.store.article, sources, tell, self._dated)

    def _holding(self, state: object, tell: OnProgress) -> Holding:
        """All that coverage reads, read once for each state of the library."""
        return self._holding_kept.answer("", state, self._read_all, tell)

    def _read_all(self, tell: OnProgress) -> Holding:
        from search.coverage.gaps import Known
        from search.coverage.holding import Holding

        roll, relations = self._roll(), self.relations

        def person_of(quote: Quote) -> Person | None:
            person = roll.person_of(quote)
            return person if person and person.type == "person" else None

        statements, figures = self.statement_index.all(tell), self._rows(tell)
        known = Known(statements, figures, person_of, self._vectors.of)
        heads = {each.id: each for each in self.store.heads()}
        return Holding(heads, self.store.article, known, self.copies.group_of, relations.same_story)

    def _resting(self) -> Resting:
        """What looks for origins; it remembers them as long as nothing has changed."""
        return self._origins_kept.answer("", self._decided_state(), self._new_resting)

    def _new_resting(self, _tell: OnProgress) -> Resting:
        from search.provenance.resting import Resting

        return Resting(self.store.article, self._roll().person_of, self.copies.group_of, self._outlets())

    def _outlets(self) -> Outlets:
        from search.provenance.outlets import Outlets

        return Outlets(self.store.heads())

    # -- where they are kept -----------------------------------------------------------------------------

    @cached_property
    def _vectors(self) -> KeptVectors:
        from search.kept_vectors import KeptVectors

        return KeptVectors(self.home / "boards" / "vectors", self.relations.encoder, self.relations.vectors)

    @cached_property
    def _board(self) -> Board:
        from search.by_article import ByArticle
        from search.figures import FigureMention
        from search.figures.board import Board
        from search.figures.gathering import Found
        from search.figures.relations import Relation
        from search.model import Figure

        kept: ByArticle[FigureVoice, list[Found]] = ByArticle(
            self._shelf_of("found", Found, FigureMention, Figure, Relation, Span), lambda: self.store.born
        )
        return Board(self.store.heads, self.store.article, kept)

    @cached_property
    def _dated(self) -> ByArticle[Voice, list[Dated]]:
        from search.by_article import ByArticle
        from search.timeline import Telling

        return ByArticle(self._shelf_of("dated", Telling, Span), lambda: self.store.born)

    @cached_property
    def _figures_kept(self) -> Kept[list[FigureRow]]:
        from search.figures import Dispute, FigureMention, FigureRow

        return Kept(self._shelf_of("figures", FigureRow, FigureMention, Dispute))

    @cached_property
    def _resting_kept(self) -> Kept[list[FigureRow]]:
        from search.figures import Dispute, FigureMention, FigureRow
        from search.provenance import Origin, Rests

        return Kept(self._shelf_of("resting", FigureRow, FigureMention, Dispute, Rests, Origin))

    @cached_property
    def _timeline_kept(self) -> Kept[list[Event]]:
        from search.timeline import Event, Telling

        return Kept(self._shelf_of("timeline", Event, Telling, Span))

    @cached_property
    def _coverage_kept(self) -> Kept[list[Gap]]:
        from search.coverage import Gap, GapPlace
        from search.provenance import Origin, Rests

        return Kept(self._shelf_of("coverage", Gap, GapPlace, Rests, Origin))

    @cached_property
    def _origins_kept(self) -> Kept[Resting]:
        return Kept()

    @cached_property
    def _holding_kept(self) -> Kept[Holding]:
        return Kept()

    def _shelf_of(self, name: str, *kinds: type) -> Shelf:
        from search.shelf import Shelf, form

        return Shelf(self.home / "boards" / name, form(_FORM), kinds)


def _places(places: Iterable[FigureMention | GapPlace]) -> set[Place]:
    from search.provenance.resting import Place

    return {Place(each.article, each.start, each.end) for each in places}
