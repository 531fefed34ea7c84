"""A page of HTML in one file: no scripts, nothing fetched, light and dark as the reader's system is."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from search.export.shown import shown
from search.files import GENERATOR
from search.speech import spoken

_STYLE = """\
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcf9; --faint: #6b675f; --line: #c9a227; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e2d8; --paper: #191817; --faint: #a09a8d; --line: #d8b74a; }
}
body { color: var(--ink); background: var(--paper); font: 1.05rem/1.6 Georgia, "Noto Serif", serif;
  max-width: 42rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
:lang(zh), :lang(ja), :lang(ko) { font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
:lang(zh-Hant) { font-family: "Noto Serif CJK TC", "Songti TC", PMingLiU, serif; }
h1, h2, h3 { line-height: 1.25; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 0.25rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
blockquote { margin: 0.5rem 0; padding-inline-start: 1rem; border-inline-start: 0.2rem solid var(--line);
  white-space: pre-line; }
.source, .place, .context { color: var(--faint); font-size: 0.9rem; margin: 0.25rem 0; }
.note { white-space: pre-line; }
article { break-inside: avoid; margin: 1.5rem 0; }
section article { margin: 0; }
section p { margin: 0.25rem 0; }
ul { padding-inline-start: 1.2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.8rem 0.4rem 0;
  border-bottom: 1px solid var(--line); }
th { font-size: 0.9rem; color: var(--faint); }
mark { color: inherit; background: none; font-weight: bold; text-decoration: underline; }
a { color: inherit; }
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #444; --line: #888; }
  body { margin: 0; max-width: none; font-size: 11pt; }
  h2, h3 { break-after: avoid; }
  nav { display: none; }
}
"""


def web_page(title: str, parts: Iterable[str]) -> str:
    """The page, known again as one of this program; `parts` are HTML, the title is text."""
    head = [
        f"<!doctype html>\n<!-- {GENERATOR} -->",
        f'<html lang="{spoken()}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{html(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<h1>{html(title)}</h1>",
    ]
    return "\n".join([*head, *parts, "</body>\n</html>"]) + "\n"


def html(words: str) -> str:
    """Text as HTML shows it; nothing in it is markup, and what has no shape is a sign."""
    return escape(shown(words))


def language(tag: str) -> str:
    """The attributes of words in a language; their direction is that of their letters.

    An unknown language, or what is no tag, is not named.
    """
    is_tag = tag.isascii() and tag.replace("-", "").isalnum() and tag != "und"
    return f' lang="{tag}" dir="auto"' if is_tag else ' dir="auto"'


def linked(words: str, url: str) -> str:
    """Words that lead to an address where that is one of the web."""
    if not url.startswith(("http://", "https://")):
        return html(words)
    return f'<a href="{html(url)}" rel="noreferrer">{html(words)}</a>'
