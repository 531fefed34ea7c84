"""What may be one person but is left to a reader, and names that look like slips of the pen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from search.language.han_names import sounds_foreign
from search.language.segment import is_word
from search.people.groups import Groups
from search.people.names import Name
from search.people.stories import Stories
from search.speech import _

_HAN_LEAST, _LATIN_LEAST = 3, 7
"""Shorter names than these are other names rather than misspelt ones."""

_LONGEST = 30

_CLOSE = 1.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A voice, by number, that may be the person of another one, or of a `name` nobody speaks by; why."""

    one: int
    other: int | None = None
    name: str = ""
    reasons: tuple[str, ...] = ()


def misspelt(groups: Groups, stories: Stories) -> list[Guess]:
    """Names a letter away from a person's: of speakers in the same story, or in a text with the person."""
    return [*_voices(groups, stories), *_texts(groups, stories)]


def _voices(groups: Groups, stories: Stories) -> Iterator[Guess]:
    by_family: dict[str, list[int]] = defaultdict(list)
    for number, voice in enumerate(groups.voices):
        if voice.type in ("person", "") and not voice.name.native:
            by_family[voice.name.family].append(number)
    by_gap: dict[str, set[str]] = defaultdict(set)
    for family in by_family:
        for gap in _gaps(family):
            by_gap[gap].add(family)
    alike = {pair for families in by_gap.values() for pair in combinations(sorted(families), 2)}
    seen: set[tuple[int, int]] = set()
    for families in sorted(alike):
        for one, other in product(*(by_family[family] for family in families)):
            pair = groups.root(one), groups.root(other)
            a, b = groups.voices[one], groups.voices[other]
            if pair[0] == pair[1] or pair in seen or not slips(a.name, b.name):
                continue
            if not groups.told_apart(*pair) and stories.between(a.article, b.article) >= _CLOSE:
                seen.add(pair)
                yield Guess(one, other, reasons=(_differs(a.name, b.name), _("in articles that share facts")))


def slips(one: Name, other: Name) -> bool:
    """Whether two names of one script are one letter apart, long enough, and otherwise equal."""
    if one.script != other.script or one.family == other.family or one.native or other.native:
        return False
    givens = one.given == other.given or not (one.given and other.given)
    return givens and not set(_gaps(one.family)).isdisjoint(_gaps(other.family))


def _gaps(family: str) -> Iterator[str]:
    """The name with one letter left open, for names long enough."""
    least = _LATIN_LEAST if family.isascii() else _HAN_LEAST
    if least <= len(family) <= _LONGEST:
        for at in range(len(family)):
            yield family[:at] + "\0" + family[at + 1 :]
        if least == _LATIN_LEAST:  # a letter more or less
            yield from (family[:at] + "\0" + family[at:] for at in range(len(family) + 1))


def _differs(one: Name, other: Name) -> str:
    told = _("one character differs: {name}, {wrong}")
    if one.script != "CJK":
        told = _("one letter differs: {name}, {wrong}")
    return told.format(name=one.text, wrong=other.text)


def _texts(groups: Groups, stories: Stories) -> Iterator[Guess]:
    """Chinese names of a person misspelt in an article where that person is heard."""
    known = " ".join({part for voice in groups.voices for part in voice.name.parts})
    for members in groups.all():
        voices = [groups.voices[number] for number in members]
        names = {voice.name.family for voice in voices if _may_slip(voice.name)}
        if not names or any(voice.type not in ("person", "") for voice in voices):
            continue
        apart = groups.stated_apart(members[0])
        found: dict[str, tuple[str, str]] = {}
        for voice, name in product(voices, sorted(names)):
            for wrong in near(stories.folded(voice.article), name) - apart:
                if wrong not in known:  # no other name, and no part of one
                    found.setdefault(wrong, (name, voice.file))
        for wrong, (name, file) in found.items():
            reasons = (
                _("one character differs: {name}, {wrong}").format(name=name, wrong=wrong),
                _("in {file}, where the same person speaks").format(file=file),
            )
            yield Guess(members[0], None, wrong, reasons)


def _may_slip(name: Name) -> bool:
    fits = _HAN_LEAST <= len(name.family) <= _LONGEST
    return fits and name.is_transliterated and sounds_foreign(name.family)


@lru_cache(maxsize=4000)
def _near_forms(name: str) -> re.Pattern[str]:
    first = 0 if len(name) > _HAN_LEAST else 1
    gaps = "|".join(f"{re.escape(name[:at])}.{re.escape(name[at + 1 :])}" for at in range(first, len(name)))
    return re.compile(gaps)


def near(text: str, name: str) -> set[str]:
    """The forms in a folded text that differ from a folded Chinese name in one character that sounds foreign.

    Of a name of three characters the first one stays.
    The head of a longer word is no form: 布鲁塞[尔] beside 布鲁加.
    """
    if not (name[:2] in text or name[-2:] in text or (len(name) == _HAN_LEAST and name[0] in text)):
        return set()
    matches = _near_forms(name).finditer(text)
    found = {match.group() for match in matches if not is_word(text[match.start() : match.end() + 1])}
    return {form for form in found if form != name and sounds_foreign(form)}
