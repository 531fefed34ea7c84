"""people.yaml on disk: names that a person has joined and told apart.

After every change the new text must state exactly what was meant; otherwise it is refused.
"""

from __future__ import annotations

from pathlib import Path

from search.decisions.file import DecisionFile
from search.errors import PeopleBroken, PeopleError
from search.people.editing import joined, separated
from search.people.own import Own, parse
from search.speech import N_


class PeopleFile(DecisionFile[Own]):
    """Names that a person has joined and told apart; see `DecisionFile` for the arguments."""

    error = PeopleError
    broken = PeopleBroken

    def __init__(self, path: Path, begun: Path | None = None, log: Path | None = None) -> None:
        super().__init__(parse, path, begun, log)

    def join(self, name: str, other: str) -> str:
        """State that two names are one person; what was done, in words.

        `other` goes to the entry that has `name`, or to a new one.  What told the two apart is taken out.
        """
        return self.change(
            lambda text: joined(text, name, other), N_("{one} is {other}"), one=other, other=name
        )

    def separate(self, name: str, other: str) -> str:
        """State that two names are two people; what was done, in words."""
        return self.change(
            lambda text: separated(text, name, other), N_("{one} is not {other}"), one=other, other=name
        )
