"""Kept passages as one page for colleagues without this program: no scripts, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath

from search.bookmarks.model import Bookmark
from search.bookmarks.words import now_words, state_words
from search.export.attributed import around, kind_of, manner_of, quoted
from search.export.context import Context
from search.export.web_page import html, language, linked, web_page
from search.speech import _


def html_page(bookmarks: Iterable[Bookmark], *, title: str = "", context: Context | None = None) -> str:
    """One HTML file, the passages below their articles in the order given, each with its language.

    Whatever articles, notes or addresses hold is text; only http and https addresses are links.
    """
    parts = list[str]()
    for _key, group in groupby(bookmarks, key=lambda each: (each.file, each.item, each.url)):
        kept = [*group]
        parts += [_heading(kept[0]), *(_passage(each, context) for each in kept)]
    return web_page(title or _("Bookmarks"), parts)


def _heading(first: Bookmark) -> str:
    name = linked(first.title or PurePosixPath(first.file).name or first.url, first.url)
    where = " · ".join(html(part) for part in (first.author, first.source, first.date, first.file) if part)
    return f'<h2{language(first.lang)}>{name}</h2>\n<p class="source">{where}</p>'


def _passage(kept: Bookmark, context: Context | None) -> str:
    return "\n".join(["<article>", *_inside(kept, context), "</article>"])


def _inside(kept: Bookmark, context: Context | None) -> Iterator[str]:
    beside = around(*context(kept)) if context else ""
    lang = language(kept.lang)
    if who := kept.speaker or kept.speaker_as_written:
        manner = f' <span class="context">{html(how)}</span>' if (how := manner_of(kept)) else ""
        yield f"<p><strong>{html(who)}</strong>{manner}</p>"
    if kept.quote and kept.is_verbatim:
        yield f"<blockquote{lang}>{html(quoted(kept))}</blockquote>"
    elif kept.quote:
        kind = f'<span class="context">{html(kind_of(kept))}:</span>'
        yield f"<p>{kind} <span{lang}>{html(kept.quote)}</span></p>"
    if now := now_words(kept):
        yield f'<p class="context"{lang}>{html(now)}</p>'
    if beside:
        yield f'<p class="context"{lang}>{html(beside)}</p>'
    if kept.note:
        yield f'<p class="note" dir="auto">{html(kept.note)}</p>'
    words = (*(f"#{tag}" for tag in kept.tags), state_words(kept), kept.id)
    if place := " · ".join(html(word) for word in words if word):
        yield f'<p class="place">{place}</p>'
