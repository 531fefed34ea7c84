"""The board: all figures of a library as rows, those over which the sources part first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from search.figures.differing import (
    Pair,
    Sources,
    Stories,
    asked,
    disputes,
    relation_differs,
    remembering,
)
from search.figures.gathering import Found, figures_of
from search.figures.model import Dispute, FigureMention, FigureRow
from search.figures.things import corroborating, things
from search.figures.values import Value, label_of, value_of, whole_dates
from search.model import Article, Progress

OnProgress = Callable[[Progress], None]


def _silent(_step: Progress) -> None:
    """Nobody is told."""


def board(found: Sequence[Found], sources: Sources, progress: OnProgress = _silent) -> list[FigureRow]:
    """The rows of these figures: two values for one thing first, then one value for two things.

    Below them those that most sources give, then by value.  Two things of one value are two rows.
    """
    sources = sources._replace(encode=remembering(sources.encode))
    rows = _things(found, sources, progress)
    pairs = disputes(found, sources, progress)
    disputed = _disputed(pairs, {each: thing.id for thing in rows for each in thing.found})
    made = [_row(thing, disputed[thing.id], sources) for thing in rows]
    return sorted(made, key=lambda row: (_urgency(row), -row.sources, row.kind, row.id))


class _Thing(NamedTuple):
    """A value for one thing, and every place that gives it."""

    id: str
    value: Value
    found: Sequence[Found]


def _things(found: Sequence[Found], sources: Sources, progress: OnProgress) -> list[_Thing]:
    written = {each: value_of(each.figure) for each in found}
    whole = whole_dates(written.values())
    grouped: dict[Value, list[Found]] = defaultdict(list)
    for each, value in written.items():
        grouped[whole.get(value, value)].append(each)
    tells = asked(sources.same_story)
    every = {each.mention.article: each.mention for each in found}

    def of_value(value: Value, group: Sequence[Found]) -> Iterator[_Thing]:
        def stories() -> Stories:
            here = {each.mention.article: each.mention for each in group}
            return Stories((here | every).values(), tells)

        for number, thing in enumerate(things(group, sources.encode, stories), 1):
            stated = value if any(written[each] == value for each in thing) else written[thing[0]]
            yield _Thing(id_of(value, number), stated, thing)

    rows: list[_Thing] = []
    for number, (value, group) in enumerate(grouped.items(), 1):
        progress(Progress("values", number, len(grouped)))
        rows += of_value(value, group)
    return rows


def id_of(value: Value, number: int = 1) -> str:
    """The name of a row; `number` tells the things of one value apart."""
    return ":".join(part for part in (*value, f"#{number}" if number > 1 else "") if part)


def _urgency(row: FigureRow) -> int:
    return 0 if row.disputes else 1 if row.relation_differs else 2


def _row(thing: _Thing, disputed: Sequence[Dispute], sources: Sources) -> FigureRow:
    kind, unit, written = thing.value
    differs = relation_differs(thing.found, sources)
    return FigureRow(
        thing.id,
        kind,
        None if written.startswith("~") else float(written),
        unit,
        label_of(thing.value),
        tuple(sorted((each.mention for each in thing.found), key=_by_date)),
        corroborating(thing.found, differs, sources.encode),
        (differs[0].mention, differs[1].mention) if differs else None,
        tuple(disputed),
    )


def _by_date(mention: FigureMention) -> tuple[str, str, int, int]:
    return mention.date[:10] or "9999", mention.file, mention.item, mention.start


def _disputed(pairs: Iterable[Pair], rows: Mapping[Found, str]) -> Mapping[str, list[Dispute]]:
    """The disputes of each row; of two rows the first pair."""
    found: dict[str, dict[str, Dispute]] = defaultdict(dict)
    for pair in pairs:
        for here, there in (pair, pair[::-1]):
            other = rows[there]
            found[rows[here]].setdefault(other, Dispute(other, here.mention, there.mention))
    return defaultdict(list, {row: list(others.values()) for row, others in found.items()})


class Board:
    """Makes the rows of a library.

    What was found in an article is kept as long as the library is open, so that only new articles are looked
    through again: about a millisecond for each sentence with a figure.
    """

    def __init__(
        self, articles: Callable[[], Iterable[int]], article: Callable[[int], Article | None]
    ) -> None:
        self._articles = articles
        self._article = article
        self._known: dict[tuple[int, int | None], list[Found]] = {}

    def rows(
        self, copies: Callable[[int], Sequence[int]], sources: Sources, progress: OnProgress = _silent
    ) -> list[FigureRow]:
        """All rows; `copies` gives an article's near copies, the original first, `sources` how to judge.

        `progress` is told each article that was looked through ("figures"), each value whose mentions were
        compared ("values"), and each two figures that were judged ("pairs").
        """
        return board(self._found(copies, progress), sources, progress)

    def _found(self, copies: Callable[[int], Sequence[int]], progress: OnProgress) -> list[Found]:
        known: dict[tuple[int, int | None], list[Found]] = {}
        articles = list(self._articles())
        for number, key in enumerate(articles, 1):
            progress(Progress("figures", number, len(articles)))
            original = next(iter(copies(key)), key)
            voice = key, None if original == key else original
            known[voice] = self._known[voice] if voice in self._known else self._look(*voice)
        self._known = known
        return [each for found in known.values() for each in found]

    def _look(self, key: int, copy_of: int | None) -> list[Found]:
        article = self._article(key)
        return figures_of(article, copy_of) if article else []
