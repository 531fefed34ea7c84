"""A report in Markdown, for notebooks: words of articles show as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from search.decisions.scalars import json_text
from search.export.markdown import inside_line, on_one_line
from search.files import GENERATOR
from search.punctuation import aside, bracketed, labelled, marks_of
from search.report.model import Document, Entry, Place, Section
from search.speech import _, plural


def report_markdown(document: Document) -> str:
    """The document with what it is made of in its front matter, and no space at the end of any line."""
    front = (
        f"title: {json_text(document.title)}",
        f"made: {json_text(document.made)}",
        f"version: {json_text(document.version)}",
        f"articles: {document.articles}",
        f"corpus: {json_text(document.corpus)}",
        GENERATOR,
    )
    parts = ["---\n" + "\n".join(front) + "\n---", f"# {inside_line(document.title)}", document.origin]
    parts += [part for section in document.sections for part in _section(section)]
    return "\n".join(line.rstrip() for line in "\n\n".join(parts).split("\n")) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {inside_line(section.title)}"
    if section.about:
        yield f"*{inside_line(section.about)}*"
    for entry in section.entries:
        yield from _entry(entry)
    if not section.entries:
        yield f"*{_('Nothing here.')}*"
    if section.left:
        yield f"*{plural('{count:,} more is left out.', '{count:,} more are left out.', section.left)}*"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {inside_line(entry.heading)}"
    if entry.remarks:
        yield on_one_line(" · ".join(entry.remarks))
    places = [_place(place) for place in entry.places]
    if entry.left:
        more = plural("{count:,} more place", "{count:,} more places", entry.left)
        places.append(f"- *{more}*")
    if places:
        yield "\n".join(places)


def _place(place: Place) -> str:
    """A line of a list; what nobody said just so is in no quotation marks of ours."""
    words = on_one_line(place.words)
    if place.is_said:
        words = words.join(place.marks if any(place.marks) else marks_of(place.lang))
    where = f"**{inside_line(place.where)}**" if place.where else ""
    note = f" — {inside_line(place.note)}" if place.note else ""
    before = bracketed(where, on_one_line(place.manner)) if where else aside(on_one_line(place.manner))
    return f"- {labelled(before, words) if before else words}{note}"
