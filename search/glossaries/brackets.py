"""Word pairs that a text gives itself, one behind the other in brackets: 大语言模型（large language model）.

Where the second one ends is plain; where the first one begins is not.  Names have their own rules, see
`Article.aliases`; of other words as many are taken as the second one has.  Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from search.glossaries.own import Form, family
from search.language.scripts import HAN, is_function_word, language_of
from search.language.segment import segment
from search.model import Article

_BRACKET = re.compile(r"[(（]([^()（）\n]{2,60})[)）]")
_HAN_BEFORE = re.compile(f"[{HAN}]{{2,20}}$")
_LETTER = rf"[^\W_{HAN}]"
_LATIN_BEFORE = re.compile(rf"(?!\d){_LETTER}+(?:[ '’-]{{1,2}}{_LETTER}+){{0,7}}$")
_ONLY_HAN = re.compile(f"[{HAN}]{{2,12}}")
_ONLY_LATIN = re.compile(rf"(?!\d){_LETTER}{{2,}}(?:[ '’-]{_LETTER}+){{0,5}}")
_IS_HAN = re.compile(f"[{HAN}]")
_LOOK_BACK = 80


class Bracketed(NamedTuple):
    """Two forms of one thing, and the file that gives them."""

    one: Form
    other: Form
    file: str


class Brackets:
    """The pairs of all articles, kept until `state`, which any change of the articles changes, is another."""

    def __init__(self, articles: Callable[[], Iterable[Article]], state: Callable[[], object]) -> None:
        self._articles = articles
        self._state = state
        self._known: tuple[object, tuple[Bracketed, ...]] | None = None

    def all(self) -> tuple[Bracketed, ...]:
        """All of them in order of file; the first time it costs a pass over all texts."""
        state = self._state()
        if self._known is None or self._known[0] != state:
            self._known = state, tuple(pair for each in self._articles() for pair in bracketed(each))
        return self._known[1]


def bracketed(article: Article) -> Iterator[Bracketed]:
    """The pairs of two scripts that an article gives, in order of the text, names first."""
    names = {alias.original: alias.name for alias in article.aliases}
    for alias in article.aliases:
        yield from _pair(alias.name, alias.original, article.file)
    for match in _BRACKET.finditer(article.text):
        before = article.text[max(0, match.start() - _LOOK_BACK) : match.start()].rstrip(" ")
        second = match[1].strip()
        if not (second in names and before.endswith(names[second])):
            first = _first(before, second)
            yield from _pair(first, second, article.file) if first else ()


def _pair(one: str, other: str, file: str) -> Iterator[Bracketed]:
    forms = Form(one, _lang(one)), Form(other, _lang(other))
    if family(forms[0].lang) != family(forms[1].lang):
        yield Bracketed(*forms, file)


def _lang(words: str) -> str:
    return language_of(words) if _IS_HAN.search(words) else "en"


def _first(before: str, second: str) -> str:
    """The words that a bracket explains, as many as it holds; empty where it explains none."""
    if _ONLY_LATIN.fullmatch(second):
        run = _HAN_BEFORE.search(before)
        return _last_words(run.group(), len(re.split(r"[ -]", second))) if run else ""
    if _ONLY_HAN.fullmatch(second):
        run = _LATIN_BEFORE.search(before)
        return _last_latin(run.group(), len(segment(second))) if run else ""
    return ""


def _last_words(run: str, number: int) -> str:
    """The last words of a Chinese run that are as much as a number of Latin words: about two characters each.

    A word that only joins others ends them.
    """
    found = ""
    for word, _, _ in reversed(segment(run)):
        if is_function_word(word) or len(found) >= max(2, 2 * number - 1):
            break
        found = word + found
    return found if len(found) > 1 else ""


def _last_latin(run: str, number: int) -> str:
    """The last words, hyphens counted as blanks, up to one that only joins others."""
    parts = re.split(r"( +|-)", run)
    taken: list[str] = []
    while parts and number > 0 and not is_function_word(parts[-1].lower()):
        taken = [parts.pop(), *taken]
        number -= 1
        if parts:
            taken = [parts.pop(), *taken]
    return "".join(taken).strip(" -")
