"""The entries of the bilingual glossary, as read from YAML."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from search.language.fold import fold


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing with its forms by language; the first form of a language is its usual one."""

    id: str
    kind: str
    forms: dict[str, tuple[str, ...]]


@cache
def bundled() -> tuple[Concept, ...]:
    """The entries that come with the program."""
    return parse(files("search.language").joinpath("glossary.yaml").read_text("utf-8"))


@cache
def chinese_words() -> frozenset[str]:
    """All bundled Chinese forms, folded, for the segmenter."""
    return frozenset(fold(form) for concept in bundled() for form in concept.forms.get("zh", ()))


def read(path: Path) -> tuple[Concept, ...]:
    """The entries of a user's own glossary file."""
    return parse(path.read_text("utf-8"))


def parse(text: str) -> tuple[Concept, ...]:
    """Entries from YAML text."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: list[dict[str, Any]] = yaml.load(text, Loader=loader) or []
    return tuple(_concept(entry) for entry in entries)


def _concept(entry: dict[str, Any]) -> Concept:
    forms = {key: tuple(map(str, value)) for key, value in entry.items() if key not in {"id", "kind"}}
    return Concept(str(entry["id"]), str(entry["kind"]), forms)
