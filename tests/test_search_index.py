"""The word index: what an engine must answer, and that it follows the record through crashes and damage."""

from __future__ import annotations

import gc
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.files import locked
from search.index import WordIndex, apart, words
from search.index.backend import IndexBusy, IndexDamaged, IndexPassage
from search.index.searching import search
from search.index.texts import Texts
from search.index.tree import (
    Alias,
    Among,
    And,
    Best,
    Characters,
    Everything,
    Node,
    Not,
    Or,
    Phrase,
    Prefer,
    Prefix,
    Term,
    Value,
    as_typed,
    without_aliases,
)
from search.index.whoosh_backend import WhooshBackend
from search.language.analysis import Token
from search.model import Article, Passage, Progress, Quote
from search.store import FileRecord, Store

# -- the engine ----------------------------------------------------------------------------------

WORDS = ["open", "opens", "source", "model", "开源"]
TEXTS = [
    ["open", "source", "model"],
    ["source", "open", "open"],
    ["model"],
    ["开源", "model", "open", "source"],
    ["opens", "source"],
    [],
    ["source", "model", "model", "model", "open"],
]
LANGS = ["en", "en", "de", "zh-Hans", "en", "en", "zh-Hant"]
DATES = ["2025-07-01", "", "2025-08", "2024", "2025-07-15", "", "2025-07-31"]


def tokens(texts: list[str]) -> list[Token]:
    return [Token(text, 0, 0, position) for position, text in enumerate(texts)]


def passage(key: int, texts: list[str], article: int = 1, lang: str = "en", date: str = "") -> IndexPassage:
    return IndexPassage(key, article, lang, "body", date, tokens(texts), (), (), ())


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshBackend]:
    """Ids 10, 11 …, in two segments and with a dropped article."""
    backend = WhooshBackend(tmp_path_factory.mktemp("engine") / "words")
    backend.clear()
    made = [passage(10 + n, text, n, LANGS[n], DATES[n]) for n, text in enumerate(TEXTS)]
    backend.update((), [*made[:3], passage(99, ["open", "source"], article=50)])
    backend.update([50], made[3:])
    yield backend
    backend.close()


def expected(node: Node) -> set[int]:
    """What a tree finds, by looking at every text."""
    return {number for number in range(len(TEXTS)) if holds(node, number)}


def holds(node: Node, number: int) -> bool:
    text = TEXTS[number]
    if isinstance(node, And):
        return all(holds(part, number) for part in node.parts)
    if isinstance(node, Or | Best):
        return any(holds(part, number) for part in node.parts)
    if isinstance(node, Not):
        return not holds(node.part, number)
    if isinstance(node, Prefer | Alias):
        return holds(node.part, number)
    if isinstance(node, Term):
        return node.text in text
    if isinstance(node, Phrase):
        width = len(node.texts)
        return any(tuple(text[i : i + width]) == node.texts for i in range(len(text)))
    if isinstance(node, Prefix):
        return any(word.startswith(node.text) for word in text)
    if isinstance(node, Value):
        value = {"lang": LANGS[number], "date": DATES[number], "role": "body"}[node.key]
        return bool(value) and node.first <= value <= node.last
    if isinstance(node, Characters | Among):
        return 10 + number in (node.ids if isinstance(node, Among) else node.scores)
    return isinstance(node, Everything)


LEAVES = st.one_of(
    st.sampled_from([*WORDS, "absent"]).map(Term),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(lambda texts: Phrase(tuple(texts))),
    st.sampled_from(["op", "open", "mod", "zz"]).map(Prefix),
    st.sampled_from(
        [Value("lang", "en", "en"), Value("lang", "zh", "zh~"), Value("date", "2025-07", "2025-07~")]
    ),
    st.dictionaries(st.integers(8, 20), st.just(1.5)).map(
        lambda scores: Characters(str(sorted(scores)), scores)
    ),
    st.frozensets(st.integers(8, 20)).map(Among),
    st.just(Everything()),
)
TREES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(lambda nodes: And(tuple(nodes))),
        st.lists(parts, min_size=1, max_size=3).map(lambda nodes: Or(tuple(nodes))),
        st.lists(parts, min_size=1, max_size=3).map(lambda nodes: Best(tuple(nodes))),
        parts.map(Not),
        parts.map(Alias),
        st.tuples(parts, parts).map(lambda pair: Prefer(*pair, 0.5)),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(tree=TREES)
def test_any_tree_finds_what_looking_at_every_text_finds(engine: WhooshBackend, tree: Node) -> None:
    found = engine.search(tree, 100)
    assert {key - 10 for key, _ in found.hits} == expected(tree)
    assert found.total == len(found.hits)


def scores(engine: WhooshBackend, tree: Node) -> dict[int, float]:
    return dict(engine.search(tree, 100).hits)


def test_parts_of_a_tree_score_as_they_should(engine: WhooshBackend) -> None:
    one, other = Term("open"), Term("model")
    open_, model = scores(engine, one), scores(engine, other)
    both, best = scores(engine, Or((one, other))), scores(engine, Best((one, other)))
    preferred = scores(engine, Prefer(one, other, 0.5))
    for key in both:
        assert both[key] == pytest.approx(open_.get(key, 0) + model.get(key, 0))
        assert best[key] == pytest.approx(max(open_.get(key, 0), model.get(key, 0)))
    for key in open_:
        assert preferred[key] == pytest.approx(open_[key] + 0.5 * model.get(key, 0))
    assert scores(engine, And((one, Value("lang", "en", "en"))))[10] == pytest.approx(open_[10])


def test_best_hits_come_first_and_equal_ones_by_id(engine: WhooshBackend) -> None:
    hits, ids = engine.search(Term("model"), 2)
    assert len(ids) == len(set(ids)) == 4
    assert len(hits) == 2
    assert hits[0][1] >= hits[1][1]
    assert [key for key, _ in engine.search(Everything(), 9).hits] == list(range(10, 17))
    assert engine.search(Term("model"), 0).hits == []


def test_parts_of_a_long_word_share_its_place(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path / "words")
    backend.clear()
    places = [("中华", 0), ("人民", 0), ("中华人民", 0), ("总理", 1)]
    body = [Token(text, 0, 0, position) for text, position in places]
    backend.update((), [IndexPassage(1, 1, "zh-Hans", "body", "", body, (), (), ())])
    assert backend.search(Phrase(("人民", "总理")), 9).total == 1
    assert backend.search(Phrase(("中华人民", "总理")), 9).total == 1
    assert backend.search(Phrase(("中华", "人民")), 9).total == 0
    backend.close()


def test_the_dictionary(engine: WhooshBackend) -> None:
    assert engine.frequency("source") == 6  # the dropped passage counts until its segment is merged
    assert engine.frequency("absent") == 0
    assert engine.values("lang") == ["de", "en", "zh-Hans", "zh-Hant"]
    assert engine.begins("op") == ["open", "opens"]
    assert dict(engine.words_like("opn", 1)) == {"open": engine.frequency("open")}
    assert {word for word, _ in engine.words_like("models", 2)} == {"model"}
    assert engine.words_like("开原", 1) == [("开源", 1)]


def test_prefixes_keep_to_the_most_frequent(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path / "words")
    backend.clear()
    backend.update((), [passage(n, [f"word{n:02}", f"word{n % 5:02}"]) for n in range(60)])
    assert len(backend.begins("word")) == 32
    assert backend.begins("word")[:5] == [f"word{n:02}" for n in range(5)]
    assert backend.search(Prefix("word"), 100).total == 60
    backend.close()


def test_an_error_while_writing_leaves_no_trace_and_no_lock(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path / "words")
    backend.clear()

    def broken() -> Iterator[IndexPassage]:
        yield passage(1, ["open"])
        raise KeyError("no more")

    with pytest.raises(KeyError):
        backend.update((), broken())
    assert backend.search(Everything(), 9).total == 0
    backend.update((), [passage(2, ["open"])])
    assert backend.search(Everything(), 9).hits == [(2, 0.0)]
    backend.close()


def test_a_commit_that_breaks_off_lets_go_of_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = WhooshBackend(tmp_path / "words")
    backend.clear()
    with monkeypatch.context() as patch:
        patch.setattr("whoosh.writing.SegmentWriter._commit_toc", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            backend.update((), [passage(1, ["open"])])
    backend.update((), [passage(2, ["open"])])
    assert backend.search(Term("open"), 9).total == 1
    backend.close()


def test_a_second_writer_waits_and_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.index.whoosh_backend.WAIT_FOR_WRITER", 0.01)
    first, second = WhooshBackend(tmp_path / "words"), WhooshBackend(tmp_path / "words")
    first.clear()

    def passages() -> Iterator[IndexPassage]:
        with pytest.raises(IndexBusy):
            second.update((), [passage(2, ["open"])])
        yield passage(1, ["open"])

    first.update((), passages())
    assert second.search(Everything(), 9).hits == [(1, 0.0)]
    first.close()
    second.close()


def test_there_is_no_index_yet(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        WhooshBackend(tmp_path / "words").search(Everything(), 1)


def test_a_tree_without_aliases() -> None:
    a, b, c = Term("a"), Term("b"), Term("c")
    assert without_aliases(Best((a, Alias(b)))) == a
    assert without_aliases(And((Best((a, Alias(b))), c))) == And((a, c))
    assert without_aliases(And((Alias(b), c))) is None
    assert without_aliases(Best((a, Alias(b, "name"), Alias(c, "dictionary"))), ["name"]) == Best(
        (a, Alias(b, "name"))
    )
    assert as_typed(And((Best((a, Alias(b))), c))) == And((Best((a, b)), c))
    assert without_aliases(Or((a, Not(c)))) == Or((a, Not(c)))


# -- following the record ------------------------------------------------------------------------


def article(file: str, *texts: str, lang: str = "en", title: str = "") -> Article:
    """One passage a text."""
    whole, passages = "", []
    for n, text in enumerate(texts):
        passages.append(Passage(0, 0, n, len(whole), len(whole) + len(text), lang, "body"))
        whole += text + "\n\n"
    return Article(0, file, 0, title or texts[0], whole, langs=(lang,), passages=tuple(passages))


def put(store: Store, *articles: Article) -> None:
    for each in articles:
        store.put(FileRecord(each.file, 0, 0, "", ""), [each])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.db")
    yield opened
    opened.close()


@pytest.fixture
def index(tmp_path: Path, store: Store) -> Iterator[WordIndex]:
    opened = WordIndex(tmp_path / "words", store)
    yield opened
    opened.close()


def files(index: WordIndex, store: Store, node: Node) -> list[str]:
    hits = index.backend.search(node, 100).hits
    return sorted(excerpt.file for excerpt in store.excerpts(key for key, _ in hits).values())


ALL = Everything()


def test_it_follows_the_record(index: WordIndex, store: Store) -> None:
    index.catch_up()
    assert files(index, store, ALL) == []
    put(store, article("a", "open models"), article("b", "closed models"))
    index.catch_up()
    assert files(index, store, Term("model")) == ["a", "b"]
    put(store, article("b", "closed doors"))
    store.remove("a")
    index.catch_up()
    assert files(index, store, Term("model")) == []
    assert files(index, store, Term("door")) == ["b"]
    assert index.backend.search(ALL, 9).total == 1


def test_catching_up_again_changes_nothing(index: WordIndex, store: Store, tmp_path: Path) -> None:
    put(store, article("a", "one"), article("b", "two"))
    index.catch_up()
    again = WordIndex(tmp_path / "words", store)
    seen: list[Progress] = []
    again.catch_up(seen.append)
    index.catch_up(seen.append)
    assert seen == []
    assert again.backend.search(ALL, 9).total == 2
    again.close()


def test_progress_counts_articles(index: WordIndex, store: Store) -> None:
    put(store, article("a", "one"), article("b", "two"))
    seen: list[Progress] = []
    index.catch_up(seen.append)
    assert [(step.done, step.total) for step in seen] == [(0, 2), (1, 2)]


def test_two_indexes_of_one_folder_see_each_other(index: WordIndex, store: Store, tmp_path: Path) -> None:
    other = WordIndex(tmp_path / "words", store)
    put(store, article("a", "one"))
    index.catch_up()
    other.catch_up()
    put(store, article("b", "two"))
    index.catch_up()
    other.catch_up()
    assert files(other, store, ALL) == ["a", "b"]
    other.close()


def test_while_another_program_catches_up_it_goes_on(
    index: WordIndex, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, article("a", "one"))
    index.catch_up()
    put(store, article("b", "two"))
    monkeypatch.setattr(words, "WAIT_FOR_OTHERS", 0.0)
    with locked(tmp_path / "words" / "words.json"):
        index.catch_up()
        assert files(index, store, ALL) == ["a"]
    index.catch_up()
    assert files(index, store, ALL) == ["a", "b"]


def test_a_cancelled_update_is_taken_up_again(index: WordIndex, store: Store) -> None:
    put(store, article("a", "one"), article("b", "two"), article("c", "three"))
    asked = iter([False, True])
    assert index.catch_up(cancelled=lambda: next(asked)) is False
    assert files(index, store, ALL) == []
    assert index.catch_up(cancelled=lambda: False) is True
    assert files(index, store, ALL) == ["a", "b", "c"]
    assert index.catch_up() is True


def test_the_first_index_is_being_made_elsewhere(
    index: WordIndex, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, article("a", "one"))
    monkeypatch.setattr(words, "WAIT_FOR_OTHERS", 0.0)
    marker = tmp_path / "words" / "words.json"
    marker.parent.mkdir()
    with locked(marker):
        assert index.catch_up() is False
        assert "still being indexed" in search("one", index, store).problem
        index.backend.clear()  # as the other program begins
        assert "still being indexed" in search("one", index, store).problem
    assert search("one", index, store).problem != ""
    index.catch_up()
    assert search("one", index, store).total == 1


def test_a_marker_is_not_taken_from_another_program(
    index: WordIndex, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, article("a", "one"))
    index.catch_up()
    monkeypatch.setattr(words, "WAIT_FOR_OTHERS", 0.0)
    marker = tmp_path / "words" / "words.json"
    with locked(marker):
        assert index.rebuild() is False
        assert marker.exists()
    assert index.rebuild() is True


def test_an_index_of_another_record_is_made_anew(index: WordIndex, store: Store, tmp_path: Path) -> None:
    put(store, article("a", "one"))
    index.catch_up()
    other = Store(tmp_path / "other.db")
    put(other, article("b", "two"))
    again = WordIndex(tmp_path / "words", other)
    again.catch_up()
    assert files(again, other, Term("two")) == ["b"]
    again.close()
    other.close()


CHILD = """
import os, signal, sys
from pathlib import Path
from search.index import WordIndex, apart, words
from search.store import Store
words.ARTICLES_A_COMMIT = 2
folder, last = Path(sys.argv[1]), int(sys.argv[2])
def stop(progress):
    print(progress.done, "of", progress.total, flush=True)
    if progress.done == last:
        os.kill(os.getpid(), signal.SIGKILL)
WordIndex(folder / "words", Store(folder / "record.db")).catch_up(stop)
"""


def catch_up_elsewhere(home: Path, killed_at: int) -> subprocess.CompletedProcess[str]:
    """Catch up in another process, to be killed when it comes to an article."""
    command = [sys.executable, "-c", CHILD, str(home), str(killed_at)]
    root = Path(__file__).parent.parent
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_it_survives_being_killed(index: WordIndex, store: Store, tmp_path: Path) -> None:
    put(store, *(article(f"{n}", f"text number {n}") for n in range(7)))
    assert catch_up_elsewhere(tmp_path, 5).returncode == -signal.SIGKILL
    rest = catch_up_elsewhere(tmp_path, -1).stdout.split("\n")
    assert rest[0] == "0 of 3"  # two commits of two articles were made before
    index.catch_up()
    assert files(index, store, ALL) == [f"{n}" for n in range(7)]
    assert index.backend.search(ALL, 99).total == 7


@pytest.fixture
def far_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """One passage is enough for a process of its own."""
    monkeypatch.setattr(words, "MANY", 1)
    monkeypatch.setattr(apart, "cores", lambda: 2)


def test_much_is_taken_in_by_another_process(
    index: WordIndex, store: Store, far_behind: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def update(*_: object) -> NoReturn:
        raise AssertionError("this process had something left to take in")

    put(store, article("a", "open models"), article("b", "closed models"))
    monkeypatch.setattr(index.backend, "update", update)
    assert index.catch_up() is True
    assert files(index, store, Term("model")) == ["a", "b"]


def test_what_another_process_left_is_taken_in_here(
    index: WordIndex, store: Store, tmp_path: Path, far_behind: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, article("a", "one"), article("b", "two"))
    catch_up, nowhere = apart.catch_up, tmp_path / "record.db" / "no folder"
    monkeypatch.setattr(
        apart, "catch_up", lambda where, *rest: catch_up(where._replace(record=nowhere), *rest)
    )
    assert index.catch_up() is True
    assert files(index, store, ALL) == ["a", "b"]


def test_a_cancellation_ends_the_other_process(index: WordIndex, store: Store, far_behind: None) -> None:
    put(store, article("a", "one"), article("b", "two"))
    assert index.catch_up(cancelled=lambda: True) is False
    assert files(index, store, ALL) == []
    assert index.catch_up() is True
    assert files(index, store, ALL) == ["a", "b"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_program_takes_its_process_with_it(index: WordIndex, store: Store, tmp_path: Path) -> None:
    words_of = [" ".join(f"word{n * m % 997}" for m in range(60)) for n in range(40)]  # a second of work
    put(store, *(article(f"{n}", *words_of) for n in range(40)))
    child = CHILD.replace("words.ARTICLES_A_COMMIT = 2", "words.ARTICLES_A_COMMIT = 2; words.MANY = 1")
    child = child.replace("if progress.done == last:", "if True:")
    command = [sys.executable, "-c", child, str(tmp_path), "0"]
    killed = subprocess.run(command, cwd=Path(__file__).parent.parent, check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    assert index.catch_up() is True
    hits = index.backend.search(ALL, 9999).hits
    assert sorted(key for key, _ in hits) == [excerpt.passage.id for excerpt in store.all_excerpts()]


def test_it_survives_a_lost_marker_and_a_lost_index(index: WordIndex, store: Store, tmp_path: Path) -> None:
    put(store, article("a", "one"), article("b", "two"))
    index.catch_up()
    index.close()
    (tmp_path / "words" / "words.json").unlink()
    for _ in range(2):
        again = WordIndex(tmp_path / "words", store)
        again.catch_up()
        assert files(again, store, ALL) == ["a", "b"]
        again.close()
        for path in (tmp_path / "words" / "whoosh").iterdir():
            path.unlink()


def test_another_identity_means_a_rebuild(index: WordIndex, store: Store, tmp_path: Path) -> None:
    put(store, article("a", "one"))
    index.catch_up()
    marker = tmp_path / "words" / "words.json"
    known = json.loads(marker.read_text())
    marker.write_text(json.dumps({**known, "identity": "another analyser"}))
    seen: list[Progress] = []
    again = WordIndex(tmp_path / "words", store)
    again.catch_up(seen.append)
    assert len(seen) == 1
    assert json.loads(marker.read_text()) == known
    again.close()


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Whoosh leaves such files open
@pytest.mark.parametrize(
    "damage", [b"", b"\0" * 200, b"garbage", None], ids=["empty", "zeros", "other", "cut"]
)
@pytest.mark.parametrize("suffix", [".toc", ".seg"])
def test_damaged_files_are_made_anew(
    index: WordIndex, store: Store, tmp_path: Path, suffix: str, damage: bytes | None
) -> None:
    put(store, article("a", "one"), article("b", "two"))
    index.catch_up()
    index.close()
    for path in (tmp_path / "words" / "whoosh").glob(f"*{suffix}"):
        path.write_bytes(path.read_bytes()[:40] if damage is None else damage)
    again = WordIndex(tmp_path / "words", store)
    again.catch_up()
    assert files(again, store, Term("two")) == ["b"]
    again.close()
    gc.collect()  # the warning belongs to this test


def test_an_index_that_is_current_needs_no_engine_to_say_so(
    index: WordIndex, store: Store, tmp_path: Path
) -> None:
    put(store, article("a", "one"))
    assert not index.is_current()
    index.catch_up()
    again = WordIndex(tmp_path / "words", store)
    assert again.is_current()
    assert not again.is_being_made()
    assert "backend" not in vars(again)
    put(store, article("b", "two"))
    assert not again.is_current()


def test_many_small_changes_do_not_pile_up(index: WordIndex, store: Store, tmp_path: Path) -> None:
    for n in range(20):
        put(store, article(f"{n:02}", f"text {n}"))
        index.catch_up()
    assert len(list((tmp_path / "words" / "whoosh").glob("*.seg"))) <= 9
    assert len(files(index, store, ALL)) == 20


def test_threads_search_while_one_catches_up(index: WordIndex, store: Store) -> None:
    put(store, article("0", "open model"))
    index.catch_up()
    troubles: list[BaseException] = []
    done = threading.Event()

    def look() -> None:
        try:
            while not done.is_set():
                assert index.backend.search(Phrase(("open", "model")), 5).total >= 1
                index.texts.holding("open")
        except BaseException as trouble:
            troubles.append(trouble)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(1, 12):
        put(store, article(f"{n}", "open model"))
        index.catch_up()
    done.set()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert index.backend.search(Term("open"), 5).total == 12


def test_speakers_titles_and_sources_are_fields(index: WordIndex, store: Store) -> None:
    text = "“We stay open,” Ana Weiss said.\n\nNobody spoke here."
    quote = Quote(1, 13, "We stay open,", "direct", speaker_text="Weiss", person="Ana Weiss")
    spans = [(0, 31), (33, len(text))]
    passages = tuple(Passage(0, 0, n, *span, "en", "body") for n, span in enumerate(spans))
    put(
        store,
        Article(0, "a", 0, "Open doors", text, source="Harbour Post", passages=passages, quotes=(quote,)),
        article("b/c.txt", "no source"),
    )
    index.catch_up()
    assert index.backend.search(Term("weiss", "speaker"), 9).total == 1
    assert index.backend.search(Term("door", "title"), 9).total == 2
    assert index.backend.search(Term("harbour", "source"), 9).total == 2
    assert files(index, store, Phrase(("b", "c.txt"), "source")) == ["b/c.txt"]


def test_a_title_outside_the_text_belongs_to_the_first_passage(index: WordIndex, store: Store) -> None:
    put(store, article("a", "first", "second", title="开源 headline"))
    put(store, article("b", "Second headline", "more", title="Second headline"))
    index.catch_up()
    assert files(index, store, Term("headlin")) == ["a", "b"]
    assert len(index.texts.holding("开源") or ()) == 1


# -- the texts in memory -------------------------------------------------------------------------


def test_texts_follow_the_record(index: WordIndex, store: Store) -> None:
    put(store, article("a", "開源模型", "閉源"), article("b", "开源"))
    assert len(index.texts.holding("开源") or ()) == 2
    store.remove("b")
    put(store, article("c", "又是开源开源"))
    found = index.texts.holding("开源")
    assert found is not None
    assert {store.excerpts(found)[key].file for key in found} == {"a", "c"}
    assert index.texts.holding("没有") == {}


def test_texts_that_are_too_many_are_not_kept(store: Store) -> None:
    put(store, article("a", "開源模型"), article("b", "开源"))
    small = Texts(store, largest=3)
    assert small.holding("开源") is None
    assert small.variants("开源") == {}


@given(
    st.text("扎克伯格xy", min_size=2, max_size=5), st.lists(st.text("扎克伯格xy", max_size=12), max_size=4)
)
@settings(max_examples=40, deadline=None)
def test_variants_are_all_strings_that_differ_in_one_character(
    tmp_path_factory: pytest.TempPathFactory, typed: str, listed: list[str]
) -> None:
    store = Store(tmp_path_factory.mktemp("variants") / "record.db")
    put(store, *(article(f"{n}", text, title=text) for n, text in enumerate(listed) if text))
    found = Texts(store).variants(typed)
    width = len(typed)
    windows = {text[i : i + width] for text in listed for i in range(len(text) - width + 1)}
    assert set(found) == {w for w in windows if sum(a != b for a, b in zip(w, typed, strict=True)) == 1}
    store.close()
