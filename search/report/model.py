"""The values of a report."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from typing import NamedTuple

from search.model import Article
from search.speech import _, plural


class Place(NamedTuple):
    """Words of an article with where they stand.

    `manner` tells whose words they are and how they are given; `is_said` that somebody said them just so, in
    the `marks` of the article, where it has some.
    """

    words: str
    lang: str = ""
    source: str = ""
    date: str = ""
    url: str = ""
    manner: str = ""
    is_said: bool = False
    note: str = ""
    marks: tuple[str, str] = "", ""

    @property
    def where(self) -> str:
        """Source, day and language."""
        return " · ".join(part for part in (self.source, self.date[:10], self.lang) if part)


class Entry(NamedTuple):
    """One thing with its places; `left` counts those that are left out."""

    heading: str
    places: tuple[Place, ...] = ()
    remarks: tuple[str, ...] = ()
    lang: str = ""
    left: int = 0


class Section(NamedTuple):
    """Things of one kind; `left` counts those that are left out, `about` says how they are meant."""

    title: str
    entries: tuple[Entry, ...] = ()
    left: int = 0
    about: str = ""


class Document(NamedTuple):
    """A report: what it is made of and when, by which it can be made again, and its sections."""

    title: str
    articles: int
    corpus: str
    made: str
    version: str
    sections: tuple[Section, ...]

    @property
    def origin(self) -> str:
        """The same in a line."""
        count = plural("{count:,} article", "{count:,} articles", self.articles)
        made = _("made {date} by Hexapla {version}").format(date=self.made, version=self.version)
        return f"{count} · {made}"


def fingerprint(heads: Iterable[Article]) -> str:
    """SHA-256 over the names and bytes of all files that gave articles: the same for the same corpus.

    It is that of the lines "NAME<tab>SHA-256 of the bytes" in the order of the names, in UTF-8.
    """
    files = {head.file: head.sha256 for head in heads}
    lines = "".join(f"{file}\t{digest}\n" for file, digest in sorted(files.items()))
    errors = "surrogatepass" if sys.platform == "win32" else "surrogateescape"
    return hashlib.sha256(lines.encode("utf-8", errors)).hexdigest()
