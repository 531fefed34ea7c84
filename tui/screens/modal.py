"""Screens that lie over the one from which they were opened."""

from __future__ import annotations

from pathlib import Path

from textual.screen import ModalScreen

from tui.screens.left_once import LeftOnce, Result


class Modal(ModalScreen[Result], LeftOnce[Result]):
    """A screen over the one from which it was opened.

    Of several bases the toolkit takes the rules of style of the first one alone.
    """

    CSS_PATH = Path(__file__).with_name("dialogs.tcss")
