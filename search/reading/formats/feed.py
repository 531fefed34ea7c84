"""Saved RSS, RDF and Atom files: one article an item; nothing is fetched.  XML of other kinds is named."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from search.errors import NoArticle, ReadingError
from search.model import Role
from search.reading import sentences
from search.reading.document import Contents, RawDocument
from search.reading.formats import opml, web
from search.reading.headers import day, sender
from search.reading.mended import Root, mended, root_of
from search.reading.prose import Body, as_teaser, body, line, parts, plain, with_roles
from search.reading.stated import Stated, document, when
from search.reading.web.charset import decode_page
from search.speech import N_
from search.templates import filled

SUFFIXES = (".xml", ".rss", ".atom", ".rdf")
SIGNS = tuple(
    sign + end for sign in (b"<rss", b"<feed", b"<rdf:rdf") for end in (b" ", b">", b"\n", b"\r", b"\t")
)

_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
_PAGES = frozenset({"html", "xhtml"})
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_HEAD = 16_384
_FOOTER = re.compile(
    r"The post .{1,400} appeared first on .{1,200}|(?:Original|Source) article: .{1,400}",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = "text/plain"


def read(data: bytes, name: str, encoding: str) -> Contents:
    """One document an item that holds text; a page that is XML goes to the reader of pages.

    Raises NoArticle for lists of feeds, feeds without items and XML about other things.
    """
    decoded = decode_page(data, encoding)
    root = _root(decoded.text)
    if root is None:
        raise ReadingError(N_("This is neither a feed nor any other XML; save it as text to read it here."))
    if root.name == "opml":
        return opml.read(data, name, encoding)
    if root.name in _PAGES:
        return web.read(data, name, encoding)
    markup, is_whole = mended(decoded.text, root)
    feed = _parsed(markup)
    if not feed["entries"]:
        raise _nothing(root.name)
    found = [_document(entry, feed["feed"], decoded.encoding) for entry in feed["entries"]]
    documents = tuple(dict.fromkeys(document for document in found if document is not None))
    if not documents:
        raise ReadingError(
            N_("None of the feed's items holds text; save the articles themselves to read them.")
        )
    return Contents(documents, tuple(_notes(is_whole and _is_sound(feed), found.count(None))))


def _root(text: str) -> Root | None:
    """The root of the file, or that of a feed below what a server wrote before it."""
    root = root_of(text)
    if root and root.name in (*_ROOTS, *_PAGES, "opml"):
        return root
    feed = _FEED.search(text, 0, _HEAD)
    return root_of(text, feed.start()) if feed else root


def _parsed(text: str) -> Mapping[str, Any]:
    """What feedparser makes of the text.

    It gets bytes in a stream, because from a string it would open a file or fetch an address.
    """
    import feedparser

    stream = io.BytesIO(text.encode())
    try:
        found: Mapping[str, Any] = feedparser.parse(stream, resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # it handles markup of any depth and kind, and may raise anything
        raise ReadingError(N_("The feed is too damaged to be read; save it again.")) from error
    return found


def _is_sound(feed: Mapping[str, Any]) -> bool:
    from xml.sax import SAXException

    return not isinstance(feed.get("bozo_exception"), SAXException)


def _nothing(root: str) -> NoArticle:
    if root in _ROOTS:
        return NoArticle(N_("This is a feed without items; save it again when it has some."))
    return NoArticle(filled(sentences.OTHER_XML, root=root))


def _document(entry: Any, feed: Any, encoding: str) -> RawDocument | None:
    """The document of an item, None if it holds no text."""
    text, summary = _text(entry)
    if not text.composer.length:
        return None
    date, date_words = _date(entry)
    fields = Stated(
        title=line(_of(entry, "title")),
        source=line(_of(_under(entry, "source"), "title") or _of(feed, "title")),
        url=_of(entry, "feedburner_origlink") or _of(entry, "link"),
        author=_author(entry),
        date=date,
        date_words=date_words,
        summary=summary,
    )
    return document(fields, text, encoding)


def _text(entry: Any) -> tuple[Body, str]:
    """The item's text, and the summary beside it; without a full text the summary stands for it."""
    contents = [(_of(each, "value"), _of(each, "type")) for each in entry.get("content") or ()]
    full, kind = max(contents, key=lambda content: len(content[0]), default=("", ""))
    summary = _of(entry, "summary")
    if full:
        return as_teaser(_body(full, kind), is_description=False), "" if summary == full else summary
    kind = _of(_under(entry, "summary_detail"), "type")
    return as_teaser(_body(summary, kind), is_description=True), ""


def _body(value: str, kind: str) -> Body:
    return _unsigned(plain(value) if kind == _PLAIN else body(value))


def _unsigned(text: Body) -> Body:
    """The text with what blog programs add under each item folded."""
    footers: dict[int, tuple[Role, str]] = {
        n: ("boilerplate", N_("notice"))
        for n, (_, words) in enumerate(parts(text.composer))
        if _FOOTER.fullmatch(words)
    }
    return Body(with_roles(text.composer, footers), text.shown, text.title) if footers else text


def _author(entry: Any) -> str:
    written = _of(entry, "author")
    people = (_name(each, written) for each in entry.get("authors") or ())
    return ", ".join(dict.fromkeys(filter(None, map(line, people))))


def _name(person: Any, written: str) -> str:
    """The name of an author; feedparser cuts mail addresses in two that end in more than four letters."""
    name, address = _of(person, "name"), _of(person, "email")
    is_whole = not address or written == f"{name} ({address})" or address not in written
    return name if is_whole else sender(written).name


def _date(entry: Any) -> tuple[str, str]:
    """When it was published, else changed last; the day in the zone that the feed states."""
    written = next(filter(None, (_of(entry, name) for name in ("published", "updated", "created"))), "")
    stated = day(written)
    return (stated, "") if stated else when(written)


def _of(record: Any, name: str) -> str:
    """A string of feedparser's, without the other field that it would give in the place of a missing one."""
    value = dict.get(record, name) if isinstance(record, dict) else ""
    return value.strip() if isinstance(value, str) else ""


def _under(record: Any, name: str) -> Any:
    return dict.get(record, name) or {}


def _notes(is_sound: bool, empty: int) -> Iterator[str]:
    if not is_sound:
        yield N_("the feed is not well-formed; what could be read of it was kept")
    if empty:
        yield filled(sentences.ITEMS_LEFT_OUT, count=empty)
