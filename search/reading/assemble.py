"""A decoded document to an article: repairs, blocks, passages, and the fields it states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from search.errors import ReadingError
from search.model import Article, Block
from search.reading import damage, dates, declared, titles
from search.reading.blocks import lay_out
from search.reading.document import Overrides, RawDocument
from search.reading.edits import EditMap
from search.reading.header import Header
from search.reading.passages import passages, size
from search.reading.repair import repair
from search.speech import N_


def article(document: RawDocument, file: str, item: int, sha256: str, overrides: Overrides) -> Article:
    """The article without its id, quotes and terms.  Raises ReadingError if nothing is left to read.

    What the user says wins over what the format declares, and that over what the page shows.
    """
    text, edits = repair(document.text, overrides.without)
    if not text.strip():
        raise ReadingError(N_("The file is empty or holds only blanks; nothing to read."))
    layout = declared.lay_out(text, document.parts, edits) if document.parts else lay_out(text)
    shown = layout.header
    date, date_words = _date(document, shown, overrides)
    return Article(
        id=0,
        file=file,
        item=item,
        title=overrides.title or document.title or layout.title or _first_words(text, layout.blocks),
        text=text,
        source=overrides.source or document.source or shown.source,
        url=overrides.url or document.url or shown.url,
        author=overrides.author or document.author or shown.author,
        date=date,
        date_words=date_words,
        langs=languages(text, layout.blocks),
        blocks=layout.blocks,
        passages=passages(text, layout.blocks),
        edits=edits,
        notes=document.notes + tuple(damage.notes(text)),
        encoding=document.encoding,
        sha256=sha256,
        pages=tuple(map(EditMap(edits).to_clean, document.pages)),
    )


def languages(text: str, blocks: Iterable[Block]) -> tuple[str, ...]:
    """The languages of all blocks but boilerplate, the one that says most first."""
    shares: Counter[str] = Counter()
    for block in blocks:
        if block.role != "boilerplate":
            shares[block.lang] += round(size(text[block.start : block.end]))
    return tuple(lang for lang, _ in shares.most_common())


def _date(document: RawDocument, shown: Header, overrides: Overrides) -> tuple[str, str]:
    """The date in ISO 8601, else the words for it."""
    if overrides.date:
        stated = dates.iso(overrides.date)
        return (stated, "") if stated else ("", overrides.date)
    date = document.date or shown.date
    return (date, "") if date else ("", document.date_words or shown.date_words)


def _first_words(text: str, blocks: Iterable[Block]) -> str:
    visible = (block for block in blocks if block.role != "boilerplate")
    block = next(visible, None)
    return titles.first_words(text[block.start : block.end] if block else text)
