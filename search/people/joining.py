"""Which names are one person, the surest reasons first; what is not sure becomes a guess for a reader.

What people.yaml tells apart is apart from the start.  Then, in order: equal names; names that an article
gives for one another; a name in another case with the only one that is its base; a short name with the only
whole one that ends so; and over scripts and spellings, names that sound alike in articles that tell the same
story.  Nobody joins two people when another person fits as well.  The joins of people.yaml come last, so that
they only add: each name brings all that it was joined with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from search.language.scripts import HAN
from search.people.across import Across
from search.people.byhand import Stated, stated
from search.people.groups import Groups
from search.people.guesses import Guess, misspelt
from search.people.inflection import inflects, stem
from search.people.names import Name, begins_with_surname
from search.people.own import Entry, Own
from search.people.stories import Stories
from search.people.voices import Pair, Voice
from search.speech import _

_RELATED = 2.0
"""Points in common from which articles tell one story; half as many as the best are near it."""

_ANY = 0.9
"""Points without which a short name joins nobody in another article."""

_GIVEN = 3
"""Chinese characters of a given name that may stand alone: shorter ones are family names of others."""

_TITLE = 6
"""Chinese characters of a title that two mentions write alike."""

_HAN = re.compile(f"[{HAN}]{{{_TITLE},}}")


@dataclass(slots=True)
class Joining:
    """The voices of a library, put together step by step."""

    voices: Sequence[Voice]
    stories: Stories
    own: Own
    groups: Groups = field(init=False)
    guesses: list[Guess] = field(init=False)
    entries: dict[int, Entry] = field(default_factory=dict)  # of people.yaml, by the root of the person

    def run(self, pairs: Sequence[Pair]) -> None:
        """All steps; once more where two names that are joined by hand brought others that are told apart."""
        entries = stated(self.voices, self.own)
        self._steps(pairs, [], entries)
        if torn := [each for each in entries if each.is_torn(self.groups)]:
            self._steps(pairs, torn, entries)
        self.entries = {self.groups.root(each.anchor(self.groups)): each.entry for each in reversed(entries)}

    def _steps(self, pairs: Iterable[Pair], first: Iterable[Stated], last: Iterable[Stated]) -> None:
        number = {id(voice): at for at, voice in enumerate(self.voices)}
        self.groups, self.guesses = Groups(self.voices, self.own.all_apart()), []
        for each in first:
            each.join(self.groups)
        self._equal()
        for one, other in pairs:
            self.groups.join(number[id(one)], number[id(other)], given=True)
        self._inflected()
        self._short()
        self.guesses += Across(self.groups, self.stories).run()
        self._equal_short()
        self.guesses += misspelt(self.groups, self.stories)
        for each in last:
            each.join(self.groups)

    # -- steps ---------------------------------------------------------------------------------------

    def _equal(self) -> None:
        """Whole names everywhere; unnamed and veiled sources only within one article and its copies."""
        named = [at for at, voice in enumerate(self.voices) if voice.is_somebody and _stands_alone(voice)]
        for numbers in self._by_key(named).values():
            self._join_all(numbers)
        unnamed: dict[tuple[str, str, int], list[int]] = defaultdict(list)
        for at, voice in enumerate(self.voices):
            if not voice.is_somebody or voice.name.is_veiled:
                unnamed[voice.name.key, voice.type, self.stories.copy(voice.article)].append(at)
        for numbers in unnamed.values():
            self._join_all(numbers)

    def _inflected(self) -> None:
        """A name in another case joins the only person of its story and language whose name is its base.

        A German s may belong to the name: those are guesses.
        """
        named: dict[tuple[str, Name], list[int]] = defaultdict(list)
        bases: dict[tuple[str, str], set[Name]] = defaultdict(set)
        for at, voice in enumerate(self.voices):
            if _is_person(voice):
                for lang in voice.langs:
                    named[lang, voice.name].append(at)
                    bases[lang, stem(voice.name)].add(voice.name)
        for (lang, form), numbers in named.items():
            fits = [base for base in bases[lang, stem(form)] if inflects(form, base, lang)]
            others = [other for base in fits for other in named[lang, base]] if fits else []
            for at in numbers if others else ():
                self._join_inflected(at, others, lang)

    def _join_inflected(self, at: int, others: Sequence[int], lang: str) -> None:
        found = {self.groups.root(other) for other in others if self._of_one_story(at, other)}
        if len(found) == 1:
            (base,) = found
            if lang == "de":
                self.guesses.append(Guess(at, base, reasons=(_("the same name, or its genitive"),)))
            elif self.groups.join(at, base, given=True):
                self.groups.whole_names(at).discard(self.voices[at].name)  # its endings are no woman's

    def _short(self) -> None:
        """A short name joins the only whole name that ends so, in its own story or else in the library.

        Where none does, it may be a given name: the only one of its own story.
        """
        given: dict[tuple[str, str], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        whole: dict[tuple[str | int, str], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for at, voice in enumerate(self.voices):
            name = voice.name
            if name.whole and not name.native and _is_person(voice):
                root = self.groups.root(at)
                for family in _spellings(name):
                    whole[name.script, family][root].add(voice.article)
                if name.script != "CJK" or len(name.given) >= _GIVEN:
                    given[name.script, name.given][root].add(voice.article)
                if begins_with_surname(name):
                    whole[voice.article, name.parts[0]][root].add(voice.article)
        for at, voice in enumerate(self.voices):
            if _is_short(voice) and self.groups.speaks(at):
                keys = product((voice.name.script, voice.article), _spellings(voice.name))
                fits = [person for key in keys if key in whole for person in whole[key].items()]
                first = given.get((voice.name.script, voice.name.family), {})
                self._join_short(at, fits or self._near(at, first))

    def _near(self, at: int, fits: Mapping[int, set[int]]) -> list[tuple[int, set[int]]]:
        """Those of some persons who are in articles that tell the story of a voice."""
        article = self.voices[at].article
        return [each for each in fits.items() if self.stories.most(article, each[1]) >= _RELATED]

    def _join_short(self, at: int, fits: Iterable[tuple[int, set[int]]]) -> None:
        points: dict[int, float] = defaultdict(float)
        for person, articles in fits:
            if not self.groups.conflict(at, person):
                root = self.groups.root(person)
                points[root] = max(points[root], self.stories.most(self.voices[at].article, articles))
        best = max(points.values(), default=0.0)
        near = [root for root, shared in points.items() if best >= _RELATED and shared >= best / 2]
        chosen = near or list(points)
        decided = [root for root in chosen if points[root] >= _ANY] if len(chosen) == 1 else []
        if len(near) > 1:
            decided = self._by_title(at, near)
        if decided:
            self.groups.join(at, decided[0])
        elif chosen:
            only = _("the only whole name here that ends so, but nothing else in common")
            reason = only if len(chosen) == 1 else _("a whole name that ends so, one of several")
            self.guesses += [Guess(at, root, reasons=(reason,)) for root in chosen]

    def _by_title(self, at: int, others: Sequence[int]) -> list[int]:
        """The only one of several that shares a title with a voice; none when that is not clear."""
        stretches = _stretches(self.voices[at])
        same = [other for other in others if stretches and self._stands_beside(stretches, other)]
        if len(same) == 1:
            return same
        counts = {other: len(self.groups.titles(at, other)) for other in others}
        best = max(counts.values(), default=0)
        found = [other for other in others if counts[other] == best]
        return found if best and len(found) == 1 else []

    def _stands_beside(self, stretches: set[str], other: int) -> bool:
        """Whether one of some stretches of Chinese stands beside somebody, too."""
        return any(not stretches.isdisjoint(_stretches(self.voices[n])) for n in self.groups.members(other))

    def _equal_short(self) -> None:
        """Equal short names of one story, where no whole name says that there may be two people."""
        guessed = {
            self.groups.root(number)
            for guess in self.guesses
            for number in (guess.one, guess.other)
            if number is not None
        }
        short = [at for at, voice in enumerate(self.voices) if _is_short(voice) and not self._has_whole(at)]
        for numbers in self._by_key(at for at in short if self.groups.root(at) not in guessed).values():
            for one, other in combinations(numbers, 2):
                if self.groups.root(one) != self.groups.root(other) and self._of_one_story(one, other):
                    self.groups.join(one, other)

    def _has_whole(self, at: int) -> bool:
        return bool(self.groups.whole_names(at))

    # -- tools ---------------------------------------------------------------------------------------

    def _of_one_story(self, one: int, other: int) -> bool:
        return self.stories.between(self.voices[one].article, self.voices[other].article) >= _ANY

    def _by_key(self, numbers: Iterable[int]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at in numbers:
            for key in self.voices[at].name.keys:
                found[key].append(at)
        return found

    def _join_all(self, numbers: Sequence[int]) -> None:
        """Join each with the first that it does not conflict with."""
        firsts: list[int] = []
        for at in numbers:
            if not any(self.groups.join(first, at) for first in firsts):
                firsts.append(at)


def _stretches(voice: Voice) -> set[str]:
    """All stretches of Chinese beside a name that are as long as a title."""
    runs = (run for words in voice.beside for run in _HAN.findall(words))
    return {run[at : at + _TITLE] for run in runs for at in range(len(run) - _TITLE + 1)}


def _stands_alone(voice: Voice) -> bool:
    """Whether a name means the same in every article."""
    return voice.name.known or voice.name.whole or voice.type == "organisation"


def _spellings(name: Name) -> set[str]:
    """The family name, also with its umlauts as two letters."""
    return {name.family, *name.spelt.split()[-1:]} - {""}


def _is_person(voice: Voice) -> bool:
    return voice.type in ("person", "") and bool(voice.name.family)


def _is_short(voice: Voice) -> bool:
    return _is_person(voice) and not _stands_alone(voice) and not voice.name.is_veiled
