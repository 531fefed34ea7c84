"""The related index: what may be shown, keeping up with the record, and what happens without vectors."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from search.errors import EncoderError
from search.language.analysis import query_tokens
from search.language.scripts import is_function_word
from search.language.sentences import sentences
from search.model import Article, Passage, Progress, Related, Role
from search.related import RelatedIndex, terms
from search.store import FileRecord, Store

SAME = {
    "起重机": "crane",
    "码头": "dock",
    "修理": "repair",
    "港口": "harbour",
    "周五": "friday",
    "停用": "idle",
}
"""What the encoder of these tests knows of Chinese."""


class WordEncoder:
    """Texts are near each other as far as they hold the same words, in English or Chinese."""

    name = "words"
    version = "1"
    weights_hash = "0"
    dimensions = 512
    languages = frozenset({"en", "zh"})
    apart = ""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        return np.array([self._vector(text) for text in texts], np.float32)

    def _vector(self, text: str) -> NDArray[np.float64]:
        told = [token.text for token in query_tokens(text) if not is_function_word(token.text)]
        words = [SAME.get(word, word) for word in told]
        total = np.sum([self._of_word(word) for word in words or ["nothing"]], axis=0)
        vector: NDArray[np.float64] = total / np.linalg.norm(total)
        return vector

    @staticmethod
    def _of_word(word: str) -> NDArray[np.float64]:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
        return np.random.default_rng(seed).standard_normal(512)


class MissingEncoder(WordEncoder):
    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise EncoderError(f"The encoder is not there for {len(texts)} texts.")


FILLER = [
    "The council will vote on the new budget for schools before the summer holidays begin.",
    "Heavy rain closed the mountain road for nine hours and left two villages without power.",
    "A retired teacher from the north coast won the national chess championship again.",
    "Bakers complain that the price of flour has doubled since the poor harvest last year.",
]
ASKED = "The harbour will repair the old crane at the eastern dock on Friday."
CHINESE = "港口将在周五修理码头的起重机。"


class Desk:
    """A record and its index; files are given as (name, parts)."""

    def __init__(self, folder: Path, encoder: WordEncoder | None = None) -> None:
        self.store = Store(folder / "record.db")
        self.encoder = encoder or WordEncoder()
        self.folder = folder / "related"
        self.index = RelatedIndex(self.folder, self.store, self.encoder)
        for number, text in enumerate(FILLER):
            self.put(f"filler{number}.txt", text)

    def put(self, file: str, *parts: str | tuple[str, Role, str], source: str = "", date: str = "") -> int:
        """Put an article whose blocks are passages: English body, or (text, role, language)."""
        text, passages = "", []
        for n, part in enumerate(parts):
            words, role, lang = part if isinstance(part, tuple) else (part, "body", "en")
            start, text = len(text), text + words
            spans = tuple(span.shifted(start) for span in sentences(words))
            passages.append(Passage(0, 0, n, start, len(text), lang, role, spans))
            text += "\n"
        article = Article(0, file, 0, file, text, source=source, date=date, passages=tuple(passages))
        self.store.put(FileRecord(file, 0, 0, "", ""), [article])
        stored = self.store.article(file)
        assert stored is not None
        return stored.id

    def ask(self, text: str = ASKED, **options: Any) -> list[Related]:
        self.index.catch_up()
        return self.index.related(text, **{"lang": "en", **options})

    def files(self, text: str = ASKED, **options: Any) -> list[str]:
        return [each.file for each in self.ask(text, **options)]

    def close(self) -> None:
        self.index.close()
        self.store.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


# -- what may be shown -----------------------------------------------------------------------------------


def test_a_rendering_in_another_language_is_found_with_its_reasons(desk: Desk) -> None:
    desk.put("a.txt", ("天气很好。" + CHINESE, "body", "zh-Hans"), source="Bay News", date="2026-03-02")
    (found,) = desk.ask()
    assert (found.file, found.source, found.date) == ("a.txt", "Bay News", "2026-03-02")
    assert found.text == CHINESE
    assert (found.start, found.end) == (5, 5 + len(CHINESE))
    assert "crane = 起重机" in [reason.label for reason in found.evidence]
    assert 0 < found.score < 1


def test_evidence_is_counted_from_where_the_asking_text_starts(desk: Desk) -> None:
    desk.put("a.txt", "First a word of welcome. " + ASKED)
    (found,) = desk.ask(base=1000, article=10**6)
    for reason in found.evidence:
        for here, there in zip(reason.here, reason.there, strict=True):
            assert (
                ASKED[here.start - 1000 : here.end - 1000]
                == found.text[there.start - found.start : there.end - found.start]
            )


def test_nothing_of_the_asking_article_or_its_source(desk: Desk) -> None:
    own = desk.put("own.txt", ASKED, ASKED.replace("old", "big"), source="Bay News")
    desk.put("sister.txt", ASKED.replace("will", "must"), source="bay news ")
    desk.put("other.txt", ASKED.replace("will", "should"), source="Port Times")
    desk.put("nameless.txt", ASKED.replace("will", "would"))
    assert set(desk.files(article=own, source="Bay News")) == {"other.txt", "nameless.txt"}
    assert set(desk.files(article=own)) == {"other.txt", "nameless.txt", "sister.txt"}
    assert {"own.txt", "sister.txt", "other.txt", "nameless.txt"} <= set(desk.files())


def test_a_digest_in_another_language_may_be_of_the_same_page(desk: Desk) -> None:
    own = desk.put(
        "own.txt",
        ASKED,
        (CHINESE, "summary", "zh-Hans"),
        (ASKED.replace("old", "big"), "summary", "en"),
        (CHINESE.replace("周五", "尽快"), "body", "zh-Hans"),
        source="Bay News",
    )
    (found,) = desk.ask(article=own, source="Bay News")
    assert found.same_page
    assert found.passage.role == "summary"
    assert found.text == CHINESE


def test_boilerplate_never_and_a_headline_only_by_itself(desk: Desk) -> None:
    desk.put("footer.txt", (ASKED, "boilerplate", "en"))
    desk.put("page.txt", (ASKED, "headline", "en"), ASKED.replace("old", "tall"))
    desk.put("flash.txt", (ASKED.replace("old", "grey"), "headline", "en"))
    found = {each.file: each for each in desk.ask()}
    assert set(found) == {"page.txt", "flash.txt"}
    assert found["page.txt"].passage.role == "body"


def test_copies_count_once_and_the_earliest_is_given(desk: Desk) -> None:
    desk.put("b.txt", "“" + ASKED.upper() + "”", date="2026-03-05")
    desk.put("a.txt", ASKED, date="2026-03-04")
    desk.put("c.txt", ASKED)
    assert desk.files() == ["a.txt"]


def test_at_most_three_of_an_article(desk: Desk) -> None:
    colours = ["red", "blue", "green", "white", "black"]
    desk.put("many.txt", *(ASKED.replace("old", colour) for colour in colours))
    desk.put("long.txt", " ".join(ASKED.replace("old", f"{colour} steel") for colour in colours))
    files = desk.files()
    assert files.count("many.txt") == 3
    assert files.count("long.txt") == 3


def test_languages_can_be_chosen(desk: Desk) -> None:
    desk.put("en.txt", ASKED)
    desk.put("zh.txt", (CHINESE, "body", "zh-Hans"))
    desk.put("tw.txt", ("港口將在周五修理碼頭的大起重機。", "body", "zh-Hant"))
    assert desk.files(langs=["en"]) == ["en.txt"]
    assert set(desk.files(langs=["zh"])) == {"zh.txt", "tw.txt"}
    assert desk.files(langs=["zh-Hant"]) == ["tw.txt"]
    assert desk.files(langs=["fr"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "…",
        "Subscribe to our free newsletter and follow us on every channel.",
        "港",
        "\x00",
        "9 Sept",
        "x" * 350_000,
        "起" * 350_000,
    ],
)
def test_nothing_is_shown_where_nothing_is_near(desk: Desk, text: str) -> None:
    assert desk.ask(text, lang=None) == []


def test_an_empty_record_and_no_room_for_answers(tmp_path: Path, desk: Desk) -> None:
    desk.put("a.txt", ASKED)
    assert desk.ask(limit=0) == []
    folder = tmp_path / "empty"
    with (
        closing(Store(tmp_path / "empty.db")) as store,
        closing(RelatedIndex(folder, store, WordEncoder())) as index,
    ):
        assert index.related(ASKED) == []
        index.catch_up()
        assert index.related(ASKED) == []


def test_the_same_amount_is_the_same_reason_however_it_is_written(desk: Desk) -> None:
    desk.put("a.txt", ("港口周五为码头的起重机支付了143亿美元。", "body", "zh-Hans"))
    found = desk.ask("The harbour paid $14.3 billion for the crane at the dock on Friday.")
    labels = [reason.label for each in found for reason in each.evidence if reason.kind == "figure"]
    assert labels == ["$14.3 billion = 143亿美元"]


def test_texts_with_other_figures_are_not_the_same_statement(desk: Desk) -> None:
    desk.put("a.txt", "The harbour will pay 40 million dollars for the new crane on Friday.")
    asked = "The harbour will pay {} million dollars for the new crane on Friday."
    assert [each.level for each in desk.ask(f"“{asked.format(40)}”")] == ["same statement"]
    (differing,) = desk.ask(f"“{asked.format(75)}”")
    assert differing.level == "same fact"
    assert differing.evidence[0].label == "75 million dollars ≠ 40 million dollars"


# -- keeping up with the record --------------------------------------------------------------------------


def test_changed_and_removed_files_are_followed(desk: Desk) -> None:
    desk.put("a.txt", ASKED)
    desk.put("b.txt", ASKED.replace("old", "tall"))
    assert set(desk.files()) == {"a.txt", "b.txt"}
    desk.put("a.txt", FILLER[0])
    desk.store.remove("filler0.txt")
    assert desk.files() == ["b.txt"]
    desk.store.remove("b.txt")
    assert desk.files() == []


def test_removed_files_are_gone_before_catching_up(desk: Desk) -> None:
    desk.put("a.txt", ASKED)
    assert desk.files() == ["a.txt"]
    desk.store.remove("a.txt")
    assert desk.index.related(ASKED) == []


def test_only_what_is_new_is_encoded(desk: Desk) -> None:
    desk.put("a.txt", ASKED)
    desk.index.catch_up()
    before = len(desk.encoder.texts)
    desk.index.catch_up()
    assert len(desk.encoder.texts) == before
    desk.put("b.txt", "Four of the cranes stand idle at the western dock, the union said.")
    desk.index.catch_up()
    assert any("stand idle" in text for text in desk.encoder.texts[before:])
    assert not any("eastern" in text for text in desk.encoder.texts[before:])


def test_what_was_done_before_a_cancellation_stays_done(desk: Desk) -> None:
    desk.put("a.txt", ASKED)
    steps: list[Progress] = []
    desk.index.catch_up(steps.append, lambda: any(step.what == "meanings" for step in steps))
    encoded = len(desk.encoder.texts)
    desk.index.catch_up()
    assert len(desk.encoder.texts) > encoded
    assert len(set(desk.encoder.texts)) == len(desk.encoder.texts)
    assert desk.files() == ["a.txt"]


def test_a_new_index_object_knows_what_the_old_one_knew(desk: Desk) -> None:
    desk.put("a.txt", ASKED)
    expected = desk.ask()
    desk.index.close()
    encoder = WordEncoder()
    desk.index = RelatedIndex(desk.folder, desk.store, encoder)
    assert desk.index.related(ASKED, lang="en") == expected
    assert ASKED in encoder.texts
    assert all(text in ASKED.lower() for text in encoder.texts if text != ASKED)


def test_answers_stay_the_same_when_dead_parts_are_cleared_away(desk: Desk) -> None:
    for number in range(40):
        desk.put("busy.txt", f"{FILLER[number % 4]} Edition {number}.")
        desk.put("a.txt", f"{ASKED} Edition {number} follows the harbour news of this week.")
        desk.index.catch_up()
    grown = sum(path.stat().st_size for path in desk.folder.glob("sentences-*.i8"))
    assert grown < 40 * 512
    assert desk.files() == ["a.txt"]
    assert len(list(desk.folder.glob("sentences-*.i8"))) == 1


def test_what_the_segmenter_said_of_texts_that_are_gone_is_forgotten(desk: Desk) -> None:
    def kept() -> set[str]:
        return {row[0][1:] for row in desk.index._words._rows("SELECT asked FROM cut WHERE asked < '?'")}

    desk.put("a.txt", ("港务局修理码头的起重机。", "body", "zh-Hans"))
    desk.index.catch_up()
    living = kept()
    desk.put("b.txt", *((f"渡轮停航{number}天。", "body", "zh-Hans") for number in "两三四"))
    desk.index.catch_up()
    assert kept() > living
    desk.store.remove("b.txt")
    desk.put("c.txt", "The crane at the dock stands idle again.")
    desk.index.catch_up()
    assert kept() == living == {"港务局修理码头的起重机"}


def test_vectors_of_another_encoder_are_never_used(desk: Desk) -> None:
    desk.put("a.txt", ASKED)
    expected = desk.ask()
    desk.index.close()
    other = WordEncoder()
    other.version = "2"
    desk.index = RelatedIndex(desk.folder, desk.store, other)
    assert [each.file for each in desk.index.related(ASKED)] == ["a.txt"]
    assert ASKED not in other.texts
    assert desk.ask() == expected
    assert ASKED in other.texts


@pytest.mark.parametrize("victim", ["words.db", "sentences-*.i8", "sentences-*.json", "words-*.json"])
def test_a_damaged_file_is_made_again(desk: Desk, victim: str) -> None:
    desk.put("a.txt", (CHINESE, "body", "zh-Hans"))
    expected = desk.ask()
    desk.index.close()
    for path in desk.folder.glob(victim):
        path.write_bytes(b"damaged")
    desk.index = RelatedIndex(desk.folder, desk.store, desk.encoder)
    assert desk.ask() == expected


def test_an_index_of_other_terms_answers_nothing_until_it_has_caught_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("a.txt", ASKED)
    desk.index.catch_up()
    monkeypatch.setattr(terms, "_VERSION", 10**6)
    desk.index.close()
    desk.index = RelatedIndex(desk.folder, desk.store, desk.encoder)
    assert desk.index.related(ASKED, lang="en") == []
    assert desk.files() == ["a.txt"]


# -- without vectors, and from many sides ------------------------------------------------------------------


def test_shared_words_are_enough_before_there_are_vectors(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MissingEncoder())
    desk.put("a.txt", ASKED.replace("old", "tall"))
    desk.index.catch_up()
    desk.index.close()
    encoder = WordEncoder()
    desk.index = RelatedIndex(desk.folder, desk.store, encoder)
    assert [each.file for each in desk.index.related(ASKED, lang="en")] == ["a.txt"]
    assert encoder.texts == []
    desk.close()


def test_a_missing_encoder_is_told_in_a_sentence_and_words_still_work(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MissingEncoder())
    desk.put("a.txt", ASKED.replace("old", "tall"))
    desk.put("zh.txt", ("公司为此支付了143亿美元。", "body", "zh-Hans"))
    assert desk.files() == ["a.txt"]
    assert desk.index.problem.startswith("The encoder is not there")
    desk.close()


def test_questions_may_be_asked_while_catching_up(desk: Desk) -> None:
    desk.put("a.txt", ASKED)
    desk.index.catch_up()
    failures: list[BaseException] = []

    def guarded(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)
            raise

    def reading() -> None:
        for _ in range(30):
            assert "a.txt" in [each.file for each in desk.index.related(ASKED, lang="en")]

    def writing() -> None:
        for number in range(12):
            desk.put(f"new{number}.txt", f"{FILLER[number % 4]} It was reported {number} times.")
            desk.index.catch_up()

    threads = [threading.Thread(target=guarded, args=(work,)) for work in (reading, reading, writing)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert "a.txt" in desk.files()


class WaitingEncoder(WordEncoder):
    """Stops at a text, outside the main thread, until it is told to go on."""

    def __init__(self, at: str) -> None:
        super().__init__()
        self.at = at
        self.has_begun = threading.Event()
        self.may_go_on = threading.Event()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if threading.current_thread() is not threading.main_thread() and self.at in texts:
            self.has_begun.set()
            assert self.may_go_on.wait(60)
        return super().encode(texts)


@pytest.mark.parametrize("at", [ASKED, "harbour"])
def test_a_question_is_answered_while_sentences_or_words_are_being_encoded(tmp_path: Path, at: str) -> None:
    encoder = WaitingEncoder(at)
    desk = Desk(tmp_path, encoder)
    desk.put("a.txt", ASKED)
    behind = threading.Thread(target=desk.index.catch_up)
    behind.start()
    try:
        assert encoder.has_begun.wait(60)
        assert [each.file for each in desk.index.related(ASKED, lang="en")] == ["a.txt"]
        assert not encoder.may_go_on.is_set()
    finally:
        encoder.may_go_on.set()
        behind.join()
    assert desk.files() == ["a.txt"]
    desk.close()


def test_who_cancels_waits_for_a_few_texts_only(desk: Desk) -> None:
    for number in range(40):
        desk.put(f"new{number}.txt", *(f"{text} Edition {number} of it." for text in FILLER))
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(len(desk.encoder.texts))
        return len(desk.encoder.texts) > 0

    desk.index.catch_up(cancelled=cancelled)
    assert 0 < len(desk.encoder.texts) <= 32
    assert desk.files("Edition 7 of the budget for schools before the summer holidays begin.")


def test_two_processes_share_one_folder(desk: Desk) -> None:
    desk.put("a.txt", ASKED)
    other = RelatedIndex(desk.folder, desk.store, WordEncoder())
    desk.index.catch_up()
    assert [each.file for each in other.related(ASKED, lang="en")] == ["a.txt"]
    for number in range(40):
        desk.put("busy.txt", f"{FILLER[number % 4]} Edition {number}.")
        desk.index.catch_up()
    other.catch_up()
    assert [each.file for each in other.related(ASKED, lang="en")] == ["a.txt"]
    other.close()
