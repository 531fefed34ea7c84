"""Articles as JSON: one object a line, a list of objects, or one object, under any of the usual keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from search.errors import NoArticle, ReadingError
from search.reading import sentences
from search.reading.decode import decode
from search.reading.document import Contents, RawDocument
from search.reading.formats import web
from search.reading.jsontext import BROKEN, Numbered, values
from search.reading.prose import as_teaser, body, is_page
from search.reading.stated import NAMES, Stated, document, plain_keys, stated, words
from search.reading.stated import values as under
from search.speech import N_
from search.templates import filled

SUFFIXES = (".jsonl", ".ndjson", ".json")

_WRAPPERS = ("_source", "article", "fields", "node", "attributes")
"""Where databases and interfaces keep the record itself."""

_LISTS = (
    "articles",
    "items",
    "data",
    "results",
    "docs",
    "entries",
    "posts",
    "stories",
    "news",
    "hits",
    "文章",
)
_DEEPEST = 3
_MOST_NAMED = 20
_LEAST_SHARE = 0.5
_NONE_FOUND = N_(
    'No article was found in this JSON; call the text "text" and the title "title" to read it here.'
)


class _Rejected(NamedTuple):
    """Why a line or item gives no article."""

    number: int
    why: str
    unit: str


def read(data: bytes, name: str, encoding: str) -> Contents:
    """One document an object that holds a text; a note names the lines or items that gave none.

    Raises ReadingError if none does, NoArticle for a whole .json file that is sound and about other things.
    """
    decoded = decode(data, encoding)
    notes = (
        () if encoding or decoded.is_certain else (filled(sentences.ENCODING_GUESSED, name=decoded.encoding),)
    )
    documents: list[RawDocument] = []
    rejected: list[_Rejected] = []
    for number, value, unit in _records(decoded.text):
        found = _document(value)
        if isinstance(found, str):
            rejected.append(_Rejected(number, found, unit))
        else:
            documents.append(replace(found, encoding=decoded.encoding, notes=notes + found.notes))
    if not documents:
        raise _nothing(rejected, is_for_articles=not name.lower().endswith(".json"))
    return Contents(tuple(documents), (_note(rejected),) if rejected else ())


def _records(text: str) -> Iterator[Numbered]:
    """The objects that may be articles: those of the file, or those of a list inside one."""
    for numbered in values(text):
        listed = _listed(numbered.value)
        if listed:
            yield from (Numbered(n, value, "item") for n, value in enumerate(listed, 1))
        else:
            yield numbered


def _listed(value: Any, depth: int = 0) -> list[Any]:
    """The list of objects inside an object that is no article itself, each with the source of it all."""
    if not isinstance(value, dict) or depth == _DEEPEST or _text(_record(value)):
        return []
    named = [value[name] for name in _LISTS if name in value]
    for inside in (*named, *(each for each in value.values() if isinstance(each, dict))):
        if isinstance(inside, list) and any(isinstance(each, dict) for each in inside):
            return _with_source(inside, _source(value))
        if found := _listed(inside, depth + 1):
            return found
    return []


def _with_source(listed: list[Any], source: str) -> list[Any]:
    if not source:
        return listed
    return [{"source": source, **each} if isinstance(each, dict) else each for each in listed]


def _source(feed: Mapping[str, Any]) -> str:
    """The outlet of a list of articles; a JSON Feed bears its name as title."""
    if "jsonfeed.org" in str(feed.get("version", "")):
        return next(words(feed.get("title")), "")
    return next(words(feed.get("source")), "")


def _record(value: Mapping[Any, Any]) -> dict[str, Any]:
    """The object with plain keys, and with those of a record that it wraps."""
    wrapper = next((name for name in _WRAPPERS if isinstance(value.get(name), dict)), None)
    if wrapper is None:
        return plain_keys(value)
    return plain_keys({**{key: each for key, each in value.items() if key != wrapper}, **value[wrapper]})


def _document(value: Any) -> RawDocument | str:
    """The article of an object, or in a few words why there is none."""
    if value is BROKEN:
        return "not JSON"
    if not isinstance(value, dict):
        return "not an object"
    record = _record(value)
    fields, text = stated(record), _text(record)
    if is_page(text):
        return _page(fields, text)
    if text:
        return document(fields, as_teaser(body(text), is_description=False))
    if fields.title and fields.summary:
        return document(fields._replace(summary=""), as_teaser(body(fields.summary), is_description=True))
    return "no text"


def _text(record: Mapping[str, Any]) -> str:
    """The text under the surest key, but for one that holds less than half of the longest; else the HTML."""
    texts = ["\n\n".join(words(record[name])) for name in NAMES["text"] if name in record]
    longest = max(map(len, texts), default=0)
    text = next((text for text in texts if len(text) >= _LEAST_SHARE * longest), "")
    return text if any(ch.isalpha() for ch in text) else next(under(record, "html"), "")


def _page(fields: Stated, text: str) -> RawDocument | str:
    """A whole page as its own reader takes it; what the object states wins."""
    try:
        (page,) = web.read(text.encode("utf-8", "replace"), "", "utf-8").documents
    except ReadingError:
        return "no text"
    stated_fields = {
        name: value
        for name in ("title", "source", "url", "author", "date")
        if (value := getattr(fields, name))
    }
    return replace(page, **stated_fields)


def _nothing(rejected: list[_Rejected], is_for_articles: bool) -> ReadingError:
    """JSON lines are kept for their texts; any program keeps its settings and lists in .json files."""
    if not rejected:
        return ReadingError(N_("The file is empty or holds only blanks; nothing to read."))
    is_sound = all(each.why != "not JSON" for each in rejected)
    if is_sound and not is_for_articles:
        return NoArticle(_NONE_FOUND)
    if is_sound and len(rejected) == 1:
        return ReadingError(_NONE_FOUND)
    none = sentences.NO_LINE if rejected[0].unit == "line" else sentences.NO_RECORD
    return ReadingError(filled(none, parts=_list(rejected)))


def _note(rejected: list[_Rejected]) -> str:
    some = sentences.LINES_REJECTED if rejected[0].unit == "line" else sentences.ITEMS_REJECTED
    return filled(some, count=len(rejected), parts=_list(rejected))


def _list(rejected: list[_Rejected]) -> str:
    named = ", ".join(f"{each.number} ({each.why})" for each in rejected[:_MOST_NAMED])
    more = len(rejected) - _MOST_NAMED
    return filled(sentences.AND_MORE, message=named, count=more) if more > 0 else named
