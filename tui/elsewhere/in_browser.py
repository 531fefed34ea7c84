"""A desk that is drawn in a browser: how it knows, and how it ends with its server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

PAUSE = 5.0
"""Seconds between two looks at the server."""


def in_browser() -> bool:
    """Whether a server of pages draws the desk, and no terminal is needed."""
    return "web_driver" in os.environ.get("TEXTUAL_DRIVER", "")


def leave_with_server(app: App[Any]) -> None:
    """Leave when the server is gone without a word, so that no desk stays that nobody can reach."""
    server = os.getppid()

    def look() -> None:
        if os.getppid() != server:
            app.exit()

    app.set_interval(PAUSE, look)
