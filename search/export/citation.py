"""A passage with where it is from, as plain text."""

from __future__ import annotations

from search.bookmarks.model import Bookmark
from search.export.shown import shown
from search.export.speech import in_marks


def cited(kept: Bookmark) -> str:
    """The words, in quotation marks where somebody's own, and a line with speaker, title, source and so on."""
    speaker = kept.speaker or kept.speaker_as_written
    title = f"“{kept.title}”" if kept.title else ""
    parts = (speaker, title, kept.source, kept.date, kept.url or kept.file)
    return shown(f"{in_marks(kept)}\n— {', '.join(part for part in parts if part)}")
