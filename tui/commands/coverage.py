"""What an article has and lacks, on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from search.coverage import Gap
from search.coverage.words import label_words, shown_of, unsure_words
from search.provenance.words import resting_words
from search.punctuation import labelled, listed
from search.speech import _, plural
from tui.commands.opening import below, compared, encoder_option, folder_option, home_option, json_option
from tui.output import board_records, records
from tui.output.terminal import FOUND, NOTHING, PROBLEM, clear_progress, complain, fail, say, show_progress
from tui.text.safe import one_line


@click.command()
@click.argument("file", required=False)
@click.option("--all", "everything", is_flag=True, help="List also what says little by itself.")
@folder_option
@json_option
@encoder_option
@home_option
def coverage(
    file: str | None, everything: bool, folder: Path | None, as_json: bool, home: Path | None
) -> None:
    """List what was found only in FILE, and only elsewhere in its story; each article if left out.

    Not found always means: not found in this library.  "unsure" marks what the other side perhaps tells, too,
    in the words that stand behind it.  What says little by itself is left out of the list, not of the JSON,
    where it is "minor".

    \b
    hexapla coverage -f FOLDER article.txt
    hexapla coverage -f FOLDER --json
    """
    count = folded = 0
    with compared(folder, home) as library:
        library.statement_index.catch_up(show_progress)
        clear_progress()
        raw = records.RawOffsets(library)
        wanted = file and below(library.folder, file)
        chosen = [head for head in library.heads() if wanted in (None, head.file)]
        if file is not None and not chosen:
            fail(_("There is no article {file} in this folder.").format(file=one_line(file)), PROBLEM)
        for article in filter(None, (library.article(head.id) for head in chosen)):
            found = library.coverage(article, show_progress)
            clear_progress()
            count += len(found)
            if not as_json and len(chosen) > 1 and found:
                say(f"# {one_line(article.file)}")
            for gap in found:
                about = {"article": article.file, "item": article.item}
                if as_json or everything or not gap.is_minor:
                    say(records.line(about | board_records.gap(gap, raw)) if as_json else line_of(gap))
                else:
                    folded += 1
        alone = not count and not any(map(library.story, chosen))
    if folded:
        complain(
            plural(
                "{count} minor one is left out; --all lists it.",
                "{count} minor ones are left out; --all lists them.",
                folded,
            )
        )
    if not count:
        complain(
            _("No other article of this library surely tells the same story.")
            if alone
            else _("Nothing stands on one side only.")
        )
    sys.exit(FOUND if count else NOTHING)


def line_of(gap: Gap) -> str:
    """A gap for people."""
    first = shown_of(gap)
    named = one_line(label_words(gap, first))
    label = labelled(named, "") if named else ""
    where = one_line(first.source or first.file)
    if gap.sources > 1:
        where = listed([where, plural("{count} source", "{count} sources", gap.sources)])
    origins = resting_words(gap.rests) if gap.rests and gap.kind in ("figure", "passage") else ""
    where = listed([where, one_line(origins)]) if origins else where
    unsure = f" – {one_line(unsure_words(gap))}" if gap.is_unsure else ""
    return f"{_(gap.side)}  [{_(gap.kind)}]  {label}{one_line(first.about or first.text)} ({where}){unsure}"
