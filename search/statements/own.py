"""What a person states in statements.yaml: quotes that are one statement, and quotes that are not.

    same:
      - - {file: en.txt, words: "No ship should leave port"}
        - {file: zh.txt, words: "任何船只都不应离港"}
    different:
      - - {file: en.txt, words: "We acted at once"}
        - {file: x.txt, words: "We acted at once"}

It always wins.  A quote is named by its file and by its words, or some that only it has, so that it is found
again after the file was read anew.  `start` tells apart words that stand there twice, and `item` is the
number, from 1, of an article in a file that holds several.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from search.decisions.yaml_text import loader
from search.errors import BookmarksBroken, StatementsBroken
from search.language.fold import fold

KEYS = ("same", "different", "version")
PLACE_KEYS = ("file", "words", "start", "item", "note")
_OFF = "Until it is mended, what it joins and tells apart does not hold."


@dataclass(frozen=True, slots=True)
class Place:
    """A quote as it is named in the file."""

    file: str
    words: str
    start: int = 0
    item: int = 1

    def is_like(self, other: Place) -> bool:
        """Whether both name one quote: by words of which one holds the other."""
        ours, theirs = plain(self.words), plain(other.words)
        if (self.file, self.item) != (other.file, other.item) or not (ours in theirs or theirs in ours):
            return False
        return not (self.start and other.start) or self.start == other.start

    def __str__(self) -> str:
        return f"{self.words[:40]} ({self.file})"


Pair = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Own:
    """All that is stated; `problems` are sentences about what could not be used."""

    same: tuple[tuple[Place, ...], ...] = ()
    different: tuple[Pair, ...] = ()
    problems: tuple[str, ...] = ()


def plain(words: str) -> str:
    """Words without what an edition changes: case, script, spaces."""
    return " ".join(fold(words).split())


def parse(text: str, name: str = "statements.yaml") -> Own:
    """What the text of a file states; raises StatementsBroken, with the line and its likely cause."""
    import yaml

    from search.bookmarks.causes import broken

    try:
        content = yaml.load(text, loader())
    except yaml.YAMLError as error:
        found: BookmarksBroken = broken(name, text.splitlines(), error)
        raise StatementsBroken(f"{found}  {_OFF}", found.line) from error
    except (ValueError, RecursionError) as error:
        raise StatementsBroken(f"{name} is nested too deeply to be a list of statements.  {_OFF}") from error
    if content in (None, ""):
        return Own()
    if not isinstance(content, dict):
        raise StatementsBroken(
            f"{name}, line 1: it begins with a line 'same:' and a list below it.  {_OFF}", 1
        )
    problems = [
        f"{name}: the key '{key}' is not known (there are {', '.join(KEYS)}); it is kept but not used."
        for key in content
        if key not in KEYS
    ]
    same = tuple(_groups(content.get("same"), f"{name}: 'same'", problems))
    different = tuple(_groups(content.get("different"), f"{name}: 'different'", problems))
    pairs = tuple((group[0], other) for group in different for other in group[1:])
    return Own(same, pairs, tuple(problems))


def places_of(group: Any, where: str = "", problems: list[str] | None = None) -> Iterator[Place]:
    """The quotes that an entry names; what cannot be used is told to `problems`."""
    told = problems if problems is not None else []
    for entry in group if isinstance(group, list) else ():
        texts = [entry.get(key) if isinstance(entry, dict) else None for key in ("file", "words")]
        if not all(isinstance(text, str) and plain(text) for text in texts):
            told.append(f'{where}: a quote is written {{file: a.txt, words: "its words"}}; it is left out.')
            continue
        unknown = [key for key in entry if key not in PLACE_KEYS]
        told += [f"{where}: the key '{key}' is not known; it is kept but not used." for key in unknown]
        yield Place(
            str(texts[0]), str(texts[1]), _number(entry.get("start"), 0), _number(entry.get("item"), 1)
        )


def _groups(value: Any, where: str, problems: list[str]) -> Iterator[tuple[Place, ...]]:
    if value in (None, ""):
        return
    if not isinstance(value, list):
        problems.append(f"{where} must be a list; it is left out.")
        return
    for number, group in enumerate(value, 1):
        places = list(places_of(group, f"{where}, entry {number}", problems))
        if len(places) > 1:
            yield tuple(places)
        else:
            problems.append(f"{where}, entry {number}: it needs two quotes or more; it is left out.")


def _number(value: Any, otherwise: int) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else otherwise
