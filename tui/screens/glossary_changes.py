"""A dialog over glossary.yaml."""

from __future__ import annotations

from search.glossaries import PairsFile
from search.library import Library
from tui.screens.changing import ChangingScreen


class GlossaryDialog(ChangingScreen[None]):
    """A list of word pairs that can be decided about."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    @property
    def decisions(self) -> PairsFile:
        """glossary.yaml."""
        return self.library.glossary_file
