"""The work behind the page: read what is new, then bring the indexes up to date."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.library import Library
from search.speech import _
from search.system_errors import reason_of
from tui.reader.watching import look

if TYPE_CHECKING:
    from search.model import Progress, Report

PAUSE = 0.1  # seconds between two reports of progress


class Worked(Message):
    """A step of background work; a newer one replaces an older one that was not handled yet."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Only the newest step is of interest."""
        return isinstance(message, Worked)


class LibraryRead(Message):
    """The record is up to date with the folder as it was when it looked like `mark`."""

    def __init__(self, report: Report, mark: str) -> None:
        super().__init__()
        self.report = report
        self.mark = mark


class WordsReady(Message):
    """The word index is up to date: searches see everything."""


class CopiesReady(Message):
    """The near copies are up to date."""


class MeaningsReady(Message):
    """The vectors are up to date: related passages are complete."""


class Failed(Message):
    """A step could not be done; `reason` is one sentence for the reader."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class Ended(Message):
    """The work is over, done or not."""


class Looked(Message):
    """How the folder looks now, and how many seconds it took to see.

    `unused` says of files of decisions that they are not used, and why.
    """

    def __init__(self, mark: str, seconds: float, unused: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.mark = mark
        self.seconds = seconds
        self.unused = unused


def prepare(library: Library, post: Callable[[Message], object]) -> None:
    """Do all of it, in a thread worker; what is done is posted step by step."""
    from search.memory import give_back, keep_little

    keep_little()
    try:
        _catch_up(library, post)
    except (HexaplaError, OSError) as error:
        post(Failed(_trouble(library, error)))
    finally:
        give_back()
        post(Ended())


def _trouble(library: Library, error: HexaplaError | OSError) -> str:
    """What went wrong, as one sentence; a folder that is gone shows in many ways."""
    if library.store.is_gone or isinstance(error, FileNotFoundError):
        gone = _("The cache folder {folder} is gone; close the desk and open it again, and it is made anew.")
        return gone.format(folder=library.home)
    if isinstance(error, HexaplaError):
        return str(error)
    full = _("The cache folder {folder} cannot be written ({reason}); free or change it.")
    return full.format(folder=library.home, reason=reason_of(error))


def _catch_up(library: Library, post: Callable[[Message], object]) -> None:
    from search.model import Progress

    worker = get_current_worker()
    progressed = _now_and_then(post)

    def cancelled() -> bool:
        return worker.is_cancelled

    mark = look(library.folder)
    post(LibraryRead(library.add(progress=progressed, cancelled=cancelled), mark))
    if not library.words.is_current():
        post(Worked(Progress("words", 0, 0)))  # another program may be at it, and is waited for
        library.words.catch_up(progressed, cancelled)
    post(WordsReady())
    library.copies.catch_up(progressed, cancelled)
    post(CopiesReady())
    library.relations.catch_up(progressed, cancelled)
    if library.relations.problem:
        post(Failed(library.relations.problem))
    post(MeaningsReady())
    library.dictionary.build(cancelled)


def _now_and_then(post: Callable[[Message], object]) -> Callable[[Progress], None]:
    """Post progress, but not every step of it."""
    last = 0.0

    def progressed(progress: Progress) -> None:
        nonlocal last
        if monotonic() - last > PAUSE:
            last = monotonic()
            post(Worked(progress))

    return progressed
