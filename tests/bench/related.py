"""How well related passages are found: `python -m tests.bench.related [--xquad DIR] [--story DIR] [--scan]`.

XQuAD is questions about paragraphs, asked in one language and looked for in another; --rankings DIR keeps
queries and rankings as JSON Lines for another scorer.  The story is the kit in tests/samples/story.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np

from search.library import Library
from search.model import Passage, Related, Span
from search.related.vectors import SCALE, products
from tests.bench.clock import cpu
from tests.bench.shown import told

LANGS = ("en", "zh", "de", "es")
PAIRS = (
    *(("en", "zh"), ("zh", "en"), ("en", "en"), ("zh", "zh")),
    *(("en", "de"), ("de", "en"), ("en", "es"), ("es", "en")),
)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--xquad", type=Path)
    parser.add_argument("--story", type=Path)
    parser.add_argument("--rankings", type=Path)
    parser.add_argument("--every", type=int, default=1, help="ask every nth question only")
    parser.add_argument("--first", type=int, default=0, help="the number of the first that is asked, from 0")
    parser.add_argument("--scan", action="store_true", help="time a scan of 100,000 vectors")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        if options.xquad:
            some = slice(options.first, None, options.every)
            measure_questions(options.xquad, Path(folder) / "xquad", some, options.rankings)
        if options.story:
            measure_story(options.story, Path(folder) / "story")
        if options.scan:
            measure_scan(100_000)


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


def measure_questions(folder: Path, work: Path, some: slice, rankings: Path | None) -> None:
    """R@1 and the share in the first ten for each pair of languages, as a script gets them.

    Paragraphs are texts in a folder.  Nothing is chosen on the even ones: they are held out.
    """
    data = {lang: read_questions(folder / f"xquad.{lang}.json") for lang in LANGS}
    for lang, (paragraphs, _) in data.items():
        (work / "texts" / lang).mkdir(parents=True)
        for number, text in enumerate(paragraphs):
            (work / "texts" / lang / f"{number}.txt").write_text(text + "\n", encoding="utf-8")
    with Library(work / "texts", work) as library:
        library.dictionary.build()
        library.add()
        start = cpu()
        library.catch_up()
        print(f"caught up in {cpu() - start:.1f} CPU-s {library.relations.problem}")
        kept = [
            each for here, there in PAIRS for each in measure_pair(library, data[here][1][some], here, there)
        ]
    if rankings:
        write_lines(rankings / "queries.jsonl", [query for query, _ in kept])
        write_lines(rankings / "rankings.jsonl", [ranking for _, ranking in kept])


def measure_pair(
    library: Library, asked: Sequence[Asked], here: str, there: str
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The queries of a pair with their rankings."""
    start = time.process_time()
    found = [library.related(each.text, langs=[there], everything=True) for each in asked]
    spent = 1000 * (time.process_time() - start) / len(asked)
    places = [list(dict.fromkeys(near.file.removesuffix(".txt") for near in each)) for each in found]
    golds = [f"{there}/{each.paragraph}" for each in asked]
    firsts: tuple[list[bool], list[bool]] = ([], [])
    for each, place, gold in zip(asked, places, golds, strict=True):
        firsts[each.paragraph % 2].append(place[:1] == [gold])
    ten = sum(gold in place for place, gold in zip(places, golds, strict=True))
    print(
        f"xquad {here}>{there}: R@1 {share(sum(map(sum, firsts)), len(asked))} "
        f"({share(sum(firsts[1]), len(firsts[1]))} dev, {share(sum(firsts[0]), len(firsts[0]))} held out), "
        f"R@10 {share(ten, len(asked))}, {spent:.0f} CPU-ms a question",
        flush=True,
    )
    keys = [f"{here}>{there} {each.key}" for each in asked]
    return [
        (
            {"qid": key, "pair": f"{here}>{there}", "task": "xquad", "gold": [gold]},
            {"qid": key, "ranking": place},
        )
        for key, place, gold in zip(keys, places, golds, strict=True)
    ]


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    """Rows as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def share(part: int, whole: int) -> str:
    """A percentage."""
    return f"{100 * part / max(whole, 1):.1f} %"


# -- the story ---------------------------------------------------------------------------------------------


class Story:
    """The articles of the kit, as the desk opens them, with what a person found in them."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        self.library = Library(folder, work)
        self.library.add()
        self.library.catch_up()
        self.articles = {article.file: article for article in self.library.articles()}
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
        lang, around = (place[0].lang, place[1]) if place else (None, None)
        start = article.text.index(entry["text"], around.start if around else 0)
        return self.library.related_in(article, start, entry["text"], lang, langs, limit)

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
    """The same before the statements of the library are known, and after."""
    story = Story(folder, work)
    measure_pairs(story, "story")
    story.library.statements()
    measure_pairs(story, "story with statements")


def measure_pairs(story: Story, name: str) -> None:
    """Whether annotated pairs are found, and tempting ones are not taken for the same statement."""
    counts: dict[str, list[int]] = {}
    levels: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, one, other in story.directions("related"):
        levels[kind].update(found.level for found in story.ask(one, 10) if story.is_at(found, other))
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
            f"{name}, {kind}: in the first three of the language {share(exact, all_of_them)}, "
            f"it or another rendering {share(rendered, all_of_them)}, of all languages "
            f"{share(anywhere_too, all_of_them)} (of {all_of_them}); levels {dict(levels[kind])}"
        )
    wrong = shown = asked = 0
    for _, one, other in story.directions("unrelated"):
        asked += 1
        found_as = [found.level for found in story.ask(one, 10) if story.is_at(found, other)]
        shown += bool(found_as)
        wrong += found_as == ["same statement"]
    print(f"{name}, unrelated: {shown} of {asked} shown, {wrong} as the same statement")
    for line in told(story):
        print(f"{name}, {line}")


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
