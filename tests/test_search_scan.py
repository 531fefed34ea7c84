"""Walking through a folder: odd files and names, what is compared, and moves."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import FolderMissing, Library, files, places
from search.export import bookmarks_markdown
from search.glossaries import Form
from search.scan import comparing
from search.scan.names import OURS, is_companion, passed_over, spelled
from search.scan.walking import walk
from tests.scanned import NEWS, add, reasons, write
from tui.reader.watching import look


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder / "a.txt")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "derived"


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
