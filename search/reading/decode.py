"""Bytes to text: what is certain first, then the likeliest of the old encodings.

Order: byte order mark, signatures of files that are no text, two or four bytes a character without a
mark, control bytes (no text either), strict UTF-8, UTF-8 with a little damage, and then a trial: the
encodings of Chinese, Japanese and Korean, those of other scripts, and the best of the Latin ones, judged
by `plausible`.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple, NoReturn

from search.errors import ReadingError
from search.reading import sentences
from search.reading.onebyte import latin_codec, script_codecs
from search.reading.plausible import is_prose, plausibility
from search.speech import N_
from search.templates import filled

_EASTERN = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")
CANDIDATES = (*_EASTERN, "cp1251", "cp1252")
"""The usual old encodings: so many files are in them that a page may not claim them against its bytes."""

_WIDE = {"utf-32-le": 4, "utf-32-be": 4, "utf-16-le": 2, "utf-16-be": 2}
_JAPANESE_MAIL = re.compile(rb"\x1b\$[@B]")

SIGNATURES = (
    (b"\x89PNG", N_("a PNG image")),
    (b"\xff\xd8\xff", N_("a JPEG image")),
    (b"GIF8", N_("a GIF image")),
    (b"%PDF-", N_("a PDF document")),
    (b"PK\x03\x04", N_("a ZIP archive or office document")),
    (b"\x1f\x8b", N_("a gzip archive")),
    (b"7z\xbc\xaf", N_("a 7-Zip archive")),
    (b"Rar!", N_("a RAR archive")),
    (b"\xd0\xcf\x11\xe0", N_("an old office document")),
    (b"\x7fELF", N_("a program")),
    (b"SQLite format 3", N_("a database")),
    (b"OggS", N_("a sound file")),
    (b"ID3", N_("a sound file")),
    (b"RIFF", N_("a sound or video file")),
    (b"{\\rtf", N_("an RTF document")),
)

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Declared names stand for the larger set that files of that name really use."""

_NOT_OF_FILES = frozenset(
    ("punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem")
)
"""Codecs of text that no file is written in, or another on each computer."""

_LONGEST_NAME = 40
_CONTROL = bytes({*range(32), 127} - {*b"\t\n\r\f\x1b"})
_HIGH = bytes(range(128, 256))
_SAMPLE = 65_536
_MOST_CONTROL = 0.05
_GOOD_PER_BAD = 10
_MOST_DAMAGE = 0.02
_FEW, _MOST_OF_SHORT = 3, 0.05
"""Places that a short text may have lost, and which part of it."""

_LEAST_PLAUSIBLE = 0.2
"""Random bytes reach 0.16; texts of sixty characters 0.24, and hardly ever less than 0.5."""

_BAD_RUN = re.compile("\ufffd+")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_BEFORE = 500
_HIGH_PAIR = re.compile(rb"[\x80-\xff]{2}")


class Decoded(NamedTuple):
    """Text without byte order mark, the codec that gave it, how many places were unreadable, and whether
    the codec is certain or the likeliest of several."""

    text: str
    encoding: str
    bad: int = 0
    is_certain: bool = True


def decode(data: bytes, encoding: str = "") -> Decoded:
    """The text of a file; `encoding` overrules detection.  Raises ReadingError for what is no text."""
    if encoding:
        return _as_told(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], name)
    _refuse_known(data)
    if _is_binary(data):
        return _wide(data) or _refuse()
    if _JAPANESE_MAIL.search(data[:_SAMPLE]) and data.isascii():
        return _replacing(data, "iso2022_jp")._replace(is_certain=False)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _wide(data) or _likeliest(data)


def _as_told(data: bytes, encoding: str) -> Decoded:
    name = _codec(encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(name.removesuffix("-sig")):
            return _replacing(data[len(mark) :], marked)
    return _replacing(data, _ALIASES.get(name, name))


def _codec(encoding: str) -> str:
    """The codec of this name, if files of text are in it: Python calls hex, zip and rot13 encodings too."""
    try:
        name = codecs.lookup(encoding).name
        "a".encode(name)
    except (LookupError, ValueError):
        name = ""
    if not name or name.replace("_", "-") in _NOT_OF_FILES:
        wanted = encoding[:_LONGEST_NAME]
        raise ReadingError(filled(sentences.NO_ENCODING, name=repr(wanted)))
    return name


def _replacing(data: bytes, name: str) -> Decoded:
    try:
        text = data.decode(name, "replace")
    except UnicodeError:
        raise ReadingError(filled(sentences.NOT_DECODED, name=name)) from None
    return Decoded(text, name, len(_BAD_RUN.findall(text)))


def _refuse_known(data: bytes) -> None:
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise ReadingError(filled(sentences.NO_TEXT, message=what))


def _is_binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    return len(head) - len(head.translate(None, _CONTROL)) > _MOST_CONTROL * len(head)


def _refuse() -> NoReturn:
    raise ReadingError(N_("This is binary data, not text; save or convert it as text to read it here."))


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark, if the text that it gives holds hardly an odd character."""
    for name, width in _WIDE.items():
        sample = data[:_SAMPLE]
        if len(data) % width == 0 and is_prose(
            sample[: len(sample) // width * width].decode(name, "replace")
        ):
            return _replacing(data, name)._replace(is_certain=False)
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 if its multi-byte characters far outnumber the broken places: other encodings seldom form any."""
    found = _replacing(data, "utf-8")
    good = sum(1 for _ in re.finditer("[^\x00-\x7f\ufffd]", found.text[:_SAMPLE]))
    bad = len(_BAD_RUN.findall(found.text[:_SAMPLE])) or 1
    return found if good >= _GOOD_PER_BAD * bad else None


def _likeliest(data: bytes) -> Decoded:
    sample = _telling(data)
    points = _points(sample, len(sample) - len(sample.translate(None, _HIGH)))
    name = max(points, key=lambda name: points[name], default="")
    if not name or points[name] < _LEAST_PLAUSIBLE:
        raise _unknown()
    found = _replacing(data, name)
    if not _is_little(found.bad, len(found.text)):
        raise _unknown()
    return found._replace(is_certain=False)


def _telling(data: bytes) -> bytes:
    """The part that tells encodings apart: from a little before the first byte beyond ASCII."""
    first = _HIGH_BYTE.search(data)
    start = max(0, first.start() - _BEFORE) if first else 0
    return data[start : start + _SAMPLE]


def _points(sample: bytes, high: int) -> dict[str, float]:
    """How plausible the sample is in each codec that can read nearly all of it."""
    letters: dict[str, frozenset[str]] = dict.fromkeys(
        _EASTERN if _HIGH_PAIR.search(sample) else (), frozenset()
    )
    letters |= dict.fromkeys(script_codecs(sample, high), frozenset())
    if latin := latin_codec(sample, high):
        letters[latin.codec] = latin.letters
    texts = {name: _begin(sample, name) for name in letters}
    return {
        name: plausibility(text, high, letters[name])
        for name, text in texts.items()
        if _is_little(text.count("\ufffd"), len(text))
    }


def _is_little(bad: int, length: int) -> bool:
    """Whether so many lost characters leave the rest of a text to be judged."""
    return bad <= max(_MOST_DAMAGE * length, min(_FEW, _MOST_OF_SHORT * length))


def _unknown() -> ReadingError:
    return ReadingError(N_("The encoding cannot be recognised; name it, or save the file as UTF-8."))


def _begin(sample: bytes, codec: str) -> str:
    """The sample decoded, without complaint about a character that its end cuts in two."""
    return codecs.getincrementaldecoder(codec)("replace").decode(sample)
