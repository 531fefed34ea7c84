"""Chinese statements that no verb of saying brings in, and where the narrator comes back."""

import pytest

from search.quotes import extract_quotes

Parts = list[tuple[str, str]]


def parts(text: str) -> Parts:
    return [(quote.text.strip("「。"), quote.speaker_text) for quote in extract_quotes(text, "zh")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a source that is led in, before the words or behind them
        ("依東港大學教授何晴的統計，漁獲少了三成。", [("漁獲少了三成", "東港大學教授何晴")]),
        ("根據工會公布的問卷，七成教師超時工作。", [("七成教師超時工作", "工會")]),
        ("《東港報》援引球探的說法，已有兩隊詢價。", [("已有兩隊詢價", "球探")]),
        ("另一家券商的看法恰恰相反：去庫存要拖到春天。", [("去庫存要拖到春天", "另一家券商")]),
        ("坊間一度盛傳她會退出歌壇。", [("她會退出歌壇", "")]),
        ("墓主是一名鹽官，這是何晴的判斷。", [("墓主是一名鹽官", "何晴")]),
        ("他的提名被指違反黨章。", [("違反黨章", "")]),
        # a deed of the mouth, or a colon behind what somebody does
        ("車間主任倒起苦水：訂單砍了一半，機器一停就生鏽。", [("訂單砍了一半，機器一停就生鏽", "車間主任")]),
        ("議員何晴再補一槍，連發票都對不上。", [("連發票都對不上", "議員何晴")]),
        ("經理撂話，合約一天也不會延。", [("合約一天也不會延", "經理")]),
        ("港口明年擴建，局長宣布。", [("港口明年擴建", "局長")]),
        # somebody else, or the narrator, goes on
        ("證人承認打過瞌睡，但他堅持沒有認錯人。", [("打過瞌睡", "證人"), ("沒有認錯人", "他")]),
        ("鄰居說他們很少出門，房東也說租金沒有拖欠。", [("他們很少出門", "鄰居"), ("租金沒有拖欠", "房東")]),
        ("議員爆料局長曾收禮，局長當場否認。", [("局長曾收禮", "議員")]),
        ("旅行社答應全額退款，可是三個月過去了。", [("全額退款", "旅行社")]),
        (
            "調查顯示四成人想回鄉，但其中只有一成投過履歷。",
            [("四成人想回鄉，但其中只有一成投過履歷", "調查")],
        ),
        ("館方聲明稱「真誠行事」，並會配合調查。", [("真誠行事」，並會配合調查", "館方")]),
        ("對於在野黨質疑港口虧損，局長表示，帳目正常。", [("港口虧損", "在野黨"), ("帳目正常", "局長")]),
    ],
)
def test_who_says_what(text: str, expected: Parts) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "教練搖頭，轉身離開。",
        "公告隨後貼在店門口，引來不少路人拍照。",
        "許某已被刑事拘留，案件仍在偵辦中。",
        "一個世紀紀錄說沒就沒。",
        "貼文湧入上萬個讚，也引來對手的支持者。",
        "按照公司的規定，員工必須打卡。",
        "真正該問的是，錢從哪裡來。",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert parts(text) == []
