"""Words that stand in passages of two languages that say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice, pairwise

from search.glossaries.own import Form, family
from search.glossaries.written import Written, key_of
from search.language.analysis import spaced_tokens
from search.language.fold import fold
from search.language.scripts import is_function_word, is_han
from search.language.segment import segment
from search.model import Hit, Span

_MOST_PLACES = 6
"""Places of a word whose related passages are asked for."""

_MOST_STATEMENTS = 300
_MOST_WORDS = 40
_NEAR = 0.55
"""Cosine from which a word that faces another one may be its counterpart."""

Text = tuple[str, str]
"""A text and its language."""

Near = Callable[[Hit, Span], Iterable[Text]]
"""What says, in other languages, the same as a sentence of a passage."""

Renderings = Callable[[], Iterable[Sequence[Text]]]
"""The texts of each statement of the library."""

Shared = Callable[[Text, Text], Iterable[tuple[str, str]]]
"""The words of two texts that are a reason to take them for the same."""

Cosines = Callable[[str, Sequence[str]], Sequence[float]]
"""How near words are in meaning to one, 0 to 1."""


class Together:
    """Asks what a library knows of passages that say the same."""

    def __init__(
        self,
        written: Written,
        near: Near,
        renderings: Renderings,
        shared: Callable[[], Shared],
        cosines: Cosines,
    ) -> None:
        self._written = written
        self._near = near
        self._renderings = renderings
        self._shared = shared
        self._cosines = cosines

    def words(self, asked: Form) -> list[tuple[Form, int, bool]]:
        """Words of other languages in passages that say the same as those with `asked`, and in how many.

        True for those that are near in meaning, too.
        """
        numbers: Counter[tuple[str, str]] = Counter()
        forms: dict[tuple[str, str], Form] = {}
        for text, lang in self._texts(asked):
            here = {(family(lang), key_of(form)): form for form in _words(text, lang)}
            numbers.update(here.keys())
            forms = {**here, **forms}
        found = [(forms[key], number) for key, number in numbers.most_common(_MOST_WORDS)]
        cosines = self._cosines(asked.text, [fold(form.text) for form, _ in found])
        return [(*each, cosine >= _NEAR) for each, cosine in zip(found, cosines, strict=True)]

    def pairs(self) -> Iterator[tuple[Form, Form]]:
        """The words that renderings of one statement share across languages, once for each two renderings."""
        shared = self._shared()
        for one, other in islice(self._facing(), _MOST_STATEMENTS):
            yield from ((Form(here, one[1]), Form(there, other[1])) for here, there in shared(one, other))

    def _facing(self) -> Iterator[tuple[Text, Text]]:
        """Every two renderings of one statement in two languages."""
        for texts in self._renderings():
            for one, other in combinations(texts, 2):
                if family(one[1]) != family(other[1]):
                    yield one, other

    def _texts(self, asked: Form) -> list[Text]:
        found: dict[Text, None] = {}
        for hit in self._written.hits(asked, _MOST_PLACES):
            if hit.spans:
                found.update(dict.fromkeys(self._near(hit, _sentence(hit))))
        return list(found)


def _sentence(hit: Hit) -> Span:
    """The sentence of the first place."""
    at = hit.spans[0].start
    whole = Span(hit.passage.start, hit.passage.end)
    return next((each for each in hit.passage.sentences if each.start <= at < each.end), whole)


def _words(text: str, lang: str) -> Iterator[Form]:
    """The words of a text that can be a term, and every two Latin ones side by side."""
    if family(lang) == "zh":
        words = (word for word, _, _ in segment(text))
        yield from (Form(word, lang) for word in words if len(word) > 1 and is_han(word[0]) and _tells(word))
        return
    tokens = spaced_tokens(text, family(lang))
    surfaces = [text[token.start : token.end] for token in tokens]
    yield from (Form(word, lang) for word in surfaces if len(word) > 2 and _tells(word))
    for one, other in pairwise(tokens):
        two = text[one.start : one.end], text[other.start : other.end]
        if text[one.end : other.start] in (" ", "-") and all(map(_tells, two)):
            yield Form(" ".join(two), lang)


def _tells(word: str) -> bool:
    return word[:1].isalpha() and not is_function_word(word.lower())
