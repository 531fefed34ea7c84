"""Forms of address and parts of a name: whom 骆主任, 老贺, 小棠 mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from search.language.fold import simplify
from search.quotes.han.personal import gender_of, is_bare_title, is_full_name, is_title, short_form
from search.quotes.who.roster import Figurehead
from search.quotes.wordlists import listed

_MARRIED = ("太", "太太", "夫人")
"""Said with the family name of the husband, so that the full name found by it may be his."""

_GIVEN = 2


class Forms:
    """The full names of one article, by family name and by given name."""

    def __init__(self, figures: Iterable[Figurehead]) -> None:
        self.by_family: dict[str, list[Figurehead]] = defaultdict(list)
        self.by_given: dict[str, list[Figurehead]] = defaultdict(list)
        for who in figures:
            plain = simplify(who.name)
            if not short_form(plain)[0]:
                self.by_family[plain[0]].append(who)
                self.by_given[who.name[-_GIVEN:] if len(plain) > _GIVEN else ""].append(who)

    def bearer(self, said: str) -> Figurehead | None:
        """The only one whom a form of address or a given name fits."""
        plain = simplify(said)
        if is_bare_title(plain):
            return None
        family, title = short_form(plain)
        if not family and is_title(plain[1:]):
            family, title = plain[0], plain[1:]
        if not family:
            fits = self.by_family[plain] if len(plain) == 1 else self.by_given[said]
            return fits[0] if len(fits) == 1 else None
        if title in _MARRIED:
            return None
        gender = gender_of(said)
        named = [who for who in self.by_family[family[0]] if simplify(who.name).startswith(family)]
        fits = [who for who in named if not (gender and who.gender and who.gender != gender)]
        fits = [who for who in fits if title in who.roles] or fits
        return fits[0] if len(fits) == 1 else None


def full_names(texts: Iterable[str], said: Iterable[str]) -> Iterator[str]:
    """The one full name that begins a clause of some texts for a form of address: 魏仲明的儿子 for 魏先生."""
    families = {short_form(simplify(form))[0] for form in said} - {""}
    if not families:
        return
    follows = "|".join(map(re.escape, listed("speakers", "han_follows")))
    begins = "|".join(sorted(families))
    pattern = re.compile(rf"(?<![一-鿿])(({begins})[一-鿿]{{2}})(?={follows})")
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for match in pattern.finditer(simplify(text)):
            if is_full_name(match.group(1)):
                found[match.group(2)].add(text[match.start(1) : match.end(1)])
    yield from (next(iter(names)) for names in found.values() if len(names) == 1)
