"""The day of publication where it is no plain field: in a <time> beside the headline, or in the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from search.reading import dates
from search.reading.markup import name_of
from search.reading.web.boxes import label

_IN_PATH = re.compile(r"/t?(?P<year>(?:19|20)\d\d)[/-]?(?P<month>[01]\d)[/-]?(?P<day>[0-3]\d)(?=[/_.-]|$)")
_HIGHEST = 4
_FURTHEST = 400
_LONGEST = 100


def day_of(words: str) -> str:
    """The day that a declared value states in ISO 8601, empty for an impossible or relative one."""
    return dates.iso(words[:_LONGEST])


def day_in_address(address: str) -> str:
    """The day in the path of an address (/2025/07/15/), if it is complete and possible."""
    found = _IN_PATH.search(re.split(r"[?#]", address, maxsplit=1)[0])
    return day_of("-".join(found.group("year", "month", "day"))) if found else ""


def day_beside(headline: Any | None) -> str:
    """The first day of publication in a <time> near the headline: above it, or at most some lines below."""
    for container in _around(headline):
        for element in _before_the_story(container, headline):
            if name_of(element) == "time" and _is_publication(element) and not _is_boxed(element, container):
                day = day_of(element.get("datetime") or element.text or "")
                if day:
                    return day
    return ""


def _around(headline: Any | None) -> Iterator[Any]:
    """The elements around a headline, up to its article."""
    element = headline
    for _ in range(_HIGHEST):
        element = None if element is None else element.getparent()
        if element is None or name_of(element) in ("body", "html"):
            return
        yield element
        if name_of(element) in ("article", "main"):
            return


def _before_the_story(container: Any, headline: Any) -> Iterator[Any]:
    """The elements of a container until some hundred characters below the headline."""
    is_below, length = False, 0
    for element in container.iter():
        is_below = is_below or element is headline
        yield element
        if is_below and name_of(element) not in ("script", "style"):
            length += len(element.text or "")
            if length > _FURTHEST:
                return


def _is_publication(element: Any) -> bool:
    """Whether a <time> with a machine's date is not that of a change."""
    if element.get("datetime") is None and element.get("pubdate") is None:
        return False
    named = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
    return "publish" in named or not ("updated" in named or "modified" in named)


def _is_boxed(element: Any, container: Any) -> bool:
    for outer in element.iterancestors():
        if outer is container:
            return False
        if label(outer):
            return True
    return False
