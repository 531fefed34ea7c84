"""Whom a pronoun or description means: the subject of the clause before, more than whoever else it names."""

from __future__ import annotations

import pytest

from tests.named import last


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # the subject before the object, the possessor, and whoever stands behind a preposition
        ("Marta Kessler sacked Ulla Brandt in May. “It was a good year,” she said.", "Marta Kessler"),
        ("Marta Kessler’s deputy, Ulla Brandt, opened the meeting. “A good year,” she said.", "Ulla Brandt"),
        (
            "Marta Kessler runs a farm with her sister, Ulla Brandt. “We rise at four,” she said.",
            "Marta Kessler",
        ),
        ("Marta Kessler was questioned by Ulla Brandt. “I slept through it,” she said.", "Marta Kessler"),
        ("Unlike Marta Kessler, Ulla Brandt kept her job. She said luck had helped.", "Ulla Brandt"),
        # whom a sentence is about from its first word
        (
            "“It will hold,” said Marta Kessler, an engineer.\n\n"
            "For Ulla Brandt, a nurse, that night was long. “I heard a bang,” she said.",
            "Ulla Brandt",
        ),
        ("Marta Kessler left. The bill was for Ulla Brandt. She said it was late.", "Marta Kessler"),
        # a name in a relative clause or in quoted words stands back
        (
            "Marta Kessler, who replaced Ulla Brandt, said sales had doubled. She said it was luck.",
            "Marta Kessler",
        ),
        (
            "“Ulla Brandt was my friend,” Marta Kessler said. “We shared a desk.” She said it broke.",
            "Marta Kessler",
        ),
        # a headline is no antecedent of the text below it
        (
            "Ulla Brandt quits\n\nMarta Kessler will run the bank, it said. “I am ready,” she said.",
            "Marta Kessler",
        ),
        # who spoke last, and who speaks on in the next paragraph
        (
            "Marta Kessler said it would close. Ulla Brandt disagreed. “It can be saved,” she said.",
            "Ulla Brandt",
        ),
        (
            "Marta Kessler sighed. “It is over,” she said.\n\n“I tried everything,” she added.",
            "Marta Kessler",
        ),
        # behind a day or place that opens the sentence, behind "nor", and as the agent of a passive
        (
            "Ulla Brandt left. On Monday Ms Kessler spoke. “It is cold,” she said.\n\nMarta Kessler went.",
            "Marta Kessler",
        ),
        ("Ulla Brandt refused. Nor does Marta Kessler agree. “It is cold,” she said.", "Marta Kessler"),
        ("A bid is being prepared by Marta Kessler. “It is cold,” she said.", "Marta Kessler"),
        # the answer of somebody
        ("Ulla Brandt quit. Marta Kessler’s reply was swift. “It is cold.”", "Marta Kessler"),
        # two at once are nobody for sure
        ("Tom Reed and Paul Orr run the bank. He said it would close.", ""),
    ],
)
def test_the_subject_of_the_clause_before_is_meant(text: str, person: str) -> None:
    assert last(text).person == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # a description that opens a sentence is its subject, whoever carries it
        (
            "Mayor Marta Kessler shut the pool. A clerk said she was wrong. The mayor shrugged. "
            "“It leaks,” she said.",
            "Marta Kessler",
        ),
        (
            "Tom Reed met Ulla Brandt’s private secretary. The private secretary has resigned. "
            "He wrote that he was tired.",
            "",
        ),
        # what a sentence says of somebody it does not name
        ("Tom Reed blamed the sun. A guard who was there disagreed. “It was the wiring,” he said.", "guard"),
        # who is only quoted about is nobody's antecedent
        (
            "Tom Reed runs the mill. A man in Leeds wants the wheel, he said. “I may sell it,” he said.",
            "Tom Reed",
        ),
    ],
)
def test_descriptions_compete_for_the_next_pronoun(text: str, person: str) -> None:
    assert last(text).person == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Tom Reed, a farmer, lost his barn. The farmer said he would rebuild.", "Tom Reed"),
        (
            "Astrid Lowe came in. Her sister has called it a zoo. Lowe frowned. “No,” the cellist said.",
            "Astrid Lowe",
        ),
        (
            "A potter who sold cracked bowls has been fined.\n\nThe court sat.\n\nTom Reed spoke first. "
            "He paid for the clay, he said. The potter said it was old.",
            "Tom Reed",
        ),
        ("A former tenant said it smelled. “Of smoke,” the former tenant said.", "former tenant"),
        (
            "Mr Justice Harcourt sighed. The clerk wept. The judge looked up. “Enough,” he said.",
            "Mr Justice Harcourt",
        ),
    ],
)
def test_whom_a_description_calls_again(text: str, person: str) -> None:
    assert last(text).person.removeprefix("Mr Justice ") == person.removeprefix("Mr Justice ")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Greenhaven Council said the road would close. It said the work would take a week.",
            "Greenhaven Council",
        ),
        ("LISBON (Continental News) - The rail board’s fleet is old. The board said it would pay.", ""),
        ("A memo says the tap may drip. It also warns that the bath must not be filled.", ""),
    ],
)
def test_it_is_the_body_that_spoke(text: str, person: str) -> None:
    assert last(text).person == person


def test_a_weak_reading_teaches_no_gender() -> None:
    text = "Xanti Berg’s lawyer said she was innocent. “She was at home,” he said."
    assert last(text).person == "Xanti Berg’s lawyer"


def test_who_does_what_a_passive_says_goes_on() -> None:
    text = "Ann Roe runs the guild. The oven was built by Eva Hale. She said it was late."
    assert last(text).person == "Eva Hale"
