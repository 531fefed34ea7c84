"""Screens that lie over the one from which they were opened."""

from __future__ import annotations

from pathlib import Path

from textual.app import App
from textual.screen import ModalScreen

from tui.screens.left_once import LeftOnce, Result

RULES = Path(__file__).with_name("dialogs.tcss")


class Modal(ModalScreen[Result], LeftOnce[Result]):
    """A screen over the one from which it was opened.

    Of several bases the toolkit takes the rules of style of the first one alone.
    """

    CSS_PATH = RULES


def learn_rules(app: App[None]) -> None:
    """Read the rules of dialogs ahead; with the first dialog, the toolkit would parse and apply all anew."""
    app.stylesheet.read(RULES)
    app.stylesheet.parse()
