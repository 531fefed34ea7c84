"""What else may stand for the words of a question: pairs of the encoder, the dictionary, near synonyms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from search.related.analysed import Analysed
from search.related.terms import Group

Weighted = Mapping[str, float]
"""Terms of the index with what each counts, 1 for the word itself."""

Translate = Callable[[str, str], Sequence[tuple[str, float]]]
"""The words by which a dictionary renders a word or short term of a language, with their weights."""

Neighbours = Mapping[str, Sequence[tuple[str, float]]]
"""Terms by the words of a question, with the cosines of their vectors."""

_AGREED = 0.2
"""What a pair gains that both the dictionary and the encoder know."""

_SYNONYM, _SURE_SYNONYM = 0.5, 0.6
"""What a near word of the same language counts at most, and the cosine from which it does."""

_MOST_WORDS = 3
"""Words of a term that is looked up as one: "prime minister"."""


def no_translations(_word: str, _lang: str) -> Sequence[tuple[str, float]]:
    """The answer of a dictionary that is not there."""
    return ()


def alternatives(
    here: Analysed, pairs: Neighbours, synonyms: Neighbours, translate: Translate
) -> dict[str, Weighted]:
    """The other terms of each word of a text.

    Pairs of the encoder count the square of their cosine, and translations the square root of their weight,
    as the second meaning of a word is often the one that is meant.
    """
    found: dict[str, dict[str, float]] = {}
    for group, renderings in zip(here.groups, _renderings(here, translate), strict=True):
        terms = found.setdefault(group.word, {})
        terms.update((term, cosine**2) for term, cosine in pairs.get(group.word, ()))
        for word, weight in renderings.items():
            term, value = f"w:{word}", min(1.0, weight) ** 0.5
            terms[term] = min(1.0, max(value, terms[term]) + _AGREED) if term in terms else value
        for term, cosine in synonyms.get(group.word, ()):
            if cosine >= _SURE_SYNONYM:
                terms[term] = max(terms.get(term, 0.0), _SYNONYM * cosine**2)
    return {**found}


def _renderings(here: Analysed, translate: Translate) -> Iterator[dict[str, float]]:
    """The words that render each group, by itself or as a part of a term of several words."""
    found = [_of_group(here, group, translate) for group in here.groups]
    for count in range(2, _MOST_WORDS + 1) if " " in here.text else ():
        for at in range(len(here.groups) - count + 1):
            text = here.text[here.groups[at].start : here.groups[at + count - 1].end]
            for word, weight in translate(text, here.lang) if _is_term(text) else ():
                for words in found[at : at + count]:
                    words[word] = max(words.get(word, 0.0), weight)
    return iter(found)


def _of_group(here: Analysed, group: Group, translate: Translate) -> dict[str, float]:
    """The translations of a word, or of its parts where no dictionary has the whole."""
    whole = translate(here.text[group.start : group.end], here.lang)
    if whole:
        return dict(whole)
    parts = [(term[2:], share) for term, share in group.terms.items() if term.startswith("w:")]
    found: dict[str, float] = {}
    for part, share in parts if here.family == "zh" else ():
        for word, weight in translate(part, here.lang):
            found[word] = max(found.get(word, 0.0), weight * share)
    return found


def _is_term(text: str) -> bool:
    return len(text) <= 40 and all(ch.isalpha() or ch in " -'’" for ch in text)
