"""`catalogue.yaml` as a file that the program changes for a person: in which encoding a file is read.

After every change the new text must state exactly what was meant; otherwise it is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from search.catalogue import composed
from search.decisions.content import FileKind, content_of
from search.decisions.file import DecisionFile
from search.decisions.scalars import scalar, storable, word
from search.decisions.yaml_text import Item, last_character, newline, root_of, with_key, without_key
from search.errors import CatalogueBroken, CatalogueError
from search.places import CATALOGUE_NAME
from search.speech import N_, _

_KEY, _ENCODING = "files", "encoding"
_HEADER = (
    "# What you state about the files of this library.  Edit freely: comments and unknown keys are kept.\n"
)
_KIND = FileKind(
    CatalogueBroken, N_("a catalogue of files"), _KEY, N_("Until then nothing of it is used; mend it.")
)


class Stated(NamedTuple):
    """The whole content of the file."""

    content: Mapping[str, Any]
    problems: tuple[str, ...] = ()


class CatalogueFile(DecisionFile[Stated]):
    """What a person states about the files of a library; see `DecisionFile` for the arguments."""

    error = CatalogueError
    broken = CatalogueBroken

    def __init__(self, path: Path, begun: Path | None = None, log: Path | None = None) -> None:
        super().__init__(_parse, path, begun, log)

    def read_as(self, file: str, encoding: str) -> str:
        """State the encoding of a file, or none again where it is empty; what was done, in words.

        It holds from the next reading on.  Raises CatalogueError.
        """
        if not encoding:
            return self.change(
                lambda text: _changed(text, file, ""), N_("{file} is recognised again"), file=file
            )
        return self.change(
            lambda text: _changed(text, file, encoding),
            N_("{file} is read as {encoding}"),
            file=file,
            encoding=encoding,
        )


def _parse(text: str, name: str) -> Stated:
    return Stated(content_of(text, name, _KIND))


def _changed(text: str, file: str, encoding: str) -> str:
    """The new text, if it states what is meant and nothing else."""
    meant = _meant(_parse(text, CATALOGUE_NAME).content, file, encoding)
    new = _with_encoding(text, file, encoding)
    try:
        is_meant = _parse(new, CATALOGUE_NAME).content == meant
    except CatalogueBroken:
        is_meant = False
    if not is_meant:
        words = f"{scalar(file)}: {{{_ENCODING}: {encoding}}}"
        raise CatalogueError(
            _("catalogue.yaml cannot be changed safely here; change it by hand: {words}.").format(words=words)
        )
    return new


def _meant(content: Mapping[str, Any], file: str, encoding: str) -> dict[str, Any]:
    files = content.get(_KEY) or {}
    files = dict(files) if isinstance(files, Mapping) else {}
    name = next((each for each in files if composed(each) == composed(file)), str(storable(file)))
    entry = files.get(name)
    stated = entry if isinstance(entry, Mapping) else {}
    other = {key: value for key, value in stated.items() if key != _ENCODING}
    if encoding:
        files[name] = {**other, _ENCODING: encoding}
    elif stated:
        files[name] = other
    return {**content, **({_KEY: files} if files else {})}


def _with_encoding(text: str, file: str, encoding: str) -> str:
    root = root_of(text)
    files = Item(root).get(_KEY) if root else None
    line = f"{scalar(str(storable(file)))}: {{{_ENCODING}: {scalar(encoding)}}}"
    if not isinstance(files, MappingNode) or not files.value:
        return _begun(text, root, files, line) if encoding and _is_nothing(files) else text
    found = next((value for name, value in files.value if composed(name.value) == composed(file)), None)
    if found is None:
        return with_key(text, files, files.value[-1][1], line) if encoding else text
    if not isinstance(found, MappingNode) or not found.value:
        entry = f"{{{_ENCODING}: {scalar(encoding)}}}"
        return _exchanged(text, found, entry) if encoding and _is_nothing(found) else text
    known = Item(found).get(_ENCODING)
    if known is None:
        added = f"{_ENCODING}: {scalar(encoding)}"
        return with_key(text, found, found.value[-1][1], added) if encoding else text
    if encoding:
        return _exchanged(text, known, scalar(encoding))
    return without_key(text, found, _ENCODING) if len(found.value) > 1 else _exchanged(text, found, "{}")


def _is_nothing(node: Node | None) -> bool:
    """Whether a value states nothing: what a person has written in the place of a mapping stays."""
    return node is None or (word(node.value) is None if isinstance(node, ScalarNode) else not node.value)


def _exchanged(text: str, node: Node, written: str) -> str:
    """The text with something else in the place of a value, which may be an empty one."""
    end = max(node.start_mark.index, last_character(text, node))
    space = "" if text[: node.start_mark.index].endswith((" ", "\n")) else " "
    return f"{text[: node.start_mark.index]}{space}{written}{text[end:]}"


def _begun(text: str, root: MappingNode | None, files: Node | None, line: str) -> str:
    """The text with the first entry of the list of files."""
    end = newline(text)
    if files is not None:  # an empty value: {} or nothing
        start = text[: files.start_mark.index].rstrip().rfind(":") + 1
        rest = text[max(files.start_mark.index, last_character(text, files)) :]
        return f"{text[:start]}{end}  {line}{rest}"
    begun = f"{_KEY}:{end}  {line}{end}"
    if root is None:
        return (text.rstrip() + end if text.strip() else _HEADER) + begun
    return text.rstrip() + end + begun
