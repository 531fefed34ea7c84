"""Long sentences are asked clause by clause."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.related.clauses import clauses


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Reports suggest that the port has paused the test of its newest crane to concentrate on "
            "repairing an older one, according to the board",
            [
                "the port has paused the test of its newest crane ",
                "to concentrate on repairing an older one, ",
            ],
        ),
        (
            "如果某一天模型的能力發生了質的飛躍，我們認為開源不再負責任，那麼我們就不會開源",
            ["如果某一天模型的能力發生了質的飛躍，", "我們認為開源不再負責任，", "那麼我們就不會開源"],
        ),
        ("The port has paused the test.", []),
        (
            "One long sentence of many words with nothing in it where anybody would dare cut it in pieces",
            [],
        ),
    ],
)
def test_a_long_sentence_is_cut_where_claims_part(text: str, parts: list[str]) -> None:
    found = [span.of(text) for span in clauses(text)]
    assert [part for part in found if part in parts] == parts
    assert bool(found) == bool(parts)


@settings(deadline=None)
@given(st.text(alphabet="ab 中，, that to;:—", max_size=400))
def test_clauses_are_ordered_ranges_of_the_text(text: str) -> None:
    found = clauses(text)
    assert len(found) != 1
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
