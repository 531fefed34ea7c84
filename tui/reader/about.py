"""What is known of one article, fact by fact: where it is from, how it was read, what was done to it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from search.model import Article
from search.provenance import Origin
from search.provenance.words import named_words
from search.reading.sentences import told
from search.speech import _, plural

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
    article: Article,
    items: int = 1,
    file_notes: Sequence[str] = (),
    copies: Iterable[Article] = (),
    raw_key: str = "R",
    fold_key: str = "p",
    origins: Sequence[Origin] = (),
) -> list[Fact]:
    """The facts in the order of interest; `items` is how many articles its file holds.

    `origins` are those that it names.  The keys are those that show the repairs and what is folded.
    """
    facts = [
        Fact(_("title"), (article.title,)),
        Fact(_("source"), (article.source or _("not stated"),)),
        Fact(_("author"), (article.author,)),
        Fact(_("date"), (date(article),)),
        Fact(_("url"), (article.url,)),
        Fact(_("file"), (_file(article, items),)),
        Fact(_("encoding"), (article.encoding,)),
        Fact(_("languages"), (languages(article),)),
        Fact(_("size"), (_size(article),)),
        Fact("sha-256", (article.sha256,)),
        Fact(_("repairs"), tuple(_repairs(article, raw_key))),
        Fact(_("folded"), tuple(_folded(article, fold_key))),
        Fact(_("notes"), tuple(map(told, dict.fromkeys((*article.notes, *file_notes))))),
        Fact(_("origins"), tuple(named_words(origins))),
        Fact(_("near copies"), tuple(map(origin, copies))),
        Fact(_("without repairs"), tuple(_switch(article))),
    ]
    return [fact for fact in facts if fact.words]


def date(article: Article) -> str:
    """The day as stated, else the words for it."""
    if article.date:
        return article.date
    if article.date_words:
        return _("“{words}” as written").format(words=article.date_words)
    return _("not stated")


def origin(article: Article) -> str:
    """Source, day and file of an article in one line."""
    where = f"{article.file} #{article.item + 1}" if article.item else article.file
    return " · ".join(part for part in (article.source, article.date[:10], where) if part)


def languages(article: Article) -> str:
    """Each language by name and tag, with its share of the text that belongs to the article."""
    from search.reading.passages import size
    from tui.text.language_names import language_name

    shares: Counter[str] = Counter()
    for block in article.blocks:
        if block.role != "boilerplate":
            shares[block.lang] += round(size(article.text[block.start : block.end]))
    total = shares.total() or 1
    return " · ".join(
        f"{language_name(lang)} ({lang}) {max(1, round(100 * part / total))} %"
        for lang, part in shares.most_common()
        if part
    )


def _file(article: Article, items: int) -> str:
    place = _("{number} of {all} in it").format(number=article.item + 1, all=items)
    return f"{article.file} · {place}" if items > 1 else article.file


def _size(article: Article) -> str:
    said = len({quote.group for quote in article.quotes})
    parts = (
        _("{count:,} characters").format(count=len(article.text)),
        plural("{count:,} passage", "{count:,} passages", len(article.passages)),
        plural("{count:,} quote", "{count:,} quotes", said),
        plural("{count:,} term", "{count:,} terms", len(article.terms)) if article.terms else "",
        plural("{count:,} page", "{count:,} pages", len(article.pages)) if article.pages else "",
    )
    return " · ".join(part for part in parts if part)


def _repairs(article: Article, key: str) -> Iterator[str]:
    if not article.edits:
        yield _("none")
        return
    reasons = kinds(_(edit.reason) for edit in article.edits)
    yield _("{count}: {reasons} · {key} shows them").format(
        count=len(article.edits), reasons=reasons, key=key
    )


def _folded(article: Article, key: str) -> Iterator[str]:
    parts = [
        _(block.reason) or _("no reason given") for block in article.blocks if block.role == "boilerplate"
    ]
    if parts:
        yield _("{count}: {reasons} · {key} shows them").format(
            count=len(parts), reasons=kinds(parts), key=key
        )


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
        some = f"{{without: [{', '.join(reasons)}]}}"
        yield "  # " + _("or only some of them: {setting}").format(setting=some)


def _key(file: str) -> str:
    """A path as a YAML key: as it is where that is safe, else in double quotes as in JSON."""
    return file if _PLAIN.fullmatch(file) else json.dumps(file, ensure_ascii=False)
