"""The related passages in the desk: rows, evidence in both texts, filter, pin, selection, decisions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from search.errors import LibraryError
from search.glossaries import Form
from search.library import Library
from search.model import Article, Evidence, EvidenceKind, Level, Passage, Related, Span
from tests import ferry
from tests.desk import desk_of, desk_on, settled
from tests.ferry import ADDED_ZH, CRANES, CRANES_ZH, KEPT_ZH, SAID, place
from tests.port import build
from tui.preparing import MeaningsReady
from tui.screens.compare import CompareScreen
from tui.screens.deciding import STALE
from tui.screens.desk import DeskScreen
from tui.screens.languages import Language, LanguagesScreen, language_row, languages
from tui.screens.search import SearchScreen
from tui.screens.undoing import NOTHING
from tui.widgets.related import BY_WORDS, CONFIRMED, REJECTED, RelatedList
from tui.widgets.rows import related_row

SPANISH = "La junta mantiene el barco nocturno\n\nEl barco nocturno sigue, dijo la junta del puerto.\n"


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


# -- the desk ---------------------------------------------------------------------------------------------


@dataclass
class Engine:
    """What the engine was asked, and what it answers."""

    asked: list[tuple[str, list[str] | None]] = field(default_factory=list)
    problem: str = ""
    gate: Event = field(default_factory=Event)
    """Answers are given while it is set."""

    def related(
        self, library: Library, article: Article, start: int, text: str, langs: list[str] | None = None
    ) -> list[Related]:
        self.asked.append((text, langs))
        assert self.gate.wait(30)
        if self.problem:
            raise LibraryError(self.problem)
        here, _ = article, start
        found = [
            row
            for other in library.articles()
            if other.id != here.id
            for row in self._rows(here, other)
            if not langs or row.passage.lang in langs
        ]
        return sorted(found, key=lambda row: row.level != "same statement")

    def _rows(self, here: Article, other: Article) -> Iterator[Related]:
        levels: dict[str, Level] = {KEPT_ZH: "same statement", CRANES_ZH: "same fact", ADDED_ZH: "related"}
        words = [each for each in (*levels, "El barco nocturno sigue") if each in other.text]
        for each in words:
            span = place(other, each)
            lang = "es" if each.startswith("El") else "zh-Hans"
            ours = (place(here, "ferry"),) if "ferry" in here.text else ()
            evidence = (Evidence("term", "ferry = 渡轮", ours, (Span(span.start, span.start + 2),)),)
            passage = Passage(span.start, other.id, 1, *span, lang, "body")
            level = levels.get(each, "related")
            yield Related(passage, other.file, other.title, "", "", *span, each, 0.9, level, evidence)


Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def engine() -> Engine:
    answering = Engine()
    answering.gate.set()
    return answering


@pytest.fixture
def open_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> Opened:
    """The desk on three articles, with fixed answers, at the English statement."""
    folder = ferry.write(tmp_path / "news")
    (folder / "c-es.txt").write_text(SPANISH, encoding="utf-8")

    def related(
        library: Library,
        article: Article,
        start: int,
        text: str,
        lang: str | None = None,
        langs: list[str] | None = None,
        limit: int = 10,
    ) -> list[Related]:
        assert lang is None
        return engine.related(library, article, start, text, langs)[:limit]

    monkeypatch.setattr(Library, "related_in", related)
    monkeypatch.setattr(
        Library, "compare", lambda _, here, _a, there, _b: ferry.comparison(here, there), raising=False
    )
    monkeypatch.setattr(Library, "matches", lambda *_: [], raising=False)

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (160, 45)) -> AsyncIterator[Pilot[None]]:
        async with desk_on(folder, tmp_path / "home", tmp_path, size) as pilot:
            desk = desk_of(pilot)
            desk.jump(desk.library.articles()[0].id)
            await at(pilot, SAID)
            yield pilot

    return opened


async def at(pilot: Pilot[None], words: str) -> DeskScreen:
    """The cursor on some words, and the answer for them there."""
    desk = desk_of(pilot)
    assert desk.article is not None
    desk.page.go_to(place(desk.article, words).start)
    await pilot.pause()
    desk.following.ask()
    await settled(pilot)
    return desk


def texts(listed: RelatedList) -> list[str]:
    return [each.text for each in listed._found]


def evidence(desk: DeskScreen) -> list[str]:
    assert desk.article is not None
    return [span.of(desk.article.text) for span in desk.page._given["article--evidence"]]


async def test_the_quote_is_asked_about_then_the_sentence(open_desk: Opened, engine: Engine) -> None:
    async with open_desk() as pilot:
        assert engine.asked[-1][0].startswith("We will keep the night ferry")
        await at(pilot, CRANES)
        assert engine.asked[-1][0].strip() == CRANES


async def test_rows_that_answer_another_place_stand_back_until_the_answer_is_there(
    open_desk: Opened, engine: Engine
) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        desk.following._fade()
        assert not desk.related_list.has_class("-late")
        engine.gate.clear()
        desk.page.go_to(place(desk.article, CRANES).start)
        await pilot.pause()
        desk.following._fade()
        assert desk.related_list.has_class("-late")
        engine.gate.set()
        desk.following.ask()
        await settled(pilot)
        assert not desk.related_list.has_class("-late")
        assert desk.following._late is None


async def test_a_move_draws_no_more_than_the_lines_that_change(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        shown = len(desk.page.visible_rows())
        made = desk.page.lines_made
        await pilot.press(")")
        assert 0 < desk.page.lines_made - made < shown // 2


async def test_a_selection_is_asked_as_it_is(open_desk: Opened, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        row = desk.page.page.row_of(place(desk.article, "Ferry").start + 40)
        desk.page.screen.selections = {desk.page: Selection(Offset(4, row), Offset(15, row))}
        await pilot.pause()
        desk.following.ask()
        await settled(pilot)
        line = desk.page.page.lines[row]
        assert engine.asked[-1][0] == desk.article.text[line.start + 4 : line.start + 15]
        await pilot.press("escape")
        desk.following.ask()
        await settled(pilot)
        assert engine.asked[-1][0].startswith("We will keep")


async def test_a_mouse_selection_asks_by_itself(open_desk: Opened, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        before = desk.following._rest
        desk.page.select_span(Span(0, 5))
        await pilot.pause()
        assert desk.following._rest is not before  # it waits for the selection to rest


async def test_an_answer_that_comes_late_is_dropped(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        question = desk.following.question
        before = texts(desk.related_list)
        await at(pilot, CRANES)
        assert question is not None
        desk.following._show(question, [], {})
        assert texts(desk.related_list) == before


async def test_evidence_is_marked_in_both_texts(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert evidence(desk) == []
        await pilot.press("4")
        await pilot.pause()
        assert evidence(desk) == ["ferry"]
        await pilot.press("enter")
        await settled(pilot)
        assert desk.article is not None
        assert desk.article.file == "b-zh.txt"
        assert evidence(desk) == [KEPT_ZH[:2]]


async def test_one_language_at_a_time_and_all_again(open_desk: Opened, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert len(texts(desk.related_list)) == 4
        await pilot.press("f")
        assert isinstance(pilot.app.screen, LanguagesScreen)
        tags = [each.tag for each in pilot.app.screen.found]
        assert {"", "en", "zh-Hans", "es"} == set(tags)
        await pilot.press(*["j"] * tags.index("es"), "enter")
        await settled(pilot)
        assert engine.asked[-1][1] == ["es"]
        assert texts(desk.related_list) == ["El barco nocturno sigue"]
        assert "only es" in str(desk.related_list.border_title)
        await at(pilot, CRANES)  # kept while reading on
        assert engine.asked[-1][1] == ["es"]
        await pilot.press("F")
        await settled(pilot)
        assert engine.asked[-1][1] is None
        assert len(texts(desk.related_list)) == 4
        assert "only" not in str(desk.related_list.border_title)


async def test_a_language_in_which_nothing_is_said_shows_the_way_back(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        desk.following.filter("en")
        await settled(pilot)
        said = " ".join(str(desk.related_list.get_option_at_index(0).prompt).split())
        assert (
            said
            == "No other source says something near this passage in this language; F shows all languages."
        )


async def test_a_pinned_list_can_be_filtered_and_stays(open_desk: Opened, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("r")
        await settled(pilot)
        await at(pilot, CRANES)
        desk.following.filter("es")
        await settled(pilot)
        assert engine.asked[-1] == (engine.asked[0][0], ["es"]) or engine.asked[-1][0].startswith("We will")
        assert texts(desk.related_list) == ["El barco nocturno sigue"]
        assert "pinned" in str(desk.related_list.border_title)


async def test_the_row_the_reader_went_to_stays_when_the_list_is_filled_again(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("4", "j", "j")
        kept = desk.related_list.current
        assert kept is not None
        again = [replace(each, score=each.score / 2) for each in desk.related_list._found]
        other = [again[0], again[2], again[1], *again[3:]]
        desk.related_list.show(other, again=True)
        assert desk.related_list.current is not None
        assert desk.related_list.current.text == kept.text
        desk.related_list.show(again)  # the answer to another question
        assert desk.related_list.highlighted == 0


async def test_compare_takes_the_row_the_reader_went_to(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        first = desk.related_list.chosen
        assert first is not None
        assert first.level == "same statement"
        await pilot.press("4", "j", "2", "c")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        other = desk.library.article(screen.asked[1].article)
        assert other is not None
        assert screen.asked[1].span is not None
        assert screen.asked[1].span.of(other.text) == texts(desk.related_list)[1]


async def test_compare_waits_for_the_answer_to_what_is_under_the_cursor(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        desk.page.go_to(place(desk.article, CRANES).start)
        await pilot.pause()
        await pilot.press("c")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.asked[0].span is not None
        assert screen.asked[0].span.of(desk.article.text).strip() == CRANES


async def test_compare_without_a_related_passage_says_so(
    open_desk: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        monkeypatch.setattr(Library, "related_in", lambda *_, **__: [])
        desk = await at(pilot, CRANES)
        await pilot.press("c")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)
        assert texts(desk.related_list) == []


async def test_a_failure_is_said_once_and_the_list_stays(open_desk: Opened, engine: Engine) -> None:
    async with open_desk() as pilot:
        before = texts(desk_of(pilot).related_list)
        engine.problem = "The disk is full; make room and read on."
        desk = await at(pilot, CRANES)
        assert any("disk is full" in note.message for note in pilot.app._notifications)
        assert texts(desk.related_list) == before


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def said(pilot: Pilot[None]) -> list[str]:
    return [note.message for note in pilot.app._notifications]


def decided(desk: DeskScreen) -> list[str]:
    return [desk.related_list.decision(each) for each in desk.related_list._found]


async def test_what_is_not_the_same_says_so_and_moves_below(open_desk: Opened, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        before = texts(desk.related_list)
        await pilot.press("4", "d")
        await settled(pilot)
        below = [before[1], before[3], before[0], before[2]]  # both stand in one utterance
        assert texts(desk.related_list) == below
        assert decided(desk) == ["", "", REJECTED, REJECTED]
        assert desk.related_list.current is not None
        assert desk.related_list.current.text == before[1]  # the next one, in the same place
        written = (tmp_path / "news" / "statements.yaml").read_text(encoding="utf-8")
        assert "different:" in written
        assert KEPT_ZH in written
        await at(pilot, CRANES)
        assert decided(desk) == ["", "", "", ""]  # said of another statement
        await at(pilot, SAID)
        assert decided(desk) == ["", "", REJECTED, REJECTED]
        await pilot.press("4", "z")
        await settled(pilot)
        assert decided(desk) == ["", "", "", ""]
        assert texts(desk.related_list) == before
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert texts(desk.related_list) == below


async def test_the_same_is_confirmed_and_undone(open_desk: Opened, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        before = texts(desk.related_list)
        await pilot.press("4", "j", "y")
        await settled(pilot)
        assert decided(desk) == ["", CONFIRMED, "", ""]
        assert texts(desk.related_list) == before
        assert "same:" in (tmp_path / "news" / "statements.yaml").read_text(encoding="utf-8")
        await pilot.press("z", "z")
        await settled(pilot)
        assert decided(desk) == ["", "", "", ""]


async def test_a_decision_that_cannot_be_kept_is_taken_back(
    open_desk: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise LibraryError("Another program holds the file; try again.")

    async with open_desk() as pilot:
        monkeypatch.setattr(Library, "reject", fail)
        desk = desk_of(pilot)
        before = texts(desk.related_list)
        await pilot.press("4", "d")
        await settled(pilot)
        assert any("Another program" in note.message for note in pilot.app._notifications)
        assert decided(desk) == ["", "", "", ""]
        assert texts(desk.related_list) == before


async def test_z_takes_back_the_newest_decision_whatever_it_was(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await press(pilot, "b", "4", "j", "y", "2")
        assert desk.kept
        assert decided(desk) == ["", CONFIRMED, "", ""]
        await press(pilot, "z")
        assert decided(desk) == ["", "", "", ""]
        assert desk.kept
        await press(pilot, "z")
        assert not desk.kept
        await press(pilot, "ctrl+y")
        assert desk.kept
        await press(pilot, "ctrl+y")
        assert decided(desk) == ["", CONFIRMED, "", ""]


async def test_z_leaves_alone_what_another_desk_has_decided(open_desk: Opened, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        with Library(tmp_path / "news", tmp_path / "home") as other:
            other.glossary_file.confirm(Form("ferry", "en"), Form("渡轮", "zh"))
            await press(pilot, "z")
            assert NOTHING in said(pilot)
            desk.library.glossary_file.confirm(Form("night", "en"), Form("夜", "zh"))
            other.glossary_file.confirm(Form("crane", "en"), Form("起重机", "zh"))
            await press(pilot, "z")
            assert any("changed elsewhere" in words for words in said(pilot))
            assert len(other.glossary_file.load().entries) == 3


async def test_a_decision_waits_for_the_passages_of_its_place(
    open_desk: Opened, engine: Engine, tmp_path: Path
) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        old = desk.related_list._found[0]
        engine.gate.clear()
        desk.page.go_to(place(desk.article, CRANES).start)
        await pilot.press("4", "y")
        await pilot.pause()
        assert STALE in said(pilot)
        engine.gate.set()
        await settled(pilot)
        assert not (tmp_path / "news" / "statements.yaml").exists()
        desk.deciding.decide(replace(old, text="no row of the list"), same=True)
        await settled(pilot)
        assert not (tmp_path / "news" / "statements.yaml").exists()
        await press(pilot, "y")
        assert (tmp_path / "news" / "statements.yaml").exists()


async def test_the_title_names_a_language_when_its_rows_are_here(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        desk.following.filter("es")
        assert "only" not in str(desk.related_list.border_title)
        assert not desk.following.is_answered
        await settled(pilot)
        assert "only es" in str(desk.related_list.border_title)


async def test_a_late_comparison_does_not_open_over_another_screen(open_desk: Opened, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        engine.gate.clear()
        desk.page.go_to(place(desk.article, CRANES).start)
        await pilot.pause()
        await pilot.press("c", "slash")
        engine.gate.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, SearchScreen)
        await press(pilot, "escape")
        desk.following.ask()
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_a_comparison_that_failed_is_not_opened_later(open_desk: Opened, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        engine.problem = "The disk is full; make room and read on."
        desk.page.go_to(place(desk.article, CRANES).start)
        await pilot.pause()
        await press(pilot, "c")
        engine.problem = ""
        desk.post_message(MeaningsReady())
        await settled(pilot)
        assert pilot.app.screen is desk
        assert desk.following.is_answered


async def test_without_an_encoder_the_pane_says_what_it_rests_on(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.related_list.border_subtitle == ""
        desk.library.relations.problem = "The sentence encoder is not installed."
        desk.post_message(MeaningsReady())
        await settled(pilot)
        assert desk.related_list.border_subtitle == BY_WORDS


async def test_the_palette_offers_the_keys_of_the_pane_in_use(open_desk: Opened) -> None:
    from tui.palette import commands

    async with open_desk() as pilot:
        desk = desk_of(pilot)
        words = [command.words for command in commands(desk.related_list)]
        assert any("Confirm: both say the same statement" in each for each in words)
        assert any(command.key == "key c" for command in commands(desk))
