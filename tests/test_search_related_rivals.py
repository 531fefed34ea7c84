"""How an answer stands beside others, and which articles tell one story."""

from __future__ import annotations

import numpy as np
import pytest

from search.model import Span
from search.related.analysed import Analysed
from search.related.cosines import Cosines, unknown
from search.related.evidence import Reason, equal_names
from search.related.leads import Leads
from search.related.lines import LINE, Lines
from search.related.rivals import outdone
from search.related.stories import verdict


def reason(start: int, worth: float) -> Reason:
    return Reason("words", (Span(start, start + 1),), (Span(0, 1),), worth)


def as_lines(articles: list[int], langs: list[str]) -> Lines:
    table = np.zeros(len(articles), LINE)
    table["article"], table["lang"] = articles, [lang.encode() for lang in langs]
    return Lines(table, "", "", set(articles))


def test_a_lead_is_over_the_other_sentences_of_both_articles_and_the_same_from_either_side() -> None:
    lines = as_lines([1, 1, 2, 2, 2], ["en", "en", "zh", "zh", "en"])
    vectors = np.array([[1, 0, 0], [0, 1, 0], [0.8, 0, 0.6], [0.28, 0.96, 0], [1, 0, 0]], np.float32)
    ready = np.ones(5, np.bool_)

    def lead(article: int, family: str, asked: int, answer: int) -> float:
        cosines = vectors @ vectors[[asked]].T
        leads = Leads(
            lines, ready, Cosines(cosines, cosines[:, 0]), lambda rows: vectors[rows], article, family
        )
        return round(leads.of([answer], [0], [float(cosines[answer, 0])])[0], 3)

    assert lead(1, "en", 0, 2) == lead(2, "zh", 2, 0) == 0.66  # over 0.28 and 0; the English one is no rival
    assert lead(1, "en", 1, 3) == lead(2, "zh", 3, 1) == 0.82
    assert lead(1, "en", 1, 2) == lead(2, "zh", 2, 1) == -0.1  # far behind both
    nobody = Leads(lines, ready, unknown(5), lambda rows: vectors[rows], 1, "en")
    assert nobody.of([2], [0], [0.0]) == [0.0]


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
