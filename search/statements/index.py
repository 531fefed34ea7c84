"""The statements of a library: found when asked for, and again when the record or a decision changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from search.errors import EncoderError, StatementsError
from search.model import Article, Progress, Quote, Span, Statement
from search.people import Roll
from search.related.encoder import Encoder, identity
from search.related.of_article import Sentences
from search.related.renderings import Renderings
from search.related.stories import Meaning
from search.shelf import Shelf, form
from search.speech import _
from search.statements.deciding import Decided, decided, key_of, place_at, place_of
from search.statements.file import StatementsFile
from search.statements.known import Known, Links, Stretch, known_of, nearest
from search.statements.linking import Linked, Told, linked
from search.statements.own import MOST, PART, Called, Own, Place, plain
from search.statements.parts import parts_of
from search.statements.retold import Near, Retold
from search.statements.signals import Rarity, Words
from search.statements.speaker import Speaker
from search.statements.units import Unit, units
from search.statements.vectors import Text, TextVectors
from search.statements.voices import texts_of
from search.store import Store
from search.waiting import OnProgress, Steps

_FORM = "9"
"""Raise it with any change of the rules by which statements are found between two versions."""

Cancelled = Callable[[], bool]


class Source(NamedTuple):
    """What statements are made of: the record, who is who with a stamp, near copies, what articles mean, and
    the sentences of each with what these mean.

    The stamp is another one whenever the record, who is who, or what articles mean changed.
    """

    store: Store
    roll: Callable[[], tuple[Roll, object]]
    copies_of: Callable[[int], Sequence[int]]
    meanings: Callable[[Collection[int]], Mapping[int, Meaning]]
    sentences: Callable[[int], Sentences]


class StatementIndex:
    """Groups utterances into statements; for several threads.  Vectors go below `folder`.

    `renderings` takes what was found.  `file` holds a person's decisions; `problems` are sentences about
    those of them that could not be used, as of the last answer.
    """

    def __init__(
        self,
        folder: Path,
        source: Source,
        encoder: Encoder,
        file: StatementsFile,
        renderings: Renderings,
    ) -> None:
        self.file = file
        self._renderings = renderings
        self._source = source
        self._vectors = TextVectors(folder, encoder)
        self._shelf = Shelf(folder / "linked", form(_FORM), (Linked, Unit, Speaker, Quote, Retold, Near))
        self._one_at_a_time = threading.Lock()
        self._steps = Steps()
        self._links: Links | None = None
        self._known: Known | None = None

    @property
    def problems(self) -> tuple[str, ...]:
        """What of the decisions is not used, and why meanings are not compared, if so."""
        told = self._known.problems if self._known else ()
        return (*self.file.problems, *told, *filter(None, [self._vectors.problem]))

    def catch_up(self, progress: OnProgress | None = None, cancelled: Cancelled | None = None) -> None:
        """Encode the utterances that have no vector yet, with their words; slow the first time only.

        What is done when `cancelled` turns true stays done.
        """
        roll, _ = self._source.roll()
        found = units(self._source.store.spoken(), roll)
        self._vectors.tidy(_texts(found))
        self._vectors.catch_up(_texts(found), progress or (lambda _step: None), cancelled or (lambda: False))

    def told(self, roll: Roll) -> tuple[Told, bool]:
        """What statements are found in, with vectors as far as there can be; True where there are all."""
        articles = {article.id: article for article in self._source.store.spoken()}
        found = units(articles.values(), roll)
        whole = self._vectors.catch_up(_texts(found, self._steps.tell), self._steps.tell, lambda: False)
        words, copies = Words(self._vectors, Rarity(found)), self._copies(articles)
        meanings = self._source.meanings(articles.keys())
        return Told(articles, found, words, copies, meanings, self._source.sentences), whole

    def all(self, progress: OnProgress | None = None) -> tuple[Statement, ...]:
        """All statements, those with most renderings first; also those that are rendered once.

        `progress` is told how far it is, also where another thread is at it: quotes taken apart ("quotes"),
        texts encoded and statements made ("statements"), and articles compared ("compared", "sentences").
        """
        with self._steps.heard_by(progress):
            return self._now().statements

    def knows_renderings(self, people: object) -> bool:
        """Whether the renderings are those of now, with who is who by its stamp; cheap."""
        return self._renderings.are_of(self._made_from(people, self.file.load_kindly()[1]))

    def at(self, stretch: Stretch) -> Statement | None:
        """The statement that a range of an article renders most of; None where it renders none."""
        known = self._now()
        number = nearest(known, stretch)
        group = None if number is None else known.groups.get(number)
        return None if group is None else known.statements[group]

    def join(self, stretches: Sequence[Stretch]) -> str:
        """State that all of these are one statement; what was done, in words, and what of it does not hold.

        Raises StatementsError.
        """
        places, called = self._places(stretches)
        said = self.file.join(places, called)
        return said + self._lost(places) + self._torn(places)

    def separate(self, one: Stretch, other: Stretch) -> str:
        """State that two are two statements; what was done, in words.  Raises StatementsError."""
        places, called = self._places((one, other))
        first, second = places
        return self.file.separate(first, second, called) + self._lost(places)

    def split(self, one: Stretch, others: Sequence[Stretch]) -> str:
        """State that one is none of the others, which stay together; what was done, in words.

        Raises StatementsError.
        """
        (place, *rest), called = self._places((one, *others))
        said = self.file.split(place, rest, lambda own: self._hold(own, rest), called)
        return said + self._lost((place, *rest))

    # -- inside --------------------------------------------------------------------------------

    def _now(self) -> Known:
        with self._one_at_a_time:
            roll, people = self._source.roll()
            own, stamp = self.file.load_kindly()
            links = self._links
            vectors = self._vectors.state
            if links is None or links.people != people or not (links.whole or links.vectors == vectors):
                links = self._links = self._linked(roll, people)
            if self._known is None or self._known.links is not links or self._known.stamp != stamp:
                self._known = known_of(links, stamp, *self._decided(own, links), roll, self._steps.tell)
                self._renderings.keep(self._made_from(people, stamp), self._known.statements)
            return self._known

    def _linked(self, roll: Roll, people: object) -> Links:
        """The compared utterances, also from the disk; kept there where all vectors were there."""
        state = people, self._encoder_used()
        if found := self._shelf.find("linked", state):
            heads = {article.id: article for article in self._source.store.spoken()}
            if found.articles <= heads.keys():  # else some were read anew since who is who was asked
                return Links(people, None, True, found, heads, self._copies(heads))
        told, whole = self.told(roll)
        vectors = self._vectors.state
        made = linked(told, self._steps.tell)
        if whole:
            self._shelf.put("linked", state, made)
        return Links(people, vectors, whole, made, dict(told.articles), dict(told.copies))

    def _made_from(self, people: object, stamp: object) -> object:
        """What decides the statements: a value that is another one when they may be others."""
        return people, stamp, self._encoder_used(), _FORM

    def _encoder_used(self) -> str:
        with suppress(EncoderError):
            return identity(self._vectors.encoder)
        return ""

    def _copies(self, articles: Iterable[int]) -> dict[int, int]:
        """The first of its near copies for each article that has some."""
        return {key: group[0] for key in articles if (group := self._source.copies_of(key))}

    def _decided(self, own: Own, links: Links) -> tuple[Decided, dict[int, Article]]:
        """What is stated, and all articles that it needs: also those in which nobody is quoted."""
        known = {key_of(article) for article in links.heads.values()}
        wanted = {(place.file, place.item) for place in own.places()} - known
        more = (self._source.store.article(file, item - 1) for file, item in sorted(wanted))
        heads = links.heads | {article.id: article for article in more if article}
        return decided(own, links.linked.units, heads, self.file.path.name), heads

    def _hold(self, own: Own, places: Sequence[Place]) -> bool:
        """Whether places are in one statement by what would be stated."""
        known = self._now()
        found, _ = self._decided(own, known.links)
        wanted = {found.numbers.get(place) for place in places}
        return len(wanted) == 1 or any(map(wanted.issubset, known.links.linked.groups(found)))

    def _places(self, stretches: Sequence[Stretch]) -> tuple[list[Place], Called]:
        """How stretches of different utterances are named in the file, and what else it calls these."""
        known = self._now()
        meant: dict[int | Place, Place] = {}
        for stretch in stretches:
            number = nearest(known, stretch, PART, MOST)
            place = self._place(known, stretch, number)
            meant.setdefault(place if number is None else number, place)
        if len(meant) < 2:
            raise StatementsError(_("Give two different quotes."))
        called = {
            place: [each for each, at in known.numbers.items() if at == number]
            for number, place in meant.items()
        }
        return list(meant.values()), called

    def _place(self, known: Known, stretch: Stretch, number: int | None) -> Place:
        """How a stretch is named in the file: by its words in the utterance that it is most of, else by all.

        Where the file has most of these words for it, they stay as they are.
        """
        article = self._source.store.article(stretch.article)
        span = Span(stretch.start, stretch.end)
        if article is None or not plain(span.of(article.text)):
            raise StatementsError(_("There are no words at this place; choose a quote or a sentence."))
        if number is None:
            return place_at(article, span)
        place = place_of(known.units[number], article, span)
        named = (each for each, at in known.numbers.items() if at == number)
        return next((each for each in named if each.is_like(place, MOST)), place)

    def _lost(self, places: Sequence[Place]) -> str:
        """In words, what of the places is not found again."""
        numbers = self._now().numbers
        lost = [place for place in places if place not in numbers]
        told = _("; kept but not used: {place} is not found there")
        return told.format(place=lost[0]) if lost else ""

    def _torn(self, places: Sequence[Place]) -> str:
        """In words, that they are not one statement all the same."""
        known = self._now()
        groups = {known.groups.get(known.numbers[place]) for place in places if place in known.numbers}
        told = _("; they stay apart by other entries of {name}").format(name=self.file.path.name)
        return told if len(groups) > 1 else ""


def _texts(found: Sequence[Unit], progress: OnProgress = lambda _step: None) -> list[Text]:
    """All that needs a vector before anything is compared: utterances and their parts."""
    texts: list[Text] = []
    for done, unit in enumerate(found):
        progress(Progress("quotes", done, len(found)))
        texts += texts_of((unit, *parts_of(unit)))
    return texts
