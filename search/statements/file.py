"""statements.yaml on disk: quotes that a person has joined into one statement, or told apart.

After every change the new text must state exactly what was meant; otherwise it is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from search.decisions.file import DecisionFile
from search.errors import StatementsBroken, StatementsError
from search.speech import N_
from search.statements.editing import NOTHING, joined, separated, split_off
from search.statements.own import Called, Own, Place, parse


class StatementsFile(DecisionFile[Own]):
    """Decisions about statements; see `DecisionFile` for the arguments."""

    error = StatementsError
    broken = StatementsBroken

    def __init__(self, path: Path, begun: Path | None = None, log: Path | None = None) -> None:
        super().__init__(parse, path, begun, log)

    def join(self, places: Sequence[Place], called: Called = NOTHING) -> str:
        """State that quotes are one statement; what was done, in words.

        What tells them apart goes, also where it names them as they are `called` besides.
        """
        words, more = " = ".join(map(str, places[:2])), len(places) - 2
        if more <= 0:
            one, other = map(str, places)
            return self.change(
                lambda text: joined(text, places, called), "{one} = {other}", one=one, other=other
            )
        told = N_("{names} and {count} more")
        return self.change(lambda text: joined(text, places, called), told, names=words, count=more)

    def separate(self, one: Place, other: Place, called: Called = NOTHING) -> str:
        """State that two quotes are two statements; what was done, in words.  What joins them goes."""
        return self.change(
            lambda text: separated(text, one, other, called),
            N_("{one} is not {other}"),
            one=str(one),
            other=str(other),
        )

    def split(
        self, one: Place, others: Sequence[Place], hold: Callable[[Own], bool], called: Called = NOTHING
    ) -> str:
        """State that a quote is none of some others; what was done, in words.

        Where these do not `hold` together by what is stated then, that they are one statement is stated too.
        """

        def edit(text: str) -> str:
            new = split_off(text, one, others, called)
            return new if hold(parse(new)) else joined(new, others, called)

        first, more = str(others[0]), len(others) - 1
        if not more:
            return self.change(edit, N_("{one} is not {other}"), one=str(one), other=first)
        told = N_("{one} is not {other} and {count} more")
        return self.change(edit, told, one=str(one), other=first, count=more)
