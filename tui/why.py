"""Why a quote has its speaker: what the text shows for it, in one sentence and with the places."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from search.model import Article, Quote, Span
from tui.places import blocks_of
from tui.safe import one_line
from tui.whereabouts import Whereabouts

KINDS = {
    "organisation": "an organisation",
    "document": "a document",
    "group": "a group",
    "unnamed": "somebody without a name",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Why(NamedTuple):
    """One sentence, and where the text shows it; an empty span stands for what the text does not have."""

    words: str
    speaker: Span = Span(0, 0)
    cue: Span = Span(0, 0)
    evidence: Span = Span(0, 0)

    @property
    def spans(self) -> list[Span]:
        """Those places that there are."""
        return [span for span in (self.speaker, self.cue, self.evidence) if span.start < span.end]


def why(article: Article, quote: Quote) -> Why:
    """The evidence for the speaker of one of the quotes of `article`."""
    return Why(
        _words(article, quote),
        Span(quote.speaker_start, quote.speaker_end),
        Span(quote.cue_start, quote.cue_end),
        Span(quote.evidence_start, quote.evidence_end),
    )


def _words(article: Article, quote: Quote) -> str:
    mention, person = one_line(quote.speaker_text), one_line(quote.person)
    kind = KINDS.get(quote.speaker_type)
    if not (mention or person):
        return "no name stands near: unknown"
    if "speaker carried over" in quote.flags or not mention:
        return f"no speaker beside it → {person or mention}{_elsewhere(article, quote)}"
    if person and quote.evidence_end:
        return f"{mention} → {person}, named {_where(article, quote.evidence_start, quote.speaker_start)}"
    if kind:
        return f"“{mention}”, {kind}, stands beside the words"
    if not person:
        return f"“{mention}” stands beside the words; no name near it fits"
    if person in mention or mention in person:
        return f"the name {person} stands beside the words"
    return f"{mention} → {person}, by the names of this article"


def _elsewhere(article: Article, quote: Quote) -> str:
    """Where somebody speaks who is taken to go on speaking; empty where the text does not show it."""
    shown = quote.speaker_end or quote.evidence_end
    there = quote.speaker_start if quote.speaker_end else quote.evidence_start
    return f", who speaks {_where(article, there, quote.start)}" if shown else ""


def _where(article: Article, there: int, here: int) -> str:
    """Where something stands, seen from another place."""
    if any(block.role == "headline" and block.start <= there < block.end for block in blocks_of(article)):
        return "in the headline"
    sentences = _between(_sentence_starts(article), there, here)
    paragraphs = _between([block.start for block in blocks_of(article)], there, here)
    if not sentences:
        return "in the same sentence"
    if abs(paragraphs) < 2 and abs(sentences) < 4:
        return _steps(sentences, "sentence")
    if abs(paragraphs) > 1:
        return f"in {_number(article, there)}"
    return _steps(paragraphs, "paragraph") if paragraphs else "in the same paragraph"


def _number(article: Article, offset: int) -> str:
    """ "passage 9", as the foot of the desk counts; "paragraph 9" where it counts none there."""
    passage = next((each for each in article.passages if each.start <= offset < each.end), None)
    place = Whereabouts(article).place(passage)
    if place:
        return f"passage {place}"
    return f"paragraph {bisect_right([block.start for block in blocks_of(article)], offset)}"


def _steps(number: int, what: str) -> str:
    side = "before" if number > 0 else "after"
    many = abs(number)
    words = NUMBERS[many] if many < len(NUMBERS) else str(many)
    return f"in the {what} {side}" if many == 1 else f"{words} {what}s {side}"


def _between(starts: list[int], there: int, here: int) -> int:
    """How many of the stretches that begin at `starts` lie from one offset to another."""
    return bisect_right(starts, here) - bisect_right(starts, there)


def _sentence_starts(article: Article) -> list[int]:
    return sorted(
        sentence.start
        for passage in article.passages
        for sentence in passage.sentences or (Span(passage.start, passage.end),)
    )
