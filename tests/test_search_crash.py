"""Killed at any moment, or used by two programs at once, a library loses nothing and doubles nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from search import Library

ROOT = Path(__file__).parent.parent
STORY = sorted((Path(__file__).parent / "samples" / "story").glob("*.txt"))
FILES = 8
KILLS = 4

PROGRAMS = """
import json, os, signal, sys, time, traceback
from search import Library
from search.scan import reading

reading._FEW = 1  # every file goes through a worker

def index(home):
    with Library(sys.argv[1], home) as library:
        library.add()
        library.catch_up()

def begun(home, seconds):
    if pid := os.fork():
        return pid
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)  # nobody handles it: the system ends the program
        index(home)
        os._exit(0)
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(1)

index(sys.argv[2])
for line in sys.stdin:
    start = time.monotonic()
    ends = [os.waitpid(pid, 0)[1] for pid in [begun(*each) for each in json.loads(line)]]
    print(json.dumps([ends, time.monotonic() - start]), flush=True)
"""
"""Reads and indexes a folder, and does so again in copies of itself, which need not load anything first: for
every line of homes, each with the seconds after which the copy is killed (0: never), it tells how they ended
and how long it took."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a program is copied while it runs")


class Programs(NamedTuple):
    """Programs that index one folder; `whole` is how many seconds one of them takes when left alone."""

    process: subprocess.Popen[str]
    home: Path
    whole: float = 0.0

    def run(self, *homes: Path, seconds: float = 0.0) -> tuple[list[int], float]:
        """How programs that ran at once have ended, and the seconds it took."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps([[str(home), seconds] for home in homes]), file=self.process.stdin, flush=True)
        ends, took = json.loads(self.process.stdout.readline())
        return ends, took


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Paragraphs of the story in many files, all different; only read."""
    folder = tmp_path_factory.mktemp("news")
    for number in range(FILES):
        text = STORY[number % len(STORY)].read_text(encoding="utf-8")
        title, *paragraphs = text.strip().split("\n\n")
        kept = paragraphs[number % 3 : number % 3 + 5]
        (folder / f"{number:02}.txt").write_text("\n\n".join([f"{title} {number}", *kept]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def programs(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programs]:
    """`home` is what one program makes of the folder when nothing happens to it."""
    homes, environment = tmp_path_factory.mktemp("undisturbed"), {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", PROGRAMS, str(folder), str(homes / "first")]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        first = Programs(process, homes / "second")
        ends, whole = first.run(first.home)
        assert ends == [0]
        yield first._replace(whole=whole)


def contents(library: Library) -> dict[str, Any]:
    """All that can be asked of a library, without the ids that differ from one making to the next."""
    articles = library.articles()
    files = {article.id: article.file for article in articles}
    lines = library.relations._words.lines(library.store)
    alive = lines.table[lines.alive]
    sentences = [(files[int(line["article"])], int(line["passage"]), int(line["sentence"])) for line in alive]
    assert len(set(sentences)) == len(sentences)
    assert set(library.words.backend.articles()) == set(files)
    ready = library.relations._meanings.ready(lines)[lines.alive]
    with_vector = [(file, bool(has)) for (file, _, _), has in zip(sentences, ready, strict=True)]
    texts = [article.text[p.start : p.end] for article in articles[::7] for p in article.passages[1:3]]
    return {
        "articles": [
            (a.file, a.item, a.title, a.text, a.sha256, a.blocks, len(a.passages)) for a in articles
        ],
        "quotes": [(files[q.article], q.start, q.end, q.person) for q in library.quotes()],
        "hits": {word: hits(library, word) for word in ("the", "container", "货轮", "導航", "Havarie")},
        "sentences": sorted(with_vector),
        "related": [
            [(r.file, r.start, r.end, round(r.score, 3)) for r in library.related(text)] for text in texts
        ],
        "copies": sorted(sorted(files[each] for each in group) for group in library.copies.groups()),
    }


def hits(library: Library, word: str) -> list[tuple[str, int, float]]:
    """All hits; none may be there twice."""
    found = library.search(word, limit=1000)
    listed = sorted((hit.file, hit.passage.n, round(hit.score, 3)) for hit in found.hits)
    assert found.total == len(listed) == len({(file, n) for file, n, _ in listed})
    return listed


def test_a_killed_program_loses_nothing_and_doubles_nothing(
    folder: Path, programs: Programs, tmp_path: Path
) -> None:
    chance = random.Random(1)
    ends = [
        programs.run(tmp_path / "killed", seconds=chance.uniform(0.1, 1.0) * programs.whole)[0]
        for _ in range(KILLS)
    ]
    assert [signal.SIGALRM] in ends
    with Library(folder, tmp_path / "killed") as library, Library(folder, programs.home) as other:
        library.add()
        library.catch_up()
        assert library.add().read == ()
        assert contents(library) == contents(other)


def test_two_programs_at_once_do_the_work_of_one(folder: Path, programs: Programs, tmp_path: Path) -> None:
    ends, _ = programs.run(tmp_path / "shared", tmp_path / "shared")
    assert ends == [0, 0]
    with Library(folder, tmp_path / "shared") as library, Library(folder, programs.home) as other:
        assert library.store.last_change() == other.store.last_change()
        library.catch_up()
        assert contents(library) == contents(other)
