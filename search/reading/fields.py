"""One line that does nothing but state the page's own fields: date, source, author, editor, address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from search.language.scripts import HAN, HANGUL
from search.reading import dates
from search.reading.fillers import FILLER
from search.reading.lines import width
from search.speech import N_

_WIDEST = 160
_WIDEST_NAME = 48
_MOST_WORDS = 7
_MOST_NAMES = 3
_MOST_DATES = 4
_SMALL_WORD = 3

_SOURCE = "文章来源|文章來源|新闻来源|新聞來源|来源|來源|稿源|转自|轉自|出处|出處"
_AUTHOR = "作者|记者|記者|撰文|撰稿|编译|編譯|文"
_EDITOR = "责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|审核|審核|监制|監製|终审|終審|排版|通讯员|通訊員"
_LABELLED = re.compile(
    rf"(?P<label>{_SOURCE}|{_AUTHOR}|{_EDITOR})\s?[:：/／丨]\s?(?P<value>[^\s|｜;；)）】〕\]]{{1,30}})"
    r"|\b(?P<english>Source:|Via:|Author:|Editor:|Written by|Reporting by|Story by|Edited by|Editing by)\s*"
    r"(?P<words>(?-i:[A-Z0-9])[^|｜;；\n]{1,60})",
    re.IGNORECASE,
)
_KINDS = {
    **dict.fromkeys([*_SOURCE.split("|"), "source:", "via:"], "source"),
    **dict.fromkeys([*_AUTHOR.split("|"), "author:", "written by", "reporting by", "story by"], "author"),
}

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:de|van|von|der|la|bin|al)\s+)?{_WORD}){{1,3}}"
_BY_LINE = re.compile(
    rf"(?:By|BY|Von|Par|Por)\s+(?P<name>{_NAME}(?:,\s+{_NAME}(?=,|\s+(?:and|und|et|y|e|&)\s))*"
    rf"(?:,?\s+(?:and|und|et|y|e|&)\s+{_NAME})?)(?:(?:\s*[,–—-]|\s+(?:in|for|at)\b)[^.!?|]{{1,60}})?"
)
_HAN_NAMES = rf"(?P<name>[{HAN}·]{{2,4}}(?:[、\s][{HAN}·]{{2,4}}){{0,4}}?)"
_REPORTER_LINE = re.compile(
    rf"[{HAN}]{{0,8}}?(?:记者|記者|编译|編譯|特派员|特派員)\s?[:：/／]?\s?{_HAN_NAMES}"
    rf"(?:\s?[/／\s]\s?[{HAN}]{{1,6}}(?:报道|報道|報導|电|電|摄|攝))?"
)
_ADDRESS = re.compile(
    r"(?:(?:原文链接|原文鏈接|原文連結|原文|链接|網址|网址|URL|Link|Original)\s*[:：]\s*)?(?P<url>https?://\S{4,2000})",
    re.IGNORECASE,
)

_SEPARATOR = re.compile(r"[|｜,，;；·•—–\u3000()（）\[\]【】〔〕:：/／]|\s-\s|\s{2,}")
_NAME_END = re.compile(rf"[{HAN}{HANGUL}|｜,，;；·•—–\u3000()（）\[\]【】〔〕:：/／]")
_CLOCK = re.compile(r"[\d:：]+(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_BAR = re.compile(r"[|｜·•]")
_NO_SOURCE = {
    "opinion",
    "news",
    "world",
    "business",
    "politics",
    "analysis",
    "technology",
    "sport",
    "culture",
}


class Line(NamedTuple):
    """What one line states; `has_bar` when a bar parts its source from the rest, as in no headline."""

    reason: str
    source: str = ""
    author: str = ""
    date: str = ""
    date_words: str = ""
    url: str = ""
    has_bar: bool = False


def line_of(text: str) -> Line | None:
    """What a line states, None if it says anything else.  Only short lines are looked at."""
    address = _ADDRESS.fullmatch(text)
    if address:
        return Line("address", url=address["url"])
    if width(text) > _WIDEST:
        return None
    stated, rest = _stated(text)
    written = _dates(rest)
    if not written and not stated:
        return None
    if written and not _stands_apart(rest, written[0]):
        return None
    names = list(_names(_blanked(rest, written)))
    if not all(map(_is_name, names)) or len(names) > _MOST_NAMES or (names and not written):
        return None
    return _line(stated, rest, written, names, bool(_BAR.search(text)))


def _line(
    stated: dict[str, str], rest: str, written: list[dates.Found], names: list[str], has_bar: bool
) -> Line:
    found = written[0] if written else dates.Found(0, 0, "")
    source = stated.get("source", "") or next((n for n in names if n.lower() not in _NO_SOURCE), "")
    if written:
        reason = N_("date line")
    else:
        reason = N_("source line") if source else N_("by-line") if "author" in stated else N_("editor")
    words = "" if found.iso else rest[found.start : found.end]
    return Line(reason, source, stated.get("author", ""), found.iso, words, "", has_bar and bool(names))


def _stated(text: str) -> tuple[dict[str, str], str]:
    """Fields with a label or in the form of a by-line, and the line with a bar in the place of each."""
    reporter = _REPORTER_LINE.fullmatch(text)
    if reporter:
        return {"author": reporter["name"]}, ""
    stated: dict[str, str] = {}
    first, others = _first_part(text)
    by_line = _BY_LINE.fullmatch(first)
    if by_line:
        stated["author"] = by_line["name"]
        text = others
    for match in _LABELLED.finditer(text):
        kind = _KINDS.get((match["label"] or match["english"]).lower(), "editor")
        stated.setdefault(kind, (match["value"] or match["words"]).strip())
    return stated, _LABELLED.sub("|", text)


def _first_part(text: str) -> tuple[str, str]:
    """A line up to its first bar or written date, and the rest with a bar before it."""
    found = dates.find(text)
    end = min(text.find("|") if "|" in text else len(text), found.start if found and found.iso else len(text))
    return text[:end].strip(" ,;–—-·•"), "|" + text[end:] if end < len(text) else ""


def _dates(text: str) -> list[dates.Found]:
    """The dates of a line in order: written ones, or a single relative one."""
    found: list[dates.Found] = []
    while len(found) < _MOST_DATES and (date := dates.find(_blanked(text, found))):
        if found and not date.iso:
            break
        found.append(date)
    return found


def _blanked(text: str, found: list[dates.Found]) -> str:
    """The text with bars over the dates, of the same length."""
    for date in found:
        text = text[: date.start] + "|" * (date.end - date.start) + text[date.end :]
    return text


def _stands_apart(text: str, date: dates.Found) -> bool:
    """A date line begins or ends with its date, cut off by a mark; a date without year needs more."""
    before = FILLER.sub("", text[: date.start]).rstrip()
    after = FILLER.sub("", text[date.end :]).lstrip()
    if not date.iso:
        words = text[date.start : date.end]
        clear = bool(_BAR.search(text)) or _is_worded(words) if before else not _CLOCK.fullmatch(words)
        return clear and (not after or (not before and bool(_BAR.match(after))))
    cut_off = not before or bool(_NAME_END.match(before[-1]))
    first = not before.strip(" |,:：") and after[:1] not in tuple(":：,，、")
    return first or (cut_off and not after.strip(" |,:："))


def _is_worded(words: str) -> bool:
    """Whether a date without year is plainly one ("昨天 18:20", "3 hours ago"), and no score or verse."""
    return words.endswith(("前", "内", "ago")) or (":" in words and any(ch.isalpha() for ch in words))


def _names(rest: str) -> Iterator[str]:
    """What is left of a line between its separators; of Chinese words the first, as outlets hold no space."""
    for piece in _SEPARATOR.split(FILLER.sub("|", rest)):
        name = piece.strip(" .-_")
        if any(ch.isalpha() for ch in name):
            yield name.split()[0] if re.match(f"[{HAN}]", name) else name


def _is_name(name: str) -> bool:
    """Short, and with capitals: "The Albion Register", but not "he resigned"."""
    words = name.split()
    if width(name) > _WIDEST_NAME or len(words) > _MOST_WORDS or name.endswith(("。", "！", "？", "!", "?")):
        return False
    return all(not word[0].islower() or "." in word or len(word) <= _SMALL_WORD for word in words)
