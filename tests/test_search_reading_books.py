"""E-books, made by hand, also as nobody should make them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from search.errors import ReadingError
from tests.handmade import (
    BOOK,
    LAUGHS,
    STORY,
    book,
    chapter,
    nav,
    page,
    read_book,
    roles,
    texts,
    titles,
    zipped,
)

# -- e-books -------------------------------------------------------------------------------------------------


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
