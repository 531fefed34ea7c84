"""The values of coverage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from search.provenance.model import Rests

Side = Literal["only here", "only elsewhere"]
GapKind = Literal["statement", "person", "figure", "passage"]

SIDES: tuple[Side, ...] = ("only here", "only elsewhere")
KINDS: tuple[GapKind, ...] = ("statement", "person", "figure", "passage")


@dataclass(frozen=True, slots=True)
class GapPlace:
    """Where it stands: [start, end) of an article, with its words.

    `speech` is the kind of quote that they are, empty where nobody is quoted, and `verb` the word for saying
    as it is written ("denied"), empty where there is none; `about` is a figure
    with its clause, or what is said without the words that part it; empty where it is `text`.
    """

    article: int
    file: str
    item: int
    title: str
    source: str
    date: str
    lang: str
    start: int
    end: int
    text: str
    speech: str = ""
    about: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """What was not found on the other side: a statement, somebody who speaks, a figure, or a sentence.

    `label` names a figure or who speaks, and is empty for others; `sources` counts articles, near
    copies once.
    `is_minor` where it says little by itself, or is a part of another gap; `rests` is on which origins it
    rests, where somebody has looked.  `is_unsure` where the other side perhaps has it, too: in words that
    are near, under a name in another script, in another currency; `near` is then the place there that may
    tell it, where there is one.
    """

    side: Side
    kind: GapKind
    label: str
    places: tuple[GapPlace, ...]
    sources: int
    is_minor: bool = False
    rests: Rests | None = None
    is_unsure: bool = False
    near: GapPlace | None = None
