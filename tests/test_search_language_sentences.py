"""Sentences of Latin and East Asian text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.sentences import sentences

SEEDS = Path(__file__).parent.parent / "seeds"

marks = st.text(
    st.one_of(st.characters(), st.sampled_from("。！？!?.….”“」「』『）（》《\"' \n\r\u3000aA1说道漢🌟,"))
)


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        # abbreviations, initials, decimals
        [
            "Mr. Smith of U.S. Steel Inc. met J. K. Rowling on Jan. 5.",
            "He left at 4 p.m.",
            "The U.S. is big.",
        ],
        ["Prices rose 3.5 percent, vs. 2 a year ago.", "No. 5 is alive, e.g. here.", "See Fig. 3 for more."],
        ["Ms. Solheim spoke.", "Dr. Kerr, Ph.D., wrote to Acme Corp. about it.", "It went well."],
        ["He moved to Washington, D.C.", "They stayed in the U.K. until May.", "Then he left."],
        ["George W. Bush spoke.", "“Plan B.”", "It failed."],
        # marks
        ["Really?!", "Nobody knew.", "Yahoo! said no.", "Wait... what?", "He paused...", "Then he spoke."],
        ["See https://example.org/a?b=1.c for it.", "Or write to me@example.org.", "Bye."],
        ["Models closed [2][6].", "In 2024 they opened.[12]", "Next."],
        ["Models reflect competition [2][3]", "- The transition goes on [3]", "Meta's decision [4]"],
        ["“Until I have proof, these 31 will stay.”", "The end."],
        ['"That is a lot of money," he said.', '"Safety has no price."', "She left."],
        ["(He was late.)", "She was not.", "xAI said so.", "iPhone sales rose."],
        # lists
        ["1. First point.", "2. Second point."],
        # German
        ["Am 9. September lief das Schiff auf.", "Im 19. Jahrhundert war das z. B. anders.", "Er ist 31."],
        [
            "Der Hersteller, u.a. die Corvane AG, zahlt 3 Mio. Euro.",
            "Bei der Anhörung am 12. Oktober kam sie.",
        ],
        ["Es stand dort ‚nach der Hochsaison‘.“", "Bei der Anhörung werde sie fragen."],
    ],
)
def test_latin(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["他说：“我们来了。他们走了。”", "然后离开。"],
        ["“真的?!”他问。", "“是的。我们走吧。”她说，“好。”", "然后离开。"],
        ["“在那一份上，有人写着‘旺季过后再说’。”她透露。", "她还表示会再问。"],
        ["公司說「我們不改。真的。」", "外界不信。"],
        ["《谁动了我的奶酪？》卖得很好。", "（他笑了。大家也笑了。）", "散会。"],
        ["31艘船一日不得開出。", "「這句沒有結尾。", "下一句。"],
        ["刚刚,公司告别“默认开源”!", "网友:还有三家"],
        ["投资3.5亿。", "版本是Tidewright 6.2。", "真的吗？？？", "好"],
        ["他说……然后走了。", "真的！", "No.1是谁？"],
        ["那是真的。[12]", "下一句。"],
        ['他说:"我们来了。他们走了。"', "然后离开。"],
        ["今日は晴れです。", "「行こう。急ごう。」と彼は言った。", "終わり！"],
    ],
)
def test_eastern(parts: list[str]) -> None:
    assert cut("".join(parts)) == parts


def test_a_long_quotation_is_cut_into_its_sentences() -> None:
    inner = "这一句话有十二个字左右。" * 20
    assert len(cut(f"他说：“{inner}”然后离开。")) == 21


def test_a_line_break_ends_a_sentence() -> None:
    assert cut("one\ntwo\r\n\r\n  three\u2028four \n") == ["one", "two", "three", "four"]


def test_offsets_count_code_points_after_emoji() -> None:
    text = "🌟🌟 First one. ⚖️ Second."
    assert [(s.start, s.end) for s in sentences(text)] == [(0, 13), (14, 24)]


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "One. Two. Three."
    assert [span.of(text) for span in sentences(text, 5, 9)] == ["Two."]


@given(marks, st.integers(0, 5))
def test_spans_cover_all_that_is_not_space(text: str, start: int) -> None:
    spans = sentences(text, start)
    ends = [start, *(span.end for span in spans)]
    covered = [span.of(text) for span in spans]
    assert all(piece and piece == piece.strip() for piece in covered)
    assert all(span.start >= end for span, end in zip(spans, ends, strict=False))
    assert "".join("".join(covered).split()) == "".join(text[start:].split())


@pytest.mark.parametrize("unit", ["a", "开源", "“", "1. ", "A. ", "a.", "“」", "。”他说", "(", "word "])
def test_long_text_without_an_end_is_cut_in_one_pass(unit: str) -> None:
    text = unit * (350_000 // len(unit))
    assert sum(len(span.of(text)) for span in sentences(text)) <= len(text)


def test_the_seeds_give_readable_sentences() -> None:
    for path in SEEDS.glob("*.txt"):
        text = path.read_text("utf-8")
        assert max(span.end - span.start for span in sentences(text)) < 700
