"""Reading keys of the desk: in which characters Chinese is shown, and copying."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.model import Article, Block, Span
from tests.desk import SEEDS, desk_of, desk_on, settled
from tui.reader.history import Place
from tui.reader.state import load
from tui.screens.copying import takes_copies
from tui.screens.outside import opener, target
from tui.text.characters import converted, drawn_in, next_script
from tui.text.layers import Cleaned
from tui.widgets.pane_list import PaneList

SCIENCE = "001_6c2d137d2c0b4f8f.txt"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("头发发展皇后干面里著乾戰略開源內存。，\n a🎉\u0301𠀀")))
def test_one_code_point_for_each_and_offsets_lead_both_ways(text: str) -> None:
    article = Article(1, "a", 0, "", text, blocks=(Block(0, len(text), "body", "zh"),))
    for script in ("simplified", "traditional"):
        drawn = drawn_in(article, text, script)
        assert len(drawn) == len(text)
        layer = Cleaned(article, drawn=drawn)
        for offset in range(len(text) + 1):
            assert layer.cleaned_span(layer.shown_span(Span(offset, offset))) == Span(offset, offset)
        assert layer.copied == text


def test_words_decide_and_only_chinese_is_converted() -> None:
    assert converted("发展头发，皇后和然后", "traditional") == "發展頭髮，皇后和然後"
    assert converted("戰略開源", "simplified") == "战略开源"
    text = "戰略\n戰国\n战略"
    blocks = (Block(0, 2, "body", "zh-Hant"), Block(3, 5, "body", "ja"), Block(6, 8, "body", "zh-Hans"))
    article = Article(1, "a", 0, "", text, blocks=blocks)
    assert drawn_in(article, text, "simplified") == "战略\n戰国\n战略"
    assert drawn_in(article, text, "traditional") == "戰略\n戰国\n戰略"
    assert [next_script(each) for each in ("original", "simplified", "traditional")] == [
        "simplified",
        "traditional",
        "original",
    ]


def rows_of(pane: PaneList) -> str:
    return "\n".join(str(each.prompt) for each in pane.options)


async def test_t_changes_the_characters_and_nothing_else(tmp_path: Path) -> None:
    async with desk_on(SEEDS, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        (key,) = (head.id for head in desk.heads if head.file == SCIENCE)
        desk.open(key, 900)
        desk.page.mark_hits([Span(900, 902)], 900)
        desk.page.select_span(Span(905, 910))
        await settled(pilot)
        desk.following.pin()
        await settled(pilot)
        page = desk.page
        original, lines = page.text_layer.drawn, page.page.lines
        before = (page.here, page.scroll_offset, page.selected_span, page.look(page.page.row_of(900)))
        lists: tuple[PaneList, ...] = (desk.quote_list, desk.related_list)
        for pane in lists:
            pane.highlighted = 1
        beside = [(pane.highlighted, pane.scroll_offset, rows_of(pane)) for pane in lists]
        seen = []
        for badge in ("简", "繁", ""):
            await pilot.press("t")
            after = (page.here, page.scroll_offset, page.selected_span, page.look(page.page.row_of(900)))
            assert after == before
            assert badge in str(page.border_subtitle)
            assert len(page.page.lines) == len(lines)
            assert page.screen.get_selected_text() == Span(905, 910).of(
                desk.article.text if desk.article else ""
            )
            seen.append(page.text_layer.drawn)
            for pane, (row, top, words) in zip(lists, beside, strict=True):
                assert (pane.highlighted, pane.scroll_offset) == (row, top)
                shown = rows_of(pane)
                assert badge or shown == words
                assert badge != "简" or converted(shown, "simplified") == shown != words
        assert "战略" in seen[0]
        assert "戰略" not in seen[0]
        assert "戰略" in seen[1]
        assert seen[2] == original
        await pilot.press("t")
    assert load(tmp_path / "desk.json").script == "simplified"


async def test_y_copies_what_is_in_use_and_y_shifted_says_where_it_is_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMUX", "STY", "TERM_PROGRAM", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    async with desk_on(SEEDS, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        (key,) = (head.id for head in desk.heads if head.file == SCIENCE)
        desk.open(key)
        await settled(pilot)
        article = desk.article
        assert article is not None
        quote = article.quotes[0]
        desk.page.go_to_quote(0)
        await pilot.press("t", "t", "y")
        assert pilot.app.clipboard == quote.text
        assert (tmp_path / "copied.txt").read_text(encoding="utf-8") == quote.text
        await pilot.press("Y")
        assert quote.kind == "indirect"
        assert pilot.app.clipboard.startswith(f"{quote.text}\n— ")
        assert "indirect speech" in pilot.app.clipboard
        assert SCIENCE in pilot.app.clipboard
        desk.page.select_span(Span(quote.start, quote.start + 4))
        await pilot.press("y")
        assert pilot.app.clipboard == quote.text[:4]
        desk.clear_selection()
        await pilot.press("3", "y")
        assert pilot.app.clipboard == (desk.quote_list.current or (0, quote))[1].text


def test_which_terminals_are_known_to_take_copies() -> None:
    assert takes_copies({"TERM": "xterm-kitty"})
    assert not takes_copies({"TERM": "xterm-kitty", "TMUX": "x"})
    assert not takes_copies({"TERM": "dumb"})


def test_only_pages_of_the_web_and_files_of_the_folder_are_opened(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    inside = Article(1, "a.txt", 0, "", "")
    assert target(folder, inside) == str((folder / "a.txt").resolve())
    assert target(folder, replace(inside, file="../b.txt")) == ""
    for file in ("a\0b", "a" * 300, "a.txt/b", "."):
        assert target(folder, replace(inside, file=file)) == ""
    assert target(folder, replace(inside, url="https://example.org/a")) == "https://example.org/a"
    for url in (
        "file:///etc/passwd",
        "javascript:alert(1)",
        "-x",
        "http://",
        "http://[",
        "https://a b",
        "https://a\x1b",
    ):
        assert target(folder, replace(inside, url=url)) == str((folder / "a.txt").resolve())
    assert opener("linux", {}) == ""
    assert opener("linux", {"DISPLAY": ":0"}) == "xdg-open"


async def test_o_says_the_place_where_there_is_no_display(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("A title\n\nA sentence that is read.\n", encoding="utf-8")
    monkeypatch.setattr("tui.screens.outside.opener", lambda *_: "")
    async with desk_on(tmp_path / "folder", tmp_path / "home", tmp_path) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert any("a.txt" in note.message for note in pilot.app._notifications)


async def test_m_keeps_a_place_under_a_letter_and_the_apostrophe_comes_back(tmp_path: Path) -> None:
    async with desk_on(SEEDS, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        (key,) = (head.id for head in desk.heads if head.file == SCIENCE)
        desk.open(key, 500)
        await pilot.press("m", "escape")
        assert not desk.marking.marks
        await pilot.press("m", "a")
        marked = desk.place
        assert marked is not None
        assert desk.marking.marks == {"a": marked}
        await pilot.press("J", "g")
        left = desk.place
        assert left is not None
        assert left.file != marked.file
        await pilot.press("apostrophe", "a")
        assert desk.place == marked
        await pilot.press("apostrophe", "apostrophe")
        assert desk.place == left
        await pilot.press("apostrophe", "z")
        assert desk.place == left
        desk.marking.made["g"] = Place("gone.txt", 0, 0)
        await pilot.press("apostrophe", "g")
        await pilot.pause()
        assert any("gone.txt is no longer" in note.message for note in pilot.app._notifications)
    assert load(tmp_path / "desk.json").marks["a"] == [*marked]


async def test_v_selects_sentences_and_v_shifted_paragraphs_until_escape(tmp_path: Path) -> None:
    async with desk_on(SEEDS, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        (key,) = (head.id for head in desk.heads if head.file == SCIENCE)
        desk.open(key, 900)
        desk.panes.show("text")
        await pilot.pause()
        page, first = desk.page, desk.page.spot.sentence
        await pilot.press("v")
        assert page.selected_span == first
        assert desk.following.asked_span() == first
        await pilot.press(")")
        assert page.spot.sentence.start >= first.end
        assert page.selected_span == Span(first.start, page.spot.sentence.end)
        await pilot.press("y")
        assert desk.article is not None
        assert pilot.app.clipboard == Span(first.start, page.spot.sentence.end).of(desk.article.text)
        await pilot.press("escape")
        assert page.selected_span is None
        await pilot.press("j", "V")
        assert page.selected_span == page.spot.stretch
        await pilot.press("V")
        assert page.selected_span is None
