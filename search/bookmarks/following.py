"""Bookmarks of files that were moved or renamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from search.bookmarks.model import Bookmark
from search.errors import BookmarksError
from search.model import Article

if TYPE_CHECKING:
    from search.bookmarks.file import BookmarksFile


def follow(
    file: BookmarksFile, heads: Iterable[Article], moved: Iterable[tuple[str, str]] = ()
) -> list[Bookmark]:
    """`file.load()`, each bookmark under the name that its article's file has now.

    `heads` are those of the library, `moved` is `Report.moved` where there is a report.  New names are
    written into the file (the rest of it, comments too, stays; `undo` does not take them back), or only
    given, where it cannot be written.  Cheap when no file was moved: use it wherever bookmarks are
    loaded together with a library.  Raises what `load` raises.
    """
    kept = file.load()
    now = followed(kept, heads, dict(moved))
    renamed = {new.id: new.file for old, new in zip(kept, now, strict=True) if old.file != new.file}
    if renamed:
        with suppress(BookmarksError):
            file.refile(renamed)
    return now


def followed(
    kept: Iterable[Bookmark], heads: Iterable[Article], moved: Mapping[str, str] | None = None
) -> list[Bookmark]:
    """The bookmarks with the names that their files have now, as far as that is certain.

    That is the case for a file that a scan has seen move, and for one that is not in the library while
    another holds the same bytes.  All other bookmarks stay as they are.
    """
    files: set[str] = set()
    twins: dict[tuple[str, int], list[str]] = defaultdict(list)
    for head in heads:
        files.add(head.file)
        twins[head.sha256, head.item].append(head.file)
    return [each if each.file in files else _refiled(each, files, twins, moved or {}) for each in kept]


def _refiled(
    kept: Bookmark, files: set[str], twins: Mapping[tuple[str, int], list[str]], moved: Mapping[str, str]
) -> Bookmark:
    there = moved.get(kept.file, "")
    if there in files:
        return replace(kept, file=there)
    same = twins.get((kept.sha256, kept.item), []) if kept.sha256 else []
    if not same:
        return kept
    base = kept.file.rpartition("/")[2]
    return replace(kept, file=next((each for each in same if each.rpartition("/")[2] == base), same[0]))
