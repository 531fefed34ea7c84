"""The same thing said, over sources and languages, on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.errors import DecisionError
from search.model import Article, Rendering, Statement
from search.people.lookup import could_be
from search.punctuation import aside, bracketed, labelled, listed
from search.related.renderings import how_words
from search.speech import _, plural
from search.statements.exporting import kind_of, verb_of
from search.statements.renditions import once, said_by, times
from tui.commands.opening import (
    encoder_option,
    folder_option,
    home_option,
    json_option,
    opened,
    read_what_is_new,
    stands_alone,
    tell_encoder,
)
from tui.output import records
from tui.output.plain import joined
from tui.output.terminal import FOUND, NOTHING, PROBLEM, clear_progress, complain, fail, say, show_progress
from tui.text.called import called
from tui.text.safe import one_line

if TYPE_CHECKING:
    from search.library import Library


@click.command()
@click.argument("name", nargs=-1)
@click.option("--about", metavar="WORDS", help="Only statements that hold all these words, in any language.")
@click.option("--all", "every", is_flag=True, help="Also what is rendered in one place only.")
@click.option("--perhaps", is_flag=True, help="Also which statements are perhaps the same, not surely.")
@click.option("--undo", is_flag=True, help="Take back the newest change of statements.yaml.")
@folder_option
@json_option
@encoder_option
@home_option
def statements(
    name: tuple[str, ...],
    about: str | None,
    every: bool,
    perhaps: bool,
    undo: bool,
    folder: Path | None,
    as_json: bool,
    home: Path | None,
) -> None:
    """List what is said, each statement with all its renderings, whoever reports it and in what language.

    With NAME only what that person says.  Those with most renderings come first; what stands in one place
    only is listed with --all, and always with --json.  What you confirm, reject, merge and split at the desk
    (O) is kept in statements.yaml beside the articles, and always holds.

    \b
    hexapla statements -f FOLDER
    hexapla statements -f FOLDER 扎克伯格 --about 'open source'
    """
    if undo:
        stands_alone("undo")
    with opened(folder, home) as library:
        if undo:
            _undo(library)
            return
        read_what_is_new(library)
        library.relations.catch_up(show_progress)
        library.statement_index.catch_up(show_progress)
        clear_progress()
        tell_encoder(library)
        found = _asked(library, " ".join(name), about)
        heads = {head.id: head for head in library.heads()}
        raw = records.RawOffsets(library)
        others = {each.id: each for each in library.statements()} if perhaps else {}
        shown = [each for each in found if every or as_json or len(once(each)) > 1]
        for each in shown:
            if as_json:
                say(records.line(records.statement(each, raw) | _likely(each, perhaps)))
                continue
            for line in (*lines_of(each, heads), *_perhaps_lines(each, others, heads)):
                say(line)
        if not shown:
            complain(
                _("Nobody says that here.")
                if not found
                else _("Nothing is said in two places; --all shows the rest.")
            )
        for problem in library.statement_index.problems:
            if problem != library.relations.problem:
                complain(problem)
        broken = library.statements_file.problem
    sys.exit(PROBLEM if broken else FOUND if shown else NOTHING)


def _asked(library: Library, name: str, about: str | None) -> list[Statement]:
    meant = library.named(name) if name else []
    if len(meant) > 1:
        fail(could_be(name, meant), NOTHING)
    if name and not meant:
        fail(_("Nobody of that name speaks in this library."), NOTHING)
    return library.statements(person=meant[0].id if meant else None, about=about)


def _undo(library: Library) -> None:
    try:
        words = library.statements_file.undo()
    except DecisionError as error:
        fail(str(error), PROBLEM)
    if words is None:
        fail(_("There is nothing to undo."), NOTHING)
    say(_("Undone: {change}.").format(change=words))


def lines_of(statement: Statement, heads: Mapping[int, Article]) -> Iterator[str]:
    """One statement for people: who says it and how often, then each rendering on a line of its own."""
    langs = dict.fromkeys(each.lang for each in statement.renderings)
    by_hand = _("decided by hand") if statement.by_hand else ""
    shown = once(statement)
    number = plural("{count:,} rendering", "{count:,} renderings", len(shown))
    places = listed(filter(None, (number, " ".join(langs), by_hand)))
    names = (each.speaker for each in statement.renderings if not each.by_another)
    name = joined(called(said_by(statement), names)) or _("unknown speaker")
    yield f"{name}  {aside(places)}"
    yield from (f"    {_line(each, heads, times(statement, each))}" for each in shown)


def _likely(statement: Statement, wanted: bool) -> records.Record:
    return {"perhaps": list(statement.perhaps)} if wanted else {}


def _perhaps_lines(
    statement: Statement, others: Mapping[str, Statement], heads: Mapping[int, Article]
) -> Iterator[str]:
    """The renderings of what is perhaps the same; none where it was not asked for."""
    for other in filter(None, map(others.get, statement.perhaps)):
        yield from (f"  ? {_line(each, heads, times(other, each))}" for each in once(other))


def _line(rendering: Rendering, heads: Mapping[int, Article], copies: int) -> str:
    head = heads[rendering.article]
    where = one_line(f"{rendering.file}#{head.item + 1}" if head.item else rendering.file)
    text = " … ".join(joined(quote.text) for quote in rendering.quotes) or joined(rendering.text)
    again = f" ×{copies}" if copies > 1 else ""
    who = joined(rendering.speaker) or (_("somebody") if rendering.quotes else _("the article itself"))
    verb = joined(verb_of(rendering)) if kind_of(rendering) != "direct" else ""
    other = _("another speaker") if rendering.by_another else ""
    said = listed([how_words(rendering.how), bracketed(who, listed(filter(None, (verb, other))))])
    return f"{where}{again} [{rendering.lang}] {labelled(said, text)}"
