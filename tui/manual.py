"""The manual: chapters made from the commands and keys as declared, set as Markdown or as a man page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

import click
from textual.keys import format_key

from tui.own_bindings import own_bindings

PANES = (
    ("Keys of the desk", "tui.screens.desk", "DeskScreen"),
    ("Keys of the article", "tui.widgets.article", "ArticleView"),
    ("Keys of every list", "tui.widgets.pane_list", "PaneList"),
    ("Keys of the quotes", "tui.widgets.quotes", "QuoteList"),
    ("Keys of related passages", "tui.widgets.related", "RelatedList"),
)
"""Title, module and class of what declares keys; ? in a dialog shows those of the dialog."""


class Entry(NamedTuple):
    """An option or a key, and what it does."""

    name: str
    words: str


class Chapter(NamedTuple):
    """A command or a set of keys: how it is called, paragraphs, examples to type, options or keys."""

    title: str
    usage: str = ""
    paragraphs: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def chapters(context: click.Context) -> list[Chapter]:
    """The program, its commands and the keys of its desk; `context` is that of the program."""
    return [*_commands(context.command, context), *_keys()]


def _commands(command: click.Command, context: click.Context) -> Iterator[Chapter]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    paragraphs, examples = _told(command)
    entries = [
        record for option in command.get_params(context) if (record := option.get_help_record(context))
    ]
    yield Chapter(
        context.command_path, usage, paragraphs, examples, tuple(Entry(*each) for each in entries if each[1])
    )
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            part = command.get_command(context, name)
            if part is not None and not part.hidden:
                yield from _commands(part, click.Context(part, parent=context, info_name=name))


def _told(command: click.Command) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of a command's help, and the lines that are to be typed as they are."""
    paragraphs, examples = [], []
    for part in re.split(r"\n{2,}", f"{command.help or ''}\n\n{command.epilog or ''}".strip()):
        lines = part.strip().splitlines()
        if lines and lines[0].strip() == "\b":
            examples += [line.strip() for line in lines[1:]]
        elif lines:
            paragraphs.append(" ".join(line.strip() for line in lines))
    return tuple(paragraphs), tuple(examples)


def _keys() -> Iterator[Chapter]:
    """Each key once, where it is declared."""
    told: set[str] = set()
    for title, module, name in PANES:
        kind = getattr(import_module(module), name)
        entries = [
            Entry(
                each.key_display or " ".join(format_key(key.strip()) for key in each.key.split(",")),
                f"{each.description}: {each.tooltip}" if each.tooltip else each.description,
            )
            for each in own_bindings(kind)
            if (each.id or each.key) not in told
        ]
        told.update(each.id or each.key for each in own_bindings(kind))
        if entries:
            yield Chapter(title, entries=tuple(entries))


# -- setting it ---------------------------------------------------------------------------------------------


def markdown(found: Sequence[Chapter]) -> str:
    """One page for a browser or an editor."""
    return "\n\n".join(part for chapter in found for part in _as_markdown(chapter))


def _as_markdown(chapter: Chapter) -> Iterator[str]:
    yield f"{'##' if ' ' in chapter.title else '#'} {chapter.title}"
    if chapter.usage:
        yield f"    {chapter.usage}"
    yield from (_plain(words) for words in chapter.paragraphs)
    if chapter.examples:
        yield "\n".join(f"    {line}" for line in chapter.examples)
    if chapter.entries:
        yield "\n".join(f"- `{name}` {_plain(words)}" for name, words in _quoted(chapter.entries))


def _quoted(entries: Iterable[Entry]) -> Iterator[Entry]:
    """A backquote in a name would end it."""
    return (Entry(name.replace("`", "backquote"), words) for name, words in entries)


def _plain(words: str) -> str:
    """Marks of Markdown as they are."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", words)


def roff(found: Sequence[Chapter]) -> str:
    """The source of a man page."""
    lines = ['.TH HEXAPLA 1 "" "hexapla" "User Commands"', ".SH NAME"]
    lines.append("hexapla \\- read one story in many sources and languages, side by side")
    for chapter in found:
        lines += [f".SH {_line(chapter.title.upper())}"]
        if chapter.usage:
            lines += [".nf", _line(chapter.usage), ".fi"]
        for words in chapter.paragraphs:
            lines += [".PP", _line(words)]
        if chapter.examples:
            lines += [".PP", ".nf", *map(_line, chapter.examples), ".fi"]
        for name, words in chapter.entries:
            lines += [".TP", f".B {_line(name)}", _line(words)]
    return "\n".join(lines)


def _line(words: str) -> str:
    """A line that roff takes as text: no request at its beginning, no escape in it, nothing but ASCII."""
    kept = words.replace("\\", "\\e").replace("-", "\\-")
    kept = "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in kept)
    return f"\\&{kept}" if kept.startswith((".", "'")) else kept
