"""Asking where to keep what is exported: the line holds a free name.

A name without a path goes to the user's data folder, so that no export lies among the articles unless the
reader says so.
A file that is there already is written over when Enter is pressed once more; one of the reader's own in the
folder that is read, never.
"""

from __future__ import annotations

import asyncio
import os
from abc import abstractmethod
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from search.errors import FileTaken, HexaplaError
from search.places import exports_folder
from search.speech import N_, _
from search.system_errors import reason_of
from tui.output.counting import heard
from tui.screens.left_once import is_uppermost
from tui.screens.modal import Modal
from tui.text.safe import printable
from tui.widgets.dialog import Dialog, Hint

HINTS = (Hint(N_("Enter writes it"), "write"), Hint(N_("Esc writes nothing"), "leave"))
_HEAD = 8192
"""Bytes of a file that tell whether it was exported."""

TOLD_EACH = 100
"""Rows after which it is said how far the file is."""

OVER = (Hint(N_("Enter writes over it"), "write"), HINTS[1])


class _Stopped(Exception):
    """The line was left before the file was made."""


class FileNameScreen(Modal[None]):
    """A screen for one kind of file says how it is called, and what it holds."""

    BINDINGS = [Binding("escape", "leave", "Leave", id="file-name.leave", tooltip="Write nothing")]

    def __init__(self, library: Path, heading: str, names: str = "") -> None:
        """For the folder of a library; `names` tells what the endings of names mean."""
        super().__init__()
        self.library_folder = library
        self.folder = exports_folder(library)
        self.heading = heading
        self.names = names
        self._taken: Path | None = None
        self._is_writing = False

    @abstractmethod
    def free_path(self) -> Path:
        """A name that no file bears."""

    @abstractmethod
    def text(self, path: Path) -> str:
        """What the file holds, made behind the page; raises HexaplaError, as for an unknown ending."""

    def compose(self) -> ComposeResult:
        """The line, below it what went wrong, and what its ending means."""
        with Dialog(self.heading, hints=HINTS, classes="small"):
            yield Input(
                self.free_path().name, placeholder=_("A name or a path"), id="path", select_on_focus=False
            )
            yield Static("", id="remark", classes="warning", markup=False)
            where = _("A name without a path goes to {folder}").format(folder=from_home(self.folder))
            yield Static(printable(where), classes="hint", markup=False)
            if self.names:
                yield Static(self.names, markup=False)

    @on(Input.Changed)
    def _other_name(self) -> None:
        """Another name is asked about anew."""
        if self._taken and not self._is_writing:
            self._taken = None
            self._remark("")
            self.query_one(Dialog).offer(*HINTS)

    @on(Input.Submitted)
    def action_write(self) -> None:
        """Write the file behind the line; the reason where that fails, and a question where there is one."""
        if self._is_writing or not is_uppermost(self):  # Enter was pressed again before the line was gone
            return
        words = self.query_one(Input).value.strip()
        if not words:
            self._remark(_("Give the file a name."))
            return
        self._is_writing = True
        self.query_one(Dialog).offer(Hint(_("Esc stops"), "leave"))
        self.run_worker(self._written(words), group="writing", exit_on_error=False)

    async def _written(self, words: str) -> None:
        hints: tuple[Hint, ...] = HINTS
        try:
            path = self.folder / Path(words).expanduser()
            heard.set(self._heard)
            await asyncio.to_thread(self._write, path, path == self._taken)
        except _Stopped:
            return
        except FileTaken:
            hints = self._ask(path)
        except (HexaplaError, OSError, ValueError, RuntimeError) as error:
            self._remark(_why_not(error))
        else:
            self.app.notify(_("Written: {written}").format(written=from_home(path)), timeout=6, markup=False)
            self.dismiss(None)
        finally:
            self._is_writing = False
            if self.is_attached:
                self.query_one(Dialog).offer(*hints)

    def _heard(self, done: int, total: int) -> None:
        """From the thread that writes: how far it is; it ends where nobody waits any more."""
        if not self.is_attached:
            raise _Stopped
        if done and done % TOLD_EACH == 0:
            words = _("Writing: {done:,} of {total:,}").format(done=done, total=total)
            self.go_on(self._remark, words)

    def _write(self, path: Path, over: bool) -> None:
        from search.files import save

        self.folder.mkdir(parents=True, exist_ok=True)
        text = self.text(path)
        if not self.is_attached:
            raise _Stopped
        save(path, text, over)

    def _ask(self, path: Path) -> tuple[Hint, ...]:
        if _is_own(path, self.library_folder):
            self._remark(_("A file of the folder that you read is called so; choose another name."))
            return HINTS
        self._taken = path
        self._remark(_("It is there already: Enter once more writes over it; or choose another name."))
        return OVER

    def _remark(self, words: str) -> None:
        if self.is_attached:
            self.query_one("#remark", Static).update(printable(words))

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)


def _why_not(error: Exception) -> str:
    """Why a file was not written, in a sentence."""
    if isinstance(error, HexaplaError):
        return str(error)
    if isinstance(error, OSError):
        reason = reason_of(error)
        return _("It cannot be written ({reason}); choose another place.").format(reason=reason)
    return _("This name cannot be used ({error}); choose another.").format(error=error)


def from_home(path: Path) -> str:
    """A path as a person names it."""
    home = Path(os.path.expanduser("~"))
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _is_own(path: Path, folder: Path) -> bool:
    """Whether something below the folder is not a file that this program has exported."""
    from search.files import is_exported

    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return False
        if not path.is_file():
            return True
        with path.open("rb") as stream:
            return not is_exported(stream.read(_HEAD))
    except (OSError, RuntimeError):  # which links in a ring give
        return True
