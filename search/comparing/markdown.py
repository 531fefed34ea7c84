"""A comparison as Markdown, for notebooks: both renderings with their sources, and a row for each part.

Words of the articles show as they are written and are never markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote as percent

from search.errors import ExportError
from search.export import literal
from search.files import write_new
from search.model import Aligned, Article, Change, Comparison, Frame, FrameChange, Span

SIGNS: dict[Change, str] = {"kept": "=", "changed": "~", "dropped": "-", "added": "+"}
"""One character for each change, for lists."""

FRAME_WORDS: dict[FrameChange, str] = {
    "speaker": "another speaker",
    "verb": "said in another way",
    "kind": "direct in one, reported in the other",
}
"""What differs in the frames, in words."""

_LONGEST_NAME = 60
_MOST_TRIES = 1000


def as_markdown(comparison: Comparison, article: Article, other: Article) -> str:
    """The comparison as a document of its own, with no space at the end of any line."""
    parts = [
        f"# {_words(article.title or article.file)} / {_words(other.title or other.file)}",
        *_rendering(article, comparison.here, comparison.frame_here),
        *_rendering(other, comparison.there, comparison.frame_there),
        _frames(comparison),
        _table(comparison.rows, article, other),
    ]
    return "\n".join(line.rstrip() for line in "\n\n".join(filter(None, parts)).split("\n")) + "\n"


def save(path: Path, text: str) -> Path:
    """Write a new file in one step; raises ExportError where there is a file already, or none can be made."""
    try:
        write_new(path, text.encode("utf-8", "replace"))
    except FileExistsError as error:
        raise ExportError(f"There is a file {path} already; choose another name.") from error
    except OSError as error:
        raise ExportError(
            f"The file {path} cannot be written ({error.strerror or error}); choose another place."
        ) from error
    return path


def free_name(folder: Path, article: Article, other: Article) -> Path:
    """A name in a folder that no file bears, made of the names of the two."""
    stem = f"{_stem(article)} beside {_stem(other)}"
    names = (f"{stem}.md", *(f"{stem} {number}.md" for number in range(2, _MOST_TRIES)))
    return next(
        (folder / name for name in names if not (folder / name).exists()), folder / f"{stem} {_MOST_TRIES}.md"
    )


def _stem(article: Article) -> str:
    plain = re.sub(r"[^\w.-]+", "-", PurePosixPath(article.file).stem).strip("-.")
    return plain.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", "ignore") or "article"


def _rendering(article: Article, span: Span, frame: Frame) -> Iterator[str]:
    """Where it stands, who says it and how, and the words."""
    about = [article.source, article.date or article.date_words]
    link = f"[{_words(article.file)}](<{percent(article.file, errors='replace')}>)"
    yield "## " + ", ".join([*(_words(part) for part in about if part), link])
    speaker, cue = _words(frame.speaker.of(article.text)), _words(frame.cue.of(article.text))
    kind = f"({frame.kind})" if frame.kind else ""
    yield " ".join(part for part in (speaker, cue and f"_{cue}_", kind) if part)
    yield f"> {_words(span.of(article.text))}"


def _frames(comparison: Comparison) -> str:
    told = "; ".join(FRAME_WORDS[change] for change in comparison.frame_changes)
    return f"Frame: {told}." if told else ""


def _table(rows: Sequence[Aligned], article: Article, other: Article) -> str:
    lines = ["|  | here | there |", "| --- | --- | --- |"]
    for row in rows:
        here = _marked(article.text, row.here, row.marks_here)
        there = _marked(other.text, row.there, row.marks_there)
        lines.append(f"| {row.change}{', moved' if row.moved else ''} | {here} | {there} |")
    return "\n".join(lines)


def _marked(text: str, span: Span | None, marks: Sequence[Span]) -> str:
    """The words of a row, those that differ in bold."""
    if span is None:
        return ""
    parts, at = [], span.start
    for mark in marks:
        parts += [_piece(text[at : mark.start]), _bold(mark.of(text))]
        at = mark.end
    return "".join([*parts, _piece(text[at : span.end])]).strip()


def _bold(text: str) -> str:
    words = _words(text)
    return f"<b>{words}</b>" if words else ""  # ** ends at no punctuation beside a Han character


def _piece(text: str) -> str:
    """The words, with a space where the text has one before or behind them."""
    before = " " if text[:1].isspace() else ""
    behind = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{_words(text)}{behind}"


def _words(text: str) -> str:
    """Words of an article on one line, so that they show as they are written."""
    return literal(" ".join(text.split()))
