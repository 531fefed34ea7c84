"""Cleaned text to blocks: every paragraph gets a role and a language, folded ones a reason.

The order of judgement: machine summaries, residue of the page, the page's own fields, the headline,
the digest in another language, what stands above and below the story, and at last subheads.  Blocks
cover all visible text, in order, and do not overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from search.language.detect import language
from search.model import Block, Role
from search.reading import damage, header, residue, summaries, titles
from search.reading.header import Header
from search.reading.lines import Paragraph, base, paragraphs
from search.reading.summaries import MACHINE, Piece
from search.speech import N_

_WIDEST_SUBHEAD = 100
_WIDEST_HEADLINE = 160
_WIDEST_KICKER = 24
_MOST_BELOW = 0.25
_HEAD_LINES = 12
_LOOSE_HEAD_LINES = 2
_SURE_LENGTH = 100
"""In characters: what says its language by itself."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text, its headline (empty if no line looks like one) and the page's own fields."""

    blocks: tuple[Block, ...]
    title: str
    header: Header


@dataclass(frozen=True, slots=True)
class _Page:
    """A text while it is judged.

    The story is in `lang` and runs from paragraph `first` to `last`; from `below` on (the first of two
    equal lines under it) nothing can belong to it.  `original` is its first paragraph in `lang`.
    """

    paragraphs: list[Paragraph]
    machine: Mapping[int, list[Piece]]
    residue: Mapping[int, str]
    lang: str
    first: int
    original: int
    last: int
    below: int

    @property
    def head(self) -> list[Paragraph]:
        reach = min(self.first, _HEAD_LINES) if self.last >= 0 else _LOOSE_HEAD_LINES
        return [p for p in self.paragraphs[:reach] if p.n not in self.residue]

    @property
    def tail(self) -> list[Paragraph]:
        return [p for p in self.paragraphs[self.last + 1 :] if p.n not in self.residue and p.n > self.first]

    @property
    def story(self) -> list[Paragraph]:
        return [p for p in self.paragraphs[self.first : self.last + 1] if p.n not in self.residue]


def lay_out(text: str) -> Layout:
    """The layout of a cleaned text, in time linear in its length."""
    page = _page(paragraphs(text))
    fields, title = _fields_and_title(page)
    folded = {**_above(page, title), **_below(page), **page.residue, **fields.lines}
    if title is not None:
        folded |= titles.repeats(page.paragraphs, title)
        folded.pop(title, None)
    over = [p for p in page.paragraphs[: page.original] if p.n not in folded and p.n != title]
    digest = summaries.digest(over, page.lang)
    roles = {**_subheads(page), **_because("summary", digest), **_because("boilerplate", folded)}
    if title is not None:
        roles[title] = ("headline", "")
    blocks = [block for p in page.paragraphs for block in _blocks(p, page.machine.get(p.n), roles)]
    name = "" if title is None else " ".join(map(str.strip, page.paragraphs[title].text.splitlines()))
    return Layout(tuple(merged(with_languages(blocks, page.lang, text))), name, fields)


def _page(found: list[Paragraph]) -> _Page:
    machine = summaries.machine(found)
    folded = residue.fold(found)
    story = [p for p in found if (p.is_running or p.n in machine) and p.n not in folded]
    if len(story) > 1 and _is_loud_headline(story[0]):
        del story[0]
    lang = main_language(story, [p for p in found if p.n not in folded])
    original = [p for p in story if p.is_in(lang)] or story
    below = _said_twice(found, original)
    last = max((p.n for p in original if p.n < below), default=-1)
    listed = residue.lists(found, last)
    folded |= {n: why for n, why in listed.items() if n not in folded and not header.is_credit(found[n].text)}
    first, start = (story[0].n, original[0].n) if story else (len(found), len(found))
    return _Page(found, machine, folded, lang, first, start, last, below)


def _is_loud_headline(paragraph: Paragraph) -> bool:
    """Whether the first paragraph is one long question or exclamation: a headline with an end mark."""
    text = paragraph.text
    return (
        paragraph.n == 0
        and paragraph.width <= _WIDEST_HEADLINE
        and text.endswith(("?", "!", "？", "！"))
        and not any(mark in text for mark in (". ", "。", "\n"))
    )


def main_language(story: Sequence[Paragraph], lines: Sequence[Paragraph] = ()) -> str:
    """The language that fills most of the story; without a long paragraph, that of all `lines` together."""
    weights: Counter[str] = Counter()
    for paragraph in story:
        if len(paragraph.text) >= _SURE_LENGTH:
            weights[paragraph.lang] += paragraph.width
    if not weights:
        return language("\n".join(paragraph.text for paragraph in lines or story))
    return max(weights, key=lambda lang: weights[lang])


def _said_twice(found: Sequence[Paragraph], story: Sequence[Paragraph]) -> int:
    """The first of two equal lines running, with little of the story below them; else the text's end."""
    widths = {p.n: p.width for p in story}
    below = total = sum(widths.values())
    for a, b in pairwise(found):
        below -= widths.get(a.n, 0)
        if a.text == b.text and not a.ended and below <= _MOST_BELOW * total:
            return a.n
    return len(found)


def _fields_and_title(page: _Page) -> tuple[Header, int | None]:
    """A date line is no headline, unless it comes first and no other line could be one."""
    fields = header.read(page.head, page.tail, page.story)
    title = _title(page, fields)
    if title is None and page.head and header.could_be_headline(page.head[0]):
        other = header.read(page.head[1:], page.tail, page.story)
        title = _title(page, other)
        fields = other if title is not None else fields
    return fields, title


def _title(page: _Page, fields: Header) -> int | None:
    """The headline: a line over the story, or the only line below it."""
    above = [p for p in page.head if p.n not in page.machine and p.n not in fields.lines]
    below = [p for p in page.tail if p.n not in fields.lines]
    if len(below) == 1 and not below[0].is_running:
        above += below
    return titles.choose(above, page.first, "\n".join(p.text for p in page.story))


def _above(page: _Page, title: int | None) -> dict[int, str]:
    """Kickers and page elements: the very short lines over the headline."""
    lines = [p for p in page.head if title is not None and p.n < title]
    return {p.n: N_("above the headline") for p in lines if p.width <= _WIDEST_KICKER and not p.ended}


def _below(page: _Page) -> dict[int, str]:
    """What follows the story: lines without end mark or said before, and a little in another language."""
    times = Counter(p.text for p in page.paragraphs)
    foreign = {p.n for p in page.tail if p.n < page.below and not p.is_in(page.lang)}
    size = sum(p.width for p in page.tail if p.n in foreign)
    if size > _MOST_BELOW * sum(p.width for p in page.story):
        foreign.clear()
    return {
        p.n: N_("below the story")
        for p in page.tail
        if p.n >= page.below or p.n in foreign or times[p.text] > 1 or not (p.ended or p.n in page.machine)
    }


def _subheads(page: _Page) -> dict[int, tuple[Role, str]]:
    """Single short lines without end mark, between paragraphs of the story or above its first one."""
    return {n: ("subhead", "") for n in range(page.last) if _is_subhead(page, n)}


def _is_subhead(page: _Page, n: int) -> bool:
    if not _is_short(page.paragraphs[n]):
        return False
    before, after = page.paragraphs[n - 1], page.paragraphs[n + 1]
    return n < page.first or (after.ended and (before.ended or before.n in page.residue))


def _is_short(line: Paragraph) -> bool:
    plain = line.text[-1].isalnum() or line.text[-1] in "”’\"')）》」』"
    return (
        plain
        and not line.ended
        and line.width <= _WIDEST_SUBHEAD
        and not line.text.startswith(("-", "•", "*"))
    )


def _because(role: Role, reasons: Mapping[int, str]) -> dict[int, tuple[Role, str]]:
    return {n: (role, reason) for n, reason in reasons.items()}


def _blocks(
    p: Paragraph, pieces: Sequence[Piece] | None, roles: Mapping[int, tuple[Role, str]]
) -> list[Block]:
    role, reason = roles.get(p.n, ("body", ""))
    if pieces is None or role in ("boilerplate", "headline"):
        return [Block(p.start, p.end, role, p.lang, reason)]
    return [
        Block(start, end, "subhead" if is_heading else "summary", p.lang, MACHINE)
        for start, end, is_heading in pieces
    ]


def with_languages(blocks: Sequence[Block], main: str, text: str) -> list[Block]:
    """The blocks of a text whose story is in `main`, with what is around them to settle their languages.

    A short block is read as its long neighbours are where both have one language, else as the story is;
    one without letters takes the language before it, and one of misread bytes has none.
    """
    before, after = _sure(blocks), _sure(blocks[::-1])[::-1]
    settled: list[Block] = []
    known = next((block.lang for block in blocks if block.lang != "und"), "und")
    for block, left, right in zip(blocks, before, after, strict=True):
        expected = left if left and left == right else main
        if block.lang == "und":
            settled.append(replace(block, lang=known))
            continue
        known = _settled(block, expected, text)
        settled.append(replace(block, lang=known))
    return settled


def _sure(blocks: Sequence[Block]) -> list[str]:
    """For each block, the language of the last long one up to it, if there is one."""
    known, found = "", []
    for block in blocks:
        if block.end - block.start >= _SURE_LENGTH:
            known = block.lang
        found.append(known)
    return found


def _settled(block: Block, expected: str, text: str) -> str:
    lang = block.lang
    if text and expected not in (lang, "und") and block.end - block.start < _SURE_LENGTH:
        lang = language(text[block.start : block.end], expected)
    is_misread = base(lang) == "zh" and damage.is_misread(text[block.start : block.end])
    return "und" if is_misread else lang


def merged(blocks: Sequence[Block]) -> list[Block]:
    """Neighbouring boilerplate with one reason becomes one block."""
    joined: list[Block] = []
    for block in blocks:
        if joined and block.role == "boilerplate" == joined[-1].role and block.reason == joined[-1].reason:
            joined[-1] = replace(joined[-1], end=block.end)
        else:
            joined.append(block)
    return joined
