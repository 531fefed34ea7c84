"""A value in the words of a person: what day it is, and what a bare number counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from search.figures.model import FigureMention, FigureRow
from search.figures.told import told
from search.language.limits import Limit
from search.related.terms import distance
from search.speech import N_, _, plural, spoken

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?")
_SHOWN = 60
"""Code points of a sentence that stand for the words beside a number where there are none."""


def day_words(label: str) -> str:
    """A label as it is read: "--04-14" is 14 April, and in Chinese 1.3 billion USD are 13億美元."""
    found = _YEARLESS.fullmatch(label)
    if not found or not 1 <= int(found[1]) <= len(MONTHS):
        return told(label)
    month = _(MONTHS[int(found[1]) - 1])
    return _("{day} {month}").format(day=int(found[2]), month=month) if found[2] else month


_LIMITED = {
    "before": N_("before {date}"),
    "until": N_("until {date}"),
    "since": N_("since {date}"),
    "after": N_("after {date}"),
}


def limited(day: str, limit: Limit) -> str:
    """A day as the limit that it is: before 9 September."""
    return _(_LIMITED[limit]).format(date=day) if limit else day


def value_words(row: FigureRow) -> str:
    """The value as it is read; a number without a unit as a text has it, with the words beside it."""
    if row.kind != "count" or row.unit or not row.mentions:
        return limited(day_words(row.label), row.mentions[0].limit if row.mentions else "")
    first = shown_of(row)
    if first.relation.strip("… "):
        return first.relation.replace("…", " ".join(first.text.split()), 1)
    return f"{told(row.label)}: {first.sentence[:_SHOWN]}"


def shown_of(row: FigureRow) -> FigureMention:
    """The mention that stands for a row: the first in the reader's script, else language, else the first."""
    return min(row.mentions, key=lambda each: distance(each.lang, spoken()))


def differing_words(row: FigureRow) -> str:
    """The two things that are given one value ("has invested … in AI / acquisition"), else empty."""
    return " / ".join(each.relation for each in row.relation_differs or ())


def is_yearless(row: FigureRow) -> bool:
    """Whether the row is a month or day of an unknown year."""
    return row.label.startswith("--")


def together(rows: Sequence[FigureRow]) -> list[tuple[FigureRow, ...]]:
    """Rows that give different values for one thing as one entry, the first of them in front; others alone.

    Rows that disagree with one that is not among `rows` stand without it.
    """
    there = {row.id: row for row in rows}
    entries, seen = [], set[str]()
    for row in rows:
        entry, waiting = list[FigureRow](), [row.id]
        while waiting:
            name = waiting.pop(0)
            if name in there and name not in seen:
                seen.add(name)
                entry.append(there[name])
                waiting += [each.row for each in there[name].disputes]
        if entry:
            entries.append(tuple(entry))
    return entries


def uncompared_words(rows: Iterable[FigureRow]) -> str:
    """That not all figures of a unit were compared with each other, where there are too many; else empty."""
    from search.figures.differing import MOST_COMPARED

    by_unit = Counter[str]()
    for row in rows:
        by_unit[row.unit] += sum(each.copy_of is None for each in row.mentions)
    left = sum(max(0, count - MOST_COMPARED) for unit, count in by_unit.items() if unit)
    if not left:
        return ""
    return plural(
        "{count} figure was not held against the others of its unit: there are too many.",
        "{count} figures were not held against the others of their unit: there are too many.",
        left,
    )
