"""Garbage is looked for when nobody waits, and memory that was freed goes back to the system."""

from __future__ import annotations

import gc
import mmap
import sys
import threading
from contextlib import suppress
from weakref import WeakSet

_ARENAS = -8
"""The number of mallopt(3) for how many arenas there may be, in glibc."""

_MAPPED_FROM = -3
"""The same for the size from which a piece is mapped by itself."""

_KEPT = -1
"""The same for how much may lie free at the end, until `give_back`; setting the other makes it small."""

_LARGE = 1 << 23
"""Bytes of such a piece, which goes back to the system as soon as it is freed."""

_MAPS: WeakSet[mmap.mmap] = WeakSet()
_MAPS_BUSY = threading.Lock()

_SELDOM = 50
"""Collections of young objects, some 7,000 each, before one of all objects comes by itself; usually 10."""


def keep_little() -> None:
    """Let threads share one arena instead of having one each, so that what one frees serves the others, and
    keep large arrays out of it: once 65 MB of weights were freed, glibc would put any up to 32 MB among
    small pieces, which then keep the space from going back, some 10 MB.

    With the starter corpus at rest it saves from 8 to 35 of 185 MB, and questions cost the same.  From
    pieces of 1 MB on it would save 4 MB more, at twice the time of each question: every large array would
    be asked of the system, and cleared by it, anew.  Does nothing where the C library is another one.
    """
    if sys.platform == "linux":
        with suppress(ImportError, AttributeError, OSError):
            import ctypes

            library = ctypes.CDLL(None)
            library.mallopt(_ARENAS, 1)
            library.mallopt(_MAPPED_FROM, _LARGE)
            library.mallopt(_KEPT, 8 * _LARGE)


def begin_to_collect() -> None:
    """Look for garbage from now on, but among all objects in moments of rest above all: see `tidy_up`.

    With 50,000 passages open that takes a tenth of a second, and came upon every thirtieth key.  What was
    made so far is taken for no garbage, so that it is never gone through.
    """
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _SELDOM)
    gc.enable()


def tidy_up() -> None:
    """Give memory back when the process has come to rest: what was read of mapped files, and garbage, if it
    has made some since the last time."""
    with _MAPS_BUSY:
        maps = list(_MAPS)
    for each in maps:
        let_go(each)
    if gc.get_count()[2]:
        gc.collect()
    give_back()


def let_go_at_rest(held: mmap.mmap) -> None:
    """Of a mapped file nothing need stay in memory while the process is at rest; for several threads."""
    with _MAPS_BUSY:
        _MAPS.add(held)


def let_go(held: mmap.mmap) -> None:
    """Give back what was read of a mapped file; it stays in the system's cache.

    Nothing happens on systems that cannot do it.
    """
    if hasattr(mmap, "MADV_DONTNEED"):
        with suppress(ValueError):  # it has been closed
            held.madvise(mmap.MADV_DONTNEED)


def give_back() -> None:
    """What lies free between pieces that are in use goes back to the system.

    Costs a few milliseconds, and what is asked for next some more: for moments in which nobody waits.
    """
    if sys.platform == "linux":
        with suppress(ImportError, AttributeError, OSError):
            import ctypes

            ctypes.CDLL(None).malloc_trim(0)
