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
        N_("leads to what other sources say, in any language; Enter goes there, {desk.back} comes back."),
        "back",
    ),
    Step("desk.search", N_("searches all articles, whatever language you write."), "search"),
    Step(
        "desk.bookmark",
        N_("keeps the quote or passage in a file of yours; {desk.undo} undoes it."),
        "bookmark",
    ),
    Step("desk.help", N_("shows all keys. They are the same in every pane."), "help"),
)


def seen_path() -> Path:
    """The file that tells how far it was shown: the number of steps, or nothing for all of them."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False) / "tour-seen"


def due_step() -> int | None:
    """The step to begin at, from 0; None where there is nothing more to show."""
    try:
        told = seen_path().read_text(encoding="ascii")
    except FileNotFoundError:
        return 0
    except (OSError, ValueError):
        return None
    step = int(told) if told.isdecimal() else len(STEPS)
    return step if step < len(STEPS) else None


def note_seen(steps: int = len(STEPS)) -> None:
    """So many steps need not be shown again; raises OSError when the folder cannot be written."""
    path = seen_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(steps), encoding="ascii")
