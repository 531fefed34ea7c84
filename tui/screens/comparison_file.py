"""Where to keep a comparison as a Markdown file."""

from __future__ import annotations

from pathlib import Path

from search.library import Library
from search.speech import N_
from tui.screens.file_name import FileNameScreen
from tui.widgets.compared_rows import Texts


class ComparisonFileScreen(FileNameScreen):
    """The name is made of those of the two articles."""

    HEADING = N_("Export this comparison as Markdown")

    def __init__(self, library: Library, texts: Texts) -> None:
        super().__init__(library.folder)
        self.texts = texts

    def free_path(self) -> Path:
        """The names of both."""
        from search.comparing.markdown import free_name

        return free_name(self.folder, self.texts.here, self.texts.there)

    def write(self, path: Path) -> Path:
        """All rows, with both sources."""
        from search.comparing.markdown import as_markdown
        from search.files import save

        here, there, comparison = self.texts
        return save(path, as_markdown(comparison, here, there))
