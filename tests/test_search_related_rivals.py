"""How an answer stands beside others, and which articles tell one story."""

from __future__ import annotations

import pytest

from search.model import Span
from search.related.analysed import Analysed
from search.related.evidence import Reason, equal_names
from search.related.rivals import leads, outdone
from search.related.stories import verdict


def reason(start: int, worth: float) -> Reason:
    return Reason("words", (Span(start, start + 1),), (Span(0, 1),), worth)


def test_a_lead_is_over_the_best_other_one_of_the_language() -> None:
    assert leads(["zh", "de", "zh", "zh"], [0.5, 0.75, 0.25, 0.375]) == [0.125, 0.75, -0.25, -0.125]


def test_an_answer_is_outdone_by_one_of_its_article_that_has_its_reasons_and_more() -> None:
    name, paused, tested = reason(0, 0.5), reason(2, 1.0), reason(4, 0.9)
    less, more, other = [name, tested], [name, paused, tested], [reason(6, 0.9)]
    assert outdone([1, 1], [less, more]) == [True, False]
    assert outdone([1, 2], [less, more]) == [False, False]
    assert outdone([1, 1], [other, more]) == [False, False]
    assert outdone([1, 1], [[], more]) == [False, False]
    assert outdone([1, 1], [less, less]) == [False, False]


def test_common_words_beside_outdo_nobody() -> None:
    name, common = reason(0, 0.5), reason(2, 0.1)
    assert outdone([1, 1], [[name], [name, common]]) == [False, False]
    assert outdone([1, 1], [[name, common], [name, reason(4, 1.0)]]) == [True, False]


@pytest.mark.parametrize(
    ("ahead", "ours", "theirs", "expected"),
    [
        (0.1, [], [], True),
        (0.0, ["A"], ["B"], True),
        (-0.1, ["A", "B"], ["B", "A"], True),
        (-0.1, ["A"], ["A", "C"], None),
        (-0.1, ["A"], [], None),
        (-0.1, ["A"], ["B"], False),
        (-0.3, ["A"], ["A"], False),
    ],
)
def test_one_story_means_nearly_the_same_or_less_and_quotes_the_same_persons(
    ahead: float, ours: list[str], theirs: list[str], expected: bool | None
) -> None:
    assert verdict(ahead, ours, theirs, equal_names) is expected


def test_a_word_put_together_of_others_gives_those_that_it_begins_and_ends_with() -> None:
    text = Analysed("內部測試表現未達預期", "zh-Hant")
    places = {
        group.surface: text.text[group.start : group.end]
        for groups in text.words.values()
        for group in groups
    }
    assert places["测试"] == "測試"
    assert places["内部"] == "內部"
