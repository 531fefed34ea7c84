"""Who speaks in a library: one person over all names, scripts and articles.

Names are joined when they are equal after folding, or when the glossary knows them as one concept
(Mark Zuckerberg = 扎克伯格 = 祖克柏).  A wrong join is worse than a missed one, so nothing else joins.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from search.language.fold import fold
from search.language.names import name_key
from search.model import Article, Person, Quote


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


def gather(articles: Iterable[Article]) -> list[Person]:
    """One row a person, those with most quotes first."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    files: dict[str, dict[str, None]] = defaultdict(dict)
    langs: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for quote in article.quotes:
            for name in names_of(quote):
                key = key_of(name)
                names[key][name] += 1
                files[key][article.file] = None
                langs[key][quote.lang] += 1
    people = [
        Person(
            name=_best(counts),
            names=tuple(name for name, _ in counts.most_common()),
            files=tuple(files[key]),
            langs=tuple(lang for lang, _ in langs[key].most_common()),
            quotes=counts.total(),
        )
        for key, counts in names.items()
    ]
    return sorted(people, key=lambda person: (-person.quotes, person.name))


def _best(counts: Counter[str]) -> str:
    """The longest of the names in the script that is used most."""
    most, _ = counts.most_common(1)[0]
    return max((name for name in counts if _script(name) == _script(most)), key=len)


def _script(name: str) -> str:
    """The script of a name's first letter as Unicode calls it: LATIN for José, CJK for 何塞."""
    letters = (unicodedata.name(ch, "") for ch in name if ch.isalpha())
    return next(letters, "").partition(" ")[0]
