"""`:report [FILE]`: one document of all that is found in the library, made behind the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.speech import _
from tui.screens.export_line import behind, path_for

if TYPE_CHECKING:
    from tui.reporting import KeptPassages
    from tui.screens.desk import DeskScreen


def report_to(desk: DeskScreen, name: str = "") -> str:
    """Begin a report that goes to a file, without a name to a free one; what is said meanwhile.

    Raises ExportError, also for a name whose ending is no form of a report.
    """
    from search.files import ensure_free, save
    from tui.reporting import ENDINGS, report, writer_of

    path = path_for(desk, name, "report", ENDINGS[0])
    write = writer_of(path)
    ensure_free(path)
    kept = _kept(desk)

    def made() -> str:
        document = report(desk.library, kept)
        written = _("Written: {path}").format(path=save(path, write(document)))
        return f"{written}\n{kept.problem}".strip()

    behind(desk, made, "report")
    return _("The report is being made; go on reading meanwhile.")


def _kept(desk: DeskScreen) -> KeptPassages:
    """The bookmarks as they stand now; a file that cannot be read is told about in the report."""
    from search.bookmarks import standings
    from search.errors import BookmarksError
    from tui.reporting import KeptPassages

    try:
        kept = desk.keeping.load()
    except BookmarksError as error:
        return KeptPassages(problem=str(error))
    found = [each.current for each in standings(kept, desk.library.article)]
    return KeptPassages(found, " ".join(desk.keeping.file.problems))
