"""How rare each term is in a language of the library, looked up once."""

from __future__ import annotations

from collections.abc import Iterable

from search.language.scripts import is_function_word
from search.related.lexical import SharedWords
from search.related.lines import Lines
from search.related.scores import Rarity

_REMEMBERED = 50_000
"""Terms."""


class Worths:
    """How rare a term is in a language, remembered; words that only join others are worth nothing.

    Of all but figures the rare ones tell far more: what half of a library speaks of is its subject.
    """

    def __init__(self, lines: Lines, words: SharedWords) -> None:
        self._rarity = Rarity(lines)
        self._words = words
        self._below = len(lines)
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, term: str, family: str) -> float:
        """From 0 to 1, see `Rarity.share`."""
        known = self._known.get((term, family))
        return self._found({term}, family)[term, family] if known is None else known

    def learn(self, terms: Iterable[str], family: str) -> None:
        """Look up some terms together, which is quicker than one by one."""
        self._found({term for term in terms if (term, family) not in self._known}, family)

    def _found(self, terms: set[str], family: str) -> dict[tuple[str, str], float]:
        """What terms are worth, remembered from now on; another thread may look up the same ones."""
        telling = {term for term in terms if not is_function_word(term.removeprefix("w:"))}
        held = self._words.rows_of(telling, self._below)
        found = {(term, family): 0.0 for term in terms - telling}
        for term in telling:
            share = self._rarity.share(held.get(term), family)
            found[term, family] = share if term.startswith("f:") else share**2
        if len(self._known) > _REMEMBERED:
            self._known = {}
        self._known.update(found)
        return found
