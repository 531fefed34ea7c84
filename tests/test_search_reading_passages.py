"""Passages: whole sentences up to a limit, without bullets and reference marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import Block, Passage, Role
from search.reading.passages import LIMIT, passages, size


def of(text: str, role: Role = "body") -> tuple[Passage, ...]:
    return passages(text, [Block(0, len(text), role, "en")])


def sentences(text: str) -> list[str]:
    return [span.of(text) for passage in of(text) for span in passage.sentences]


@pytest.mark.parametrize("role", ["headline", "subhead", "summary", "body", "boilerplate"])
def test_a_short_block_is_one_passage(role: Role) -> None:
    (passage,) = of("One. Two sentences.", role)
    assert (passage.start, passage.end, passage.role, len(passage.sentences)) == (0, 19, role, 2)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("- Costs rose by half [2][11].", "Costs rose by half"),
        ("• 成本上升 [2][6]", "成本上升"),
        ("🌟 扎克伯格的愿景是构建“超级智能”。", "扎克伯格的愿景是构建“超级智能”。"),
        ("⚖️ 文章对比了两种模式。", "文章对比了两种模式。"),
        ("It fell [1]. - It rose [2][3]", "It fell|It rose"),
        ("Half [sic] of it.", "Half [sic] of it."),
        ("-5 degrees.", "-5 degrees."),
        ("[1][2]", ""),
    ],
)
def test_bullets_and_marks_stay_outside(text: str, inside: str) -> None:
    assert "|".join(sentences(text)) == inside


def test_a_hard_wrap_ends_no_sentence() -> None:
    assert sentences("The council voted\nto extend the line. It\nwill open.") == [
        "The council voted\nto extend the line.",
        "It\nwill open.",
    ]


def test_a_long_block_is_parted_between_sentences() -> None:
    text = "The port will close its oldest dock in July, the board said. " * 30
    found = of(text)
    assert len(found) > 2
    assert all(size(text[p.start : p.end]) <= LIMIT for p in found)
    assert all(text[p.start : p.end].endswith("said.") for p in found)
    assert [p.n for p in found] == list(range(len(found)))


@pytest.mark.parametrize(
    ("text", "ends"),
    [("水厂将在年底完成改造，" * 60, "，"), ("word " * 400, "word"), ("字" * 1000, "字"), ("a" * 2000, "a")],
)
def test_a_sentence_beyond_the_limit_is_cut_where_it_can_be(text: str, ends: str) -> None:
    found = of(text)
    assert len(found) >= 3
    assert all(size(text[p.start : p.end]) <= LIMIT for p in found)
    assert all(text[p.start : p.end].endswith(ends) for p in found)
    kept = "".join(text[p.start : p.end] for p in found)
    assert kept.replace(" ", "") == text.replace(" ", "")


def test_text_without_full_stop_costs_as_many_passages_as_it_fills() -> None:
    assert len(of("字" * 350_000)) in range(1591, 1601)


ALPHABET = st.sampled_from("aB字。，.!? \n[1]-•🌟“”")


@given(st.text(ALPHABET, max_size=300), st.integers(0, 20))
def test_spans_lie_in_their_passages_in_order(text: str, start: int) -> None:
    block = Block(min(start, len(text)), len(text), "body", "en")
    position = block.start
    for passage in passages(text, [block]):
        assert position <= passage.start == passage.sentences[0].start
        assert passage.sentences[-1].end == passage.end <= block.end
        for span in passage.sentences:
            assert position <= span.start < span.end
            assert span.of(text) == span.of(text).strip()
            position = span.end
