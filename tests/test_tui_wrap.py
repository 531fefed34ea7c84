"""Line breaking and printable text: properties over any text, and the cases that readers notice."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui.text.wrap
from tui.text.safe import one_line, printable
from tui.text.wrap import SPACES, cell_len, graphemes, offset_at, shorten, wrap

SEEDS = Path(__file__).parent.parent / "seeds"
CLOSERS = "，。”）」』》、；：？！…"
OPENERS = "（《「『【"
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1e9\U0001f1ea"

han = st.text("图书馆在战火中西迁箱由骡马驮运開源模型", min_size=1, max_size=6)
latin = st.text("abcdefgh", min_size=1, max_size=8)
closed = st.builds(lambda word, mark: word + mark, han | latin, st.text(CLOSERS, min_size=1, max_size=3))
opened = st.builds(lambda mark, word: mark + word, st.sampled_from(OPENERS), han | latin)
figure = st.sampled_from(["14.3亿", "7月15日", "3,000万", "第3", "37.5%", "$14.3"])
mixed = st.lists(han | latin | closed | opened | figure | st.sampled_from([" ", "  "])).map("".join)
emoji = st.lists(st.sampled_from([FAMILY, FLAG, "e\u0301", "中", "a", " ", "1\ufe0f\u20e3"]), min_size=1)


def lines_of(text: str, columns: int) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *wrap(text, columns), len(text)])]


def shown(line: str) -> str:
    return line.rstrip(SPACES + "\n")


@given(st.text(), st.integers(1, 40))
def test_joined_lines_give_the_text_back_and_fit(text: str, columns: int) -> None:
    safe = printable(text)
    lines = lines_of(safe, columns)
    assert "".join(lines) == safe
    assert all(lines) or not safe
    for line in map(shown, lines):
        assert cell_len(line) <= columns or len([*graphemes(line)]) == 1


@given(mixed, st.integers(20, 90))
def test_marks_stay_with_their_words(text: str, columns: int) -> None:
    lines = lines_of(text, columns)
    assert not [line for line in lines[1:] if line[0] in CLOSERS]
    assert not [line for line in lines[:-1] if shown(line)[-1:] in (*OPENERS, "“")]


@given(st.lists(st.tuples(han, figure)), st.integers(12, 90))
def test_numbers_keep_their_units(parts: list[tuple[str, str]], columns: int) -> None:
    text = "".join(words + number for words, number in parts)
    breaks = set(wrap(text, columns))
    for number in re.finditer(r"第\d|\$?\d[\d,.]*[亿月日万%]?", text):
        assert breaks.isdisjoint(range(number.start() + 1, number.end()))


@given(st.lists(han | latin, min_size=1).map(" ".join), st.integers(8, 60))
def test_latin_words_stay_whole(text: str, columns: int) -> None:
    breaks = set(wrap(text, columns))
    for word in re.finditer("[a-h]+", text):
        assert breaks.isdisjoint(range(word.start() + 1, word.end()))


@given(emoji, st.integers(1, 12))
def test_graphemes_are_never_split(clusters: list[str], columns: int) -> None:
    text = "".join(clusters)
    edges, at = set(), 0
    for cluster in clusters:
        edges.add(at)
        at += len(cluster)
    assert set(wrap(text, columns)) <= edges


@given(st.text())
def test_cells_of_graphemes_add_up(text: str) -> None:
    found = [*graphemes(text)]
    assert sum(cells for _, cells in found) == cell_len(text)
    assert [end for end, _ in found] == sorted({end for end, _ in found})
    assert not text or found[-1][0] == len(text)


@given(mixed.filter(bool), st.integers(0, 200))
def test_a_cell_leads_to_the_character_that_covers_it(text: str, cell: int) -> None:
    at = offset_at(text, 0, len(text), cell)
    before = cell_len(text[:at])
    assert before <= cell
    assert cell < before + cell_len(text[at]) or at == len(text) - 1


@pytest.mark.parametrize("columns", [20, 40, 60, 88])
@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_seeds_wrap_well(path: Path, columns: int) -> None:
    text = printable(path.read_text(encoding="utf-8"))
    lines = lines_of(text, columns)
    assert "".join(lines) == text
    soft = [line for before, line in pairwise(lines) if not before.endswith("\n")]
    assert not [line for line in soft if line[0] in CLOSERS]
    assert max(cell_len(shown(line)) for line in lines) <= columns


def test_no_hole_before_chinese() -> None:
    first, *_ = lines_of("See 天下皆知美之为美，斯恶已。", 20)
    assert first == "See 天下皆知美之为"  # 美 cannot leave its comma


def test_sentence_ends_before_latin_may_end_a_line() -> None:
    assert lines_of("他发布了模型。Then it rained", 16) == ["他发布了模型。", "Then it rained"]
    assert lines_of("事实上，Meta改变,Llama", 12) == ["事实上，Meta", "改变,Llama"]


def test_hyphens_and_slashes_between_letters_may_end_a_line() -> None:
    assert lines_of("state-of-the-art", 10) == ["state-of-", "the-art"]
    assert lines_of("on 2025-07-15", 9) == ["on ", "2025-07-1", "5"]


def test_german_quotes_close_with_a_mark_that_elsewhere_opens() -> None:
    assert lines_of("„Wort“ und", 6) == ["„Wort“ ", "und"]


def test_spaces_hang_and_newlines_break() -> None:
    assert lines_of("four    five", 4) == ["four    ", "five"]
    assert lines_of("a\n\nb\n", 10) == ["a\n", "\n", "b\n"]


def test_a_part_of_a_text_is_wrapped_with_offsets_of_the_whole() -> None:
    assert wrap("xxxx one two xxxx", 4, 5, 12) == [9]


def test_a_range_of_simple_characters_has_the_cells_rich_gives_them() -> None:
    for code in range(0x20, 0x10000):
        run = tui.text.wrap._run().fullmatch(chr(code))
        if run:
            assert cell_len(chr(code)) == (1 if run[1] else 2), hex(code)


@pytest.mark.parametrize(
    "piece", ["图书馆", "a", " ", "。", "（", FLAG, "e" + "\u0301" * 50, FAMILY + "x", "“ "]
)
def test_work_grows_with_the_text_and_no_faster(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[int] = Counter()
    size = 0
    real = tui.text.wrap._may_break

    def counted(text: str, at: int) -> bool:
        calls[size] += 1
        return real(text, at)

    monkeypatch.setattr(tui.text.wrap, "_may_break", counted)
    for size in (40_000, 80_000):
        wrap(piece * (size // len(piece)), 40)
    assert calls[80_000] <= 2.1 * calls[40_000] + 100


@given(st.text(), st.integers(0, 9))
def test_shortened_text_fits(text: str, columns: int) -> None:
    short = shorten(printable(text), columns)
    assert cell_len(short) <= columns
    assert printable(text).startswith(short.rstrip("…"))


def test_shorten_counts_cells() -> None:
    assert shorten("图书馆", 6) == "图书馆"
    assert shorten("图书馆在战火中", 6) == "图书…"


@given(st.text())
def test_printable_keeps_offsets_and_sends_no_control(text: str) -> None:
    safe = printable(text)
    assert len(safe) == len(text)
    assert not [char for char in safe if unicodedata.category(char) in ("Cc", "Cs") and char != "\n"]
    assert printable(safe) == safe
    safe.encode("utf-8")
    assert "\n" not in one_line(text)


def test_printable_shows_what_would_steer() -> None:
    assert printable("a\x1b[31mb\x07\tc\x7f\x9b\u202e中\n") == "a␛[31mb␇ c␡␦␦中\n"


def test_printable_leaves_reading_matter_alone() -> None:
    text = f"{FAMILY}{FLAG} 中文 e\u0301 “…” \u200b\u200c"
    assert printable(text) is text or printable(text) == text
