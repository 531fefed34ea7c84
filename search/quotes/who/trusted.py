"""Which names of several words are surely those of persons, because somebody speaks under them."""

from __future__ import annotations

from collections.abc import Sequence

from search.model import Span
from search.quotes.cues import Lexicon, lexicon
from search.quotes.paragraphs import Paragraph
from search.quotes.said import Heard
from search.quotes.who.description_words import is_link
from search.quotes.who.genders import of_given_name
from search.quotes.who.roster import Figurehead, Roster
from search.quotes.who.speaker_types import kind_of


def trust(text: str, roster: Roster, places: Sequence[Paragraph], heard: Sequence[Heard]) -> None:
    """Marks as persons those who speak under such a name, where its words are no place or body."""
    for place, one in zip(places, heard, strict=True):
        words = lexicon(place.lang) or lexicon("en")
        for mention in {said.speaker for said in one.said if said.speaker.end} if words else ():
            named = roster.within(*mention)
            for span, who in (*named[:1], *named[-1:]):
                lead = text[mention.start : span.start].lower().split()
                if words and _is_head(text, span, mention) and _is_trusted(who, lead, words):
                    who.sure = True


def _is_head(text: str, span: Span, mention: Span) -> bool:
    """Whether a mention ends with a name, or says who that is: Ann Roe of the harbour board, who …."""
    behind = text[span.end : mention.end]
    return not behind or (span.start == mention.start and " who " in behind)


def _is_trusted(who: Figurehead, lead: list[str], words: Lexicon) -> bool:
    """Whether a name behind some words must be a person's."""
    names = who.name.split()
    if who.thing or not 1 < len(names) < 4:
        return False
    if words.has("nouns_capitalised", "yes") and (lead or any(map(_is_common, names))):
        return False
    return not any(
        is_link(word, words) or kind_of(word) in ("organisation", "group", "document") for word in lead
    )


def _is_common(word: str) -> bool:
    """Whether a capitalised word may be a German noun or adjective."""
    ending = word.endswith(("e", "er", "en", "es", "s", "ung")) and not of_given_name(word)
    return ending or kind_of(word.lower(), "de") != ""
