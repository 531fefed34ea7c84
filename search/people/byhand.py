"""Joining what people.yaml joins: each name brings all that it is joined with already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from search.people.groups import Groups
from search.people.own import Entry, Own
from search.people.voices import Voice


class Stated(NamedTuple):
    """An entry of people.yaml with the voices, by number, of each of its names that somebody bears."""

    entry: Entry
    bearers: tuple[tuple[int, ...], ...]

    def anchor(self, groups: Groups) -> int:
        """A voice of the person whom the entry is about."""
        sure = (voices[0] for voices in self.bearers if not is_shared(groups, voices))
        return next(sure, self.bearers[0][0])

    def join(self, groups: Groups) -> None:
        """Make the people of the entry one; of a short name that several people bear, who may be that one."""
        anchor = self.anchor(groups)
        for voices in self.bearers:
            shared = is_shared(groups, voices)
            for at in voices:
                if not groups.told_apart(anchor, at):
                    groups.join(anchor, at, sure=not (shared and groups.whole_names(at)))

    def is_torn(self, groups: Groups) -> bool:
        """Whether the entry is still more than one person."""
        return len({groups.root(each[0]) for each in self.bearers if not is_shared(groups, each)}) > 1


def stated(voices: Sequence[Voice], own: Own) -> list[Stated]:
    """The entries that are about somebody who is heard or named in a library."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for at, voice in enumerate(voices):
        by_name[voice.name.plain].append(at)
    found = (
        Stated(entry, tuple(tuple(by_name[name]) for name in names if name in by_name))
        for entry, names in own.together()
    )
    return [each for each in found if each.bearers]


def is_shared(groups: Groups, voices: Sequence[int]) -> bool:
    """Whether the voices of one short name are several people."""
    return not groups.voices[voices[0]].name.whole and len(set(map(groups.root, voices))) > 1
