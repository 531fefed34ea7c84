"""Which articles have been read: kept in the state folder, one file a library, never among the articles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from search.files import write_atomic
from search.model import Article


def mark_of(file: str, title: str, url: str = "") -> str:
    """What an article is known by: its address, else its file, and its title.

    It thus stays read when another item comes into its file, and when a word of its text is changed.
    """
    known = "\0".join((url or file, title)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(known, digest_size=8).hexdigest()


class ReadMarks:
    """Loaded when first asked; several desks may keep theirs in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own: dict[str, bool] = {}  # what was said here, over what the file holds
        self._kept: set[str] | None = None

    def is_read(self, head: Article) -> bool:
        """Whether it has been read; False where that is not known."""
        if self._kept is None:
            self._kept = self._load()
        return self._mark(head) in self._kept

    def keep(self, head: Article, read: bool) -> None:
        """Keep that it is read, or that it is not; raises OSError when the file cannot be written.

        Until the desk is closed it holds even then.
        """
        self._say({self._mark(head): read})

    def follow(self, heads: Iterable[Article], moved: Mapping[str, str]) -> None:
        """Files have new paths; raises OSError as `keep` does."""
        before = {new: old for old, new in moved.items()}
        kept = self._load() | {mark for mark, read in self._own.items() if read}
        followed = {
            self._mark(head): True
            for head in heads
            if head.file in before and mark_of(before[head.file], head.title, head.url) in kept
        }
        if followed:
            self._say(followed)

    def _say(self, said: Mapping[str, bool]) -> None:
        self._own.update(said)
        kept = self._load()
        kept.update(mark for mark, read in self._own.items() if read)
        kept.difference_update(mark for mark, read in self._own.items() if not read)
        self._kept = kept
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(self.path, json.dumps({"version": 1, "read": sorted(kept)}).encode())

    def _load(self) -> set[str]:
        """What the file holds; nothing where there is none, or where it is of another kind."""
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return set()
        read = content.get("read") if isinstance(content, dict) else None
        return {mark for mark in read if isinstance(mark, str)} if isinstance(read, list) else set()

    @staticmethod
    def _mark(head: Article) -> str:
        return mark_of(head.file, head.title, head.url)
