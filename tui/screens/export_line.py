"""`:export FORMAT [FILE]` and `:import FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from search.errors import BookmarksError, ExportError
from search.places import exports_folder
from search.speech import _, plural
from tui.screens.export_file import STEMS, text_of
from tui.screens.exporting import NOTHING, listed

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


def export_as(desk: DeskScreen, form: str, name: str = "") -> str:
    """Write what the pane in use lists, or the bookmarks; without a name, to a free one; what was written.

    A relative name goes below the folder for exports.  Raises ExportError.
    """
    from search.export.formats import ENDINGS, FORMATS, SHORT
    from search.files import save

    chosen = next((each for each in FORMATS if each == SHORT.get(form.casefold(), form.casefold())), None)
    if chosen is None:
        raise ExportError(_("Give a format: {formats}.").format(formats=", ".join(FORMATS)))
    excerpts, subject = listed(desk)
    if not excerpts:
        raise ExportError(desk.keyed(_(NOTHING)))
    path = path_for(desk, name, STEMS[subject], ENDINGS[chosen])
    text = text_of(desk.app, desk.library, excerpts, chosen, subject)
    return _("Written: {path}").format(path=save(path, text))


def path_for(desk: DeskScreen, name: str, stem: str, ending: str) -> Path:
    """A named file, below the folder for exports unless the name says where; without a name, a free one.

    Raises ExportError.
    """
    from search.files import free_path

    folder = exports_folder(desk.library.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return folder / Path(name).expanduser() if name else free_path(folder, stem, ending)
    except (OSError, RuntimeError) as error:
        raise ExportError(_("It cannot be written ({reason}).").format(reason=error)) from error


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
    return desk.keyed(_("{done}. {desk.undo} undoes."), done="; ".join(part for part in parts if part))
