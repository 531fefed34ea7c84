"""The quotes of an article as a reader counts them: by utterance, and by who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from search.model import Quote
from search.speech import N_, _

UNKNOWN = N_("unknown speaker")

TYPES = {
    "organisation": N_("organisation"),
    "document": N_("document"),
    "group": N_("group"),
    "unnamed": N_("unnamed"),
}
"""What speaks, in words, where it is not a person with a name."""

NAMED = ("person", "organisation", "")
"""The types of those with a name; the others are unnamed sources, groups and documents."""

FLAGS = {
    "end inferred": N_("end inferred"),
    "end repaired": N_("end repaired"),
    "partial": N_("partial"),
    "headline": N_("in a headline"),
    "continued": N_("over several paragraphs"),
    "nested": N_("inside another quote"),
    "speaker carried over": N_("speaker carried over"),
}
"""What a reader should know of a quote, in calm words."""

KINDS = (N_("direct"), N_("mixed"), N_("indirect"))
"""Whose words they are: the speaker's, in part, or those of the text."""


class Utterance(NamedTuple):
    """What one speaker says at one place, also where "she said" splits it.

    `quotes` are its spans in order; `indexes` count them, and those inside another of them, within the
    quotes that were given.
    """

    quotes: tuple[Quote, ...]
    indexes: tuple[int, ...]

    @property
    def first(self) -> Quote:
        """The span it begins with."""
        return self.quotes[0]

    @property
    def flags(self) -> list[str]:
        """The flags of all its spans in words."""
        return flags_of(self.quotes)


class Voice(NamedTuple):
    """One speaker of an article, with what is said under that name."""

    name: str
    utterances: tuple[Utterance, ...]


def flags_of(quotes: Iterable[Quote]) -> list[str]:
    """The flags of some quotes in words, each once and in a steady order."""
    given = {flag for quote in quotes for flag in quote.flags}
    return [_(words) for flag, words in FLAGS.items() if flag in given]


def utterances(quotes: Iterable[Quote]) -> list[Utterance]:
    """Every utterance once, by article and in order of the text; the longer of two comes before the other."""
    groups: dict[tuple[int, int], list[tuple[int, Quote]]] = {}
    articles: dict[int, int] = {}
    for index, quote in enumerate(quotes):
        groups.setdefault((quote.article, quote.group), []).append((index, quote))
        articles.setdefault(quote.article, len(articles))
    joined = map(_joined, groups.values())
    return sorted(joined, key=lambda each: (articles[each.first.article], *_place(each.first)))


def voices(listed: Iterable[Utterance], ids: Mapping[str, str] | None = None) -> list[Voice]:
    """The same by speaker: those who say most first, and last what nobody is known to say.

    `ids` are the persons whom the library knows by `Quote.person`; names without one go by themselves.
    """
    from search.people.names import key_of

    said: dict[str, list[Utterance]] = {}
    for each in listed:
        name = known_name(each.first)
        said.setdefault((ids or {}).get(name) or (name and key_of(name)), []).append(each)
    found = [Voice(_name_of(members), tuple(members)) for members in said.values()]
    return sorted(found, key=lambda voice: (voice.name == UNKNOWN, -len(voice.utterances)))


def known_name(quote: Quote) -> str:
    """Who speaks: the person, else what is no person; empty for a pronoun that nobody is found for."""
    return quote.person or (quote.speaker_text if quote.speaker_type in TYPES else "")


def has_name(quote: Quote) -> bool:
    """Whether it is a person or an organisation with a name."""
    return bool(quote.person) and quote.speaker_type in NAMED


def speaker(quote: Quote) -> str:
    """Who speaks as far as the text tells."""
    return quote.person or quote.speaker_text or _(UNKNOWN)


def mention(quote: Quote) -> str:
    """What the text calls the speaker, where that differs from the name."""
    person, words = quote.person, quote.speaker_text
    return "" if not person or words in person or person in words else words


def type_words(quote: Quote) -> str:
    """What speaks, where it is no person with a name; "unknown" for a person whom nothing names."""
    if quote.speaker_type == "person" and not quote.person:
        return _("unknown")
    return _(TYPES.get(quote.speaker_type, ""))


def _joined(members: Sequence[tuple[int, Quote]]) -> Utterance:
    """The spans of one group without those that lie inside another."""
    outer: list[Quote] = []
    for quote in sorted((quote for _index, quote in members), key=_place):
        if not outer or quote.end > outer[-1].end:
            outer.append(quote)
    return Utterance(tuple(outer), tuple(index for index, _ in members))


def _place(quote: Quote) -> tuple[int, int]:
    return quote.start, -quote.end


def _name_of(members: Sequence[Utterance]) -> str:
    """The longest of the names that one speaker has in an article."""
    return max((known_name(each.first) for each in members), key=len) or UNKNOWN
