"""Options that commands share, and the library they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from search.errors import BookmarksError, HexaplaError
from search.library import Library
from search.model import Progress, Report
from search.places import bookmarks_path, fallback_bookmarks_path, seeds_folder
from search.speech import _, use
from tui.commands.unread import tell_at_the_end
from tui.output.terminal import USAGE, clear_progress, complain, fail, show_progress
from tui.start import where_to

if TYPE_CHECKING:
    from search.bookmarks import BookmarksFile

OnProgress = Callable[[Progress], None]

folder_option = click.option(
    "-f",
    "--folder",
    type=click.Path(path_type=Path),
    help="The library folder; the starter corpus if left out.",
)


def _in_english(_context: click.Context, _parameter: click.Parameter, as_json: bool) -> bool:
    """What programs read is the same in every language."""
    if as_json:
        use("en")
    return as_json


json_option = click.option(
    "--json", "as_json", is_flag=True, callback=_in_english, help="One JSON object a line."
)
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


def _note_encoder(context: click.Context, _parameter: click.Parameter, name: str | None) -> None:
    if name:
        from search.related.encoders import is_name

        if not is_name(name):
            raise click.BadParameter(_("name use, e5 or hub:MODEL."))
        context.meta[_ENCODER] = name


_ENCODER = "hexapla.encoder"

encoder_option = click.option(
    "--encoder",
    metavar="NAME",
    expose_value=False,
    callback=_note_encoder,
    help="What compares meanings: use (the default), e5, or hub:MODEL.",
)
"""Noted in the context, where `encoder_named` finds it."""


def encoder_named() -> str:
    """What --encoder of the command in use names; empty for the default."""
    context = click.get_current_context(silent=True)
    name: str = context.meta.get(_ENCODER, "") if context else ""
    return name


def stands_alone(option: str, *besides: str) -> None:
    """Leaves with wrong usage where something is given that does nothing with `option`, or by itself for "".

    `besides` are the parameters that do; all are named as the command's function names them.
    """
    context = click.get_current_context()
    idle = (each for each in context.command.params if each.name not in (option, *besides, "folder", "home"))
    for each in idle:
        if (
            each.name
            and context.params.get(each.name) not in (None, False, ())
            and _is_given(context, each.name)
        ):
            told = (
                _("{option} does nothing with {other}.") if option else _("{option} does nothing by itself.")
            )
            other = _called(context, option) if option else ""
            raise click.UsageError(told.format(option=_called(context, each.name), other=other))


def _is_given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is ParameterSource.COMMANDLINE


def _called(context: click.Context, name: str) -> str:
    """A parameter as it is typed."""
    found = next(each for each in context.command.params if each.name == name)
    return max(found.opts, key=len) if isinstance(found, click.Option) else found.human_readable_name


def tell_encoder(library: Library) -> None:
    """Say on standard error why meanings were not compared, where they were not."""
    if library.relations.problem:
        complain(library.relations.problem)


def existing(folder: Path | None) -> Path:
    """The folder to work on; leaves with a sentence when it is not there."""
    return _folder_at(folder) if folder else seeds_folder()


def _folder_at(path: Path) -> Path:
    place = where_to(path)
    if place.file:
        fail(_("{path} is a file; name its folder: {folder}").format(path=path, folder=place.folder), USAGE)
    return path


def below(folder: Path, file: str) -> str:
    """A file as a library of the folder names it, also where its path is given as the shell completes it."""
    with suppress(OSError, ValueError):
        if Path(file).exists():
            return Path(file).resolve().relative_to(folder.resolve()).as_posix()
    return file


def opened(folder: Path | None, home: Path | None) -> Library:
    """The library of a folder; leaves with a sentence when it cannot be opened."""
    try:
        return Library(existing(folder), home, encoder_named())
    except HexaplaError as error:
        fail(str(error), USAGE)


@contextmanager
def compared(folder: Path | None, home: Path | None, tell: OnProgress = show_progress) -> Iterator[Library]:
    """The library with everything new read and its articles compared; says so where meanings are not."""
    with opened(folder, home) as library:
        read_what_is_new(library, tell)
        library.copies.catch_up(tell)
        library.relations.catch_up(tell)
        clear_progress()
        tell_encoder(library)
        yield library


def read_what_is_new(library: Library, tell: OnProgress = show_progress) -> Report:
    """Bring the record up to date; bookmarks go with files that were moved.

    Tells of an empty folder at once, and of files that were not read when the command ends.
    """
    report = library.add(progress=tell)
    clear_progress()
    tell_at_the_end(library.home, report)
    if report.moved:
        from search.bookmarks import follow

        with suppress(BookmarksError):  # a file that does not parse is left alone, and followed later
            follow(bookmarks_file(library.folder), library.heads(), report.moved)
    if not (report.read or report.unchanged or report.has_problems):
        from search.scan import endings

        complain(
            _("The folder holds no article; put some into it: {endings}").format(endings=" ".join(endings()))
        )
    return report


def bookmarks_file(folder: Path) -> BookmarksFile:
    """Where the bookmarks of a folder are kept."""
    from search.bookmarks import BookmarksFile

    return BookmarksFile(bookmarks_path(folder), fallback_bookmarks_path(folder))


def caught_up(folder: Path | None, home: Path | None) -> Library:
    """The library with everything new read first; indexes follow when they are asked."""
    library = opened(folder, home)
    read_what_is_new(library)
    return library
