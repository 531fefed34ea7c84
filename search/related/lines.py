"""The sentences that can be found, as columns of numbers: who they belong to and which ones still count."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from search.language.scripts import CHINESE_REGIONS, HAN, HANGUL, KANA
from search.related.terms import family

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.int64]
    Codes = NDArray[np.int16]
    Scores = NDArray[np.float32]

LINE = np.dtype(
    [
        ("passage", "<i8"),
        ("article", "<i8"),
        ("source", "<i8"),
        ("sentence", "<i4"),
        ("lang", "S12"),
        ("role", "S11"),
        ("size", "<f4"),
        ("statement", "?"),
    ]
)
"""One sentence: its passage, its number in it, its language, and how many things it says.

A statement says enough for a vector: short lines, addresses and dates are near to everything.
"""


def source_key(source: str) -> int:
    """A number for the name of an outlet; 0 for none."""
    digest = hashlib.blake2b(source.strip().casefold().encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True) if source.strip() else 0


_NO_WORDS = re.compile(r"\S+@\S+|\S*[/\\]\S*[/\\.]\S*|\d+[年月日号號]|\d+")
_WIDE = re.compile(f"[{HAN}{KANA}{HANGUL}]")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH, _ENOUGH_CLOSED = 40, 25
_AFTER = " \n\"'”’»」』)"


def is_statement(text: str) -> bool:
    """Whether a sentence has five words, or eight wide characters, beside addresses, paths and dates.

    Where a full stop ends it, as few captions and headings are, four words or five characters are enough.
    """
    plain = _NO_WORDS.sub(" ", text)
    wide = len(_WIDE.findall(plain))
    words = len(_WORD.findall(_WIDE.sub(" ", plain)))
    is_closed = plain.rstrip(_AFTER).endswith((".", "!", "。", "！"))
    return 8 * words + 5 * wide >= (_ENOUGH_CLOSED if is_closed else _ENOUGH)


class Lines:
    """A frozen view of all sentences; `alive` is false where the article is no longer in the record.

    A row number means nothing under another `numbering`; `version` changes with every change.
    """

    def __init__(self, table: NDArray[np.void], numbering: str, version: str, alive: Iterable[int]) -> None:
        self.table = table
        self.numbering = numbering
        self.version = version
        self.alive: Mask = np.isin(table["article"], np.fromiter(alive, np.int64))
        tags, self._lang_codes = np.unique(table["lang"], return_inverse=True)
        self._langs: list[str] = [tag.decode() for tag in tags]
        self.families: list[str] = sorted({family(lang) for lang in self._langs})
        by_lang = np.array([self.families.index(family(lang)) for lang in self._langs], np.int16)
        self.family_codes: Codes = by_lang[self._lang_codes]

    def __len__(self) -> int:
        return len(self.table)

    @cached_property
    def passage_starts(self) -> Numbers:
        """The first row of each passage; its rows are neighbours."""
        passages = self.table["passage"]
        return (
            np.flatnonzero(np.r_[True, passages[1:] != passages[:-1]]) if len(self) else np.zeros(0, np.int64)
        )

    @cached_property
    def passage_of(self) -> Numbers:
        """The number of its passage, counted from 0, for each row."""
        steps = np.zeros(len(self), np.int64)
        steps[self.passage_starts[1:]] = 1
        return np.cumsum(steps)

    @cached_property
    def articles(self) -> Numbers:
        """The article of each row, in one piece: quicker to look through than the table."""
        return np.ascontiguousarray(self.table["article"])

    @cached_property
    def _by_article(self) -> tuple[Numbers, Numbers]:
        """All rows in the order of their articles, and these."""
        rows = np.argsort(self.articles, kind="stable")
        return rows, self.articles[rows]

    def of_articles(self, articles: Iterable[int]) -> Numbers:
        """The ascending rows of some articles, found without looking through all."""
        rows, sorted_articles = self._by_article
        wanted = np.unique(np.fromiter(articles, np.int64))
        bounds = (np.searchsorted(sorted_articles, wanted, side) for side in ("left", "right"))
        parts = [rows[start:end] for start, end in zip(*bounds, strict=True)]
        return np.sort(np.concatenate([rows[:0], *parts]))

    @cached_property
    def sources(self) -> Numbers:
        """The key of the source of each row (see `source_key`)."""
        return np.ascontiguousarray(self.table["source"])

    @cached_property
    def sizes(self) -> Scores:
        """How many things each row says."""
        return np.ascontiguousarray(self.table["size"])

    @cached_property
    def passage_sizes(self) -> Scores:
        """How many things each passage says."""
        found: Scores = np.add.reduceat(self.sizes, self.passage_starts) if len(self) else self.sizes
        return found

    def are_in(self, rows: NDArray[np.int32], family: str) -> Mask:
        """Which of some rows are in a primary language."""
        code = self.families.index(family) if family in self.families else -1
        found: Mask = self.family_codes[rows] == code
        return found

    def in_languages(self, langs: Iterable[str]) -> Mask:
        """The living sentences in some BCP 47 languages; "zh" is both scripts, "zh-Hant" and "zh-TW" one.

        What is known to be Chinese, and written alike in both scripts, is in either.
        """
        wanted = [f"{CHINESE_REGIONS.get(lang.lower(), lang.lower())}-" for lang in langs]
        codes = [code for code, lang in enumerate(self._langs) if _is_in(f"{lang.lower()}-", wanted)]
        return self.alive & np.isin(self._lang_codes, codes)


def _is_in(tag: str, wanted: Iterable[str]) -> bool:
    """Whether one of the tags, all of which end in "-", is a part of the other from its beginning."""
    return any(tag.startswith(each) or each.startswith(tag) for each in wanted)
