"""Similar spellings that occur in the library, for words that hardly do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from search.index.highlight import highlight
from search.index.lexicon import Lexicon
from search.index.query import Quoted, Words
from search.index.tree import And, Characters, Node, Or, Term
from search.language.analysis import query_tokens
from search.language.fold import fold
from search.language.scripts import HAN

MOST = 3
RARE = 5
"""A word in more passages than this is taken to be meant."""

CLEARLY_MORE = 3
"""How many times more frequent than the typed word another spelling must be."""

_SHORTEST, _LONG = 4, 8
_LONGEST_HAN = 8
_HAN_RUN = re.compile(f"[{HAN}]{{3,}}")
_LETTERS = re.compile(r"[^\W\d_]+")


def suggestions(tree: Node, lexicon: Lexicon) -> tuple[str, ...]:
    """Spellings as they stand in the texts, the nearest and most frequent first."""
    leaves: list[Node] = []
    for text in _typed(tree):
        for word in _LETTERS.findall(_HAN_RUN.sub(" ", text)):
            leaves += _like_word(word, lexicon)
        for run in _HAN_RUN.findall(text):
            leaves += _like_han(run, lexicon)
    written = dict.fromkeys(_written(leaf, lexicon) for leaf in leaves)
    return tuple(filter(None, written))[:MOST]


def _typed(node: Node) -> Iterator[str]:
    """The texts a person may have misspelt; fields and what is left out do not count."""
    if isinstance(node, Words | Quoted):
        yield node.text
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _typed(part)


def _like_word(word: str, lexicon: Lexicon) -> list[Node]:
    """Terms one edit away; two for a long word that does not occur."""
    terms = [token.text for token in query_tokens(word)]
    if len(terms) != 1 or len(terms[0]) < _SHORTEST or not terms[0].isalpha():
        return []
    times = lexicon.index.backend.frequency(terms[0])
    distances = () if times > RARE else (1, 2) if len(terms[0]) >= _LONG and not times else (1,)
    for distance in distances:
        if better := _better(lexicon.index.backend.words_like(terms[0], distance), times):
            return [Term(term) for term in better]
    return []


def _like_han(run: str, lexicon: Lexicon) -> list[Node]:
    """Names that differ in one character; other names of a person or thing that does not occur."""
    folded = fold(run)
    times = len(lexicon.holding(folded))
    if len(run) > _LONGEST_HAN or times > RARE:
        return []
    near = lexicon.index.texts.variants(folded)
    names = [pair for pair in near.items() if _is_name(pair[0], lexicon)]
    better = _better(names, times)
    if not times:
        concepts = lexicon.glossary.lookup(run)
        better += [fold(form) for concept in concepts for form in concept.forms.get("zh", ())]
    return [Characters(other, lexicon.holding(other)) for other in dict.fromkeys(better) if other != folded]


def _is_name(other: str, lexicon: Lexicon) -> bool:
    """Whether a string that only resembles the typed one is a word, and no chance neighbourhood."""
    return bool(_HAN_RUN.fullmatch(other)) and (len(other) > 3 or lexicon.knows(other))


def _better(pairs: Iterable[tuple[str, int]], times: int) -> list[str]:
    enough = max(1, CLEARLY_MORE * times)
    ranked = sorted((-count, word) for word, count in pairs if count >= enough)
    return [word for _, word in ranked[:MOST]]


def _written(leaf: Node, lexicon: Lexicon) -> str:
    """What a leaf finds as it is written in the best passage: terms are folded and stemmed."""
    best, _ = lexicon.index.backend.search(leaf, 1)
    for excerpt in lexicon.store.excerpts(key for key, _ in best).values():
        for span in highlight(excerpt.text, leaf, excerpt.passage.lang):
            return span.of(excerpt.text)
    return ""
