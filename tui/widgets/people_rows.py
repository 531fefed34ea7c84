"""Rows of the people: who speaks in a library, under which names, and what one of them says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content

from search.model import Article, Person, Proposal
from search.people.utterances import Utterance
from search.punctuation import labelled, listed
from search.speech import N_, _, plural
from tui.output.quoted import quoted_lines
from tui.text.called import called
from tui.text.page import badge, times
from tui.text.safe import one_line
from tui.text.utterances import TYPES, flags_of
from tui.widgets.rows import MUTED, counted, origin, paragraph, two_ends

MOST_LINES = 6
DECIDE = N_("{people.join} joins, {people.separate} denies")
MORE = N_("… {number:,} more; {filtered.line} narrows the list")
MARK = "● "


def person_row(person: Person, width: int, marked: bool = False, keys: str = "") -> Content:
    """The name and how much is said under it, other names, where; then who else it may be.

    `keys` says how that is decided.
    """
    first = called(person.name, person.names)
    name = Content.assemble((MARK if marked else "", "$text-accent"), (one_line(first), "bold"))
    lines = [counted(name, _(TYPES.get(person.type, "")), person.quotes, width)]
    others = " = ".join(dict.fromkeys(name for name in (person.name, *person.names) if name != first))
    if others:
        lines.append(paragraph(others, width, most=2))
    langs = " ".join(badge(lang) for lang in person.langs)
    files = plural("{count:,} file", "{count:,} files", len(person.files))
    lines.append(paragraph(f"{langs} · {files}", width, most=2).stylize(MUTED))
    for number, proposal in enumerate(person.proposals):
        lines.append(_proposed(proposal, width, keys if number == 0 else "").stylize("$text-warning"))
    return Content("\n").join([*lines, Content("")])


def well_known(person: Person) -> Person:
    """The same under the name that the reader knows best, before characters are turned."""
    return replace(person, name=called(person.name, person.names))


def more_row(words: str, width: int) -> Content:
    """How many are not shown."""
    return paragraph(words, width).stylize(MUTED)


def _proposed(proposal: Proposal, width: int, keys: str) -> Content:
    """Who else it may be and why; the keys stay in sight, on a line of their own where they must."""
    also = _("perhaps also {name}").format(name=proposal.name)
    words = paragraph(labelled(also, listed(proposal.reasons)) if proposal.reasons else also, width, most=2)
    if not keys:
        return words
    beside = words.split("\n")[-1].cell_length + len(f" · {keys}") <= width
    return Content.assemble(words, f" · {keys}") if beside else words + "\n" + paragraph(keys, width)


def name_row(name: str, files: Sequence[str], width: int) -> Content:
    """One of the names of a person, and the files that use it."""
    left = Content.styled(one_line(name), "bold")
    lines = [
        two_ends(left, Content.styled(plural("{count:,} file", "{count:,} files", len(files)), MUTED), width)
    ]
    where = listed(files) or _("only in people.yaml")
    lines.append(paragraph(where, width, most=2).stylize(MUTED))
    return Content("\n").join([*lines, Content("")])


def statement_row(
    statement: Utterance, head: Article | None, width: int, again: Sequence[str] = ()
) -> Content:
    """Where it stands, with which verb and of which kind, then the words, and the files that repeat them."""
    first = statement.first
    source, file = (head.source, head.file) if head else ("", "")
    title, date = (head.title, head.date) if head else ("", "")
    said = " · ".join(word for word in (one_line(first.verb), _(first.kind)) if word)
    right = Content.assemble(
        (times(statement.times) + " " if statement.again else "", "$text-warning"), (said, "$text-secondary")
    )
    room = width - right.cell_length - 1
    lines = [two_ends(origin(source, file, title, date, first.lang, room), right, width)]
    lines.append(Content("\n".join(quoted_lines(statement.quotes, width, MOST_LINES))))
    also = _("also in {files}").format(files=listed(again)) if again else ""
    notes = " · ".join(part for part in (*flags_of(statement.quotes), file if source else "", also) if part)
    if notes:
        lines.append(paragraph(notes, width, most=3).stylize(MUTED))
    return Content("\n").join([*lines, Content("")])
