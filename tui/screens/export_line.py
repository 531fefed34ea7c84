"""`:export FORMAT [FILE]` and `:import FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from search.errors import ExportError
from search.places import exports_folder
from search.speech import _, plural
from tui.screens.behind import KeepOn, behind, unwritten
from tui.screens.export_file import STEMS, text_of
from tui.screens.exporting import NOTHING, listed
from tui.screens.file_name import from_home

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


def export_as(desk: DeskScreen, form: str, name: str = "") -> None:
    """Write what the pane in use lists, or the bookmarks, behind the page; without a name, to a free one.

    A relative name goes below the folder for exports.  Raises ExportError where it cannot begin.
    """
    from search.export.formats import ENDINGS, FORMATS, SHORT
    from search.export.links import way_to
    from search.files import ensure_free, save

    chosen = next((each for each in FORMATS if each == SHORT.get(form.casefold(), form.casefold())), None)
    if chosen is None:
        raise ExportError(_("Give a format: {formats}.").format(formats=", ".join(FORMATS)))
    excerpts, subject = listed(desk)
    if excerpts is None:
        raise ExportError(desk.keyed(_(NOTHING)))
    path = path_for(desk, name, STEMS[subject], ENDINGS[chosen])
    ensure_free(path)
    way = way_to(desk.library.folder, path)

    app = desk.app

    def made(keep_on: KeepOn) -> str:
        text = text_of(app, desk.library, excerpts, chosen, subject, way=way)
        keep_on()
        return _("Written: {path}").format(path=from_home(save(path, text)))

    behind(desk, made, "export", unwritten(path))


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


def import_file(desk: DeskScreen, name: str) -> None:
    """Bring in the bookmarks of a file behind the page, which one undo takes back; raises ExportError."""
    if not name:
        raise ExportError(_("Give the file to import: import FILE."))
    behind(desk, lambda _keep_on: _imported(desk, name), "bookmarks", "")


def _imported(desk: DeskScreen, name: str) -> str:
    """Bring them in, and say what came of it."""
    from search.importing import placed, read

    try:
        found = read(Path(name).expanduser())
    except RuntimeError as error:  # ~somebody
        raise ExportError(_("This name cannot be used ({error}).").format(error=error)) from error
    places = placed(found.bookmarks, desk.library.heads(), desk.library.article)
    done = desk.keeping.file.bring_in(each.bookmark for each in places)
    lost = sum(not each.is_found for each in places)
    parts = [
        plural("{count} new bookmark", "{count} new bookmarks", done.new),
        _("{count} completed").format(count=done.completed) if done.completed else "",
        _("{count} known already").format(count=done.known),
        _("{count} not found in the articles").format(count=lost) if lost else "",
        *found.problems[:1],
    ]
    told = "; ".join(part for part in parts if part)
    return desk.keyed(_("{done}. {desk.undo} undoes."), done=told) if done.new or done.completed else told
