"""English sentences and paragraphs with several quotes, and what is told of each."""

from __future__ import annotations

import pytest

from search.model import Block
from search.quotes import extract_quotes, find
from tests.spoken_english import found


def test_a_question_and_its_answer_have_two_speakers() -> None:
    text = (
        "“Is the mill shut?” Nora Lindt asked.\n\n“No,” Gary Quill said.\n\n“Then who bakes?”\n\n“Ask Tom.”"
    )
    assert [q.speaker_text for q in extract_quotes(text, "en")] == ["Nora Lindt", "Gary Quill", "", ""]


def test_sentences_alone_are_no_headline() -> None:
    text = "Nora Lindt said: “We bake.” She left."
    (quote,) = find(text, [Block(0, len(text), "headline", "en")]).quotes
    assert quote.flags == ()


def test_words_before_and_behind_an_attribution_that_goes_on_in_marks() -> None:
    text = "That mill will not open, the guild said, “because there is a swamp under it.”"
    assert [q[1] for q in found(text)] == ["That mill will not open", "because there is a swamp under it."]


def test_what_somebody_adds_is_not_a_part_of_what_he_said() -> None:
    text = "Nothing would be built before May, Lindt said, adding that she quite liked mills."
    assert [q[1] for q in found(text)] == ["Nothing would be built before May", "she quite liked mills"]


def test_second_verb_behind_but_has_a_clause_of_its_own() -> None:
    text = "He denied that he had burned the mill, but agreed that he had been there."
    assert [q[1] for q in found(text)] == ["he had burned the mill", "he had been there"]


def test_apposition_behind_an_inverted_attribution_is_not_said() -> None:
    text = "The flour is damp, said Paul Quill, director of the guild's mill project."
    assert [q[1] for q in found(text)] == ["The flour is damp"]


def test_attribution_in_the_middle_has_words_on_both_sides() -> None:
    text = "The weak point of the wheel, critics and owners say, is the oak of the axle in winter."
    assert [q[1] for q in found(text)] == [
        "The weak point of the wheel",
        "is the oak of the axle in winter",
    ]


def test_participle_shares_the_subject_of_the_verb_of_saying() -> None:
    text = "Lindt said she did not know whether the mill was safe, adding that nobody did."
    assert [(q[1], q[3]) for q in found(text)] == [
        ("she did not know whether the mill was safe", "Lindt"),
        ("nobody did", "Lindt"),
    ]


def test_words_said_twice_in_a_sentence_are_one_quote() -> None:
    text = "Lindt said she stayed because “nobody else would bake the bread,” she said."
    assert [q[1] for q in found(text)] == ["she stayed because “nobody else would bake the bread,”"]


def test_second_speaker_behind_a_comma_has_a_clause_of_his_own() -> None:
    text = "Lindt said that the mill was safe, and he accused Quill of “burning money.”"
    assert [(q[1], q[3]) for q in found(text)] == [
        ("the mill was safe", "Lindt"),
        ("Quill of “burning money.”", "he"),
    ]


def test_quote_behind_a_dash_keeps_its_own_attribution() -> None:
    text = "Lindt suggested the mill was a ruin - “I would not keep a goat in it,” she said."
    assert [(q[0], q[1]) for q in found(text)] == [
        ("indirect", "the mill was a ruin"),
        ("direct", "I would not keep a goat in it"),
    ]


def test_sentence_can_begin_behind_an_abbreviation() -> None:
    text = "Quill says the mill closes by 5 p.m. He says “it is sad that so few people come.”"
    assert [q[1] for q in found(text)] == [
        "the mill closes by 5 p.m.",
        "it is sad that so few people come.",
    ]


def test_one_utterance_split_by_its_attribution_is_one_group() -> None:
    first, second = extract_quotes("“We bake at night,” Lindt said. “Nobody wants cold bread.”", "en")
    assert first.group == second.group
    assert (first.speaker_text, second.speaker_text) == ("Lindt", "Lindt")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Flour, according to the guild, has become dear.", ["Flour", "has become dear"]),
        (
            "If anything, Quill argued in his letter, the fire is a reason to bake more.",
            ["If anything", "the fire is a reason to bake more"],
        ),
        (
            "An old mill, Lindt said, “is like an aunt who never leaves.”",
            ["An old mill", "is like an aunt who never leaves."],
        ),
        (
            "If the mill burns again, Lindt said, “the guild will have to bake in the church.”",
            ["If the mill burns again", "the guild will have to bake in the church."],
        ),
        (
            "Two of the bakers said the bread was stale and one in six said it was dear.",
            ["the bread was stale", "it was dear"],
        ),
        (
            "Quill noted that the tax is old - a burden for years - and Lindt boasted, “My bread pays.”",
            ["the tax is old - a burden for years", "My bread pays."],
        ),
    ],
)
def test_sentence_holds_two_quotes(text: str, words: list[str]) -> None:
    assert [q[1] for q in found(text)] == words


def test_quote_behind_an_abbreviation_goes_on_with_the_one_before() -> None:
    text = "“We are tired,” said Lindt, who bakes in Salem, Ore. “We will bake again.”"
    assert [(q[1], q[3]) for q in found(text)] == [
        ("We are tired", "Lindt"),
        ("We will bake again.", "Lindt"),
    ]


def test_heading_in_single_marks_is_no_quote() -> None:
    text = "“We are tired,” Lindt said.\n\n‘A mill without a wheel.’\n\nThe wheel was sold."
    assert [q[1] for q in found(text)] == ["We are tired"]


def test_words_somebody_else_says_inside_a_quote_are_nested() -> None:
    text = "“He was tired. The miller told me, ‘Go home and sleep,’” Lindt said."
    outer, inner = extract_quotes(text, "en")
    assert (outer.speaker_text, "nested" in outer.flags) == ("Lindt", False)
    assert (inner.text, inner.cue, inner.speaker_text) == ("Go home and sleep", "told", "The miller")
    assert "nested" in inner.flags


def test_marked_words_that_end_what_somebody_else_said_are_nested() -> None:
    text = "“I rang him, and he told me it was ‘a small hole in a long fence’,” Lindt recalled."
    outer, inner = extract_quotes(text, "en")
    assert (outer.speaker_text, inner.speaker_text) == ("Lindt", "he")
    assert (inner.text, inner.kind, "nested" in inner.flags) == (
        "a small hole in a long fence",
        "direct",
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "“People say, ‘Buy bread,’ but nobody does,” Lindt said.",
        "“He would say, ‘Buy bread,’ to anybody,” Lindt said.",
        "“The miller is told, ‘Buy bread,’ by everybody,” Lindt said.",
        "“The miller calls it ‘the bread of sleep’ at home,” Lindt said.",
    ],
)
def test_hearsay_inside_a_quote_is_not_nested(text: str) -> None:
    assert len(found(text)) == 1
