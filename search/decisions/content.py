"""What the text of a file of decisions holds, or why it cannot be used."""

from __future__ import annotations

from typing import Any, NamedTuple

from search.decisions.yaml_text import is_repeating, loader
from search.errors import DecisionBroken
from search.speech import _


class FileKind(NamedTuple):
    """What a kind of file is: the error that is raised, "a list of people", the key that it begins with, and
    what does not hold while the file is broken.
    """

    broken: type[DecisionBroken]
    what: str
    first: str
    off: str


def content_of(text: str, name: str, kind: FileKind) -> dict[str, Any]:
    """The keys and values of a text, all of them text; none of an empty one.

    Raises `kind.broken` with the line and the likely cause, also for aliases that make more of the text than
    was written.  Linear in the text.
    """
    import yaml

    from search.decisions.causes import trouble

    try:
        content = yaml.load(text, loader())
    except yaml.YAMLError as error:
        words, line = trouble(name, text.splitlines(), error)
        raise kind.broken(f"{words}  {_(kind.off)}", line) from error
    except RecursionError as error:
        raise kind.broken(
            _("{name} is nested too deeply to be {kind}.  {consequence}").format(
                name=name, kind=_(kind.what), consequence=_(kind.off)
            )
        ) from error
    except ValueError as error:
        raise kind.broken(
            _("{name} has characters that no file can hold; write them anew.  {consequence}").format(
                name=name, consequence=_(kind.off)
            )
        ) from error
    if is_repeating(content, text):
        raise kind.broken(
            _("{name} repeats itself by its aliases (&, *); write entries out.  {consequence}").format(
                name=name, consequence=_(kind.off)
            )
        )
    if content in (None, ""):
        return {}
    if not isinstance(content, dict):
        raise kind.broken(
            _("{name}, line 1: it begins with a line '{key}:' and a list below it.  {consequence}").format(
                name=name, key=kind.first, consequence=_(kind.off)
            ),
            1,
        )
    return content
