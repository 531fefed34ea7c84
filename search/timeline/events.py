"""The sentences that date something, joined into events."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING

from search.by_article import ByArticle
from search.dating.when import When, counted, is_planned, sent_on, whens
from search.figures import FigureRow
from search.language.limits import Limit
from search.model import Article, Span
from search.related.analysed import Analysed
from search.related.one_story import OneStory, SameStory
from search.timeline.folding import Words, in_order, place_of, words_of
from search.timeline.joining import Dated, Encode, Nearness, joined
from search.timeline.model import LIMITS, Event, Telling
from search.waiting import OnProgress, silent

if TYPE_CHECKING:
    from search.related.nearness import Judge

_TRIED = 6
"""Sentences of a date that one is held against which is about that date."""

_ABOUT = 3
"""Days by which "two weeks ago" may miss the day that is meant."""

_ASKED, _ONE_TIME = 40, 62
"""Dated articles that one without a date is held against, and the days within which one story is told."""


Found = tuple[Telling, str, bool, Limit]
"""A sentence with the date that it gives, whether that is about a day, and its limit."""

Voice = tuple[tuple[object, ...], "int | None", str]
"""The head of an article, of what article it is a near copy, and the day near which its story was told."""


@dataclass(frozen=True)
class Sources:
    """What events are joined by: near copies (the original first), vectors, the shared judge, whether two
    articles tell one story, and the rows of the board of figures that hold days."""

    copies: Callable[[int], Sequence[int]]
    encode: Encode
    judge: Judge
    same_story: SameStory
    days: Sequence[FigureRow] = ()


def events(
    heads: Sequence[Article],
    article_of: Callable[[int], Article | None],
    sources: Sources,
    progress: OnProgress = silent,
    kept: ByArticle[Voice, list[Found]] | None = None,
) -> list[Event]:
    """All events in the order of their dates, undated ones last; on one date, those in conflict first.

    Sentences with one date are one event where they are near enough and their articles tell one story; what
    was before a day, or since it, is another than what was on it.  In an article without a date, a date
    without a year has that of those that tell its story, else it stands behind all years.  It costs a vector
    for each sentence that has a date, and what `joining.joined` does; only articles that are not `kept` are
    looked through.

    `progress` is told each article that was looked through ("dates"), and each date whose sentences were
    joined ("events").
    """
    langs = {each.id: each.langs[0] if each.langs else "und" for each in heads}
    stories = OneStory(langs, sources.same_story)
    firsts = {each.id: next(iter(sources.copies(each.id)), each.id) for each in heads}
    copy_of = {article: first if first != article else None for article, first in firsts.items()}
    days = _Days(heads, stories)
    voices: dict[Voice, int] = {(each.head, copy_of[each.id], days.near(each)): each.id for each in heads}

    def look(voice: Voice) -> list[Found]:
        article = article_of(voices[voice])
        return list(_tellings(article, *voice[1:])) if article else []

    parts = (kept or ByArticle[Voice, "list[Found]"]()).of(list(voices), look, "dates", progress)
    told = [_dated(*each) for part in parts for each in part]
    dated = [each for each in told if each.date]
    nearness = Nearness(dated, sources.encode, sources.judge, stories)
    dated[:] = _settled(dated, nearness)
    groups = joined(dated, nearness, progress)
    found = [_event(dated, group) for group in groups]
    found = _in_conflict(found, groups, dated, sources.days)
    published = (event for each in heads for event in _published(each, copy_of[each.id]))
    files = {each.id: each.file for each in heads}
    return sorted([*found, *published], key=partial(_order, files=files)) + _undated(told)


class _Days:
    """The days on which articles were published; those beside one that has none are asked about its story."""

    def __init__(self, heads: Sequence[Article], stories: OneStory) -> None:
        self._days = {each.id: each.date[: len("2026-09-09")] for each in heads if each.date}
        self._ids = sorted(self._days)
        self._stories = stories

    def near(self, article: Article) -> str:
        """The first day on which others published the story of an article without a date.

        Empty for one that has a date, and where theirs lie far apart.
        """
        if article.date:
            return ""
        told = sorted(
            self._days[other]
            for other in self._beside(article.id)
            if self._stories.are_one(article.id, other)
        )
        return told[0] if told and _days_between(told[0], told[-1]) <= _ONE_TIME else ""

    def _beside(self, article: int) -> list[int]:
        """The dated articles whose ids are nearest."""
        at = bisect_left(self._ids, article)
        around = self._ids[max(0, at - _ASKED) : at + _ASKED]
        return nsmallest(_ASKED, around, key=lambda other: abs(other - article))


def _days_between(first: str, last: str) -> int:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return _ONE_TIME + 1


def _tellings(article: Article, first: int | None, near: str) -> Iterator[Found]:
    """The sentences that date something; an article without a date may have a dateline."""
    published = article.date or _sent_on(article, near)
    for passage in article.passages:
        if passage.role not in ("body", "summary"):
            continue
        before: Sequence[When] = ()
        for span in passage.sentences:
            text = span.of(article.text)
            before = counted(whens(text, published, near), before)
            once = {(each.date, each.limit) if each.date else each: each for each in reversed(before)}
            for when in reversed(once.values()):
                telling = Telling(
                    *article.head,
                    passage.lang,
                    span.start,
                    span.end,
                    text,
                    when.span.shifted(span.start),
                    when.span.of(text),
                    when.relative,
                    when.has_year,
                    first,
                )
                yield telling, when.date, when.is_about, when.limit


def _sent_on(article: Article, near: str) -> str:
    """The day of the dateline in front of the text."""
    body = (each for each in article.passages if each.role in ("body", "summary"))
    first = next(body, None)
    return sent_on(article.text[first.start : first.end], near) if first else ""


def _dated(telling: Telling, moment: str, is_about: bool, limit: Limit) -> Dated:
    return Dated(telling, moment, Analysed(telling.text, telling.lang), is_about, limit)


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


def _settled(dated: Sequence[Dated], nearness: Nearness) -> list[Dated]:
    """All; those that are about some day have the stated day of the same event near it, else the month."""
    stated: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(dated):
        if not (each.is_about or each.limit):
            stated[each.date].append(at)

    def settled(at: int, about: str) -> str:
        for day in _around(about):
            if any(nearness.is_one_event(at, other) for other in stated.get(day, ())[:_TRIED]):
                return day
        return about[: len("2026-09")]

    return [
        each._replace(date=settled(at, each.date)) if each.is_about else each for at, each in enumerate(dated)
    ]


def _is_yearless(moment: str) -> bool:
    return moment.startswith("--")


def _around(moment: str) -> Iterator[str]:
    """The days around one, the nearest first."""
    about = date.fromisoformat(moment)
    for by in sorted(range(-_ABOUT, _ABOUT + 1), key=abs):
        with suppress(OverflowError):  # the calendar has a first and a last day
            yield (about + timedelta(days=by)).isoformat()


def _event(dated: Sequence[Dated], group: Sequence[int]) -> Event:
    tellings = in_order(dated[at].telling for at in group)
    moment, limit = dated[group[0]].date, dated[group[0]].limit
    planned = any(is_planned(moment, each.published) for each in tellings)
    return Event(moment, "event", tellings, planned, limit=limit)


def _in_conflict(
    found: Sequence[Event],
    groups: Sequence[Sequence[int]],
    dated: Sequence[Dated],
    days: Iterable[FigureRow],
) -> list[Event]:
    """The events with the other days that sources give for them, as the board of figures tells them."""
    event_of = {
        (dated[at].telling.article, dated[at].telling.when.start): number
        for number, group in enumerate(groups)
        for at in group
        if not dated[at].limit
    }
    others: dict[int, set[str]] = defaultdict(set)
    for dispute in (each for row in days for each in row.disputes):
        here = event_of.get((dispute.here.article, dispute.here.start))
        there = event_of.get((dispute.there.article, dispute.there.start))
        if here is not None and there is not None and found[here].date != found[there].date:
            others[here].add(found[there].date)
    return [replace(each, conflicts=tuple(sorted(others[at]))) for at, each in enumerate(found)]


def _undated(dated: Sequence[Dated]) -> list[Event]:
    """Each sentence without a date, with the near copies that repeat it."""
    found: dict[tuple[Words, str], list[Telling]] = defaultdict(list)
    for each in dated:
        if not each.date:
            found[words_of(each.telling), each.telling.words].append(each.telling)
    return [Event("", "undated", in_order(each)) for each in found.values()]


def _order(event: Event, files: Mapping[int, str]) -> tuple[object, ...]:
    """By date, those of an unknown year last; of one date what was before it first, copies behind."""
    moment = event.date.replace("-", "~", 1) if _is_yearless(event.date) else event.date
    first = event.tellings[0]
    day, file, start = place_of(first)
    if event.kind == "published":
        file = files.get(first.copy_of or first.article, file)
    place = day, file, first.copy_of is not None, first.file, start
    return moment, event.kind == "published", LIMITS.index(event.limit), not event.conflicts, place
