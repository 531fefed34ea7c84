"""Bookmarks from other programs come to their articles; what is not found is kept."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from search.bookmarks import Bookmark, BookmarksFile
from search.errors import BookmarksError
from search.export import csv, written
from search.importing import Found, placed, read
from search.importing.undoing import bring_in, take_back
from search.model import Article

TEXT = "The mayor said that the bridge would open in spring. She thanked the workers for their patience."
HERE = Article(1, "a.txt", 0, "Team news", TEXT, url="https://www.x.org/1/", langs=("en",))
OTHER = Article(2, "b.txt", 0, "Other news", "Some other words stand here.", langs=("en",))

ROW = {
    "id": "h1",
    "created": "2025-01-01T00:00:00Z",
    "uri": "http://x.org/1#top",
    "text": "my note",
    "tags": ["t"],
    "user": "acct:a@b",
    "target": [
        {
            "source": "http://x.org/1",
            "selector": [
                {"type": "TextPositionSelector", "start": 5, "end": 9},
                {"type": "TextQuoteSelector", "exact": "the bridge would open in spring", "prefix": "that "},
            ],
        }
    ],
    "document": {"title": ["Elsewhere"]},
}


def from_text(folder: Path, text: str) -> Found:
    path = folder / "in"
    path.write_text(text, encoding="utf-8")
    return read(path)


def at_home(found: Found) -> list[tuple[str, int, bool]]:
    places = placed(found.bookmarks, [HERE, OTHER], {1: HERE, 2: OTHER}.get)
    return [(each.bookmark.file, each.bookmark.start, each.is_found) for each in places]


@pytest.mark.parametrize("wrap", ["rows", "annotations", ""])
def test_rows_of_hypothesis(tmp_path: Path, wrap: str) -> None:
    rows = [ROW, {**ROW, "id": "h2", "text": "", "target": []}]
    found = from_text(tmp_path, json.dumps({wrap: rows} if wrap else rows))
    (mark,) = found.bookmarks
    assert (mark.id, mark.url, mark.note, mark.tags, mark.end) == (
        "h1",
        "http://x.org/1#top",
        "my note",
        ("t",),
        0,
    )
    assert mark.extra["hypothesis"] == {"user": "acct:a@b"}
    assert len(found.problems) == 1  # neither words nor a note
    assert at_home(found) == [("a.txt", TEXT.index("the bridge"), True)]


def test_tables_of_readwise_and_our_own(tmp_path: Path) -> None:
    table = (
        "\ufeffHighlight,Book Title,Book Author,Note,Tags,Highlighted at\r\n"
        '"She thanked the workers for their patience.",TEAM news,,\'=1+1,"x, y",2025-02-02\r\n'
        "lost words of a book,Some Book,,,,\r\n"
    )
    found = from_text(tmp_path, table)
    first, lost = found.bookmarks
    assert (first.note, first.tags, first.created) == ("=1+1", ("x", "y"), "2025-02-02")
    assert from_text(tmp_path, table) == found  # the ids are the same
    assert at_home(found) == [("a.txt", TEXT.index("She"), True), ("", 0, False)]
    assert placed([lost], [HERE], lambda _: HERE)[0].bookmark.state == "orphan"
    ours = Bookmark(
        file="a.txt", quote="-1 is\n“less”", id="b1", title="'=T", note="@x", tags=("p q", "r"), lang="en"
    )
    ours = replace(ours, speech="indirect", verb="said", kind="quote")
    (again,) = from_text(tmp_path, csv([ours], bom=True)).bookmarks
    assert again == ours


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("The mayor said … spring.", 0),
        ("The mayor ... would open… She thanked", 0),
        ("spring. … The mayor", -1),  # the other way round
        ("the … patience", -1),  # "the" stands there twice
        ("The mayor said … summer.", -1),
    ],
)
def test_words_with_an_ellipsis_are_found_around_what_they_leave_out(words: str, start: int) -> None:
    (there,) = placed([Bookmark(file="a.txt", quote=words)], [HERE], lambda _: HERE)
    assert there.is_found == (start >= 0)
    assert there.bookmark.quote == words
    if there.is_found:
        first, last = words.split()[0], words.split()[-1]
        assert there.bookmark.exact == TEXT[start : TEXT.index(last) + len(last)]
        assert there.bookmark.exact.startswith(first)


def test_plain_lists_of_pages(tmp_path: Path) -> None:
    path = tmp_path / "pages.txt"
    path.write_text(
        "# from newsboat\nhttps://news.example/a\tThe harbour\tread again\u2028\tThe Albion Register\n\n"
        "http://news.example/b\r\n"
    )
    found = read(path)
    first, second = found.bookmarks
    assert (first.url, first.title, first.note) == ("https://news.example/a", "The harbour", "read again")
    assert (first.source, first.kind) == ("The Albion Register", "note")
    assert (second.url, second.note) == ("http://news.example/b", "http://news.example/b")
    assert found.problems == ()
    assert [each.id for each in read(path).bookmarks] == [first.id, second.id]
    path.write_text("https://news.example/a is a page\nthat I read\n")
    with pytest.raises(BookmarksError):
        read(path)


def test_our_annotations_and_yaml_keep_what_they_say(tmp_path: Path) -> None:
    ours = Bookmark(title="A book", quote="words", id="b1", note="n", state="orphan")
    placed_one = Bookmark(file="a.txt", quote=TEXT[:9], start=0, end=9, id="b2")
    text = written("jsonld", [ours, placed_one])
    found = from_text(tmp_path, text)
    assert found.bookmarks == (ours, placed_one)
    assert at_home(found) == [("", 0, False), ("a.txt", 0, True)]
    broken = {"items": [*json.loads(text)["items"], {"type": "Annotation"}]}
    assert len(from_text(tmp_path, json.dumps(broken)).problems) == 1
    yaml = "bookmarks:\n  - source: {url: https://x.org/1}\n    quote: the bridge would open in summer\n"
    (mark,) = from_text(tmp_path, yaml).bookmarks
    assert at_home(Found((mark,), ())) == [
        ("a.txt", 0, False)
    ]  # its article is known, its words are not there


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"a": 1},\n {"b" 2}]', "marks, line 2, column 7: a colon is missing. Mend it"),
        ('{"items": [{"a": "b"', "marks, line 1, column 21: it breaks off here, in the middle. Mend it"),
        ("[1,\n2,]", "line 2, column"),
        ('[{"a": "one\ntwo"}]', "column 12: a line break or control character"),
        ("[] []", "column 4: the JSON has ended"),
        ("[" * 200_000, "nested too deeply"),
        (f"[{'9' * 5000}]", "too many digits"),
    ],
)
def test_where_json_breaks_is_told_in_words_of_a_person(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "marks").write_text(text)
    with pytest.raises(BookmarksError, match=re.escape(told)) as caught:
        read(tmp_path / "marks")
    assert not re.search("char |Expecting|delimiter|set_int", str(caught.value))


@pytest.mark.parametrize("separator", [";", "\t"])
def test_tables_of_other_separators_and_long_cells(tmp_path: Path, separator: str) -> None:
    long = "long, " * 40_000
    rows = (["Highlight", '"Title"', "Note"], ["She thanked the workers", "Team; news", long])
    cells = [[f'"{cell}"' if cell.startswith(("Team", "long")) else cell for cell in row] for row in rows]
    found = from_text(tmp_path, "".join(f"{separator.join(row)}\n" for row in cells))
    (mark,) = found.bookmarks
    assert (mark.title, mark.note) == ("Team; news", long)
    assert at_home(found) == [("a.txt", TEXT.index("She"), True)]


@pytest.mark.parametrize("id", ["r1", ""])
def test_one_that_waits_gets_its_place_when_its_article_has_come(tmp_path: Path, id: str) -> None:
    file, log = BookmarksFile(tmp_path / "bookmarks.yaml"), tmp_path / "log.json"
    lone = Bookmark(title="Team news", quote=TEXT[53:], id=id, note="theirs", extra={"mood": "calm"})
    (place,) = placed([lone], [OTHER], {2: OTHER}.get)
    assert bring_in(file, [place.bookmark], log) == (1, 0, 0)
    (waiting,) = file.load()
    file.update(waiting.id, note="mine", tags=("t",))
    (place,) = placed([lone], [OTHER, HERE], {1: HERE, 2: OTHER}.get)
    assert bring_in(file, [place.bookmark], log) == (0, 1, 0)
    (kept,) = file.load()
    assert (kept.id, kept.created, kept.extra) == (waiting.id, waiting.created, {"mood": "calm"})
    assert (kept.file, kept.start, kept.state, kept.prefix[-4:]) == ("a.txt", 53, "exact", "ng. ")
    assert (kept.note, kept.tags) == ("mine\n\ntheirs", ("t",))
    assert bring_in(file, [place.bookmark], log) == (0, 0, 1)


def test_one_that_waits_gets_one_place_and_the_same_words_elsewhere_are_another(tmp_path: Path) -> None:
    file, log = BookmarksFile(tmp_path / "bookmarks.yaml"), tmp_path / "log.json"
    lone = Bookmark(title="Team news", quote="She thanked the workers")
    assert bring_in(file, [lone], log) == (1, 0, 0)
    here, there = (replace(lone, file=name, start=3, end=26, tags=(name,)) for name in ("a.txt", "b.txt"))
    assert bring_in(file, [here, here, there, replace(there, tags=("c",))], log) == (1, 1, 2)
    kept = [(each.file, each.tags) for each in file.load()]
    assert kept == [("a.txt", ("a.txt",)), ("b.txt", ("b.txt", "c"))]


def test_few_articles_are_held_at_a_time() -> None:
    texts = {n: replace(HERE, id=n, file=f"{n}.txt", title="", url="", text=f"{TEXT} {n}") for n in range(99)}
    read: list[int] = []

    def article_of(key: int) -> Article:
        read.append(key)
        return texts[key]

    lone = [Bookmark(title="?", quote=f"their patience. {n}") for n in (7, 98, 97)]
    found = placed(lone, texts.values(), article_of)
    assert [each.bookmark.file for each in found] == ["", "98.txt", "97.txt"]  # " 7" is in "70" too
    assert read == [*range(99)]


@pytest.mark.parametrize("text", ["", "plain words", "{", "[" * 9999, "[" * 300 + "]" * 300, "a,b\n1,2\n"])
def test_what_holds_no_bookmarks_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BookmarksError):
        from_text(tmp_path, text)
    with pytest.raises(BookmarksError):
        read(tmp_path / "not-there")


def test_words_alone_tell_an_article_only_where_they_stand_once() -> None:
    lone = Bookmark(title="Unknown", quote="She thanked the workers")
    (place,) = placed([lone], [HERE, OTHER], {1: HERE, 2: OTHER}.get)
    assert (place.bookmark.file, place.is_found, place.by_words) == ("a.txt", True, True)
    (place,) = placed([lone], [HERE, OTHER], {1: HERE, 2: HERE}.get)
    assert (place.bookmark.file, place.is_found) == ("", False)


def test_a_file_of_the_same_name_elsewhere_is_not_taken_for_the_article() -> None:
    theirs = Bookmark(file="b.txt", title="Team news", quote="She thanked the workers", start=3, end=26)
    (place,) = placed([theirs], [HERE, OTHER], {1: HERE, 2: OTHER}.get)
    assert (place.bookmark.file, place.bookmark.start) == ("a.txt", TEXT.index("She"))
    nameless = Bookmark(url="https://", title=" ", quote="no such words anywhere here")
    (place,) = placed([nameless], [OTHER], {2: OTHER}.get)
    assert (place.bookmark.file, place.bookmark.state) == ("", "orphan")


def test_an_import_is_taken_back_only_while_nothing_was_added_to_it(tmp_path: Path) -> None:
    file, log = BookmarksFile(tmp_path / "bookmarks.yaml"), tmp_path / "log.json"
    first, other = Bookmark(file="a.txt", quote="words", id="1"), Bookmark(file="b.txt", quote="more", id="1")
    assert bring_in(file, [first], log) == (1, 0, 0)
    assert bring_in(file, [other], log) == (1, 0, 0)  # an id alone tells nothing
    assert bring_in(file, [first, other], log) == (0, 0, 2)
    assert take_back(file, log)
    assert [each.quote for each in file.load()] == ["words"]
    file.add(Bookmark(file="c.txt", quote="mine"))
    with pytest.raises(BookmarksError):
        take_back(file, log)
    file.undo()
    assert take_back(file, log)
    assert not file.path.exists()
    assert not take_back(file, log)


def test_a_page_runs_nothing_and_names_languages() -> None:
    marks = [
        Bookmark(
            file="a.txt", quote="<script>x</script>", lang="zh-Hant", url="javascript:alert(1)", note="a & b"
        ),
        Bookmark(file="b.txt", quote="q", lang='en" onload="x', url="https://x.org/?a=1&b='", state="moved"),
    ]
    page = written("html", marks, title="<T>", context=lambda _: ("Before.", ""))
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert '<blockquote lang="zh-Hant" dir="auto">&lt;script&gt;' in page
    assert "onload" not in page
    assert 'href="https://x.org/?a=1&amp;b=&#x27;"' in page
    assert "moved in the article" in page
    assert "prefers-color-scheme" in page
    assert "@media print" in page
    from search.files import is_exported

    assert is_exported(page.encode())
    assert is_exported(written("jsonl", marks, subject="hit").encode())
