"""Values as JSON records with stable keys: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from search.library import Library
from search.model import Article, Evidence, Hit, KwicLine, Person, Quote, Related, Rendering, Span, Statement
from search.people.utterances import Utterance
from search.provenance import Origin
from search.reading.edits import EditMap
from tui.text.safe import escaped

Record = dict[str, Any]


def line(record: Mapping[str, Any]) -> str:
    """One JSON line, readable in any script and safe on a terminal."""
    return escaped(json.dumps(record, ensure_ascii=False))


class RawOffsets:
    """Raw ranges behind cleaned ones, and the items of articles.

    The edit maps of the last articles asked for are kept.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._map = lru_cache(maxsize=64)(lambda article: EditMap(library.store.edits(article)))

    @cached_property
    def _items(self) -> dict[int, int]:
        return {head.id: head.item for head in self._library.heads()}

    def item(self, article: int) -> int:
        """Which item of its file an article is, counted from 0."""
        return self._items.get(article, 0)

    def of(self, article: int, start: int, end: int) -> Record:
        """`raw_start` and `raw_end` of a range of one article."""
        return raw_range(self._map(article), start, end)


def raw_range(edits: EditMap, start: int, end: int) -> Record:
    """`raw_start` and `raw_end` of a cleaned range."""
    span = edits.raw_span(Span(start, end))
    return {"raw_start": span.start, "raw_end": span.end}


def hit(value: Hit, raw: RawOffsets) -> Record:
    """A search line."""
    return {
        **_found(value, value.passage.start, value.passage.end, raw),
        "text": value.text,
        "spans": [list(span) for span in value.spans],
        "score": round(value.score, 4),
        "found_by": list(value.found_by),
        "item": raw.item(value.passage.article),
    }


def kwic(value: KwicLine, raw: RawOffsets) -> Record:
    """A place in its context; `start` and `end` are those of the node."""
    return {
        **_found(value, value.start, value.end, raw),
        "before": value.before,
        "node": value.node,
        "after": value.after,
        "found_by": list(value.found_by),
        "item": raw.item(value.passage.article),
    }


def related(value: Related, raw: RawOffsets) -> Record:
    """A related passage; `start` and `end` are its best sentence."""
    return {
        **_found(value, value.start, value.end, raw),
        "text": value.text,
        "score": round(value.score, 4),
        "level": value.level,
        "how": value.how,
        "same_page": value.same_page,
        "copies": value.copies,
        "evidence": [evidence(each) for each in value.evidence],
        "item": raw.item(value.passage.article),
    }


def _found(value: Hit | KwicLine | Related, start: int, end: int, raw: RawOffsets) -> Record:
    """Where something was found: the article, the passage, and a range of it."""
    passage = value.passage
    return {
        "file": value.file,
        "title": value.title,
        "source": value.source,
        "lang": passage.lang,
        "date": value.date,
        "passage": passage.n,
        "start": start,
        "end": end,
        **raw.of(passage.article, start, end),
    }


def statement(value: Statement, raw: RawOffsets) -> Record:
    """A statement with the quotes of all its renderings; a passage that nobody is quoted in has no kind."""
    return {
        "id": value.id,
        "person": value.person,
        "persons": list(value.persons),
        "by_hand": value.by_hand,
        "quotes": [each for rendering in value.renderings for each in _quotes_of(rendering, raw)],
    }


def statement_line(value: Statement, heads: Mapping[int, Article], raw: RawOffsets) -> str:
    """A line of a file of statements: the quotes also tell their source, date, title and address."""
    told = statement(value, raw)
    told["quotes"] = [
        each | _about(heads[rendering.article])
        for rendering in value.renderings
        for each in _quotes_of(rendering, raw)
    ]
    return line({"schema": "hexapla.statement/1"} | told) + "\n"


def _about(head: Article) -> Record:
    return {"source": head.source, "date": head.date, "title": head.title, "url": head.url}


def _quotes_of(value: Rendering, raw: RawOffsets) -> Iterator[Record]:
    stretches: list[tuple[int, int, str, str, str]] = [
        (q.start, q.end, q.text, q.kind, q.lang) for q in value.quotes
    ]
    for start, end, text, kind, lang in stretches or [(value.start, value.end, value.text, "", value.lang)]:
        yield {
            "file": value.file,
            "start": start,
            "end": end,
            **raw.of(value.article, start, end),
            "text": text,
            "kind": kind,
            "lang": lang,
            "how": value.how,
            "speaker": value.speaker,
            "by_another": value.by_another,
            "item": raw.item(value.article),
        }


def evidence(value: Evidence) -> Record:
    """One reason; ranges are `[start, end]` pairs."""
    return {
        "kind": value.kind,
        "label": value.label,
        "here": [list(span) for span in value.here],
        "there": [list(span) for span in value.there],
    }


def quote(value: Quote) -> Record:
    """A quote with its speaker and cue."""
    return {
        "start": value.start,
        "end": value.end,
        "text": value.text,
        "kind": value.kind,
        "cue": value.cue,
        "speaker_text": value.speaker_text,
        "speaker_start": value.speaker_start,
        "speaker_end": value.speaker_end,
        "person": value.person,
        "speaker_type": value.speaker_type,
        "evidence_start": value.evidence_start,
        "evidence_end": value.evidence_end,
        "flags": list(value.flags),
        "group": value.group,
        "lang": value.lang,
    }


def utterance(value: Utterance, heads: Mapping[int, Article], raw: RawOffsets) -> Record:
    """A statement as its first quote; `rest` are the further spans, `again` what near copies repeat."""
    first, *rest = (
        {"file": heads[each.article].file, **quote(each), **raw.of(each.article, each.start, each.end)}
        for each in value.quotes
    )
    again = [{"file": heads[each.article].file, "start": each.start, "end": each.end} for each in value.again]
    return {**first, "times": value.times, "rest": rest, "again": again}


def quotes_of(article: Article) -> list[Record]:
    """The quotes of one file with their raw ranges."""
    edits = EditMap(article.edits)
    return [
        {"file": article.file, **quote(each), **raw_range(edits, each.start, each.end)}
        for each in article.quotes
    ]


def article(value: Article, origins: Iterable[Origin] = ()) -> Record:
    """One article, whole but for its passages; `origins` are those that it names."""
    return {
        "file": value.file,
        "item": value.item,
        "title": value.title,
        "source": value.source,
        "url": value.url,
        "author": value.author,
        "date": value.date,
        "date_words": value.date_words,
        "langs": list(value.langs),
        "encoding": value.encoding,
        "notes": list(value.notes),
        "repairs": repairs(value),
        "origins": [
            {"kind": each.kind, "name": each.name, "start": each.start, "end": each.end} for each in origins
        ],
        "text": value.text,
        "blocks": [
            {"start": b.start, "end": b.end, "role": b.role, "lang": b.lang, "reason": b.reason}
            for b in value.blocks
        ],
    }


def repairs(value: Article) -> dict[str, int]:
    """How many repairs of each kind an article needed."""
    counts: dict[str, int] = {}
    for edit in value.edits:
        counts[edit.reason] = counts.get(edit.reason, 0) + 1
    return counts


def person(value: Person) -> Record:
    """One speaker."""
    return {
        "name": value.name,
        "names": list(value.names),
        "files": list(value.files),
        "langs": list(value.langs),
        "quotes": value.quotes,
        "id": value.id,
        "type": value.type,
        "names_in": {file: list(names) for file, names in value.names_in},
        "proposals": [{"name": each.name, "reasons": list(each.reasons)} for each in value.proposals],
    }


def ranking(values: Sequence[Related], raw: RawOffsets) -> list[Record]:
    """The rows of a related batch line."""
    return [related(each, raw) for each in values]
