"""Who speaks, what they say, and which names are one person, on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.errors import NoSpeaker, PeopleError
from search.model import Article, Person
from search.people.lookup import could_be
from search.people.utterances import Utterance
from search.punctuation import aside, listed
from search.speech import _, plural
from tui.commands.opening import folder_option, home_option, json_option, opened, read_what_is_new
from tui.output import records
from tui.output.plain import joined
from tui.output.quoted import spoken
from tui.output.terminal import FOUND, NOTHING, PROBLEM, clear_progress, complain, fail, say, show_progress

if TYPE_CHECKING:
    from search.library import Library


@click.command()
@click.argument("name", nargs=-1)
@click.option("--about", metavar="WORDS", help="Only quotes that hold all these words, in any language.")
@click.option("--everybody", is_flag=True, help="Also unnamed sources, groups and documents.")
@click.option(
    "--join", nargs=2, metavar="NAME OTHER", help="Write into people.yaml that both names are one person."
)
@click.option(
    "--separate", nargs=2, metavar="NAME OTHER", help="Write into people.yaml that they are two people."
)
@click.option("--undo", is_flag=True, help="Take back the newest change of people.yaml.")
@folder_option
@json_option
@home_option
def people(
    name: tuple[str, ...],
    about: str | None,
    everybody: bool,
    join: tuple[str, str] | None,
    separate: tuple[str, str] | None,
    undo: bool,
    folder: Path | None,
    as_json: bool,
    home: Path | None,
) -> None:
    """List who speaks, with all names and files, or what NAME says.

    One row is one person over all names, scripts and languages.  Persons and organisations are listed;
    unnamed sources, groups and documents only with --everybody.  A name that may be the same person is
    only proposed: --join and --separate decide, and people.yaml beside the articles keeps it.  NAME may be a
    part of a name that means one person only.  What near copies repeat is one statement (×2).

    \b
    hexapla people -f FOLDER
    hexapla people -f FOLDER 扎克伯格 --about 'open source'
    hexapla people -f FOLDER --separate 'Mark Zuckerberg' 扎克伯克
    """
    if bool(join) + bool(separate) + undo + bool(name or about or everybody or as_json) > 1:
        raise click.UsageError(_("--join, --separate and --undo each stand alone."))
    with opened(folder, home) as library:
        read_what_is_new(library)
        if undo or join or separate:
            _decide(library, join, separate, undo)
            return
        if about:
            library.relations.catch_up(show_progress)
            clear_progress()
        if name or about:
            asked = " ".join(name) if name else None
            found = _say_statements(library, asked, about or "", as_json)
        else:
            found = _say_people(library, everybody, as_json)
        file = library.people_file
    for problem in file.problems:
        complain(problem)
    sys.exit(PROBLEM if file.problem else FOUND if found else NOTHING)


def _decide(
    library: Library, join: tuple[str, str] | None, separate: tuple[str, str] | None, undo: bool
) -> None:
    file = library.people_file
    try:
        if undo:
            words = file.undo()
            if words is None:
                fail(_("There is nothing to undo."), NOTHING)
            say(_("Undone: {change}.").format(change=words))
        if join:
            say(_written(library.join(*join), file.path))
        if separate:
            say(_written(library.separate(*separate), file.path))
    except NoSpeaker as error:
        fail(str(error), NOTHING)
    except PeopleError as error:
        fail(str(error), PROBLEM)


def _written(change: str, path: Path) -> str:
    return _("{change}: written to {path}").format(change=change, path=path)


def _say_people(library: Library, everybody: bool, as_json: bool) -> bool:
    found = library.people(everybody, show_progress)
    clear_progress()
    for person in found:
        for line in [records.line(records.person(person))] if as_json else person_lines(person):
            say(line)
    if not found:
        complain(_("Nobody speaks in this library."))
    return bool(found)


def _say_statements(library: Library, name: str | None, about: str, as_json: bool) -> bool:
    meant = library.named(name) if name else []
    if name and len(meant) > 1:
        complain(could_be(name, meant))
        return False
    if name is not None and not meant:
        complain(_("Nobody of that name speaks in this library."))
        return False
    found = library.utterances(person=meant[0].id if meant else None, about=about)
    heads = {head.id: head for head in library.heads()}
    raw = records.RawOffsets(library)
    for each in found:
        say(records.line(records.utterance(each, heads, raw)) if as_json else said_line(each, heads))
    if not found:
        complain(_("Nobody of that name says that here.") if name else _("Nobody says that here."))
    return bool(found)


def person_lines(person: Person) -> Iterator[str]:
    """One person for people: how much is said, by whom, where; below it what may also be the same person."""
    facts = [
        _(person.type),
        " ".join(person.langs),
        plural("{count:,} file", "{count:,} files", len(person.files)),
    ]
    names = " = ".join(dict.fromkeys((person.name, *person.names)))
    yield f"{person.quotes:4}  {joined(names)}  {aside(listed(fact for fact in facts if fact))}"
    for each in person.proposals:
        yield "      " + _("perhaps also {name}: {reasons}").format(
            name=joined(each.name), reasons=joined(listed(each.reasons))
        )


def said_line(statement: Utterance, heads: Mapping[int, Article]) -> str:
    """One statement for people: its file, speaker, verb, kind and words, then where near copies repeat it."""
    first = statement.first
    said = " ".join(part for part in (first.person or first.speaker_text, first.verb) if part)
    line = f"{heads[first.article].file} {joined(said)} [{_(first.kind)}] {joined(spoken(statement.quotes))}"
    if not statement.again:
        return line
    files = listed(heads[quote.article].file for quote in statement.again)
    again = _("×{times}, also {files}").format(times=statement.times, files=files)
    return f"{line} ({again})"
