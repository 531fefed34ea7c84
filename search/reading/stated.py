"""What a record states about an article, whatever its keys are called.

Records are the front matter of notes and the objects of JSON files.  Keys are compared without case,
blanks and marks: `publishedAt`, `published_at` and `Published At` are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any, NamedTuple

from search.reading import dates
from search.reading.document import RawDocument
from search.reading.prose import Body, composed, line, whole
from search.speech import N_

_KEYS = {
    "title": "title headline webtitle ogtitle 标题 標題 题目 題目 新闻标题 新聞標題 titel titre título",
    "source": """sourcename source site sitename ogsitename publisher outlet publication newspaper media
        媒体 媒體 来源 來源 出处 出處 网站 網站 站点""",
    "url": """url link canonicalurl canonical sourceurl articleurl originalurl weburl permalink href uri ogurl
        链接 鏈接 連結 网址 網址 原文链接 原文鏈接 原文連結""",
    "author": "author authors byline creator dccreator writer reporter 作者 记者 記者 撰文 autor auteur",
    "date": """published publishedat publisheddate publishedon publishedtime datepublished datepublish pubdate
        pubdatetime publishdate publishtime publicationdate webpublicationdate articlepublishedtime issued
        date datetime timestamp time 发布时间 發布時間 發佈時間 发布日期 發布日期 發佈日期 发表时间
        發表時間 出版日期 日期 时间 時間 datum""",
    "captured": """created captured capturedat clipped saved savedat crawltime crawledat crawldate fetchedat
        retrieved retrievedat scrapedat datedownload 抓取时间 抓取時間 采集时间 採集時間 爬取时间""",
    "summary": """summary description abstract excerpt dek standfirst teaser lead
        摘要 简介 簡介 导语 導語 概要""",
    "tags": "tags keywords 标签 標籤 关键词 關鍵詞",
    "text": """text fulltext articlebody articletext bodytext maintext plaintext cleanedtext contenttext
        content body article story 正文 全文 内容 內容 文章内容 文章內容 新闻内容 新聞內容 texte texto""",
    "html": "contenthtml bodyhtml articlehtml html rawhtml",
}
NAMES: Mapping[str, tuple[str, ...]] = {field: tuple(names.split()) for field, names in _KEYS.items()}
"""The usual names of each field, the surest first."""

_INSIDE = ("rendered", "name", "value", "text", "title", "content", "$date", "#text", "@value", "url")
"""Where an object in the place of a value keeps it."""

_DEEPEST = 4
_MARKS = re.compile(r"[\s_.:-]+")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?(?P<label>[^\[\]|]+)\]\]")
_LINK = re.compile(r"\[(?P<label>[^\[\]]+)\]\([^()\s]*\)")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SECONDS = range(10**8, 10**10)
_MILLISECONDS = range(10**11, 10**13)


class Stated(NamedTuple):
    """The fields of an article as its record states them, each in one line; empty where it does not.

    `date_words` keeps a date that is not one day of the calendar, as written.
    """

    title: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    date: str = ""
    date_words: str = ""
    summary: str = ""
    tags: str = ""


def stated(record: Mapping[str, Any]) -> Stated:
    """The fields of a record whose keys went through `plain_keys`."""
    sources = [name for key in NAMES["source"] for name in words(record.get(key))]
    addresses = [*values(record, "url"), *sources]
    date, date_words = when(next(values(record, "date"), ""), next(values(record, "captured"), ""))
    return Stated(
        title=line(next(values(record, "title"), "")),
        source=next((line(name) for name in sources if not _ADDRESS.match(name)), ""),
        url=next((whole(address) for address in addresses if _ADDRESS.fullmatch(address)), ""),
        author=", ".join(dict.fromkeys(map(_person, values(record, "author")))),
        date=date,
        date_words=date_words,
        summary=next(values(record, "summary"), ""),
        tags=", ".join(dict.fromkeys(map(_person, values(record, "tags")))),
    )


def plain_keys(record: Mapping[Any, Any]) -> dict[str, Any]:
    """The record under keys in lower case without blanks and marks; of equal ones the first stays."""
    plain: dict[str, Any] = {}
    for key, value in record.items():
        plain.setdefault(_MARKS.sub("", str(key)).lower(), value)
    return plain


def values(record: Mapping[str, Any], field: str) -> Iterator[str]:
    """All words that stand under the first name of a field which holds any."""
    for name in NAMES[field]:
        found = list(words(record[name])) if name in record else []
        if found:
            return iter(found)
    return iter(())


def words(value: Any, depth: int = 0) -> Iterator[str]:
    """The strings and numbers in a value, which may be a list or an object that wraps its value."""
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, Mapping) and depth < _DEEPEST:
        inside = (list(words(value.get(name), depth + 1)) for name in _INSIDE)
        yield from next(filter(None, inside), ())
    elif isinstance(value, list) and depth < _DEEPEST:
        for each in value:
            yield from words(each, depth + 1)


def when(written: str, captured: str = "") -> tuple[str, str]:
    """A declared date in ISO 8601, or "" and its words; words that are no date at all are left out.

    A bare number of 9 to 13 digits counts seconds or milliseconds since 1970 and gives the day in UTC.
    Relative words are resolved only against the moment of capture, if that is stated.
    """
    day = dates.iso(written) or _counted(written) or dates.resolved(written, captured)
    if day:
        return day, ""
    says_a_time = any(ch.isdigit() for ch in written) or dates.find(written)
    return "", line(written) if says_a_time else ""


def unlinked(text: str) -> str:
    """The words of [[wikilinks|as shown]] and [links](address)."""
    return _LINK.sub(r"\g<label>", _WIKILINK.sub(r"\g<label>", text))


def _person(name: str) -> str:
    """A name in a list; a wikilink's path is not part of it."""
    return line(unlinked(name).rpartition("/")[2] if _WIKILINK.fullmatch(name) else unlinked(name))


def _counted(written: str) -> str:
    if not re.fullmatch(r"\d{9,13}(?:\.\d+)?", written):
        return ""
    number = int(float(written))
    seconds = number if number in _SECONDS else number // 1000 if number in _MILLISECONDS else None
    return "" if seconds is None else datetime.fromtimestamp(seconds, timezone.utc).date().isoformat()


def document(fields: Stated, text: Body, encoding: str = "", notes: tuple[str, ...] = ()) -> RawDocument:
    """The document of a record's fields and its text, with tags folded at its end.

    A plain text beside no other words is left to be laid out after its repairs.
    """
    bare = RawDocument(
        whole(text.given),
        encoding,
        notes,
        source=whole(fields.source or text.shown.source),
        url=whole(fields.url or text.shown.url),
        author=whole(fields.author or text.shown.author),
        date=fields.date or text.shown.date,
        date_words=fields.date_words or text.shown.date_words,
    )
    if text.given and not (fields.title or fields.summary or fields.tags):
        return bare
    title = fields.title or text.title
    composer = composed(title, fields.summary, text)
    composer.add(fields.tags, "boilerplate", N_("tags"))
    return replace(bare, text=whole(composer.text), title=title, parts=composer.parts)
