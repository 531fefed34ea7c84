"""The languages of the interface: complete catalogues, and a desk that speaks Chinese throughout."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import opencc
import pytest
from babel.messages.catalog import Message
from textual.widgets import Input, Static
from textual.widgets._footer import FooterKey

from search import speech
from search.speech import _, plural, use
from tests import catalogues
from tests.catalogues import TRANSLATED, Catalogue, Words, forms, marked, one
from tests.desk import desk_of, desk_on, settled
from tui.setup.settings import Settings
from tui.setup.settings_file import language_of
from tui.text.wrap import cell_len
from tui.widgets.dialog import Dialog

HAN = re.compile(r"[\u4e00-\u9fff]")
WIDEST_NAME = 14
"""Cells that the name of a key may have at the foot of a screen."""


@pytest.fixture(scope="module")
def sentences() -> dict[Words, list[str]]:
    return catalogues.collected()


@pytest.fixture(params=TRANSLATED)
def catalogue(request: pytest.FixtureRequest, sentences: dict[Words, list[str]]) -> Catalogue:
    """The sentences of the program with their translations."""
    return catalogues.merged(catalogues.read(request.param), sentences)


def places(words: str) -> set[str]:
    """What is filled in, with how it is written."""
    return {f"{name}:{form}" for _text, name, form, _as in Formatter().parse(words) if name is not None}


def original(message: Message) -> str:
    """The English sentence, that for several things where there are two."""
    return message.id if isinstance(message.id, str) else message.id[-1]


def test_every_sentence_is_translated_and_names_what_is_filled_in(catalogue: Catalogue) -> None:
    lacking = catalogues.missing(catalogue)
    assert not lacking, f"{len(lacking)}: {[original(each) for each in lacking[:20]]}"
    for message in catalogue:
        for translation in forms(message) if message.id else ():
            assert places(translation) == places(original(message)), translation
            assert len(forms(message)) == 1


def test_the_files_hold_what_the_program_says_and_are_compiled(catalogue: Catalogue) -> None:
    path = catalogues.po_path(str(catalogue.locale))
    again = "python -m tests.catalogues brings it up to date"
    assert path.read_bytes() == catalogues.po_bytes(catalogue), again
    assert path.with_suffix(".mo").read_bytes() == catalogues.mo_bytes(catalogue), again
    assert b"fuzzy" not in path.read_bytes()
    assert catalogue.num_plurals == 1


def test_each_catalogue_keeps_to_its_characters() -> None:
    kept = re.compile("游標|台")  # one of two spellings that are both right
    for locale, way in (("zh_Hans", "t2s"), ("zh_Hant", "s2tw")):
        convert = opencc.OpenCC(way).convert
        for message in catalogues.read(locale):
            for translation in forms(message) if message.id else ():
                words = kept.sub("", translation)
                assert convert(words) == words, translation


def test_a_sentence_is_marked_whole_before_anything_is_filled_in() -> None:
    code = b'_("{a} b").format(a=1), plural("{count} c", "{count} d", 2), _(words), N_("e" " f"), _("")'
    assert set(marked(code, "")) == {"{a} b", ("{count} c", "{count} d"), "e f", ""}
    for code in (b'_(f"{a} b")', b'_("a" + b)', b'plural("a", f"{b}", 2)'):
        with pytest.raises(ValueError, match=r"x\.py, line 1"):
            list(marked(code, "x.py"))


def test_a_sentence_for_one_thing_is_never_one_without_a_number(sentences: dict[Words, list[str]]) -> None:
    alone = {words for words in sentences if isinstance(words, str)}
    counted = [words for words in sentences if not isinstance(words, str)]
    assert alone.isdisjoint(map(one, counted))
    assert len(set(map(one, counted))) == len(counted)


def test_the_names_of_keys_stay_short() -> None:
    from tui.keys.declared import all_bindings

    for language in ("zh-Hans", "zh-Hant"):
        use(language)
        names = {_(each.description) for each in all_bindings() if each.show}
        assert not [name for name in names if cell_len(name) > WIDEST_NAME]


@pytest.mark.parametrize(
    ("language", "spoken", "leave", "sources"),
    [
        ("en", "en", "Quit", "1 source"),
        ("zh-Hans", "zh-Hans", "退出", "1 个来源"),
        ("zh-Hant", "zh-Hant", "離開", "1 個來源"),
        ("xx", "en", "Quit", "1 source"),
    ],
)
def test_what_a_catalogue_lacks_is_said_in_english(
    language: str, spoken: str, leave: str, sources: str
) -> None:
    use(language)
    assert speech.spoken() == spoken
    assert (_("Quit"), plural("{count} source", "{count} sources", 1)) == (leave, sources)
    assert (_("{no} such sentence"), _("")) == ("{no} such sentence", "")
    assert plural("{count} such thing", "{count} such things", 2) == "2 such things"


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh_CN.UTF-8", "zh-Hans"),
        ("zh_SG", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("zh_TW.Big5", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh_MO.UTF-8", "zh-Hant"),
        ("zh-Hant-CN", "zh-Hant"),
        ("C.UTF-8", "en"),
        ("fr_FR.UTF-8", "en"),
        ("", "en"),
    ],
)
def test_the_language_follows_the_locale_unless_it_is_set(locale: str, language: str) -> None:
    assert language_of(Settings(), {"LC_MESSAGES": locale, "LANG": "zh_CN" if locale else ""}) == language
    assert language_of(Settings(), {"LC_ALL": locale, "LC_MESSAGES": "zh_CN" if locale else ""}) == language
    assert language_of(Settings(language="zh-Hant"), {"LANG": locale}) == "zh-Hant"


async def test_a_desk_in_chinese(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("“We will open the port,” said Anna Berg.\n", encoding="utf-8")
    use("zh-Hans")
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        names = [str(each.description) for each in desk_of(pilot).query(FooterKey)]
        assert all(map(HAN.search, filter(None, names))), names
        await pilot.press("question_mark")
        await settled(pilot)
        told = str(pilot.app.screen.query_one("#keys", Static).content)
        lines = [line for line in told.splitlines() if line.strip()]
        assert len(lines) > 200
        assert [line for line in lines if not HAN.search(line)] == []
        await pilot.press("escape")
        offered = list(pilot.app.get_system_commands(pilot.app.screen))
        assert all(HAN.search(each.title) and HAN.search(each.help) for each in offered), offered
        for key in ("slash", "B", "O", "i", "T", "ctrl+p"):
            await pilot.press(key)
            await settled(pilot)
            for dialog in pilot.app.screen.query(Dialog):
                framed = f"{dialog.border_title} {dialog.border_subtitle}"
                assert HAN.search(framed), key
                assert "{" not in framed, key
            assert all(HAN.search(line.placeholder) for line in pilot.app.screen.query(Input)), key
            assert len(pilot.app.screen_stack) > 1, key
            while len(pilot.app.screen_stack) > 1:
                await pilot.press("escape")
                await pilot.pause()
