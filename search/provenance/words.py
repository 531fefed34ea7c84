"""Provenance in the words of a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.provenance.model import Origin, Rests
from search.speech import _, plural


def resting_words(rests: Rests) -> str:
    """How many origins several sources have; empty where that is as many as there are sources.

    "one origin: Ingrid Solheim", "2 origins", "origin not named".
    """
    origins = rests.origins
    unnamed = all(each.kind == "unnamed" for each in origins)
    if origins and unnamed:
        return _("origin not named")
    if rests.is_one:
        return _("one origin: {name}").format(name=origins[0].name) if origins[0].name else _("one origin")
    count = len(origins)
    return plural("{count} origin", "{count} origins", count) if 1 < count < rests.sources else ""


def named_words(origins: Sequence[Origin]) -> tuple[str, ...]:
    """The outlets that an article names, and where it names none, each once; a line each."""
    outlets = _each_once(each.name for each in origins if each.kind == "outlet")
    unnamed = _each_once(each.name for each in origins if each.kind == "unnamed")
    lines = [_("named: {names}").format(names=", ".join(outlets))] if outlets else []
    lines += (
        [_("not named: {words}").format(words=", ".join(f"“{each}”" for each in unnamed))] if unnamed else []
    )
    return tuple(lines)


def _each_once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
