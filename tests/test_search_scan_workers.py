"""Reading in workers, the cost of paths, and readers that take turns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Library
from search.files import locked
from search.model import Progress
from search.scan import reading, scanning
from tests.scanned import NEWS, PIER, reasons, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder / "a.txt")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "derived"


# -- workers ----------------------------------------------------------------------------------------


HOSTILE = """
import os
from pathlib import Path
from search.scan.reading import Job, outcome

def read(job):
    if "hang" in job.file:
        while True:
            pass
    if "crash" in job.file:
        os._exit(9)
    chance = Path(__file__).with_name("chance")
    if chance.exists() and job.file.startswith("a"):
        chance.unlink()
        os.kill(os.getpid(), 9)
    if "odd" in job.file:
        raise KeyError("odd")
    return outcome(Job(*job))
"""


@pytest.fixture
def _workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is read in workers, and some names are hostile."""
    (tmp_path / "hostile_reader.py").write_text(HOSTILE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(reading, "_FEW", 1)
    monkeypatch.setattr(reading, "_TARGET", "hostile_reader:read")
    monkeypatch.setattr(reading, "_SECONDS", 2.0)


@pytest.mark.usefixtures("_workers")
def test_a_hostile_file_costs_only_itself(folder: Path, home: Path) -> None:
    for name in ("b-hang.txt", "c-crash.txt", "d-odd.txt", "e.txt"):
        write(folder / name)
    with Library(folder, home) as library:
        report = library.add()
        assert report.read == ("a.txt", "e.txt")
        found = reasons(report)
        assert "longer than 2 seconds" in found["b-hang.txt"]
        assert "process" in found["c-crash.txt"]
        assert "KeyError" in found["d-odd.txt"]
        assert report.has_problems
        assert library.store.skipped() == []
        assert reasons(library.add()) == found
        assert len(library.store.skipped()) == len(found)
        change = library.store.last_change()
        assert reasons(library.add()) == found
        assert library.store.last_change() == change
        assert sys.modules.get("hostile_reader") is None


@pytest.mark.usefixtures("_workers")
def test_a_worker_that_is_killed_loses_nothing_that_was_known(
    folder: Path, home: Path, tmp_path: Path
) -> None:
    write(folder / "b.txt", PIER)
    with Library(folder, home) as library:
        library.add()
        for time, word in enumerate(["running", "rowing"], 2):
            write(folder / "a.txt", NEWS.replace("walking", word), time * 10**18)
            write(folder / "b.txt", PIER.replace("walking", word), time * 10**18)
            (tmp_path / "chance").touch()
            report = library.add()
            assert report.read == ("b.txt",)
            assert "process" in reasons(report)["a.txt"]
            assert len(library.heads()) == 2
            assert library.add().read == ("a.txt",)
            assert library.search(word).total == 2


STRAY = """
import sys
from search import Library
from search.scan import reading

with Library(*sys.argv[1:]) as library:
    library.add()
    print(sorted({"trafilatura", "lxml", "yaml", "markdown_it", "readability"} & set(sys.modules)))
"""


PAGE = f"<!doctype html><html><body><article>{'<p>The pier closes at last, they say.</p> ' * 50}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("b.json", json.dumps({"title": "Pier", "text": PAGE})),
        ("b.md", f"---\ntitle: Pier\nnames: [a, b]\n---\n\n{NEWS}"),
        ("b.txt", PAGE),
    ],
    ids=["JSON", "Markdown", "a page"],
)
def test_no_library_parses_a_small_file_in_our_own_process(
    folder: Path, home: Path, name: str, text: str
) -> None:
    write(folder / name, text)
    command = [sys.executable, "-c", STRAY, str(folder), str(home)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    with Library(folder, home) as library:
        assert {head.file for head in library.heads()} == {"a.txt", name}


@pytest.mark.parametrize(
    ("files", "size", "count"),
    [
        (["a.txt"], 10, 0),
        (["a.txt", "b.html"], 10, 1),
        (["a.txt", "b.md", "c.json"], 10, 1),
        (["a.txt", "b.txt", "c.txt"], 100_000, 2),
        (["a.txt"], 10**8, 1),
        ([f"{n}.txt" for n in range(99)], 100_000, 8),
    ],
)
def test_few_files_need_few_workers(
    folder: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], size: int, count: int
) -> None:
    monkeypatch.setattr(reading, "cores", lambda: 16)
    jobs = [reading.Job(str(folder / "a.txt"), file, size) for file in files]
    assert reading._worker_count(jobs) == count


def test_workers_read_what_the_process_itself_reads(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        write(folder / f"{number}.txt", NEWS.replace("Mara", f"Mara {'Ann ' * number}"))
    steps: list[Progress] = []
    with Library(folder, tmp_path / "one") as one, Library(folder, tmp_path / "other") as other:
        report = one.add()
        monkeypatch.setattr(reading, "_FEW", 1)
        assert other.add(progress=steps.append) == report
        assert other.articles() == one.articles()
    assert [(step.done, step.total) for step in steps] == [(done, 6) for done in range(7)]


def test_what_was_read_before_somebody_cancelled_stays(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        write(folder / f"{number}.txt")
    stop = threading.Event()
    monkeypatch.setattr(reading, "_FEW", 1)

    def step(progress: Progress) -> None:
        if progress.done == 3:
            stop.set()

    with Library(folder, home) as library:
        first = library.add(progress=step, cancelled=stop.is_set)
        assert len(first.read) == 3
        second = library.add()
        assert set(second.unchanged) == set(first.read)
        assert len(library.heads()) == 13


# -- paths ------------------------------------------------------------------------------------------


@given(st.text("ab/.", max_size=12), st.sets(st.text("ab/.", max_size=6)))
def test_what_lies_below(file: str, folders: set[str]) -> None:
    below = any(each == "." or file == each or file.startswith(f"{each}/") for each in folders)
    assert scanning._is_below(file, folders) == below


def test_the_cost_of_a_path_is_that_of_its_own_parts() -> None:
    class Counting(set[str]):
        asked = 0

        def __contains__(self, each: object) -> bool:
            self.asked += 1
            return super().__contains__(each)

        def __iter__(self) -> Iterator[str]:
            raise AssertionError("all of them are looked at")

    folders = Counting(f"d/{number}" for number in range(1000))
    assert not scanning._is_below("d/x/y.txt", folders)
    assert folders.asked <= 4


# -- taking turns -----------------------------------------------------------------------------------


def test_a_second_reader_waits_and_finds_everything_unchanged(folder: Path, home: Path) -> None:
    told: list[str] = []
    waits = threading.Event()

    def step(progress: Progress) -> None:
        told.append(progress.what)
        waits.set()

    with Library(folder, home) as one, Library(folder, home) as other:
        with locked(one.store.path):
            stop = threading.Event()
            given_up = threading.Thread(target=lambda: told.extend(other.add(cancelled=stop.is_set).read))
            waiting = threading.Thread(target=lambda: other.add(progress=step))
            given_up.start()
            waiting.start()
            assert waits.wait(10)
            stop.set()
            given_up.join()
        waiting.join()
        assert told[0] == scanning.WAITING
        assert "a.txt" not in told
        assert one.add().unchanged == ("a.txt",)
