"""Figures, events and gaps as JSON, for the command line and for files."""

from __future__ import annotations

from search.coverage.model import Gap, GapPlace
from search.figures.model import FigureMention, FigureRow
from search.provenance import Rests
from search.timeline.model import Event, Telling
from tui.output.records import RawOffsets, Record


def figure(value: FigureRow, raw: RawOffsets) -> Record:
    """A row of the board of figures; `values_differ` names other rows, `relation_differs` two relations.

    `earliest` is the day of the first article that gives it, empty where none has a day.
    """
    differs = value.relation_differs
    return {
        "id": value.id,
        "kind": value.kind,
        "value": value.value,
        "unit": value.unit,
        "label": value.label,
        "sources": value.sources,
        "relation_differs": [each.relation for each in differs] if differs else [],
        "values_differ": [each.row for each in value.disputes],
        "origins": _origins(value.rests),
        "earliest": next((each.date for each in value.mentions if each.date), ""),
        "mentions": [_mention(each, raw) for each in value.mentions],
    }


def _origins(rests: Rests | None) -> list[Record]:
    """On whom a fact rests; `key` is the same for one origin in all languages, as far as that is known."""
    return [
        {"kind": each.kind, "name": each.name, "key": each.key} for each in (rests.origins if rests else ())
    ]


def _mention(value: FigureMention, raw: RawOffsets) -> Record:
    return {
        "file": value.file,
        "item": value.item,
        "source": value.source,
        "date": value.date,
        "lang": value.lang,
        "start": value.start,
        "end": value.end,
        **raw.of(value.article, value.start, value.end),
        "text": value.text,
        "sentence": value.sentence,
        "bound": value.bound,
        "limit": value.limit,
        "relation": value.relation,
        "copy": value.copy_of is not None,
    }


def event(value: Event, raw: RawOffsets) -> Record:
    """An entry of the timeline; its tellings are sentences, the earliest article first."""
    return {
        "date": value.date,
        "limit": value.limit,
        "kind": value.kind,
        "planned": value.planned,
        "conflicts": list(value.conflicts),
        "sources": value.sources,
        "tellings": [_telling(each, raw) for each in value.tellings],
    }


def _telling(value: Telling, raw: RawOffsets) -> Record:
    return {
        "file": value.file,
        "item": value.item,
        "title": value.title,
        "source": value.source,
        "published": value.published,
        "lang": value.lang,
        "start": value.start,
        "end": value.end,
        **raw.of(value.article, value.start, value.end),
        "text": value.text,
        "when": list(value.when),
        "words": value.words,
        "relative": value.relative,
        "year_stated": value.has_year,
        "copy": value.copy_of is not None,
    }


def gap(value: Gap, raw: RawOffsets) -> Record:
    """What one side of a story has and the other lacks, and where it stands.

    `unsure` where the other side perhaps has it, too; `near` is the place there that may tell it, or null.
    """
    return {
        "side": value.side,
        "kind": value.kind,
        "label": value.label,
        "sources": value.sources,
        "minor": value.is_minor,
        "unsure": value.is_unsure,
        "near": _gap_place(value.near, raw) if value.near else None,
        "origins": _origins(value.rests),
        "places": [_gap_place(each, raw) for each in value.places],
    }


def _gap_place(value: GapPlace, raw: RawOffsets) -> Record:
    return {
        "file": value.file,
        "item": value.item,
        "title": value.title,
        "source": value.source,
        "date": value.date,
        "lang": value.lang,
        "start": value.start,
        "end": value.end,
        **raw.of(value.article, value.start, value.end),
        "text": value.text,
        "about": value.about,
        "speech": value.speech,
        "verb": value.verb,
    }
