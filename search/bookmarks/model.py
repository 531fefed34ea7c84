"""A bookmark: a kept span with its anchors, note and tags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from search.decisions.scalars import Data

_TELLING = 12
"""UTF-8 bytes of words by which an article is known that nothing else tells."""

Kind = Literal["passage", "quote", "figure", "note"]

State = Literal["exact", "moved", "changed", "ambiguous", "orphan"]
"""How sure the place of a bookmark is, from "the same words at the same place" to "not found"."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One kept span of one article.

    `start` and `end` are code points of the cleaned text, `raw_start` and `raw_end` of the decoded
    file; both are (0, 0) when unknown.  `exact` is the anchored text where somebody has reworded `quote`
    since, `raw` the text of the file where it differs from the cleaned one; empty means "the same".
    `speaker` is the person, `speaker_as_written` the mention in the article; `speech` is direct, mixed or
    indirect, `verb` the word that gives it to the speaker and `speaker_type` as in a Quote, empty when
    unknown.  `repairs` counts the
    repairs inside the span ("pinyin:3").  `now` are the words that
    stand in the place of a changed one, which no file keeps; `extra` holds what the file says beyond this,
    under its keys.
    """

    file: str = ""
    quote: str = ""
    start: int = 0
    end: int = 0
    id: str = ""
    created: str = ""
    item: int = 0
    sha256: str = ""
    title: str = ""
    author: str = ""
    source: str = ""
    url: str = ""
    date: str = ""
    lang: str = ""
    kind: Kind = "passage"
    speaker: str = ""
    speaker_as_written: str = ""
    speaker_type: str = ""
    speech: str = ""
    verb: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    raw: str = ""
    raw_start: int = 0
    raw_end: int = 0
    repairs: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    state: State = "exact"
    now: str = ""
    extra: Mapping[str, Data] = field(default_factory=dict, hash=False)

    @property
    def is_verbatim(self) -> bool:
        """Whether the words are the speaker's own, or an article's, and may stand in quotation marks."""
        return self.speech not in ("indirect", "mixed")

    @property
    def is_telling(self) -> bool:
        """Whether its words are enough to know an article by."""
        return len(self.words.encode("utf-8", "replace")) >= _TELLING

    @property
    def words(self) -> str:
        """The anchored text: what stands in the cleaned article."""
        return self.exact or self.quote

    @property
    def raw_words(self) -> str:
        """The anchored text as it stands in the file."""
        return self.raw or self.words


def same_passage(one: Bookmark, other: Bookmark) -> bool:
    """Whether both keep the same words at the same place; an unknown place fits any."""
    if not one.words or (one.file, one.item, one.words) != (other.file, other.item, other.words):
        return False
    return not one.end or not other.end or (one.start, one.end) == (other.start, other.end)
