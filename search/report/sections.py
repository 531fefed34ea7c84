"""The sections of a report, each made of one answer of a library.

None holds more than `most` entries: what is left out is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from search.bookmarks.model import Bookmark
from search.bookmarks.words import now_words, state_words
from search.coverage.model import Gap, Side
from search.coverage.words import shown_of, unsure_words
from search.export.attributed import manner_of, manner_words
from search.export.attributed import marks_of as marks_around_it
from search.figures.model import FigureMention, FigureRow
from search.figures.words import day_words, differing_words, together, value_words
from search.model import Article, Rendering, Statement
from search.provenance.words import resting_words
from search.punctuation import followed, labelled, listed, marks_of
from search.related.renderings import how_words
from search.report.model import Entry, Place, Section
from search.speech import N_, _
from search.statements.exporting import kind_of, verb_of, words_of
from search.statements.renditions import once, said_by, times
from search.timeline.folding import once as once_told
from search.timeline.model import Event, Telling
from search.timeline.words import YEAR_UNKNOWN, date_words

SIDE_WORDS: dict[Side, str] = {"only here": N_("only here"), "only elsewhere": N_("only elsewhere")}

_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2})*")

MOST_PLACES = 20
"""How many places of one entry are read in a report of everything."""


def figures_section(rows: Sequence[FigureRow], most: int) -> Section:
    """A value an entry, or the values given for one thing; those over which the sources part first."""
    entries = together(rows)
    return _section(_("Figures and dates"), [_figure(each) for each in entries[:most]], len(entries))


def timeline_section(events: Sequence[Event], most: int) -> Section:
    """Entries in their order; where there are too many, those that most sources tell, the dated first."""
    chosen = sorted(events, key=lambda event: (event.kind != "event", -event.sources))[:most]
    kept = {id(event) for event in chosen}
    return _section(_("Timeline"), [_event(event) for event in events if id(event) in kept], len(events))


def statements_section(statements: Sequence[Statement], heads: Mapping[int, Article], most: int) -> Section:
    """What is rendered in several places, each statement with all its renderings."""
    shared = [each for each in statements if len(once(each)) > 1]
    return _section(_("Statements"), [_statement(each, heads) for each in shared[:most]], len(shared))


def coverage_section(stories: Iterable[tuple[Article, Sequence[Gap]]], left: int) -> Section:
    """What was found on one side of a story only, article by article, without the minor.

    `left` is how many articles were not looked at, without near copies.
    """
    entries = tuple(entry for head, gaps in stories for entry in _sides(head, gaps))
    not_found = _("Not found always means: not found in this library.")
    about = followed(not_found, _("Near copies are told of with the first of them."))
    return Section(_("Coverage"), entries, left, about)


def bookmarks_section(bookmarks: Iterable[Bookmark], most: int, problem: str = "") -> Section:
    """The kept passages below their articles; `problem` tells why some, or all, could not be read."""
    groups = [[*group] for _key, group in groupby(bookmarks, key=attrgetter("file", "item", "url"))]
    entries = [_article(kept) for kept in groups[:most]]
    unread = Entry(_("Bookmarks that could not be read"), remarks=(problem,))
    section = _section(_("Bookmarks"), entries, len(groups))
    return section._replace(entries=(unread, *section.entries)) if problem else section


def articles_section(heads: Sequence[Article], most: int) -> Section:
    """What the report is made of."""
    entries = [
        Entry(head.title or head.file, remarks=(_about(head),), lang=_lang(head)) for head in heads[:most]
    ]
    return _section(_("Articles"), entries, len(heads))


def shortened(section: Section) -> Section:
    """The section without the places of an entry beyond the first twenty, which are counted."""
    entries = (
        each._replace(places=each.places[:MOST_PLACES], left=max(0, len(each.places) - MOST_PLACES))
        for each in section.entries
    )
    return section._replace(entries=tuple(entries))


def _section(title: str, entries: Sequence[Entry], total: int) -> Section:
    return Section(title, tuple(entries), total - len(entries))


def _entry(heading: str, places: Sequence[Place], *remarks: str, lang: str = "") -> Entry:
    told = tuple(remark for remark in remarks if remark)
    return Entry(heading, tuple(places), told, lang)


def _figure(rows: Sequence[FigureRow]) -> Entry:
    places = [
        Place(each.sentence, each.lang, each.source or each.file, each.date, manner=_written(each))
        for row in rows
        for each in row.mentions
    ]
    things = (
        "≠ " + _("One value for two things: {words}").format(words=differing_words(row))
        for row in rows
        if row.relation_differs
    )
    origins = dict.fromkeys(resting_words(row.rests) for row in rows if row.rests)
    return _entry(" ≠ ".join(map(value_words, rows)), places, *things, *origins)


def _written(mention: FigureMention) -> str:
    """The figure as it is written there, and whether that repeats another article."""
    return listed(filter(None, (" ".join(mention.text.split()), _copy(mention.copy_of))))


def _copy(original: int | None) -> str:
    return _("near copy") if original is not None else ""


def _event(event: Event) -> Entry:
    dates = listed(map(day_words, event.conflicts))
    places = [
        Place(each.text, each.lang, each.source or each.file, each.published, manner=_dated(each, copies))
        for each, copies in once_told(event)
    ]
    return _entry(
        date_words(event),
        places,
        _("published") if event.kind == "published" else "",
        _("planned") if event.planned else "",
        _("≠ also {dates}").format(dates=dates) if dates else "",
    )


def _dated(telling: Telling, copies: int) -> str:
    """The date as it is written there, what that leaves open, and whether it is a near copy or has some."""
    written = " ".join(telling.words.split()).join(marks_of(telling.lang)) if telling.words else ""
    year = _(YEAR_UNKNOWN) if telling.is_year_unknown else ""
    return listed(filter(None, (written, year, _copy(telling.copy_of), _times(copies))))


def _times(copies: int) -> str:
    return f"×{copies}" if copies > 1 else ""


def _statement(statement: Statement, heads: Mapping[int, Article]) -> Entry:
    places = [_rendering(each, heads[each.article], times(statement, each)) for each in once(statement)]
    return _entry(
        said_by(statement) or _("unknown speaker"),
        places,
        _("decided by hand") if statement.by_hand else "",
    )


def _rendering(rendering: Rendering, head: Article, copies: int) -> Place:
    kind = kind_of(rendering)
    parts = (
        rendering.speaker,
        manner_words(kind, verb_of(rendering)) or _("the article itself"),
        how_words(rendering.how) if rendering.how == "translation" else "",
        _times(copies),
    )
    return Place(
        words_of(rendering),
        rendering.lang,
        listed(filter(None, (head.author, head.source or head.file))),
        head.date,
        head.url,
        listed(part for part in parts if part),
        kind == "direct",
        marks=_marks(rendering),
    )


def _marks(rendering: Rendering) -> tuple[str, str]:
    """The quotation marks of the article around the words; empty where it has none."""
    first, last = rendering.quotes[:1], rendering.quotes[-1:]
    return (
        (first[0].marks[0], last[0].marks[1] or first[0].marks[1])
        if first and first[0].marks[0]
        else ("", "")
    )


def _sides(head: Article, gaps: Sequence[Gap]) -> Iterable[Entry]:
    for side, group in groupby((gap for gap in gaps if not gap.is_minor), attrgetter("side")):
        yield _entry(
            head.title or head.file, [_gap(gap) for gap in group], _(SIDE_WORDS[side]), lang=_lang(head)
        )


def _gap(gap: Gap) -> Place:
    first = shown_of(gap)
    named = labelled(_(gap.kind), day_words(gap.label)) if gap.label else _(gap.kind)
    origins = resting_words(gap.rests) if gap.rests and gap.kind in ("figure", "passage") else ""
    manner = listed(part for part in (named, manner_words(first.speech, first.verb), origins) if part)
    is_said = first.speech == "direct"
    words, note = first.about or first.text, unsure_words(gap)
    return Place(words, first.lang, first.source or first.file, first.date, "", manner, is_said, note)


def _article(kept: Sequence[Bookmark]) -> Entry:
    first = kept[0]
    date = first.date if _ISO.match(first.date) else _as_written(first.date)
    parts = (first.author, first.source, date, first.file or first.url)
    where = " · ".join(part for part in parts if part)
    return _entry(
        first.title or first.file or first.url, [_kept(each) for each in kept], where, lang=first.lang
    )


def _kept(kept: Bookmark) -> Place:
    tags = " ".join(f"#{tag}" for tag in kept.tags)
    who = (kept.speaker or kept.speaker_as_written, manner_of(kept), state_words(kept), now_words(kept), tags)
    return Place(
        kept.quote,
        kept.lang,
        manner=listed(part for part in who if part),
        is_said=kept.kind == "quote" and kept.is_verbatim,
        note=kept.note,
        marks=marks_around_it(kept),
    )


def _as_written(date: str) -> str:
    """A date that no calendar knows, which says so; empty for none."""
    return _("“{words}” as written").format(words=date) if date else ""


def _lang(head: Article) -> str:
    return head.langs[0] if head.langs else ""


def _about(head: Article) -> str:
    date = head.date or _as_written(head.date_words)
    parts = (head.author, head.source, date, " ".join(head.langs), head.file, head.url)
    return " · ".join(part for part in parts if part)
