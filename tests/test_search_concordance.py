"""Key words in context: what is cut off, where, and in which order lines stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.index.concordance import beginning, concordance, ending, ordered, words
from search.library import Library
from search.model import Hit, Passage, Span
from tui.text.kwic import kwic_lines, kwic_rows
from tui.text.wrap import cell_len, graphemes


def hit(text: str, *nodes: str, file: str = "a.txt", start: int = 100) -> Hit:
    """A passage that begins at `start` of its article, with the first place of each node marked."""
    passage = Passage(1, 1, 0, start, start + len(text), "en", "body")
    spans = [Span(text.index(node), text.index(node) + len(node)).shifted(start) for node in nodes]
    return Hit(passage, file, "Title", "Post", "2025", text, tuple(spans), 1.0, ("word",))


def test_each_place_is_a_line_with_offsets_of_the_article() -> None:
    one, two = concordance([hit("the pilot saw\n the  tide", "pilot", "tide")], 10, 60)
    assert (one.before, one.node, one.after) == ("the ", "pilot", " saw the tide")
    assert (one.start, one.end) == (104, 109)
    assert (two.before, two.node, two.after) == ("the pilot saw the ", "tide", "")
    assert (two.file, two.source, two.date, two.found_by) == ("a.txt", "Post", "2025", ("word",))


def test_the_limit_counts_places() -> None:
    assert len(concordance([hit("a, b, c", "a", "b", "c"), hit("a", "a")], 2, 9)) == 2
    assert concordance([hit("a", "a")], 0, 9) == []


def test_context_is_cut_by_cells_on_both_sides() -> None:
    (line,) = concordance([hit("我們當然非常支持開源但沒有承諾", "開源")], 9, 7)
    assert (line.before, line.after) == ("常支持", "但沒有")
    (line,) = concordance([hit("long words before node and behind", "node")], 9, 5)
    assert (line.before, line.after) == ("fore ", " and ")


@pytest.mark.parametrize("cluster", ["e\u0301", "👩‍🚀", "🇩🇪", "क्षि"[:2], "👍🏽", "か\u3099"])
def test_what_is_read_as_one_is_never_torn(cluster: str) -> None:
    for width in range(9):
        for cut in (beginning(cluster * 3, width), ending(cluster * 3, width)):
            assert cut == cluster * (len(cut) // len(cluster))


@given(st.text("aé開か\u3099\u0301 \n👍🏽🇩🇪", max_size=40), st.integers(0, 20))
def test_cuts_are_ends_that_fit_and_one_character_more_does_not(text: str, width: int) -> None:
    assert text.startswith(beginning(text, width))
    assert text.endswith(ending(text, width))
    assert beginning(text, 200) == ending(text, 200) == text


@given(st.text("ab開源é", max_size=40), st.integers(0, 20))
def test_as_much_as_fits_is_kept(text: str, width: int) -> None:
    cut = beginning(text, width)
    assert cell_len(cut) <= width
    assert cut == text or cell_len(text[: len(cut) + 1]) > width
    assert cell_len(ending(text, width)) <= width


def test_the_left_side_is_ordered_from_its_last_word_backwards() -> None:
    texts = ["the calm tide", "a rough tide", "the Calm tide rose", "one calm tide"]
    lines = concordance([hit(text, "tide", file=f"{n}.txt") for n, text in enumerate(texts)], 9, 60)
    assert [line.file for line in ordered(lines, "left")] == ["3.txt", "0.txt", "2.txt", "1.txt"]
    assert [line.file for line in ordered(lines, "right")] == ["3.txt", "0.txt", "1.txt", "2.txt"]
    assert [line.file for line in ordered(lines[::-1], "text")] == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_chinese_context_is_ordered_by_characters_of_either_script() -> None:
    texts = ["他說過開源", "公司支持開源", "他们支持開源"]
    lines = concordance([hit(text, "開源", file=str(n)) for n, text in enumerate(texts)], 9, 60)
    assert words("支持 the Tide") == ["支", "持", "the", "tide"]
    assert [line.file for line in ordered(lines, "left")] == sorted(
        "012", key=lambda n: words(lines[int(n)].before)[::-1]
    )


def test_a_node_stands_in_one_column_whatever_stands_before_it() -> None:
    texts = ["我們當然非常支持 tide 但沒有", "a calm tide rose", "tide", "👍🏽 e\u0301 tide 👩‍🚀"]
    found = concordance([hit(text, "tide", file=f"文件{n}.txt") for n, text in enumerate(texts)], 9, 60)
    lines = list(kwic_lines(found, columns=90))
    assert len({cell_len(line[: line.index("tide")]) for line in lines}) == 1
    assert len({cell_len(line[: line.index("文件")]) for line in lines}) == 1


def test_columns_hold_no_tab_and_no_control_character() -> None:
    odd = hit("a \x1b[31m tide\t more", "tide", file="x\ty.txt")
    head, row = kwic_rows(concordance([odd], 9, 60))
    assert len(head.split("\t")) == len(row.split("\t")) == 9
    assert "\x1b" not in row


@given(st.text(max_size=60), st.integers(0, 30), st.data())
def test_any_place_of_any_text_becomes_a_line(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage = Passage(1, 1, 0, 0, len(text), "en", "body")
    one = Hit(passage, "a", "", "", "", text, (Span(start, end),), 1.0, ("word",))
    (line,) = ordered(concordance([one], 1, width), "left")
    assert "\n" not in f"{line.before}{line.node}{line.after}"
    assert text[line.start : line.end].split() == line.node.split()
    assert list(graphemes(line.node)) is not None


def test_a_library_gives_lines_of_the_words_and_their_other_names(seeds_library: Library) -> None:
    found = seeds_library.concordance("開源", limit=500)
    assert {line.passage.lang for line in found} == {"zh-Hans", "zh-Hant", "en"}
    for line in found:
        article = seeds_library.article(line.passage.article)
        assert article is not None
        assert article.text[line.start : line.end].split() == line.node.split()
    exact = seeds_library.concordance("開源", limit=500, exact=True)
    assert {line.node for line in exact} == {"開源", "开源"}
    (only,) = {
        line.passage.article for line in seeds_library.concordance("開源", article=exact[0].passage.article)
    }
    assert only == exact[0].passage.article


@pytest.fixture
def seeds_library(seeds_home: Path) -> Iterator[Library]:
    from tests.conftest import SEEDS

    with Library(SEEDS, seeds_home) as library:
        yield library


def test_different_words_beside_each_other_are_one_place() -> None:
    text = "open source and open-source, open open; source"
    spans = tuple(Span(*found.span()).shifted(100) for found in re.finditer("open|source", text))
    found = concordance([replace(hit(text), spans=spans)], 9, 20)
    assert [line.node for line in found] == ["open source", "open-source", "open", "open", "source"]


def test_a_phrase_is_marked_where_all_of_it_stands(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    texts = {
        "a.txt": "They call it open source.\n\nA closed-source model is open to no one, open-source is.",
        "b.txt": "An open mind is the source of much; open sourcing is another matter.",
        "c.txt": "模型公開源碼，開源社群歡迎。另有開源碼庫。",
        "d.txt": "Ann Roe met the mayor of Brandsholm. In Brandsholm nobody met the other mayor, Roe said.",
    }
    for name, text in texts.items():
        (tmp_path / "lib" / name).write_text(text, encoding="utf-8")
    with Library(tmp_path / "lib", tmp_path / "home") as library:
        library.add()

        def nodes(line: str) -> list[str]:
            return sorted(each.node for each in library.concordance(line) if each.file != "c.txt")

        phrase = ["open source", "open sourcing", "open-source"]
        assert nodes("open source") == nodes('"open source"') == nodes("open-source") == phrase
        assert nodes("closed source") == ["closed-source"]
        assert nodes("mayor Brandsholm") == ["Brandsholm", "Brandsholm", "mayor", "mayor"]
        assert [each.before[-2:] for each in library.concordance('"開源" -open')] == ["碼，", "另有"]
        assert library.concordance("-open") == []
