"""All keys of the desk, made from the bindings themselves, with a line that narrows them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from search.speech import N_, _
from tui.keys.declared import SECTIONS, Section, keys_shown, own_keys, present
from tui.keys.keymap import keymap
from tui.screens.modal import Modal
from tui.setup.settings import Settings
from tui.widgets.dialog import Dialog, Hint
from tui.widgets.rows import two_columns

KEY_CELLS = 22
WITH_MOUSE = N_("With the mouse")
MOUSE = (
    (N_("click"), N_("Go to a line of the text, open a row, press a key at the foot or in a frame")),
    (N_("double click"), N_("Select the sentence, in the text")),
    (N_("triple click"), N_("Select the passage, in the text")),
    (N_("drag"), N_("Select words of any pane; copy them as other selected words, or by Ctrl-C")),
    (N_("wheel"), N_("Scroll the pane under it")),
)
"""What works without a key."""

NONE_FIT = N_("No key does that; the palette (Ctrl-P) looks among all actions by name.")


def title_for(screen: Screen[object]) -> str:
    """The section of a screen, the first one for a screen without."""
    name = type(screen).__name__
    return next((each.title for each in SECTIONS if each.name == name), SECTIONS[0].title)


def keymap_of(app: App[object]) -> dict[str, str]:
    """The reader's own keys in an app that has settings."""
    return keymap(cast(Settings, getattr(app, "settings", Settings())))


def rows(
    bindings: Iterable[Binding], own: Mapping[str, str], words: str = "", width: int = 100
) -> Iterator[Content]:
    """The keys of a binding and what they do, set to the width, where all of the words stand in it."""
    for binding in bindings:
        keys, told = keys_shown(binding, own), _(binding.tooltip or binding.description)
        line = f"{keys} {_(binding.description)} {told} {binding.id}".lower()
        if all(word in line for word in words.lower().split()):
            yield two_columns(keys, told, min(KEY_CELLS, width // 3), width, "bold $text-accent")


def mouse_rows(words: str, width: int) -> Iterator[Content]:
    """What the mouse does, where all of the words stand in it."""
    for gesture, told in MOUSE:
        line = f"{_(WITH_MOUSE)} {_(gesture)} {_(told)}".lower()
        if all(word in line for word in words.lower().split()):
            yield two_columns(_(gesture), _(told), min(KEY_CELLS, width // 3), width, "bold $text-accent")


def _section(title: str, found: Iterable[Content]) -> Iterator[Content]:
    yield Content.styled(title, "bold underline")
    yield from found
    yield Content("")


class HelpScreen(Modal[None]):
    """Sections in the order of use, that of the screen in use first; `/` leads to the line."""

    BINDINGS = [
        Binding(
            "escape,q,question_mark,f1",
            "leave",
            "Close",
            id="help.close",
            tooltip="Empty the line, then close",
        ),
        Binding("slash", "line", "Filter", key_display="/", id="help.line", tooltip="To the line"),
        Binding("j,down", "scroll(1)", "Down", show=False, id="help.down", tooltip="One line down"),
        Binding("k,up", "scroll(-1)", "Up", show=False, id="help.up", tooltip="One line up"),
        Binding(
            "space,pagedown", "scroll(20)", "Page down", show=False, id="help.page-down", tooltip="Read on"
        ),
        Binding("pageup", "scroll(-20)", "Page up", show=False, id="help.page-up", tooltip="Read again"),
    ]

    def __init__(self, first: str = SECTIONS[0].title, words: str = "") -> None:
        """The section `first` stands first; `words` narrow the page from the start."""
        super().__init__()
        self.first = first
        self.words = words

    def compose(self) -> ComposeResult:
        """The line and the page, which is filled when it is there."""
        hints = (
            Hint(_("/ narrows"), "line"),
            Hint(_("Ctrl-P finds every action by name")),
            Hint(_("Esc closes"), "leave"),
        )
        with Dialog(_("Keys"), hints=hints):
            yield Input(self.words, placeholder=_("Words of what you look for, or a key"), id="line")
            with VerticalScroll():
                yield Static(id="keys")

    def on_mount(self) -> None:
        """Show the keys of what was used already; load the rest behind the page."""
        self.query_one(VerticalScroll).focus()
        self._write()
        if not all(each.module in sys.modules for each in SECTIONS):
            self._load()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _load(self) -> None:
        for each in SECTIONS:
            present(each)
        self.go_on(self._write)

    @on(Input.Changed)
    def _write(self) -> None:
        if self.is_attached and self._width:
            words = self.query_one(Input).value
            told = [
                (_(each.title), self._found(each, words)) for each in sorted(SECTIONS, key=self._is_later)
            ]
            told.append((_(WITH_MOUSE), list(mouse_rows(words, self._width))))
            lines = [line for title, found in told if found for line in _section(title, found)]
            self.query_one("#keys", Static).update(Content("\n").join(lines or [Content(_(NONE_FIT))]))

    def _is_later(self, section: Section) -> bool:
        return section.title != self.first

    def _found(self, section: Section, words: str) -> list[Content]:
        if section.module not in sys.modules:
            return []
        return list(rows(own_keys(section), keymap_of(self.app), words, self._width))

    @property
    def _width(self) -> int:
        """Cells of a line; 0 before there is a page."""
        return self.query_one(VerticalScroll).scrollable_content_region.width

    def on_resize(self) -> None:
        """Set the lines again when they have more or less room."""
        self.call_after_refresh(self._write)

    @on(Input.Submitted)
    def _read(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_line(self) -> None:
        """To the line."""
        self.query_one(Input).focus()

    def action_leave(self) -> None:
        """Empty the line, then close."""
        line = self.query_one(Input)
        if line.value:
            line.value = ""
            self.query_one(VerticalScroll).focus()
        else:
            self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Move the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
