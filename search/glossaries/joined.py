"""The glossary of a library: the pairs of its file, in front of those that come with the program."""

from __future__ import annotations

import threading

from search.decisions.file import Stamp
from search.glossaries.file import PairsFile
from search.glossaries.own import Entry, Own, family
from search.language import concepts
from search.language.concepts import Concept
from search.language.glossary import Glossary


class JoinedGlossary:
    """Both are read again when the file changes, so that a confirmed pair acts at once."""

    def __init__(self, file: PairsFile) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._known: tuple[Stamp, Glossary, Glossary] | None = None

    @property
    def own(self) -> Glossary:
        """What the file states alone; a file that cannot be used states nothing."""
        return self._now()[1]

    @property
    def all(self) -> Glossary:
        """The same with the bundled concepts behind it."""
        return self._now()[2]

    def _now(self) -> tuple[Stamp, Glossary, Glossary]:
        with self._lock:
            own, stamp = self._file.load_kindly()
            if self._known is None or self._known[0] != stamp:
                mine, apart = concepts_of(own), denied_of(own)
                everything = (
                    Glossary((*mine, *concepts.bundled()), apart) if mine or apart else Glossary.load()
                )
                self._known = stamp, Glossary(mine, apart), everything
            return self._known


def concepts_of(own: Own) -> list[Concept]:
    """The entries as concepts, which are called by their places in the file."""
    return [
        Concept(f"own {number}", entry.kind, _forms(entry), own=True)
        for number, entry in enumerate(own.entries, 1)
    ]


def denied_of(own: Own) -> list[tuple[str, str]]:
    """All pairs of forms that are told apart."""
    return [(one.text, other.text) for entry in own.denied for one, other in entry.pairs()]


def _forms(entry: Entry) -> dict[str, tuple[str, ...]]:
    """The forms by language family: both Chinese scripts are one."""
    found: dict[str, tuple[str, ...]] = {}
    for tag, texts in entry.forms:
        found[family(tag)] = (*found.get(family(tag), ()), *texts)
    return found
