"""Where to write passages for other programs, and in which format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.widgets import Input

from search.errors import ExportError
from search.library import Library
from search.speech import N_, _
from tui.screens.file_name import FileNameScreen
from tui.settings import Settings

if TYPE_CHECKING:
    from textual.app import App

    from search.bookmarks import Bookmark
    from search.export import Format
    from search.export.excerpts import Subject

STEMS: dict[Subject, str] = {"bookmark": "bookmarks", "hit": "hits", "quote": "quotes"}
TITLES: dict[Subject, str] = {"bookmark": N_("Bookmarks"), "hit": N_("Found"), "quote": N_("Quotes")}


class ExportFileScreen(FileNameScreen):
    """The ending of the name is the format."""

    BINDINGS = [
        Binding(
            "tab",
            "next_format",
            "Next format",
            priority=True,
            id="export-file.format",
            tooltip="Give the name the ending of the next format",
        )
    ]
    HEADING = N_("Export these passages")

    def __init__(
        self, library: Library, excerpts: Sequence[Bookmark], subject: Subject = "bookmark", title: str = ""
    ) -> None:
        from search.export.formats import ENDINGS, MEANING

        super().__init__(library.folder)
        self.library = library
        self.excerpts = excerpts
        self.subject: Subject = subject
        self.heading = title or _(TITLES[subject])
        names = [f"…{ending}: {_(MEANING[form])}" for form, ending in ENDINGS.items()]
        self.NAMES = "\n".join([_("Tab: the next of these formats"), *names])

    def free_path(self) -> Path:
        """A Markdown file with the name of what it holds."""
        return free_name(self.folder, STEMS[self.subject])

    def write(self, path: Path) -> Path:
        """The passages with the sentences around them."""
        from search.export.formats import format_of

        return write(self.app, self.library, self.excerpts, path, format_of(path), self.subject, self.heading)

    def action_next_format(self) -> None:
        """Give the name the ending of the next format."""
        from search.export.formats import ENDINGS, FORMATS, format_of

        name = self.query_one(Input)
        form = format_of(Path(name.value))
        if form is None:
            name.value += ENDINGS[FORMATS[0]]
        else:
            following = FORMATS[(FORMATS.index(form) + 1) % len(FORMATS)]
            name.value = name.value[: -len(ENDINGS[form])] + ENDINGS[following]
        name.cursor_position = len(name.value)


def write(
    app: App[Any],
    library: Library,
    excerpts: Sequence[Bookmark],
    path: Path,
    form: Format | None,
    subject: Subject,
    title: str = "",
) -> Path:
    """Write a new file; raises ExportError, also where there is one already or the format is not known."""
    from search.export.context import context_of
    from search.export.formats import ENDINGS, written
    from search.files import save

    if form is None:
        endings = ", ".join(ENDINGS.values())
        raise ExportError(_("Let the name end in one of {endings}.").format(endings=endings))
    settings: Settings = getattr(app, "settings", Settings())
    context = context_of(library.article, settings.context)
    title = title or _(TITLES[subject])
    return save(path, written(form, excerpts, subject=subject, title=title, context=context))


def free_name(folder: Path, stem: str, ending: str = ".md") -> Path:
    """A name in a folder that no file bears."""
    names = (folder / f"{stem}{number}{ending}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next((path for path in names if not path.exists()), folder / f"{stem}-1000{ending}")
