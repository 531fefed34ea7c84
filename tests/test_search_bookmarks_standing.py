"""What has become of bookmarks after their file changed, and bringing in what comes from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from search.bookmarks import Bookmark, BookmarksFile, bookmark_of, reanchored, standings
from search.model import Article, Block, Passage, Span

OLD = (
    "Team Alpha won the first prize in the city contest. Nobody had expected it.\n"
    "The mayor said the bridge would open in spring. Rain fell.\nRain fell. The end."
)


def article(text: str, key: int = 1) -> Article:
    return Article(key, "a.txt", 0, "News", text, sha256=str(hash(text)), langs=("en",))


def kept(words: str, text: str = OLD) -> Bookmark:
    start = text.index(words)
    return replace(bookmark_of(article(text), start, start + len(words)), id=words[:5])


def test_each_state_is_told_and_a_look_alike_is_never_taken_in_silence() -> None:
    marks = [
        kept("Nobody had expected it."),
        kept("Team Alpha won the first prize in the city contest."),
        kept("The mayor said the bridge would open in spring."),
        Bookmark(file="a.txt", quote="Rain fell.", id="rain"),
        Bookmark(file="gone.txt", quote="x", id="gone"),
    ]
    asked: list[str] = []
    new = article(
        "A new line.\nTeam Beta won the first prize in the city contest. Nobody had expected it.\n"
        "The mayor said the old bridge would open in spring. Rain fell.\nRain fell. The end."
    )

    def article_of(file: str, item: int) -> Article | None:
        asked.append(file)
        return new if file == "a.txt" else None

    found = standings(marks, article_of)
    assert [each.state for each in found] == ["moved", "changed", "changed", "ambiguous", "orphan"]
    assert [each.bookmark for each in found] == marks
    assert asked == ["a.txt", "gone.txt"]  # each article is read once
    assert found[0].now == "Nobody had expected it."
    assert found[2].now == "The mayor said the old bridge would open in spring."
    assert [place.inside.of(place.words) for place in found[3].candidates] == ["Rain fell.", "Rain fell."]
    second = found[3].candidates[1].span
    chosen = reanchored(replace(marks[3], note="wet", tags=("w",)), new, second)
    assert (chosen.id, chosen.note, chosen.tags, chosen.start) == ("rain", "wet", ("w",), second.start)
    (again,) = standings([chosen], article_of)
    assert (again.state, again.anchored.start) == ("exact", second.start)
    reworded = reanchored(replace(marks[3], exact="Rain fell.", quote="It rained."), new, second)
    assert (reworded.quote, reworded.words) == ("It rained.", "Rain fell.")


def test_the_author_comes_from_the_article_where_the_words_surely_stand() -> None:
    signed = replace(article(OLD), author="Ann Berg")
    marks = [
        kept("Nobody had expected it."),
        replace(kept("The end."), author="Lin Mei"),
        Bookmark(file="a.txt", quote="Nobody said so."),
    ]
    found = standings(marks, lambda *_: signed)
    assert [each.current.author for each in found] == ["Ann Berg", "Lin Mei", ""]
    assert found[0].bookmark == marks[0]


def test_a_chosen_place_and_an_import_are_one_step_each(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.yaml"
    path.write_text(
        '# mine\nbookmarks:\n  - id: rain  # wet\n    source:\n      file: "a.txt"\n'
        "    quote: |-\n      Rain fell.\n    mood: x\n"
    )
    before = path.read_text()
    file = BookmarksFile(path)
    place = OLD.rindex("Rain fell.")
    chosen = reanchored(file.load()[0], article(OLD), Span(place, place + 10))
    assert file.put(chosen).start == place
    assert "# mine" in path.read_text()
    assert "mood: x" in path.read_text()
    assert file.undo()
    assert path.read_text() == before

    theirs = [
        Bookmark(file="a.txt", quote="Rain fell.", id="other", note="from them", tags=("b",)),
        Bookmark(url="https://x.org/1", quote="new words", id="n1"),
        Bookmark(url="https://x.org/1", quote="new words", id="n1"),
        Bookmark(title="A book", quote="more words", id="n2"),
    ]
    assert file.bring_in(theirs) == (2, 1, 1)
    rain, one, two = file.load()
    assert (rain.id, rain.note, rain.tags) == ("rain", "from them", ("b",))
    assert (one.id, two.id) == ("n1", "n2")
    after = path.read_text()
    assert file.bring_in(theirs) == (0, 0, 4)
    assert path.read_text() == after
    file.undo()
    assert path.read_text() == before
    file.redo()
    assert file.load() == [rain, one, two]


def test_sentences_beside_and_excerpts_of_hits_and_quotes() -> None:
    from search.export.context import context_of, sentences_beside
    from search.export.excerpts import of_quotes
    from search.model import Quote

    text = "One stands here. Two says “it is so”, she said. Three ends it.\nFour is elsewhere."
    ends = [16, 47, 62]
    sentences = (Span(0, 16), Span(17, 47), Span(48, 62))
    found = replace(
        article(text),
        blocks=(Block(0, ends[-1], "body", "en"), Block(63, len(text), "body", "en")),
        passages=(Passage(1, 1, 0, 0, 62, "en", "body", sentences),),
    )
    assert sentences_beside(found, sentences[1], 2) == ("One stands here. ", " Three ends it.")
    assert sentences_beside(found, sentences[2], 1)[1] == ""
    start = text.index("it is so")
    quote = Quote(start, start + 8, "it is so", "direct", person="Ada", speaker_text="she", article=1)
    (excerpt,) = of_quotes([quote], lambda _: found)
    assert (excerpt.kind, excerpt.speaker, excerpt.quote) == ("quote", "Ada", "it is so")
    assert excerpt.id == next(iter(of_quotes([quote], lambda _: found))).id
    assert context_of(lambda *_: found, 1)(excerpt) == (
        "One stands here. Two says “",
        "”, she said. Three ends it.",
    )
