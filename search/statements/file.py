"""statements.yaml on disk: quotes that a person has joined into one statement, or told apart.

After every change the new text must state exactly what was meant; otherwise it is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from search.decisions.file import DecisionFile
from search.errors import StatementsBroken, StatementsError
from search.statements.editing import joined, separated
from search.statements.own import Own, Place, parse


class StatementsFile(DecisionFile[Own]):
    """Decisions about statements; see `DecisionFile` for the arguments."""

    error = StatementsError
    broken = StatementsBroken

    def __init__(
        self, path: Path, begun: Path | None = None, wait: float = 5.0, log: Path | None = None
    ) -> None:
        super().__init__(parse, path, begun, wait, log)

    def join(self, places: Sequence[Place]) -> str:
        """State that quotes are one statement; what was done, in words.  What tells them apart goes."""
        words = " = ".join(map(str, places[:2])) + (f" and {len(places) - 2} more" if places[2:] else "")
        return self.change(lambda text: joined(text, places), words)

    def separate(self, one: Place, other: Place) -> str:
        """State that two quotes are two statements; what was done, in words."""
        return self.change(lambda text: separated(text, one, other), f"{one} is not {other}")
