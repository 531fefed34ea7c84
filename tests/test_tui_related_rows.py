"""The rows of related passages, and the list of languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search.model import Evidence, EvidenceKind, Level, Passage, Related, Span
from tests.port import build
from tui.screens.languages import Language, language_row, languages
from tui.widgets.related import REJECTED
from tui.widgets.rows import origin, related_row

FERRY = Span(104, 109)


def a_row(level: Level = "related", *evidence: Evidence, text: str = "The ferry stays.") -> Related:
    passage = Passage(1, 1, 0, 100, 100 + len(text), "en", "body")
    return Related(passage, "a.txt", "A ferry", "", "", *(100, 100 + len(text)), text, 0.5, level, evidence)


def shared(kind: EvidenceKind, label: str, there: Span = FERRY) -> Evidence:
    return Evidence(kind, label, (Span(0, 3),), (there,))


# -- rows -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", ["same statement", "same fact", "related"])
def test_the_level_is_said_in_words(level: Level) -> None:
    assert related_row(a_row(level), 60).plain.split("\n")[0].endswith(level)


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (0, " en  A title of thirty-one characters  2026-03-01"),
        (46, " en  A title of thirty-one charac…  2026-03-01"),
        (40, " en  A title of thirty-one characters"),
    ],
)
def test_a_date_is_whole_or_not_there(room: int, shown: str) -> None:
    assert origin("", "a.txt", "A title of thirty-one characters", "2026-03-01", "en", room).plain == shown


def test_a_decision_stands_where_the_level_would() -> None:
    assert related_row(a_row("related"), 60, REJECTED).plain.split("\n")[0].endswith("not the same")


def test_evidence_stands_kind_by_kind_with_its_pairs() -> None:
    row = a_row(
        "same fact",
        shared("name", "Ines Calloway = 伊内斯·卡洛韦"),
        shared("figure", "640"),
        shared("term", "ferry = 渡轮"),
        shared("term", "harbour = 港口"),
    )
    lines = related_row(row, 200).plain.split("\n")
    assert (
        lines[2] == "names Ines Calloway = 伊内斯·卡洛韦 · figures 640 · terms ferry = 渡轮, harbour = 港口"
    )


def test_the_evidence_of_a_row_is_marked_in_its_own_text() -> None:
    row = related_row(a_row("related", shared("term", "ferry = 渡轮")), 60)
    marked = [row.plain[span.start : span.end] for span in row.spans if "underline" in str(span.style)]
    assert marked == ["ferry"]


def test_evidence_outside_of_the_sentence_is_no_mark() -> None:
    far = a_row("related", shared("term", "ferry", Span(90, 95)), shared("term", "x", Span(115, 130)))
    assert not [span for span in related_row(far, 60).spans if "underline" in str(span.style)]


def test_a_row_without_evidence_says_what_it_rests_on() -> None:
    assert "near in meaning" in related_row(a_row(), 60).plain


@pytest.mark.parametrize("width", [20, 44, 90])
def test_long_evidence_keeps_to_two_lines_of_the_pane(width: int) -> None:
    many = [shared("words", f"港口{number} = harbour{number}") for number in range(40)]
    lines = related_row(a_row("related", *many), width).plain.split("\n")
    told = lines[lines.index(next(line for line in lines if line.startswith("words"))) :]
    assert len(told) == 3  # two, and the blank line
    assert told[1].endswith("…")


def test_rows_show_what_would_steer_a_terminal() -> None:
    evil = a_row("related", shared("term", "a\x1b[31m = [b]x"), text="a\x1b]0;x\x07[/b] b")
    assert "\x1b" not in related_row(evil, 60).plain
    assert "[b]x" in related_row(evil, 60).plain


# -- languages --------------------------------------------------------------------------------------------


def test_languages_are_counted_and_both_scripts_can_be_meant() -> None:
    base = build()
    heads = [
        replace(base, langs=langs)
        for langs in (("en",), ("en", "zh-Hans"), ("zh-Hans",), ("zh-Hant", "und"), ("zh-Hant", "zh-Hans"))
    ]
    found = {each.tag: each for each in languages(heads, {"en": 2, "zh-Hant": 1})}
    assert found[""] == Language("", 5, 3)
    assert found["en"] == Language("en", 2, 2)
    assert found["zh"] == Language("zh", 4, 1)
    assert "und" not in found
    assert languages(heads, None)[0].here is None


def test_a_language_without_a_name_has_its_tag() -> None:
    assert "sw" in language_row(Language("sw", 1, None), 40).plain
    assert "Spanish" in language_row(Language("es", 2, 1), 40).plain
    assert language_row(Language("es", 2, 1), 40).plain.endswith("1 here · 2 articles")
