"""Repairs: each fault is undone exactly where it is one, and clean text stays as it is."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading import damage
from search.reading.edits import EditMap
from search.reading.pinyin import is_syllable
from search.reading.repair import repair

GLOSSED = "戰(zhàn)略發(fā)了業(yè)務，會(huì)議統(tǒng)一"


def reasons(raw: str) -> dict[str, int]:
    return dict(Counter(edit.reason for edit in repair(raw).edits))


CLEAN = [
    "What?! He said no?! “What?!”",
    "“真的?!”她问。真的?!我不信?!",
    "“真的?!比A股还高”，他说。“走吧?!别@我。”",
    "通用人工智能(AGI)与实验室(Superintelligence Lab)和(Meta)",
    "行(háng)字有两个读音",
    "朱熹(Zhū Xī)、(pīnyīn)、好(an)、(café)、他(má má)",
    "Jérôme’s “naïve” façade — 50 € · Ærø, “IRMÃ” e NÃO…",
    "導航軟體出包\u300031艘貨櫃船遭勒令停航",
    "« Nous », dit-il ; 30 % … ‘ok’",
    "👩‍🔬 and 🇨🇳 and ⚖️ and 🏳️‍🌈",
    "می‌خواهم क्‍ष",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_left_alone(text: str) -> None:
    assert repair(text) == (text, ())
    assert damage.notes(text) == []


def test_readings_go_when_a_machine_put_them_there() -> None:
    assert repair(GLOSSED).text == "戰略發了業務，會議統一"
    assert reasons(GLOSSED) == {"pinyin": 5}


def test_readings_go_in_every_form_of_brackets_and_accents() -> None:
    assert repair(GLOSSED + "創（chua\u0300ng）綠(lǜ)女(nǚ)").text.endswith("創綠女")


@pytest.mark.parametrize(
    "text",
    [
        "戰(zhàn)略發(fā)了業(yè)務，會(huì)議",  # four
        "行(háng)列行(háng)业行(xíng)走行(xíng)动行(háng)家",  # one ideograph
        "a(zhàn) b(fā) c(yè) d(huì) e(tǒng)",  # after letters
    ],
)
def test_a_few_readings_explain_something_and_stay(text: str) -> None:
    assert repair(text).text == text


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("zhàn", True),
        ("lüè", True),
        ("nǚ", True),
        ("ér", True),
        ("ā", True),
        ("zhan", False),
        ("zhánàn", False),
        ("café", False),
        ("bōng", False),
        ("pīnyīn", False),
        ("xi\u0101o\u0304", False),
    ],
)
def test_syllables(word: str, is_one: bool) -> None:
    assert is_syllable(word) == is_one


SLIPS = [
    ("?!边@", "。”這"),
    ("?！边@", "。”這"),
    ("\ufffd！边@", "。”這"),
    ("?!邊@", "。”這"),
    ("?!卑l", "。”發"),
    ("?!闭f", "。”說"),
    ("?!盡eta", "。”Meta"),
    ("?俊边@", "？”這"),
    ("?\u3000闭f", "！”說"),
]


@pytest.mark.parametrize(("seen", "original"), SLIPS)
def test_a_slipped_end_is_worked_out_from_its_bytes(seen: str, original: str) -> None:
    raw = f"“好。”他又說：“我們會繼續{seen}後來“散會”了。"
    assert repair(raw).text == f"“好。”他又說：“我們會繼續{original}後來“散會”了。"
    assert reasons(raw) == {"quote end": 1}


@pytest.mark.parametrize(("seen", "original"), SLIPS)
def test_a_slip_needs_a_quote_that_is_open(seen: str, original: str) -> None:
    for raw in (
        f"我們會繼續{seen}後來",
        f"“我們會繼續{seen}後來”他說",
        f"“好”，我們會{seen}後來",
        f"“好\n我們{seen}後來",
    ):
        assert repair(raw).text == raw


def test_a_slipped_corner_bracket() -> None:
    assert repair("他說：「我們會繼續?!惯@樣").text == "他說：「我們會繼續。」這樣"
    assert repair("他說：“我們會繼續?!惯@樣").text == "他說：“我們會繼續?!惯@樣"


@pytest.mark.parametrize("tag", ["/p>", "br>", "br/>", 'a href="x">', "/div>"])
def test_a_slip_before_a_tag_takes_the_tag_away(tag: str) -> None:
    raw = f"他說：“我們會停工?!?{tag}\n下一段"
    assert repair(raw).text == "他說：“我們會停工。”\n下一段"
    assert reasons(raw) == {"quote end": 1, "tag": 1}


@pytest.mark.parametrize(
    ("raw", "text", "reason"),
    [
        ("a\u00a0b\u2009c\u202fd\te", "a b c d e", "space"),
        ("a\u200bb\u00adc\u2060d\ufeffe", "abcde", "control"),
        ("a\u202egnp.exe\u202c \u2066x\u2069", "agnp.exe x", "control"),
        ("a\x07b\x00c\x7fd\x9be", "abcde", "control"),
        ("an \x1b[31;1mred\x1b[0m x\x1b]0;title\x07y\x1b(Bz\x1b", "an red xyz", "control"),
        ("a\r\nb\rc\x0cd\u2028e\x85f", "a\nb\nc\nd\ne\nf", "line end"),
        ("“We’re” café".encode().decode("latin-1"), "“We’re” café", "mojibake"),
        ("â€œWe â€\u009d saidÂ\u00a0x â€¦", "“We ” said x …", "mojibake"),
        ("å¼€æº\u0090æ¨¡åž‹", "开源模型", "mojibake"),
    ],
)
def test_characters_without_text(raw: str, text: str, reason: str) -> None:
    assert repair(raw).text == text
    assert set(reasons(raw)) == {reason}


def test_misread_twice() -> None:
    twice = "é – ok".encode().decode("cp1252").encode().decode("cp1252")
    assert repair(twice).text == "é – ok"


def test_misread_paragraphs_are_judged_one_by_one() -> None:
    raw = "cafÃ© â€“ ok\nIRMÃ” “sÃ³â€“ \nnaïve cafÃ©"
    assert repair(raw).text == "café – ok\nIRMÃ” “sÃ³â€“ \nnaïve cafÃ©"
    assert damage.notes(repair(raw).text)


def test_repairs_can_be_switched_off() -> None:
    raw = GLOSSED + "\u00a0"
    assert repair(raw, frozenset({"pinyin"})).text == GLOSSED + " "
    assert repair(raw, frozenset({"pinyin", "space"})) == (raw, ())


def test_a_run_of_lone_line_ends_is_one_edit() -> None:
    raw = "a" + "\r" * 200_000 + "b\r\r\nc"
    text, edits = repair(raw)
    assert text == "a" + "\n" * 200_000 + "b\n\nc"
    assert [edit.raw for edit in edits] == ["\r" * 200_000, "\r", "\r"]
    assert EditMap(edits).raw_text(text) == raw


@pytest.mark.parametrize(
    "text", ["开源模型的发布被推迟，公司尚未做出最终决定。", "青河市將改造三座舊水廠，市長稱水價不變。" * 3]
)
def test_utf8_read_as_gbk_is_named_and_left(text: str) -> None:
    misread = text.encode().decode("gbk", "replace")
    assert repair(misread).text == misread
    assert any("UTF-8 was read as GBK" in note for note in damage.notes(misread))
    assert damage.notes(text) == []


@given(
    st.text(
        st.sampled_from("戰(zhàn)發ā“”?!边@俊/p> â€œÃ©\u00a0\u200b\u200d👩\x1b[]m\r\n\ufffdA"), max_size=80
    )
)
def test_any_text_comes_back_and_is_clean(raw: str) -> None:
    text, edits = repair(raw)
    assert EditMap(edits).raw_text(text) == raw
    assert not set(text) & set("\x1b\r\u00a0\u200b\x9b")


@given(st.text(max_size=200))
def test_repairing_keeps_the_raw_text(raw: str) -> None:
    text, edits = repair(raw)
    assert EditMap(edits).raw_text(text) == raw
