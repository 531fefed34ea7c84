"""Rows of the board of figures: a value with how each source writes it, and a place with its sentence."""

from __future__ import annotations

from textual.content import Content

from search.figures import FigureMention, FigureRow
from search.model import Span
from search.speech import N_, _, plural
from tui.page import badge
from tui.safe import one_line
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
VALUES, RELATION = N_("≠ values differ"), N_("≠ relation differs")
_ROOM = 400
"""Code points of a sentence that are shown around its figure."""


def signs(row: FigureRow) -> str:
    """In what the sources part, in words behind a sign."""
    words = [_(VALUES)] if row.disputes else []
    return "  ".join([*words, _(RELATION)] if row.relation_differs else words)


def value_words(row: FigureRow) -> str:
    """A value as it is read: a date without a year lacks the dashes that stand for it."""
    return one_line(row.label.removeprefix("--"))


def figure_row(row: FigureRow, width: int) -> Content:
    """The value and how many sources give it, in what they part, and how each of them writes it."""
    kind = YEARLESS if row.label.startswith("--") else KIND_WORDS[row.kind]
    value = Content.assemble((value_words(row), "bold"), (f"  {_(kind)}", MUTED))
    sources = plural("{count} source", "{count} sources", row.sources)
    lines = [two_ends(value, Content.styled(sources, MUTED), width)]
    if sign := signs(row):
        others = ", ".join(dict.fromkeys(one_line(each.there.text) for each in row.disputes))
        told = Content.assemble((sign, "bold $text-warning"), f"  {others}" if others else "")
        lines += lines_of(told, width, most=2)
    lines += lines_of(Content(" · ").join(_written(row)), width, most=2)
    return Content("\n").join([*lines, Content("")])


def _written(row: FigureRow) -> list[Content]:
    """How it is written, each way once with its language; of an amount that differs, what it is about."""
    about = row.relation_differs
    if about:
        return [Content.styled(one_line(each.relation.replace("…", each.text)), MUTED) for each in about]
    ways = dict.fromkeys((badge(each.lang), one_line(each.text)) for each in row.mentions)
    return [Content.assemble((lang, "$text-primary"), " ", (text, MUTED)) for lang, text in ways]


def mention_row(mention: FigureMention, width: int, note: str = "") -> Content:
    """Where from, how exact, and the sentence with the figure marked; `note` says what sets it apart."""
    left = origin(mention.source, mention.file, mention.title, mention.date, mention.lang)
    bound = "" if mention.bound == "exact" else _(BOUNDS[mention.bound])
    copy = _("near copy") if mention.copy_of is not None else ""
    right = Content.assemble(
        (f"{note}  " if note else "", "bold $text-warning"),
        (" · ".join(part for part in (bound, copy) if part), MUTED),
    )
    within = Span(mention.start, mention.end).shifted(-mention.sentence_start)
    text, spans = excerpt(mention.sentence, [within], _ROOM)
    sentence = paragraph(text, width, spans, "bold underline $text-accent", most=5)
    return Content("\n").join([two_ends(left, right, width), sentence, Content("")])


def group_row(words: str, width: int) -> Content:
    """A heading above the places of one value."""
    return paragraph(words, width, most=1).stylize("bold $text-warning")


BOUNDS = {"about": N_("about"), "over": N_("at least"), "under": N_("at most"), "vague": N_("vague")}
