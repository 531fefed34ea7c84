"""How near copies are found, and how fast: `python -m tests.bench.copies [--texts N] [--articles N]`.

Texts are made ones (see `corpus`); each is given once more with an edit, and what is grouped is counted.
Every tenth of the articles is the one before it, cut to 80 %.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from search.copies import Copies
from search.copies.groups import groups
from search.copies.shingles import shingles
from search.model import Article, Block
from search.store import FileRecord, Store
from search.wording import differences
from tests.bench.corpus import Corpus
from tests.test_search_copies import EDITS


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=181)
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    texts = [draft.text for draft in Corpus().drafts(max(options.texts, min(options.articles, 2000)))]
    for name, edit in EDITS.items():
        measure_edit(name, edit, texts[: options.texts])
    with TemporaryDirectory() as folder:
        measure_library(Path(folder), texts, options.articles)
    long = "\n\n".join(texts)[:1_000_000]
    timed("comparing 1,000,000 characters with all but every 40th", differences, long, _thinned(long))


def measure_edit(name: str, edit: Callable[[str], str], texts: Sequence[str]) -> None:
    """Count the texts that are grouped with their edited copies, and pairs of other texts."""
    count = len(texts)
    found = groups([shingles(text) for text in [*texts, *map(edit, texts)]])
    pairs = [pair for group in found for pair in combinations(group, 2)]
    right = sum(abs(one - other) == count for one, other in pairs)
    print(
        f"{name:24} found {right} of {count}, false pairs {len(pairs) - right} of {count * (2 * count - 2)}"
    )


def measure_library(folder: Path, texts: Sequence[str], count: int) -> None:
    """Time a first catching up, one with nothing new, and one with one article more."""
    store = Store(folder / "record.db")
    for number in range(count):
        before = texts[(number - 1) % len(texts)]
        put(store, number, before[: len(before) * 4 // 5] if number % 10 == 9 else texts[number % len(texts)])
    copies = Copies(folder / "copies", store)
    timed(f"{count} articles for the first time", copies.catch_up)
    timed("opened again, nothing new", lambda: Copies(folder / "copies", store).catch_up())
    put(store, count, texts[0])
    timed("one article more", copies.catch_up)
    kept = sum(path.stat().st_size for path in (folder / "copies").iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(copies.groups())} groups, {kept / 1e6:.1f} MB kept, peak {peak:.0f} MB")
    store.close()


def put(store: Store, number: int, text: str) -> None:
    """Keep an article of one paragraph."""
    block = Block(0, len(text), "body", "und")
    article = Article(0, f"{number}.txt", 0, f"Story {number}", text, blocks=(block,))
    store.put(FileRecord(article.file, 0, 0, "", ""), [article])


def timed(what: str, work: Callable[..., Any], *given: Any) -> None:
    """Do it and print how long it took."""
    start = time.perf_counter()
    work(*given)
    print(f"{what}: {time.perf_counter() - start:.3f} s")


def _thinned(text: str) -> str:
    return "".join(ch for at, ch in enumerate(text) if at % 40)


if __name__ == "__main__":
    main()
