"""Characters found in the texts of articles that are kept as one."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from search.index.texts import _Folded, _looks

TEXTS = st.lists(st.text("甲乙丙", max_size=14), min_size=1, max_size=6)


@given(TEXTS, st.text("甲乙丙", max_size=4))
def test_each_passage_that_holds_a_string_is_found_with_its_places(texts: list[str], part: str) -> None:
    found = list(_Folded.of(list(enumerate(texts))).holding(part))
    assert found == [(n, text.count(part), len(text)) for n, text in enumerate(texts) if part in text]


@given(TEXTS)
def test_the_mark_between_passages_belongs_to_none(texts: list[str]) -> None:
    kept = _Folded.of(list(enumerate(texts)))
    assert kept.size == sum(map(len, texts))
    assert list(kept.holding("\0")) == []


@given(TEXTS, st.text("甲乙丙", min_size=3, max_size=8))
def test_strings_that_differ_in_one_character_are_found_where_they_stand(texts: list[str], part: str) -> None:
    kept = _Folded.of(list(enumerate(texts)))
    places = [text[at : at + len(part)] for text in texts for at in range(len(text) - len(part) + 1)]
    differing = [other for other in places if sum(a != b for a, b in zip(other, part, strict=True)) == 1]
    assert Counter(other for look in _looks(part) for other in look(kept.text)) == Counter(differing)
