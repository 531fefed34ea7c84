"""The bookmarks file on disk: two desks, an editor, crashes, broken and unwritable files; undo and redo."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import search.files
from search.bookmarks import Bookmark, BookmarksFile
from search.bookmarks.change_kinds import Change
from search.bookmarks.changes import Changed, Parse, apply
from search.bookmarks.layout import Layout
from search.errors import BookmarksBroken, BookmarksError
from search.files import locked, writable, write_atomic

ONE = Bookmark(file="a.txt", quote="first words", start=3, end=14)
TWO = Bookmark(file="b.txt", quote="second words", start=5, end=17)
BROKEN = "bookmarks:\n  - source: a.txt\n    标题：甲\n".encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bookmarks.yaml"


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


# -- files -----------------------------------------------------------------------------------------


def test_a_file_is_written_with_its_permissions_and_through_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert names(tmp_path) == ["link", "real"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_dies_before_the_rename_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"old")

    def die(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "replace", die)
    with pytest.raises(type(error)):
        write_atomic(file, b"new")
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["f"]


def test_a_lock_is_held_by_one_and_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "f"
    with locked(file):
        assert names(tmp_path) == [".f.lock"]
        with pytest.raises(TimeoutError), locked(file, wait=0):
            pass
    with locked(file, wait=0):
        pass
    assert names(tmp_path) == []


def test_those_who_wait_for_a_lock_take_turns(tmp_path: Path) -> None:
    file = tmp_path / "count"
    file.write_text("0")

    def count() -> None:
        for _ in range(20):
            with locked(file, wait=60):
                file.write_text(str(int(file.read_text()) + 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_text() == "80"


def test_a_lock_whose_file_was_taken_away_while_waiting_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The previous holder takes its file away: a lock on that file keeps nobody else out."""
    leaving = [tmp_path / ".f.lock"]
    plain = search.files._try

    def late(handle: int) -> bool:
        if leaving:
            leaving.pop().unlink()
        return plain(handle)

    monkeypatch.setattr(search.files, "_try", late)
    with locked(tmp_path / "f"):
        assert names(tmp_path) == [".f.lock"]


def test_writable_leaves_no_trace(tmp_path: Path) -> None:
    assert writable(tmp_path)
    assert not writable(tmp_path / "missing")
    assert names(tmp_path) == []


# -- adding, changing, removing --------------------------------------------------------------------


def test_a_new_bookmark_gets_an_id_and_a_time(path: Path) -> None:
    file = BookmarksFile(path)
    assert file.load() == []
    assert not path.exists()
    added = file.add(ONE)
    assert added == replace(ONE, id=added.id, created=added.created)
    assert added.id.startswith("bm-20")
    assert added.created.endswith("Z")
    assert file.load() == BookmarksFile(path).load() == [added]
    assert path.read_text(encoding="utf-8").startswith("# Hexapla bookmarks")
    assert names(path.parent) == [path.name]
    assert (file.notice, file.read_only, file.problems) == ("", False, ())


def test_the_same_passage_again_is_an_edit(path: Path) -> None:
    file = BookmarksFile(path)
    added = file.add(replace(ONE, kind="quote", tags=("t",), extra={"mood": "calm"}))
    again = file.add(replace(ONE, note="n", lang="en"))
    assert again == replace(added, note="n", lang="en")
    assert file.load() == [again]
    before = path.stat().st_mtime_ns
    assert file.add(ONE) == again
    assert path.stat().st_mtime_ns == before
    assert (
        len({file.add(replace(ONE, start=99, end=110)).id, file.add(replace(ONE, item=2)).id, again.id}) == 3
    )


def test_two_notes_on_one_article_are_two(path: Path) -> None:
    file = BookmarksFile(path)
    file.add(Bookmark(file="a.txt", kind="note", note="one"))
    file.add(Bookmark(file="a.txt", kind="note", note="two"))
    assert [kept.note for kept in file.load()] == ["one", "two"]


def test_a_hand_written_entry_takes_up_the_bookmark_of_its_words(path: Path) -> None:
    path.write_text("bookmarks:\n  - source: a.txt # mine\n    quote: first words\n    note: keep me\n")
    file = BookmarksFile(path)
    added = file.add(ONE)
    assert (added.start, added.end, added.note) == (3, 14, "keep me")
    assert len(file.load()) == 1
    assert "note: keep me\n" in path.read_text()


def test_update_and_remove_need_the_id(path: Path) -> None:
    file = BookmarksFile(path)
    added = file.add(ONE)
    assert file.update(added.id, note="n", tags=("a", "b")).tags == ("a", "b")
    assert file.remove(added.id).id == added.id
    assert file.load() == []
    with pytest.raises(BookmarksError, match="no longer"):
        file.update(added.id, note="n")
    with pytest.raises(BookmarksError, match="no longer"):
        file.remove(added.id)


@pytest.mark.parametrize(
    "bookmark",
    [
        replace(ONE, file="/etc/passwd"),
        replace(ONE, file="a/../../b"),
        replace(ONE, file=""),
        Bookmark(file="a.txt"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(path: Path, bookmark: Bookmark) -> None:
    with pytest.raises(BookmarksError):
        BookmarksFile(path).add(bookmark)
    assert not path.exists()


def test_half_a_character_in_a_name_is_kept_as_well_as_can_be(path: Path) -> None:
    added = BookmarksFile(path).add(replace(ONE, file="caf\udce9.txt"))
    assert added.file == "caf\ufffd.txt"
    assert BookmarksFile(path).load() == [added]


# -- others at the same file -----------------------------------------------------------------------


def test_what_an_editor_saved_meanwhile_survives(path: Path) -> None:
    file = BookmarksFile(path)
    added = file.add(ONE)
    text = path.read_text(encoding="utf-8")
    path.write_text("# my list\n" + text + "  # end\n  - {source: c.txt, quote: by hand}\n", encoding="utf-8")
    file.update(added.id, note="n")
    new = path.read_text(encoding="utf-8")
    assert new.startswith("# my list\n")
    assert new.endswith("  # end\n  - {source: c.txt, quote: by hand}\n")
    assert [kept.quote for kept in file.load()] == ["first words", "by hand"]


def test_what_an_editor_saves_between_reading_and_writing_survives(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = BookmarksFile(path)
    file.add(ONE)
    pending = ["  - {source: c.txt, quote: in the last moment}\n"]

    def slow(layout: Layout, change: Change, parse: Parse) -> Changed:
        if pending:
            path.write_text(path.read_text(encoding="utf-8") + pending.pop(), encoding="utf-8")
        return apply(layout, change, parse)

    monkeypatch.setattr("search.bookmarks.disk.apply", slow)
    file.add(TWO)
    assert [kept.quote for kept in file.load()] == ["first words", "in the last moment", "second words"]


def test_two_processes_lose_nothing(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from search.bookmarks import Bookmark, BookmarksFile\n"
        "file = BookmarksFile(Path(sys.argv[1]), wait=60); print('ready', flush=True); sys.stdin.readline()\n"
        "for n in range(15): file.add(Bookmark(file=sys.argv[2], quote=str(n)))\n"
    )
    root = Path(__file__).parent.parent
    desks = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(path), name],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one.txt", "two.txt")
    ]
    for desk in desks:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "ready\n"
    for desk in desks:
        desk.communicate("go\n")
        assert desk.returncode == 0
    kept = {(bookmark.file, bookmark.quote) for bookmark in BookmarksFile(path).load()}
    assert kept == {(name, str(n)) for name in ("one.txt", "two.txt") for n in range(15)}
    assert names(path.parent) == [path.name]


def test_a_lock_that_is_not_given_up_is_reported(path: Path) -> None:
    with locked(path), pytest.raises(BookmarksError, match="another program"):
        BookmarksFile(path, wait=0).add(ONE)


def test_a_crash_before_the_rename_keeps_the_file_and_the_undo_stack(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = BookmarksFile(path)
    file.add(ONE)
    before = path.read_bytes()

    def die(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", die)
        for attempt in (lambda: file.add(TWO), file.undo):
            with pytest.raises(BookmarksError, match="No space left"):
                attempt()
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]
    assert len(BookmarksFile(path).load()) == 1
    assert file.undo() == "bookmark kept: first words"
    assert file.load() == []


# -- undo and redo ---------------------------------------------------------------------------------


def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = BookmarksFile(path)
    kept = file.add(ONE)
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    changes: list[Callable[[], object]] = [
        lambda: file.add(TWO),
        lambda: file.update(kept.id, note="n"),
        lambda: file.remove(kept.id),
        lambda: file.bring_in([TWO]),
        file.undo,
    ]
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        for change in changes:
            with pytest.raises(BookmarksError, match=r"cannot be written: No space left on device\.$"):
                change()
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]
    assert file.undo() is not None
    assert file.load() == []
    assert file.redo() is not None
    assert file.load() == [kept]


def test_undo_and_redo_walk_through_the_session(path: Path) -> None:
    file = BookmarksFile(path)
    one = file.add(ONE)
    two = file.add(TWO)
    texts = [path.read_bytes()]
    file.update(one.id, note="a\nb")
    texts.append(path.read_bytes())
    file.remove(one.id)
    assert [file.undo(), file.undo()] == ["bookmark removed: first words", "note changed: first words"]
    assert path.read_bytes() == texts[0]
    assert [file.redo(), path.read_bytes() == texts[1]] == ["note changed: first words", True]
    assert file.redo() == "bookmark removed: first words"
    assert (file.load(), file.redo()) == ([two], None)
    assert [file.undo() is None for _ in range(5)] == [False] * 4 + [True]
    assert file.load() == []


def test_undoing_an_addition_removes_only_that_one(path: Path) -> None:
    file, other = BookmarksFile(path), BookmarksFile(path)
    file.add(ONE)
    second = other.add(TWO)
    file.undo()
    assert other.load() == [second]
    file.redo()
    assert [kept.quote for kept in other.load()] == ["first words", "second words"]


def test_undo_touches_only_its_own_keys_and_redo_brings_back_what_was_there(path: Path) -> None:
    file, other = BookmarksFile(path), BookmarksFile(path)
    added = file.add(ONE)
    file.update(added.id, note="mine")
    other.update(added.id, tags=("theirs",))
    file.undo()
    assert file.load() == [replace(added, tags=("theirs",))]
    other.update(added.id, note="later")
    file.redo()
    file.undo()
    assert file.load()[0].note == "later"


def test_a_step_whose_bookmark_is_gone_is_dropped(path: Path) -> None:
    file, other = BookmarksFile(path), BookmarksFile(path)
    file.add(TWO)
    added = file.add(ONE)
    other.remove(added.id)
    with pytest.raises(BookmarksError, match="no longer"):
        file.undo()
    assert file.undo() == "bookmark kept: second words"


def test_a_new_change_forgets_what_was_undone(path: Path) -> None:
    file = BookmarksFile(path)
    file.add(ONE)
    file.undo()
    file.add(TWO)
    assert file.redo() is None


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["add", "note", "tags", "remove"]), max_size=8))
def test_undoing_everything_gives_each_text_back_byte_for_byte(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bookmarks.yaml"
        path.write_text("bookmarks:\n  - id: h # h\n    source: a.txt\n    # c\n    quote: x\n  # d\n")
        file = BookmarksFile(path)
        states = [path.read_bytes()]
        for number, step in enumerate(steps):
            kept = file.load()
            if step == "add" or not kept:
                file.add(Bookmark(file="a.txt", quote=f"{number}"))
            elif step == "remove":
                file.remove(kept[number % len(kept)].id)
            else:
                value = str(number) if step == "note" else (str(number),)
                file.update(kept[number % len(kept)].id, **{step: value})
            states.append(path.read_bytes())
        for state in reversed(states[:-1]):
            assert file.undo() is not None
            assert path.read_bytes() == state
        for state in states[1:]:
            assert file.redo() is not None
            assert path.read_bytes() == state


# -- broken and unwritable files -------------------------------------------------------------------


def test_a_broken_file_is_never_written_and_nothing_is_lost(path: Path) -> None:
    path.write_bytes(BROKEN)
    file = BookmarksFile(path)
    with pytest.raises(BookmarksBroken, match="full-width colon") as caught:
        file.load()
    assert caught.value.line == 3
    assert file.read_only
    added = file.add(ONE)
    file.update(added.id, note="n")
    file.add(TWO)
    file.undo()
    assert path.read_bytes() == BROKEN
    assert [kept.note for kept in file.load_recovered()] == ["n"]
    assert file.recovered.name == "bookmarks.recovered.yaml"
    assert file.recovered.name in file.notice
    with pytest.raises(BookmarksBroken):
        file.remove("bm-elsewhere")

    path.write_text("bookmarks:\n  - source: a.txt\n    quote: mended\n")
    assert [kept.quote for kept in file.load()] == ["mended"]
    assert not file.read_only
    assert file.recovered.name in file.notice
    assert file.take_recovered() == 1
    assert [(kept.quote, kept.note) for kept in file.load()] == [("mended", ""), ("first words", "n")]
    assert (names(path.parent), file.notice) == ([path.name], "")


@pytest.mark.parametrize(
    "data", [b"bookmarks:\n  - \xff\xfe\n", "bookmarks:\n".encode("utf-16"), b"a: \x00\n"]
)
def test_other_encodings_are_broken_too(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    file = BookmarksFile(path)
    file.add(ONE)
    assert path.read_bytes() == data
    with pytest.raises(BookmarksBroken):
        file.load()


def test_a_file_that_was_broken_and_is_as_before_is_whole(path: Path) -> None:
    file = BookmarksFile(path)
    file.add(ONE)
    whole = path.read_bytes()
    path.write_bytes(BROKEN)
    with pytest.raises(BookmarksBroken):
        file.load()
    path.write_bytes(whole)
    assert len(file.load()) == 1
    assert not file.read_only


def test_a_byte_order_mark_is_kept(path: Path) -> None:
    path.write_bytes("\ufeffbookmarks:\r\n  - source: a.txt\r\n    quote: x\r\n".encode())
    file = BookmarksFile(path)
    file.add(TWO)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfbookmarks:\r\n")
    assert len(file.load()) == 2


def test_problems_are_told(path: Path) -> None:
    path.write_text("bookmarks:\n  - 5\n  - source: a.txt\n    quote: x\n")
    file = BookmarksFile(path)
    assert len(file.load()) == 1
    assert file.problems == (
        "Line 2: the entry is not a set of 'key: value' lines; it stays in the file but is not shown.",
    )


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Makes a folder look read-only, also to root."""

    def deny(folder: Path) -> None:
        monkeypatch.setattr(
            "search.bookmarks.file.writable", lambda asked: asked != folder and writable(asked)
        )

    return deny


def test_an_unwritable_folder_sends_bookmarks_to_the_fallback(
    tmp_path: Path, unwritable: Callable[[Path], None]
) -> None:
    shared, own = tmp_path / "shared", tmp_path / "data" / "key" / "bookmarks.yaml"
    shared.mkdir()
    asked = shared / "bookmarks.yaml"
    asked.write_text("# ours\nbookmarks:\n  - source: a.txt\n    quote: theirs\n")
    unwritable(shared)
    file = BookmarksFile(asked, own)
    assert [kept.quote for kept in file.load()] == ["theirs"]
    file.add(ONE)
    assert [kept.quote for kept in BookmarksFile(asked, own).load()] == ["theirs", "first words"]
    assert own.read_text().startswith("# ours\n")
    assert "first words" not in asked.read_text()
    assert str(own) in file.notice


def test_a_fallback_that_holds_bookmarks_goes_on(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    BookmarksFile(own).add(ONE)
    assert BookmarksFile(tmp_path / "bookmarks.yaml", own).path == own
    assert (
        BookmarksFile(tmp_path / "bookmarks.yaml", tmp_path / "none.yaml").path == tmp_path / "bookmarks.yaml"
    )


def test_a_folder_in_the_place_of_the_file_is_an_error(path: Path) -> None:
    path.mkdir()
    with pytest.raises(BookmarksError, match="cannot be read"):
        BookmarksFile(path).load()


def test_importing_bookmarks_loads_no_yaml() -> None:
    code = "import sys, search.bookmarks, search.export; print('yaml' in sys.modules)"
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
