"""Related passages where a person has read what belongs together: the seeds, and one invented story."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search.asking import sentences_around
from search.library import Library
from search.model import Article, Related, Span

SEEDS = Path(__file__).parent.parent / "seeds"
STORY = Path(__file__).parent / "samples" / "story"
GOLD: dict[str, Any] = json.loads((STORY / "gold.json").read_text(encoding="utf-8"))


@pytest.fixture
def seeds(seeds_home: Path) -> Iterator[Library]:
    with Library(SEEDS, seeds_home) as library:
        yield library


@pytest.fixture(scope="module")
def story(story_home: Path) -> Iterator[Library]:
    with Library(STORY, story_home) as library:
        yield library


def asked(library: Library, number: str, words: str, **options: Any) -> list[Related]:
    """What is near the words of a seed, as at the desk."""
    (head,) = (head for head in library.heads() if head.file.startswith(number))
    article = library.article(head.id)
    assert article is not None
    start = article.text.index(words)
    return library.related_in(article, start, words, **options)


def test_the_pause_of_behemoth_is_found_across_languages(seeds: Library) -> None:
    sentence = (
        'Meta has paused testing of its latest open source model "Behemoth" to concentrate on developing '
        "a new closed-source model, reflecting a significant strategic shift"
    )
    found = asked(seeds, "000", sentence)[:3]
    assert found[0].file.startswith("001")
    pause = next(each for each in found if "對“Behemoth”模型的測試也已暫停" in each.text)
    labels = {reason.label for reason in pause.evidence}
    assert {"Behemoth", "paused = 暫停", "testing = 測試"} <= labels
    back = asked(seeds, "001", "隨著超級智能實驗室的啟動,對“Behemoth”模型的測試也已暫停。")[0]
    assert (back.file[:3], back.level, "paused testing" in back.text) == ("000", "same fact", True)


def test_the_spokesman_says_the_same_in_two_languages(seeds: Library) -> None:
    direct = asked(seeds, "001", "我們計劃繼續發布領先的開源模型")[0]
    assert (direct.file[:3], direct.level) == ("000", "same statement")
    assert "in parallel" in direct.text
    indirect = asked(seeds, "000", "it also plans to train closed-source models in parallel")[0]
    assert (indirect.file[:3], indirect.level) == ("001", "same statement")
    assert "我們計劃繼續發布領先的開源模型" in indirect.text


def test_the_podcast_is_one_statement_from_both_sides(seeds: Library) -> None:
    article = next(each for each in seeds.articles() if each.file.startswith("001"))
    quote = next(each for each in article.quotes if "我們當然非常支持開源" in each.text)
    paraphrase = asked(seeds, "001", quote.text)[0]
    assert (paraphrase.file[:3], paraphrase.level) == ("002", "same statement")
    assert "saying in a podcast last year" in paraphrase.text
    back = asked(seeds, "002", paraphrase.text)[0]
    assert (back.file[:3], back.level) == ("001", "same statement")
    assert "能力發生了質的飛躍" in back.text


def test_a_statement_is_found_in_the_other_places_of_its_page(seeds: Library) -> None:
    found = asked(seeds, "002", "a force focused on replacing large swaths of society")
    digest = next(each for each in found if "取代社会的大部分" in each.text)
    assert (digest.file[:3], digest.level, digest.same_page) == ("002", "same statement", True)
    assert {"same statement"} == {each.level for each in found if "取代社会" in each.text}


def test_the_laboratory_is_found_by_its_name(seeds: Library) -> None:
    found = asked(seeds, "001", "Meta新成立的超級智能實驗室")
    renamed = next(each for each in found if "Meta Superintelligence Labs" in each.text)
    assert renamed.file.startswith("000")
    assert "超級智能 = Superintelligence" in {reason.label for reason in renamed.evidence}


UNRELATED = """
It will rain in the north tomorrow, with snow on the hills by evening.
Cut the onions finely and fry them in butter until golden.
The striker scored twice in the second half and the crowd went home happy.
Her cat sleeps on the radiator all winter.
The museum opens at ten and is closed on Mondays.
He planted tulips along the garden path last autumn.
The train to the coast takes two hours and a half.
Our choir sings Bach in the old church at Easter.
The recipe needs 250 grams of flour and three eggs.
She ran the marathon in under four hours.
明天北部有雨，傍晚山区转雪。
把洋葱切碎，用黄油炒到金黄。
這支球隊在下半場連進兩球，觀眾歡呼不已。
我家的貓整個冬天都睡在暖氣上。
博物館每週一休館，上午十點開放。
他去年秋天在花園小路旁種了鬱金香。
Morgen regnet es im Norden, am Abend fällt auf den Bergen Schnee.
Die Zwiebeln fein hacken und in Butter goldgelb braten.
Der Stürmer traf in der zweiten Halbzeit zweimal.
Das Museum ist montags geschlossen.
""".strip().splitlines()


def test_nothing_is_near_sentences_about_other_things(seeds: Library, story: Library) -> None:
    assert len(UNRELATED) == 20
    found = [
        (text, each) for library in (seeds, story) for text in UNRELATED for each in library.related(text)
    ]
    assert [(text, each.text) for text, each in found if each.level != "related" or not each.evidence] == []
    assert len(found) <= 2


def test_a_careful_choice_is_found_in_english_and_in_the_digest(seeds: Library) -> None:
    found = asked(seeds, "002", "careful about what we choose to open source", limit=6)
    assert (found[0].file[:3], found[0].level) == ("000", "same statement")
    rendering = next(each for each in found if "谨慎选择开源模型" in each.text)
    assert (rendering.same_page, rendering.level) == (True, "same statement")
    assert any("谨慎" in reason.label for reason in rendering.evidence)


def test_the_podcast_is_found_from_its_paraphrase(seeds: Library) -> None:
    sentence = (
        "The CEO has left himself some wiggle room, saying in a podcast last year that if there was a "
        "significant change in AI capabilities, it may not be safe to “open source” it."
    )
    first, *_ = asked(seeds, "002", sentence, langs=["zh-Hant"])
    assert "播客" in first.text
    assert "能力發生了質的飛躍" in first.text
    assert "podcast = 播客" in {reason.label for reason in first.evidence}


def test_the_acquisition_is_found_by_its_amount(seeds: Library) -> None:
    sentence = (
        "Meta has invested $14.3 billion in AI, marking a departure from the default open source model, as "
        "the company focuses on developing closed-source models to enhance commercial control"
    )
    found = asked(seeds, "000", sentence)
    amounts = [each for each in found if "$14.3 billion" in each.text]
    assert [each.file[:3] for each in amounts] == ["003", "003"]
    assert all(any(reason.label == "$14.3 billion" for reason in each.evidence) for each in amounts)
    assert [each.text for each in found if each.level == "same fact"] == [each.text for each in amounts]


def test_nothing_of_the_page_itself_but_a_digest_in_another_language(seeds: Library) -> None:
    for article in seeds.articles():
        for passage in article.passages[::2]:
            for each in seeds.related(passage):
                assert each.passage.role != "boilerplate"
                if each.passage.article == article.id:
                    assert each.same_page
                    assert each.passage.role == "summary"


def test_evidence_points_at_words_in_both_texts(seeds: Library) -> None:
    articles = {article.id: article for article in seeds.articles()}
    for article in articles.values():
        for quote in article.quotes:
            around = sentences_around(article, Span(quote.start, quote.end))
            for each in seeds.related(quote):
                there = articles[each.passage.article].text
                assert there[each.start : each.end] == each.text
                for reason in each.evidence:
                    assert reason.here
                    assert reason.there
                    assert all(around.start <= span.start < span.end <= around.end for span in reason.here)
                    assert all(each.start <= span.start < span.end <= each.end for span in reason.there)


@pytest.mark.parametrize(
    "text", ["", "  ", "!!!", "the recipe for apple pie", "xyzzy plugh", "441953276@qq.com"]
)
def test_nothing_is_near_what_nobody_speaks_of(seeds: Library, text: str) -> None:
    assert seeds.related(text) == []


# -- the story -------------------------------------------------------------------------------------------


def sentence_of(library: Library, entry: dict[str, Any]) -> tuple[Article, Span]:
    article = library.article(entry["file"])
    assert article is not None
    after = article.text.index(entry["after"]) + len(entry["after"]) if entry.get("after") else 0
    start = article.text.index(entry["text"], after)
    return article, Span(start, start + len(entry["text"]))


def ranked(library: Library, pair: dict[str, Any]) -> tuple[list[Related], Article, Span]:
    article, span = sentence_of(library, pair["a"])
    other, wanted = sentence_of(library, pair["b"])
    passage = next(p for p in other.passages if p.start <= wanted.start < p.end)
    found = library.related_in(article, span.start, span.of(article.text), langs=[passage.lang])
    return found, other, wanted


def test_most_related_pairs_of_the_story_stand_among_the_first_three(story: Library) -> None:
    found = 0
    for pair in GOLD["related"]:
        near, other, wanted = ranked(story, pair)
        places = [
            (each.passage.article, each.start < wanted.end and wanted.start < each.end) for each in near[:3]
        ]
        found += (other.id, True) in places
    print(f"related pairs among the first three: {found} of {len(GOLD['related'])}")
    assert found / len(GOLD["related"]) >= 0.7


def test_no_tempting_pair_of_the_story_is_called_the_same_statement(story: Library) -> None:
    wrong = []
    for pair in GOLD["unrelated"]:
        near, other, wanted = ranked(story, pair)
        wrong += [
            each.text
            for each in near
            if each.level == "same statement"
            and each.passage.article == other.id
            and each.start < wanted.end
            and wanted.start < each.end
        ]
    assert wrong == []
