"""The query line: what each way of writing means, and that nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import QueryError
from search.index.query import (
    LONGEST,
    Beginning,
    Exactly,
    In,
    Quoted,
    Words,
    date_range,
    parse,
    plain_words,
)
from search.index.tree import And, Node, Not, Or, Value, wanted


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("open source", Words("open source")),
        ("open  　source", Words("open source")),
        ("a AND b", And((Words("a"), Words("b")))),
        ("a b OR c", Or((Words("a b"), Words("c")))),
        ("a ＯＲ b", Or((Words("a"), Words("b")))),
        ("a or b", Words("a or b")),
        ("(a OR b) c", And((Or((Words("a"), Words("b"))), Words("c")))),
        ("（a OR b）c", And((Or((Words("a"), Words("b"))), Words("c")))),
        ("a -b", And((Words("a"), Not(Words("b"))))),
        ("a －b", And((Words("a"), Not(Words("b"))))),
        ("a NOT b c", And((Words("a"), Not(Words("b")), Words("c")))),
        ('a -"b c"', And((Words("a"), Not(Quoted("b c"))))),
        ("a -(b OR c)", And((Words("a"), Not(Or((Words("b"), Words("c"))))))),
        ("NOT NOT a", Words("a")),
        ("wi-fi", Words("wi-fi")),
        ("open*", Beginning("open")),
        ("ｏｐｅｎ＊", Beginning("ｏｐｅｎ")),
        ("開源*", Beginning("開源")),
        ("=開源", Exactly("開源")),
        ("＝Open", Exactly("Open")),
        ('="Open Source" x', And((Exactly("Open Source"), Words("x")))),
        ("title:llama x", And((In("title", Words("llama")), Words("x")))),
        ("TITLE：“open source”", In("title", Quoted("open source"))),
        ("speaker:(a OR b)", In("speaker", Or((Words("a"), Words("b"))))),
        ("lang:zh-Hant x", And((In("lang", Words("zh-Hant")), Words("x")))),
        ("ｌａｎｇ：ｚｈ", In("lang", Words("ｚｈ"))),
        ("date:2025-7", Value("date", "2025-07", "2025-07~")),
        ("date:2025-06..2025-07-15", Value("date", "2025-06", "2025-07-15~")),
        ("http://example.org", Words("http://example.org")),
    ],
)
def test_a_line_means(line: str, tree: Node) -> None:
    query = parse(line)
    assert query.tree == tree
    assert not query.problem


@pytest.mark.parametrize(
    "line",
    [
        '"a b"',
        "“a b”",
        "「a b」",
        "『a b』",
        "«a b»",
        "»a b«",
        "„a b“",
        "„a b”",
        "＂a b＂",
        "〝a b〞",
        '”a b"',
    ],
)
def test_any_quotation_marks_make_a_phrase(line: str) -> None:
    assert parse(line).tree == Quoted("a b")


def test_a_mark_of_another_kind_stays_inside() -> None:
    assert parse("「他說『好』」").tree == Quoted("他說『好』")


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("“open source", Quoted("open source")),
        ('a "b', And((Words("a"), Quoted("b")))),
        ("(a b", Words("a b")),
        ("a) b", And((Words("a"), Words("b")))),
        ("a OR", Words("a")),
        ("AND a", Words("a")),
        ('a ""', Words("a")),
        ("a -", Words("a")),
        ("a *", Words("a")),
        ("- a", Words("a")),
        ("a - b", Words("a b")),
        ("title: a", In("title", Words("a"))),
        ("title:title:a", In("title", Words("a"))),
        ("a date:", None),
    ],
)
def test_unfinished_lines_are_read_forgivingly(line: str, tree: Node | None) -> None:
    assert parse(line).tree == tree


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("", "Type a word"),
        (" 　", "Type a word"),
        ("AND", "no word"),
        ("()", "no word"),
        ('""', "no word"),
        ("*", "before the star"),
        ("＊", "before the star"),
        ("op*", "three letters"),
        ("開*", "two Chinese characters"),
        ("-a", "only leaves words out"),
        ("NOT (a OR b)", "only leaves words out"),
        ("date:yesterday", "2025-07"),
        ("date:2025-07-15-01", "2025-07"),
        ("date:..", "2025-07"),
        ("in:title a", "in:all"),
        ("x" * (LONGEST + 1), "longer than"),
    ],
)
def test_a_problem_is_one_helpful_sentence(line: str, hint: str) -> None:
    query = parse(line)
    assert query.tree is None
    assert hint in query.problem
    assert query.problem.endswith(".")


@pytest.mark.parametrize(
    ("line", "tree", "remark"),
    [
        ("autor:Weber", Words("Weber"), "no field autor:"),
        ("Autor：Weber open", Words("Weber open"), "no field autor:"),
        ('autor:"a b"', Quoted("a b"), "no field autor:"),
        ("date:2025-13", Value("date", "2025", "2025~"), "no 2025-13; all of 2025 "),
        ("date:2025-02-30", Value("date", "2025-02", "2025-02~"), "no 2025-02-30; all of 2025-02 "),
        ("date:2025-00..2025-03", Value("date", "2025", "2025-03~"), "no 2025-00; all of 2025 "),
        ('"open source', Quoted("open source"), "not closed"),
        ("「開源", Quoted("開源"), "not closed"),
        ('="Open Source', Exactly("Open Source"), "not closed"),
    ],
)
def test_what_may_have_been_meant_otherwise_is_told_once(line: str, tree: Node, remark: str) -> None:
    query = parse(line)
    assert query.tree == tree
    (told,) = query.remarks
    assert remark in told
    assert told.endswith(".")


@pytest.mark.parametrize(
    "line",
    [
        'title:a "b c" date:2024-02-29',
        "http://example.org",
        "20:30",
        "score 3:2",
        "A: b",
        "标题：甲",
        "they said:",
        '"closed" a',
        "a:b",
        '"',
    ],
)
def test_a_line_that_is_understood_needs_no_remark(line: str) -> None:
    assert parse(line).remarks == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("open source", "open source"),
        ("open source lang:zh date:2025", "open source"),
        ("open title:x source", "open source"),
        ('open "source"', ""),
        ("open OR source", ""),
        ("open -source", ""),
        ("open*", ""),
        ("=open", ""),
        ("lang:zh", ""),
    ],
)
def test_plain_words_of_a_line(line: str, words: str) -> None:
    tree = parse(line).tree
    assert tree is not None
    assert plain_words(tree) == words


def test_in_all_looks_everywhere() -> None:
    query = parse("版權 in:all")
    assert query.everywhere
    assert query.tree == Words("版權")
    assert not parse("版權").everywhere


@pytest.mark.parametrize(
    "line", ["(" * 400 + "a" + ")" * 400, "-" * 900 + "a", "NOT " * 200 + "a", "title:" * 150]
)
def test_deep_lines_end(line: str) -> None:
    query = parse(line)
    assert (query.tree is None) == bool(query.problem)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("2025", ["2025-01-01", "2025-12-31T23:59", "2025"], ["2024-12-31", "2026"]),
        ("2025-06..2025-07", ["2025-06-01", "2025-07-31"], ["2025-05-31", "2025-08-01"]),
        ("..2025-06", ["1999", "2025-06-30"], ["2025-07"]),
        ("2025-06..", ["2025-06", "2031"], ["2025-05-31"]),
    ],
)
def test_date_ranges(text: str, inside: list[str], outside: list[str]) -> None:
    dates = date_range(text)
    assert all(dates.first <= date <= dates.last for date in inside)
    assert not any(dates.first <= date <= dates.last for date in outside)


def test_a_bad_date_is_an_error() -> None:
    with pytest.raises(QueryError):
        date_range("July")


PIECES = st.sampled_from(
    [
        *'()*=-"“”「」『』«»„:',
        "AND",
        "OR",
        "NOT",
        "title:",
        "date:",
        "lang:",
        "in:",
        "in:all",
        " ",
        "　",
        "open",
        "開源",
        "2025-07",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_any_line_gives_a_tree_or_a_problem(line: str) -> None:
    query = parse(line)
    assert (query.tree is None) == bool(query.problem)
    if query.tree is not None:
        assert list(wanted(query.tree))


@given(st.lists(st.text("abc開源", min_size=1), min_size=1, max_size=5))
def test_quoted_words_come_back_unchanged(words: list[str]) -> None:
    assert parse(f"“{' '.join(words)}”").tree == Quoted(" ".join(words))
