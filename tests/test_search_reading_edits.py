"""Edits: the raw text comes back, offsets go there and back, and passes compose into one list."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from search.model import Edit, Span
from search.reading.edits import Change, EditMap, apply, compose

ALPHABET = st.sampled_from("ab 。“戰\n\u200b😀")


@st.composite
def changes_of(draw: st.DrawFn, text: str) -> list[Change]:
    """Ordered changes of a text, some of them touching, none empty."""
    borders = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    pairs = [(a, b) for a, b in zip(borders[::2], borders[1::2], strict=False) if a < b]
    return [Change(a, b, draw(st.text(ALPHABET, max_size=3)), draw(st.sampled_from("xyz"))) for a, b in pairs]


@st.composite
def passes(draw: st.DrawFn) -> tuple[str, str, list[Edit]]:
    """A raw text, the text after several passes, and the composed edits."""
    raw = text = draw(st.text(ALPHABET, max_size=40))
    edits: list[Edit] = []
    for _ in range(draw(st.integers(0, 4))):
        text, more = apply(text, draw(changes_of(text)))
        edits = compose(raw, edits, more)
    return raw, text, edits


@given(passes())
def test_the_raw_text_comes_back(case: tuple[str, str, list[Edit]]) -> None:
    raw, text, edits = case
    assert EditMap(edits).raw_text(text) == raw


@given(passes())
def test_edits_are_in_order_and_say_what_stood_there(case: tuple[str, str, list[Edit]]) -> None:
    raw, _, edits = case
    for before, after in pairwise(edits):
        assert before.raw_end <= after.raw_start
        assert before.end <= after.start
        assert after.raw_start - before.raw_end == after.start - before.end
    assert all(edit.raw == raw[edit.raw_start : edit.raw_end] != "" for edit in edits)


@given(passes(), st.data())
def test_characters_outside_edits_keep_their_place(
    case: tuple[str, str, list[Edit]], data: st.DataObject
) -> None:
    raw, text, edits = case
    places = EditMap(edits)
    offset = data.draw(st.integers(0, len(text)))
    if any(edit.start <= offset < edit.end for edit in edits) or offset == len(text):
        return
    assert raw[places.to_raw(offset)] == text[offset]
    assert places.to_clean(places.to_raw(offset)) == offset
    assert places.to_raw_end(offset + 1) == places.to_raw(offset) + 1


@given(passes(), st.data())
def test_offsets_never_run_backwards(case: tuple[str, str, list[Edit]], data: st.DataObject) -> None:
    raw, text, edits = case
    places = EditMap(edits)
    a, b = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    assert 0 <= places.to_raw(a) <= places.to_raw(b) <= len(raw)
    assert places.to_raw_end(a) <= places.to_raw_end(b) <= len(raw)
    start, end = places.raw_span(Span(a, b))
    assert start <= end
    c, d = sorted(data.draw(st.tuples(st.integers(0, len(raw)), st.integers(0, len(raw)))))
    assert 0 <= places.to_clean(c) <= places.to_clean(d) <= len(text)


def test_a_span_leaves_out_what_was_dropped_at_its_borders() -> None:
    raw = "戰(zhàn)略x(y)"
    text, edits = apply(raw, [Change(1, 7, "", "pinyin"), Change(9, 12, "", "other")])
    places = EditMap(edits)
    assert text == "戰略x"
    assert places.raw_span(Span(0, 1)).of(raw) == "戰"
    assert places.raw_span(Span(1, 3)).of(raw) == "略x"
    assert places.raw_span(Span(0, 2)).of(raw) == "戰(zhàn)略"


def test_a_span_widens_to_a_whole_edit() -> None:
    raw = "他?!边@說"
    text, edits = apply(raw, [Change(1, 5, "。”這", "quote end")])
    places = EditMap(edits)
    assert text == "他。”這說"
    assert places.raw_span(Span(2, 3)).of(raw) == "?!边@"
    assert places.to_clean(3) == 1
    assert places.to_clean(5) == 4


def test_overlapping_passes_become_one_edit_with_the_first_reason() -> None:
    raw = "aÂ\u00a0b"
    text, first = apply(raw, [Change(1, 3, "\u00a0", "mojibake")])
    text, second = apply(text, [Change(1, 2, " ", "space")])
    assert compose(raw, first, second) == [Edit(1, 3, 1, 2, "Â\u00a0", "mojibake")]
    assert text == "a b"


def test_passes_at_one_place_stay_apart() -> None:
    raw = "ab!c"
    text, first = apply(raw, [Change(1, 2, "", "one")])
    text, second = apply(text, [Change(1, 2, "?", "two")])
    assert text == "a?c"
    assert compose(raw, first, second) == [Edit(1, 2, 1, 1, "b", "one"), Edit(2, 3, 1, 2, "!", "two")]
