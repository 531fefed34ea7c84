"""A page's headline without the name of its site, and that name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from search.language.scripts import HAN
from search.reading.markup import name_of
from search.reading.passages import size
from search.reading.web.choice import key

_SEPARATOR = re.compile(
    rf"\s*[|｜_»]\s*|\s+(?:::|[-–—·•:/])\s+|(?<=[{HAN}”》」！？!?])\s?(?:--|[-–—])\s?(?=[{HAN}\w. ]{{2,20}}$)"
)
_ENDS_CUT = ("…", "...")
_LONGEST = 300
_LONGEST_SITE = 40
_LEAST_NAME = 3
_MOST_HEADINGS = 200
_LEAST_LETTERS = 4
_LEAST_SHARE = 0.3


def headline(declared: Iterable[str], shown: str, tag: str, sites: Iterable[str]) -> str:
    """The first declared headline, else the one shown on the page, else that of the title tag.

    Cut off are the names of `sites`, what stands after another form of the headline, and from a title
    tag that nothing else explains, its short last part.
    """
    names = [letters for site in sites if (letters := key(site).lower())]
    stated = [title for each in declared if 0 < len(title := in_one_line(each)) <= _LONGEST]
    known = [title for title in (shown, *stated) if title]
    bare = (_without_site(title, names, known) for title in (*stated, shown))
    found = next((title for title in bare if title and key(title).lower() not in names), "")
    if found:
        return _uncut(found, known)
    return _without_tail(_without_site(in_one_line(tag), names, known))


def site_in(tag: str, title: str) -> str:
    """The name of the site in a title tag that goes on after the headline ("Headline | Part | Site")."""
    tag = in_one_line(tag)
    after = _SEPARATOR.match(tag, len(title)) if title and tag.startswith(title) else None
    site = _SEPARATOR.split(tag[after.end() :])[-1] if after else ""
    return site if len(site) <= _LONGEST_SITE else ""


def heading(root: Any, tag: str) -> Any | None:
    """The heading that the title tag repeats, else the first h1 of an article, else the page's only h1."""
    wanted = key(tag)
    headings = [each for each in islice(root.iter("h1", "h2", "h3"), _MOST_HEADINGS) if words_of(each)]
    repeated = [each for each in headings if _repeats(wanted, key(words_of(each)))]
    if repeated:
        return max(repeated, key=lambda each: len(words_of(each)))
    first = [each for each in headings if name_of(each) == "h1"]
    inside = next(
        (each for each in first if next(each.iterancestors("article", "main"), None) is not None), None
    )
    return inside if inside is not None or len(first) != 1 else first[0]


def words_of(element: Any) -> str:
    """All text in an element, in one line; nothing if it is too long for a headline."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > 2 * _LONGEST:
            return ""
    return in_one_line("".join(pieces))


def in_one_line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def _repeats(tag: str, letters: str) -> bool:
    return len(letters) >= _LEAST_LETTERS and letters in tag and len(letters) >= _LEAST_SHARE * len(tag)


def _without_site(title: str, names: Sequence[str], known: Sequence[str]) -> str:
    """A headline without the parts before or after it that are the site's."""
    for other in known:
        if len(other) < len(title) and title.startswith(other) and _SEPARATOR.match(title, len(other)):
            return other
    while (last := _last(title)) and _is_site(title[last.end() :], names):
        title = title[: last.start()]
    first = _SEPARATOR.search(title)
    return title[first.end() :] if first and _is_site(title[: first.start()], names) else title


def _without_tail(tag: str) -> str:
    """A title tag without its last parts while what is left says at least twice as much."""
    while (last := _last(tag)) and 2 * size(tag[last.end() :]) <= size(tag[: last.start()]):
        tag = tag[: last.start()]
    return tag


def _last(title: str) -> re.Match[str] | None:
    return max(_SEPARATOR.finditer(title[:_LONGEST]), key=re.Match.start, default=None)


def _is_site(part: str, names: Sequence[str]) -> bool:
    """Whether a part of a title is a name of the site, a piece of one, or such a name with more."""
    letters = key(part).lower()
    pairs = (sorted((letters, name), key=len) for name in names)
    return not letters or any(short in long and size(short) >= _LEAST_NAME for short, long in pairs)


def _uncut(title: str, known: Iterable[str]) -> str:
    """A headline that was cut short, as another place has it."""
    if not title.endswith(_ENDS_CUT):
        return title
    begin = title.rstrip(".… ")
    return next(
        (other for other in known if other.startswith(begin) and not other.endswith(_ENDS_CUT)), title
    )
