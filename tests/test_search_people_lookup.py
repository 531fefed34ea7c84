"""Whom a typed name means, and that joins by hand only add."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.errors import NoSpeaker, PeopleBroken
from search.library import Library
from search.people import Own, Roll, gather, parse
from search.people.lookup import could_be
from tests.test_search_people import SHARED, SHARED_ZH, article, row, together

NEWS = "“We stay,” said Morna Kerr.\n\n“We go,” said Alasdair Kerr.\n\n“Maybe,” said Ines Calloway.\n"


def named(roll: Roll, name: str) -> list[str]:
    return [person.name for person in roll.named(name)]


# -- names that are typed --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Calloway", ["Ines Calloway"]),
        ("calloway", ["Ines Calloway"]),
        ("Mr Calloway", ["Ines Calloway"]),
        ("Ines", ["Ines Calloway"]),
        ("Cal", []),
        ("Kerr", ["Alasdair Kerr", "Morna Kerr"]),
        ("Morna Kerr", ["Morna Kerr"]),
        ("morna-kerr", ["Morna Kerr"]),
        ("柯尔", ["阿拉斯代·柯爾"]),
        ("柯爾", ["阿拉斯代·柯爾"]),
        ("阿拉斯代", ["阿拉斯代·柯爾"]),
        ("", []),
        ("·", []),
    ],
)
def test_a_part_of_a_name_in_whole_words_will_do(typed: str, meant: list[str]) -> None:
    roll = Roll(
        [
            article(1, "Morna Kerr", "Alasdair Kerr", "Ines Calloway"),
            article(2, "阿拉斯代·柯爾", lang="zh-Hant"),
        ]
    )
    assert sorted(named(roll, typed)) == meant


def test_a_name_that_somebody_has_alone_is_theirs() -> None:
    roll = Roll([article(1, "Ada Marsh", "Tom Marsh", text=SHARED), article(2, "Marsh", text=SHARED)])
    assert named(roll, "Marsh") == ["Marsh"]
    roll = Roll(
        [article(1, "Ada Marsh", text=SHARED), article(2, "Marsh", text=SHARED), article(3, "Tom Marsh")]
    )
    assert sorted(named(roll, "Marsh")) == ["Ada Marsh", "Tom Marsh"]


@pytest.mark.parametrize("name", ["Scholz", "@harlowwatch"])
def test_who_has_one_word_for_a_name_is_a_row(name: str) -> None:
    roll = Roll([article(1, name, type=""), article(2, "The Harlow Times", type="organisation")])
    assert {person.name for person in roll.people()} == {name, "The Harlow Times"}
    assert named(roll, name) == [name]
    assert named(roll, "Harlow Times") == ["The Harlow Times"]


def test_a_group_or_document_is_not_meant_by_a_word_of_it() -> None:
    assert named(Roll([article(1, "a senior official", type="unnamed")]), "official") == []


def test_several_are_named_by_what_tells_them_apart() -> None:
    kerrs = Roll([article(1, "Morna Kerr", "Alasdair Kerr")]).people()
    assert could_be("Kerr", sorted(kerrs, key=lambda each: each.name)) == (
        "Kerr could be Alasdair Kerr or Morna Kerr."
    )
    two = Roll([article(1, "Fox News", "Ann Ash"), article(2, "Fox News", type="organisation")]).people()
    assert could_be("Fox", [each for each in two if each.name == "Fox News"]) == (
        "Fox could be fox-news-1 or fox-news-2."
    )


# -- joins by hand ---------------------------------------------------------------------------------------

ACROSS = (
    article(1, "Joost Terwiel", "Lotte Vang", "Anna Weiss", text=SHARED, date="2026-03-01"),
    article(2, "約斯特·特維爾", "洛特·旺", lang="zh-Hant", text=SHARED_ZH, date="2026-03-01"),
    article(3, "林大文", lang="zh-Hant", text="9,999。"),
)


def own(text: str) -> Own:
    found = parse(text)
    assert not found.problems
    return found


def test_a_join_only_adds() -> None:
    before = gather(ACROSS)
    assert together(before, "Joost Terwiel", "約斯特·特維爾")
    assert together(before, "Lotte Vang", "洛特·旺")
    after = gather(ACROSS, own=own("people: [{name: Lotte Vang, names: [Joost Terwiel]}]"))
    assert set(row(after, "Lotte Vang").names) == {"Lotte Vang", "洛特·旺", "Joost Terwiel", "約斯特·特維爾"}
    after = gather(ACROSS, own=own("people: [{name: Joost Terwiel, names: [林大文]}]"))
    assert set(row(after, "林大文").names) == {"林大文", "Joost Terwiel", "約斯特·特維爾"}
    assert together(after, "Lotte Vang", "洛特·旺")


def test_what_is_told_apart_takes_an_automatic_join_away() -> None:
    apart = "separate: [[林大文, 約斯特·特維爾]]\n"
    people = gather(ACROSS, own=own(apart + "people: [{name: Joost Terwiel, names: [林大文]}]"))
    assert row(people, "Joost Terwiel").names == ("Joost Terwiel", "林大文")
    assert row(people, "約斯特·特維爾").names == ("約斯特·特維爾",)
    apart = "separate: [[約斯特·特維爾, 洛特·旺]]\n"
    people = gather(ACROSS, own=own(apart + "people: [{name: Lotte Vang, names: [Joost Terwiel]}]"))
    assert together(people, "Lotte Vang", "Joost Terwiel")
    assert not together(people, "約斯特·特維爾", "洛特·旺")


def test_a_short_name_of_two_people_does_not_make_them_one() -> None:
    articles = [
        article(1, "Ada Marsh", text=SHARED, date="2026-03-01"),
        article(2, "Marsh", text=SHARED, date="2026-03-01"),
        article(
            3, "Tom Marsh", text="A film with 16,300 people in 740 parts, for 2,750 euros.", date="2026-03-01"
        ),
        article(
            4, "Marsh", text="A film with 16,300 people in 740 parts, for 2,750 euros.", date="2026-03-01"
        ),
    ]
    rows = {person.name: person.files for person in gather(articles)}
    assert rows == {"Ada Marsh": ("1.txt", "2.txt"), "Tom Marsh": ("3.txt", "4.txt")}
    people = gather(articles, own=own("people: [{name: Ada Marsh, names: [Marsh]}]"))
    assert {person.name: person.files for person in people} == rows


def test_names_joined_and_told_apart_stay_apart_and_that_is_said() -> None:
    stated = parse("people: [{name: Ada Marsh, names: [Tom Ash]}]\nseparate: [[Tom Ash, Ada Marsh]]")
    assert stated.problems == (
        "people.yaml: Ada Marsh and Tom Ash are joined and told apart as well; they stay apart.",
    )
    assert len(gather([article(1, "Ada Marsh", "Tom Ash")], own=stated)) == 2


# -- names that nobody bears -----------------------------------------------------------------------------


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, "utf-8")
    with Library(folder, tmp_path / "cache") as library:
        library.add()
        yield library


def test_only_names_that_somebody_bears_are_joined(library: Library) -> None:
    with pytest.raises(NoSpeaker, match=r"^No speaker is called Nobody\.$"):
        library.join("Nobody", "Ines Calloway")
    with pytest.raises(NoSpeaker, match=r"^Kerr could be (Morna|Alasdair) Kerr or (Morna|Alasdair) Kerr\.$"):
        library.separate("Ines Calloway", "Kerr")
    assert not library.people_file.path.exists()


def test_a_name_is_written_as_it_is_borne(library: Library) -> None:
    assert library.join("calloway", "MORNA KERR") == "“Morna Kerr” is “Ines Calloway”"
    assert {person.name for person in library.people()} == {"Ines Calloway", "Alasdair Kerr"}
    library.separate("Ines Calloway", "Morna Kerr")
    assert len(library.people()) == 3


def test_a_file_that_is_broken_is_not_decided_on(library: Library) -> None:
    library.people_file.path.write_text("people: [", "utf-8")
    with pytest.raises(PeopleBroken, match="does not hold"):
        library.join("Ines Calloway", "Morna Kerr")


# -- about -----------------------------------------------------------------------------------------------


def test_about_finds_the_words_of_other_languages(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("“We trust the screen,” said Morna Kerr on Monday in Oslo.", "utf-8")
    german = "„Wir vertrauen dem Bildschirm“, sagte Morna Kerr am Montag in Berlin. Das war alles."
    (tmp_path / "de.txt").write_text(german, "utf-8")
    with Library(tmp_path, tmp_path / "cache") as library:
        library.add()
        files = {quote.article for quote in library.quotes(about="trust")}
        assert len(files) == 1
        library.relations.catch_up()
        for words in ("trust", "vertrauen", "trust screen", "bildschirm"):
            assert len(library.utterances("Morna Kerr", about=words)) == 2
        assert library.utterances(about="trust ferry") == []
