"""glossary.yaml on disk: word pairs that a person has confirmed and denied.

After every change the new text must state exactly what was meant; otherwise it is refused.
"""

from __future__ import annotations

from pathlib import Path

from search.decisions.file import DecisionFile
from search.errors import PairsBroken, PairsError
from search.glossaries.editing import confirmed, denied, dropped, words, written
from search.glossaries.own import Entry, Form, Own, family, parse
from search.speech import N_, _


class PairsFile(DecisionFile[Own]):
    """Word pairs; see `DecisionFile` for the arguments."""

    error = PairsError
    broken = PairsBroken

    def __init__(self, path: Path, begun: Path | None = None, log: Path | None = None) -> None:
        super().__init__(parse, path, begun, log)

    def confirm(self, one: Form, other: Form) -> str:
        """State that two forms of two languages mean the same; what was done.  Raises PairsError."""
        one, other = _two(one, other)
        return self.change(lambda text: confirmed(text, one, other), words(one, other))

    def deny(self, one: Form, other: Form) -> str:
        """State that they do not; what was done.  Raises PairsError."""
        one, other = _two(one, other)
        return self.change(
            lambda text: denied(text, one, other), N_("{one} is not {other}"), one=one.text, other=other.text
        )

    def drop(self, entry: Entry) -> str:
        """Take an entry out; what was done.  Raises PairsError."""
        forms = " = ".join(form.text for form in entry)
        return self.change(lambda text: dropped(text, entry), N_("{forms} is taken out"), forms=forms)


def _two(one: Form, other: Form) -> tuple[Form, Form]:
    if family(one.lang) == family(other.lang):
        raise PairsError(_("A pair needs words of two languages."))
    return written(one), written(other)
