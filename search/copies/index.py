"""The near copies of a library: follows the record, and survives being stopped at any point.

The hashes of each article are kept.  The groups are made anew from all of them whenever an article came
or went, so that they depend on the articles alone and not on the order in which these came.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from search.copies.documents import LEAST
from search.copies.groups import groups
from search.copies.kept import HashesDamaged, KeptHashes
from search.copies.shingles import SHINGLE_VERSION, shingles, signature
from search.derived import Marker, read_marker, write_marker
from search.files import locked, write_atomic
from search.model import Progress
from search.store import Store

if TYPE_CHECKING:
    from search.copies.shingles import Hashes

GROUPS_VERSION = 2
"""Raise it with any change of what makes a group."""

ARTICLES_A_COMMIT = 500
WAIT_FOR_OTHERS = 5.0
"""Seconds that another program may take to catch up before this one goes on with what is there."""

OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]
Group = tuple[int, ...]


class _Known(NamedTuple):
    """The groups as of a change of the record."""

    change: int
    groups: tuple[Group, ...]
    by_article: dict[int, Group]


class _Stopped(Exception):
    """Somebody cancelled; what was taken in stays."""


class Copies:
    """Which articles are near copies of each other; for several threads, and beside other processes.

    Everything lives in `folder` and can be made again from the record.  A group is told by the ids of
    its articles, the original first: the one of the earliest day, of several or where none states a day
    the longest, then the first by file.
    """

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._marker_path = folder / "copies.json"
        self._groups_path = folder / "groups.json"
        self._one_at_a_time = threading.Lock()
        self._known = self._read(self._identity())

    def groups(self) -> tuple[Group, ...]:
        """All groups, the largest first; the same object as long as nothing changed."""
        return self._known.groups

    def group_of(self, article: int) -> Group:
        """The ids of an article and its near copies, the original first; () where it stands alone."""
        return self._known.by_article.get(article, ())

    def catch_up(self, progress: OnProgress | None = None, cancelled: Cancelled | None = None) -> bool:
        """Take in what changed in the record; cheap when nothing did.  True when all of it is in now.

        When another thread is at it already, or another program for long, this one goes on with what
        is there.  After `cancelled` turned true the rest is taken in the next time.
        """
        return self._known.change == self._store.last_change() or self._write(progress, cancelled)

    # -- inside --------------------------------------------------------------------------------

    def _identity(self) -> str:
        """What decides the hashes and groups; a record that was made anew numbers its articles anew."""
        made = f"shingles {SHINGLE_VERSION} groups {GROUPS_VERSION} opencc {version('opencc')}"
        return f"{made} record {self._store.born}"

    def _write(self, progress: OnProgress | None, cancelled: Cancelled | None) -> bool:
        if not self._one_at_a_time.acquire(blocking=False):
            return False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with locked(self._marker_path, WAIT_FOR_OTHERS):
                self._follow(progress, cancelled)
        except (TimeoutError, _Stopped):
            return False
        finally:
            self._one_at_a_time.release()
        return True

    def _follow(self, progress: OnProgress | None, cancelled: Cancelled | None) -> None:
        change, identity = self._store.last_change(), self._identity()
        self._known = self._read(identity)
        if self._known.change == change:
            return
        try:
            hashes = self._hashes(identity, progress, cancelled)
        except HashesDamaged:
            for suffix in ("", "-journal"):
                Path(f"{self._hashes_path}{suffix}").unlink(missing_ok=True)
            hashes = self._hashes(identity, progress, cancelled)
        found = self._grouped(hashes)
        write_atomic(self._groups_path, json.dumps(found).encode())
        write_marker(self._marker_path, Marker(identity, change, len(found)))
        self._known = _known(change, found)

    def _read(self, identity: str) -> _Known:
        """What was kept; nothing where the marker is another's, or a file cannot be read."""
        marker = read_marker(self._marker_path)
        if marker is None or marker.identity != identity:
            return _known(-1, ())
        try:
            found = json.loads(self._groups_path.read_text(encoding="utf-8"))
            return _known(marker.change, (tuple(map(int, group)) for group in found))
        except (OSError, ValueError, TypeError):
            return _known(-1, ())

    @property
    def _hashes_path(self) -> Path:
        return self._folder / "hashes.db"

    def _hashes(
        self, identity: str, progress: OnProgress | None, cancelled: Cancelled | None
    ) -> dict[int, Hashes]:
        """The hashes of all articles of the record, after those that came and went."""
        with KeptHashes(self._hashes_path, identity) as kept:
            there, present = self._store.changed_since(0), kept.articles()
            kept.drop(present.difference(there))
            new = [article for article in there if article not in present]
            for first in range(0, len(new), ARTICLES_A_COMMIT):
                batch: dict[int, Hashes] = {}
                for number, article in enumerate(new[first : first + ARTICLES_A_COMMIT], first):
                    if cancelled and cancelled():
                        raise _Stopped
                    if progress:
                        progress(Progress("copies", number, len(new)))
                    whole = self._store.article(article)
                    batch[article] = signature(whole, LEAST) if whole else shingles("")
                kept.put(batch)
            return kept.all()

    def _grouped(self, hashes: dict[int, Hashes]) -> tuple[Group, ...]:
        articles = list(hashes)
        found = groups(list(hashes.values()))
        if not found:
            return ()
        heads = {head.id: (head.date[:10] or "9999", head.file, head.item) for head in self._store.heads()}

        def order(article: int) -> tuple[str, int, str, int]:
            day, file, item = heads.get(article, ("9999", "", 0))
            return day, -len(hashes[article]), file, item

        ordered = [tuple(sorted((articles[each] for each in group), key=order)) for group in found]
        return tuple(sorted(ordered, key=lambda group: (-len(group), order(group[0])[2:])))


def _known(change: int, found: Iterable[Group]) -> _Known:
    listed = tuple(found)
    return _Known(change, listed, {article: group for group in listed for article in group})
