"""Everybody who speaks in a library: one row a person, and whose words a quote is."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from search.language.fold import fold
from search.language.scripts import HAN, HANGUL, KANA, UNSPACED
from search.language.segment import LETTER
from search.model import Article, Person, Proposal, Quote, SpeakerType
from search.people.joining import Joining
from search.people.names import key_of, plain, script_of
from search.people.own import Entry, Own
from search.people.stories import Stories
from search.people.voices import Pair, Voice, heard, paired

CopiesOf = Callable[[int], Sequence[int]]
"""The ids of an article and its near copies, nothing for one that stands alone."""

_WORD = re.compile(rf"[{HAN}{KANA}{HANGUL}{UNSPACED}]|{LETTER}+")
_NO_ID = re.compile(r"[^\w]+")
_SAME_WORDS = 0.8
"""Which share of the shorter one's words two wordings of one quote have in common."""

_LISTED: tuple[SpeakerType, ...] = ("person", "organisation", "")


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

    Of the articles only heads, texts, quotes and aliases are read.  `quotes` of a person counts each quote of
    each article, but of near copies, which speak with one voice, what they repeat only once, also where it is
    cut or lightly edited.
    """

    def __init__(
        self, articles: Iterable[Article], copies_of: CopiesOf = no_copies, own: Own | None = None
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
        copies = {key: tuple(copies_of(key)) for key in known}
        self._copies = {key: group[0] for key, group in copies.items() if group}
        joining = Joining(self._voices, Stories(known), own, self._copies)
        joining.run(pairs)
        self._entries = {key: entry for entry in reversed(own.entries) for key in entry.claims()}
        self._person_of: dict[tuple[int, str], Person] = {}
        self._ids_in: dict[int, dict[str, str]] = defaultdict(dict)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._people = self._rows(joining)

    def people(self, everybody: bool = False) -> list[Person]:
        """Persons, organisations and names of an unsure kind; `everybody` adds the others."""
        return [person for person in self._people if everybody or person.type in _LISTED]

    def person_of(self, quote: Quote) -> Person | None:
        """Whose words a quote is."""
        return self._person_of.get((quote.article, plain(quote.person))) if quote.person else None

    def ids(self, person: str) -> frozenset[str]:
        """The ids of all persons whom a name, in any script, may mean; or the id itself."""
        found = self._by_name.get(plain(person)) or self._by_name.get(key_of(person), set())
        return frozenset(found or {each.id for each in self._people if each.id == person})

    def ids_in(self, article: int) -> Mapping[str, str]:
        """The ids of those who speak in an article, by the names that quotes have."""
        return self._ids_in.get(article, {})

    def articles_of(self, ids: frozenset[str]) -> set[int]:
        """The articles in which these persons are heard."""
        return {article for (article, _), person in self._person_of.items() if person.id in ids}

    # -- rows ----------------------------------------------------------------------------------------

    def _rows(self, joining: Joining) -> list[Person]:
        spoken = sorted((each for each in joining.groups.all() if joining.groups.speaks(each[0])), key=min)
        names = {joining.groups.root(members[0]): self._shown(members) for members in spoken}
        proposals = self._proposals(joining, names)
        rows = []
        for members, id in zip(spoken, _ids(list(names.values())), strict=True):
            root = joining.groups.root(members[0])
            row = self._row(members, id, names[root], proposals.get(root, []))
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

    def _row(self, members: Sequence[int], id: str, name: str, proposals: Sequence[Proposal]) -> Person:
        voices = sorted((self._voices[number] for number in members), key=lambda voice: voice.file)
        entry = self._entry(members)
        written = _total(voice.written for voice in voices)
        langs = _total(voice.langs for voice in voices)
        spoken = [voice for voice in voices if voice.quotes]
        names = [each for each, _ in written.most_common()]
        return Person(
            name=name,
            names=tuple(dict.fromkeys([*names, *(entry.names if entry else ())])),
            files=tuple(dict.fromkeys(voice.file for voice in spoken)),
            langs=tuple(lang for lang, _ in langs.most_common()),
            quotes=self._count(spoken),
            id=id,
            type=_type(voices, entry),
            names_in=tuple(_names_in(voices)),
            proposals=tuple(each for each in proposals if plain(each.name) not in _keys(entry)),
        )

    def _shown(self, members: Sequence[int]) -> str:
        """The name a person has stated, else the longest in the script that is used most."""
        entry = self._entry(members)
        return entry.name if entry else best(_total(self._voices[number].written for number in members))

    def _entry(self, members: Sequence[int]) -> Entry | None:
        keys = (self._voices[number].name.plain for number in members)
        return next((self._entries[key] for key in keys if key in self._entries), None)

    def _count(self, voices: Sequence[Voice]) -> int:
        said = _Said()
        for voice in voices:
            said.add(self._copies.get(voice.article), voice.quotes)
        return said.count

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


class _Said:
    """How much one person says in all articles."""

    def __init__(self) -> None:
        self.count = 0
        self._heard: dict[int, list[frozenset[str]]] = defaultdict(list)

    def add(self, voice: int | None, quotes: Sequence[Quote]) -> None:
        """Count the quotes of one article; near copies have the same `voice`."""
        if voice is None:
            self.count += len(quotes)
            return
        heard = self._heard[voice]
        spoken = [_words(quote) for quote in quotes]
        new = [words for words in spoken if not any(_same(words, other) for other in heard)]
        self.count += len(new)
        heard += new


def best(counts: Counter[str]) -> str:
    """The longest of the names in the script that is used most."""
    most, _ = counts.most_common(1)[0]
    return max((name for name in counts if script_of(name) == script_of(most)), key=len)


def _words(quote: Quote) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(quote.text)))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME_WORDS * min(len(one), len(other))


def _total(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for each in counts:
        for key, count in each.items():  # a name that is only written there counts 0 and stays
            total[key] += count
    return total


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
    for word in words:
        if counts[word] == 1:
            yield word
            continue
        number = next(n for n in itertools.count(1) if f"{word}-{n}" not in counts)
        counts[f"{word}-{number}"] = 1
        yield f"{word}-{number}"


def _names_in(voices: Sequence[Voice]) -> Iterator[tuple[str, tuple[str, ...]]]:
    by_file: dict[str, dict[str, None]] = defaultdict(dict)
    for voice in voices:
        by_file[voice.file].update(dict.fromkeys(voice.written))
    return ((file, tuple(names)) for file, names in by_file.items())
