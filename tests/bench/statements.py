"""How well utterances that render one statement are found over sources and languages, and nothing else.

    python -m tests.bench.statements [FOLDER ...] [--errors] [--together]

FOLDER holds articles and a `gold.json` that lists quotes with the statement of each; without one, the
stories of the tests are measured.  Counted are pairs of gold quotes: one is found when both overlap with
renderings of one statement, as the program finds quotes and statements in the files; a quote that no
rendering overlaps cannot be found in any pair.  With --together all stories are put into one library, as
strangers.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from search.library import Library
from search.model import Statement

TESTS = Path(__file__).parent.parent
STORIES = (TESTS / "samples" / "story", *sorted((TESTS / "quotes" / "parallel").iterdir()))


class Said(NamedTuple):
    """A gold quote, with the number of the statement that the program gives it, None for a missed one."""

    text: str
    lang: str
    statement: str
    found: int | None


class Figures(NamedTuple):
    """Pairs found and missed, and wrong ones."""

    found: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: object) -> Figures:
        assert isinstance(other, Figures)
        return Figures(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        """The share of true pairs that were found."""
        return self.found / max(1, self.found + self.missed)

    @property
    def precision(self) -> float:
        """The share of found pairs that are true."""
        return self.found / max(1, self.found + self.wrong)

    def __str__(self) -> str:
        return (
            f"precision {100 * self.precision:5.1f}  recall {100 * self.recall:5.1f}  "
            f"({self.found} found, {self.missed} missed, {self.wrong} wrong)"
        )


def load(folder: Path) -> dict[str, Any]:
    """The gold of a story."""
    content: dict[str, Any] = json.loads((folder / "gold.json").read_text("utf-8"))
    return content


def said(
    gold: dict[str, Any], statements: Sequence[Statement], library: Library, below: str = ""
) -> list[Said]:
    """The gold quotes, each with the statement of the rendering that it overlaps with most."""
    places = _places(statements)
    texts = {article.file: article.text for article in library.articles()}
    langs = {each["file"]: each["lang"].partition("-")[0] for each in gold["articles"]}
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for quote in gold["quotes"]:
        file = below + quote["file"]
        seen[file, quote["text"]] += 1
        start = _nth(texts.get(file, ""), quote["text"], seen[file, quote["text"]])
        number = _overlapping(places[file], start, start + len(quote["text"])) if start >= 0 else None
        found.append(Said(quote["text"], langs[quote["file"]], quote.get("statement") or "", number))
    return found


def figures(quotes: Iterable[Said]) -> dict[str, Figures]:
    """The pairs of one story, by whether both are in one language."""
    total: dict[str, Figures] = defaultdict(Figures)
    for one, other in combinations(quotes, 2):
        true = bool(one.statement) and one.statement == other.statement
        joined = one.found is not None and one.found == other.found
        counted = Figures(true and joined, true and not joined, joined and not true)
        total["same language" if one.lang == other.lang else "across languages"] += counted
    total["all"] = sum(total.values(), Figures())
    return total


def measure(folder: Path, errors: bool = False) -> dict[str, Figures]:
    """One story as a library of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        _copy(folder, Path(scratch) / "files")
        with Library(Path(scratch) / "files", Path(scratch) / "home") as library:
            library.add()
            library.catch_up()
            quotes = said(load(folder), library.statements(), library)
    if errors:
        _tell(quotes)
    return figures(quotes)


def measure_together(folders: Sequence[Path], errors: bool = False) -> dict[str, Figures]:
    """All stories in one library."""
    with tempfile.TemporaryDirectory() as scratch:
        for folder in folders:
            _copy(folder, Path(scratch) / "files" / folder.name)
        with Library(Path(scratch) / "files", Path(scratch) / "home") as library:
            library.add()
            library.catch_up()
            statements = library.statements()
            quotes = []
            for folder in folders:
                quotes += [
                    each._replace(statement=each.statement and f"{folder.name} {each.statement}")
                    for each in said(load(folder), statements, library, f"{folder.name}/")
                ]
    if errors:
        _tell(quotes)
    return figures(quotes)


def _copy(folder: Path, target: Path) -> None:
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("gold.json", "*.yaml"))


def _places(statements: Sequence[Statement]) -> dict[str, list[tuple[int, int, int]]]:
    """The spans of all renderings by file, with the number of the statement."""
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, statement in enumerate(statements):
        for rendering in statement.renderings:
            for place in rendering.quotes or (rendering,):
                found[rendering.file].append((place.start, place.end, number))
    return found


def _overlapping(places: Iterable[tuple[int, int, int]], start: int, end: int) -> int | None:
    """The statement of the span that has the largest share in common with a range, if any has."""
    shares = [
        ((min(end, to) - max(start, at)) / (max(end, to) - min(start, at)), number)
        for at, to, number in places
    ]
    share, number = max(shares, default=(0.0, 0))
    return number if share > 0 else None


def _nth(text: str, words: str, count: int) -> int:
    """Where words stand for the nth time, else where they stand at all; -1 where they do not."""
    starts = list(_starts(text, words))
    return starts[min(count, len(starts)) - 1] if starts else -1


def _starts(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _tell(quotes: Sequence[Said]) -> None:
    """The gold statements that were torn, and what was put together wrongly."""
    for key in sorted({each.statement for each in quotes}):
        parts: dict[int | None, list[str]] = defaultdict(list)
        for each in quotes:
            if each.statement == key:
                parts[each.found].append(each.text[:60])
        if len(parts) > 1:
            print(f"  torn {key}: " + " | ".join(f"{number}: {texts}" for number, texts in parts.items()))
    for number in sorted({each.found for each in quotes if each.found is not None}):
        keys = {each.statement for each in quotes if each.found == number}
        if len(keys) > 1:
            texts = [f"{each.statement}: {each.text[:50]}" for each in quotes if each.found == number]
            print(f"  mixed {number}: {texts}")


def main() -> None:
    """Measure the stories that are named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is torn and mixed")
    parser.add_argument("--together", action="store_true", help="all in one library")
    asked = parser.parse_args()
    folders = asked.folders or STORIES
    if asked.together:
        found = measure_together(folders, asked.errors)
        for key in sorted(found):
            print(f"{'together':12} {key:16} {found[key]}")
        return
    for folder in folders:
        found = measure(folder, asked.errors)
        for key in sorted(found):
            print(f"{folder.name:12} {key:16} {found[key]}")


if __name__ == "__main__":
    main()
