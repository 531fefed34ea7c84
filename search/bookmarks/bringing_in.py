"""Bookmarks that come from elsewhere beside those that are here: what is new, and what completes which."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timezone

from search.bookmarks.change_kinds import SetKeys
from search.bookmarks.changes import difference
from search.bookmarks.model import Bookmark, same_passage


def named(bookmark: Bookmark, ids: Collection[str]) -> Bookmark:
    """The bookmark with a time and an id that no other has."""
    now = datetime.now(timezone.utc)
    id = bookmark.id
    while not id or id in ids:
        id = f"bm-{now:%Y%m%d}-{secrets.token_hex(3)}"
    return replace(bookmark, id=id, created=bookmark.created or f"{now:%Y-%m-%dT%H:%M:%SZ}")


def brought_in(known: Iterable[Bookmark], wanted: Iterable[Bookmark]) -> tuple[list[Bookmark], list[SetKeys]]:
    """What of the wanted is new, and what completes those that are known."""
    here = _Known(known)
    new: dict[str, Bookmark] = {}
    completed: dict[str, Bookmark] = {}
    for each in wanted:
        old = here.like(each)
        if old is None:
            fresh = named(each, here.by_id)
            here.add(fresh)
            new[fresh.id] = fresh
        elif old.id in new:
            new[old.id] = _completed(new[old.id], each)
        else:
            completed[old.id] = _completed(completed.get(old.id, old), each)
    changes = (difference(here.by_id[id], bookmark) for id, bookmark in completed.items())
    return [*new.values()], [change for change in changes if change]


class _Known:
    """Bookmarks by their ids, by the words and places they keep, and by words that wait for an article."""

    def __init__(self, bookmarks: Iterable[Bookmark]) -> None:
        self.by_id: dict[str, Bookmark] = {}
        self._by_words: dict[tuple[str, int, str], list[Bookmark]] = defaultdict(list)
        self._waiting: dict[str, list[Bookmark]] = defaultdict(list)
        for each in bookmarks:
            self.add(each)

    def add(self, bookmark: Bookmark) -> None:
        self.by_id[bookmark.id] = bookmark
        self._by_words[_words_and_place(bookmark)].append(bookmark)
        if not bookmark.file and bookmark.is_telling:
            self._waiting[bookmark.words].append(bookmark)

    def like(self, new: Bookmark) -> Bookmark | None:
        """The one that keeps the same; an id made by hand may name something else elsewhere."""
        old = self.by_id.get(new.id)
        if old and old.words == new.words:
            return old
        alike = self._by_words.get(_words_and_place(new), [])
        return next((one for one in alike if same_passage(one, new)), None) or self._placed(new)

    def _placed(self, new: Bookmark) -> Bookmark | None:
        """The only one that waits for the article of these words, at its place; it waits no more."""
        waiting = self._waiting.get(new.words, []) if new.file else []
        if len(waiting) != 1:
            return None
        there = _with_place(waiting.pop(), new)
        self._by_words[_words_and_place(there)].append(there)
        return there


def _words_and_place(bookmark: Bookmark) -> tuple[str, int, str]:
    return bookmark.file or bookmark.url, bookmark.item, bookmark.words


def _completed(old: Bookmark, new: Bookmark) -> Bookmark:
    """The old one with what only the new one has of tags, links, words of the note, and a place."""
    note = old.note if new.note in old.note else f"{old.note}\n\n{new.note}".strip()
    tags, links = dict.fromkeys((*old.tags, *new.tags)), dict.fromkeys((*old.links, *new.links))
    return replace(_with_place(old, new), note=note, tags=tuple(tags), links=tuple(links))


def _with_place(old: Bookmark, new: Bookmark) -> Bookmark:
    """The old one, at the place of the new one where it has none."""
    if old.file or not new.file:
        return old
    own = ("id", "created", "quote", "exact", "extra", "note", "tags", "links")
    return replace(new, **{name: getattr(old, name) for name in own})
