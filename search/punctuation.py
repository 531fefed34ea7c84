"""What stands between words in the language in use: a colon, the comma of a list, a space or none."""

from __future__ import annotations

from collections.abc import Iterable

from search.speech import _


def labelled(name: str, words: str) -> str:
    """A name before its words: "Report: FOLDER"."""
    return _("{name}: {words}").format(name=name, words=words)


def listed(words: Iterable[str]) -> str:
    """Words one after the other."""
    return _(", ").join(words)


def followed(first: str, second: str) -> str:
    """Two sentences, one after the other."""
    return _("{first} {second}").format(first=first, second=second)
