"""What kind of speaker a mention names: a person, a body, a text, a crowd, or somebody unnamed."""

from __future__ import annotations

import functools
import re

from search.language.fold import fold
from search.model import SpeakerType
from search.quotes.cues import Lexicon
from search.quotes.wordlists import listed, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_ENDS: tuple[SpeakerType, ...] = ("document", "unnamed", "organisation", "group")
_KINDS: tuple[SpeakerType, ...] = ("document", "group", "organisation", "unnamed")
_PLURAL_STARTS = frozenset(
    ("some", "many", "several", "most", "few", "both", "two", "three", "four", "five", "six", "dozens")
)
_BODY = re.compile(r"[A-Z]{2,}(?:\b|\d)")


def of_pronoun(word: str, words: Lexicon) -> SpeakerType:
    """He and she are persons, they and some are several; I, we and it can be anything."""
    if words.pronouns.get(word) in ("m", "f"):
        return "person"
    return "group" if kind_of(word) == "group" else ""


@functools.lru_cache(maxsize=4096)
def kind_of(noun: str) -> SpeakerType:
    """The kind that a noun of any language written with spaces stands for."""
    plain = fold(noun)
    kinds = (
        kind for kind in _KINDS if plain in word_set("speakers", kind) or noun in word_set("speakers", kind)
    )
    return next(kinds, "")


def of_description(said: str, words: Lexicon) -> SpeakerType:
    """The kind of a description, by its head: the last noun before a preposition, comma or relative clause."""
    nouns = [match.group().lower() for match in _WORD.finditer(head_of(said, words))]
    if not nouns:
        return ""
    kind = next((kind for kind in map(kind_of, reversed(nouns[-2:])) if kind), "")
    several = nouns[0] in _PLURAL_STARTS or nouns[0].isdigit()
    if several and kind in ("unnamed", "", "organisation"):
        return "group"
    return kind


def head_of(said: str, words: Lexicon) -> str:
    """A description without what follows its head: a senior official [at the authority]."""
    for match in _WORD.finditer(said):
        low = match.group().lower()
        ends = words.has("prepositions", low) or words.has("links", low) or words.has("relatives", low)
        if match.start() and (ends or said[match.start() - 2 : match.start()] in (", ", " (")):
            return said[: match.start()]
    return said


def is_body(name: str) -> bool:
    """Whether a name's writing is that of a body: NATO, the BBC."""
    return len(name) > 1 and (name.isupper() or bool(_BODY.match(name)))


def of_han(plain: str) -> SpeakerType:
    """The kind of a Chinese mention in Simplified characters, by how it ends; several by how it begins."""
    if plain.startswith(_several()) and not plain.endswith(listed("speakers", "han_document")):
        return "group"
    endings = (
        (len(ending), kind)
        for kind in _ENDS
        for ending in listed("speakers", f"han_{kind}")
        if plain.endswith(ending)
    )
    best = max(endings, key=lambda one: one[0], default=(0, ""))
    return best[1]  # type: ignore[return-value]


@functools.cache
def _several() -> tuple[str, ...]:
    return tuple(word for word in listed("speakers", "han_group") if len(word) > 1)
