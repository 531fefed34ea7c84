"""Settings, the reader's own keys, the command line, and what an input method sends."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter
from types import SimpleNamespace
from typing import cast

import pytest
from click.testing import CliRunner
from textual.binding import Binding
from textual.events import Key
from textual.keys import _character_to_key, _normalize_key_list
from textual.pilot import Pilot
from textual.widgets import Input, Static
from textual.widgets._footer import FooterKey

from search.library import Library
from tests.catalogues import collected, one
from tests.desk import SEEDS, desk_of, desk_on, settled
from tui.app import HexaplaApp
from tui.cli import main
from tui.keys.declared import SECTIONS, all_bindings, own_keys, present
from tui.keys.input_method import ascii_key, is_committed
from tui.keys.keymap import PRESETS, conflicts, keymap, problems, problems_of
from tui.keys.keys_of import with_keys
from tui.screens.command_line import CommandLineScreen
from tui.screens.help import HelpScreen
from tui.setup.settings import Settings
from tui.setup.settings_file import SETTINGS, language_of, load, make, read, template
from tui.widgets.dialog import Dialog

SAME_KEY_AGAIN: dict[str, str] = {
    "related.confirm": "y is yes where something is proposed; elsewhere it copies",
    "related.reject": "d is no where something is proposed; elsewhere it deletes",
    "article.next_mark": "the desk goes to the text first, from whichever pane",
    "article.previous_mark": "the desk goes to the text first, from whichever pane",
}
"""Bindings of panes whose key is also one of the screen around them, and the reason."""


def test_every_setting_is_explained_with_its_default_and_a_made_file_changes_nothing(tmp_path: Path) -> None:
    assert [each.name for each in SETTINGS] == list(Settings._fields)
    path = tmp_path / "conf" / "settings.yaml"
    assert make(path)
    assert load(path) == (Settings(), ())
    assert all(f"\n#{each.name}: " in template() or f"\n#{each.name}:\n" in template() for each in SETTINGS)
    uncommented = re.sub(r"(?m)^#(?! )|^#(?=  )", "", path.read_text(encoding="utf-8"))
    loaded = read(uncommented)
    assert (loaded.settings.keys, loaded.problems) == ({"desk.search": "slash, f3"}, ())
    path.write_text("theme: nord", encoding="utf-8")
    assert not make(path)
    assert load(path).settings.theme == "nord"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("thme: x", "Is it theme?"),
        ("preset: emacs", "default, vim, arrows"),
        ("columns: 9", "0, 1, 2, 3"),
        ("tour: [1]", "true"),
        ("keys: slash", "desk.search"),
        ("a: [", "no YAML"),
        ("tour: true\ntour: yes", "tour is given 2 times"),
        ("? {a: b}\n: c", "no YAML"),
        ("- a\n- b", "names and values"),
        ("标题：甲", "names and values"),
        ("a: \x07", "not read"),
        ("[" * 3000, "not read"),
    ],
)
def test_what_does_not_fit_is_one_sentence_and_the_default_holds(text: str, told: str) -> None:
    loaded = read(text)
    assert loaded.settings == Settings()
    (sentence,) = loaded.problems
    assert told in sentence
    assert "\n" not in sentence


def test_values_are_taken_as_they_are_meant() -> None:
    loaded = read("language: zh-hant\ntour: No\ncolumns: 2\ncontext: 0\nkeys: {desk.undo: [u, z]}")
    assert not loaded.problems
    assert read("keys: {desk.help: a, desk.help: b}").problems[0].startswith("desk.help is given 2 times")
    assert loaded.settings == Settings("zh-Hant", tour=False, columns=2, context=0, keys={"desk.undo": "u,z"})
    assert language_of(loaded.settings, {"LANG": "en_GB.UTF-8"}) == "zh-Hant"
    for locale, language in (("zh_TW.UTF-8", "zh-Hant"), ("zh_CN", "zh-Hans"), ("de_DE", "en"), ("", "en")):
        assert language_of(Settings(), {"LC_ALL": "", "LANG": locale}) == language


def test_every_declared_key_has_a_name_words_and_something_that_it_does() -> None:
    from importlib import import_module

    for section in filter(present, SECTIONS):
        owner = getattr(import_module(section.module), section.name)
        bindings = own_keys(section)
        names = [each.id for each in bindings]
        assert len(set(names)) == len(names), section.title
        for each in bindings:
            where = f"{section.title}: {each}"
            assert all((each.id, each.description, each.tooltip)), where
            assert len(each.description.split()) <= 4, where
            action = each.action.partition("(")[0].rpartition(".")[2]
            assert hasattr(owner, f"action_{action}"), where
        keys = [key for each in bindings for key in each.key.split(",")]
        assert len(set(keys)) == len(keys), section.title


def test_a_key_means_one_thing_at_the_desk_and_in_its_panes() -> None:
    desk, *panes = (each for each in SECTIONS[:5])
    held = {key for each in own_keys(desk) for key in _names(each)}
    for pane in panes:
        for each in own_keys(pane):
            twice = [key for key in _names(each) if key in held]
            assert not twice or each.id in SAME_KEY_AGAIN, (each.id, twice)


def _names(binding: Binding) -> list[str]:
    return _normalize_key_list(binding.key).split(",")


def test_the_keys_of_the_book_are_bound() -> None:
    bound = {key for each in SECTIONS[:3] for binding in own_keys(each) for key in _names(binding)}
    wanted = "jkgG)(}{][JKhl12345HLnNfFwrcSxXRbBaieuzWODpyYomvVtTCE"
    named = ("slash", "asterisk", "plus", "underscore", "backslash", "full_stop", "comma", "question_mark")
    assert {
        *map(_character_to_key, wanted),
        *named,
        "number_sign",
        "f1",
        "escape",
        "tab",
        "shift+tab",
        "ctrl+g",
        "ctrl+y",
    } <= bound


def test_presets_and_own_keys_name_what_there_is_and_do_not_collide() -> None:
    for preset, keys in PRESETS.items():
        assert problems(keys) == [], preset
    letters = [key for keys in PRESETS["arrows"].values() for key in keys.split(",") if len(key) == 1]
    assert letters == []
    mistaken = {"desk.undo": "b", "desk.serch": "f9", "desk.people": "f99x"}
    told = problems(mistaken)
    assert len(told) == 3
    assert "desk.search?" in told[1] or "desk.search?" in told[0]
    assert "f99x" in " ".join(told)
    assert list(conflicts({"desk.undo": "b", "desk.bookmark": "z"})) == []
    assert list(conflicts({"desk.copy": "f9", "related.confirm": "f9"})) == []
    for own, names in (
        ({"desk.why": "j"}, "desk.why, article.line_down, list.down"),
        ({"related.reject": "p"}, "related.reject, desk.fold"),
        ({"people.mark": "k"}, "people.mark, list.up"),
    ):
        (conflict,) = conflicts(own)
        assert f"is given to {names};" in conflict
    assert (
        keymap(Settings(preset="vim", keys={"desk.undo": "f4", "desk.people": "f99x"}))["desk.undo"] == "f4"
    )
    assert "desk.people" not in keymap(Settings(keys=mistaken))


def test_marks_of_an_input_method_stand_for_their_keys() -> None:
    for typed, meant in zip("ｊ／？：＃。，！　【」", "j/?:#.,! []".replace("]", "}"), strict=True):
        assert ascii_key(typed) == meant
    assert ascii_key("就") == ascii_key("é") == ""
    assert is_committed("就")
    assert not is_committed("é")


def test_the_commands_tell_settings_and_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEXAPLA_CONFIG", str(tmp_path))
    run = CliRunner().invoke
    assert "not there" in run(main, ["settings"]).stdout
    assert run(main, ["settings", "--init"]).exit_code == 0
    (tmp_path / "settings.yaml").write_text("keys: {desk.search: f3}\ntheme: mud\n", encoding="utf-8")
    answer = run(main, ["settings", "--json"])
    assert answer.exit_code == 3
    assert json.loads(answer.stdout)["settings"]["keys"] == {"desk.search": "f3"}
    (tmp_path / "settings.yaml").write_text("keys: {desk.serach: f3, desk.search: b}\n", encoding="utf-8")
    answer = run(main, ["settings"])
    assert answer.exit_code == 3
    assert "Is it desk.search?" in answer.stderr
    assert "The key b is given to" in answer.stderr
    (tmp_path / "settings.yaml").write_text("keys: {desk.search: f3}\n", encoding="utf-8")
    lines = [json.loads(line) for line in run(main, ["keys", "--json"]).stdout.splitlines()]
    assert next(each for each in lines if each["id"] == "desk.search")["keys"] == "F3"


def test_sentences_name_the_keys_that_are_bound_now() -> None:
    said = "{desk.undo} {desk.next-quote} {desk.bookmark} {people.join} {none.such} {done}"
    own = Settings(preset="vim", keys={"desk.bookmark": "f5,b"})
    app = cast("HexaplaApp", SimpleNamespace(settings=own))
    assert with_keys(app, said, done="a {b}") == "u ] F5 y none.such a {b}"
    names = {each.id for each in all_bindings()}
    for words in map(one, collected()):
        named = {field for _text, field, _form, _as in Formatter().parse(words) if field and "." in field}
        assert named <= names, words


async def commit(pilot: Pilot[None], text: str) -> None:
    """What a terminal sends when an input method commits a text."""
    for character in text:
        pilot.app.post_message(Key(_character_to_key(character), character))
        await pilot.pause()
    await settled(pilot)


async def test_own_keys_full_width_keys_and_the_command_line(
    seeds_home: Path, tmp_path: Path, own_folders: Path
) -> None:
    own = Settings(preset="vim", keys={"desk.search": "f3", "desk.people": "f99x"}, theme="mud")
    with Library(SEEDS, seeds_home) as library:
        app = HexaplaApp(library, tmp_path / "d.json", tmp_path / "b.yaml", own, ["A word on the file."])
        async with app.run_test(size=(120, 30)) as pilot:
            await settled(pilot)
            told = " ".join(str(each.message) for each in app._notifications)
            assert "A word on the file." in told
            assert "2 more things are wrong" in told
            assert "f99x" in problems_of(own)[0]
            foot = [key.description for key in app.screen.query(FooterKey)]
            assert foot == ["Search", "Why", "People", "Bookmark", "Articles", "Compare", "Help", "Quit"]
            await pilot.press("B")
            assert "u undo" in str(app.screen.query_one(Dialog).border_subtitle)
            await pilot.press("escape", "slash")
            assert len(app.screen_stack) == 1
            await pilot.press("f3", *"就ｊ")
            assert app.screen.query_one(Input).value == "就ｊ"  # in a line all is text
            await pilot.press("escape", "escape")
            await settled(pilot)

            before = desk_of(pilot).page.cursor_offset
            app.clear_notifications()
            await commit(pilot, "ｊｊ就是")
            assert desk_of(pilot).page.cursor_offset > before
            assert len([each for each in app._notifications if "input method" in str(each.message)]) == 1

            await commit(pilot, "？")
            await settled(pilot)
            help_page = app.screen
            assert isinstance(help_page, HelpScreen)
            await pilot.press("slash", *"search all")
            shown = str(help_page.query_one("#keys", Static).content)
            assert "F3" in shown
            assert "Go to the next quote" not in shown
            await pilot.press("escape", "escape")

            await _command_lines(pilot)


async def _command_lines(pilot: Pilot[None]) -> None:
    app = pilot.app
    await commit(pilot, "：")
    await pilot.press(*"the", "tab")
    assert isinstance(app.screen, CommandLineScreen)
    assert app.screen.line.value == "theme"
    await pilot.press(*" hexapla-l", "tab", "enter")
    await settled(pilot)
    assert app.theme == "hexapla-light"
    for line, seen in (
        ("bokmark", "bookmark"),
        ("set columns 7", "0, 1, 2, 3"),
        ("open nowhere", "nowhere"),
        ("export pdf", "markdown"),
        ("export md out", "nothing here"),
        ("export", "goes to the quotes"),
    ):
        app.clear_notifications()
        await pilot.press("colon", *line, "enter")
        await settled(pilot)
        assert seen in " ".join(str(each.message) for each in app._notifications), line
    await pilot.press("colon", *"open 001_", "enter", "colon", *"layout 1", "enter")
    await settled(pilot)
    desk = desk_of(pilot)
    assert desk.article is not None
    assert desk.article.file.startswith("001_")
    assert desk.panes.wish == 1
    passages = desk.article.passages
    for line, number in ((":4", 4), ("999", len(passages)), ("go 6", 6), ("$", len(passages)), ("0", 1)):
        await pilot.press("colon", *line, "enter")
        await settled(pilot)
        assert desk.page.current_passage == passages[number - 1], line
        assert desk.status.place.startswith(f"passage {number}/{len(passages)}")
    await pilot.press("colon", *"50%", "enter")
    await settled(pilot)
    assert desk.page.spot.sentence.start <= len(desk.article.text) // 2 < desk.page.spot.sentence.end + 3
    await pilot.press("colon", "up", *["up"] * 6)
    assert app.screen.query_one(Input).value == "layout 1"
    await pilot.press("escape", "colon", *"bookmarks", "enter")
    await settled(pilot)
    assert len(app.screen_stack) == 2


async def typed_at_once(pilot: Pilot[None], text: str) -> None:
    """What a terminal sends when keys are pressed faster than the desk answers, or are pasted."""
    for key in text:
        name = {"\x1b": "escape", "\r": "enter", "\x15": "ctrl+u"}.get(key) or _character_to_key(key)
        pilot.app.post_message(Key(name, key))
    await settled(pilot)


async def test_keys_typed_at_once_are_for_the_screen_that_the_first_opens(
    seeds_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on(SEEDS, seeds_home, tmp_path) as pilot:
        app, desk = pilot.app, desk_of(pilot)
        for typed, screen, line in (
            (":export md\x1b:q?", "CommandLineScreen", "q?"),
            ("jj/Bad\x15zq:", "SearchScreen", "zq:"),
            ("B/dz", "BookmarksScreen", "dz"),
            ("S/ab", "PeopleScreen", "ab"),
        ):
            before = desk.page.cursor_offset
            await typed_at_once(pilot, typed)
            assert type(app.screen).__name__ == screen, typed
            assert app.screen.query_one(Input).value == line
            assert (desk.page.cursor_offset > before) == typed.startswith("jj")
            while app.screen is not desk:
                await typed_at_once(pilot, "\x1b\x1b")
        before = desk.page.cursor_offset
        await typed_at_once(pilot, "majj")
        assert list(desk.marking.marks) == ["a"]
        assert desk.page.cursor_offset > before
        assert len(app.screen_stack) == 1

        assert isinstance(app, HexaplaApp)
        monkeypatch.setattr("tui.keys.type_ahead.PATIENCE", 0.001)
        app._type_ahead.sends(Key("slash", "/"))  # and is lost on its way
        await typed_at_once(pilot, ":")
        while app.screen is desk:
            await pilot.pause()
        assert isinstance(app.screen, CommandLineScreen)
