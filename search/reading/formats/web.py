"""Saved web pages: HTML files, pages kept by SingleFile or a browser, and web archives (MHTML)."""

from __future__ import annotations

from search.reading.document import Contents

SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml", ".mht")
SIGNS = (b"<!doctype html", b"<html", b"from: <saved by ")


def read(data: bytes, _name: str, encoding: str) -> Contents:
    """One document a file: the page's article and what the page declares; nothing is run or fetched."""
    from search.reading.web.charset import decode_page
    from search.reading.web.document import document
    from search.reading.web.mhtml import Kept, is_mhtml, unpacked

    kept = unpacked(data) if is_mhtml(data) else Kept(data)
    return Contents((document(decode_page(kept.data, encoding, kept.declared), kept),))
