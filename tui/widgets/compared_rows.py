"""The rows of a comparison: what was kept, changed, dropped or added, with a sign and the words of both."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from textual.content import Content

from search.comparing.markdown import ELSEWHERE, FRAME_WORDS, UNSURE, spoken
from search.model import Article, Comparison, Frame, Span
from search.speech import N_, _, plural
from tui.setup.settings import Script
from tui.text.comparison import SIGNS, Entry
from tui.text.page import badge
from tui.widgets.rows import MUTED, paragraph

LABEL = 11  # cells of the column of signs and words
RULE = " │ "
BESIDE = 90
"""From so many cells on the two texts stand beside each other."""

MOST = 5  # lines of one text in a row
MOST_KEPT = 2  # of one in which nothing differs
MARK = "bold underline"
CHANGES = (N_("kept"), N_("unsure"), N_("changed"), N_("dropped"), N_("added"), N_("frame"))
"""What a row is called behind its sign."""

STYLES = {"kept": MUTED, "changed": "$text-warning", "dropped": "$text-error", "added": "$text-success"}


class Texts(NamedTuple):
    """The two articles and what was found between them."""

    here: Article
    there: Article
    comparison: Comparison

    def drawn(self, script: Script) -> Texts:
        """With their Chinese in a script; all spans hold."""
        from tui.text.drawn import drawn_article

        return self._replace(here=drawn_article(self.here, script), there=drawn_article(self.there, script))


def entry_row(entry: Entry, texts: Texts, width: int) -> Content:
    """A row of the list for a width in cells."""
    moved = entry.kind == "kept" and any(part.moved for part in entry.parts)
    label = f"{SIGNS[entry.kind]} {_('moved') if moved else _(entry.kind)}"
    style = STYLES.get(entry.kind, "$text-accent" if entry.differs else MUTED)
    room = (width - LABEL - len(RULE)) // 2 if width >= BESIDE else width - LABEL
    here, there = _sides(entry, texts, room)
    if width >= BESIDE:
        lines = _beside(Content.styled(label, style), here, there, room)
    else:
        lines = _stacked(Content.styled(label, style), here, there, badge(_lang(texts.there, entry.there)))
    if told := _told(entry, texts.comparison):
        lines.append(Content(" " * LABEL) + paragraph(told, width - LABEL, most=1).stylize(MUTED))
    return Content("\n").join(lines)


def _sides(entry: Entry, texts: Texts, room: int) -> tuple[Content | None, Content | None]:
    if entry.kind == "frame":
        frames = (texts.comparison.frame_here, texts.here), (texts.comparison.frame_there, texts.there)
        here, there = (paragraph(said(*each), room) for each in frames)
        return here, there
    if len(entry.parts) > 1:
        told = plural("{count:,} part the same in both", "{count:,} parts the same in both", len(entry.parts))
        words = paragraph(told, room).stylize(MUTED)
        return words, None
    (part,) = entry.parts
    most = MOST_KEPT if entry.kind == "kept" else MOST
    return (
        _words(texts.here, part.here, part.marks_here, room, most),
        _words(texts.there, part.there, part.marks_there, room, most),
    )


def _words(
    article: Article, span: Span | None, marks: tuple[Span, ...], room: int, most: int
) -> Content | None:
    """The words of one text, what differs in them marked."""
    if span is None:
        return None
    inside = (mark for mark in marks if span.start <= mark.start and mark.end <= span.end)
    return paragraph(span.of(article.text), room, [m.shifted(-span.start) for m in inside], MARK, most)


def said(frame: Frame, article: Article) -> str:
    """Who says it and with what verb, as written, and whether in their own words."""
    return " · ".join(
        part
        for part in (spoken(frame, article) or _("no speaker found"), _(_KINDS.get(frame.kind, "")))
        if part
    )


_KINDS = {"direct": N_("own words"), "mixed": N_("partly own words"), "indirect": N_("in other words")}


def _beside(label: Content, here: Content | None, there: Content | None, room: int) -> list[Content]:
    left, right = (each.split("\n") if each else [] for each in (here, there))
    rows = zip_longest([label], left, right, fillvalue=Content(""))
    return [
        Content.assemble(_padded(sign, LABEL), _padded(ours, room), (RULE, MUTED), theirs)
        for sign, ours, theirs in rows
    ]


def _stacked(label: Content, here: Content | None, there: Content | None, lang: str) -> list[Content]:
    """The other text below, behind its language."""
    named = [(label, here), (Content.styled(f"  {lang}", MUTED), there)]
    parts = [(sign, words) for sign, words in named if words is not None]
    if here is None:
        parts = [(label, there or Content(""))]
    lines: list[Content] = []
    for sign, words in parts:
        for row in words.split("\n"):
            lines.append(Content.assemble(_padded(sign, LABEL), row))
            sign = Content("")
    return lines


def _padded(content: Content, cells: int) -> Content:
    return content.pad_right(max(0, cells - content.cell_length))


def _lang(article: Article, span: Span | None) -> str:
    at = span.start if span else 0
    return next((block.lang for block in article.blocks if block.start <= at < block.end), "")


def _told(entry: Entry, comparison: Comparison) -> str:
    """What belongs together in a part, or how the frames differ."""
    if entry.kind == "frame":
        return " · ".join(_(FRAME_WORDS[change]) for change in comparison.frame_changes)
    if len(entry.parts) != 1:
        return ""
    (part,) = entry.parts
    if part.elsewhere:
        return _(ELSEWHERE)
    is_marked = part.marks_here or part.marks_there
    unsure = [_(UNSURE)] if part.change == "unsure" and not is_marked else []
    differing = [pair.label for pair in part.pairs if " ≠ " in pair.label]
    labels = dict.fromkeys(pair.label for pair in part.pairs if " = " in pair.label)
    return " · ".join(
        [*differing, *unsure, *([_("pairs: {labels}").format(labels=" · ".join(labels))] if labels else [])]
    )
