"""How rightly the noted words of a story are told: the statement_notes of its gold.json against comparisons.

A note names, for a rendering `a` and a rendering `b` of one statement, words of a that b kept, words that it
dropped, and pairs of words that differ.  Each note is compared in both directions.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from search import Library
from search.model import Aligned, Article, Comparison, Span
from tests.bench.clock import cpu

Told = Literal["kept", "changed", "dropped", "unsure"]
NOTED: tuple[Told, ...] = ("kept", "changed", "dropped")
_LEFT_OUT = 0.5
"""The share of the words of a phrase that stand on one side alone, from which it is dropped."""

_NEAR = 150
"""Code points between quotes of a statement that are compared as one."""

WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


class Noted(NamedTuple):
    """Words that a note is about, where they stand, and on which side."""

    kind: Told
    span: Span
    here: bool


class Compared(NamedTuple):
    """Two renderings that a note is about; `turned` where the first is the note's second."""

    note: Any
    one: Article
    other: Article
    turned: bool
    found: Comparison


class Story:
    """What became of the noted phrases of a story, by what they are noted as and told as."""

    def __init__(self) -> None:
        self.told: Counter[tuple[Told, Told]] = Counter()
        self.seconds = 0.0
        self.comparisons = 0

    def of(self, noted: Told) -> int:
        """How many phrases are noted so."""
        return sum(count for (kind, _), count in self.told.items() if kind == noted)

    def precision(self, *kinds: Told) -> float:
        """Of the phrases told as one of these, the share that is noted as one of them."""
        told = sum(count for (_, kind), count in self.told.items() if kind in kinds)
        return self._right(kinds) / told if told else 1.0

    def recall(self, *kinds: Told) -> float:
        """Of the phrases noted as one of these, the share that is told as one of them."""
        return self._right(kinds) / max(sum(map(self.of, kinds)), 1)

    def f1(self, *kinds: Told) -> float:
        """The harmonic mean of the two."""
        precision, recall = self.precision(*kinds), self.recall(*kinds)
        return 2 * precision * recall / max(precision + recall, 1e-9)

    def unsure(self) -> float:
        """The share of all phrases that nothing is told of."""
        return sum(self.told[kind, "unsure"] for kind in NOTED) / max(self.told.total(), 1)

    def _right(self, kinds: tuple[Told, ...]) -> int:
        return sum(count for key, count in self.told.items() if key[0] in kinds and key[1] in kinds)


FIGURES = {
    "kept told kept": lambda story: story.recall("kept"),
    "changed P": lambda story: story.precision("changed"),
    "R": lambda story: story.recall("changed"),
    "dropped P": lambda story: story.precision("dropped"),
    "R ": lambda story: story.recall("dropped"),
    "differs P": lambda story: story.precision("changed", "dropped"),
    "R  ": lambda story: story.recall("changed", "dropped"),
    "unsure": Story.unsure,
    "mean of kept, F1 changed, F1 dropped": lambda story: (
        (story.recall("kept") + story.f1("changed") + story.f1("dropped")) / 3
    ),
}


def measure(story: Path, home: str, rows: bool, words: bool) -> Story:
    """Compare all pairs that the notes of a story are about; with `words` without the encoder."""
    result = Story()
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    with Library(story, home) as library:
        library.add()
        library.people()
        library.dictionary.build()
        if words:
            setattr(library.relations, "vectors", lambda _texts: None)  # noqa: B010
        library.relations.vectors(["ready"])
        for each in _compared(library, gold, result):
            for noted in _noted(each):
                article = each.one if noted.here else each.other
                ways = ways_of(each.found, article, noted.here, noted.span)
                if ways["outside"]:
                    continue
                result.told[noted.kind, told_as(ways)] += 1
                if rows:
                    files = f"{each.one.file}>{each.other.file}"
                    print(f"{each.note['statement']} {files} {noted.kind} told {told_as(ways)}: ", end="")
                    print(f"{noted.span.of(article.text)!r} {dict(ways)}")
    return result


def line_of(name: str, stories: list[Story]) -> str:
    """The figures of some stories, each the mean."""
    told = (
        f"{figure} {100 * sum(map(of, stories)) / max(len(stories), 1):.1f}" for figure, of in FIGURES.items()
    )
    return f"{name}: {', '.join(told)}"


def table_of(story: Story) -> Iterator[str]:
    """What the phrases of each kind are told as."""
    for noted in NOTED:
        told = ", ".join(f"{kind} {story.told[noted, kind]}" for kind in (*NOTED, "unsure"))
        yield f"  noted {noted}: told {told}"


def ways_of(found: Comparison, article: Article, here: bool, span: Span) -> Counter[str]:
    """How the words of a span are told: by their row, and in one that is not kept by its marks."""
    return Counter(_way(found, here, Span(*word.span())) for word in WORD.finditer(article.text, *span))


def told_as(ways: Counter[str]) -> Told:
    """What a reader is told of a phrase as a whole."""
    if ways["dropped"] > _LEFT_OUT * ways.total():
        return "dropped"
    if ways["changed"]:
        return "changed"
    return "unsure" if ways["unsure"] > ways["kept"] else "kept"


def _way(found: Comparison, here: bool, word: Span) -> str:
    for row in found.rows:
        span = row.here if here else row.there
        if span and span.start <= word.start < span.end:
            return _in_row(row, row.marks_here if here else row.marks_there, word)
    return "outside"


def _in_row(row: Aligned, marks: tuple[Span, ...], word: Span) -> str:
    if row.change in ("dropped", "added"):
        return "dropped"
    if row.change != "changed":
        return row.change
    is_marked = any(mark.start <= word.start < mark.end for mark in marks)
    return "changed" if is_marked or not (row.marks_here or row.marks_there) else "kept"


def _compared(library: Library, gold: Any, result: Story) -> Iterator[Compared]:
    for note in gold["statement_notes"]:
        ends = [_places(library, gold, note["statement"], note[side]["file"]) for side in "ab"]
        for turned in (False, True):
            for one, here in ends[turned]:
                for other, there in ends[not turned]:
                    start = cpu()
                    found = library.compare(one, here, other, there)
                    result.seconds += cpu() - start
                    result.comparisons += 1
                    yield Compared(note, one, other, turned, found)


def _places(library: Library, gold: Any, statement: str, file: str) -> list[tuple[Article, Span]]:
    """Where a statement stands in a file: quotes that are near each other as one."""
    article = library.article(file)
    assert article
    texts = [q["text"] for q in gold["quotes"] if q["file"] == file and q["statement"] == statement]
    spans = sorted(Span(at, at + len(text)) for text in texts if (at := article.text.find(text)) >= 0)
    found: list[Span] = []
    for span in spans:
        if found and span.start - found[-1].end < _NEAR:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return [(article, span) for span in found]


def _noted(each: Compared) -> Iterator[Noted]:
    a, b = (each.other, each.one) if each.turned else (each.one, each.other)
    here = not each.turned
    for kind in ("kept", "dropped"):
        for words in each.note[kind]:
            if span := find(a, words):
                yield Noted("kept" if kind == "kept" else "dropped", span, here)
    for first, second in each.note["changed"]:
        for article, words, side in ((a, first, here), (b, second, not here)):
            if span := find(article, words):
                yield Noted("changed", span, side)


def find(article: Article, words: str) -> Span | None:
    """Where some words stand, in any case of letters; None where they do not."""
    found = re.search(re.escape(words), article.text, re.IGNORECASE)
    return Span(*found.span()) if found else None
