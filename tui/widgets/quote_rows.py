"""Rows of the quotes pane: utterances, the headings of those who speak, and terms."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from search.model import Term
from search.speech import _, plural
from tui.output.quoted import quoted_lines
from tui.text.safe import one_line
from tui.text.utterances import (
    UNKNOWN,
    Utterance,
    Voice,
    has_name,
    known_name,
    mention,
    speaker,
    type_words,
)
from tui.text.wrap import shorten
from tui.widgets.rows import MUTED, counted, lines_of, paragraph, two_ends

MOST_LINES = 4
OPENED, FOLDED = "▾", "▸"
INDENT = "  "


def quote_row(utterance: Utterance, width: int) -> Content:
    """Who, with which verb, of which kind; then the words, and what to know before trusting them."""
    first = utterance.first
    name = Content.styled(one_line(speaker(first)), f"bold {'$text-accent' if has_name(first) else MUTED}")
    called = one_line(mention(first))
    about = _phrase(f"({called})" if called else "", type_words(first) and f"· {type_words(first)}")
    return _row(name, _phrase(about, first.verb, gap="  "), utterance, width)


def voice_quote_row(utterance: Utterance, width: int) -> Content:
    """The same below the heading that names the speaker: only another word for them stays."""
    first = utterance.first
    called = f"({mention(first)})" if mention(first) else "" if known_name(first) else first.speaker_text
    words = _phrase(called, first.verb, gap="  ")
    row = _row(Content(""), words, utterance, width - len(INDENT))
    return Content("\n").join(Content.assemble(INDENT, line) for line in row.split("\n", allow_blank=True))


def _phrase(*parts: str, gap: str = " ") -> str:
    return one_line(gap.join(part for part in parts if part))


def _row(name: Content, about: str, utterance: Utterance, width: int) -> Content:
    lines = _head(name, about, Content.styled(_(utterance.first.kind), "$text-secondary"), width)
    lines.append(Content("\n".join(quoted_lines(utterance.quotes, width, MOST_LINES))))
    if utterance.flags:
        lines.append(paragraph(" · ".join(utterance.flags), width).stylize("$text-warning"))
    return Content("\n").join([*lines, Content("")])


def _head(name: Content, about: str, kind: Content, width: int) -> list[Content]:
    """One line, or more where the name, what there is to say of it and the kind need them."""
    gap = "" if not (name and about) else " " if about[0] in "(·" else "  "
    beside = Content.assemble(name, gap, (about, MUTED))
    if _fits(beside, kind, width):
        return [two_ends(beside, kind, width)]
    about = about.removeprefix("· ")
    if name and _fits(name, kind, width):
        return [two_ends(name, kind, width), paragraph(about, width, most=2).stylize(MUTED)]
    if not name:
        return [*lines_of(beside, width, most=2), two_ends(Content(""), kind, width)]
    return [*lines_of(name, width, most=2), two_ends(Content.styled(about, MUTED), kind, width)]


def _fits(left: Content, right: Content, width: int) -> bool:
    return left.cell_length + right.cell_length < width


def voice_row(voice: Voice, folded: bool, width: int) -> Content:
    """The heading of one speaker: the name and how much is said under it."""
    first = voice.utterances[0].first
    called = _(UNKNOWN) if voice.name == UNKNOWN else voice.name
    name = Content.assemble(
        (f"{FOLDED if folded else OPENED} ", MUTED),
        (one_line(called), f"bold {'$text-accent' if has_name(first) else MUTED}"),
    )
    return counted(name, type_words(first), len(voice.utterances), width)


def terms_row(terms: Sequence[Term], folded: bool, width: int) -> Content:
    """The heading of the words in marks that nobody says; some of them, while they are folded."""
    left = Content.styled(f"{FOLDED if folded else OPENED} {_('said by nobody')}", MUTED)
    head = two_ends(
        left, Content.styled(plural("{count:,} term", "{count:,} terms", len(terms)), MUTED), width
    )
    if not folded:
        return head
    some = one_line(" · ".join(dict.fromkeys(term.text for term in terms)))
    return Content("\n").join([head, Content.styled(INDENT + shorten(some, width - len(INDENT)), MUTED)])


def term_row(term: Term, width: int) -> Content:
    """One of them."""
    return Content(INDENT + shorten(one_line(term.text), width - len(INDENT)))
