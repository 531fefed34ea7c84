"""PDF files drawn here word by word: order of reading, paragraphs, headings, heads and feet, and damage."""

from __future__ import annotations

import base64
import contextlib
import random
import textwrap
import threading
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.errors import ReadingError
from search.reading import read_file
from search.reading.document import Contents, RawDocument
from search.reading.formats import pdf
from search.reading.pages.forms import as_written
from search.reading.pages.hyphens import Evidence

SAMPLES = Path(__file__).parent / "samples"
LEFT, TOP, STEP = 60.0, 780.0, 12.0
LETTER = 0.6  # of the size: each letter of the font is as wide
WORDS = (
    "the harbour board said on Tuesday that its oldest dock will close in July after years of coal shipping"
    " and most of the people who work there are to be offered other places in the town before winter comes"
)


class Drawn(NamedTuple):
    """A piece of text at a place; `font` is R, B (bold) or U (any character, as wide as the size;
    V sets them downwards)."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "R"
    turn: str = "1 0 0 1"


Page = Sequence[Drawn]

TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange"
    b" <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end"
)


_FONT = (  # TrueType, one box for whatever has no shape of its own; zlib, base85
    "c-muNWME)mV{l+#Vo*rWsZ3k)ARrJZ@&SmYGEx&$4AbuE0oge~Y?c8OV2@&60%U`*N=9x;1@j9ABOv<)5VPduCno}FULbx0;^!t-"
    "6fiIYO=n;@0mKRnAiIFLL~P5wcz&C&49v_ReGJcy&l<pKqyOiaw=pXKxy(Q}K>$z>bHV=(APKU~h<O{>BxJw{HJb%0!-OW!0CguX"
    "P#$IjGXsOTprW7=bBhsk(4Tb-3;=bqEU5"
)

_FIRST_PAGE = 12


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)


def packed(content: bytes) -> bytes:
    return stream(zlib.compress(content), b"/Filter/FlateDecode")


def shown(piece: Drawn) -> str:
    text = piece.text.encode("utf-16-be").hex() if piece.font in "UV" else piece.text.encode("cp1252").hex()
    return f"BT /{piece.font} {piece.size} Tf {piece.turn} {piece.x} {piece.y} Tm <{text}> Tj ET"


def made(
    pages: Sequence[Page], title: str = "", more: str = "", unicode: bytes = TO_UNICODE, marks: str = ""
) -> bytes:
    """A PDF file of these pages; `more` goes into each page, `marks` into its drawing."""
    kids = " ".join(f"{_FIRST_PAGE + 2 * n} 0 R" for n in range(len(pages)))
    fixed = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[6 0 R]%s>>"
        % (b"/ToUnicode 7 0 R" if unicode else b""),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        stream(unicode),
        b"<</Title<feff%s>>>" % title.encode("utf-16-be").hex().encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-V/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/STSong-Light/DW 1000/CIDToGIDMap 11 0 R/FontDescriptor"
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 752/Descent -271"
        b"/FontBBox[-25 -254 1000 880]/FontFile2 10 0 R>>"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>]>>",
        packed(zlib.decompress(base64.b85decode(_FONT))),
        packed(bytes(2 * 0x10000)),
    ]
    objects = list(fixed)
    for n, page in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            b"/Resources<</Font<</R 3 0 R/B 4 0 R/U 5 0 R/V 9 0 R>>>>/Contents %d 0 R%s>>"
            % (_FIRST_PAGE + 1 + 2 * n, more.encode())
        )
        objects.append(stream("\n".join([marks, *map(shown, page)]).encode()))
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        b"%sxref\n0 %d\n0000000000 65535 f \n%s"
        b"trailer<</Size %d/Root 1 0 R/Info 8 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            body,
            len(objects) + 1,
            table,
            len(objects) + 1,
            len(body),
        )
    )


def read(*pages: Page, title: str = "", more: str = "", unicode: bytes = TO_UNICODE) -> RawDocument:
    (document,) = pdf.read(made(pages, title, more, unicode), "a.pdf", "").documents
    return document


def texts(document: RawDocument, role: str = "body") -> list[str]:
    return [document.text[part.start : part.end] for part in document.parts if part.role == role]


def prose(words: int, seed: int = 0) -> str:
    """A paragraph of so many words, another one for each seed."""
    chosen = random.Random(seed).choices(WORDS.split(), k=words)
    return " ".join([f"Paragraph {seed}", *chosen]) + "."


def lines(text: str, width: int, indent: int = 0) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=" " * indent, break_on_hyphens=False)


def column(
    paragraphs: Iterable[str],
    x: float = LEFT,
    top: float = TOP,
    width: int = 70,
    indent: int = 0,
    gap: float = 6,
    size: float = 10,
) -> list[Drawn]:
    """Paragraphs set in lines of so many letters, with an indent or a gap between them."""
    drawn: list[Drawn] = []
    y = top
    for paragraph in paragraphs:
        for line in lines(paragraph, width, indent):
            inset = len(line) - len(line.lstrip())
            drawn.append(Drawn(x + inset * LETTER * size, y, line.strip(), size))
            y -= STEP
        y -= gap
    return drawn


# -- the order of reading ------------------------------------------------------------------------------------

THREE = [[prose(60, 10 * n + m) for m in range(3)] for n in range(3)]


def columns(count: int, top: float = 700) -> list[list[Drawn]]:
    width = {2: 36, 3: 23}[count]
    step = (475 - 15) / count + 5
    return [column(THREE[n], LEFT + n * step, top - 3 * n, width) for n in range(count)]


@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_read_one_after_the_other(count: int) -> None:
    sides = columns(count)
    head = [Drawn(LEFT, 760, "Harrow Bay to close its oldest dock", 20, "B")]
    foot = [Drawn(290, 30, "- 1 -", 8)]
    document = read([*head, *(piece for side in sides for piece in side), *foot])
    assert texts(document) == [text for side in THREE[:count] for text in side]
    assert document.title == "Harrow Bay to close its oldest dock"


@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_read_so_also_when_drawn_row_by_row(count: int) -> None:
    rows = [piece for row in zip(*columns(count), strict=False) for piece in row]
    level = [piece._replace(y=rows[n - n % count].y) for n, piece in enumerate(rows)]
    document = read(level)
    whole = "".join(texts(document)).replace(" ", "")
    found = 0
    for text in ("".join(piece.text.split()) for n in range(count) for piece in level[n::count]):
        found = whole.find(text, found) + len(text)
        assert found >= len(text)


def test_a_heading_over_two_of_three_columns_stands_over_both() -> None:
    first, second, third = columns(3)
    over = Drawn(second[0].x, 730, "A heading over two columns of three", 13, "B")
    left = column(THREE[0], LEFT, 730, 23)
    document = read([*left, over, *second, *third])
    assert [document.text[p.start : p.end] for p in document.parts] == [
        *THREE[0],
        "A heading over two columns of three",
        *THREE[1],
        *THREE[2],
    ]
    assert first


def test_a_table_is_read_by_rows() -> None:
    table = [
        Drawn(x, 600 - STEP * n, text)
        for n in range(12)
        for x, text in ((LEFT, f"Place number {n}"), (250, f"{n},400"), (350, f"{n}.5 %"), (450, "yes"))
    ]
    document = read([*column([prose(80, 1)]), *table, *column([prose(80, 2)], top=400)])
    rows = " ".join(texts(document, "body"))
    assert all(f"Place number {n} {n},400 {n}.5 % yes" in rows for n in range(12))


def test_chinese_that_runs_down_is_read_from_the_right() -> None:
    text = (
        "青河市昨日宣布，将在七月之前完成三座旧水厂的改造，总投资约十四亿元。市长林远说我们不会提高水价。" * 4
    )
    rows = [text[start : start + 30] for start in range(0, len(text), 30)]
    drawn = [Drawn(500 - 20 * n, 760, row, 12, "V") for n, row in enumerate(rows)]
    assert texts(read(drawn)) == [text]


@pytest.mark.parametrize(("turn", "x", "y"), [("0 1 -1 0", 100, 60), ("0 -1 1 0", 400, 780)])
def test_a_page_that_lies_on_its_side_is_turned(turn: str, x: float, y: float) -> None:
    step = 12 if turn.startswith("0 1") else -12
    drawn = [Drawn(x + step * n, y, line, 10, "R", turn) for n, line in enumerate(lines(prose(90), 70))]
    assert texts(read(drawn)) == [prose(90)]


def test_a_line_up_the_margin_is_folded() -> None:
    document = read([*column([prose(90)]), Drawn(30, 200, "arXiv 2025 up the margin", 12, "R", "0 1 -1 0")])
    assert texts(document) == [prose(90)]
    assert texts(document, "boilerplate") == ["arXiv 2025 up the margin"]


# -- paragraphs ----------------------------------------------------------------------------------------------

SOME = [prose(50 + 3 * n, n) for n in range(8)]


@pytest.mark.parametrize(("indent", "gap"), [(3, 0), (0, 6), (3, 6)])
def test_paragraphs_are_told_by_indents_and_by_white_space(indent: int, gap: float) -> None:
    assert texts(read(column(SOME, indent=indent, gap=gap))) == SOME


def test_paragraphs_are_told_by_short_last_lines_alone() -> None:
    short = [text for text in SOME if len(lines(text, 70)[-1]) < 50]
    assert len(short) > 4
    assert texts(read(column(short, gap=0))) == short


def test_a_paragraph_runs_over_columns_and_pages() -> None:
    drawn = column(SOME, indent=3, gap=0)
    for cut in range(5, len(drawn) - 5, 7):
        pages = [drawn[:cut], [piece._replace(y=piece.y - drawn[cut].y + TOP) for piece in drawn[cut:]]]
        numbered = [[*page, Drawn(290, 30, f"Page {n} of 2", 8)] for n, page in enumerate(pages, 1)]
        document = read(*numbered)
        assert texts(document) == SOME
        assert document.text[document.pages[1] :].startswith(drawn[cut].text[:20])


def test_notes_at_the_foot_do_not_tear_a_sentence() -> None:
    drawn = column(SOME, indent=3, gap=0)
    note = [Drawn(LEFT, 90, "1 As the board wrote in its report of the year before.", 7)]
    first = drawn[:21]
    second = [piece._replace(y=piece.y - drawn[21].y + TOP) for piece in drawn[21:]]
    found = texts(read([*first, *note], second))
    assert [text for text in found if text != note[0].text] == SOME
    assert note[0].text in found


def test_lines_of_chinese_join_without_space_and_keep_their_own() -> None:
    text = "青河市昨日宣布 AI 系统，将在2025年7月15日之前完成三座旧水厂的改造。市长林远说，水价不变。"
    rows = [text[start : start + 14] for start in range(0, len(text), 14)]
    drawn = [Drawn(LEFT, 700 - 14 * n, row, 10, "U") for n, row in enumerate(rows)]
    assert texts(read(drawn)) == [text]


def test_a_quotation_set_in_on_both_sides_is_one_paragraph() -> None:
    quoted = column([prose(60, 3)], x=LEFT + 36, top=660, width=55)
    document = read([*column([SOME[0], SOME[1]]), *quoted, *column([SOME[2]], top=560)])
    assert texts(document) == [SOME[0], SOME[1], prose(60, 3), SOME[2]]


def test_items_of_a_list_hang_together() -> None:
    items = [f"{n}. {prose(30, n)}" for n in range(1, 5)]
    drawn: list[Drawn] = []
    for item in items:
        for n, line in enumerate(textwrap.wrap(item, 60, subsequent_indent="   ")):
            inset = 3 * LETTER * 10 if n else 0
            drawn.append(Drawn(LEFT + inset, TOP - STEP * len(drawn), line.strip()))
    assert texts(read(drawn)) == items


def test_a_large_initial_goes_back_to_its_word() -> None:
    text = f"The {prose(70)}"
    rows = [*lines(text[1:], 64)[:2], *lines(text[1 + len(" ".join(lines(text[1:], 64)[:2])) :].strip(), 70)]
    drawn = [Drawn(LEFT, 676, "T", 32, "B")]
    drawn += [Drawn(LEFT + (36 if n < 2 else 0), 690 - STEP * n, row) for n, row in enumerate(rows)]
    assert texts(read(drawn)) == [text]


# -- hyphens -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the har-", "bour board", "the harbour board"),
        ("the re-", "build", "the rebuild"),
        ("a well-", "known maker", "a well-known maker"),
        ("a state-", "owned firm", "a state-owned firm"),
        ("de-", "clined to com-", "declined to com-"),
        ("his part-", "ner", "his partner"),
        ("to-", "day", "today"),
        ("Anglo-", "American", "Anglo-American"),
        ("COVID-", "19", "COVID-19"),
        ("HAR-", "BOUR", "HARBOUR"),
        ("state-of-the-", "art", "state-of-the-art"),
        ("short-", "and long-term", "short- and long-term"),
        ("Haupt-", "und Nebenwege", "Haupt- und Nebenwege"),
        ("self-", "employed", "self-employed"),
        ("a short-", "age", "a shortage"),
        ("2024-", "25", "2024-25"),
        ("https://example.org/a-", "bay", "https://example.org/a-bay"),
        ("a@mail-", "host", "a@mail-host"),
        ("re-", "", "re-"),
    ],
)
def test_hyphens_at_the_ends_of_lines(before: str, after: str, joined: str) -> None:
    known = Evidence(["the state of the part or the well age is known to day and night"])
    assert known.ending(before, after) + after == joined


def test_the_document_itself_says_how_it_writes_a_word() -> None:
    known = Evidence(
        ["an ice-breaker came and an ice-breaker went", "the icebox stood here", "co-operate or die"]
    )
    assert known.ending("the ice-", "breaker") == "the ice-"
    assert known.ending("the ice-", "box") == "the ice"
    assert known.ending("to co-", "operate") == "to co-"


def test_where_no_line_divides_words_hyphens_belong_to_them() -> None:
    plain = [f"the harbour crane works on day {n} of the long year here" for n in range(60)]
    assert Evidence(plain).ending("a harbour-", "crane") == "a harbour-"
    divided = [*plain, *["the har-", "bour stands and the cra-", "ne too"] * 4]
    assert Evidence(divided).ending("a harbour-", "crane") == "a harbour"


def test_divided_words_are_whole_in_the_text() -> None:
    rows = ["The oldest dock of the har-", "bour closes, and its well-", "known crane will be sold."]
    assert texts(read([Drawn(LEFT, 700 - STEP * n, row) for n, row in enumerate(rows)])) == [
        "The oldest dock of the harbour closes, and its well-known crane will be sold."
    ]


# -- headings and titles -------------------------------------------------------------------------------------


def test_headings_are_told_by_size_and_weight() -> None:
    drawn = [
        Drawn(LEFT, 780, "Harrow Bay to close its oldest", 20, "B"),
        Drawn(LEFT, 756, "dock after 112 years", 20, "B"),
        *column([SOME[0]], top=720),
        Drawn(LEFT, 650, "What the board says", 13),
        *column([SOME[1]], top=630),
        Drawn(LEFT, 550, "What follows", 10, "B"),
        *column([SOME[2]], top=534),
    ]
    document = read(drawn)
    assert document.title == "Harrow Bay to close its oldest dock after 112 years"
    assert texts(document, "headline") == [document.title]
    assert texts(document, "subhead") == ["What the board says", "What follows"]
    assert texts(document) == SOME[:3]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Old dock to close", "Old Dock to Close"),
        ("Microsoft Word - x.doc", "THE HARBOUR TIMES"),
        ("A template's title", "THE HARBOUR TIMES"),
    ],
)
def test_the_stated_title_counts_where_the_page_says_it(stated: str, title: str) -> None:
    drawn = [
        Drawn(LEFT, 790, "THE HARBOUR TIMES", 30, "B"),
        Drawn(LEFT, 740, "Old Dock to Close", 18, "B"),
        *column(SOME[:3], top=700),
    ]
    assert read(drawn, title=stated).title == title


def test_a_page_without_headline_takes_the_stated_title_or_none() -> None:
    document = read(column(SOME[:3]), title="Old dock to close")
    assert (document.title, texts(document, "headline")) == ("Old dock to close", ["Old dock to close"])
    assert document.date == ""
    assert read(column(SOME[:3]), title="untitled").title == ""


def test_a_table_of_contents_is_folded() -> None:
    entries = [f"Chapter {n} {'.' * 40} {n}" for n in range(1, 6)]
    document = read([*column(SOME[:2]), *column(entries, top=500, gap=0)])
    assert all(" ..." in text for text in texts(document, "boilerplate"))
    assert texts(document) == SOME[:2]


# -- heads and feet ------------------------------------------------------------------------------------------


def many(count: int, head: str, foot: str) -> list[list[Drawn]]:
    return [
        [
            Drawn(LEFT, 815, head.format(n=n, chapter=n // 10), 9),
            *column([prose(40, 3 * n + m) for m in range(3)], gap=0, indent=3),
            Drawn(280, 30, foot.format(n=n, of=count), 9),
        ]
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    "foot",
    [
        "{n}",
        "- {n} -",
        "— {n} —",
        "Page {n} of {of}",
        "Seite {n} von {of}",
        "{n} / {of}",
        "[{n}]",
        "p. {n}",
        "{n} | Review",
    ],
)
def test_numbers_of_pages_in_any_style_leave_the_text(foot: str) -> None:
    pages = many(4, "The Harrow Bay Review", foot)
    document = read(*pages)
    assert len(texts(document)) == 12
    assert all("Review" not in text and text.startswith("Paragraph") for text in texts(document))
    (folded,) = texts(document, "boilerplate")
    assert folded.splitlines() == [
        "The Harrow Bay Review",
        *(foot.format(n=n, of=4) for n in range(1, 5)),
    ]
    assert document.parts[-1].reason == "page heads and feet"


@pytest.mark.parametrize(
    "foot", ["第1页", "第 1 页 共 9 页", "青河新闻网　第1页", "第一頁", "共9页 第1页", "- 1 -"]
)
def test_a_single_page_is_known_by_its_number(foot: str) -> None:
    text = "".join(f"青河市昨日宣布，将在{n}月完成三座旧水厂的改造。" for n in range(6))
    rows = [text[start : start + 40] for start in range(0, len(text), 40)]
    drawn = [Drawn(LEFT, 700 - 16 * n, row, 10, "U") for n, row in enumerate(rows)]
    document = read([*drawn, Drawn(250, 30, foot, 8, "U")])
    assert texts(document) == [text]
    assert texts(document, "boilerplate") == [foot]


def test_heads_of_left_and_right_pages_and_of_chapters_are_told() -> None:
    pages = many(30, "Chapter {chapter} of the book", "{n}")
    for page in pages[1::2]:
        page[0] = page[0]._replace(x=300, text="The Harrow Bay Review")
    document = read(*pages)
    assert len(texts(document)) == 90
    assert not any("Review" in text or "Chapter" in text for text in texts(document))


def test_a_head_that_states_the_day_stays_once_for_the_day(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made(many(3, "Harrow Bay Review | 15 July 2025", "{n}")))
    (article,) = read_file(path, "a.pdf").articles
    assert article.date == "2025-07-15"
    assert article.source == "Harrow Bay Review"
    assert article.text.count("15 July 2025") == 1


def test_a_sentence_that_begins_a_page_is_no_head() -> None:
    again = "The harbour board said so."
    pages = [column([again, *SOME[n : n + 2]], gap=0, indent=3) for n in range(2)]
    document = read(*pages)
    assert document.text.count(again) == 2
    assert texts(document, "boilerplate") == []


def test_five_hundred_pages() -> None:
    document = read(*many(500, "The Harrow Bay Review, chapter {chapter}", "{n}"))
    assert len(document.pages) == 500
    assert list(document.pages) == sorted(document.pages)
    assert len(texts(document)) == 1_500
    assert document.text[document.pages[250] :].startswith("Paragraph 753 ")


# -- characters ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drawn", "written"),
    [
        ("ﬁnally ﬂow oﬃce", "finally flow office"),
        ("⾦融⼤学⻅⾯", "金融大学见面"),
        ("⼀ ⼁ ⼂", "⼀ ⼁ ⼂"),
        ("Universit´e", "Universit´e"[:-2] + "é"),
        ("M¨uller", "Müller"),
        ("wor\ue123d", "wor\ufffdd"),
        ("\uf0b7", "•"),
        ("it\x92s \x93so\x94", "it’s “so”"),
        ("a\ud800b", "a\ufffdb"),
        ("ﻣﺮﺣﺒﺎ", "مرحبا"),
        ("café ”—…", "café ”—…"),
    ],
)
def test_characters_become_those_that_were_written(drawn: str, written: str) -> None:
    assert as_written(drawn) == written


def test_radicals_and_ligatures_of_a_file_are_words() -> None:
    assert texts(read([Drawn(LEFT, 700, "⾦融⼤学的ﬁnance课程。", 10, "U")])) == ["金融大学的finance课程。"]


def test_the_call_of_a_note_is_told_from_a_figure() -> None:
    drawn = [
        Drawn(LEFT, 700, "The dock closed."),
        Drawn(LEFT + 16 * 6, 704, "12", 6),
        Drawn(LEFT + 120, 700, "It was 1998."),
    ]
    assert texts(read(drawn)) == ["The dock closed.¹² It was 1998."]


# -- what is missing -----------------------------------------------------------------------------------------

LINE = "0 0 m 100 100 l S"


def test_pictures_of_pages_are_named() -> None:
    pages = [column(SOME[:2]), [], column(SOME[2:4]), [], []]
    contents = pdf.read(made(pages, marks=LINE), "a", "")
    assert contents.notes == ("no text layer on pages 2, 4-5: needs OCR",)
    assert contents.documents[0].notes == contents.notes
    assert pdf.read(made(pages), "a", "").notes == ()  # empty pages hold nothing to miss


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (made([[]], marks=LINE), "no text layer.*OCR"),
        (made([[Drawn(290, 30, "- 1 -")], [Drawn(290, 30, "- 2 -")]], marks=LINE), "no text layer.*OCR"),
        (made([column(SOME)])[:2_000], "damaged or cut off"),
        (b"%PDF-1.4\n%%EOF", "damaged or cut off"),
        (b"no such thing", "no PDF file"),
        (b"PK\x03\x04 something", "ZIP archive"),
        (
            made([column(SOME)]).replace(
                b"/Info 8 0 R",
                b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>"
                % (b"aa" * 32, b"bb" * 32),
            ),
            "password",
        ),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, why: str) -> None:
    with pytest.raises(ReadingError, match=why):
        pdf.read(data, "a.pdf", "")


def test_a_file_without_its_end_is_read_as_far_as_it_goes() -> None:
    contents = pdf.read(made([column(SOME)])[:-6], "a", "")
    assert texts(contents.documents[0]) == SOME
    assert contents.notes == ("damaged: the end of the file is missing; pages may be lost",)


def test_text_off_the_page_and_fonts_without_names_are_noted() -> None:
    document = read([*column(SOME[:2]), Drawn(2_000, 500, "nobody sees this")])
    assert texts(document) == SOME[:2]
    assert document.notes == ("text beyond the edges of the pages was left out",)
    nameless = read([Drawn(LEFT, 700 - 14 * n, "The board said.", 10, "U") for n in range(9)], unicode=b"")
    assert [note for note in nameless.notes if note.startswith("damaged: the fonts")]


# -- whatever is drawn ---------------------------------------------------------------------------------------

WORD = st.text("abcdefgXYZ.,;19", min_size=1, max_size=9)


@st.composite
def scattered(draw: st.DrawFn) -> list[Drawn]:
    places = st.tuples(st.integers(2, 50), st.integers(3, 80))
    pieces = draw(
        st.dictionaries(WORD, st.tuples(places, st.sampled_from([7, 10, 16])), min_size=1, max_size=30)
    )
    return [Drawn(10.0 * x, 10.0 * y, word, size) for word, ((x, y), size) in pieces.items()]


@settings(max_examples=60, deadline=None)
@given(page=scattered())
def test_nothing_on_a_page_is_lost(page: list[Drawn]) -> None:
    """All letters come out again, each as often as it was drawn, but where words cover each other."""
    apart = [a for a in page if not any(_covers(b, a) for b in page if b is not a)]
    with contextlib.suppress(ReadingError):
        text = read(apart).text if apart else ""
        drawn, found = (Counter("".join(each.split())) for each in ("".join(p.text for p in apart), text))
        assert found == drawn


def _covers(one: Drawn, other: Drawn) -> bool:
    widths = max(one.size, other.size) * LETTER * 10
    return abs(one.x - other.x) < widths and abs(one.y - other.y) < 16


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(24)))
def test_the_order_of_drawing_does_not_matter_on_a_plain_page(order: Sequence[int]) -> None:
    drawn = column(SOME[:5], indent=3, gap=0)[:24]
    shuffled = [drawn[n] for n in order if n < len(drawn)]
    assert texts(read(shuffled)) == texts(read(drawn))


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(["article_en_hyphenated.pdf", "article_zh_hans.pdf", "article_zh_hant_2col.pdf"]),
    where=st.lists(st.floats(0, 1), min_size=1, max_size=5),
    put=st.binary(max_size=6),
)
def test_changed_bytes_raise_nothing_else(name: str, where: list[float], put: bytes) -> None:
    data = (SAMPLES / name).read_bytes()
    for place in where:
        at = int(place * len(data))
        data = data[:at] + put + data[at + len(put) :]
    for changed in (data, data[: int(where[0] * len(data))]):
        for document in _read_or_refused(changed):
            assert len(document.pages) >= 1


NUMBER = st.sampled_from(["0", "-1", "12", "1e38", "-99999999999", ".0001", "9" * 60, "nan"])


@settings(max_examples=60, deadline=None)
@given(
    operators=st.lists(st.tuples(st.lists(NUMBER, min_size=6, max_size=6), st.integers(1, 3)), max_size=12)
)
def test_numbers_without_measure_do_no_harm(operators: list[tuple[list[str], int]]) -> None:
    strange = "\n".join(
        {
            1: f"{' '.join(six)} cm",
            2: f"BT /R {six[0]} Tf {' '.join(six)} Tm (word) Tj ET",
            3: f"{six[0]} Tc",
        }[kind]
        for six, kind in operators
    )
    for document in _read_or_refused(made([column(SOME[:1])], marks=strange)):
        document.text.encode()


def _read_or_refused(data: bytes) -> Iterator[RawDocument]:
    contents = Contents()
    with contextlib.suppress(ReadingError):
        contents = pdf.read(data, "a.pdf", "")
        assert contents.documents
    yield from contents.documents


def test_files_are_read_by_several_threads_at_once() -> None:
    data = made(many(6, "The Harrow Bay Review", "{n}"))
    expected = pdf.read(data, "a", "").documents[0].text
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(pdf.read(data, "a", "").documents[0].text))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4
