"""`:report [FILE]`: one document of all that is found in the library, made behind the page."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from search.model import Progress
from search.speech import _
from tui.screens.behind import KeepOn, behind, unwritten
from tui.screens.export_line import path_for
from tui.screens.file_name import from_home

if TYPE_CHECKING:
    from tui.output.reporting import KeptPassages
    from tui.screens.desk import DeskScreen


PAUSE = 0.25
"""Seconds between two steps that are told."""


def report_to(desk: DeskScreen, name: str = "") -> str:
    """Begin a report that goes to a file, without a name to a free one; what is said meanwhile.

    Raises ExportError, also for a name whose ending is no form of a report.
    """
    from search.files import ensure_free, save
    from tui.output.reporting import ENDINGS, report, writer_of

    path = path_for(desk, name, "report", ENDINGS[0])
    write = writer_of(path)
    ensure_free(path)

    app = desk.app

    def made(keep_on: KeepOn) -> str:
        kept = _kept(desk)
        try:
            document = report(desk.library, kept, tell=_telling(desk, keep_on))
        finally:
            if app.is_running:
                app.call_from_thread(_show, desk, "", None)
        text = write(document)
        keep_on()
        written = _("Written: {path}").format(path=from_home(save(path, text)))
        return f"{written}\n{kept.problem}".strip()

    behind(desk, made, "report", unwritten(path))
    return _("The report is being made; go on reading meanwhile.")


def _telling(desk: DeskScreen, keep_on: KeepOn) -> Callable[[Progress], None]:
    """From the thread that makes the report: how far it is, now and then."""
    from tui.output.pace import Pace, overall

    app, pace, last = desk.app, Pace(), 0.0

    def tell(step: Progress) -> None:
        nonlocal last
        keep_on()
        if app.is_running and monotonic() - last > PAUSE:
            last = monotonic()
            app.call_from_thread(_show, desk, pace.words(step), overall(step))

    return tell


def _show(desk: DeskScreen, words: str, share: float | None) -> None:
    """In the line at the foot, unless that tells of the folder that is read."""
    if desk.is_attached and not desk.updating.is_busy:
        desk.status.work, desk.status.share = words, share


def _kept(desk: DeskScreen) -> KeptPassages:
    """The bookmarks as they stand now; a file that cannot be read is told about in the report."""
    from search.bookmarks import standings
    from search.errors import BookmarksError
    from tui.output.reporting import KeptPassages

    try:
        kept = desk.keeping.load()
    except BookmarksError as error:
        return KeptPassages(problem=str(error))
    found = [each.current for each in standings(kept, desk.library.article)]
    return KeptPassages(found, " ".join(desk.keeping.file.problems))
