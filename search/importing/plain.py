"""Plain lists of pages, as newsboat's bookmark command and many scripts keep them: one page a line.

A line is an address and, behind tabs, the title, a description and the name of the feed; all but the address
may be missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from search.decisions.scalars import Data

_ADDRESSES = ("http://", "https://")


def is_list(text: str) -> bool:
    """Whether every line but blank ones and comments begins with an address."""
    lines = _lines(text)
    return bool(lines) and all(line.startswith(_ADDRESSES) for line in lines)


def entries(text: str) -> Iterator[Data]:
    """Each line as an entry of the bookmarks file; what is said of a page is a note."""
    for line in _lines(text):
        url, title, description, feed = (*(part.strip() for part in line.split("\t")), "", "", "")[:4]
        yield {
            "id": f"page-{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()[:10]}",
            "kind": "note",
            "source": {"url": url, "title": title, "outlet": feed},
            "note": description or title or url,
        }


def _lines(text: str) -> list[str]:
    lines = map(str.strip, text.lstrip("\ufeff").split("\n"))  # a title may hold other signs that part lines
    return [line for line in lines if line and not line.startswith("#")]
