"""Pairs of renderings in which one fact was altered: what `tests.bench.comparing --altered` reports."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from search import Library
from search.model import Aligned, Article, Block, Comparison, Span
from tests.bench.comparing import PARALLEL, noise_of

ALTERED = PARALLEL.with_name("altered.jsonl")


class Pair(NamedTuple):
    """Two renderings that say the same, and words that make the second one say something else."""

    kind: str
    langs: tuple[str, str]
    texts: tuple[str, str]
    was: str
    now: str

    @property
    def altered(self) -> str:
        """The second rendering with the words that say something else."""
        return self.texts[1].replace(self.was, self.now, 1)


def altered_pairs() -> list[Pair]:
    """Those of tests/parallel."""
    lines = map(json.loads, ALTERED.read_text("utf-8").splitlines())
    return [
        Pair(line["kind"], tuple(line["langs"]), tuple(line["texts"]), line["was"], line["now"])
        for line in lines
    ]


def measure_altered(rows: bool) -> None:
    """Print how much is told where nothing differs, and how often the altered place is."""
    told: dict[str, Counter[str]] = {}
    noise: Counter[str] = Counter()
    with TemporaryDirectory() as scratch, Library(Path(scratch), Path(scratch) / "home") as library:
        library.dictionary.build()
        library.relations.vectors(["ready"])
        pairs = altered_pairs()
        for langs, texts in dict.fromkeys((pair.langs, pair.texts) for pair in pairs):
            noise += noise_of(*side_by_side(library, langs, texts))
        for pair in pairs:
            now = alteration(pair, *side_by_side(library, pair.langs, (pair.texts[0], pair.altered)))
            was = alteration(pair._replace(now=pair.was), *side_by_side(library, pair.langs, pair.texts))
            kinds = (pair.kind, "-".join(pair.langs), "all")
            for kind in kinds:
                told.setdefault(kind, Counter()).update((now, f"faithful {was}", "pairs"))
            if rows and now != "changed":
                print(f"{pair.kind:9}{now:9}{pair.texts[0]} | {pair.altered} [{pair.was} > {pair.now}]")
    _report_noise("faithful renderings", noise)
    for kind, counted in told.items():
        parts = ", ".join(
            f"{way} {100 * counted[way] / counted['pairs']:.0f}"
            for way in ("changed", "unsure", "not told", "faithful changed", "faithful unsure")
        )
        print(f"  {kind:16} {counted['pairs']:4} altered places in %: {parts}")


def side_by_side(
    library: Library, langs: tuple[str, str], texts: tuple[str, str]
) -> tuple[Comparison, Article, Article]:
    one, other = (
        Article(
            -number, f"{number}.txt", 0, "", text, blocks=(Block(0, len(text), "body", lang),), langs=(lang,)
        )
        for number, (lang, text) in enumerate(zip(langs, texts, strict=True), 1)
    )
    whole = Span(0, len(one.text)), Span(0, len(other.text))
    return library.compare(one, whole[0], other, whole[1]), one, other


def alteration(pair: Pair, found: Comparison, one: Article, other: Article) -> str:
    """How the altered words are told: as "changed" or missing, as "unsure", or "not told".

    Where a denial or a hedge is gone, the word is marked in the rendering that has it.
    """
    at = other.text.index(pair.now)
    place = Span(at, at + len(pair.now))
    ways = {_place_told(pair, row, place) for row in found.rows if row.there and touches(row.there, place)}
    return next((way for way in ("changed", "unsure") if way in ways), "not told")


def _place_told(pair: Pair, row: Aligned, place: Span) -> str:
    if row.change in ("dropped", "added"):
        return "changed"
    marked = any(touches(mark, place) for mark in row.marks_there)
    lacking = pair.kind in ("negation", "modality") and row.marks_here and row.change == "changed"
    return row.change if marked or lacking else "not told"


def touches(one: Span, other: Span) -> bool:
    """Whether two spans have a place in common."""
    return one.start < other.end and other.start < one.end


def _report_noise(name: str, told: Counter[str]) -> None:
    whole = sum(told[change] for change in ("kept", "unsure", "changed", "dropped", "added")) or 1
    parts = ", ".join(f"{way} {100 * count / whole:.0f}" for way, count in told.most_common())
    print(f"{name}, words in %: {parts}")
