"""What is known of one article, fact by fact: where it is from, how it was read, what was done to it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from search.model import Article
from tui.page import count

_PLAIN = re.compile(r"[A-Za-z_/][\w./-]*", re.ASCII)
"""A path that YAML takes as it is."""


class Fact(NamedTuple):
    """A label and what stands for it; `lines` may be long."""

    label: str
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """All of it, for copying."""
        return "\n".join(self.lines)


def about(
    article: Article, items: int = 1, file_notes: Sequence[str] = (), copies: Iterable[Article] = ()
) -> list[Fact]:
    """The facts in the order of interest; `items` is how many articles its file holds."""
    facts = [
        Fact("title", (article.title,)),
        Fact("source", (article.source or "not stated",)),
        Fact("author", (article.author,)),
        Fact("date", (date(article),)),
        Fact("url", (article.url,)),
        Fact("file", (_file(article, items),)),
        Fact("encoding", (article.encoding,)),
        Fact("languages", (languages(article),)),
        Fact("size", (_size(article),)),
        Fact("sha-256", (article.sha256,)),
        Fact("repairs", tuple(_repairs(article))),
        Fact("folded", tuple(_folded(article))),
        Fact("notes", tuple(dict.fromkeys((*article.notes, *file_notes)))),
        Fact("near copies", tuple(map(origin, copies))),
        Fact("without repairs", tuple(_switch(article))),
    ]
    return [fact for fact in facts if fact.words]


def date(article: Article) -> str:
    """The day as stated, else the words for it."""
    if article.date:
        return article.date
    return f"“{article.date_words}” as written" if article.date_words else "not stated"


def origin(article: Article) -> str:
    """Source, day and file of an article in one line."""
    where = f"{article.file} #{article.item + 1}" if article.item else article.file
    return " · ".join(part for part in (article.source, article.date[:10], where) if part)


def languages(article: Article) -> str:
    """Each language with its share of the text that belongs to the article."""
    from search.reading.passages import size

    shares: Counter[str] = Counter()
    for block in article.blocks:
        if block.role != "boilerplate":
            shares[block.lang] += round(size(article.text[block.start : block.end]))
    total = shares.total() or 1
    return " · ".join(
        f"{lang} {max(1, round(100 * part / total))} %" for lang, part in shares.most_common() if part
    )


def _file(article: Article, items: int) -> str:
    return f"{article.file} · {article.item + 1} of {items} in it" if items > 1 else article.file


def _size(article: Article) -> str:
    said = len({quote.group for quote in article.quotes})
    parts = (
        f"{len(article.text):,} characters",
        count(len(article.passages), "passage"),
        count(said, "quote"),
        count(len(article.terms), "term") if article.terms else "",
        count(len(article.pages), "page") if article.pages else "",
    )
    return " · ".join(part for part in parts if part)


def _repairs(article: Article) -> Iterator[str]:
    if not article.edits:
        yield "none"
        return
    yield f"{len(article.edits)}: {kinds(edit.reason for edit in article.edits)} · R shows them"


def _folded(article: Article) -> Iterator[str]:
    parts = [block.reason or "no reason given" for block in article.blocks if block.role == "boilerplate"]
    if parts:
        yield f"{len(parts)}: {kinds(parts)} · p shows them"


def kinds(reasons: Iterable[str]) -> str:
    """Each with its count, "pinyin 70, quote end 2": the most frequent first."""
    return ", ".join(f"{reason} {number}" for reason, number in Counter(reasons).most_common())


def _switch(article: Article) -> Iterator[str]:
    """What to write into the catalogue so that the file is left as it is."""
    from search.reading.repair import NEEDED

    reasons = dict.fromkeys(edit.reason for edit in article.edits if edit.reason not in NEEDED)
    if reasons:
        yield "files:"
        yield f"  {_key(article.file)}: {{repairs: off}}"
        yield f"  # or only some of them: {{without: [{', '.join(reasons)}]}}"


def _key(file: str) -> str:
    """A path as a YAML key: as it is where that is safe, else in double quotes as in JSON."""
    return file if _PLAIN.fullmatch(file) else json.dumps(file, ensure_ascii=False)
