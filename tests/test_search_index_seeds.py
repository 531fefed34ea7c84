"""The queries a reader of the seeds tries first, and the files each must find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from search.index import WordIndex
from search.index.searching import search
from search.model import FoundBy, Results
from search.reading import read_file
from search.store import FileRecord, Store

SEEDS = Path(__file__).parent.parent / "seeds"


@dataclass
class Desk:
    """The seeds, read and indexed."""

    store: Store
    index: WordIndex

    def ask(self, line: str, langs: list[str] | None = None) -> Results:
        return search(line, self.index, self.store, langs=langs, limit=1000)

    def files(self, line: str, *ways: FoundBy) -> set[str]:
        """The numbers of the files a line finds, in one of these ways or in any."""
        hits = self.ask(line).hits
        return {hit.file[:3] for hit in hits if not ways or set(hit.found_by) & set(ways)}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home = tmp_path_factory.mktemp("seeds")
    store = Store(home / "record.db")
    for path in sorted(SEEDS.glob("*.txt")):
        store.put(FileRecord(path.name, 0, 0, "", ""), read_file(path, path.name).articles)
    index = WordIndex(home / "words", store)
    index.catch_up()
    yield Desk(store, index)
    index.close()
    store.close()


@pytest.mark.parametrize(
    ("line", "typed", "either"),
    [
        ("戰略", "001", "001"),
        ("战略", "001", "001"),
        ("開源", "000 001 002", "000 001 002 003"),
        ("开源", "000 001 002", "000 001 002 003"),
        ("超級智能", "001 002", "000 001 002"),
        ("超级智能", "001 002", "000 001 002"),
        ("商業化", "001 002", "000 001 002 003"),
        ("商业化", "001 002", "000 001 002 003"),
        ("開源 閉源", "001 002", "000 001 002 003"),
        ("开源 闭源", "001 002", "000 001 002 003"),
        ("“開源模型”", "001 002", "001 002"),
        ("“开源模型”", "001 002", "001 002"),
        ("superintelligence", "000 001 002", "000 001 002"),
        ("Zuckerberg", "000 002", "000 001 002"),
        ("扎克伯格", "001 002", "000 001 002"),
        ("祖克柏", "", "000 001 002"),
        ("扎克伯克", "000", "000"),
    ],
)
def test_the_first_queries(desk: Desk, line: str, typed: str, either: str) -> None:
    assert desk.files(line, "word", "script") == set(typed.split())
    assert desk.files(line) >= set(either.split())


def test_a_query_in_two_scripts(desk: Desk) -> None:
    assert desk.files("扎克伯格 open") == {"000", "001", "002"}


def test_superintelligence_finds_the_chinese_passages_too(desk: Desk) -> None:
    abroad = [hit for hit in desk.ask("superintelligence").hits if hit.found_by == ("glossary",)]
    assert {hit.file[:3] for hit in abroad} == {"001", "002"}
    assert {hit.passage.lang for hit in abroad} == {"zh-Hans", "zh-Hant"}


def test_the_misspelt_name_is_offered_as_a_variant(desk: Desk) -> None:
    assert "扎克伯格" in desk.ask("扎克伯克").suggestions
    assert desk.ask("扎克伯格").suggestions == ()


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("戰略", "战略"),
        ("開源", "开源"),
        ("超級智能", "超级智能"),
        ("商業化", "商业化"),
        ("開源 閉源", "开源 闭源"),
    ],
)
def test_both_scripts_find_the_same_passages(desk: Desk, traditional: str, simplified: str) -> None:
    one, other = desk.ask(traditional), desk.ask(simplified)
    assert {hit.passage.id for hit in one.hits} == {hit.passage.id for hit in other.hits}
    assert one.total == other.total == len(one.hits)
    swapped = {"word": "script", "script": "word", "glossary": "glossary"}
    ways = {hit.passage.id: hit.found_by for hit in other.hits}
    for hit in one.hits:
        assert ways[hit.passage.id] == tuple(swapped[way] for way in hit.found_by)


RANK: dict[tuple[FoundBy, ...], int] = {("word",): 0, ("script",): 1, ("name",): 2, ("glossary",): 3}


@pytest.mark.parametrize("line", ["開源", "Zuckerberg", "扎克伯格", "超级智能", "superintelligence"])
def test_what_was_typed_comes_first(desk: Desk, line: str) -> None:
    ranks = [RANK[hit.found_by] for hit in desk.ask(line).hits]
    assert ranks == sorted(ranks)
    ids = [hit.passage.id for hit in desk.ask(line).hits]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "line", ["開源", "“開源模型”", "Zuckerberg", "扎克伯格 open", "open*", "=開源", "源"]
)
def test_every_hit_shows_why(desk: Desk, line: str) -> None:
    for hit in desk.ask(line).hits:
        assert hit.spans
        for span in hit.spans:
            assert hit.passage.start <= span.start < span.end <= hit.passage.end


def test_marks_are_where_the_words_are(desk: Desk) -> None:
    for hit in desk.ask("開源", ["zh-Hant"]).hits:
        marked = [span.shifted(-hit.passage.start).of(hit.text) for span in hit.spans]
        assert set(marked) == {"開源"}
        assert len(marked) == hit.text.count("開源")


@pytest.mark.parametrize("char", list("戰源閉業能"))
def test_one_character_is_found_wherever_it_stands(desk: Desk, char: str) -> None:
    excerpts = [excerpt for excerpt in desk.store.all_excerpts() if char in excerpt.text]
    found = {hit.passage.id for hit in desk.ask(f"in:all {char}").hits if hit.found_by == ("word",)}
    assert found == {excerpt.passage.id for excerpt in excerpts}
    shown = {excerpt.passage.id for excerpt in excerpts if excerpt.passage.role != "boilerplate"}
    assert {hit.passage.id for hit in desk.ask(char).hits if hit.found_by == ("word",)} == shown


def test_folded_parts_are_found_only_when_asked_for(desk: Desk) -> None:
    assert desk.ask("免責聲明").hits == ()
    (hit,) = desk.ask("免責聲明 in:all").hits
    assert hit.passage.role == "boilerplate"


def test_languages_narrow(desk: Desk) -> None:
    assert {hit.passage.lang for hit in desk.ask("Meta", ["zh"]).hits} == {"zh-Hans", "zh-Hant"}
    assert {hit.passage.lang for hit in desk.ask("Meta lang:hant").hits} == {"zh-Hant"}
    assert {hit.passage.lang for hit in desk.ask("Meta lang:en,zh-Hans").hits} == {"en", "zh-Hans"}
    assert desk.ask("Meta", ["fr"]).hits == ()
    assert "en" in desk.ask("Meta lang:fr").problem


def test_one_passage_is_one_entry_and_the_limit_holds(desk: Desk) -> None:
    results = search("Meta", desk.index, desk.store, limit=3)
    assert len(results.hits) == 3
    assert results.total == desk.ask("Meta").total > 3
    assert search("Meta", desk.index, desk.store, limit=0).hits == ()
