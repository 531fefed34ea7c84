"""What dates a sentence, and the timeline and coverage of a story."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.coverage import SIDES
from search.coverage.exporting import coverage_csv
from search.coverage.figures import currencies, may_be_converted, one_sided
from search.coverage.said import _speaker
from search.coverage.speakers import _may_be_one
from search.coverage.story import others_of
from search.dating.tense import tense
from search.dating.when import counted, is_planned, sent_on, whens
from search.figures import FigureMention, FigureRow
from search.library import Library
from search.model import Article, Bound, Person, Quote, Rendering, Span, Statement
from search.related.one_story import OneStory
from search.timeline import Event, Telling
from search.timeline.events import _Days
from search.timeline.exporting import timeline_csv
from search.timeline.folding import in_order, once
from search.timeline.words import date_words
from tests.bench.statements import STORIES
from tui.commands.timeline import line_of
from tui.output import board_records, records


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("A memo of 14 April", "2026-09-23", ["2026-04-14"]),
        ("The warning of 19 February reached her", "2026-11-04", ["2026-02-19"]),
        ("两份表格早在2月就有了", "2026-11-04", ["2026-02"]),
        ("The court will rule on 19 February", "2026-11-04", ["2027-02-19"]),
        ("The warning of May 5 reached her", "2026-01-20", ["2025-05-05"]),
        ("She may resign on May 5", "2026-01-20", ["2026-05-05"]),
        ("法院2月開庭", "2026-11-04", ["2027-02"]),
        ("In December 2025 and on 3 December", "2026-01-10", ["2025-12", "2025-12-03"]),
        ("he said on Tuesday", "2026-09-23", ["2026-09-22"]),
        ("he said last Wednesday", "2026-09-23", ["2026-09-16"]),
        ("hat am Dienstag", "2026-09-23", ["2026-09-22"]),
        ("两周前触礁", "2026-09-23", ["2026-09-09"]),
        ("本月9日清晨", "2026-09-23", ["2026-09-09"]),
        ("下月12日出席", "2026-09-23", ["2026-10-12"]),
        ("去年夏天", "2025-07-15", ["2024"]),
        ("足足拖了19日", "2026-09-23", []),
        ("一擱就是19日", "2026-09-23", []),
        ("which won the contract last June, said", "2026-03-25", ["2025-06"]),
        ("last January, next March", "2026-03-25", ["2026-01", "2027-03"]),
        ("东澜新闻9月23日讯", "2026-09-23", []),
        ("refloated two days later", "2026-09-23", [""]),
        ("he said on Tuesday, 9月9日", "", ["", "--09-09"]),
        ("2025年7月15日", "", ["2025-07-15"]),
        ("In May, LONDON", "", ["--05"]),
        ("LONDON, March 3 (Agency) - He said on Monday", "2026-03-03", ["2026-03-02"]),
        # 2026-09-23 is a Wednesday
        ("The board will meet on Friday", "2026-09-23", ["2026-09-25"]),
        ("The board meets on Friday", "2026-09-23", [""]),
        ("The board will meet on Wednesday", "2026-09-23", [""]),
        ("He said on Tuesday that he flew to Paris on Monday", "2026-09-23", ["2026-09-22", "2026-09-21"]),
        ("Ahead of a vote on Friday, shares fell", "2026-09-23", [""]),
        ("Am Freitag tagt der Rat", "2026-09-23", [""]),
        ("Der Rat werde am Freitag tagen, hieß es", "2026-09-23", ["2026-09-25"]),
        ("Die Aktie fiel am Freitag", "2026-09-23", ["2026-09-18"]),
        ("听证会将于周五举行", "2026-09-23", ["2026-09-25"]),
        ("听证会周五举行", "2026-09-23", [""]),
        ("他周一表示", "2026-09-23", ["2026-09-21"]),
        ("聽證會將於29日舉行", "2026-09-23", ["2026-09-29"]),
    ],
)
def test_what_dates_a_sentence(text: str, published: str, expected: list[str]) -> None:
    assert [when.date for when in whens(text, published)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "LONDON — The dealer said Tuesday he would pay. Black Friday is open Monday to Friday.",
            ["2026-10-13"],
        ),
        ("The board meets Friday, a spokesman said last night.", ["2026-10-14"]),
        ("Vergangenen Dienstag war Wahl, am kommenden Montag tagt der Rat.", ["2026-10-13", "2026-10-19"]),
        ("Er reist übermorgen ab, im vergangenen Jahr blieb er.", ["2026-10-17", "2025"]),
        ("El martes anunció el cierre; el próximo lunes cierra.", ["2026-10-13", "2026-10-19"]),
        ("Hace dos semanas, el mes pasado, ayer.", ["2026-10-01", "2026-09", "2026-10-14"]),
        ("Mardi, il a annoncé la fin; il y a trois ans, hier.", ["2026-10-13", "2023", "2026-10-14"]),
        ("董事長昨在工廠喊話，如今已經停工，此后天气转晴。", ["2026-10-14"]),
        ("該署前年就要求業者，几年前也有。", ["2024"]),
        ("下月12日举行听证，押後最少90日公開。", ["2026-11-12"]),
        ("It was replaced in 2019, in 2000 cases, bis 1944, seit 2000 Jahren.", ["2019", "1944"]),
    ],
)
def test_words_that_date_by_another_day_in_several_languages(text: str, expected: list[str]) -> None:
    assert [when.date for when in whens(text, "2026-10-15")] == expected


def test_the_day_of_a_dateline() -> None:
    assert sent_on("TAIPEI, June 5 - Shares fell on Friday.", "2026-06-06") == "2026-06-05"
    assert sent_on("TAIPEI, June 5 - Shares fell on Friday.", "") == ""
    assert sent_on("（海港電訊社日內瓦29日電）吊車故障", "2026-12-29") == "2026-12-29"
    assert sent_on("On June 5 shares fell.", "2026-06-06") == ""


def test_no_year_lies_outside_the_calendar() -> None:
    asked = (("next year", "9999-12-31"), ("20 years ago", "0001-01-01"), ("last year", "2026-01-31"))
    assert [when.date for text, day in asked for when in whens(text, day)] == ["", "", "2025"]


class Lowered(str):
    """A text of which only short parts may be turned to small letters."""

    __slots__ = ()

    def lower(self) -> str:
        raise AssertionError


def test_the_tense_of_a_clause_costs_no_look_at_the_rest() -> None:
    text = Lowered("Lundi, il est parti; lundi il partira. " * 9)
    days = [Span(match.start(), match.end()) for match in re.finditer("(?i)lundi", text)]
    assert [tense(text, text.casefold(), day, "fr") for day in days] == ["past", "future"] * 9


def test_articles_beside_one_without_a_date_are_asked_about_its_story() -> None:

    def same_story(one: int, others: Collection[int]) -> dict[int, bool | None]:
        return {other: {one, other} == {1000, 1001} for other in others}

    heads = [Article(id=n, file="", item=0, title="", text="", date="2026-05-01") for n in range(1, 2001, 2)]
    head = replace(heads[0], id=1000, date="")
    langs = dict.fromkeys(range(2001), "en")
    days = _Days(heads, OneStory(langs, same_story))
    assert days.near(head) == "2026-05-01"
    assert days.near(heads[0]) == ""
    assert sorted(days._beside(1000)) == list(range(961, 1041, 2))


def test_limits_and_what_is_counted_from_another_day() -> None:
    texts = ["before 9 September", "until mid-October", "seit dem 3. Mai", "vor Mitte Juni", "9月9日之前没有",
             "自9月9日起", "on the 9 September"]  # fmt: skip
    assert [when.limit for text in texts for when in whens(text, "2026-09-23")] == [
        "before", "", "since", "", "before", "since", ""
    ]  # fmt: skip
    first = whens("It sank on 9 September.", "2026-09-23")
    assert [each.date for each in counted(whens("Two days later it rose.", "2026-09-23"), first)] == [
        "2026-09-11"
    ]
    assert [each.date for each in counted(whens("9月9日触礁，两天后脱浅", "2026-09-23"), ())] == [
        "2026-09-09", "2026-09-11"
    ]  # fmt: skip
    assert [each.date for each in whens("9月9日触礁", "", "2026-09-23")] == ["2026-09-09"]


class Unrepaired(records.RawOffsets):
    """Of articles that needed no repair."""

    def __init__(self) -> None:
        pass

    def of(self, article: int, start: int, end: int) -> records.Record:
        return {"raw_start": start, "raw_end": end} if article else {}


def test_a_copy_alone_is_a_source_and_a_month_is_not_before_its_days() -> None:
    telling = Telling(
        1, "a.txt", 0, "", "Gazette", "", "en", 0, 9, "=sum\n- on", Span(0, 4), "=sum", copy_of=7
    )
    other = replace(telling, article=7, item=3, copy_of=None)
    event = Event("2026-05-20", "event", (telling,))
    assert (event.sources, replace(event, tellings=(telling, other)).sources) == (1, 1)
    assert "=sum - on (=sum)" in line_of(event)
    edited = replace(telling, article=8, file="b.txt", text="=sum of it")
    ordered = in_order((edited, telling, other))
    assert [each.article for each in ordered] == [7, 1, 8]
    assert [(told.article, times) for told, times in once(replace(event, tellings=ordered))] == [
        (7, 2),
        (8, 1),
    ]
    assert line_of(replace(event, tellings=ordered)).count("=sum - on") == 1
    (told,) = board_records.event(replace(event, tellings=(other,)), Unrepaired())["tellings"]
    assert (told["item"], told["raw_start"], told["raw_end"]) == (3, 0, 9)
    assert "'=sum\n- on" in timeline_csv([event])
    assert [date_words(replace(event, date=day, limit="since")) for day in ("2026-05", "--05-20")] == [
        "since 2026-05", "since 20 May (year not stated)"
    ]  # fmt: skip
    planned = [
        is_planned("2026-05-20", day) for day in ("2026-05", "2026-04", "2026-05-19T23:00", "2026-05-20", "")
    ]
    assert planned == [False, True, True, False, False]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="0123456789日月年前周上下本 last on Tuesday ago\x00", max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    for published in ("", "nonsense", "0001-01-01", "9999-12-31"):
        assert all(0 <= each.span.start < each.span.end <= len(text) for each in whens(text, published))


@pytest.fixture(scope="module")
def story(story_home: Path) -> Iterator[Library]:
    with Library(STORIES[0], story_home) as library:
        yield library


def test_the_timeline_of_a_story(story: Library) -> None:
    events = story.timeline()
    (patch,) = (each for each in events if each.date == "2026-08-21")
    assert {each.file for each in patch.tellings} >= {"en-1.txt", "en-2.txt", "zh-Hant-1.txt", "de-1.txt"}
    (hearing,) = (each for each in events if each.date == "2026-10-12")
    assert hearing.planned
    days = {each.date: each for each in events if each.conflicts}
    assert {day: each.conflicts for day, each in days.items()} == {
        "2026-04-12": ("2026-04-14",),
        "2026-04-14": ("2026-04-12",),
    }
    files = [{each.file for each in event.tellings} for event in events if event.kind == "event"]
    assert all(each == {"x-1.txt"} for each in files if "x-1.txt" in each)
    about = [each for each in events if "two weeks ago" in {told.words for told in each.tellings}]
    assert {each.date for each in about} == {"2026-09-09"}
    memo = [each for each in events if each.limit == "before" and each.date == "2026-09-09"]
    assert {told.file for each in memo for told in each.tellings} == {
        "en-1.txt", "en-3.txt", "zh-Hans-1.txt", "zh-Hant-2.txt"
    }  # fmt: skip
    (grounding,) = (
        each for each in events if each.date == "2026-09-09" and each.sources > 2 and not each.limit
    )
    assert "before 9 September" not in " ".join(told.text for told in grounding.tellings)
    (short,) = (told for told in grounding.tellings if told.file == "zh-Hans-2.txt")
    assert (short.words, short.is_year_unknown) == ("9月9日", True)


def test_the_coverage_of_an_article(story: Library) -> None:
    article = story.article("en-2.txt")
    assert article
    gaps = story.coverage(article)
    assert story.coverage(article) == gaps
    trams = story.article("x-1.txt")
    assert trams
    assert (story.story(trams), story.coverage(trams)) == ([], [])
    assert len(story.story(article)) == 7
    plain = [each for each in gaps if not (each.is_minor or each.is_unsure)]
    assert {side: 3 < sum(each.side == side for each in plain) < 45 for side in SIDES} == dict.fromkeys(
        SIDES, True
    )
    group = {each.article for gap in gaps if gap.side == "only here" for each in gap.places} | {article.id}
    unsure = [each for each in gaps if each.is_unsure]
    assert any(each.near for each in unsure)
    assert all(
        (each.near.article in group) == (each.side == "only elsewhere") for each in unsure if each.near
    )
    table = coverage_csv(gaps).splitlines()
    assert table[0].startswith("Side,Kind")
    assert len(table) > len(gaps)
    told = {(each.side, each.kind, each.label) for each in gaps}
    outlets = {"Corvane Systems", "阿尔比恩纪事报", "Ledger & Tide", "The Albion Register"}
    assert not outlets & {each.label for each in gaps if each.kind == "person"}
    both = ("he had been kept in the dark", "19 Tage", "at a hearing on 12 October")  # told on both sides
    assert not [each for each in plain if any(words in each.places[0].text for words in both)]
    assert ("only elsewhere", "person", "Morna Kerr") in told
    assert ("only here", "figure", "2025-11") in told
    speakers = {each.label for each in gaps if each.kind == "person"}
    assert not speakers & {"东澜新闻", "Brandsholm chief", "senior official at the authority"}
    minor = {each.label for each in gaps if each.kind == "figure" and each.is_minor}
    assert {"2 weeks", "5 months"} <= minor
    assert ("only elsewhere", "figure", "31 companies") not in told
    elsewhere = {place.text for each in gaps if each.side == "only elsewhere" for place in each.places}
    assert "公司須於下月12日出席聽證會。" not in elsewhere
    assert "班霍股價今日一度急挫一成七。" not in elsewhere
    assert "x-1.txt" not in {place.file for each in gaps for place in each.places}


def test_a_judgement_across_languages_is_held_against_those_of_the_articles_around() -> None:
    same = {(1, 2): True, (1, 3): True, (2, 3): True, (1, 4): True, (2, 4): False, (3, 4): False}

    def same_story(one: int, others: Collection[int]) -> dict[int, bool | None]:
        return {other: same[min(one, other), max(one, other)] for other in others}

    stories = OneStory({1: "de", 2: "en", 3: "en", 4: "en"}, same_story)
    assert stories.are_one(1, 2)
    assert not stories.are_one(4, 1)
    assert not stories.are_one(2, 4)
    assert stories.are_one(4, 4)


def test_figures_that_can_mean_the_same_are_no_gap() -> None:
    def row(article: int, value: float, unit: str, bound: Bound = "exact") -> FigureRow:
        mention = FigureMention(article, "", 0, "", "", "", "en", 0, 1, "", value, unit, bound, 0, 1, "", "")
        return FigureRow(f"{value}{unit}", "count", value, unit, "", (mention,), 1)

    here, there = ({each: Article(id=each, file="", item=0, title="", text="")} for each in (1, 2))
    rows = [
        row(1, 31, "companies"),
        row(2, 31, "ships"),
        row(1, 9000, "ships", "over"),
        row(2, 9400, "ships"),
    ]
    rows += [row(1, 74, "ships")]
    assert [each.value for each, _ in one_sided(rows, here, there)] == [74]
    amounts = [replace(row(*each), kind="amount") for each in ((1, 30, "EUR"), (1, 5, "USD"), (2, 5, "USD"))]
    theirs = currencies([*rows, *amounts], there)
    assert theirs == {"USD"}
    assert [may_be_converted(each, theirs) for each in (*amounts, rows[0])] == [True, False, False, False]
    assert not may_be_converted(amounts[0], currencies(rows, there))


def test_who_tells_a_story_is_what_most_of_it_says() -> None:
    told: dict[int, dict[int, bool | None]] = {
        1: {2: True, 3: True, 4: True, 5: None, 6: None},
        2: {1: True, 3: True, 4: False, 5: True, 6: None},
        3: {1: True, 2: True, 4: False, 5: True, 6: False},
        4: {1: True, 2: False, 3: False, 5: False, 6: True},
    }

    def same_story(one: int, others: Collection[int]) -> dict[int, bool | None]:
        return {other: told.get(one, {}).get(other) for other in others}

    heads = [
        Article(id=each, file="", item=0, title="", text="", date=day)
        for each, day in enumerate(
            ("2026-05-01", "", "2026-05-09", "2026-05-02", "2026-05-01", "2026-05-01"), 1
        )
    ]
    assert [each.id for each in others_of(heads[0], heads[1:], same_story)] == [2, 3, 5]
    late = [replace(heads[1], date="2026-09-01"), *heads[2:]]
    assert [each.id for each in others_of(heads[0], late, same_story)] == [3, 4]


def test_names_in_two_scripts_may_be_one_person() -> None:
    quoted = [
        Person(name, (name,), (), langs, 1)
        for name, langs in (
            ("Mara Lindqvist", ("en",)),
            ("Erik Bo", ("en",)),
            ("Lindqvist", ("de",)),
            ("林奎斯特", ("zh-Hans",)),
        )
    ]
    told = [[_may_be_one(one, other) for other in quoted] for one in quoted]
    assert told[0] == [True, False, True, True]
    assert told[1] == [False, True, False, True]


def test_a_document_is_named_by_more_than_a_pronoun() -> None:
    def by(*names: str) -> Statement:
        quotes = [Quote(0, 1, "x", "indirect", speaker_text=each, speaker_type="document") for each in names]
        return Statement(
            "x", "", tuple(Rendering(1, "a", 0, 1, "x", "en", "direct", quotes=(each,)) for each in quotes)
        )

    assert [_speaker(by(*names)) for names in (("It", "the letter"), ("It",))] == ["the letter", ""]


def test_a_day_with_its_number_beside_it() -> None:
    assert [each.date for each in whens("議員昨（12）日說，今（5）日開會。", "2026-03-13")] == [
        "2026-03-12",
        "",
    ]
    assert [each.date for each in whens("议员昨晚（28日）说。", "2026-03-01")] == ["2026-02-28"]
