"""Word pairs of a library: what its texts propose, and what a confirmed or denied pair changes at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.glossaries import Form, WordPair
from search.glossaries.brackets import bracketed
from search.glossaries.choosing import words_in
from search.glossaries.negations import is_denied
from search.glossaries.proposing import _Candidates, lang_at
from search.glossaries.small_words import is_small
from search.glossaries.together import Together
from search.glossaries.written import Written, in_script, surfaces, usual_script
from search.language.glossary import Glossary
from search.library import Library
from search.model import Article, Hit, Passage, Related, Span
from tests.desk import SEEDS
from tui.reader.hits import found_by as badge

EN = """Harbour board weighs a glow buoy

The harbour board said on Monday that the glow buoy at the northern mole had failed twice.

A second glow buoy will be ordered, the board said, before the herring fleet returns.
"""
ZH = """港務局討論夢光浮標

港務局週一表示，北防波堤的夢光浮標已兩度失靈。

港務局表示，鯡魚船隊返航之前將訂購第二個夢光浮標。
"""
OTHER = """天气预报

周一下午有雨，周二转晴，气温略有上升。
"""
MONDAY = "The harbour board said on Monday that the glow buoy at the northern mole had failed twice."
BUOY = Form("glow buoy", "en"), Form("夢光浮標", "zh")


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of three invented articles and its derived data; tests put only glossary.yaml into it."""
    folder, home = tmp_path_factory.mktemp("harbour"), tmp_path_factory.mktemp("home")
    for name, text in (("en.txt", EN), ("zh.txt", ZH), ("other.txt", OTHER)):
        (folder / name).write_text(text, "utf-8")
    with Library(folder, home) as library:
        library.add()
        library.catch_up()
    return folder, home


@pytest.fixture
def library(harbour: tuple[Path, Path]) -> Iterator[Library]:
    folder, home = harbour
    with Library(folder, home) as opened:
        yield opened
    for made in (folder / "glossary.yaml", opened.home / "glossary-changes.json"):
        made.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def seeds(seeds_home: Path) -> Iterator[Library]:
    with Library(SEEDS, seeds_home) as library:
        library.dictionary.build()
        yield library


def found_by(library: Library, line: str, lang: str) -> list[tuple[str, ...]]:
    return [hit.found_by for hit in library.search(line).hits if hit.passage.lang.startswith(lang)]


def called(library: Library, words: str) -> set[tuple[str, str]]:
    """All other forms that a search takes words for."""
    found = library._shelf.lexicon().called(words)
    return {form for each in found.values() for one in each for form in one.forms}


def related(library: Library, lang: str) -> list[Related]:
    article = library.article("en.txt")
    assert article is not None
    start = article.text.index(MONDAY)
    return library.related_in(article, start, MONDAY, "en", langs=[lang])


def forms(pairs: list[WordPair]) -> list[str]:
    return [pair.other.text for pair in pairs]


# -- what is proposed -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "first"),
    [("超級智能", "superintelligence"), ("開源", "open source"), ("閉源", "closed-source")],
)
def test_the_best_candidate_of_a_word_is_its_counterpart(seeds: Library, words: str, first: str) -> None:
    best = seeds.propose_for(words)[0]
    assert (best.other.text, best.other.lang, best.state) == (first, "en", "")
    assert best.passages > 3
    assert "the word list" in best.reasons


def test_words_that_face_each_other_in_passages_that_say_the_same() -> None:
    passage = Passage(1, 1, 0, 0, 21, "zh-Hans", "body", (Span(0, 9), Span(9, 21)))
    hit = Hit(
        passage, "a.txt", "", "", "", "码头关了。夜航灯坏了两次，无人看管。", (Span(10, 13),), 1.0, ("word",)
    )
    asked: list[Span] = []

    def near(_: Hit, sentence: Span) -> list[tuple[str, str]]:
        asked.append(sentence)
        return [("The pilot light failed twice.", "en"), ("Twice the pilot light has been out.", "en")]

    def cosines(_: str, others: Sequence[str]) -> list[float]:
        return [0.9 if other == "pilot light" else 0.1 for other in others]

    together = Together(Written(lambda _phrase, _limit: [hit]), near, list, lambda: lambda *_: (), cosines)
    found = {form.text: (number, is_near) for form, number, is_near in together.words(Form("夜航灯", "zh"))}
    assert asked == [Span(9, 21)]
    assert found["pilot light"] == (2, True)
    assert found["light"] == (2, False)
    assert found["failed"] == (1, False)
    assert not {"the", "has", "been"} & set(found)


def test_the_other_direction_shows_both_scripts(seeds: Library) -> None:
    assert set(forms(seeds.propose_for("open source"))[:2]) == {"開源", "开源"}


def test_where_the_sources_disagree_both_forms_are_shown(seeds: Library) -> None:
    found = [pair for pair in seeds.propose_for("超級智能實驗室") if "in brackets in" in pair.reasons[0]]
    assert sorted((pair.other.text, pair.passages) for pair in found) == [
        ("Superintelligence Lab", 1),
        ("Superintelligence Labs", 1),
    ]
    assert forms(seeds.propose_for("Superintelligence Labs"))[0] == "超級智能實驗室"


def test_the_words_at_a_span_have_the_language_of_their_passage(seeds: Library) -> None:
    article = next(each for each in seeds.articles() if "開源" in each.text)
    at = article.text.index("開源")
    assert forms(seeds.propose(article, Span(at, at + 2)))[0] == "open source"
    latin = article.text.index("Superintelligence")
    assert lang_at(article, Span(latin, latin + 17)) == "en"


def test_a_library_proposes_what_its_texts_give(seeds: Library) -> None:
    found = {(pair.one.text, pair.other.text): pair.reasons for pair in seeds.propose_all()}
    assert found["Superintelligence Lab", "超級智能實驗室"] == ("in brackets",)
    assert found["open source", "開源"] == ("in passages that say the same",)
    assert len(seeds.propose_all(3)) == 3


def test_nothing_is_proposed_for_nothing(seeds: Library) -> None:
    assert [seeds.propose_for(words) for words in ("", "  ", "。", "\ud800")] == [[], [], [], []]


def test_what_is_decided_is_shown_so_and_not_proposed_again(library: Library) -> None:
    library.glossary_file.confirm(*BUOY)
    library.glossary_file.deny(Form("glow buoy", "en"), Form("浮標", "zh"))
    states = {pair.other.text: pair.state for pair in library.propose_for("glow buoy", "en")}
    assert states["夢光浮標"] == "confirmed"
    assert "glow buoy" not in {pair.one.text for pair in library.propose_all()}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("他們使用大语言模型（large language model）。", ("大语言模型", "large language model")),
        ("We call it a tidal gate (潮汐闸门) here.", ("tidal gate", "潮汐闸门")),
        ("使用了潮汐闸门(tidal gate)和", ("潮汐闸门", "tidal gate")),
        ("It rose (see above) by 3 (2024).", None),
        ("他说（笑）很好(100)。", None),
        ("(large language model)", None),
    ],
)
def test_pairs_in_brackets(text: str, pair: tuple[str, str] | None) -> None:
    found = [(each.one.text, each.other.text) for each in bracketed(Article(1, "a.txt", 0, "", text))]
    assert found == ([pair] if pair else [])


@given(st.text(max_size=120))
def test_no_text_is_too_odd(text: str) -> None:
    for each in bracketed(Article(1, "a.txt", 0, "", text)):
        assert each.one.text
        assert each.other.text in text
    spans = words_in(text, "en", Glossary.load())
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(text.count(form) or " " in form for form in surfaces(text, Form("open source", "en")))


def test_the_words_of_a_sentence_can_be_chosen() -> None:
    text = "Meta has closed the open source project because of it."
    chosen = [span.of(text) for span in words_in(text, "en", Glossary.load())]
    assert chosen[:3] == ["Meta", "closed", "open source"]
    assert not {"has", "the", "because", "of", "it"} & set(chosen)
    text = "Die Schiffe seien im Hafen gewesen und wären dort geblieben, sagte sie."
    chosen = [span.of(text) for span in words_in(text, "de", Glossary.load())]
    assert chosen == ["Schiffe", "Hafen", "geblieben"]


@pytest.mark.parametrize(
    ("words", "lang", "is_one"),
    [
        ("unsere", "de", True), ("nuestra", "es", True), ("leurs", "fr", True), ("may", "en", True),
        ("dieses", "de-AT", True), ("在", "zh-Hans", True), ("US", "en", False), ("Hafen", "de", False),
        ("our ship", "en", False), ("notre", "fr", True),
    ],
)  # fmt: skip
def test_small_words_are_no_terms(words: str, lang: str, is_one: bool) -> None:
    assert is_small(words, lang) is is_one
    proposed = _Candidates(Form("nave", "it"), {"de", "es", "fr", "en", "zh"})
    proposed.add(Form(words, lang), 1.0, "near in meaning")
    assert proposed.has(Form(words, lang)) is not is_one


# -- what a decision changes ------------------------------------------------------------------------------


@pytest.mark.parametrize(("line", "lang"), [("夢光浮標", "en"), ("glow buoy", "zh")])
def test_a_confirmed_pair_finds_the_other_language_at_once(library: Library, line: str, lang: str) -> None:
    assert ("glossary",) not in found_by(library, line, lang)
    library.glossary_file.confirm(*BUOY)
    assert found_by(library, line, lang).count(("glossary",)) >= 2
    hits = library.search(line).hits
    assert {badge(hit) for hit in hits if hit.found_by == ("glossary",)} == {"your glossary"}
    assert ("glossary",) not in [hit.found_by for hit in library.search(line, exact=True).hits]
    library.glossary_file.undo()
    assert ("glossary",) not in found_by(library, line, lang)


def test_a_denied_pair_is_not_searched_for(library: Library) -> None:
    by = [hit.found_by for hit in library.search("harbour").hits if "港" in hit.text]
    library.glossary_file.confirm(Form("harbour", "en"), Form("港務局", "zh"))
    assert ("glossary",) in [hit.found_by for hit in library.search("harbour").hits if "港" in hit.text]
    library.glossary_file.deny(Form("harbour", "en"), Form("港務局", "zh"))
    assert [hit.found_by for hit in library.search("harbour").hits if "港" in hit.text] == by


def test_a_denial_also_holds_against_the_bundled_glossary(library: Library) -> None:
    before = called(library, "open source")
    assert ("开源", "zh") in before
    library.glossary_file.deny(Form("open-source", "en"), Form("開源", "zh"))
    left = called(library, "open source")
    assert ("开源", "zh") not in left
    assert left < before


def test_a_confirmed_pair_is_a_reason(library: Library) -> None:
    def labels() -> list[str]:
        return [each.label for row in related(library, "zh") for each in row.evidence if each.kind == "term"]

    assert "glow buoy = 夢光浮標" not in labels()
    library.glossary_file.confirm(*BUOY)
    assert "glow buoy = 夢光浮標" in labels()
    library.glossary_file.deny(*BUOY)
    assert "glow buoy = 夢光浮標" not in labels()


def test_a_denied_pair_is_no_reason(library: Library) -> None:
    assert "failed = 失靈" in [each.label for row in related(library, "zh") for each in row.evidence]
    library.glossary_file.deny(Form("failed", "en"), Form("失灵", "zh"))
    assert "failed = 失靈" not in [each.label for row in related(library, "zh") for each in row.evidence]


def test_the_pair_of_two_words_is_what_a_person_says(library: Library) -> None:
    library.dictionary.build()
    assert library._are_pair("夢光浮標", "glow buoy") == 0.0
    library.glossary_file.confirm(*BUOY)
    assert library._are_pair("夢光浮標", "glow buoy") == 1.0
    assert library._are_pair("model", "模型") > 0.5
    library.glossary_file.deny(Form("models", "en"), Form("模型", "zh"))
    assert library._are_pair("model", "模型") == 0.0


def test_quotes_about_a_word_are_those_about_its_counterpart(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    said = "“The glow buoy will not be repaired again,” said Ines Calloway, who chairs the board.\n"
    (folder / "a.txt").write_text("Board meets\n\n" + said, "utf-8")
    with Library(folder, tmp_path / "cache") as library:
        library.add()
        assert library.quotes(about="夢光浮標") == []
        library.glossary_file.confirm(*BUOY)
        assert [quote.person for quote in library.quotes(about="夢光浮標")] == ["Ines Calloway"]
        library.glossary_file.deny(*BUOY)
        assert library.quotes(about="夢光浮標") == []


def test_a_broken_file_is_told_and_nothing_of_it_is_used(library: Library) -> None:
    bundled = len(library.glossary.concepts)
    path = library.folder / "glossary.yaml"
    path.write_text("pairs:\n  - {en: glow buoy, zh: 夢光浮標}\n", "utf-8")
    assert len(library.glossary.concepts) == bundled + 1
    path.write_text("pairs:\n  - {en: glow buoy, zh: [夢光浮標}\n", "utf-8")
    assert len(library.glossary.concepts) == bundled
    assert "line 2" in library.glossary_file.problem
    assert ("glossary",) not in found_by(library, "夢光浮標", "en")
    assert path.read_text("utf-8").endswith("[夢光浮標}\n")


@pytest.mark.parametrize(
    ("latin", "chinese", "denied"),
    [
        ("see", "看不见", True),
        ("see", "看不見", True),
        ("find", "找不到", True),
        ("invisible", "看不见", False),
        ("can’t help", "忍不住", False),
        ("sans le voir", "看不见", False),
        ("cannot be found", "找不到", False),
        ("see", "看见", False),
        ("sorry", "对不起", False),
        ("nearly", "差不多", False),
        ("future", "未来", False),
    ],
)
def test_what_denies_a_word_is_not_proposed_for_it(latin: str, chinese: str, denied: bool) -> None:
    pair = Form(latin, "en"), Form(chinese, "zh-Hans")
    assert is_denied(*pair) is denied
    assert is_denied(*reversed(pair)) is denied


def test_what_no_text_has_is_proposed_in_the_script_of_the_texts() -> None:
    assert usual_script(["en", "zh-Hant", "zh-Hans", "zh-Hant", "de"]) == "zh-Hant"
    assert usual_script(["en", "ja"]) == ""
    library = Form("图书馆", "zh")
    assert [in_script(library, script) for script in ("", "zh-Hans", "zh-Hant")] == [
        "图书馆",
        "图书馆",
        "圖書館",
    ]
    assert in_script(Form("library", "en"), "zh-Hant") == "library"
