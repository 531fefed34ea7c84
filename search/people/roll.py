"""Everybody who speaks in a library: one row a person, and whose words a quote is."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from search.language.fold import fold
from search.model import Article, Person, Progress, Proposal, Quote, SpeakerType
from search.people.called import Called
from search.people.joining import Joining
from search.people.lookup import fits
from search.people.names import named, plain, script_of
from search.people.own import Entry, Own
from search.people.stories import Stories
from search.people.utterances import Utterance, utterances
from search.people.voices import Pair, Voice, heard, paired
from search.waiting import OnProgress, silent

CopiesOf = Callable[[int], Sequence[int]]
"""The ids of an article and its near copies, nothing for one that stands alone."""

_NO_ID = re.compile(r"[^\w]+")
LISTED: tuple[SpeakerType, ...] = ("person", "organisation", "")
"""The types that are listed unless everybody is asked for: those that have a name, and what is unsure."""


def no_copies(_article: int) -> Sequence[int]:
    """The copies of articles that all stand alone."""
    return ()


def gather(
    articles: Iterable[Article], copies_of: CopiesOf = no_copies, own: Own | None = None
) -> list[Person]:
    """One row a person or organisation, those with most quotes first, of articles at hand."""
    return Roll(articles, copies_of, own or Own()).people()


class Roll:
    """The persons of some articles.

    Of the articles only heads, texts, quotes and aliases are read.  `quotes` of a person counts statements,
    as `search.people.utterances` tells them apart.  `progress` hears how many names there are when the
    articles are read and the names are about to be compared.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        copies_of: CopiesOf = no_copies,
        own: Own | None = None,
        progress: OnProgress = silent,
    ) -> None:
        own = own or Own()
        known: dict[int, Article] = {}
        self._voices: list[Voice] = []
        pairs: list[Pair] = []
        for article in articles:
            voices = heard(article)
            beside = list(paired(article, voices))
            if voices or beside:
                known[article.id] = article
            pairs += beside
            self._voices += dict.fromkeys([*voices, *(voice for pair in beside for voice in pair)])
        progress(Progress("names", 0, len(self._voices)))
        copies = {key: tuple(copies_of(key)) for key in known}
        self._copies = {key: group[0] for key, group in copies.items() if group}
        joining = Joining(self._voices, Stories(known, self._copies), own)
        joining.run(pairs)
        self._person_of: dict[tuple[int, str], Person] = {}
        self._ids_in: dict[int, dict[str, str]] = defaultdict(dict)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._people = self._rows(joining)

    def people(self, everybody: bool = False) -> list[Person]:
        """Persons, organisations and names of an unsure kind; `everybody` adds the others."""
        return [person for person in self._people if everybody or person.type in LISTED]

    def person_of(self, quote: Quote) -> Person | None:
        """Whose words a quote is."""
        return self._person_of.get((quote.article, plain(quote.person))) if quote.person else None

    def utterances(self, quotes: Iterable[Quote]) -> list[Utterance]:
        """The utterances of some quotes, which stand in order of article and text."""
        return utterances(quotes, self._copies.get, self._speaker)

    def _speaker(self, quote: Quote) -> str:
        person = self.person_of(quote)
        return person.id if person else quote.speaker_text

    def named(self, person: str) -> list[Person]:
        """All whom a name may mean, in any script: those called so; else those of whose names it is a part.

        What is only one of somebody's other names, and short, may mean both.  An id means its person.
        """
        if one := [each for each in self._people if each.id == person]:
            return one
        name = named(person)
        called = self._by_name.get(name.plain) or self._by_name.get(name.key, set())
        exact = [each for each in self._people if each.id in called]
        if exact and (name.whole or name.known or any(plain(each.name) == name.plain for each in exact)):
            return exact
        return exact + [each for each in fits(person, self.people()) if each not in exact]

    def besides(self, name: str) -> Sequence[str]:
        """What else those are called who bear a folded name, or it as a family name; looked up in a table."""
        return self._called.besides(name)

    @cached_property
    def _called(self) -> Called:
        return Called(self.people())

    def ids(self, person: str) -> frozenset[str]:
        """The ids of all whom a name may mean."""
        return frozenset(each.id for each in self.named(person))

    def proposed(self) -> list[str]:
        """Names that may be somebody's, also those that nobody speaks by."""
        return [each.name for person in self._people for each in person.proposals]

    def ids_in(self, article: int) -> Mapping[str, str]:
        """The ids of those who speak in an article, by the names that quotes have."""
        return self._ids_in.get(article, {})

    def articles_of(self, ids: frozenset[str]) -> set[int]:
        """The articles in which these persons are heard."""
        return {article for (article, _), person in self._person_of.items() if person.id in ids}

    # -- rows ----------------------------------------------------------------------------------------

    def _rows(self, joining: Joining) -> list[Person]:
        spoken = sorted((each for each in joining.groups.all() if joining.groups.speaks(each[0])), key=min)
        names = {
            (root := joining.groups.root(members[0])): self._shown(members, joining.entries.get(root))
            for members in spoken
        }
        proposals = self._proposals(joining, names)
        rows = []
        for members, id in zip(spoken, _ids(list(names.values())), strict=True):
            root = joining.groups.root(members[0])
            entry = joining.entries.get(root)
            row = self._row(members, id, names[root], entry, proposals.get(root, []))
            rows.append(row)
            for number in members:
                voice = self._voices[number]
                self._person_of[voice.article, voice.name.plain] = row
                self._ids_in[voice.article] |= dict.fromkeys(voice.written, row.id)
                self._by_name[voice.name.plain].add(row.id)
                self._by_name[voice.name.key].add(row.id)
            for text in row.names:
                self._by_name[plain(text)].add(row.id)
        return sorted(rows, key=lambda person: (-person.quotes, person.name))

    def _row(
        self,
        members: Sequence[int],
        id: str,
        name: str,
        entry: Entry | None,
        proposals: Sequence[Proposal],
    ) -> Person:
        voices = sorted((self._voices[number] for number in members), key=lambda voice: voice.file)
        written = _total(voice.written for voice in voices)
        langs = _total(voice.langs for voice in voices)
        spoken = [voice for voice in voices if voice.quotes]
        names = [each for each, _ in written.most_common()]
        return Person(
            name=name,
            names=_distinct(name, [*names, *(entry.names if entry else ())]),
            files=tuple(dict.fromkeys(voice.file for voice in spoken)),
            langs=tuple(lang for lang, _ in langs.most_common()),
            quotes=self._count(members),
            id=id,
            type=_type(voices, entry),
            names_in=tuple(_names_in(voices)),
            proposals=tuple(each for each in proposals if plain(each.name) not in _keys(entry)),
        )

    def _shown(self, members: Sequence[int], entry: Entry | None) -> str:
        """The name a person has stated, else the longest in the script that is used most."""
        return entry.name if entry else best(_total(self._voices[number].written for number in members))

    def _count(self, members: Sequence[int]) -> int:
        """The statements of one person, in the order in which articles were given."""
        by_article: dict[int, list[Quote]] = defaultdict(list)
        for number in sorted(members):
            by_article[self._voices[number].article] += self._voices[number].quotes
        return len(utterances(itertools.chain(*by_article.values()), self._copies.get, lambda _quote: ""))

    def _proposals(self, joining: Joining, names: dict[int, str]) -> dict[int, list[Proposal]]:
        """The guesses for each group, by its root; each side names the other."""
        found: dict[int, dict[str, Proposal]] = defaultdict(dict)
        for guess in joining.guesses:
            one = joining.groups.root(guess.one)
            if guess.other is None:
                found[one].setdefault(guess.name, Proposal(guess.name, guess.reasons))
                continue
            other = joining.groups.root(guess.other)
            if one != other and not joining.groups.told_apart(one, other):
                for here, there in ((one, other), (other, one)):
                    if there in names:
                        found[here].setdefault(names[there], Proposal(names[there], guess.reasons))
        return {root: list(each.values()) for root, each in found.items()}


def best(counts: Counter[str]) -> str:
    """The longest of the names in the script that is used most."""
    most, _ = counts.most_common(1)[0]
    return max((name for name in counts if script_of(name) == script_of(most)), key=len)


def _total(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for each in counts:
        for key, count in each.items():  # a name that is only written there counts 0 and stays
            total[key] += count
    return total


def _distinct(shown: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once whatever point parts it (布蘭登‧王), the one that is shown as it is."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.translate(_POINTS), name)
    point = shown.translate(_POINTS)
    return tuple((found | ({point: shown} if point in found else {})).values())


_POINTS = str.maketrans("‧•・", "···")


def _keys(entry: Entry | None) -> frozenset[str]:
    """The names that a person has stated to be one already."""
    return frozenset(entry.claims()) if entry else frozenset()


def _type(voices: Sequence[Voice], entry: Entry | None) -> SpeakerType:
    kinds: Counter[SpeakerType] = Counter(voice.type for voice in voices if voice.type)
    if entry and entry.type == "person":
        return "person"
    if entry and entry.type == "organisation":
        return "organisation"
    return kinds.most_common(1)[0][0] if kinds else ""


def _ids(names: Sequence[str]) -> Iterator[str]:
    """Each name as one word that no other person has; those of one name are numbered, all of them."""
    words = [_NO_ID.sub("-", fold(name)).strip("-") or "nameless" for name in names]
    counts = Counter(words)
    free = {
        word: (n for n in map(f"{word}-{{}}".format, itertools.count(1)) if n not in counts)
        for word in counts
    }
    return (word if counts[word] == 1 else next(free[word]) for word in words)


def _names_in(voices: Sequence[Voice]) -> Iterator[tuple[str, tuple[str, ...]]]:
    by_file: dict[str, dict[str, None]] = defaultdict(dict)
    for voice in voices:
        by_file[voice.file].update(dict.fromkeys(voice.written))
    return ((file, tuple(names)) for file, names in by_file.items())
