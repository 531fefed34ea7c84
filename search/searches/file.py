"""searches.yaml on disk: lines are kept under names, and taken out again.

After every change the new text must state exactly what was meant; otherwise it is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from yaml.nodes import MappingNode

from search.bookmarks.scalars import scalar, storable
from search.decisions.file import DecisionFile
from search.decisions.yaml_text import Item, appended, last_character, list_of, without_item
from search.errors import DecisionError, SearchesBroken, SearchesError
from search.searches.kept import KEY, ORDERS, Kept, Search, key_of, parse

_HEADER = "# Kept searches of this library.  Edit freely: comments and unknown keys are kept.\n"
_REFUSED = "searches.yaml is written in a way that cannot be changed safely here; change it by hand: {}."


class SearchesFile(DecisionFile[Kept]):
    """Kept query lines; see `DecisionFile` for the arguments."""

    error = SearchesError
    broken = SearchesBroken

    def __init__(
        self, path: Path, begun: Path | None = None, wait: float = 5.0, log: Path | None = None
    ) -> None:
        super().__init__(parse, path, begun, wait, log)

    def keep(
        self, name: str, line: str, added: str | None = None, exact: bool = False, order: str = ""
    ) -> str:
        """Keep a line under a name, in place of the one that had it; what was done, in words.

        `added` is today if left out; `exact` and `order` are those of `Search`.  Raises SearchesError.
        """
        added = date.today().isoformat() if added is None else added
        search = Search(_plain(name), _plain(line), added, exact, order if order in ORDERS else "")
        if not search.name or not search.line:
            raise SearchesError("Give a name and a line to keep under it.")
        return self.change(lambda text: _kept(text, search), f"{search.name} is kept")

    def drop(self, name: str) -> str:
        """Take a kept line out; what was done, in words.  Raises SearchesError when there is none."""
        if self.load().named(name) is None:
            raise SearchesError(f"No search is kept as {name}.")
        return self.change(lambda text: _dropped(text, name), f"{_plain(name)} is not kept any more")

    def rename(self, name: str, new: str) -> str:
        """Give a kept line another name; what was done, in words.  Raises SearchesError.

        A name that another line has is refused.
        """
        new, known = _plain(new), self.load()
        search, other = known.named(name), known.named(new)
        if search is None:
            raise SearchesError(f"No search is kept as {name}.")
        if not new:
            raise SearchesError("Give a name.")
        if other is not None and other != search:
            raise SearchesError(f"{other.name} is the name of another search; give a new one.")
        return self.change(lambda text: _renamed(text, name, new), f"{_plain(name)} is called {new}")


def _plain(text: str) -> str:
    """One line that a file can hold."""
    return " ".join(str(storable(text)).split())


def _kept(text: str, search: Search) -> str:
    """The text with a search more; one of the same name that asks the same stays as it is."""
    known = parse(text).named(search.name)
    if known is not None and replace(search, name=known.name, added=known.added) == known:
        return text
    meant = (*_others(text, search.name), search)
    return _checked(
        lambda: _with(_without(text, search.name), search), meant, f"{search.name}: {search.line}"
    )


def _dropped(text: str, name: str) -> str:
    return _checked(lambda: _without(text, name), _others(text, name), f"without {name}")


def _renamed(text: str, name: str, new: str) -> str:
    listed = parse(text).searches
    meant = tuple(replace(each, name=new) if key_of(each.name) == key_of(name) else each for each in listed)
    return _checked(lambda: _with_name(text, name, new), meant, f"{name}: {new}")


def _with_name(text: str, name: str, new: str) -> str:
    at, listed = _place(text, name), list_of(text, KEY)
    assert at is not None
    assert listed is not None
    value = Item(listed.value[at]).get("name")
    assert value is not None
    written = scalar(new)
    return f"{text[: value.start_mark.index]}{written}{text[last_character(text, value) :]}"


def _others(text: str, name: str) -> tuple[Search, ...]:
    return tuple(each for each in parse(text).searches if key_of(each.name) != key_of(name))


def _with(text: str, search: Search) -> str:
    """An entry more, written as the list is: one in brackets takes a mapping in braces."""
    listed = list_of(text, KEY)
    written = [
        f"{key}: {value}"
        for key, value in (
            ("name", scalar(search.name)),
            ("line", scalar(search.line)),
            ("exact", "true" if search.exact else ""),
            ("order", search.order),
            ("added", scalar(search.added) if search.added else ""),
        )
        if value
    ]
    if listed is not None and listed.value and listed.flow_style:
        return appended(text, KEY, f"{{{', '.join(written)}}}", _HEADER)
    column = listed.start_mark.column + 2 if listed is not None and listed.value else 4
    return appended(text, KEY, f"\n{' ' * column}".join(written), _HEADER)


def _without(text: str, name: str) -> str:
    while (at := _place(text, name)) is not None:
        text = without_item(text, list_of(text, KEY), at)
    return text


def _place(text: str, name: str) -> int | None:
    """Which item of the list has a name."""
    listed = list_of(text, KEY)
    for at, node in enumerate(listed.value if listed else ()):
        found = Item(node).get("name") if isinstance(node, MappingNode) else None
        if found is not None and isinstance(found.value, str) and key_of(found.value) == key_of(name):
            return at
    return None


def _checked(change: Callable[[], str], meant: tuple[Search, ...], words: str) -> str:
    """The new text, if it states what is meant and nothing else."""
    try:
        new = change()
        stated = parse(new).searches
    except DecisionError as error:
        raise SearchesError(_REFUSED.format(words)) from error
    if stated != meant:
        raise SearchesError(_REFUSED.format(words))
    return new
