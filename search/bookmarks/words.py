"""What has become of a kept passage, in the words of a person."""

from __future__ import annotations

from search.bookmarks.model import Bookmark, State
from search.speech import N_, _

STATES: dict[State, str] = {
    "exact": N_("in its place"),
    "moved": N_("moved in the article"),
    "changed": N_("the words were changed"),
    "ambiguous": N_("may be one of several places"),
    "orphan": N_("not found any more"),
}
"""Each state, translated where it is shown."""


def state_words(kept: Bookmark) -> str:
    """What has become of it; empty for one in its place."""
    return "" if kept.state == "exact" else _(STATES[kept.state])


def now_words(kept: Bookmark) -> str:
    """What stands in the place of changed words, behind a word that tells so; empty for all others."""
    return f"{_('now in the article')}: {' '.join(kept.now.split())}" if kept.now else ""
