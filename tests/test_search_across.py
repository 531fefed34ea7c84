"""One line asked of a whole library: the order of what it finds, its badges, facets and remarks."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.across.grouping import UNDATED, grouped
from search.across.heard import heard
from search.across.searching import Shelf, search
from search.dictionary import Dictionary, Translation
from search.index import WordIndex
from search.index.searching import Asked
from search.language import concepts
from search.language.glossary import Glossary
from search.library import Library
from search.model import Article, Block, Hit, Passage, Person, Quote, Results, Role
from search.people.called import Called
from search.store import FileRecord, Store

STORY = Path(__file__).parent / "samples" / "story"

GLOSSARY = """
- {id: harbour, kind: term, en: [harbour], zh: [港口], de: [Hafen]}
- {id: mara-lindqvist, kind: person, en: [Mara Lindqvist, Lindqvist], zh: [林奎斯特]}
"""


class Words:
    """A dictionary of a few pairs."""

    ready = True

    def __init__(self, **pairs: Sequence[str]) -> None:
        self._pairs = pairs

    def translations(self, word: str, lang: str) -> tuple[Translation, ...]:
        other = "en" if lang == "zh" else "zh"
        return tuple(Translation(form, other, 1.0, ()) for form in self._pairs.get(word.lower(), ()))


class Desk:
    """A library made of lines; the n-th line of a file is its n-th passage."""

    def __init__(self, home: Path) -> None:
        self.store = Store(home / "record.db")
        self.index = WordIndex(home / "words", self.store)
        glossary = Glossary(concepts.parse(GLOSSARY))
        self.shelf = Shelf(self.index, self.store, glossary=lambda: glossary)

    def add(
        self,
        file: str,
        *lines: str,
        lang: str = "en",
        quotes: Sequence[tuple[str, str]] = (),
        roles: Sequence[Role] = (),
        **head: str,
    ) -> None:
        """`quotes` are words of the text with the person who says them."""
        text, passages = "", []
        for n, line in enumerate(lines):
            role: Role = roles[n] if n < len(roles) else "body"
            passages.append(Passage(0, 0, n, len(text), len(text) + len(line), lang, role))
            text += line + "\n"
        said = [
            Quote(text.index(words), text.index(words) + len(words), words, "direct", person=person)
            for words, person in quotes
        ]
        article = Article(
            0,
            file,
            0,
            head.pop("title", lines[0]),
            text,
            langs=(lang,),
            blocks=tuple(Block(p.start, p.end, p.role, p.lang) for p in passages),
            passages=tuple(passages),
            quotes=tuple(said),
            **head,  # type: ignore[arg-type] # only texts are given
        )
        self.store.put(FileRecord(file, 0, 0, "", ""), [article])

    def knows(self, **pairs: Sequence[str]) -> None:
        self.shelf.dictionary = cast(Dictionary, Words(**pairs))

    def ask(self, line: str, limit: int = 50, **asked: Any) -> Results:
        self.index.catch_up()
        return search(Asked(line, limit=limit, **asked), self.shelf)

    def found(self, line: str, **asked: Any) -> list[tuple[str, tuple[str, ...]]]:
        return [(hit.file, hit.found_by) for hit in self.ask(line, **asked).hits]

    def close(self) -> None:
        self.index.close()
        self.store.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The nine articles of the story with their vectors."""
    with Library(STORY, tmp_path_factory.mktemp("story")) as library:
        library.add()
        library.words.catch_up()
        library.relations.catch_up()
        assert not library.relations.problem
        yield library


# -- badges and order ----------------------------------------------------------------------------


def test_what_is_surer_comes_first(desk: Desk) -> None:
    desk.knows(harbour=["码头"], lindqvist=["林氏"])
    desk.add("dictionary", "码头码头码头", lang="zh-Hans")
    desk.add("glossary", "港口港口", lang="zh-Hans")
    desk.add("word", "Long ago, after many other words, there was a harbour here.")
    assert desk.found("harbour") == [
        ("word", ("word",)),
        ("glossary", ("glossary",)),
        ("dictionary", ("dictionary",)),
    ]


def test_both_scripts_of_every_other_word_are_found(desk: Desk) -> None:
    desk.knows(dockyard=["船坞"])
    desk.add("hant", "船塢關閉了", lang="zh-Hant")
    desk.add("hans", "船坞关闭了", lang="zh-Hans")
    assert {file for file, _ in desk.found("dockyard")} == {"hant", "hans"}
    assert desk.found("dockyard", exact=True) == []


def test_a_hit_is_as_sure_as_the_least_sure_of_its_words(desk: Desk) -> None:
    desk.knows(closed=["关闭"])
    desk.add("a", "林奎斯特关闭港口", lang="zh-Hans")
    desk.add("b", "Lindqvist closed it")
    assert desk.found("Lindqvist closed") == [("b", ("word",)), ("a", ("dictionary",))]


def test_the_dictionary_also_goes_from_chinese_and_knows_terms_of_several_words(desk: Desk) -> None:
    desk.knows(**{"工会": ["labor union", "trade union"], "labor union": ["工会"]})
    desk.add("en", "The trade union waits.")
    desk.add("apart", "The union does trade.")
    desk.add("zh", "工會在等", lang="zh-Hant")
    assert desk.found("工会") == [("zh", ("script",)), ("en", ("dictionary",))]
    assert desk.found("labor union") == [("zh", ("dictionary",))]


def test_small_words_need_no_rendering(desk: Desk) -> None:
    desk.add("zh", "港口开放", lang="zh-Hans")
    assert desk.found("about the harbour") == [("zh", ("glossary",))]


def test_exact_keeps_to_the_typed_words_in_both_scripts(desk: Desk) -> None:
    desk.add("en", "The harbour")
    desk.add("hans", "港口开放", lang="zh-Hans")
    desk.add("hant", "港口開放", lang="zh-Hant")
    assert desk.found("开放", exact=True) == [("hans", ("word",)), ("hant", ("script",))]
    assert desk.found("harbour", exact=True) == [("en", ("word",))]
    assert desk.ask("harbour").total == 3


def test_total_counts_hits_that_are_not_shown(desk: Desk) -> None:
    desk.add("en", *["The harbour"] * 7)
    desk.add("zh", *["港口开放"] * 5, lang="zh-Hans")
    results = desk.ask("harbour", limit=4)
    assert (len(results.hits), results.total) == (4, 12)


# -- persons -------------------------------------------------------------------------------------


def called(desk: Desk, *names: str) -> None:
    """A person with these names, known by each of them in every article."""
    person = Person(names[0], names, (), (), 1, id="one", type="person")
    besides = Called([person]).besides
    persons = SimpleNamespace(
        people=lambda: [person], ids_in=lambda _: dict.fromkeys(names, "one"), besides=besides
    )
    desk.shelf.persons = lambda: cast(Any, persons)
    desk.shelf.speakers = lambda name: names if name in names else ()


def test_a_speaker_is_found_under_all_names(desk: Desk) -> None:
    called(desk, "Ilse Varga", "伊尔莎·瓦尔加")
    desk.add("en", "“We wait,” she said.", "Nobody else spoke.", quotes=[("We wait", "Ilse Varga")])
    desk.add("zh", "她说：“我们等。”", lang="zh-Hans", quotes=[("我们等", "伊尔莎·瓦尔加")])
    assert desk.found('speaker:"Ilse Varga"') == [("en", ("word",)), ("zh", ("name",))]
    assert desk.found("speaker:伊尔莎·瓦尔加") == [("zh", ("word",)), ("en", ("name",))]
    assert desk.found('她 -speaker:"Ilse Varga"') == []
    assert desk.found('speaker:"Ilse Varga"', exact=True) == [("en", ("word",))]
    desk.add("named", "她说：“我们走。”", lang="zh-Hans", quotes=[("我们走", "林奎斯特")])
    assert desk.found('走 -speaker:"Mara Lindqvist"', exact=True) == []
    assert desk.found('走 -speaker:"Ilse Varga"', exact=True) == [("named", ("word",))]


def test_names_of_persons_stand_for_each_other(desk: Desk) -> None:
    called(desk, "Ilse Varga", "伊尔莎·瓦尔加")
    desk.add("en", "Ilse Varga waits.")
    desk.add("hant", "伊爾莎·瓦爾加在等", lang="zh-Hant")
    assert desk.found("Ilse Varga") == [("en", ("word",)), ("hant", ("name",))]
    assert desk.found("伊尔莎·瓦尔加 waits") == [("en", ("name",))]


def test_a_family_name_stands_for_all_names_in_every_form_of_it(desk: Desk) -> None:
    called(desk, "Ilse Varga", "伊尔莎·瓦尔加", "瓦爾嘉")
    desk.add("en", "Varga waits.")
    desk.add("de", "Vargas Schiff wartet.", "Frau Varga wartet.", lang="de")
    desk.add("hans", "瓦尔加在等", lang="zh-Hans")
    desk.add("hk", "瓦爾嘉等緊", lang="zh-Hant")
    desk.add("other", "Nobody waits.")
    for line in ("Varga", "瓦尔加", "瓦爾加", "瓦爾嘉", "Ms Varga", "Varga's", "Varga?"):
        assert {file for file, _ in desk.found(line)} == {"en", "de", "hans", "hk"}, line
    assert {kind for _, kind in desk.found("瓦爾嘉")[1:]} == {("name",)}
    assert desk.found("瓦爾嘉", exact=True) == [("hk", ("word",))]


@pytest.mark.parametrize(
    ("lines", "passages"),
    [
        (("Lauridsen", "Henrik Lauridsen", "劳里森", "勞里德森", "勞瑞臣"), 14),
        (("Solheim", "Ingrid Solheim", "索尔海姆", "索爾海姆", "索爾咸"), 13),
        (("Kerr", "克尔", "柯爾"), 15),
        (("Morna Kerr", "莫娜·克尔", "姬爾"), 6),
    ],
)
def test_whoever_speaks_is_found_by_any_name_in_all_languages(
    story: Library, lines: Sequence[str], passages: int
) -> None:
    story.people()
    for line in lines:
        sure = [hit for hit in story.search(line, limit=100).hits if hit.found_by != ("meaning",)]
        assert len(sure) == passages, line
        assert {hit.passage.lang for hit in sure} == {"en", "de", "zh-Hans", "zh-Hant"}, line


# -- facets --------------------------------------------------------------------------------------


def test_facets_count_all_passages_found(desk: Desk) -> None:
    desk.add("a", "港口开放", lang="zh-Hans", source='The "Tide"', date="2025-07-15")
    desk.add("b", "港口開放", "港口", lang="zh-Hant", source="Ledger", date="2025-07-16T10:00")
    desk.add("c", "The harbour", "Nothing", date="2025-06")
    results = desk.ask("港口", limit=1)
    told = [(facet.kind, facet.value, facet.count) for facet in results.facets]
    assert told == [
        ("language", "zh-Hant", 2),
        ("language", "en", 1),
        ("language", "zh-Hans", 1),
        ("source", "Ledger", 2),
        ("source", 'The "Tide"', 1),
        ("source", "", 1),
        ("date", "2025-07", 3),
        ("date", "2025-06", 1),
    ]


def test_what_states_no_source_or_date_is_counted_and_can_be_kept_alone(desk: Desk) -> None:
    desk.add("a", "港口开放", lang="zh-Hans", source="none")
    desk.add("b", "The harbour", date="2025-06")
    desk.add("c", "The harbour waits", "Nothing")
    narrows = {facet.narrow: facet.count for facet in desk.ask("港口").facets if not facet.value}
    assert narrows == {"source:none": 2, "date:none": 2}
    for narrow, files in (("source:None", {"b", "c"}), ("date:none", {"a", "c"}), ('source:"none"', {"a"})):
        found = desk.ask(f"港口 {narrow}")
        assert {hit.file for hit in found.hits} == files, narrow
        assert not found.problem
        assert not found.remarks
    assert {hit.file for hit in desk.ask("date:none -source:none").hits} == {"a"}


def test_what_nothing_is_from_is_told_with_what_there_is(desk: Desk) -> None:
    assert desk.ask("harbour source:Tide").remarks == ()  # an empty library lacks everything
    desk.add("a", "港口开放", lang="zh-Hans", source="Ledger", date="2025-07-15")
    desk.add("b", "The harbour waits", source="Ledger", date="2025-06", quotes=[("waits", "Ilse Varga")])
    desk.add("c", "The harbour", source="Post")
    lines = {
        "harbour source:Tide": "No article is from “Tide”; those here are from Ledger, Post.",
        "harbour speaker:Kerr": "Nobody called “Kerr” is quoted here; those quoted most are Ilse Varga.",
        "harbour date:1999": "No article is of that time; the dates here go from 2025-06 to 2025-07-15. "
        "1 article has none.",
    }
    for line, told in lines.items():
        found = desk.ask(line)
        assert (found.hits, found.remarks) == ((), (told,)), line
    assert desk.ask("harbour lang:xx").problem == "No passage is in xx; this library holds en, zh-Hans."
    assert desk.ask("harbour", langs=["xx"]).problem == "No passage is in xx; this library holds en, zh-Hans."
    assert desk.ask("nowhere source:Post").remarks == ()


def test_each_facet_narrows_to_what_it_counts(desk: Desk) -> None:
    called(desk, "Ilse Varga", "伊尔莎·瓦尔加")
    desk.add("a", "港口开放", lang="zh-Hans", source='The "Tide"', date="2025-07-15")
    desk.add("b", "港口開放", "港口", lang="zh-Hant", source="Ledger", date="2025-07-16T10:00")
    desk.add("c", "The harbour waits", "Nothing", date="2025-06", quotes=[("waits", "Ilse Varga")])
    facets = desk.ask("港口").facets
    assert {facet.kind for facet in facets} == {"language", "source", "date", "person"}
    for facet in facets:
        assert desk.ask(f"港口 {facet.narrow}").total == facet.count, facet


def test_facets_follow_the_record_and_count_who_is_quoted_in_the_passages(desk: Desk) -> None:
    desk.add(
        "a", "harbour one", "harbour two", quotes=[("two", "Ilse Varga"), ("one\nharbour", "Ilse Varga")]
    )
    assert [facet for facet in desk.ask("harbour").facets if facet.kind == "person"] == []
    called(desk, "Ilse Varga")
    (person,) = [facet for facet in desk.ask("harbour").facets if facet.kind == "person"]
    assert (person.value, person.count) == ("Ilse Varga", 2)
    desk.add("b", "harbour three", quotes=[("three", "Ilse Varga")])
    (person,) = [facet for facet in desk.ask("harbour").facets if facet.kind == "person"]
    assert person.count == 3


@pytest.mark.parametrize(("name", "count"), [("Ilse Varga", 1), ("Tide", 0), ("Harbour Daily News", 0)])
def test_outlets_that_are_quoted_are_no_persons(desk: Desk, name: str, count: int) -> None:
    called(desk, name)
    desk.add("a", "harbour one", source="Tide", quotes=[("one", name)])
    assert sum(facet.kind == "person" for facet in desk.ask("harbour").facets) == count


def test_on_a_page_each_language_is_heard_behind_the_words_as_typed(desk: Desk) -> None:
    for number in range(30):
        desk.add(f"en-{number}", f"The harbour opens, day {number}.", lang="en")
    desk.add("zh", "港口开放", "港口关闭", "港口很大", lang="zh-Hans")
    desk.add("de", "Der harbour ist offen", lang="de")

    def ask(lang: str, count: int) -> Sequence[Hit]:
        return desk.ask(f"harbour lang:{lang}", limit=count).hits

    results = desk.ask("harbour", limit=20)
    found = heard(results, 20, ask)
    assert [hit.passage.lang for hit in found].count("zh-Hans") == 2
    assert "de" in {hit.passage.lang for hit in found}
    assert len(found) == len({hit.passage.id for hit in found}) == 20
    typed = ["word" in hit.found_by for hit in found]
    assert typed == sorted(typed, reverse=True)
    every = desk.ask("harbour", limit=100)
    assert heard(every, 100, ask) == every.hits


# -- words that are spread over an article -------------------------------------------------------


def test_articles_that_hold_all_words_are_told(desk: Desk) -> None:
    desk.add("all", "The pilot came.", "Nobody else.", "The tide turned.", "pilot again")
    desk.add("half", "The pilot went.")
    results = desk.ask("pilot tide")
    assert [(hit.file, hit.passage.n) for hit in results.hits] == [("all", 0), ("all", 2), ("all", 3)]
    assert results.total == 3
    assert results.remarks == ("No passage has all the words; these articles do.",)
    assert all(hit.spans for hit in results.hits)


def test_a_passage_with_all_words_is_enough(desk: Desk) -> None:
    desk.add("both", "The pilot and the tide.")
    desk.add("spread", "The pilot came.", "The tide turned.")
    results = desk.ask("pilot tide")
    assert [hit.file for hit in results.hits] == ["both"]
    assert results.remarks == ()


@pytest.mark.parametrize(
    ("line", "files"),
    [
        ("開放 關閉", ["a"]),
        ("“港口開放” 关闭", ["a"]),
        ("开放 关闭 lang:en", []),
        ("开放 OR 没有", ["a"]),
        ("开放 没有", []),
        ("开放 关闭 -港口", []),
        ("没有", []),
    ],
)
def test_which_lines_are_looked_for_in_whole_articles(desk: Desk, line: str, files: list[str]) -> None:
    desk.add("a", "港口开放", "学校关闭", lang="zh-Hans")
    desk.add("b", "Nothing")
    assert sorted({hit.file for hit in desk.ask(line).hits}) == files


def test_boilerplate_makes_no_article_whole(desk: Desk) -> None:
    desk.add("a", "The pilot came.", "The tide app.", roles=["body", "boilerplate"])
    assert desk.ask("pilot tide").total == 0
    assert desk.ask("pilot tide in:all").total == 2


# -- meaning -------------------------------------------------------------------------------------


def test_meaning_comes_last_at_most_a_page_and_only_for_plain_words(story: Library) -> None:
    line = "regulator halts container ships"
    results = story.search(line, limit=200)
    kinds = [hit.found_by[0] for hit in results.hits]
    assert kinds.count("meaning") in range(1, 21)
    assert kinds[kinds.index("meaning") :] == ["meaning"] * kinds.count("meaning")
    assert results.total == len(results.hits) == len({hit.passage.id for hit in results.hits})
    assert {hit.passage.lang[:2] for hit in results.hits} >= {"en", "zh"}
    for other in (f'"{line}"', f"{line} OR xyzzy", f"{line} -xyzzy", "harbour*"):
        assert all(hit.found_by != ("meaning",) for hit in story.search(other, limit=200).hits)
    assert all(hit.found_by == ("word",) for hit in story.search(line, exact=True, limit=200).hits)


def test_what_words_find_stays_where_it_is(story: Library) -> None:
    for line in ("harbour", "港口", "pilot barge", "Hafen"):
        exact = [hit.passage.id for hit in story.search(line, exact=True, limit=200).hits]
        assert [hit.passage.id for hit in story.search(line, limit=200).hits][: len(exact)] == exact


def test_fields_filter_what_is_near_in_meaning(story: Library) -> None:
    line = "the authority closed the channel to ships"
    found = [hit for hit in story.search(f"{line} lang:zh", limit=200).hits if hit.found_by == ("meaning",)]
    assert found
    assert all(hit.passage.lang.startswith("zh") for hit in found)
    again = story.search(line, langs=["hant"], limit=200).hits
    assert {hit.passage.lang for hit in again} <= {"zh-Hant"}
    (article,) = {hit.passage.article for hit in story.search(line, article=found[0].passage.article).hits}
    assert article == found[0].passage.article


def test_the_nearest_sentence_is_marked(story: Library) -> None:
    found = story.search("closing the port to large ships", limit=200).hits
    near = [hit for hit in found if hit.found_by == ("meaning",)]
    assert near
    for hit in near:
        assert hit.spans[0] in hit.passage.sentences
        assert hit.passage.role != "boilerplate"


def nonsense(count: int) -> list[str]:
    """Words that no language has."""
    chance = random.Random(5)
    letters = "bcdfghjklmnpqrstvwxz"
    words = [
        "".join(chance.choice(letters) + chance.choice("aeiouy") for _ in range(chance.randint(2, 4)))
        for _ in range(2 * count)
    ]
    return [" ".join(pair) for pair in zip(words[::2], words[1::2], strict=True)]


def test_a_line_of_nonsense_finds_nothing(story: Library) -> None:
    told = [line for line in nonsense(60) if story.search(line).hits]
    assert told == []


def test_without_vectors_words_answer_alone(desk: Desk, story: Library) -> None:
    desk.shelf.relations = lambda: cast(Any, SimpleNamespace(of_line=lambda _line: None))
    desk.add("a", "The harbour")
    assert desk.found("harbour") == [("a", ("word",))]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.one_of(st.text(max_size=60), st.text("開源ab 'ァ한ไ\"“”()*-=:.！", max_size=30)))
def test_no_line_raises_and_facets_never_count_more(story: Library, line: str) -> None:
    results = story.search(line)
    assert len(results.hits) <= results.total
    assert sum(facet.count for facet in results.facets if facet.kind == "language") == results.total


# -- groups --------------------------------------------------------------------------------------


def made(article: int, n: int, date: str) -> Hit:
    passage = Passage(article * 10 + n, article, n, 0, 1, "en", "body")
    return Hit(passage, f"{article}.txt", f"Title {article}", "", date, "x", (), 1.0, ("word",))


HITS = (made(2, 5, "2025-07-02"), made(1, 0, ""), made(2, 1, "2025-07-02"), made(3, 0, "2025-07-09"))


def test_hits_of_an_article_stand_together_in_order_of_the_text() -> None:
    groups = grouped(HITS, "article")
    assert [(group.name, [hit.passage.n for hit in group.hits]) for group in groups] == [
        ("Title 2", [1, 5]),
        ("Title 1", [0]),
        ("Title 3", [0]),
    ]


def test_time_runs_from_the_newest_to_what_has_no_date() -> None:
    groups = grouped((*HITS, made(4, 0, "2024-12-31")), "time")
    assert [(group.name, [hit.passage.article for hit in group.hits]) for group in groups] == [
        ("2025-07", [3, 2, 2]),
        ("2024-12", [4]),
        (UNDATED, [1]),
    ]


@given(
    st.lists(st.builds(made, st.integers(1, 5), st.integers(0, 9), st.sampled_from(["", "2025-07", "2024"])))
)
def test_grouping_loses_nothing(hits: list[Hit]) -> None:
    for by in ("article", "time"):
        again = [hit for group in grouped(hits, by) for hit in group.hits]
        assert sorted(again, key=repr) == sorted(hits, key=repr)
