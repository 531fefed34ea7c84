"""What the command line says of the files of a person's decisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from search.speech import N_
from tui.output.terminal import FOUND, NOTHING, PROBLEM, complain

if TYPE_CHECKING:
    from search.library import Library


STATES = (N_("in use"), N_("in use but for a part"), N_("not used"))
"""Whether a file is used, as a person reads it."""


class Decisions(NamedTuple):
    """A file by name, whether it is used, and sentences about what of it is not."""

    name: str
    state: str
    problems: tuple[str, ...]


def decisions(library: Library) -> Iterator[Decisions]:
    """The files of decisions that there are."""
    for file in library.read_decisions():
        if file.path.is_file():
            state = "not used" if file.problem else "in use but for a part" if file.problems else "in use"
            yield Decisions(file.path.name, state, file.problems)


def with_decisions(library: Library, code: int) -> int:
    """Tell of files that are not used; the exit code is then that of an input with a problem."""
    problems = [file.problem for file in library.read_decisions() if file.problem]
    for problem in problems:
        complain(problem)
    return PROBLEM if problems and code in (FOUND, NOTHING) else code
