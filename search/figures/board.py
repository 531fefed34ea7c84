"""The board: all figures of a library as rows, those over which the sources part first."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from search.figures.differing import Pair, Sources, disputes, relation_differs
from search.figures.gathering import Found, figures_of
from search.figures.model import Dispute, FigureMention, FigureRow
from search.figures.values import Value, label_of, value_of, whole_dates
from search.model import Article

State = tuple[object, ...]
"""What the rows were made from: another one when the record or the near copies changed."""


def board(found: Sequence[Found], sources: Sources) -> list[FigureRow]:
    """The rows of these figures: contradictions first, then those that most sources give, then by value."""
    written = {each: value_of(each.figure) for each in found}
    whole = whole_dates(written.values())
    grouped: dict[Value, list[Found]] = defaultdict(list)
    for each, value in written.items():
        grouped[whole.get(value, value)].append(each)
    disputed = _disputed(disputes(found, sources), {each: id_of(v) for v, g in grouped.items() for each in g})
    rows = [_row(value, group, disputed[id_of(value)], sources) for value, group in grouped.items()]
    return sorted(rows, key=lambda row: (not row.is_contradictory, -row.sources, row.kind, row.id))


def id_of(value: Value) -> str:
    """The name of a row."""
    return ":".join(part for part in value if part)


def _row(value: Value, group: Sequence[Found], disputed: Sequence[Dispute], sources: Sources) -> FigureRow:
    kind, unit, written = value
    differs = relation_differs(group, sources)
    return FigureRow(
        id_of(value),
        kind,
        None if written.startswith("~") else float(written),
        unit,
        label_of(value),
        tuple(sorted((each.mention for each in group), key=_by_date)),
        len({each.mention.voice for each in group}),
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
    """Makes the rows when they are first asked for, and again after the library changed; for several threads.

    What was found in an article is kept as long as the library is open, so that only new articles are looked
    through again: about a millisecond for each sentence with a figure.
    """

    def __init__(
        self, articles: Callable[[], Iterable[int]], article: Callable[[int], Article | None]
    ) -> None:
        self._articles = articles
        self._article = article
        self._known: dict[tuple[int, int | None], list[Found]] = {}
        self._made: tuple[State, list[FigureRow]] | None = None
        self._one_at_a_time = threading.Lock()

    def rows(
        self, state: State, copies: Callable[[int], Sequence[int]], sources: Callable[[], Sources]
    ) -> list[FigureRow]:
        """All rows; `copies` gives an article's near copies, the original first, `sources` how to judge."""
        with self._one_at_a_time:
            if self._made is None or self._made[0] != state:
                self._made = state, board(self._found(copies), sources())
            return list(self._made[1])

    def _found(self, copies: Callable[[int], Sequence[int]]) -> list[Found]:
        known: dict[tuple[int, int | None], list[Found]] = {}
        for key in self._articles():
            original = next(iter(copies(key)), key)
            voice = key, None if original == key else original
            known[voice] = self._known[voice] if voice in self._known else self._look(*voice)
        self._known = known
        return [each for found in known.values() for each in found]

    def _look(self, key: int, copy_of: int | None) -> list[Found]:
        article = self._article(key)
        return figures_of(article, copy_of) if article else []
