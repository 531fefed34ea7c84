"""What the engine answers: reports, hits, related passages, persons, statements and comparisons.

Every value is frozen, and to be imported from `search.model`, where offsets are explained.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from search.model import NOWHERE, Passage, Quote, QuoteKind, Span, SpeakerType

FoundBy = Literal["word", "script", "compound", "name", "glossary", "dictionary", "meaning"]
"""How a hit was found: the typed word, the other Chinese script, a name in another script or form, a pair of
the glossary (the bundled one or the user's), a pair of the dictionary, or a vector."""

EvidenceKind = Literal["name", "figure", "date", "term", "words"]
"""What two texts share: a person, place or organisation; an amount or count; a date; a term of the glossary
or in quotation marks; plain words, the same or paired by the dictionary."""

Level = Literal["same statement", "same fact", "related"]
"""How near two passages are, in words: they say the same thing, in whatever words and language; they report
the same fact; they are about the same matter."""

Rendition = Literal["direct", "partial", "paraphrase", "translation", "retold"]
"""How a place renders a statement: word for word in quotation marks, a few words so, in other words, or word
for word in a language that is known not to be the speaker's own; or retold by the article itself, in a
sentence that nobody is found to be quoted in.

Which of two languages was first is not guessed: where the speaker's own is not known, both are "direct".
It is known only by a name in both scripts: one that Chinese spells by sound (Ingrid Solheim), or one that
Latin letters give the reading of (Liu Zhengkai)."""

Change = Literal["kept", "unsure", "changed", "dropped", "added"]

FrameChange = Literal["speaker", "verb", "kind", "date"]

FacetKind = Literal["language", "source", "date", "person"]

Bound = Literal["exact", "about", "over", "under", "vague"]


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount, count or date; `value` is in plain units of `unit`, None where the text is vague."""

    start: int
    end: int
    text: str
    value: float | None
    unit: str = ""
    bound: Bound = "exact"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another name that may be the same person, for a reader to decide; nothing is joined by it."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One speaker over all names, languages and articles; `quotes` counts statements (`Library.utterances`).

    `id` is made of the name ("mark-zuckerberg"), and numbered in the order of articles where two persons
    have that name: the same in every run over the same articles, while a new article may renumber.
    `names_in` pairs each file with the names it uses.
    """

    name: str
    names: tuple[str, ...]
    files: tuple[str, ...]
    langs: tuple[str, ...]
    quotes: int
    id: str = ""
    type: SpeakerType = ""
    names_in: tuple[tuple[str, tuple[str, ...]], ...] = ()
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that gave no article, and the reason in one calm phrase.

    `harmless` when nothing is wrong with it: a list of feeds, the pictures of a saved page.
    """

    file: str
    reason: str
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """A file that was read, but not all of it, and what was left out."""

    file: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What `Library.add` did, by paths below the folder.

    `moved` pairs the old path with the new one of a file that was found again under another name.
    """

    read: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    noted: tuple[Noted, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()

    @property
    def has_problems(self) -> bool:
        """Whether something could not be read."""
        return bool(self.noted) or not all(each.harmless for each in self.skipped)


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result: the passage with the ranges to highlight, in article offsets.

    `own` when the pair of the glossary is the user's.
    """

    passage: Passage
    file: str
    title: str
    source: str
    date: str
    text: str
    spans: tuple[Span, ...]
    score: float
    found_by: tuple[FoundBy, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of all passages found have one value: a language, source, month ("2025-07") or person; ""
    for those whose article states no source or date.

    `narrow` is the part of a query line that keeps only these, such as `source:"Fortune"`.
    """

    kind: FacetKind
    value: str
    count: int
    narrow: str


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query line.

    `total` counts all passages found, `hits` holds the best of them, those for the typed words first;
    `suggestions` are similar spellings that occur in the library, `problem` says in one sentence what was
    wrong with the line, `remarks` what of it was not understood as the writer may have meant.  `facets` are
    those of all passages found, each kind by falling counts.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    seconds: float = 0.0
    suggestions: tuple[str, ...] = ()
    problem: str = ""
    facets: tuple[Facet, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KwicLine:
    """One place of a hit in its context: `before` and `after` are on one line, shorter at the passage's ends.

    `start` and `end` are those of the node in the article; `found_by` and `own` those of the hit.
    """

    passage: Passage
    file: str
    title: str
    source: str
    date: str
    start: int
    end: int
    before: str
    node: str
    after: str
    found_by: tuple[FoundBy, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason why two passages are related.

    `here` are ranges of the asking text (offsets of the article it comes from, or of the text
    itself), `there` ranges of the related article.
    """

    kind: EvidenceKind
    label: str
    here: tuple[Span, ...] = ()
    there: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A passage near another one; `start` and `end` mark its best sentence."""

    passage: Passage
    file: str
    title: str
    source: str
    date: str
    start: int
    end: int
    text: str
    score: float
    level: Level | Literal[""]  # "" for what only a script is given, which asked for everything
    evidence: tuple[Evidence, ...] = ()
    same_page: bool = False  # a digest in another language on the page that was asked about
    copies: int = 0  # near copies that say it with one voice, this one counted; 0 where it stands alone
    how: Rendition | Literal[""] = ""  # how it renders the statement asked about, where that was found before


@dataclass(frozen=True, slots=True)
class Rendering:
    """One place where a statement stands: the spans of one utterance, or a passage that nobody is quoted in.

    `quotes` are its quotes in order, empty for a passage; [start, end) holds them all.  `speaker` is who says
    it as the article names them, `by_another` when that is another person than most others say.  `copy_of` is
    the article and start of the rendering that it repeats in a near copy, None if it does not.
    """

    article: int
    file: str
    start: int
    end: int
    text: str
    lang: str
    how: Rendition
    quotes: tuple[Quote, ...] = ()
    speaker: str = ""
    by_another: bool = False
    copy_of: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """The same thing said, wherever and in whatever language it is rendered, in order of date and file.

    `id` stays the same as long as the rendering it was made of is there; `person` is the speaker's name over
    all articles, empty when unsure, and `persons` are all whom a rendering gives the words to, those with
    most renderings first and whom only renderings `by_another` name last.  `by_hand` when a person's decision
    has a part in it.  `perhaps` are the ids of other statements that may be the same, the likeliest first:
    for a person to decide.
    """

    id: str
    person: str
    renderings: tuple[Rendering, ...]
    by_hand: bool = False
    perhaps: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Two stretches of two articles that say the same, or report the same fact: where they can be aligned.

    `moved` where the other text has it out of the order of its neighbours.
    """

    here: Span
    there: Span
    level: Level
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """How a source puts words into somebody's mouth: the speaker as written, and the verb (wrote, 強調).

    Empty spans where the text has none.  `name` is that of the person over all articles, where the speaker
    is known and written otherwise (he, the mayor); else empty.  `when` are the words that tell on what day it
    was said (on Tuesday), `day` is that day as YYYY-MM-DD, "--MM-DD" without its year, empty where unknown.
    """

    kind: QuoteKind | Literal[""] = ""
    speaker: Span = NOWHERE
    cue: Span = NOWHERE
    name: str = ""
    when: Span = NOWHERE
    day: str = ""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A clause or sentence here beside one there; a dropped one stands only here, an added one only there.

    `pairs` are what belongs together in the two: names, figures, words with their spans in both; before them
    figures, days, names and actors that exclude each other, with ≠ in their labels.
    `marks_here` and `marks_there` are the words that make a changed one differ, or those of an unsure one
    that no dictionary pairs: it may say the same, and may not.  `moved` where the other text has it out of
    the order of its neighbours.  `elsewhere` is the sentence of the other article that
    says what stands on one side alone, outside what is compared.
    """

    change: Change
    here: Span | None
    there: Span | None
    pairs: tuple[Evidence, ...] = ()
    marks_here: tuple[Span, ...] = ()
    marks_there: tuple[Span, ...] = ()
    moved: bool = False
    elsewhere: Span | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two renderings side by side, in the order of the text here; all spans count in their articles.

    The rows hold every word of the two renderings once, without what introduces them ("she said") and what
    splits them; an added row follows the one that it follows there.  `frame_changes` tells in what the frames
    differ: another speaker, a verb that says something else of the speech (said, admitted), speaker's
    own words here and a report there, or another day.
    """

    here: Span
    there: Span
    rows: tuple[Aligned, ...]
    frame_here: Frame = Frame()
    frame_there: Frame = Frame()
    same_language: bool = False
    frame_changes: tuple[FrameChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of long work: `done` of `total` (0 when unknown) things called `what`."""

    what: str
    done: int
    total: int
    name: str = field(default="")
