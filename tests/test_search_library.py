"""A folder as a library: incremental reading, bad files, the public verbs."""

from __future__ import annotations

import contextlib
import os
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import FolderMissing, Library, LibraryError
from search.catalogue import Catalogue
from search.index import WordIndex
from search.model import Progress
from search.people.roll import best
from search.store import Store

SEEDS = Path(__file__).parent.parent / "seeds"
NEWS = "Harbour closes its oldest dock\n\n“We are not walking away,” Mara Quill said on Tuesday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    (folder / "deep" / "b.txt").write_text(NEWS.replace("Mara Quill", "Ana Ruiz"), encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "derived"


def test_a_missing_folder_and_a_file_are_told_apart(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(FolderMissing, match="no folder"):
        Library(tmp_path / "nowhere")
    with pytest.raises(LibraryError, match="is a file"):
        Library(folder / "a.txt")


def test_nothing_is_written_into_the_folder(folder: Path, home: Path) -> None:
    before = sorted(folder.rglob("*"))
    with Library(folder, home) as library:
        library.add()
        library.catch_up()
        library.search("dock")
    assert sorted(folder.rglob("*")) == before


def test_unchanged_files_are_not_read_again(folder: Path, home: Path) -> None:
    with Library(folder, home) as library:
        assert library.add().read == ("a.txt", "deep/b.txt")
        seen = library.store.last_change()
        report = library.add()
        assert (report.read, report.unchanged) == ((), ("a.txt", "deep/b.txt"))
        os.utime(folder / "a.txt", ns=(1, 1))
        assert library.add().unchanged == ("a.txt", "deep/b.txt")
        assert library.store.last_change() == seen


def test_changed_and_vanished_files_are_followed_by_search(folder: Path, home: Path) -> None:
    with Library(folder, home) as library:
        library.add()
        assert library.search("walking").total == 2
        (folder / "a.txt").write_text(NEWS.replace("walking away", "selling anything"), encoding="utf-8")
        (folder / "deep" / "b.txt").unlink()
        report = library.add()
        assert (report.read, report.removed) == (("a.txt",), ("deep/b.txt",))
        assert library.search("walking").total == 0
        assert [hit.file for hit in library.search("selling").hits] == ["a.txt"]
        assert [quote.person or quote.speaker_text for quote in library.quotes()] == ["Mara Quill"]


def test_only_the_given_paths_are_looked_at(folder: Path, home: Path) -> None:
    with Library(folder, home) as library:
        library.add()
        (folder / "a.txt").unlink()
        (folder / "c.txt").write_text(NEWS, encoding="utf-8")
        report = library.add("c.txt")
        assert (report.read, report.removed) == (("c.txt",), ())
        assert library.add(folder / "deep").unchanged == ("deep/b.txt",)
        with pytest.raises(LibraryError, match="not below"):
            library.add(folder.parent)


def test_one_bad_file_does_not_stop_the_rest(folder: Path, home: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "link.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    with Library(folder, home) as library:
        report = library.add()
        assert report.read == ("a.txt", "deep/b.txt")
        skipped = {each.file: each.reason for each in report.skipped}
        assert set(skipped) == {"empty.txt", "picture.txt", "photo.jpg", "link.txt", "loop/", "pipe.txt"}
        assert {each.file for each in report.skipped if each.harmless} == {"photo.jpg", "loop/"}
        assert report.has_problems
        assert all(reason and "\n" not in reason for reason in skipped.values())
        assert {each.file: each.reason for each in library.add().skipped} == skipped


def test_the_catalogue_wins_and_a_broken_one_is_reported(folder: Path, home: Path) -> None:
    catalogue = folder / "catalogue.yaml"
    catalogue.write_text('files:\n  a.txt: {source: Bay Times, date: "2026-03-01"}\n', encoding="utf-8")
    with Library(folder, home) as library:
        library.add()
        article = library.article("a.txt")
        assert article is not None
        assert (article.source, article.date) == ("Bay Times", "2026-03-01")
        catalogue.write_text("files: [", encoding="utf-8")
        report = library.add()
        assert [each.file for each in report.skipped] == ["catalogue.yaml"]
        assert report.read == ("a.txt",)


def test_progress_and_cancelling(folder: Path, home: Path) -> None:
    steps: list[Progress] = []
    with Library(folder, home) as library:
        library.add(progress=steps.append)
        assert [(step.done, step.total) for step in steps] == [(0, 2), (1, 2), (2, 2)]
    with Library(folder, home / "other") as library:
        assert library.add(cancelled=lambda: True).read == ()
        assert len(library.add().read) == 2


def test_two_libraries_share_one_home(folder: Path, home: Path) -> None:
    other = folder.parent / "more"
    other.mkdir()
    (other / "a.txt").write_text(NEWS, encoding="utf-8")
    with Library(folder, home) as one, Library(other, home) as two:
        one.add()
        two.add()
        assert (len(one.heads()), len(two.heads())) == (2, 1)


def test_the_verbs_on_the_seeds(seeds_home: Path) -> None:
    with Library(SEEDS, seeds_home) as library:
        articles = library.articles()
        assert len(articles) == 4
        assert all(article.text and article.passages for article in articles)
        person, *_ = library.people()
        assert "Mark Zuckerberg" in person.names
        assert {name for name in person.names if not name.isascii()}
        said = library.quotes(person="扎克伯格")
        assert len(library.utterances(person="扎克伯格")) == person.quotes <= len(said)
        assert {quote.lang for quote in said} >= {"en", "zh-Hant"}
        passage = next(p for p in articles[0].passages if "Behemoth" in articles[0].text[p.start : p.end])
        library.catch_up()  # the dictionary may have been made anew since
        assert library.related(passage)
        assert library.related(said[0]) is not None


def test_indexes_are_made_again_when_they_are_damaged(folder: Path, home: Path) -> None:
    with Library(folder, home) as library:
        library.add()
        library.catch_up()
        assert library.search("dock").total == 2
        derived = library.home
    for path in derived.rglob("*"):
        if path.is_file() and path.name not in ("record.db", "record.db-wal", "record.db-shm"):
            path.write_bytes(b"damaged")
    with Library(folder, home) as library:
        library.add()
        library.catch_up()
        assert library.search("dock").total == 2
        assert library.related("They are not walking away from the dock", limit=3) is not None


def test_a_cache_folder_that_cannot_be_used_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(LibraryError, match="cache folder"):
        Library(folder, tmp_path / "taken")


def test_threads_share_one_index(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = threading.Barrier(2)
    made: list[WordIndex] = []
    begin = WordIndex.__init__

    def slowly(self: WordIndex, where: Path, store: Store) -> None:
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(0.2)  # only two at once would get past it at once
        begin(self, where, store)

    monkeypatch.setattr(WordIndex, "__init__", slowly)
    with Library(folder, home) as library:
        threads = [threading.Thread(target=lambda: made.append(library.words)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made[0] is made[1]


def test_a_record_that_was_lost_does_not_leave_old_answers(folder: Path, home: Path) -> None:
    with Library(folder, home) as library:
        library.add()
        assert library.search("walking").total == 2
        derived = library.home
    for path in derived.glob("record.db*"):
        path.unlink()
    for name in ("a.txt", "deep/b.txt"):
        (folder / name).write_text(NEWS.replace("walking away", "selling anything"), encoding="utf-8")
    with Library(folder, home) as library:
        library.add()
        assert library.search("walking").total == 0
        assert library.search("selling").total == 2


@pytest.mark.parametrize("stated", ["2025-02-30", '"2025-02-30"', "1st of May", "[1, 2]"])
def test_a_date_that_is_none_is_reported_and_left_out(folder: Path, home: Path, stated: str) -> None:
    (folder / "catalogue.yaml").write_text(
        f"files:\n  a.txt: {{source: Bay Times, date: {stated}}}\n  deep/b.txt: {{date: 2024-05}}\n",
        encoding="utf-8",
    )
    with Library(folder, home) as library:
        report = library.add()
        assert not report.skipped
        (noted,) = report.noted
        assert noted.file == "catalogue.yaml"
        assert "“a.txt”" in noted.notes[0]
        assert [head.source for head in library.heads()] == ["Bay Times", ""]
        assert library.heads()[0].date == ""


def test_a_catalogue_that_cannot_be_read_is_told_from_one_that_does_not_parse(tmp_path: Path) -> None:
    assert "cannot be read" in Catalogue.load(tmp_path).problem
    (tmp_path / "latin.yaml").write_bytes(b"files: {caf\xe9.txt: {}}")
    assert "does not parse" in Catalogue.load(tmp_path / "latin.yaml").problem


@pytest.mark.parametrize("content", ["", "- a", "files: [a.txt]", "files: a.txt", "files: {a.txt: b}"])
def test_a_catalogue_without_entries_states_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "catalogue.yaml").write_text(content, encoding="utf-8")
    assert Catalogue.of(tmp_path) == Catalogue()


def test_what_is_known_of_a_closed_folder_stays(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "deep":
            raise PermissionError(13, "Permission denied", path)
        return looked(path)

    with Library(folder, home) as library:
        library.add()
        monkeypatch.setattr(os, "scandir", refuse)
        report = library.add()
        assert (report.removed, report.unchanged) == ((), ("a.txt",))
        assert [(each.file, each.reason) for each in report.skipped] == [
            ("deep", "there is no permission to look into it")
        ]
        assert len(library.heads()) == 2


def test_paths_are_judged_by_where_they_lead(folder: Path, home: Path) -> None:
    link, other = folder.parent / "link", folder.parent / "other"
    link.symlink_to(folder)
    other.mkdir()
    (other / "a.txt").write_text(NEWS, encoding="utf-8")
    (folder / "linked.txt").symlink_to(other / "a.txt")
    with Library(link, home) as library:
        assert library.add(link / "a.txt").read == ("a.txt",)
        assert library.add(link / "deep" / ".." / "linked.txt").read == ("linked.txt",)
        assert library.add(link).read == ("deep/b.txt",)
        for outside in ("../other/a.txt", other / "a.txt", "deep/../../other"):
            with pytest.raises(LibraryError, match="not below"):
                library.add(outside)


def test_a_path_that_never_was_is_reported_and_not_remembered(folder: Path, home: Path) -> None:
    with Library(folder, home) as library:
        assert [each.file for each in library.add("no.txt").skipped] == ["no.txt"]
        assert library.skipped() == []
        library.add()
        (folder / "a.txt").unlink()
        report = library.add("a.txt")
        assert (report.removed, report.skipped) == (("a.txt",), ())
        assert "a.txt" not in library.store.files()


@pytest.mark.parametrize(
    ("counts", "longest"),
    [
        ({"José": 3, "Jose Nunez": 1, "何塞": 1}, "Jose Nunez"),
        ({"何塞": 2, "José Núñez": 1}, "何塞"),
        ({"Müller": 2, "Мюллер-Старший": 1}, "Müller"),
        ({"3Blue1Brown": 1}, "3Blue1Brown"),
        ({"…": 1}, "…"),
    ],
)
def test_the_longest_name_of_the_commonest_script_is_shown(counts: dict[str, int], longest: str) -> None:
    assert best(Counter(counts)) == longest
