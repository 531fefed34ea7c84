"""Whose words an excerpt has, as a reader must know before quoting them."""

from __future__ import annotations

import unicodedata

from search.bookmarks.model import Bookmark
from search.speech import N_, _

GAP = "[…]"
"""Stands in the sentences around an excerpt where the excerpt is."""

_KINDS = {"direct": N_("direct speech"), "mixed": N_("partly quoted"), "indirect": N_("indirect speech")}
_TYPES = {
    "organisation": N_("organisation"),
    "document": N_("document"),
    "group": N_("group"),
    "unnamed": N_("unnamed"),
}
_HAN = "\u2e80"
"""Scripts from here on set no spaces between words."""


def kind_of(kept: Bookmark) -> str:
    """Whose words they are, in words; empty where that is not known."""
    return _(_KINDS.get(kept.speech, ""))


def manner_of(kept: Bookmark) -> str:
    """The same with what speaks, where it is no person with a name, and the verb in its article."""
    verb = f"“{kept.verb}”" if kept.verb else ""
    return ", ".join(filter(None, (_(_TYPES.get(kept.speaker_type, "")), kind_of(kept), verb)))


def in_marks(kept: Bookmark) -> str:
    """The words in quotation marks where they may be; else behind a word that warns."""
    return f"“{kept.quote}”" if kept.is_verbatim else f"{kind_of(kept)}: {kept.quote}"


def opens(before: str) -> bool:
    """Whether a text ends with a mark that opens a quotation or bracket."""
    return unicodedata.category(before[-1:] or " ") in ("Ps", "Pi") or before.endswith(('"', "'"))


def _begins(character: str) -> bool:
    """Whether a space stands before it."""
    return character.isalnum() or opens(character)


def around(before: str, after: str) -> str:
    """The sentences before and after an excerpt in one line, with a sign between them; empty for none."""
    if not (before or after):
        return ""
    is_open = opens(before)
    left = " " if before and not is_open and before[-1] < _HAN else ""
    right = " " if after and not is_open and after[0] < _HAN and _begins(after[0]) else ""
    return " ".join(f"{before}{left}{GAP}{right}{after}".split())
