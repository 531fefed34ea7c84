"""Word lists about names, shared by all languages: `data/names/*.yaml`."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any


@functools.cache
def load_names(file: str) -> dict[str, Any]:
    """The lists of one file, each still as it is written there."""
    import yaml

    path = resources.files(__package__) / "data" / "names" / f"{file}.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data if isinstance(data, dict) else {}


@functools.cache
def listed(file: str, key: str, separator: str | None = None) -> tuple[str, ...]:
    """One list of a file, its longest entries first."""
    words = (word.strip() for word in str(load_names(file).get(key, "")).split(separator))
    return tuple(sorted(filter(None, words), key=lambda word: (-len(word), word)))


@functools.cache
def word_set(file: str, key: str) -> frozenset[str]:
    """One list of a file, to look words up in."""
    return frozenset(listed(file, key))
