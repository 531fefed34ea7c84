"""Whether words without a comma are a clause or a noun with its attributes, by the classes of the words.

Chinese marks neither; a verb or an idiom behind what can be its subject tells a clause.
"""

from __future__ import annotations

import functools

from search.language.segment import segment, word_class
from search.quotes.han.cues import QUOTE, group
from search.quotes.han.personal import may_speak

_IDIOM = 4
_PAIR = 2
_VERBS = ("v", "vd", "vi", "vq")
_BEFORE_VERB = ("v", "a", "p", "i", "l")


@functools.lru_cache(maxsize=4096)
def is_clause(words: str) -> bool:
    """Whether folded words hold a subject and, behind it, a predicate: 流程形同虚设, 烧烤摊吵到凌晨."""
    place = words.rfind("的", 0, -1) + 1
    parts = [word for word, _, _ in segment(words[place:].replace(QUOTE, ""))]
    kinds = [_kind(word) for word in parts]
    if len(parts) == _PAIR and kinds[1] == "v":
        return not place and may_speak(parts[0]) and not parts[1].endswith(group("noun_heads"))
    return any(_is_predicate(parts, kinds, number) for number in range(1, len(parts)))


def has_verb(words: str) -> bool:
    """Whether folded words hold a verb that is no attribute: 股价下跌, 门前挂三串红辣椒."""
    words = words[words.rfind("的") + 1 :]
    return any(_kind(word) in _VERBS for word, _, _ in segment(words))


def _kind(word: str) -> str:
    """The class of a word; the dictionary takes some titles (署长) for verbs."""
    return "n" if word.endswith(group("titles")) else word_class(word)


def _is_predicate(parts: list[str], kinds: list[str], number: int) -> bool:
    word, kind = parts[number], kinds[number]
    rest = kinds[number + 1 :]
    if kind in ("i", "l") and len(word) >= _IDIOM:
        return not rest and kinds[number - 1] != "r"
    if kind == "d":
        return bool(rest) and rest[0] in _BEFORE_VERB
    if kind == "a":
        return not rest and len(word) > 1
    if kind not in _VERBS or kinds[number - 1] in ("m", "q", "r"):
        return False
    if not rest:
        return kinds[number - 1] in ("t", "d", "ad") and not word.endswith(group("noun_heads"))
    return not (number + 2 == len(parts) and parts[-1].endswith(group("noun_heads")))
