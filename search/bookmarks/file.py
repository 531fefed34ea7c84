"""The bookmarks of one library, in a file that a person and several desks may edit at once.

Every change reads the file as it is now, changes one entry by its id, and writes.  A file that does not
parse is never written.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from search.bookmarks.changes import Change, Delete, Several, difference, insertion
from search.bookmarks.disk import EntryFile, Plan
from search.bookmarks.history import History
from search.bookmarks.layout import Layout
from search.bookmarks.model import Bookmark, same_passage
from search.errors import BookmarksBroken
from search.files import writable


class BookmarksFile:
    """Load, add, update, remove, undo.

    `path` is the file in use: the one asked for, or `fallback` where that cannot be written (begun as
    a copy of it).  `recovered` is where new bookmarks go while the file is broken.  `problems` are
    sentences about entries that stay in the file but could not be read, as of the last `load`.
    A lock that another program holds is waited for `wait` seconds.
    """

    def __init__(self, path: Path, fallback: Path | None = None, *, wait: float = 5.0) -> None:
        self._asked = path
        self.path = path if fallback is None or _usable(path, fallback) else fallback
        self.recovered = self.path.with_name(f"{self.path.stem}.recovered{self.path.suffix}")
        self.problems: tuple[str, ...] = ()
        self._main = EntryFile(self.path, path, wait)
        self._spare = EntryFile(self.recovered, wait=wait)
        self._history = History()

    @property
    def read_only(self) -> bool:
        """Whether the file did not parse when it was last used."""
        return self._main.broken is not None

    @property
    def notice(self) -> str:
        """What a person should know about where their bookmarks are; empty when all is as expected."""
        if self._main.broken:
            return f"{self._main.broken}  New bookmarks are kept in {self.recovered.name} beside it."
        if self.recovered.exists():
            return f"{self.recovered.name} holds bookmarks made while {self.path.name} could not be read."
        if self.path != self._asked:
            return f"{self._asked} cannot be written; bookmarks are kept in {self.path}."
        return ""

    def load(self) -> list[Bookmark]:
        """The bookmarks in the order of the file; none if there is no file.

        Raises BookmarksBroken if it does not parse, BookmarksError if it cannot be read.
        """
        layout = self._main.read()
        self.problems = tuple(layout.problems())
        return layout.bookmarks()

    def load_recovered(self) -> list[Bookmark]:
        """The bookmarks that were made while the file was broken."""
        return self._spare.read().bookmarks()

    def add(self, bookmark: Bookmark) -> Bookmark:
        """Keep a bookmark; returns it as it stands in the file, with its id and time.

        The same passage again (or the same id) edits the entry that is there with whatever the new one
        states.  While the file is broken the bookmark goes to `recovered`.
        """
        try:
            return self._add(self._main, bookmark)
        except BookmarksBroken:
            return self._add(self._spare, bookmark)

    def update(self, id: str, **changes: Any) -> Bookmark:
        """Give fields of a bookmark new values (`note=`, `tags=`, `state=` ...); the changed bookmark.

        Raises BookmarksError if it is no longer there.
        """
        file = self._holder(id)
        words = f"{' and '.join(changes)} changed: {_short(file.read().bookmark(id))}"

        def plan(layout: Layout) -> Change | None:
            old = layout.bookmark(id)
            return difference(old, replace(old, **changes))

        return self._commit(file, plan, words).bookmark(id)

    def remove(self, id: str) -> Bookmark:
        """Take a bookmark out of the file; `undo` brings it back where it was."""
        file = self._holder(id)
        old = file.read().bookmark(id)
        self._commit(file, lambda _: Delete(id), f"bookmark removed: {_short(old)}")
        return old

    def refile(self, files: Mapping[str, str]) -> None:
        """Give bookmarks, by id, the names that their files have now; `undo` does not take that back."""

        def plan(layout: Layout) -> Change | None:
            known = {old.id: old for old in layout.bookmarks()}
            there = [(known[id], name) for id, name in files.items() if id in known]
            changes = (difference(old, replace(old, file=name)) for old, name in there)
            wanted = tuple(change for change in changes if change)
            return Several(wanted) if wanted else None

        self._main.change(plan)

    @property
    def changed(self) -> float:
        """When this session made the newest change that is not taken back (`monotonic`); 0.0 for none."""
        return self._history.changed

    def undo(self) -> str | None:
        """Take back the newest change of this session and say which; None if there is none.

        Only what that change did is touched.  Raises BookmarksError if its bookmark is gone meanwhile.
        """
        return self._history.undo()

    def redo(self) -> str | None:
        """Make the change again that was taken back last."""
        return self._history.redo()

    def take_recovered(self) -> int:
        """Move the bookmarks of `recovered` into the file, once that parses again; how many there were."""
        kept = self.load_recovered()
        for bookmark in kept:
            self._add(self._main, bookmark)
        self.recovered.unlink(missing_ok=True)
        return len(kept)

    def _add(self, file: EntryFile, bookmark: Bookmark) -> Bookmark:
        id = bookmark.id

        def plan(layout: Layout) -> Change | None:
            nonlocal id
            known = layout.bookmarks()
            for old in known:
                if old.id == bookmark.id or same_passage(old, bookmark):
                    id = old.id
                    return difference(old, _joined(old, bookmark))
            new = _named(bookmark, {old.id for old in known})
            id = new.id
            return insertion(new)

        return self._commit(file, plan, f"bookmark kept: {_short(bookmark)}").bookmark(id)

    def _commit(self, file: EntryFile, plan: Plan, words: str) -> Layout:
        changed = file.change(plan)
        if changed.inverse:
            self._history.record(words, file, changed.inverse)
        return changed.layout

    def _holder(self, id: str) -> EntryFile:
        """The file that holds an id: one made while the main file was broken is in the other."""
        in_spare = self.recovered.exists() and self._spare.read().index(id) is not None
        return self._spare if in_spare else self._main


def _usable(path: Path, fallback: Path) -> bool:
    """Whether bookmarks belong at `path`; once the fallback holds some, it goes on until `path` exists."""
    if not writable(path.parent) or (path.exists() and not os.access(path, os.W_OK)):
        return False
    return path.exists() or not fallback.exists()


def _named(bookmark: Bookmark, ids: Collection[str]) -> Bookmark:
    """The bookmark with a time and an id that no other has."""
    now = datetime.now(timezone.utc)
    id = bookmark.id
    while not id or id in ids:
        id = f"bm-{now:%Y%m%d}-{secrets.token_hex(3)}"
    return replace(bookmark, id=id, created=bookmark.created or f"{now:%Y-%m-%dT%H:%M:%SZ}")


def _joined(old: Bookmark, new: Bookmark) -> Bookmark:
    """The old bookmark with what the new one states; words that a person has changed stay."""
    kept = {"id", "created", "extra"} | ({"quote", "exact"} if same_passage(old, new) else set())
    stated = {field.name: getattr(new, field.name) for field in fields(new) if field.name not in kept}
    given = {name: value for name, value in stated.items() if value and (name, value) != ("kind", "passage")}
    return replace(old, **given, extra={**old.extra, **new.extra})


def _short(bookmark: Bookmark) -> str:
    words = " ".join((bookmark.quote or bookmark.note).split())
    return words if len(words) <= _SHORT else words[: _SHORT - 1] + "…"


_SHORT = 40
"""Code points of a bookmark that name it in a message."""
