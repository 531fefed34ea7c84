"""Quotation marks: every pair, odd counts, lost marks, and the work done on bad input."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.quotes.marks import scan


def inside(text: str) -> list[str]:
    return [text[span.start : span.end] for span in scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Sit down,” he said. “Eat.”", ["Sit down,", "Eat."]),
        ('"Sit down," he said. "Eat."', ["Sit down,", "Eat."]),
        ("''Sit down,'' he said. ''Eat.''", ["Sit down,", "Eat."]),
        ("‘Sit down,’ she said.", ["Sit down,"]),
        ("'Sit down,' she said.", ["Sit down,"]),
        ("„Setz dich“, sagte er.", ["Setz dich"]),
        ("»Setz dich«, sagte er.", ["Setz dich"]),
        ("« Assieds-toi », dit-elle.", [" Assieds-toi "]),
        ("Elle parle d’« une honte » et croit qu'« il reste ».", [" une honte ", " il reste "]),
        ("‹Setz dich›, sagte er.", ["Setz dich"]),
        ("他說：「坐下。」", ["坐下。"]),
        ("他说：“坐下。”", ["坐下。"]),
        ("她寫『坐下』二字", ["坐下"]),
        ("他說：＂坐下。＂", ["坐下。"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('“We wait," he said.', ["We wait,"]),
        ('"We wait,” he said.', ["We wait,"]),
        ("”我們等一等，”她說。", ["我們等一等，"]),
        ("一名”小偷“跑了。", ["小偷"]),
    ],
)
def test_mixed_and_same_direction_pairs(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bakers’ union won’t wait.",
        "It’s the bakers' ovens, isn't it?",
        "Rock 'n' roll of the '70s, said 'em all.",
        "Twelve o’clock, and all’s well.",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert inside(text) == []


def test_plural_possessive_inside_single_marks() -> None:
    assert inside("‘The bakers’ ovens are cold,’ she said.") == ["The bakers’ ovens are cold,"]


def test_short_single_phrase_before_a_possessive() -> None:
    assert inside("She kept the ‘old ways’ of the bakers’ guild.") == ["old ways"]


def test_nesting_both_ways() -> None:
    assert [(s.depth, s.family) for s in scan("“He wrote ‘not yet’ on it.”")] == [
        (0, "double"),
        (1, "single"),
    ]
    assert [(s.depth, s.family) for s in scan("‘He wrote “not yet” on it.’")] == [
        (0, "single"),
        (1, "double"),
    ]
    assert [s.depth for s in scan("「牆上寫著『明天再來』」")] == [0, 1]


def test_same_marks_nested() -> None:
    text = "“His claim that it “has to do with bread” is odd,” she wrote."
    assert inside(text) == ["His claim that it “has to do with bread” is odd,", "has to do with bread"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Une ligne\n« deux lignes\n« trois », dit-il.", [" Une ligne\n« deux lignes\n« trois "]),
        (
            "„Die „A-B“ in der ‚Zunft‘ des ‚Ofens‘ eint“, sagte er.",
            ["Die „A-B“ in der ‚Zunft‘ des ‚Ofens‘ eint", "A-B", "Zunft", "Ofens"],
        ),
        ("»Hej!» sa hon. »Nej.»", ["Hej!", "Nej."]),
        ("”Hej”, sa Bo. ”Nej.”", ["Hej", "Nej."]),
        (",,Czekamy'' – mówi Kot.", ["Czekamy"]),
        ("‘It was the ’90s,’ she said.", ["It was the ’90s,"]),
        ("Rock ’n’ roll of the ’90s, students’ work, d’accord.", []),
    ],
)
def test_printers_habits(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_unclosed_ends_with_its_sentence_and_does_not_eat_the_next() -> None:
    text = "“The oven is cold. “Light it,” she said."
    first, second = scan(text)
    assert not first.closed
    assert text[first.start : first.end] == "The oven is cold."
    assert text[second.start : second.end] == "Light it,"


def test_unclosed_to_the_end() -> None:
    text = "她說：「爐子冷了，誰也烤不成麵包。"
    (span,) = scan(text)
    assert (text[span.start : span.end], span.closed) == ("爐子冷了，誰也烤不成麵包。", False)


@pytest.mark.parametrize("damage", ["?!边@一說法", "?!?/p>", "?!還有"])
def test_eaten_closing_mark(damage: str) -> None:
    text = f"店主說：“爐子明天再修。麵包後天再烤{damage}"
    (span,) = scan(text)
    assert text[span.start : span.end] == "爐子明天再修。麵包後天再烤"
    assert span.repaired


def test_real_exclamations_are_no_damage() -> None:
    text = "他問：“真的?!不會吧?!”"
    assert inside(text) == ["真的?!不會吧?!"]
    assert scan(text)[0].closed


MARKS = "“”„\"'‘’‚«»‹›「」『』 a,.。"


@given(st.text(alphabet=MARKS, max_size=60))
def test_spans_nest_and_stay_inside(text: str) -> None:
    spans = scan(text)
    assert spans == sorted(spans, key=lambda span: (span.open, -span.close))
    for span in spans:
        assert 0 <= span.open < span.start < span.end <= span.close <= len(text)
    for left, right in itertools.pairwise(spans):
        assert right.open >= left.close or right.close <= left.end or right.open > left.open


@given(st.text(max_size=200), st.integers(0, 20), st.integers(0, 20))
def test_a_part_is_read_like_the_whole(text: str, before: int, after: int) -> None:
    framed = "x" * before + text + "y" * after
    shifted = [(s.start - before, s.end - before) for s in scan(framed, before, before + len(text))]
    assert shifted == [(s.start, s.end) for s in scan(text)]


class CountedText(str):
    """A string that counts how often one of its characters is looked at."""

    looks = 0

    def __getitem__(self, key: object) -> str:
        CountedText.looks += 1
        return super().__getitem__(key)  # type: ignore[index]  # str accepts ints and slices alike


@settings(deadline=None, max_examples=12)
@given(st.sampled_from(["“", "”", '"', "「“", "'a ", "‘a’ ", "„", "“‘「『", "」”", "a' ", '" “', "«‹"]))
def test_work_grows_with_the_length_only(unit: str) -> None:
    def looks(times: int) -> int:
        CountedText.looks = 0
        scan(CountedText(unit * times))
        return CountedText.looks

    assert looks(4000) <= 5 * looks(1000) + 200
