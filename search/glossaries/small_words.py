"""Words that every text of a language is full of and no glossary holds: articles, pronouns, helping verbs."""

from __future__ import annotations

from functools import cache

from search.language.fold import fold
from search.related.plain_words import tells_something

_MORE = {
    "en": "whose whom cannot thus hence per via upon toward towards within amid unlike whereas whoever "
    "whatever",
    "de": "sei seien seist seid wäre wären worden werde werden würde würden hätte hätten habe haben deren "
    "dessen trotz obwohl indem sofern sobald jemand jemandem jemanden niemand konnte konnten könnte "
    "könnten könne darf dürfen durfte durften dürfte mag mögen möchte musste mussten müsste muss "
    "müssen sollte sollten solle will wollen wollte wollten gegenüber seitens mittels",
    "fr": "étaient été être avoir celui celle ceux celles quel quelle quels quelles lequel laquelle sans "
    "pendant très tout toute tous toutes peut peuvent pouvait doit doivent devait quelque quelques "
    "chaque quand jusque jusqu depuis aucun aucune afin dont chez vers parce puis ainsi alors donc ni leurs",
    "es": "fue fueron sido ser estar haber aquel aquella aquellos aquellas aunque puede pueden pudo podía "
    "debe deben debía alguien cada ustedes vosotros según mediante hacia tras mientras pues sino cuyo "
    "cuya cuyos cuyas cualquier ello",
}
_BENT = {
    "de": (
        "mein dein sein ihr unser eur kein dies jen jed welch manch solch all viel einig mehrer ander beid",
        "e er em en es",
    ),
    "es": ("nuestr vuestr est es tod otr mism much poc cuant tant algun ningun un", "o a os as"),
}
"""Beginnings of words that are bent, and their endings."""


def is_small(words: str, lang: str) -> bool:
    """Whether all words of a form (a BCP 47 tag for its language) are such words."""
    return all(_is_small(word, lang.split("-")[0]) for word in words.split())


def _is_small(word: str, family: str) -> bool:
    is_abbreviation = len(word) > 1 and word.isupper() and word.isascii()
    return not is_abbreviation and (not tells_something(fold(word)) or fold(word) in _small_words(family))


@cache
def _small_words(family: str) -> frozenset[str]:
    from whoosh.lang.stopwords import stoplists

    stems, endings = _BENT.get(family, ("", ""))
    bent = (stem + ending for stem in stems.split() for ending in endings.split())
    words = (*stoplists.get(family, ()), *_MORE.get(family, "").split(), *bent)
    return frozenset(map(fold, words))
