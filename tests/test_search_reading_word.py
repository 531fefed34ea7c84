"""Documents of word processors, made by hand, also as nobody should make them."""

from __future__ import annotations

import pytest

from search.errors import ReadingError
from search.reading.formats import docx
from tests.handmade import LAUGHS, STORY, W, p, part, r, read_word, roles, row, texts, word, zipped

# -- documents of word processors ----------------------------------------------------------------------------


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
