"""Which pairs of runs are taken, none of which may share a phrase with another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from search.comparing.runs import Phrases


class Choice(NamedTuple):
    """A pair of runs by their places, with what it is worth."""

    value: float
    here: int
    there: int


class Taken:
    """Choices that do not overlap, by the phrases that they take; each question costs a run's length."""

    def __init__(self, here: Phrases, there: Phrases) -> None:
        self._here = here
        self._there = there
        self._by: dict[tuple[bool, int], Choice] = {}

    @property
    def chosen(self) -> list[Choice]:
        """All of them, each once."""
        return list(dict.fromkeys(self._by.values()))

    def left(self, here: bool) -> list[int]:
        """The phrases of a side that nothing takes."""
        phrases = self._here if here else self._there
        return [at for at in range(len(phrases.cells)) if (here, at) not in self._by]

    def fill(self, choices: Sequence[Choice]) -> None:
        """Take what is free."""
        for choice in choices:
            if self._by.keys().isdisjoint(self._phrases(choice)):
                self._take(choice)

    def exchange(self, choices: Sequence[Choice]) -> None:
        """Take what is worth more than all it overlaps."""
        for choice in choices:
            against = {self._by[at] for at in self._phrases(choice) if at in self._by}
            if choice not in against and choice.value > sum(other.value for other in against):
                for at in [at for other in against for at in self._phrases(other)]:
                    del self._by[at]
                self._take(choice)

    def split(self, choices: Sequence[Choice]) -> None:
        """Take several instead of one, where they hold more phrases and are worth more together."""
        for old in self.chosen:
            several = Taken(self._here, self._there)
            several.fill([choice for choice in choices if choice != old and self.is_free(choice, old)])
            phrases, worth = self._phrases(old), sum(choice.value for choice in several.chosen)
            if worth > old.value and several._by.keys() > set(phrases):
                for at in phrases:
                    del self._by[at]
                self.fill(several.chosen)

    def is_free(self, choice: Choice, old: Choice) -> bool:
        """Whether a choice takes no phrases but those of an old one and free ones."""
        return all(self._by.get(at, old) == old for at in self._phrases(choice))

    def replace(self, old: Choice, new: Choice) -> None:
        """Take a choice instead of an old one."""
        for at in self._phrases(old):
            del self._by[at]
        self._take(new)

    def _take(self, choice: Choice) -> None:
        self._by.update(dict.fromkeys(self._phrases(choice), choice))

    def _phrases(self, choice: Choice) -> list[tuple[bool, int]]:
        here, there = self._here.runs[choice.here], self._there.runs[choice.there]
        return [(True, at) for at in range(*here)] + [(False, at) for at in range(*there)]
