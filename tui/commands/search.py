"""Searching on the command line: hits, key words in context, groups, and kept searches."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, get_args

import click

from search.errors import SearchesError
from search.model import Hit, KwicLine, Results
from search.speech import N_, _
from tui.commands.batch import Batch, asked_langs
from tui.commands.decided import with_decisions
from tui.commands.opening import (
    caught_up,
    encoder_option,
    folder_option,
    home_option,
    json_option,
    langs_option,
    opened,
    stands_alone,
    tell_encoder,
)
from tui.output import records
from tui.output.plain import hit_line
from tui.output.terminal import (
    FOUND,
    NOTHING,
    PROBLEM,
    USAGE,
    clear_progress,
    complain,
    fail,
    say,
    show_progress,
)
from tui.text.kwic import kwic_lines, kwic_rows

if TYPE_CHECKING:
    from search.index.concordance import Side
    from search.library import Library

HITS, PLACES = 20, 200
"""How many passages, and how many places in context, are shown if nothing else is asked for."""

_ORDERS = {"": "", "article": N_("by article"), "time": N_("by month")}


@dataclass(frozen=True)
class _Wish:
    """How an answer is wanted."""

    langs: Sequence[str] | None
    limit: int | None
    exact: bool
    group: str | None
    sort: Side | None
    as_json: bool
    as_tsv: bool


@click.command()
@click.argument("query", nargs=-1)
@folder_option
@langs_option
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(min=1),
    help=f"How many passages at most ({HITS}); with --kwic, how many places ({PLACES}).",
)
@click.option("--exact", is_flag=True, help="Only the typed words, in both Chinese scripts.")
@click.option("--group", type=click.Choice(["article", "time"]), help="Put hits together.")
@click.option("--kwic", is_flag=True, help="Every place of the words in its context, one a line.")
@click.option(
    "--sort",
    type=click.Choice(["left", "right", "text"]),
    help="Order of --kwic: by the words before, behind, or by place.",
)
@click.option("--tsv", is_flag=True, help="--kwic as columns between tabs.")
@click.option("--keep", metavar="NAME", help="Keep the line in searches.yaml under a name.")
@click.option("--kept", is_flag=True, help="List the kept lines.")
@click.option("--saved", metavar="NAME", help="Ask a kept line; QUERY narrows it.")
@click.option("--drop", metavar="NAME", help="Take a kept line out of searches.yaml.")
@click.option("--batch", type=click.File("rb"), help='Lines {"qid", "query"}; - for standard input.')
@json_option
@encoder_option
@home_option
def search(
    query: tuple[str, ...],
    folder: Path | None,
    langs: tuple[str, ...],
    limit: int | None,
    exact: bool,
    group: str | None,
    kwic: bool,
    sort: Side | None,
    tsv: bool,
    keep: str | None,
    kept: bool,
    saved: str | None,
    drop: str | None,
    batch: BinaryIO | None,
    as_json: bool,
    home: Path | None,
) -> None:
    """Find passages in all languages; exact words come first.

    Behind them come other names for the words, and for a line of plain words what is near in meaning; each
    hit says how it was found.  Each language that answers at all has some of the hits shown.

    \b
    hexapla search -f FOLDER 扎克伯格 open
    hexapla search -f FOLDER '"open source" lang:zh'
    hexapla search -f FOLDER --kwic --sort left 開源
    """
    _consistent(kwic, sort, tsv, group)
    if kept or drop is not None:
        with opened(folder, home) as library:
            sys.exit(_list_kept(library, as_json) if drop is None else _dropped(library, drop))
    with caught_up(folder, home) as library:
        wish = _Wish(langs or None, limit, exact, group, sort, as_json, tsv)
        line = "" if batch else _words(query, saved)
        if saved is not None:
            line, wish = _as_kept(library, saved, line, wish)
        if not wish.exact:
            _make_ready(library, with_meanings=not kwic)
        if batch:
            code = _batch(library, batch, wish, langs)
        else:
            if keep:
                _keep(library, keep, line, wish)
            code = (_show_kwic if kwic else _show_hits)(library, line, wish)
        if not (wish.exact or kwic):
            tell_encoder(library)
        sys.exit(with_decisions(library, code))


def _consistent(kwic: bool, sort: str | None, tsv: bool, group: str | None) -> None:
    """Leaves with wrong usage where an option does nothing with another one."""
    given = click.get_current_context().params
    if given["kept"]:
        stands_alone("kept", "as_json")
    if given["drop"] is not None:
        stands_alone("drop")
    if given["batch"]:
        stands_alone("batch", "langs", "limit", "exact", "as_json")
    if tsv and given["as_json"]:
        raise click.UsageError(_("--tsv and --json are two forms; name one."))
    if given["keep"] is not None and not given["keep"].strip():
        raise click.UsageError(_("--keep needs a name."))
    if (sort or tsv) and not kwic:
        raise click.UsageError(_("--sort and --tsv belong to --kwic."))
    if group and kwic:
        raise click.UsageError(_("--group is for passages; with --kwic use --sort."))


def _make_ready(library: Library, with_meanings: bool) -> None:
    """Bring the dictionary, the names of persons and the vectors up to date: what finds other languages."""
    if not library.dictionary.ready:
        complain(_("Preparing the dictionary; this is done once."))
    library.dictionary.build()
    library.people()
    if with_meanings:
        library.relations.catch_up(show_progress)
        clear_progress()


# -- kept lines ----------------------------------------------------------------------------------


def _words(query: tuple[str, ...], saved: str | None) -> str:
    words = " ".join(query).strip()
    if not words and saved is None:
        raise click.UsageError(_("Give a query, or --batch with a file."))
    return words


def _as_kept(library: Library, name: str, words: str, wish: _Wish) -> tuple[str, _Wish]:
    """A kept line with these words behind it, and the wish with what was kept of its manner."""
    try:
        known = library.searches_file.load()
    except SearchesError as error:
        fail(str(error), PROBLEM)
    search = known.named(name)
    if search is None:
        names = ", ".join(each.name for each in known.searches)
        told = (
            _("No search is kept as {name}; there are {names}.")
            if names
            else _("No search is kept as {name}.")
        )
        fail(told.format(name=name, names=names), USAGE)
    wish = replace(wish, exact=wish.exact or search.exact, group=wish.group or search.order or None)
    return f"{search.line} {words}".strip(), wish


def _keep(library: Library, name: str, line: str, wish: _Wish) -> None:
    file = library.searches_file
    try:
        done = file.keep(name, line, exact=wish.exact, order=wish.group or "")
        complain(_("{change} in {path}.").format(change=done, path=file.path))
    except SearchesError as error:
        fail(str(error), PROBLEM)


def _dropped(library: Library, name: str) -> int:
    file = library.searches_file
    try:
        if file.load().named(name) is None:
            fail(_("No search is kept as {name}.").format(name=name), NOTHING)
        complain(_("{change}.").format(change=file.drop(name)))
    except SearchesError as error:
        fail(str(error), PROBLEM)
    return FOUND


def _list_kept(library: Library, as_json: bool) -> int:
    try:
        known = library.searches_file.load()
    except SearchesError as error:
        fail(str(error), PROBLEM)
    for each in known.searches:
        told = ", ".join(filter(None, (_("exact words") if each.exact else "", _(_ORDERS[each.order]))))
        plain = f"{each.name}: {each.line}" + (f"  ({told})" if told else "")
        say(records.line(asdict(each)) if as_json else plain)
    for problem in known.problems:
        complain(problem)
    if not known.searches:
        complain(_("No search is kept; --keep NAME keeps one."))
    return FOUND if known.searches else NOTHING


# -- answers -------------------------------------------------------------------------------------


def _batch(library: Library, batch: BinaryIO, wish: _Wish, langs: tuple[str, ...]) -> int:
    raw = records.RawOffsets(library)
    lines = Batch(batch, "query")
    for record, text in lines:
        results = library.search(text, asked_langs(record, langs), wish.limit or HITS, exact=wish.exact)
        ranking = [records.hit(hit, raw) for hit in results.hits]
        say(records.line({"qid": record.get("qid"), "ranking": ranking}))
    return lines.code


def _show_hits(library: Library, line: str, wish: _Wish) -> int:
    from search.across.heard import heard

    limit = wish.limit or HITS
    results = library.search(line, wish.langs, limit, exact=wish.exact)
    hits = heard(
        results, limit, lambda lang, count: library.search(line, [lang], count, exact=wish.exact).hits
    )
    raw = records.RawOffsets(library)
    for name, hit in _grouped(hits, wish.group):
        if hit is None:
            if not wish.as_json:
                say(f"== {name}")
        elif wish.as_json:
            say(records.line({**records.hit(hit, raw), **({"group": name} if wish.group else {})}))
        else:
            say(hit_line(hit, raw.item(hit.passage.article)))
    if results.total > len(hits):
        complain(
            _("{shown} of {total:,} passages ({languages}); -n shows more.").format(
                shown=len(hits), total=results.total, languages=_by_language(results)
            )
        )
    return _told(results, bool(hits))


def _by_language(results: Results) -> str:
    """How many of all passages found are in each language, as short as in a line of a hit."""
    from tui.text.page import badge

    counts = (each for each in results.facets if each.kind == "language")
    return ", ".join(f"{badge(each.value)} {each.count}" for each in counts)


def _grouped(hits: Sequence[Hit], by: str | None) -> Iterator[tuple[str, Hit | None]]:
    """Each hit with the name of its group; a name alone opens a group."""
    if by is None:
        yield from (("", hit) for hit in hits)
        return
    from search.across.grouping import By, grouped

    (kind,) = [each for each in get_args(By) if each == by]
    for group in grouped(hits, kind):
        yield group.name, None
        yield from ((group.name, hit) for hit in group.hits)


def _show_kwic(library: Library, line: str, wish: _Wish) -> int:
    from search.index.concordance import ordered

    found = library.concordance(line, wish.langs, wish.limit or PLACES, exact=wish.exact)
    if wish.sort:
        found = ordered(found, wish.sort)
    for text in _kwic_texts(library, found, wish):
        (click.echo if wish.as_tsv and not wish.as_json else say)(text)
    if found:
        return FOUND
    return _told(library.search(line, wish.langs, 1, exact=True), False)


def _kwic_texts(library: Library, found: Sequence[KwicLine], wish: _Wish) -> Iterator[str]:
    raw = records.RawOffsets(library)
    if wish.as_json:
        return (records.line(records.kwic(each, raw)) for each in found)
    return kwic_rows(found) if wish.as_tsv else kwic_lines(found, item=raw.item)


def _told(results: Results, found: bool) -> int:
    """What there is to say beside the hits, on standard error; the exit code."""
    for remark in results.remarks:
        complain(remark)
    if results.problem:
        complain(results.problem)
    if results.suggestions:
        complain(_("Similar words here: {words}").format(words=", ".join(results.suggestions)))
    if not found and not results.problem:
        complain(_("Nothing found in this library."))
    return FOUND if found else USAGE if results.problem else NOTHING
