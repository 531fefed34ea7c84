"""Scanning a folder: odd files and names, moves, files in motion, workers, taking turns."""

from __future__ import annotations

import errno
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import FolderMissing, Library, files, places
from search import reading as engine
from search.export import bookmarks_markdown
from search.files import locked
from search.glossaries import Form
from search.model import Progress, Report
from search.reading import Overrides, Reading, read_file
from search.scan import comparing, reading, scanning
from search.scan.names import OURS, is_companion, passed_over, spelled
from search.scan.walking import walk
from tui.reading_commands import read_files
from tui.watching import look

NEWS = "Harbour closes its oldest dock\n\n“We are not walking away,” Mara Quill said on Tuesday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder / "a.txt")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "derived"


def write(path: Path, text: str = NEWS, time: int = 10**18) -> None:
    """A file that was written long ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(time, time))


def add(folder: Path, home: Path) -> Report:
    with Library(folder, home) as library:
        return library.add()


def reasons(report: Report) -> dict[str, str]:
    return {each.file: each.reason for each in report.skipped}


# -- walking ----------------------------------------------------------------------------------------


def test_what_holds_no_article_is_passed_over_without_harm(folder: Path, home: Path) -> None:
    for name in (
        "photo.JPG",
        ".DS_Store",
        "Thumbs.db",
        "film.mkv",
        "notes.doc",
        "old.zip",
        "page.warc",
        "inbox.mbox",
    ):
        (folder / name).write_bytes(b"\x00\x01")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD.txt").write_text(NEWS)
    (folder / "unknown.xyz").write_bytes(b"\x00\x01")
    (folder / "README").write_text("What is this?")
    report = add(folder, home)
    assert report.read == ("a.txt",)
    assert not report.has_problems
    found = reasons(report)
    assert ".git/" in found
    assert found["photo.JPG"] == "a picture"
    assert "unpack" in found["old.zip"]
    assert ".eml" in found["inbox.mbox"]
    assert ".txt" in found["README"]
    assert len(found) == 11
    assert reasons(add(folder, home)) == found


def test_what_was_exported_is_no_article(folder: Path, home: Path) -> None:
    (folder / "bookmarks.md").write_text(bookmarks_markdown([], title="Mine"), "utf-8")
    write(folder / "kwic.txt", f"# {files.GENERATOR}\nwords in context")
    write(folder / "own.md", "---\ntitle: generator\n---\n" + NEWS)
    report = add(folder, home)
    assert report.read == ("a.txt", "own.md")
    assert not report.has_problems
    assert reasons(report) == dict.fromkeys(("bookmarks.md", "kwic.txt"), "an export of Hexapla")


def test_a_page_under_any_name_is_read_and_a_picture_is_not_opened(folder: Path, home: Path) -> None:
    write(
        folder / "article.php", f"<!DOCTYPE html><title>A dock</title><p>{'The dock closes at last. ' * 20}"
    )
    os.mkfifo(folder / "picture.png")
    assert "article.php" in add(folder, home).read


@pytest.mark.parametrize("beside", ["_files", ".files", "-Dateien", "_fichiers", "_archivos"])
def test_the_parts_of_a_saved_page_are_one_harmless_entry(folder: Path, home: Path, beside: str) -> None:
    write(folder / "page.htm", "<html>" + NEWS)
    write(folder / f"page{beside}" / "frame.txt")
    write(folder / f"other{beside}" / "article.txt")
    report = add(folder, home)
    assert f"other{beside}/article.txt" in report.read
    assert reasons(report)[f"page{beside}/"] == "the parts of a saved page"
    assert not any(file.startswith(f"page{beside}/") for file in report.read)


@pytest.mark.parametrize("name", ["page_archive", "page_2024", "page-files", "profiles", "page_files_2"])
def test_other_folders_beside_a_page_are_entered(name: str) -> None:
    assert not is_companion(name, {"page.html", "pro.html"})


def test_links_pipes_sockets_and_devices_hang_nothing(folder: Path, home: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "one.txt").symlink_to(folder / "two.txt")
    (folder / "two.txt").symlink_to(folder / "one.txt")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "same.txt").symlink_to(folder / "a.txt")
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.xyz")
    server = socket.socket(socket.AF_UNIX)
    try:
        server.bind(os.path.relpath(folder / "socket.txt"))
    except OSError:
        (folder / "socket.txt").symlink_to("/dev/null")
    server.close()
    report = add(folder, home)
    assert report.read == ("a.txt", "same.txt")
    assert {each.file for each in report.skipped if each.harmless} == {"loop/", "pipe.xyz"}
    assert {each.file for each in report.skipped if not each.harmless} == {
        *("one.txt", "two.txt", "nowhere.txt", "zero.txt", "pipe.txt", "socket.txt")
    }


DEEP = 1050


@pytest.fixture
def _deep(folder: Path) -> Iterator[None]:
    """Folders in folders, and a file at the bottom; deeper than what clears up after tests can go."""
    here = os.getcwd()
    os.chdir(folder)
    for _ in range(DEEP):
        os.mkdir("d")
        os.chdir("d")
    Path("deep.txt").write_text(NEWS, encoding="utf-8")
    yield
    Path("deep.txt").unlink()
    os.chdir(folder)
    os.removedirs("/".join("d" * DEEP))
    os.chdir(here)


@pytest.mark.usefixtures("_deep")
def test_folders_may_lie_a_thousand_deep(folder: Path, home: Path) -> None:
    assert len(add(folder, home).read) == 2


@pytest.mark.parametrize(
    "name", ["🗞️ news.txt", "cafe\u0301.txt", "-n.txt", "a b\n'\"c.txt", "x" * 251 + ".txt"]
)
def test_odd_names_are_read_and_found_again(folder: Path, home: Path, name: str) -> None:
    write(folder / name)
    with Library(folder, home) as library:
        assert set(library.add().read) == {"a.txt", name}
        assert library.add().unchanged == tuple(sorted(["a.txt", name]))
        assert library.article(name) is not None


def test_a_name_that_is_no_unicode_is_spelled_with_escapes(folder: Path, home: Path) -> None:
    bad = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))
    try:
        write(bad)
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    with Library(folder, home) as library:
        assert library.add().read == ("a.txt", "caf%E9.txt")
        assert library.add().unchanged == ("a.txt", "caf%E9.txt")
        assert library.search("dock").hits[1].file == "caf%E9.txt"
        write(folder / "caf%E9.txt")
        assert "reads the same" in reasons(library.add())["caf%E9.txt"]
        (folder / "caf%E9.txt").unlink()
        bad.unlink()
        assert library.add().removed == ("caf%E9.txt",)


@given(st.text().map(lambda text: text.replace("/", "")))
def test_a_spelling_can_always_be_stored(name: str) -> None:
    assert bool(spelled(name).encode()) == bool(name)


@given(st.text())
def test_any_name_is_judged(name: str) -> None:
    assert isinstance(passed_over(name), str)


def test_our_own_files_are_not_articles(folder: Path) -> None:
    named = {value for name, value in vars(places).items() if name.endswith("_NAME")}
    assert len(named) > 4
    assert named < OURS
    for name in OURS:
        for each in (name, f".{name}.lock", f".{name}.12-0f.tmp"):
            (folder / each).write_text("files: {}")
    assert [path.name for path in walk(folder)] == ["a.txt"]


def test_a_decision_is_no_news_of_the_folder(folder: Path, home: Path) -> None:
    with Library(folder, home) as library:
        library.add()
        before = look(folder)
        library.glossary_file.confirm(Form("mole", "en"), Form("防波堤", "zh"))
        assert look(folder) == before
        assert not library.add().skipped


def test_a_name_in_the_catalogue_may_be_composed_differently(folder: Path, home: Path) -> None:
    write(folder / "cafe\u0301.txt")
    (folder / "catalogue.yaml").write_text("files:\n  caf\u00e9.txt: {source: Bay Times}\n", encoding="utf-8")
    with Library(folder, home) as library:
        library.add()
        assert [head.source for head in library.heads()] == ["", "Bay Times"]


def test_a_folder_that_is_gone_is_not_forgotten(folder: Path, home: Path) -> None:
    with Library(folder, home) as library:
        library.add()
        folder.rename(folder.with_name("away"))
        with pytest.raises(FolderMissing, match="not there now"):
            library.add()
        assert len(library.heads()) == 1


# -- comparing --------------------------------------------------------------------------------------


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose content is looked at to compare it."""
    names: list[str] = []

    def noted(path: Path, real: Callable[[Path], str] = files.file_hash) -> str:
        names.append(path.name)
        return real(path)

    monkeypatch.setattr(comparing, "file_hash", noted)
    return names


def test_content_is_compared_only_where_it_may_help(folder: Path, home: Path, hashed: list[str]) -> None:
    (folder / "film.mkv").write_bytes(b"film")
    (folder / "link.txt").symlink_to(folder / "nowhere.txt")
    write(folder / "empty.txt", "")
    with Library(folder, home) as library:
        library.add()
        seen = library.store.last_change()
        os.utime(folder / "film.mkv", ns=(1, 1))
        os.utime(folder / "empty.txt", ns=(1, 1))
        assert set(reasons(library.add())) == {"film.mkv", "empty.txt", "link.txt"}
        assert library.store.last_change() == seen
        assert hashed == []
        os.utime(folder / "a.txt", ns=(1, 1))
        assert library.add().read == ()
        assert library.add().read == ()
        assert hashed == ["a.txt"]


def test_a_file_written_twice_within_a_tick_of_the_clock_is_noticed(folder: Path, home: Path) -> None:
    path = folder / "a.txt"
    path.write_text(NEWS, encoding="utf-8")
    then = path.stat().st_mtime_ns
    with Library(folder, home) as library:
        library.add()
        path.write_text(NEWS.replace("walking", "running"), encoding="utf-8")
        os.utime(path, ns=(then, then))
        assert library.add().read == ("a.txt",)
        assert library.search("running").total == 1


# -- moves ------------------------------------------------------------------------------------------


def test_a_moved_file_keeps_its_articles_and_what_was_made_of_them(folder: Path, home: Path) -> None:
    write(folder / "b.txt", NEWS.replace("dock", "pier"))
    with Library(folder, home) as library:
        library.add()
        library.catch_up()
        before = [(head.id, head.title) for head in library.heads()]
        (folder / "deep").mkdir()
        (folder / "a.txt").rename(folder / "deep" / "z.txt")
        report = library.add()
        assert report.moved == (("a.txt", "deep/z.txt"),)
        assert (report.read, report.removed) == ((), ())
        assert report.unchanged == ("b.txt", "deep/z.txt")
        assert sorted((head.id, head.title) for head in library.heads()) == before
        assert [hit.file for hit in library.search("dock").hits] == ["deep/z.txt"]
        assert library.search("dock source:deep").total == 1
        assert library.search("dock source:a").total == 0
        assert library.search("walking").total == 2
        assert library.add().moved == ()
        assert library.add().unchanged == ("b.txt", "deep/z.txt")


def test_equal_files_move_by_their_names_and_each_once(folder: Path, home: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(folder / name)
    with Library(folder, home) as library:
        library.add()
        for name in ("a.txt", "b.txt", "c.txt"):
            (folder / name).unlink()
        for name in ("new/b.txt", "new/x.txt"):
            write(folder / name)
        report = library.add()
        assert dict(report.moved)["b.txt"] == "new/b.txt"
        assert len(report.moved) == 2
        assert len(report.removed) == 1
        assert len(library.heads()) == 2


PIER, QUAY = NEWS.replace("dock", "pier"), NEWS.replace("dock", "quay")


def titles(library: Library) -> dict[str, str]:
    """Title by file, where the word index finds each once too."""
    heads = library.heads()
    assert library.search("tuesday", limit=100).total == len(heads)
    return {head.file: head.title.rpartition(" ")[2] for head in heads}


@pytest.mark.parametrize(
    ("steps", "there"),
    [
        ("a>b", {"b": "dock", "c": "quay"}),
        ("b>d a>b", {"b": "dock", "c": "quay", "d": "pier"}),
        ("a>b c>d", {"b": "dock", "d": "quay"}),
        ("c>d b>c a>b", {"b": "dock", "c": "pier", "d": "quay"}),
        ("a>d b>a d>b", {"a": "pier", "b": "dock", "c": "quay"}),
        ("a>d b>a c>b d>c", {"a": "pier", "b": "quay", "c": "dock"}),
        ("a>b b>c", {"c": "dock"}),
    ],
)
def test_files_that_are_moved_onto_each_other(
    folder: Path, home: Path, steps: str, there: dict[str, str]
) -> None:
    write(folder / "b.txt", PIER, 10**18 + 1)
    write(folder / "c.txt", QUAY, 10**18 + 2)
    with Library(folder, home) as library:
        library.add()
        library.catch_up()
        for step in steps.split():
            (folder / f"{step[0]}.txt").replace(folder / f"{step[2]}.txt")
        library.add()
        library.catch_up()
        assert titles(library) == {f"{name}.txt": title for name, title in there.items()}
        assert len(library.add().unchanged) == len(there)


def test_a_file_that_is_read_otherwise_now_is_a_new_one(folder: Path, home: Path) -> None:
    write(folder / "b.txt", NEWS.replace("dock", "pier"))
    with Library(folder, home) as library:
        library.add()
        (folder / "a.txt").rename(folder / "a.md")
        (folder / "b.txt").rename(folder / "c.txt")
        (folder / "catalogue.yaml").write_text("files: {c.txt: {title: Another}}")
        report = library.add()
        assert report.moved == ()
        assert (set(report.read), set(report.removed)) == ({"a.md", "c.txt"}, {"a.txt", "b.txt"})


def test_a_copy_is_no_move(folder: Path, home: Path) -> None:
    with Library(folder, home) as library:
        library.add()
        write(folder / "copy.txt")
        report = library.add()
        assert (report.read, report.moved) == (("copy.txt",), ())


# -- files in motion --------------------------------------------------------------------------------


def in_motion(monkeypatch: pytest.MonkeyPatch, disturb: Callable[[Path], object]) -> list[str]:
    """Let something happen to each file while it is read; the names that were read."""
    names: list[str] = []

    def read(path: Path, file: str, overrides: Overrides | None = None) -> Reading:
        read = read_file(path, file, overrides)
        names.append(file)
        disturb(path)
        return read

    monkeypatch.setattr(engine, "read_file", read)
    return names


def test_a_file_that_changes_while_it_is_read_is_read_once_more(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = iter([True, False])

    def grow(path: Path) -> None:
        if next(changes):
            write(path, NEWS.replace("walking", "running"), 2 * 10**18)

    names = in_motion(monkeypatch, grow)
    with Library(folder, home) as library:
        assert library.add().read == ("a.txt",)
        assert names == ["a.txt", "a.txt"]
        assert library.search("running").total == 1
        assert library.add().unchanged == ("a.txt",)


def test_a_file_that_never_rests_waits_and_what_is_known_of_it_stays(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(folder, home)
    write(folder / "a.txt", NEWS.replace("walking", "running"), 2 * 10**18)
    with monkeypatch.context() as patch:
        in_motion(patch, lambda path: path.write_text(path.read_text() + "more\n"))
        report = add(folder, home)
    assert "being written" in reasons(report)["a.txt"]
    with Library(folder, home) as library:
        assert library.search("walking").total == 1
        assert library.add().read == ("a.txt",)
        assert library.search("running").total == 1


def test_a_file_that_vanishes_while_it_is_read(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        in_motion(patch, Path.unlink)
        assert "vanished" in reasons(add(folder, home))["a.txt"]
    report = add(folder, home)
    assert (report.removed, report.skipped) == ((), ())


def test_a_file_without_permission_is_read_when_there_is(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patch:
        patch.setattr(reading, "_head", refused)
        report = add(folder, home)
        assert reasons(report) == {"a.txt": "there is no permission to read it"}
        assert report.has_problems
    assert add(folder, home).read == ("a.txt",)


def test_a_disk_that_fails_once_makes_nothing_final(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(path: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    add(folder, home)
    write(folder / "a.txt", PIER, 2 * 10**18)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", failing)
        assert "cannot be read (Input/output error)" in reasons(add(folder, home))["a.txt"]
        assert list(read_files([str(folder / "a.txt")])) == [None]
    assert "a.txt: it cannot be read (Input/output error)" in capsys.readouterr().err
    with Library(folder, home) as library:
        assert len(library.heads()) == 1
        assert library.add().read == ("a.txt",)


def test_half_characters_harm_nothing(folder: Path, home: Path) -> None:
    write(
        folder / "b.jsonl",
        '{"title": "Dock \\ud83d", "text": "The dock \\udc00 closes on Tuesday, they say."}\n',
    )
    with Library(folder, home) as library:
        assert "b.jsonl" in library.add().read
        article = library.article("b.jsonl")
        assert article is not None
        assert "\ufffd" in article.title + article.text


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
