"""The words of descriptions: which are offices, which tell that a reader knows who is meant."""

from __future__ import annotations

import functools
import itertools

from search.language.fold import fold
from search.quotes.cues import Gender, Lexicon
from search.quotes.wordlists import listed, word_set

CLAUSE_WORDS = frozenset(
    ["is", "was", "are", "were", "be", "has", "had", "who", "that", "and", "said", "says"]
)
"""Words that no description of somebody unnamed holds."""


@functools.cache
def same_meaning() -> dict[str, str]:
    """What each word of an office is folded onto."""
    lines = (entry.split() for entry in listed("roles", "same", ";"))
    return {word: words[0] for words in lines for word in words}


@functools.lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word of a description in the form that stands for all of its meaning."""
    low = fold(word.lower())
    low = low[:-1] if low.endswith("s") and low[:-1] in word_set("roles", "recalls") else low
    return same_meaning().get(low, low)


def is_closed(low: str, words: Lexicon) -> bool:
    """Whether a word is none that describes: an article, a preposition, an auxiliary."""
    return (
        words.has("determiners", low)
        or words.has("prepositions", low)
        or words.has("breaks", low)
        or words.has("auxiliaries", low)
        or low in words.pronouns
        or low in ("s", "former", "then")
    )


def compound_head(low: str, words: Lexicon) -> str:
    """The office at the end of a German compound: ministerin of bildungsministerin, else nothing."""
    if not words.has("compounds", "yes"):
        return ""
    heads = (low[place:] for place in range(max(_STEM, len(low) - _LONGEST_HEAD), len(low) - _STEM))
    return next((head for head in heads if words.has("titles", head) or words.has("people", head)), "")


_STEM, _LONGEST_HEAD = 4, 24


def is_role(word: str, words: Lexicon) -> bool:
    """Whether a word is an office, a part or a noun for somebody."""
    low = plain(word)
    known = words.has("titles", low) or words.has("people", low)
    return (
        known
        or bool(compound_head(low, words))
        or low in word_set("roles", "recalls")
        or low in word_set("speakers", "unnamed")
        or low in same_meaning()
    )


def is_link(rest: str, words: Lexicon) -> bool:
    """Whether words begin with a preposition."""
    first = rest.partition(" ")[0].lower()
    return words.has("links", first) or words.has("prepositions", first)


def recalls(noun: str, words: Lexicon) -> bool:
    """Whether a noun is for somebody who was just spoken of; a German compound by its last part."""
    plain = fold(noun)
    known = plain in word_set("roles", "recalls") or plain in word_set("roles", "demonyms")
    return known or (words.has("compounds", "yes") and plain.endswith(_last_parts()))


@functools.cache
def _last_parts() -> tuple[str, ...]:
    return tuple(word for word in listed("roles", "recalls") if len(word) > 3)


def gender_of_article(said: str, words: Lexicon) -> Gender:
    """The gender that the article of a Romance description tells: la, une, a senadora."""
    article = said.lower().partition(" ")[0]
    if words.has("male_articles", article):
        return "m"
    return "f" if words.has("female_articles", article) else ""


def is_demonym(word: str) -> bool:
    """Whether an English word is for somebody, or several, of a country or state: Nigerian, Texans."""
    one = word.lower().removesuffix("s")
    return one.endswith(_DEMONYM_ENDINGS) or bool({one, word.lower()} & word_set("roles", "demonyms"))


_DEMONYM_ENDINGS = ("ian", "ean", "ese", "can", "ishman", "ishwoman", "chman", "chwoman")


def is_definite(said: str, words: Lexicon) -> bool:
    """Whether an article tells that the reader knows who is meant."""
    first = said.lower().partition(" ")[0]
    if words.has("definites", first) or words.has("pointers", first):
        return True
    return words.has("definites", "l") and first.startswith(("l’", "l'"))


def is_indefinite(said: str, words: Lexicon) -> bool:
    """Whether a word in front tells that somebody is new to the reader: an official."""
    return words.has("indefinites", said.lower().partition(" ")[0])


def is_office(before: list[str], words: Lexicon) -> bool:
    """Whether words before a name are an office with an "of" in it: former Secretary of State."""
    titled = any(words.has("titles", a) and b == "of" for a, b in itertools.pairwise(before))
    return titled and before[-1] != "of" and not words.has("articles", before[0])


def without_article(said: str, words: Lexicon) -> str:
    """A description without a, the or one in front."""
    first, _, rest = said.partition(" ")
    low = first.lower()
    article = any(words.has(group, low) for group in ("articles", "definites", "pointers", "indefinites"))
    return rest if rest and article else said
