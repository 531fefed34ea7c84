"""What stands between words in the language in use, and around them: a colon, a comma, marks, brackets."""

from __future__ import annotations

from collections.abc import Iterable

from search.speech import _

_MARKS = {
    "zh-Hant": "「」",
    "ja": "「」",
    "de": "„“",
    "cs": "„“",
    "sk": "„“",
    "bg": "„“",
    "pl": "„”",
    "hu": "„”",
    "ro": "„”",
    "fr": "«»",
    "ru": "«»",
    "uk": "«»",
    "be": "«»",
    "sv": "””",
    "fi": "””",
}
"""The outer marks of a language where they are not those of English."""

_NARROW_SPACE = "\u202f"
"""What French puts between its marks and the words."""


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


def aside(words: str) -> str:
    """Words in brackets that stand alone; empty for none."""
    return _("{words} ({aside})").format(words="", aside=words).strip() if words else ""


def marks_of(lang: str) -> tuple[str, str]:
    """The opening and the closing mark of a language (a BCP 47 tag)."""
    marks = _MARKS.get(lang) or _MARKS.get(lang.partition("-")[0]) or "“”"
    space = _NARROW_SPACE if lang.startswith("fr") else ""
    return marks[0] + space, space + marks[1]
