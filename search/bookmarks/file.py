"""The bookmarks of one library, in a file that a person and several desks may edit at once.

Every change reads the file as it is now, changes one entry by its id, and writes.  A file that does not
parse is never written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from search.bookmarks.bringing_in import brought_in, named
from search.bookmarks.change_kinds import Append, Change, Delete, InTurn, Several
from search.bookmarks.changes import difference, insertion
from search.bookmarks.disk import EntryFile, OnWritten, Plan
from search.bookmarks.history import History
from search.bookmarks.layout import Layout
from search.bookmarks.model import Bookmark, same_passage
from search.errors import BookmarksBroken
from search.files import writable
from search.speech import _, plural


class BroughtIn(NamedTuple):
    """How many bookmarks of an import are new, complete one that was here, or say nothing new."""

    new: int
    completed: int
    known: int


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
    def is_at_hand(self) -> bool:
        """Whether `load` takes no longer than a key may; else it belongs behind the page."""
        return self._main.is_at_hand and self._spare.is_at_hand

    @property
    def notice(self) -> str:
        """What a person should know about where their bookmarks are; empty when all is as expected."""
        if self._main.broken:
            return _("{problem}  New bookmarks are kept in {name} beside it.").format(
                problem=self._main.broken, name=self.recovered.name
            )
        if self.recovered.exists():
            return _("{recovered} holds bookmarks made while {name} could not be read.").format(
                recovered=self.recovered.name, name=self.path.name
            )
        if self.path != self._asked:
            return _("{asked} cannot be written; bookmarks are kept in {path}.").format(
                asked=self._asked, path=self.path
            )
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
        words = _("{what} changed").format(what=_(" and ").join(changes))
        return self._replaced(id, lambda old: replace(old, **changes), words)

    def put(self, bookmark: Bookmark) -> Bookmark:
        """Give the entry with the bookmark's id all its values at one stroke, as `update` does."""
        return self._replaced(bookmark.id, lambda _old: bookmark, _("place of a bookmark chosen"))

    def _replaced(self, id: str, new: Callable[[Bookmark], Bookmark], words: str) -> Bookmark:
        file = self._holder(id)

        def plan(layout: Layout) -> Change | None:
            old = layout.bookmark(id)
            return difference(old, new(old))

        return self._commit(file, plan, f"{words}: {_short(file.read().bookmark(id))}").bookmark(id)

    def remove(self, id: str) -> Bookmark:
        """Take a bookmark out of the file; `undo` brings it back where it was."""
        file = self._holder(id)
        old = file.read().bookmark(id)
        self._commit(file, lambda _: Delete(id), _("bookmark removed: {words}").format(words=_short(old)))
        return old

    def bring_in(self, bookmarks: Iterable[Bookmark], on_written: OnWritten | None = None) -> BroughtIn:
        """Keep bookmarks that come from elsewhere; one step for `undo`.

        One that is here already (the same passage, or the same words under its id) gets the tags and links
        that it lacks, and a note in which it does not have the other's words; one that waits for its article
        gets its place.  Nothing else of it is changed.
        """
        wanted = list(bookmarks)
        done = BroughtIn(0, 0, 0)

        def plan(layout: Layout) -> Change | None:
            nonlocal done
            new, changes = brought_in(layout.bookmarks(), wanted)
            done = BroughtIn(len(new), len(changes), len(wanted) - len(new) - len(changes))
            parts: list[Change] = [Append(tuple(map(insertion, new)))] if new else []
            parts += [Several(tuple(changes))] if changes else []
            return InTurn(tuple(parts)) if parts else None

        words = plural("{count} bookmark imported", "{count} bookmarks imported", len(wanted))
        self._commit(self._main, plan, words, on_written)
        return done

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
        taken: set[str] = set()
        while True:
            layout = self._spare.read()
            for bookmark in layout.bookmarks():
                self._add(self._main, bookmark)
                taken.add(bookmark.id)
            if self._spare.take_away(layout):
                break
        self._history.move(self._spare, self._main)
        return len(taken)

    def _add(self, file: EntryFile, bookmark: Bookmark) -> Bookmark:
        id = bookmark.id

        def plan(layout: Layout) -> Change | None:
            nonlocal id
            known = layout.bookmarks()
            for old in known:
                if old.id == bookmark.id or same_passage(old, bookmark):
                    id = old.id
                    return difference(old, _joined(old, bookmark))
            new = named(bookmark, {old.id for old in known})
            id = new.id
            return insertion(new)

        return self._commit(file, plan, _("bookmark kept: {words}").format(words=_short(bookmark))).bookmark(
            id
        )

    def _commit(self, file: EntryFile, plan: Plan, words: str, on_written: OnWritten | None = None) -> Layout:
        changed = file.change(plan, on_written)
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
