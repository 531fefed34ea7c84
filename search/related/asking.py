"""What a reader points at: some words, the sentence they stand in, and who is quoted there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from search.language.fold import fold, simplify
from search.language.scripts import is_han, language_of
from search.language.segment import word_class
from search.model import Span
from search.related.analysed import Analysed, touch
from search.related.lines import is_statement
from search.related.people import SURE, Alike, Mention, Said, mentions, said
from search.related.plain_words import tells_something

LONGEST = 4000
"""Code points of a question; a passage has a few hundred."""

_NAME_CLASSES = ("", "nr", "nrt", "nrfg")
"""What the dictionary of the segmenter calls words that are names, or not known to it."""

_SURE_BY_SOUND = 0.85
"""From here on a Chinese word, which may be any, is taken for a name that sounds like it."""

_MARKED = re.compile(r'"(?P<words>[^"\n]{6,200})"')
"""Words in quotation marks, which `fold` makes one; a shorter one is a name or a term."""


class Framed(NamedTuple):
    """A text and where it begins in its article."""

    text: Analysed
    base: int


@dataclass(frozen=True)
class Asking:
    """The words that are asked about, and the words with the rest of their sentence.

    Of both, what the sentence says around a quote tells who speaks.
    """

    words: Framed
    sentence: Framed

    @property
    def tries(self) -> Sequence[Framed]:
        """What to look for, one after the other until something is found.

        A few quoted words say too little by themselves: their sentence is asked at once.
        """
        if self.words == self.sentence:
            return (self.words,)
        enough = is_statement(self.words.text.text)
        return (self.words, self.sentence) if enough else (self.sentence,)


def asking(
    text: str, lang: str | None, base: int, around: tuple[str, int] | None, quotes: Sequence[Said] | None
) -> Asking:
    """What is asked with `text`, which begins at `base`, in the sentence `around` that begins at its number.

    `quotes` are those of the article; None where there is none, and they are looked for.
    """
    text = text[:LONGEST]
    lang = lang or language_of(text)
    quotes = _quoted(text, base) if quotes is None else quotes
    words = Framed(analysed(text, lang, base, quotes), base)
    if not text or around is None or around[0] == text or not _holds(around, text, base):
        return Asking(words, words)
    sentence = analysed(around[0][:LONGEST], lang, around[1], quotes)
    asked = Span(base, base + len(text)).shifted(-around[1])
    own = words.text
    framed = replace(sentence, said=(asked,), speakers=own.speakers, chosen=not own.said, spoken=own.spoken)
    return Asking(words, Framed(framed, around[1]))


def analysed(text: str, lang: str, base: int, quotes: Sequence[Said]) -> Analysed:
    """A text that begins at `base` of an article, with what of the article's quotes lies in it."""
    span = Span(base, base + len(text))
    inside = [quote for quote in quotes if touch(quote.span, span)]
    speakers = tuple(dict.fromkeys(quote.person for quote in inside if quote.person))
    return Analysed(
        text,
        lang,
        tuple(_with_marked(sorted(clipped(quote.span, span) for quote in inside), text)),
        speakers,
        mentions(text, dict.fromkeys(quote.person for quote in quotes if quote.person)),
        spoken=max((sum(quote.person == name for quote in quotes) for name in speakers), default=0),
    )


def said_by(text: Analysed, speakers: Iterable[str], alike: Alike) -> Analysed | None:
    """A text of no article as what those say whom it names, without their names; None where it names nobody.

    Whoever is quoted with it speaks of himself as I, or is the one of whom the sentence before told.
    """
    people = []
    for span in _maybe_names(text):
        word = span.of(text.text)
        known = {name: alike(word, name) for name in speakers}
        if known and max(known.values()) >= (_SURE_BY_SOUND if is_han(word[:1]) else SURE):
            people.append(Mention(span, max(known, key=known.__getitem__)))
    if not people:
        return None
    ends = [0, *(end for mention in people for end in mention.span), len(text.text)]
    rest = [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True) if start < end]
    names = tuple(dict.fromkeys(mention.name for mention in people))
    return replace(text, said=tuple(rest), speakers=names, people=tuple(people), chosen=True, spoken=1)


def _maybe_names(text: Analysed) -> Iterator[Span]:
    """The words that may be names: those with a capital, where there are small letters; of Chinese ones those
    that the dictionary has as a name, or does not have."""
    for group in text.groups:
        span = Span(group.start, group.end)
        word = span.of(text.text)
        is_plain = is_han(word[:1]) and word_class(simplify(word)) not in _NAME_CLASSES
        if tells_something(group.surface) and not word[:1].islower() and not is_plain:
            yield span


def _with_marked(parts: Sequence[Span], text: str) -> list[Span]:
    """Parts that somebody is quoted with, and what else stands in quotation marks, in order."""
    marked = (Span(*found.span("words")) for found in _MARKED.finditer(fold(text))) if parts else ()
    return sorted([*parts, *(span for span in marked if not any(touch(span, part) for part in parts))])


def clipped(part: Span, span: Span) -> Span:
    """What of a part lies in a span, counted from its start."""
    return Span(max(part.start, span.start), min(part.end, span.end)).shifted(-span.start)


def _holds(around: tuple[str, int], text: str, base: int) -> bool:
    start = base - around[1]
    return start >= 0 and around[0].startswith(text, start)


def _quoted(text: str, base: int) -> list[Said]:
    """The quotes of a text that stands in no article."""
    from search.quotes import extract_quotes

    return said(extract_quotes(text), base)
