"""Names as shared evidence, and the bilingual glossary that joins them across scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import concepts
from search.language.concepts import Concept, GlossaryError
from search.language.fold import fold
from search.language.glossary import Glossary
from search.language.names import name_key, names

SEEDS = Path(__file__).parent.parent / "seeds"

mixed = st.text(st.one_of(st.characters(), st.sampled_from("马克·扎伯格开源《》 Meta’s AI.xZ-\nМ")))


def keys(text: str, lang: str = "en") -> set[str]:
    return {name.key for name in names(text, lang)}


def found(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.concept.id) for hit in Glossary.load().find(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("She met Ingrid Solheim in Hamburg.", "en", {"ingrid solheim", "solheim", "hamburg"}),
        ("Ms Solheim’s office declined.", "en", {"solheim"}),
        ("Chief Executive Henrik Lauridsen said so on Tuesday.", "en", {"henrik lauridsen", "lauridsen"}),
        ("Shares in Brandsholm Line fell. Crews are still there.", "en", {"brandsholm line", "brandsholm"}),
        ("Lauridsen said he knew. The ship left.", "en", {"lauridsen"}),
        ("Reached by phone, he left. Reports came. Nobody paid.", "en", set()),
        ("The safety of ships. Safety is key, Safety.", "en", set()),
        ("Rivals like xAI and DeepSeek use GPT-5.", "en", {"xai", "deepseek", "gpt-5"}),
        ("the AI of the CEO on TV", "en", set()),
        ("Meta CEO Mark Zuckerberg wrote it", "en", {"meta", "zuckerberg"}),
        (
            "It was the Bank of Norway, Calder & Voss and J. K. Rowling.",
            "en",
            {"bank of norway", "norway"} | {"calder & voss", "j. k. rowling", "rowling"},
        ),
        ("Behördenchefin Ingrid Solheim sprach in der Stadt.", "de", {"ingrid solheim", "solheim"}),
        ("Die Ladung war mit Dollar versichert. Der Reederei droht ein Bußgeld.", "de", set()),
        ("首席執行官馬克·扎克伯格尚未表示", "zh-Hant", {"zuckerberg"}),
        (
            "署長英格麗·索爾海姆在漢堡說，索爾海姆並未採信",
            "zh-Hant",
            {"英格丽·索尔海姆", "索尔海姆", "hamburg"},
        ),
        ("公司發言人安德森（Lars Andersen）說", "zh-Hant", {"安德森", "lars andersen", "andersen"}),
        ("约翰·史密斯（John Smith）说", "zh-Hans", {"约翰·史密斯", "史密斯", "john smith", "smith"}),
        ("首席科学家（Chief Scientist）", "zh-Hans", {"scientist"}),
        ("亨利克·勞里德森則喊冤", "zh-Hant", {"亨利克·劳里德森", "劳里德森"}),
        (
            "对“Behemoth”模型，据《纽约时报》和TechCrunch报道",
            "zh-Hans",
            {"behemoth", "nytimes", "techcrunch"},
        ),
        ("《北歐航運日報》報道", "zh-Hant", {"北欧航运日报"}),
        ("", "en", set()),
    ],
)
def test_names(text: str, lang: str, expected: set[str]) -> None:
    assert keys(text, lang) == expected


def test_a_title_case_headline_gives_only_known_names() -> None:
    text = "Lauridsen Says Ships Will Stay Inside Harbour\n\nThe company of Lauridsen waits."
    assert keys(text) == {"lauridsen"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mark Zuckerberg", "祖克柏"),
        ("Zuckerberg’s", "马克·扎克伯格"),
        ("President Donald Trump", "川普"),
        ("Ms Solheim", "Solheim"),
        ("馬克・扎克伯格", "馬克·扎克伯格"),
        ("ZÜRICH Wire", "Zurich Wire"),
        ("New York Times", "紐約時報"),
    ],
)
def test_equal_keys(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


def test_different_persons_have_different_keys() -> None:
    assert len({name_key(name) for name in ("Alasdair Kerr", "Morna Kerr", "Elon Musk", "Kimbal Musk")}) == 4


def test_the_seeds_share_their_names() -> None:
    pages = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert {"meta", "zuckerberg", "behemoth"} <= keys(pages[0]) & keys(pages[1], "zh-Hant")
    assert {"meta", "zuckerberg", "openai", "google"} <= keys(pages[1], "zh-Hant") & keys(pages[2])
    assert {"meta", "openai", "microsoft", "llama"} <= keys(pages[1], "zh-Hant") & keys(pages[3])


@given(mixed, st.sampled_from(["en", "de", "zh-Hans", "und"]))
def test_names_lie_in_the_text(text: str, lang: str) -> None:
    for name in names(text, lang):
        assert name.text == text[name.start : name.end] != ""
        assert name.key


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("an open-sourced model", "en", [("open-sourced", "open-source"), ("model", "model")]),
        ("開源模型", "zh-Hant", [("開源", "open-source"), ("模型", "model")]),
        ("the New York Times", "en", [("New York Times", "nytimes")]),
        ("told us who did it", "en", []),
        ("told the US and the WHO", "en", [("US", "us"), ("WHO", "who")]),
        ("A meta joke, an apple", "en", []),
        ("zuckerberg podcast", "en", [("zuckerberg", "zuckerberg"), ("podcast", "podcast")]),
        ("customer custom", "en", [("customer", "customer")]),
        ("Spokeswomen of companies", "en", [("companies", "company")]),
        ("總理", "zh-Hant", [("總理", "prime-minister"), ("總理", "chancellor")]),
        ("公开源头", "zh-Hans", []),
        ("开源节流", "zh-Hans", []),
        ("生成式AI", "zh-Hans", [("生成式AI", "generative-ai")]),
        ("künstliche Intelligenz", "de", [("künstliche Intelligenz", "ai")]),
        ("🌟🌟 播客", "zh-Hans", [("播客", "podcast")]),
        ("", "en", []),
    ],
)
def test_find(text: str, lang: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, lang) == expected


@given(mixed, st.sampled_from(["en", "de", "zh-Hans", "ja", "und"]))
def test_hits_do_not_overlap(text: str, lang: str) -> None:
    spans = sorted({(hit.start, hit.end) for hit in Glossary.load().find(text, lang)})
    ends = [0, *(end for _, end in spans)]
    assert all(end <= start < stop <= len(text) for end, (start, stop) in zip(ends, spans, strict=False))


def test_lookup_and_forms() -> None:
    glossary = Glossary.load()
    (podcast,) = glossary.lookup("播客")
    assert glossary.lookup("PODCASTS") == (podcast,)
    assert glossary.forms(podcast, "zh-Hant") == ("播客",)
    assert glossary.forms(podcast, "en") == ("podcast",)
    assert glossary.forms(podcast, "sw") == ()
    assert glossary.lookup("") == glossary.lookup("qqqq") == ()


def test_the_bundled_glossary_is_sound() -> None:
    entries = concepts.bundled()
    assert len(entries) >= 300
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        for lang, forms in entry.forms.items():
            assert forms, entry.id
            assert len(forms) == len({fold(form) for form in forms}), (entry.id, lang)
            assert all(len(form) > 1 for form in forms), entry.id


def test_every_chinese_form_is_found_by_itself() -> None:
    glossary = Glossary.load()
    for entry in concepts.bundled():
        for form in entry.forms.get("zh", ()):
            assert entry in [hit.concept for hit in glossary.find(form, "zh-Hans")], form


def test_every_english_form_is_found_by_itself() -> None:
    glossary = Glossary.load()
    for entry in concepts.bundled():
        for form in entry.forms.get("en", ()):
            assert entry in [hit.concept for hit in glossary.find(f"X {form}", "en")], form


def test_terms_that_begin_alike_are_told_apart() -> None:
    terms = [
        Concept(str(n), "term", {"en": (f"dock number {n}",), "zh": (f"船坞甲{n}",)}) for n in range(3_000)
    ]
    found = Glossary([*terms, Concept("any", "term", {"en": ("dock number",), "zh": ("船坞甲",)})])
    for text, lang in (("The dock number 17 and dock number none", "en"), ("船坞甲17和船坞甲", "zh")):
        assert [hit.concept.id for hit in found.find(text, lang)] == ["17", "any"]
    assert [concept.id for concept in found.lookup("dock number 2999")] == ["2999"]


def test_a_users_glossary_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("- {id: solheim, kind: person, en: [Solheim], zh: [索尔海姆, 索爾咸]}\n", "utf-8")
    glossary = Glossary.load(path)
    assert {name.key for name in names("總監索爾咸說", "zh-Hant", glossary)} == {"solheim"}
    assert name_key("Ms Solheim", glossary) == "solheim"
    assert glossary.lookup("播客")


@pytest.mark.parametrize(
    "text", ["- {en: [x]}", "a: b", "- [", "- {id: x, kind: animal}", "- {id: x, en: word}", "- word"]
)
def test_a_broken_glossary_is_reported(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(GlossaryError):
        Glossary.load(path)


def test_a_missing_glossary_is_reported(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError):
        Glossary.load(tmp_path / "none.yaml")


@pytest.mark.parametrize("lang", ["de", "fr", "es"])
def test_every_form_of_other_languages_is_found_by_itself(lang: str) -> None:
    glossary = Glossary.load()
    for entry in concepts.bundled():
        for form in entry.forms.get(lang, ()):
            assert entry in [hit.concept for hit in glossary.find(form, lang)], form
