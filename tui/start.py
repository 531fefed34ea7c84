"""What `hexapla` does first.  A desk without options is opened at once: the parser of command lines, which
everything else goes through, would cost it a twentieth of its start.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from search.speech import _
from tui.commands.names import COMMANDS
from tui.elsewhere.in_browser import in_browser
from tui.output.terminal import STOPPED, USAGE, fail

if TYPE_CHECKING:
    from tui.reader.folders import Place
    from tui.setup.settings_file import Loaded


def main() -> None:
    """`hexapla`, with the words of the command line."""
    words = sys.argv[1:]
    if not is_plain_desk(words):
        from tui.cli import main as command_line

        if "_HEXAPLA_COMPLETE" in os.environ:
            from tui.commands.shell_completion import use

            use()
        command_line(prog_name="hexapla")
        return
    from search import speech
    from tui.setup.settings_file import language_of, load

    loaded = load()
    speech.use(language_of(loaded.settings))
    home = os.environ.get("HEXAPLA_HOME")
    try:
        open_desk(Path(words[0]) if words else None, Path(home) if home else None, loaded)
    except KeyboardInterrupt:
        fail("\n" + _("Stopped. What was done is kept; the same command goes on from there."), STOPPED)


def is_plain_desk(words: Sequence[str]) -> bool:
    """Whether nothing is asked for but a desk, on the starter corpus or on something that is there."""
    if "_HEXAPLA_COMPLETE" in os.environ:  # the shell asks how a line may go on
        return False
    if not words:
        return True
    first = words[0]
    is_word = first.startswith("-") or first in ("desk", *COMMANDS)
    return len(words) == 1 and not is_word and os.access(first, os.R_OK)


def open_desk(folder: Path | None, home: Path | None, loaded: Loaded, encoder: str = "") -> None:
    """The reading desk on a folder, or on that of a file, then on each the reader goes to from there.

    Leaves with a sentence where there is no such folder, and where no desk can be drawn.
    """
    if not in_browser() and os.environ.get("TERM") in ("dumb", "unknown"):  # no cursor can be placed there
        from tui.elsewhere.plain_desk import advice

        fail(advice(), USAGE)
    gc.disable()  # there is no garbage yet; the desk turns it on again after its first frame
    from search.errors import CacheUnusable, HexaplaError
    from search.library import Library

    place: Place | None = where_to(folder, COMMANDS)
    while place:
        problems = loaded.problems
        try:
            library = Library(place.folder, home, encoder)
        except CacheUnusable as error:
            from search.punctuation import followed
            from tui.reader.spare_cache import LASTS_NOT, with_spare

            library = with_spare(place.folder, encoder, error)
            problems = (followed(str(error), _(LASTS_NOT)), *problems)
        except HexaplaError as error:
            fail(str(error), USAGE)
        with library:
            if not (in_browser() or (sys.stdin.isatty() and sys.stdout.isatty())):
                fail(
                    _("The desk needs a terminal; hexapla --plain and the commands (hexapla --help) do not."),
                    USAGE,
                )
            from tui.app import run

            if not in_browser():
                draw_where_it_is_seen()
            place = run(library, place.file, loaded._replace(problems=problems))


def draw_where_it_is_seen() -> None:
    """The toolkit draws on the stream for errors: where that leads to a file, give it the terminal."""
    if sys.__stdout__ and not (sys.__stderr__ and sys.__stderr__.isatty()):
        vars(sys)["__stderr__"] = sys.__stdout__
        if isinstance(sys.__stdout__, TextIOWrapper):
            # a character that its encoding lacks must not end the desk; there it would not
            sys.__stdout__.reconfigure(errors="backslashreplace")


def where_to(path: Path | None, commands: Iterable[str] = ()) -> Place:
    """The folder to open and the file to begin with; leaves with a sentence when there is neither.

    `commands` are words that may have been meant instead.
    """
    from search.places import seeds_folder
    from tui.reader.folders import Place, missing, place_of

    place = place_of(path) if path else Place(seeds_folder())
    if place is None:
        fail(missing(path or seeds_folder(), commands), USAGE)
    return place
