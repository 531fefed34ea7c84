"""The values that travel between reading, searching and the desk: an article and what stands in it.

What the engine answers is in `search.answers`, loaded when it is first asked for here: a desk shows an
article before anything is asked.

Every value is frozen.  Every `start` and `end` is a code-point offset into the
cleaned text of one article (`Article.text`), the end exclusive, unless its name
begins with `raw_`: those count code points of the decoded file before repairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from search.answers import *  # noqa: F403

Role = Literal["headline", "subhead", "summary", "body", "boilerplate"]
"""What a block is in its article; boilerplate is folded, never deleted."""

QuoteKind = Literal["direct", "mixed", "indirect"]

QuoteFlag = Literal[
    "end inferred", "end repaired", "partial", "headline", "continued", "nested", "speaker carried over"
]
"""What a reader should know before trusting a quote's span or speaker.

"partial": a few words in marks that are no sentence; "nested": said inside another quote; "speaker
carried over": no speaker stands beside it, and that of the quote or sentence before was taken.
"""

SpeakerType = Literal["person", "organisation", "document", "group", "unnamed", ""]
"""What speaks: "unnamed" is one person without a name (a senior official); empty when unsure."""


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` under this span."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same span counted from another origin."""
        return Span(self.start + by, self.end + by)


_TAGS = frozenset(("so", "così", "aldus"))

NOWHERE = Span(0, 0)
"""The span of what a text does not have."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair: `raw` stood at [raw_start, raw_end) and became [start, end) of the cleaned text."""

    raw_start: int
    raw_end: int
    start: int
    end: int
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line group with one role and one language (a BCP 47 tag)."""

    start: int
    end: int
    role: Role
    lang: str
    reason: str = ""  # why it is boilerplate or a summary; empty for plain text


@dataclass(frozen=True, slots=True)
class Passage:
    """What is indexed and related: a block, or some sentences of a long one.

    `id` is the store's key and 0 before the passage is stored; `n` counts from 0 within the article.
    """

    id: int
    article: int
    n: int
    start: int
    end: int
    lang: str
    role: Role
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A span that somebody said or wrote, without its outer marks.

    `group` joins the spans of one utterance that a clause such as "she said" splits: equal numbers
    belong together.  Speaker and cue spans are (0, 0) when the text names none; `person` is the
    speaker's fullest name in the article, empty when unsure.  [evidence_start, evidence_end) is the
    mention elsewhere in the text that tells who a pronoun, a short name, a title or a missing speaker
    means; (0, 0) where the speaker's own mention says it, or nothing does.  A particle that stands
    apart from its verb is part of `cue` behind " … " (gab … an); the cue's span is that of the verb.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind
    cue: str = ""
    cue_start: int = 0
    cue_end: int = 0
    speaker_text: str = ""
    speaker_start: int = 0
    speaker_end: int = 0
    person: str = ""
    flags: tuple[QuoteFlag, ...] = ()
    group: int = 0
    lang: str = "und"
    article: int = 0
    speaker_type: SpeakerType = ""
    evidence_start: int = 0
    evidence_end: int = 0
    marks: tuple[str, str] = ("", "")
    """The outer marks as the article has them; empty where it has none."""

    @property
    def verb(self) -> str:
        """The words of saying as written; empty where only a mark or a tag ("so Roth") gives the speaker."""
        return self.cue if any(map(str.isalnum, self.cue)) and self.cue.lower() not in _TAGS else ""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name at [start, end) that the text itself gives in another script or form beside it.

    For 约翰·史密斯（John Smith）: `name` is 约翰·史密斯 and `original` is John Smith.
    """

    start: int
    end: int
    name: str
    original: str


@dataclass(frozen=True, slots=True)
class Term:
    """Words in quotation or title marks that nobody says ("Behemoth", 《紐約時報》)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One read file, or one item of a file that holds many.

    `file` is the path below the library folder with forward slashes; `item` counts from 0 within
    it.  `date` is ISO 8601 or empty when the page does not state one; `date_words` keeps a date
    that cannot be resolved ("前天 20:58") as written.  `langs` lists the languages of the text,
    the largest share first.  `sha256` is of the file's bytes.  `pages` holds where each page
    of a paged file begins, and is empty for others.
    """

    id: int
    file: str
    item: int
    title: str
    text: str
    source: str = ""
    url: str = ""
    author: str = ""
    date: str = ""
    date_words: str = ""
    langs: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    passages: tuple[Passage, ...] = ()
    quotes: tuple[Quote, ...] = ()
    terms: tuple[Term, ...] = ()
    edits: tuple[Edit, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str = ""
    sha256: str = ""
    pages: tuple[int, ...] = ()
    aliases: tuple[Alias, ...] = ()

    @property
    def head(self) -> tuple[int, str, int, str, str, str]:
        """What a place in another list says of its article: id, file, item, title, source, date."""
        return self.id, self.file, self.item, self.title, self.source, self.date


if not TYPE_CHECKING:  # a checker is to miss a name that is nowhere

    def __getattr__(name: str) -> Any:
        """What the engine answers (PEP 562)."""
        if name.startswith("__"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from search import answers

        return getattr(answers, name)
