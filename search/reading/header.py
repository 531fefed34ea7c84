"""What a page says about itself around the story: its date, source, author and address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from search.language.scripts import HAN
from search.reading.fields import Line, line_of
from search.reading.lines import Paragraph
from search.reading.outlets import outlet

_RELAYED = re.compile(r"From (?:the )?[A-Z].{2,50}[^.!?]")
_REPORTER = re.compile(
    rf"(?:记者|記者|编译|編譯|特派员|特派員|文)\s?[/／]?\s?(?P<name>[{HAN}·]{{2,4}}(?:[、\s][{HAN}·]{{2,4}}){{0,4}})\s?"
    r"(?=[)）】〕\]]|[/／]\S{0,8}(?:報導|报道|報道))"
)
_OPENINGS = (
    re.compile(rf"【(?P<source>[{HAN}A-Za-z]{{2,12}}?)(?:[專专]?[訊讯電电]|報道|报道|報導)】"),
    re.compile(
        rf"(?P<source>[{HAN}]{{1,8}}?(?:社|报|報|新闻|新聞|网|網|电视台|電視台|客户端))[{HAN}]{{0,6}}"
        r"\d{1,2}月\d{1,2}日[专專]?[电電讯訊]"
    ),
)
_OURSELVES = ("本", "我")
_OPENING_LENGTH = 80
_NEAR_HEADLINE = 4
"""Among the first lines of a page the name of an outlet alone is its own."""


@dataclass(frozen=True, slots=True)
class Header:
    """The page's own fields, empty where it states none, and the paragraphs they stand in with a reason."""

    source: str = ""
    author: str = ""
    date: str = ""
    date_words: str = ""
    url: str = ""
    lines: dict[int, str] = field(default_factory=dict)


def read(head: Sequence[Paragraph], tail: Sequence[Paragraph], story: Sequence[Paragraph]) -> Header:
    """The fields stated above the story, else below it, else in its first paragraph's opening.

    Dates come from lines of their own alone: a date in the story is the story's.
    """
    found = {**_above(head), **_below(tail)}
    stated = [*found.values(), *(opening(paragraph.text) for paragraph in story[:1])]
    fields = {
        name: next((value for line in stated if (value := getattr(line, name))), "")
        for name in ("source", "author", "date", "date_words", "url")
    }
    if fields["date"]:
        fields["date_words"] = ""
    return Header(lines={n: line.reason for n, line in found.items()}, **fields)


def opening(text: str) -> Line:
    """Source and reporter from the set phrases that open a Chinese report (【…專訊】, （记者 …）)."""
    start = text[:_OPENING_LENGTH]
    reporter = _REPORTER.search(start)
    matches = (match for form in _OPENINGS if (match := form.match(start)))
    sources = (match["source"] for match in matches if not match["source"].startswith(_OURSELVES))
    return Line("", source=next(sources, ""), author=reporter["name"] if reporter else "")


def is_credit(text: str) -> bool:
    """Whether a line names only people or sources: an editor, an author, where the text comes from."""
    line = line_of(text)
    return line is not None and line.reason in ("by-line", "editor", "source line")


def could_be_headline(paragraph: Paragraph) -> bool:
    """Whether a first line such as "Board Meeting, 3 May 2025" may be a headline rather than a date line."""
    line = line_of(paragraph.text) or _outlet_line(paragraph)
    return paragraph.n == 0 and line is not None and bool(line.source) and not line.has_bar


def _above(head: Sequence[Paragraph]) -> dict[int, Line]:
    found: dict[int, Line] = {}
    for paragraph in head:
        line = line_of(paragraph.text)
        if line is None and paragraph.n - 1 in found and _RELAYED.fullmatch(paragraph.text):
            line = Line("source line")
        if line is None and len(head) > 1 and paragraph.n < _NEAR_HEADLINE:
            line = _outlet_line(paragraph)
        if line:
            found[paragraph.n] = line
    return found


def _outlet_line(paragraph: Paragraph) -> Line | None:
    name = outlet(paragraph.text)
    return Line("source line", source=name) if name else None


def _below(tail: Sequence[Paragraph]) -> dict[int, Line]:
    """Lines below the story count when they hold nothing free; two different dates say nothing."""
    lines = {p.n: line for p in tail if (line := line_of(p.text)) and not _is_free(line)}
    days = {line.date for line in lines.values() if line.date}
    day = days.pop() if len(days) == 1 else ""
    return {n: line._replace(date=line.date and day, date_words="") for n, line in lines.items()}


def _is_free(line: Line) -> bool:
    """Whether a dated line also holds words that no label names: below the story these may be anything."""
    return line.reason == "date line" and bool(line.source)
