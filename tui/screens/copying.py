"""What is in use goes to the clipboard, alone or with where it is from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.app import App

from search.files import write_atomic
from search.speech import _, plural
from tui.text.safe import pasted

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

FILE = "copied.txt"
"""In the folder of the desk's state: what was copied last, where the terminal may not have taken it."""

_TERMINALS = frozenset({"iTerm.app", "WezTerm", "ghostty", "vscode", "rio"})


def takes_copies(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to hand what it is sent (OSC 52) to the clipboard; tmux may keep it."""
    if "TMUX" in environment or "STY" in environment:
        return False
    name = environment.get("TERM", "")
    return (
        environment.get("TERM_PROGRAM") in _TERMINALS
        or "WT_SESSION" in environment
        or any(known in name for known in ("kitty", "alacritty", "foot", "ghostty"))
    )


def copy(app: App[Any], words: str) -> None:
    """Hand words to the clipboard of the desk that an app shows, and say how many."""
    from tui.keys.line_commands import desk_of

    desk_of(app).copying.give(words)


class Copying:
    """The desk's clipboard."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk

    def copy(self) -> None:
        """The selected words of any pane, else the quote or passage in use, as the author wrote them."""
        selected = self.desk.get_selected_text()
        wanted = None if selected else self.desk.keeping.wanted()
        self.give(selected or (wanted.quote if wanted else ""))

    def copy_cited(self) -> None:
        """The same with speaker, title, source, date and file."""
        from search.export.citation import cited

        wanted = self.desk.keeping.wanted()
        self.give(cited(wanted) if wanted else "")

    def give(self, words: str) -> None:
        """Hand words to the clipboard, and say how many."""
        desk = self.desk
        words = pasted(words)
        if not words:
            desk.hint(_("There is nothing here to copy."))
            return
        desk.app.copy_to_clipboard(words)
        said = plural("Copied {count} character.", "Copied {count} characters.", len(words))
        if not (desk.app.is_web or takes_copies(os.environ)):
            said = f"{said} {self._also_written(words)}".strip()
        desk.notify(said, timeout=5, markup=False)

    def _also_written(self, words: str) -> str:
        path = self.desk.resuming.state_file.with_name(FILE)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, words.encode("utf-8", "backslashreplace"))
        except OSError:
            return _("Some terminals do not pass it on.")
        return _("If the terminal does not pass it on, it is in {path} too.").format(path=path)
