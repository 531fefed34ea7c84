"""How near two texts are said to be: signals, levels, conflicts, people, and what is no reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.language.figures import figures
from search.library import Library
from search.model import Span
from search.people.namesakes import likeness_of_names
from search.related import evidence
from search.related.analysed import Analysed
from search.related.asking import analysed, asking
from search.related.conflicts import conflicts, numbers_differ
from search.related.levels import Asked, Signals, closeness, further, level
from search.related.nearness import Judge
from search.related.people import Said, mentions, same_speaker
from search.related.telling import told

TESTS = Path(__file__).parent
STORIES = (TESTS / "samples" / "story", *sorted((TESTS / "quotes" / "parallel").glob("*/")))


def signals(**changes: Any) -> Signals:
    usual: dict[str, Any] = {"cosine": 0.3, "here": 0.1, "there": 0.1, "inside": 0.2}
    return Signals(**{**usual, **changes})


CLOSE = {"cosine": 0.7, "here": 0.5, "there": 0.5, "inside": 2.0}
NEAR = {"cosine": 0.6, "here": 0.7, "there": 0.5, "inside": 1.5, "lead": 0.1}


@pytest.mark.parametrize(
    ("case", "asked", "expected"),
    [
        (signals(), None, None),
        (signals(**CLOSE), None, "same statement"),
        (signals(**CLOSE, conflict=True), None, "same fact"),
        (signals(**CLOSE, quoted=0), None, "same fact"),
        (signals(cosine=0.5, inside=1.0, same_speaker=True, lead=0.2), None, "same statement"),
        (signals(cosine=0.5, inside=0.3, same_speaker=True, around=1.0, quoted=1), None, "related"),
        (signals(cosine=0.5, inside=1.0), None, "related"),
        (signals(cosine=0.5, inside=1.6, anchors=0.9), None, "same fact"),
        (signals(cosine=0.35, inside=0.9, anchors=0.9), None, "related"),
        (signals(cosine=0.35, inside=0.9, anchors=0.9, quoted=0), Asked(1.0, same_story=False), None),
        (signals(cosine=0.36, here=0.35, there=0.42, inside=3.0, quoted=0), None, "same fact"),
        (signals(cosine=0.55, here=0.2, there=0.2, inside=3.0, quoted=0), None, "related"),
        (signals(cosine=0.4, lead=0.1), Asked(3.0, same_story=True), "related"),
        (signals(cosine=0.4, lead=0.1), Asked(1.0, same_story=True), None),
        (signals(cosine=0.5, inside=0.0), Asked(3.0), "related"),
        (signals(cosine=0.5, inside=0.0, here=0.0, there=0.0), Asked(1.0), None),
        (signals(cosine=0.6, here=0.5, inside=1.2), Asked(1.0, same_story=True), "same statement"),
        (signals(**CLOSE, same_speaker=True), Asked(1.0, same_story=False), "same statement"),
        (signals(**CLOSE), Asked(1.0, same_story=False), "same fact"),
        (signals(**NEAR), None, "same statement"),
        (signals(**NEAR, telling=0.1), None, "related"),
        (signals(**NEAR, telling=0.1, same_speaker=True), None, "same statement"),
        (signals(**NEAR), Asked(3.0, is_outdone=True), "related"),
        (signals(**NEAR, anchors=0.9), Asked(3.0, is_outdone=True), "same statement"),
        (signals(cosine=0.5, inside=1.0, same_speaker=True, lead=0.2, spoken=9), None, "related"),
        (signals(cosine=0.5, inside=1.3, same_speaker=True, lead=0.2, spoken=9), None, "same statement"),
        (signals(cosine=0.1), Asked(3.0, is_question=True), "related"),
        (signals(cosine=0.4, here=0.5, inside=0.9, quoted=0), Asked(1.0), None),
        (signals(cosine=0.4, here=0.5, inside=0.9, quoted=0), Asked(1.0, stands_alone=True), "related"),
        (signals(quoted=0), Asked(1.0, stands_alone=True), None),
        (signals(cosine=None, inside=0.0), None, None),
        (signals(cosine=None, inside=0.9, here=0.6), None, "related"),
    ],
)
def test_levels(case: Signals, asked: Asked | None, expected: str | None) -> None:
    assert level(case, asked) == expected


def test_figures_that_differ_make_texts_less_the_same_but_not_less_close() -> None:
    agreeing, differing = signals(**CLOSE), signals(**CLOSE, conflict=True)
    assert closeness(differing) == closeness(agreeing)
    assert (level(agreeing), level(differing)) == ("same statement", "same fact")


def test_the_further_of_two_levels() -> None:
    assert further(None, "related") == "related"
    assert further("same fact", "related") == "same fact"
    assert further("same fact", "same statement") == "same statement"
    assert further(None, None) is None


@given(st.floats(-1, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 9), st.floats(0, 9), st.booleans())
def test_closeness_lies_between_nothing_and_certainty(
    cosine: float, here: float, there: float, inside: float, around: float, conflict: bool
) -> None:
    near = signals(cosine=cosine, here=here, there=there, inside=inside, around=around, conflict=conflict)
    assert 0 < closeness(near) < 1


# -- conflicts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("Until we have three clean samples.", "在間隔24小時的兩次取樣之前。", True),
        ("It took 19 days.", "拖了19天。", False),
        ("It costs nearly $40 million a week.", "每周損失約3.1億港元。", False),
        ("It is one thing.", "它有三件。", False),
        ("On 3 May it was sold.", "On 4 May it was sold.", False),
    ],
)
def test_texts_without_a_number_in_common(here: str, there: str, expected: bool) -> None:
    assert numbers_differ(figures(here), figures(there)) is expected


def test_a_conflict_names_both_figures() -> None:
    here, there = "It lost 460 tonnes of fuel.", "漏油640公吨。"
    ((one, other),) = conflicts(figures(here), figures(there))
    assert (one.of(here), other.of(there)) == ("460 tonnes", "640公吨")
    (shown,) = told([], Analysed(here, "en"), 5, Analysed(there, "zh-Hans"), 7, [(one, other)])
    assert (shown.kind, shown.label) == ("figure", "460 tonnes ≠ 640公吨")
    assert shown.here == (one.shifted(5),)


# -- people ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Henrik Lauridsen", "亨里克·劳里森", True),
        ("Henrik Lauridsen", "Lauridsen", True),
        ("Ingrid Solheim", "索爾咸", True),
        ("Ingrid Solheim", "亨里克·劳里森", False),
        ("Morna Kerr", "阿拉斯代尔·克尔", False),
        ("", "Morna Kerr", False),
    ],
)
def test_names_over_scripts(one: str, other: str, expected: bool) -> None:
    assert (likeness_of_names(one, other) >= 0.75) is expected
    assert same_speaker([one], [other], likeness_of_names) is expected


def test_nobody_can_tell_whether_an_unknown_speaker_is_the_same() -> None:
    assert same_speaker([], ["Morna Kerr"], likeness_of_names) is None


def test_people_are_told_over_scripts_with_their_places() -> None:
    here = analysed("Solheim was not persuaded.", "en", 0, [Said(Span(90, 99), "Ingrid Solheim")])
    there = analysed("索尔海姆并不买账。", "zh-Hans", 0, [Said(Span(90, 99), "英格丽德·索尔海姆")])
    (reason,) = evidence.reasons(here, there, {}, always, alike=likeness_of_names)
    assert reason.kind == "name"
    assert reason.here[0].of(here.text) == "Solheim"
    assert reason.there[0].of(there.text) == "索尔海姆"


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4))
def test_mentions_lie_in_the_text(text: str, names: list[str]) -> None:
    found = mentions(text, names)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    assert [each.span for each in found] == sorted(each.span for each in found)


# -- what is no reason -------------------------------------------------------------------------------------


def always(_term: str, _family: str) -> float:
    return 0.8


def labels(here: str, there: str, lang: str, sure: float, **pairs: str) -> set[str]:
    given_pairs = {f"w:{one}": [(f"w:{other}", sure)] for one, other in pairs.items()}
    ours, theirs = Analysed(here, "en"), Analysed(there, lang)
    found = evidence.reasons(ours, theirs, given_pairs, always)
    return {each.label for each in told(found, ours, 0, theirs, 0)}


def test_words_that_only_join_units_and_saying_are_no_reason() -> None:
    assert labels("Still it fell.", "它不再掉落。", "zh-Hans", 0.9, still="不再") == set()
    assert labels("A million came.", "共有13億元。", "zh-Hant", 0.9, million="億元") == set()
    assert labels("She said so.", "她表示同意。", "zh-Hans", 0.9, said="表示") == set()


def test_a_pair_that_no_dictionary_knows_must_be_very_sure() -> None:
    assert labels("The opening was late.", "仓库关闭。", "zh-Hans", 0.75, open="关闭") == set()
    assert labels("The crane fell.", "起重机倒了", "zh-Hans", 0.85, crane="起重机") == {"crane = 起重机"}


def test_neighbours_are_told_as_one_and_long_labels_are_cut() -> None:
    words = "rusty crimson ladder"
    assert labels(f"The {words} came.", f"Later {words} left.", "en", 1.0) == {words}
    long = "a" * 40
    (label,) = labels(f"The {long} came.", f"Later {long} left.", "en", 1.0)
    assert len(label) < 40
    several = "rusty crimson ladder wooden purple garden"
    (label,) = labels(f"The {several} came.", f"Later {several} left.", "en", 1.0)
    assert label == "rusty crimson ladder wooden…"


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("Jean-Luc Marchetti", "en"),
        ("al-Sisi", "en"),
        ("Αλέξης Τσίπρας", "el"),
        ("Ольга Коваль-Мороз", "ru"),
        ("Müller-Lüdenscheidt", "de"),
    ],
)
def test_a_name_is_told_whole(name: str, lang: str) -> None:
    here, there = Analysed(f"{name} fell.", lang), Analysed(f"Ici {name} tomba.", lang)
    found = evidence.reasons(here, there, {}, always)
    assert [each.label for each in told(found, here, 0, there, 0)] == [name]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("代表雅各布·厄林格怒斥", "代表雅各·欧登怒斥", {"代表", "怒斥"}),
        ("代表雅各布·厄林格怒斥", "代表雅各布·厄林格怒斥", {"代表", "怒斥"}),
    ],
)
def test_a_piece_of_a_persons_name_is_no_word(here: str, there: str, expected: set[str]) -> None:
    ours, theirs = (
        analysed(text, "zh-Hans", 0, [Said(Span(90, 99), "雅各布·厄林格")]) for text in (here, there)
    )
    words = [
        evidence.Reason("words", (Span(at, at + 2),), (Span(other, other + 2),), 0.8)
        for at, other in ((here.index(each), there.index(each)) for each in ("代表", "雅各", "怒斥"))
    ]
    assert {each.label for each in told(words, ours, 0, theirs, 0)} == expected


def test_of_two_names_the_longer_one_is_meant() -> None:
    found = mentions("李明德和李明都到了", ["李明", "李明德"])
    assert [(each.span, each.name) for each in found] == [(Span(0, 3), "李明德"), (Span(4, 6), "李明")]


def test_dates_are_a_kind_of_their_own() -> None:
    here, there = Analysed("It was 9 September 2026.", "en"), Analysed("2026年9月9日", "zh-Hans")
    assert [reason.kind for reason in evidence.reasons(here, there, {}, always)] == ["date"]


# -- what is asked ------------------------------------------------------------------------------------------


def test_a_few_quoted_words_are_asked_with_their_sentence() -> None:
    sentence = "She called it “a gamble” that nobody wrote down, and left."
    start = sentence.index("a gamble")
    few = asking("a gamble", "en", 100 + start, (sentence, 100), [])
    assert [each.text.text for each in few.tries] == [sentence]
    assert [span.of(sentence) for span in few.sentence.text.said] == ["a gamble"]
    more = asking("a gamble” that nobody wrote down", "en", 100 + start, (sentence, 100), [])
    assert [each.base for each in more.tries] == [100 + start, 100]


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(0, 90), st.text(max_size=40))
def test_any_text_can_be_asked(text: str, base: int, around: str) -> None:
    for framed in asking(text, None, base, (around, 0), None).tries:
        assert all(0 <= span.start < span.end <= len(framed.text.text) for span in framed.text.said)


def test_the_same_words_of_one_text_are_wholly_explained() -> None:
    text = Analysed("The harbour police came.", "en")
    near = Judge(always, lambda _text: {}).near(text, text, 1.0)
    assert near.signals.here == near.signals.there == 1.0
    assert closeness(near.signals) > 0.9


# -- stories -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """All stories in one library."""
    folder, home = tmp_path_factory.mktemp("stories"), tmp_path_factory.mktemp("home")
    for story in STORIES:
        (folder / story.name).mkdir()
        for file in story.glob("*.txt"):
            (folder / story.name / file.name).write_bytes(file.read_bytes())
    with Library(folder, home) as library:
        library.add()
        library.catch_up()
        yield library


def test_no_statement_of_one_story_is_taken_for_one_of_another(stories: Library) -> None:
    wrong = [
        (quote.text, each.text)
        for article in stories.articles()
        for quote in article.quotes[::8]
        for each in stories.related(quote)
        if each.level == "same statement" and each.file.split("/")[0] != article.file.split("/")[0]
    ]
    assert wrong == []


UNRELATED = (
    "The bakery on Mill Lane sells rye bread on Mondays.",
    "一只红隼在教堂塔楼上筑巢。",
    "Der Stadtrat stimmte gegen die neue Radspur am Fluss.",
    "“My garden floods every spring,” said Anna Holt, a retired nurse.",
    "他說：「這座山每年秋天都會下雪。」",
    "The chess club lost its third match in a row.",
    "“我们小时候常去那家书店。”李明说。",
    "Fans queued for two days to buy tickets for the final.",
)
"""Every two of these are unrelated: 28 pairs."""


def test_a_typed_claim_finds_its_renderings_though_nobody_is_quoted_in_it(stories: Library) -> None:
    found = stories.related("Lauridsen had not seen the memo")
    assert {"zh-Hans-1.txt", "zh-Hans-2.txt", "zh-Hant-1.txt"} <= {Path(each.file).name for each in found}
    assert any("I did not see that memo" in each.text for each in found)  # said by the one who is named
    assert sum(each.level == "same statement" for each in found) >= 3
    assert stories.related("The bakery on Mill Lane sells rye bread on Mondays.") == []


def test_unrelated_texts_are_never_the_same(stories: Library) -> None:
    relations = stories.relations
    vectors = relations.vectors(UNRELATED)
    assert vectors is not None
    judge = relations.judge()
    texts = [asking(text, None, 0, None, None).words.text for text in UNRELATED]
    levels = [
        judge.near(texts[i], texts[j], float(vectors[i] @ vectors[j])).level
        for i, j in combinations(range(len(texts)), 2)
    ]
    assert len(levels) == 28
    assert not {"same statement", "same fact"} & set(levels)


def test_statements_of_the_story_are_found_and_many_are_called_the_same(stories: Library) -> None:
    gold = json.loads((STORIES[0] / "gold.json").read_text(encoding="utf-8"))
    pairs = [pair for pair in gold["related"] if pair["level"] == "same statement"]
    first = same = 0
    for pair in pairs:
        article, other = (stories.article(f"story/{pair[side]['file']}") for side in "ab")
        assert article is not None
        assert other is not None
        wanted = other.text.index(pair["b"]["text"])
        passage = next(each for each in other.passages if each.start <= wanted < each.end)
        asked = pair["a"]["text"]
        found = stories.related_in(article, article.text.index(asked), asked, langs=[passage.lang])
        places = [
            n
            for n, each in enumerate(found)
            if each.passage.article == other.id and each.start <= wanted < each.end
        ]
        first += bool(places) and places[0] < 3
        same += bool(places) and found[places[0]].level == "same statement"
    assert len(pairs) == 30
    assert first >= 28
    assert same >= 18
