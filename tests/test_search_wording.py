"""Differences between two texts: both can be put together again, and each is told as a reader would."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from search.language.fold import fold
from search.language.segment import segment
from search.wording import CLOSELY, Difference, differences

WORDS = st.lists(
    st.sampled_from(
        ["The", "the", "board", "said", "14.3", "Meta’s", "水廠", "水厂", "宣布", "。", ",", "“", '"', "\n\n"]
    )
)
TEXT = WORDS.map(" ".join) | WORDS.map("".join) | st.text()

PARAGRAPHS = [
    "The board will close the dock on 15 July, it said.",
    "“We are not walking away,” Ines Calloway said.",
    "“A plan without an answer,” Tom Reyes replied.",
    "A second hearing is planned for September.",
]
STORY = "\n\n".join(PARAGRAPHS)


def told(here: str, there: str) -> list[tuple[str, str, str]]:
    """All but what is the same: kind, words here, words there."""
    return [
        (each.kind, each.here.of(here), each.there.of(there))
        for each in differences(here, there)
        if each.kind != "same"
    ]


@settings(deadline=None)
@given(TEXT, TEXT)
def test_the_stretches_make_up_both_texts(here: str, there: str) -> None:
    found = differences(here, there)
    assert "".join(each.here.of(here) for each in found) == here
    assert "".join(each.there.of(there) for each in found) == there
    for each in found:
        _assert_its_kind(each, here, there)


def _assert_its_kind(each: Difference, here: str, there: str) -> None:
    one, other = each.here.of(here), each.there.of(there)
    assert (each.kind == "only there") == (not one)
    assert (each.kind == "only here") == (not other)
    if each.kind == "same":
        assert "".join(fold(one).split()) == "".join(fold(other).split())
        assert each.variant == ("".join(one.split()) != "".join(other.split()))


@settings(deadline=None)
@given(TEXT)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert [(each.kind, each.variant) for each in differences(text, text)] == [("same", False)] * bool(text)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.sampled_from(PARAGRAPHS), unique=True),
    st.integers(0, 4),
    st.sampled_from(["\n\n", "\n", " "]),
)
def test_a_paragraph_more_is_told_as_such(paragraphs: list[str], place: int, between: str) -> None:
    added = "Nobody had asked for the minutes of that meeting."
    longer = [*paragraphs[:place], added, *paragraphs[place:]]
    ((kind, here, there),) = told(between.join(paragraphs), between.join(longer))
    assert (kind, here.strip(), there.strip()) == ("only there", "", added)


def test_words_left_out_put_in_and_changed() -> None:
    assert told(
        "The board will close the oldest dock on 15 July, said Ines Calloway.",
        "The harbour board will shut the dock on 15 July, said Ines Calloway.",
    ) == [
        ("only there", "", "harbour "),
        ("changed", "close ", "shut "),
        ("only here", "oldest ", ""),
    ]


def test_a_dropped_paragraph_begins_where_its_line_does() -> None:
    shorter = "\n\n".join([PARAGRAPHS[0], *PARAGRAPHS[2:]])
    assert told(STORY, shorter) == [("only here", PARAGRAPHS[1] + "\n\n", "")]
    assert told(shorter, STORY) == [("only there", "", PARAGRAPHS[1] + "\n\n")]


def test_the_other_script_case_and_marks_are_variants() -> None:
    here, there = "青河市宣布改造旧水厂，“总投资”14.3亿元。", "青河市宣布改造舊水廠，「總投資」14.3億元。"
    found = differences(here, there)
    assert {each.kind for each in found} == {"same"}
    assert [each.here.of(here) for each in found if each.variant] == ["旧", "厂", "“总", "资”", "亿"]
    assert {each.kind for each in differences("He said: “No.”", 'he said: "No."')} == {"same"}


def test_changed_punctuation_is_not_hidden() -> None:
    assert told("We will go. He said so.", "We will go? He said so.") == [("changed", ". ", "? ")]
    assert told("他说，他会来。", "他说他会来。") == [("only here", "，", "")]


def test_another_wrapping_is_no_difference() -> None:
    assert told(STORY, STORY.replace(" ", "\n")) == []
    assert told(STORY, " ".join(STORY.split())) == []


def test_a_few_words_amid_what_is_new_are_no_island() -> None:
    here = f"{PARAGRAPHS[0]}\n\nRain fell for nine hours on the road to the north.\n\n{PARAGRAPHS[3]}"
    there = f"{PARAGRAPHS[0]}\n\nBakers complain that the price of flour has doubled.\n\n{PARAGRAPHS[3]}"
    ((kind, _, _),) = told(here, there)
    assert kind == "changed"


def test_what_was_moved_is_told_at_both_places() -> None:
    moved = "\n\n".join([PARAGRAPHS[3], *PARAGRAPHS[:3]])
    kinds = [kind for kind, _, _ in told(STORY, moved)]
    assert kinds == ["only there", "only here"]


def test_every_edit_in_a_long_text_is_found_on_its_own() -> None:
    chance = random.Random(1)
    words = [
        f"{chance.choice('bdfg')}{chance.choice('aeiou')}{chance.randint(0, 999)}" for _ in range(20_000)
    ]
    edited = [word for at, word in enumerate(words) if at % 100]
    found = told(" ".join(words), " ".join(edited))
    assert len(found) == 200
    assert {kind for kind, _, _ in found} == {"only here"}


def test_large_gaps_with_nothing_in_common_are_not_compared_word_by_word() -> None:
    side = int(CLOSELY**0.5) + 50
    chance = random.Random(2)
    here, there = (" ".join(chance.choice("abcdefgh") for _ in range(side * 4)) for _ in range(2))
    found = differences(f"{here} . end", f"{there} . end")
    assert "".join(each.there.of(f"{there} . end") for each in found) == f"{there} . end"
    repeated = "The port will close its oldest dock. " * 3000
    assert told(repeated, repeated + "It said so.") == [("only there", "", "It said so.")]


def test_no_difference_begins_in_the_middle_of_a_chinese_word() -> None:
    assert told("公司承认系统存在安全隐患。", "公司承认系统存在隐患。") == [("changed", "安全隐患", "隐患")]
    assert told("航班将于周二恢复。", "航班將於周三恢復。") == [("changed", "周二", "周三")]


@settings(deadline=None)
@given(
    *[st.lists(st.sampled_from(["公司", "承认", "安全隐患", "周二", "周三", "不", "會", "，"])).map("".join)]
    * 2
)
def test_what_is_the_same_begins_and_ends_with_words(here: str, there: str) -> None:
    starts, ends = ({word[at] for word in segment(fold(here))} | {0, len(here)} for at in (1, 2))
    for each in differences(here, there):
        if each.kind == "same" and not each.variant:
            assert each.here.start in starts | ends
