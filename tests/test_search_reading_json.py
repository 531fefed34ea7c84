"""Articles in JSON: what becomes of their words and fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from search.errors import ReadingError
from tests.clippings import HAN, PAGE, PARAGRAPH, SECOND, Read, only, reader_in, texts


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return reader_in(tmp_path)


# -- JSON ----------------------------------------------------------------------------------------------


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


URL = "https://c.example/1"
FIELDS = {"title": "Ferry", "source": "Courier", "url": URL, "author": "Ada Marsh", "date": "20250428"}
RECORDS: dict[str, dict[str, Any]] = {
    "plain": {**FIELDS, "text": PARAGRAPH},
    "page": {**FIELDS, "html": PAGE},
    "schema.org": {
        "Headline": "Ferry",
        "articleBody": PARAGRAPH,
        "publisher": {"name": "Courier"},
        "source": URL,
        "authors": ["Ada Marsh"],
        "datePublished": "2025-04-28T09:00:00Z",
    },
    "Chinese": {
        "标题": "Ferry",
        "正文": [PARAGRAPH, SECOND],
        "媒体": "Courier",
        "链接": URL,
        "作者": "Ada Marsh",
        "发布时间": "2025年4月28日",
    },
    "WordPress": {
        "title": {"rendered": "<b>Ferry</b>"},
        "content": {"rendered": f"<p>{PARAGRAPH}</p>"},
        "site_name": "Courier",
        "link": URL,
        "author": [{"name": "Ada Marsh"}],
        "published_at": 1745830800,
    },
    "Elasticsearch": {
        "_source": {
            "title": "Ferry",
            "body": PARAGRAPH,
            "source": {"id": None, "name": "Courier"},
            "url": URL,
            "byline": "Ada Marsh",
            "timestamp": "1745830800000",
        }
    },
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_fields_go_by_many_names(read: Read, record: dict[str, Any]) -> None:
    article = only(read("a.jsonl", lines(record)))
    assert (article.title, article.source, article.url) == ("Ferry", "Courier", URL)
    assert (article.author, article.date) == ("Ada Marsh", "2025-04-28")
    assert PARAGRAPH in texts(article, "body")


def test_values_may_be_html_or_plain(read: Read) -> None:
    html = only(read("a.json", lines({"title": "AT&amp;T", "text": f"{PARAGRAPH}\n\nA <b>bold</b> line."})))
    assert html.title == "AT&T"
    assert texts(html, "body") == [PARAGRAPH, "A bold line."]
    plain = only(
        read("b.json", lines({"title": "x", "text": f"Ferry stops\n{PARAGRAPH}\nWhy now\n{SECOND}"}))
    )
    assert texts(plain, "subhead") == ["Ferry stops", "Why now"]
    assert "a < b and c > d" in only(read("c.json", lines({"text": "Here a < b and c > d."}))).text


def test_lines_that_give_no_article_are_named_up_to_twenty(read: Read) -> None:
    good = json.dumps({"title": "Ferry", "text": PARAGRAPH})
    bad = [good[:40], "", '{"title": "x", "text": null}', "[1]", "7", '{"text": "1.2"}']
    reading = read("a.jsonl", "\n".join([good, *bad, good]))
    assert len(reading.articles) == 2
    assert reading.notes == (
        "5 lines gave no article: 2 (not JSON), 4 (no text), 5 (not an object), 6 (not an object), "
        "7 (no text)",
    )
    (note,) = read("b.jsonl", "\n".join([good, *["{"] * 3000])).notes
    assert note.endswith("21 (not JSON) and 2980 more")
    with pytest.raises(ReadingError, match="None of its lines"):
        read("c.jsonl", "{\n[\n")
    with pytest.raises(ReadingError, match="empty"):
        read("d.jsonl", "\n \n")


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("shape", ["list", "articles", "nested", "feed"])
def test_a_json_file_may_hold_a_list_in_many_ways(read: Read, shape: str, indent: int | None) -> None:
    records = [{"title": f"Item {n}", "text": PARAGRAPH, "url": f"https://c.example/{n}"} for n in range(3)]
    wrapped: dict[str, object] = {
        "list": [records[0], 5, *records[1:]],
        "articles": {"status": "ok", "source": "Courier", "articles": records},
        "nested": {"response": {"results": records}},
        "feed": {"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": records},
    }
    reading = read("a.json", json.dumps(wrapped[shape], indent=indent))
    assert [a.title for a in reading.articles] == ["Item 0", "Item 1", "Item 2"]
    assert {a.source for a in reading.articles} == {"Courier" if shape in ("articles", "feed") else ""}
    assert reading.notes == (("1 item gave no article: 2 (not an object)",) if shape == "list" else ())


def test_a_list_that_breaks_off_keeps_what_came_before(read: Read) -> None:
    records = [{"title": f"Item {n}", "text": PARAGRAPH} for n in range(3)]
    for text in (json.dumps(records), json.dumps({"articles": records}), json.dumps(records, indent=2)):
        reading = read("cut.json", text[:-40])
        assert [a.title for a in reading.articles] == ["Item 0", "Item 1"]
        assert reading.notes == ("1 item gave no article: 3 (not JSON)",)


def test_summaries_and_texts_that_break_off_are_teasers(read: Read) -> None:
    cut = {"title": "Ferry", "description": "No boat in May.", "content": f"{PARAGRAPH[:90]}… [+1234 chars]"}
    alone = {"title": "Ferry", "summary": "No boat in May."}
    settings_file = {"name": "x", "description": "A tool."}
    first, second = read("a.jsonl", lines(cut, alone, settings_file)).articles
    assert [b.reason for b in first.blocks if b.role == "summary"] == ["summary", "teaser"]
    assert [b.reason for b in second.blocks if b.role == "summary"] == ["teaser"]


def test_equal_lines_stay_two_articles(read: Read) -> None:
    record = {"title": "Ferry", "text": PARAGRAPH}
    assert len(read("a.jsonl", lines(record, record)).articles) == 2


def test_a_capture_time_beside_a_relative_date_resolves_it(read: Read) -> None:
    record = {"text": HAN, "发布时间": "3小时前", "采集时间": "2025-04-29 01:30:00"}
    assert only(read("a.jsonl", lines(record))).date == "2025-04-28"
