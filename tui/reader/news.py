"""What another reading of the folder has changed, for a reader who is in the middle of something."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from search.model import Article
from search.speech import _, plural

if TYPE_CHECKING:
    from search.model import Report


def news(before: Iterable[Article], after: Iterable[Article], report: Report) -> str:
    """A line such as "3 new articles · 1 read again · 2 gone"; empty when all is as it was."""
    moved = dict(report.moved)
    known = {(moved.get(head.file, head.file), head.item) for head in before}
    now = {(head.file, head.item) for head in after}
    read = set(report.read)
    new = len(now - known)
    again = sum(file in read for file, _item in now & known)
    parts = (
        plural("{count:,} new article", "{count:,} new articles", new) if new else "",
        _("{count} read again").format(count=again) if again else "",
        _("{count} moved").format(count=len(moved)) if moved else "",
        _("{count} gone").format(count=len(known - now)) if known - now else "",
    )
    return " · ".join(part for part in parts if part)


def same_place(old: str, new: str, offset: int) -> int:
    """Where the words at `offset` of a text stand in a newer state of it; the nearest of several places."""
    words = old[offset : offset + WORDS]
    after, before = new.find(words, offset), new.rfind(words, 0, offset + len(words))
    found = [at for at in (before, after) if at >= 0]
    if not words.strip() or not found:
        return min(offset, len(new))
    return min(found, key=lambda at: abs(at - offset))


WORDS = 40
"""Code points by which a place is known again."""
