"""A comparison as Markdown, for notebooks: both renderings with their sources, and a row for each part.

Words of the articles show as they are written and are never markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from search.export import literal
from search.export.links import file_address
from search.files import GENERATOR
from search.model import Aligned, Article, Change, Comparison, Frame, FrameChange, Span
from search.punctuation import bracketed, labelled, listed
from search.speech import N_, _

ELSEWHERE = N_("elsewhere in the article")
"""Of what only one side has where they are compared, and the other has a few sentences away."""

UNSURE = N_("could not be compared word by word")
"""Of what belongs together in two languages, where no dictionary has enough of the words."""

SIGNS: dict[Change, str] = {"kept": "=", "unsure": "?", "changed": "~", "dropped": "-", "added": "+"}
"""One character for each change, for lists."""

CHANGE_WORDS: dict[Change, str] = {
    "kept": N_("kept"),
    "unsure": UNSURE,
    "changed": N_("changed"),
    "dropped": N_("dropped"),
    "added": N_("added"),
}
"""Each change in a word; translated where it is shown."""

FRAME_WORDS: dict[FrameChange, str] = {
    "speaker": N_("another speaker"),
    "verb": N_("said in another way"),
    "kind": N_("direct in one, reported in the other"),
    "date": N_("said on another day"),
}
"""What differs in the frames, in words; translated where it is shown."""

_CLOSERS = {"“": "”", "„": "“”", "‚": "‘’", "«": "»", "「": "」", "『": "』", '"': '"'}
"""What closes each quotation mark; an apostrophe looks like some others, which are left alone."""

_ONLY_CLOSERS = "”»」』"
_LONGEST_NAME = 60


def as_markdown(comparison: Comparison, article: Article, other: Article, way: str = "") -> str:
    """The comparison as a document of its own, with no space at the end of any line.

    `way` leads from the file to the folder of the articles.
    """
    parts = [
        f"---\n{GENERATOR}\n---",
        f"# {_words(article.title or article.file)} / {_words(other.title or other.file)}",
        *_rendering(article, [row.here for row in comparison.rows if row.here], comparison.frame_here, way),
        *_rendering(other, [row.there for row in comparison.rows if row.there], comparison.frame_there, way),
        _frames(comparison),
        _table(comparison.rows, article, other),
    ]
    return "\n".join(line.rstrip() for line in "\n\n".join(filter(None, parts)).split("\n")) + "\n"


def stem_of(article: Article, other: Article) -> str:
    """The name of a file for the comparison of two, without its ending."""
    return f"{_stem(article)}-beside-{_stem(other)}"


def spoken(frame: Frame, article: Article) -> str:
    """The speaker as written, who that is where it is somebody known, the verb and the day, as far as told:
    "he (Ada Lee): said, on Tuesday (2026-09-22)".
    """
    spans = (frame.speaker, frame.cue, frame.when)
    speaker, cue, when = (" ".join(span.of(article.text).split()) for span in spans)
    who = bracketed(speaker, frame.name)
    cue = cue if any(map(str.isalnum, cue)) else ""  # not a colon alone
    day = bracketed(when, frame.day if frame.day[:1].isdigit() and frame.day != when else "")
    return listed(filter(None, (labelled(who, cue) if who and cue else who or cue, day)))


def _stem(article: Article) -> str:
    plain = re.sub(r"[^\w.-]+", "-", PurePosixPath(article.file).stem).strip("-.")
    return plain.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", "ignore") or "article"


def _rendering(article: Article, parts: Sequence[Span], frame: Frame, way: str) -> Iterator[str]:
    """Where it stands, who says it and how, and the words."""
    about = [article.author, article.source, article.date or article.date_words]
    link = f"[{_words(article.file)}](<{file_address(article.file, way)}>)"
    yield "## " + ", ".join([*(_words(part) for part in about if part), link])
    kind = f"({_(frame.kind)})" if frame.kind else ""
    yield " ".join(part for part in (_words(spoken(frame, article)), kind) if part)
    yield f"> {_words(said(article.text, parts))}"


def said(text: str, parts: Sequence[Span]) -> str:
    """Spans of a text in order, " … " where other words part them, without marks that nothing closes."""
    words, last = "", None
    for part in sorted(parts):
        gap = text[last : part.start] if last is not None else ""
        words += (" … " if any(map(str.isalnum, gap)) else gap) + part.of(text).strip(" \n")
        last = part.end
    return balanced(words)


def balanced(text: str) -> str:
    """The text without quotation marks that nothing opens or closes."""
    opened: list[int] = []
    alone: set[int] = set()
    for at, mark in enumerate(text):
        opener = text[opened[-1]] if opened else ""
        if opener and mark in _CLOSERS.get(opener, ""):
            opened.pop()
        elif mark in _CLOSERS:
            opened.append(at)
        elif mark in _ONLY_CLOSERS:
            alone.add(at)
    alone.update(opened)
    return "".join(mark for at, mark in enumerate(text) if at not in alone)


def _frames(comparison: Comparison) -> str:
    told = "; ".join(_(FRAME_WORDS[change]) for change in comparison.frame_changes)
    return _("Frame: {changes}.").format(changes=told) if told else ""


def _table(rows: Sequence[Aligned], article: Article, other: Article) -> str:
    names = [each.source or each.file for each in (article, other)]
    if names[0] == names[1]:
        names = [article.file, other.file]
    lines = [f"|  | {_words(names[0])} | {_words(names[1])} |", "| --- | --- | --- |"]
    for row in rows:
        here = _marked(article.text, row.here, row.marks_here)
        there = _marked(other.text, row.there, row.marks_there)
        lines.append(f"| {_words(change_words(row))} | {here} | {there} |")
    return "\n".join(lines)


def change_words(row: Aligned) -> str:
    """What became of a row, and the figures in it that cannot both be right."""
    told = [
        _(CHANGE_WORDS[row.change]),
        _("moved") if row.moved else "",
        _(ELSEWHERE) if row.elsewhere else "",
    ]
    told += [pair.label for pair in row.pairs if "≠" in pair.label]
    return ", ".join(part for part in told if part)


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
    """In bold what of it is letters: beside a Han character ** does not end behind punctuation."""
    found = re.search(r"[^\W_](?:.*[^\W_])?", text, re.DOTALL)
    if not found:
        return _piece(text)
    before, behind = text[: found.start()], text[found.end() :]
    return f"{_piece(before)}**{_words(found.group())}**{_piece(behind)}"


def _piece(text: str) -> str:
    """The words, with a space where the text has one before or behind them."""
    before = " " if text[:1].isspace() else ""
    behind = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{_words(text)}{behind}"


def _words(text: str) -> str:
    """Words of an article on one line, so that they show as they are written."""
    return literal(" ".join(text.split()))
