"""Rows of the lists: related passages as styled text for a width, and what all rows share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from textual.content import Content

from search.model import Span
from search.punctuation import listed
from search.speech import N_, _, plural
from tui.text.page import badge, times
from tui.text.safe import one_line
from tui.text.wrap import cell_len, shorten, wrap

if TYPE_CHECKING:
    from search.model import Evidence, EvidenceKind, Related

MUTED = "$foreground-muted"
"""For what stands back; `$text-muted` may mean black or white once it is inside a row."""


def paragraph(text: str, width: int, spans: Iterable[Span] = (), style: str = "", most: int = 0) -> Content:
    """Text set in lines of `width` cells, `spans` of it styled; at most `most` lines, 0 for all."""
    content = Content(one_line(text))
    for span in spans:
        content = content.stylize(style, span.start, span.end)
    return Content("\n").join(lines_of(content, width, most))


def lines_of(content: Content, width: int, most: int = 0) -> list[Content]:
    """One line of text, safe to print, set in lines of `width` cells."""
    cuts = [0, *wrap(content.plain, width), len(content)]
    lines = [content[start:end].rstrip() for start, end in pairwise(cuts)]
    return lines if not most or len(lines) <= most else [*lines[: most - 1], _cut(lines[most - 1], width)]


def _cut(line: Content, width: int) -> Content:
    """The line with an ellipsis, for what is left out below it."""
    kept = shorten(line.plain, width - cell_len("…")).removesuffix("…").rstrip(" .…")
    return Content.assemble(line[: len(kept)], "…")


def _ended(line: Content, room: int) -> Content:
    """As much of a line as fits, with an ellipsis where it was cut; never half of a wide character."""
    kept = shorten(line.plain, room)
    return line if kept == line.plain else Content.assemble(line[: len(kept) - 1], "…")


def two_columns(name: str, words: str, cells: int, width: int, style: str = "bold") -> Content:
    """A name of at most `cells` cells, and beside it words set in the lines that are left for them."""
    lines = lines_of(Content(one_line(words)), max(1, width - cells))
    gap = " " * max(1, cells - cell_len(name))
    return Content("\n" + " " * cells).join([Content.assemble((name, style), gap, lines[0]), *lines[1:]])


def two_ends(left: Content, right: Content, width: int) -> Content:
    """One line with something at either end; the left one gives way, on the narrowest the right one, too."""
    right = _ended(right, max(width - 2, 1))
    left = _ended(left, max(width - right.cell_length - 1, 1))
    gap = max(1, width - left.cell_length - right.cell_length)
    return Content.assemble(left, " " * gap, right)


def counted(name: Content, kind: str, number: int, width: int) -> Content:
    """A name and how many statements are under it; the kind gives way first, the number never."""
    words = plural("{count:,} statement", "{count:,} statements", number)
    whole = Content.assemble(name, (f" · {kind}" if kind else "", MUTED))
    choices = ((whole, words), (name, words), (name, str(number)))
    fits = (each for each in choices if each[0].cell_length + len(each[1]) < width)
    left, right = next(fits, choices[-1])
    return two_ends(left, Content.styled(right, MUTED), width)


def excerpt(text: str, spans: Sequence[Span], room: int) -> tuple[str, list[Span]]:
    """The part of a text around its first span that fits about `room` characters, with its spans."""
    if len(text) <= room:
        return text, list(spans)
    first = spans[0].start if spans else 0
    start = max(0, min(first - room // 4, len(text) - room))
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if 0 <= space < start + 12 else start
    end = min(len(text), start + room)
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    moved = [
        Span(max(s.start, start), min(s.end, end)).shifted(len(head) - start)
        for s in spans
        if s.start < end and s.end > start
    ]
    return head + text[start:end] + tail, moved


# -- related ------------------------------------------------------------------------------------------


NAME = 24
"""Cells that the name of a source or article has before the date beside it goes."""


def origin(source: str, file: str, title: str, date: str, lang: str, room: int = 0) -> Content:
    """Language badge, where it is from and when.

    For `room` cells, if any are given, the name is cut, or the date left out: half a date tells nothing.
    """
    sign, name = f" {one_line(badge(lang))} ", one_line(source or title or file)
    day = f"  {one_line(date[:10])}" if date else ""
    left = room - cell_len(sign) - 1 - cell_len(day)
    if room and cell_len(name) > left:
        if left < min(NAME, cell_len(name)):
            day = ""
        else:
            name = shorten(name, left)
    return Content.assemble((sign, "$text-primary on $primary-muted"), " ", (name, "bold"), (day, MUTED))


KINDS: dict[EvidenceKind, str] = {
    "name": N_("names"),
    "figure": N_("figures"),
    "date": N_("dates"),
    "term": N_("terms"),
    "words": N_("words"),
}
"""What stands before the evidence of one kind."""


LEVELS = (N_("same statement"), N_("same fact"), N_("related"))
"""How near a passage is."""


def related_row(value: Related, width: int, decision: str = "") -> Content:
    """Where from, how near, the sentence with what is shared marked, and the reasons.

    A person's `decision` stands in the place of the level.
    """
    level = decision or ("" if value.same_page else value.level)
    words = _(level) if level else _("this page's digest")
    right = Content.assemble((f"{times(value.copies)} ".lstrip(), "$text-warning"), (words, _emphasis(level)))
    why = reasons(value.evidence)
    if value.how and value.how != "direct":
        from search.related.renderings import how_words

        why = Content.assemble((how_words(value.how), MUTED), " · ", why)
    room = width - right.cell_length - 1
    left = origin(value.source, value.file, value.title, value.date, value.passage.lang, room)
    return Content("\n").join(
        [
            two_ends(left, right, width),
            paragraph(value.text, width, _within(value), "bold underline $text-accent", most=5),
            *lines_of(why, width, most=2),
            Content(""),
        ]
    )


def _emphasis(level: str) -> str:
    return {"same statement": "bold $text-success", "same fact": "$text-success"}.get(level, MUTED)


def reasons(evidence: Iterable[Evidence]) -> Content:
    """What two texts share, names first, each label once."""
    labels: dict[EvidenceKind, dict[str, None]] = {kind: {} for kind in KINDS}
    for each in evidence:
        labels[each.kind][one_line(each.label)] = None
    told = [
        Content.assemble((f"{_(KINDS[kind])} ", MUTED), (listed(shared), "$text-secondary"))
        for kind, shared in labels.items()
        if shared
    ]
    return Content(" · ").join(told or [Content.styled(_("near in meaning"), "$text-secondary")])


def _within(value: Related) -> list[Span]:
    """The evidence inside the shown sentence, counted from its beginning."""
    spans = (span.shifted(-value.start) for each in value.evidence for span in each.there)
    return [span for span in spans if 0 <= span.start < span.end <= len(value.text)]
