"""The engine's verbs as commands."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from search.model import Article
from tui import records
from tui.batch import Batch, asked_langs, batch_quotes
from tui.opening import caught_up, folder_option, home_option, json_option, langs_option, opened
from tui.plain import doctor_line, hit_line, joined, plain_article, related_lines, report_lines
from tui.terminal import FOUND, NOTHING, PROBLEM, USAGE, clear_progress, complain, pour, say, show_progress


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
@home_option
def index(folder: Path, as_json: bool, home: Path | None) -> None:
    """Read what is new in FOLDER and bring its indexes up to date."""
    with opened(folder, home) as library:
        report = library.add(progress=show_progress)
        library.catch_up(show_progress)
        clear_progress()
        total = len(library.heads())
    if as_json:
        counts = {"read": report.read, "unchanged": report.unchanged, "removed": report.removed}
        skipped = [{"file": each.file, "reason": each.reason} for each in report.skipped]
        say(records.line({"articles": total, **counts, "skipped": skipped}))
    else:
        say(report_lines(report, total))
    if total == 0 and not report.skipped:
        complain("The folder holds no article; put .txt files into it.")
        sys.exit(NOTHING)
    sys.exit(PROBLEM if report.skipped else FOUND)


@click.command()
@click.argument("query", nargs=-1)
@folder_option
@langs_option
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How many passages at most.",
)
@click.option("--batch", type=click.File("rb"), help='Lines {"qid", "query"}; - for standard input.')
@json_option
@home_option
def search(
    query: tuple[str, ...],
    folder: Path | None,
    langs: tuple[str, ...],
    limit: int,
    batch: BinaryIO | None,
    as_json: bool,
    home: Path | None,
) -> None:
    """Find passages in all languages; exact words come first.

    \b
    hexapla search -f FOLDER 扎克伯格 open
    hexapla search -f FOLDER '"open source" lang:zh'
    """
    with caught_up(folder, home) as library:
        raw = records.RawOffsets(library)
        if batch:
            lines = Batch(batch, "query")
            for record, text in lines:
                results = library.search(text, asked_langs(record, langs), limit)
                say(
                    records.line(
                        {"qid": record.get("qid"), "ranking": [records.hit(h, raw) for h in results.hits]}
                    )
                )
            sys.exit(lines.code)
        results = library.search(" ".join(need(query, "a query")), langs or None, limit)
        for hit in results.hits:
            say(records.line(records.hit(hit, raw)) if as_json else hit_line(hit))
    if results.problem:
        complain(results.problem)
    if results.suggestions:
        complain(f"Similar words here: {', '.join(results.suggestions)}")
    if not results.hits and not results.problem:
        complain("Nothing found in this library.")
    sys.exit(FOUND if results.hits else USAGE if results.problem else NOTHING)


@click.command()
@click.argument("text", nargs=-1)
@folder_option
@langs_option
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many passages at most.",
)
@click.option(
    "--batch",
    type=click.File("rb"),
    help='Lines {"qid", "text", "langs"?}; - for standard input.',
)
@json_option
@home_option
def related(
    text: tuple[str, ...],
    folder: Path | None,
    langs: tuple[str, ...],
    limit: int,
    batch: BinaryIO | None,
    as_json: bool,
    home: Path | None,
) -> None:
    """Find what other sources say near TEXT, in any language, with the reasons."""
    with caught_up(folder, home) as library:
        raw = records.RawOffsets(library)
        if batch:
            lines = Batch(batch)
            for record, asked in lines:
                found = library.related(asked, asked_langs(record, langs), limit)
                say(records.line({"qid": record.get("qid"), "ranking": records.ranking(found, raw)}))
            sys.exit(lines.code)
        found = library.related(" ".join(need(text, "a text")), langs or None, limit)
        for each in found:
            say(records.line(records.related(each, raw)) if as_json else related_lines(each))
    if not found:
        complain("Nothing related in this library.")
    sys.exit(FOUND if found else NOTHING)


@click.command()
@click.argument("files", nargs=-1, required=True)
@json_option
def quotes(files: tuple[str, ...], as_json: bool) -> None:
    """List who says what in FILES; - reads JSON Lines {"id", "text", "lang"?} from standard input."""
    from search.scan import with_quotes

    if files == ("-",):
        sys.exit(batch_quotes(sys.stdin.buffer))
    found = problems = 0
    for article in read_files(files):
        if article is None:
            problems += 1
            continue
        for record in records.quotes_of(with_quotes(article)):
            found += 1
            speaker = record["person"] or record["speaker_text"] or "unknown"
            say(records.line(record) if as_json else f"{speaker} [{record['kind']}] {joined(record['text'])}")
    sys.exit(PROBLEM if problems else FOUND if found else NOTHING)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--raw", is_flag=True, help="The text as decoded, before repairs.")
@json_option
def read(file: Path, raw: bool, as_json: bool) -> None:
    """Print FILE as an article: cleaned, boilerplate folded."""
    articles = [article for article in read_files((str(file),)) if article]
    for article in articles:
        if as_json:
            say(records.line(records.article(article)))
        elif raw:
            from search.reading.edits import EditMap

            pour(EditMap(article.edits).raw_text(article.text))
        else:
            say(plain_article(article))
    sys.exit(FOUND if articles else PROBLEM)


@click.command()
@folder_option
@json_option
@home_option
def people(folder: Path | None, as_json: bool, home: Path | None) -> None:
    """List who speaks, with all names and files."""
    with opened(folder, home) as library:
        library.add(progress=show_progress)
        clear_progress()
        found = library.people()
    for person in found:
        names = " = ".join(person.names)
        say(
            records.line(records.person(person))
            if as_json
            else f"{person.quotes:4}  {names}  ({len(person.files)} files)"
        )
    if not found:
        complain("Nobody speaks in this library.")
    sys.exit(FOUND if found else NOTHING)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
@home_option
def doctor(folder: Path, as_json: bool, home: Path | None) -> None:
    """Say of every file in FOLDER how it was read, what was repaired, or why it was skipped."""
    with opened(folder, home) as library:
        report = library.add(progress=show_progress)
        clear_progress()
        articles = library.articles()
    for article in articles:
        say(doctor_line(article, as_json))
    for each in report.skipped:
        say(
            records.line({"file": each.file, "skipped": each.reason})
            if as_json
            else f"skipped  {each.file}: {each.reason}"
        )
    if not articles and not report.skipped:
        complain("The folder holds nothing to read; put .txt files into it.")
        sys.exit(NOTHING)
    sys.exit(PROBLEM if report.skipped else FOUND)


def read_files(files: tuple[str, ...]) -> Iterator[Article | None]:
    """The articles of files, without quotes; None, and a sentence, for one that gives none."""
    from search.errors import ReadingError
    from search.reading import read_file

    for name in files:
        if Path(name).is_dir():
            complain(f"{name} is a folder; name the files in it, or open it with hexapla {name}.")
            yield None
            continue
        try:
            yield from read_file(Path(name), name).articles
        except (ReadingError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            complain(f"{name}: {reason}")
            yield None


def need(words: tuple[str, ...], what: str) -> tuple[str, ...]:
    """The words of an argument; leaves when there are none."""
    if not " ".join(words).strip():
        raise click.UsageError(f"Give {what}, or --batch with a file.")
    return words
