"""Documents of word processors (.docx), read from their XML.

Tracked changes are taken as accepted; comments are left out with a note.  Footnotes and endnotes follow the
text as paragraphs; heads, feet, captions and tables of contents are folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from search.errors import ReadingError
from search.model import Role
from search.reading import sentences
from search.reading.document import Composer, Contents, RawDocument
from search.speech import N_
from search.templates import filled

if TYPE_CHECKING:
    from search.reading.archive import Archive
    from search.reading.office.package import Reference
    from search.reading.office.story import Note, Paragraph, Told
    from search.reading.office.styles import Styles

SUFFIXES = (".docx", ".docm")

_OLD_SIGN = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ROLES: dict[str, tuple[Role, str]] = {
    "title": ("subhead", ""),
    "subtitle": ("subhead", ""),
    "heading": ("subhead", ""),
    "contents": ("boilerplate", N_("table of contents")),
    "caption": ("boilerplate", N_("caption")),
    "text": ("body", ""),
}
_HEADLINE: tuple[Role, str] = ("headline", "")
_MARGINS = ("header", "footer")


class _Properties(NamedTuple):
    title: str = ""
    author: str = ""


def is_mine(data: bytes) -> bool:
    """Whether an archive holds the text of a document where programs put it."""
    from search.reading.archive import holds

    return holds(data, "word/document.xml")


def read(data: bytes, _name: str, _encoding: str) -> Contents:
    """One document a file."""
    from search.reading.archive import Archive
    from search.reading.decode import decode

    if data.startswith(_OLD_SIGN) and _LOCKED in data:
        raise ReadingError(N_("The document is locked with a password; save it without one to read it here."))
    if not data.startswith(b"PK"):
        decode(data)  # says what it is, if it is no text
        raise ReadingError(
            N_("This is no word processor's document; rename it by what it holds to read it here.")
        )
    with Archive(data) as archive:
        return Contents((_document(archive),))


def _document(archive: Archive) -> RawDocument:
    from search.reading import xml
    from search.reading.office import package, story
    from search.reading.office.styles import Styles

    part = package.main_part(archive)
    root = xml.parse(archive.read(part), part)
    linked = package.references(archive, part)
    styles = Styles(package.optional(archive, _part(linked, "styles")))
    told = story.tell(root, styles)
    properties = _properties(archive)
    paragraphs = (*told.paragraphs, *_notes(archive, linked, told.notes, styles))
    composer, title = _composed(paragraphs, properties.title)
    for text in _margins(archive, linked, styles):
        composer.add(text, "boilerplate", N_("page heads and feet"))
    if not composer.parts and told.has_foreign:
        raise ReadingError(
            N_("The document only wraps another file; open it and save it anew to read it here.")
        )
    return RawDocument(
        composer.text,
        notes=tuple(_said(told, archive, _comments(archive, linked))),
        title=title,
        author=properties.author,
        parts=composer.parts,
    )


def _composed(paragraphs: Sequence[Paragraph], stated: str) -> tuple[Composer, str]:
    """The text, and the title: that of the headline, else the stated one, which then comes first."""
    from search.reading.office import headline

    composer = Composer()
    number = headline.find(paragraphs, stated)
    if number is None and stated:
        composer.add(stated, "headline")
    for n, paragraph in enumerate(paragraphs):
        composer.add(paragraph.text, *(_HEADLINE if n == number else _ROLES[paragraph.kind]))
    title = stated if number is None else " ".join(paragraphs[number].text.split())
    return composer, title


def _part(linked: Iterable[Reference], kind: str) -> str:
    return next((each.part for each in linked if each.kind == kind), "")


def _notes(
    archive: Archive, linked: Sequence[Reference], wanted: Sequence[Note], styles: Styles
) -> Iterator[Paragraph]:
    """The footnotes and then the endnotes that the text refers to, in its order."""
    from search.reading.office import package, story

    for kind in ("footnote", "endnote"):
        root = package.optional(archive, _part(linked, kind + "s")) if wanted else None
        found = _by_id(root)
        for note in dict.fromkeys(wanted):
            if note.kind == kind and note.id in found:
                yield from story.tell(found[note.id], styles).paragraphs


def _by_id(root: Any | None) -> dict[str, Any]:
    from search.reading import xml

    return {} if root is None else {xml.attribute(each, "id"): each for each in root.iterchildren("{*}*")}


def _margins(archive: Archive, linked: Sequence[Reference], styles: Styles) -> list[str]:
    """What stands over and under the pages, each text once."""
    from search.reading.office import package, story

    parts = [each.part for kind in _MARGINS for each in linked if each.kind == kind]
    trees = (package.optional(archive, part) for part in dict.fromkeys(parts))
    told = (story.tell(tree, styles) for tree in trees if tree is not None)
    return list(dict.fromkeys(paragraph.text for each in told for paragraph in each.paragraphs))


def _properties(archive: Archive) -> _Properties:
    """The title and author of a person's making; the dates there are those of the file, not of publishing."""
    from search.reading import xml
    from search.reading.office import package
    from search.reading.properties import real_author, real_title

    root = package.optional(archive, _part(package.references(archive), "core-properties"))
    if root is None:
        return _Properties()
    stated = {xml.local(each): xml.text_of(each) for each in root.iterchildren("{*}*")}
    return _Properties(real_title(stated.get("title", "")), real_author(stated.get("creator", "")))


def _comments(archive: Archive, linked: Iterable[Reference]) -> int:
    from search.reading.office import package

    root = package.optional(archive, _part(linked, "comments"))
    return 0 if root is None else sum(1 for _ in root.iterchildren("{*}comment"))


def _said(told: Told, archive: Archive, comments: int) -> Iterator[str]:
    if comments:
        yield filled(sentences.COMMENTS_LEFT_OUT, count=comments)
    if told.has_hidden:
        yield N_("hidden text was left out")
    if told.has_foreign:
        yield N_("a file within the document was left out")
    if archive.twice:
        yield N_("damaged: the archive holds parts twice; the last of each was read")
