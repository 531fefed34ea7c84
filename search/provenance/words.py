"""Provenance in the words of a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.provenance.model import Origin, Rests
from search.punctuation import labelled, listed
from search.speech import _, plural


def resting_words(rests: Rests) -> str:
    """How many origins several sources have; empty where that is as many as there are sources.

    "one origin: Ingrid Solheim", "2 origins: Meridian, Mirela Kovač", "at most 2 origins: …" where
    two of the names may be one person's, "origin not named".
    """
    origins = rests.origins
    unnamed = all(each.kind == "unnamed" for each in origins)
    if origins and unnamed:
        return _("origin not named")
    if rests.is_one:
        return _("one origin: {name}").format(name=origins[0].name) if origins[0].name else _("one origin")
    if not 1 < len(origins) < rests.sources:
        return ""
    names = listed(dict.fromkeys(each.name for each in origins if each.name))
    count = len(origins)
    told = plural("{count} origin", "{count} origins", count)
    if rests.may_be_fewer:
        told = plural("at most {count} origin", "at most {count} origins", count)
    return labelled(told, names)


def named_words(origins: Sequence[Origin]) -> tuple[str, ...]:
    """The outlets that an article names, and where it names none, each once; a line each."""
    outlets = _each_once(each.name for each in origins if each.kind == "outlet")
    unnamed = _each_once(each.name for each in origins if each.kind == "unnamed")
    lines = [_("named: {names}").format(names=listed(outlets))] if outlets else []
    lines += (
        [_("not named: {words}").format(words=listed(f"“{each}”" for each in unnamed))] if unnamed else []
    )
    return tuple(lines)


def names_of(rests: Rests | None) -> str:
    """The origins in a cell of a table, by what kind they are where they have no name; empty for none."""
    return "; ".join(each.name or each.kind for each in rests.origins) if rests else ""


def _each_once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
