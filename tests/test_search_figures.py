"""The board of figures: one row a value over languages, and where the sources part."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.figures import FigureRow
from search.figures.board import board
from search.figures.differing import Sources, _is_far_off, remembering
from search.figures.excerpts import excerpt
from search.figures.exporting import figures_csv
from search.figures.gathering import figures_of
from search.figures.rates import rate_of
from search.figures.relations import clause_around
from search.figures.things import _Joined
from search.figures.values import is_day_alone
from search.figures.words import day_words, together, value_words
from search.files import is_exported
from search.language.figures import figures
from search.library import Library
from search.model import Article, Bound, Figure, Passage, Span
from search.provenance.words import resting_words
from search.related.analysed import Analysed
from search.related.nearness import Judge
from search.report import report_markdown
from search.report.sections import figures_section
from tests.bench.figures import judged, load
from tests.conftest import SEEDS
from tui.cli import main
from tui.output.reporting import document

STORY = Path(__file__).parent / "samples" / "story"
ONE_RATE = {
    "one.txt": "Recall\n\nThe toy maker Brindle will lose 90 million dollars{rate} while its dolls stay off "
    "the shelves in Ohio, chief executive Ada Marsh said on Friday.\n",
    "two.txt": "Brindle recall\n\nThe toy maker Brindle took its dolls off the shelves in Ohio. Ms Marsh "
    "puts the cost of the withdrawal at 90 million dollars{rate}.\n",
}


@pytest.fixture(scope="module")
def story(story_home: Path) -> Iterator[Library]:
    with Library(STORY, story_home) as library:
        yield library


def row(rows: list[FigureRow], label: str) -> FigureRow:
    return next(each for each in rows if each.label == label)


def shown(text: str, lang: str) -> str:
    first = Analysed(text, lang).figures[0]
    return excerpt(text, lang, Span(first.start, first.end), Span(first.start, first.end))


def test_words_around_a_figure_keep_what_turns_them_around() -> None:
    assert (
        shown("None of Mr. Kerr's 24 crew was hurt, the owner said.", "en") == "None of Mr. Kerr's … was hurt"
    )
    assert shown("Neither the captain, nor 24 crew in his care, spoke.", "en") == (
        "Neither the captain, nor … in his care"
    )
    assert shown("“As I said, these 31 will stay.”", "en") == "these … will stay"
    assert shown("“Tidewright” sank 31 ships.", "en") == "“Tidewright” sank …"
    assert shown("The oil spread, but 24 crew were safe.", "en") == "but … were safe"
    assert shown("No oil was lost, but 24 crew were hurt.", "en") == "but … were hurt"
    assert shown("Es stimmt nicht, dass 24 Seeleute verletzt wurden.", "de") == (
        "Es stimmt nicht, dass … Seeleute verletzt wurden"
    )
    assert shown("没有乘客、24名船员受伤，货物完好。", "zh-Hans") == "没有乘客、…船员受伤"
    assert (
        shown("Nessuno, per ora, dei 24 marinai è ferito.", "it")
        == "Nessuno, per ora, dei … marinai è ferito"
    )
    long = shown("word " * 200 + "… 24 crew " + "word " * 200, "en")
    assert long.startswith("... ")
    assert long.endswith(" ...")
    assert long.count("…") == 1


def test_the_figures_of_the_seeds(seeds_home: Path) -> None:
    with Library(SEEDS, seeds_home) as library:
        rows = library.figures()
        assert library.figures("amount") == [each for each in rows if each.kind == "amount"]
    invested = rows[0]
    assert invested.label == "14.3 billion USD"
    assert invested.relation_differs
    assert not invested.disputes
    about = [(each.file[:3], each.relation) for each in invested.mentions]
    assert [file for file, _ in about] == ["000", "003", "003"]
    assert ["invested" in about[0][1], "acquisition" in about[1][1], "acquires a stake" in about[2][1]] == [
        True
    ] * 3
    bounds = {each.label: {mention.bound for mention in each.mentions} for each in rows}
    assert bounds["70 billion USD"] == {"over"}
    assert bounds["1 billion USD"] == {"under"}
    assert bounds["27 billion USD"] == {"exact"}
    downloads = row(rows, "30 million downloads")
    assert (len(downloads.mentions), downloads.sources) == (2, 1)
    assert row(rows, "billions USD").value is None
    assert [each.text for each in row(rows, "hundreds of millions").mentions] == ["九位數"]


def test_one_article_may_give_an_amount_to_two_things_and_a_further_file_joins_its_row(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "003.txt").write_bytes(next(SEEDS.glob("003*")).read_bytes())
    with Library(folder, tmp_path / "home") as library:
        library.add()
        alone = row(library.figures(), "14.3 billion USD")
        assert alone.relation_differs
        assert {each.file for each in alone.relation_differs} == {"003.txt"}
        (folder / "zh.txt").write_text("Meta收购\n\nMeta花费143亿美元收购了这家公司的股份。\n", "utf-8")
        library.add()
        assert row(library.figures(), "14.3 billion USD").sources == 2


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("The loss is put at about $90 million a month.", "month"),
        ("Das kostet 90 Millionen Euro pro Jahr.", "jahr"),
        ("La perte est de 90 millions d’euros par mois.", "mois"),
        ("停用一個月約損失9,000萬美元，每個月3萬美元。", ""),
        ("模型下线每月将造成约9000万美元损失。", "月"),
        ("It paid $90 million last month and a year earlier.", ""),
    ],
)
def test_what_an_amount_is_counted_by(words: str, rate: str) -> None:
    amount = next(each for each in figures(words) if each.unit in ("USD", "EUR"))
    assert rate_of(words, amount) == rate


def test_one_amount_at_one_rate_is_not_told_as_two_things(tmp_path: Path) -> None:
    def pair(rate: str) -> list[FigureRow]:
        folder = tmp_path / (rate or "none")
        folder.mkdir()
        for name, line in ONE_RATE.items():
            (folder / name).write_text(line.format(rate=rate), "utf-8")
        with Library(folder, tmp_path / f"home{rate}") as library:
            library.add()
            return [each for each in library.figures() if each.relation_differs]

    assert [len(pair(rate)) for rate in ("", " a month")] == [1, 0]


@pytest.mark.parametrize(
    ("one", "other", "far"), [(1860, 20, True), (1860, 1680, False), (12, 300, False), (12, 12_000, False)]
)
def test_values_that_are_far_apart_are_not_given_for_one_thing(one: float, other: float, far: bool) -> None:
    assert _is_far_off(one, other) is _is_far_off(other, one) is far


SLIPS = {
    "one.txt": "Orbel dismisses staff\n\nThe mail-order firm Orbel, which employs 7,800 people, will appeal "
    "against the ruling of the court in Lyon. Its share price fell by 21% on Monday. Orbel has worked in "
    "Lyon for nine years.\n",
    "two.txt": "Orbel will appeal\n\nOrbel, a mail-order firm with 8,700 employees, will appeal against the "
    "ruling of the court in Lyon. Analysts expect the price of a share to rise by 12% by Friday. Orbel has "
    "worked in Lyon for almost ten years.\n",
}


def test_digits_in_another_order_differ_and_a_fall_is_not_a_rise(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in SLIPS.items():
        (folder / name).write_text(text, "utf-8")
    with Library(folder, tmp_path / "home") as library:
        library.add()
        rows = library.figures()
    assert {each.label for each in rows if each.disputes} == {"7,800 people", "8,700 people"}


def test_the_contradictions_of_the_story_and_nothing_else(story: Library) -> None:
    rows = story.figures()
    texts = {article.file: article.text for article in story.articles()}
    told = judged(rows, [("", load(STORY))], texts)
    assert told.errors == ()
    assert [told.values_differ.found, told.relation_differs.found, told.values.found] == [3, 1, 105]
    differing = [each.is_contradictory for each in rows]
    assert differing == sorted(differing, reverse=True)
    assert sum(differing) == 7
    entries = together(rows)
    assert [tuple(each.label for each in entry) for entry in entries if entry[0].is_contradictory] == [
        ("640 tonnes", "460 tonnes"), ("--04-14", "--04-12"), ("5 ships", "3 ships"), ("120 million USD",)
    ]  # fmt: skip
    assert sum(map(len, entries)) == len(rows)
    fuel = row(rows, "640 tonnes")
    assert [each.row for each in fuel.disputes] == ["measure:tonnes:460"]
    assert (len(fuel.mentions), fuel.sources) == (6, 5)  # the near copy is no voice of its own
    assert "about" in {each.bound for each in fuel.mentions}
    assert row(rows, "dozens of people").value is None


def test_one_value_of_two_things_is_two_rows(story: Library) -> None:
    rows = story.figures()

    def files(label: str) -> list[tuple[int, set[str]]]:
        return [(each.sources, {m.file[:-4] for m in each.mentions}) for each in rows if each.label == label]

    assert files("22 m") == [(4, {"de-1", "en-1", "en-3", "zh-Hans-1", "zh-Hant-1"}), (1, {"x-1"})]
    assert files("120 million USD")[1] == (1, {"x-1"})
    assert files("120 million USD")[0][0] == 4  # the fine; two others tell of a settlement
    assert sorted(files("3 ships")) == [(1, {"en-1"}), (1, {"zh-Hant-1"})]
    assert files("5 ships") == [(2, {"de-1", "zh-Hant-1"}), (1, {"zh-Hans-1"})]
    assert [sources for sources, _files in files("31 ships")] == [7]
    memo = [each for each in rows if value_words(each) == "before 9 September"]
    assert {mention.file for each in memo for mention in each.mentions} == {
        "en-1.txt", "en-3.txt", "zh-Hans-1.txt", "zh-Hant-2.txt"
    }  # fmt: skip
    assert len({each.id for each in rows}) == len(rows)


def test_several_sources_may_have_a_fact_from_one_origin(story: Library) -> None:
    rows = {(row.label, row.sources): row for row in story.figures()}
    told = {place: resting_words(row.rests) for place, row in rows.items() if row.rests}
    assert told["40 million USD", 5] == "one origin: Henrik Lauridsen"
    assert told["22 m", 4] == "one origin: Chen Boyuan"
    assert told["640 tonnes", 5] == ""  # each outlet tells it as its own, and the near copy is none
    fuel = rows["640 tonnes", 5].rests
    assert fuel
    assert (fuel.sources, len(fuel.origins), {each.kind for each in fuel.origins}) == (5, 5, {"own"})


def test_a_value_in_the_words_of_a_person(story: Library) -> None:
    assert [day_words(label) for label in ("--04-14", "--10", "--13", "2026-04-14", "4")] == [
        "14 April", "October", "--13", "2026-04-14", "4"
    ]  # fmt: skip
    assert value_words(row(story.figures(), "4")) == "Vier von ihnen liegen in Hamburg und Bremerhaven fest"


def test_mentions_point_at_their_words_and_boilerplate_gives_none(story: Library) -> None:
    articles = {article.id: article for article in story.articles()}
    mentions = [each for row in story.figures() for each in row.mentions]
    for each in mentions:
        article = articles[each.article]
        assert article.text[each.start : each.end] == each.text
        assert each.sentence_start <= each.start
        assert each.text in each.sentence
        inside = (block for block in article.blocks if block.start <= each.start < block.end)
        assert all(block.role != "boilerplate" for block in inside)


def test_files_of_figures_are_no_articles_and_neutral(story: Library) -> None:
    rows = story.figures("measure")
    text = report_markdown(document(story, figures_section(rows, len(rows))))
    assert is_exported(text.encode())
    assert "460公噸" in text
    table = figures_csv(rows).splitlines()
    assert table[0].startswith("Value,Kind,Differs")
    assert len(table) > len(rows)


def test_the_command_lists_rows_with_their_places(seeds_home: Path) -> None:
    asked = ["figures", "-f", str(SEEDS), "--home", str(seeds_home), "--kind", "amount"]
    told = CliRunner().invoke(main, asked)
    assert told.exit_code == 0
    assert "≠ one value, two things: Meta has invested" in told.stdout.splitlines()[0]
    first = json.loads(CliRunner().invoke(main, [*asked, "--json"]).stdout.splitlines()[0])
    assert first["value"] == 14.3e9
    assert len(first["relation_differs"]) == 2
    keys = {"file", "start", "end", "raw_start", "raw_end", "text", "sentence", "bound", "relation"}
    assert all(keys <= mention.keys() for mention in first["mentions"])
    assert CliRunner().invoke(main, [*asked[:-1], "measure"]).exit_code == 1


@given(st.text(alphabet=st.sampled_from("0123456789.,:%$€年月日万億 \n()-–a多約over")))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_figures_inside_it(text: str) -> None:
    passage = Passage(0, 1, 0, 0, len(text), "en", "body", (Span(0, len(text)),))
    every = figures_of(Article(1, "a.txt", 0, "", text, passages=(passage,)))
    for found in every:
        assert text[found.mention.start : found.mention.end] == found.mention.text
        assert found.relation.beside.end <= len(text)
    judge = Judge(lambda _word, _lang: 1.0, lambda _text: {})
    rows = board(every, Sources(lambda _texts: None, judge, lambda _one, _others: {}))
    assert sum(len(row.mentions) for row in rows) == len(every)
    assert all(value_words(row) for row in rows)


def test_a_text_is_encoded_once_and_new_vectors_are_not_copied() -> None:
    asked: list[list[str]] = []
    made = np.eye(4, dtype=np.float32)

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.append(list(texts))
        return made[: len(texts)]

    encoded = remembering(encode)
    first, again = encoded(["a", "b", "c"]), encoded(["c", "d", "c"])
    assert first is not None
    assert again is not None
    assert np.shares_memory(first, made)
    assert again.tolist() == [made[2].tolist(), made[0].tolist(), made[2].tolist()]
    assert asked == [["a", "b", "c"], ["d"]]


def test_what_stands_in_brackets_behind_a_figure_is_of_its_clause() -> None:
    text = "It paid €5 million ($6 million) for the old port, and left."
    first = figures(text, "en")[0]
    assert clause_around(text, first).of(text) == "It paid €5 million ($6 million) for the old port"


def test_a_name_that_begins_with_a_number_counts_nothing() -> None:
    told = {text: figures(text, "zh")[0].unit for text in ("二十国集团宣布", "二十国代表出席")}
    assert told == {"二十国集团宣布": "", "二十国代表出席": "countries"}


def test_a_number_without_its_thing_and_two_limits_join_no_two_things() -> None:
    joined = _Joined([Figure(0, 2, "74", 74.0, unit) for unit in ("people", "", "ships")])
    assert joined.may_be_one(0, 1)
    joined.join(0, 1)
    assert not joined.may_be_one(1, 2)
    assert not joined.may_be_one(0, 1)
    bounds: tuple[Bound, ...] = ("under", "exact", "over")
    limits = _Joined([Figure(0, 4, "17 %", 17.0, "%", bound) for bound in bounds])
    assert limits.may_be_one(0, 1)
    assert not limits.may_be_one(0, 2)
    limits.join(0, 1)
    assert not limits.may_be_one(1, 2)


def test_no_bracket_stands_without_its_other_one() -> None:
    text = "The group has offered T$32 billion ($980 million) for half of the pier."
    found = next(figure for figure in figures(text) if figure.unit == "USD")
    assert (
        excerpt(text, "en", Span(found.start, len(text)), Span(found.start, found.end))
        == "… for half of the pier"
    )


def test_a_day_whose_month_nobody_writes_stands_alone() -> None:
    """Also beside the word for it."""
    assert all(map(is_day_alone, ("22日", "22號", "昨日（22日）", "昨（12）日")))
    assert not any(map(is_day_alone, ("9月22日", "22", "昨日")))
