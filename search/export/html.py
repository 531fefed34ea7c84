"""Kept passages as one page for colleagues without this program: no scripts, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import PurePosixPath

from search.bookmarks.model import Bookmark
from search.export.attributed import around, kind_of, manner_of
from search.export.context import Context
from search.export.shown import anchor, shown
from search.files import GENERATOR
from search.speech import _, spoken

_STYLE = """\
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcf9; --faint: #6b675f; --line: #c9a227; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e2d8; --paper: #191817; --faint: #a09a8d; --line: #d8b74a; }
}
body { color: var(--ink); background: var(--paper); font: 1.05rem/1.6 Georgia, "Noto Serif", serif;
  max-width: 42rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
:lang(zh), :lang(ja), :lang(ko) { font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
:lang(zh-Hant) { font-family: "Noto Serif CJK TC", "Songti TC", PMingLiU, serif; }
h1, h2 { line-height: 1.25; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 0.25rem; }
blockquote { margin: 0.5rem 0; padding-left: 1rem; border-left: 0.2rem solid var(--line);
  white-space: pre-line; }
.source, .place, .context { color: var(--faint); font-size: 0.9rem; margin: 0.25rem 0; }
.note { white-space: pre-line; }
article { break-inside: avoid; margin: 1.5rem 0; }
a { color: inherit; }
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #444; --line: #888; }
  body { margin: 0; max-width: none; font-size: 11pt; }
  h2 { break-after: avoid; }
}
"""


def html_page(bookmarks: Iterable[Bookmark], *, title: str = "", context: Context | None = None) -> str:
    """One HTML file, the passages below their articles in the order given, each with its language.

    Whatever articles, notes or addresses hold is text; only http and https addresses are links.
    """
    title = title or _("Bookmarks")
    parts = [
        f"<!doctype html>\n<!-- {GENERATOR} -->",
        f'<html lang="{spoken()}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<h1>{_text(title)}</h1>",
    ]
    for _key, group in groupby(bookmarks, key=lambda each: (each.file, each.item, each.url)):
        kept = [*group]
        parts += [_heading(kept[0]), *(_passage(each, context) for each in kept)]
    return "\n".join([*parts, "</body>\n</html>"]) + "\n"


def _text(words: str) -> str:
    return escape(shown(words))


def _lang(tag: str) -> str:
    """The attribute for a language tag; none for an unknown language, or what is no tag."""
    is_tag = tag.isascii() and tag.replace("-", "").isalnum() and tag != "und"
    return f' lang="{tag}"' if is_tag else ""


def _heading(first: Bookmark) -> str:
    name = _text(first.title or PurePosixPath(first.file).name or first.url)
    if first.url.startswith(("http://", "https://")):
        name = f'<a href="{_text(first.url)}" rel="noreferrer">{name}</a>'
    where = " · ".join(_text(part) for part in (first.source, first.date, first.file) if part)
    return f'<h2{_lang(first.lang)}>{name}</h2>\n<p class="source">{where}</p>'


def _passage(kept: Bookmark, context: Context | None) -> str:
    return "\n".join(["<article>", *_inside(kept, context), "</article>"])


def _inside(kept: Bookmark, context: Context | None) -> Iterator[str]:
    beside = around(*context(kept)) if context else ""
    lang = _lang(kept.lang)
    if who := kept.speaker or kept.speaker_as_written:
        manner = f' <span class="context">{_text(how)}</span>' if (how := manner_of(kept)) else ""
        yield f"<p><strong>{_text(who)}</strong>{manner}</p>"
    if kept.quote and kept.is_verbatim:
        yield f"<blockquote{lang}>{_text(kept.quote)}</blockquote>"
    elif kept.quote:
        kind = f'<span class="context">{_text(kind_of(kept))}:</span>'
        yield f"<p>{kind} <span{lang}>{_text(kept.quote)}</span></p>"
    if beside:
        yield f'<p class="context"{lang}>{_text(beside)}</p>'
    if kept.note:
        yield f'<p class="note">{_text(kept.note)}</p>'
    words = (*(f"#{tag}" for tag in kept.tags), anchor(kept.state), kept.id)
    if place := " · ".join(_text(word) for word in words if word):
        yield f'<p class="place">{place}</p>'
