"""English reported speech: who speaks, by verbs, nouns and sources; one invented sentence for each rule."""

from __future__ import annotations

import pytest

from search.quotes import extract_quotes
from tests.spoken_english import found, says

# Each line: the sentence, and its only quote as kind, words, cue and speaker.
ONE = [
    # subjects
    ("Kelly said the ferry was late.", "indirect", "the ferry was late", "said", "Kelly"),
    (
        "Nora Lindt, the town's head baker, said the ovens were cold.",
        "indirect",
        "the ovens were cold",
        "said",
        "Nora Lindt",
    ),
    (
        "Several bakers from the valley, including Mr. Quill, said they had no flour.",
        "indirect",
        "they had no flour",
        "said",
        "Several bakers from the valley",
    ),
    (
        "Paul Quill on Monday announced that he was leaving the guild.",
        "indirect",
        "he was leaving the guild",
        "announced",
        "Paul Quill",
    ),
    (
        "The guild's members and leaders say the tax is unfair.",
        "indirect",
        "the tax is unfair",
        "say",
        "The guild's members and leaders",
    ),
    ("The mayor's family said he was asleep.", "indirect", "he was asleep", "said", "The mayor's family"),
    (
        "The bakers all suggested that the mill was haunted.",
        "indirect",
        "the mill was haunted",
        "suggested",
        "The bakers",
    ),
    (
        "Owners of the barges can hardly claim that it is noisy.",
        "indirect",
        "it is noisy",
        "claim",
        "Owners of the barges",
    ),
    ("Several say they have no flour.", "indirect", "they have no flour", "say", "Several"),
    (
        "“We are as tired as they are,” one of them said.",
        "direct",
        "We are as tired as they are",
        "said",
        "one of them",
    ),
    # subjects further off
    (
        "Quill offered the man a loaf, then said he would call the guild.",
        "indirect",
        "he would call the guild",
        "said",
        "Quill",
    ),
    (
        "The bakers declined to show the ovens, saying they were too hot.",
        "indirect",
        "they were too hot",
        "saying",
        "The bakers",
    ),
    (
        "Lindt went to the square and said the strike was over.",
        "indirect",
        "the strike was over",
        "said",
        "Lindt",
    ),
    (
        "The guild published a notice saying that bread would cost more.",
        "indirect",
        "bread would cost more",
        "saying",
        "The guild",
    ),
    (
        "The head of the guild in Ulm, Nora Lindt, said on Friday prices had come down.",
        "indirect",
        "prices had come down",
        "said",
        "Nora Lindt",
    ),
    (
        "Flour would be dear, Lindt said, without giving a figure.",
        "indirect",
        "Flour would be dear",
        "said",
        "Lindt",
    ),
    # participles and passives
    (
        "Noting that flour was dear, Lindt closed her shop.",
        "indirect",
        "flour was dear",
        "Noting",
        "Lindt",
    ),
    ("Quill was told that the mill had burned.", "indirect", "the mill had burned", "told", ""),
    (
        "Quill was asked by Nora Lindt whether the mill was safe.",
        "indirect",
        "whether the mill was safe",
        "asked",
        "Nora Lindt",
    ),
    (
        "Lindt, asked if the mill was safe, smiled at the crowd.",
        "indirect",
        "if the mill was safe",
        "asked",
        "",
    ),
    (
        "Quill was accused of theft after saying from the mill's roof that bread was free.",
        "indirect",
        "bread was free",
        "saying",
        "Quill",
    ),
    # sources and headlines
    (
        "As reported by the Valley Post, the mill has no roof.",
        "indirect",
        "the mill has no roof",
        "As reported by",
        "the Valley Post",
    ),
    ("Mill Is a Ruin, Quill Says", "indirect", "Mill Is a Ruin", "Says", "Quill"),
    ("Lindt said: The mill is a ruin.", "indirect", "The mill is a ruin", "said", "Lindt"),
    ("As Lindt noted, the mill has no roof.", "indirect", "the mill has no roof", "noted", "Lindt"),
    # nouns
    (
        "The trouble began with his warning that the river would rise.",
        "indirect",
        "the river would rise",
        "warning",
        "his",
    ),
    (
        "Nora Lindt rejected claims that the flour was damp.",
        "indirect",
        "the flour was damp",
        "rejected claims",
        "Nora Lindt",
    ),
    (
        "The guild pushed back against claims by two millers that the flour was damp.",
        "indirect",
        "the flour was damp",
        "claims",
        "two millers",
    ),
    # what the verb governs
    (
        "Lindt called for an inquiry into the fire.",
        "indirect",
        "an inquiry into the fire",
        "called for",
        "Lindt",
    ),
    ("Lindt warned of floods in the valley.", "indirect", "floods in the valley", "warned", "Lindt"),
    (
        "Lindt asked the mayor to leave the hall.",
        "indirect",
        "to leave the hall",
        "asked",
        "Lindt",
    ),
    (
        "Lindt told the radio's “Morning Bread” on Friday that she was tired.",
        "indirect",
        "she was tired",
        "told",
        "Lindt",
    ),
    (
        "The guild said in a letter Monday morning they closed the mill.",
        "indirect",
        "they closed the mill",
        "said",
        "The guild",
    ),
    (
        "Quill says too little rain fills the pond.",
        "indirect",
        "too little rain fills the pond",
        "says",
        "Quill",
    ),
    (
        "Quill vowed to rebuild the mill, a task for years.",
        "indirect",
        "to rebuild the mill",
        "vowed",
        "Quill",
    ),
    ("They said this was unfair.", "indirect", "this was unfair", "said", "They"),
    ("Lindt said about 60 ovens were cold.", "indirect", "about 60 ovens were cold", "said", "Lindt"),
    (
        "Lindt said at least two of the ovens were cold.",
        "indirect",
        "at least two of the ovens were cold",
        "said",
        "Lindt",
    ),
    ("The report found that the mill was old.", "indirect", "the mill was old", "found", "The report"),
    # naming
    (
        "Lindt called the plan “a fine mess” for the valley.",
        "mixed",
        "the plan “a fine mess” for the valley",
        "called",
        "Lindt",
    ),
    (
        "Lindt accused Quill, a miller and a father of two, of “selling dust.”",
        "mixed",
        "Quill, a miller and a father of two, of “selling dust.”",
        "accused",
        "Lindt",
    ),
    # gaps
    (
        "The town has a new tax, which Lindt said was unfair to bakers.",
        "indirect",
        "was unfair to bakers",
        "said",
        "Lindt",
    ),
]


@pytest.mark.parametrize(("text", "kind", "words", "cue", "speaker"), ONE)
def test_who_says_what(text: str, kind: str, words: str, cue: str, speaker: str) -> None:
    assert says(text, kind, words, cue, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "The town found the mill was old.",
        "I think the mill is old.",
        "Lindt had put it down to habit.",
        "The Rangers and two state engineers will camp by the weir until Sunday.",
        "Bakers in the coastal states that grow rye will meet by the weir.",
        "The heat of noon is why people bake at night.",
        "It is hard to say whether the mill will stand.",
        "The league leader maintained a lead over the others.",
        "During a fair Saturday noon in Salem, Quill continued to mock the guild.",
        "In the “old mill,” Gary Quill strives for fame.",
        "“How to Bake at Night,” by Nora Lindt: “The ovens of the valley are warm again.”",
        "Quill did not say the mill was burning.",
        "“The flour is damp,” Nora Lindt never said.",
        "Nora Lindt refused to say that the flour was damp.",
        "Nora Lindt declined to confirm that the flour was damp.",
        "Nobody said “The flour is damp.”",
        "No one in the valley knows it, and no one has said that the weir is unsafe.",
        "Title: “The Mill”",
        "Chapter 3, “The Weir”, says that the mill burned.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert found(text) == []


def test_what_somebody_denies_is_a_statement() -> None:
    assert [q[1] for q in found("Quill denied that the mill was burning.")] == ["the mill was burning"]
    assert [q[1] for q in found("Lindt said she had not said it was old.")] == ["she had not said it was old"]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The Valley Post quoted Quill as saying “never”.", "never", "Quill"),
        ("The Valley Post quoted Quill as saying that the mill was shut.", "the mill was shut", "Quill"),
        ("Quill’s plan was called “nonsense” by Councillor Nora Lindt.", "nonsense", "Councillor Nora Lindt"),
        ("It was described as “a ruin” by Nora Lindt.", "a ruin", "Nora Lindt"),
        ("The mill was branded a “ruin”.", "ruin", ""),
        ("Gary Quill was told, “Go home.”", "Go home.", ""),
        ("Quill was told by Chief Ed Long that the weir was shut.", "the weir was shut", "Chief Ed Long"),
        ("In 2019 Lindt had said the weir was safe.", "the weir was safe", "Lindt"),
        ("Asked whether she would go, Lindt replied, “No.”", "No.", "Lindt"),
        ("“lol,” replied @quill.", "lol", "@quill"),
        ("“Shame!” they shouted.", "Shame!", "they"),
        ("“This is the end.” So said Gary Quill.", "This is the end.", "Gary Quill"),
        ("Nora Lindt 🥖 said: “Great.”", "Great.", "Nora Lindt"),
        ("Quill posted “Bread secured” on Friday.", "Bread secured", "Quill"),
    ],
)
def test_whose_words_these_are(text: str, words: str, speaker: str) -> None:
    assert [(q[1], q[3]) for q in found(text)] == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“They lied, said Quill’s rival Nora Lindt.", "They lied", "Quill’s rival Nora Lindt"),
        ("“We left on Monday. It is over, Gary Quill said. His dog slept.", None, "Gary Quill"),
        ("“They lied, and the mill burned.", "They lied, and the mill burned.", ""),
    ],
)
def test_a_lost_closing_mark_stood_before_the_attribution(text: str, words: str | None, speaker: str) -> None:
    (quote,) = extract_quotes(text, "en")
    assert quote.text == (words or "We left on Monday. It is over")
    assert (quote.speaker_text, quote.flags) == (speaker, ("end inferred",))
