"""What a page says about itself around the story: date lines, sources, by-lines, the page's address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from search.language.scripts import HAN
from search.reading import dates
from search.reading.lines import Paragraph, width

_WIDEST = 160
_WIDEST_NAME = 48
_MOST_WORDS = 7

_SOURCE = r"文章来源|文章來源|新闻来源|新聞來源|来源|來源|稿源|转自|轉自|出处|出處"
_AUTHOR = r"作者|记者|記者|撰文|撰稿|编译|編譯|文"
_EDITOR = r"责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|审核|審核|监制|監製|终审|終審|排版|通讯员|通訊員"
_LABELLED = re.compile(
    rf"(?P<label>{_SOURCE}|{_AUTHOR}|{_EDITOR})\s?[:：/／丨]\s?(?P<value>[^\s|｜;；)）】〕\]]{{1,30}})"
    r"|\b(?P<english>Source|Via|Author|Written by|Editor|Edited by|Editing by|Reporting by)\s*:?\s+"
    r"(?P<words>(?-i:[A-Z0-9])[^|｜;；\n]{1,60})",
    re.IGNORECASE,
)
_SOURCES = {*_SOURCE.split("|"), "source", "via"}
_AUTHORS = {*_AUTHOR.split("|"), "author", "written by", "reporting by"}

_NAME = r"[^\W\d_a-z][\w.'’-]*"
_BY_LINE = re.compile(
    rf"(?:By|BY|Von|Par|Por|Di)\s+(?P<name>{_NAME}(?:\s+(?:de|van|von|der|la|bin|al)\b)*(?:,?\s+(?:(?:and|und|et|y|e|&)\s+)?"
    rf"{_NAME}){{1,7}})(?:\s*[,|–—-]\s*[^.!?]{{1,60}})?"
)
_REPORTER = re.compile(
    rf"(?:记者|記者|编译|編譯|特派员|特派員|文|撰文)\s?[/／]?\s?(?P<name>[{HAN}·]{{2,4}}(?:[、\s][{HAN}·]{{2,4}}){{0,4}})\s?"
    r"(?=[)）】〕\]]|[/／](?:[^\s]{2,8})?(?:報導|报道|報道))"
)
_RELAYED = re.compile(r"From (?:the )?(?-i:[A-Z]).{2,50}[^.!?]", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:(?:原文链接|原文鏈接|原文连结|原文|链接|網址|网址|URL|Link|Original)\s*[:：]\s*)?(?P<url>https?://\S{4,2000})",
    re.IGNORECASE,
)

_FILLER = re.compile(
    r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s?[ap]\.?m\.?)?|\b(?:UTC|GMT|[A-Z]{1,4}ST|[A-Z]{1,3}DT)\b|[+-]\d{2}:?\d{2}\b"
    r"|\b(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?|on|at|date|filed|uhr)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|星期[一二三四五六日天]|[周週][一二三四五六日]|北京时间|北京時間|发布时间|發布時間|发布于|發布於|发布|發布|发表于|更新时间|更新時間|更新于|更新|时间|時間|日期"
    r"|字号|字號|浏览(?:量)?|阅读(?:量|数)?\s?[:：]?\s?\d+|\d+\s?(?:views|comments)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[|｜,，;；·•—–\u3000()（）\[\]【】〔〕:：/／]|\s-\s|\s{2,}")
_PARTED = re.compile(r"[|｜·•]")

_OPENINGS = (
    re.compile(rf"【(?P<source>[{HAN}A-Za-z]{{2,12}}?)(?:專訊|专讯|訊|讯|專電|专电|電|电|報道|报道|報導)】"),
    re.compile(
        rf"(?P<source>[{HAN}]{{1,8}}?(?:社|报|報|新闻|新聞|网|網|电视台|電視台|客户端))[{HAN}]{{0,6}}\d{{1,2}}月\d{{1,2}}日"
        "[专專]?(?:电|電|讯|訊)"
    ),
)
_OURSELVES = ("本", "我")
_OPENING_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Header:
    """The page's own fields, empty where it states none, and the paragraphs they stand in with a reason."""

    source: str = ""
    author: str = ""
    date: str = ""
    date_words: str = ""
    url: str = ""
    lines: dict[int, str] = field(default_factory=dict)


class Line(NamedTuple):
    """What one line states; `parted` when its source stands before a bar, as no headline does."""

    reason: str
    source: str = ""
    author: str = ""
    date: str = ""
    date_words: str = ""
    url: str = ""
    parted: bool = False


def read(head: Iterable[Paragraph], tail: Iterable[Paragraph], body: Sequence[Paragraph]) -> Header:
    """The fields stated above the story, else below it, else in its first paragraph's opening.

    Dates come from lines of their own alone: a date in the story is the story's.
    """
    found: list[Line] = []
    lines: dict[int, str] = {}
    for paragraph in head:
        line = line_of(paragraph.text) or _relayed(paragraph, lines)
        if line:
            lines[paragraph.n] = line.reason
            found.append(line)
    for paragraph in tail:
        line = line_of(paragraph.text)
        if line and not _is_free(line):
            lines[paragraph.n] = line.reason
            found.append(line)
    if body:
        found.append(opening(body[0].text))
    fields = {
        name: next((value for line in found if (value := getattr(line, name))), "")
        for name in ("source", "author", "date", "url")
    }
    words = "" if fields["date"] else next((line.date_words for line in found if line.date_words), "")
    return Header(date_words=words, lines=lines, **fields)


def line_of(text: str) -> Line | None:
    """What a line states, if it does nothing but state such fields."""
    address = _ADDRESS.fullmatch(text)
    if address:
        return Line("address", url=address["url"])
    if width(text) > _WIDEST:
        return None
    by_line = _BY_LINE.fullmatch(text)
    if by_line:
        return Line("by-line", author=by_line["name"])
    return _dated_or_labelled(text)


def opening(text: str) -> Line:
    """Source and reporter from the set phrases that open a Chinese report (【…專訊】, （记者 …）)."""
    start = text[:_OPENING_LENGTH]
    reporter = _REPORTER.search(start)
    author = reporter["name"] if reporter else ""
    for form in _OPENINGS:
        match = form.match(start)
        if match and not match["source"].startswith(_OURSELVES):
            return Line("", source=match["source"], author=author)
    return Line("", author=author)


def _dated_or_labelled(text: str) -> Line | None:
    fields, rest = _labelled(text)
    reporter = _REPORTER.search(rest)
    if reporter:
        fields.setdefault("author", reporter["name"])
        rest = rest[: reporter.start()] + "|" + rest[reporter.end() :]
    found = dates.find(rest)
    if not found and not fields:
        return None
    words = rest[found.start : found.end] if found else ""
    if found:
        if not _stands_apart(rest, found):
            return None
        rest = rest[: found.start] + "|" + rest[found.end :]
    names = _names(rest)
    if names is None or (names and not found):
        return None
    return Line(
        "date line" if found else "editor" if not fields.keys() & {"source", "author"} else "source line",
        source=fields.get("source", "") or (names[0] if names else ""),
        author=fields.get("author", ""),
        date=found.iso if found else "",
        date_words="" if not found or found.iso else words,
        parted=bool(names) and bool(_PARTED.search(text)),
    )


def _labelled(text: str) -> tuple[dict[str, str], str]:
    """The labelled fields of a line, and the line with a bar in the place of each."""
    fields: dict[str, str] = {}
    for match in _LABELLED.finditer(text):
        label = (match["label"] or match["english"]).lower()
        kind = "source" if label in _SOURCES else "author" if label in _AUTHORS else "editor"
        fields.setdefault(kind, (match["value"] or match["words"]).strip())
    return fields, _LABELLED.sub("|", text)


def _stands_apart(rest: str, found: dates.Found) -> bool:
    """A date line begins or ends with its date; a relative date must be cut off more clearly."""
    before, after = _FILLER.sub("", rest[: found.start]), _FILLER.sub("", rest[found.end :])
    before, after = before.strip(" |,:："), after.strip(" |,:：Z")
    if found.iso:
        return not before or not after
    return not after and (not before or rest[found.end - 1].isdigit() or bool(_PARTED.search(rest)))


def _names(rest: str) -> list[str] | None:
    """What is left of a line as names, or None if it is too much to be names."""
    pieces = [piece.strip(" .-") for piece in _SEPARATOR.split(_FILLER.sub("|", rest))]
    names = [piece for piece in pieces if any(ch.isalpha() for ch in piece)]
    long = any(width(name) > _WIDEST_NAME or len(name.split()) > _MOST_WORDS for name in names)
    return None if long or len(names) > 3 else names


def _is_free(line: Line) -> bool:
    """Whether a dated line also holds words that no label names: below the story these may be anything."""
    return line.reason == "date line" and bool(line.source)


def _relayed(paragraph: Paragraph, lines: dict[int, str]) -> Line | None:
    after_header = paragraph.n - 1 in lines
    return Line("source line") if after_header and _RELAYED.fullmatch(paragraph.text) else None


