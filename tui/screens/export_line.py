"""`:export FORMAT [FILE]` and `:import FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from search.errors import BookmarksError, ExportError
from search.places import exports_folder
from search.speech import _, plural
from tui.screens.export_file import STEMS, free_name, write
from tui.screens.exporting import listed

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


def export_as(desk: DeskScreen, form: str, name: str = "") -> str:
    """Write what the pane in use lists, or the bookmarks; without a name, to a free one; what was written.

    A relative name goes below the folder for exports.  Raises ExportError.
    """
    from search.export.formats import ENDINGS, FORMATS, SHORT

    chosen = next((each for each in FORMATS if each == SHORT.get(form.casefold(), form.casefold())), None)
    if chosen is None:
        raise ExportError(_("Give a format: {formats}.").format(formats=", ".join(FORMATS)))
    excerpts, subject = listed(desk)
    if not excerpts:
        raise ExportError(_("There is nothing here to export; b keeps a passage."))
    folder = exports_folder(desk.library.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = (
            folder / Path(name).expanduser() if name else free_name(folder, STEMS[subject], ENDINGS[chosen])
        )
    except (OSError, RuntimeError) as error:
        raise ExportError(_("It cannot be written ({reason}).").format(reason=error)) from error
    return _("Written: {path}").format(path=write(desk.app, desk.library, excerpts, path, chosen, subject))


def import_file(desk: DeskScreen, name: str) -> str:
    """Bring in the bookmarks of a file, which `z` takes back as one step; what came of it."""
    from search.importing import placed, read

    try:
        found = read(Path(name).expanduser())
        places = placed(found.bookmarks, desk.library.heads(), desk.library.article)
        brought = desk.keeping.file.bring_in(each.bookmark for each in places)
    except (BookmarksError, RuntimeError) as error:
        return str(error)
    desk.mark_kept()
    lost = sum(not each.is_found for each in places)
    parts = [
        plural("{count} new bookmark", "{count} new bookmarks", brought.new),
        _("{count} known already").format(count=brought.known + brought.completed),
        _("{count} not found in the articles").format(count=lost) if lost else "",
        *found.problems[:1],
    ]
    return _("{done}. z undoes.").format(done="; ".join(part for part in parts if part))
