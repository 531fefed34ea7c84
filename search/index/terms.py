"""From the words of a query to terms of the index, of every language and script they may stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from search.errors import QueryError
from search.index.lexicon import Lexicon
from search.index.query import Beginning, Exactly, In, Quoted, Words
from search.index.tree import (
    Alias,
    And,
    Characters,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    all_of,
    any_of,
    best_of,
    wanted,
    without_aliases,
)
from search.language.analysis import query_tokens
from search.language.concepts import Concept
from search.language.fold import fold
from search.language.scripts import HAN, KANA
from search.model import Span

_RUN = re.compile(rf"[{HAN}]*[{KANA}][{HAN}{KANA}]*|(?P<han>[{HAN}]+)|[^\s{HAN}]+")
_HAN = re.compile(f"[{HAN}]")
_ONLY_HAN = re.compile(f"[{HAN}]+")

GLOSSARY_LANGUAGES = ("en", "de")
"""Languages with stems that the glossary has names in."""


def analysed(node: Node, lexicon: Lexicon, where: Field = "body") -> Node | None:
    """The tree with its words as terms; None where no word is left.  Raises QueryError."""
    if isinstance(node, In):
        return _in(node, lexicon)
    if isinstance(node, And):
        return all_of(*(analysed(part, lexicon, where) for part in node.parts))
    if isinstance(node, Or):
        return any_of(*(analysed(part, lexicon, where) for part in node.parts))
    if isinstance(node, Not):
        return _not(analysed(node.part, lexicon, where))
    return _leaf(node, lexicon, where)


def _leaf(node: Node, lexicon: Lexicon, where: Field) -> Node | None:
    if isinstance(node, Words):
        return _with_glossary(node.text, _words(node.text, lexicon, where), lexicon, where)
    if isinstance(node, Quoted):
        return _quoted(node.text, lexicon, where)
    if isinstance(node, Exactly):
        return _exactly(node.text, lexicon) if where == "body" else _phrase(node.text, lexicon, where)
    if isinstance(node, Beginning):
        return _beginning(node.text, lexicon, where)
    return node


def _in(node: In, lexicon: Lexicon) -> Node | None:
    if node.name == "lang":
        return _in_languages(node.part, lexicon)
    assert node.name != "date"
    return analysed(node.part, lexicon, node.name)


def _not(part: Node | None) -> Node | None:
    """Leaving a word out does not leave out its translations."""
    left = without_aliases(part) if part is not None else None
    return Not(left) if left is not None else None


# -- languages -----------------------------------------------------------------------------------


def _in_languages(node: Node, lexicon: Lexicon) -> Node:
    names = [name for leaf in wanted(node) if isinstance(leaf, Words | Quoted) for name in _names(leaf.text)]
    found = lexicon.in_languages(names)
    if found is None:
        there = ", ".join(lexicon.langs) or "nothing yet"
        raise QueryError(
            f"No passage is in {' or '.join(names) or 'that language'}; this library holds {there}."
        )
    return found


def _names(text: str) -> list[str]:
    return [name for name in re.split(r"[\s,;，；、]+", fold(text)) if name]


# -- words as typed ------------------------------------------------------------------------------


def _words(text: str, lexicon: Lexicon, where: Field) -> Node | None:
    """All the words: Chinese runs by `_han`, other ones whole, so that "wi-fi" stays together."""
    runs = _RUN.finditer(text)
    return all_of(
        *(
            _han(run.group(), lexicon, where) if run["han"] else _phrase(run.group(), lexicon, where)
            for run in runs
        )
    )


def _phrase(text: str, lexicon: Lexicon, where: Field) -> Node | None:
    """The terms of `text` in a row, stemmed as in each language of the library."""
    stems: dict[tuple[str, ...], list[str]] = defaultdict(list)
    usual = _terms(text, "en")
    for family in lexicon.families:
        stems[_terms(text, family)].append(family)
    others = (
        all_of(_row(terms, where), lexicon.in_languages(families))
        for terms, families in stems.items()
        if terms != usual
    )
    return best_of(_row(usual, where), *others)


def _terms(text: str, lang: str) -> tuple[str, ...]:
    return tuple(token.text for token in query_tokens(text, lang))


def _row(terms: tuple[str, ...], where: Field) -> Node | None:
    if len(terms) > 1:
        return Phrase(terms, where)
    return Term(terms[0], where) if terms else None


def _han(run: str, lexicon: Lexicon, where: Field) -> Node | None:
    """A run of Chinese: its words, and the run itself wherever its characters stand.

    A common word of two characters is looked up as a word alone: 和服 is not in 产品和服务.
    """
    terms = _terms(run, "zh")
    words = all_of(*(Term(term, where) for term in terms))
    if where != "body" or (len(terms) == 1 and len(run) == 2 and lexicon.knows(terms[0])):
        return words
    characters = _characters(run, lexicon)
    if characters is None:
        return _row(terms, where)
    return characters if any(len(term) == 1 for term in terms) else any_of(words, characters)


def _characters(text: str, lexicon: Lexicon) -> Characters | None:
    """Passages that hold `text` in either script; None in a library too large to look through."""
    folded = fold(text)
    scores = lexicon.index.texts.holding(folded)
    return None if scores is None else Characters(folded, scores)


def _quoted(text: str, lexicon: Lexicon, where: Field) -> Node | None:
    """Words in a row; a Chinese phrase is also found by its characters, whatever its words are."""
    row = _phrase(text, lexicon, where)
    if where == "body" and _HAN.search(text):
        characters = _characters(text.strip(), lexicon)
        row = characters if characters and _ONLY_HAN.fullmatch(text.strip()) else best_of(row, characters)
    whole = (each for span, each in _concepts(text, lexicon).items() if _says_all(span, text))
    return best_of(row, *(_alias(concepts, lexicon, where) for concepts in whole))


def _exactly(text: str, lexicon: Lexicon) -> Node | None:
    """Passages whose text as written holds `text`: those that hold it folded, then looked at closely."""
    scores = lexicon.index.texts.holding(fold(text))
    if scores is None:
        row = _row(_terms(text, "en"), "body")
        scores = dict(lexicon.index.backend.search(row, _MOST_LITERAL).hits) if row else {}
    excerpts = lexicon.store.excerpts(scores)
    kept = {key: score for key, score in scores.items() if key in excerpts and text in excerpts[key].text}
    return Characters(text, kept, literal=True)


_MOST_LITERAL = 5000
"""Passages looked at closely in a library too large to be looked through."""


def _beginning(text: str, lexicon: Lexicon, where: Field) -> Node | None:
    """Words that begin so; Chinese, where no space shows a beginning, wherever the characters stand."""
    folded = fold(text)
    if where == "body" and _HAN.search(text):
        return _characters(text, lexicon) or Prefix(folded, where)
    if lexicon.index.backend.begins(folded, where):
        return Prefix(folded, where)
    return _row(_terms(text, "en"), where)  # what was typed may be longer than the stem


# -- other words for the same thing --------------------------------------------------------------


def _concepts(text: str, lexicon: Lexicon) -> dict[Span, list[Concept]]:
    """The concepts named in a text, by their places in order; the longest name at each place."""
    langs = dict.fromkeys((*GLOSSARY_LANGUAGES, *lexicon.families))
    hits = (hit for lang in langs for hit in lexicon.glossary.find(text, lang))
    found: dict[Span, list[Concept]] = {}
    reach = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        span = Span(hit.start, hit.end)
        if hit.start >= reach or span in found:
            found.setdefault(span, []).append(hit.concept)
            reach = hit.end
    return found


def _with_glossary(text: str, typed: Node | None, lexicon: Lexicon, where: Field) -> Node | None:
    """What was typed, or the same with each concept in it called otherwise."""
    concepts = _concepts(text, lexicon)
    forms = {span: _forms(each, lexicon, where) for span, each in concepts.items()}
    if not any(forms.values()):
        return typed
    parts = [_words(rest, lexicon, where) for rest in _between(text, forms)]
    parts += [best_of(_words(span.of(text), lexicon, where), form) for span, form in forms.items()]
    other = all_of(*parts)
    return best_of(typed, Alias(other)) if other is not None else typed


def _alias(concepts: Iterable[Concept], lexicon: Lexicon, where: Field) -> Node | None:
    forms = _forms(concepts, lexicon, where)
    return Alias(forms) if forms is not None else None


def _forms(concepts: Iterable[Concept], lexicon: Lexicon, where: Field) -> Node | None:
    """The names of concepts in all languages, as far as they occur."""
    named = ((form, lang) for each in concepts for lang, forms in each.forms.items() for form in forms)
    return best_of(*(_form(form, lang, lexicon, where) for form, lang in dict.fromkeys(named)))


def _form(form: str, lang: str, lexicon: Lexicon, where: Field) -> Node | None:
    terms = _terms(form, lang)
    if lang == "zh" and where == "body" and any(len(term) == 1 for term in terms):
        return _characters(form, lexicon) or _row(terms, where)
    if not all(lexicon.knows(term, where) for term in terms):
        return None
    row = _row(terms, where)
    return row if lang in ("en", "zh") else all_of(row, lexicon.in_languages([lang]))


def _says_all(span: Span, text: str) -> bool:
    return _terms(span.of(text), "en") == _terms(text, "en")


def _between(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """What the glossary does not know."""
    done = 0
    for span in spans:
        yield text[done : span.start]
        done = span.end
    yield text[done:]
