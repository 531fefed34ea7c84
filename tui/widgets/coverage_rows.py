"""Rows of the coverage of an article: what kind of thing, and its words where it stands."""

from __future__ import annotations

from textual.content import Content

from search.coverage import Gap, GapPlace
from search.coverage.words import label_words, unsure_words
from search.provenance.words import resting_words
from search.punctuation import bracketed, labelled, listed
from search.speech import N_, _, plural
from tui.text.safe import one_line
from tui.widgets.rows import MUTED, origin, paragraph, two_ends

SIDE_WORDS = {
    "only here": N_("Only here: not found elsewhere in this library"),
    "only elsewhere": N_("Only elsewhere: not found in this article"),
}
KIND_WORDS = {
    "statement": N_("statement"),
    "person": N_("person"),
    "figure": N_("figure"),
    "passage": N_("passage"),
}


def side_row(side: str, count: str, folded: int, key: str, width: int) -> Content:
    """A heading above one half, with how many minor ones are not listed, and the key that lists them."""
    more = labelled(key, plural("{count} minor one", "{count} minor ones", folded))
    words = " · ".join([bracketed(_(SIDE_WORDS[side]), count), *([more] if folded else [])])
    return paragraph(words, width, most=2).stylize("bold $text-accent")


def gap_row(gap: Gap, place: GapPlace, width: int) -> Content:
    """The kind with what it is called and how many sources have it, where from, and the words."""
    label = one_line(label_words(gap, place))
    kind = Content.assemble((_(KIND_WORDS[gap.kind]), "bold"), f"  {label}" if label else "")
    sources = plural("{count} source", "{count} sources", gap.sources)
    origins = resting_words(gap.rests) if gap.rests and gap.kind in ("figure", "passage") else ""
    told = listed([sources, one_line(origins)]) if origins else sources
    where = origin(place.source, place.file, place.title, place.date, place.lang, width - 1)
    lines = [
        two_ends(kind, Content.styled(told, MUTED), width),
        two_ends(where, Content(""), width),
        paragraph(one_line(place.about or place.text), width, most=3),
    ]
    if gap.is_unsure:
        lines.append(paragraph(f"? {one_line(unsure_words(gap))}", width, most=2).stylize(MUTED))
    return Content("\n").join([*lines, Content("")])
