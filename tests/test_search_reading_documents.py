"""Archives, XML and stated properties; and what damage of every kind does to documents and e-books."""

from __future__ import annotations

import contextlib
import random
import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.errors import ReadingError
from search.reading import archive as archives
from search.reading import xml
from search.reading.archive import Archive
from search.reading.document import RawDocument, Reader
from search.reading.formats import docx, epub, plain, reader_for
from search.reading.properties import real_author, real_title
from tests.handmade import (
    LAUGHS,
    SAMPLES,
    STORY,
    book,
    chapter,
    p,
    page,
    part,
    read_book,
    read_word,
    titles,
    zipped,
)

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
