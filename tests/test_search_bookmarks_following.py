"""Bookmarks go with files that were moved, and what a person wrote beside them stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Article, Library
from search.bookmarks import Bookmark, BookmarksFile, bookmark_of, follow, followed
from search.bookmarks.patching import patched

FILE = """\
# my notes
version: 1
bookmarks:
  # the first one
  - id: one
    source:
      file: a.txt  # from the harbour
      sha256: "AAAA"
      title: "a.txt"
    quote: "the dock"   # nice
  - {id: two, source: {file: 'a.txt', sha256: "AAAA"}, quote: dock}  # short
  - id: three
    source: {file: "b.txt", sha256: BBBB}  # another
    quote: pier
  - source: a.txt
    quote: words
"""


def head(file: str, sha256: str, item: int = 0) -> Article:
    return Article(1, file, item, "", "", sha256=sha256)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "bookmarks.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_new_names_are_written_and_everything_else_stays(path: Path) -> None:
    heads = [head("new/a.txt", "AAAA"), head("b.txt", "BBBB")]
    kept = follow(BookmarksFile(path), heads, [("a.txt", "new/a.txt")])
    assert [each.file for each in kept] == ["new/a.txt", "new/a.txt", "b.txt", "new/a.txt"]
    text = path.read_text(encoding="utf-8")
    for kept_line in ("# my notes", "# the first one", "# nice", "# another", 'title: "a.txt"'):
        assert kept_line in text
    assert 'file: "new/a.txt"  # from the harbour' in text
    assert BookmarksFile(path).load() == kept
    before = path.stat().st_mtime_ns
    assert follow(BookmarksFile(path), heads) == kept
    assert path.stat().st_mtime_ns == before


def test_undo_does_not_lose_the_file_again(path: Path) -> None:
    file = BookmarksFile(path)
    file.update("one", note="look")
    follow(file, [head("new.txt", "AAAA")])
    assert file.undo()
    assert file.load()[0].file == "new.txt"
    assert file.undo() is None


def test_what_cannot_be_written_is_followed_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.bookmarks.disk.os.access", lambda *_: False)
    kept = follow(BookmarksFile(path), [head("new.txt", "AAAA")])
    assert kept[0].file == "new.txt"
    assert path.read_text(encoding="utf-8") == FILE


def test_many_bookmarks_are_followed_in_one_step(path: Path) -> None:
    entries = [f"  - {{id: n{n}, source: {{file: a.txt, sha256: AA}}, quote: dock}}\n" for n in range(500)]
    path.write_text("version: 1\nbookmarks:\n" + "".join(entries), encoding="utf-8")
    kept = follow(BookmarksFile(path), [head("z.txt", "AA")])
    assert {each.file for each in kept} == {"z.txt"}
    assert path.read_text(encoding="utf-8").count("z.txt") == 500


KEPT = Bookmark("a.txt", "words", sha256="AAAA", item=1)


@pytest.mark.parametrize(
    ("heads", "moved", "file"),
    [
        ([head("a.txt", "BBBB"), head("z.txt", "AAAA", 1)], {}, "a.txt"),
        ([head("z.txt", "AAAA", 1)], {}, "z.txt"),
        ([head("z.txt", "AAAA", 0)], {}, "a.txt"),
        ([head("z.txt", "BBBB", 1)], {}, "a.txt"),
        ([head("z.txt", "BBBB", 1)], {"a.txt": "z.txt"}, "z.txt"),
        ([head("z.txt", "BBBB", 1)], {"a.txt": "y.txt"}, "a.txt"),
        ([head("b/x.txt", "AAAA", 1), head("c/a.txt", "AAAA", 1)], {}, "c/a.txt"),
        ([], {}, "a.txt"),
    ],
)
def test_only_what_is_certain_is_followed(heads: list[Article], moved: dict[str, str], file: str) -> None:
    assert [each.file for each in followed([KEPT], heads, moved)] == [file]


def test_a_bookmark_without_hash_follows_nobody() -> None:
    assert followed([Bookmark("a.txt", "words")], [head("z.txt", "")])[0].file == "a.txt"


def test_a_bookmark_goes_with_its_file_through_the_library(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("A dock\n\nThe dock closes on Tuesday, the mayor said.\n", encoding="utf-8")
    with Library(folder, tmp_path / "home") as library:
        library.add()
        article = library.article("a.txt")
        assert article is not None
        file = BookmarksFile(folder / "bookmarks.yaml")
        file.add(bookmark_of(article, 8, 30))
        (folder / "a.txt").rename(folder / "b.txt")
        report = library.add()
        (folder / "b.txt").write_text(
            "A dock\n\nThe dock closes on Monday, the mayor said.\n", encoding="utf-8"
        )
        (kept,) = follow(file, library.heads(), report.moved)
        assert kept.file == "b.txt"
        library.add()
        (kept,) = follow(file, library.heads())
        assert library.article(kept.file, kept.item) is not None


@given(st.text(), st.text())
def test_a_patch_gives_as_many_lines_as_there_were(before: str, after: str) -> None:
    lines = ["source:\n", f"  file: {before}\n", "  item: 1\n"]
    found = patched(lines, {"file": before, "item": 1}, {"file": after, "item": 1})
    assert len(found) in (0, 3)
