"""The text of the bookmarks file: what is written is read back, and what a person wrote stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from search.bookmarks.change_kinds import Change, Delete
from search.bookmarks.changes import apply, difference, insertion
from search.bookmarks.data import EntryProblem, from_data, to_data
from search.bookmarks.layout import Layout
from search.bookmarks.model import Bookmark
from search.bookmarks.parsing import parse
from search.decisions.scalars import Data
from search.errors import BookmarksBroken, BookmarksError

# fmt: off
AWKWARD = (
    "20:58", "no", "on", "2025-07-15", "~", "1e3", "0x10", "012", "null", "true", "y", ".inf", "=", "5",
    "- a", "# a", "a # b", "a: b", "a:", "{a", "[a", "*a", "&a", "!a", "%a", "@a", "`a", "'a", '"a', "\\a",
    " a", "a ", "a \nb", "a\n", "\na", "a\n\n\nb", "  a\nb", "a\r\nb", "a\rb", "a\x85b", "a\u2028b", "a\tb",
    "\x07", "\x00", "\x1b[31m", "\u202eabc", "\ufeffa", "标题：甲", "👩‍👧 ok", "\u3000a", "…。”", "\uffff",
    "a\n\tb", "--- a", "\U0001ffff",
)
# fmt: on
TEXT = (
    st.text(max_size=30)
    | st.sampled_from(AWKWARD)
    | st.lists(st.sampled_from(AWKWARD), max_size=3).map("\n".join)
)
WORDS = TEXT.filter(bool)
PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FOREIGN = st.dictionaries(st.sampled_from(["mood", "x y", "3", "über", "no", "a:b"]), PLAIN, max_size=2)


@st.composite
def bookmarks(draw: st.DrawFn) -> Bookmark:
    """Any bookmark in its plain form: what says the same as the quote is left out."""
    quote, exact, raw = draw(WORDS), draw(TEXT), draw(TEXT)
    exact = "" if exact == quote else exact
    section = draw(FOREIGN)
    values: dict[str, Any] = {
        name: draw(TEXT) for name in ("created", "title", "source", "url", "date", "lang", "note")
    }
    values |= {name: draw(TEXT) for name in ("speaker", "speaker_as_written", "prefix", "suffix")}
    values |= {name: tuple(draw(st.lists(TEXT, max_size=2))) for name in ("repairs", "links", "tags")}
    start = draw(st.integers(0, 10**6))
    return Bookmark(
        file=draw(st.sampled_from(["a.txt", "dir/ü b.txt", "-x: y #.txt", "001_甲.txt"])),
        quote=quote,
        start=start,
        end=start + len(quote),
        id=f"bm-{draw(st.integers(0, 10**9))}",
        item=draw(st.integers(0, 3)),
        kind=draw(st.sampled_from(["passage", "quote", "figure", "note"])),
        state=draw(st.sampled_from(["exact", "moved", "changed", "ambiguous", "orphan"])),
        exact=exact,
        raw="" if raw == (exact or quote) else raw,
        raw_start=start if raw else 0,
        raw_end=start + len(raw) if raw else 0,
        extra=draw(FOREIGN) | ({"source": section} if section else {}),
        **values,
    )


def added(layout: Layout, bookmark: Bookmark) -> Layout:
    return apply(layout, insertion(bookmark), parse).layout


def text_of(layout: Layout) -> str:
    return "".join(layout.lines)


@settings(max_examples=30, deadline=None)
@given(st.lists(bookmarks(), min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_what_is_written_is_read_back(kept: list[Bookmark]) -> None:
    layout = Layout(())
    for bookmark in kept:
        layout = added(layout, bookmark)
    again = parse(text_of(layout)).bookmarks()
    assert [to_data(one) for one in again] == [to_data(one) for one in kept]
    assert [replace(one, extra={}) for one in again] == [replace(one, extra={}) for one in kept]


@settings(max_examples=30, deadline=None)
@given(bookmarks())
def test_a_yaml_1_1_reader_reads_the_same_strings(bookmark: Bookmark) -> None:
    bookmark = replace(bookmark, extra={})
    text = text_of(added(Layout(()), bookmark))
    assert yaml.safe_load(text) == {"version": 1, "bookmarks": [to_data(bookmark)]}


@settings(max_examples=30, deadline=None)
@given(bookmarks())
def test_the_file_holds_no_character_that_is_not_shown(bookmark: Bookmark) -> None:
    text = text_of(added(Layout(()), bookmark))
    unshown = {
        "\t",
        "\x85",
        "\u2028",
        "\u2029",
        "\u202e",
        "\ufeff",
        *map(chr, range(10)),
        *map(chr, range(11, 32)),
    }
    assert unshown.isdisjoint(text)


@settings(max_examples=30, deadline=None)
@given(bookmarks())
def test_both_parsers_agree(bookmark: Bookmark) -> None:
    layout = added(Layout(()), bookmark)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CBaseLoader", raising=False)
        assert parse(text_of(layout)) == layout


@pytest.mark.parametrize("value", AWKWARD)
def test_awkward_words_survive_as_note_tag_and_title(value: str) -> None:
    bookmark = Bookmark(file="a.txt", id="bm-1", quote=value, note=value, tags=(value, value), title=value)
    assert parse(text_of(added(Layout(()), bookmark))).bookmarks() == [bookmark]


# -- a person's file -------------------------------------------------------------------------------

ENTRIES = (
    "  - source: {{file: {n}.txt}} # where\n    # inner comment\n    quote: words {n}\n",
    "  -\n    id: hand-{n}\n    quote: |\n      two\n\n      lines {n}\n    source: {n}.txt\n",
    '  - {{source: {n}.txt, quote: "flow {n}",\n     mood: [1, 2]}}\n',
    "  - id: 'q{n}'\n    source:\n        file: {n}.txt\n    quote: >-\n      folded\n      {n}\n",
    "  - just a string {n}\n",
    "  - source: {n}.txt\n    quote: |+\n      keeps its blank lines {n}\n\n    mine: {{a: 012}}\n",
)
GAPS = (
    "",
    "\n",
    "# at the margin\n",
    "\n  # - source: x.txt\n  #   quote: put aside\n\n",
    "    # further right\n",
)


@st.composite
def hand_written(draw: st.DrawFn) -> list[str]:
    """The parts of a file: head, then entries and gaps by turns, then a tail."""
    parts = [
        draw(
            st.sampled_from(
                ["# mine\nversion: 1\nbookmarks:\n", "bookmarks: # all\n", "x: [1]\nbookmarks:\n"]
            )
        )
    ]
    parts.append(draw(st.sampled_from(GAPS)))
    for number in range(draw(st.integers(1, 4))):
        parts += [draw(st.sampled_from(ENTRIES)).format(n=number), draw(st.sampled_from(GAPS))]
    return [*parts, draw(st.sampled_from(["", "later: true\n", "# the end"]))]


def readable(layout: Layout) -> list[tuple[int, Bookmark]]:
    """The bookmarks with the number of their part."""
    return [(2 + 2 * n, entry.bookmark) for n, entry in enumerate(layout.entries) if entry.bookmark]


@settings(deadline=None)
@given(hand_written())
def test_every_line_is_kept_by_parsing(parts: list[str]) -> None:
    layout = parse("".join(parts))
    assert text_of(layout) == "".join(parts)
    assert ["".join(layout.lines[entry.start : entry.end]) for entry in layout.entries] == parts[2:-1:2]


@settings(max_examples=50, deadline=None)
@given(hand_written(), bookmarks())
def test_adding_leaves_everything_else_byte_for_byte(parts: list[str], bookmark: Bookmark) -> None:
    result = apply(parse("".join(parts)), insertion(bookmark), parse)
    new = text_of(result.layout)
    assert new.startswith("".join(parts[:-2]))
    assert new.endswith("".join(parts[-2:]))
    assert to_data(result.layout.bookmarks()[-1]) == to_data(bookmark)
    assert result.inverse is not None
    assert text_of(apply(result.layout, result.inverse, parse).layout) == "".join(parts)


@settings(deadline=None)
@given(hand_written(), st.data())
def test_removing_takes_only_the_lines_of_the_entry(parts: list[str], data: st.DataObject) -> None:
    layout = parse("".join(parts))
    kept = readable(layout)
    if not kept:
        return
    part, bookmark = data.draw(st.sampled_from(kept))
    result = apply(layout, Delete(bookmark.id), parse)
    assert text_of(result.layout) == "".join(parts[:part] + parts[part + 1 :])
    assert result.inverse is not None
    back = apply(result.layout, result.inverse, parse).layout
    assert sorted(map(repr, back.bookmarks())) == sorted(map(repr, layout.bookmarks()))
    if all(entry.bookmark for entry in layout.entries):
        assert text_of(back) == "".join(parts)


@settings(max_examples=50, deadline=None)
@given(hand_written(), TEXT, st.lists(TEXT, max_size=2), st.data())
def test_changing_an_entry_leaves_the_others_and_its_own_keys(
    parts: list[str], note: str, tags: list[str], data: st.DataObject
) -> None:
    layout = parse("".join(parts))
    kept = readable(layout)
    if not kept:
        return
    part, bookmark = data.draw(st.sampled_from(kept))
    change = difference(bookmark, replace(bookmark, note=note, tags=tuple(tags)))
    if change is None:
        return
    result = apply(layout, change, parse)
    new = text_of(result.layout)
    assert new.startswith("".join(parts[:part]))
    assert new.endswith("".join(parts[part + 1 :]))
    assert result.layout.bookmark(bookmark.id) == replace(bookmark, note=note, tags=tuple(tags))
    if "{" not in parts[part].split(":")[0]:  # not on one line: its keys keep their lines
        assert [line for line in parts[part].splitlines() if line[4:].strip() and line[4:] not in new] == []
    assert result.inverse is not None
    assert apply(result.layout, result.inverse, parse).layout.bookmarks() == layout.bookmarks()


def test_windows_line_ends_are_kept() -> None:
    layout = parse("bookmarks:\r\n  - source: a.txt\r\n    quote: |\r\n      x\r\n      y\r\n")
    assert layout.bookmarks()[0].quote == "x\ny"
    new = text_of(added(layout, Bookmark(id="bm-2", file="b.txt", quote="p\nq")))
    assert new.count("\n") == new.count("\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment\n",
        "bookmarks:\n",
        "bookmarks: []  # none yet\n",
        "bookmarks: ~\nx: 1\n",
        "x: 1\n",
        "---\n",
    ],
)
def test_a_file_without_entries_takes_the_first_one(text: str) -> None:
    layout = added(parse(text), Bookmark(id="bm-1", file="a.txt", quote="x"))
    assert [one.id for one in layout.bookmarks()] == ["bm-1"]
    assert all(line in layout.lines for line in text.splitlines(keepends=True) if line.startswith("#"))


def test_the_shortest_entries_load() -> None:
    text = """\
bookmarks:
  - source: {file: a.txt}
    quote: x
  - {source: b.txt, quote: 2025-07-15, lang: no, tags: podcast}
  - source: {file: c.txt, title: 20:58, url: null}
    note: |
      on the whole article
"""
    one, two, three = parse(text).bookmarks()
    assert (one.file, one.quote, one.start, one.end) == ("a.txt", "x", 0, 0)
    assert (two.quote, two.lang, two.tags) == ("2025-07-15", "no", ("podcast",))
    assert (three.title, three.url, three.note) == ("20:58", "", "on the whole article")
    assert len({one.id, two.id, three.id}) == 3
    assert [kept.id for kept in parse("# moved down\n" + text).bookmarks()] == [one.id, two.id, three.id]


def test_an_entry_without_an_id_gets_one_when_it_is_changed() -> None:
    layout = parse("bookmarks:\n  - source: a.txt # s\n    quote: x\n")
    bookmark = layout.bookmarks()[0]
    change = difference(bookmark, replace(bookmark, note="n"))
    assert change is not None
    new = text_of(apply(layout, change, parse).layout)
    assert (
        new
        == f"bookmarks:\n  - id: {bookmark.id}\n    source: a.txt # s\n    quote: x\n    note: |-\n      n\n"
    )


def test_unreadable_entries_stay_and_are_reported_with_their_lines() -> None:
    text = """\
bookmarks:
  - {id: a, source: a.txt, quote: x}
  - {id: a, source: b.txt, quote: the same id}
  - 5
  - {source: ../up.txt, quote: outside}
  - {source: c.txt, quote: [a list]}
  - {quote: nowhere}
  - {source: d.txt}
  - {source: e.txt, quote: y, kind: poem}
  - {source: f.txt, note: one, note: two}
  - {source: g.txt, quote: y, selectors: [{type: TextPositionSelector, start: x}]}
"""
    layout = parse(text)
    assert [one.id for one in layout.bookmarks()] == ["a"]
    lines = [int(problem.split(":")[0].removeprefix("Line ")) for problem in layout.problems()]
    assert lines == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    new = text_of(added(layout, Bookmark(id="b", file="z.txt", quote="z")))
    assert new.startswith(text)


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("标题：甲\nbookmarks:\n", 1, "full-width colon"),
        ("bookmarks:\n  - source: a.txt\n    标题：甲\n    quote: x\n", 3, "full-width colon"),
        ("bookmarks:\n\t- source: a.txt\n", 2, "a tab"),
        ("bookmarks:\n  - source: a.txt\n    quote: \x07\n", 3, "control character (U+0007)"),
        ("bookmarks:\n  - source: a.txt\n    title: Meta: the story\n", 3, "second colon"),
        ("bookmarks:\n  - source: a.txt\n     quote: x\n", 3, "odd indentation"),
        ("bookmarks:\n  - source: a.txt\n   quote: x\n", 3, "odd indentation"),
        ('bookmarks:\n  - source: a.txt\n    quote: "x\n    note: y\n', 3, "not closed"),
        ('bookmarks:\n  - source: a.txt\n    tags: [a\n    quote: "x\n', 3, "a bracket"),
        ("bookmarks:\n  - source: a.txt\n    quote: @x\n", 3, "begins with a sign"),
        ("bookmarks:\n  - source: a.txt\n    quote:x\n    note: y\n", 3, "no space after the colon"),
        ("bookmarks:\n<<<<<<< HEAD\n  - source: a.txt\n", 2, "merge"),
        ("bookmarks:\n  - &a {source: a.txt, quote: x}\n  - *a\n", 2, "alias"),
        ("bookmarks: [{source: a.txt, quote: x}]\n", 1, "'- '"),
        ("? bookmarks\n: - source: a.txt\n    quote: x\n", 2, "'- '"),
        ("version: 2\nbookmarks: []\n", 1, "version 2"),
        ("bookmarks: []\nbookmarks: []\n", 2, "twice"),
        ("a: " + "[" * 100_000, 1, ""),
        ("hello", 1, "begins with"),
    ],
)
def test_a_broken_file_names_line_and_cause(text: str, line: int, cause: str) -> None:
    with pytest.raises(BookmarksBroken) as caught:
        parse(text, "mine.yaml")
    assert caught.value.line == line
    assert "mine.yaml" in str(caught.value)
    assert cause in str(caught.value)


def test_a_deeply_nested_file_is_read_or_refused_but_never_crashes() -> None:
    outcome = "nested, but read"  # how deep is too deep differs between versions of Python
    try:
        parse("a: " + "[" * 700 + "]" * 700, "mine.yaml")
    except BookmarksBroken as error:
        outcome = str(error)
    assert "nested" in outcome


@settings(deadline=None)
@given(st.text())
def test_any_text_parses_or_is_called_broken(text: str) -> None:
    try:
        layout = parse(text)
    except BookmarksBroken:
        return
    assert text_of(layout) == text


def test_a_way_of_writing_that_lines_cannot_edit_is_refused() -> None:
    layout = parse("bookmarks:\n  - ? source\n    : a.txt\n    ? quote\n    : x\n")
    bookmark = layout.bookmarks()[0]
    change: Change | None = difference(bookmark, replace(bookmark, tags=("t",)))
    assert change is not None
    with pytest.raises(BookmarksError, match="line by line"):
        apply(layout, change, parse)


def test_unknown_selectors_and_keys_are_kept() -> None:
    other = {"type": "FragmentSelector", "value": "page=3"}
    data: Data = {
        "id": "a",
        "source": {"file": "a.txt", "page": 3},
        "quote": "x",
        "selectors": [other],
        "mood": "calm",
    }
    bookmark = from_data(data)
    assert bookmark.extra == {"source": {"page": 3}, "selectors": [other], "mood": "calm"}
    written = to_data(bookmark)
    assert written["selectors"] == [other]
    assert written["source"] == {"file": "a.txt", "page": 3}


@pytest.mark.parametrize("file", ["/etc/passwd", "C:\\x.txt", "\\\\host\\x", "a/../../b"])
def test_paths_outside_the_folder_are_no_bookmarks(file: str) -> None:
    with pytest.raises(EntryProblem, match="below the library folder"):
        from_data({"source": {"file": file}, "quote": "x"})
