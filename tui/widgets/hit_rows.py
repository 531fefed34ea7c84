"""Rows of a search: passages found, what divides them, and what there is to narrow them by."""

from __future__ import annotations

from textual.content import Content

from search.model import Facet, FacetKind, Hit
from search.speech import N_, _
from tui.reader.hits import found_by
from tui.text.safe import one_line
from tui.text.wrap import cell_len, shorten
from tui.widgets.rows import MUTED, excerpt, origin, paragraph, two_ends

KINDS: dict[FacetKind, str] = {
    "language": N_("Languages"),
    "source": N_("Sources"),
    "date": N_("Months"),
    "person": N_("People"),
}

_MARKED, _NEAR = "bold $text-accent", "$text-accent"
"""For words, and for a whole sentence."""


def hit_row(hit: Hit, width: int) -> Content:
    """Where from, how found, and the passage around its first match."""
    right = Content.styled(found_by(hit), "$text-warning")
    room = width - right.cell_length - 1
    left = origin(hit.source, hit.file, hit.title, hit.date, hit.passage.lang, room)
    spans = [span.shifted(-hit.passage.start) for span in hit.spans]
    text, spans = excerpt(hit.text, spans, room=width * 3)
    return Content("\n").join(
        [
            two_ends(left, right, width),
            paragraph(text, width, spans, _NEAR if hit.found_by == ("meaning",) else _MARKED, most=3),
            Content(""),
        ]
    )


def divider_row(words: str, width: int) -> Content:
    """A line across the list with a few words in it."""
    words = shorten(one_line(words), width - 6)
    line = "─" if cell_len("─") == 1 else "-"
    return Content.styled(f"{line * 2} {words} {line * max(0, width - 4 - cell_len(words))}\n", MUTED)


def heading_row(words: str, width: int) -> Content:
    """What the rows below have in common."""
    return Content.styled(f"{shorten(one_line(words), width)}\n", "bold $text-secondary")


def kind_row(kind: FacetKind, width: int) -> Content:
    """What the facets below are."""
    return Content.styled(shorten(_(KINDS[kind]), width), "bold")


def facet_row(facet: Facet, name: str, width: int) -> Content:
    """A value and how many passages have it."""
    return two_ends(Content(f"  {one_line(name)}"), Content.styled(f"{facet.count:,}", MUTED), width)


def narrow_row(narrow: str, width: int) -> Content:
    """A part of the line that narrows it now."""
    return two_ends(Content.styled(f"✓ {one_line(narrow)}", "$text-success"), Content(""), width)
