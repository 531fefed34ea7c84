"""The annotated sets below tests/quotes: well formed, and no quote lost that was found before.

All texts, people and events are invented.  The floors are counts of quotes found with their exact
span; the ceilings, of spans that are no quote and of quotes named after the wrong person.  All were
measured and then eased a little.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from search.model import SpeakerType
from tests.bench.quotes import documents, run

SETS = Path(__file__).parent / "quotes"
JSONL = sorted(SETS.glob("*.jsonl"))
STORIES = sorted((SETS / "parallel").glob("*/gold.json"))
KINDS = {"direct", "mixed", "indirect"}
TYPES = set(get_args(SpeakerType))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def names(path: Path) -> str:
    return path.parent.name if path.name == "gold.json" else path.stem


# ---- the form of the sets


def test_the_sets_are_here() -> None:
    assert SETS / "zh_news.jsonl" in JSONL
    assert len(STORIES) >= 4


def test_chinese_news_comes_in_both_scripts_and_enough_of_it() -> None:
    docs = rows(SETS / "zh_news.jsonl")
    kinds = Counter(quote["kind"] for doc in docs for quote in doc["quotes"])
    assert Counter(doc["lang"] for doc in docs).keys() == {"zh-Hans", "zh-Hant"}
    assert len(docs) >= 40
    assert kinds.total() >= 120
    assert kinds.keys() == KINDS
    assert any(not doc["quotes"] for doc in docs)


@pytest.mark.parametrize("path", JSONL, ids=names)
def test_offsets_of_a_set_fit_its_texts(path: Path) -> None:
    docs = rows(path)
    assert len({doc["id"] for doc in docs}) == len(docs)
    for doc in docs:
        text = doc["text"]
        for quote in doc["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["text"] != "", doc["id"]
            assert quote["kind"] in KINDS, doc["id"]
            assert quote.get("speaker_type", "") in TYPES, doc["id"]
            mention = quote.get("speaker_text") or ""
            place = slice(quote.get("speaker_start") or 0, quote.get("speaker_end") or 0)
            assert text[place] == mention, doc["id"]


@pytest.mark.parametrize("path", STORIES, ids=names)
def test_a_story_names_everyone_who_speaks(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    texts = {name: (path.parent / name).read_text("utf-8") for name in (a["file"] for a in gold["articles"])}
    people = {person["id"]: person for person in gold["people"]}
    assert len(people) == len(gold["people"])
    assert len(gold["quotes"]) >= 25
    for person in people.values():
        assert person["type"] in TYPES
        for name, forms in person["names"].items():
            assert forms, person["id"]
            assert all(form in texts[name] for form in forms), person["id"]
    for quote in gold["quotes"]:
        text = texts[quote["file"]]
        assert quote["kind"] in KINDS
        assert text.count(quote.get("after", "") + quote["text"]) == 1, quote["text"]
        assert quote["speaker_text"] in text
        assert quote["cue"] in text
        assert people[quote["speaker"]]["names"][quote["file"]], quote["text"]


@pytest.mark.parametrize("path", STORIES, ids=names)
def test_a_story_is_told_in_three_scripts_with_the_same_statements(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    assert {article["lang"] for article in gold["articles"]} == {"en", "zh-Hans", "zh-Hant"}
    told: dict[str, set[str]] = {}
    for quote in gold["quotes"]:
        told.setdefault(quote["statement"], set()).add(quote["file"])
    assert sum(len(files) == len(gold["articles"]) for files in told.values()) >= 8


# ---- what the extractor finds in them


@pytest.mark.parametrize(
    ("path", "exact", "spurious", "wrong_persons"),
    [
        (SETS / "en_coref.jsonl", 298, 35, 5),
        (SETS / "en_coref_2.jsonl", 333, 28, 9),
        (SETS / "zh_news.jsonl", 206, 4, 3),
        (SETS / "zh_news_2.jsonl", 206, 8, 2),
        (SETS / "en_news_3.jsonl", 233, 24, 10),
        (SETS / "zh_news_3.jsonl", 175, 6, 1),
        (SETS / "requests.jsonl", 82, 2, 1),
        (SETS / "parallel" / "bridge", 54, 5, 3),
        (SETS / "parallel" / "grader", 54, 3, 6),
        (SETS / "parallel" / "tailings", 51, 5, 3),
        (SETS / "parallel" / "voice", 47, 5, 3),
    ],
    ids=(
        "en_coref",
        "en_coref_2",
        "zh_news",
        "zh_news_2",
        "en_news_3",
        "zh_news_3",
        "requests",
        "bridge",
        "grader",
        "tailings",
        "voice",
    ),
)
def test_no_fewer_quotes_are_found_than_before(
    path: Path, exact: int, spurious: int, wrong_persons: int
) -> None:
    ((_, docs),) = documents(path)
    counts, _, _ = run(docs, KINDS, [], detect=False)
    assert counts["exact right"] >= exact
    assert counts["exact wrong"] <= spurious
    assert counts["resolved all wrong"] <= wrong_persons
