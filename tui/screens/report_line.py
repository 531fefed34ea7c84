"""`:report [FILE]`: one document of all that is found in the library, made behind the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.speech import _
from tui.screens.export_line import behind, path_for
from tui.screens.exporting import kept_here

if TYPE_CHECKING:
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
    kept = kept_here(desk)

    def made() -> str:
        document = report(desk.library, kept)
        return _("Written: {path}").format(path=save(path, write(document)))

    behind(desk, made, "report")
    return _("The report is being made; go on reading meanwhile.")
