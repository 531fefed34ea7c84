"""What may follow the commands behind `:`: each function gives whole arguments that begin as a line does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app import HexaplaApp
    from tui.screens.desk import DeskScreen

MOST_NAMES = 50
"""How many file names are offered."""


def no_words(_app: HexaplaApp, _begun: str) -> Sequence[str]:
    """Of a command that takes none."""
    return ()


def themes(app: HexaplaApp, begun: str) -> list[str]:
    """The names of themes."""
    return _beginning(sorted(app.available_themes), begun)


def exports(app: HexaplaApp, begun: str) -> list[str]:
    """A format, then a file, which goes below the folder for exports where it does not say where."""
    from search.export.formats import FORMATS

    form, space, name = begun.partition(" ")
    if not space:
        return _beginning(list(FORMATS), form)
    return [f"{form} {path}" for path in written(app, name.lstrip())]


def written(app: HexaplaApp, begun: str) -> list[str]:
    """Files below the folder for exports."""
    from search.places import exports_folder
    from tui.keys.path_completion import paths

    return paths(begun, exports_folder(_desk(app).library.folder))


def readable(_app: HexaplaApp, begun: str) -> list[str]:
    """Files below the folder that the program was started in."""
    from tui.keys.path_completion import paths

    return paths(begun, Path())


def files(app: HexaplaApp, begun: str) -> list[str]:
    """Articles by their files or titles, those whose names begin so first."""
    heads = _desk(app).heads
    begun = begun.lower()
    found = [each.file for each in heads if begun in each.file.lower() or begun in each.title.lower()]
    return sorted(set(found), key=lambda name: not name.lower().startswith(begun))[:MOST_NAMES]


def settings(_app: HexaplaApp, begun: str) -> list[str]:
    """A setting, then one of its values."""
    from tui.setup.settings_file import SETTINGS

    name, space, value = begun.partition(" ")
    if not space:
        return _beginning([each.name for each in SETTINGS], name)
    values = next((each.values for each in SETTINGS if each.name == name), ())
    return [f"{name} {each}" for each in _beginning(values, value.strip())]


def languages(_app: HexaplaApp, begun: str) -> list[str]:
    """The languages of the program."""
    from search.speech import LANGUAGES

    return _beginning(["auto", *LANGUAGES], begun)


def layouts(_app: HexaplaApp, begun: str) -> list[str]:
    """Numbers of columns."""
    return _beginning(["0", "1", "2", "3"], begun)


def _beginning(names: Sequence[str], begun: str) -> list[str]:
    return [name for name in names if name.lower().startswith(begun.lower())]


def _desk(app: HexaplaApp) -> DeskScreen:
    from tui.keys.line_commands import desk_of

    return desk_of(app)
