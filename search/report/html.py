"""A report as one page of HTML: no scripts, nothing fetched; words of articles are text in their language."""

from __future__ import annotations

from collections.abc import Iterator

from search.export.web_page import html, language, linked, web_page
from search.report.model import Document, Entry, Place, Section
from search.speech import _, plural


def report_html(document: Document) -> str:
    """The document, with what it is made of at its end."""
    links = " · ".join(
        f'<a href="#s{n}">{html(each.title)}</a>' for n, each in enumerate(document.sections, 1)
    )
    parts = [f'<p class="source">{html(document.origin)}</p>', f"<nav>{links}</nav>"]
    parts += [part for n, section in enumerate(document.sections, 1) for part in _section(section, n)]
    parts.append(
        f'<footer class="source"><p>{html(_("Corpus"))}, SHA-256: {html(document.corpus)}</p></footer>'
    )
    return web_page(document.title, parts)


def _section(section: Section, number: int) -> Iterator[str]:
    yield f'<section id="s{number}">\n<h2>{html(section.title)}</h2>'
    if section.about:
        yield f'<p class="context">{html(section.about)}</p>'
    for entry in section.entries:
        yield from _entry(entry)
    if not section.entries:
        yield f'<p class="context">{html(_("Nothing here."))}</p>'
    if section.left:
        left = plural("{count:,} more is left out.", "{count:,} more are left out.", section.left)
        yield f'<p class="context">{html(left)}</p>'
    yield "</section>"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"<article>\n<h3{language(entry.lang)}>{html(entry.heading)}</h3>"
    if entry.remarks:
        yield f'<p class="context">{html(" · ".join(entry.remarks))}</p>'
    if entry.places:
        yield "<ul>"
        yield from map(_place, entry.places)
        yield "</ul>"
    if entry.left:
        more = plural("{count:,} more place", "{count:,} more places", entry.left)
        yield f'<p class="context">{html(more)}</p>'
    yield "</article>"


def _place(place: Place) -> str:
    """A row of a list; only what somebody said just so is a block quotation."""
    where = " · ".join(filter(None, (linked(place.where, place.url), html(place.manner))))
    head = f'<p class="source">{where}</p>' if where else ""
    lang = language(place.lang)
    words = html(" ".join(place.words.split()))
    said = f"<blockquote{lang}>{words}</blockquote>" if place.is_said else f"<p{lang}>{words}</p>"
    note = f'<p class="note" dir="auto">{html(place.note)}</p>' if place.note else ""
    return f"<li>{head}{said if words else ''}{note}</li>"
