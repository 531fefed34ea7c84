"""E-books (.epub): one document a chapter, in the order of reading.

The book is the source, the chapter's heading the title.  Covers, title pages, imprints, tables of contents
and pages outside the order of reading are left out with a note; readings over characters are dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from search.errors import ReadingError
from search.reading import sentences
from search.reading.document import Composer, Contents, RawDocument
from search.speech import N_
from search.templates import filled

if TYPE_CHECKING:
    from search.reading.archive import Archive
    from search.reading.book import Book, Item
    from search.reading.chapters import Chapter

SUFFIXES = (".epub",)
_OUTSIDE = N_("page outside the order of reading")
_MOST_NAMED = 20
_LONGEST_NAME = 80


def is_mine(data: bytes) -> bool:
    """Whether an archive says that it is an e-book."""
    from search.reading.archive import holds

    return holds(data, "mimetype", b"application/epub+zip")


def read(data: bytes, _name: str, _encoding: str) -> Contents:
    """One document a chapter; pages that are missing or damaged are named in the notes."""
    from search.reading.archive import Archive
    from search.reading.book import open_book
    from search.reading.decode import decode

    if not data.startswith(b"PK"):
        decode(data)  # says what it is, if it is no text
        raise ReadingError(N_("This is no e-book; rename it by what it holds to read it here."))
    with Archive(data) as archive:
        book = open_book(archive)
        if book.items and all(item.is_locked for item in book.items):
            raise ReadingError(N_("The book is locked to the shop's program (DRM); it cannot be read here."))
        return _contents(archive, book)


def _contents(archive: Archive, book: Book) -> Contents:
    from search.reading.chapters import SHORT

    pages: list[Chapter] = []
    faults: list[str] = []
    for item in book.items:
        try:
            pages += _pages(archive, item)
        except ReadingError as error:
            faults.append(filled(sentences.PAGE_LEFT_OUT, name=_short(item.href), message=error))
    chapters = _joined((page for page in pages if not page.apart), book.has_contents)
    apart = [page.apart for page in pages if page.apart]
    if not chapters:
        chapters = [page for page in pages if page.apart == SHORT]
        apart = [kind for kind in apart if kind != SHORT]
    if not chapters:
        raise ReadingError(filled(sentences.NO_PAGE, count=len(book.items)))
    return Contents(tuple(_documents(book, chapters, apart)), tuple(_first(faults)))


def _first(faults: Sequence[str]) -> Iterator[str]:
    yield from faults[:_MOST_NAMED]
    if len(faults) > _MOST_NAMED:
        yield filled(sentences.PAGES_LEFT_OUT, count=len(faults) - _MOST_NAMED)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def _pages(archive: Archive, item: Item) -> list[Chapter]:
    from search.reading.chapters import chapters

    if not item.member:
        raise ReadingError(N_("It is missing."))
    if item.is_locked:
        raise ReadingError(N_("It is locked to the shop's program."))
    found = chapters(item, archive.read(item.member))
    return found if item.is_linear else [each._replace(apart=each.apart or _OUTSIDE) for each in found]


def _joined(chapters: Iterable[Chapter], has_contents: bool) -> list[Chapter]:
    """Pages without a name go with the one before, where the book has a table of contents to name them."""
    runs: list[list[Chapter]] = []
    for chapter in chapters:
        if runs and has_contents and chapter.continues:
            runs[-1].append(chapter)
        else:
            runs.append([chapter])
    return [run[0]._replace(paragraphs=tuple(p for page in run for p in page.paragraphs)) for run in runs]


def _documents(book: Book, chapters: Sequence[Chapter], apart: Sequence[str]) -> Iterator[RawDocument]:
    """The first one says what was left out of the book."""
    left_out = [
        filled(sentences.SEVERAL, message=kind, count=count) if count > 1 else kind
        for kind, count in Counter(apart).items()
    ]
    notes = (filled(sentences.BOOK_LEFT_OUT, parts=", ".join(left_out)),) if left_out else ()
    for number, chapter in enumerate(chapters, 1):
        yield _document(book, chapter, number, notes if number == 1 else ())


def _document(book: Book, chapter: Chapter, number: int, notes: tuple[str, ...]) -> RawDocument:
    composer = Composer()
    heading = chapter.heading
    if heading is None and chapter.label:
        composer.add(chapter.label, "headline")
    for n, paragraph in enumerate(chapter.paragraphs):
        role = "headline" if n == heading else paragraph.role
        composer.add(paragraph.text, role, paragraph.reason)
    return RawDocument(
        composer.text,
        notes=notes,
        title=chapter.title or (f"{book.title}, {number}" if book.title else ""),
        source=book.title,
        author=book.author,
        date=book.date,
        parts=composer.parts,
    )
