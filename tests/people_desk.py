"""People made up for the screens of people, and those screens."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from search.model import Person, Proposal
from tests.desk import desk_of, settled
from tui.screens.people import PeopleScreen
from tui.screens.statements import StatementsScreen


def person(name: str, *names: str, said: int = 1, proposed: Sequence[str] = (), **more: object) -> Person:
    proposals = tuple(Proposal(other, ("one character differs",)) for other in proposed)
    row = Person(name, (name, *names), ("a.txt",), ("en",), said, name.lower(), "person", (), proposals)
    return row if not more else Person(**{**{key: getattr(row, key) for key in row.__slots__}, **more})


SOME = (
    person("Mark Zuckerberg", "马克·扎克伯格", said=9, proposed=("扎克伯克",)),
    person("Ana Ruiz", said=4),
    person("Corvane Systems", said=2, type="organisation"),
    person("knowing circles", said=1, type="unnamed"),
)


def people_of(pilot: Pilot[None]) -> PeopleScreen:
    screen = pilot.app.screen
    assert isinstance(screen, PeopleScreen)
    return screen


async def opened_with(
    pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch, rows: Sequence[Person] = SOME
) -> PeopleScreen:
    """The people screen on given people."""
    monkeypatch.setattr(desk_of(pilot).library, "people", lambda **_: list(rows))
    await pilot.press("S")
    await settled(pilot)
    return people_of(pilot)


async def type_line(pilot: Pilot[None], words: str) -> None:
    """Write a filter line and wait for what fits it."""
    screen = pilot.app.screen
    screen.query_one(Input).value = words
    screen.narrow()  # type: ignore[attr-defined]
    await settled(pilot)


def names(screen: PeopleScreen) -> list[str]:
    return [row.name for row in screen.shown]


def title(screen: PeopleScreen | StatementsScreen) -> str:
    return str(screen.query_one(".dialog").border_title)
