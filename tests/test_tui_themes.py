"""Our themes can be read, say nothing by colour alone, and are put on before the first frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from textual.color import Color
from textual.widgets import Input

from search.library import Library
from tests.desk import desk_of, settled
from tui.app import HexaplaApp
from tui.setup.settings import Settings
from tui.setup.themes import DARK, INK, LIGHT, PAPER, SIGNS, Palette, theme_of

LEAST = 4.5
"""The contrast that WCAG 2 asks for text (AA)."""

TUI = Path(__file__).parent.parent / "tui"
WORDS = ("foreground", "muted", "primary", "secondary", "accent", "warning", "success", "error")
BEHIND = ("background", "surface", "panel", "lit")


def luminance(colour: Color) -> float:
    """As WCAG 2 defines it."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [INK, PAPER], ids=["ink", "paper"])
def test_every_kind_of_words_can_be_read_on_everything_they_may_stand_on(palette: Palette) -> None:
    pairs = product(WORDS, BEHIND)
    found = {
        (word, behind): contrast(*(Color.parse(getattr(palette, name)) for name in (word, behind)))
        for word, behind in pairs
    }
    assert {pair: ratio for pair, ratio in found.items() if ratio < LEAST} == {}


@pytest.mark.parametrize(("name", "palette"), [(DARK, INK), (LIGHT, PAPER)])
def test_badges_can_be_read(name: str, palette: Palette) -> None:
    colours = theme_of(name, palette, dark=name == DARK).to_color_system().generate()
    assert contrast(Color.parse(colours["text-primary"]), Color.parse(colours["primary-muted"])) >= LEAST


def test_every_colour_is_a_variable_of_the_theme() -> None:
    files = [*TUI.rglob("*.py"), *TUI.rglob("*.tcss")]
    fixed = re.compile(r"#[0-9a-fA-F]{6}\b|\b(?:color|background): *(?!\$|transparent|auto)[a-z]+ *;|rgb\(")
    found = {
        (file.name, match[0])
        for file in files
        if file.name != "themes.py"
        for match in fixed.finditer(file.read_text("utf-8"))
    }
    assert found == set()


MARKS = ("term", "indirect", "quote", "evidence", "hit", "repair", "quote-current", "hit-current")
UNDER = ("sentence", "kept", "why")


@pytest.mark.parametrize("name", [DARK, LIGHT])
async def test_marks_can_be_read_one_above_the_other(name: str, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    with Library(tmp_path / "news", tmp_path / "derived") as library:
        app = HexaplaApp(library, tmp_path / "s.json", tmp_path / "b.yaml", Settings(theme=name))
        assert app.current_theme.name == name
        async with app.run_test(size=(100, 30)) as pilot:
            await settled(pilot)
            page = desk_of(pilot).page
            kinds = ("body", "summary", "boilerplate")
            styles: dict[tuple[str, ...], tuple[Color, Color]] = {}
            for kind, under, mark in product(kinds, UNDER, MARKS):
                names = (f"article--{kind}", f"article--{under}", f"article--{mark}")
                styles[names] = _colours(page._style(*names))
            for mark in MARKS:
                names = ("article--body", f"article--{mark}", "screen--selection")
                styles[names] = _colours(page._style(*names))
    low = {names: ratio for names, pair in styles.items() if (ratio := contrast(*pair)) < LEAST}
    assert low == {}


def _colours(style: object) -> tuple[Color, Color]:
    fore, back = style.color, style.bgcolor  # type: ignore[attr-defined]
    return Color.from_rich_color(fore), Color.from_rich_color(back)


def _signs(styles: Iterator[object]) -> list[tuple[object, ...]]:
    return [(s.bold, s.italic, s.underline, s.reverse) for s in styles]  # type: ignore[attr-defined]


async def test_without_colours_marks_differ_in_their_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "news").mkdir()
    with Library(tmp_path / "news", tmp_path / "derived") as library:
        app = HexaplaApp(library, tmp_path / "s.json", tmp_path / "b.yaml")
        async with app.run_test(size=(100, 30)) as pilot:
            await settled(pilot)
            desk = desk_of(pilot)
            told = ("sentence", "indirect", "kept", "evidence", "hit", "hit-current")
            found = _signs(desk.page._style("article--body", f"article--{mark}") for mark in told)
            assert app.has_class(SIGNS)
            assert len({*found, *_signs(iter([desk.page._style("article--body")]))}) == len(told) + 1
            await pilot.press("4")
            row = desk.related_list.get_visual_style("option-list--option-highlighted")
            assert row.reverse
            await pilot.press("colon", "x")
            assert app.screen.query_one(Input).content_size.height == 1  # no frame over the only line


async def test_the_row_in_use_stands_out_with_and_without_the_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    with Library(tmp_path, tmp_path / "derived") as library:
        app = HexaplaApp(library, tmp_path / "s.json", tmp_path / "b.yaml")
        async with app.run_test(size=(100, 30)) as pilot:
            await settled(pilot)
            quotes = desk_of(pilot).quote_list
            for name, key in product((DARK, LIGHT, "gruvbox", "nord", "catppuccin-latte"), "23"):
                app.theme = name
                await pilot.press(key)
                await pilot.pause()
                row = quotes.get_visual_style("option-list--option", "option-list--option-highlighted")
                assert row.background is not None
                found = contrast(row.background, quotes.background_colors[1])
                assert found > (1.15 if key == "3" else 1.04), (name, key)


@pytest.mark.parametrize("name", ["gruvbox", "catppuccin-latte", "textual-light", "no such theme"])
def test_themes_of_the_toolkit_serve_as_well_and_an_unknown_name_means_ours(
    name: str, tmp_path: Path
) -> None:
    with Library(tmp_path, tmp_path / "derived") as library:
        app = HexaplaApp(library, tmp_path / "s.json", tmp_path / "b.yaml", Settings(theme=name))
        assert app.current_theme.name == (DARK if " " in name else name)
        assert app.has_class("-light-mode") == (name in ("catppuccin-latte", "textual-light"))
        assert app.get_css_variables()["background"] == app.stylesheet._variables["background"]
