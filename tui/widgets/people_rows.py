"""Rows of the people: who speaks in a library, and what one of them says."""

from __future__ import annotations

from textual.content import Content

from search.model import Article, Person
from tui.page import badge, count
from tui.quoted import quoted_lines
from tui.safe import one_line
from tui.utterances import TYPES, Utterance
from tui.widgets.rows import MUTED, origin, paragraph, two_ends
from tui.wrap import shorten

MOST_LINES = 6


def person_row(person: Person, width: int) -> Content:
    """The name and how much is said under it, other names, where; then who else it may be."""
    name = Content.styled(one_line(person.name), "bold")
    kind = TYPES.get(person.type, "")
    left = Content.assemble(name, (f" · {kind}" if kind else "", MUTED))
    right = Content.styled(count(person.quotes, "statement"), MUTED)
    lines = [two_ends(left, right, width)]
    others = " = ".join(name for name in person.names if name != person.name)
    if others:
        lines.append(Content(shorten(one_line(others), width)))
    langs = " ".join(badge(lang) for lang in person.langs)
    lines.append(Content.styled(f"{langs} · {count(len(person.files), 'file')}", MUTED))
    for number, proposal in enumerate(person.proposals):
        why = f": {', '.join(proposal.reasons)}" if proposal.reasons else ""
        keys = " · y joins, d denies" if number == 0 else ""
        words = f"perhaps also {proposal.name}{why}{keys}"
        lines.append(paragraph(words, width, most=2).stylize("$text-warning"))
    return Content("\n").join([*lines, Content("")])


def statement_row(utterance: Utterance, head: Article | None, width: int) -> Content:
    """Where it stands, with which verb and of which kind, then the words."""
    first = utterance.first
    source, file = (head.source, head.file) if head else ("", "")
    title, date = (head.title, head.date) if head else ("", "")
    said = " · ".join(word for word in (one_line(first.cue), first.kind) if word)
    left = origin(source, file, title, date, first.lang)
    lines = [two_ends(left, Content.styled(said, "$text-secondary"), width)]
    lines.append(Content("\n".join(quoted_lines(utterance.quotes, width, MOST_LINES))))
    notes = " · ".join(part for part in (file if source else "", *utterance.flags) if part)
    if notes:
        lines.append(Content.styled(shorten(one_line(notes), width), MUTED))
    return Content("\n").join([*lines, Content("")])
