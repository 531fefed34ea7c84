"""What a large library lets a reader wait for: `python -m tests.bench.speed [-n N] [--home DIR] [--profile]`.

Makes a library of made-up articles (see `corpus`), and times what a cursor move, a typed line and a scan of
vectors cost, encoding included, in CPU-ms: median and 95th percentile, each with its aim.  Encoding the
library itself is not measured here, so its sentences and words get vectors of real ones with noise: all
numbers of rows, words and candidates are those of a real library.  The last line is a reference that knows
nothing of this program, so that figures of two machines can be compared.  --home keeps the library there
for the next time.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import count as counting
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

import numpy as np

from search.language.scripts import language_of
from search.language.sentences import sentences
from search.library import Library
from search.model import Article, Passage, Span
from search.related.encoder import UseEncoder
from search.related.vectors import SCALE, products
from search.store import FileRecord
from tests.bench.corpus import Corpus, Draft, known_sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

ASKED = 120
"""Questions of a kind."""

_QUESTIONS = 17
"""More texts at once are not a question, but the library."""

_NOISE = 0.6


class Pretending(UseEncoder):
    """Encodes questions, and gives many texts the vectors of others, with noise."""

    apart = ""

    def __init__(self) -> None:
        super().__init__()
        self._chance = np.random.default_rng(0)
        self._pool: Vectors | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See UseEncoder."""
        if len(texts) < _QUESTIONS:
            return super().encode(texts)
        if self._pool is None:
            self._pool = super().encode([each for known in known_sentences().values() for each in known])
        drawn = self._pool[self._chance.integers(0, len(self._pool), len(texts))]
        noise = self._chance.standard_normal(drawn.shape).astype(np.float32)
        mixed = drawn + _NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True)
        found: Vectors = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
        return found


def article(draft: Draft, number: int) -> Article:
    """A draft as the record keeps it."""
    text, passages = "", []
    for n, paragraph in enumerate(draft.paragraphs):
        start, text = len(text), text + paragraph
        spans = tuple(span.shifted(start) for span in sentences(paragraph))
        lang = draft.lang if draft.lang.startswith("zh") else language_of(paragraph)
        passages.append(Passage(0, 0, n, start, len(text), lang, "body", spans))
        text += "\n\n"
    file = f"{number:06}.txt"
    return Article(
        0,
        file,
        0,
        draft.title,
        text,
        source=draft.source,
        date=draft.date,
        langs=(draft.lang,),
        passages=tuple(passages),
    )


def fill(library: Library, count: int) -> None:
    """Put articles into the record until it has so many passages, unless it has some, and index them."""
    corpus, numbers, made = Corpus(), counting(), 0
    while made < count and not (made == 0 and library.heads()):
        for draft in corpus.drafts(200):
            each = article(draft, next(numbers))
            library.store.put(FileRecord(each.file, 0, 0, "", ""), [each])
            made += len(each.passages)
    library.catch_up()


# -- what is asked -----------------------------------------------------------------------------------------


def cursor_moves(library: Library, chance: random.Random) -> list[tuple[Article, Span]]:
    """Sentences of the library that a cursor may stand on."""
    heads = chance.sample(library.heads(), ASKED)
    articles = [each for head in heads if (each := library.article(head.id))]
    return [(each, chance.choice(chance.choice(each.passages).sentences)) for each in articles]


def lines(library: Library, chance: random.Random) -> list[str]:
    """One to four words that stand together somewhere."""
    found = []
    for each, span in cursor_moves(library, chance):
        words = span.of(each.text).split()
        if len(words) < 3:  # no spaces: some characters
            text, start = span.of(each.text), chance.randrange(max(1, span.end - span.start - 4))
            found.append(text[start : start + chance.randint(2, 4)])
        else:
            start = chance.randrange(len(words))
            found.append(" ".join(words[start : start + chance.randint(1, 4)]))
    return found


def spent(works: Sequence[Callable[[], object]]) -> list[float]:
    """CPU-ms of each."""
    found = []
    for work in works:
        started = time.process_time()
        work()
        found.append(1000 * (time.process_time() - started))
    return found


def show(what: str, times: Sequence[float], aim: float) -> None:
    """A row of the table."""
    parts = quantiles(times, n=20)
    print(f"{what:34} p50 {parts[9]:7.1f}  p95 {parts[18]:7.1f} CPU-ms   aim {aim:.0f}", flush=True)


def measure(library: Library, profile: bool) -> None:
    """Print the table."""
    chance = random.Random(5)
    moves, typed = cursor_moves(library, chance), lines(library, chance)
    library.related_in(
        moves[0][0], moves[0][1].start, "The minister opened a new bridge over the river today."
    )
    library.search("warm")

    def follow(each: Article, span: Span) -> Callable[[], object]:
        return lambda: library.related_in(each, span.start, span.of(each.text))

    def look(line: str, exact: bool) -> Callable[[], object]:
        return lambda: library.search(line, exact=exact)

    rows: list[tuple[str, Sequence[Callable[[], object]], float]] = [
        ("related, a cursor move", [follow(*each) for each in moves], 60),
        ("search, across languages", [look(line, False) for line in typed], 150),
        ("search, exact words", [look(line, True) for line in typed], 50),
    ]
    for what, works, aim in rows:
        if profile:
            profiler = cProfile.Profile()
            profiler.runcall(spent, works)
            print(what)
            pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)
        else:
            show(what, spent(works), aim)


def measure_scan(count: int) -> None:
    """Comparing one sentence with many vectors, beside a product of numpy's own over as many floats."""
    numbers = np.random.default_rng(0)
    stored = numbers.integers(-60, 60, (count, 512), np.int8)
    query = (numbers.integers(-60, 60, (1, 512)) / SCALE).astype(np.float32)
    floats = stored.astype(np.float32)
    show(f"scan of {count:,} vectors", spent([lambda: products(stored, query)] * 12)[2:], 50)
    show("reference: floats in memory", spent([lambda: floats @ query.T] * 12)[2:], 50)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-n", type=int, default=50_000, metavar="PASSAGES")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--profile", action="store_true", help="show where the time goes instead")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = given.home or Path(temporary)
        (home / "articles").mkdir(parents=True, exist_ok=True)
        with Library(home / "articles", home / "cache", Pretending()) as library:
            started = time.monotonic()
            library.dictionary.build()
            fill(library, given.n)
            print(f"made in {time.monotonic() - started:.0f} s", flush=True)
            measure(library, given.profile)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
            print(f"{'memory, at most, with mapped files':34} {peak:.0f} MB", flush=True)
        measure_scan(100_000)


if __name__ == "__main__":
    main()
