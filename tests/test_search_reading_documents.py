"""Archives, e-books and documents of word processors, made by hand, also as nobody should make them."""

from __future__ import annotations

import contextlib
import random
import struct
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.errors import ReadingError
from search.reading import archive as archives
from search.reading import xml
from search.reading.archive import Archive
from search.reading.document import Contents, RawDocument, Reader
from search.reading.formats import docx, epub, plain, reader_for
from search.reading.properties import real_author, real_title

SAMPLES = Path(__file__).parent / "samples"
STORY = "The port of Harrow Bay will close its oldest dock in July, the harbour board said on Tuesday."


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


# -- archives ------------------------------------------------------------------------------------------------


def test_members_are_found_by_name_address_and_spelling() -> None:
    with Archive(zipped({"OEBPS/t/a b.xhtml": "x", "OEBPS/100%20.txt": "y", "Café/Ü.txt": "z"})) as archive:
        assert archive.read("OEBPS/t/a b.xhtml") == b"x"
        assert archive.follow("t/a%20b.xhtml#part", "OEBPS/c.opf") == "OEBPS/t/a b.xhtml"
        assert archive.follow("../100%20.txt", "OEBPS/t/x") == "OEBPS/100%20.txt"
        assert archive.follow("/oebps/T/A b.xhtml") == "OEBPS/t/a b.xhtml"
        assert archive.find("cafe\u0301/u\u0308.TXT") == "Café/Ü.txt"


@pytest.mark.parametrize(
    "address",
    [
        *(
            "../../etc/passwd",
            "/etc/passwd",
            "..",
            "",
            "http://example.org/a.txt",
            "file:///a.txt",
            "//host/a",
        ),
        *("../a.txt/../../a.txt", "C:\\a.txt", "%2e%2e/%2e%2e/a.txt", "a" * 5_000, "http://[", "\x00"),
    ],
)
def test_no_address_leads_out_of_an_archive(address: str) -> None:
    with Archive(zipped({"a.txt": "x", "d/b.txt": "y"})) as archive:
        assert archive.follow(address, "d/b.txt") == ""


def test_a_name_that_climbs_is_a_name_like_any_other() -> None:
    with Archive(zipped({"../../etc/passwd": "x", "\\\\host\\share": "y"})) as archive:
        assert archive.read("../../etc/passwd") == b"x"
        assert set(archive.names) == {"../../etc/passwd", "host/share"}


def test_names_in_utf8_without_its_flag_are_read() -> None:
    data = zipped({"章节.txt": "x"})
    plain = data.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")  # the flag of UTF-8, in both headers
    assert plain != data
    with Archive(plain) as archive:
        assert archive.names == ("章节.txt",)


def test_a_bomb_is_refused_before_it_fills_the_memory() -> None:
    with Archive(zipped({"bomb": bytes(9 << 20), "fine": "text " * 100_000})) as archive:
        assert len(archive.read("fine")) == 500_000
        with pytest.raises(ReadingError, match="far more"):
            archive.read("bomb")


def test_the_sum_of_what_is_read_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_TOTAL", 1_000)
    with Archive(zipped({"a": bytes(600), "b": bytes(600)})) as archive:
        archive.read("a")
        with pytest.raises(ReadingError, match="far more"):
            archive.read("b")


def test_the_last_of_two_members_with_one_name_is_read_and_counted() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([("a", "first"), ("a", "second")])
    with Archive(data) as archive:
        assert archive.read("a") == b"second"
        assert archive.twice == 1


def test_locked_and_oddly_packed_members_say_so() -> None:
    data = bytearray(zipped({"a": "secret"}))
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    with Archive(bytes(data)) as archive, pytest.raises(ReadingError, match="password"):
        archive.read("a")
    data[6] &= ~1
    data[central + 8] &= ~1
    struct.pack_into("<H", data, 8, 14)
    struct.pack_into("<H", data, central + 10, 14)
    with Archive(bytes(data)) as archive, pytest.raises(ReadingError, match="unusual"):
        archive.read("a")


def test_damage_is_said_and_never_raised_otherwise() -> None:
    data = zipped({"a": random.Random(1).randbytes(2_000)})
    for broken in (b"", b"PK", data[:-30], data[:500], data[100:], b"PK\x05\x06" + bytes(18)[:10]):
        with pytest.raises(ReadingError, match="damaged"), Archive(broken) as archive:
            archive.read("a")
    flipped = bytearray(data)
    flipped[900] ^= 255
    with Archive(bytes(flipped)) as archive, pytest.raises(ReadingError, match="damaged"):
        archive.read("a")
    crowded = bytearray(data)
    struct.pack_into("<L", crowded, len(data) - 10, 1 << 30)
    with pytest.raises(ReadingError, match="too many"):
        Archive(bytes(crowded))


# -- XML -----------------------------------------------------------------------------------------------------

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


@pytest.mark.parametrize("is_lenient", [False, True])
def test_entities_are_not_expanded(is_lenient: bool) -> None:
    outside = '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&f;</a>'
    assert xml.text_of(xml.parse(outside.encode(), "a", is_lenient)) == ""
    for bomb in (f"{LAUGHS}<a><b>x&a11;y</b></a>", f'{LAUGHS}<a b="&a11;"/>'):
        with contextlib.suppress(ReadingError):
            root = xml.parse(bomb.encode(), "a", is_lenient)
            assert len(xml.text_of(root)) + len(root.get("b", "")) < 10


def test_trees_without_end_are_refused() -> None:
    deep = b"<a>" * 3_000 + b"</a>" * 3_000
    for data in (deep, b"", b"<a>", b"\x00", b"<a></b>", b"<?xml version='1.0' encoding='none-such'?><a/>"):
        with pytest.raises(ReadingError, match="damaged"):
            xml.parse(data, "a")


# -- properties ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Microsoft Word - x.doc",
            "untitled",
            "Untitled-2",
            "Document1",
            "文档1",
            "新建 Microsoft Word 文档",
        ),
        *("report-final.docx", "PowerPoint Presentation", "Slide 1", "无标题", "12-3", "", "\ufffd\ufffda"),
        "C:\\x\\y z",
    ],
)
def test_titles_that_a_program_made_up_are_none(title: str) -> None:
    assert real_title(title) == ""


def test_real_titles_and_authors_stay() -> None:
    assert real_title(" Harrow Bay\x00 to close\n its dock ") == "Harrow Bay to close its dock"
    assert real_title("青河市将改造三座旧水厂") == "青河市将改造三座旧水厂"
    assert [
        real_author(name)
        for name in ("Mara Quill", "林书", "anonymous", "Administrator", "a@b.c", "微软用户")
    ] == [
        "Mara Quill",
        "林书",
        *[""] * 4,
    ]


# -- documents of word processors ----------------------------------------------------------------------------

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


def test_styles_say_what_a_paragraph_is_in_any_language() -> None:
    body = (
        p("Harrow Bay to close its dock", "Titel")
        + p("1 The plan 3", "V1")
        + p("The plan", "berschrift1")
        + p(STORY)
        + p("What follows", "Own")
        + p(STORY, "Loop")
        + p("Level", "Level")
        + p("The dock in 1998", "Cap")
        + p("Below", more='<w:outlineLvl w:val="1"/>')
    )
    document = read_word(body, "Template", "Mara Quill")
    assert document.title == "Harrow Bay to close its dock"
    assert document.author == "Mara Quill"
    assert document.date == ""
    assert " ".join(role for role, _ in roles(document)) == (
        "headline boilerplate subhead body subhead body subhead boilerplate subhead"
    )
    assert document.parts[1].reason == "table of contents"


@pytest.mark.parametrize(
    ("body", "stated", "title"),
    [
        (p("By Mara Quill") + p("Dock  to close") + p(STORY), "Dock to Close", "Dock to close"),
        (p("Dock to close", "berschrift1") + p(STORY), "", "Dock to close"),
        (p("One", "berschrift1") + p(STORY) + p("Two", "berschrift1"), "Dock to close", "Dock to close"),
        (p(r("Dock to close", "<w:b/>")) + p(STORY), "Old title of a template", "Dock to close"),
        (p("Dock to close", more='<w:jc w:val="center"/>') + p(STORY), "", "Dock to close"),
        (p(r("Dock to close", '<w:sz w:val="40"/>')) + p(STORY), "", "Dock to close"),
        (p("Oldest dock of Harrow Bay to close") + p(STORY), "", "Oldest dock of Harrow Bay to close"),
        (p(STORY) + p(STORY), "Dock to close", "Dock to close"),
        (p(STORY) + p(STORY), "Document1", ""),
    ],
)
def test_the_headline_is_found_by_style_title_or_look(body: str, stated: str, title: str) -> None:
    document = read_word(body, stated)
    assert document.title == title
    assert texts(document, "headline") == (
        [title] if title and "  " not in body else texts(document, "headline")
    )


def test_a_row_of_a_table_is_a_paragraph_in_its_place() -> None:
    table = f"<w:tbl>{row(p('Year'), p('Cost'))}{row(p('2024'), p('1.65'))}{row(p(''), p('alone'))}</w:tbl>"
    document = read_word(p(STORY) + table + p("The end is near."))
    assert texts(document, "body") == [STORY, "Year | Cost", "2024 | 1.65", "alone", "The end is near."]


def test_a_table_that_lays_out_a_page_keeps_its_paragraphs() -> None:
    inner = f"<w:tbl>{row(p('a'), p('b'))}</w:tbl>{p('')}"
    document = read_word(f"<w:tbl>{row(p(STORY) + p(STORY + ' ' + STORY), inner)}</w:tbl>")
    assert texts(document, "body") == [STORY, f"{STORY} {STORY}", "a | b"]


def test_changes_are_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>opens</w:delText></w:r></w:del>"
    kept = f"<w:ins>{r('The dock closes')}</w:ins>{deleted}{r(' soon.')}"
    moved = f"<w:moveFrom>{r('Gone.')}</w:moveFrom><w:moveTo>{r('Come.')}</w:moveTo>"
    ended = p("First half,", more="<w:rPr><w:del/></w:rPr>") + p(" second half.")
    gone = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('row')}</w:tc></w:tr></w:tbl>"
    document = read_word(p(kept) + p(moved) + ended + gone)
    assert texts(document, "body") == ["The dock closes soon.", "Come.", "First half, second half."]


def test_runs_links_breaks_and_fields_join() -> None:
    begin, parted, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    content = (
        f"<w:hyperlink>{r('har')}</w:hyperlink><w:r><w:softHyphen/><w:t>bour</w:t><w:tab/><w:t>well</w:t>"
        '<w:noBreakHyphen/><w:t>known</w:t><w:br/><w:t>next</w:t><w:br w:type="page"/></w:r>'
        f'{begin}<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>{parted}{r(" link")}{end}'
        f"<w:commentRangeStart/><w:sdt><w:sdtContent>{r(' control')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click here')}</w:sdtContent></w:sdt>"
    )
    assert read_word(p(content)).text == "harbour\twell-known\nnext link control"


def test_an_empty_line_inside_parts_a_paragraph() -> None:
    content = "<w:r><w:t>One.</w:t><w:br/><w:br/><w:t>Two.</w:t></w:r>"
    assert texts(read_word(p(content)), "body") == ["One.", "Two."]


def test_readings_over_characters_are_dropped() -> None:
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{r('mò')}</w:rt><w:rubyBase>{r('漠')}</w:rubyBase></w:ruby>"
    old = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>EQ \\* jc2 \\o\\ad(\\s\\up 9(mò),漠)</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    content = f"{r('大')}<w:r>{ruby}</w:r>{r('孤烟直，大')}{old}{r('。')}"
    assert read_word(p(content)).text == "大漠孤烟直，大漠。"


def test_symbols_show_what_their_fonts_have_and_hidden_text_is_named() -> None:
    symbols = "".join(
        f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
        for font, code in (
            ("Symbol", "F061"),
            ("Wingdings", "F0FC"),
            ("Wingdings", "B7"),
            ("", "2022"),
            ("x", "zz"),
        )
    )
    document = read_word(p(symbols + r("secret", "<w:vanish/>") + r("seen", '<w:vanish w:val="0"/>')))
    assert document.text == "α✓••seen"
    assert document.notes == ("hidden text was left out",)


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    both = (
        f"<w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent>"
    )
    document = read_word(p(f"{r('Before')}<w:r>{both}</w:r>{r(' and after.')}"))
    assert texts(document, "body") == ["Before and after.", "In the box."]


def test_notes_come_last_and_heads_are_folded() -> None:
    notes = "".join(
        f'<w:footnote w:id="{n}">{p(text)}</w:footnote>' for n, text in enumerate(["--", "First.", "Unused."])
    )
    ends = f'<w:endnote w:id="7">{p("Last.")}</w:endnote>'
    content = r("Text.") + '<w:r><w:endnoteReference w:id="7"/><w:footnoteReference w:id="1"/></w:r>'
    document = read_word(
        p(content),
        footnotes=part("footnotes", notes),
        endnotes=part("endnotes", ends),
        header=part("hdr", p("Internal")),
        footer=part("ftr", p("Internal") + p("Page")),
        comments=part("comments", p("Never")),
    )
    assert texts(document, "body") == ["Text.", "First.", "Last."]
    assert texts(document, "boilerplate") == ["Internal", "Page"]


def test_other_namespaces_and_packages_without_lists_are_read() -> None:
    main = part("document", f"<w:body>{p(STORY)}</w:body>").replace(W[9:-1], "http://purl.oclc.org/ooxml/x")
    assert docx.read(zipped({"word/document.xml": main}), "a", "").documents[0].text == STORY


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old office document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"%PDF-1.4 text", "PDF"),
        (b"only text", "no word processor's document"),
        (zipped({"a.txt": "x"}), "no word processor's document"),
        (zipped({"word/document.xml": "<w:document"}), "damaged"),
        (zipped({"word/document.xml": "<a>" * 400}), "damaged"),
        (zipped({"word/document.xml": f"{LAUGHS}<a>&a11;</a>"}), "damaged"),
        (zipped({"word/document.xml": bytes(9 << 20)}), "far more"),
        (word("<w:altChunk/>"), "wraps another file"),
        (word(p(STORY))[:-40], "damaged"),
    ],
)
def test_what_is_no_sound_document_says_so(data: bytes, why: str) -> None:
    with pytest.raises(ReadingError, match=why):
        docx.read(data, "a.docx", "")


def test_deep_tables_need_no_deep_stack() -> None:
    body = p(STORY)
    for _ in range(70):
        body = f"<w:tbl>{row(body)}</w:tbl>"
    assert read_word(body).text == STORY


def test_a_long_document_is_read_in_order() -> None:
    document = read_word("".join(p(f"Paragraph {n} of many.") for n in range(3_000)))
    assert len(document.parts) == 3_000
    assert document.text.endswith("Paragraph 2999 of many.")


# -- e-books -------------------------------------------------------------------------------------------------

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


def test_chapters_come_in_the_order_of_reading_with_their_book() -> None:
    contents = read_book(book({"a": chapter("One"), "b": chapter("Two")}, spine=["b", "a"]))
    assert titles(contents) == ["Two", "One"]
    first = contents.documents[0]
    assert (first.source, first.author, first.date, first.notes) == ("The Harbour", "Mara Quill", "", ())
    assert roles(first) == [("headline", "Two"), ("body", STORY)]


def test_a_chapter_without_heading_is_called_by_the_contents_or_by_its_number() -> None:
    pages = {
        "a": page(f"<p>{STORY}</p>"),
        "b": page(f"<p>The Dock</p><p>{STORY}</p>"),
        "nav": nav(a="Bay", b="The dock"),
    }
    contents = read_book(book(pages))
    assert titles(contents) == ["Bay", "The Dock"]
    assert [texts(document, "headline") for document in contents.documents] == [["Bay"], ["The Dock"]]
    assert titles(read_book(book({"a": page(f"<p>{STORY}</p>")}))) == ["The Harbour, 1"]


def test_a_bare_number_takes_the_heading_below_along() -> None:
    contents = read_book(book({"a": page(f"<h1>Chapter 1</h1><h2>The Dock</h2><p>{STORY}</p>")}))
    assert titles(contents) == ["Chapter 1 The Dock"]


def test_pages_that_go_on_belong_to_the_chapter_before() -> None:
    pages = {
        "a": chapter("One"),
        "b": page(f"<p>{STORY}</p>"),
        "c": chapter("Two"),
        "nav": nav(a="One", c="Two"),
    }
    contents = read_book(book(pages))
    assert titles(contents) == ["One", "Two"]
    assert texts(contents.documents[0], "body") == [STORY, STORY]
    del pages["nav"]
    assert len(read_book(book(pages)).documents) == 3


def test_a_page_of_several_chapters_is_parted_where_the_contents_say() -> None:
    story = f"<p>{STORY}</p>"
    pages = {
        "a": page(f"{story}<h2 id='c1'>One</h2>{story}<div><h2><a name='c 2'></a>Two</h2>{story}</div>"),
        "b": page(f"{story}<h2 id='c3'>Three</h2>{story}<h3 id='s'>Section</h3>{story}"),
    }
    nested = '<li><a href="b.xhtml#c3">Three</a><ol><li><a href="b.xhtml#s">Section</a></li></ol></li>'
    links = f'<li><a href="a.xhtml#c1">1</a></li><li><a href="a.xhtml#c%202">2</a></li>{nested}'
    pages["nav"] = page(f'<nav epub:type="toc"><ol>{links}</ol></nav>')
    contents = read_book(book(pages))
    assert titles(contents) == ["The Harbour, 1", "One", "Two", "Three"]
    assert roles(contents.documents[1]) == [("headline", "One"), ("body", STORY)]
    assert texts(contents.documents[2], "body") == [STORY, STORY]  # with what stands over chapter three
    assert "\ufdd0" not in "".join(document.text for document in contents.documents)


def test_what_stands_around_the_text_is_left_out_and_named() -> None:
    links = "".join(f'<p><a href="c.xhtml#{n}">Chapter {n}</a></p>' for n in range(9))
    pages = {
        "cover": page("<p>The Harbour, a book about a dock that closed. By Mara Quill.</p>"),
        "title": page("<h1>The Harbour</h1><p>Mara Quill</p>"),
        "rights": page(f'<section epub:type="copyright-page"><p>{STORY}</p></section>'),
        "list": page(links),
        "c": chapter("One"),
        "notes": page(f"<p>{STORY}</p>"),
        "blank": page("<p> </p>"),
        "nav": nav(c="One"),
    }
    guide = '<guide><reference type="cover" href="cover.xhtml"/></guide>'
    spine = ["cover", "title", "rights", "nav", "list", "c", "notes?", "blank"]
    contents = read_book(book(pages, spine=spine, more=guide))
    assert titles(contents) == ["One"]
    assert contents.notes == ()
    assert contents.documents[0].notes == (
        "left out of the book: cover, short page, imprint, table of contents (2), "
        "page outside the order of reading, empty page",
    )


def test_a_book_of_one_short_page_is_read_all_the_same() -> None:
    assert read_book(book({"a": page("<p>Harrow Bay</p>")})).documents[0].text == "Harrow Bay"


def test_a_page_that_is_cover_and_chapter_at_once_is_a_chapter() -> None:
    guide = '<guide><reference type="cover" href="a.xhtml"/><reference type="text" href="a.xhtml#b"/></guide>'
    assert titles(read_book(book({"a": chapter("One")}, more=guide))) == ["One"]


def test_readings_and_the_numbers_of_notes_and_pages_are_dropped() -> None:
    body = (
        "<h1>One</h1><p>大<ruby>漠<rp>(</rp><rt>mò</rt></ruby>孤烟直<a epub:type='noteref' href='#n'>1</a>，"
        "长河<span epub:type='pagebreak' id='p2'>2</span>落日圆，这一句诗人人都知道，老师也常常讲起。</p>"
    )
    (document,) = read_book(book({"a": page(body)})).documents
    assert texts(document, "body") == ["大漠孤烟直，长河落日圆，这一句诗人人都知道，老师也常常讲起。"]


@pytest.mark.parametrize(
    ("version", "date", "stated"),
    [
        ("3.0", "<dc:date>2025-07-20</dc:date>", "2025-07-20"),
        ("3.0", "<dc:date>2025</dc:date>", ""),
        ("2.0", "<dc:date>2025-07-20</dc:date>", ""),
        ("2.0", '<dc:date opf:event="creation">2025-07-20</dc:date>', ""),
        ("2.0", '<dc:date opf:event="publication">2025-07-20T10:00:00Z</dc:date>', "2025-07-20"),
    ],
)
def test_a_date_is_one_of_publishing_and_whole(version: str, date: str, stated: str) -> None:
    contents = read_book(book({"a": chapter("One")}, about=BOOK + date, version=version))
    assert contents.documents[0].date == stated


def test_only_authors_are_authors() -> None:
    about = (
        '<dc:creator opf:role="aut">Mara Quill</dc:creator><dc:creator opf:role="edt">E</dc:creator>'
        '<dc:creator id="x">Ines Calloway</dc:creator><meta refines="#x" property="role">ill</meta>'
        "<dc:creator>Tom Reyes</dc:creator><dc:creator>calibre</dc:creator>"
    )
    assert read_book(book({"a": chapter("One")}, about=about)).documents[0].author == "Mara Quill, Tom Reyes"


def test_old_books_have_their_contents_in_another_form() -> None:
    ncx = (
        "<ncx><navMap><navPoint><navLabel><text>The Bay</text></navLabel>"
        '<content src="../OEBPS/a.xhtml#x"/></navPoint></navMap></ncx>'
    )
    data = book({"a": page(f"<p>{STORY}</p>")}, version="2.0")
    members = {
        name: zipfile.ZipFile(BytesIO(data)).read(name) for name in zipfile.ZipFile(BytesIO(data)).namelist()
    }
    item = b'<item id="n" href="t/n.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    members["OEBPS/c.opf"] = members["OEBPS/c.opf"].replace(b"</manifest>", item)
    members["OEBPS/t/n.ncx"] = ncx.replace("../OEBPS/", "../").encode()
    assert titles(read_book(zipped(members))) == ["The Bay"]


def test_missing_and_hostile_pages_are_named_and_the_others_read() -> None:
    data = book({"a": chapter("One"), "b": chapter("Two")})
    with zipfile.ZipFile(BytesIO(data)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    members["OEBPS/c.opf"] = members["OEBPS/c.opf"].replace(b'href="a.xhtml"', b'href="../../etc/passwd"')
    contents = read_book(zipped(members))
    assert titles(contents) == ["Two"]
    assert contents.notes == ("../../etc/passwd was left out: It is missing.",)


def locks(algorithm: str, *names: str) -> str:
    data = "".join(
        f'<EncryptedData><EncryptionMethod Algorithm="{algorithm}"/>'
        f'<CipherData><CipherReference URI="{name}"/></CipherData></EncryptedData>'
        for name in names
    )
    return f"<encryption>{data}</encryption>"


def test_a_locked_book_says_so_but_scrambled_fonts_lock_nothing() -> None:
    pages = {"a": chapter("One"), "b": chapter("Two")}
    aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    where = "META-INF/encryption.xml"
    with pytest.raises(ReadingError, match="DRM"):
        read_book(book(pages, **{where: locks(aes, "OEBPS/a.xhtml", "OEBPS/b.xhtml")}))
    part_locked = read_book(book(pages, **{where: locks(aes, "OEBPS/a.xhtml")}))
    assert titles(part_locked) == ["Two"]
    assert "locked" in part_locked.notes[0]
    fonts = locks("http://www.idpf.org/2008/embedding", "OEBPS/a.xhtml", "OEBPS/f.otf")
    assert titles(read_book(book(pages, **{where: fonts}))) == ["One", "Two"]


def test_declared_encodings_count_where_the_bytes_are_no_utf8() -> None:
    text = (
        f"<?xml version='1.0' encoding='windows-1252'?>{page('<h1>Café</h1><p>' + STORY + ' naïve £5</p>')}"
    )
    data = book({"a": chapter("One")})
    with zipfile.ZipFile(BytesIO(data)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    members["OEBPS/a.xhtml"] = text.encode("cp1252")
    assert "naïve £5" in read_book(zipped(members)).documents[0].text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"only text", "no e-book"),
        (b"%PDF-1.4 text", "PDF"),
        (zipped({"a.txt": "x"}), "no e-book"),
        (zipped({"a.opf": "x"}), "damaged"),
        (zipped({"META-INF/container.xml": "<a/>", "a.opf": "<package/>"}), "None of the book's 0 pages"),
        (book({"a": page("")}), "None of the book's 1 pages"),
        (book({"a": chapter("One")})[:-40], "damaged"),
        (book({"a": "x" * (9 << 20)}), "None of the book's 1 pages"),
    ],
)
def test_what_is_no_sound_book_says_so(data: bytes, why: str) -> None:
    with pytest.raises(ReadingError, match=why):
        read_book(data)


def test_deep_pages_and_bombs_inside_pages_end() -> None:
    deep = page("<div>" * 5_000 + f"<p>{STORY}</p>" + "</div>" * 5_000)
    laughing = (
        f"<?xml version='1.0'?>{LAUGHS.replace('DOCTYPE a', 'DOCTYPE html')}{page(f'<p>&a11; {STORY}</p>')}"
    )
    contents = read_book(book({"a": deep, "b": laughing}))
    assert [len(document.text) < 200 for document in contents.documents] == [True, True]


def test_five_hundred_chapters() -> None:
    contents = read_book(book({f"c{n}": chapter(f"Chapter {n} of the harbour") for n in range(500)}))
    assert titles(contents)[-1] == "Chapter 499 of the harbour"


# -- damage of every kind ------------------------------------------------------------------------------------


@st.composite
def repacked(draw: st.DrawFn, name: str) -> bytes:
    """A sample archive with one member changed somewhere, packed anew so that the change is reached."""
    with zipfile.ZipFile(SAMPLES / name) as file:
        members = {each: file.read(each) for each in file.namelist() if not each.endswith("/")}
    chosen = draw(st.sampled_from(sorted(each for each in members if each.endswith(("ml", "opf", "rels")))))
    data = members[chosen]
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, min(len(data), start + 40)))
    tokens = st.sampled_from(
        [b"", b"<", b">", b"&x;", b"</w:p>", b"<w:tc>", b'"', b"\x00", b"\xff", b"../", b"<w:p>"]
    )
    members[chosen] = data[:start] + draw(st.one_of(tokens, st.binary(max_size=8))) + data[end:]
    return zipped(members)


def read_or_refused(reader: Reader, data: bytes) -> tuple[RawDocument, ...]:
    """What comes out, nothing where the file is refused in the way files are."""
    with contextlib.suppress(ReadingError):
        documents = reader(data, "a", "").documents
        assert documents
        return documents
    return ()


@settings(max_examples=60, deadline=None)
@given(data=repacked("article_zh.docx"))
def test_a_changed_document_is_read_or_refused(data: bytes) -> None:
    for document in read_or_refused(docx.read, data):
        assert all(part.start < part.end <= len(document.text) for part in document.parts)


@settings(max_examples=60, deadline=None)
@given(data=repacked("two_chapters.epub"))
def test_a_changed_book_is_read_or_refused(data: bytes) -> None:
    assert all(document.text for document in read_or_refused(epub.read, data))


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(["article_zh.docx", "two_chapters.epub"]),
    where=st.floats(0, 1),
    put=st.binary(max_size=6),
)
def test_changed_bytes_of_an_archive_raise_nothing_else(name: str, where: float, put: bytes) -> None:
    data = (SAMPLES / name).read_bytes()
    at = int(where * len(data))
    reader = docx.read if name.endswith("docx") else epub.read
    for changed in (data[:at] + put, data[:at] + put + data[at + len(put) :], data[:at] + put + data[at:]):
        read_or_refused(reader, changed)


def test_a_part_that_stands_for_another_may_stand_alone() -> None:
    data = zipped({"word/document.xml": f"<Fallback><p><r><t>{STORY}</t></r></p></Fallback>"})
    assert docx.read(data, "a.docx", "").documents[0].text == STORY


def test_trees_of_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "_MOST_TAGS", 10)
    with pytest.raises(ReadingError, match="too many elements"):
        xml.parse(b"<a>" + b"<b/>" * 20 + b"</a>", "a part")


@pytest.mark.parametrize(
    "encoding", ["hex", "rot13", "zip", "base64", "idna", "undefined", "punycode", "none"]
)
def test_an_encoding_that_is_none_costs_no_book(encoding: str) -> None:
    data = book({"a": chapter("One")})
    with zipfile.ZipFile(BytesIO(data)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    text = f"<?xml version='1.0' encoding='{encoding}'?>{page('<h1>Café</h1><p>' + STORY + ' naïve</p>')}"
    members["OEBPS/a.xhtml"] = text.encode("cp1252")
    assert "naïve" in read_book(zipped(members)).documents[0].text


def spine(*names: str) -> bytes:
    """A book of one page whose order of reading names these."""
    references = "".join(f'<itemref idref="{name}"/>' for name in names)
    item = '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    package = f"<package><metadata/><manifest>{item}</manifest><spine>{references}</spine></package>"
    return zipped({"b.opf": package, "a.xhtml": chapter("One")})


def test_pages_that_are_missing_are_named_up_to_twenty_and_cut_short() -> None:
    notes = read_book(spine("a", *("x" * 500 + str(n) for n in range(1_000)))).notes
    assert len(notes) == 21
    assert notes[-1] == "980 more pages were left out"
    assert max(map(len, notes)) < 200


def test_a_page_named_again_is_read_once() -> None:
    assert titles(read_book(spine(*["a"] * 2_000))) == ["One"]


@pytest.mark.parametrize("gap", [0, 8])
def test_the_list_of_an_archive_for_large_files_is_limited_too(gap: int) -> None:
    data = zipped({"a": "x"})
    end = data.rindex(b"PK\x05\x06")

    def with_large_list(size: int) -> bytes:
        count, start = 1, data.index(b"PK\x01\x02")
        record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
        locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
        return data[:end] + record + bytes(gap) + locator + data[end:]

    with pytest.raises(ReadingError, match="too many"):
        Archive(with_large_list(17 << 20))
    if not gap:
        with Archive(with_large_list(end - data.index(b"PK\x01\x02"))) as archive:
            assert archive.read("a") == b"x"


@pytest.mark.parametrize("name", ["book.txt", "book"])
@pytest.mark.parametrize("sample", ["two_chapters.epub", "article_zh.docx"])
def test_packed_kinds_are_known_by_their_members(sample: str, name: str) -> None:
    data = (SAMPLES / sample).read_bytes()
    reader = reader_for(Path(name).suffix, data)
    assert reader is (epub.read if sample.endswith("epub") else docx.read)
    assert reader_for(Path(name).suffix, data[:-30]) in (None, plain.read)
    assert reader_for(Path(name).suffix, zipped({"a": "x", "mimetype": "text/plain"})) in (None, plain.read)


def test_comments_are_counted() -> None:
    comment = f"<w:comment>{p('Check this.')}</w:comment>"
    one = read_word(p(STORY), comments=part("comments", comment))
    assert one.notes == ("1 comment left out",)
    assert read_word(p(STORY), comments=part("comments", comment * 3)).notes == ("3 comments left out",)
    assert "Check" not in one.text
