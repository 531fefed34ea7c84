"""From the user's folder to the record: which files are there, which are new, and reading those."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from search import quotes, reading
from search.catalogue import CATALOGUE_NAME, Catalogue
from search.errors import NoArticle, ReadingError
from search.model import Article, Noted, Progress, Quote, Report, Skipped
from search.places import BOOKMARKS_NAME
from search.store import FileRecord, Store

OUR_FILES = frozenset({BOOKMARKS_NAME, "bookmarks.recovered.yaml", CATALOGUE_NAME})


OnRefusal = Callable[[OSError], None]


def walk(folder: Path, refused: OnRefusal | None = None) -> Iterator[Path]:
    """The files below a folder in a stable order; hidden ones, our own and linked folders are left out.

    `refused` is told of each folder that cannot be looked into, as the error's `filename`.
    """
    for root, folders, names in os.walk(folder, onerror=refused, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and name not in OUR_FILES and not name.endswith(".bak"):
                yield Path(root, name)


def files_below(paths: Iterable[Path], refused: OnRefusal | None = None) -> Iterator[Path]:
    """Each path that is a file, and the files below each that is a folder."""
    for path in paths:
        if os.path.isdir(path):
            yield from walk(path, refused)
        else:
            yield path


@dataclass
class _Tally:
    """What a scan has done so far."""

    read: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)

    def report(self, removed: Iterable[str]) -> Report:
        return Report(
            tuple(self.read), tuple(self.unchanged), tuple(removed), tuple(self.skipped), tuple(self.noted)
        )


class Scan:
    """One pass over files of a library folder into its record."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder
        self.store = store
        self.catalogue = Catalogue.of(folder)
        self.version = f"{reading.READING_VERSION}+{quotes.QUOTES_VERSION}"
        self.known = store.files()
        self.tally = _Tally()
        self.closed: list[str] = []

    def run(
        self,
        paths: Iterable[Path],
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
    ) -> Report:
        """Read what is new or changed among `paths`; forget the known files among them that are gone."""
        wanted = list(paths) or [self.folder]
        found = list(files_below(wanted, self._pass_by))
        removed = self._forget_missing(wanted, found)
        if self.catalogue.problem:
            self.tally.skipped.append(Skipped(CATALOGUE_NAME, self.catalogue.problem))
        for done, path in enumerate(found):
            if cancelled():
                break
            if progress:
                progress(Progress("articles", done, len(found), path.name))
            self._take(path)
        return self.tally.report(removed)

    def _relative(self, path: Path) -> str:
        return path.absolute().relative_to(self.folder).as_posix()

    def _pass_by(self, error: OSError) -> None:
        """Note a folder that cannot be looked into; what is known of it stays."""
        if isinstance(error, FileNotFoundError):
            return
        folder = self._relative(Path(error.filename))
        self.closed.append(folder)
        refused = isinstance(error, PermissionError)
        reason = "there is no permission to look into it" if refused else _os_reason(error)
        self.tally.skipped.append(Skipped(folder, reason))

    def _forget_missing(self, wanted: list[Path], found: list[Path]) -> list[str]:
        there = {self._relative(path) for path in found if os.path.lexists(path)}
        asked = [self._relative(path) for path in wanted]
        missing = [
            file
            for file in self.known
            if file not in there and _is_below(file, asked) and not _is_below(file, self.closed)
        ]
        for file in missing:
            self.store.remove(file)
        return missing

    def _take(self, path: Path) -> None:
        file = self._relative(path)
        try:
            file.encode()
        except UnicodeEncodeError:
            shown = os.fsencode(file).decode("utf-8", "replace")
            self.tally.skipped.append(Skipped(shown, "its name is not valid Unicode; rename it to read it"))
            return
        try:
            record = self._record(path, file)
        except (OSError, ReadingError) as error:
            if os.path.lexists(path):
                self._skip(FileRecord(file, -1, 0, "", self.version, _reason(error)))
            elif file not in self.known:
                self.tally.skipped.append(Skipped(file, "there is no such file"))
        else:
            self._read_or_keep(path, record)

    def _record(self, path: Path, file: str) -> FileRecord:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReadingError("it is not a regular file")
        version = f"{self.version}+{self.catalogue.version(file)}"
        return FileRecord(file, status.st_size, status.st_mtime_ns, "", version)

    def _read_or_keep(self, path: Path, record: FileRecord) -> None:
        known = self.known.get(record.file)
        same_rules = known is not None and known.version == record.version
        if known and same_rules and (known.size, known.mtime_ns) == (record.size, record.mtime_ns):
            self._keep(known)
            return
        try:
            if known and same_rules and _has_bytes_of(path, record.size, known):
                self.store.touch(record)
                self._keep(known)
                return
            read = self._read(path, record)
        except (ReadingError, OSError) as error:
            self._skip(replace(record, skipped=_reason(error), harmless=isinstance(error, NoArticle)))
            return
        self.store.put(replace(record, sha256=read.sha256, notes=read.notes), read.articles)
        self.tally.read.append(record.file)
        self._note(record.file, read.notes)

    def _keep(self, known: FileRecord) -> None:
        if known.skipped:
            self.tally.skipped.append(Skipped(known.file, known.skipped, known.harmless))
        else:
            self.tally.unchanged.append(known.file)
            self._note(known.file, known.notes)

    def _note(self, file: str, notes: tuple[str, ...]) -> None:
        if notes:
            self.tally.noted.append(Noted(file, notes))

    def _skip(self, record: FileRecord) -> None:
        known = self.known.get(record.file)
        if known is None or known != replace(record, size=known.size, mtime_ns=known.mtime_ns):
            self.store.put(record, [])
        elif known != record:
            self.store.touch(record)
        self.tally.skipped.append(Skipped(record.file, record.skipped, record.harmless))

    def _read(self, path: Path, record: FileRecord) -> reading.Reading:
        read = reading.read_file(path, record.file, self.catalogue.overrides(record.file))
        return read._replace(articles=tuple(with_quotes(article) for article in read.articles))


def _is_below(file: str, folders: Iterable[str]) -> bool:
    """Whether a path is one of these or lies below one; "." is the library folder."""
    return any(each == "." or file == each or file.startswith(f"{each}/") for each in folders)


def _has_bytes_of(path: Path, size: int, known: FileRecord) -> bool:
    """Whether a file holds what it held when it was read; one that gave no article has no hash."""
    return bool(known.sha256) and known.size == size and known.sha256 == file_hash(path)


def with_quotes(article: Article) -> Article:
    """The article with its quotes and terms found."""
    found = quotes.find(article.text, article.blocks, article.langs[0] if article.langs else None)
    mended = {edit.start for edit in article.edits if edit.reason == "quote end"}
    flagged = tuple(_flagged(quote, mended) for quote in found.quotes)
    return replace(article, quotes=flagged, terms=found.terms)


def _flagged(quote: Quote, mended: set[int]) -> Quote:
    """The quote, marked where its end stands in marks that were damaged and repaired."""
    ends = range(quote.end - 1, quote.end + 3)
    if mended.isdisjoint(ends) or "end repaired" in quote.flags:
        return quote
    return replace(quote, flags=(*quote.flags, "end repaired"))


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        digest = hashlib.sha256()
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _reason(error: Exception) -> str:
    return _os_reason(error) if isinstance(error, OSError) else str(error)


def _os_reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "there is no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "it vanished, or it is a link that leads nowhere"
    return f"it cannot be read ({error.strerror or error})"
