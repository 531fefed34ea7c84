"""Rows of kept passages: where they are from, what became of them, and what differs in changed ones."""

from __future__ import annotations

from textual.content import Content

from search.bookmarks import Standing
from search.bookmarks.standing import Candidate
from search.bookmarks.words import STATES
from search.export.attributed import kind_of
from search.model import Span
from search.speech import _, plural
from tui.widgets.rows import MUTED, lines_of, origin, paragraph, two_ends

MOST_LINES = 6
SHOWN = 3
"""Candidates that are listed in a row; the dialog lists all."""


def bookmark_row(each: Standing, known: bool, width: int) -> Content:
    """One bookmark; `known` when its articles were looked at, else nothing is said of its place."""
    kept = each.bookmark
    state = Content.styled(_(STATES[each.state]), MUTED if each.is_sure else "$text-warning")
    right = state if known else Content("")
    room = width - right.cell_length - 1
    left = origin(kept.source, kept.file or kept.url, kept.title, kept.date, kept.lang, room)
    lines = [two_ends(left, right, width)]
    if who := " · ".join(filter(None, (kept.speaker or kept.speaker_as_written, kind_of(kept)))):
        lines.append(paragraph(who, width, most=2).stylize("bold $text-accent" if kept.speaker else MUTED))
    lines += _changed(each, width) if known and each.state == "changed" else [_words(each, width)]
    lines += _candidates(each, width) if known else []
    if note := " ".join([kept.note, *(f"#{tag}" for tag in kept.tags)]).strip():
        lines.append(paragraph(note, width, most=3).stylize("$text-secondary"))
    return Content("\n").join([*lines, Content("")])


def _words(each: Standing, width: int) -> Content:
    return paragraph(each.bookmark.quote, width, most=3)


def _changed(each: Standing, width: int) -> list[Content]:
    """The words that were kept, and those that stand there now, with what differs marked in both."""
    from search.wording import differences

    old, new = each.bookmark.words, each.now
    found = [part for part in differences(old, new) if part.kind != "same"]
    return [
        *_signed("− ", old, [part.here for part in found], "bold underline $text-error", width),
        *_signed("+ ", new, [part.there for part in found], "bold underline $text-success", width),
    ]


def _signed(sign: str, words: str, marks: list[Span], style: str, width: int) -> list[Content]:
    marked = paragraph(
        words, width - len(sign), [mark for mark in marks if mark.start < mark.end], style, most=MOST_LINES
    )
    first, *rest = marked.split("\n")
    return [
        Content.assemble((sign, style.split()[-1]), first),
        *(Content.assemble("  ", row) for row in rest),
    ]


def _candidates(each: Standing, width: int) -> list[Content]:
    shown = [candidate_line(number, place, width) for number, place in enumerate(each.candidates[:SHOWN], 1)]
    more = len(each.candidates) - SHOWN
    if more > 0:
        shown.append(Content.styled(plural("and {count} more place", "and {count} more places", more), MUTED))
    return shown


def candidate_line(number: int, place: Candidate, width: int, most: int = 2) -> Content:
    """A place that may be meant, in what stands around it."""
    words = paragraph(place.words, width - 3, [place.inside], "bold $text-accent", most=most)
    first, *rest = words.split("\n")
    return Content("\n").join(
        [Content.assemble((f"{number:>2} ", MUTED), first), *(Content.assemble("   ", row) for row in rest)]
    )


def place_row(number: int, place: Candidate, where: str, width: int) -> Content:
    """The same as a row of its own, with the article that it stands in."""
    heading = lines_of(Content.styled(where, MUTED), width, most=1)
    return Content("\n").join([*heading, candidate_line(number, place, width, MOST_LINES), Content("")])
