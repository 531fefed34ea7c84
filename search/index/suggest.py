"""Similar spellings that occur in the library, for words that hardly do.

A spelling is offered only if the same question finds it: in the languages, and not in boilerplate alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from search.index.highlight import highlight
from search.index.lexicon import Lexicon
from search.index.query import Quoted, Words
from search.index.tree import And, Characters, Node, Or, Term, all_of
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
_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")
_LETTERS = re.compile(r"[^\W\d_]+")


def suggestions(tree: Node, scope: Sequence[Node], lexicon: Lexicon) -> tuple[str, ...]:
    """Spellings as they stand in the texts, the nearest and most frequent first.

    `scope` is what every passage must be besides.
    """
    leaves: list[Node] = []
    for text in _typed(tree):
        for word in _LETTERS.findall(_HAN_RUN.sub(" ", text)):
            leaves += _like_word(word, lexicon)
        for run in _HAN_RUN.findall(text):
            leaves += _like_han(run, lexicon)
    written = dict.fromkeys(_written(leaf, scope, lexicon) for leaf in leaves)
    return tuple(filter(None, written))[:MOST]


def _typed(node: Node) -> Iterator[str]:
    """The texts a person may have misspelt; fields and what is left out do not count."""
    if isinstance(node, Words | Quoted):
        yield node.text
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _typed(part)


# -- words with spaces ---------------------------------------------------------------------------


def _like_word(word: str, lexicon: Lexicon) -> list[Node]:
    """Terms one edit away; for a word that does not occur also with letters swapped, or two edits away."""
    terms = _terms(word)
    if len(terms) != 1 or len(word) < _SHORTEST or not terms[0].isalpha():
        return []
    times = lexicon.index.backend.frequency(terms[0])
    for pairs in _near(word, terms[0], times, lexicon):
        if better := _better(pairs, times):
            return [Term(term) for term in better]
    return []


def _near(word: str, term: str, times: int, lexicon: Lexicon) -> Iterator[list[tuple[str, int]]]:
    """Other terms with their frequencies, the nearest first."""
    backend = lexicon.index.backend
    if times > RARE:
        return
    swapped = [] if times else _swapped(word)
    near = backend.words_like(term, 1) if len(term) >= _SHORTEST else []
    yield [*near, *((other, backend.frequency(other)) for other in swapped if other != term)]
    if not times and len(term) >= _LONG:
        yield backend.words_like(term, 2)


def _swapped(word: str) -> list[str]:
    """The terms of a word in which two letters changed places."""
    others = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return [terms[0] for terms in map(_terms, others) if len(terms) == 1]


def _terms(word: str) -> list[str]:
    return [token.text for token in query_tokens(word)]


# -- Chinese -------------------------------------------------------------------------------------


def _like_han(run: str, lexicon: Lexicon) -> list[Node]:
    """Names that differ in one character, and words that sound the same; also what the glossary calls it.

    The words of a run that has others beside it are looked at one by one.
    """
    folded = fold(run)
    if len(run) > _LONGEST_HAN or lexicon.index.backend.frequency(folded) > RARE:
        return []
    times = len(lexicon.holding(folded))
    if times > RARE:
        return []
    near = _variants(folded, lexicon) + lexicon.index.backend.words_sounding(folded)
    better = _better(near, times)
    if not times and len(folded) > 2:
        concepts = lexicon.glossary.lookup(run)
        better += [fold(form) for concept in concepts for form in concept.forms.get("zh", ())]
        if not better:
            better += _like_parts(folded, lexicon)
    return [Characters(other, lexicon.holding(other)) for other in dict.fromkeys(better) if other != folded]


def _variants(folded: str, lexicon: Lexicon) -> list[tuple[str, int]]:
    """Strings of the texts that differ in one character; of two characters too many would."""
    if len(folded) < 3:
        return []
    near = lexicon.index.texts.variants(folded)
    return [pair for pair in near.items() if _is_name(pair[0], lexicon)]


def _like_parts(folded: str, lexicon: Lexicon) -> list[str]:
    """For a run of several words: what sounds like those that do not occur."""
    words = [token.text for token in query_tokens(folded)]
    if len(words) < 2:
        return []
    return [
        other
        for word in words
        if len(word) > 1 and not lexicon.holding(word)
        for other in _better(lexicon.index.backend.words_sounding(word), 0)
    ]


def _is_name(other: str, lexicon: Lexicon) -> bool:
    """Whether a string that only resembles the typed one is a word, and no chance neighbourhood."""
    return bool(_HAN_RUN.fullmatch(other)) and (len(other) > 3 or lexicon.knows(other))


# -- both ----------------------------------------------------------------------------------------


def _better(pairs: Iterable[tuple[str, int]], times: int) -> list[str]:
    enough = max(1, CLEARLY_MORE * times)
    ranked = sorted((-count, word) for word, count in dict(pairs).items() if count >= enough)
    return [word for _, word in ranked[:MOST]]


def _written(leaf: Node, scope: Sequence[Node], lexicon: Lexicon) -> str:
    """What a leaf finds as it is written in the best passage: terms are folded and stemmed."""
    asked = all_of(leaf, *scope) or leaf
    best = lexicon.index.backend.search(asked, 1).hits
    for excerpt in lexicon.store.excerpts(key for key, _ in best).values():
        for span in highlight(excerpt.text, leaf, excerpt.passage.lang):
            return span.of(excerpt.text)
    return ""
