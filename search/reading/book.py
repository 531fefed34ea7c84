"""The package of an e-book: what it says about itself, and its chapters in the order of reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import unquote

from search.errors import ReadingError
from search.reading import dates, xml
from search.reading.archive import Archive
from search.reading.properties import plain, real_author, real_title
from search.speech import N_

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_SCRAMBLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc")
"""Fonts are scrambled so in books that anybody may read."""

_TEXT_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_LONGEST_LABEL = 300
_MOST_AUTHORS = 5


@dataclass(frozen=True, slots=True)
class Item:
    """A place in the order of reading: a member of the archive, "" where it is missing.

    `href` is the address the book gives, `label` what the table of contents calls it, `marks` are the ids of
    elements inside that chapters begin at, with their labels; `kinds` is what the book says it is, in the
    words of EPUB ("cover", "toc", "bodymatter").
    """

    member: str
    href: str
    label: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    kinds: frozenset[str] = frozenset()
    is_linear: bool = True
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A book; `date` is ISO 8601, and only there where it is a day of publishing."""

    title: str
    author: str
    date: str
    items: tuple[Item, ...]
    has_contents: bool


class _Resource(NamedTuple):
    href: str
    type: str
    properties: str


class _Entry(NamedTuple):
    depth: int
    mark: str
    label: str


class _Guide(NamedTuple):
    """From the member's name: its entries in tables of contents by their marks, and what kinds it is of."""

    entries: dict[str, dict[str, _Entry]]
    kinds: dict[str, set[str]]


def open_book(archive: Archive) -> Book:
    """What the archive says about the book.  Raises ReadingError where it holds none."""
    package = _package_name(archive)
    root = xml.parse(archive.read(package), package, is_lenient=True)
    resources = {
        each.get("id", ""): _Resource(
            each.get("href", ""), each.get("media-type", ""), each.get("properties", "")
        )
        for each in root.iterfind("{*}manifest/{*}item")
    }
    guide = _guide(archive, package, root, resources)
    locked = _locked(archive)
    return Book(
        *_metadata(root),
        tuple(_once(_items(archive, package, root, resources, guide, locked))),
        bool(guide.entries),
    )


def _package_name(archive: Archive) -> str:
    """The member that describes the book: the one that the container names, else the first of its kind."""
    names: list[str] = []
    if archive.find(_CONTAINER):
        root = xml.parse(archive.read(_CONTAINER), _CONTAINER, is_lenient=True)
        names = [archive.follow(each.get("full-path", "")) for each in root.iter("{*}rootfile")]
    names += [name for name in archive.names if name.lower().endswith(".opf")]
    found = next(filter(None, names), "")
    if not found:
        raise ReadingError(N_("The archive holds no e-book; unpack it to read what it holds."))
    return found


def _metadata(root: Any) -> tuple[str, str, str]:
    """Title, author and date."""
    stated = list(root.iter("{http://purl.org/dc/elements/1.1/}*"))
    titles = (real_title(xml.text_of(each)) for each in stated if xml.local(each) == "title")
    roles = {
        each.get("refines", "").removeprefix("#"): plain(each.text or "")
        for each in root.iter("{*}meta")
        if each.get("property") == "role"
    }
    authors = [
        real_author(xml.text_of(each))
        for each in stated
        if xml.local(each) == "creator"
        and (xml.attribute(each, "role") or roles.get(each.get("id", ""), "aut")) == "aut"
    ]
    names = list(dict.fromkeys(filter(None, authors)))[:_MOST_AUTHORS]
    return next(filter(None, titles), ""), ", ".join(names), _date(root, stated)


def _date(root: Any, stated: Iterable[Any]) -> str:
    """The day of publishing.  In EPUB 3 every date is one; in EPUB 2 that which says so."""
    is_new = not root.get("version", "").startswith(("1", "2"))
    found = [
        dates.iso(xml.text_of(each))
        for each in stated
        if xml.local(each) == "date"
        and xml.attribute(each, "event") in ("publication", "" if is_new else "-")
    ]
    return next(filter(None, found), "")


def _items(
    archive: Archive,
    package: str,
    root: Any,
    resources: Mapping[str, _Resource],
    guide: _Guide,
    locked: frozenset[str],
) -> Iterator[Item]:
    for reference in root.iterfind("{*}spine/{*}itemref"):
        resource = resources.get(reference.get("idref", ""))
        if resource is None:
            yield Item("", reference.get("idref", "?"))
        elif not resource.type or resource.type in _TEXT_TYPES:
            member = archive.follow(resource.href, package)
            kinds = guide.kinds.get(member, set()) | (
                {"toc"} if "nav" in resource.properties.split() else set()
            )
            is_linear = reference.get("linear", "yes").strip().lower() != "no"
            label, marks = _named(guide.entries.get(member, {}).values())
            yield Item(member, resource.href, label, marks, frozenset(kinds), is_linear, member in locked)


def _once(items: Iterable[Item]) -> Iterator[Item]:
    """Each page where it comes first: no program shows more of a book than its pages."""
    seen: set[str] = set()
    for item in items:
        if item.member not in seen:
            yield item
        if item.member:
            seen.add(item.member)


def _named(entries: Collection[_Entry]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What a page is called from its beginning, and at which marks chapters begin that are called so: those
    of its entries on the highest level."""
    depth = min((entry.depth for entry in entries), default=0)
    top = [entry for entry in entries if entry.depth == depth]
    label = next((entry.label for entry in top if not entry.mark), "")
    return label, tuple((entry.mark, entry.label) for entry in top if entry.mark)


def _guide(archive: Archive, package: str, root: Any, resources: Mapping[str, _Resource]) -> _Guide:
    """Labels and kinds from all tables of contents that the book has; a damaged one says nothing."""
    guide = _Guide({}, {})
    for reference in root.iterfind("{*}guide/{*}reference"):
        _add_kinds(guide, archive.follow(reference.get("href", ""), package), reference.get("type", ""))
    for resource in resources.values():
        if "nav" in resource.properties.split() or resource.type == "application/x-dtbncx+xml":
            member = archive.follow(resource.href, package)
            try:
                tree = xml.parse(archive.read(member), member, is_lenient=True)
            except ReadingError:
                continue
            _read_nav(archive, member, tree, guide)
            _read_ncx(archive, member, tree, guide)
    return guide


def _read_nav(archive: Archive, member: str, tree: Any, guide: _Guide) -> None:
    for nav in tree.iter("{*}nav"):
        kind = xml.attribute(nav, "type").split()
        for link in nav.iter("{*}a"):
            href = link.get("href", "")
            if "landmarks" in kind:
                _add_kinds(guide, archive.follow(href, member), xml.attribute(link, "type"))
            elif not kind or "toc" in kind:
                depth = sum(1 for _ in link.iterancestors("{*}ol"))
                _add_entry(guide, archive.follow(href, member), href, link, depth)


def _read_ncx(archive: Archive, member: str, tree: Any, guide: _Guide) -> None:
    for point in tree.iter("{*}navPoint"):
        label, content = point.find("{*}navLabel"), point.find("{*}content")
        if label is not None and content is not None:
            href = content.get("src", "")
            depth = 1 + sum(1 for _ in point.iterancestors("{*}navPoint"))
            _add_entry(guide, archive.follow(href, member), href, label, depth)


def _add_entry(guide: _Guide, member: str, href: str, element: Any, depth: int) -> None:
    label, mark = plain(xml.text_of(element)), unquote(href.partition("#")[2])
    if member and label and len(label) <= _LONGEST_LABEL:
        guide.entries.setdefault(member, {}).setdefault(mark, _Entry(depth, mark, label))


def _add_kinds(guide: _Guide, member: str, kinds: str) -> None:
    guide.kinds.setdefault(member, set()).update(kinds.lower().split())


def _locked(archive: Archive) -> frozenset[str]:
    """The members that only the shop's own program can open."""
    if not archive.find(_ENCRYPTION):
        return frozenset()
    root = xml.parse(archive.read(_ENCRYPTION), _ENCRYPTION, is_lenient=True)
    found = set()
    for data in root.iter("{*}EncryptedData"):
        method, cipher = data.find("{*}EncryptionMethod"), data.find(".//{*}CipherReference")
        algorithm = "" if method is None else method.get("Algorithm", "")
        if cipher is not None and not algorithm.startswith(_FONT_SCRAMBLING):
            found.add(archive.follow(cipher.get("URI", "")))
    return frozenset(found)
