"""Telling people of one name apart by what stands beside their names: offices, firms, places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from search.language.glossary import Glossary
from search.language.scripts import HAN
from search.people.groups import Groups


class Titles:
    """What the glossary knows of the words beside the mentions of a voice."""

    @staticmethod
    def shared(groups: Groups, one: int, other: int) -> frozenset[str]:
        """Concepts that stand beside both, such as an office."""
        return _beside(groups, one) & _beside(groups, other)

    @staticmethod
    def decide(groups: Groups, at: int, others: Sequence[int]) -> list[int]:
        """The only one of several that shares a title with a voice; none when that is not clear."""
        own = groups.voices[at].beside
        same = [other for other in others if _written_alike(own, groups, other)]
        if len(same) == 1:
            return same
        counts = {other: len(Titles.shared(groups, at, other)) for other in others}
        best = max(counts.values(), default=0)
        found = [other for other in others if counts[other] == best]
        return found if best and len(found) == 1 else []


def _beside(groups: Groups, number: int) -> frozenset[str]:
    voices = [groups.voices[member] for member in groups.members(number)]
    return frozenset(
        concept
        for voice in voices
        for words in voice.beside
        for concept in _concepts(words, _lang(voice.langs))
    )


def _lang(langs: dict[str, int]) -> str:
    return max(langs, key=lambda lang: langs[lang], default="und")


@lru_cache(maxsize=4000)
def _concepts(words: str, lang: str) -> frozenset[str]:
    return frozenset(hit.concept.id for hit in Glossary.load().find(words, lang))


_TITLE = 6
"""Chinese characters of a title that two mentions write alike."""

_HAN = re.compile(f"[{HAN}]{{{_TITLE},}}")


def _written_alike(own: Sequence[str], groups: Groups, other: int) -> bool:
    """Whether a stretch of Chinese beside the two is the same."""
    theirs = " ".join(words for member in groups.members(other) for words in groups.voices[member].beside)
    runs = [run for words in own for run in _HAN.findall(words)]
    return any(run[at : at + _TITLE] in theirs for run in runs for at in range(len(run) - _TITLE + 1))
