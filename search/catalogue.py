"""`catalogue.yaml` beside the user's files: what a person states about them; it wins over their own words.

    files:
      talks/textbook.txt: {source: Language School, date: "2024-05-01", without: [pinyin]}

Known keys are title, source, url, author, date (ISO), encoding, without (reasons of repairs to leave out),
repairs (`off` leaves all of them out) and about (a remark for people).  Beside `files`, `encoder` names what
turns the sentences of this folder into vectors, see `search.related.encoders`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from search.places import CATALOGUE_NAME, catalogue_path
from search.punctuation import in_marks, listed
from search.reading.document import Overrides
from search.speech import _
from search.system_errors import reason_of

_WORDS = ("title", "source", "url", "author", "date", "encoding")
_OFF = ("off", "no", "false")
_PART_OF_A_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?", re.ASCII)
"""A year or a month alone: shown as stated, but no day to sort by."""


@dataclass(frozen=True)
class Catalogue:
    """The entries by file; `problem` says why nothing of the catalogue is used, `remark` what is left out."""

    files: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    problem: str = ""
    remark: str = ""
    encoder: str = ""

    @classmethod
    def of(cls, folder: Path) -> Catalogue:
        """The catalogue of a folder; an empty one where there is none or where it does not parse.

        It is that beside the files, unless these cannot have one changed beside them: then the one that the
        program keeps elsewhere, once there is any.
        """
        paths = catalogue_path(folder), folder / CATALOGUE_NAME
        path = next((each for each in paths if each.is_file()), None)
        return cls.load(path) if path else cls()

    @classmethod
    def load(cls, path: Path) -> Catalogue:
        """Parse one catalogue file."""
        import yaml

        try:  # all values as written: a date that does not exist spoils one entry, not the whole file
            content = yaml.load(path.read_text(encoding="utf-8-sig"), yaml.BaseLoader)
        except OSError as error:
            return cls(
                problem=_("it cannot be read ({reason}), so nothing of it is used").format(
                    reason=reason_of(error)
                )
            )
        except (ValueError, OverflowError, yaml.YAMLError) as error:
            return cls(problem=_unparsed(error))
        stated = content if isinstance(content, dict) else {}
        files, encoder = stated.get("files"), stated.get("encoder")
        return replace(
            cls._checked(files if isinstance(files, dict) else {}),
            encoder=encoder if isinstance(encoder, str) else "",
        )

    @classmethod
    def _checked(cls, files: Mapping[str, object]) -> Catalogue:
        entries = {
            composed(str(name)): dict(entry) for name, entry in files.items() if isinstance(entry, dict)
        }
        wrong = [name for name, entry in entries.items() if not _is_date(entry.get("date"))]
        for name in wrong:
            del entries[name]["date"]
        return cls(entries, remark=_wrong_dates(wrong))

    def overrides(self, file: str) -> Overrides | None:
        """What a person states about one file, None when nothing."""
        entry = self.files.get(composed(file))
        if not entry:
            return None
        return Overrides(
            **{key: str(entry[key]) for key in _WORDS if entry.get(key)},
            without=_left_out(entry),
        )

    def version(self, file: str) -> str:
        """A short mark that changes with what is stated about the file; empty when nothing is."""
        overrides = self.overrides(file)
        if overrides is None or overrides == Overrides():
            return ""
        words = repr([getattr(overrides, key) for key in _WORDS] + sorted(overrides.without))
        return hashlib.sha256(words.encode()).hexdigest()[:8]


def composed(name: str) -> str:
    """The name with its accents as people type them: some systems keep them apart."""
    return unicodedata.normalize("NFC", name)


def stated_of(path: Path) -> Overrides | None:
    """What a person states about a file in the nearest folder above it whose catalogue names it."""
    for folder in path.parents:
        stated = Catalogue.of(folder).overrides(path.relative_to(folder).as_posix())
        if stated:
            return stated
    return None


def _left_out(entry: Mapping[str, object]) -> frozenset[str]:
    """The reasons of repairs that the entry leaves out."""
    if str(entry.get("repairs", "")).lower() in _OFF:
        return frozenset({"all"})
    without = entry.get("without")
    return frozenset(map(str, without)) if isinstance(without, list) else frozenset()


def _unparsed(error: Exception) -> str:
    line = getattr(getattr(error, "problem_mark", None), "line", None)
    if line is None:
        return _("it does not parse, so nothing of it is used; mend it and rescan")
    told = _("it does not parse at line {line}, so nothing of it is used; mend it and rescan")
    return told.format(line=line + 1)


def _is_date(stated: object) -> bool:
    """Whether reading will understand a stated date; nothing stated is fine."""
    from search.reading.dates import iso

    return not stated or bool(_PART_OF_A_DATE.fullmatch(str(stated)) or iso(str(stated)))


def _wrong_dates(files: Sequence[str]) -> str:
    if not files:
        return ""
    return _("the date of {files} is not like 2026-03-01, so it is left out; mend it and rescan").format(
        files=listed(map(in_marks, files))
    )
