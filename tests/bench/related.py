"""How well related passages are found: `python -m tests.bench.related [--xquad DIR] [--story DIR] [--scan]`.

XQuAD is questions about paragraphs, asked in one language and looked for in another; --rankings DIR keeps
queries and rankings as JSON Lines for another scorer.  The story is the kit in tests/samples/story.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np

from search.language.sentences import sentences
from search.model import Article, Passage, Related, Span
from search.reading import read_file
from search.related import RelatedIndex
from search.related.vectors import SCALE, products
from search.store import FileRecord, Store
from tests.bench.clock import cpu

PAIRS = (("en", "zh"), ("zh", "en"), ("en", "en"), ("zh", "zh"))
TAGS = {"zh": "zh-Hans"}


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--xquad", type=Path)
    parser.add_argument("--story", type=Path)
    parser.add_argument("--rankings", type=Path)
    parser.add_argument("--every", type=int, default=1, help="ask every nth question only")
    parser.add_argument("--scan", action="store_true", help="time a scan of 100,000 vectors")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        if options.xquad:
            measure_questions(options.xquad, Path(folder) / "xquad", options.every, options.rankings)
        if options.story:
            measure_story(options.story, Path(folder) / "story")
        if options.scan:
            measure_scan(100_000)


def caught_up(store: Store, folder: Path) -> RelatedIndex:
    """An index of all that is in the store, with the time that took."""
    index = RelatedIndex(folder, store)
    start = cpu()
    index.catch_up()
    print(f"caught up in {cpu() - start:.1f} CPU-s {index.problem}")
    return index


# -- questions about paragraphs ----------------------------------------------------------------------------


class Asked(NamedTuple):
    """A question and the file of its paragraph's number."""

    key: str
    text: str
    paragraph: int


def read_questions(path: Path) -> tuple[list[str], list[Asked]]:
    """The paragraphs and questions of a file in SQuAD's format."""
    paragraphs: list[str] = []
    asked: list[Asked] = []
    for entry in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in entry["paragraphs"]:
            asked += [Asked(each["id"], each["question"], len(paragraphs)) for each in paragraph["qas"]]
            paragraphs.append(paragraph["context"])
    return paragraphs, asked


def measure_questions(folder: Path, work: Path, every: int, rankings: Path | None) -> None:
    """R@1 and the share in the first ten for each pair of languages."""
    data = {lang: read_questions(folder / f"xquad.{lang}.json") for lang in ("en", "zh")}
    store = Store(work / "record.db")
    for lang, (paragraphs, _) in data.items():
        for number, text in enumerate(paragraphs):
            tag = TAGS.get(lang, lang)
            passage = Passage(0, 0, 0, 0, len(text), tag, "body", tuple(sentences(text)))
            file = f"{lang}/{number}"
            store.put(FileRecord(file, 0, 0, "", ""), [Article(0, file, 0, file, text, passages=(passage,))])
    index = caught_up(store, work / "related")
    kept: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for here, there in PAIRS:
        asked = data[here][1][::every]
        start = time.process_time()
        found = [index.related(each.text, TAGS.get(here, here), langs=[there]) for each in asked]
        spent = 1000 * (time.process_time() - start) / len(asked)
        places = [[each.file for each in near] for near in found]
        golds = [f"{there}/{each.paragraph}" for each in asked]
        first = sum(place[:1] == [gold] for place, gold in zip(places, golds, strict=True))
        ten = sum(gold in place for place, gold in zip(places, golds, strict=True))
        print(
            f"xquad {here}>{there}: R@1 {share(first, len(asked))}, R@10 {share(ten, len(asked))}, "
            f"{spent:.0f} CPU-ms a question"
        )
        for each, place, gold in zip(asked, places, golds, strict=True):
            key = f"{here}>{there} {each.key}"
            query = {"qid": key, "pair": f"{here}>{there}", "task": "xquad", "gold": [gold]}
            kept.append((query, {"qid": key, "ranking": place}))
    if rankings:
        write_lines(rankings / "queries.jsonl", [query for query, _ in kept])
        write_lines(rankings / "rankings.jsonl", [ranking for _, ranking in kept])


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    """Rows as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def share(part: int, whole: int) -> str:
    """A percentage."""
    return f"{100 * part / max(whole, 1):.1f} %"


# -- the story ---------------------------------------------------------------------------------------------


class Story:
    """The articles of the kit with what a person found in them."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        self.store = Store(work / "record.db")
        for entry in self.gold["articles"]:
            read = read_file(folder / entry["file"], entry["file"]).articles
            articles = [replace(article, source=entry["outlet"]) for article in read]
            self.store.put(FileRecord(entry["file"], 0, 0, "", ""), articles)
        self.articles = {article.file: article for article in self.store.articles()}
        self.index = caught_up(self.store, work / "related")
        self.statements: dict[tuple[str, int], set[str]] = {}
        for quote in self.gold["quotes"]:
            place = self.place(quote)
            if place:
                self.statements.setdefault((quote["file"], place[1].start), set()).add(quote["statement"])

    def place(self, entry: dict[str, Any]) -> tuple[Passage, Span] | None:
        """The passage and sentence in which an annotated text begins."""
        article = self.articles[entry["file"]]
        after = entry.get("after")
        at = article.text.find(entry["text"], article.text.find(after) + len(after) if after else 0)
        spans = ((passage, span) for passage in article.passages for span in passage.sentences)
        return next((found for found in spans if found[1].start <= at < found[1].end), None)

    def ask(self, entry: dict[str, Any], limit: int, langs: list[str] | None = None) -> list[Related]:
        """What is near an annotated text, as at the desk."""
        article, place = self.articles[entry["file"]], self.place(entry)
        lang, base = (place[0].lang, place[1].start) if place else (None, 0)
        return self.index.related(entry["text"], lang, article.id, base, langs, limit, article.source)

    def directions(self, kind: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
        """Each annotated pair both ways, where both texts stand in passages."""
        for pair in self.gold[kind]:
            for one, other in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
                if self.place(one) and self.place(other):
                    yield pair.get("level", "unrelated"), one, other

    def is_at(self, found: Related, entry: dict[str, Any]) -> bool:
        """Whether a result is exactly the annotated sentence."""
        place = self.place(entry)
        return place is not None and (found.file, found.start) == (entry["file"], place[1].start)

    def renders(self, found: Related, one: dict[str, Any], other: dict[str, Any]) -> bool:
        """Whether a result is the other text, or gives the same statement in other words."""
        here, there = self.place(one), self.place(other)
        both = [
            self.statements.get((entry["file"], place[1].start), set())
            for entry, place in ((one, here), (other, there))
            if place
        ]
        return self.is_at(found, other) or bool(
            set.intersection(*both) & self.statements.get((found.file, found.start), set())
        )


def measure_story(folder: Path, work: Path) -> None:
    """Whether annotated pairs are found, and tempting ones are not taken for the same statement."""
    story = Story(folder, work)
    counts: dict[str, list[int]] = {}
    for kind, one, other in story.directions("related"):
        place = story.place(other)
        within = story.ask(one, 3, [place[0].lang] if place else None)
        anywhere = story.ask(one, 3)
        row = counts.setdefault(kind, [0, 0, 0, 0])
        row[0] += 1
        row[1] += any(story.is_at(found, other) for found in within)
        row[2] += any(story.renders(found, one, other) for found in within)
        row[3] += any(story.renders(found, one, other) for found in anywhere)
    for kind, (all_of_them, exact, rendered, anywhere_too) in counts.items():
        print(
            f"story, {kind}: in the first three of the language {share(exact, all_of_them)}, "
            f"it or another rendering {share(rendered, all_of_them)}, of all languages "
            f"{share(anywhere_too, all_of_them)} (of {all_of_them})"
        )
    wrong = shown = asked = 0
    for _, one, other in story.directions("unrelated"):
        asked += 1
        levels = [found.level for found in story.ask(one, 10) if story.is_at(found, other)]
        shown += bool(levels)
        wrong += levels == ["same statement"]
    print(f"story, unrelated: {shown} of {asked} shown, {wrong} as the same statement")


# -- speed ---------------------------------------------------------------------------------------------------


def measure_scan(count: int) -> None:
    """What comparing one sentence with many vectors costs."""
    numbers = np.random.default_rng(0)
    rows = numbers.integers(-60, 60, (count, 512), np.int8)
    query = (numbers.integers(-60, 60, (1, 512)) / SCALE).astype(np.float32)
    products(rows, query)
    start = time.process_time()
    for _ in range(10):
        products(rows, query)
    print(f"scan of {count} vectors: {100 * (time.process_time() - start):.0f} CPU-ms")


if __name__ == "__main__":
    main()
