"""Drafts saved in each format that people keep articles in, as small and plain as the format allows."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable, Sequence
from email.message import EmailMessage
from html import escape
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from tests.bench.corpus import Draft
from tests.bench.pdf import pdf

Drafts = Sequence[Draft]


class Format(NamedTuple):
    """How drafts become the bytes of a file; `articles` is how many a file holds."""

    suffix: str
    articles: int
    save: Callable[[Drafts], bytes]


# -- text ----------------------------------------------------------------------------------------------------

_CODE_PAGES = {"zh-Hans": "gb18030", "zh-Hant": "big5", "en": "cp1252", "de": "cp1252", "ko": "cp949"}


def _plain(draft: Draft) -> str:
    return f"{draft.title}\n\n{draft.source}, {draft.date}\n\n{draft.text}\n"


def _txt(drafts: Drafts) -> bytes:
    return _plain(drafts[0]).encode()


def _code_page(drafts: Drafts) -> bytes:
    """As such a text was written before UTF-8; characters that the code page lacks are left out."""
    return _plain(drafts[0]).encode(_CODE_PAGES[drafts[0].lang], "ignore")


def _md(drafts: Drafts) -> bytes:
    draft = drafts[0]
    fields = {"title": draft.title, "source": draft.url, "site": draft.source, "author": draft.author}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    front = "\n".join(["---", *lines, f"published: {draft.date}", "---"])
    return f"{front}\n\n# {draft.title}\n\n{draft.text}\n".encode()


def _jsonl(drafts: Drafts) -> bytes:
    fields = ("title", "text", "url", "date", "source", "author")
    rows = ({name: getattr(draft, name) for name in fields} for draft in drafts)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


# -- markup --------------------------------------------------------------------------------------------------

_MENU = ("World", "Business", "Technology", "科技", "財經", "Sport", "Meinung", "About us", "联系我们")


def _list(names: Iterable[str]) -> str:
    items = (f'<li><a href="/{n}.html">{escape(name)}</a></li>' for n, name in enumerate(names))
    return f"<ul>{''.join(items)}</ul>"


def _paragraphs(draft: Draft) -> str:
    return "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in draft.paragraphs)


def _html(drafts: Drafts) -> bytes:
    """A page with navigation, scripts, a list of other stories, and a footer."""
    draft = drafts[0]
    title, source = escape(draft.title), escape(draft.source)
    page = f"""<!DOCTYPE html>
<html lang="{draft.lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{source}">
<meta property="article:published_time" content="{draft.date}"><link rel="canonical" href="{draft.url}">
<style>{".card{margin:0 auto;padding:4px}" * 80}</style><script>{"var a=[1,2,3];" * 200}</script></head>
<body><header><nav>{_list(_MENU)}</nav></header>
<main><article><h1>{title}</h1><p class="byline">{escape(draft.author)}</p>
{_paragraphs(draft)}</article></main>
<aside><h2>More stories</h2>{_list(f"{draft.title} — {n}" for n in range(12))}</aside>
<footer>{_list(_MENU)}<p>© 2026 {source}. All rights reserved.</p></footer></body></html>"""
    return page.encode()


def _rss(drafts: Drafts) -> bytes:
    items = "\n".join(
        f"""<item><title>{escape(draft.title)}</title><link>{draft.url}</link><guid>{draft.url}</guid>
<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>
<description>{escape(draft.paragraphs[0][:200])}</description>
<content:encoded><![CDATA[{_paragraphs(draft)}]]></content:encoded></item>"""
        for draft in drafts
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{escape(drafts[0].source)}</title><link>https://news.example</link>{items}</channel></rss>""".encode()


def _eml(drafts: Drafts) -> bytes:
    draft = drafts[0]
    mail = EmailMessage()
    mail["From"] = "news@mail.example"
    mail["To"] = "reader@mail.example"
    mail["Subject"] = draft.title
    mail["Date"] = "Mon, 02 Nov 2026 08:00:00 +0000"
    mail.set_content(draft.text)
    page = f"<html><body><h1>{escape(draft.title)}</h1>{_paragraphs(draft)}</body></html>"
    mail.add_alternative(page, "html")
    return mail.as_bytes()


# -- archives ------------------------------------------------------------------------------------------------

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_XHTML = f'{_XML}<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
_CONTAINER = f"""{_XML}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""


def _archive(files: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _epub(drafts: Drafts) -> bytes:
    """A chapter for each draft, with a table of contents."""
    chapters = {f"c{draft.number}.xhtml": draft for draft in drafts}
    links = "".join(f'<li><a href="{name}">{escape(d.title)}</a></li>' for name, d in chapters.items())
    nav = f'{_XHTML}<body><nav epub:type="toc"><ol>{links}</ol></nav></body></html>'
    return _archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": _CONTAINER,
            "OEBPS/book.opf": _book(drafts[0], list(chapters)),
            "OEBPS/nav.xhtml": nav,
            **{f"OEBPS/{name}": _chapter(draft) for name, draft in chapters.items()},
        }
    )


def _chapter(draft: Draft) -> str:
    title = escape(draft.title)
    return (
        f"{_XHTML}<head><title>{title}</title></head><body><h1>{title}</h1>{_paragraphs(draft)}</body></html>"
    )


def _book(first: Draft, chapters: Sequence[str]) -> str:
    kind = 'media-type="application/xhtml+xml"'
    items = "".join(f'<item id="{name[:-6]}" href="{name}" {kind}/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name[:-6]}"/>' for name in chapters)
    return f"""{_XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">{first.url}</dc:identifier>
<dc:title>{escape(first.source)}</dc:title><dc:language>{first.lang}</dc:language><dc:date>{first.date}</dc:date>
</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" {kind}/>{items}</manifest>
<spine>{spine}</spine></package>"""


_OFFICE = "http://schemas.openxmlformats.org"
_PACKAGE = f"{_OFFICE}/package/2006"
_TYPES = f"""{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = f"""{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"
Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties"
Target="docProps/core.xml"/></Relationships>"""


def _docx(drafts: Drafts) -> bytes:
    draft = drafts[0]
    title = escape(draft.title)
    core = f"""{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>
<dc:creator>{escape(draft.author)}</dc:creator></cp:coreProperties>"""
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(paragraph)}</w:t></w:r></w:p>'
        for paragraph in draft.paragraphs
    )
    document = f"""{_XML}<w:document xmlns:w="{_OFFICE}/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>
{body}</w:body></w:document>"""
    return _archive(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS,
            "docProps/core.xml": core,
            "word/document.xml": document,
        }
    )


# -- all of them ---------------------------------------------------------------------------------------------

FORMATS = {
    "txt, UTF-8": Format(".txt", 1, _txt),
    "txt, code page": Format(".txt", 1, _code_page),
    "md": Format(".md", 1, _md),
    "html": Format(".html", 1, _html),
    "pdf": Format(".pdf", 1, lambda drafts: pdf([drafts[0].title, *drafts[0].paragraphs])),
    "epub": Format(".epub", 4, _epub),
    "docx": Format(".docx", 1, _docx),
    "eml": Format(".eml", 1, _eml),
    "jsonl": Format(".jsonl", 10, _jsonl),
    "rss": Format(".xml", 10, _rss),
}


def save(drafts: Drafts, kind: str, folder: Path) -> list[Path]:
    """Write the drafts as files of one format, as many as it takes."""
    folder.mkdir(parents=True, exist_ok=True)
    how = FORMATS[kind]
    paths = []
    for first in range(0, len(drafts), how.articles):
        together = drafts[first : first + how.articles]
        path = folder / f"{together[0].number:06}{how.suffix}"
        path.write_bytes(how.save(together))
        paths.append(path)
    return paths
