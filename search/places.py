"""Where things belong: the starter corpus, derived data, and the bookmarks of a folder."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

APP = "hexapla"
BOOKMARKS_NAME = "bookmarks.yaml"
CATALOGUE_NAME = "catalogue.yaml"
PEOPLE_NAME = "people.yaml"
STATEMENTS_NAME = "statements.yaml"
SEARCHES_NAME = "searches.yaml"
GLOSSARY_NAME = "glossary.yaml"


def seeds_folder() -> Path:
    """The starter corpus that is installed beside the program."""
    return (Path(__file__).resolve().parent.parent / "seeds").resolve()


def cache_home() -> Path:
    """The user's cache folder for derived data."""
    from platformdirs import user_cache_path

    return user_cache_path(APP, appauthor=False)


def data_home() -> Path:
    """The user's data folder, for what a person made and no library folder can hold."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def library_key(folder: Path) -> str:
    """A name for a folder that is readable and differs for each absolute path."""
    digest = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:12]
    name = re.sub(r"[^\w.-]+", "-", folder.resolve().name, flags=re.ASCII).strip("-") or "library"
    return f"{name[:40]}-{digest}"


def bookmarks_path(folder: Path) -> Path:
    """Beside the user's files; for the starter corpus or a read-only folder, in the data folder."""
    return _beside(folder, BOOKMARKS_NAME)


def fallback_bookmarks_path(folder: Path) -> Path:
    """Where the bookmarks of a folder go when it cannot hold them."""
    return _apart(folder, BOOKMARKS_NAME)


def people_path(folder: Path) -> Path:
    """What a person states about names, in the same place as the bookmarks."""
    return _beside(folder, PEOPLE_NAME)


def catalogue_path(folder: Path) -> Path:
    """What a person states about the files, in the same place."""
    return _beside(folder, CATALOGUE_NAME)


def searches_path(folder: Path) -> Path:
    """The searches that a person keeps, in the same place."""
    return _beside(folder, SEARCHES_NAME)


def glossary_path(folder: Path) -> Path:
    """The word pairs that a person has confirmed, in the same place."""
    return _beside(folder, GLOSSARY_NAME)


def statements_path(folder: Path) -> Path:
    """What a person states about statements, in the same place as the bookmarks."""
    return _beside(folder, STATEMENTS_NAME)


def exports_folder(folder: Path) -> Path:
    """Where files go that a person exports without naming a place: never among the articles."""
    return _apart(folder, "exports")


def _beside(folder: Path, name: str) -> Path:
    if folder.resolve() != seeds_folder() and os.access(folder, os.W_OK):
        return folder / name
    return _apart(folder, name)


def _apart(folder: Path, name: str) -> Path:
    return data_home() / library_key(folder) / name
