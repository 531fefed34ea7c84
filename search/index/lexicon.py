"""What the words of a query are compared with: the index, the texts and the other words of a library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

from search.errors import QueryError
from search.index import compounds
from search.index.tree import Field, Node, OtherName, Value, any_of
from search.index.words import WordIndex
from search.language.concepts import Concept
from search.language.glossary import Glossary
from search.language.scripts import CHINESE_REGIONS, is_function_word
from search.model import Span
from search.punctuation import listed
from search.speech import _
from search.store import Store

LANGUAGE_NAMES = {
    "hans": "zh-hans",
    "hant": "zh-hant",
    "简": "zh-hans",
    "繁": "zh-hant",
    **CHINESE_REGIONS,
}

_LATIN_WORD = re.compile(r"[^\W\d_\u2e80-\U0010ffff]+")

GLOSSARY_LANGUAGES = ("en", "de")
"""Languages with stems that the glossary has names in."""


class Called(NamedTuple):
    """What stands at a span of a text, called otherwise: names as (form, language family), "" for any."""

    span: Span
    kind: OtherName
    forms: tuple[tuple[str, str], ...]


OtherWords: TypeAlias = "Callable[[str], Iterable[Called]]"
"""Finds in a text what has another name elsewhere, such as persons or the words of a dictionary."""

SpeakerNames: TypeAlias = "Callable[[str], Iterable[str]]"
"""All names of whoever a name may mean."""


@dataclass(frozen=True)
class Lexicon:
    """One look at a library; made anew for each query, as what it remembers may change.

    `others` are asked beside the glossary; `speakers` gives the names that somebody speaks under.  When
    `literal`, nothing is called otherwise.
    """

    index: WordIndex
    store: Store
    glossary: Glossary
    others: Sequence[OtherWords] = ()
    speakers: SpeakerNames = tuple
    literal: bool = False

    @cached_property
    def langs(self) -> list[str]:
        """The language tags of its passages."""
        return self.index.backend.values("lang")

    @cached_property
    def families(self) -> list[str]:
        """The languages whose words may have another stem than in English."""
        return sorted({lang.split("-")[0] for lang in self.langs} - {"en", "zh", "und"})

    def holding(self, folded: str) -> Mapping[int, float]:
        """Passages that hold folded characters; none in a library too large to look through."""
        return self.index.texts.holding(folded) or {}

    def knows(self, text: str, where: Field = "body") -> bool:
        """Whether a term occurs."""
        return self.index.backend.frequency(text, where) > 0

    def in_languages(self, names: Iterable[str]) -> Node | None:
        """Passages in any of the languages ("zh" is both scripts); None when the library has none of them."""
        return any_of(*(Value("lang", tag, tag) for tag in self.tags(names)))

    def only_in(self, names: Sequence[str]) -> Node:
        """The same; raises QueryError when the library has none of them."""
        found = self.in_languages(names)
        if found is None:
            there = listed(self.langs) or _("nothing yet")
            wanted_here = _(" or ").join(names) or _("that language")
            raise QueryError(
                _("No passage is in {languages}; this library holds {there}.").format(
                    languages=wanted_here, there=there
                )
            )
        return found

    def tags(self, names: Iterable[str]) -> list[str]:
        """The tags of the library's passages that are meant."""
        asked = [LANGUAGE_NAMES.get(name.lower(), name.lower()) for name in names]
        return [tag for tag in self.langs if any(f"{tag.lower()}-".startswith(f"{name}-") for name in asked)]

    def called(self, text: str) -> dict[Span, list[Called]]:
        """What of a text has other names, by its places in order; the longest name at each place."""
        found: dict[Span, list[Called]] = {}
        if self.literal:
            return found
        reach = 0
        for each in sorted(self._all_called(text), key=lambda each: (each.span.start, -each.span.end)):
            if each.span.start >= reach or each.span in found:
                found.setdefault(each.span, []).append(self._held(each, text))
                reach = each.span.end
        return found

    def _all_called(self, text: str) -> Iterator[Called]:
        langs = dict.fromkeys((*GLOSSARY_LANGUAGES, *self.families))
        hits = dict.fromkeys(hit for lang in langs for hit in self.glossary.find(text, lang))
        for start, end, concept in hits:
            forms = tuple((form, lang) for lang, forms in concept.forms.items() for form in forms)
            yield Called(Span(start, end), _kind(concept), forms)
        for others in self.others:
            yield from others(text)
        if compounds.LANGUAGE in self.families:
            yield from self._compounds(text)

    def _compounds(self, text: str) -> Iterator[Called]:
        """The longer words that the words of a text are parts of."""
        for word in _LATIN_WORD.finditer(text):
            longer = compounds.compounds(word.group(), self.index.backend)
            forms = tuple((term, compounds.LANGUAGE) for term in dict.fromkeys(longer))
            if forms and not is_function_word(word.group().lower()):
                yield Called(Span(*word.span()), "compound", forms)

    def _held(self, called: Called, text: str) -> Called:
        """Without the forms that a person has told apart from the words."""
        words = called.span.of(text)
        forms = tuple(form for form in called.forms if not self.glossary.denies(words, form[0]))
        return called._replace(forms=forms)


def _kind(concept: Concept) -> OtherName:
    if concept.kind != "term":
        return "name"
    return "own" if concept.own else "glossary"
