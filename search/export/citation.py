"""A passage with where it is from, as plain text."""

from __future__ import annotations

from search import punctuation
from search.bookmarks.model import Bookmark
from search.export.attributed import by, in_marks, kind_of
from search.export.shown import shown


def cited(kept: Bookmark) -> str:
    """The words, in marks where they are the speaker's own, and a line that tells who, where and when."""
    words = in_marks(kept) if kept.is_verbatim else kept.quote
    speaker = kept.speaker or kept.speaker_as_written
    manner = "" if kept.is_verbatim else kind_of(kept)
    title = punctuation.in_marks(kept.title) if kept.title else ""
    parts = (speaker, manner, title, by(kept.author), kept.source, kept.date, kept.url or kept.file)
    return shown(f"{words}\n— {punctuation.listed(part for part in parts if part)}")
