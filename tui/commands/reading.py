"""Files and folders to articles, as commands."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from search.library import Library
from search.model import Article, Report
from search.reading.sentences import told
from search.speech import N_, _
from tui.commands.batch import batch_quotes
from tui.commands.decided import decisions
from tui.commands.opening import encoder_option, home_option, json_option, opened, read_what_is_new
from tui.commands.unread import note_told
from tui.output import records, reports
from tui.output.plain import plain_article, quote_lines
from tui.output.terminal import (
    FOUND,
    NOTHING,
    PROBLEM,
    clear_progress,
    complain,
    fail,
    pour,
    say,
    show_progress,
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
@encoder_option
@home_option
def index(folder: Path, as_json: bool, home: Path | None) -> None:
    """Read what is new in FOLDER and bring its indexes up to date.

    The other commands do so by themselves; this one does all of it, and says what was read.

    \b
    hexapla index ~/news
    hexapla index ~/news --json
    """
    with opened(folder, home) as library:
        report = read_what_is_new(library)
        library.catch_up(show_progress)
        clear_progress()
        total = len(library.heads())
    if as_json:
        say(records.line(reports.report_record(report, total)))
    else:
        for line in reports.report_lines(report, total):
            say(line)
    leave(library, report, total)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
@home_option
def doctor(folder: Path, as_json: bool, home: Path | None) -> None:
    """Say of every file in FOLDER how it was read, what was repaired, or why it was not read.

    \b
    hexapla doctor ~/news
    hexapla doctor ~/news --json
    """
    with opened(folder, home) as library:
        report = read_what_is_new(library)
        library.copies.catch_up(show_progress)
        clear_progress()
        total = print_records(library, report) if as_json else print_facts(library, report)
        unused = any(file.problem for file in library.read_decisions())
    leave(library, report, total, unused)


def print_records(library: Library, report: Report) -> int:
    """One line an article and one a file without; how many articles there are."""
    notes = {each.file: each.notes for each in report.noted}
    files = {head.file for head in library.heads()}
    total = 0
    for articles, copies in by_file(library):
        for article in articles:
            say(records.line(reports.doctor_record(article, notes.get(article.file, ()), copies)))
            total += 1
    for each in report.skipped:
        say(records.line(reports.skipped_record(each)))
    for file, told_of in notes.items():
        if file not in files:
            say(records.line({"file": file, "file_notes": list(told_of)}))
    for name, state, problems in decisions(library):
        say(records.line({"file": name, "decisions": state, "problems": list(problems)}))
    return total


_DECISIONS = {
    "in use": N_("decisions, in use"),
    "in use but for a part": N_("decisions, in use but for a part"),
    "not used": N_("decisions, not used"),
}
"""What is said of a file of decisions, by its state."""


def print_facts(library: Library, report: Report) -> int:
    """The same for people."""
    notes = {each.file: each.notes for each in report.noted}
    files = {head.file for head in library.heads()}
    facts = [reports.skipped_facts(each) for each in report.skipped]
    facts += [reports.noted_facts(each) for each in report.noted if each.file not in files]
    facts += [
        reports.FileFacts(
            name, "not read" if state == "not used" else "no article", _(_DECISIONS[state]), said
        )
        for name, state, said in decisions(library)
    ]
    total = 0
    for articles, copies in by_file(library):
        total += len(articles)
        facts.append(reports.facts_of(articles, notes.get(articles[0].file, ()), copies))
    for line in reports.doctor_lines(facts):
        say(line)
    return total


def by_file(library: Library) -> Iterator[tuple[list[Article], list[str]]]:
    """The articles of one file after the other, whole, and the files that hold near copies of them."""
    heads = library.heads()
    files = {head.id: head.file for head in heads}
    for file, group in groupby(heads, key=lambda head: head.file):
        articles = [article for head in group if (article := library.article(head.id))]
        copies = {
            files.get(each, file) for article in articles for each in library.copies.group_of(article.id)
        }
        if articles:
            yield articles, sorted(copies - {file})


def leave(library: Library, report: Report, total: int, unused: bool = False) -> None:
    """End with the exit code of a folder that was read; `unused` when a file of decisions is not used."""
    note_told(library.home, report)
    sys.exit(PROBLEM if report.has_problems or unused else FOUND if total else NOTHING)


@click.command()
@click.argument("files", nargs=-1, required=True)
@json_option
def quotes(files: tuple[str, ...], as_json: bool) -> None:
    """List who says what in FILES, or in all files of a folder.

    A line gives the paragraph, the speaker, the verb and the kind; - reads JSON Lines
    {"id", "text", "lang"?} from standard input.

    \b
    hexapla quotes report.html
    hexapla quotes --json ~/news
    """
    if files == ("-",):
        sys.exit(batch_quotes(sys.stdin.buffer))
    found = problems = 0
    for articles in read_files(below(files)):
        problems += articles is None
        for article in articles or ():
            found += len(article.quotes)
            lines = map(records.line, records.quotes_of(article)) if as_json else quote_lines(article)
            for line in lines:
                say(line)
    sys.exit(PROBLEM if problems else FOUND if found else NOTHING)


@click.command()
@click.argument("file")
@click.option("--raw", is_flag=True, help="The text as decoded, before repairs.")
@json_option
def read(file: str, raw: bool, as_json: bool) -> None:
    """Print FILE as an article: cleaned, boilerplate folded.

    FILE:7 is its passage 7, and FILE#2 the second article of a file, as the other commands print them.

    \b
    hexapla read report.html
    hexapla read --raw report.html
    hexapla read report.html:7
    """
    from search.provenance.naming import origins_named

    name, item, passage = _named(file)
    if passage and (raw or as_json):
        raise click.UsageError(_("Name no passage with --raw or --json."))
    articles = [article for found in read_files([name]) for article in found or ()]
    if item and articles:
        articles = articles[item - 1 : item]
        if not articles or passage > len(articles[0].passages):
            fail(_("{place}: the file holds no such place").format(place=file), NOTHING)
    if passage and articles:
        here = articles[0].passages[passage - 1]
        say(articles[0].text[here.start : here.end])
        sys.exit(FOUND)
    for article in articles:
        if as_json:
            say(records.line(records.article(article, origins_named(article))))
        elif raw:
            from search.reading.edits import EditMap

            pour(EditMap(article.edits).raw_text(article.text))
        else:
            say(plain_article(article))
    sys.exit(FOUND if articles else PROBLEM)


_PLACE = re.compile(r"(.+?)(?:#([1-9]\d{0,8}))?(?::([1-9]\d{0,8}))?", re.DOTALL)


def _named(place: str) -> tuple[str, int, int]:
    """The file that is named, its article and its passage, both counted from 1; 0 where all are meant."""
    found = None if os.path.lexists(place) else _PLACE.fullmatch(place)
    if found is None or not os.path.lexists(found[1]):
        return place, 0, 0
    return found[1], int(found[2] or 1), int(found[3] or 0)


def below(names: Iterable[str]) -> Iterator[str]:
    """The names, in place of a folder those of its files that may hold articles."""
    from search.scan import walk

    for name in names:
        if not os.path.isdir(name):
            yield name
            continue
        found = [*map(str, walk(Path(name)))]
        if not found:
            complain(_("{name}: no file in this folder may hold an article").format(name=name))
        yield from found


def read_files(names: Iterable[str]) -> Iterator[tuple[Article, ...] | None]:
    """The articles of each file, with their quotes; None, and a sentence, for one that gives none.

    A file that was read in part gives its articles and a sentence.
    """
    from search.catalogue import stated_of
    from search.scan.reading import Job, read_all

    jobs = []
    for name in names:
        why = unreadable(name)
        if why:
            complain(why)
            yield None
        else:
            path = os.path.abspath(name)
            jobs.append(Job(path, name, os.path.getsize(path), stated_of(Path(path))))
    for job, outcome in read_all(jobs, lambda: False):
        for note in (outcome.skipped, *outcome.notes):
            if note:
                complain(f"{job.file}: {told(note)}")
        yield None if outcome.skipped else outcome.articles


def unreadable(name: str) -> str:
    """Why a name on the command line is not that of a file; empty for one that is."""
    if os.path.isdir(name):
        return _("{name} is a folder; name the files in it, or open it with hexapla {name}.").format(
            name=name
        )
    if not os.path.exists(name):
        return _("{name}: there is no such file").format(name=name)
    return (
        ""
        if os.path.isfile(name)
        else _("{name}: it is a pipe, a socket or a device, not a file").format(name=name)
    )
