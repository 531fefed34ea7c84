"""What other sources say near a text, on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from search.speech import _
from tui.commands.batch import Batch, asked_langs
from tui.commands.decided import with_decisions
from tui.commands.opening import (
    caught_up,
    encoder_option,
    folder_option,
    home_option,
    json_option,
    langs_option,
    stands_alone,
    tell_encoder,
)
from tui.output import records
from tui.output.plain import related_lines
from tui.output.terminal import FOUND, NOTHING, complain, say


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
@encoder_option
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
    """Find what other sources say near TEXT (- for standard input), in any language, with the reasons.

    \b
    hexapla related -f FOLDER 'The tests of the new model were paused.'
    hexapla related -f FOLDER --lang zh 'open source'
    """
    if batch:
        stands_alone("batch", "langs", "limit", "as_json")
    with caught_up(folder, home) as library:
        raw = records.RawOffsets(library)
        if batch:
            lines = Batch(batch)
            for record, asked in lines:
                found = library.related(asked, asked_langs(record, langs), limit, everything=True)
                say(records.line({"qid": record.get("qid"), "ranking": records.ranking(found, raw)}))
            tell_encoder(library)
            sys.exit(with_decisions(library, lines.code))
        asked = " ".join(need(_typed(text), _("a text")))
        found = library.related(asked, langs or None, limit)
        for each in found:
            plain = related_lines(each, raw.item(each.passage.article))
            say(records.line(records.related(each, raw)) if as_json else plain)
        tell_encoder(library)
        if not found:
            lacking = library.without_languages(langs) if langs else ""
            complain(lacking or _("Nothing related in this library."))
        sys.exit(with_decisions(library, FOUND if found else NOTHING))


def _typed(text: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the argument, or those that come from standard input for a lone "-"."""
    return (sys.stdin.buffer.read().decode("utf-8-sig", "replace"),) if text == ("-",) else text


def need(words: tuple[str, ...], what: str) -> tuple[str, ...]:
    """The words of an argument; leaves when there are none."""
    if not " ".join(words).strip():
        raise click.UsageError(_("Give {what}, or --batch with a file.").format(what=what))
    return words
