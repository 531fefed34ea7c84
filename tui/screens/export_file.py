"""Where to write passages for other programs, and in which format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from search.library import Library
from search.speech import N_, _
from tui.output.counting import counted
from tui.screens.form_file import Form, FormFileScreen
from tui.setup.settings import Settings

if TYPE_CHECKING:
    from textual.app import App

    from search.bookmarks import Bookmark
    from search.export import Format
    from search.export.excerpts import Subject

Made = Callable[[], "Sequence[Bookmark]"]
"""Makes the passages; may read their articles, so that it belongs behind the page."""

STEMS: dict[Subject, str] = {"bookmark": "bookmarks", "hit": "hits", "quote": "quotes"}
TITLES: dict[Subject, str] = {"bookmark": N_("Bookmarks"), "hit": N_("Found"), "quote": N_("Quotes")}


def excerpts_file(
    app: App[Any],
    library: Library,
    excerpts: Made,
    subject: Subject = "bookmark",
    title: str = "",
) -> FormFileScreen:
    """For kept passages, hits or quotes, with the sentences around them."""
    from search.export.formats import ENDINGS, MEANING

    def form_of(form: Format) -> Form:
        return Form(
            ENDINGS[form],
            _(MEANING[form]),
            lambda way: text_of(app, library, excerpts, form, subject, title, way),
        )

    forms = [form_of(form) for form in ENDINGS]
    return FormFileScreen(library.folder, _("Export these passages"), STEMS[subject], forms)


def text_of(
    app: App[Any],
    library: Library,
    excerpts: Made,
    form: Format,
    subject: Subject,
    title: str = "",
    way: str = "",
) -> str:
    """The text of such a file; reads the articles, so it belongs behind the page."""
    from search.export.context import context_of
    from search.export.formats import written

    settings: Settings = getattr(app, "settings", Settings())
    context = context_of(library.article, settings.context)
    title = title or _(TITLES[subject])
    return written(form, counted(excerpts()), subject=subject, title=title, context=context, way=way)
