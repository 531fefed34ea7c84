"""What counts as one statement: split utterances, pieces inside others, and what near copies repeat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from search.library import Library
from search.model import Article, Quote
from search.people import Roll
from search.people.utterances import utterances

STORY = Path(__file__).parent / "samples" / "story"


def quote(text: str, start: int, group: int, person: str = "Ada Marsh", article: int = 1) -> Quote:
    return Quote(
        start,
        start + len(text),
        text,
        "direct",
        person=person,
        group=group,
        article=article,
        lang="en",
        speaker_type="person",
    )


def article(key: int, *quotes: Quote) -> Article:
    text = " " * 1000
    return Article(
        key, f"{key}.txt", 0, "", text, langs=("en",), quotes=tuple(replace(q, article=key) for q in quotes)
    )


def alone(_article: int) -> None:
    """No article has copies."""


def test_an_utterance_that_she_said_splits_is_one() -> None:
    (one, other) = utterances([quote("We stay", 0, 1), quote("until May", 20, 1), quote("No", 40, 2)], alone)
    assert [each.text for each in one.quotes] == ["We stay", "until May"]
    assert (other.first.text, other.times) == ("No", 1)


def test_a_piece_inside_belongs_to_the_statement_unless_somebody_else_says_it() -> None:
    outer = quote("it was “a bad day” and he heard “stop it”", 0, 1)
    own, others = quote("a bad day", 8, 1), quote("stop it", 32, 1, "Tom Ash")
    found = utterances([outer, own, others], alone)
    assert [each.quotes for each in found] == [(outer,), (others,)]
    counts = {person.name: person.quotes for person in Roll([article(1, outer, own, others)]).people()}
    assert counts == {"Ada Marsh": 1, "Tom Ash": 1}


def test_what_near_copies_repeat_is_one_with_its_places() -> None:
    first = quote("The bridge is safe for every lorry", 0, 1)
    cut = replace(first, text="The bridge is safe for every", start=50, article=2)
    split = [
        quote("The bridge is safe", 0, 1, article=3),
        quote("for each and every lorry", 30, 1, article=3),
    ]
    (found,) = utterances([first, cut, *split], lambda _article: 7)
    assert found.first is first
    assert (found.times, [each.article for each in found.again]) == (3, [2, 3])
    assert len(utterances([first, cut, *split], alone)) == 3


def test_two_pieces_of_a_copy_do_not_count_its_article_twice() -> None:
    whole = quote("We close the old bridge in May and the new one opens in June", 0, 1)
    halves = [
        quote("We close the old bridge in May", 0, 1, article=2),
        quote("the new one opens in June", 40, 2, article=2),
    ]
    (found,) = utterances([whole, *halves], lambda _article: 7)
    assert found.times == 2


def test_words_said_twice_in_one_article_or_by_two_people_count_each() -> None:
    again = [quote("Stop it", 0, 1), quote("Stop it", 50, 2)]
    assert len(utterances(again, lambda _article: 7)) == 2
    two = [quote("Stop it", 0, 1), quote("Stop it", 0, 1, "Tom Ash", 2)]
    assert len(utterances(two, lambda _article: 7)) == 2


def test_a_short_answer_is_no_cut_version_of_another() -> None:
    said = [quote("No", 0, 1), quote("No one is safe here", 0, 1, article=2)]
    assert len(utterances(said, lambda _article: 7)) == 2


@pytest.fixture(scope="module")
def library(story_home: Path) -> Iterator[Library]:
    with Library(STORY, story_home) as library:
        yield library


def test_the_list_counts_what_is_listed_for_a_person(library: Library) -> None:
    people = library.people(everybody=True)
    counts = [person.quotes for person in people]
    assert counts == [len(library.utterances(person=person.id)) for person in people]
    spans = [len(library.quotes(person=person.id)) for person in people]
    assert sum(spans) > sum(counts)
    (kerr,) = [person for person in people if person.name == "Morna Kerr"]
    assert [each.times for each in library.utterances(person=kerr.id) if each.times > 1]


def test_a_statement_is_about_what_its_parts_say_together(library: Library) -> None:
    (found,) = library.utterances("Morna Kerr", about="officers blame")
    assert len(found.quotes) == 2
    assert library.quotes(person="Morna Kerr", about="officers blame") == []
