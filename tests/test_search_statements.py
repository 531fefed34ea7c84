"""The same thing said, over sources and languages, on the story, the seeds and small libraries."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.errors import StatementsError
from search.library import Library
from search.model import Progress, Rendering, Statement
from search.places import library_key
from search.statements.renditions import once, times
from search.statements.tongues import tongue
from search.statements.voices import texts_of
from search.waiting import Steps
from tests.bench import statements as bench

STORY = bench.STORIES[0]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story, read and indexed once: its files and what was made of them, to be copied."""
    folder = tmp_path_factory.mktemp("prepared")
    shutil.copytree(STORY, folder / "files", ignore=shutil.ignore_patterns("gold.json", "*.yaml"))
    with Library(folder / "files", folder / "cache") as library:
        library.add()
        library.catch_up()
    return folder


@pytest.fixture(scope="module")
def story(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The story for all tests that decide nothing."""
    with opened(prepared, tmp_path_factory.mktemp("story")) as library:
        yield library


@pytest.fixture
def own_story(prepared: Path, tmp_path: Path) -> Iterator[Library]:
    """The story in a folder of the test's own."""
    with opened(prepared, tmp_path) as library:
        yield library


def opened(prepared: Path, folder: Path) -> Library:
    files = shutil.copytree(prepared / "files", folder / "files")
    (made,) = (prepared / "cache").iterdir()
    shutil.copytree(made, folder / "cache" / library_key(files))
    return Library(files, folder / "cache")


def with_words(library: Library, words: str) -> Statement:
    """The statement of which a rendering has these words."""
    return next(each for each in library.statements() if rendering_of(each, words))


def rendering_of(statement: Statement, words: str) -> Rendering | None:
    return next((each for each in statement.renderings if words in each.text), None)


def the(library: Library, words: str) -> Rendering:
    found = rendering_of(with_words(library, words), words)
    assert found
    return found


def files(statement: Statement) -> set[str]:
    return {each.file for each in statement.renderings}


# -- groups ---------------------------------------------------------------------------------------------


def test_statements_of_the_stories_are_found() -> None:
    """Floors below what was measured; see the bench."""
    for folder, precision, recall in ((STORY, 0.98, 0.96), (bench.STORIES[1], 0.97, 0.95)):
        found = bench.measure(folder)["all"]
        assert found.precision >= precision
        assert found.recall >= recall


def test_stories_in_one_library_are_kept_apart() -> None:
    found = bench.measure_together(bench.STORIES)["all"]
    assert found.precision >= 0.97
    assert found.recall >= 0.88


def test_every_utterance_belongs_to_one_statement(story: Library) -> None:
    places = [
        (quote.article, quote.start, quote.end)
        for statement in story.statements()
        for rendering in statement.renderings
        for quote in rendering.quotes
    ]
    assert len(places) == len(set(places))
    said = {(quote.article, quote.start) for each in story.utterances() for quote in each.quotes}
    assert said <= {(article, start) for article, start, _ in places}
    assert len({each.id for each in story.statements()}) == len(story.statements())


def test_renderings_say_how_they_render(story: Library) -> None:
    found = with_words(story, "No ship should leave port")
    assert found.person == "Ingrid Solheim"
    assert files(found) >= {"en-1.txt", "en-2.txt", "en-3.txt", "de-1.txt", "zh-Hans-1.txt", "zh-Hant-1.txt"}
    how = {each.file: each.how for each in found.renderings}
    assert how["en-2.txt"] == "partial"
    assert how["en-1.txt"] == how["en-3.txt"]
    assert (how["de-1.txt"], how["en-1.txt"], how["zh-Hant-1.txt"]) == ("direct", "direct", "translation")
    days = {head.file: head.date or "undated" for head in story.heads()}
    in_order = [days[each.file] for each in found.renderings]
    assert in_order == sorted(in_order)


def test_an_utterance_is_cut_where_others_know_two_statements(story: Library) -> None:
    """One article quotes in a row what others quote apart: the fault, and where it leads."""
    fault, ground = (
        with_words(story, "Where two chart datums meet"),
        with_words(story, "we will put a ship on the"),
    )
    assert fault.id != ground.id
    assert rendering_of(fault, "在两种海图基准交界处")
    assert rendering_of(ground, "再这样下去")


def test_misattributed_words_are_the_same_statement(story: Library) -> None:
    """One article gives them to somebody of the same surname."""
    assert files(with_words(story, "再这样下去")) == {
        "en-1.txt",
        "en-3.txt",
        "zh-Hans-1.txt",
        "zh-Hans-2.txt",
    }


def test_who_says_it_elsewhere_is_told(story: Library) -> None:
    ground = with_words(story, "再这样下去")
    others = {each.file: each.speaker for each in ground.renderings if each.by_another}
    assert others.keys() == {"zh-Hans-2.txt"}
    assert others["zh-Hans-2.txt"] not in {each.speaker for each in ground.renderings if not each.by_another}


def test_near_copies_count_once_and_are_rejected_together(own_story: Library) -> None:
    found = with_words(own_story, "No ship should leave port")
    first, again = (next(each for each in found.renderings if each.file == f"en-{n}.txt") for n in (1, 3))
    assert again.copy_of == (first.article, first.start)
    assert (first.copy_of, times(found, first)) == (None, 2)
    assert len(once(found)) == len(found.renderings) - 1
    german = next(each for each in found.renderings if each.file == "de-1.txt")
    own_story.reject(german, first)
    apart = with_words(own_story, "No ship should leave port")
    assert {"en-1.txt", "en-3.txt"} <= files(apart)
    assert "de-1.txt" not in files(apart)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Ingrid Solheim", "英格丽德·索尔海姆"), "other"),
        (("Liu Zhengkai", "刘正凯"), "Chinese"),
        (("Chan Tai-man", "陳大文"), "Chinese"),
        (("Patrick Lin", "林柏德"), ""),
        (("Ilse Nauer",), ""),
        ((), ""),
    ],
)
def test_a_name_in_two_scripts_tells_whether_somebody_speaks_chinese(
    names: tuple[str, ...], expected: str
) -> None:
    assert tongue(names) == expected


def test_the_other_story_stays_by_itself(story: Library) -> None:
    for each in story.statements():
        assert files(each) == {"x-1.txt"} or "x-1.txt" not in files(each)


def test_a_person_and_words_narrow_the_list(story: Library) -> None:
    by_name = story.statements(person="索爾咸")
    assert {each.person for each in by_name} == {"Ingrid Solheim"}
    about = story.statements(person="Solheim", about="seabed")
    assert [each.id for each in about] == [with_words(story, "No ship should leave port").id]
    assert story.statements(person="Nobody Atall") == []


# -- the seeds: rows S1 to S5 of their ground truth ---------------------------------------------------------


def test_statements_on_the_seeds(seeds_home: Path) -> None:
    with Library(Path(__file__).parent.parent / "seeds", seeds_home) as library:
        risks = with_words(library, "谨慎选择开源模型")
        assert {each.file[:3] for each in risks.renderings} == {"000", "002"}
        goals = with_words(library, "achieve your goals")
        assert {each.lang for each in goals.renderings} == {"en", "zh-Hans"}
        spokesperson = with_words(library, "in parallel")
        assert {each.file[:3] for each in spokesperson.renderings} == {"000", "001"}
        podcast = with_words(library, "我們當然非常支持開源")
        assert [each.file[:3] for each in podcast.renderings] == ["001", "002"]
        assert rendering_of(podcast, "significant change in AI capabilities")
        swaths = with_words(library, "large swaths of society")
        assert {each.lang for each in swaths.renderings} == {"en", "zh-Hans"}


def test_what_one_speaker_says_elsewhere_on_the_subject_is_another_statement(seeds_home: Path) -> None:
    with Library(Path(__file__).parent.parent / "seeds", seeds_home) as library:
        key = with_words(library, "這是推動人工智能快速發展的關鍵")
        assert not rendering_of(key, "long-term sustainable platform")
        assert not rendering_of(key, "novel safety concerns")


# -- decisions -----------------------------------------------------------------------------------------------


def test_what_is_confirmed_is_one_statement(own_story: Library) -> None:
    one, other = the(own_story, "No ship should leave port"), the(own_story, "I did not see that memo")
    assert not rendering_of(with_words(own_story, "I did not see that memo"), "No ship should leave port")
    own_story.confirm(one, other)
    found = with_words(own_story, "I did not see that memo")
    assert rendering_of(found, "No ship should leave port")
    assert found.by_hand
    assert own_story.statements_file.undo()
    assert not rendering_of(with_words(own_story, "I did not see that memo"), "No ship should leave port")


def test_what_is_rejected_is_two_statements(own_story: Library) -> None:
    statement = with_words(own_story, "close to $40 million")
    own_story.split(statement, the(own_story, "3.1億港元"))
    assert not rendering_of(with_words(own_story, "close to $40 million"), "3.1億港元")


def test_a_rejection_holds_for_what_is_joined_with_either(own_story: Library) -> None:
    one, other, third = (
        the(own_story, words) for words in ("paper charts", "紙海圖不會當機", "software story")
    )
    own_story.confirm(one, third)
    own_story.reject(third, other)
    own_story.reject(one, the(own_story, "No tram"))
    found = with_words(own_story, "software story")
    assert rendering_of(found, "paper charts")
    assert not rendering_of(found, "紙海圖不會當機")


def test_statements_are_merged_whole(own_story: Library) -> None:
    one, other = with_words(own_story, "Officers were told"), with_words(own_story, "ghost depths")
    own_story.merge(one, other)
    merged = with_words(own_story, "Officers were told")
    assert len(merged.renderings) == len(one.renderings) + len(other.renderings)


def test_decisions_survive_another_reading(own_story: Library) -> None:
    own_story.confirm(the(own_story, "kept in the dark"), the(own_story, "I did not see that memo"))
    path = own_story.folder / "en-1.txt"
    path.write_text("A new first paragraph stands here now.\n\n" + path.read_text("utf-8"), "utf-8")
    own_story.add()
    assert rendering_of(with_words(own_story, "I did not see that memo"), "kept in the dark")


def test_a_passage_without_a_quote_can_be_confirmed(own_story: Library) -> None:
    article = own_story.article("en-2.txt")
    assert article
    start = article.text.index("installed version 6.2 across its fleet")
    passage = Rendering(article.id, article.file, start, start + 38, "", "en", "retold")
    own_story.confirm(the(own_story, "software story"), passage)
    found = with_words(own_story, "software story")
    added = rendering_of(found, "installed version 6.2")
    assert added
    assert (added.quotes, added.start, added.how) == ((), start, "retold")


def test_what_is_not_found_any_more_is_told_and_kept(own_story: Library) -> None:
    gone, there = '{file: gone.txt, words: "Never said"}', '{file: en-1.txt, words: "kept in the dark"}'
    text = f"same:\n  - [{gone}, {there}]\n"
    own_story.statements_file.path.write_text(text, "utf-8")
    assert own_story.statements()
    assert [
        each for each in own_story.statement_index.problems if "“Never said” is not found in gone.txt" in each
    ]
    assert own_story.statements_file.path.read_text("utf-8") == text


def test_what_is_joined_and_told_apart_stays_apart(own_story: Library) -> None:
    quotes = '[{file: en-1.txt, words: "kept in the dark"}, {file: en-3.txt, words: "kept in the dark"}]'
    own_story.statements_file.path.write_text(f"same:\n  - {quotes}\ndifferent:\n  - {quotes}\n", "utf-8")
    found = with_words(own_story, "kept in the dark").renderings
    assert len([each for each in found if "kept in the dark" in each.text]) == 1
    assert any("it stays apart" in each for each in own_story.statement_index.problems)


def test_one_quote_alone_cannot_be_decided(own_story: Library) -> None:
    quote = the(own_story, "kept in the dark")
    for change in (own_story.confirm, own_story.reject):
        with pytest.raises(StatementsError, match="two different quotes"):
            change(quote, quote)
    assert not own_story.statements_file.path.exists()


# -- grouping ------------------------------------------------------------------------------------------------


def test_everybody_who_waits_hears_how_far_the_work_is(own_story: Library) -> None:
    heard: list[Progress] = []
    own_story.statements(progress=heard.append)
    assert {step.what for step in heard} >= {"quotes", "compared", "sentences"}
    assert (heard[-1].what, heard[-1].done) == ("statements", heard[-1].total - 1)  # to the very end
    last = [step for step in heard if step.what == "compared"][-1]
    assert last.done == last.total - 1
    heard.clear()
    own_story.statements(progress=heard.append)
    assert heard == []
    steps, others = Steps(), list[Progress]()
    with steps.heard_by(heard.append), steps.heard_by(others.append):
        steps.tell(last)
    steps.tell(last)
    assert (heard, others) == ([last], [last])


def test_all_that_is_compared_has_vectors_also_what_was_joined_from_parts(story: Library) -> None:
    index = story.statement_index
    assert not index._vectors.missing(texts_of(index._now().units))


def test_statements_are_there_at_the_next_start_without_comparing(
    own_story: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = own_story.statements()
    own_story.close()
    monkeypatch.setattr("search.statements.index.linked", None)
    with Library(tmp_path / "files", tmp_path / "cache") as library:
        assert library.statements() == before
