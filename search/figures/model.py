"""The rows of the board: one value of one thing with every place that gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from search.language.limits import Limit
from search.model import Bound
from search.provenance.model import Rests

FigureKind = Literal["amount", "count", "share", "measure", "duration", "date"]
"""Money, counted things and bare numbers, percentages, weights and lengths, how long, when."""

KINDS: tuple[FigureKind, ...] = ("amount", "count", "share", "measure", "duration", "date")


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A place that gives a figure; offsets are code points of the article's cleaned text.

    [start, end) is the figure as written, [sentence_start, sentence_end) the sentence around it.  `relation`
    is the clause that tells what the figure is about, the figure itself as "…": "None of the … was hurt".
    `copy_of` is the article whose near copy this one is, None for an original: both are one voice.  `limit`
    tells that a date is none on which something happened, but one before, until, since or after which it did.
    """

    article: int
    file: str
    item: int
    title: str
    source: str
    date: str
    lang: str
    start: int
    end: int
    text: str
    value: float | None
    unit: str
    bound: Bound
    sentence_start: int
    sentence_end: int
    sentence: str
    relation: str
    copy_of: int | None = None
    limit: Limit = ""

    @property
    def voice(self) -> int:
        """The article that stands for this one and its near copies."""
        return self.article if self.copy_of is None else self.copy_of


@dataclass(frozen=True, slots=True)
class Dispute:
    """Another value for the same thing: a mention of the row, and one of the row with the id `row`."""

    row: str
    here: FigureMention
    there: FigureMention


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One value of one thing with its mentions in order of date and file.

    `sources` counts articles, near copies once: two articles of one outlet are two.  `id` is made of kind,
    unit and value, and of a number from the second thing on; the same in every run.  `value` is in plain
    units of `unit`, None where the texts are vague; `label` is it in words of the program ("14.3 billion
    USD", "2026-04-14", without a year "--04-14").  `relation_differs`: two mentions of one story that give
    this value to different things, None where that is not seen; `sources` then counts those that agree with
    one of them, the larger side; `disputes`: other values for the same thing; `rests`: on which origins it
    rests, None where nobody looked.
    """

    id: str
    kind: FigureKind
    value: float | None
    unit: str
    label: str
    mentions: tuple[FigureMention, ...]
    sources: int
    relation_differs: tuple[FigureMention, FigureMention] | None = None
    disputes: tuple[Dispute, ...] = ()
    rests: Rests | None = None

    @property
    def is_contradictory(self) -> bool:
        """Whether the sources part over it."""
        return bool(self.relation_differs or self.disputes)
