"""Scripts, folding and the segmenter."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import segment as segmenter
from search.language.fold import fold, simplify
from search.language.scripts import HAN, is_cjk_lang, is_han, language_of
from search.language.segment import EngineName, add_words, engine_identity, segment, use_engine, word_class

SEEDS = Path(__file__).parent.parent / "seeds"
PAGES = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]

mixed = st.text(
    st.one_of(st.characters(), st.sampled_from("漢字汉台臺著着é ßİ“”「」…１２３Ａａ‐—\u3000·・🌟⚖️ab12.,'’\n"))
)


@pytest.fixture
def engine() -> Iterator[None]:
    choice = segmenter._choice
    before = choice.engine, choice.words
    yield
    choice.engine, choice.words = before


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The regulator has ordered 31 ships to stay in port because of a fault.", "en"),
        ("Zuckerberg says Meta needs to be careful about what we choose to open source", "en"),
        ("Sanders’ campaign didn’t immediately respond.", "en"),
        ("OpenAI", "en"),
        ("Kein Schiff darf mit einer Software auslaufen, die den Meeresgrund nicht sieht.", "de"),
        ("Behörde legt 31 Containerschiffe still", "de"),
        ("Le navire a heurté le récif peu après quatre heures du matin, selon la compagnie.", "fr"),
        ("El barco chocó contra el arrecife poco después de las cuatro, según la empresa.", "es"),
        ("La nave ha urtato la scogliera poco dopo le quattro del mattino, ha detto il capitano.", "it"),
        ("O navio bateu no recife pouco depois das quatro da manhã, não houve feridos.", "pt"),
        ("Het schip liep kort na vier uur op het rif, maar er raakte niemand gewond.", "nl"),
        ("Loď narazila na útes krátce po čtvrté hodině ráno, uvedl kapitán.", "cs"),
        ("Statek uderzył w rafę krótko po czwartej rano, ale nikt nie został ranny.", "pl"),
        ("看不见海底的软件不能带船出港。", "zh-Hans"),
        ("看不到海底的軟體，不該讓任何一艘船靠著它出港。", "zh-Hant"),
        ("Meta首席执行官在OpenAI与Anthropic的活动上说", "zh-Hans"),
        ("Meta CEO Mark Zuckerberg在Facebook上寫道", "zh-Hant"),
        ("The reporter asked about 人工智能 and about the price of the ships.", "en"),
        ("《The Verge》报道称，公司已经暂停测试。", "zh-Hans"),
        ("人人", "zh-Hans"),
        ("東京都知事は火曜日に会見した。", "ja"),
        ("그는 화요일에 회사가 배를 멈췄다고 말했다.", "ko"),
        ("Судно село на мель рано утром.", "ru"),
        ("Судно сіло на мілину біля узбережжя.", "uk"),
        ("قال القبطان إن السفينة جنحت", "ar"),
        ("הספינה עלתה על שרטון", "he"),
        ("Το πλοίο προσάραξε", "el"),
        ("जहाज फंस गया", "hi"),
        ("เรือเกยตื้น", "th"),
        ("2026-09-23 20:58 !? 🌟", "und"),
        ("", "und"),
    ],
)
def test_language_of(text: str, lang: str) -> None:
    assert language_of(text) == lang


def test_languages_of_the_seeds() -> None:
    assert [language_of(page) for page in PAGES] == ["en", "zh-Hant", "en", "en"]


@given(mixed)
def test_language_of_answers_for_any_text(text: str) -> None:
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", language_of(text))


def test_han_class_holds_ideographs_and_nothing_else() -> None:
    han = re.compile(f"[{HAN}]")
    inside, outside = "一龥〇々㐀豈﨩𠀀", "あア한ㄱ、。「Aé·\ud800\ue000①"
    assert [bool(han.match(ch)) for ch in inside] == [True] * len(inside)
    assert not any(han.match(ch) for ch in outside)
    assert [is_han(ch) for ch in "漢a〇。"] == [True, False, True, False]


def test_cjk_languages() -> None:
    assert [is_cjk_lang(tag) for tag in ("zh-Hant", "ja", "ko", "en", "und")] == [True] * 3 + [False] * 2


@given(mixed)
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert folded == "".join(map(fold, text))
    assert len(simplify(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("開源戰略", "开源战略"),
        ("裡裏里 台臺", "里里里 台台"),
        ("寫著", "写着"),
        ("ＡＢＣ１２％　！", "abc12% !"),
        ("Zürich Łódź İstanbul Straße ﬁn", "zurich lodz istanbul straße ﬁn"),
        ("“a” ‘b’ 「c」 «d»", '"a" \'b\' "c" "d"'),
        ("a‐b—c−d", "a-b-c-d"),
        ("⼈⼯", "人工"),
        ("馬克・扎克伯格", "马克·扎克伯格"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_simplify_reads_phrases() -> None:
    assert simplify("著名學者寫著，乾隆乾淨") == "著名学者写着，乾隆干净"
    assert simplify("a \ud800 漢") == "a \ud800 汉"


@pytest.mark.parametrize("word", ["人工智能", "超级智能", "纽约时报", "开源", "数据中心", "扎克伯格"])
def test_simplified_words_are_found_on_the_traditional_page(word: str) -> None:
    assert word in fold(PAGES[1])


@pytest.mark.parametrize("search", [False, True])
@pytest.mark.usefixtures("engine")
def test_both_engines_cut_alike(search: bool) -> None:
    texts = [fold(page) for page in PAGES] + ["哈哈哈哈 node.js 用wi-fi和c++写_code 3.5万", "𠀀〇々㐀一二"]
    cuts = []
    classes = []
    engines: tuple[EngineName, ...] = ("rjieba", "jieba")
    for name in engines:
        use_engine(name)
        cuts.append([segment(text, search) for text in texts])
        word_class.cache_clear()
        classes.append([word_class(word) for word in ("隐瞒", "形同虚设", "把", "没有这个词")])
    assert cuts[0] == cuts[1]
    assert classes == [["v", "l", "p", ""]] * 2


@given(mixed, st.booleans())
def test_segments_point_at_their_words(text: str, search: bool) -> None:
    for word, start, end in segment(text, search):
        assert word == text[start:end] != ""


def test_search_mode_adds_the_parts_of_a_long_word() -> None:
    assert [word for word, _, _ in segment("人工智能", search=True)] == ["人工", "智能", "人工智能"]
    assert [word for word, _, _ in segment("人工智能")] == ["人工智能"]


def test_glossary_names_stay_whole() -> None:
    assert "扎克伯格" in [word for word, _, _ in segment("去年扎克伯格表示")]
    assert "祖克柏" in [word for word, _, _ in segment("祖克柏說")]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("name", ["rjieba", "jieba"])
def test_added_words_are_kept_whole_in_any_order(name: EngineName) -> None:
    use_engine(name)
    text = "布兰兹霍尔姆航运与索尔海姆会面"
    before = engine_identity()
    add_words(["索尔海姆", "布兰兹霍尔姆", "太短", "Latin"])
    after = engine_identity()
    add_words(["布兰兹霍尔姆", "索尔海姆"])
    assert before != after == engine_identity()
    words = [word for word, _, _ in segment(text)]
    assert {"布兰兹霍尔姆", "索尔海姆"} <= set(words)
    assert name in after


def test_no_heavy_library_is_loaded_by_an_import() -> None:
    code = (
        "import sys, search.language.names, search.language.figures, search.language.sentences;"
        "print({'whoosh', 'jieba', 'rjieba', 'opencc', 'yaml', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SEEDS.parent
    )
    assert done.stdout.strip() == "set()"


def test_jieba_is_silent_and_leaves_no_cache(tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    code = (
        "from search.language.segment import segment, use_engine; use_engine('jieba');"
        "print(len(segment('人工智能')))"
    )
    environment = {"TMPDIR": str(folder), "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=SEEDS.parent,
        env=environment,
    )
    assert done.stdout.strip() == "1"
    assert done.stderr == ""
    assert list(folder.iterdir()) == []
