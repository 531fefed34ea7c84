"""Why a quote has its speaker: what the text shows for it, in one sentence and with the places."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from search.model import Article, Quote, Span
from search.speech import N_, _
from tui.text.places import blocks_of, passage_number
from tui.text.safe import one_line

KINDS = {
    "organisation": N_("an organisation"),
    "document": N_("a document"),
    "group": N_("a group"),
    "unnamed": N_("somebody without a name"),
}
NUMBERS = {
    2: N_("two"),
    3: N_("three"),
    4: N_("four"),
    5: N_("five"),
    6: N_("six"),
    7: N_("seven"),
    8: N_("eight"),
    9: N_("nine"),
    10: N_("ten"),
}
STEPS = {
    "sentence": (N_("in the sentence before"), N_("in the sentence after")),
    "sentences": (N_("{number} sentences before"), N_("{number} sentences after")),
    "paragraph": (N_("in the paragraph before"), N_("in the paragraph after")),
    "paragraphs": (N_("{number} paragraphs before"), N_("{number} paragraphs after")),
}
"""How far away something stands, one way and the other."""


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
        return _("no name stands near: unknown")
    if "speaker carried over" in quote.flags or not mention:
        return _carried(person or mention, _elsewhere(article, quote))
    if person and quote.evidence_end:
        where = _where(article, quote.evidence_start, quote.speaker_start)
        return _("{mention} → {person}, named {where}").format(mention=mention, person=person, where=where)
    if kind:
        return _("“{mention}”, {kind}, stands beside the words").format(mention=mention, kind=_(kind))
    if not person:
        return _("“{mention}” stands beside the words; no name near it fits").format(mention=mention)
    if person in mention or mention in person:
        return _("the name {person} stands beside the words").format(person=person)
    return _("{mention} → {person}, by the names of this article").format(mention=mention, person=person)


def _carried(person: str, where: str) -> str:
    if not where:
        return _("no speaker beside it → {person}").format(person=person)
    return _("no speaker beside it → {person}, who speaks {where}").format(person=person, where=where)


def _elsewhere(article: Article, quote: Quote) -> str:
    """Where somebody speaks who is taken to go on speaking; empty where the text does not show it."""
    shown = quote.speaker_end or quote.evidence_end
    there = quote.speaker_start if quote.speaker_end else quote.evidence_start
    return _where(article, there, quote.start) if shown else ""


def _where(article: Article, there: int, here: int) -> str:
    """Where something stands, seen from another place."""
    if any(block.role == "headline" and block.start <= there < block.end for block in blocks_of(article)):
        return _("in the headline")
    sentences = _between(_sentence_starts(article), there, here)
    paragraphs = _between([block.start for block in blocks_of(article)], there, here)
    if not sentences:
        return _("in the same sentence")
    if abs(paragraphs) < 2 and abs(sentences) < 4:
        return _steps(sentences, "sentence")
    if abs(paragraphs) > 1:
        return _("in passage {number}").format(number=passage_number(article, there))
    return _steps(paragraphs, "paragraph") if paragraphs else _("in the same paragraph")


def _steps(number: int, what: str) -> str:
    many = abs(number)
    before, after = STEPS[what if many == 1 else f"{what}s"]
    words = _(NUMBERS.get(many, str(many)))
    return _(before if number > 0 else after).format(number=words)


def _between(starts: list[int], there: int, here: int) -> int:
    """How many of the stretches that begin at `starts` lie from one offset to another."""
    return bisect_right(starts, here) - bisect_right(starts, there)


def _sentence_starts(article: Article) -> list[int]:
    return sorted(
        sentence.start
        for passage in article.passages
        for sentence in passage.sentences or (Span(passage.start, passage.end),)
    )
