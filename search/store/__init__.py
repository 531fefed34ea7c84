"""The record of what was read, in one SQLite file.

Everything in it can be read again from the user's files, so a damaged record is set aside and made
anew.  A record made anew counts its changes and ids from one again, so each has an id of its own, `born`.
Each written file gets the next change number; the indexes derived from the record remember the
last one they have seen and ask for what came after it.
"""

from __future__ import annotations

from search.store.database import RecordDamaged, StoreClosed
from search.store.record import Store
from search.store.rows import Excerpt, FileRecord

__all__ = ["Excerpt", "FileRecord", "RecordDamaged", "Store", "StoreClosed"]
