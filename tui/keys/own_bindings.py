"""The keys that a screen of the desk declares, with those of the screens it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding
from textual.dom import DOMNode


def own_bindings(kind: type[DOMNode]) -> Iterator[Binding]:
    """Class by class without those of the toolkit; a key that is declared again is told once."""
    told: set[str] = set()
    for each in kind.__mro__:
        if each.__module__.startswith("textual."):
            continue
        for binding in vars(each).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.key not in told:
                told.add(binding.key)
                yield binding
