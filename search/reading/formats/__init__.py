"""One module a file format.

Each has SUFFIXES, a tuple of file name endings in lower case, and `read`, a Reader.  It may have SIGNS,
a tuple of beginnings (bytes, lower case, below an XML declaration and comments) by which such a file is
known under any name, and `is_mine`, which tells by more than a beginning whether bytes are such a file: it
is asked where the name says nothing or plain text.  To add a format, add a file.
Modules are imported when a first file is read, so what is heavy is imported inside `read`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from search.reading.document import Reader
from search.reading.formats import plain


@cache
def readers() -> dict[str, Reader]:
    """The reader of each suffix."""
    return {suffix: module.read for module in _modules() for suffix in module.SUFFIXES}


def reader_for(suffix: str, data: bytes) -> Reader | None:
    """The reader for a file: by how it begins, by what it holds if its name tells nothing, by its suffix."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    start = head[_end_of_asides(head) :][:_LONGEST_SIGN].lower()
    known = (module.read for module in _modules() if start.startswith(_signs(module)))
    named = readers().get(suffix)
    return next(known, None) or (_by_contents(data) if named in (None, plain.read) else None) or named


_HEAD = 4_096
_LONGEST_SIGN = 256
_ASIDES = re.compile(rb"(?:\s*(?:<\?xml.*?\?>|<!--.*?-->))*\s*", re.DOTALL)


def _end_of_asides(head: bytes) -> int:
    asides = _ASIDES.match(head)
    return asides.end() if asides else 0


def _by_contents(data: bytes) -> Reader | None:
    return next(
        (module.read for module in _modules() if hasattr(module, "is_mine") and module.is_mine(data)), None
    )


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(import_module(f"{__name__}.{name}") for name in _names())


def _names() -> Iterator[str]:
    return (module.name for module in iter_modules(__path__))


def _signs(module: ModuleType) -> tuple[bytes, ...]:
    signs: tuple[bytes, ...] = getattr(module, "SIGNS", ())
    return signs
