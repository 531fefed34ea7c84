"""Joining names of different scripts, of different spellings, and Chinese forms of different regions.

Both must sound alike and stand in articles that share figures, days, names or other speakers; each must
be the best match of the other, and no second person may fit as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product, takewhile
from typing import NamedTuple

from search.people.groups import Groups
from search.people.guesses import Guess, slips
from search.people.matching import NO_MATCH, Match, contradict, handles, match
from search.people.names import Name
from search.people.sounds import firmness, likeness
from search.people.stories import Stories
from search.people.voices import Voice
from search.speech import _

# Likenesses were set on half of `tests/people/names.yaml` ("tried"), points on the story kit, made-up news
# and unrelated articles (`tests.bench.people`), as the least that joined no two people.

_WORTH = 0.74
"""Least likeness that is worth a guess."""

JOINS = {"reading": 0.87, "surname": 0.8, "guise": 0.79, "whole": 0.79, "family": 0.8, "spelling": 0.9}
"""Least likeness that joins, by what was compared."""

_POINTS = {"reading": 2.0, "surname": 2.0, "guise": 2.0, "whole": 2.0, "family": 2.5, "spelling": 2.0}
"""Least that two articles must share for that: one fact and a near date are not enough."""

_ALIKE, _MORE = 0.88, 1.5
"""Points more where the likeness is below this."""

_CHANCE = 0.1
"""Points more for each doubling of the library: of so many more articles some agree by chance."""

_SUPPORT, _MOST = 1.5, 3.0
"""Points for each other person that two articles seem to share, and for all of them."""

_TITLED = 1.0
"""Points less where a title stands beside both."""

_BY_TITLE = ("surname", "guise")
"""What says little without a common title."""

_STRONG, _LENIENT = 4.0, 0.04
"""Points from which together with a title a name may sound a little less alike."""

_THIN = 2
"""Family names of so few firm consonants fit many people: a title must agree as well."""

_SPELLING = 0.7
"""Least likeness of two Chinese spellings of one foreign name."""

_MARGIN, _BONUS = 0.05, 0.1
"""How near a rival may come, and what a title and a whole name count between two."""

_SHARED, _ENOUGH = 0.01, 10.0
"""What a point counts between two, and how many count at most."""

_LOOKS = 12
"""Articles of each person that are compared."""


class Candidate(NamedTuple):
    """Two groups, by their roots, and what speaks for joining them; `points` are those beyond chance."""

    one: int
    other: int
    match: Match
    points: float
    titles: frozenset[str]
    thin: bool

    @property
    def rank(self) -> float:
        """What decides between two that fit."""
        whole = self.match.kind not in ("family", "surname", "guise")
        return self.match.score + _BONUS * (bool(self.titles) + whole) + _SHARED * min(self.points, _ENOUGH)

    @property
    def joins(self) -> bool:
        """Whether it is strong enough on its own."""
        kind = self.match.kind
        needed = _POINTS[kind] + _MORE * (self.match.score < _ALIKE) - _TITLED * bool(self.titles)
        sure = bool(self.titles) and self.points >= _STRONG
        strong = self.match.score >= JOINS[kind] - _LENIENT * sure and self.points >= needed
        return strong and not (kind == "family" and self.thin and not self.titles)


class Across:
    """One pass over the groups of a library.

    Candidates are found by blocking: they share a handle of their names and a rare fact of their articles.
    So the cost grows with the pairs that may be one person, some 0.05 ms each, and not with all pairs.
    """

    def __init__(self, groups: Groups, stories: Stories) -> None:
        self._groups = groups
        self._stories = stories
        self._at: dict[int, list[Candidate]] = defaultdict(list)  # of each group, the best first

    def run(self) -> list[Guess]:
        """Join those that are strong and have no rival, the best first; the guesses that remain."""
        candidates = self._joined(self._candidates())
        candidates = self._joined(self._regrouped(candidates))
        return [self._guess(each) for each in candidates if self._is_open(each) and self._may_be(each)]

    def _joined(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The candidates, the best first, when those of them that are sure are joined."""
        ranked = sorted(candidates, key=lambda each: -each.rank)
        self._at.clear()
        for each in ranked:
            self._at[each.one].append(each)
            self._at[each.other].append(each)
        for each in ranked:
            if each.joins and not self._has_rival(each) and self._all_fit(each):
                self._join(each)
        return ranked

    def _regrouped(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """What is left open, between the groups that have grown: they share more than each name did."""
        found: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
        for each in candidates:
            if self._is_open(each):
                one, other = sorted((self._groups.root(each.one), self._groups.root(each.other)))
                found[one, other].append(each)
        supported = self._supported({}) if found else {}
        chance = _CHANCE * self._stories.doublings
        for (one, other), same in found.items():
            points = max(*(each.points for each in same), self._points(one, other, supported) - chance)
            titles = self._groups.titles(one, other)
            grown = [each._replace(one=one, other=other, points=points, titles=titles) for each in same]
            yield max(grown, key=lambda each: each.rank)

    def _join(self, each: Candidate) -> None:
        """A foreign name in the guise of a Chinese one contradicts no other spelling of that name."""
        if each.match.kind != "guise":
            self._groups.join(each.one, each.other)
        elif self._groups.join(each.one, each.other, given=True):
            for name in [name for name in self._groups.whole_names(each.one) if name.native]:
                self._groups.whole_names(each.one).discard(name)

    # -- candidates ----------------------------------------------------------------------------------

    def _candidates(self) -> list[Candidate]:
        matches = self._matches()
        supported = self._supported(matches)
        points = {pair: self._points(*pair, supported) for pair in matches}
        chance = _CHANCE * self._stories.doublings
        found = [
            self._candidate(*pair, best, points[pair] - chance)
            for pair, best in matches.items()
            if points[pair] >= 1
        ]
        return [each for each in found if each.match.kind not in _BY_TITLE or each.titles]

    def _matches(self) -> dict[tuple[int, int], Match]:
        """Pairs of groups that sound alike, found by what their names have in common."""
        names = {members[0]: own for members in self._groups.all() if (own := self._names(members))}
        found: dict[tuple[int, int], Match] = {}
        for one, other in self._neighbours(names):
            best = _best(names[one], names[other])
            if (
                best.score >= _WORTH
                and not self._groups.conflict(one, other)
                and not self._same_style(one, other)
            ):
                found[one, other] = best
        return found

    def _neighbours(self, names: Mapping[int, Sequence[Name]]) -> set[tuple[int, int]]:
        """Pairs in articles of one story that share a handle; two whole names, one that holds both parts."""
        by_handle: dict[str, list[int]] = defaultdict(list)
        for root, own in names.items():
            for handle in {handle for name in own for handle in handles(name)}:
                by_handle[handle].append(root)
        scripts = {root: frozenset(name.script for name in own) for root, own in names.items()}
        articles = {root: self._articles(root) for root in names}
        kin = {root: frozenset().union(*map(self._stories.kin, articles[root])) for root in names}
        short = {root for root, own in names.items() if not any(name.given for name in own)}
        pairs = {
            (min(pair), max(pair))
            for handle, roots in by_handle.items()
            for pair in (combinations(roots, 2) if "+" in handle else _of_two_scripts(roots, scripts))
            if "+" in handle or pair[0] in short or pair[1] in short
        }
        return {pair for pair in pairs if not kin[pair[0]].isdisjoint(articles[pair[1]])}

    def _same_style(self, one: int, other: int) -> bool:
        """Whether both are written by one region's Chinese papers only, or are a slip apart there.

        Such papers write a foreign name alike: others are other people, or misspelt.
        """
        ours, theirs = self._voices(one), self._voices(other)
        pairs = [
            (a, b) for a, b in product(ours, theirs) if a.name.is_transliterated and b.name.is_transliterated
        ]
        alone = len(pairs) == len(ours) * len(theirs)
        return any(_regions(a) & _regions(b) and (alone or slips(a.name, b.name)) for a, b in pairs)

    def _voices(self, root: int) -> list[Voice]:
        return [self._groups.voices[number] for number in self._groups.members(root)]

    def _names(self, members: Sequence[int]) -> list[Name]:
        """The whole names of a person, else the short ones; none of what is surely no person."""
        voices = self._voices(members[0])
        if any(voice.type not in ("person", "") for voice in voices) or not self._groups.speaks(members[0]):
            return []
        names = {voice.name.parts: voice.name for voice in voices}.values()
        return [name for name in names if name.whole] or list(names)

    def _points(self, one: int, other: int, supported: Mapping[frozenset[int], set[int]]) -> float:
        """The most that an article of each have in common."""
        return max(
            self._stories.between(*pair)
            + min(_MOST, _SUPPORT * len(supported.get(frozenset(pair), set()) - {one, other}))
            for pair in product(self._articles(one), self._articles(other))
        )

    def _candidate(self, one: int, other: int, best: Match, points: float) -> Candidate:
        ours, theirs = (self._groups.voices[number].name for number in (one, other))
        return Candidate(
            one,
            other,
            best,
            points,
            self._groups.titles(one, other),
            min(firmness(ours.family), firmness(theirs.family)) <= _THIN
            or (best.score < _ALIKE and (ours.may_be_native or theirs.may_be_native)),
        )

    def _supported(self, matches: dict[tuple[int, int], Match]) -> dict[frozenset[int], set[int]]:
        """For each two articles whom both seem to hear: people of few articles, and whole matches."""
        found: dict[frozenset[int], set[int]] = defaultdict(set)
        for root in (members[0] for members in self._groups.all() if self._names(members)):
            if self._stories.weight(len({voice.article for voice in self._voices(root)})) == 1:
                for pair in combinations(self._articles(root), 2):
                    found[frozenset(pair)].add(root)
        for (one, other), best in matches.items():
            sure = best.kind not in ("family", "guise") or self._groups.titles(one, other)
            if best.score >= _ALIKE and sure:
                for pair in product(self._articles(one), self._articles(other)):
                    found[frozenset(pair)].add(one)
        return found

    def _articles(self, root: int) -> list[int]:
        return list(dict.fromkeys(voice.article for voice in self._voices(root)))[:_LOOKS]

    # -- decisions -----------------------------------------------------------------------------------

    def _has_rival(self, chosen: Candidate) -> bool:
        """Whether another person fits one of the two about as well."""
        near = [
            each
            for end in (chosen.one, chosen.other)
            for number in self._groups.members(end)
            for each in takewhile(lambda each: each.rank > chosen.rank - _MARGIN, self._at[number])
        ]
        return any(self._competes(each, chosen) for each in near if each is not chosen)

    def _competes(self, each: Candidate, chosen: Candidate) -> bool:
        """Whether two candidates want one name for two people.

        One whose whole names contradict wants none, nor does one of articles that share much less.
        """
        if 2 * each.points < chosen.points or not self._all_fit(each):
            return False
        root = self._groups.root
        ends, wanted = {root(each.one), root(each.other)}, {root(chosen.one), root(chosen.other)}
        rest = tuple((ends - wanted) | (wanted - ends))
        rivals = len(ends) == len(wanted) == 2 and len(rest) == 2 and self._groups.conflict(rest[0], rest[1])
        return rivals and not ("guise" in (each.match.kind, chosen.match.kind) and self._spell_one(*rest))

    def _spell_one(self, one: int, other: int) -> bool:
        """Whether the Chinese names of two people in different articles may be spellings of one name."""
        apart = set(self._articles(one)).isdisjoint(self._articles(other))
        ours, theirs = (
            [voice.name for voice in self._voices(root) if voice.name.script == "CJK"]
            for root in (one, other)
        )
        names = list(product(ours, theirs))
        return apart and bool(names) and all(likeness(a.family, b.family) >= _SPELLING for a, b in names)

    def _all_fit(self, each: Candidate) -> bool:
        """Whether no whole name of one contradicts one of the other, so that weak links make no chain."""
        whole = self._groups.whole_names
        return self._may_be(each) and not any(
            contradict(a, b) for a, b in product(whole(each.one), whole(each.other))
        )

    def _may_be(self, each: Candidate) -> bool:
        """Whether a Chinese name may be a guise: no mainland paper gives one, nor any beside another form."""
        if each.match.kind != "guise":
            return True
        ours, theirs = (
            [voice for voice in self._voices(root) if voice.name.script == "CJK"]
            for root in (each.one, each.other)
        )
        natives = [voice for voice in (*ours, *theirs) if voice.name.native]
        beside = {voice.article for voice in ours} & {voice.article for voice in theirs}
        return not beside and all("zh-Hant" in _regions(voice) for voice in natives)

    def _is_open(self, each: Candidate) -> bool:
        root = self._groups.root
        given = each.match.kind == "guise"
        return root(each.one) != root(each.other) and not self._groups.conflict(each.one, each.other, given)

    def _guess(self, each: Candidate) -> Guess:
        sounds = _("sounds alike ({score:.2f})").format(score=each.match.score)
        apart = set(self._articles(each.one)).isdisjoint(self._articles(each.other))
        where = _("in articles that share facts") if apart else _("in one article")
        titles = (
            [_("both beside: {titles}").format(titles=", ".join(sorted(each.titles)))] if each.titles else []
        )
        return Guess(each.one, each.other, reasons=(sounds, where, *titles))


def _of_two_scripts(roots: Iterable[int], scripts: Mapping[int, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs that may be one name in two scripts, or in two styles of Chinese."""
    alike: dict[frozenset[str], list[int]] = defaultdict(list)
    for root in roots:
        alike[scripts[root]].append(root)
    for one, other in combinations(alike, 2):
        yield from product(alike[one], alike[other])
    for script in alike:
        if len(script) > 1 or "CJK" in script:
            yield from combinations(alike[script], 2)


def _best(ours: Sequence[Name], theirs: Sequence[Name]) -> Match:
    """The best match of two people's names, whole ones first."""
    found = [match(one, other) for one, other in product(ours, theirs)]
    return max(found, key=lambda each: (each.kind in ("whole", "reading"), each.score), default=NO_MATCH)


def _regions(voice: Voice) -> set[str]:
    return set(voice.langs) or {"zh-Hans", "zh-Hant"}
