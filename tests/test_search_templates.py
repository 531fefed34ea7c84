"""Notes and reasons that were kept in English, said again in the language in use."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from search import speech
from search.errors import ReadingError
from search.reading import read_file, sentences
from search.speech import N_, N_plural, use
from search.templates import LONGEST, Templates, filled
from tests.catalogues import ROOT, marked

SAMPLES = Path(__file__).parent / "samples"

WORDS: dict[str, str] = {
    "{name} was left out: {message}": "{message}：{name}",
    "{count} bird": "{count} 只鸟",
    "no bird": "没有鸟",
    "birds: {parts}": "鸟：{parts}",
    ", ": "、",
}


class Birds:
    """A catalogue of a few sentences."""

    def gettext(self, words: str) -> str:
        return WORDS.get(words, words)

    def ngettext(self, one: str, _many: str, _count: int) -> str:
        return WORDS[one]


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Templates:
    monkeypatch.setattr(speech, "_catalogue", lambda _language: Birds())
    use("zh-Hans")
    return Templates(
        (
            N_("birds: {parts}"),
            N_("{name} was left out: {message}"),
            N_plural("{count} bird", "{count} birds"),
            N_plural("a thing", "{count} things"),
        )
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1 bird", "1 只鸟"),
        ("1,200 birds", "1,200 只鸟"),
        ("no bird", "没有鸟"),
        ("a.txt was left out: 2 birds", "2 只鸟：a.txt"),
        ("a {b} was left out: no bird", "没有鸟：a {b}"),
        ("birds: 1 bird, no bird, owl", "鸟：1 只鸟、没有鸟、owl"),
        ("something else", "something else"),
        ("", ""),
        ("no bird" + " " * LONGEST, "no bird" + " " * LONGEST),
    ],
)
def test_a_sentence_is_found_by_its_table_and_filled_again(table: Templates, words: str, told: str) -> None:
    assert table.translated(words) == told


def test_english_stays_and_of_two_the_number_decides() -> None:
    assert sentences.told("3 comments left out") == "3 comments left out"
    assert filled(sentences.COMMENTS_LEFT_OUT, count=1) == "1 comment left out"
    assert filled(sentences.COMMENTS_LEFT_OUT, count=3) == "3 comments left out"
    assert filled(sentences.FEEDS, count=1, names="A").startswith("This is a list of one feed (A)")


def said(path: Path) -> set[str]:
    """Every note and reason that a file gives."""
    try:
        reading = read_file(path, path.name)
    except ReadingError as error:
        return {str(error)}
    return {*reading.notes, *(note for article in reading.articles for note in article.notes)}


def test_whatever_the_readers_say_of_the_samples_is_in_a_catalogue() -> None:
    files = [path for path in SAMPLES.iterdir() if path.is_file()]
    told = set.union(*map(said, files))
    code = (ROOT / "search" / "reading").rglob("*.py")
    known = {words for path in code for words in marked(path.read_bytes(), path.name)}
    assert len(told) > 15
    assert not {each for each in told if each not in known and not sentences.TABLE.matched(each)}


def test_no_general_sentence_takes_what_a_particular_one_says() -> None:
    values: dict[str, Any] = {"count": 7, "seconds": 3.0, "message": "x", "parts": "x"}
    for entry in sentences.TABLE.table:
        names = re.findall(r"\{(\w+)", entry[1] if isinstance(entry, tuple) else entry)
        words = filled(
            entry,
            **{name: values.get(name, "X") for name in names},
            **({} if "count" in names else {"count": 7}),
        )
        found = sentences.TABLE.matched(words)
        assert found is not None, words
        assert found[0] == entry, words
