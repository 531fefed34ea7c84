"""Where to keep the word pairs for other programs."""

from __future__ import annotations

import re
from pathlib import Path

from search.errors import ExportError
from search.library import Library
from search.speech import N_, _
from tui.screens.file_name import FileNameScreen

_DIRECTION = re.compile(r"(?:^|[^A-Za-z])([a-z]{2,3}(?:-Han[st])?)-([a-z]{2,3}(?:-Han[st])?)$")


NAMES = N_(
    "…-en-zh.tsv: for OmegaT, from English to Chinese; other languages by their tags, such as "
    "zh-Hant-de.\n"
    "….tmx: a translation memory of all languages."
)


class GlossaryFileScreen(FileNameScreen):
    """The ending of the name says what is written."""

    def __init__(self, library: Library) -> None:
        super().__init__(library.folder, _("Export the pairs"), _(NAMES))
        self.library = library

    def free_path(self) -> Path:
        """A name for the languages of most pairs; where it is taken, the reader is told so."""
        from search.glossaries.exporting import directions

        own, _stamp = self.library.glossary_file.load_kindly()
        source, target = next(iter(directions(own)), ("en", "zh"))
        return self.folder / f"glossary-{source}-{target}.tsv"

    def text(self, path: Path) -> str:
        """The pairs of the two languages in the name, or all of them."""
        from search.glossaries.exporting import directions, tmx, tsv

        own = self.library.glossary_file.load()
        direction = _DIRECTION.search(path.stem)
        if path.suffix.lower() == ".tmx":
            text = tmx(own) if own.entries else ""
        elif direction:
            text = tsv(own, *direction.groups())
        else:
            raise ExportError(_("Let the name end in two languages, as in glossary-en-zh.tsv, or in .tmx."))
        if not text and (there := directions(own)):
            names = ", ".join(f"glossary-{source}-{target}.tsv" for source, target in there)
            raise ExportError(_("There are no such pairs; there are those of {names}.").format(names=names))
        if not text:
            raise ExportError(_("There are no such pairs yet; confirm one in the glossary."))
        return text
