"""A mention that is a proper name itself, for speakers whom the article names only there."""

from __future__ import annotations

import re

from search.quotes.cues import Lexicon
from search.quotes.who.description_words import is_closed, is_definite, is_demonym, is_link, is_role
from search.quotes.who.genders import of_given_name
from search.quotes.who.names import ends_as_body
from search.quotes.who.speaker_types import kind_of
from search.quotes.wordlists import word_set

_NAME_WORD = re.compile(r"[^\W\d_]['’.]?[^\W\d_]*(?:['’‐-][^\W\d_]+)*\.?")
_SYLLABLES = re.compile(r"[^\W\d_]+-[a-z]+")
_LONGEST = 4
_NOUN_ENDINGS = ("e", "er", "en", "es", "s", "ung", "keit", "heit", "schaft", "tion", "tät")


def own_name(said: str, words: Lexicon) -> tuple[str, bool]:
    """The name at the end of a mention without titles and roles, and whether it is a body's; "" for none."""
    spoken = re.sub(r"['’]s?$", "", said).split()
    first = len(spoken)
    while first and _can_stand(spoken[first - 1], words):
        first -= 1
    before = [word.lower() for word in spoken[:first]]
    name = spoken[first:]
    while name and (
        name[0].islower()
        or is_closed(name[0].lower(), words)
        or (len(name) > 1 and is_role(name[0].rstrip("."), words))
    ):
        before.append(name.pop(0).lower())
    if len(name) > 1 and said.isupper():
        return "", False
    if not 1 <= len(name) <= _LONGEST or not _is_proper(name, words) or not _leads(before, words):
        return "", False
    body = ends_as_body(name[-1], words)
    if len(name) > 1:
        return " ".join(name), body
    if words.has("capitals_name", "yes") and before == ["the"] and not _is_people(name[0]):
        return said, True
    named = (bool(before) and kind_of(before[-1], words.lang) == "unnamed") or _is_title(before, words)
    return (name[0], False) if named else ("", False)


def _can_stand(word: str, words: Lexicon) -> bool:
    """Whether a word can be part of a name: capitalised, or a particle."""
    return bool(_NAME_WORD.fullmatch(word)) and (word[0].isupper() or words.has("particles", word.lower()))


def _is_proper(name: list[str], words: Lexicon) -> bool:
    """Whether none of the words is a common one; where all nouns are capitalised, as their endings tell."""
    last = name[-1].lower()
    if any(is_closed(word.lower(), words) or words.has("times", word.lower()) for word in name):
        return False
    if kind_of(last, words.lang) or is_role(last, words) or words.lemmas.get(last, last) != last:
        return False
    if not words.has("nouns_capitalised", "yes"):
        return True
    telling = bool(of_given_name(name[0])) or bool(_SYLLABLES.fullmatch(name[-1]))
    return len(name) > 1 and (telling or not any(word.endswith(_NOUN_ENDINGS) for word in name))


def _leads(before: list[str], words: Lexicon) -> bool:
    """Whether the words before a name are those of its bearer: no preposition, no owner, no article alone."""
    if any(is_link(word, words) and not words.has("articles", word) for word in before):
        return False
    if any(word.endswith(("'s", "’s", ",")) or words.has("genitives", word) for word in before):
        return False
    nouns = [word for word in before if not is_definite(word, words) and not words.has("articles", word)]
    return bool(nouns) or not before or before == ["the"]


def _is_title(before: list[str], words: Lexicon) -> bool:
    last = before[-1].rstrip(".") if before else ""
    return words.has("titles", last) or words.has("people", last)


def _is_people(word: str) -> bool:
    """Whether a word is for somebody of a country or party: the Nigerian, the Germans."""
    low = word.lower()
    return low.endswith("s") or is_demonym(low) or low in word_set("roles", "recalls")
