"""An article as it was decoded, with every repair marked: what the cleaned text is made from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from search.model import Article, Edit, Span
from search.reading.edits import EditMap
from search.speech import _, plural
from tui.reader.about import kinds
from tui.text.page import Line, Page
from tui.text.places import Places, Spot
from tui.text.safe import one_line, printable
from tui.text.spans import Spans
from tui.text.wrap import shorten, wrap

LINE_END = "line end"
"""Marked, but no stop of its own: a file of another system has one on every line."""

SHORT = 16
"""Cells of a repair's words where it is named."""

_SIGNS = str.maketrans(
    {"\t": "␉"}
    | dict.fromkeys("\u00a0\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B))), "␣")
    | dict.fromkeys("\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff", "␦")
)
"""What a reader would not see in its place."""


class Raw:
    """The layer before repairs.  Made in time linear in the text, asked in the logarithm of its repairs."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._edits = EditMap(article.edits)
        raw = self._edits.raw_text(article.text)
        self.drawn = self.copied = _visible(raw, article.edits)
        self.places = RawPlaces(article, self._edits)
        self.title = title(article.edits)
        self._kinds: dict[str, list[int]] = {}
        for index, edit in enumerate(article.edits):
            self._kinds.setdefault(edit.reason, []).append(index)

    @property
    def repairs(self) -> Spans:
        """What was repaired, but for line ends."""
        return _spans(edit for edit in self.article.edits if edit.reason != LINE_END)

    @property
    def line_ends(self) -> Spans:
        """Where another system's line ends stood."""
        return _spans(edit for edit in self.article.edits if edit.reason == LINE_END)

    def lay_out(self, columns: int) -> Page:
        """The whole text line by line."""
        cuts = pairwise([0, *wrap(self.drawn, columns), len(self.drawn)])
        return Page(self.drawn, [Line("body", left, right) for left, right in cuts])

    def shown(self, offset: int) -> int:
        """Where a cleaned offset stands before the repairs."""
        return self._edits.to_raw(offset)

    def shown_span(self, span: Span) -> Span:
        """The range behind a cleaned one, whole repairs included."""
        return self._edits.raw_span(span)

    def cleaned_span(self, span: Span) -> Span:
        """What became of a range."""
        start = self._edits.to_clean(span.start)
        return Span(start, max(start, self._edits.to_clean(span.end)))

    def here(self, spot: Spot) -> Spot:
        """The spot in the cleaned text."""
        return self.places.cleaned(spot.offset)

    def repair_at(self, offset: int) -> str:
        """Which repair stands at an offset of the raw text and what became of it; empty where none is."""
        edits = self.article.edits
        index = bisect_right(edits, offset, key=lambda edit: edit.raw_start) - 1
        if index < 0 or offset >= edits[index].raw_end:
            return ""
        edit = edits[index]
        before = _short(self.drawn[edit.raw_start : edit.raw_end])
        after = _short(self.article.text[edit.start : edit.end])
        became = _("became {after}").format(after=after) if edit.end > edit.start else _("left out")
        kind = self._kinds[edit.reason]
        return f"{_(edit.reason)} {bisect_right(kind, index)}/{len(kind)}: {before} {became}"


class RawPlaces:
    """The stops of the cleaned text where they stand before the repairs; its marks are the repairs."""

    def __init__(self, article: Article, edits: EditMap) -> None:
        self._places = Places(article, folded=False)
        self._edits = edits
        self.paragraphs = [edits.to_raw(offset) for offset in self._places.paragraphs]
        self.sentences = [edits.to_raw(offset) for offset in self._places.sentences]
        self.marks = stops(article.edits)

    @property
    def top(self) -> int:
        """The beginning: nothing is left out."""
        return 0

    def is_hidden(self, offset: int) -> bool:
        """Never: nothing is folded here."""
        return self._places.is_hidden(self._edits.to_clean(offset))

    def cleaned(self, offset: int) -> Spot:
        """What stands in the cleaned text where a raw offset leads."""
        return self._places.spot(self._edits.to_clean(offset))

    def spot(self, offset: int) -> Spot:
        """Passage and quote of the cleaned text, their ranges before the repairs."""
        spot = self.cleaned(offset)
        return spot._replace(
            offset=offset,
            stretch=self._edits.raw_span(spot.stretch),
            sentence=self._edits.raw_span(spot.sentence),
        )


def _spans(edits: Iterable[Edit]) -> Spans:
    return Spans(Span(edit.raw_start, edit.raw_end) for edit in edits)


def stops(edits: Iterable[Edit]) -> list[int]:
    """Where repairs begin, those that touch each other once; line ends only where there is nothing else."""
    edits = list(edits)
    chosen = [edit for edit in edits if edit.reason != LINE_END] or edits
    ends = {edit.raw_end for edit in chosen}
    return [edit.raw_start for edit in chosen if edit.raw_start not in ends]


def title(edits: Sequence[Edit]) -> str:
    """What was repaired, in one line."""
    if not edits:
        return _("Raw text · nothing was repaired")
    number = plural("Raw text · {count:,} repair", "Raw text · {count:,} repairs", len(edits))
    return f"{number}: {kinds(_(edit.reason) for edit in edits)}"


def _short(words: str) -> str:
    return f"“{shorten(one_line(words), SHORT)}”"


def _visible(raw: str, edits: Iterable[Edit]) -> str:
    """`raw` with a sign for whatever has no shape of its own, where that was repaired; the same length."""
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += (raw[position : edit.raw_start], edit.raw.translate(_SIGNS))
        position = edit.raw_end
    pieces.append(raw[position:])
    return printable("".join(pieces))
