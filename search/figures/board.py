"""The board: all figures of a library as rows, those over which the sources part first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from search.by_article import ByArticle
from search.figures.differing import Sources, disputes, remembering, texts_of
from search.figures.gathering import Found, figures_of, named
from search.figures.model import Dispute, FigureMention, FigureRow
from search.figures.stories import Pair, Stories, asked
from search.figures.things import corroborating, things
from search.figures.two_things import relation_differs
from search.figures.values import Value, label_of, value_of, whole_dates, without_thing
from search.model import Article, Progress
from search.waiting import OnProgress, silent


def board(found: Sequence[Found], sources: Sources, progress: OnProgress = silent) -> list[FigureRow]:
    """The rows of these figures: two values for one thing first, then one value for two things.

    Below them those that most sources give, then by value.  Two things of one value are two rows.
    """
    sources = sources._replace(encode=remembering(sources.encode))
    sources.encode(list({text: None for each in found for text in texts_of(each)}))  # at once is faster
    rows = _things(found, sources, progress)
    thing_of = {named(each, thing.value[1]): thing.id for thing in rows for each in thing.found}
    disputed = _disputed(disputes(sorted(thing_of, key=_place), sources, progress), thing_of)
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
    with_year = frozenset(whole.values())
    grouped: dict[Value, list[Found]] = defaultdict(list)
    for each, value in written.items():
        grouped[without_thing(whole.get(value, value))].append(each)
    tells = asked(sources.same_story)
    every = {each.mention.article: each.mention for each in found}
    numbers: Counter[Value] = Counter()

    def of_value(group: Sequence[Found]) -> Iterator[_Thing]:
        def stories() -> Stories:
            here = {each.mention.article: each.mention for each in group}
            return Stories((here | every).values(), tells)

        for thing in things(group, sources.encode, stories):
            values = [written[each] for each in thing]
            fullest = max(values, key=lambda value: (value in with_year, bool(value[1])))
            joined = whole.get(fullest, fullest)
            numbers[joined] += 1
            yield _Thing(id_of(joined, numbers[joined]), fullest, thing)

    rows: list[_Thing] = []
    for number, group in enumerate(grouped.values(), 1):
        progress(Progress("values", number, len(grouped)))
        rows += of_value(group)
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


def _place(found: Found) -> tuple[int, int]:
    return found.mention.article, found.mention.start


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


Voice = tuple[tuple[object, ...], "int | None"]
"""The head of an article, and of what article it is a near copy."""


class Board:
    """Makes the rows of a library.

    What was found in an article is kept (`search.by_article`), so that only new articles are looked through
    again: about a millisecond for each sentence with a figure.
    """

    def __init__(
        self,
        heads: Callable[[], Iterable[Article]],
        article: Callable[[int], Article | None],
        kept: ByArticle[Voice, list[Found]] | None = None,
    ) -> None:
        self._heads = heads
        self._article = article
        self._kept = kept or ByArticle[Voice, "list[Found]"]()

    def rows(
        self, copies: Callable[[int], Sequence[int]], sources: Sources, progress: OnProgress = silent
    ) -> list[FigureRow]:
        """All rows; `copies` gives an article's near copies, the original first, `sources` how to judge.

        `progress` is told each article that was looked through ("figures"), each value whose mentions were
        compared ("values"), and each two figures that were judged ("pairs").
        """
        return board(self._found(copies, progress), sources, progress)

    def _found(self, copies: Callable[[int], Sequence[int]], progress: OnProgress) -> list[Found]:
        voices: dict[Voice, int] = {}
        for head in self._heads():
            original = next(iter(copies(head.id)), head.id)
            voices[head.head, None if original == head.id else original] = head.id

        def look(voice: Voice) -> list[Found]:
            article = self._article(voices[voice])
            return figures_of(article, voice[1]) if article else []

        parts = self._kept.of(list(voices), look, "figures", progress)
        return [each for found in parts for each in found]
