"""Chinese attributions without a comma or a listed verb, and where reported words end; one sentence each."""

from __future__ import annotations

import pytest

from search.quotes import extract_quotes

Parts = list[tuple[str, str]]
"""The words of each quote with its speaker."""


def parts(text: str) -> Parts:
    return [(quote.text.rstrip("。"), quote.speaker_text) for quote in extract_quotes(text, "zh")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind words in marks that have their speaker
        (
            "館長何晴自責：「是我的錯。」並透露下月將請辭。",
            [("是我的錯", "館長何晴"), ("下月將請辭", "館長何晴")],
        ),
        ("何晴說：「天亮了。」大家都該回家，她說。", [("天亮了", "何晴"), ("大家都該回家", "她")]),
        # a verb that no list holds
        ("研究長索羅金娜緩頰：「它只是學會了。」", [("它只是學會了", "研究長索羅金娜")]),
        ("館長伊茉珍·索恩自責：「是我的錯。」", [("是我的錯", "館長伊茉珍·索恩")]),
        # the clause right behind the verb
        ("公司宣布召回31款車型。", [("召回31款車型", "公司")]),
        ("何晴强调安全第一。", [("安全第一", "何晴")]),
        ("專家看了文件，發現信件雖寫1938年，紙張卻是新的。", [("信件雖寫1938年，紙張卻是新的", "專家")]),
        ("鄧官隨即提醒公眾人士保持肅靜。", [("公眾人士保持肅靜", "鄧官")]),
        ("何晴提醒顧客看清成分表，而不是看廣告。", [("顧客看清成分表，而不是看廣告", "何晴")]),
        ("他告訴《晨報》記者水已經退了。", [("水已經退了", "他")]),
        ("他警告若不維修大橋可能倒塌。", [("若不維修大橋可能倒塌", "他")]),
        ("何主席預計最終報告明年初完成。", [("最終報告明年初完成", "何主席")]),
        # nouns for what is said or thought
        ("官方的說法是，設備已經老化。", [("設備已經老化", "官方")]),
        ("法医的结论是他死于溺水。", [("他死于溺水", "法医")]),
        ("这种说法是没有根据的。", []),
        # where the words end
        ("學者何晴認為，公布失敗值得肯定，但時間不夠。", [("公布失敗值得肯定，但時間不夠", "學者何晴")]),
        ("何晴相信，天會放晴，但她沒有帶傘。", [("天會放晴", "何晴")]),
        ("何晴稱從未收錢，並反駁外界指控。", [("從未收錢", "何晴")]),
        ("局方稱水質轉差，已要求養殖戶停餵。", [("水質轉差，已要求養殖戶停餵", "局方")]),
        ("她承諾八月前更換所有包裝，但沒有回答是否退款。", [("八月前更換所有包裝", "她")]),
        ("他表示系统运作正常，并对家属深表歉意。", [("系统运作正常", "他")]),
        # who speaks
        ("何晴說：「先走。」館長林海搖搖頭。「太過分了。」", [("先走", "何晴"), ("太過分了", "館長林海")]),
        ("「太遲了。」她哽咽著說。", [("太遲了", "她")]),
        ("“绝不可能！”他斩钉截铁地说。", [("绝不可能！", "他")]),
        ("“没有选择。”船长叹道，“水进来了。”", [("没有选择", "船长"), ("水进来了", "船长")]),
        ("局長未有正面回應，只說「時候未到」。", [("時候未到", "局長")]),
        ("養蝦戶趙如明損失慘重，直言寧可被淹。", [("寧可被淹", "養蝦戶趙如明")]),
    ],
)
def test_who_says_what(text: str, expected: Parts) -> None:
    assert parts(text) == expected


def test_digital_scholars_are_not_several() -> None:
    one, several = (extract_quotes(f"數位{who}認為，測試還不夠。", "zh")[0] for who in ("政策學者", "學者"))
    assert (one.speaker_type, several.speaker_type) == ("unnamed", "group")
