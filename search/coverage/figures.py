"""Figures of one side with which no figure of the other side agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from search.figures import FigureMention, FigureRow
from search.figures.values import is_day_alone
from search.model import Article, Figure
from search.related.conflicts import conflicts

_TRIVIA = frozenset({"duration"})
_BARE = frozenset({"", "time", "year"})
_WHOLE_DAY = 101
"""A date smaller than this is a month."""


def one_sided(
    rows: Iterable[FigureRow], here: Mapping[int, Article], there: Mapping[int, Article]
) -> Iterator[tuple[FigureRow, list[FigureMention]]]:
    """The rows of `here` with their mentions, where no figure of `there` can mean the same.

    Figures agree that are nearly equal, or within what one of them states as a limit; numbers of things also
    where one text does not say of what.  The days on which these articles were published tell nothing.
    """
    rows = list(rows)
    theirs: dict[str, set[Figure]] = defaultdict(set)
    for row in rows:
        theirs[_sort(row)].update(_figure(each) for each in row.mentions if each.article in there)
    published = _published([*here.values(), *there.values()])
    for row in rows:
        ours = [mention for mention in row.mentions if mention.article in here]
        if ours and not (row.kind == "date" and row.label.lstrip("-") in published):
            figures = theirs[_sort(row)]
            if not any(_agree(one, other) for one in {*map(_figure, ours)} for other in figures):
                yield row, ours


def is_trivial(row: FigureRow) -> bool:
    """Whether a figure by itself says little: how long, what o'clock, a month, a number of nothing, and 22日,
    which others call Tuesday."""
    is_day = row.kind == "date" and all(is_day_alone(each.text) for each in row.mentions)
    is_month = row.unit == "date" and (row.value or 0) < _WHOLE_DAY
    return row.kind in _TRIVIA or row.unit in _BARE or is_month or is_day


def currencies(rows: Iterable[FigureRow], articles: Collection[int]) -> frozenset[str]:
    """Those of the amounts that some articles give."""
    return frozenset(
        row.unit
        for row in rows
        if row.kind == "amount" and any(each.article in articles for each in row.mentions)
    )


def may_be_converted(row: FigureRow, theirs: Collection[str]) -> bool:
    """Whether the other side, which gives amounts in these currencies, may give it in another one."""
    return row.kind == "amount" and bool(theirs) and row.unit not in theirs


def _sort(row: FigureRow) -> str:
    """What can agree: counted things and bare numbers, else one unit."""
    return "count" if row.kind == "count" else row.unit


def _published(articles: Collection[Article]) -> set[str]:
    days = {article.date[:10] for article in articles if article.date}
    return days | {day[len("2026-") :] for day in days}


def _figure(mention: FigureMention) -> Figure:
    """What it states, wherever it stands, so that each is compared once."""
    return Figure(0, 0, "", mention.value, mention.unit, mention.bound)


def _agree(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return one.value == other.value and one.unit == other.unit
    if one.unit != other.unit:
        return one.value == other.value
    return not conflicts([one], [other], aligned=True)
