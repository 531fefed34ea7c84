"""English speakers whom the narrator's sentence, paragraph or dialogue tells.  All texts are invented."""

from __future__ import annotations

from search.quotes import extract_quotes


def persons(text: str) -> list[str]:
    return [quote.person for quote in extract_quotes(text, "en")]


def test_a_quote_belongs_to_whom_its_paragraph_turns_to() -> None:
    text = (
        "“She was hard on the pipes,” said Joel Finn, who tuned them. “I would do it again.”\n\n"
        "Told of this, Paula Reyes laughed for a while. “I was fair to them.”"
    )
    assert persons(text)[-1] == "Paula Reyes"


def test_a_quote_alone_belongs_to_whom_the_paragraph_before_ends_with() -> None:
    text = (
        "“Where were you that night?” Frank Doyle asked. He sat down. Emma Lindt thought for a while.\n\n"
        "“At home. I was asleep.”"
    )
    assert persons(text)[-1] == "Emma Lindt"


def test_a_colleague_who_begins_a_sentence_is_the_next_she() -> None:
    text = "“I planted one,” Laura Mertens said. Her colleague went further. “I planted nine,” she said."
    assert persons(text) == ["Laura Mertens", ""]


def test_a_word_that_only_begins_a_sentence_is_no_part_of_a_name() -> None:
    text = "Exhausted Keziah Tolland came home. Keziah sat down. “The river took the shed,” Keziah said."
    assert persons(text) == ["Keziah Tolland"]


def test_a_description_is_the_only_person_of_its_paragraph() -> None:
    text = "Both goals came from Daniel Osei, 18, in his first match. The teenager said he had hardly slept."
    assert persons(text) == ["Daniel Osei"]


def test_a_description_is_nobody_where_two_are_named() -> None:
    text = "Goals came from Daniel Osei, 18, and from Peter Lund, 19. The teenager said he had hardly slept."
    assert persons(text) == [""]


def test_the_insider_is_the_unnamed_source_of_the_paragraph() -> None:
    text = "A source close to the bidder said the price was final. “They will walk away,” the insider said."
    assert persons(text) == ["source close to the bidder"] * 2


def test_a_theatre_is_not_the_person_named_last() -> None:
    text = "“I like the light here,” Clara Novak said. The theatre said it would close in May."
    assert persons(text)[-1] != "Clara Novak"
