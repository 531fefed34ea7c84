"""A PDF file with a text layer, for benchmarks: pages of lines in any script."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

_LINE_UNITS, _LINES_A_PAGE = 90, 48
_OBJECTS_BEFORE_PAGES = 5
_RANGES = [b"<%02x00> <%02xff> <%02x00>" % (high, high, high) for high in range(256)]
_TO_UNICODE = b"".join(
    [
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def ",
        b"1 begincodespacerange <0000> <ffff> endcodespacerange ",
        *(b"64 beginbfrange %s endbfrange " % b" ".join(_RANGES[n : n + 64]) for n in range(0, 256, 64)),
        b"endcmap end end",
    ]
)
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/DW 1000/W[0 1000 500]"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
)


def pdf(paragraphs: Iterable[str]) -> bytes:
    """Paragraphs with a blank line between them.

    The font is not embedded; its codes are those of Unicode and a table says so, hence the text can be
    taken out, and a viewer shows it in a font of its own.
    """
    lines = [line for paragraph in paragraphs for line in (*wrapped(paragraph), "")]
    pages = [lines[first : first + _LINES_A_PAGE] for first in range(0, len(lines), _LINES_A_PAGE)]
    numbers = range(_OBJECTS_BEFORE_PAGES + 1, _OBJECTS_BEFORE_PAGES + 1 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        *_FONT,
        _stream(_TO_UNICODE),
    ]
    for number, page in zip(numbers, pages, strict=True):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (number + 1),
            _stream(_shown(page)),
        ]
    return _numbered(objects)


def wrapped(paragraph: str) -> Iterator[str]:
    """Lines of one width, where an ideograph is as wide as two letters; words are not divided."""
    line, used = "", 0
    for piece in _unbreakable(paragraph):
        width = sum(1 + (ord(ch) > 1000) for ch in piece)
        if used + width > _LINE_UNITS:
            yield line.rstrip()
            line, used = "", 0
        line, used = line + piece, used + width
    yield line


def _unbreakable(text: str) -> Iterator[str]:
    """Ideographs by themselves, other characters up to the next space."""
    for wide, run in groupby(text, key=lambda ch: ord(ch) > 0x2E80):
        piece = "".join(run)
        if wide:
            yield from piece
        else:
            first, *rest = piece.split(" ")
            yield first
            yield from (f" {word}" for word in rest)


def _shown(lines: Sequence[str]) -> bytes:
    shown = " ".join(f"<{line.strip().encode('utf-16-be').hex()}> Tj T*" for line in lines)
    return f"BT /F 10 Tf 15 TL 60 780 Td {shown} ET".encode()


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)


def _numbered(objects: Iterable[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return bytes(out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end)
