"""The fields in front of a Markdown file: what clippers and site generators state about the article.

They are YAML between dashes; what stands between plus signs is TOML, simple lines of which are read so.
Every value is taken as written: `2025-13-45`, `no` and `20:58` are words until somebody reads them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from search.speech import N_

UNREADABLE = N_("the front matter is damaged; no field was taken from it but the title")

_FENCED = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<fields>(?:.*\n)*?)(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)"
)
_ASSIGNED = re.compile(r"^([\w-]+)[ \t]*=[ \t]*", re.MULTILINE)
_KEY = re.compile(r"(?:[ \t]*(?:#.*)?\n)*[^\W\d][\w .-]{0,40}:(?:\s|$)")
_TITLE = re.compile(r"^title:(.+)", re.MULTILINE | re.IGNORECASE)
_QUOTES = "\"'"
_LARGEST = 65_536


class FrontMatter(NamedTuple):
    """The fields of a note, its text behind them, and the YAML itself where it could not be parsed."""

    fields: Mapping[str, Any]
    rest: str
    damaged: str = ""


def split(text: str) -> FrontMatter:
    """A note as fields and text; without front matter all of it is text.

    Of front matter that does not parse, only a title in one line is taken.
    """
    found = _FENCED.match(text, 0, _LARGEST)
    written = _yaml(found) if found else ""
    if not found or not _KEY.match(written):
        return FrontMatter({}, text)
    rest = text[found.end() :]
    fields = _parsed(written)
    return FrontMatter(_title(written), rest, written) if fields is None else FrontMatter(fields, rest)


def _yaml(found: re.Match[str]) -> str:
    return _ASSIGNED.sub(r"\1: ", found["fields"]) if found["fence"] == "+++" else found["fields"]


def _title(written: str) -> dict[str, str]:
    """The title in one line, without quotation marks around it."""
    found = _TITLE.search(written)
    title = found[1].strip() if found else ""
    return {"title": title.strip(_QUOTES) if title.startswith(tuple(_QUOTES)) else title}


def _parsed(written: str) -> dict[str, Any] | None:
    """The mapping that the YAML is, None if it is none.  Aliases, which could grow without end, are none."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(written, loader)):
            return None
        fields = yaml.load(written, loader)
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: an escape beyond Unicode
        return None
    return fields if isinstance(fields, dict) else None
