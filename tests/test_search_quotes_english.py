"""English reported speech: one invented sentence for each rule, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import Block, Quote
from search.quotes import extract_quotes, find


def found(text: str) -> list[tuple[str, str, str, str]]:
    """Kind, words, cue and speaker of each quote."""
    return [(q.kind, q.text, q.cue, q.speaker_text) for q in extract_quotes(text, "en")]


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
    ("Asked whether she would stay, Lindt smiled.", "indirect", "whether she would stay", "Asked", ""),
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
    ("Lindt called for an inquiry into the fire.", "indirect", "an inquiry into the fire", "called", "Lindt"),
    ("Lindt warned of floods in the valley.", "indirect", "floods in the valley", "warned", "Lindt"),
    (
        "Lindt asked the mayor to leave the hall.",
        "indirect",
        "the mayor to leave the hall",
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
    # where the clause ends
    (
        "Lindt said the bread was “a scandal,” echoing the guild.",
        "mixed",
        "the bread was “a scandal,”",
        "said",
        "Lindt",
    ),
    (
        "Lindt said the mill was safe - but she also left the valley.",
        "indirect",
        "the mill was safe - but she also left the valley",
        "said",
        "Lindt",
    ),
    (
        "Quill said he would sit down and tell her.",
        "indirect",
        "he would sit down and tell her",
        "said",
        "Quill",
    ),
    (
        "While the dough was rising, the guild has denied any part in the Sept. 9, 1994, flood.",
        "indirect",
        "any part in the Sept. 9, 1994, flood",
        "denied",
        "the guild",
    ),
    # behind the clause
    (
        "The mill has cost the valley dearly, said Nora Lindt, a baker from Salem.",
        "indirect",
        "The mill has cost the valley dearly",
        "said",
        "Nora Lindt",
    ),
    (
        "Although the week was bad, he remains calm, according to the guild.",
        "indirect",
        "he remains calm",
        "according to",
        "the guild",
    ),
    (
        "The mill is not safe, Nora Lindt told a council panel Friday.",
        "indirect",
        "The mill is not safe",
        "told",
        "Nora Lindt",
    ),
    (
        "The mill does not answer letters, as bakers have said.",
        "indirect",
        "The mill does not answer letters",
        "said",
        "bakers",
    ),
    (
        "SALEM, May 3 (Valley News) - The mill must close by the spring, the guild said.",
        "indirect",
        "The mill must close by the spring",
        "said",
        "the guild",
    ),
    # quoted words inside a reported clause
    (
        "Lindt said the bread did not give “a good account of the flour,” she said.",
        "mixed",
        "the bread did not give “a good account of the flour,”",
        "said",
        "Lindt",
    ),
    (
        "Lindt says that if he went to the square he would yell “Hey, buy my bread.”",
        "mixed",
        "if he went to the square he would yell “Hey, buy my bread.”",
        "says",
        "Lindt",
    ),
    (
        "With so many mills, “there is no one who can watch them,” he said.",
        "mixed",
        "With so many mills, “there is no one who can watch them,”",
        "said",
        "he",
    ),
    (
        "Quill “has taken on a hard task,” said Nora Lindt.",
        "mixed",
        "Quill “has taken on a hard task,”",
        "said",
        "Nora Lindt",
    ),
    # direct speech
    (
        "“We will bake until the flour is gone,” Rep. Nora Lindt (D-N.Y.) said.",
        "direct",
        "We will bake until the flour is gone",
        "said",
        "Rep. Nora Lindt",
    ),
    ("Asked about the fire, Lindt said, “Never.”", "direct", "Never.", "said", "Lindt"),
    (
        "The door bore a sign that read, “We are all at the mill.”",
        "direct",
        "We are all at the mill.",
        "read",
        "",
    ),
    (
        "They met under what Quill called “the old bread tax.”",
        "direct",
        "the old bread tax.",
        "called",
        "Quill",
    ),
    ("Quill blurted out, “Hot loaves,” from the ladder.", "direct", "Hot loaves", "blurted", "Quill"),
    # relatives and "that" as a subject
    ("Lindt says that would ruin the mill.", "indirect", "that would ruin the mill", "says", "Lindt"),
    (
        "She visited the coopers, several of whom say the wheel is cursed.",
        "indirect",
        "the wheel is cursed",
        "say",
        "several of whom",
    ),
    (
        "Quill, who thinks the bakers “need to be more patient,” left.",
        "mixed",
        "the bakers “need to be more patient,”",
        "thinks",
        "who",
    ),
    # participles and infinitives
    (
        "The guild issued a notice saying the mill is haunted.",
        "indirect",
        "the mill is haunted",
        "saying",
        "The guild",
    ),
    (
        "Noting that Quill “sells a lot of cold bread,” Lindt asked for a refund.",
        "mixed",
        "Quill “sells a lot of cold bread,”",
        "Noting",
        "Lindt",
    ),
    (
        "The bakers ask the mayor to mend the mill and find a way to ensure that it turns.",
        "indirect",
        "the mayor to mend the mill and find a way to ensure that it turns",
        "ask",
        "The bakers",
    ),
    (
        "Lindt derided him, describing the plan as having “no more salt than a brick.”",
        "mixed",
        "the plan as having “no more salt than a brick.”",
        "describing",
        "Lindt",
    ),
    ("The guild said on Friday it had lost the key.", "indirect", "it had lost the key", "said", "The guild"),
    # sources
    (
        "The oven stays cold because, according to Lindt, the wood is wet.",
        "indirect",
        "the wood is wet",
        "according to",
        "Lindt",
    ),
    (
        "The mill had burnt four times by then, according to polling among coopers.",
        "indirect",
        "The mill had burnt four times by then",
        "according to",
        "polling",
    ),
    # subjects of quoted words
    (
        "“You have taken every sack out of the shed,” the two write.",
        "direct",
        "You have taken every sack out of the shed",
        "write",
        "the two",
    ),
    (
        "“Bread is life! Eat more of it,” read one.",
        "direct",
        "Bread is life! Eat more of it",
        "read",
        "one",
    ),
    (
        "“I took my brother along,” another baker, Nora Lindt, recalled.",
        "direct",
        "I took my brother along",
        "recalled",
        "Nora Lindt",
    ),
    (
        "Lindt shot back, “Quill would not know a loaf from a brick.”",
        "direct",
        "Quill would not know a loaf from a brick.",
        "shot",
        "Lindt",
    ),
    # "as X said", hearers and times
    (
        "But as Quill noted on Monday, those ovens will need a second look.",
        "indirect",
        "those ovens will need a second look",
        "noted",
        "Quill",
    ),
    (
        "Bread can go bad, and as Lindt noted, people in the valley like it that way.",
        "indirect",
        "people in the valley like it that way",
        "noted",
        "Lindt",
    ),
    (
        "Quill told The Bread-Ledger of Salem last week he would rather eat stones.",
        "indirect",
        "he would rather eat stones",
        "told",
        "Quill",
    ),
    (
        "Lindt predicted on the harvest day that the millers will win.",
        "indirect",
        "the millers will win",
        "predicted",
        "Lindt",
    ),
    (
        "Quill promised Sunday at a Port Salem rally to end the bread tax.",
        "indirect",
        "to end the bread tax",
        "promised",
        "Quill",
    ),
    (
        "When asked which oven was the best in the valley, most bakers left.",
        "indirect",
        "which oven was the best in the valley",
        "asked",
        "",
    ),
    (
        "Asked in Salem recently whether he would bake again, Quill gave no answer.",
        "indirect",
        "whether he would bake again",
        "Asked",
        "",
    ),
    # programmes
    (
        "Speaking on Channel Nine’s “Morning Loaf,” Quill admitted that the mill was a ruin.",
        "indirect",
        "the mill was a ruin",
        "admitted",
        "Quill",
    ),
]


@pytest.mark.parametrize(("text", "kind", "words", "cue", "speaker"), ONE)
def test_who_says_what(text: str, kind: str, words: str, cue: str, speaker: str) -> None:
    assert (kind, words.rstrip(","), cue, speaker) in [(k, w.rstrip(","), c, s) for k, w, c, s in found(text)]


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
        "Captain Nora Lindt told Quill to move on.",
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


_SCRAPS = (
    "Lindt said that the mill , . : ; - — “ ” ‘ ’ \" '' ( ) he she asked whether told by claims his "
    "according to as which was saying called for accused of “a joke,” “Never.” Mr. 7 p.m. and but or "
    "Asked Noting Although while if to be bread \n\n"
)
_WORDS = st.sampled_from(_SCRAPS.split(" "))


@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_quotes_of_any_words_lie_in_the_text(text: str) -> None:
    quotes = extract_quotes(text, "en")
    assert all(text[q.start : q.end] == q.text and q.start < q.end for q in quotes)
    assert all(_inside(text, q) for q in quotes)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    assert quotes == extract_quotes(text, "en")


def _inside(text: str, quote: Quote) -> bool:
    cue = text[quote.cue_start : quote.cue_end] == quote.cue
    return cue and text[quote.speaker_start : quote.speaker_end] == quote.speaker_text


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[q.start : q.end] == q.text for q in find(text, None, "en").quotes)
