"""Who speaks in a library: one person over all names, scripts and articles.

Names are joined when they are equal after folding, or when the glossary knows them as one concept
(Mark Zuckerberg = 扎克伯格 = 祖克柏).  A wrong join is worse than a missed one, so nothing else joins.
What near copies repeat is said once.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from search.language.fold import fold
from search.language.names import name_key
from search.language.scripts import HAN, HANGUL, KANA, UNSPACED
from search.language.segment import LETTER
from search.model import Article, Person, Quote

CopiesOf = Callable[[int], Sequence[int]]
"""The ids of an article and its near copies, nothing for one that stands alone."""

_WORD = re.compile(rf"[{HAN}{KANA}{HANGUL}{UNSPACED}]|{LETTER}+")
_SAME_WORDS = 0.8
"""Which share of the shorter one's words two wordings of one quote have in common."""


def no_copies(_article: int) -> Sequence[int]:
    """The copies of articles that all stand alone."""
    return ()


def key_of(name: str) -> str:
    """What two names of one person have in common."""
    return name_key(name) or fold(name)


def said_by(quotes: Sequence[Quote], person: str | None) -> list[Quote]:
    """The quotes of one person, by any of the names; all of them when `person` is None."""
    if person is None:
        return list(quotes)
    wanted = key_of(person)
    return [quote for quote in quotes if wanted in {key_of(n) for n in names_of(quote)}]


def names_of(quote: Quote) -> list[str]:
    """The resolved name of a quote's speaker, empty when unsure."""
    return [quote.person] if quote.person else []


def gather(articles: Iterable[Article], copies_of: CopiesOf = no_copies) -> list[Person]:
    """One row a person, those with most quotes first.

    `quotes` counts what a person says: each quote of each article, but of near copies, which speak with
    one voice, what they repeat only once, also where it is cut or lightly edited.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    files: dict[str, dict[str, None]] = defaultdict(dict)
    langs: dict[str, Counter[str]] = defaultdict(Counter)
    said: dict[str, _Said] = defaultdict(_Said)
    for article in articles:
        voice = next(iter(copies_of(article.id)), None)
        quotes = _by_person(article)
        for key in quotes:
            files[key][article.file] = None
            said[key].add(voice, [_words(quote) for _, quote in quotes[key]])
            names[key].update(name for name, _ in quotes[key])
            langs[key].update(quote.lang for _, quote in quotes[key])
    people = [
        Person(
            name=_best(counts),
            names=tuple(name for name, _ in counts.most_common()),
            files=tuple(files[key]),
            langs=tuple(lang for lang, _ in langs[key].most_common()),
            quotes=said[key].count,
        )
        for key, counts in names.items()
    ]
    return sorted(people, key=lambda person: (-person.quotes, person.name))


def _by_person(article: Article) -> dict[str, list[tuple[str, Quote]]]:
    """The quotes of everybody in one article, each with the name that is given there."""
    found: dict[str, list[tuple[str, Quote]]] = defaultdict(list)
    for quote in article.quotes:
        for name in names_of(quote):
            found[key_of(name)].append((name, quote))
    return found


class _Said:
    """How much one person says in all articles."""

    def __init__(self) -> None:
        self.count = 0
        self._heard: dict[int, list[frozenset[str]]] = defaultdict(list)

    def add(self, voice: int | None, quotes: Sequence[frozenset[str]]) -> None:
        """Count the quotes of one article, given by their words; near copies have the same `voice`."""
        heard = self._heard[voice] if voice is not None else []
        new = [words for words in quotes if not any(_same(words, other) for other in heard)]
        self.count += len(new)
        heard += new


def _words(quote: Quote) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(quote.text)))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME_WORDS * min(len(one), len(other))


def _best(counts: Counter[str]) -> str:
    """The longest of the names in the script that is used most."""
    most, _ = counts.most_common(1)[0]
    return max((name for name in counts if _script(name) == _script(most)), key=len)


def _script(name: str) -> str:
    """The script of a name's first letter as Unicode calls it: LATIN for José, CJK for 何塞."""
    letters = (unicodedata.name(ch, "") for ch in name if ch.isalpha())
    return next(letters, "").partition(" ")[0]
