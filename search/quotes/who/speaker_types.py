"""What kind of speaker a mention names: a person, a body, a text, a crowd, or somebody unnamed."""

from __future__ import annotations

import functools
import re

from search.language.fold import fold
from search.model import SpeakerType
from search.quotes.cues import Lexicon, lexicon
from search.quotes.wordlists import listed, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_ENDS: tuple[SpeakerType, ...] = ("document", "unnamed", "organisation", "group")
_KINDS: tuple[SpeakerType, ...] = ("document", "group", "organisation", "unnamed")
_LONGEST_ACRONYM = 5


def of_pronoun(word: str, words: Lexicon) -> SpeakerType:
    """He and she are persons, they and some are several; I, we and it can be anything."""
    if words.pronouns.get(word) in ("m", "f"):
        return "person"
    return "group" if kind_of(word) == "group" else ""


@functools.lru_cache(maxsize=8192)
def kind_of(noun: str, lang: str = "") -> SpeakerType:
    """The kind that a lower-case noun stands for; a compound does by its last part."""
    plain = fold(noun)
    kind: SpeakerType = next((one for one in _KINDS if {plain, noun} & word_set("speakers", one)), "")
    words = lexicon(lang)
    if kind or words is None or not words.has("compounds", "yes"):
        return kind
    forms = (
        plain,
        plain.removesuffix("s"),
        plain.removesuffix("n"),
        plain.removesuffix("es"),
        plain.removesuffix("en"),
    )
    return next((kind for kind in _KINDS for form in forms if form.endswith(_last_parts(kind))), "")


@functools.cache
def _last_parts(kind: str) -> tuple[str, ...]:
    return tuple(word for word in listed("speakers", kind) if len(word) > 3)


def of_description(said: str, words: Lexicon) -> SpeakerType:
    """The kind of a description, by its head: the last noun before a preposition or comma."""
    written = _WORD.findall(head_of(said, words))
    nouns = [word.lower() for word in written]
    if not nouns or (len(nouns) > 1 and words.has("capitals_name", "yes") and written[-1][0].isupper()):
        kind = kind_of(nouns[-1]) if nouns else ""
        return kind if kind in ("organisation", "document") else ""
    kinds = (kind_of(noun, words.lang) for noun in reversed(nouns[-2:]))
    kind = next(filter(None, kinds), "") or _by_ending(nouns, words)
    several = words.has("plurals", nouns[0]) or nouns[0].isdigit()
    if several and kind in ("unnamed", "", "organisation"):
        return "group"
    return "unnamed" if kind == "group" and nouns[0].startswith("ein") else kind


def _by_ending(nouns: list[str], words: Lexicon) -> SpeakerType:
    """What the form of an English head tells: supporters are several, a supporter is somebody unnamed."""
    endings = tuple(words.words.get("agent_endings", ()))
    if len(nouns) < 2 or not nouns[-1].isalpha():
        return ""
    if nouns[-1].endswith(endings):
        return "unnamed"
    return "group" if nouns[-1].removesuffix("s").endswith(endings) else ""


def head_of(said: str, words: Lexicon) -> str:
    """A description without what follows its head: a senior official [at the authority]."""
    for match in _WORD.finditer(said):
        low = match.group().lower()
        groups = ("prepositions", "links", "relatives", "genitives")
        ends = any(words.has(name, low) for name in groups)
        if match.start() and (ends or said[match.start() - 2 : match.start()] in (", ", " (")):
            return said[: match.start()]
    return said


def is_body(name: str) -> bool:
    """Whether a name is that of a body or place: by its letters (NATO), or from a list (Reuters)."""
    plain = name.replace(".", "")
    short = plain.isalpha() and plain.isupper() and 2 <= len(plain) <= _LONGEST_ACRONYM
    return short or name.lower() in word_set("things", "places")


def of_han(plain: str) -> SpeakerType:
    """The kind of a Chinese mention in Simplified characters, by how it ends; several by how it begins."""
    several = plain.startswith(_several()) and not plain.startswith(listed("speakers", "han_digital"))
    if several and not plain.endswith(listed("speakers", "han_document")):
        return "group"
    if plain.startswith(_ONE):
        return "unnamed"
    endings, longest = _endings()
    tails = (plain[first:] for first in range(max(0, len(plain) - longest), len(plain)))
    return next((endings[tail] for tail in tails if tail in endings), "")


@functools.cache
def _endings() -> tuple[dict[str, SpeakerType], int]:
    """What each ending tells, and how long the longest one is."""
    kinds: dict[str, SpeakerType] = {}
    for kind in _ENDS:
        for ending in listed("speakers", f"han_{kind}"):
            kinds.setdefault(ending, kind)
    return kinds, max(map(len, kinds), default=0)


_ONE = ("一名", "一位", "某位", "某名", "另一名", "另一位", "其中一名", "其中一位")


@functools.cache
def _several() -> tuple[str, ...]:
    return tuple(word for word in listed("speakers", "han_group") if len(word) > 1)
