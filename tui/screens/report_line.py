"""`:report [FILE]`: one document of all that is found in the library, made behind the page."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from search.model import Progress
from search.speech import _
from tui.screens.export_line import behind, path_for
from tui.screens.file_name import from_home
from tui.screens.gathering import work_on

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

    def made() -> str:
        kept = _kept(desk)
        try:
            document = report(desk.library, kept, tell=_telling(desk))
        finally:
            desk.app.call_from_thread(_show, desk, "", None)
        written = _("Written: {path}").format(path=from_home(save(path, write(document))))
        return f"{written}\n{kept.problem}".strip()

    behind(desk, made, "report")
    return _("The report is being made; go on reading meanwhile.")


def _telling(desk: DeskScreen) -> Callable[[Progress], None]:
    """From the thread that makes the report: how far it is, now and then; ends it when the desk is left."""
    from tui.output.pace import Pace, overall

    pace, last = Pace(), 0.0

    def tell(step: Progress) -> None:
        nonlocal last
        work_on(desk.app)
        if monotonic() - last > PAUSE:
            last = monotonic()
            desk.app.call_from_thread(_show, desk, pace.words(step), overall(step))

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
