"""Which names are one person, the surest reasons first; what is not sure becomes a guess for a reader.

In order: what people.yaml states; equal names; names that an article gives for one another; a name in
another case with the only one that is its base; a short name with the only whole one that ends so; and over
scripts and spellings, names that sound alike in articles that tell the same story.  Nobody joins two people
when another person fits as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from search.language.scripts import HAN
from search.people.across import Across
from search.people.groups import Groups
from search.people.guesses import Guess, misspelt
from search.people.inflection import inflects, stem
from search.people.names import opens, shortens
from search.people.own import Own
from search.people.stories import Stories
from search.people.voices import Pair, Voice

_RELATED = 2.0
"""Points in common from which articles tell one story; half as many as the best are near it."""

_ANY = 0.9
"""Points without which a short name joins nobody in another article."""

_TITLE = 6
"""Chinese characters of a title that two mentions write alike."""

_HAN = re.compile(f"[{HAN}]{{{_TITLE},}}")


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
        self._inflected()
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

    def _inflected(self) -> None:
        """A name in another case joins the only person of its language whose name is the base of it."""
        bases: dict[tuple[str, str], list[int]] = defaultdict(list)
        people = [
            at for at, voice in enumerate(self.voices) if voice.type in ("person", "") and voice.name.family
        ]
        for at in people:
            for lang in self.voices[at].langs:
                bases[lang, stem(self.voices[at].name)].append(at)
        for at in people:
            name = self.voices[at].name
            found = {
                self.groups.root(other)
                for lang in self.voices[at].langs
                for other in bases[lang, stem(name)]
                if inflects(name, self.voices[other].name, lang)
            }
            if len(found) == 1:
                self.groups.join(at, found.pop(), given=True)

    def _short(self) -> None:
        """A short name joins the only whole name that ends so, in its own story or else in the library."""
        whole: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, voice in enumerate(self.voices):
            if voice.name.whole and not voice.name.native and voice.type in ("person", ""):
                for part in {voice.name.parts[0], voice.name.family}:
                    whole[voice.name.script, part].append(at)
        for at, voice in enumerate(self.voices):
            if _is_short(voice) and self.groups.speaks(at):
                fits = [n for n in whole[voice.name.script, voice.name.family] if self._may_shorten(at, n)]
                self._join_short(at, fits)

    def _may_shorten(self, short: int, whole: int) -> bool:
        one, other = self.voices[short], self.voices[whole]
        same = one.article == other.article and opens(one.name, other.name)
        return (same or shortens(one.name, other.name)) and not self.groups.conflict(short, whole)

    def _join_short(self, at: int, fits: Sequence[int]) -> None:
        points: dict[int, float] = defaultdict(float)
        for other in fits:
            root = self.groups.root(other)
            between = self.stories.between(self.voices[at].article, self.voices[other].article)
            points[root] = max(points[root], between)
        best = max(points.values(), default=0.0)
        near = [root for root, shared in points.items() if best >= _RELATED and shared >= best / 2]
        chosen = near or list(points)
        decided = self._by_title(at, chosen) if len(chosen) > 1 else []
        if decided or (len(chosen) == 1 and points[chosen[0]] >= _ANY):
            self.groups.join(at, (decided or chosen)[0])
        elif chosen:
            only = "the only whole name here that ends so, but nothing else in common"
            reason = only if len(chosen) == 1 else "a whole name that ends so, one of several"
            self.guesses += [Guess(at, root, reasons=(reason,)) for root in chosen]

    def _by_title(self, at: int, others: Sequence[int]) -> list[int]:
        """The only one of several that shares a title with a voice; none when that is not clear."""
        same = [other for other in others if self._titles_equal(at, other)]
        if len(same) == 1:
            return same
        counts = {other: len(self.groups.titles(at, other)) for other in others}
        best = max(counts.values(), default=0)
        found = [other for other in others if counts[other] == best]
        return found if best and len(found) == 1 else []

    def _titles_equal(self, at: int, other: int) -> bool:
        """Whether a stretch of Chinese beside the two is the same."""
        beside = (self.voices[member].beside for member in self.groups.members(other))
        theirs = " ".join(words for each in beside for words in each)
        runs = [run for words in self.voices[at].beside for run in _HAN.findall(words)]
        return any(run[i : i + _TITLE] in theirs for run in runs for i in range(len(run) - _TITLE + 1))

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
