"""What an article has and lacks, on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from search.coverage import Gap
from search.speech import _
from tui import records
from tui.opening import encoder_option, folder_option, home_option, json_option, opened, read_what_is_new
from tui.safe import one_line
from tui.terminal import FOUND, NOTHING, PROBLEM, clear_progress, complain, fail, say, show_progress


@click.command()
@click.argument("file", required=False)
@folder_option
@json_option
@encoder_option
@home_option
def coverage(file: str | None, folder: Path | None, as_json: bool, home: Path | None) -> None:
    """List what was found only in FILE, and only elsewhere in its story; each article if left out.

    Not found always means: not found in this library.

    \b
    hexapla coverage -f FOLDER article.txt
    hexapla coverage -f FOLDER --json
    """
    from search.coverage.exporting import record

    count = 0
    with opened(folder, home) as library:
        read_what_is_new(library)
        library.catch_up(show_progress)
        clear_progress()
        chosen = [article for article in library.articles() if file in (None, article.file)]
        if file is not None and not chosen:
            fail(_("There is no article {file} in this folder.").format(file=one_line(file)), PROBLEM)
        for article in chosen:
            found = library.coverage(article)
            count += len(found)
            if not as_json and len(chosen) > 1 and found:
                say(f"# {one_line(article.file)}")
            for gap in found:
                about = {"article": article.file, "item": article.item}
                say(records.line(about | record(gap)) if as_json else line_of(gap))
    if not count:
        complain(_("Nothing stands on one side only."))
    sys.exit(FOUND if count else NOTHING)


def line_of(gap: Gap) -> str:
    """A gap for people."""
    first = gap.places[0]
    label = f"{one_line(gap.label)}: " if gap.label else ""
    where = one_line(first.source or first.file)
    return f"{gap.side}  [{gap.kind}]  {label}{one_line(first.text)} ({where})"
