"""Killed at any moment, or used by two programs at once, a library loses nothing and doubles nothing."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from search import Library

ROOT = Path(__file__).parent.parent
STORY = sorted((Path(__file__).parent / "samples" / "story").glob("*.txt"))
FILES = 12
KILLS = 4

INDEX = """
import sys
from search import Library
from search.scan import reading

reading._FEW = 1  # every file goes through a worker
with Library(sys.argv[1], sys.argv[2]) as library:
    library.add()
    library.catch_up()
"""


def start(folder: Path, home: Path) -> subprocess.Popen[bytes]:
    """A program that reads and indexes a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", INDEX, str(folder), str(home)], env=environment)


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
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """What one program makes of the folder when nothing happens to it, and the seconds it took."""
    home, began = tmp_path_factory.mktemp("undisturbed"), time.monotonic()
    with start(folder, home) as program:
        assert program.wait() == 0
    return home, time.monotonic() - began


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
    folder: Path, undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    home, whole = undisturbed
    chance = random.Random(1)
    for _ in range(KILLS):
        with start(folder, tmp_path / "killed") as program:
            try:
                program.wait(chance.uniform(0.1, 1.0) * whole)
            except subprocess.TimeoutExpired:
                program.kill()
    with Library(folder, tmp_path / "killed") as library, Library(folder, home) as other:
        library.add()
        library.catch_up()
        assert library.add().read == ()
        assert contents(library) == contents(other)


def test_two_programs_at_once_do_the_work_of_one(
    folder: Path, undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    programs = [start(folder, tmp_path / "shared") for _ in range(2)]
    with programs[0], programs[1]:
        assert [program.wait() for program in programs] == [0, 0]
    with Library(folder, tmp_path / "shared") as library, Library(folder, undisturbed[0]) as other:
        assert library.store.last_change() == other.store.last_change()
        library.catch_up()
        assert contents(library) == contents(other)
