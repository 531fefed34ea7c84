"""Lists of feeds (OPML): they hold no article, and nothing is fetched."""

from __future__ import annotations

from typing import Any, NamedTuple

from search.errors import NoArticle, ReadingError
from search.reading import sentences, xml
from search.reading.document import Contents
from search.reading.mended import mended, root_of
from search.reading.prose import line
from search.reading.web.charset import decode_page
from search.speech import N_
from search.templates import filled

SUFFIXES = (".opml",)
SIGNS = (b"<opml ", b"<opml>")

_FEWEST_NAMED = 3


class Feed(NamedTuple):
    """A feed of a list; `group` names the groups it stands in, the outermost first."""

    title: str
    url: str
    group: str = ""


def read(data: bytes, _name: str, encoding: str) -> Contents:
    """Raises NoArticle with what the list holds, ReadingError for what is none."""
    found = feeds(data, encoding)
    if not found:
        raise NoArticle(
            N_("This is an outline that lists no feeds; save its text as a text file to read it here.")
        )
    names = ", ".join(feed.title or feed.url for feed in found[:_FEWEST_NAMED])
    more = ", …" if len(found) > _FEWEST_NAMED else ""
    raise NoArticle(filled(sentences.FEEDS, count=len(found), names=f"{names}{more}"))


def feeds(data: bytes, encoding: str = "") -> list[Feed]:
    """The feeds of an OPML file in order, as far as it can be read.  Raises ReadingError for what is none."""
    text = decode_page(data, encoding).text
    start = root_of(text)
    if start is None or start.name != "opml":
        raise ReadingError(N_("This is no OPML list; export the feeds of your reader again to read it here."))
    markup, _ = mended(text, start)
    root = xml.parse(markup.encode(), "the outline", is_lenient=True)
    return [_feed(outline) for outline in root.iter("{*}outline") if _said(outline, "xmlurl")]


def _feed(outline: Any) -> Feed:
    groups = [_name(each) for each in outline.iterancestors("{*}outline")]
    return Feed(_name(outline), line(_said(outline, "xmlurl")), " / ".join(filter(None, reversed(groups))))


def _name(outline: Any) -> str:
    return line(_said(outline, "title") or _said(outline, "text"))


def _said(outline: Any, name: str) -> str:
    """An attribute whatever its case: readers write `xmlUrl`, `xmlurl` and `xmlURL`."""
    return next((value.strip() for key, value in outline.attrib.items() if key.lower() == name), "")
