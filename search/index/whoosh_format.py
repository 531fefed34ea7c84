"""What a Whoosh index was made by, told without loading Whoosh, which takes 12 MB and a tenth of a second."""

from __future__ import annotations

from importlib.metadata import version

FORMAT_VERSION = 1
"""Raise it with any change of the schema or of what is written into a field."""


def identity() -> str:
    """Engine and format: an index made under another identity is made anew."""
    major, minor = version("whoosh-reloaded").split(".")[:2]
    return f"whoosh {major}.{minor} format {FORMAT_VERSION}"
