"""The page inside an MHTML file, which is a mail of the page and its pictures."""

from __future__ import annotations

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from typing import NamedTuple

from search.errors import ReadingError
from search.speech import N_

_HEAD = 8_192
_PAGES = ("text/html", "application/xhtml+xml")


class Kept(NamedTuple):
    """The bytes of a page, the encoding that its mail declares, and the page's address and title."""

    data: bytes
    declared: str = ""
    address: str = ""
    title: str = ""


def is_mhtml(data: bytes) -> bool:
    """Whether a file begins with the head of a mail of several parts."""
    return BytesHeaderParser().parsebytes(data[:_HEAD]).get_content_maintype() == "multipart"


def unpacked(data: bytes) -> Kept:
    """The page of an MHTML file.  Raises ReadingError if it holds none."""
    try:
        mail = message_from_bytes(data)
        pages = [part for part in mail.walk() if part.get_content_type() in _PAGES]
    except RecursionError:
        raise ReadingError(
            N_("The parts of this web archive are nested too deeply; save the page again.")
        ) from None
    if not pages:
        raise ReadingError(N_("This web archive holds no page; save it again from a browser."))
    start = str(mail.get_param("start", ""))
    page = next((part for part in pages if start and part.get("Content-ID") == start), pages[0])
    content = page.get_payload(decode=True)
    return Kept(
        data=content if isinstance(content, bytes) else b"",
        declared=page.get_content_charset() or "",
        address=_header(mail, "Snapshot-Content-Location") or _header(page, "Content-Location"),
        title=_header(mail, "Subject"),
    )


def _header(part: Message, name: str) -> str:
    """A header in plain characters; one that is encoded wrongly stays as it is."""
    written = part.get(name, "")
    try:
        return str(make_header(decode_header(written)))
    except (ValueError, LookupError):
        return str(written)
