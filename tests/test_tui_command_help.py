"""Help, errors and manual of the commands in another language: everything is translated, and lines fit."""

from __future__ import annotations

import re
from gettext import NullTranslations
from itertools import chain

import click
import pytest
from click.shell_completion import get_completion_class
from click.testing import CliRunner

from search import speech
from tests.catalogues import every_command
from tui.cli import main
from tui.commands.group import Context
from tui.commands.help import Formatter, option_words, parts, said, summary
from tui.commands.shell_completion import use
from tui.commands.usage_errors import SENTENCES
from tui.text.wrap import cell_len

LATIN = re.compile(r"[A-Za-z]+(?![^{]*\})")
ERRORS = frozenset(
    {*map(str, SENTENCES.table), "Usage: ", "Error: {message}", "Try '{command} --help' for help."}
)
ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,}\b")


class Signs(NullTranslations):
    """Every word becomes two ideographs, so that one that was not looked up stands out."""

    def __init__(self, known: frozenset[str] = frozenset()) -> None:
        """`known` are the only sentences of the language, where there are any."""
        super().__init__()
        self.known = known

    def gettext(self, message: str) -> str:
        return LATIN.sub("字字", message) if not self.known or message in self.known else message


@pytest.fixture
def signs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language in which every sentence is translated."""
    monkeypatch.setattr(speech, "_catalogue", lambda _language: Signs())
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def asked(*words: str) -> str:
    """What the program says, on both streams."""
    return CliRunner().invoke(main, words, prog_name="hexapla").output


def test_the_help_of_every_command_is_translated_and_fits(signs: None) -> None:
    for command, context in every_command():
        page = asked(*context.command_path.split()[1:], "--help")
        assert page.startswith("字字: hexapla"), command.name
        assert not [line for line in page.splitlines() if cell_len(line) > 80], command.name
        assert not ENGLISH.search(re.sub(r"hexapla .*", "", page)), page
        flat = " ".join(page.split())
        assert [each for each in said(command, context) if each in flat] == []


def test_the_manual_is_translated(signs: None) -> None:
    told = asked("manual")
    sentences = chain.from_iterable(said(*each) for each in every_command())
    assert [each for each in sentences if each in told] == []
    assert not ENGLISH.search(re.sub(r"`[^`]*`|    .*|.*hexapla.*", "", told))
    assert asked("manual", "--man").isascii()


@pytest.mark.parametrize(
    "words",
    [
        "search --lmit 3",
        "search --nothing-like-this",
        "search -n",
        "people --join one",
        "search -n 0 x",
        "search -n x x",
        "search --json=3 x",
        "search --group month x",
        "completion",
        "read",
        "bookmarks lst",
        "settings extra",
        "search --batch /nowhere/at/all.jsonl",
    ],
)
def test_a_wrong_command_line_is_told_in_the_language_in_use(
    signs: None, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(speech, "_catalogue", lambda _language: Signs(ERRORS))
    result = CliRunner().invoke(main, words.split(), prog_name="hexapla")
    assert result.exit_code == 2
    assert "字字" in result.output
    told = re.sub(r"hexapla \w+|No such file or directory", "", result.output)
    assert not ENGLISH.search(told), told


def test_english_stays_as_the_command_line_has_it() -> None:
    assert "Error: No such option" in asked("search", "--lmit")
    assert "\n  -n, --limit INTEGER RANGE  How many passages at most.  [default: 10; x>=1]\n" in asked(
        "related", "--help"
    )
    assert "\n  check   Say of each kept passage" in asked("bookmarks", "--help")
    assert asked("bookmarks", "-h") == asked("bookmarks", "--help")
    assert SENTENCES.translated("No such thing") == "No such thing"
    (offered,) = main.shell_complete(Context(main, info_name="hexapla", **main.context_settings), "peop")
    assert offered.help == "List who speaks, with all names and files, or what NAME says"


def test_the_shell_is_offered_options_in_the_language_in_use(
    signs: None,
) -> None:
    use()
    made = get_completion_class("zsh")
    assert made is not None
    (offered,) = made(main, {}, "hexapla", "_HEXAPLA_COMPLETE").get_completions(["search"], "--limi")
    assert offered.value == "--limit"
    assert "字" in (offered.help or "")
    assert not ENGLISH.search(offered.help or "")


def test_help_is_set_by_cells() -> None:
    page = Formatter(width=45)
    page.write_dl([("-n, --limit", "字" * 12), ("--an-option-that-is-far-too-long-for-it", "字字")])
    assert page.getvalue().splitlines() == [
        "-n, --limit                     字字字字字字",
        " " * 32 + "字字字字字字",
        "--an-option-that-is-far-too-long-for-it",
        " " * 32 + "字字",
    ]
    page = Formatter(width=30)
    page.write_usage("hexapla search", "[OPTIONS] [QUERY]...", "用法： ")
    assert [cell_len(line) <= 30 for line in page.getvalue().splitlines()] == [True] * 3
    assert list(parts("A\nb.\n\n\b\nx y    z z\nx\n")) == ["A b.", (("x y", "z z"), ("x", ""))]
    assert option_words("") == ""
    assert option_words("[default: 1]") == "[default: 1]"
    assert summary(click.Command("x", help="One. Two.")) == "One"
    assert summary(click.Command("x")) == ""
