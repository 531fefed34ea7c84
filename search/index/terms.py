"""From the words of a query to terms of the index, of every language and script they may stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from search.index.lexicon import Called, Lexicon
from search.index.query import Beginning, Exactly, In, Quoted, Without, Words
from search.index.tree import (
    Alias,
    Among,
    And,
    Characters,
    Field,
    Node,
    Not,
    Or,
    OtherName,
    Phrase,
    Prefix,
    Term,
    all_of,
    any_of,
    as_typed,
    best_of,
    wanted,
    without_aliases,
)
from search.index.whole_names import whole_names
from search.language.analysis import query_tokens
from search.language.fold import fold
from search.language.scripts import HAN, KANA, is_function_word
from search.model import Span

_RUN = re.compile(rf"[{HAN}]*[{KANA}][{HAN}{KANA}]*|(?P<han>[{HAN}]+)|[^\s{HAN}]+")
_HAN = re.compile(f"[{HAN}]")
_ONLY_HAN = re.compile(f"[{HAN}]+")

KINDS: tuple[OtherName, ...] = ("compound", "name", "own", "glossary", "dictionary")
"""How sure it is that two words mean the same, the surest first."""


def analysed(node: Node, lexicon: Lexicon, where: Field = "body") -> Node | None:
    """The tree with its words as terms; None where no word is left.  Raises QueryError."""
    if isinstance(node, In):
        return _in(node, lexicon)
    if isinstance(node, And):
        return all_of(*(analysed(part, lexicon, where) for part in node.parts))
    if isinstance(node, Or):
        return any_of(*(analysed(part, lexicon, where) for part in node.parts))
    if isinstance(node, Not):
        return _not(node.part, lexicon, where)
    return _leaf(node, lexicon, where)


def as_written(node: Node, lexicon: Lexicon) -> Node | None:
    """The same without other names for things.  Raises QueryError."""
    tree = analysed(node, replace(lexicon, literal=True))
    return tree and without_aliases(tree)


def _leaf(node: Node, lexicon: Lexicon, where: Field) -> Node | None:
    if isinstance(node, Words):
        return _with_others(node.text, _words(node.text, lexicon, where), lexicon, where)
    if isinstance(node, Quoted):
        return _quoted(node.text, lexicon, where)
    if isinstance(node, Exactly):
        return _exactly(node.text, lexicon) if where == "body" else _phrase(node.text, lexicon, where)
    if isinstance(node, Beginning):
        return _beginning(node.text, lexicon, where)
    if isinstance(node, Without):
        return Among(frozenset(lexicon.store.without(node.name)))
    return node


def _in(node: In, lexicon: Lexicon) -> Node | None:
    if node.name == "lang":
        return _in_languages(node.part, lexicon)
    assert node.name != "date"
    return analysed(node.part, lexicon, node.name)


def _not(node: Node, lexicon: Lexicon, where: Field) -> Node | None:
    """Leaving a word out does not leave out its translations; leaving a speaker out leaves all names out."""
    part = analysed(node, replace(lexicon, literal=False), where)
    if part is None:
        return None
    left = as_typed(part) if isinstance(node, In) and node.name == "speaker" else without_aliases(part)
    return Not(left) if left is not None else None


# -- languages -----------------------------------------------------------------------------------


def _in_languages(node: Node, lexicon: Lexicon) -> Node:
    leaves = (leaf for leaf in wanted(node) if isinstance(leaf, Words | Quoted))
    return lexicon.only_in([name for leaf in leaves for name in _names(leaf.text)])


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
    whole = [
        each for span, called in lexicon.called(text).items() if _says_all(span, text) for each in called
    ]
    aliases = (
        (kind, _forms([each for each in whole if each.kind == kind], lexicon, where)) for kind in KINDS
    )
    return best_of(
        row, *(Alias(forms, kind) for kind, forms in aliases if forms), _speaker(text, lexicon, where)
    )


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


def _with_others(text: str, typed: Node | None, lexicon: Lexicon, where: Field) -> Node | None:
    """What was typed, or the same with each thing in it called otherwise.

    Each kind of other names also takes those that are surer than it: one thing may be named by the
    glossary, the next one by the dictionary.
    """
    called = lexicon.called(text)
    aliases: dict[Node, Alias] = {}
    for number in range(len(KINDS)):
        kinds = KINDS[: number + 1]
        forms = {
            span: _forms([one for one in each if one.kind in kinds], lexicon, where)
            for span, each in called.items()
        }
        if any(forms.values()) and (other := all_of(*_called(text, forms, lexicon, where))):
            aliases.setdefault(other, Alias(other, kinds[-1]))
    return best_of(typed, *aliases.values(), _speaker(text, lexicon, where))


def _called(
    text: str, forms: Mapping[Span, Node | None], lexicon: Lexicon, where: Field
) -> Iterator[Node | None]:
    """The words between the spans, and each span by any of its names.

    Words that only join others need not be there: another language has others, or none.
    """
    for rest in _between(text, forms):
        yield _words(_without_small_words(rest), lexicon, where)
    for span, form in forms.items():
        yield best_of(_words(span.of(text), lexicon, where), form)


def _without_small_words(text: str) -> str:
    return " ".join(word for word in text.split() if not is_function_word(word.lower()))


def _speaker(text: str, lexicon: Lexicon, where: Field) -> Node | None:
    """The other names of whoever a speaker's name may mean."""
    if where != "speaker":
        return None
    rows = (_row(_terms(name, "en"), where) for name in lexicon.speakers(text))
    names = best_of(*rows)
    return Alias(names, "name") if names is not None else None


def _forms(called: Iterable[Called], lexicon: Lexicon, where: Field) -> Node | None:
    """All the names, as far as they occur."""
    named = dict.fromkeys((*form, each.kind == "name") for each in called for form in each.forms)
    return best_of(*(_form(form, lang, is_name, lexicon, where) for form, lang, is_name in named))


def _form(form: str, lang: str, is_name: bool, lexicon: Lexicon, where: Field) -> Node | None:
    terms = _terms(form, lang or "en")
    if where == "body" and _HAN.search(form) and (is_name or any(len(term) == 1 for term in terms)):
        characters = _characters(form, lexicon)
        if characters is None:
            return _row(terms, where)
        return whole_names(characters, lexicon.store) if is_name else characters
    if not lang:
        return _phrase(form, lexicon, where)
    if not all(lexicon.knows(term, where) for term in terms):
        return None
    row = _row(terms, where)
    return row if lang in ("", "en", "zh") else all_of(row, lexicon.in_languages([lang]))


def _says_all(span: Span, text: str) -> bool:
    return _terms(span.of(text), "en") == _terms(text, "en")


def _between(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """What the glossary does not know."""
    done = 0
    for span in spans:
        yield text[done : span.start]
        done = span.end
    yield text[done:]
