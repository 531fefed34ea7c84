"""Find glossary concepts in a text, and the forms of a concept in another language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from search.language import concepts
from search.language.analysis import Token, query_tokens, spaced_tokens
from search.language.concepts import Concept
from search.language.fold import fold
from search.language.scripts import HAN, is_cjk_lang, is_function_word
from search.language.segment import add_words, segment

_HAN_RUN = re.compile(f"[{HAN}·]+")
_IDEOGRAPH = re.compile(f"[{HAN}]")
_BETWEEN_WORDS = re.compile(r"(?:['’]s)?[\s'’.-]{1,3}(?:[dlDL]['’])?")
_LATIN = ("en", "de", "fr", "es")
"""The language families whose forms a word is looked up among."""

_REMEMBERED = 20_000
_ACRONYM = re.compile(r"(?:[A-Z0-9]\.?){2,6}")


class GlossaryHit(NamedTuple):
    """A concept that is named at [start, end) of the text."""

    start: int
    end: int
    concept: Concept


class _Form(NamedTuple):
    written: str
    concept: Concept


class _Table:
    """Forms by their units, which are stems or Chinese characters."""

    def __init__(self, forms: Iterable[tuple[tuple[str, ...], _Form]]) -> None:
        self._forms: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for units, form in forms:
            if units:
                self._forms[units].append(form)
                lengths[units[0]].add(len(units))
        self._lengths = {unit: sorted(found, reverse=True) for unit, found in lengths.items()}

    def exactly(self, units: tuple[str, ...]) -> Sequence[_Form]:
        """The forms of exactly these units."""
        return self._forms.get(units, ())

    def at(self, units: Sequence[str], start: int) -> Iterator[tuple[int, Sequence[_Form]]]:
        """The forms whose units follow from a place on, longest first, with the place behind them."""
        for length in self._lengths.get(units[start], ()):
            forms = self._forms.get(tuple(units[start : start + length]))
            if forms and start + length <= len(units):
                yield start + length, forms


class Glossary:
    """Concepts, to be found by their forms; a language's table is built at its first use.

    `apart` are pairs of forms that do not mean the same, whatever concepts say: see `denies`.
    """

    def __init__(self, entries: Iterable[Concept], apart: Iterable[tuple[str, str]] = ()) -> None:
        self._entries = tuple(entries)
        self._apart = {frozenset((_word(one), _word(other))) for one, other in apart}
        self._han = _Table((tuple(fold(form.written)), form) for form in self._forms("zh"))
        self._latin: dict[str, _Table] = {}
        self._looked_up: dict[str, tuple[Concept, ...]] = {}

    @classmethod
    def load(cls, extra: Path | None = None) -> Glossary:
        """The bundled glossary; the entries of a user's file come first and teach the segmenter their words.

        Raises GlossaryError when `extra` cannot be used.
        """
        if extra is None:
            return _bundled()
        own = concepts.read(extra)
        add_words(concepts.chinese_words(own))
        return cls((*own, *concepts.bundled()))

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """All concepts, those of a user's file first."""
        return self._entries

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not (self._entries or self._apart)

    def denies(self, one: str, other: str) -> bool:
        """Whether two words or terms are told apart; Latin ones are compared by their English stems."""
        return bool(self._apart) and frozenset((_word(one), _word(other))) in self._apart

    def find(self, text: str, lang: str) -> list[GlossaryHit]:
        """The concepts of `text`, the longest form at each place; a form of two concepts gives two hits.

        Latin words are compared by their stems in `lang`.  Names need their capital letters, unless
        the text has none at all, as typed queries have.  Linear in the text.
        """
        hits = [*self._latin_hits(text, lang), *self._han_hits(fold(text))]
        return _longest(sorted(hits, key=lambda hit: (hit.start, -hit.end)))

    def forms(self, concept: Concept, lang_family: str) -> tuple[str, ...]:
        """The forms of `concept` in a language family ("zh", "en"), the usual one first."""
        return concept.forms.get(_family(lang_family), ())

    def lookup(self, words: str) -> tuple[Concept, ...]:
        """The concepts that have exactly `words` as a form, in whatever script and letter case.

        What was looked up once is remembered: the same names come again and again.
        """
        known = self._looked_up.get(words)
        if known is None:
            if len(self._looked_up) >= _REMEMBERED:
                self._looked_up.clear()
            known = self._looked_up[words] = self._concepts_of(words)
        return known

    def _concepts_of(self, words: str) -> tuple[Concept, ...]:
        keys = [(self._han, tuple(fold(words)))]
        if self._mixes or not _IDEOGRAPH.search(words):
            keys += [(self._latin_table(lang), _stems(words, lang)) for lang in _LATIN]
        return tuple(dict.fromkeys(form.concept for table, key in keys for form in table.exactly(key)))

    @cached_property
    def _mixes(self) -> bool:
        """Whether a form of a language of Latin letters has ideographs, which are cut at some cost."""
        return any(_IDEOGRAPH.search(form.written) for form in self._forms(*_LATIN))

    def _forms(self, *langs: str) -> Iterator[_Form]:
        return (
            _Form(written, concept)
            for concept in self._entries
            for lang in langs
            for written in concept.forms.get(lang, ())
        )

    def _latin_table(self, family: str) -> _Table:
        if family not in self._latin:
            langs = dict.fromkeys((family, "en"))
            self._latin[family] = _Table((_stems(form.written, family), form) for form in self._forms(*langs))
        return self._latin[family]

    def _latin_hits(self, text: str, lang: str) -> Iterator[GlossaryHit]:
        family = _latin_family(lang)
        table = self._latin_table(family)
        tokens = spaced_tokens(text, family)
        typed = text == text.lower()
        stems = [token.text for token in tokens]
        for i, token in enumerate(tokens):
            for end, forms in table.at(stems, i):
                if _touch(text, tokens[i:end]):
                    span = token.start, tokens[end - 1].end
                    mention = text[slice(*span)]
                    yield from (GlossaryHit(*span, f.concept) for f in forms if _is_form(f, mention, typed))

    def _han_hits(self, folded: str) -> Iterator[GlossaryHit]:
        for run in _HAN_RUN.finditer(folded):
            words = _Words(run)
            for i in range(*run.span()):
                for end, forms in self._han.at(folded, i):
                    if words.hold(i, end):
                        yield from (GlossaryHit(i, end, form.concept) for form in forms)


class _Words:
    """The words of a run of ideographs, cut only when a short form asks for them."""

    def __init__(self, run: re.Match[str]) -> None:
        self._run = run
        self._spans: list[tuple[int, int]] | None = None

    def hold(self, start: int, end: int) -> bool:
        """Whether a form may stand at [start, end): two characters must not cut a word of four."""
        if end - start > 2:
            return True
        if self._spans is None:
            shift = self._run.start()
            self._spans = [(a + shift, b + shift) for _, a, b in segment(self._run.group())]
        first = self._spans[bisect_right(self._spans, (start, end + 9)) - 1]
        if first[0] == start:
            return end >= first[1] or first[1] - first[0] == 3
        return first[1] == end and first[1] - first[0] == 3


def _family(lang: str) -> str:
    return lang.split("-")[0].lower()


def _latin_family(lang: str) -> str:
    """The language that stems Latin words: English ones stand in Chinese and unknown text."""
    return "en" if is_cjk_lang(lang) or lang == "und" else _family(lang)


def _stems(words: str, family: str) -> tuple[str, ...]:
    return tuple(token.text for token in query_tokens(words, family))


def _word(words: str) -> tuple[str, ...]:
    return _stems(words, "en") or (fold(words),)


def _touch(text: str, run: list[Token]) -> bool:
    return all(_BETWEEN_WORDS.fullmatch(text, a.end, b.start) for a, b in pairwise(run))


def _is_form(form: _Form, mention: str, typed: bool) -> bool:
    """Acronyms must be written as such (US, not us); names must begin with their capital letter.

    Stems join too much: beyond a plural or a verb ending, developer is not development.
    """
    if _ACRONYM.fullmatch(form.written):
        if typed:
            return not is_function_word(mention)
        return mention.replace(".", "") == form.written.replace(".", "")
    alike = _plain(mention).startswith(_plain(form.written)[:-1])
    named = form.concept.kind != "term" and form.written[0].isupper()
    return alike and (typed or not named or mention[0].isupper())


def _plain(words: str) -> str:
    return fold(words).replace("-", " ")


def _longest(hits: list[GlossaryHit]) -> list[GlossaryHit]:
    kept: list[GlossaryHit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end or hit[:2] == kept[-1][:2]:
            kept.append(hit)
    return list(dict.fromkeys(kept))


@cache
def _bundled() -> Glossary:
    return Glossary(concepts.bundled())
