"""The header lines of a letter, also those that break the rules: raw bytes, wrong names of encodings."""

from __future__ import annotations

import binascii
import quopri
import re
from email.message import Message
from email.utils import parsedate
from itertools import groupby
from typing import NamedTuple

from search.errors import ReadingError
from search.reading import dates
from search.reading.decode import decode
from search.reading.prose import whole
from search.reading.web.charset import decode_page

_ENCODED = re.compile(
    r"=\?(?P<charset>[\w.:-]{1,40})(?:\*[\w-]{0,20})?\?(?P<kind>[bBqQ])\?(?P<text>[^?\r\n]*)\?="
)
_RUN = re.compile(rf"(?:{re.sub(r'[?]P<[a-z]+>', '', _ENCODED.pattern)}\s*)+")
_ADDRESS = re.compile(r"\s*(?P<name>[^<>]*)<\s*(?P<address>[^<>\s@]+@[^<>\s]+)\s*>")
_BARE = re.compile(r"\s*(?P<address>[^\s<>()@]+@[^\s<>()]+)\s*(?:\((?P<name>[^()]*)\))?")
_LONGEST_SENDER = 2_000
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_TEXTUAL = re.compile(
    r"(?:utf|iso|windows|cp|gb|big5|euc|shift|s?jis|ks|koi8|hz|us-ascii|latin|mac|tis)[\w.:-]+", re.I
)
"""Names of encodings for text; Python knows others, which are none."""

CHARSET = re.compile(r"[\w.:-]{2,40}", re.ASCII)
"""What the name of an encoding looks like."""


class Sender(NamedTuple):
    """Name and address of who sent a letter, empty where the header names none."""

    name: str
    address: str


def header(message: Message, name: str, encoding: str = "") -> str:
    """The first header of this name in one line, decoded; empty without one.

    `encoding` is that of the letter's text, in which headers may stand unencoded.
    """
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    return one_line(raw, encoding)


def one_line(raw: str, encoding: str = "") -> str:
    """A header value, or the name of a file in one, as it is meant."""
    if any("\udc80" <= ch <= "\udcff" for ch in raw):
        data = raw.encode("utf-8", "surrogateescape")
        try:
            raw = data.decode("utf-8")
        except UnicodeDecodeError:
            raw = _text(data, "" if encoding == "utf-8" else encoding)
    return whole(" ".join(_RUN.sub(_decoded, raw).split()))


def sender(written: str) -> Sender:
    """Who a From header names; of several the first."""
    written = written[:_LONGEST_SENDER]
    found = _ADDRESS.match(written) or _BARE.match(written)
    if not found:
        return Sender(written.partition("<")[0].strip(" \"'"), "")
    name = (found["name"] or "").strip().strip("\"'").replace('\\"', '"').strip()
    return Sender("" if name == found["address"] else name, found["address"])


def day(written: str) -> str:
    """The day of a Date header in the zone of the sender, in ISO 8601; empty if it states none.

    Old programs leave out the century ("15 Jul 25 8:30 PST").
    """
    try:
        parsed = parsedate(written)
    except (ValueError, IndexError, OverflowError):  # numbers and fields that no date has
        parsed = None
    return dates.iso(written) or (dates.iso("{:04}-{:02}-{:02}".format(*parsed[:3])) if parsed else "")


def _text(data: bytes, charset: str) -> str:
    """A few bytes as text; they are too few to judge an encoding by, so that a declared one is believed."""
    try:
        return decode(data, charset).text if _TEXTUAL.match(charset) else decode_page(data).text
    except ReadingError:
        return data.decode("utf-8", "replace")


def _decoded(run: re.Match[str]) -> str:
    """Encoded words in a row; those of one encoding may part a character between them."""
    words = [(word["charset"], _bytes(word["kind"], word["text"])) for word in _ENCODED.finditer(run[0])]
    texts = (
        _text(b"".join(data for _, data in same), charset)
        for charset, same in groupby(words, lambda word: word[0].lower())
    )
    return "".join(texts) + " " * run[0][-1:].isspace()


def _bytes(kind: str, text: str) -> bytes:
    data = text.encode("ascii", "replace")
    if kind in "qQ":
        return quopri.decodestring(data, header=True)
    clean = _NO_BASE64.sub(b"", data)
    length = len(clean) - (len(clean) % 4 == 1)  # a character alone says nothing
    return binascii.a2b_base64(clean[:length] + b"==")
