"""The words of descriptions: which are offices, which tell that a reader knows who is meant."""

from __future__ import annotations

import functools
import itertools

from search.language.fold import fold
from search.quotes.cues import Gender, Lexicon
from search.quotes.wordlists import listed, word_set

_DEFINITE = frozenset(
    ("the", "this", "that", "der", "die", "das", "dem", "den", "le", "la", "el", "il", "lo", "o", "de", "het")
)
CLAUSE_WORDS = frozenset(
    ["is", "was", "are", "were", "be", "has", "had", "who", "that", "and", "said", "says"]
)
"""Words that no description of somebody unnamed holds."""
_ONE = ("one", "another", "that", "this")


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


def is_role(word: str, words: Lexicon) -> bool:
    """Whether a word is an office, a part or a noun for somebody."""
    low = plain(word)
    known = words.has("titles", low) or words.has("people", low)
    return (
        known
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
    parts = (
        tuple(word for word in word_set("roles", "recalls") if len(word) > 3) if words.lang == "de" else ()
    )
    return plain in word_set("roles", "recalls") or plain.endswith(parts)


def gender_of_article(said: str, words: Lexicon) -> Gender:
    """The gender that the article of a Romance description tells: la, une, a senadora."""
    return _ARTICLES.get((words.lang, said.lower().partition(" ")[0]), "")


_MALE = {"fr": "le un", "es": "el un", "it": "il lo un", "pt": "o um"}
_FEMALE = {"fr": "la une", "es": "la una", "it": "la una", "pt": "a uma"}
_ARTICLES: dict[tuple[str, str], Gender] = {
    **{(lang, article): "m" for lang, articles in _MALE.items() for article in articles.split()},
    **{(lang, article): "f" for lang, articles in _FEMALE.items() for article in articles.split()},
}


def is_demonym(said: str, words: Lexicon) -> bool:
    """Whether a description is only where somebody is from: the Nigerian."""
    article, _, word = said.partition(" ")
    return words.has("articles", article.lower()) and word[:1].isupper() and word.endswith(DEMONYMS)


DEMONYMS = ("ian", "ean", "ese", "can", "ishman", "ishwoman", "chman", "chwoman")
"""How English words for somebody of a country end."""


def is_definite(said: str, words: Lexicon) -> bool:
    """Whether an article tells that the reader knows who is meant."""
    first = said.lower().partition(" ")[0]
    return first in _DEFINITE or first.startswith(("l’", "l'")) or (words.lang == "pt" and first == "a")


def is_office(before: list[str], words: Lexicon) -> bool:
    """Whether words before a name are an office with an "of" in it: former Secretary of State."""
    titled = any(words.has("titles", a) and b == "of" for a, b in itertools.pairwise(before))
    return titled and before[-1] != "of" and not words.has("articles", before[0])


def without_article(said: str, words: Lexicon) -> str:
    """A description without a, the or one in front."""
    first, _, rest = said.partition(" ")
    article = words.has("articles", first.lower()) or first.lower() in _ONE or is_definite(f"{first} ", words)
    return rest if rest and article else said
