"""Rows of the glossary: words that mean the same, those that may, and those that do not."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from search.glossaries.own import Entry, Form
from search.glossaries.proposing import WordPair
from search.speech import _, plural
from tui.text.page import badge
from tui.text.safe import one_line
from tui.widgets.rows import MUTED, paragraph, two_ends

STATES = {"confirmed": ("✓ ", "$text-success"), "denied": ("✗ ", "$text-error")}


def candidate_row(pair: WordPair, width: int) -> Content:
    """What a word may be called, in how many passages that stands, and why it is proposed."""
    name = Content.assemble(STATES.get(pair.state, ""), _form(pair.other))
    seen = (
        plural("{count:,} passage", "{count:,} passages", pair.passages)
        if pair.passages
        else _("not in the texts")
    )
    return _row(name, seen, ", ".join(pair.reasons), width)


def proposal_row(pair: WordPair, width: int) -> Content:
    """Two words that may mean the same, and why."""
    forms = Content.assemble(("? ", "$text-warning"), _form(pair.one), " = ", _form(pair.other))
    return _row(
        forms, plural("{count:,} place", "{count:,} places", pair.passages), ", ".join(pair.reasons), width
    )


def entry_row(entry: Entry, is_pair: bool, width: int) -> Content:
    """What a person has decided."""
    forms = [_forms(tag, texts) for tag, texts in entry.forms]
    sign = STATES["confirmed" if is_pair else "denied"]
    name = Content.assemble(sign, Content(" = " if is_pair else " ≠ ").join(forms))
    return _row(name, "" if is_pair else _("told apart"), entry.note, width)


def word_row(words: str, width: int) -> Content:
    """A word of a sentence."""
    return paragraph(words, width, most=2)


def _row(name: Content, right: str, below: str, width: int) -> Content:
    lines = [two_ends(name, Content.styled(right, MUTED), width)]
    if below:
        lines.append(paragraph(below, width, most=3).stylize(MUTED))
    return Content("\n").join([*lines, Content("")])


def _form(form: Form) -> Content:
    return Content.assemble((one_line(form.text), "bold"), (f" {badge(form.lang)}", MUTED))


def _forms(tag: str, texts: Sequence[str]) -> Content:
    return Content.assemble((one_line(", ".join(texts)), "bold"), (f" {badge(tag)}", MUTED))
