"""The statements as they are made of utterances and decisions, with what tells them without a quote."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from search.language.scripts import is_function_word
from search.model import Article, Progress, Quote, Rendering, Statement
from search.people import Roll
from search.related.people import mentions
from search.statements.deciding import Decided
from search.statements.linking import Linked
from search.statements.nested import is_unclaimed
from search.statements.own import Place, plain
from search.statements.renditions import order_of, rendered
from search.statements.retold import chosen, overlaps
from search.statements.units import Unit
from search.waiting import OnProgress, silent

_BEFORE = 200
"""Code points before a sentence in which a speaker may be named."""


class Stretch(Protocol):
    """A quote, a rendering, or any range of an article."""

    @property
    def article(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class Links:
    """The compared utterances as of some state of the record and of the vectors.

    `whole` tells whether all vectors were there: if not, it is made again when there are others.
    """

    people: object
    vectors: object
    whole: bool
    linked: Linked
    heads: dict[int, Article]
    copies: dict[int, int]


@dataclass(frozen=True)
class Known:
    """The statements as of some state, and the utterances they are made of, also by article.

    `groups` has the number of the statement of each, `numbers` those that statements.yaml names.
    """

    links: Links
    stamp: object
    statements: tuple[Statement, ...]
    units: list[Unit]
    heads: dict[int, Article]
    of: dict[int, list[int]]
    groups: dict[int, int]
    numbers: dict[Place, int]
    problems: tuple[str, ...]


def known_of(
    links: Links,
    stamp: object,
    found: Decided,
    heads: dict[int, Article],
    roll: Roll,
    progress: OnProgress = silent,
) -> Known:
    """The statements by what was compared and what is decided; `heads` has the articles of all of it.

    `progress` counts the statements that are made.
    """
    every = [*links.linked.units, *found.passages]
    groups = links.linked.groups(found)
    together = {at for group in groups for at in group}
    alone = [at for at in range(len(links.linked.units)) if at not in together]
    aside = {at for at in alone if is_unclaimed(every[at].quotes[0])}
    groups += [[at] for at in alone if at not in aside]
    by_hand = {at for pair in (*found.same, *found.different) for at in pair}
    said = [*groups]
    for unit, place in _retold(links, groups, [*every], found, roll):
        said[place] = [*said[place], len(every)]
        every.append(unit)
    used: Counter[str] = Counter()
    made = []
    for done, (group, own) in enumerate(zip(said, groups, strict=True)):
        progress(Progress("statements", done, len(groups)))
        renderings = rendered([every[at] for at in group], heads, links.copies)
        made.append((_statement(group, every, renderings, heads, by_hand, used, roll), group, own))
    made.sort(key=lambda each: (*order_of(each[0]), _first(each[0])))
    of: dict[int, list[int]] = defaultdict(list)
    for at, unit in enumerate(every):
        if at not in aside:
            of[unit.article].append(at)
    others = links.linked.likely([own for *_, own in made], found)
    return Known(
        links,
        stamp,
        tuple(
            replace(each, perhaps=tuple(made[other][0].id for other in others.get(at, ())))
            for at, (each, *_) in enumerate(made)
        ),
        every,
        heads,
        of,
        {at: number for number, (_, group, _) in enumerate(made) for at in group},
        found.numbers,
        tuple(found.problems),
    )


def _retold(
    links: Links, groups: Sequence[Sequence[int]], every: Sequence[Unit], found: Decided, roll: Roll
) -> Iterator[tuple[Unit, int]]:
    """Sentences that tell a statement, with its place in `groups`; none that a person has decided about."""
    retold, names = links.linked.retold, _Names(groups, every, roll)

    def named(sentence: Unit, place: int) -> bool:
        before = max(0, sentence.start - _BEFORE)
        return bool(mentions(links.heads[sentence.article].text[before : sentence.end], names.of(place)))

    for number, place in chosen(retold, groups, every, links.copies, named):
        if not overlaps(retold.sentences[number], found.passages):
            yield retold.sentences[number], place


class _Names:
    """What the speakers of statements are called."""

    def __init__(self, groups: Sequence[Sequence[int]], units: Sequence[Unit], roll: Roll) -> None:
        self._groups = groups
        self._units = units
        self._roll = roll
        self._known: dict[int, set[str]] = {}

    def of(self, place: int) -> set[str]:
        """By all names, and as they are written, but for pronouns."""
        if place not in self._known:
            quotes = [quote for at in self._groups[place] for quote in self._units[at].quotes[:1]]
            persons = [person for quote in quotes if (person := self._roll.person_of(quote))]
            every = {quote.speaker_text for quote in quotes}.union(*(person.names for person in persons))
            self._known[place] = {name for name in every if name and not is_function_word(name.lower())}
        return self._known[place]


def _statement(
    group: Sequence[int],
    every: Sequence[Unit],
    renderings: tuple[Rendering, ...],
    heads: Mapping[int, Article],
    by_hand: set[int],
    used: Counter[str],
    roll: Roll,
) -> Statement:
    names = _named((every[at].quotes for at in group), roll)
    own = _named((each.quotes for each in renderings if not each.by_another), roll)
    persons = tuple(sorted(names, key=lambda name: (name not in own, -names[name], name)))
    first = next((each for each in renderings if each.quotes), renderings[0])
    words = f"{first.file}\n{heads[first.article].item}\n{plain(first.text)}"
    id = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    used[id] += 1
    return Statement(
        id if used[id] == 1 else f"{id}-{used[id]}",
        next(iter(persons), ""),
        renderings,
        not by_hand.isdisjoint(group),
        persons=persons,
    )


def _named(uttered: Iterable[Sequence[Quote]], roll: Roll) -> Counter[str]:
    """The known persons who say some words, and how often each does."""
    return Counter(
        person.name for quotes in uttered for quote in quotes[:1] if (person := roll.person_of(quote))
    )


def _first(statement: Statement) -> tuple[str, int]:
    return statement.renderings[0].file, statement.renderings[0].start


def nearest(known: Known, stretch: Stretch, share: float = 0.0, decided: float = 0.0) -> int | None:
    """The utterance that has most of a stretch; of equal ones the shorter.

    It has a share of the stretch at least, a passage that was decided upon another one.
    """
    length = stretch.end - stretch.start
    shares = [
        (shared, unit.start - unit.end, at)
        for at in known.of.get(stretch.article, ())
        for unit in (known.units[at],)
        for shared in (min(unit.end, stretch.end) - max(unit.start, stretch.start),)
        if shared > 0 and shared >= (decided if unit.is_passage else share) * length
    ]
    return max(shares)[2] if shares else None
