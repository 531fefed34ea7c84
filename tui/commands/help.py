"""The help of the commands in the language in use, set by cells: an ideograph is two wide.

Commands are declared in plain English, as click wants them; every part is translated where it is shown.  The
catalogues collect the same parts by `said`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import click

from search.speech import N_, _
from search.templates import Templates
from tui.text.wrap import cell_len, wrap

_BEHIND = re.compile(r" {2,}")
_EXTRA = re.compile(r"^(.*?)(?:  )?\[([^\]]*)\]$", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.。])\s*")
_WIDEST_TERM = 30
"""Cells of a first column; a longer term has its words on the next line."""

HEADINGS = (N_("Options"), N_("Commands"))
EXTRAS = Templates((N_("default: {value}"), N_("required")))
"""What click adds to the words of an option."""


class Line(NamedTuple):
    """A line to be typed as it is, and what it does."""

    typed: str
    words: str = ""


Part = str | tuple[Line, ...]
"""A paragraph in one line, or examples."""


def parts(text: str) -> Iterator[Part]:
    """The paragraphs of a help text in English, and its examples: blocks marked by \\b."""
    for block in re.split(r"\n{2,}", inspect.cleandoc(text).partition("\f")[0].strip()):
        lines = [line.strip(" \n") for line in block.splitlines()]
        if lines and lines[0] == "\b":
            yield tuple(Line(*_BEHIND.split(line, maxsplit=1)) for line in lines[1:])
        elif any(lines):
            yield " ".join(lines)


def told(text: str) -> Iterator[str | tuple[str, ...]]:
    """Its paragraphs in the language in use, and the lines of its examples with words in a column."""
    for part in parts(text):
        yield _(part) if isinstance(part, str) else tuple(_columns(part))


def _columns(lines: Iterable[Line]) -> Iterator[str]:
    lines = list(lines)
    width = max((cell_len(line.typed) for line in lines if line.words), default=0)
    for line in lines:
        gap = " " * (width + 2 - cell_len(line.typed))
        yield f"{line.typed}{gap}{_(line.words)}" if line.words else line.typed


def option_words(words: str) -> str:
    """The words of an option as click gives them, what holds if it is left out in brackets behind."""
    found = _EXTRA.match(words)
    if not found:
        return _(words)
    extra = "; ".join(map(EXTRAS.translated, found[2].split("; ")))
    return f"{_(found[1])}  [{extra}]" if found[1] else f"[{extra}]"


def summary(command: click.Command) -> str:
    """The first sentence of a command's help."""
    first = next(told(command.help or ""), "")
    return _SENTENCE.split(first)[0].rstrip(".。") if isinstance(first, str) else ""


def said(command: click.Command, context: click.Context) -> Iterator[str]:
    """Every sentence in English that the help of a command is made of."""
    for text in (command.help, command.epilog):
        for part in parts(text or ""):
            yield from [part] if isinstance(part, str) else (line.words for line in part if line.words)
    for option in command.get_params(context):
        words = getattr(option, "help", None)
        if words and not getattr(option, "hidden", False):
            yield words


class Formatter(click.HelpFormatter):
    """Writes help for a terminal, in the language in use, no line wider than it is."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How a command is called; further lines stand under its first word."""
        head = f"{_('Usage: ') if prefix is None else prefix}{prog} "
        self._write_beside(head, args, min(cell_len(head), self.width // 2))

    def write_heading(self, heading: str) -> None:
        """A heading, translated."""
        self.write(f"{' ' * self.current_indent}{_(heading)}{_(':')}\n")

    def write_text(self, text: str) -> None:
        """Paragraphs are filled, examples stay as they are."""
        indent = " " * self.current_indent
        blocks = []
        for part in told(text):
            lines = _filled(part, self.width - self.current_indent) if isinstance(part, str) else part
            blocks.append("".join(f"{indent}{line}\n" for line in lines))
        self.write("\n".join(blocks))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_TERM, col_spacing: int = 2
    ) -> None:
        """Terms and, in a column beside them, their words, translated."""
        rows = [(term, option_words(words)) for term, words in rows]
        column = min(max(cell_len(term) for term, _words in rows), col_max) + col_spacing
        for term, words in rows:
            head = f"{' ' * self.current_indent}{term}"
            self._write_beside(head, words, self.current_indent + column)

    def _write_beside(self, head: str, words: str, column: int) -> None:
        """`words` in a column; below `head` where that reaches into it."""
        lines = _filled(words, max(self.width - column, 10))
        if lines and cell_len(head) <= column:
            self.write(head + " " * (column - cell_len(head)) + lines.pop(0) + "\n")
        else:
            self.write(head.rstrip() + "\n")
        self.write("".join(f"{' ' * column}{line}\n" for line in lines))


def _filled(words: str, width: int) -> list[str]:
    """Lines of at most `width` cells."""
    edges = [0, *wrap(words, width), len(words)]
    return [words[start:end].rstrip() for start, end in pairwise(edges) if end > start]
