"""How many of the passages found are in each language, from each source and month, and quote each person.

Outlets that are quoted are sources, and no persons.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.across.renderings import Persons
from search.index.query import NONE
from search.language.fold import fold
from search.model import Facet, FacetKind
from search.reading.outlets import outlet
from search.store import Store

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


class _Column(NamedTuple):
    """One value for some passages: where they stand in the table, and which value each has."""

    kind: FacetKind
    rows: Numbers
    codes: Numbers
    values: list[str]

    def counted(self, marks: NDArray[np.bool_]) -> Counter[str]:
        """How many of the marked passages have each value; "" for those that lack a source or date."""
        counts = np.bincount(self.codes[marks[self.rows]], minlength=len(self.values))
        return Counter({self.values[at]: int(counts[at]) for at in np.flatnonzero(counts)})


class Table:
    """The passages of a record as columns of numbers; made anew, in a tenth of a second, when it changed.

    `persons` gives who speaks, None as long as that is not known: nothing waits for it.
    """

    def __init__(self, store: Store, persons: Callable[[], Persons | None]) -> None:
        self._store = store
        self._persons = persons
        self._lock = threading.Lock()
        self._change = -1
        self._ids: Numbers = np.zeros(0, np.int64)
        self._articles: Numbers = np.zeros(0, np.int64)
        self._places: list[tuple[int, int]] = []
        self._ends: list[int] = []
        self._columns: list[_Column] = []
        self._outlets: frozenset[str] = frozenset()
        self._speakers: tuple[Persons | None, list[_Column]] = (None, [])

    def facets(self, ids: Iterable[int]) -> tuple[Facet, ...]:
        """Those of some passages, each kind by falling counts; persons as far as they are known."""
        with self._lock:
            self._follow()
            marks = np.zeros(len(self._ids), bool)
            marks[self._rows(ids)] = True
            columns = [*self._columns, *self._person_columns()]
        return tuple(facet for column in columns for facet in _facets(column.kind, column.counted(marks)))

    def articles_of(self, ids: Iterable[int]) -> dict[int, int]:
        """The article of each passage."""
        with self._lock:
            self._follow()
            rows = self._rows(ids)
            return dict(zip(self._ids[rows].tolist(), self._articles[rows].tolist(), strict=True))

    # -- inside --------------------------------------------------------------------------------

    def _rows(self, ids: Iterable[int]) -> Numbers:
        wanted = np.fromiter(ids, np.int64)
        rows = np.searchsorted(self._ids, wanted)
        known = rows < len(self._ids)
        known[known] = self._ids[rows[known]] == wanted[known]
        found: Numbers = rows[known]
        return found

    def _follow(self) -> None:
        change = self._store.last_change()
        if change == self._change:
            return
        places = self._store.places()
        self._ids = np.array([place[0] for place in places], np.int64)
        self._articles = np.array([place[1] for place in places], np.int64)
        self._places = [(place[1], place[2]) for place in places]
        self._ends = [place[3] for place in places]
        heads = {head.id: head for head in self._store.heads()}
        sources = [heads[place[1]].source if place[1] in heads else "" for place in places]
        months = [_month(heads[place[1]].date) if place[1] in heads else "" for place in places]
        self._columns = [
            _column("language", [place[4] for place in places]),
            _column("source", sources),
            _column("date", months),
        ]
        self._outlets = frozenset(map(fold, sources)) - {""}
        self._speakers = (None, [])
        self._change = change

    def _person_columns(self) -> list[_Column]:
        persons = self._persons()
        if persons is not None and self._speakers[0] is not persons:
            self._speakers = persons, [self._spoken(persons)]
        return self._speakers[1]

    def _spoken(self, persons: Persons) -> _Column:
        names = {person.id: person.name for person in persons.people() if not self._is_outlet(person.names)}
        pairs = {
            (row, names[known])
            for article, start, end, person in self._store.speakers()
            if (known := persons.ids_in(article).get(person)) in names
            for row in self._between(article, start, end)
        }
        told = sorted(pairs)
        rows = np.array([row for row, _ in told], np.int64)
        return _column("person", [name for _, name in told])._replace(rows=rows)

    def _is_outlet(self, names: Sequence[str]) -> bool:
        """Whether by one of its names somebody is an outlet: of the library, or called as outlets are."""
        return any(fold(name) in self._outlets or outlet(name) for name in names)

    def _between(self, article: int, start: int, end: int) -> Iterator[int]:
        """The rows of the passages that a stretch of an article touches; those of an article are in order."""
        at = max(0, bisect_right(self._places, (article, start)) - 1)
        while at < len(self._places) and self._places[at] < (article, end):
            if self._places[at][0] == article and self._ends[at] > start:
                yield at
            at += 1


def _column(kind: FacetKind, values: Sequence[str]) -> _Column:
    known = sorted(set(values))
    number = {value: code for code, value in enumerate(known)}
    codes = np.array([number[value] for value in values], np.int64)
    return _Column(kind, np.arange(len(values)), codes, known)


def _month(date: str) -> str:
    return date[:7] if len(date) >= 7 else date


def _facets(kind: FacetKind, counts: Counter[str]) -> Iterator[Facet]:
    for value, count in sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1], pair[0])):
        yield Facet(kind, value, count, _narrow(kind, value))


_FIELDS: dict[FacetKind, str] = {"language": "lang", "source": "source", "date": "date", "person": "speaker"}


def _narrow(kind: FacetKind, value: str) -> str:
    """The part of a query line for one value; marks of quotation inside it would end it."""
    if not value:
        return f"{_FIELDS[kind]}:{NONE}"
    if kind in ("language", "date"):
        return f"{_FIELDS[kind]}:{value}"
    plain = "".join(" " if ch in '"“”„‟＂' else ch for ch in value)
    return f'{_FIELDS[kind]}:"{" ".join(plain.split())}"'
