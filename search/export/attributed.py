"""Whose words an excerpt has, as a reader must know before quoting them."""

from __future__ import annotations

from search import punctuation
from search.bookmarks.model import Bookmark
from search.language.outer_marks import CLOSING, marks_around
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
    return kind_words(kept.speech)


def manner_of(kept: Bookmark) -> str:
    """The same with what speaks, where it is no person with a name, and the verb in its article."""
    return manner_words(kept.speech, kept.verb, kept.speaker_type)


def kind_words(kind: str) -> str:
    """A kind of quote in words; empty for none."""
    return _(_KINDS.get(kind, ""))


def manner_words(kind: str, verb: str = "", speaker_type: str = "") -> str:
    """A kind of quote, what speaks where it is no person with a name, and the verb, in words."""
    marked = punctuation.in_marks(verb) if verb else ""
    return punctuation.listed(filter(None, (_(_TYPES.get(speaker_type, "")), kind_words(kind), marked)))


def by(author: str) -> str:
    """The author behind the title of an article, so that nobody takes her for who speaks; empty for none."""
    return _("by {author}").format(author=author) if author else ""


def marks_of(kept: Bookmark) -> tuple[str, str]:
    """The quotation marks in which the article gives the words of a speaker; empty where it has none."""
    return marks_around(kept.prefix, kept.suffix) if kept.speech == "direct" else ("", "")


def quoted(kept: Bookmark) -> str:
    """The words, in the marks of the article where it has some."""
    return kept.quote.join(marks_of(kept))


def in_marks(kept: Bookmark) -> str:
    """The words in quotation marks where they may be; else behind a word that warns."""
    if not kept.is_verbatim:
        return f"{kind_of(kept)}: {kept.quote}"
    return quoted(kept) if any(marks_of(kept)) else kept.quote.join(punctuation.marks_of(kept.lang))


def around(before: str, after: str) -> str:
    """The sentences before and after an excerpt in one line, with a sign between them; empty for none.

    A quotation mark beside the sign to which there is no other is left out.
    """
    if before[-1:] in CLOSING and not any(mark in after for mark in CLOSING[before[-1]]):
        before = before[:-1]
    openers = [mark for mark, closers in CLOSING.items() if after[:1] and after[0] in closers]
    is_apostrophe = after[1:2].isalnum()
    if openers and not is_apostrophe and not any(mark in before for mark in openers):
        after = after[1:]
    return " ".join(f"{before}{GAP}{after}".split()) if before or after else ""
