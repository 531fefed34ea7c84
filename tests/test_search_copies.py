"""Near copies: which are found and which are not, how the index keeps up, and that they are one voice."""

from __future__ import annotations

import json
import random
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import people
from search.copies import Copies, body, in_common
from search.copies import index as copies_index
from search.copies.documents import LEAST, USUAL, Documents
from search.copies.groups import groups
from search.copies.shingles import CHARACTERS, WORDS, shingles
from search.files import locked
from search.library import Library
from search.model import Article, Block, Passage, Progress, Quote
from search.reading import read_file
from search.related.voices import Voices
from search.store import FileRecord, Store

SAMPLES = Path(__file__).parent / "samples"
STORY = SAMPLES / "story"
SEEDS = Path(__file__).parent.parent / "seeds"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
GOLD: dict[str, Any] = json.loads((STORY / "gold.json").read_text(encoding="utf-8"))

CHANCE = random.Random(7)
SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "an", "er")]


def sentence(words: int = 15) -> str:
    """Words that nobody said before."""
    made = ["".join(CHANCE.choices(SYLLABLES, k=3)) for _ in range(words)]
    return " ".join(made).capitalize() + "."


def prose(sentences: int) -> str:
    return " ".join(sentence() for _ in range(sentences))


class Shelf:
    """A record of made articles and the copies in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "copies"
        self.store = Store(folder / "record.db")
        self.copies = Copies(self.folder, self.store)

    def put(self, file: str, text: str, date: str = "", folded: str = "") -> int:
        """Put an article of one paragraph, and a folded one."""
        blocks = [Block(0, len(text), "body", "en")]
        if folded:
            blocks.append(Block(len(text) + 1, len(text) + 1 + len(folded), "boilerplate", "en", "notice"))
        article = Article(0, file, 0, file, f"{text}\n{folded}", date=date, blocks=tuple(blocks))
        self.store.put(FileRecord(file, 0, 0, "", ""), [article])
        stored = self.store.article(file)
        assert stored is not None
        return stored.id

    def found(self, copies: Copies | None = None) -> list[list[str]]:
        """The files of all groups."""
        copies = copies or self.copies
        assert copies.catch_up()
        files = {head.id: head.file for head in self.store.heads()}
        return [[files[key] for key in group] for group in copies.groups()]

    def again(self) -> Copies:
        """The same as another process has it."""
        return Copies(self.folder, self.store)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.store.close()


@pytest.fixture(scope="module")
def story(story_home: Path) -> Iterator[Library]:
    with Library(STORY, story_home) as library:
        yield library


def texts_of(*folders: Path) -> list[str]:
    """The bodies of a few articles that are no copies of each other."""
    files = [path for folder in folders for path in sorted(folder.glob("*.txt")) if path.name != "en-3.txt"]
    return [body(read_file(path, path.name).articles[0]) for path in files]


# -- what is a copy ------------------------------------------------------------------------------------


def test_short_texts_are_copies_where_they_are_the_same_throughout(shelf: Shelf) -> None:
    shelf.put("a.txt", "The mill stays open, said Anna Price.")
    shelf.put("b.txt", "The mill stays open, said Anna Price")
    shelf.put("c.txt", "The mill stays shut, said Anna Price.")
    shelf.put("d.txt", "磨坊照常營業。")
    shelf.put("e.txt", "磨坊照常营业")
    shelf.put("f.txt", "")
    shelf.put("g.txt", "…")
    assert shelf.found() == [["a.txt", "b.txt"], ["d.txt", "e.txt"]]


@pytest.mark.parametrize("name", [name for name in EXPECTED if "near_copy_of" in EXPECTED[name]])
def test_a_sample_is_found_as_the_copy_it_is(name: str, shelf: Shelf) -> None:
    original = EXPECTED[name]["near_copy_of"]
    for file in (name, original):
        shelf.store.put(FileRecord(file, 0, 0, "", ""), read_file(SAMPLES / file, file).articles)
    assert shelf.found() == [[original, name]]


def test_the_story_has_the_copies_that_a_person_found(story: Library) -> None:
    files = {head.id: head.file for head in story.heads()}
    assert [[files[key] for key in group] for group in story.copies.groups()] == GOLD["near_copies"]
    first, second = (story.article(file) for file in GOLD["near_copies"][0])
    assert first
    assert second
    assert [each.file for each in story.copies_of(first.id)] == [second.file]
    assert [each.file for each in story.copies_of(second.id)] == [first.file]
    alone = next(key for key, file in files.items() if file == "x-1.txt")
    assert (story.copies.group_of(alone), story.copies_of(alone)) == ((), [])


def every_nth(text: str, n: int) -> str:
    """Every nth word, or character of Chinese, replaced by another."""
    words = re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|\W+", text)
    at = 0
    for place, word in enumerate(words):
        if word[0].isalnum():
            at += 1
            words[place] = word if at % n else "另" if "\u3400" <= word[0] <= "\u9fff" else "changed"
    return "".join(words)


@cache
def converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2t")


def traditional(text: str) -> str:
    return str(converter().convert(text))


EDITS: dict[str, Callable[[str], str]] = {
    "cut to 80 %": lambda text: text[: len(text) * 4 // 5],
    "by-line added": lambda text: (
        f"By A. Reporter, Harbour Post\n{text}\nThis was first published elsewhere."
    ),
    "every 25th word changed": lambda text: every_nth(text, 25),
    "first half only": lambda text: text[: len(text) // 2],
    "second half only": lambda text: text[len(text) // 2 :],
    "in capitals": str.upper,
    "in Traditional Chinese": traditional,
}


@pytest.mark.parametrize("edit", EDITS)
def test_edited_copies_are_found_and_nothing_else(edit: str) -> None:
    texts = texts_of(STORY, SEEDS)
    copied = [EDITS[edit](text) for text in texts]
    found = groups([shingles(text) for text in texts + copied])
    assert sorted(map(sorted, found)) == [[at, at + len(texts)] for at in range(len(texts))]


def test_short_notes_with_a_sentence_in_common_are_no_copies(shelf: Shelf) -> None:
    common = sentence(30)
    shelf.put("a.txt", f"{sentence(10)} {common} {sentence(10)}")
    shelf.put("b.txt", f"{sentence(10)} {common} {sentence(10)}")
    assert shelf.found() == []


def test_folded_notices_make_no_copies(shelf: Shelf) -> None:
    notice = prose(20)
    for file in ("a.txt", "b.txt"):
        shelf.put(file, prose(6), folded=notice)
    assert shelf.found() == []


def test_a_notice_that_everybody_prints_counts_less_than_what_is_told(shelf: Shelf) -> None:
    notice = prose(7)
    told = [prose(5) for _ in range(4 * USUAL)]
    for number, text in enumerate(told):
        shelf.put(f"{number:03}.txt", f"{text} {notice}")
    shelf.put("copy.txt", f"{told[0]} {sentence()} {notice}")
    assert shelf.found() == [["copy.txt", "000.txt"]]


def test_many_copies_are_one_group(shelf: Shelf) -> None:
    text = prose(20)
    files = [f"{number:03}.txt" for number in range(2 * USUAL)]
    for file in files:
        shelf.put(file, f"{text} {sentence()}")
    (group,) = shelf.found()
    assert sorted(group) == files


def test_a_digest_is_no_copy_of_its_pieces_but_of_another_digest(shelf: Shelf) -> None:
    pieces = [prose(8) for _ in range(3)]
    for number, text in enumerate(pieces):
        shelf.put(f"{number}.txt", text)
    shelf.put("digest.txt", "\n".join(pieces))
    shelf.put("other-digest.txt", "\n".join([sentence(), *pieces]))
    assert shelf.found() == [["other-digest.txt", "digest.txt"]]


def test_a_short_piece_within_a_long_one_is_no_copy_but_a_good_part_of_it_is(shelf: Shelf) -> None:
    note, part, rest = prose(6), prose(12), prose(24)
    shelf.put("note.txt", note)
    shelf.put("part.txt", part)
    shelf.put("long.txt", f"{part} {rest} {note}")
    assert shelf.found() == [["long.txt", "part.txt"]]


def test_the_original_is_of_the_earliest_day_else_the_longest(shelf: Shelf) -> None:
    text = prose(20)
    shelf.put("d.txt", text)
    shelf.put("a.txt", f"{text} {prose(3)}")
    shelf.put("c.txt", text, date="2026-03-05T08:00:00+08:00")
    shelf.put("b.txt", f"{text} {prose(2)}", date="2026-03-05T23:00:00Z")
    shelf.put("e.txt", text[: len(text) // 2], date="2026-03-04")
    assert shelf.found() == [["e.txt", "b.txt", "c.txt", "a.txt", "d.txt"]]


def test_the_share_in_common_is_of_the_smaller_text() -> None:
    text = prose(40)
    assert in_common(text, text[: len(text) // 2]) == 1.0
    assert in_common(text, prose(40)) == 0.0
    assert in_common(text, "") == 0.0
    assert in_common("青河市宣布改造三座旧水厂" * 2, "青河市宣布改造三座舊水廠" * 2) == 1.0


# -- hashes --------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.text(), st.text(alphabet="青河市改造三座旧水厂 The board said 。\n"), st.text())
def test_a_stretch_of_text_gives_the_same_hashes_wherever_it_stands(
    before: str, text: str, after: str
) -> None:
    assert set(shingles(text, 1)) <= set(shingles(f"{before} \n{text}\n {after}", 1))
    assert set(shingles(text)) <= set(shingles(text, 1))


def test_words_and_characters_are_sampled_alike() -> None:
    assert len(shingles(" ".join(sentence() for _ in range(400)))) == pytest.approx(400 * 15 / 4, rel=0.1)
    han = "".join(chr(CHANCE.randint(0x4E00, 0x9000)) for _ in range(8000))
    assert len(shingles(han)) == pytest.approx(1000, rel=0.15)
    assert len(shingles(sentence(WORDS - 1), 1)) == len(shingles("旧" * (CHARACTERS - 1), 1)) == 0


@settings(deadline=None)
@given(st.lists(st.sets(st.integers(0, 60), max_size=60), max_size=6))
def test_pairs_are_those_that_comparing_all_with_all_gives(sets: list[set[int]]) -> None:
    hashes = [np.array(sorted(each), np.uint32) for each in sets]
    found = {frozenset(pair[:2]): pair for pair in Documents(hashes).pairs()}
    for one, other in combinations(range(len(sets)), 2):
        common, smaller = len(sets[one] & sets[other]), min(len(sets[one]), len(sets[other]))
        pair = found.get(frozenset((one, other)))
        if common < LEAST:
            assert pair is None
        elif len(sets) <= 5 and common >= 0.5 * smaller:
            assert pair is not None
            assert pair.of_small == pytest.approx(common / smaller)
            assert pair.of_large == pytest.approx(common / max(len(sets[one]), len(sets[other])))


# -- keeping up ----------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=8)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), max_size=12))
def test_the_groups_depend_on_the_articles_alone(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int]]
) -> None:
    texts = ["", *(prose(15) for _ in range(2))]
    texts += [f"{texts[1]} {prose(2)}", f"{texts[2]} {prose(2)}", texts[1][: len(texts[1]) // 2]]
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    for file, text in steps:
        if text:
            shelf.put(f"{file}.txt", texts[text])
        else:
            shelf.store.remove(f"{file}.txt")
        shelf.copies.catch_up()
    anew = Copies(shelf.folder.parent / "anew", shelf.store)
    anew.catch_up()
    assert shelf.copies.groups() == anew.groups() == shelf.again().groups()
    shelf.store.close()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids of articles that were read since."""
    ids: list[int] = []
    whole = Store.article

    def noted(store: Store, key: int | str, item: int = 0) -> Article | None:
        if isinstance(key, int):
            ids.append(key)
        return whole(store, key, item)

    monkeypatch.setattr(Store, "article", noted)
    return ids


def test_only_what_is_new_is_read(shelf: Shelf, read: list[int]) -> None:
    text = prose(15)
    first = [shelf.put("a.txt", text), shelf.put("b.txt", text)]
    assert shelf.found() == [["a.txt", "b.txt"]]
    assert shelf.found(shelf.again()) == [["a.txt", "b.txt"]]
    assert read == first
    third = shelf.put("c.txt", text)
    assert shelf.found() == [["a.txt", "b.txt", "c.txt"]]
    assert read == [*first, third]
    shelf.store.remove("a.txt")
    assert shelf.found() == [["b.txt", "c.txt"]]
    assert read == [*first, third]


def test_what_was_done_before_a_stop_stays_done(
    shelf: Shelf, read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies_index, "ARTICLES_A_COMMIT", 2)
    text = prose(15)
    ids = [shelf.put(f"{number}.txt", text) for number in range(5)]
    steps: list[Progress] = []
    assert not shelf.copies.catch_up(steps.append, lambda: len(steps) == 3)
    assert shelf.copies.groups() == ()
    assert [(step.what, step.done, step.total) for step in steps] == [("copies", n, 5) for n in range(3)]
    assert len(shelf.found(shelf.again())[0]) == 5
    assert read == [*ids[:3], *ids[2:]]


def test_the_index_is_made_anew_when_it_is_damaged_or_another_records(shelf: Shelf) -> None:
    text = prose(15)
    for file in ("a.txt", "b.txt"):
        shelf.put(file, text)
    expected = [["a.txt", "b.txt"]]
    assert shelf.found() == expected
    for name in ("copies.json", "groups.json", "hashes.db"):
        (shelf.folder / name).write_bytes(b"damaged")
        (shelf.folder / "copies.json").unlink()
        assert shelf.found(shelf.again()) == expected
    (shelf.folder / "groups.json").write_text("[[]]")
    assert shelf.found(shelf.again()) == [[]]
    other = Store(shelf.folder.parent / "other.db")
    anew = Copies(shelf.folder, other)
    assert anew.groups() == ()
    assert anew.catch_up()
    assert anew.groups() == ()
    other.close()


def test_another_program_at_work_is_not_disturbed(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies_index, "WAIT_FOR_OTHERS", 0.0)
    text = prose(15)
    for file in ("a.txt", "b.txt"):
        shelf.put(file, text)
    shelf.folder.mkdir()
    with locked(shelf.folder / "copies.json"):
        assert not shelf.copies.catch_up()
    other = shelf.again()
    assert shelf.found() == shelf.found(other) == [["a.txt", "b.txt"]]
    shelf.put("c.txt", text)
    assert shelf.copies.groups() == other.groups()
    assert len(shelf.found(other)[0]) == 3
    assert shelf.copies.catch_up()
    assert shelf.copies.groups() == other.groups()


def test_one_thread_catches_up_while_the_others_go_on(shelf: Shelf) -> None:
    shelf.put("a.txt", prose(15))
    inside, go_on = threading.Event(), threading.Event()

    def wait(_: Progress) -> None:
        inside.set()
        go_on.wait(10)

    worker = threading.Thread(target=shelf.copies.catch_up, args=(wait,))
    worker.start()
    assert inside.wait(10)
    assert not shelf.copies.catch_up()
    go_on.set()
    worker.join()
    assert shelf.copies.catch_up()


# -- one voice -----------------------------------------------------------------------------------------


def test_of_a_group_the_original_speaks_unless_another_says_it_better() -> None:
    voices = Voices([(7, 3, 5), (2, 9)])
    articles = np.array([3, 7, 7, 5, 1, 9, 2, 9])
    near = np.array([8.0, 7.5, 1.0, 8.2, 3.0, 6.0, 2.0, 5.5], np.float32)
    assert voices.one_each(articles, near).tolist() == [False, True, True, False, True, True, False, True]
    assert [tuple(voices.of(key)) for key in (3, 9, 4, 99)] == [(7, 3, 5), (2, 9), (), ()]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 8), st.floats(-5, 20, width=32)), min_size=1))
def test_of_each_group_one_article_is_left_and_all_that_stand_alone(rows: list[tuple[int, float]]) -> None:
    grouped = [(4, 2), (8, 1, 5)]
    articles = np.array([article for article, _ in rows])
    kept = Voices(grouped).one_each(articles, np.array([score for _, score in rows], np.float32))
    for article in set(articles.tolist()):
        mine = kept[articles == article]
        assert mine.all() or not mine.any()
        assert mine.all() or any(article in group for group in grouped)
    for group in grouped:
        if set(group) & set(articles.tolist()):
            assert len(set(articles[kept].tolist()) & set(group)) == 1


def some_passages(library: Library, file: str) -> list[Passage]:
    article = library.article(file)
    assert article is not None
    return [passage for passage in article.passages if passage.role == "body"][1:4]


@pytest.mark.parametrize("file", ["zh-Hans-1.txt", "zh-Hant-1.txt", "de-1.txt", "en-2.txt"])
def test_copies_of_the_story_are_one_voice_among_the_related(story: Library, file: str) -> None:
    spoken: set[str] = set()
    for passage in some_passages(story, file):
        found = story.related(passage, limit=20)
        shown = {each.file for each in found}.intersection(*GOLD["near_copies"])
        assert len(shown) <= 1
        assert all(each.copies == (2 if each.file in shown else 0) for each in found)
        spoken |= shown
    assert "en-1.txt" in spoken


@pytest.mark.parametrize("file", GOLD["near_copies"][0])
def test_a_copy_is_never_related_to_its_original(story: Library, file: str) -> None:
    found = [each.file for passage in some_passages(story, file) for each in story.related(passage, limit=20)]
    assert found
    assert set(found).isdisjoint(GOLD["near_copies"][0])


def test_search_finds_every_copy(story: Library) -> None:
    hits = story.search('"drops the shallow contour"').hits
    assert {hit.file for hit in hits} == {"en-1.txt", "en-3.txt"}
    assert {story.copies.group_of(hit.passage.article)[:1] for hit in hits} == {
        story.copies.group_of(hits[0].passage.article)[:1]
    }


def test_what_copies_repeat_is_said_once(story: Library) -> None:
    articles = story.articles()
    alone = {each.name: each for each in people.gather(a for a in articles if a.file != "en-3.txt")}
    apart = {each.name: each for each in people.gather(articles)}
    for person in story.people():
        if person.name in ("Chen Boyuan", "Henrik Lauridsen"):
            assert "en-3.txt" in person.files
            assert person.quotes == alone[person.name].quotes < apart[person.name].quotes


def quoted(article: int, *texts: str) -> tuple[Quote, ...]:
    """Statements of one person, one after the other."""
    return tuple(
        Quote(100 * n, 100 * n + len(text), text, "direct", person="Ines Calloway", group=n, article=article)
        for n, text in enumerate(texts, 1)
    )


@pytest.mark.parametrize(
    ("copied", "count"),
    [
        (("We are not walking away from the workers",), 2),
        (("we are not walking away from workers",), 2),
        (("We are not walking away",), 2),
        (("The cranes will be sold next year",), 3),
        ((), 2),
    ],
)
def test_a_copy_adds_what_it_alone_quotes(copied: tuple[str, ...], count: int) -> None:
    original = Article(
        1, "a.txt", 0, "", "", quotes=quoted(1, "We are not walking away from the workers", "No")
    )
    copy = replace(original, id=2, file="b.txt", quotes=quoted(2, *copied))
    elsewhere = replace(copy, id=3, file="c.txt", quotes=quoted(3, *copied))

    def group_of(article: int) -> tuple[int, ...]:
        return (1, 2) if article < 3 else ()

    (person,) = people.gather([original, copy], group_of)
    assert person.quotes == count
    (person,) = people.gather([original, elsewhere], group_of)
    assert person.quotes == 2 + len(copied)
