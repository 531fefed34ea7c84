"""The near copies of a folder on the command line."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from search.library import Library
from search.model import Article, Span
from search.speech import _
from tui.commands.opening import caught_up, folder_option, home_option, json_option
from tui.output import records
from tui.output.plain import joined
from tui.output.terminal import FOUND, NOTHING, clear_progress, complain, say, show_progress

if TYPE_CHECKING:
    from search.wording import Difference

FEW = 3
"""Differences that are told in words, the longest ones."""

_LONG = 60


class Copy(NamedTuple):
    """An article beside the original of its group; `common` is the share of the smaller one."""

    article: Article
    common: float
    differences: Sequence[Difference]


@click.command()
@folder_option
@json_option
@home_option
def copies(folder: Path | None, as_json: bool, home: Path | None) -> None:
    """List articles that are near copies of each other, the original first, and what differs.

    \b
    hexapla copies -f FOLDER
    """
    with caught_up(folder, home) as library:
        library.copies.catch_up(show_progress)
        clear_progress()
        groups = library.copies.groups()
        for group in groups:
            original, *others = members(library, group)
            say(records.line(record(original, others)) if as_json else paragraph(original, others))
    if not groups:
        complain(_("No article here is a near copy of another."))
    sys.exit(FOUND if groups else NOTHING)


def members(library: Library, group: Sequence[int]) -> Iterator[Copy]:
    """The articles of a group, each beside the first one."""
    from search.copies import body, in_common
    from search.wording import differences

    original: Article | None = None
    for key in group:
        article = library.article(key)
        if article and original is None:
            original = article
            yield Copy(article, 1.0, ())
        elif article and original:
            told = [
                each for each in differences(original.text, article.text) if tells(each, original, article)
            ]
            yield Copy(article, in_common(body(original), body(article)), told)


def tells(difference: Difference, here: Article, there: Article) -> bool:
    """Whether words of the articles proper differ, not only folded parts or the form of a word."""
    return difference.kind != "same" and (touches(difference.here, here) or touches(difference.there, there))


def touches(span: Span, article: Article) -> bool:
    """Whether a span holds something of a block that is not folded."""
    return any(
        block.role != "boilerplate" and max(span.start, block.start) < min(span.end, block.end)
        for block in article.blocks
    )


# -- for people ------------------------------------------------------------------------------------


def paragraph(original: Copy, others: Sequence[Copy]) -> str:
    """A group in a few lines."""
    lines = [f"x{len(others) + 1}  {named(original.article)}"]
    for each in others:
        told = "; ".join(
            [_("{share} % in common").format(share=round(100 * each.common)), *counted(each.differences)]
        )
        lines.append(f"    {named(each.article)}: {told}")
        lines += [f"        {words}" for words in excerpts(original.article, each)]
    return "\n".join(lines) + "\n"


def named(article: Article) -> str:
    """The file with its source and day."""
    file = f"{article.file} #{article.item + 1}" if article.item else article.file
    about = ", ".join(part for part in (article.source, article.date[:10]) if part)
    return f"{file} ({about})" if about else file


def counted(differences: Sequence[Difference]) -> list[str]:
    """How much was left out, added and changed."""
    counts = Counter(str(each.kind) for each in differences)
    told = {
        "only here": _("{count} left out"),
        "only there": _("{count} added"),
        "changed": _("{count} changed"),
    }
    return [words.format(count=counts[kind]) for kind, words in told.items() if counts[kind]]


def excerpts(original: Article, copy: Copy) -> list[str]:
    """The longest differences in the order of the text, each in a few words."""
    ranked = sorted(copy.differences, key=lambda each: -max(map(length, (each.here, each.there))))
    return [
        in_words(each.here.of(original.text), each.there.of(copy.article.text))
        for each in sorted(ranked[:FEW], key=lambda each: each.here)
    ]


def length(span: Span) -> int:
    """How many code points a span has."""
    return span.end - span.start


def in_words(here: str, there: str) -> str:
    """One difference as a line of a patch, cut where it is long."""
    old, new = short(here), short(there)
    return f"{old} → {new}" if old and new else f"- {old}" if old else f"+ {new}"


def short(text: str) -> str:
    """The beginning of a text on one line, without the marks that end the sentence before."""
    words = joined(text).lstrip(" .,;:。，；：")
    return words if len(words) <= _LONG else words[:_LONG].rstrip() + " …"


# -- for programs ----------------------------------------------------------------------------------


def record(original: Copy, others: Sequence[Copy]) -> records.Record:
    """A group; `here` are ranges of the original, `there` of the copy, in their cleaned texts."""
    articles = [
        {
            "file": each.article.file,
            "item": each.article.item,
            "title": each.article.title,
            "source": each.article.source,
            "date": each.article.date,
            "common": round(each.common, 4),
            "differences": [
                {
                    "kind": one.kind,
                    "here": list(one.here),
                    "there": list(one.there),
                    "here_text": one.here.of(original.article.text),
                    "there_text": one.there.of(each.article.text),
                }
                for one in each.differences
            ],
        }
        for each in (original, *others)
    ]
    return {"copies": len(articles), "articles": articles}
