"""What is said of files that were not read: behind the answer, and not again until it changes.

Where nothing was found it is said each time: what was looked for may stand in them.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from pathlib import Path

import click

from search.files import write_atomic
from search.model import Report
from search.speech import plural
from tui.output.terminal import NOTHING, USAGE, complain

_FILE = "unread-told"
"""Beside the record of a library: the digest of what was told last."""


def tell_at_the_end(home: Path, report: Report) -> None:
    """Let the command in use end with a sentence, if one is due."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.call_on_close(lambda: _tell(home, report))


def note_told(home: Path, report: Report) -> None:
    """All of it has just been told."""
    with suppress(OSError):  # else it is told again
        if _told(home) != (now := _digest(report)):
            write_atomic(home / _FILE, now)


def _tell(home: Path, report: Report) -> None:
    left = sys.exc_info()[1]  # a command ends by its exit code
    code = left.code if isinstance(left, SystemExit) else 0 if left is None else USAGE
    count = len(_unread(report))
    if code == USAGE or (_told(home) == _digest(report) and not (count and code == NOTHING)):
        return
    note_told(home, report)
    if count:
        complain(
            plural(
                "{count:,} file was not read, or only in part; hexapla doctor says why.",
                "{count:,} files were not read, or only in part; hexapla doctor says why.",
                count,
            )
        )


def _unread(report: Report) -> list[tuple[str, ...]]:
    """The files with the reasons."""
    skipped = [(each.file, each.reason) for each in report.skipped if not each.harmless]
    return sorted([*skipped, *((each.file, *each.notes) for each in report.noted)])


def _digest(report: Report) -> bytes:
    """Nothing for nothing, as if nothing was ever told."""
    unread = _unread(report)
    words = repr(unread).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, digest_size=16).hexdigest().encode() if unread else b""


def _told(home: Path) -> bytes:
    with suppress(OSError):
        return (home / _FILE).read_bytes()
    return b""
