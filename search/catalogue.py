"""`catalogue.yaml` beside the user's files: what a person states about them; it wins over their own words.

    title: My corpus
    files:
      talks/textbook.txt: {source: Language School, date: "2024-05-01", without: [pinyin]}

Known keys are title, source, url, author, date (ISO), encoding, without (reasons of repairs to leave out)
and about (a remark for people).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from search.reading.document import Overrides

CATALOGUE_NAME = "catalogue.yaml"
_WORDS = ("title", "source", "url", "author", "date", "encoding")


@dataclass(frozen=True)
class Catalogue:
    """The entries by file; `problem` says in one sentence why the catalogue could not be used, if so."""

    title: str = ""
    files: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    problem: str = ""

    @classmethod
    def of(cls, folder: Path) -> Catalogue:
        """The catalogue of a folder; an empty one where there is none or where it does not parse."""
        path = folder / CATALOGUE_NAME
        return cls.load(path) if path.is_file() else cls()

    @classmethod
    def load(cls, path: Path) -> Catalogue:
        """Parse one catalogue file."""
        import yaml

        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            line = getattr(getattr(error, "problem_mark", None), "line", None)
            where = f" at line {line + 1}" if line is not None else ""
            return cls(problem=f"it does not parse{where}, so nothing of it is used; mend it and rescan")
        if not isinstance(content, dict):
            return cls()
        files = content.get("files")
        entries = files if isinstance(files, dict) else {}
        return cls(
            title=str(content.get("title") or ""),
            files={str(name): entry for name, entry in entries.items() if isinstance(entry, dict)},
        )

    def overrides(self, file: str) -> Overrides | None:
        """What a person states about one file, None when nothing."""
        entry = self.files.get(file)
        if not entry:
            return None
        without = entry.get("without")
        return Overrides(
            **{key: str(entry[key]) for key in _WORDS if entry.get(key)},
            without=frozenset(map(str, without)) if isinstance(without, list) else frozenset(),
        )

    def version(self, file: str) -> str:
        """A short mark that changes with what is stated about the file; empty when nothing is."""
        overrides = self.overrides(file)
        if overrides is None or overrides == Overrides():
            return ""
        words = repr([getattr(overrides, key) for key in _WORDS] + sorted(overrides.without))
        return hashlib.sha256(words.encode()).hexdigest()[:8]
