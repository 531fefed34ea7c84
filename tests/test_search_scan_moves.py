"""Files that moved, and files in motion while they are read."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from search import Library
from search import reading as engine
from search.reading import Overrides, Reading, read_file
from search.scan import reading
from tests.scanned import NEWS, PIER, QUAY, add, reasons, write
from tui.commands.reading import read_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder / "a.txt")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "derived"


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
