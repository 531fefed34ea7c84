"""Aliases that make a small file endless are refused in every file of decisions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.errors import DecisionBroken
from search.glossaries.own import parse as glossary
from search.people.own import parse as people
from search.searches.kept import parse as searches
from search.statements.own import parse as statements

BOMB = "other:\n  - &a0 [x]\n" + "".join(f"  - &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))


@pytest.mark.parametrize("parse", [glossary, people, searches, statements])
def test_aliases_within_aliases_are_refused(parse: Callable[[str], object]) -> None:
    with pytest.raises(DecisionBroken, match="repeats itself by its aliases"):
        parse(BOMB)
    with pytest.raises(DecisionBroken, match="line 2"):
        parse("a: 1\n\tb: 2\n")
    parse("")
