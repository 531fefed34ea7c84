"""What the operating system says of a failure, in the language in use."""

from __future__ import annotations

from search.speech import N_, _

COMMON = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File exists"),
    N_("File name too long"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("Input/output error"),
    N_("Too many open files"),
    N_("Operation not permitted"),
    N_("Too many levels of symbolic links"),
)
"""The usual ones as the C library writes them; what is not among them is told as it came."""


def reason_of(error: Exception) -> str:
    """Why it failed; the words of the error itself where the system has none."""
    return _(getattr(error, "strerror", None) or str(error))
