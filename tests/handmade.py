"""Archives, e-books and documents of word processors, made by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from search.reading.document import Contents, RawDocument
from search.reading.formats import docx, epub

SAMPLES = Path(__file__).parent / "samples"
STORY = "The port of Harrow Bay will close its oldest dock in July, the harbour board said on Tuesday."

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


def zipped(members: Mapping[str, str | bytes] | Sequence[tuple[str, str | bytes]]) -> bytes:
    buffer = BytesIO()
    pairs = members.items() if isinstance(members, Mapping) else members
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in pairs:
            file.writestr(name, data)
    return buffer.getvalue()


def roles(document: RawDocument) -> list[tuple[str, str]]:
    return [(part.role, document.text[part.start : part.end]) for part in document.parts]


def texts(document: RawDocument, role: str) -> list[str]:
    return [text for each, text in roles(document) if each == role]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = {
    "Titel": '<w:name w:val="Title"/>',
    "berschrift1": '<w:name w:val="heading 1"/>',
    "Own": '<w:name w:val="Own"/><w:basedOn w:val="berschrift1"/>',
    "Loop": '<w:name w:val="Loop"/><w:basedOn w:val="Loop"/>',
    "Level": '<w:name w:val="Level"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>',
    "V1": '<w:name w:val="toc 1"/>',
    "Cap": '<w:name w:val="caption"/>',
}


def p(content: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = content if content.startswith("<") else r(content)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>"


def r(text: str, more: str = "") -> str:
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def part(name: str, content: str) -> str:
    return f"<w:{name} {W}>{content}</w:{name}>"


def word(body: str, title: str = "", author: str = "", **parts: str) -> bytes:
    styles = "".join(f'<w:style w:styleId="{name}">{inside}</w:style>' for name, inside in STYLES.items())
    parts = {"styles": part("styles", styles), **parts}
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(parts)
    )
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped(
        {
            "_rels/.rels": "<Relationships>"
            f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="/word/main.xml"/>'
            '<Relationship Id="b" Type="x/core-properties" Target="core.xml"/></Relationships>',
            "core.xml": f"<p {dc}><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></p>",
            "word/main.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/main.xml.rels": f"<Relationships>{listed}</Relationships>",
            **{f"word/{kind}.xml": content for kind, content in parts.items()},
        }
    )


def read_word(body: str, title: str = "", author: str = "", **parts: str) -> RawDocument:
    (document,) = docx.read(word(body, title, author, **parts), "a.docx", "").documents
    return document


XHTML = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/c.opf"/></rootfiles></container>'
BOOK = "<dc:title>The Harbour</dc:title><dc:creator>Mara Quill</dc:creator>"


def page(body: str, head: str = "") -> str:
    return f"<html {XHTML}><head><title>{head}</title></head><body>{body}</body></html>"


def chapter(title: str) -> str:
    return page(f"<h1>{title}</h1><p>{STORY}</p>")


def nav(**labels: str) -> str:
    links = "".join(f'<li><a href="{name}.xhtml">{label}</a></li>' for name, label in labels.items())
    return page(f'<nav epub:type="toc"><ol>{links}</ol></nav>')


def book(
    pages: Mapping[str, str],
    about: str = BOOK,
    version: str = "3.0",
    spine: Sequence[str] = (),
    more: str = "",
    **members: str,
) -> bytes:
    """Pages by id, in spine order; one called `nav` is the table of contents."""
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"'
        f' properties="{"nav" if name == "nav" else ""}"/>'
        for name in pages
    )
    wanted = spine or [name for name in pages if name != "nav"]
    order = "".join(
        f'<itemref idref="{name.removesuffix("?")}" linear="{"no" if name.endswith("?") else "yes"}"/>'
        for name in wanted
    )
    package = (
        f'<package version="{version}" xmlns:opf="http://www.idpf.org/2007/opf">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{about}</metadata>'
        f"<manifest>{items}</manifest><spine>{order}</spine>{more}</package>"
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/c.opf": package,
            **{f"OEBPS/{name}.xhtml": text for name, text in pages.items()},
            **members,
        }
    )


def read_book(data: bytes) -> Contents:
    return epub.read(data, "a.epub", "")


def titles(contents: Contents) -> list[str]:
    return [document.title for document in contents.documents]
