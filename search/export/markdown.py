"""Markdown that shows text as it was written, and kept passages in it, for notebooks such as Obsidian."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from urllib.parse import quote as percent

from search import punctuation
from search.bookmarks.model import Bookmark
from search.bookmarks.words import now_words, state_words
from search.decisions.scalars import json_text
from search.export.attributed import around, by, kind_of, manner_of, marks_of
from search.export.context import Context
from search.export.excerpts import Subject
from search.export.links import file_address
from search.export.shown import shown
from search.files import GENERATOR
from search.speech import _

_MARKUP = re.compile(r"([\\`*_\[\]<>~|$&^]|(?<=%)%|(?<==)=|#(?=\w))")
"""With what notebooks add: %% hides, == marks, #word is a tag and ^ names a block."""

_LINE_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[#+=-]))(.)", re.MULTILINE)
"""What begins a list, a heading or a rule; "14.5" begins none."""


def bookmarks_markdown(
    bookmarks: Iterable[Bookmark],
    *,
    title: str = "",
    context: Context | None = None,
    fold: Callable[[str], str] | None = None,
    way: str = "",
    subject: Subject = "bookmark",
) -> str:
    """Block quotes with a citation line and links back, for notebooks such as Obsidian.

    What is not the speaker's own wording is no block quote and says so.  `context` puts the sentences
    around each below it, `fold` (Traditional to Simplified, say) a second version where it differs; `way`
    leads from the file to the folder of the articles, `subject` is what is counted.  Notes are taken as
    Markdown, all else shows as it was written.
    """
    title = title or _("Bookmarks")
    kept = [_markdown(bookmark, context, fold, way) for bookmark in bookmarks]
    front = f"---\ntitle: {json_text(title)}\n{subject}s: {len(kept)}\n{GENERATOR}\n---"
    parts = [front, f"# {inside_line(title)}", *(part for each in kept for part in each if part)]
    return "\n".join(line.rstrip() for line in "\n\n".join(parts).split("\n")) + "\n"


def _markdown(
    bookmark: Bookmark, context: Context | None, fold: Callable[[str], str] | None, way: str
) -> list[str]:
    beside = around(*context(bookmark)) if context else ""
    versions = dict.fromkeys((bookmark.quote, fold(bookmark.quote) if fold else bookmark.quote))
    words = "\n\n".join(literal(version.join(marks_of(bookmark))) for version in versions if version)
    block = "\n".join(f"> {line}" for line in words.split("\n")) if words else ""
    if words and not bookmark.is_verbatim:
        block = f"*{kind_of(bookmark)}:* {words}"
    tags = " ".join("#" + re.sub(r"[^\w/-]+", "-", tag) for tag in bookmark.tags)
    sentences = f"*{_('context')}:* {literal(beside)}" if beside else ""
    return [
        block,
        _citation(bookmark, way),
        on_one_line(now_words(bookmark)),
        sentences,
        shown(bookmark.note),
        tags,
    ]


def _citation(bookmark: Bookmark, way: str) -> str:
    """Who, which title, where, when; links to the file and the page; the id."""
    name = bookmark.title or PurePosixPath(bookmark.file).name or bookmark.url
    who, manner = bookmark.speaker or bookmark.speaker_as_written, manner_of(bookmark)
    said = punctuation.bracketed(who, manner)
    words = (said, punctuation.in_marks(name), by(bookmark.author), bookmark.source, bookmark.date)
    parts = [on_one_line(word) for word in words if word]
    file = _("file")
    parts += [f"[{file}]({file_address(bookmark.file, way)})"] if bookmark.file else []
    parts += [link_to(bookmark.url)] if bookmark.url else []
    parts += [state] if (state := state_words(bookmark)) else []
    id = f" `{' '.join(shown(bookmark.id).replace('`', '').split())}`" if bookmark.id else ""
    return f"— {punctuation.listed(parts)}{id}"


def link_to(url: str) -> str:
    """A link; an address that is not of the web is only shown."""
    if not url.startswith(("http://", "https://")):
        return on_one_line(url)
    page = _("page")
    return f"[{page}]({percent(url, safe=_ADDRESS, errors='replace')})"


_ADDRESS = ":/?#@!$&'*+,;=%~[]"


def page(title: str, parts: Iterable[str]) -> str:
    """A file with a heading and parts in Markdown below it, which is known again as an exported one."""
    return "\n\n".join((f"---\n{GENERATOR}\n---", f"# {inside_line(title)}", *parts)) + "\n"


def on_one_line(text: str) -> str:
    """Text that Markdown shows as it is, as part of a line."""
    return literal(" ".join(text.split()))


def inside_line(text: str) -> str:
    """The same for text behind something else on its line, such as the mark of a heading: 14. April."""
    return _MARKUP.sub(r"\\\1", shown(" ".join(text.split())))


def literal(text: str) -> str:
    """Text that Markdown shows as it is, line for line."""
    lines = "\n".join(line.strip() for line in shown(text).split("\n"))
    return _LINE_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", lines)).strip("\n")
