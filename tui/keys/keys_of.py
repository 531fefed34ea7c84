"""The key a reader presses for a command, by the id of its binding and the reader's own keys."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from textual.app import App

from tui.keys.declared import SECTIONS, key_name, own_keys
from tui.keys.keymap import keys_in_use


def with_keys(app: App[Any], sentence: str, **values: object) -> str:
    """A sentence with `{desk.undo}` as the key that undoes now, and with the other values filled in."""
    return sentence.format_map(_Filling(app, values))


def key_of(app: App[Any], binding: str) -> str:
    """The first of its keys as it stands on the keyboard; the id itself where nothing is called so."""
    chosen = keys_in_use(app).get(binding)
    return key_name(chosen.split(",")[0].strip()) if chosen else _declared(binding)


@cache
def _declared(binding: str) -> str:
    """As it is without a reader's map; screens that were not in use yet are loaded last."""
    for section in sorted(SECTIONS, key=lambda each: each.module not in sys.modules):
        for each in own_keys(section):
            if each.id == binding:
                return each.key_display or key_name(each.key.split(",")[0])
    return binding


class _Filling(dict[str, object]):
    """The values of a sentence; any other name in it is the first part of the id of a binding."""

    def __init__(self, app: App[Any], values: dict[str, object]) -> None:
        super().__init__(values)
        self._app = app

    def __missing__(self, screen: str) -> _Keys:
        return _Keys(self._app, screen)


class _Keys:
    """The keys of a screen, each by the second part of its id."""

    def __init__(self, app: App[Any], screen: str) -> None:
        self._app = app
        self._screen = screen

    def __getattr__(self, name: str) -> str:
        return key_of(self._app, f"{self._screen}.{name}")
