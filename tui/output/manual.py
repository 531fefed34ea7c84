"""The manual: chapters from commands, settings and keys as declared, set as Markdown or as a man page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import click
from textual.binding import Binding

from search.punctuation import labelled
from search.speech import LANGUAGES, N_, _
from tui.commands.help import option_words, told
from tui.keys.declared import SECTIONS, keys_shown, own_keys
from tui.setup.settings_file import SETTINGS

CODES = (
    ("0", N_("found or done")),
    ("1", N_("nothing found")),
    ("2", N_("wrong usage")),
    ("3", N_("some input had a problem; of bookmarks check: a kept passage no longer stands")),
    ("130", N_("stopped by Ctrl-C")),
)

FILES = (
    ("bookmarks.yaml", N_("the kept passages, beside the articles")),
    ("people.yaml", N_("names that you have joined or told apart, there too")),
    ("statements.yaml", N_("statements that you have confirmed, rejected, merged or split, there too")),
    ("glossary.yaml", N_("word pairs, there too")),
    ("searches.yaml", N_("searches that you keep, there too")),
    (
        "catalogue.yaml",
        N_("what the files do not state, written by you: source, date, which repairs are off"),
    ),
    ("settings.yaml", N_("your settings, in the configuration folder; `hexapla settings` says where")),
    (
        "~/.local/share/hexapla",
        N_("the files above for the starter corpus, or a folder that cannot be written"),
    ),
    ("~/.cache/hexapla", N_("what was read, indexes and vectors; can be deleted at any time")),
    ("~/.local/state/hexapla", N_("where you left off, what is read, quick marks")),
)
"""The last three are the folders of Linux; other systems have their own."""

VARIABLES = (
    ("HEXAPLA_HOME", N_("another folder for what was read, indexes and vectors")),
    ("HEXAPLA_CONFIG", N_("another folder for settings.yaml")),
    ("HEXAPLA_ENCODER", N_("what compares meanings: use, e5, or hub:MODEL")),
    ("NO_COLOR", N_("no colours, whatever its value")),
    ("VISUAL, EDITOR", N_("the editor, where the settings name none")),
)

QUERIES = (
    ("words", N_("all must occur")),
    ('"a phrase"', N_("these words in this order; also “ ” and 「 」")),
    ("AND OR NOT -word", N_("combined, or without a word")),
    ("open*", N_("any word that begins so")),
    ("=literal", N_("exactly these characters")),
    ("lang:zh source:Fortune title:word", N_("only in a language, a source, a title")),
    ("speaker:扎克伯格 date:2025-07", N_("only what a person says, only of a day, month or year")),
    ("in:all", N_("also in parts that are folded")),
)


class Entry(NamedTuple):
    """An option, a key or a file, and what it is for."""

    name: str
    words: str


class Chapter(NamedTuple):
    """How a command is called, paragraphs, examples to type, and entries; in the language in use."""

    title: str
    usage: str = ""
    paragraphs: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def chapters(context: click.Context) -> list[Chapter]:
    """The program, its commands, tables and keys; `context` is that of the program.  Loads all screens."""
    return [*_commands(context.command, context), *_tables(), *_keys()]


def _commands(command: click.Command, context: click.Context) -> Iterator[Chapter]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    paragraphs, examples = _told(command)
    records = [option.get_help_record(context) for option in command.get_params(context)]
    entries = tuple(Entry(record[0], option_words(record[1])) for record in records if record and record[1])
    yield Chapter(context.command_path, usage, paragraphs, examples, entries)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            part = command.get_command(context, name)
            if part is not None and not part.hidden:
                yield from _commands(part, click.Context(part, parent=context, info_name=name))


def _told(command: click.Command) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of a command's help, and the lines of its examples."""
    paragraphs: list[str] = []
    examples: list[str] = []
    for part in (*told(command.help or ""), *told(command.epilog or "")):
        if isinstance(part, str):
            paragraphs.append(part)
        else:
            examples += part
    return tuple(paragraphs), tuple(examples)


def _tables() -> Iterator[Chapter]:
    yield Chapter(_("The search line"), entries=_entries(QUERIES))
    yield Chapter(_("Codes to leave with"), entries=_entries(CODES))
    yield Chapter(_("Files"), entries=_entries(FILES))
    yield Chapter(
        _("Settings"),
        paragraphs=(_("`hexapla settings --init` makes the file, with all of this in it."),),
        entries=tuple(Entry(each.name, _with_values(_(each.words), each.values)) for each in SETTINGS),
    )
    yield Chapter(_("Environment variables"), entries=_entries(VARIABLES))
    yield Chapter(
        _("Languages of the program"),
        paragraphs=(_("By your locale (LC_ALL, LC_MESSAGES, LANG), or by the setting language."),),
        entries=tuple(Entry(code, name) for code, name in LANGUAGES.items()),
    )


def _entries(table: Sequence[tuple[str, str]]) -> tuple[Entry, ...]:
    return tuple(Entry(name, _(words)) for name, words in table)


def _with_values(words: str, values: Sequence[str]) -> str:
    return f"{words} {_('One of: {values}').format(values=', '.join(values))}" if values else words


def _keys() -> Iterator[Chapter]:
    """Each key once, where it is declared first."""
    listed: set[tuple[str, str]] = set()
    for section in SECTIONS:
        new = [each for each in own_keys(section) if (each.id or each.action, each.key) not in listed]
        listed.update((each.id or each.action, each.key) for each in new)
        entries = tuple(Entry(keys_shown(each, {}), _words_of(each)) for each in new)
        if entries:
            yield Chapter(_("Keys: {place}").format(place=_(section.title)), entries=entries)


def _words_of(binding: Binding) -> str:
    name = _(binding.description)
    return labelled(name, _(binding.tooltip)) if binding.tooltip else name


# -- setting it ---------------------------------------------------------------------------------------------


def markdown(found: Sequence[Chapter]) -> str:
    """One page for a browser or an editor."""
    levels = ("#", *("##" for _each in found[1:]))
    whole = (
        part for level, chapter in zip(levels, found, strict=True) for part in _as_markdown(level, chapter)
    )
    return "\n\n".join(whole)


def _as_markdown(level: str, chapter: Chapter) -> Iterator[str]:
    yield f"{level} {chapter.title}"
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
    lines.append(f"hexapla \\- {_line(_('read one story in many sources and languages, side by side'))}")
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
