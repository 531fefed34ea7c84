"""Lines that are narrowed, places that are walked, and words in one column: without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import SearchesError
from search.index.pieces import placed
from search.index.query import parse
from search.model import Hit, KwicLine, Passage, Span
from search.searches import Recent, SearchesFile
from tui.reader.hits import Walk
from tui.reader.query_line import narrowed, narrows, respelt, widened
from tui.text.kwic import kwic_lines
from tui.text.wrap import beginning, cell_len, ending
from tui.widgets.kwic_rows import Columns, kwic_row, node_cells

ANY = st.text(alphabet=st.sampled_from('ab 開源"“”()-=*:ORNTlang:zh：（\x1b[]/👩‍👩‍👧é́'), max_size=40)
NARROW = 'source:"The Times"'


# -- the line ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("open source", 'open source source:"The Times"'),
        ("a OR b", '(a OR b) source:"The Times"'),
        ('"open source', '"open source" source:"The Times"'),
        ("", 'source:"The Times"'),
        ('a source:"The Times" b', 'a source:"The Times" b'),
    ],
)
def test_a_facet_holds_for_the_whole_line(line: str, expected: str) -> None:
    assert narrowed(line, NARROW) == expected


def test_fields_are_seen_wherever_they_stand_and_taken_out_alone() -> None:
    line = 'lang:zh open "lang:en" -lang:de source:"A B" speaker:扎克伯格'
    assert narrows(line) == ["lang:zh", 'source:"A B"', "speaker:扎克伯格"]
    assert widened(line, narrows(line)) == 'open "lang:en" -lang:de'
    assert widened(line, ["lang:zh"]) == 'open "lang:en" -lang:de source:"A B" speaker:扎克伯格'


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        ("open sorce lang:en", "source", "open source lang:en"),
        ("扎克伯克 nowhere", "扎克伯格", "扎克伯格 nowhere"),
        ("source:sorce sorce", "source", "source:sorce source"),
        ("", "source", "source"),
    ],
)
def test_another_spelling_takes_the_place_of_the_word_it_is_like(line: str, word: str, expected: str) -> None:
    assert respelt(line, word) == expected


@given(ANY)
def test_any_line_can_be_narrowed_and_widened_again(line: str) -> None:
    narrow = narrowed(line, NARROW)
    assert narrowed(narrow, NARROW) == narrow
    widened(narrow, narrows(narrow))
    parse(narrow)
    respelt(line, "open")


@given(ANY)
def test_pieces_stand_in_the_line_one_behind_the_other(line: str) -> None:
    at = 0
    for each in placed(line):
        assert at <= each.span.start < each.span.end <= len(line)
        at = each.span.end


# -- the walk ------------------------------------------------------------------------------------


def hit(article: int, n: int, *spans: tuple[int, int]) -> Hit:
    passage = Passage(article * 100 + n, article, n, n * 50, n * 50 + 50, "en", "body")
    return Hit(passage, "a.txt", "", "", "", "x" * 50, tuple(Span(*each) for each in spans), 1.0, ("word",))


def test_a_walk_goes_in_the_order_given_and_counts_passages_and_places() -> None:
    walk = Walk.of_hits([hit(2, 1, (60, 63), (52, 55)), hit(1, 0), hit(2, 0, (3, 4))], chosen=1)
    assert str(walk) == "hit 2 of 3"
    assert walk.step(-1)
    assert str(walk) == "hit 1 of 3 · place 2 of 2"
    assert walk.current.span == Span(60, 63)
    assert walk.step(-1)
    assert not walk.step(-1)
    assert str(walk) == "hit 1 of 3 · place 1 of 2"
    assert walk.spans_in(2) == [Span(3, 4), Span(52, 55), Span(60, 63)]
    assert str(Walk()) == ""


# -- columns -------------------------------------------------------------------------------------


def kwic(before: str, node: str, after: str) -> KwicLine:
    passage = Passage(1, 1, 0, 0, 10, "zh-Hans", "body")
    return KwicLine(passage, "a.txt", "題", "", "", 0, 1, before, node, after)


@given(ANY, st.sampled_from(["開源", "open source", "é́", "👩‍👩‍👧"]), ANY, st.integers(20, 200))
def test_every_word_begins_in_the_same_cell(before: str, node: str, after: str, width: int) -> None:
    line = kwic(before, node, after)
    cells = node_cells(line)
    row = kwic_row(line, cells, "left", width)
    assert "\n" not in row.plain
    assert row.cell_length <= width
    columns = Columns.of(width, cells)
    begin = 4 + columns.source + columns.left + 1
    cut = next(at for at in range(len(row.plain) + 1) if cell_len(row.plain[:at]) == begin)
    assert row.plain[cut:].startswith(beginning(node, columns.right))


@given(st.lists(st.tuples(ANY, ANY), min_size=2, max_size=4), st.integers(40, 200))
def test_on_a_terminal_every_word_begins_in_the_same_cell(around: list[tuple[str, str]], width: int) -> None:
    lines = list(kwic_lines([kwic(before, "◆開源", after) for before, after in around], width))
    assert len({cell_len(line[: line.index("◆")]) for line in lines}) == 1
    assert not any("\n" in line or "\x1b" in line for line in lines)


@given(ANY, st.integers(0, 30))
def test_a_context_is_cut_to_its_cells_at_either_end(text: str, cells: int) -> None:
    first, last = beginning(text, cells), ending(text, cells)
    assert text.startswith(first)
    assert text.endswith(last)
    assert cell_len(first) <= cells
    assert cell_len(last) <= cells
    if cell_len(text) <= cells:
        assert first == last == text


# -- names of kept lines -------------------------------------------------------------------------


def test_a_kept_line_is_renamed_in_its_place_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "searches.yaml"
    path.write_text(
        "searches:\n  - name: tide # mine\n    line: a\n    note: x\n  - {name: 'two', line: b}\n",
        encoding="utf-8",
    )
    file = SearchesFile(path)
    assert file.rename("Tide", "ebb: low") == "“Tide” is called “ebb: low”"
    assert [(each.name, each.line) for each in file.load().searches] == [("ebb: low", "a"), ("two", "b")]
    assert "# mine" in path.read_text(encoding="utf-8")
    assert "note: x" in path.read_text(encoding="utf-8")
    file.rename("two", "2")
    assert [each.name for each in file.load().searches] == ["ebb: low", "2"]
    with pytest.raises(SearchesError, match="another search"):
        file.rename("2", "EBB: low")
    with pytest.raises(SearchesError, match="No search"):
        file.rename("gone", "x")
    file.undo()
    file.undo()
    assert [each.name for each in file.load().searches] == ["tide", "two"]


def test_a_recent_line_is_forgotten_alone(tmp_path: Path) -> None:
    recent = Recent(tmp_path / "recent.json")
    for line in ("a", "b", "c"):
        recent.add(line)
    recent.drop("b")
    recent.drop("never")
    assert recent.lines() == ("c", "a")
