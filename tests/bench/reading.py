"""What reading a folder costs: `python -m tests.bench.reading [-n ARTICLES] [--giants] [--only PART…]`.

Saves made-up articles (see `corpus`) in every format and prints the rate of each reader; the share that each
kind of work has in a mixed folder; what indexing that folder with vectors takes as a whole, in a process of
its own, and again when nothing changed.  `--giants` measures inputs that are too large to keep: one line of
5 MB, 350,000 ideographs without a full stop, 20,000 paragraphs, 5,000 nested elements, 2,000 small files.

Rates and shares are CPU times in one process.  "resident" is the largest sum of what the process and its
children had in memory, looked at twenty times a second (on Linux only).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from search.copies import Copies
from search.errors import ReadingError
from search.index import WordIndex
from search.language.analysis import index_tokens
from search.language.scripts import language_of
from search.language.sentences import sentences
from search.model import Article
from search.reading import can_read, read_file
from search.reading.formats import reader_for
from search.related import RelatedIndex
from search.scan import file_hash, with_quotes
from search.store import FileRecord, Store
from tests.bench import giants
from tests.bench.clock import cpu
from tests.bench.corpus import Corpus, Draft
from tests.bench.formats import FORMATS, save

ROOT = Path(__file__).parent.parent.parent
FEW = 120
"""Articles that the rate of one format is measured with."""


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-n", type=int, default=200, metavar="ARTICLES")
    parser.add_argument("--giants", action="store_true", help="measure the large inputs too")
    parser.add_argument("--only", nargs="+", choices=("rates", "shares", "whole", "giants"), default=[])
    given = parser.parse_args()
    parts = given.only or ["rates", "shares", "whole", *["giants"] * given.giants]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        drafts = Corpus().drafts(given.n)
        if "rates" in parts:
            measure_rates(drafts[:FEW], work / "rates")
        if "shares" in parts:
            measure_shares(mixed(drafts, work / "shared"), work / "home-shares")
        if "whole" in parts:
            mixed(drafts, work / "whole")
            measure_whole("mixed", work / "whole", work / "home-whole")
        if "giants" in parts:
            measure_giants(work / "giants")


def mixed(drafts: Sequence[Draft], folder: Path) -> list[Path]:
    """The drafts in all formats that can be read, equally many articles in each."""
    kinds = [kind for kind, how in FORMATS.items() if can_read(Path(f"a{how.suffix}"))]
    shuffled = random.Random(3).sample(drafts, len(drafts))
    together = {kind: shuffled[number :: len(kinds)] for number, kind in enumerate(kinds)}
    return [
        path for kind, each in together.items() for path in save(each, kind, folder / kind.replace(", ", "-"))
    ]


# -- rates ---------------------------------------------------------------------------------------------------


def measure_rates(drafts: Sequence[Draft], folder: Path) -> None:
    """A row for each format: its reader alone, and with repairs, layout and passages."""
    print(f"{'':16} {'reader alone':>25} {'until it is an article':>25}")
    for kind in FORMATS:
        paths = save(drafts, kind, folder / kind.replace(", ", "-"))
        if not can_read(paths[0]):
            print(f"{kind:16} no reader")
            continue
        megabytes = sum(path.stat().st_size for path in paths) / 1e6
        read_file(paths[0], "a")
        alone = seconds(lambda: [taken_out(path) for path in paths])  # noqa: B023 - called at once
        whole = seconds(lambda: [read_file(path, path.name) for path in paths])  # noqa: B023 - called at once
        print(f"{kind:16} {rate(len(drafts), megabytes, alone)} {rate(len(drafts), megabytes, whole)}")


def taken_out(path: Path) -> object:
    """What the reader of a file makes of its bytes."""
    data = path.read_bytes()
    reader = reader_for(path.suffix, data)
    assert reader is not None
    return reader(data, path.name, "")


def seconds(work: Callable[[], object]) -> float:
    """CPU time of one call."""
    started = cpu()
    work()
    return cpu() - started


def rate(articles: int, megabytes: float, spent: float) -> str:
    """Two figures of a table."""
    return f"{articles / spent:8.0f}/s {megabytes / spent:8.1f} MB/s"


# -- shares --------------------------------------------------------------------------------------------------


@dataclass
class Shares:
    """CPU seconds by kind of work."""

    spent: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, kind: str) -> Iterator[None]:
        """Add what is spent inside."""
        started = cpu()
        yield
        self.add(kind, cpu() - started)

    def add(self, kind: str, spent: float) -> None:
        """Count seconds towards a kind of work."""
        self.spent[kind] = self.spent.get(kind, 0.0) + spent

    def show(self, articles: int) -> None:
        """Print the table; what is indented is part of the row above it."""
        total = sum(spent for kind, spent in self.spent.items() if not kind.startswith(" "))
        for kind, spent in self.spent.items():
            share, each = 100 * spent / total, 1000 * spent / articles
            print(f"{kind:32} {spent:7.2f} s {share:5.1f} %  {each:6.1f} ms an article")
        print(f"{'together':32} {total:7.2f} s")


def measure_shares(paths: Sequence[Path], home: Path) -> None:
    """What each kind of work costs, done one after the other in this process."""
    shares = Shares()
    store = Store(home / "record.db")
    articles = 0
    for path in paths:
        articles += put(path, store, shares)
    with shares.of("word index"):
        index = WordIndex(home / "words", store)
        index.catch_up()
    texts = [(each.text, each.passage.lang) for each in store.all_excerpts()]
    with shares.of("  of it: cutting into words"):
        for text, lang in texts:
            index_tokens(text, lang)
    with shares.of("near copies"):
        copies = Copies(home / "copies", store)
        copies.catch_up()
    related = measured_relations(home / "related", store, shares)
    print(f"\n{articles} articles, {len(paths)} files, {len(texts)} passages")
    shares.show(articles)
    print(f"{sum(map(len, copies.groups()))} articles are near copies of another")
    for each in (index, related, store):
        each.close()


def put(path: Path, store: Store, shares: Shares) -> int:
    """Read and store one file as a scan does; how many articles it held."""
    with shares.of("reading"):
        try:
            read = read_file(path, str(path))
        except ReadingError as error:
            print(f"{path.name}: {error}")
            return 0
    with shares.of("  of it: the format"):
        taken_out(path)
    with shares.of("  of it: languages, sentences"):
        for article in read.articles:
            divide(article)
    with shares.of("quotes"):
        quoted = [with_quotes(article) for article in read.articles]
    with shares.of("storing"):
        store.put(FileRecord(str(path), 0, 0, file_hash(path), ""), quoted)
    return len(quoted)


def divide(article: Article) -> None:
    """Tell the language of each block and find its sentences."""
    for block in article.blocks:
        text = article.text[block.start : block.end]
        language_of(text)
        sentences(text)


def measured_relations(folder: Path, store: Store, shares: Shares) -> RelatedIndex:
    """The index of related passages, caught up; what it says of its progress names the rows."""
    related = RelatedIndex(folder, store)
    rows = {"shared words": "shared words", "meanings": "vectors", "word pairs": "vectors"}
    clock = Clock(shares)
    related.catch_up(lambda progress: clock.turn_to(rows[progress.what]))
    clock.turn_to("")
    return related


@dataclass
class Clock:
    """Counts what is spent from one turn to the next towards the kind of work named first."""

    shares: Shares
    kind: str = "shared words"
    since: float = field(default_factory=cpu)

    def turn_to(self, kind: str) -> None:
        """Another kind of work begins, or the same goes on."""
        now = cpu()
        self.shares.add(self.kind, now - self.since)
        self.kind, self.since = kind, now


# -- the whole ---------------------------------------------------------------------------------------------

RUN = """
import json, os, sys, time
from search import Library
def since():
    return [round(time.perf_counter() - started, 1), round(time.process_time(), 1)]
started = time.perf_counter()
with Library(sys.argv[1], sys.argv[2]) as library:
    report = library.add()
    read = since()
    library.catch_up()
    told = {
        "read": read, "caught up": since(), "articles": len(library.heads()),
        "skipped": len(report.skipped), "problem": library.relations.problem,
    }
    if len(sys.argv) > 3:
        for line in sys.argv[3:]:
            library.search(line)
            library.related(line)
        told["asked"] = since()
print(json.dumps(told))
"""
"""What is measured; the times are seconds of wall and of this one process's CPU."""

QUESTIONS = ("开源模型的风险", "The harbour board will repair the old crane on Friday.", "“船長” safety")


class Run(NamedTuple):
    """What a process and its children took."""

    wall: float
    cpu: float
    megabytes: float
    told: dict[str, object]


def measure_whole(name: str, folder: Path, home: Path) -> None:
    """A first run, one without changes, and one that asks a little."""
    for number, questions in (("first", ()), ("second", ()), ("third", QUESTIONS)):
        run = watched(folder, home, questions)
        print(
            f"{name}, {number} run: {run.wall:.1f} s wall, {run.cpu:.1f} s CPU, "
            f"{run.megabytes:.0f} MB resident; {run.told}"
        )


def watched(folder: Path, home: Path, questions: Sequence[str]) -> Run:
    """Index a folder in a process of its own, ask, and look at its memory meanwhile."""
    started = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", RUN, str(folder), str(home), *questions],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    most = 0.0
    while True:
        done, status, usage = os.wait4(child.pid, os.WNOHANG)
        if done:
            break
        most = max(most, resident(child.pid))
        time.sleep(0.05)
    assert child.stdout is not None
    told = json.loads(child.stdout.read() or "{}")
    child.stdout.close()
    child.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, most, told)


def resident(root: int) -> float:
    """Megabytes in memory of a process and all that descend from it; 0 where /proc is missing."""
    parents: dict[int, int] = {}
    pages: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        number = int(status.parent.name)
        parents[number], pages[number] = int(fields[1]), int(fields[21])
    page = os.sysconf("SC_PAGE_SIZE") / 1e6
    return sum(count for number, count in pages.items() if descends(number, root, parents)) * page


def descends(number: int, root: int, parents: dict[int, int]) -> bool:
    """Whether a process is `root` or was started by it, directly or not."""
    while number not in (root, 0):
        number = parents.get(number, 0)
    return number == root


def measure_giants(folder: Path) -> None:
    """Each large input in a library of its own."""
    for name, make in giants.GIANTS.items():
        make(folder / name)
        measure_whole(name, folder / name, folder / f"home {name}")


if __name__ == "__main__":
    main()
