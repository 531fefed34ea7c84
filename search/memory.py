"""Memory that was freed goes back to the system, where the C library would keep it for later."""

from __future__ import annotations

import sys
from contextlib import suppress

_ARENAS = -8
"""The number of mallopt(3) for how many arenas there may be, in glibc."""


def keep_little() -> None:
    """Let threads share one arena instead of having one each, so that what one frees serves the others.

    Of 175 MB with the starter corpus open that is some 10; what they wait for each other cannot be measured
    beside the interpreter's lock.  Does nothing where the C library is another one.
    """
    if sys.platform == "linux":
        with suppress(ImportError, AttributeError, OSError):
            import ctypes

            ctypes.CDLL(None).mallopt(_ARENAS, 1)


def give_back() -> None:
    """What lies free between pieces that are in use goes back to the system.

    Costs a few milliseconds, and what is asked for next some more: for moments in which nobody waits.
    """
    if sys.platform == "linux":
        with suppress(ImportError, AttributeError, OSError):
            import ctypes

            ctypes.CDLL(None).malloc_trim(0)
