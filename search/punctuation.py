"""Marks between words, as the language in use sets them: a colon, and the comma of a list."""

from __future__ import annotations

from collections.abc import Iterable

from search.speech import _


def labelled(name: str, words: str) -> str:
    """A name before its words: "Report: FOLDER"."""
    return _("{name}: {words}").format(name=name, words=words)


def listed(words: Iterable[str]) -> str:
    """Words one after the other."""
    return _(", ").join(words)
