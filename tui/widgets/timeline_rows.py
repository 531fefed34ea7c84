"""Rows of the timeline: a heading a date, below it each sentence that tells an event."""

from __future__ import annotations

from textual.content import Content

from search.model import Span
from search.punctuation import listed
from search.speech import N_, _, plural
from search.timeline import Event, Telling
from search.timeline.words import YEAR_UNKNOWN, date_words
from tui.text.safe import one_line
from tui.widgets.rows import MUTED, excerpt, origin, paragraph, two_ends

KIND_WORDS = {"event": N_("event"), "published": N_("published"), "undated": N_("undated")}
_ROOM = 300


def event_row(event: Event, width: int) -> Content:
    """The date with what is known of the event, and how many sources tell it."""
    left = Content.assemble((date_words(event), "bold"), (f"  {signs(event)}", MUTED))
    right = plural("{count} source", "{count} sources", event.sources) if event.kind == "event" else ""
    lines = [two_ends(left, Content.styled(right, MUTED), width)]
    if event.conflicts:
        others = _("≠ other sources: {dates}").format(dates=listed(event.conflicts))
        lines.append(paragraph(others, width, most=2).stylize("bold $text-warning"))
    return Content("\n").join(lines)


def signs(event: Event) -> str:
    """The kind where it is none that happened, and whether it was planned."""
    words = [_(KIND_WORDS[event.kind])] if event.kind == "published" else []
    return " · ".join([*words, _("planned")] if event.planned else words)


def telling_row(telling: Telling, times: int, is_repeated: bool, goes_on: bool, width: int) -> Content:
    """Where from, and the sentence with the words of its date marked, but for one that stands above it.

    `times`: in how many near copies it stands.  Where the next one has words from above as well, it `goes_on`
    without a blank line.
    """
    notes = [_(YEAR_UNKNOWN)] if telling.is_year_unknown else []
    notes += [_("near copy")] if telling.copy_of is not None else []
    notes += [_("the same words")] if is_repeated else []
    notes += [f"×{times}"] if times > 1 else []
    right = Content.styled(" · ".join(notes), MUTED)
    room = width - right.cell_length - 1
    left = origin(telling.source, telling.file, telling.title, telling.published, telling.lang, room)
    head = two_ends(left, right, width)
    if is_repeated:
        return head if goes_on else Content("\n").join([head, Content("")])
    within = telling.when.shifted(-telling.start) if telling.end else Span(0, 0)
    text, spans = excerpt(telling.text, [within], _ROOM)
    sentence = paragraph(one_line(text), width, spans, "bold underline $text-accent", most=4)
    return Content("\n").join([head, sentence, *([] if goes_on else [Content("")])])
