"""What a person states in statements.yaml: quotes that are one statement, and quotes that are not.

    same:
      - - {file: en.txt, words: "No ship should leave port"}
        - {file: zh.txt, words: "任何船只都不应离港"}
    different:
      - - {file: en.txt, words: "We acted at once"}
        - {file: x.txt, words: "We acted at once"}

It always wins; in an entry of several under `different` the first is none of the others.  A quote is named by
its file and by its words, or some that only it has, so that it is found again after the file was read anew.
`start` tells apart words that stand there twice, and `item` is the number, from 1, of an article in a file
that holds several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from search.decisions.content import FileKind, content_of
from search.decisions.scalars import storable
from search.errors import StatementsBroken
from search.language.fold import fold
from search.language.scripts import HAN
from search.related.clauses import letters
from search.speech import N_, _

KEYS = ("same", "different", "version")
PLACE_KEYS = ("file", "words", "start", "item", "note")
MOST = 0.6
"""Which share of the letters of a text are most of them."""

PART = 1 / 4
"""Which share of a sentence a quote in it has at least, to be meant by the sentence."""

_UNSPACED = re.compile(f"[{HAN}\u3040-\u30ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""A letter of a script that writes without blanks."""

_KIND = FileKind(
    StatementsBroken,
    N_("a list of statements"),
    "same",
    N_("Until it is mended, what it joins and tells apart does not hold."),
)


Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A quote as it is named in the file."""

    file: str
    words: str
    start: int = 0
    item: int = 1

    @property
    def key(self) -> Key:
        """What two places that name the same words of one article share."""
        return self.file, self.item, plain(self.words)

    def is_like(self, other: Place, share: float = PART) -> bool:
        """Whether both may name one quote: one has the words of the other, and these are a share of them."""
        here, there = self.key, other.key
        if here[:2] != there[:2] or (self.start and other.start and self.start != other.start):
            return False
        return has_most_of(here[2], there[2], share) or has_most_of(there[2], here[2], share)

    def __str__(self) -> str:
        words = self.words if len(self.words) <= 40 else self.words[:39] + "…"
        return f"{words} ({self.file})"


Pair = tuple[Place, Place]
Called = Mapping[Place, Sequence[Place]]
"""What else in the file names the quote that a place names."""


class Places:
    """Some places, to be asked which names what another names: equal words, and equal starts if given.

    Other places may name the same quotes, by what they are `called` besides.
    """

    def __init__(self, places: Iterable[Place], called: Called = MappingProxyType({})) -> None:
        self._starts: dict[Key, dict[int, int]] = {}
        for at, place in enumerate(places):
            for each in (place, *called.get(place, ())):
                self._starts.setdefault(each.key, {}).setdefault(each.start, at)

    def number(self, place: Place) -> int | None:
        """Which of them, from 0, names what a place names; the first of several, None for none."""
        starts = self._starts.get(place.key, {})
        if not place.start:
            return min(starts.values(), default=None)
        return starts.get(place.start, starts.get(0))

    def __contains__(self, place: object) -> bool:
        return isinstance(place, Place) and self.number(place) is not None


@dataclass(frozen=True, slots=True)
class Own:
    """All that is stated; the first quote of each in `different` is told apart from all others of it.

    `problems` are sentences about what could not be used.
    """

    same: tuple[tuple[Place, ...], ...] = ()
    different: tuple[tuple[Place, ...], ...] = ()
    problems: tuple[str, ...] = ()

    def apart(self) -> Iterator[Pair]:
        """Each two that are told apart."""
        return ((group[0], other) for group in self.different for other in group[1:])

    def places(self) -> Iterator[Place]:
        """All places that are named, as often as they are."""
        return (place for group in (*self.same, *self.different) for place in group)


def plain(words: str) -> str:
    """Words without what an edition changes: case, script, spaces."""
    return " ".join(fold(str(storable(words))).split())


def has_most_of(text: str, words: str, share: float = MOST) -> bool:
    """Whether a plain text has the plain words, as whole words, and they are a large share of its letters."""
    if len(words) > len(text) or letters(words) < share * letters(text):
        return False
    return words == text or bool(whole(words).search(text))


def whole(words: str) -> re.Pattern[str]:
    """What finds words in a text, whatever blanks and line breaks stand between them; linear in the text."""
    parts = words.split()
    before = r"(?<!\w)" if is_spaced(parts[0][:1]) else ""
    behind = r"(?!\w)" if is_spaced(parts[-1][-1:]) else ""
    return re.compile(before + r"\s+".join(map(re.escape, parts)) + behind)


def is_spaced(letter: str) -> bool:
    """Whether blanks stand around a word that has this letter."""
    return letter.isalnum() and not _UNSPACED.match(letter)


def parse(text: str, name: str = "statements.yaml") -> Own:
    """What the text of a file states; raises StatementsBroken, with the line and its likely cause."""
    content = content_of(text, name, _KIND)
    if not content:
        return Own()
    problems = [
        _("{name}: the key '{key}' is not known (there are {known}); it is kept but not used.").format(
            name=name, key=key, known=", ".join(KEYS)
        )
        for key in content
        if key not in KEYS
    ]
    same = tuple(_groups(content.get("same"), f"{name}: 'same'", problems))
    different = tuple(_groups(content.get("different"), f"{name}: 'different'", problems))
    return Own(same, different, tuple(problems))


def places_of(group: Any, where: str = "", problems: list[str] | None = None) -> Iterator[Place]:
    """The quotes that an entry names; what cannot be used is told to `problems`."""
    told = problems if problems is not None else []
    for entry in group if isinstance(group, list) else ():
        texts = [entry.get(key) if isinstance(entry, dict) else None for key in ("file", "words")]
        if not all(isinstance(text, str) and plain(text) for text in texts):
            told.append(
                _('{where}: a quote is written {{file: a.txt, words: "its words"}}; it is left out.').format(
                    where=where
                )
            )
            continue
        unknown = [key for key in entry if key not in PLACE_KEYS]
        told += [
            _("{where}: the key '{key}' is not known; it is kept but not used.").format(where=where, key=key)
            for key in unknown
        ]
        yield Place(
            str(storable(texts[0])),
            str(storable(texts[1])),
            _number(entry.get("start"), 0),
            _number(entry.get("item"), 1),
        )


def _groups(value: Any, where: str, problems: list[str]) -> Iterator[tuple[Place, ...]]:
    if value in (None, ""):
        return
    if not isinstance(value, list):
        problems.append(_("{where} must be a list; it is left out.").format(where=where))
        return
    for number, group in enumerate(value, 1):
        here = _("{where}, entry {number}").format(where=where, number=number)
        places = list(places_of(group, here, problems))
        if len(places) > 1:
            yield tuple(places)
        else:
            problems.append(
                _("{where}, entry {number}: it needs two quotes or more; it is left out.").format(
                    where=where, number=number
                )
            )


def _number(value: Any, otherwise: int) -> int:
    written = isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 12
    return int(value) if written else otherwise
