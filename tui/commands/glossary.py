"""The word pairs of a folder on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.errors import ExportError, PairsError
from search.speech import _
from tui.commands.opening import (
    folder_option,
    home_option,
    json_option,
    opened,
    read_what_is_new,
    stands_alone,
)
from tui.output import records
from tui.output.plain import joined
from tui.output.terminal import FOUND, NOTHING, PROBLEM, clear_progress, complain, fail, say, show_progress

if TYPE_CHECKING:
    from search.glossaries import Entry, Form, Own, WordPair
    from search.library import Library


@click.command()
@click.option(
    "--add", nargs=2, metavar="WORD OTHER", help="Write into glossary.yaml that both mean the same."
)
@click.option("--deny", is_flag=True, help="With --add: that they do not.")
@click.option("--undo", is_flag=True, help="Take back the newest change of glossary.yaml.")
@click.option("--propose", is_flag=True, help="List pairs that the texts give, to be confirmed with --add.")
@click.option("--for", "words", metavar="WORDS", help="Only what these words may be called elsewhere.")
@click.option("--export", "form", type=click.Choice(["tsv", "tmx"]), help="Write the pairs to PATH.")
@click.option(
    "--from", "source", default="en", show_default=True, metavar="LANG", help="Of a TSV: its source."
)
@click.option("--to", "target", default="zh", show_default=True, metavar="LANG", help="Of a TSV: its target.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@folder_option
@json_option
@home_option
def glossary(
    add: tuple[str, str] | None,
    deny: bool,
    undo: bool,
    propose: bool,
    words: str | None,
    form: str | None,
    source: str,
    target: str,
    path: Path | None,
    folder: Path | None,
    as_json: bool,
    home: Path | None,
) -> None:
    """List the word pairs of a folder, propose, add and export them.

    The pairs stand in glossary.yaml beside the articles and act at once: search and related passages take
    both words for the same.  WORD may begin with its language, as in de:quelloffen.  An export is an OmegaT
    glossary (tsv, one direction) or a translation memory (tmx, all languages); no file is written over.

    \b
    hexapla glossary -f FOLDER --propose
    hexapla glossary -f FOLDER --add 'closed source' 閉源
    hexapla glossary -f FOLDER --export tsv --from en --to zh-Hant terms.tsv
    """
    _consistent(bool(add), undo, propose, words, form)
    if bool(form) != bool(path):
        raise click.UsageError(_("--export needs a PATH, and PATH needs --export."))
    with opened(folder, home) as library:
        if add or undo:
            _decide(library, _pair(add) if add else None, deny)
        elif form and path:
            _export(library, form, source, target, path)
        elif propose or words:
            sys.exit(_propose(library, words, as_json))
        else:
            sys.exit(_list(library, as_json))


def _consistent(add: bool, undo: bool, propose: bool, words: str | None, form: str | None) -> None:
    """Leaves with wrong usage where an option does nothing with another one."""
    if add:
        stands_alone("add", "deny")
    elif undo:
        stands_alone("undo")
    elif form:
        stands_alone("form", "path", *(("source", "target") if form == "tsv" else ()))
    elif propose or words is not None:
        stands_alone("propose" if propose else "words", "propose", "words", "as_json")
    else:
        stands_alone("", "path", "as_json")


def _pair(add: tuple[str, str]) -> tuple[Form, Form]:
    """Two words of two languages; leaves with wrong usage where they are none."""
    from search.glossaries.own import family, typed

    one, other = map(typed, add)
    if family(one.lang) == family(other.lang) or not (one.text and other.text):
        raise click.UsageError(_("--add needs words of two languages, such as 'closed source' 閉源."))
    return one, other


def _decide(library: Library, add: tuple[Form, Form] | None, deny: bool) -> None:
    file = library.glossary_file
    try:
        if add is None:
            words = file.undo()
            if words is None:
                fail(_("There is nothing to undo."), NOTHING)
            say(_("Undone: {change}.").format(change=joined(words)))
        else:
            said = (file.deny if deny else file.confirm)(*add)
            say(_("{change}: written to {path}").format(change=joined(said), path=file.path))
    except PairsError as error:
        fail(str(error), PROBLEM)


def _export(library: Library, form: str, source: str, target: str, path: Path) -> None:
    from search.files import save
    from search.glossaries.exporting import tmx, tsv

    try:
        own = library.glossary_file.load()
        text = tsv(own, source, target) if form == "tsv" else tmx(own)
        if not own.entries or not text:
            fail(_("There are no such pairs yet; --add writes one."), NOTHING)
        say(_("Written: {path}").format(path=save(path.expanduser(), text)))
    except (PairsError, ExportError) as error:
        fail(str(error), PROBLEM)


def _propose(library: Library, words: str | None, as_json: bool) -> int:
    read_what_is_new(library)
    library.catch_up(show_progress)
    clear_progress()
    found = library.propose_for(words) if words else library.propose_all()
    for pair in found:
        say(records.line(pair_record(pair)) if as_json else pair_line(pair))
    if not found:
        complain(_("Nothing is proposed for that.") if words else _("Nothing is proposed here."))
    return FOUND if found else NOTHING


def _list(library: Library, as_json: bool) -> int:
    file = library.glossary_file
    own = file.load_kindly()[0]
    for record, line in _rows(own):
        say(records.line(record) if as_json else line)
    for problem in file.problems:
        complain(problem)
    if not own.entries and not own.denied and not file.problem:
        complain(_("There are no pairs yet; --propose lists some, --add writes one."))
    return PROBLEM if file.problem else FOUND if own.entries else NOTHING


def _rows(own: Own) -> list[tuple[dict[str, object], str]]:
    listed = [(entry, "confirmed") for entry in own.entries] + [(entry, "denied") for entry in own.denied]
    return [
        (
            {"state": state, "forms": {tag: list(texts) for tag, texts in entry.forms}, "note": entry.note},
            entry_line(entry, state),
        )
        for entry, state in listed
    ]


def entry_line(entry: Entry, state: str) -> str:
    """One entry for people: its forms by language, and its note."""
    sign = "=" if state == "confirmed" else _("is not")
    forms = f" {sign} ".join(f"{', '.join(texts)} ({tag})" for tag, texts in entry.forms)
    return joined(f"{forms}  {entry.note}" if entry.note else forms)


def pair_line(pair: WordPair) -> str:
    """One proposal for people: both forms, what was decided, where they were seen."""
    state = f" [{_(pair.state)}]" if pair.state else ""
    why = ", ".join(pair.reasons)
    forms = " = ".join(f"{form.text} ({form.lang})" for form in (pair.one, pair.other))
    return joined(f"{forms}{state}  {why} ({pair.passages})")


def pair_record(pair: WordPair) -> dict[str, object]:
    """One proposal as JSON."""
    return {
        "one": {"form": pair.one.text, "lang": pair.one.lang},
        "other": {"form": pair.other.text, "lang": pair.other.lang},
        "reasons": list(pair.reasons),
        "passages": pair.passages,
        "state": pair.state,
    }
