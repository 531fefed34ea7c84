"""What a page declares about itself: title, author, source, address and day of publication.

Of several places the one that publishers fill most carefully is asked first: JSON-LD, then meta
elements, then microdata and <time>, then the address.  Nothing is taken from running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urljoin

from search.reading.web import jsonld
from search.reading.web.headline import heading, headline, in_one_line, site_in, words_of
from search.reading.web.moment import day_beside, day_in_address, day_of

_NAMES = {
    "title": "og:title twitter:title articletitle dc.title dcterms.title headline title",
    "author": """author article:author og:article:author byl parsely-author sailthru.author dc.creator
        dcterms.creator""",
    "source": """contentsource mediaid og:site_name source application-name sitename dc.publisher
        dcterms.publisher publisher apple-mobile-web-app-title""",
    "date": """article:published_time og:published_time og:article:published_time article:published
        datepublished pubdate publishdate publish-date publish_date publishtime publish_time published_time
        publication_date parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date
        dcterms.date citation_publication_date originalpublicationdate og:release_date
        weibo:article:create_at apub:time cxenseparse:recs:publishtime date""",
    "url": "og:url twitter:url parsely-link",
}
"""What meta elements are called, the surest first."""

_IDS = {
    "source": ("js_name", "source_baidu"),
    "author": ("author_baidu",),
    "date": ("publish_time", "pubtime_baidu"),
}
"""Ids of elements in which Chinese pages state a field; their meta elements may name the platform alone."""

_LABEL = re.compile(r"(?:By|BY|by|Von|Par|Por)\s+(?=\S+\s+\S)|(?:作者|记者|記者|来源|來源|稿源)\s*[:：]\s*")
_WEB = re.compile(r"https?://[^\s/?#\[\]]+(?P<path>[/?#]\S*)?", re.IGNORECASE)
_KEPT_FROM = re.compile(
    r"Page saved with SingleFile\s{1,9}url:\s{0,9}(?P<single>https?://\S{1,2000})"
    r"|saved from url=\(\d{1,5}\)(?P<other>https?://\S{1,2000})"
)
_BEGINNING = 4_000
_MOST_MARKED = 5
_LONGEST_NAME = 100


class Fields(NamedTuple):
    """The fields of an article as its page declares them; `body` is its whole text, where that is given.

    `heading` is the headline as the page shows it; `site` is what the title tag calls the site, which
    may publish what another source wrote.
    """

    title: str = ""
    heading: str = ""
    author: str = ""
    source: str = ""
    site: str = ""
    url: str = ""
    date: str = ""
    body: str = ""


def fields_of(root: Any, saved_from: str = "", saved_as: str = "") -> Fields:
    """The declared fields; `saved_from` and `saved_as` are the page's address and title when it was saved.

    The former states no day of publication: only an address that the page gives itself does.
    """
    metas = _metas(root)
    scripts = (each for each in root.iter("script") if "ld+json" in (each.get("type") or "").lower())
    told = jsonld.declared("".join(each.itertext()) for each in scripts)
    tag = next((words for each in root.iter("title") if (words := words_of(each))), saved_as)
    shown = heading(root, tag)
    titles = [told.title, *_stated(metas, "title")]
    houses = (
        *_marked(root, "source"),
        told.source,
        *_stated(metas, "source"),
        *_microdata(root, "publisher"),
    )
    sources = list(_names(houses))
    shown_title = "" if shown is None else words_of(shown)
    title = headline(titles, shown_title, tag, sources)
    own = _address((*_canonical(root), *_stated(metas, "url"), told.url), saved_from)
    days = (told.date, *_stated(metas, "date"), *_microdata(root, "datepublished"), *_marked(root, "date"))
    return Fields(
        title=title,
        heading=shown_title,
        author=_people(told.authors) or _author(root, metas),
        source=next(iter(sources), ""),
        site=site_in(tag, title),
        url=own or saved_from,
        date=next(filter(None, map(day_of, days)), "") or day_beside(shown) or day_in_address(own),
        body=told.body,
    )


def noted_address(markup: str) -> str:
    """The address that a browser noted when it saved the page; the day of saving is not the article's."""
    found = _KEPT_FROM.search(markup, 0, _BEGINNING)
    return found["single"] or found["other"] if found else ""


def _metas(root: Any) -> Mapping[str, list[str]]:
    """The contents of meta elements by their names in lower case."""
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = in_one_line(element.get("content") or "")
        for kind in ("name", "property", "itemprop"):
            name = "".join((element.get(kind) or "").lower().split())
            if name and content:
                metas.setdefault(name, []).append(content)
    return metas


def _stated(metas: Mapping[str, list[str]], field: str) -> Iterator[str]:
    for name in _NAMES[field].split():
        yield from metas.get(name, ())


def _author(root: Any, metas: Mapping[str, list[str]]) -> str:
    """All authors that one kind of meta element names, else the first of the page's own marks."""
    for name in _NAMES["author"].split():
        people = _people(metas.get(name, ()))
        if people:
            return people
    linked = (words_of(each) for each in root.iter("a") if each.get("rel") == "author")
    return next(_names((*_marked(root, "author"), *_microdata(root, "author"), *linked)), "")


def _people(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(_names(names)))


def _names(values: Iterable[str]) -> Iterator[str]:
    """Values that may be the name of a person or a house, without a label before it."""
    for value in values:
        name = in_one_line(value)
        name = name[label.end() :] if (label := _LABEL.match(name)) else name
        if 0 < len(name) <= _LONGEST_NAME and not _WEB.match(name):
            yield name


def _marked(root: Any, field: str) -> Iterator[str]:
    for name in _IDS[field]:
        yield from (words_of(each) for each in root.xpath("//*[@id=$id]", id=name))


def _microdata(root: Any, name: str) -> Iterator[str]:
    """What elements with this `itemprop` state: their value for machines, the name in them, or their text."""
    wanted = (each for each in root.iter("*") if (each.get("itemprop") or "").lower() == name)
    for element in islice(wanted, _MOST_MARKED):
        inner = element.xpath("(.//*[@itemprop='name'])[1]")
        told = inner[0] if inner else element
        yield told.get("content") or told.get("datetime") or words_of(told)


def _canonical(root: Any) -> Iterator[str]:
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield element.get("href") or ""


def _address(candidates: Iterable[str], base: str) -> str:
    """The first full address that leads further than to a site's front page, else the first."""
    joined = [_joined(base, each.strip()) for each in candidates if each.strip()]
    found = [(each, match["path"] or "/") for each in joined if (match := _WEB.fullmatch(each))]
    further = (each for each, path in found if path != "/")
    return next(further, found[0][0] if found else "")


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # a bracket where only an IPv6 address may have one
        return ""
