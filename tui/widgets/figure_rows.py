"""Rows of the board of figures: a value with how each source writes it, and a place with its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from search.figures import FigureMention, FigureRow
from search.figures.words import differing_words, is_yearless, shown_of, value_words
from search.model import Span
from search.provenance.words import resting_words
from search.speech import N_, _, plural
from tui.text.page import badge
from tui.text.safe import one_line
from tui.widgets.rows import MUTED, excerpt, lines_of, origin, paragraph, two_ends

KIND_WORDS = {
    "amount": N_("amount"),
    "count": N_("count"),
    "share": N_("share"),
    "measure": N_("measure"),
    "duration": N_("duration"),
    "date": N_("date"),
}
YEARLESS = N_("date without a year")
VALUES, RELATION = N_("≠ values differ"), N_("≠ one value, two things")
MOST_OTHERS = 4
"""Other values of the same thing that are shown in a row; its places show all."""

_ROOM = 400
"""Code points of a sentence that are shown around its figure."""


def signs(row: FigureRow) -> str:
    """In what the sources part, in words behind a sign."""
    words = [_(VALUES)] if row.disputes else []
    return "  ".join([*words, _(RELATION)] if row.relation_differs else words)


def figure_row(row: FigureRow, width: int, others: Sequence[FigureRow] = ()) -> Content:
    """The value and how many sources give it, in what they part, and how each of them writes it.

    `others` give other values for the same thing: a line each for those that most sources give.
    """
    kind = _(YEARLESS if is_yearless(row) else KIND_WORDS[row.kind])
    lines = [_value_line(row, f"  {kind}", width)]
    lines += _other_values(others, width)
    if row.disputes and not others:
        written = ", ".join(dict.fromkeys(one_line(each.there.text) for each in row.disputes))
        lines += lines_of(_differs(VALUES, written), width, most=2)
    if row.relation_differs:
        lines += lines_of(_differs(RELATION, one_line(differing_words(row))), width, most=3)
    elif about := _about(row):
        lines += lines_of(Content.styled(about, MUTED), width, most=1)
    if row.rests and (origins := resting_words(row.rests)):
        lines += lines_of(Content.styled(one_line(origins), "$text-accent"), width, most=1)
    lines += lines_of(Content(" · ").join(_written((row, *others))), width, most=2)
    return Content("\n").join([*lines, Content("")])


def _other_values(others: Sequence[FigureRow], width: int) -> list[Content]:
    """Those that most sources give, a line each, and how many more there are."""
    shown = sorted(others, key=lambda other: -other.sources)[:MOST_OTHERS]
    lines = [_value_line(other, "", width, sign="≠ ") for other in shown]
    if more := len(others) - len(shown):
        words = plural("{count:,} more value", "{count:,} more values", more)
        left = Content.assemble(("≠ ", "bold $text-warning"), (words, MUTED))
        lines.append(two_ends(left, Content(""), width))
    return lines


def _value_line(row: FigureRow, kind: str, width: int, sign: str = "") -> Content:
    value = Content.assemble(
        (sign, "bold $text-warning"), (one_line(value_words(row)), "bold"), (kind, MUTED)
    )
    sources = plural("{count} source", "{count} sources", row.sources)
    return two_ends(value, Content.styled(sources, MUTED), width)


def _differs(sign: str, words: str) -> Content:
    return Content.assemble((_(sign), "bold $text-warning"), f"  {words}")


def _about(row: FigureRow) -> str:
    """What the value is of, in the words of a text; empty where the value says so itself."""
    first = shown_of(row)
    is_said = row.kind == "count" and not row.unit
    return "" if is_said else one_line(first.relation.replace("…", first.text, 1))


def _written(rows: Sequence[FigureRow]) -> list[Content]:
    """How it is written, each way once with its language."""
    ways = dict.fromkeys((badge(each.lang), one_line(each.text)) for row in rows for each in row.mentions)
    return [Content.assemble((lang, "$text-primary"), " ", (text, MUTED)) for lang, text in ways]


def mention_row(mention: FigureMention, width: int, note: str = "") -> Content:
    """Where from, how exact, and the sentence with the figure marked; `note` says what sets it apart."""
    bound = "" if mention.bound == "exact" else _(BOUNDS[mention.bound])
    copy = _("near copy") if mention.copy_of is not None else ""
    right = Content.assemble(
        (f"{note}  " if note else "", "bold $text-warning"),
        (" · ".join(part for part in (bound, copy) if part), MUTED),
    )
    room = width - right.cell_length - 1
    left = origin(mention.source, mention.file, mention.title, mention.date, mention.lang, room)
    within = Span(mention.start, mention.end).shifted(-mention.sentence_start)
    text, spans = excerpt(mention.sentence, [within], _ROOM)
    sentence = paragraph(text, width, spans, "bold underline $text-accent", most=5)
    return Content("\n").join([two_ends(left, right, width), sentence, Content("")])


def group_row(words: str, width: int) -> Content:
    """A heading above the places of one value."""
    return paragraph(words, width, most=1).stylize("bold $text-warning")


BOUNDS = {"about": N_("about"), "over": N_("at least"), "under": N_("at most"), "vague": N_("vague")}
