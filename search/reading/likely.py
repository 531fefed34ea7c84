"""Which encodings a file may be in, each with the words that it would give: for a person to choose from."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from search.errors import ReadingError
from search.reading.decode import SIGNATURES, decode
from search.reading.plausible import plausibility
from search.speech import N_

CODECS = {
    "utf-8": N_("Unicode"),
    "gb18030": N_("Chinese, mainland (GBK)"),
    "big5hkscs": N_("Chinese, Taiwan and Hong Kong (Big5)"),
    "cp932": N_("Japanese (Shift JIS)"),
    "euc_jp": N_("Japanese (EUC)"),
    "cp949": N_("Korean"),
    "cp1252": N_("Western Europe"),
    "cp1250": N_("Central Europe"),
    "cp1254": N_("Turkish"),
    "cp1257": N_("Baltic"),
    "mac-roman": N_("Western Europe, old Macintosh"),
    "cp850": N_("Western Europe, DOS"),
    "cp1251": N_("Cyrillic"),
    "koi8-r": N_("Cyrillic (KOI8)"),
    "cp866": N_("Cyrillic, DOS"),
    "cp1253": N_("Greek"),
    "cp1255": N_("Hebrew"),
    "cp1256": N_("Arabic"),
    "cp874": N_("Thai"),
    "cp1258": N_("Vietnamese"),
    "utf-16-le": N_("Unicode, two bytes a character"),
    "utf-16-be": N_("Unicode, two bytes a character"),
}
"""Codec -> for what it is used."""

MOST = 8
_READ = 8 << 20
"""Bytes of a file that are looked through."""

_SAMPLE = 65_536
_MOST_BAD = 0.1
"""More than the program itself would accept: the reader sees the words, and old files are damaged."""

_BEFORE, _LONG = 24, 160
"""Code points of a line before its first character beyond ASCII, and in all."""

_TAG = re.compile(rb"<[^<>]*>")
_BEYOND = re.compile(r"[^\x00-\x7f]")


class Likely(NamedTuple):
    """A codec, the words of the file that tell encodings apart as this one gives them, and its rank."""

    codec: str
    line: str
    plausibility: float


def likely_encodings(path: Path, in_use: str = "", most: int = MOST) -> list[Likely]:
    """The codecs that can read a file, that in use first and then the likeliest; none for a file that is no
    plain text, such as PDF.

    Of several that give the same words the first is taken.  Raises OSError.  It costs a few milliseconds a
    codec, and up to a tenth of a second for a large file.
    """
    with path.open("rb") as file:
        data = file.read(_READ)
    if any(data.startswith(signature) for signature, _what in SIGNATURES):
        return []
    first = in_use or _recognised(data)
    samples = _telling(data), data[:_SAMPLE]
    found = [each for codec in CODECS if (each := _read_as(samples, codec, codec == first))]
    if first and first not in CODECS and (other := _read_as(samples, first, True)):
        found.append(other)
    found.sort(key=lambda each: (each.codec != first, -each.plausibility))
    distinct: dict[str, Likely] = {}
    for each in found:
        distinct.setdefault(each.line, each)
    return list(distinct.values())[:most]


def _recognised(data: bytes) -> str:
    try:
        return decode(data).encoding
    except ReadingError:
        return ""


def _read_as(samples: tuple[bytes, bytes], codec: str, is_wanted: bool) -> Likely | None:
    """None where the bytes make no sense in a codec; one that is wanted is told whatever it gives.

    The samples are the telling lines, and how the file begins, for codecs of two bytes a character.
    """
    is_wide = codec.startswith("utf-16")
    sample = samples[is_wide]
    if is_wide and b"\0" not in sample and not is_wanted:
        return None
    try:
        text = codecs.getincrementaldecoder(codec)("replace").decode(sample)
    except (LookupError, ValueError):
        return None
    if text.count("\ufffd") > _MOST_BAD * len(text) and not is_wanted:
        return None
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    return Likely(codec, _line(text), plausibility(text, high))


def _telling(data: bytes) -> bytes:
    """The lines with bytes beyond ASCII, without tags; without any such line, all."""
    lines = [line for line in _TAG.sub(b" ", data).splitlines() if not line.isascii()]
    return (b"\n".join(lines) or data)[:_SAMPLE]


def _line(text: str) -> str:
    """The first words around a character that is not ASCII."""
    found = _BEYOND.search(text.removeprefix("\ufeff"))
    start = max(0, found.start() - _BEFORE) if found else 0
    return " ".join(text.removeprefix("\ufeff")[start : start + _LONG].split())
