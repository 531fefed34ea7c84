"""A page to a document: its headline, the paragraphs of its article, and the fields it declares."""

from __future__ import annotations

import re

from search.errors import ReadingError
from search.reading import sentences
from search.reading.decode import Decoded
from search.reading.document import Composer, RawDocument
from search.reading.fields import line_of
from search.reading.markup import Shown, paragraphs, parse
from search.reading.web.choice import key
from search.reading.web.declared import Fields, fields_of, noted_address
from search.reading.web.mhtml import Kept
from search.reading.web.page import Page, page_of, weight
from search.reading.web.story import LEAST, fitted, story_of
from search.speech import N_
from search.templates import filled

_LABELLED_SOURCE = re.compile(r"(?:来源|來源|稿源|出处|出處|转自|轉自|Source)\s?[:：/]", re.IGNORECASE)
_PICTURE = re.compile(r";base64,[A-Za-z0-9+/=]{100,}")


def document(decoded: Decoded, kept: Kept) -> RawDocument:
    """The article of a page.  Raises ReadingError, with the reason, for a page that shows none.

    Up to 2 million characters, a page takes about the time of the slower extractor; a larger or deeper
    one is taken as a whole, which is linear.
    """
    markup = _PICTURE.sub(";base64,", decoded.text)
    root = parse(markup)
    if root is None:
        raise ReadingError(N_("The page is empty; nothing to read."))
    fields = fields_of(root, kept.address or noted_address(markup), kept.title)
    shown, notes = _article(page_of(root), fields)
    composer = Composer()
    composer.add(fields.title, "headline")
    for each in shown:
        if not fields.title or key(each.text) != key(fields.title):
            composer.add(each.text, each.role, each.reason)
    guessed = () if decoded.is_certain else (filled(sentences.ENCODING_GUESSED, name=decoded.encoding),)
    return RawDocument(
        text=composer.text,
        encoding=decoded.encoding,
        notes=(*guessed, *notes),
        title=fields.title,
        source=fields.source or ("" if any(map(_names_source, shown)) else fields.site),
        url=fields.url,
        author=fields.author,
        date=fields.date,
        parts=composer.parts,
    )


def _article(page: Page, fields: Fields) -> tuple[list[Shown], tuple[str, ...]]:
    """The paragraphs of the article, else those that the page holds for machines."""
    try:
        story = fitted(story_of(page), (fields.title, fields.heading))
    except ReadingError:
        declared = _declared_body(fields.body)
        if weight(declared) < LEAST:
            raise
        return declared, (N_("the text is the one that the page holds for search engines"),)
    return story.shown, (story.note,) if story.note else ()


def _names_source(shown: Shown) -> bool:
    """Whether a line says where the text comes from, which the site that shows it may not be."""
    if shown.role != "body" or not _LABELLED_SOURCE.search(shown.text):
        return False
    line = line_of(shown.text)
    return line is not None and bool(line.source)


def _declared_body(body: str) -> list[Shown]:
    root = parse(body) if "</" in body else None
    if root is not None:
        return paragraphs(root)
    return [Shown(text) for text in map(str.strip, body.splitlines()) if text]
