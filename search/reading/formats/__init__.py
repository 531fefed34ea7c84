"""One module a file format.

Each has SUFFIXES, a tuple of file name endings in lower case, and `read`, a Reader.  It may have SIGNS,
a tuple of beginnings (bytes) by which such a file is known under any name.  To add a format, add a file.
Modules are imported when a first file is read, so what is heavy is imported inside `read`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from search.reading.document import Reader


@cache
def readers() -> dict[str, Reader]:
    """The reader of each suffix."""
    return {suffix: module.read for module in _modules() for suffix in module.SUFFIXES}


def reader_for(suffix: str, data: bytes) -> Reader | None:
    """The reader for a file: by how it begins, else by its suffix."""
    start = data[:_LONGEST_SIGN].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    known = (module.read for module in _modules() if start.startswith(_signs(module)))
    return next(known, readers().get(suffix))


_LONGEST_SIGN = 256


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(import_module(f"{__name__}.{name}") for name in _names())


def _names() -> Iterator[str]:
    return (module.name for module in iter_modules(__path__))


def _signs(module: ModuleType) -> tuple[bytes, ...]:
    signs: tuple[bytes, ...] = getattr(module, "SIGNS", ())
    return signs
