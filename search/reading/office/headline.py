"""Which paragraph is the headline, where no style says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from search.reading import titles
from search.reading.fields import line_of
from search.reading.lines import Paragraph as Line
from search.reading.office.story import Paragraph
from search.reading.properties import same

_REACH = 12
_WIDEST = 160


def find(paragraphs: Sequence[Paragraph], stated: str) -> int | None:
    """The number of the headline, None where no paragraph is one.

    In this order: a paragraph in the style of titles; the title that the file states, "" for none; a heading
    that opens the text, or a line set larger or heavier or in the middle; a first line that looks like one.
    """
    kinds = [p.kind for p in paragraphs]
    if "title" in kinds:
        return kinds.index("title")
    head = paragraphs[:_REACH]
    said = next((n for n, p in enumerate(head) if stated and same(p.text, stated)), None)
    if said is not None:
        return said
    lines = [_line(n, p) for n, p in enumerate(head)]
    first = next((line.n for line in lines if line.is_running), len(paragraphs))
    above = [line for line in lines if line.n <= first and _could_be(line, head[line.n])]
    if above and (_stands_out(head[above[0].n], paragraphs) or _opens(kinds, above[0].n, stated)):
        return above[0].n
    if stated:
        return None
    body = "\n".join(p.text for p in paragraphs[first : first + _REACH])
    return titles.choose([line for line in above if line.n < first], first, body)


def _line(n: int, paragraph: Paragraph) -> Line:
    return Line(n, n, 0, len(paragraph.text), paragraph.text)


def _could_be(line: Line, paragraph: Paragraph) -> bool:
    is_short = line.width <= _WIDEST and (not line.ended or line.text.endswith(("?", "!", "？", "！")))
    return is_short and not paragraph.is_row and paragraph.kind != "contents" and line_of(line.text) is None


def _stands_out(paragraph: Paragraph, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a line is set otherwise than most of the text."""
    sizes: Counter[int] = Counter()
    bold = centred = 0
    for each in paragraphs:
        sizes[each.size] += len(each.text)
        bold += len(each.text) * each.is_bold
        centred += len(each.text) * each.is_centred
    half = sum(sizes.values()) / 2
    return (
        paragraph.size > sizes.most_common(1)[0][0]
        or (paragraph.is_bold and bold < half)
        or (paragraph.is_centred and centred < half)
    )


def _opens(kinds: Sequence[str], n: int, stated: str) -> bool:
    """Whether a heading opens the text: a first of several does not where the file states another title."""
    return kinds[n] == "heading" and (not stated or kinds.count("heading") == 1)
