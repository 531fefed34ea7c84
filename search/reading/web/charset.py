"""The characters of a page: what its bytes prove wins over what it declares, and that over guessing."""

from __future__ import annotations

import codecs
import re

from search.errors import ReadingError
from search.reading.decode import CANDIDATES, Decoded, decode
from search.reading.plausible import plausibility

_HEAD = 4_096
_DECLARED = re.compile(
    rb"""<meta\s[^<>]*?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml\s[^<>]*?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<[^<>]*>")
_ANY_BYTES = "cp1252"
"""What servers declare for want of better: nearly all bytes can be read so."""

_WIDER = {"iso8859-1": _ANY_BYTES, "ascii": _ANY_BYTES, "iso8859-9": "cp1254", "tis-620": "cp874"}
"""As browsers do: pages of the first name hold what only the second has."""

_OLD = ("cp", "iso", "koi8", "mac", "gb", "hz", "big5", "euc", "shift", "johab", "tis", "kz", "ptcp", "ascii")
"""How the names of encodings begin that a declaration can be right about: Unicode proves itself."""

_SEVEN_BIT = ("iso2022", "hz")
_SAMPLE = 65_536
_LEAST_SHARE = 0.6
"""How likely the text of a declared encoding must look beside that of the best guess."""


def decode_page(data: bytes, encoding: str = "", declared: str = "") -> Decoded:
    """The text of a page; `encoding` is the user's word, `declared` that of the file around the page.

    Raises ReadingError for what is no text.
    """
    if encoding:
        return decode(data, encoding)
    codec = _known(declared) or _known(_declared(data))
    if codec.startswith(_SEVEN_BIT) and data.isascii():
        return decode(data, codec)
    telling = _telling(data)
    try:
        guess = _guess(data, telling)
    except ReadingError:
        if not codec or decode(telling, codec).bad:
            raise
        return decode(data, codec)._replace(is_certain=codec != _ANY_BYTES)
    if guess.is_certain:
        return guess
    if codec and _is_believable(codec, guess.encoding, telling):
        return decode(data, codec)
    return decode(data, guess.encoding)._replace(is_certain=codec == guess.encoding)


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii") if found else ""


def _known(name: str) -> str:
    """The codec for a declared name; empty for an unknown one and for what is no old encoding of text."""
    try:
        known = codecs.lookup(name.lower().removeprefix("x-")).name
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(known, known) if known.startswith(_OLD) else ""


def _telling(data: bytes) -> bytes:
    """The lines with bytes beyond ASCII, without tags: what tells encodings apart.

    In none of the encodings tried does a part of a character look like an angle bracket.
    """
    return b"\n".join(line for line in _TAG.sub(b" ", data).splitlines() if not line.isascii())


def _guess(data: bytes, telling: bytes) -> Decoded:
    found = decode(data)
    return found if found.is_certain else decode(telling)


def _is_believable(codec: str, guess: str, telling: bytes) -> bool:
    """Whether a declared encoding holds against the bytes, and against the likeliest of the usual ones."""
    stated = decode(telling, codec)
    if codec == _ANY_BYTES or stated.bad:
        return False
    if stated.encoding not in CANDIDATES:
        return True
    sample = telling[:_SAMPLE]
    likely = plausibility(sample.decode(guess, "replace"), len(sample))
    return plausibility(stated.text[:_SAMPLE], len(sample)) >= _LEAST_SHARE * likely
