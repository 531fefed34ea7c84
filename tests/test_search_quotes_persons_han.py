"""Chinese speakers by forms of address, titles and places in the sentence.  All texts are invented."""

from __future__ import annotations

import pytest

from search.quotes import extract_quotes


def persons(text: str, lang: str = "zh-Hans") -> list[str]:
    return [quote.person for quote in extract_quotes(text, lang)]


@pytest.mark.parametrize(
    ("form", "bearer"),
    [("乔主任", "乔文远"), ("老乔", "乔文远"), ("乔总", "乔文远"), ("文远", "乔文远"), ("乔", "乔文远")],
)
def test_a_form_of_address_is_the_only_bearer_of_the_family_name(form: str, bearer: str) -> None:
    text = f"馆长乔文远表示，新馆下月开门。馆员苏岚说，书都搬好了。\n\n“钥匙还在我这里。”{form}说。"
    assert persons(text)[-1] == bearer


def test_a_title_with_the_family_name_of_two_people_is_neither() -> None:
    text = "馆长乔文远表示，新馆下月开门。画家乔一鸣说，墙还没干。\n\n“钥匙还在我这里。”乔女士说。"
    assert persons(text)[-1] not in ("乔文远", "乔一鸣")


def test_the_wife_is_not_the_husband() -> None:
    text = "渔民阮大海说，船昨夜没有回来。\n\n“我等到天亮。”阮太太说。"
    assert persons(text)[-1] != "阮大海"


def test_a_full_name_that_begins_a_clause_is_found_for_a_form_of_address() -> None:
    text = "蒲建国的果园被淹了。专家说，水还会涨。\n\n“我种了三十年。”蒲先生说。"
    assert persons(text)[-1] == "蒲建国"


def test_a_name_behind_a_title_is_known_by_its_other_mentions() -> None:
    text = "區議員梁思雅陪同街坊。她說，街市太小。\n\n梁思雅昨日再到場視察。梁思雅，三十歲。"
    assert persons(text, "zh-Hant") == ["梁思雅"]


def test_a_dotted_name_ends_before_a_word_that_follows_it() -> None:
    text = "总理卡琳·斯托尔可能在春天辞职。斯托尔说，这只是传闻。"
    assert persons(text) == ["卡琳·斯托尔"]


def test_a_dotted_name_is_not_cut_to_the_head_of_another_name() -> None:
    text = "發言人史提凡·布魯格表示，布魯塞爾知情。統計師伊內絲·莫侯說，她數了兩遍。"
    assert persons(text, "zh-Hant") == ["史提凡·布魯格", "伊內絲·莫侯"]


def test_the_lawyer_of_somebody_is_nobody_by_name() -> None:
    assert persons("被告秦朗离开了法院。其律师称，他们会上诉。") == [""]


def test_a_time_behind_a_title_is_no_name() -> None:
    text = "总干事莉娜·霍夫主持会议。总干事当晚证实，谈判会继续。"
    assert persons(text) == ["莉娜·霍夫"]


def test_a_name_behind_a_relative_clause_or_a_comma_is_a_subject() -> None:
    text = "導演賴志平出席。片中演老師的聶雨晴，看完時哭了。「我想起了外婆。」她說。聶雨晴說，片子很好。"
    assert persons(text, "zh-Hant")[0] == "聶雨晴"


def test_a_title_at_the_start_of_a_sentence_is_its_subject() -> None:
    text = "总理玛丽·林德出席仪式。\n\n一名官员说，票数很少。总理的回应很短。“我没有听说。”她说。"
    assert persons(text)[-1] == "玛丽·林德"


def test_a_sentence_says_who_the_witness_is() -> None:
    text = "首名证人为公司经理钟伟。钟伟说，支票是两个人签的。律师问，谁是另一人？证人回答说，他不记得了。"
    assert persons(text)[-1] == "钟伟"


def test_a_quote_belongs_to_whom_its_paragraph_begins_with() -> None:
    text = "“他可以来。”托马斯·贝尔说。\n\n卡林·罗萨听到后笑了。“请转告他，路上记得带好地图。”"
    assert persons(text) == ["托马斯·贝尔", "卡林·罗萨"]


def test_the_original_in_brackets_is_the_same_person() -> None:
    text = "部长莉娅·马斯（Lia Maas）走上台。记者还在等。她说，路已经通了。"
    assert persons(text) == ["莉娅·马斯"]


def test_a_name_keeps_the_character_that_always_follows_it() -> None:
    text = "館長伊德里·范特浦到場。范特浦說，橋還沒修好。范特浦今早離開。范特浦，五十歲。"
    assert persons(text, "zh-Hant") == ["伊德里·范特浦"]


def test_a_latin_original_in_brackets_is_whole_and_no_person_of_its_own() -> None:
    text = "航运公司总裁卫礼仁（Callum McAuley）昨日直言“失望”。卫礼仁说：“我们会留下。”"
    assert persons(text) == ["卫礼仁", "卫礼仁"]
    assert persons("Callum McAuley则说：“我们会留下。”") == ["Callum McAuley"]


def test_an_official_of_that_ministry_is_not_its_minister() -> None:
    text = "部长郭立群说，他没见过邮件。该部一名匿名官员透露，邮件就在他桌上。有官员直言，这不可信。"
    assert persons(text) == ["郭立群", "该部一名匿名官员", "官员"]
    assert persons("部长法尔南说，他愿意谈。法官直言，这不可信。")[-1] != "法尔南"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("港务公司总经理何孟松则低调指出，码头的运量下降。", "何孟松"),
        ("工会理事长蔡阿本昨日率近300名会员到公司前抗议，高喊“还我公道”。", "蔡阿本"),
        ("“他没有睡着。”死者的遗孀伊内莎哽咽着说。", "伊内莎"),
        ("总理林则民表示，港口仍然关闭。", "林则民"),
        ("市长特蕾莎·洛沃斯提醒，港口仍然关闭。", "特蕾莎·洛沃斯"),
        ("银行创始人索博列斯基说，港口仍然关闭。", "索博列斯基"),
        ("弟弟巴塔萨摊手表示，不卖就关灯。", "巴塔萨"),
    ],
)
def test_a_name_is_parted_from_what_stands_around_it(text: str, person: str) -> None:
    assert persons(text) == [person]


def test_words_are_his_who_passes_them_on() -> None:
    found = extract_quotes("理事長蔡阿本說，資方承諾「三年不裁員」，但沒有文件，會員無法接受。", "zh-Hant")
    assert [(quote.person, quote.text) for quote in found] == [
        ("蔡阿本", "資方承諾「三年不裁員」，但沒有文件，會員無法接受")
    ]


def test_reported_words_end_before_the_words_in_marks_of_another_verb() -> None:
    found = extract_quotes(
        "負責行銷的何思敏也跳出來緩頰，表示票價凍漲，「感情補不了屋頂」，她說。", "zh-Hant"
    )
    assert [(quote.person, quote.text) for quote in found] == [
        ("何思敏", "票價凍漲"),
        ("何思敏", "感情補不了屋頂"),
    ]


def test_a_widow_is_not_her_husband() -> None:
    text = "司机杜阿特·诺拉去世。索萨表示，很悲痛。“他没睡着。”诺拉的遗孀伊内莎说。她还说，不要公司的花。"
    assert persons(text)[-2:] == ["伊内莎", "伊内莎"]


def test_a_given_name_alone_is_whose_full_name_the_text_has() -> None:
    text = "大股东巴塔萨·索萨出售股份。主席安帕拉·索萨说，她不知情。巴塔萨当即反唇相讥：“你早就知道。”"
    assert persons(text) == ["安帕拉·索萨", "巴塔萨·索萨"]


def test_a_briefing_is_a_document_without_its_page() -> None:
    found = extract_quotes("簡報第31頁大剌剌寫著「遷移一事，日後再說」。", "zh-Hant")
    assert [(quote.speaker_text, quote.speaker_type) for quote in found] == [("簡報", "document")]


@pytest.mark.parametrize("behind", ["農業局長道歉", "環保局：會研究"])
def test_a_second_headline_is_nobodys_words(behind: str) -> None:
    found = extract_quotes(f"議員嗆「縣府睡著了」\u3000{behind}\n\n寒流使蚵架大量死亡。", "zh-Hant")
    assert [quote.text for quote in found] == ["縣府睡著了"]
