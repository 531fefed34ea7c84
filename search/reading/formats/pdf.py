"""PDF files with a text layer, read from the places of their words.

Lines are joined to paragraphs, in the order of reading also where pages are set in columns; heads and feet of
pages, and text set sideways, are gathered in folded blocks at the end.  A picture of a page holds no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from search.errors import ReadingError
from search.model import Role
from search.reading import sentences
from search.reading.document import Composer, Contents, RawDocument
from search.speech import N_
from search.templates import filled

if TYPE_CHECKING:
    from search.reading.pages.layout import Pages, Text

SUFFIXES = (".pdf",)
SIGNS = (b"%pdf-",)

_END_SIGN = b"%%EOF"
_END_REACH = 4_096
_LEADERS = re.compile(r"(?:[ .]{10}|[·…]{4})[ .·…]*\d{1,4}(?:\s|$)")
"""The dots from an entry to its page."""

_UNKNOWN_SHARE = 0.3
_MOST_RANGES = 12


def read(data: bytes, _name: str, _encoding: str) -> Contents:
    """One document a file.  Raises ReadingError where it is locked, damaged, or holds no text."""
    from search.reading.decode import decode
    from search.reading.pages.layout import as_text, read_pages
    from search.reading.pages.source import Source
    from search.reading.properties import real_author, real_title

    if b"%PDF-" not in data[:1024]:
        decode(data)  # says what it is, if it is no text
        raise ReadingError(N_("This is no PDF file; rename it by what it holds to read it here."))
    with Source(data) as source:
        pages = read_pages(source)
    is_cut = _END_SIGN not in data[-_END_REACH:]
    title = real_title(source.title)
    text = as_text(pages, title)
    if not text.pieces:
        raise ReadingError(_why_empty(pages, is_cut))
    missing = tuple(_missing(pages, is_cut))
    notes = (*missing, *_doubts(pages))
    return Contents((_document(text, title, real_author(source.author), notes, len(pages.lines)),), missing)


def _document(text: Text, title: str, author: str, notes: tuple[str, ...], count: int) -> RawDocument:
    composer = Composer()
    composer.add(text.dated)
    if text.headline is None and title:
        composer.add(title, "headline")
    places: list[int] = []
    for n, piece in enumerate(text.pieces):
        places.append(composer.length + 2 * bool(composer.length))
        composer.add(piece.text, *_role(text, n))
    end = composer.length
    composer.add("\n".join(text.sideways), "boilerplate", N_("text set sideways"))
    composer.add("\n".join(text.margins), "boilerplate", N_("page heads and feet"))
    return RawDocument(
        composer.text,
        notes=notes,
        title=title if text.headline is None else text.pieces[text.headline].text,
        author=author,
        parts=composer.parts,
        pages=_page_starts(text, places, end, count),
    )


def _role(text: Text, n: int) -> tuple[Role, str]:
    if n == text.headline:
        return "headline", ""
    if _LEADERS.search(text.pieces[n].text):
        return "boilerplate", N_("table of contents")
    return ("subhead" if text.headings[n] else "body"), ""


def _page_starts(text: Text, places: Sequence[int], end: int, count: int) -> tuple[int, ...]:
    """Where each page begins; one without text begins where the next one does."""
    known: dict[int, int] = {}
    for page, paragraph, offset in text.starts:
        known.setdefault(page, places[paragraph] + offset)
    starts: list[int] = []
    for page in reversed(range(count)):
        end = min(end, known.get(page, end))
        starts.append(end)
    return tuple(reversed(starts))


def _why_empty(pages: Pages, is_cut: bool) -> str:
    if is_cut or len(pages.failed) == len(pages.lines):
        return N_("The PDF file is damaged or cut off; get a complete copy to read it here.")
    return N_("The PDF file has no text layer, only pictures of pages; it needs OCR to be read here.")


def _missing(pages: Pages, is_cut: bool) -> Iterator[str]:
    """What was not read."""
    if pages.pictures:
        yield filled(sentences.NO_TEXT_LAYER, message=_named(pages.pictures))
    if pages.failed:
        yield filled(sentences.PAGES_DAMAGED, message=_named(pages.failed))
    if pages.unread:
        yield filled(sentences.FIRST_PAGES, count=len(pages.lines))
    if is_cut:
        yield N_("damaged: the end of the file is missing; pages may be lost")


def _doubts(pages: Pages) -> Iterator[str]:
    """What a reader of the text should know."""
    if pages.unknown > _UNKNOWN_SHARE * pages.words:
        yield N_("damaged: the fonts do not say which characters they show; words may be wrong")
    if pages.outside:
        yield N_("text beyond the edges of the pages was left out")


def _named(numbers: Sequence[int]) -> str:
    """Pages as people name them: "page 2", "pages 2, 5-7"."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    named = [str(first) if first == last else f"{first}-{last}" for first, last in runs[:_MOST_RANGES]]
    more = ", ..." if len(runs) > _MOST_RANGES else ""
    return filled(sentences.PAGES, count=len(numbers), numbers=", ".join(named) + more)
