"""Options that commands share, and the library they name."""

from __future__ import annotations

from pathlib import Path

import click

from search.errors import HexaplaError
from search.library import Library
from search.places import seeds_folder
from tui.terminal import USAGE, clear_progress, complain, fail, show_progress

folder_option = click.option(
    "-f",
    "--folder",
    type=click.Path(path_type=Path),
    help="The library folder; the starter corpus if left out.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
langs_option = click.option(
    "--lang", "langs", multiple=True, metavar="LANG", help="Only this language, such as en or zh."
)
home_option = click.option(
    "--home",
    type=click.Path(path_type=Path),
    envvar="HEXAPLA_HOME",
    help="Where derived data goes.",
    hidden=True,
)


def existing(folder: Path | None) -> Path:
    """The folder to work on; leaves with a sentence when it is not there."""
    chosen = folder or seeds_folder()
    if not chosen.expanduser().is_dir():
        fail(f"There is no folder {chosen}; check the path.", USAGE)
    return chosen


def opened(folder: Path | None, home: Path | None) -> Library:
    """The library of a folder; leaves with a sentence when it cannot be opened."""
    try:
        return Library(folder or seeds_folder(), home)
    except HexaplaError as error:
        fail(str(error), USAGE)


def caught_up(folder: Path | None, home: Path | None) -> Library:
    """The same with everything new read first; indexes follow when they are asked."""
    library = opened(folder, home)
    report = library.add(progress=show_progress)
    clear_progress()
    if report.skipped:
        complain(f"{len(report.skipped)} files were skipped; hexapla doctor says why.")
    return library
