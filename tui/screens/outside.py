"""An article opened outside of the desk: its page in the browser, else its file in its own program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from search.model import Article
from search.speech import _

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


def target(folder: Path, article: Article) -> str:
    """The address that the article declares if it is of the web, else its file; empty where that is not
    inside the folder.
    """
    return article.url if is_web(article.url) else place_of(folder, article.file)


def place_of(folder: Path, file: str) -> str:
    """Where a file of a folder is; empty where that is not inside it, or is no file."""
    try:
        path = (folder / file).resolve()
        is_there = path.is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError):  # no name that this system could give a file
        return ""
    return str(path) if is_there else ""


def is_web(url: str) -> bool:
    """Whether an address is of http or https, without a character that no address has."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url.isprintable() and " " not in url


def opener(platform: str, environment: Mapping[str, str]) -> str:
    """The program that opens things on this system; empty where there is no display."""
    if platform == "darwin":
        return "open"
    if platform.startswith("win"):
        return "explorer"
    return "xdg-open" if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") else ""


def open_outside(desk: DeskScreen, article: Article | None) -> None:
    """Open an article of the desk outside, or say where it is."""
    open_place(desk, target(desk.library.folder, article) if article else "")


def open_place(desk: DeskScreen, wanted: str) -> None:
    """Open a page or a file outside, or say where it is; there is none where it is empty."""
    program = opener(sys.platform, os.environ)
    if not wanted:
        desk.hint(_("There is no file here to open."))
    elif desk.app.is_web and is_web(wanted):
        desk.app.open_url(wanted)
    elif not program:
        desk.notify(_("There is no display here. It is at {place}").format(place=wanted), timeout=10)
    else:
        Thread(target=_run, args=(desk, program, wanted), daemon=True).start()
        desk.hint(_("Opening {place} outside …").format(place=wanted))


def article_in_use(desk: DeskScreen) -> Article | None:
    """That of the related passage or of the row of the list that has the keys, else the open one."""
    if desk.panes.active == "related" and (found := desk.related_list.current):
        return desk.library.article(found.passage.article)
    if desk.panes.active == "articles" and (head := desk.article_list.highlighted_head):
        return desk.library.article(head.id)
    return desk.article


def _run(desk: DeskScreen, program: str, wanted: str) -> None:
    """Wait beside the desk until the program has handed it on."""
    quiet = subprocess.DEVNULL
    try:
        code = subprocess.run(
            [program, wanted], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, check=False
        ).returncode
    except OSError:
        code = 1
    if code and program != "explorer":  # which always gives 1
        said = _("Nothing here opens it. It is at {place}").format(place=wanted)
        with suppress(RuntimeError):  # the desk is closed by now
            desk.app.call_from_thread(desk.notify, said, timeout=10)
