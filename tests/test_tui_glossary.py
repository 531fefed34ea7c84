"""The glossary at the desk: `x` on a word, `X` for all pairs, and what is exported from there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from search.errors import LibraryError
from search.glossaries import Entry, Form, PairsFile, WordPair
from search.library import Library
from search.model import Span
from tests.desk import desk_of, desk_on, settled
from tui.keys.declared import SECTIONS, present
from tui.keys.keys_of import with_keys
from tui.keys.palette import commands
from tui.screens import glossary as listing
from tui.screens.glossary import GlossaryScreen
from tui.screens.glossary_file import GlossaryFileScreen
from tui.screens.glossary_word import KEYS, NOTHING, GlossaryWordScreen
from tui.screens.glossary_words import GlossaryWordsScreen
from tui.screens.help import HelpScreen
from tui.text.wrap import cell_len
from tui.widgets.glossary_rows import candidate_row, entry_row, proposal_row

EN = """Harbour board weighs a glow buoy

The harbour board said on Monday that the glow buoy at the northern mole had failed twice.

A second glow buoy will be ordered before the herring fleet returns.
"""
ZH = """港務局討論夢光浮標

港務局週一表示，北防波堤的夢光浮標(glow buoy)已兩度失靈。
"""
Desk = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder, home = tmp_path_factory.mktemp("harbour"), tmp_path_factory.mktemp("derived")
    (folder / "en.txt").write_text(EN, "utf-8")
    (folder / "zh.txt").write_text(ZH, "utf-8")
    with Library(folder, home) as library:
        library.add()
        library.catch_up()
    return folder, home


@pytest.fixture
def open_desk(indexed: tuple[Path, Path], tmp_path: Path) -> Any:
    folder, home = indexed

    def opened(size: tuple[int, int] = (120, 40)) -> AbstractAsyncContextManager[Pilot[None]]:
        return desk_on(folder, home, tmp_path, size)

    yield opened
    for made in (*folder.glob("glossary*"), *home.glob("*/glossary-changes.json")):
        made.unlink()


def word_screen(pilot: Pilot[None]) -> GlossaryWordScreen:
    screen = pilot.app.screen
    assert isinstance(screen, GlossaryWordScreen)
    return screen


def list_screen(pilot: Pilot[None]) -> GlossaryScreen:
    screen = pilot.app.screen
    assert isinstance(screen, GlossaryScreen)
    return screen


def own(pilot: Pilot[None]) -> list[Entry]:
    return list(desk_of(pilot).library.glossary_file.load().entries)


def remark(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#remark", Static).content)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def type_line(pilot: Pilot[None], words: str) -> None:
    screen = pilot.app.screen
    screen.query_one(Input).value = words
    screen.narrow()  # type: ignore[attr-defined]
    await settled(pilot)


async def on_word(pilot: Pilot[None], words: str) -> GlossaryWordScreen:
    """`x` with the words selected in the English article."""
    desk = desk_of(pilot)
    article = desk.library.article("en.txt")
    assert article is not None
    desk.open(article.id)
    at = article.text.index(words)
    desk.dialogs._word(article, Span(at, at + len(words)))
    await settled(pilot)
    return word_screen(pilot)


# -- x --------------------------------------------------------------------------------------------------


async def test_a_word_of_the_sentence_is_chosen_and_confirmed(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        article = desk.library.article("en.txt")
        assert article is not None
        desk.open(article.id, article.text.index("A second"))
        await settled(pilot)
        await press(pilot, "x")
        chooser = pilot.app.screen
        assert isinstance(chooser, GlossaryWordsScreen)
        words = [span.of(article.text) for span in chooser.spans]
        assert {"glow", "buoy", "herring"} < set(words)
        chooser.rows.highlighted = words.index("herring")
        await press(pilot, "enter")
        screen = word_screen(pilot)
        assert screen.asked == Form("herring", "en")
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_a_candidate_is_confirmed_and_taken_back(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await on_word(pilot, "glow buoy")
        assert screen.current is not None
        assert screen.current.other.text == "夢光浮標"
        assert screen.current.reasons[0] == "in brackets in zh.txt"
        await press(pilot, "y")
        assert own(pilot) == [Entry((("en", ("glow buoy",)), ("zh", ("夢光浮標",))))]
        assert screen.current.state == "confirmed"
        await press(pilot, "z")
        assert own(pilot) == []
        assert screen.current.state == ""
        await press(pilot, "ctrl+y")
        assert len(own(pilot)) == 1
        found = desk_of(pilot).library.search("夢光浮標").hits
        assert ("glossary",) in [hit.found_by for hit in found if hit.file == "en.txt"]


async def test_a_candidate_is_denied(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await on_word(pilot, "glow buoy")
        await press(pilot, "d")
        (denied,) = desk_of(pilot).library.glossary_file.load().denied
        assert [form.text for form in denied] == ["glow buoy", "夢光浮標"]
        assert [pair.state for pair in screen.shown if pair.other.text == "夢光浮標"] == ["denied"]


async def test_another_form_can_be_typed(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await on_word(pilot, "glow buoy")
        await press(pilot, "slash")
        await type_line(pilot, "de:Leuchtboje")
        assert [pair.reasons for pair in screen.shown] == [("as typed",)]
        await press(pilot, "enter", "y")
        assert list(own(pilot)[0]) == [Form("glow buoy", "en"), Form("Leuchtboje", "de")]
        await press(pilot, "escape")
        assert len(screen.shown) == len(screen.found)


async def test_what_cannot_be_looked_up_is_one_sentence(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:

        def broken(*_: object) -> list[WordPair]:
            raise LibraryError("The cache is gone.")

        monkeypatch.setattr(desk_of(pilot).library, "propose", broken)
        screen = await on_word(pilot, "glow buoy")
        assert remark(pilot) == "The cache is gone."
        await press(pilot, "y", "d")
        assert own(pilot) == []
        assert screen.rows._empty == with_keys(pilot.app, NOTHING)


async def test_a_broken_file_is_told_and_stays(open_desk: Desk, indexed: tuple[Path, Path]) -> None:
    path = indexed[0] / "glossary.yaml"
    path.write_text("pairs:\n  - {en: [a, zh: 甲}\n", "utf-8")
    async with open_desk() as pilot:
        await on_word(pilot, "glow buoy")
        assert "glossary.yaml, line 2" in remark(pilot)
        await press(pilot, "y")
        assert path.read_text("utf-8") == "pairs:\n  - {en: [a, zh: 甲}\n"


# -- X --------------------------------------------------------------------------------------------------


async def test_own_pairs_stand_above_proposals(open_desk: Desk, indexed: tuple[Path, Path]) -> None:
    PairsFile(indexed[0] / "glossary.yaml").confirm(Form("mole", "en"), Form("防波堤", "zh"))
    async with open_desk() as pilot:
        await press(pilot, "X")
        screen = list_screen(pilot)
        first, *rest = screen.shown
        assert isinstance(first, Entry)
        assert all(isinstance(each, WordPair) for each in rest)
        assert "glow buoy" in [each.one.text for each in rest if isinstance(each, WordPair)]
        await type_line(pilot, "夢光")
        (proposal,) = screen.shown
        assert isinstance(proposal, WordPair)
        await press(pilot, "y")
        assert [form.text for form in own(pilot)[1]] == ["glow buoy", "夢光浮標"]
        (entry,) = screen.shown
        assert isinstance(entry, Entry)
        await press(pilot, "y", "d")
        assert len(own(pilot)) == 1
        await press(pilot, "z")
        assert len(own(pilot)) == 2


async def test_a_proposal_can_be_denied_and_that_taken_out(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await press(pilot, "X")
        screen = list_screen(pilot)
        await type_line(pilot, "夢光")
        await press(pilot, "d")
        (entry,) = screen.shown
        assert isinstance(entry, Entry)
        assert list(screen.own.denied) == [entry]
        await press(pilot, "d")
        assert isinstance(screen.shown[0], WordPair)
        assert not screen.own.denied


PROPOSED = [
    WordPair(Form(one, "en"), Form(other, "zh"), ("the dictionary",), 3)
    for one, other in (("mole", "防波堤"), ("buoy", "浮標"), ("fleet", "船隊"))
]


@pytest.mark.parametrize(("key", "decided"), [("y", "entries"), ("d", "denied")])
async def test_the_highlight_goes_on_to_the_next_proposal(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch, key: str, decided: str
) -> None:
    async with open_desk() as pilot:
        library = desk_of(pilot).library

        def propose_all(_: int) -> list[WordPair]:
            own = library.glossary_file.load()
            return [
                pair
                for pair in PROPOSED
                if not own.pairs_of(pair.one, pair.other) and not own.denies(pair.one, pair.other)
            ]

        monkeypatch.setattr(library, "propose_all", propose_all)
        await press(pilot, "X", "j", key)
        screen = list_screen(pilot)
        assert screen.current == PROPOSED[2]
        assert [tuple(each) for each in getattr(library.glossary_file.load(), decided)] == [
            (PROPOSED[1].one, PROPOSED[1].other)
        ]
        await press(pilot, key)
        assert screen.current == PROPOSED[0]
        await press(pilot, "escape", "z", "z")
        own = library.glossary_file.load()
        assert not own.entries
        assert not own.denied
        assert "Undone" in [note.message for note in pilot.app._notifications][-1]


async def test_every_dialog_has_its_own_keys_first(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        for key, title in (
            ("X", "In the glossary"),
            ("S", "Among the people"),
            ("O", "Among the statements"),
            ("D", "In the list of files"),
        ):
            await press(pilot, key, "question_mark")
            keys = str(pilot.app.screen.query_one("#keys", Static).content)
            assert keys.startswith(title)
            assert all(section.title in keys for section in SECTIONS if present(section))
            await press(pilot, "escape", "f1")
            assert isinstance(pilot.app.screen, HelpScreen)
            await press(pilot, "escape", "escape")
            assert len(pilot.app.screen_stack) == 1


async def test_the_palette_offers_the_keys_that_a_screen_shares_with_others(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await press(pilot, "O")
        told = [command.words.partition(":")[0] for command in commands(pilot.app.screen)]
        assert {"Undo", "Redo", "Filter", "Confirm"} <= set(told)
        keys = [command.key for command in commands(pilot.app.screen)]
        assert len(keys) == len(set(keys))


async def test_pairs_are_exported(open_desk: Desk, indexed: tuple[Path, Path], tmp_path: Path) -> None:
    PairsFile(indexed[0] / "glossary.yaml").confirm(Form("mole", "en"), Form("防波堤", "zh"))
    async with open_desk() as pilot:
        await press(pilot, "X", "e")
        assert isinstance(pilot.app.screen, GlossaryFileScreen)
        assert pilot.app.screen.query_one(Input).value == "glossary-en-zh.tsv"
        for name, told in (("words.txt", "two languages"), ("words-de-zh.tsv", "of glossary-en-zh.tsv")):
            pilot.app.screen.query_one(Input).value = str(tmp_path / name)
            await press(pilot, "enter")
            assert told in remark(pilot)
        for name in ("words-zh-Hant-en.tsv", "words.tmx"):
            if isinstance(pilot.app.screen, GlossaryScreen):
                await press(pilot, "e")
            pilot.app.screen.query_one(Input).value = str(tmp_path / name)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, GlossaryScreen)
        assert "mole" in (tmp_path / "words.tmx").read_text("utf-8")
        await press(pilot, "e")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "words.tmx")
        await press(pilot, "enter")
        assert "there already" in remark(pilot)


async def test_an_empty_list_says_how_to_begin(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk((70, 20)) as pilot:
        monkeypatch.setattr(desk_of(pilot).library, "propose_all", lambda _: [])
        await press(pilot, "X")
        assert list_screen(pilot).rows._empty == with_keys(pilot.app, listing.EMPTY)
        await press(pilot, "y", "d", "z")
        assert own(pilot) == []


async def test_enter_decides_nothing(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await press(pilot, "X", "enter", "escape")
        await on_word(pilot, "glow buoy")
        await press(pilot, "enter")
        assert own(pilot) == []
        assert {with_keys(pilot.app, words) for words in (KEYS, listing.KEYS)} <= {
            note.message for note in pilot.app._notifications
        }


async def test_the_palette_and_the_help_know_the_keys(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        keys = {command.key for command in commands(desk_of(pilot))}
        assert {"key x", "key X"} <= keys
        await press(pilot, "question_mark")
        help_text = "\n".join(str(each.content) for each in pilot.app.screen.query(Static))
        assert "Write the pairs for other programs" in help_text.partition("In the glossary")[2]
        assert "List the word pairs: confirm, delete, export" in help_text
        await press(pilot, "escape")
        await press(pilot, "X")
        told = {command.words for command in commands(pilot.app.screen)}
        assert "Export: Write the pairs for other programs" in told


# -- rows -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [24, 40, 100])
def test_no_row_is_wider_than_the_list(width: int) -> None:
    long = WordPair(
        Form("word " * 30, "en"), Form("詞" * 60, "zh-Hant"), ("the dictionary",) * 9, 12, "denied"
    )
    entry = Entry((("en", ("a" * 80, "b")), ("zh", ("詞" * 50,))), note="n" * 200)
    rows = [candidate_row(long, width), proposal_row(long, width), entry_row(entry, True, width)]
    rows.append(entry_row(entry, False, width))
    assert all(cell_len(line) <= width for row in rows for line in row.plain.split("\n"))


def test_rows_tell_what_is_decided() -> None:
    pair = WordPair(Form("mole", "en"), Form("防波堤", "zh-Hant"), ("the dictionary",), 2)
    assert candidate_row(pair, 60).plain.split("\n")[0].split() == ["防波堤", "繁", "2", "passages"]
    entry = Entry((("en", ("mole",)), ("zh", ("防波堤",))))
    assert entry_row(entry, True, 60).plain.startswith("✓ mole en = 防波堤 中")
    assert entry_row(entry, False, 60).plain.startswith("✗ mole en ≠ 防波堤 中")
