"""Cleaned text to blocks where the file itself marks its paragraphs: its word counts, rules do the rest.

Headings, captions and summaries stay what the format says.  Among the paragraphs of the story the same
residue is looked for as in plain text; lines beside it state the page's fields, or end it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from search.model import Block, Edit, Role
from search.reading import header, residue, titles
from search.reading.blocks import Layout, main_language, merged, with_languages
from search.reading.document import Part
from search.reading.edits import EditMap
from search.reading.lines import Paragraph


def lay_out(text: str, parts: Sequence[Part], edits: Sequence[Edit]) -> Layout:
    """The layout of a cleaned text whose parts are given in raw offsets; linear time."""
    cleaned = _in_cleaned_text(text, parts, EditMap(edits))
    found = [
        Paragraph(n, n, part.start, part.end, text[part.start : part.end]) for n, part in enumerate(cleaned)
    ]
    title = next((n for n, part in enumerate(cleaned) if part.role == "headline"), None)
    body = [p for p in found if cleaned[p.n].role == "body"]
    folded = {n: why for n, why in residue.fold(found).items() if cleaned[n].role == "body"}
    story = [p for p in body if p.n not in folded]
    running = [p.n for p in story if p.is_running]
    first, last = (running[0], running[-1]) if running else (0, len(found))
    folded |= _labelled_lists(found, cleaned, last, folded)
    fields = header.read(
        [p for p in story if p.n < first],
        [p for p in story if p.n > last],
        [p for p in story if first <= p.n <= last],
    )
    folded |= fields.lines
    if title is not None:
        folded |= {n: why for n, why in titles.repeats(found, title).items() if cleaned[n].role == "body"}
    blocks = [_block(paragraph, cleaned[paragraph.n], folded) for paragraph in found]
    language = main_language([p for p in story if p.n not in folded])
    name = "" if title is None else " ".join(found[title].text.split())
    return Layout(tuple(merged(with_languages(blocks, language, text))), name, fields)


def _in_cleaned_text(text: str, parts: Iterable[Part], edits: EditMap) -> list[Part]:
    """The parts in cleaned offsets, without white space at their borders; empty ones are gone."""
    cleaned = []
    for part in parts:
        start, end = edits.to_clean(part.start), edits.to_clean(part.end)
        inside = text[start:end]
        start += len(inside) - len(inside.lstrip())
        end = start + len(inside.strip())
        if start < end:
            cleaned.append(Part(start, end, part.role, part.reason))
    return cleaned


def _labelled_lists(
    found: Sequence[Paragraph], parts: Sequence[Part], last: int, folded: Mapping[int, str]
) -> dict[int, str]:
    return {
        n: why
        for n, why in residue.lists(found, last).items()
        if parts[n].role in ("body", "subhead") and n not in folded and not header.is_credit(found[n].text)
    }


def _block(paragraph: Paragraph, part: Part, folded: Mapping[int, str]) -> Block:
    role: Role = "boilerplate" if paragraph.n in folded else part.role
    reason = folded.get(paragraph.n, part.reason)
    return Block(paragraph.start, paragraph.end, role, paragraph.lang, reason)
