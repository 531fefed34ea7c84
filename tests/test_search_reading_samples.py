"""Hard input files, one a row of `samples/expected.json`: what must come out of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from search.errors import NoArticle, ReadingError
from search.model import Article, Block
from search.reading import Reading, read_file
from search.reading.formats.opml import feeds

SAMPLES = Path(__file__).parent / "samples"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
FIELDS = ("title", "date", "author", "url", "source")
ARTICLES = [
    name for name, wanted in EXPECTED.items() if wanted.get("article", True) and "feeds" not in wanted
]

REASONS = {
    "empty.txt": "empty",
    "only_blank.txt": "only blanks",
    "really_a_png.txt": "PNG image",
    "page_js_shell.html": "scripts run",
    "subscriptions.opml": "list of 2 feeds",
    "scanned_no_text.pdf": "OCR",
    "truncated.pdf": "damaged or cut off",
}
"""Of each sample without article a telling word of what is said about it."""


def read(name: str) -> Reading:
    return read_file(SAMPLES / name, name)


def blocks(article: Article, folded: bool) -> list[Block]:
    return [block for block in article.blocks if (block.role == "boilerplate") == folded]


def visible(article: Article) -> str:
    return "\n".join([article.title, *(article.text[b.start : b.end] for b in blocks(article, False))])


@pytest.mark.parametrize("name", ARTICLES)
def test_a_sample_becomes_the_article_it_should(name: str) -> None:
    wanted = EXPECTED[name]
    articles = read(name).articles
    assert len(articles) == wanted.get("articles", 1)
    first = articles[0]
    shown = "\n".join(map(visible, articles))
    for key in FIELDS:
        if key in wanted:
            assert getattr(first, key) == (wanted[key] or ""), key
    if "lang" in wanted:
        assert first.langs[0] == wanted["lang"]
    if "paragraphs" in wanted:
        assert sum(block.role == "body" for block in first.blocks) == wanted["paragraphs"]
    if "kind" in wanted:
        assert wanted["kind"] in {block.role for block in first.blocks}
    if "damaged" in wanted:
        assert any("damaged" in note for note in first.notes)
    assert [part for part in wanted.get("must", ()) if part not in shown] == []
    assert [part for part in wanted.get("must_not", ()) if part in shown] == []
    folded = "\n".join(first.text[b.start : b.end] for b in blocks(first, True))
    assert [part for part in wanted.get("folded", ()) if part not in folded or part in shown] == []


@pytest.mark.parametrize("name", ARTICLES)
def test_blocks_and_passages_index_the_cleaned_text(name: str) -> None:
    for article in read(name).articles:
        end = 0
        for block in article.blocks:
            assert end <= block.start < block.end <= len(article.text)
            assert article.text[block.start : block.end] == article.text[block.start : block.end].strip()
            end = block.end
        for passage in article.passages:
            assert any(b.start <= passage.start <= passage.end <= b.end for b in article.blocks)
        assert not any(ch in article.text for ch in "\x00\x07\x1b\ufeff\u202e\r")


def test_every_sample_is_an_article_or_has_a_reason() -> None:
    assert sorted(EXPECTED) == sorted([*ARTICLES, *REASONS])


@pytest.mark.parametrize("name", REASONS)
def test_a_sample_without_article_says_why(name: str) -> None:
    with pytest.raises(ReadingError, match=REASONS[name]) as caught:
        read(name)
    assert isinstance(caught.value, NoArticle) == ("feeds" in EXPECTED[name])


@pytest.mark.parametrize("name", [name for name, wanted in EXPECTED.items() if "feeds" in wanted])
def test_a_list_of_feeds_names_them(name: str) -> None:
    found = feeds((SAMPLES / name).read_bytes())
    assert len(found) == EXPECTED[name]["feeds"]
    assert all(feed.title and feed.url for feed in found)


def test_lines_that_give_no_article_are_named() -> None:
    (note,) = read("articles.jsonl").notes
    assert [number for number in (3, 5, 6) if str(number) not in note] == []
