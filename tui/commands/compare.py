"""Two renderings side by side on the command line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from search.errors import ExportError
from search.library import Library
from search.model import Aligned, Article, Comparison, Frame, Match, Span
from search.speech import _
from tui.commands.opening import (
    below,
    caught_up,
    encoder_option,
    folder_option,
    home_option,
    json_option,
    tell_encoder,
)
from tui.output import records
from tui.output.compared_records import comparison_line, comparison_record
from tui.output.plain import joined
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
from tui.text.safe import one_line

_PLACE = re.compile(
    r"(?P<file>.+?)(?:#(?P<item>[0-9]{1,9}))?(?::(?P<start>[0-9]{1,9})(?:-(?P<end>[0-9]{1,9}))?)?", re.DOTALL
)


PLACES = "FILE[:START-END] FILE[:START-END]"

ENDINGS = (".md", ".html", ".csv", ".jsonl")
_ALSO = (".markdown", ".htm")
"""Other names of the first two."""


Found = tuple[Match | None, Comparison]
"""Two renderings, of what corresponds in whole articles with how near it is."""


class Place(NamedTuple):
    """An article, and a span of it; None for the whole."""

    article: Article
    span: Span | None


@click.command()
@click.argument("places", nargs=-1, metavar=PLACES)
@click.option(
    "--quote",
    multiple=True,
    metavar="WORDS",
    help="Words of the statement; give it twice, one for each file.",
)
@click.option(
    "-o",
    "--output",
    "--markdown",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Also write it to a new file: .html, .csv, .jsonl, or Markdown.",
)
@folder_option
@json_option
@encoder_option
@home_option
def compare(
    places: Sequence[str],
    quote: Sequence[str],
    output: Path | None,
    folder: Path | None,
    as_json: bool,
    home: Path | None,
) -> None:
    """Put two renderings of a statement side by side: kept, changed, dropped, added.

    START-END are code points of the cleaned text, as other commands print them; FILE:7 is passage 7.  Without
    them, or words, all that corresponds in the two articles is listed.

    \b
    hexapla compare -f FOLDER one.txt other.txt
    hexapla compare -f FOLDER one.txt other.txt --quote 'open source' --quote 開源
    """
    if len(places) != 2:
        raise click.UsageError(_("Name two places: {places}.").format(places=PLACES))
    if len(quote) > len(places):
        fail(_("Give --quote at most twice: one for each file."), USAGE)
    if output is not None and output.suffix.casefold() not in (*ENDINGS, *_ALSO):
        fail(_("Let the name end in one of {endings}.").format(endings=", ".join(ENDINGS)), USAGE)
    with caught_up(folder, home) as library:
        one, other = (
            _place(library, place, words) for place, words in zip(places, (*quote, "", ""), strict=False)
        )
        if one.article.id == other.article.id and one.span is None and other.span is None:
            fail(
                _("{file} is named twice; name two articles, or two places of it.").format(
                    file=one_line(one.article.file)
                ),
                USAGE,
            )
        library.catch_up(show_progress)
        clear_progress()
        library.people()
        if one.span is None and other.span is None:
            found = list(_all(library, one.article, other.article))
        else:
            found = [_one(library, one, other)]
        _tell(found, one.article, other.article, as_json)
        tell_encoder(library)
        if output is not None and found:
            _write(output, found, one.article, other.article, library.folder)
    sys.exit(FOUND if found else NOTHING)


def _all(library: Library, one: Article, other: Article) -> Iterator[Found]:
    """All that matches side by side; two sentences of one utterance once."""
    seen = set()
    for match in library.matches(one, other):
        comparison = library.compare(one, match.here, other, match.there)
        if (comparison.here, comparison.there) not in seen:
            seen.add((comparison.here, comparison.there))
            yield match, comparison


def _one(library: Library, one: Place, other: Place) -> Found:
    """Two spans side by side; where one is not given, what corresponds to the other."""
    here = one.span or _partner(library, other, one.article)
    there = other.span or _partner(library, one, other.article)
    return None, library.compare(one.article, here, other.article, there)


def _partner(library: Library, known: Place, article: Article) -> Span:
    """The stretch of an article that matches what is given of the other."""
    span = known.span or Span(0, len(known.article.text))
    found = library.matches(known.article, article)
    there = next((m.there for m in found if m.here.start < span.end and span.start < m.here.end), None)
    if there is None:
        fail(
            _("Nothing in {file} was found that says the same; name its place as FILE:START-END.").format(
                file=article.file
            ),
            NOTHING,
        )
    return there


# -- what is named -----------------------------------------------------------------------------------


def _place(library: Library, written: str, words: str) -> Place:
    """The article and span that are meant; leaves with a sentence where there is none."""
    article = library.article(below(library.folder, written))
    parts = _PLACE.fullmatch(written)
    file = below(library.folder, parts["file"]) if parts else ""
    if article is None and parts:
        article = library.article(file, max(int(parts["item"] or 1) - 1, 0))
    if article is None:
        fail(
            _("There is no article {file} in {folder}; give its path below the folder.").format(
                file=written, folder=library.folder
            ),
            USAGE,
        )
    if words:
        return Place(article, _find(article, words))
    if parts and parts["start"] and not parts["end"] and article.file == file:
        return Place(article, _passage(article, int(parts["start"])))
    if parts and parts["start"] and article.file == file:
        start, end = int(parts["start"]), int(parts["end"])
        if not start < end <= len(article.text):
            fail(
                _("{file} has no span {start}-{end}; its text has {length} code points.").format(
                    file=article.file, start=start, end=end, length=len(article.text)
                ),
                USAGE,
            )
        return Place(article, Span(start, end))
    return Place(article, None)


def _passage(article: Article, number: int) -> Span:
    """A passage by its number, counted from 1; leaves with a sentence where there is none."""
    here = next((passage for passage in article.passages if passage.n + 1 == number), None)
    if here is None:
        fail(
            _("{file} has {count} passages; there is no {number}.").format(
                file=article.file, count=len(article.passages), number=number
            ),
            USAGE,
        )
    return Span(here.start, here.end)


def _find(article: Article, words: str) -> Span:
    """Where the words stand, in either Chinese script and any case."""
    from search.language.fold import fold

    wanted = fold(words.strip())
    at = fold(article.text).find(wanted) if wanted else -1
    if at < 0:
        fail(
            _("{file} does not hold the words {words!r}; give words that stand in it.").format(
                file=article.file, words=words
            ),
            NOTHING,
        )
    return Span(at, at + len(wanted))


# -- what is told ------------------------------------------------------------------------------------


def _tell(found: Sequence[Found], one: Article, other: Article, as_json: bool) -> None:
    if not found:
        complain(
            _("Nothing in {one} and {other} was found that says the same.").format(
                one=one.file, other=other.file
            )
        )
    for match, comparison in found:
        say(
            records.line(comparison_record(comparison, one, other, match))
            if as_json
            else paragraph(match, comparison, one, other)
        )


def paragraph(match: Match | None, comparison: Comparison, one: Article, other: Article) -> str:
    """A comparison in lines: where, the frames, then a line for each row or two for one that changed."""
    from search.comparing.markdown import FRAME_WORDS

    level = f"{_(match.level)}{', ' + _('moved') if match.moved else ''}  " if match else ""
    lines = [
        f"{level}{_where(one, comparison.here)}  |  {_where(other, comparison.there)}",
        *(f"    {frame}" for frame in (_frames(comparison, one, other),) if frame),
        *(f"    ! {_(FRAME_WORDS[change])}" for change in comparison.frame_changes),
    ]
    for row in comparison.rows:
        lines += _row(row, one, other)
    return "\n".join(lines) + "\n"


def _where(article: Article, span: Span) -> str:
    return f"{one_line(article.file)}:{span.start}-{span.end}"


def _frames(comparison: Comparison, one: Article, other: Article) -> str:
    frames = _frame(comparison.frame_here, one), _frame(comparison.frame_there, other)
    return "  |  ".join(each or _("no speaker found") for each in frames) if any(frames) else ""


def _frame(frame: Frame, article: Article) -> str:
    from search.comparing.markdown import spoken

    parts = (joined(spoken(frame, article)), f"[{_(frame.kind)}]" if frame.kind else "")
    return " ".join(filter(None, parts))


def _row(row: Aligned, one: Article, other: Article) -> list[str]:
    """The sign of the row, what stands here and there, in brackets what differs, and figures that do."""
    from search.comparing.markdown import ELSEWHERE, SIGNS, UNSURE

    sign = SIGNS[row.change] + (">" if row.moved else " ")
    here, there = _marked(one, row.here, row.marks_here), _marked(other, row.there, row.marks_there)
    if not (here and there):
        return [f"  {sign} {here or there}{f'  ({_(ELSEWHERE)})' if row.elsewhere else ''}"]
    differing = [f"     ! {joined(pair.label)}" for pair in row.pairs if "≠" in pair.label]
    unsure = [f"     ({_(UNSURE)})"] if row.change == "unsure" else []
    return [f"  {sign} {here}", f"     {there}", *unsure, *differing]


def _marked(article: Article, span: Span | None, marks: Sequence[Span]) -> str:
    if span is None:
        return ""
    text, at = "", span.start
    for mark in marks:
        text += f"{article.text[at : mark.start]}[{mark.of(article.text)}]"
        at = mark.end
    return joined(text + article.text[at : span.end])


def _write(path: Path, found: Sequence[Found], one: Article, other: Article, folder: Path) -> None:
    from search.export.links import way_to
    from search.files import save

    try:
        save(path, _written(path.suffix.casefold(), found, one, other, way_to(folder, path)))
    except ExportError as error:
        fail(str(error), PROBLEM)
    complain(_("Written to {path}.").format(path=path))


def _written(ending: str, found: Sequence[Found], one: Article, other: Article, way: str) -> str:
    """The comparisons in the form that one of `ENDINGS` asks for.

    `way` leads from the file to the folder of the articles.
    """
    from search.comparing.exporting import comparisons_csv, comparisons_html
    from search.comparing.markdown import as_markdown

    comparisons = [comparison for _, comparison in found]
    if ending == ".csv":
        return comparisons_csv(comparisons, one, other)
    if ending in (".html", ".htm"):
        return comparisons_html(comparisons, one, other)
    if ending == ".jsonl":
        return "".join(comparison_line(comparison, one, other, match) for match, comparison in found)
    return "\n".join(as_markdown(comparison, one, other, way) for comparison in comparisons)
