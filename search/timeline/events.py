"""The sentences that date something, joined into events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from search.figures import FigureRow
from search.model import Article, Span
from search.related.analysed import Analysed
from search.related.one_story import OneStory, SameStory
from search.timeline.model import Event, Telling
from search.timeline.when import is_planned, whens

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.nearness import Judge

Encode = Callable[[Sequence[str]], "Vectors | None"]

_LEAST = 0.4
"""Cosine from which two sentences with one date are told of one event, if they share anything else."""

_SHARE = 0.5
"""The part of an event's sentences that another one must be near to, so that no chain joins two events."""

_GROUPS, _MEMBERS = 10, 6
"""Events of one date that a sentence is held against, the nearest ones, and sentences of each, the first."""

_ABOUT = 3
"""Days by which "two weeks ago" may miss the day that is meant."""

_WHOLE_DAY = len("2026-09-09")


class _Dated(NamedTuple):
    telling: Telling
    date: str
    analysed: Analysed
    is_about: bool = False


@dataclass(frozen=True)
class Sources:
    """What events are joined by: near copies (the original first), vectors, the shared judge, whether two
    articles tell one story, and the rows of the board of figures that hold days."""

    copies: Callable[[int], Sequence[int]]
    encode: Encode
    judge: Judge
    same_story: SameStory
    days: Sequence[FigureRow] = ()


def events(articles: Sequence[Article], sources: Sources) -> list[Event]:
    """All events in the order of their dates, undated ones last; on one date, those in conflict first.

    Sentences with one date are one event where they are near enough and their articles tell one story.  It
    costs a vector for each sentence that has a date, and some judgements for each (at most sixty, on a date
    of many events).
    """
    told: list[_Dated] = []
    published: list[Event] = []
    for article in articles:
        group = sources.copies(article.id)
        first = group[0] if group and group[0] != article.id else None
        told += _tellings(article, first)
        published += _published(article, first)
    dated = [each for each in told if each.date]
    langs = {each.id: each.langs[0] if each.langs else "und" for each in articles}
    nearness = _Nearness(dated, sources, OneStory(langs, sources.same_story))
    dated[:] = _settled(dated, nearness)
    groups = list(_groups(dated, nearness))
    found = [_event(dated, group) for group in groups]
    found = _in_conflict(found, groups, dated, sources.days)
    undated = [Event("", "undated", (each.telling,)) for each in told if not each.date]
    return sorted([*found, *published], key=_order) + undated


def _tellings(article: Article, first: int | None) -> Iterator[_Dated]:
    for passage in article.passages:
        if passage.role not in ("body", "summary"):
            continue
        for span in passage.sentences:
            text = span.of(article.text)
            seen: set[str] = set()
            for when in whens(text, article.date):
                if when.date in seen and when.date:
                    continue
                seen.add(when.date)
                telling = Telling(
                    *article.head,
                    passage.lang,
                    span.start,
                    span.end,
                    text,
                    when.span.shifted(span.start),
                    when.span.of(text),
                    when.relative,
                    first,
                )
                yield _Dated(telling, when.date, Analysed(text, passage.lang), when.is_about)


def _published(article: Article, first: int | None) -> Iterator[Event]:
    if article.date:
        lang = article.langs[0] if article.langs else "und"
        telling = Telling(
            *article.head,
            lang,
            0,
            0,
            article.title,
            Span(0, 0),
            article.date,
            copy_of=first,
        )
        yield Event(article.date[:10], "published", (telling,))


class _Nearness:
    """How near two dated sentences are."""

    def __init__(self, dated: Sequence[_Dated], sources: Sources, stories: OneStory) -> None:
        self.dated = dated
        self.judge = sources.judge
        self.stories = stories
        self.vectors = sources.encode([each.telling.text for each in dated]) if dated else None

    def cosine(self, one: int, other: int) -> float | None:
        """None without an encoder."""
        return None if self.vectors is None else float(self.vectors[one] @ self.vectors[other])

    def is_one_event(self, one: int, other: int) -> bool:
        """For two sentences with the same date."""
        here, there = self.dated[one], self.dated[other]
        cosine = self.cosine(one, other)
        is_near = cosine is not None and cosine >= _LEAST
        if not is_near and self.judge.near(here.analysed, there.analysed, cosine, 0.0).level is None:
            return False
        return self.stories.are_one(here.telling.article, there.telling.article)

    def share(self, one: int, group: Sequence[int]) -> float:
        """Which part of a group a sentence is near to, by the first of the group."""
        first = group[:_MEMBERS]
        return sum(self.is_one_event(one, other) for other in first) / len(first)

    def nearest(self, one: int, groups: Sequence[list[int]]) -> Sequence[list[int]]:
        """The groups whose first sentences are nearest to a sentence; without an encoder the first groups."""
        if len(groups) <= _GROUPS or self.vectors is None:
            return groups[:_GROUPS]
        cosines = self.vectors[[group[0] for group in groups]] @ self.vectors[one]
        return [groups[at] for at in sorted((-cosines).argsort()[:_GROUPS].tolist())]


def _settled(dated: Sequence[_Dated], nearness: _Nearness) -> list[_Dated]:
    """All; those that are about some day have the stated day of the same event near it, else the month."""
    days: dict[date, list[int]] = defaultdict(list)
    for at, each in enumerate(dated):
        if len(each.date) == _WHOLE_DAY and not each.is_about:
            days[date.fromisoformat(each.date)].append(at)
    return [
        each._replace(date=_stated_near(at, date.fromisoformat(each.date), days, nearness))
        if each.is_about
        else each
        for at, each in enumerate(dated)
    ]


def _stated_near(at: int, about: date, days: Mapping[date, Sequence[int]], nearness: _Nearness) -> str:
    for by in sorted(range(-_ABOUT, _ABOUT + 1), key=abs):
        day = about + timedelta(days=by)
        if any(nearness.is_one_event(at, other) for other in days.get(day, ())[:_MEMBERS]):
            return day.isoformat()
    return about.isoformat()[: len("2026-09")]


def _groups(dated: Sequence[_Dated], nearness: _Nearness) -> Iterator[list[int]]:
    """The sentences of each date, each with those that it is near to."""
    days: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(dated):
        days[each.date].append(at)
    for ats in days.values():
        groups: list[list[int]] = []
        for at in ats:
            near = nearness.nearest(at, groups)
            share, best = max(((nearness.share(at, group), group) for group in near), default=(0.0, []))
            if share >= _SHARE:
                best.append(at)
            else:
                groups.append([at])
        yield from groups


def _event(dated: Sequence[_Dated], group: Sequence[int]) -> Event:
    tellings = tuple(dated[at].telling for at in sorted(group, key=lambda at: _place(dated[at].telling)))
    moment = dated[group[0]].date
    return Event(moment, "event", tellings, any(is_planned(moment, each.published) for each in tellings))


def _in_conflict(
    found: Sequence[Event],
    groups: Sequence[Sequence[int]],
    dated: Sequence[_Dated],
    days: Iterable[FigureRow],
) -> list[Event]:
    """The events with the other days that sources give for them, as the board of figures tells them."""
    event_of = {_sentence(dated[at].telling): number for number, group in enumerate(groups) for at in group}
    others: dict[int, set[str]] = defaultdict(set)
    for dispute in (each for row in days for each in row.disputes):
        here = event_of.get((dispute.here.article, dispute.here.sentence_start))
        there = event_of.get((dispute.there.article, dispute.there.sentence_start))
        if here is not None and there is not None and found[here].date != found[there].date:
            others[here].add(found[there].date)
    return [replace(each, conflicts=tuple(sorted(others[at]))) for at, each in enumerate(found)]


def _sentence(telling: Telling) -> tuple[int, int]:
    return telling.article, telling.start


def _place(telling: Telling) -> tuple[str, str, int]:
    return telling.published or "9999", telling.file, telling.start


def _order(event: Event) -> tuple[str, bool, bool, tuple[str, str, int]]:
    return event.date, event.kind == "published", not event.conflicts, _place(event.tellings[0])
