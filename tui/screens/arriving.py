"""A path that was pasted or dragged into the desk: its article is opened, or its folder is offered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from search.speech import _
from tui.reader.folders import Place, pasted, place_of

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


def arrive(desk: DeskScreen, text: str) -> bool:
    """Go where a pasted text leads; False when it names no file or folder that is there."""
    path = pasted(text)
    place = place_of(path) if path else None
    if path is None or place is None:
        return False
    inside = _inside(desk.library.folder, path)
    if inside is None:
        _offer(desk, place)
    elif path.is_dir():
        desk.hint(_("{folder} is open already.").format(folder=path.name))
    else:
        _open(desk, inside)
    return True


def _inside(folder: Path, path: Path) -> str | None:
    """The path below the folder with forward slashes; None for one elsewhere."""
    for one, other in ((path, folder), (path.resolve(), folder.resolve())):
        if one.is_relative_to(other):
            return one.relative_to(other).as_posix()
    return None


def _open(desk: DeskScreen, file: str) -> None:
    article = desk.library.article(file)
    if article is not None and desk.jump(article.id):
        desk.panes.show("text")
        return
    from search.reading.sentences import told

    why = next((told(each.reason) for each in desk.library.skipped() if each.file == file), "")
    said = (
        _("{file} gave no article ({reason}).")
        if why
        else _("{file} has not been read; {desk.rescan} looks again.")
    )
    desk.hint(desk.keyed(said, file=file, reason=why))


def _offer(desk: DeskScreen, place: Place) -> None:
    from tui.screens.open_folder import OpenFolderScreen

    def answered(yes: bool | None) -> None:
        if yes:
            setattr(desk.app, "next_place", place)  # noqa: B010 - the screen knows its app as any App
            desk.app.exit()

    desk.app.push_screen(OpenFolderScreen(place, desk.library.folder.name), answered)
