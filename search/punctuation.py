"""What stands between words in the language in use, and around them: a colon, a comma, marks, brackets."""

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


def in_marks(words: str) -> str:
    """Words in the quotation marks of the language in use."""
    return _("“{words}”").format(words=words)


def bracketed(words: str, aside: str) -> str:
    """Words with an aside in brackets; either alone where the other is empty."""
    return _("{words} ({aside})").format(words=words, aside=aside) if words and aside else words or aside
