"""The statements of a library: found when asked for, and again when the record or a decision changed."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from search.errors import StatementsError
from search.model import Article, Progress, Rendering, Statement
from search.people import Roll
from search.related.encoder import Encoder
from search.statements.deciding import Decided, decided, place_of
from search.statements.file import StatementsFile
from search.statements.linking import Linked, linked
from search.statements.own import Place, plain
from search.statements.parts import parts_of
from search.statements.renditions import order_of, rendered
from search.statements.signals import Rarity, Words
from search.statements.units import Unit, units
from search.statements.vectors import Text, TextVectors
from search.store import Store

OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]


class Stretch(Protocol):
    """A quote, a rendering, or any range of an article."""

    @property
    def article(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Source(NamedTuple):
    """What statements are made of: the record, near copies, and who is who with a stamp.

    The stamp is another one whenever the record or who is who changed.
    """

    store: Store
    roll: Callable[[], tuple[Roll, object]]
    copies_of: Callable[[int], Sequence[int]]


@dataclass(frozen=True)
class _Known:
    """The statements as of some state, and the utterances they are made of."""

    state: object
    statements: tuple[Statement, ...]
    units: list[Unit]
    heads: dict[int, Article]
    groups: dict[int, int]
    problems: tuple[str, ...]


class StatementIndex:
    """Groups utterances into statements; for several threads.  Vectors go below `folder`.

    `file` holds a person's decisions; `problems` are sentences about those of them that could not be used, as
    of the last answer.
    """

    def __init__(self, folder: Path, source: Source, encoder: Encoder, file: StatementsFile) -> None:
        self.file = file
        self._source = source
        self._vectors = TextVectors(folder, encoder)
        self._one_at_a_time = threading.Lock()
        self._links: tuple[object, Linked, dict[int, Article]] | None = None
        self._known: _Known | None = None

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
        self._vectors.catch_up(_texts(found), progress or (lambda _step: None), cancelled or (lambda: False))

    def all(self) -> tuple[Statement, ...]:
        """All statements, those with most renderings first; also those that are rendered once."""
        return self._now().statements

    def at(self, stretch: Stretch) -> Statement | None:
        """The statement that a range of an article renders most of."""
        known = self._now()
        number = _nearest(known, stretch)
        return None if number is None else known.statements[known.groups[number]]

    def join(self, stretches: Sequence[Stretch]) -> str:
        """State that all of these are one statement; what was done, in words.  Raises StatementsError."""
        places = list(dict.fromkeys(map(self._place, stretches)))
        if len(places) < 2:
            raise StatementsError("Give two different quotes.")
        return self.file.join(places)

    def separate(self, one: Stretch, other: Stretch) -> str:
        """State that two are two statements; what was done, in words.  Raises StatementsError."""
        here, there = self._place(one), self._place(other)
        if here == there:
            raise StatementsError("Give two different quotes.")
        return self.file.separate(here, there)

    # -- inside --------------------------------------------------------------------------------

    def _now(self) -> _Known:
        with self._one_at_a_time:
            roll, people = self._source.roll()
            own, stamp = self.file.load_kindly()
            if self._links is None or self._links[0] != people:
                self._links = (people, *self._linked(roll))
            if self._known is None or self._known.state != (people, stamp):
                _, links, heads = self._links
                found = decided(own, links.units, heads, self.file.path.name)
                self._known = _known((people, stamp), links, found, heads, roll)
            return self._known

    def _linked(self, roll: Roll) -> tuple[Linked, dict[int, Article]]:
        articles = {article.id: article for article in self._source.store.spoken()}
        found = units(articles.values(), roll)
        self._vectors.catch_up(_texts(found), lambda _step: None, lambda: False)
        copies = {key: group[0] for key in articles if (group := self._source.copies_of(key))}
        return linked(articles, found, Words(self._vectors, Rarity(found)), copies), articles

    def _place(self, stretch: Stretch) -> Place:
        """How a stretch is named in the file: as the utterance that it is most of, else by its own words."""
        known = self._now()
        number = _nearest(known, stretch)
        if number is not None:
            unit = known.units[number]
            return place_of(unit, known.heads[unit.article], known.units)
        article = self._source.store.article(stretch.article)
        words = " ".join(article.text[stretch.start : stretch.end].split()) if article else ""
        if article is None or not words:
            raise StatementsError("There are no words at this place; choose a quote or a sentence.")
        return Place(article.file, words, 0, article.item + 1)


def _known(state: object, links: Linked, found: Decided, heads: dict[int, Article], roll: Roll) -> _Known:
    every = [*links.units, *found.passages]
    groups = links.groups(found)
    together = {at for group in groups for at in group}
    groups += [[at] for at in range(len(links.units)) if at not in together]
    by_hand = {at for pair in (*found.same, *found.different) for at in pair}
    used: Counter[str] = Counter()
    made = []
    for group in groups:
        renderings = rendered([every[at] for at in group], heads)
        made.append((_statement(group, every, renderings, heads, by_hand, used, roll), group))
    made.sort(key=lambda each: (*order_of(each[0]), _first(each[0])))
    numbers = {at: number for number, (_, group) in enumerate(made) for at in group}
    return _Known(state, tuple(each for each, _ in made), every, heads, numbers, tuple(found.problems))


def _statement(
    group: Sequence[int],
    every: Sequence[Unit],
    renderings: tuple[Rendering, ...],
    heads: Mapping[int, Article],
    by_hand: set[int],
    used: Counter[str],
    roll: Roll,
) -> Statement:
    names = Counter(
        person.name for at in group for quote in every[at].quotes[:1] if (person := roll.person_of(quote))
    )
    name = min(names, key=lambda name: (-names[name], name), default="")
    first = renderings[0]
    words = f"{first.file}\n{heads[first.article].item}\n{plain(first.text)}"
    id = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    used[id] += 1
    return Statement(
        id if used[id] == 1 else f"{id}-{used[id]}", name, renderings, not by_hand.isdisjoint(group)
    )


def _first(statement: Statement) -> tuple[str, int]:
    return statement.renderings[0].file, statement.renderings[0].start


def _nearest(known: _Known, stretch: Stretch) -> int | None:
    """The utterance that a stretch shares most code points with; of equal ones the shorter."""
    shares = [
        (min(unit.end, stretch.end) - max(unit.start, stretch.start), unit.start - unit.end, at)
        for at, unit in enumerate(known.units)
        if unit.article == stretch.article
    ]
    best = max(shares, default=(0, 0, 0))
    return best[2] if best[0] > 0 else None


def _texts(found: Sequence[Unit]) -> list[Text]:
    """All that needs a vector: stretches of utterances, and their words."""
    pieces = [piece for unit in found for each in (unit, *parts_of(unit)) for piece in each.pieces]
    stretches = [(piece.text, piece.analysed.family) for piece in pieces]
    return [*stretches, *((word, piece.analysed.family) for piece in pieces for word in piece.words)]
