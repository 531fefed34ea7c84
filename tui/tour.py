"""The five keys that somebody is shown who opens the desk for the first time, and whether that was done."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from search.places import APP
from search.speech import N_


class Step(NamedTuple):
    """The id of a binding of the desk, what its key is good for, and the action that was tried at last."""

    binding: str
    words: str
    last: str


STEPS = (
    Step(
        "desk.next-quote",
        N_("goes from quote to quote. Who said it stands in the pane beside."),
        "next_mark",
    ),
    Step(
        "desk.related",
        N_("leads to what other sources say, in any language; Enter goes there, H comes back."),
        "back",
    ),
    Step("desk.search", N_("searches all articles, whatever language you write."), "search"),
    Step("desk.bookmark", N_("keeps the quote or passage in a file of yours; z undoes it."), "bookmark"),
    Step("desk.help", N_("shows all keys. They are the same in every pane."), "help"),
)


def seen_path() -> Path:
    """The file that tells that it was shown; what is in it does not matter."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False) / "tour-seen"


def is_due() -> bool:
    """Whether nobody has been shown the keys yet."""
    return not seen_path().exists()


def note_seen() -> None:
    """Do not show them again; raises OSError when the folder cannot be written."""
    path = seen_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
