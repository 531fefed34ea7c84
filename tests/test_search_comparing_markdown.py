"""A comparison as Markdown, HTML and CSV: what it holds; no text is markup, and no file is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.comparing.exporting import comparisons_csv, comparisons_html
from search.comparing.markdown import as_markdown, balanced, said, spoken, stem_of
from search.errors import ExportError
from search.files import free_path, save
from search.model import Aligned, Article, Comparison, Evidence, Frame, Span

HERE = "Lena Ortiz said the ferry will *stop*"
THERE = "萊娜·奧爾蒂斯強調渡輪可能停航"


def article(file: str, text: str, **about: str) -> Article:
    return Article(1, file, 0, about.pop("title", ""), text, **about)  # type: ignore[arg-type]


def comparison() -> Comparison:
    rows = (
        Aligned("changed", Span(16, 37), Span(9, 15), (), (Span(26, 30),), (Span(11, 13),)),
        Aligned("dropped", Span(0, 4), None),
        Aligned("added", None, Span(0, 2), moved=True),
    )
    frames = Frame("indirect", Span(0, 10), Span(11, 15)), Frame("indirect", Span(0, 7), Span(7, 9))
    return Comparison(Span(16, 37), Span(9, 15), rows, *frames, frame_changes=("verb",))


def test_it_holds_sources_frames_and_rows() -> None:
    one = article("en/a b.txt", HERE, title="Ferry", source="The Post", date="2026-03-01")
    text = as_markdown(comparison(), one, article("港.txt", THERE, source="港報", date_words="前天"))
    assert "# Ferry / 港.txt" in text
    assert "## The Post, 2026-03-01, [en/a b.txt](<en/a%20b.txt>)" in text
    assert "## 港報, 前天, [港.txt]" in text
    assert "Lena Ortiz: said (indirect)" in text
    assert "萊娜·奧爾蒂斯: 強調 (indirect)" in text
    assert text.startswith("---\ngenerator: hexapla\n---\n")
    assert "|  | The Post | 港報 |" in text
    assert "> Lena … the ferry will \\*stop\\*" in text
    assert "Frame: said in another way." in text
    assert "| changed | the ferry **will** \\*stop\\* | 渡輪**可能**停航 |" in text
    assert "| dropped | Lena |  |" in text
    assert "| added, moved |  | 萊娜 |" in text


def test_a_page_marks_what_differs_and_a_table_has_a_line_a_row() -> None:
    one = article("one.txt", HERE, title="<b>Ferry", source="The Post", url="https://a.example/1")
    other = article("港.txt", THERE, source="港報")
    page = comparisons_html([comparison()], one, other)
    assert "<title>&lt;b&gt;Ferry / 港.txt</title>" in page
    assert 'href="https://a.example/1"' in page
    assert "the ferry <mark>will</mark> *stop*" in page
    assert "渡輪<mark>可能</mark>停航" in page
    assert "Frame: said in another way." in page
    header, *rows = comparisons_csv([comparison(), comparison()], one, other).splitlines()
    assert header.startswith("Match,Change,Moved,Elsewhere,Here,There")
    assert [row.split(",")[:3] for row in rows[2:4]] == [["1", "added", "yes"], ["2", "changed", ""]]


@given(st.text(alphabet=st.sampled_from("|*_`<>[]#~\\$&\n\r\u202e\x07 a甲1.-="), max_size=60))
def test_no_text_is_markup_and_no_line_ends_with_space(text: str) -> None:
    size = len(text)
    rows = (Aligned("changed", Span(0, size), Span(0, size), (), (Span(0, size // 2),), ()),) if size else ()
    each = article("a|b.txt", text, title=text, source=text)
    found = as_markdown(Comparison(Span(0, size), Span(0, size), rows), each, each)
    assert all(line == line.rstrip() for line in found.split("\n"))
    table = [line for line in found.split("\n") if line.startswith("| changed")]
    assert len(table) == len(rows)
    assert all(line.replace("\\\\", "").replace("\\|", "").count("|") == 4 for line in table)
    assert not {"\u202e", "\x07"} & set(found)


def test_a_quote_that_is_split_is_shown_without_what_splits_it() -> None:
    text = "“No ship may sail,” Ada Lee said. “Not one.”"
    parts = [Span(1, 18), Span(text.index("Not"), len(text) - 1)]
    assert said(text, parts) == "No ship may sail, … Not one."
    assert said("one two", [Span(0, 3), Span(4, 7)]) == "one two"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("“one” and two”", "“one” and two"),
        ("„eins“ und „zwei", "„eins“ und zwei"),
        ("甲」乙「丙『丁』」", "甲乙「丙『丁』」"),
        ('say "yes" or "no', 'say "yes" or no'),
        ("it’s", "it’s"),
    ],
)
def test_marks_that_nothing_closes_are_left_out(written: str, shown: str) -> None:
    assert balanced(written) == shown


def test_differing_figures_and_what_stands_elsewhere_are_told() -> None:
    one, other = article("a.txt", "460 tonnes leaked"), article("b.txt", "640公噸 漏出")
    pair = Evidence("figure", "460 tonnes ≠ 640公噸", (Span(0, 10),), (Span(0, 5),))
    rows = (
        Aligned("changed", Span(0, 10), Span(0, 5), (pair,)),
        Aligned("dropped", Span(11, 17), None, elsewhere=Span(6, 8)),
    )
    text = as_markdown(Comparison(Span(0, 17), Span(0, 5), rows), one, other)
    assert "| changed, 460 tonnes ≠ 640公噸 |" in text
    assert "| dropped, elsewhere in the article | leaked |  |" in text
    assert "|  | a.txt | b.txt |" in text


def test_somebody_who_is_known_is_named_beside_the_pronoun() -> None:
    frame = Frame("direct", Span(0, 2), Span(3, 7), "Ada Lee")
    assert spoken(frame, article("a.txt", "he told us")) == "he (Ada Lee): told"


def test_a_file_is_written_once(tmp_path: Path) -> None:
    stem = stem_of(article("a/one.txt", ""), article("二.html", ""))
    path = free_path(tmp_path, stem)
    assert path.name == "one-beside-二.md"
    assert save(path, "words\n").read_text("utf-8") == "words\n"
    with pytest.raises(ExportError, match="already"):
        save(path, "others\n")
    assert path.read_text("utf-8") == "words\n"
    assert free_path(tmp_path, stem).name == "one-beside-二-2.md"
    assert save(path, "others\n", over=True).read_text("utf-8") == "others\n"
    assert not list(tmp_path.glob(".*"))


def test_a_place_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        save(tmp_path / "none" / "a.md", "words")
