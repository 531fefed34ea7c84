"""searches.yaml on disk: lines are kept under names, and taken out again.

After every change the new text must state exactly what was meant; otherwise it is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from yaml.nodes import MappingNode, ScalarNode

from search.decisions.file import DecisionFile
from search.decisions.scalars import scalar, storable
from search.decisions.yaml_text import (
    Item,
    appended,
    last_character,
    list_of,
    with_key,
    without_item,
    without_key,
)
from search.errors import DecisionError, SearchesBroken, SearchesError
from search.searches.kept import KEY, ORDERS, Kept, Search, key_of, parse
from search.speech import N_, _

_HEADER = "# Kept searches of this library.  Edit freely: comments and unknown keys are kept.\n"
_EXACT = "true"
_REFUSED = N_("searches.yaml is written in a way that cannot be changed safely here; change it by hand: {}.")


class SearchesFile(DecisionFile[Kept]):
    """Kept query lines; see `DecisionFile` for the arguments."""

    error = SearchesError
    broken = SearchesBroken

    def __init__(self, path: Path, begun: Path | None = None, log: Path | None = None) -> None:
        super().__init__(parse, path, begun, log)

    def keep(
        self, name: str, line: str, added: str | None = None, exact: bool = False, order: str = ""
    ) -> str:
        """Keep a line under a name, in the entry that has it already; what was done, in words.

        `added` is today if left out; `exact` and `order` are those of `Search`.  Raises SearchesError.
        """
        added = date.today().isoformat() if added is None else added
        search = Search(_plain(name), _plain(line), added, exact, order if order in ORDERS else "")
        if not search.name or not search.line:
            raise SearchesError(_("Give a name and a line to keep under it."))
        return self.change(lambda text: _kept(text, search), N_("{name} is kept"), name=search.name)

    def drop(self, name: str) -> str:
        """Take a kept line out; what was done, in words.  Raises SearchesError when there is none."""
        if self.load().named(name) is None:
            raise SearchesError(_("No search is kept as {name}.").format(name=name))
        return self.change(
            lambda text: _dropped(text, name), N_("{name} is not kept any more"), name=_plain(name)
        )

    def rename(self, name: str, new: str) -> str:
        """Give a kept line another name; what was done, in words.  Raises SearchesError.

        A name that another line has is refused.
        """
        new, known = _plain(new), self.load()
        search, other = known.named(name), known.named(new)
        if search is None:
            raise SearchesError(_("No search is kept as {name}.").format(name=name))
        if not new:
            raise SearchesError(_("Give a name."))
        if other is not None and other != search:
            raise SearchesError(
                _("{name} is the name of another search; give a new one.").format(name=other.name)
            )
        return self.change(
            lambda text: _renamed(text, name, new), N_("{name} is called {new}"), name=_plain(name), new=new
        )


def _plain(text: str) -> str:
    """One line that a file can hold."""
    return " ".join(str(storable(text)).split())


def _kept(text: str, search: Search) -> str:
    """The text with a search more, or with what it asks in the entry of its name."""
    known = parse(text).named(search.name)
    if known is None:
        meant = (*parse(text).searches, search)
        return _checked(lambda: _with(text, search), meant, f"{search.name}: {search.line}")
    if replace(search, name=known.name, added=known.added) == known:
        return text
    return _changed(text, known, search)


def _renamed(text: str, name: str, new: str) -> str:
    known = parse(text).named(name)
    return _changed(text, known, replace(known, name=new)) if known else text


def _changed(text: str, known: Search, new: Search) -> str:
    """The first entry of a name with other values; its note, unknown keys and comments stay."""
    listed = list(parse(text).searches)
    at = listed.index(known)
    meant = (*listed[:at], new, *listed[at + 1 :])
    place = _places(text, known.name)[0]
    return _checked(lambda: _with_values(text, place, new), meant, f"{new.name}: {new.line}")


def _with_values(text: str, place: int, search: Search) -> str:
    for key, value in _values(search).items():
        listed = list_of(text, KEY)
        assert listed is not None
        text = _with_value(text, listed.value[place], key, value)
    return text


def _with_value(text: str, node: MappingNode, key: str, value: str) -> str:
    """An entry with another value of a key, without the key for an empty one."""
    known = Item(node).get(key)
    if known is None:
        return with_key(text, node, node.value[-1][1], f"{key}: {_yaml(value)}") if value else text
    if not value:
        return without_key(text, node, key)
    if isinstance(known.value, str) and known.value.strip() == value:
        return text
    space = "" if known.value else " "
    return f"{text[: known.start_mark.index]}{space}{_yaml(value)}{text[last_character(text, known) :]}"


def _dropped(text: str, name: str) -> str:
    return _checked(lambda: _without(text, name), _others(text, name), f"without {name}")


def _others(text: str, name: str) -> tuple[Search, ...]:
    return tuple(each for each in parse(text).searches if key_of(each.name) != key_of(name))


def _with(text: str, search: Search) -> str:
    """An entry more, written as the list is: one in brackets takes a mapping in braces."""
    listed = list_of(text, KEY)
    written = [f"{key}: {_yaml(value)}" for key, value in _values(search).items() if value]
    if listed is not None and listed.value and listed.flow_style:
        return appended(text, KEY, f"{{{', '.join(written)}}}", _HEADER)
    column = listed.start_mark.column + 2 if listed is not None and listed.value else 4
    return appended(text, KEY, f"\n{' ' * column}".join(written), _HEADER)


def _values(search: Search) -> dict[str, str]:
    """What is written of a search, by key; empty for what is left out."""
    return {
        "name": search.name,
        "line": search.line,
        "exact": _EXACT if search.exact else "",
        "order": search.order,
        "added": search.added,
    }


def _yaml(value: str) -> str:
    return value if value == _EXACT else scalar(value)


def _without(text: str, name: str) -> str:
    for at in reversed(_places(text, name)):
        text = without_item(text, list_of(text, KEY), at)
    return text


def _places(text: str, name: str) -> list[int]:
    """Which items of the list are used under a name."""
    listed = list_of(text, KEY)
    return [
        at
        for at, node in enumerate(listed.value if listed else ())
        if isinstance(node, MappingNode)
        and _text_of(node, "line")
        and key_of(_text_of(node, "name")) == key_of(name)
    ]


def _text_of(node: MappingNode, key: str) -> str:
    """The text under a key, empty where there is none."""
    found = Item(node).get(key)
    return found.value.strip() if isinstance(found, ScalarNode) else ""


def _checked(change: Callable[[], str], meant: tuple[Search, ...], words: str) -> str:
    """The new text, if it states what is meant and nothing else."""
    try:
        new = change()
        stated = parse(new).searches
    except DecisionError as error:
        raise SearchesError(_(_REFUSED).format(words)) from error
    if stated != meant:
        raise SearchesError(_(_REFUSED).format(words))
    return new
