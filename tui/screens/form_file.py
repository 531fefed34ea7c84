"""Where to keep something that has several forms: the ending of the name is the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from textual.binding import Binding
from textual.widgets import Input

from search.errors import ExportError
from search.files import free_path
from search.punctuation import labelled
from search.speech import _
from tui.screens.file_name import FileNameScreen


class Form(NamedTuple):
    """A form of file: how names of such files end, what it is for, and what makes the text.

    That is given the way from the file to the folder of the articles, for links.
    """

    ending: str
    meaning: str
    written: Callable[[str], str]


class FormFileScreen(FileNameScreen):
    """One kind of content, in as many forms as there are; the first one is proposed."""

    BINDINGS = [
        Binding(
            "tab",
            "next_form",
            "Next format",
            priority=True,
            id="export-file.format",
            tooltip="Give the name the ending of the next format",
        )
    ]

    def __init__(self, library: Path, heading: str, stem: str, forms: Sequence[Form]) -> None:
        """For the folder of a library; `stem` is the proposed name without its ending."""
        names = [labelled(f"…{form.ending}", form.meaning) for form in forms]
        if len(forms) > 1:
            names.insert(0, _("Tab: the next of these formats"))
        super().__init__(library, heading, "\n".join(names))
        self.stem = stem
        self.forms = tuple(forms)

    def free_path(self) -> Path:
        """A name of the first form."""
        return free_path(self.folder, self.stem, self.forms[0].ending)

    def text(self, path: Path) -> str:
        """The content in the form that the ending names; raises ExportError for any other ending."""
        from search.export.links import way_to

        form = self._form(path.name)
        if form is None:
            endings = ", ".join(each.ending for each in self.forms)
            raise ExportError(_("Let the name end in one of {endings}.").format(endings=endings))
        return form.written(way_to(self.library_folder, path))

    def action_next_form(self) -> None:
        """Give the name the ending of the next form."""
        line = self.query_one(Input)
        form = self._form(line.value)
        if form is None:
            line.value += self.forms[0].ending
        else:
            following = self.forms[(self.forms.index(form) + 1) % len(self.forms)]
            line.value = line.value[: -len(form.ending)] + following.ending
        line.cursor_position = len(line.value)

    def _form(self, name: str) -> Form | None:
        return next((each for each in self.forms if name.casefold().endswith(each.ending)), None)
