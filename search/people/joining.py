"""Which names are one person, the surest reasons first; what is not sure becomes a guess for a reader.

In order: what people.yaml states; equal names; names that an article gives for one another; a short name
with the only whole one that ends so; and across scripts, names that sound alike in articles that tell the
same story.  Nobody joins two people when another person fits as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from search.people.across import Across
from search.people.groups import Groups
from search.people.guesses import Guess, misspelt
from search.people.names import shortens
from search.people.own import Own
from search.people.stories import Stories
from search.people.titles import Titles
from search.people.voices import Pair, Voice

_RELATED = 2.0
"""Points in common from which articles tell one story; half as many as the best are near it."""

_ANY = 0.9
"""Points without which a short name joins nobody in another article."""


@dataclass(slots=True)
class Joining:
    """The voices of a library, put together step by step."""

    voices: Sequence[Voice]
    stories: Stories
    own: Own
    one_voice: dict[int, int] = field(default_factory=dict)  # article -> the first of its near copies
    groups: Groups = field(init=False)
    guesses: list[Guess] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.groups = Groups(self.voices, self.own.apart())

    def run(self, pairs: Iterable[Pair]) -> None:
        """All steps."""
        number = {id(voice): at for at, voice in enumerate(self.voices)}
        self._stated()
        self._equal()
        for one, other in pairs:
            self.groups.join(number[id(one)], number[id(other)], given=True)
        self._short()
        self.guesses += Across(self.groups, self.stories).run()
        self._equal_short()
        self.guesses += misspelt(self.groups, self.stories)

    # -- steps ---------------------------------------------------------------------------------------

    def _stated(self) -> None:
        by_name: dict[str, list[int]] = defaultdict(list)
        for at, voice in enumerate(self.voices):
            by_name[voice.name.plain].append(at)
        for entry in self.own.entries:
            self._join_all([at for name in entry.claims() for at in by_name.pop(name, [])], sure=True)

    def _equal(self) -> None:
        """Whole names everywhere; sources without a name only within one article and its copies."""
        named = [at for at, voice in enumerate(self.voices) if voice.is_somebody and _stands_alone(voice)]
        for numbers in self._by_key(named).values():
            self._join_all(numbers)
        unnamed: dict[tuple[str, str, int], list[int]] = defaultdict(list)
        for at, voice in enumerate(self.voices):
            if not voice.is_somebody:
                copy = self.one_voice.get(voice.article, voice.article)
                unnamed[voice.name.key, voice.type, copy].append(at)
        for numbers in unnamed.values():
            self._join_all(numbers)

    def _short(self) -> None:
        """A short name joins the only whole name that ends so, in its own story or else in the library."""
        whole: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, voice in enumerate(self.voices):
            if voice.name.whole and not voice.name.native and voice.type in ("person", ""):
                whole[voice.name.script, voice.name.family].append(at)
        for at, voice in enumerate(self.voices):
            if _is_short(voice) and self.groups.speaks(at):
                fits = [n for n in whole[voice.name.script, voice.name.family] if self._may_shorten(at, n)]
                self._join_short(at, fits)

    def _may_shorten(self, short: int, whole: int) -> bool:
        fits = shortens(self.voices[short].name, self.voices[whole].name)
        return fits and not self.groups.conflict(short, whole)

    def _join_short(self, at: int, fits: Sequence[int]) -> None:
        points: dict[int, float] = defaultdict(float)
        for other in fits:
            root = self.groups.root(other)
            between = self.stories.between(self.voices[at].article, self.voices[other].article)
            points[root] = max(points[root], between)
        best = max(points.values(), default=0.0)
        near = [root for root, shared in points.items() if best >= _RELATED and shared >= best / 2]
        chosen = near or list(points)
        decided = Titles.decide(self.groups, at, chosen) if len(chosen) > 1 else []
        if decided or (len(chosen) == 1 and points[chosen[0]] >= _ANY):
            self.groups.join(at, (decided or chosen)[0])
        elif chosen:
            only = "the only whole name here that ends so, but nothing else in common"
            reason = only if len(chosen) == 1 else "a whole name that ends so, one of several"
            self.guesses += [Guess(at, root, reasons=(reason,)) for root in chosen]

    def _equal_short(self) -> None:
        """Equal short names, where no whole name says that there may be two people."""
        guessed = {
            self.groups.root(number)
            for guess in self.guesses
            for number in (guess.one, guess.other)
            if number is not None
        }
        short = [at for at, voice in enumerate(self.voices) if _is_short(voice) and not self._has_whole(at)]
        for numbers in self._by_key(at for at in short if self.groups.root(at) not in guessed).values():
            self._join_all(numbers)

    def _has_whole(self, at: int) -> bool:
        return bool(self.groups.whole_names(at))

    # -- tools ---------------------------------------------------------------------------------------

    def _by_key(self, numbers: Iterable[int]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at in numbers:
            found[self.voices[at].name.key].append(at)
        return found

    def _join_all(self, numbers: Sequence[int], sure: bool = False) -> None:
        """Join each with the first that it does not conflict with."""
        firsts: list[int] = []
        for at in numbers:
            if not any(self.groups.join(first, at, sure=sure) for first in firsts):
                firsts.append(at)


def _stands_alone(voice: Voice) -> bool:
    """Whether a name means the same in every article."""
    return voice.name.known or voice.name.whole or voice.type == "organisation"


def _is_short(voice: Voice) -> bool:
    return voice.type in ("person", "") and not _stands_alone(voice) and bool(voice.name.family)
