"""The people of a sentence: who is quoted in it, and where persons of its article are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from search.language.fold import fold
from search.model import Quote, Span

Alike = Callable[[str, str], float]
"""How sure two names, in whatever scripts, are one person's: 0 to 1."""

SURE = 0.75
"""From here on two names of articles about the same matter are taken for one person's."""

_PARTS = re.compile(r"[\s·=]+")
_LEAST_HAN, _LEAST_LATIN = 2, 3
_WIDE = "\u2e80"


class Said(NamedTuple):
    """What somebody is quoted with in an article, by whom (the fullest name, or ""), and where that is."""

    span: Span
    person: str = ""
    speaker: Span = Span(0, 0)


class Mention(NamedTuple):
    """A person named in a text."""

    span: Span
    name: str


def said(quotes: Iterable[Quote], by: int = 0) -> list[Said]:
    """Quotes as they are compared, counted from another origin."""
    return [
        Said(
            Span(quote.start, quote.end).shifted(by),
            quote.person,
            Span(quote.speaker_start, quote.speaker_end).shifted(by),
        )
        for quote in quotes
    ]


def mentions(text: str, names: Iterable[str]) -> tuple[Mention, ...]:
    """Where persons with these full names stand in a text, whole or by the last part; in order.

    A name that is a part of a longer one is not meant there.
    """
    folded = fold(text)
    forms = [(form, name) for name in names for form in _forms(name)]
    found: dict[Span, str] = {}
    for form, name in sorted(forms, key=lambda each: -len(each[0])):
        for span in _places(folded, form):
            if not any(span.start < known.end and known.start < span.end for known in found):
                found[span] = name
    return tuple(Mention(span, found[span]) for span in sorted(found))


def _forms(name: str) -> Iterator[str]:
    """The whole name and its last part, folded, where these are long enough to be looked for."""
    whole = fold(name).strip()
    for form in dict.fromkeys((whole, _PARTS.split(whole)[-1])):
        if len(form) >= (_LEAST_HAN if form[:1] > _WIDE else _LEAST_LATIN):
            yield form


def _places(folded: str, form: str) -> Iterator[Span]:
    """Where a form stands; in letters that are written with blanks, as a word of its own."""
    start = folded.find(form)
    while start >= 0:
        end = start + len(form)
        if form[0] > _WIDE or not (folded[start - 1 : start].isalpha() or folded[end : end + 1].isalpha()):
            yield Span(start, end)
        start = folded.find(form, end)


def same_speaker(ours: Sequence[str], theirs: Sequence[str], alike: Alike) -> bool | None:
    """Whether somebody is quoted on both sides; None where one side does not tell who speaks."""
    if not (ours and theirs):
        return None
    return any(alike(one, other) >= SURE for one in ours for other in theirs)
