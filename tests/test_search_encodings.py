"""In which encoding a file is read: the likely ones with their words, and the one that a person chooses."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.catalogue import Catalogue
from search.catalogue_file import CatalogueFile
from search.errors import CatalogueBroken, CatalogueError
from search.library import Library
from search.reading.likely import likely_encodings

GREEK = "Η γέφυρα ανοίγει το καλοκαίρι, είπε ο δήμαρχος."
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy u řeky."


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("gb18030", "记者说，这座桥将在夏天开放。"),
        ("big5hkscs", "記者說，這座橋將在夏天開放。"),
        ("cp932", "橋は夏に開通すると市長が述べた。"),
        ("cp1250", CZECH),
        ("cp1253", GREEK),
        ("utf-8", "Die Brücke öffnet im Sommer."),
        ("utf-16-le", "桥 opens in summer"),
    ],
)
def test_the_right_words_are_among_the_few_that_are_offered(tmp_path: Path, codec: str, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"Title\n\n{words}\n".encode(codec))
    found = likely_encodings(path)
    assert len({each.line for each in found}) == len(found) <= 8
    (right,) = (each for each in found if each.codec == codec)
    assert words[:12] in right.line
    assert likely_encodings(path, "cp1256")[0].codec == "cp1256"  # what is in use comes first


def test_a_damaged_file_is_still_offered_in_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    line = "記者說，這座橋將在夏天開放。".encode("big5")
    path.write_bytes(b"\xff".join((line, line[:8], line[8:], line)))
    assert likely_encodings(path)[0].codec == "big5hkscs"


def test_a_file_that_is_no_plain_text_has_no_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"%PDF-1.4 \xe4")
    assert likely_encodings(path) == []
    path.write_bytes(b"")
    assert len(likely_encodings(path)) == 1
    path.write_bytes(b"plain words")
    assert [each.line for each in likely_encodings(path)] == ["plain words"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "files:\n  a.txt: {encoding: big5hkscs}\n"),
        ("# mine\n", "# mine\nfiles:\n  a.txt: {encoding: big5hkscs}\n"),
        ("encoder: e5  # fast\n", "encoder: e5  # fast\nfiles:\n  a.txt: {encoding: big5hkscs}\n"),
        ("files:\nencoder: e5\n", "files:\n  a.txt: {encoding: big5hkscs}\nencoder: e5\n"),
        ("files: {}\n", "files:\n  a.txt: {encoding: big5hkscs}\n"),
        (
            "files:\n  b.txt: {title: B} # b\n",
            "files:\n  b.txt: {title: B} # b\n  a.txt: {encoding: big5hkscs}\n",
        ),
        ("files: {b.txt: {title: B}}\n", "files: {b.txt: {title: B}, a.txt: {encoding: big5hkscs}}\n"),
        ("files:\n  a.txt:\n    title: A\n", "files:\n  a.txt:\n    title: A\n    encoding: big5hkscs\n"),
        ("files:\n  a.txt: {encoding: cp932}\n", "files:\n  a.txt: {encoding: big5hkscs}\n"),
        ("files:\n  a.txt: {}\n", "files:\n  a.txt: {encoding: big5hkscs}\n"),
        ("files: {a.txt: null}\n", "files: {a.txt: {encoding: big5hkscs}}\n"),
        ("files:\n  a.txt:\n  b.txt:\n", "files:\n  a.txt: {encoding: big5hkscs}\n  b.txt:\n"),
    ],
)
def test_the_catalogue_is_changed_where_it_must_be_and_nowhere_else(
    tmp_path: Path, before: str, after: str
) -> None:
    path = tmp_path / "catalogue.yaml"
    if before:
        path.write_text(before)
    file = CatalogueFile(path)
    said = file.read_as("a.txt", "big5hkscs")
    assert said == "“a.txt” is read as “big5hkscs”"
    assert (
        "\n".join(path.read_text().split("\n")[-len(after.split("\n")) :]).replace('"a.txt"', "a.txt")
        == after
    )
    stated = Catalogue.of(tmp_path).overrides("a.txt")
    assert stated is not None
    assert stated.encoding == "big5hkscs"
    file.read_as("a.txt", "")
    stated = Catalogue.of(tmp_path).overrides("a.txt")
    assert not (stated and stated.encoding)
    file.undo()
    assert file.undo() == said
    assert path.exists() == bool(before)
    assert not before or path.read_text() == before


def test_a_catalogue_that_cannot_be_changed_safely_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yaml"
    for text, error in (
        ("files: [", CatalogueBroken),
        ("files: &f\n  a.txt: &a {title: A}\n  b.txt: *a\n", CatalogueError),
        ("- a\n", CatalogueBroken),
        ("files:\n  b.txt: gb18030\n", CatalogueError),
        ("files: {b.txt: [gb18030]}\n", CatalogueError),
        ("files: [b.txt]\n", CatalogueError),
    ):
        path.write_text(text)
        with pytest.raises(error):
            CatalogueFile(path).read_as("b.txt", "cp932")
        assert path.read_text() == text


def test_a_file_is_read_anew_in_the_encoding_that_was_chosen(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "港.txt").write_bytes(f"Title\n\n{GREEK}\n".encode("cp1253"))
    with Library(folder, tmp_path / "home") as library:
        library.add()
        library.catalogue_file.read_as("港.txt", "cp1251")
        assert library.add().read == ("港.txt",)
        assert [head.encoding for head in library.heads()] == ["cp1251"]
        library.catalogue_file.undo()
        library.add()
        assert [head.encoding for head in library.heads()] == ["cp1253"]
