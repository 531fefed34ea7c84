"""Who relies on whom: origins that are named or not, and how many a fact has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.library import Library
from search.model import Article, Passage, Span
from search.provenance.model import Origin, Rests
from search.provenance.naming import of_sentence, origins_named
from search.provenance.outlets import Outlets, key_of
from search.provenance.words import named_words, resting_words
from tests.conftest import SEEDS


def article_of(text: str, source: str = "") -> Article:
    passage = Passage(0, 1, 0, 0, len(text), "en", "body", (Span(0, len(text)),))
    return Article(1, "a.txt", 0, "", text, source=source, passages=(passage,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks failed, The New York Times reported.", ["outlet The New York Times"]),
        ("Nothing changed, a spokesman told TechCrunch.", ["outlet TechCrunch"]),
        ("The letter was seen by The Daily Example and sent on.", ["outlet The Daily Example"]),
        ("Laut der „Süddeutschen Zeitung“ ist das falsch.", ["outlet Süddeutschen Zeitung"]),
        ("Wie die Hafenzeitung berichtet, sank das Schiff.", ["outlet Hafenzeitung"]),
        ("Der eBild zufolge sank das Schiff.", []),
        ("据《纽约时报》报道，谈判失败。", ["outlet 纽约时报"]),
        ("他向路透社表示，没有变化。", ["outlet 路透社"]),
        ("（新华社北京3月2日电）会议开幕。", ["outlet 新华社"]),
        ("Reports suggest that the talks failed.", ["unnamed Reports suggest"]),
        ("Medienberichten zufolge sank das Schiff.", ["unnamed Medienberichten zufolge"]),
        ("据外媒报道，谈判失败。", ["unnamed 据外媒报道"]),
        ("A person familiar with the matter said so.", ["unnamed person familiar"]),
        ("She told Anna Berg that the police reported it. 据警方报道，他向警方表示", []),
        ("“Stop,” he told reporters, according to the law of 1999.", []),
        ("This was first reported by Our Gazette.", []),
    ],
)
def test_where_a_sentence_has_it_from(text: str, expected: list[str]) -> None:
    article = article_of(text, source="Our Gazette")
    assert [f"{each.kind} {each.name}" for each in origins_named(article)] == expected
    assert all(text[each.start : each.end] == each.name for each in origins_named(article))


def test_one_outlet_in_two_scripts_is_one_origin() -> None:
    assert len({key_of(name) for name in ("New York Times", "《紐約時報》", "纽约时报", "NYT")}) == 1
    assert key_of("BBC中文") == key_of("BBC News 中文") == key_of("BBC") != key_of("CNN")
    named = [("North City News", "https://www.northcity.example/a"), ("北城新聞網", "https://zh.northcity.example/b"),
             ("Plain Tale", "https://host.example/a"), ("晨光報", "https://host.example/b"), ("晚報", "https://host.example/c"),
             ("港島日報 (Island Daily)", ""), ("Ledger", "http://[")]  # fmt: skip
    outlets = Outlets(replace(article_of("", source), url=url) for source, url in named)
    assert outlets.key("北城新闻网") == outlets.key("North City News") != outlets.key("Plain Tale")
    assert outlets.key("Island Daily") == outlets.key("港島日報")
    assert len({outlets.key(name) for name in ("Plain Tale", "晨光報", "晚報")}) == 3  # a host of many
    told = article_of("據《晚報》（North City News）報導，船沉了。")
    assert [each.key for each in origins_named(told, outlets)] == [outlets.key("北城新聞網")]
    chain = [("晚報 (Evening)", ""), ("Harbour Evening (晚報)", ""), ("Evening (Harbour Evening)", "")]
    outlets = Outlets(replace(article_of("", source), url=url) for source, url in chain)
    assert len({outlets.key(name) for name in ("晚報", "Evening", "Harbour Evening")}) == 1
    assert key_of("The Albion Register") == key_of("Albion Register") != key_of("Ledger & Tide")


def test_origins_that_may_be_one_person_are_counted_with_care() -> None:
    told = [Origin("person", "Lena Roe", "lena"), Origin("person", "罗伊", "roe", perhaps=("Lena Roe",))]
    assert resting_words(Rests(tuple(told), 4)) == "at most 2 origins: Lena Roe, 罗伊"
    told[1] = replace(told[1], perhaps=("Aldo Roe",))  # who is none of them
    assert resting_words(Rests(tuple(told), 4)) == "2 origins: Lena Roe, 罗伊"


def test_the_seeds_name_their_origins(seeds_home: Path) -> None:
    with Library(SEEDS, seeds_home) as library:
        named = {each.file[:3]: library.origins(each) for each in library.articles()}
        rows = library.figures()
    with Library(SEEDS, seeds_home) as library:  # what was found is there at once at the next start
        assert library.figures() == rows
        assert "_board" not in vars(library)
    assert [(each.kind, each.name) for each in named["000"]] == [("unnamed", "Reports suggest")]
    assert {each.key for each in named["001"] if each.kind == "outlet"} == {
        "The New York Times",
        "TechCrunch",
    }
    assert named_words(named["001"]) == ("named: 紐約時報, TechCrunch", "not named: “知情人士”")


@given(
    st.text(
        alphabet=st.sampled_from("Thae NYTold reported by laut《》据报道向表示社(（）,.“”\n\x00"), max_size=80
    )
)
@settings(max_examples=40, deadline=None)
def test_no_text_is_too_strange(text: str) -> None:
    for each in of_sentence(article_of(text), Span(0, len(text)), Outlets([article_of(text, "Told")])):
        assert text[each.start : each.end] == each.name
