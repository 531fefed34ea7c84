"""Who a speaker is in Chinese articles, in both scripts."""

from __future__ import annotations

import pytest

from search.quotes import extract_quotes
from tests.named import last, people


@pytest.mark.parametrize(
    ("lang", "text", "persons"),
    [
        (
            "zh-Hans",
            "市长林远说：“水价不变。”居民代表何叔并不放心。他问：“谁来付钱？”",
            ["林远", "何叔"],
        ),
        (
            "zh-Hant",
            "市長林遠說：「水價不變。」居民代表何叔並不放心。他問：「誰來付錢？」",
            ["林遠", "何叔"],
        ),
        (
            "zh-Hans",
            "总统约翰·史密斯周五会见了总理安娜·杜邦。史密斯说，两国将合作。她补充道：“我们还有分歧。”",
            ["约翰·史密斯", "安娜·杜邦"],
        ),
        (
            "zh-Hant",
            "教育局局長蔡若蘭昨日表示，新課程明年推行。\n\n局長又強調，不會強制學校參加。",
            ["蔡若蘭", "蔡若蘭"],
        ),
        (
            "zh-Hans",
            "默茨要求朔尔茨道歉。总理奥拉夫·朔尔茨没有回应。议员弗里德·默茨要求朔尔茨道歉，他说：“他在骗人。”",
            ["弗里德·默茨"],
        ),
        ("zh-Hant", "司機李國強否認超速。他辯稱，煞車突然失靈。", ["李國強"]),
        ("zh-Hans", "司机李国强说，煞车失灵。按照他的说法，车刚修过。", ["李国强", "李国强"]),
        ("zh-Hant", "總教練安東·布瑞札則反駁，沒人找過他。", ["安東·布瑞札"]),
        (
            "zh-Hant",
            "市政府昨日發表聲明，指大橋將於週一封閉。聲明又指，工程為期三個月。",
            ["市政府", "市政府"],
        ),
        ("zh-Hans", "市政府批评业主。业主周一发表声明。声明指出，工程为期三个月。", [""]),
        ("zh-Hans", "负责人马晓东教授说，样本有两千人。", ["马晓东"]),
    ],
)
def test_chinese_people(lang: str, text: str, persons: list[str]) -> None:
    assert people(text, lang)[-len(persons) :] == persons


@pytest.mark.parametrize(
    ("text", "kind", "person"),
    [
        ("外交部表示，會談將在下月舉行。", "organisation", "外交部"),
        ("市审计局的报告指出，费用上升了三成。", "document", ""),
        ("网友评论说，早该谈了。", "group", ""),
        ("多名消息人士透露，谈判将在下月举行。", "group", ""),
        ("一名官員表示，會談將在下月舉行。", "unnamed", "一名官員"),
        ("他们说，谈判将在下月举行。", "group", ""),
        ("市长林远说，谈判将在下月举行。", "person", "林远"),
    ],
)
def test_kind_of_a_chinese_speaker(text: str, kind: str, person: str) -> None:
    quote = last(text, "zh-Hans")
    assert (quote.speaker_type, quote.person) == (kind, person)


def test_an_unnamed_chinese_speaker_keeps_the_fullest_description() -> None:
    text = "Meta发言人表示，计划不变。发言人说：“我们会继续。”"
    assert people(text, "zh-Hans") == ["Meta发言人", "Meta发言人"]


def test_she_is_not_a_man_in_chinese() -> None:
    assert last("总统约翰·史密斯说，天气好。她说：“不好。”", "zh-Hans").person == ""


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "检查官茱迪·坦南先到。部长保罗·坦南后到，他没有说话。坦南坦言，还说不出日期。她说：“等我看完再说。”",
            ["茱迪·坦南", "茱迪·坦南"],
        ),
        (
            "严若曦表示，会约谈店主。店主解释说，剁馅是老手艺。“以后改到六点，”他保证。",
            ["严若曦", "店主", "店主"],
        ),
        ("公屋联盟主席麦世琛昨日出席节目时表示，进度太慢。", ["麦世琛"]),
        ("陆明说：“门开了。”她母亲说：“门关了。”", ["陆明", ""]),
    ],
)
def test_who_is_meant_in_chinese(text: str, persons: list[str]) -> None:
    assert people(text, "zh-Hans") == persons


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "韦亚市长格拉谢拉·雷耶斯说：“我不去。”地质学家托马斯·雷耶斯说：“我去。”"
            "据雷耶斯市长介绍，水还不能喝。",
            "格拉谢拉·雷耶斯",
        ),
        ("东江水务公司表示，水管已修好。该公司称，明天恢复供水。", "东江水务公司"),
        ("编剧阙文心直言，她怕黑。“灯要亮，”年过七旬的她说。", "阙文心"),
        ("局长彭念祖说：“安全第一。”群里有人追问日期，他答复：“还没定。”", "彭念祖"),
        ("在码头搬货九年的骆文莉，去年丢了工作。“门没有开。”她说。", "骆文莉"),
        ("教授韦若兰算出，三百人写错。但她也替考生说话：“有答案不等于买答案。”", "韦若兰"),
        ("古董商贺兆棠向网站《Hammer Daily》透露，他没有买。“石头是旧的。”他说。", "贺兆棠"),
    ],
)
def test_more_of_who_is_meant_in_chinese(text: str, person: str) -> None:
    assert last(text, "zh-Hans").person == person


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Corvane Foods said in its statement that demand was solid.", "Corvane Foods"),
        ("A welder who worked there, who hid his name, said it was rushed.", "A welder who worked there"),
    ],
)
def test_a_mention_is_the_whole_subject(text: str, mention: str) -> None:
    assert last(text).speaker_text == mention


@pytest.mark.parametrize(
    "text", ["马林批评对手回避辩论。塞莱斯特·马林现年41岁。", "馬林批評對手迴避辯論。塞萊斯特·馬林現年41歲。"]
)
def test_the_evidence_for_a_short_chinese_name_is_the_dotted_one(text: str) -> None:
    (quote,) = extract_quotes(text, "zh")
    assert text[quote.evidence_start : quote.evidence_end] == quote.person == text[11:18]


@pytest.mark.parametrize(
    ("called", "person"),
    [("a baker", ""), ("a judge", ""), ("the mayor of Ostby", "Ida Holm"), ("the vice mayor", "Ida Holm")],
)
def test_an_office_is_nobody_who_is_called_something_else(called: str, person: str) -> None:
    text = f"“The bread is dear,” said Ida Holm, {called}. “It is not,” the mayor said."
    assert [quote.person for quote in extract_quotes(text, "en")] == ["Ida Holm", person]


def test_an_original_name_in_brackets_is_nobody_else() -> None:
    (quote,) = extract_quotes("市长马斯（Annelies Maes）周二来到现场。她说：“堤坝很旧。”", "zh")
    assert quote.person == "马斯"


def test_an_original_name_in_brackets_tells_a_gender() -> None:
    *_, quote = extract_quotes("奎恩·马斯（Anna Maes）周二说，堤坝很旧。他说：“堤坝很旧。”", "zh")
    assert quote.person == ""
