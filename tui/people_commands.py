"""Who speaks, what they say, and which names are one person, on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.errors import PeopleError
from search.model import Article, Person, Quote
from tui import records
from tui.opening import folder_option, home_option, json_option, opened, read_what_is_new
from tui.page import count
from tui.plain import joined
from tui.terminal import FOUND, NOTHING, PROBLEM, complain, fail, say

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
@folder_option
@json_option
@home_option
def people(
    name: tuple[str, ...],
    about: str | None,
    everybody: bool,
    join: tuple[str, str] | None,
    separate: tuple[str, str] | None,
    folder: Path | None,
    as_json: bool,
    home: Path | None,
) -> None:
    """List who speaks, with all names and files, or what NAME says.

    One row is one person over all names, scripts and languages.  Persons and organisations are listed;
    unnamed sources, groups and documents only with --everybody.  A name that may be the same person is
    only proposed: --join and --separate decide, and people.yaml beside the articles keeps it.

    \b
    hexapla people -f FOLDER
    hexapla people -f FOLDER 扎克伯格 --about 'open source'
    hexapla people -f FOLDER --separate 'Mark Zuckerberg' 扎克伯克
    """
    with opened(folder, home) as library:
        if join or separate:
            _decide(library, join, separate)
            return
        read_what_is_new(library)
        if name or about:
            found = _say_quotes(library, " ".join(name) or None, about, as_json)
        else:
            found = _say_people(library, everybody, as_json)
        problems = library.people_file.problems
    for problem in problems:
        complain(problem)
    sys.exit(PROBLEM if problems else FOUND if found else NOTHING)


def _decide(library: Library, join: tuple[str, str] | None, separate: tuple[str, str] | None) -> None:
    try:
        if join:
            say(f"{library.people_file.join(*join)}: written to {library.people_file.path}")
        if separate:
            say(f"{library.people_file.separate(*separate)}: written to {library.people_file.path}")
    except PeopleError as error:
        fail(str(error), PROBLEM)


def _say_people(library: Library, everybody: bool, as_json: bool) -> bool:
    found = library.people(everybody)
    for person in found:
        for line in [records.line(records.person(person))] if as_json else person_lines(person):
            say(line)
    if not found:
        complain("Nobody speaks in this library.")
    return bool(found)


def _say_quotes(library: Library, name: str | None, about: str | None, as_json: bool) -> bool:
    found = library.quotes(person=name, about=about)
    heads = {head.id: head for head in library.heads()}
    raw = records.RawOffsets(library)
    for quote in found:
        head = heads[quote.article]
        record = {"file": head.file, **records.quote(quote), **raw.of(head.id, quote.start, quote.end)}
        say(records.line(record) if as_json else said_line(head, quote))
    if not found:
        complain(_nobody(library, name))
    return bool(found)


def _nobody(library: Library, name: str | None) -> str:
    """Why nothing was found, as a sentence."""
    if name and not library.quotes(person=name):
        return "Nobody of that name speaks in this library."
    return "Nobody of that name says that here." if name else "Nobody says that here."


def person_lines(person: Person) -> Iterator[str]:
    """One person for people: how much is said, by whom, where; below it what may also be the same person."""
    facts = [person.type, " ".join(person.langs), count(len(person.files), "file")]
    names = " = ".join(dict.fromkeys((person.name, *person.names)))
    yield f"{person.quotes:4}  {joined(names)}  ({', '.join(fact for fact in facts if fact)})"
    for each in person.proposals:
        yield f"      perhaps also {joined(each.name)}: {joined('; '.join(each.reasons))}"


def said_line(head: Article, quote: Quote) -> str:
    """One quote for people, with its file, speaker, verb and kind."""
    said: Sequence[str] = [part for part in (quote.person or quote.speaker_text, quote.cue) if part]
    return f"{head.file} {joined(' '.join(said))} [{quote.kind}] {joined(quote.text)}"
