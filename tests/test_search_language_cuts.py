"""What the segmenter said is kept: the same words come back, and nobody loads its dictionary for them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.language import segment as module
from search.language.concepts import Concept
from search.language.cuts import Recorded, kept_in
from search.language.glossary import Glossary
from search.language.segment import is_word, segment
from search.library import Library

STORY = Path(__file__).parent / "samples" / "story"


@settings(max_examples=20)
@given(st.text(alphabet="港口安全部长 。a·", max_size=30), st.booleans())
def test_kept_cuts_are_the_cuts(text: str, search: bool) -> None:
    book = Recorded()
    with kept_in(book):
        first = segment(text, search), is_word(text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "_engine", None)
            again = segment(text, search), is_word(text)
    assert first == again == (segment(text, search), is_word(text))


def test_a_run_without_end_is_cut_but_not_kept() -> None:
    book = Recorded()
    with kept_in(book):
        assert len(segment("港口" * 200)) == 200
    assert book == {}


def test_all_threads_share_one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[threading.Event] = []
    entered = threading.Event()
    known: dict[int, object] = {}

    def slowly(*_: object) -> object:
        if not known:
            made.append(entered)
            entered.wait(0.05)
            known[0] = object()
        return known[0]

    monkeypatch.setattr(module, "_made", slowly)
    threads = [threading.Thread(target=module._engine) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_a_name_in_ideographs_is_looked_up_uncut_unless_a_latin_form_has_some(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ferry = Concept("ferry", "term", {"en": ("ferry",), "zh": ("渡轮",)})
    brand = Concept("brand", "org", {"en": ("海鸥 Lines",), "zh": ("海鸥航运",)})
    assert Glossary((ferry, brand)).lookup("海鸥 Lines") == (brand,)
    monkeypatch.setattr(module, "_engine", None)
    assert Glossary((ferry,)).lookup("渡轮") == (ferry,)
    assert Glossary((ferry,)).lookup("海鸥") == ()


@pytest.fixture
def story(story_home: Path) -> Iterator[Library]:
    with Library(STORY, story_home) as library:
        yield library


def test_moves_in_a_library_load_no_dictionary(story: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    heads = [head for head in story.heads() if "zh" in "".join(head.langs)][:2]
    assert heads
    monkeypatch.setattr(module, "_engine", None)
    rows = 0
    for head in heads:
        article = story.article(head.id)
        assert article is not None
        quotes = [(quote.start, quote.end) for quote in article.quotes]
        sentences = [(span.start, span.end) for passage in article.passages for span in passage.sentences]
        for start, end in [*quotes, *sentences[:4], *sentences[-2:]]:
            rows += len(story.related_in(article, start, article.text[start:end]))
    assert rows
