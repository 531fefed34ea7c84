"""The two libraries that find the article of a page; each gives its paragraphs.

They are written for pages as they are, not for trees that were cut, nested or glued together at random,
and may raise anything on those.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from typing import Any

from search.reading.markup import Shown, paragraphs, parse

Extractor = Callable[[Any], list[Shown]]
"""The tree of a page, which stays as it is -> the paragraphs of its article; none where it finds none."""

_HTML_NAMES = {
    "head": "h2",
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "lb": "br",
    "row": "tr",
    "cell": "td",
}
"""Trafilatura's own names for the elements of its result."""


def trafilatura(tree: Any) -> list[Shown]:
    """By trafilatura, which is the better one for most languages."""
    from trafilatura import bare_extraction

    _silence()
    try:
        found = bare_extraction(tree, fast=True, include_comments=False)
    except Exception:  # see above: the other extractor, or all visible text, takes its place
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    for element in body.iter(*_HTML_NAMES):
        element.tag = _HTML_NAMES[element.tag]
    return paragraphs(body)


def readability(tree: Any) -> list[Shown]:
    """By readability-lxml, which is the better one for Chinese, Japanese and Korean pages."""
    from readability import Document

    _silence()
    try:
        root = parse(Document(tree).summary(html_partial=True))
    except Exception:  # see above
        return []
    return [] if root is None else paragraphs(root)


@cache
def _silence() -> None:
    """Both write tracebacks to the log for pages that they cannot read, which is no news here."""
    for name in ("trafilatura", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
