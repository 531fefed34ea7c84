"""Whose words an excerpt has, as a reader must know before quoting them."""

from __future__ import annotations

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


def around(before: str, after: str) -> str:
    """The sentences before and after an excerpt in one line, with a sign between them; empty for none."""
    return " ".join(f"{before}{GAP}{after}".split()) if before or after else ""
