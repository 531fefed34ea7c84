"""Renderings that are known: where one statement stands, and what comes first for a text of it."""

from __future__ import annotations

import shutil
from collections.abc import Hashable
from pathlib import Path

import pytest

from search.library import Library
from search.model import Article, Quote, Related, Rendering, Rendition, Span, Statement
from search.related.renderings import Rendered, Renderings
from search.shelf import Shelf
from search.statements import index


def shelf(folder: Path) -> Shelf:
    return Shelf(folder, "1", (Rendered, Span))


def statement(*places: tuple[int, int, int], how: Rendition = "direct") -> Statement:
    """A statement that stands at some places, each an article with a start and an end."""
    renderings = tuple(
        Rendering(article, f"{article}.txt", start, end, "", "en", how, (Quote(start, end, "", "direct"),))
        for article, start, end in places
    )
    return Statement("s", "", renderings)


def articles(found: list[Rendered]) -> list[int]:
    return [each.article for each in found]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((10, 50), [1, 2]),  # the quote
        ((0, 60), [1, 2]),  # its sentence
        ((10, 35), [1, 2]),  # most of it
        ((40, 45), []),  # a word of it
        ((20, 30), [1, 3]),  # what is quoted inside of it, by itself
        ((0, 200), [1, 2, 1, 4]),  # a selection that covers two
        ((300, 400), []),
    ],
)
def test_a_place_means_the_renderings_that_it_has_most_of(
    tmp_path: Path, place: tuple[int, int], expected: list[int]
) -> None:
    known = Renderings(lambda: shelf(tmp_path), lambda: "born")
    assert known.at(1, Span(10, 50)) == []
    known.keep(
        "state",
        [
            statement((1, 10, 50), (2, 0, 9)),
            statement((1, 20, 30), (3, 0, 9)),
            statement((1, 100, 150), (4, 0, 9)),
            statement((1, 160, 190)),
        ],
    )
    assert articles(known.at(1, Span(*place))) == expected
    assert articles(known.at(2, Span(0, 9))) == [1, 2]
    assert known.at(5, Span(0, 9)) == []


def test_what_one_person_says_on_one_subject_is_not_called_the_same(seeds_home: Path) -> None:
    with Library(Path(__file__).parent.parent / "seeds", seeds_home) as library:
        library.statements()
        for file, words in (
            ("002_ea2aa660acc15d00.txt", "novel safety"),
            ("001_6c2d137d2c0b4f8f.txt", "發展的關鍵"),
        ):
            _, quote = quote_of(library, file, words)
            assert not any(each.level == "same statement" for each in library.related(quote))
        _, podcast = quote_of(library, "001_6c2d137d2c0b4f8f.txt", "沒有承諾會發布")
        assert any(each.how and each.level == "same statement" for each in library.related(podcast))


def test_they_are_there_at_the_next_start_of_the_same_record(tmp_path: Path) -> None:
    first = Renderings(lambda: shelf(tmp_path), lambda: "born")
    first.keep(("state", 1), [statement((1, 0, 9), (2, 0, 9), how="retold")])
    again = Renderings(lambda: shelf(tmp_path), lambda: "born")
    assert again.are_of(("state", 1))
    assert not again.are_of(("state", 2))
    assert [each.how for each in again.at(1, Span(0, 9))] == ["retold", "retold"]
    before = again.version
    again.keep(("state", 2), [statement((1, 0, 9), (2, 0, 9), how="retold")])
    assert again.version is before
    assert again.are_of(("state", 2))
    assert Renderings(lambda: shelf(tmp_path), lambda: "another").at(1, Span(0, 9)) == []


def test_what_is_found_while_the_kept_ones_are_read_is_not_lost(tmp_path: Path) -> None:
    kept = shelf(tmp_path)
    Renderings(lambda: kept, lambda: "born").keep("old", [statement((1, 0, 9), (2, 0, 9))])

    class Slow(Shelf):
        """While the first one reads, another thread finds the statements."""

        is_read = False

        def find(self, question: Hashable, state: object) -> object:
            found = super().find(question, state)
            if not self.is_read:
                self.is_read = True
                known.keep("new", [statement((1, 0, 9), (3, 0, 9))])
            return found

    slow = Slow(tmp_path, "1", (Rendered, Span))
    known = Renderings(lambda: slow, lambda: "born")
    assert articles(known.at(1, Span(0, 9))) == [1, 3]
    assert known.are_of("new")


def quote_of(library: Library, file: str, words: str) -> tuple[Article, Quote]:
    article = library.article(file)
    assert article
    return article, next(quote for quote in article.quotes if words in quote.text)


def places(found: list[Related]) -> set[tuple[str, int]]:
    return {(each.file, each.start) for each in found}


def test_known_renderings_come_first_and_nothing_else_is_lost(
    copied_story: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(*copied_story) as library:
        shutil.rmtree(library.home / "statements" / "renderings", ignore_errors=True)  # of an earlier test
        article, quote = quote_of(library, "en-1.txt", "No ship should leave")
        before = library.related(quote)
        assert not any(each.how for each in before)
        assert not library.knows_renderings
        statement = max(
            library.statements(), key=lambda each: any(quote in r.quotes for r in each.renderings)
        )
        assert library.knows_renderings
        after = library.related(quote)
        known = [each for each in after if each.how]
        assert after[: len(known)] == known
        assert {each.level for each in known} == {"same statement"}
        own = {article.id, *library.copies.group_of(article.id)}
        others = {rendering.article for rendering in statement.renderings} - own
        assert len(others) > 3
        assert {each.passage.article for each in known} == others
        assert places(before) <= places(after) or len(after) == 10
        chinese = library.related(quote, langs=["zh"])
        assert chinese[0].how
        assert {each.passage.lang[:2] for each in chinese} == {"zh"}
        assert not any(each.how for each in library.related(quote, everything=True))
        typed = library.related(quote.text)
        assert {each.passage.article for each in typed if each.how} >= others
        word = article.text.index("ship", quote.start)
        assert not any(each.how for each in library.related_in(article, word, "ship"))
        monkeypatch.setattr(index, "_FORM", "other rules")
        assert not library.knows_renderings
