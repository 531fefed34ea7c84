"""Comparisons for other programs and people: a page of HTML, and a table in CSV; `markdown` is for notebooks.

Words of the articles are text and never markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.comparing.markdown import FRAME_WORDS, change_words, said, spoken
from search.export.attributed import kind_words
from search.export.table import table
from search.export.web_page import html, language, linked, web_page
from search.model import Aligned, Article, Comparison, Frame, Span
from search.speech import _

_COLUMNS = (
    "Match", "Change", "Moved", "Elsewhere", "Here", "There", "Marked here", "Marked there", "Pairs",
    "Source here", "Date here", "File here", "Item here", "Start here", "End here",
    "Source there", "Date there", "File there", "Item there", "Start there", "End there",
)  # fmt: skip


def comparisons_csv(comparisons: Sequence[Comparison], here: Article, there: Article) -> str:
    """One line a row: what became of it, and its words in both; `Match` counts the comparisons from 1."""
    rows = (
        (str(number), *_row(row, here, there))
        for number, comparison in enumerate(comparisons, 1)
        for row in comparison.rows
    )
    return table(_COLUMNS, rows)


def _row(row: Aligned, here: Article, there: Article) -> tuple[str, ...]:
    return (
        row.change, "yes" if row.moved else "", "yes" if row.elsewhere else "",
        _words(row.here, here), _words(row.there, there),
        " … ".join(mark.of(here.text) for mark in row.marks_here),
        " … ".join(mark.of(there.text) for mark in row.marks_there),
        "; ".join(pair.label for pair in row.pairs), *_place(row.here, here), *_place(row.there, there),
    )  # fmt: skip


def _words(span: Span | None, article: Article) -> str:
    return " ".join(span.of(article.text).split()) if span else ""


def _place(span: Span | None, article: Article) -> tuple[str, ...]:
    start, end = (str(span.start), str(span.end)) if span else ("", "")
    return article.source, article.date, article.file, str(article.item), start, end


def comparisons_html(comparisons: Sequence[Comparison], here: Article, there: Article) -> str:
    """One page: both renderings with their sources, then a row for each part, what differs in it marked."""
    title = f"{here.title or here.file} / {there.title or there.file}"
    return web_page(title, (part for comparison in comparisons for part in _parts(comparison, here, there)))


def _parts(comparison: Comparison, here: Article, there: Article) -> Iterator[str]:
    yield "<section>"
    yield from _rendering(here, [row.here for row in comparison.rows if row.here], comparison.frame_here)
    yield from _rendering(there, [row.there for row in comparison.rows if row.there], comparison.frame_there)
    yield from _frames(comparison)
    yield from _table(comparison.rows, here, there)
    yield "</section>"


def _rendering(article: Article, parts: Sequence[Span], frame: Frame) -> Iterator[str]:
    origin = article.author, article.source, article.date or article.date_words
    about = [html(part) for part in origin if part]
    yield f"<article>\n<h2>{' · '.join([*about, linked(article.file, article.url)])}</h2>"
    how = f"({kind_words(frame.kind)})" if frame.kind else ""
    if told := " ".join(filter(None, (spoken(frame, article), how))):
        yield f'<p class="source">{html(told)}</p>'
    lang = language(_lang(article, parts))
    yield f"<blockquote{lang}>{html(said(article.text, parts))}</blockquote>\n</article>"


def _frames(comparison: Comparison) -> Iterator[str]:
    if told := "; ".join(_(FRAME_WORDS[change]) for change in comparison.frame_changes):
        yield f'<p class="context">{html(_("Frame: {changes}.").format(changes=told))}</p>'


def _table(rows: Sequence[Aligned], here: Article, there: Article) -> Iterator[str]:
    names = [html(each.source or each.file) for each in (here, there)]
    yield f'<table>\n<tr><th></th><th scope="col">{names[0]}</th><th scope="col">{names[1]}</th></tr>'
    for row in rows:
        cells = (_cell(here, row.here, row.marks_here), _cell(there, row.there, row.marks_there))
        yield f'<tr><th scope="row">{html(change_words(row))}</th>{"".join(cells)}</tr>'
    yield "</table>"


def _cell(article: Article, span: Span | None, marks: Sequence[Span]) -> str:
    """The words of a row, those that differ marked."""
    if span is None:
        return "<td></td>"
    text, at = "", span.start
    for mark in marks:
        text += f"{html(article.text[at : mark.start])}<mark>{html(mark.of(article.text))}</mark>"
        at = mark.end
    text += html(article.text[at : span.end])
    return f"<td{language(_lang(article, [span]))}>{text.strip()}</td>"


def _lang(article: Article, parts: Sequence[Span]) -> str:
    at = parts[0].start if parts else 0
    return next((block.lang for block in article.blocks if block.start <= at < block.end), "")
