"""Reading files, each with its quotes: a few short plain texts here, everything else in workers.

A worker has limits of time and memory, so a file that hangs, crashes a library or swells costs only
itself.  What is read here is short and goes through our own code alone, whose time is linear.  Plain text
is all of that kind: Markdown and JSON may hold pages and YAML, which libraries parse.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from search import quotes, reading
from search.errors import NoArticle, ReadingError
from search.files import is_exported
from search.model import Article, Quote
from search.reading.document import Overrides
from search.scan.names import ending, endings
from search.scan.walking import file_reason
from search.speech import N_
from search.workers import WorkerFailed, Workers, cores

_FEW = 200_000
"""Bytes that are read as fast as a worker starts: some forty articles."""

_MOST_WORKERS = 8
_MEMORY = 3 << 30
"""Bytes that one worker may use; the longest texts need about a third of it."""

_SECONDS, _BYTES_A_SECOND = 60.0, 50_000
"""How long a file may take: a tenth of the speed that is usual, and a minute more."""

_TARGET = f"{__name__}:outcome"
_TRIES = 2
_HEAD = 4096


class Job(NamedTuple):
    """A file to read: where it is, its name in the library, its size, and what a person states about it."""

    path: str
    file: str
    size: int
    overrides: Overrides | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The articles of a file with their quotes, or why there are none.

    `size` and `mtime_ns` are of the state that was read; `harmless` is that of Skipped.
    `is_final` is false where another try may find something else.  `is_loss` is true where the worker was
    lost or failed: the file may be to blame or something else, and a second loss tells.
    """

    articles: tuple[Article, ...] = ()
    notes: tuple[str, ...] = ()
    sha256: str = ""
    size: int = 0
    mtime_ns: int = 0
    skipped: str = ""
    harmless: bool = False
    is_final: bool = True
    is_loss: bool = False


def read_all(jobs: Sequence[Job], cancelled: Callable[[], bool]) -> Iterator[tuple[Job, Outcome]]:
    """Each job with what came of it, in order; ends early when `cancelled` turns true."""
    with Workers[Job, Outcome](_TARGET, _worker_count(jobs), _seconds, _MEMORY) as workers:
        for job, result in workers.run(jobs, cancelled):
            yield job, _lost(result) if isinstance(result, WorkerFailed) else result


def _lost(failed: WorkerFailed) -> Outcome:
    return Outcome(skipped=failed.reason, is_loss=True)


def _seconds(job: Job) -> float:
    return _SECONDS + job.size / _BYTES_A_SECOND


def _worker_count(jobs: Sequence[Job]) -> int:
    """None for a few plain texts, one for a few files of other kinds."""
    size = sum(job.size for job in jobs)
    if size <= _FEW and all(map(_is_plain, jobs)):
        return 0
    return min(cores(), _MOST_WORKERS, len(jobs), 1 + size // _FEW)


def _is_plain(job: Job) -> bool:
    """Whether no library parses anything of a file."""
    from search.reading.formats import plain, reader_for

    try:
        reader = reader_for(ending(job.file), _head(job.path))
    except OSError:
        return True  # there is nothing to parse
    return reader is None or reader is plain.read


def _head(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read(_HEAD)


def outcome(job: Job) -> Outcome:
    """Read a file in one state of it: once more if it changed meanwhile, and then at another time."""
    try:
        for _ in range(_TRIES):
            before = os.stat(job.path)
            read = _read(job)
            after = os.stat(job.path)
            if _state(before) == _state(after):
                return replace(read, size=before.st_size, mtime_ns=before.st_mtime_ns)
    except OSError as error:
        return Outcome(skipped=file_reason(error), is_final=False)
    return Outcome(skipped=N_("it is being written just now, and is read the next time"), is_final=False)


def _state(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _read(job: Job) -> Outcome:
    from search.reading.formats import reader_for

    suffix, head = ending(job.file), _head(job.path)
    try:
        if suffix not in endings() and reader_for(suffix, head) is None:
            raise NoArticle(_unknown(suffix))
        if is_exported(head):
            raise NoArticle(N_("an export of Hexapla"))
        read = reading.read_file(Path(job.path), job.file, job.overrides)
    except ReadingError as error:
        return Outcome(skipped=str(error), harmless=isinstance(error, NoArticle))
    return Outcome(tuple(map(with_quotes, map(_sound, read.articles))), read.notes, read.sha256)


def _unknown(suffix: str) -> str:
    if suffix:
        return N_("a kind of file that is not read")
    return N_("its name does not say what it is; if it is text, let it end in .txt")


def _sound(article: Article) -> Article:
    """The article without halves of characters, as escapes in JSON or odd file names bring them.

    Each becomes U+FFFD, so all offsets stay.
    """
    from search.reading.prose import whole

    names = ("title", "text", "source", "url", "author", "date_words")
    mended: dict[str, Any] = {name: whole(getattr(article, name)) for name in names}
    mended["edits"] = tuple(replace(edit, raw=whole(edit.raw)) for edit in article.edits)
    return replace(article, **mended)


def with_quotes(article: Article) -> Article:
    """The article with its quotes and terms found."""
    found = quotes.find(article.text, article.blocks, article.langs[0] if article.langs else None)
    mended = {edit.start for edit in article.edits if edit.reason == "quote end"}
    flagged = tuple(_flagged(quote, mended) for quote in found.quotes)
    return replace(article, quotes=flagged, terms=found.terms, aliases=found.aliases)


def _flagged(quote: Quote, mended: set[int]) -> Quote:
    """The quote, marked where its end stands in marks that were damaged and repaired."""
    ends = range(quote.end - 1, quote.end + 3)
    if mended.isdisjoint(ends) or "end repaired" in quote.flags:
        return quote
    return replace(quote, flags=(*quote.flags, "end repaired"))
