"""Asking where to keep what is exported: the line holds a free name in the user's data folder.

A name without a folder goes there too, so that no export lies among the articles unless the reader says so;
no file that is there already is touched.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from search.errors import HexaplaError
from search.places import exports_folder
from search.speech import N_, _
from tui.safe import printable
from tui.screens.modal import Modal
from tui.widgets.dialog import Dialog, Hint

HINTS = (Hint(N_("Enter writes it"), "write"), Hint(N_("Esc writes nothing"), "leave"))


class FileNameScreen(Modal[None]):
    """A screen for one kind of file says how it is called, and writes it."""

    BINDINGS = [Binding("escape", "leave", "Leave", id="file-name.leave", tooltip="Write nothing")]
    HEADING = ""
    NAMES = ""
    """What the endings of names mean, if there are several.  Both are marked by `N_` and translated here."""

    def __init__(self, library: Path) -> None:
        super().__init__()
        self.folder = exports_folder(library)

    @abstractmethod
    def free_path(self) -> Path:
        """A name that no file bears."""

    @abstractmethod
    def write(self, path: Path) -> Path:
        """Write the file, behind the page; raises HexaplaError, OSError, ValueError or RuntimeError."""

    def compose(self) -> ComposeResult:
        """The line, what its ending means, and below it what went wrong."""
        with Dialog(_(self.HEADING), hints=HINTS, classes="small"):
            yield Input(
                str(self.free_path()), placeholder=_("A path that is free"), id="path", select_on_focus=False
            )
            if self.NAMES:
                yield Static(_(self.NAMES), markup=False)
            yield Static("", id="remark", classes="warning", markup=False)

    @on(Input.Submitted)
    async def action_write(self) -> None:
        """Write the file; the reason where that fails."""
        words = self.query_one(Input).value.strip()
        if not words:
            self._remark(_("Give the file a name."))
            return
        try:
            written = await asyncio.to_thread(self._write, words)
        except FileExistsError:
            self._remark(_("There is such a file already; choose another name."))
        except HexaplaError as error:
            self._remark(str(error))
        except OSError as error:
            self._remark(
                _("It cannot be written ({reason}); choose another place.").format(
                    reason=error.strerror or error
                )
            )
        except (ValueError, RuntimeError) as error:
            self._remark(_("This name cannot be used ({error}); choose another.").format(error=error))
        else:
            self.app.notify(_("Written: {written}").format(written=written), timeout=6, markup=False)
            self.dismiss(None)

    def _write(self, words: str) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.write(self.folder / Path(words).expanduser())

    def _remark(self, words: str) -> None:
        self.query_one("#remark", Static).update(printable(words))

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
