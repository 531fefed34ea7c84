"""Chinese news, in both scripts: what is said, by whom, and what only looks like speech."""

from __future__ import annotations

import pytest

from search.quotes import extract_quotes, find


def said(text: str) -> list[tuple[str, str, str]]:
    """Kind, words and speaker's mention of every quote."""
    return [(quote.kind, quote.text, quote.speaker_text) for quote in extract_quotes(text, "zh")]


def words(text: str) -> list[str]:
    return [quote.text for quote in extract_quotes(text, "zh")]


# ---- words in marks


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("船长陆远说：“港口明早才开。”", "港口明早才开。", "船长陆远"),
        ("船長陸遠說：「港口明早才開。」", "港口明早才開。", "船長陸遠"),
        ('船长陆远表示:"港口明早才开."', "港口明早才开.", "船长陆远"),
        ("“港口明早才开。”船长陆远在码头对记者说。", "港口明早才开。", "船长陆远"),
        ("「港口明早才開，」船長陸遠說。", "港口明早才開", "船長陸遠"),
        ("“港口明早才开。”站在码头上，船长陆远笑着说。", "港口明早才开。", "船长陆远"),
        ("「港口明早才開，」這名綽號「老海」的船長回憶道。", "港口明早才開", "這名綽號「老海」的船長"),
        ("“港口明早才开”，船长陆远如是说。", "港口明早才开", "船长陆远"),
        ("“港口很安静。”船长陆远这样描述当时的情形。", "港口很安静。", "船长陆远"),
        ("「我們沒有退路」，引用船長的話說。", "我們沒有退路", "船長"),
        ("“我们没有退路，”船长陆远告诉海港电台。", "我们没有退路", "船长陆远"),
        ("船長陸遠喊出「時間到了」，接著關上艙門。", "時間到了", "船長陸遠"),
        ("船长陆远在微博上写道：“港口明早才开。”", "港口明早才开。", "船长陆远"),
        ("船長陸遠在臉書發文說：「港口明早才開。」", "港口明早才開。", "船長陸遠"),
        ("船長陸遠稱「老天有眼」等語，引發議論。", "老天有眼", "船長陸遠"),
        ("她形容這次航行是「坐雲霄飛車」。", "坐雲霄飛車", "她"),
        ("船长陆远形容她为“海上的灯塔”。", "海上的灯塔", "船长陆远"),
        ("「港口明早才開，」她提醒。", "港口明早才開", "她"),
        ("“港口明早才开，”他保证。", "港口明早才开", "他"),
        ("“港口明早才开，”老船长耸耸肩。", "港口明早才开", "老船长"),
        ("“港口明早才开，”在码头摆摊的一位大妈说。", "港口明早才开", "一位大妈"),
        ("合約寫明：「港口不得出租。」", "港口不得出租。", "合約"),
        ("判决书写道：“港口不得出租。”", "港口不得出租。", "判决书"),
        ("他開口第一句話是：「港口明早才開。」", "港口明早才開。", "他"),
        ("港務局拒絕評論，僅表示「一切照常」。", "一切照常", "港務局"),
        ("船長陸遠事後在臉書寫道：「港口明早才開。」", "港口明早才開。", "船長陸遠"),
        ("船長陸遠昨日出席電台節目時直言：「港口太小了。」", "港口太小了。", "船長陸遠"),
        ("“港口太小了，”船长陆远躺在病床上说。", "港口太小了", "船长陆远"),
        ("“要不要留下？”一名家长质问。", "要不要留下？", "一名家长"),
        ("「港口太小」，陸遠這樣解釋。", "港口太小", "陸遠"),
        ("船長以「脫胎換骨」形容這艘船。", "脫胎換骨", "船長"),
        ("他引用陸遠的話「大海無情」。", "大海無情", "陸遠"),
        ("“我不知道，”她望着远处的山说。", "我不知道", "她"),
        ("“这不是钱的问题”——多名船员如是说。", "这不是钱的问题", "多名船员"),
        ("有记者提问：“港口何时重开？”", "港口何时重开？", "记者"),
        ("被問到時，他搖搖頭：「習慣了，沒什麼。」", "習慣了，沒什麼。", "他"),
        ("“每天都像打仗。”老船长一边收网一边说。", "每天都像打仗。", "老船长"),
        ("老船長低頭說：「港口太小了。」", "港口太小了。", "老船長"),
        ("記者追問，她回說：「港口太小了。」", "港口太小了。", "她"),
        ("他把这次搁浅称为“一生最大的教训”。", "一生最大的教训", "他"),
    ],
)
def test_direct_speech(text: str, quote: str, speaker: str) -> None:
    assert said(text) == [("direct", quote, speaker)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("村支书何贵算了一笔账：“一年净赚六千元。”", "村支书何贵"),
        ("谈到未来，何贵信心满满：“一年净赚六千元。”", "何贵"),
        ("市長林嵐走訪了碼頭，對工人說，「一年淨賺六千元」。", "市長林嵐"),
        ("她頓了頓，「一年淨賺六千元。」", "她"),
    ],
)
def test_whoever_acts_speaks_where_no_verb_of_saying_has_a_subject(text: str, speaker: str) -> None:
    assert [quote.speaker_text for quote in extract_quotes(text, "zh")] == [speaker]


@pytest.mark.parametrize("between", ["她的眼淚掉了下來", "說到這裡，她停了一會兒"])
def test_an_open_quote_that_goes_on_has_the_speaker_of_the_rest(between: str) -> None:
    text = f"「要是那天沒有出海，」{between}，「他就不會走。」"
    assert said(text) == [("direct", "要是那天沒有出海", "她"), ("direct", "他就不會走。", "她")]


def test_a_split_quote_has_one_speaker() -> None:
    text = "「我不後悔，」她哽咽地說，「只是覺得對不起媽媽。」"
    assert said(text) == [("direct", "我不後悔", "她"), ("direct", "只是覺得對不起媽媽。", "她")]


def test_a_quoted_sentence_belongs_to_the_speaker_of_the_next_one() -> None:
    text = "“今天的问题很多。”船长陆远说，航程比往年长了五天。"
    assert said(text) == [
        ("direct", "今天的问题很多。", "船长陆远"),
        ("indirect", "航程比往年长了五天", "船长陆远"),
    ]


def test_whoever_acts_first_says_what_follows() -> None:
    text = "“没想到要加班。”船长陆远直了直腰，笑着对记者说，航程很长。"
    assert said(text) == [("direct", "没想到要加班。", "船长陆远"), ("indirect", "航程很长", "船长陆远")]


def test_an_estimate_goes_on_with_the_speaker() -> None:
    text = "「源頭已經銷毀」，他對媒體說，估計損失還會擴大。"
    assert said(text) == [("direct", "源頭已經銷毀", "他"), ("indirect", "損失還會擴大", "他")]


@pytest.mark.parametrize("one_more", ["", "是海港的创办人，他"])
def test_an_open_quote_may_stand_a_clause_away_from_its_speaker(one_more: str) -> None:
    (quote,) = extract_quotes(f"“港口明早才开，”陆远{one_more}在一份声明中说。", "zh")
    assert (quote.kind, quote.text) == ("direct", "港口明早才开")
    assert quote.speaker_text == ("他" if one_more else "陆远")


@pytest.mark.parametrize("between", ["", "、"])
def test_quotes_one_behind_the_other_are_all_said(between: str) -> None:
    text = f"網友紛紛留言：「太感人了！」{between}「永遠支持你！」"
    assert words(text) == ["太感人了！", "永遠支持你！"]


def test_a_sentence_goes_on_behind_a_full_quote_and_a_comma() -> None:
    text = "網友陸遠質疑，「這是要做什麼？」，並強調「這樣太令人難過！」。"
    assert [(quote.text, quote.speaker_text) for quote in extract_quotes(text, "zh")] == [
        ("這是要做什麼？", "網友陸遠"),
        ("這樣太令人難過！", "網友陸遠"),
    ]


# ---- reported speech


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("港务局发言人11月3日在例行记者会上表示，港口仍然关闭。", "港口仍然关闭", "港务局发言人"),
        ("港務局發言人表示,港口仍然關閉.", "港口仍然關閉", "港務局發言人"),
        ("船长陆远在接受本台采访时坦言，港口仍然关闭。", "港口仍然关闭", "船长陆远"),
        ("港務局回覆查詢時稱，港口仍然關閉。", "港口仍然關閉", "港務局"),
        ("船长陆远被问到返航时间时说，港口仍然关闭。", "港口仍然关闭", "船长陆远"),
        ("船長陸遠質詢時說，港口仍然關閉。", "港口仍然關閉", "船長陸遠"),
        ("参加过三次远航的船长陆远告诉记者，港口仍然关闭。", "港口仍然关闭", "参加过三次远航的船长陆远"),
        ("據知情人士透露，港口仍然關閉。", "港口仍然關閉", "知情人士"),
        ("据《海港报》报道，港口仍然关闭。", "港口仍然关闭", "《海港报》"),
        ("根據法庭文件，港口仍然關閉。", "港口仍然關閉", "法庭文件"),
        ("根据港务局的数据，港口仍然关闭。", "港口仍然关闭", "港务局"),
        ("海港社援引兩名官員的話報導，港口仍然關閉。", "港口仍然關閉", "兩名官員"),
        ("外媒报道称，港口仍然关闭。", "港口仍然关闭", "外媒"),
        ("報道稱，港口仍然關閉。", "港口仍然關閉", "報道"),
        ("声明说，港口仍然关闭。", "港口仍然关闭", "声明"),
        ("分析指出，港口仍將關閉三週。", "港口仍將關閉三週", "分析"),
        ("年度调查显示，港口的货运量下降了一成。", "港口的货运量下降了一成", "年度调查"),
        ("研究人员发现，港口的水温正在上升。", "港口的水温正在上升", "研究人员"),
        ("歷史學家，如陸遠，認為港口早已存在。", "港口早已存在", "歷史學家"),
        ("港口仍然关闭，船长陆远在声明中说。", "港口仍然关闭", "船长陆远"),
        ("天文台料今晚改發八號風球。", "今晚改發八號風球", "天文台"),
        ("议员容海指，港口仍然关闭。", "港口仍然关闭", "议员容海"),
        ("港務局發布新聞稿指出，港口仍然關閉。", "港口仍然關閉", "港務局"),
        ("港务局回应事件称，港口仍然关闭。", "港口仍然关闭", "港务局"),
        ("港务局针对船员抱怨薪资问题回复称，港口仍然关闭。", "港口仍然关闭", "港务局"),
        ("船长陆远见传媒时表示，港口仍然关闭。", "港口仍然关闭", "船长陆远"),
        (
            "專家陸遠（Yuan Lu）本週二在海港（Haven）表示，港口仍然關閉。",
            "港口仍然關閉",
            "專家陸遠（Yuan Lu）",
        ),
        ("海港的被压迫者协会认为，港口仍然关闭。", "港口仍然关闭", "海港的被压迫者协会"),
        ("陸遠也予以否認，並稱港口仍然關閉。", "港口仍然關閉", "陸遠"),
        ("据港务局一份调查，港口仍然关闭。", "港口仍然关闭", "港务局一份调查"),
        ("胡欣展示了港口的平面图并表示，港口仍然关闭。", "港口仍然关闭", "胡欣"),
        ("對報告知情的官員披露，港口仍然關閉。", "港口仍然關閉", "官員"),
        ("船长陆远以自己的经验说，港口仍然关闭。", "港口仍然关闭", "船长陆远"),
        ("《海港報》報道，港口的這一表態，被解讀為讓步。", "港口的這一表態，被解讀為讓步", "《海港報》"),
        ("港務局強調，一切依法，也願意到議會說明。", "一切依法，也願意到議會說明", "港務局"),
        ("“蓝天队”官方微博也表示，港口仍然关闭。", "港口仍然关闭", "“蓝天队”官方微博"),
        ("一名不愿透露姓名的官员称，港口仍然关闭。", "港口仍然关闭", "一名不愿透露姓名的官员"),
        ("副总经理曾红在接受采访时表示，港口仍然关闭。", "港口仍然关闭", "副总经理曾红"),
        ("議員容海今（28）日也表示，港口仍然關閉。", "港口仍然關閉", "議員容海"),
        ("（海港社記者王明3日電）議員容海表示，港口仍然關閉。", "港口仍然關閉", "議員容海"),
        ("海港公司发表了一份声明，解释说港口仍然关闭。", "港口仍然关闭", "海港公司"),
        ("据海港社报道，官员获当局告知，港口仍然关闭。", "官员获当局告知，港口仍然关闭", "海港社"),
        ("港務局承諾將全面檢討通報流程。", "將全面檢討通報流程", "港務局"),
        ("公司预计2027年营收增长一成。", "2027年营收增长一成", "公司"),
        ("他說法國將參加航行。", "法國將參加航行", "他"),
        ("陸委會主委邱垂正則說有這件事。", "有這件事", "陸委會主委邱垂正"),
        ("港務局昨公布，下月起調低泊位費。", "下月起調低泊位費", "港務局"),
        ("港务局晚间辟谣：港口从未关闭。", "港口从未关闭", "港务局"),
        ("漁民陸先生投訴，上月付款後仍未有泊位。", "上月付款後仍未有泊位", "漁民陸先生"),
        ("工会要求港务局公开账目。", "港务局公开账目", "工会"),
        ("海港公司宣布裁員四千人。", "裁員四千人", "海港公司"),
        ("港务局9日发布说明，港口不会关闭。", "港口不会关闭", "港务局"),
        ("合約載明，港口不得出租。", "港口不得出租", "合約"),
        ("工会批评港务局推卸责任。", "港务局推卸责任", "工会"),
        ("據主辦單位統計，三日共有二萬人到場。", "三日共有二萬人到場", "主辦單位"),
        ("在老船员们看来，港口太小了。", "港口太小了", "老船员们"),
        ("局長盧芬對此解釋，港口仍然關閉。", "港口仍然關閉", "局長盧芬"),
        ("他在推特寫道，港口仍然關閉。", "港口仍然關閉", "他"),
        ("他描述称，港口仍然关闭。", "港口仍然关闭", "他"),
        ("智庫海港安全研究所在報告中分析，港口仍然關閉。", "港口仍然關閉", "智庫海港安全研究所"),
        ("据《海港财经报》5月6日报道，港口仍然关闭。", "港口仍然关闭", "《海港财经报》"),
        ("（记者 李明 海港报道）港务局8日表示，港口仍然关闭。", "港口仍然关闭", "港务局"),
        ("特首回應指，港口仍然關閉。", "港口仍然關閉", "特首"),
        ("法院经审理认为，港口不得出租。", "港口不得出租", "法院"),
        ("消防處相信起火原因無可疑。", "起火原因無可疑", "消防處"),
        ("針對外界質疑，港務局回應，港口仍然關閉。", "港口仍然關閉", "港務局"),
        ("据气象署预报，明天全岛有雨。", "明天全岛有雨", "气象署"),
        ("当地环保部门称，港口仍然关闭。", "港口仍然关闭", "当地环保部门"),
        ("港務局下令，全部渡輪停航檢查。", "全部渡輪停航檢查", "港務局"),
        ("議員容海批評港務局反應遲緩。", "港務局反應遲緩", "議員容海"),
        ("综合外媒6月2日报道，港口仍然关闭。", "港口仍然关闭", "外媒"),
        ("新华社海港5月8日电（记者 王明）港务局8日通报，港口仍然关闭。", "港口仍然关闭", "港务局"),
        ("海港大學研究團隊今天發表研究指出，港口的水溫正在上升。", "港口的水溫正在上升", "海港大學研究團隊"),
        (
            "记者在港务局拿到的一份检测报告显示，港口仍然关闭。",
            "港口仍然关闭",
            "记者在港务局拿到的一份检测报告",
        ),
    ],
)
def test_reported_speech(text: str, quote: str, speaker: str) -> None:
    assert said(text) == [("indirect", quote, speaker)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("船长陆远称这一决定是“历史性的错误”。", "这一决定是“历史性的错误”"),
        ("船長陸遠認為，港口太小，「不應該再停大船」。", "港口太小，「不應該再停大船」"),
        ("船长陆远表示，“港口+物流”前景很好。", "“港口+物流”前景很好"),
        ("她形容這次航行「像坐雲霄飛車」。", "這次航行「像坐雲霄飛車」"),
        ("她形容，這次航行「像坐雲霄飛車」。", "這次航行「像坐雲霄飛車」"),
        ("陆远说，港口只剩下老人和孩子，“大海就是我们的田”。", "港口只剩下老人和孩子，“大海就是我们的田”"),
        ("陸遠是船上的「老大」，他在電話中表示，港口「毫無作用」。", "港口「毫無作用」"),
        ("業者相信「能幫到漁民」，而房價影響輕微。", "「能幫到漁民」，而房價影響輕微"),
        ("「三農」專家陸遠指出，港口「毫無作用」。", "港口「毫無作用」"),
    ],
)
def test_a_mixed_quote_is_the_whole_clause(text: str, quote: str) -> None:
    assert [(each.kind, each.text) for each in extract_quotes(text, "zh")] == [("mixed", quote)]


# ---- several reports in a sentence


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "船长陆远说，港口仍然关闭，并称船员都很安全。",
            [("港口仍然关闭", "船长陆远"), ("船员都很安全", "船长陆远")],
        ),
        (
            "船長陸遠指出，港口仍然關閉，呼籲居民不要出海。",
            [("港口仍然關閉", "船長陸遠"), ("居民不要出海", "船長陸遠")],
        ),
        (
            "船长陆远表示，港口仍然关闭，但他强调，没有人受伤。",
            [("港口仍然关闭", "船长陆远"), ("没有人受伤", "他")],
        ),
        (
            "市議員許敏說，港口仍然關閉，市長盧芬則回應，明年會再擴建。",
            [("港口仍然關閉", "市議員許敏"), ("明年會再擴建", "市長盧芬")],
        ),
        (
            "船长陆远说，港口仍然关闭；他还说，船员都很安全。",
            [("港口仍然关闭", "船长陆远"), ("船员都很安全", "他")],
        ),
        ("港務局召開記者會，通報稱黑盒子已經找到。", [("黑盒子已經找到", "港務局")]),
        ("法院驳回了上诉，认为一审判决并无不当。", [("一审判决并无不当", "法院")]),
        ("銀行發表報告，預期港元拆息會回落。", [("港元拆息會回落", "銀行")]),
        ("市長林嵐插話提醒，指議員的發言已經離題。", [("議員的發言已經離題", "市長林嵐")]),
        ("海港社报道称，船长陆远表示，港口仍然关闭。", [("港口仍然关闭", "船长陆远")]),
        (
            "港務局說，開支有保險承擔；集團發言人稱，總部從未收過信件。",
            [("開支有保險承擔", "港務局"), ("總部從未收過信件", "集團發言人")],
        ),
    ],
)
def test_each_verb_has_its_words_and_its_speaker(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(quote.text, quote.speaker_text) for quote in extract_quotes(text, "zh")] == parts


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("港务局说，港口仍然关闭，并公布了船员名单。", "港口仍然关闭"),
        ("港务局要求他立即返航，他却继续前行。", "他立即返航"),
        ("船长陆远说，港口仍然关闭，并对救援人员表示感谢。", "港口仍然关闭"),
        ("有评论认为港口应该关闭，也有人表示理解。", "港口应该关闭"),
        ("船長陸遠認為港口太小，但是他沒有離開。", "港口太小"),
        ("法官斥被告毫無悔意，判囚三年。", "被告毫無悔意"),
        ("檢察官林嵐透露，港口仍然關閉，至於會否檢控則不願評論。", "港口仍然關閉"),
    ],
)
def test_the_narrator_goes_on_behind_what_was_said(text: str, quote: str) -> None:
    assert words(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "港务局说，船长的办公室表示不会提前返航。",
        "警方說，涉事男子32歲，報稱無業。",
        "他說，政府盡了努力，不認為港口需要關閉。",
        "专家说，看过当局的报告，报告显示水温正在上升。",
    ],
)
def test_hearsay_stays_inside_what_was_said(text: str) -> None:
    assert len(words(text)) == 1


# ---- what only looks like speech


@pytest.mark.parametrize(
    "text",
    [
        "這部小說很好看，他是學者，據說也會演說。",
        "对船员来说，六点太早了。",
        "港口名称很怪，号称“东方之珠”。",
        "港口被稱為「小香港」。",
        "政府对此表示强烈不满和坚决反对。",
        "政府對罹難者家屬表示哀悼與慰問。",
        "會後，各方對成果表示歡迎。",
        "这种说法缺乏依据，相关声明也没有得到证实。",
        "双方签署了联合声明，承诺书也已送达。",
        "他批评了这种做法，也没有回应提问。",
        "他介紹了新產品的功能和特點。",
        "此舉強調了公司對品質的重視。",
        "屏幕上显示着当天的航班。",
        "事實證明，只有創新才能贏得未來。",
        "人们普遍认为，猫比狗更独立。",
        "大多數人會認為這不可能。",
        "该工程预计明年完工。",
        "兩國發表聯合聲明，重申對原則的堅持。",
        "他指着地图上的一个小点，沉默了很久。",
        "他說完便轉身離去，沒有再回應媒體提問。",
        "記者問他是否會參加比賽，他笑而不答。",
        "公司尚未回应置评请求。",
        "律師拒絕評論。",
        "指數升逾300點，指標股普遍向好。",
        "电影《说再见以前》入围五项大奖。",
        "“神舟”飞船返回舱成功着陆。",
        "我認為六點太早了。",
        "他的回答引来一片掌声。",
        "死因有待解剖確認。",
        "律政司回覆無補充。",
        "港口面临关键问题：如何在安全与效率之间取舍。",
        "他表達了對港口安全的擔憂。",
        "他否认了“港口关闭”的网络传言。",
        "他強調了海港帶來的潛在風險。",
        "對於其他問題，他不願意更多透露。",
        "在陆远表示要起诉后，港务局才说出实情。",
        "公告是为了方便，而不是说要在短时间内全部出售。",
        "超过五十家公司宣布回购计划。",
        "沉寂多年的老街說書場本週末重開。",
        "研究顯示，港口與漁獲之間存在複雜關係。",
        "截至发稿，港务局未就赔偿问题作出回应。",
        "港务局收到大量投诉，并已道歉。",
        "他符合要求，已经上船。",
        "他发表声明，随后离开会场。",
        "教育局公布了新学年校历。",
        "东港在线综合报道　港口附近居民已经四天不能用水。",
        "他將「傳統」與「現代」並列介紹。",
        "主演：張大明",
        "好消息：港口下月重開",
        "此行的好处：省时又省力",
        "社评：港口改革不能停步",
        "责任编辑：李静怡",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert extract_quotes(text, "zh") == []


def test_titles_and_scare_quotes_are_terms() -> None:
    found = find("影片《海港》以“山高水长”为主题。", None, "zh")
    assert found.quotes == ()
    assert [term.text for term in found.terms] == ["海港", "山高水长"]


# ---- pages


@pytest.mark.parametrize(
    "text",
    [
        "免责声明：船长认为本文内容仅供参考，不构成建议。",
        "如有讀者認為本站所刊圖文侵犯其權益，請及時來函聯繫刪除。",
        "本网站内容来源于网络，如有人认为其中内容侵权，请与我们联系。",
        "長按掃碼，閱讀全文說明：港口已經關閉。",
        "【編按：本文作者認為港口應該自律。】",
        "编者按：作者认为，港口需要更多船。",
        "近日，据《海港报》报道，港口正在考虑无限期...",
    ],
)
def test_notices_of_the_page_say_nothing(text: str) -> None:
    assert extract_quotes(text, "zh") == []


def test_a_notice_in_brackets_ends_with_its_bracket() -> None:
    text = "(免責聲明:內容僅供參考。\n專家認為港口不安全。)\n船長說，港口仍然關閉。"
    assert words(text) == ["港口仍然關閉"]


def test_an_ellipsis_of_the_writer_is_no_cut() -> None:
    assert words("船长说，港口仍然关闭……") == ["港口仍然关闭……"]


@pytest.mark.parametrize(
    ("question", "answer", "speaker"),
    [
        ("記者：港口何時重開？", "陸遠：港口明早就開。", "陸遠"),
        ("电视台：港口何时重开？", "答：港口明早就开。", ""),
    ],
)
def test_answers_of_a_printed_interview_are_direct(question: str, answer: str, speaker: str) -> None:
    asked, quote = extract_quotes(f"{question}\n{answer}", "zh")
    assert asked.text == "港口" + question[-5:]
    assert (quote.kind, quote.text, quote.speaker_text) == ("direct", answer[-len(quote.text) :], speaker)
    assert quote.text.startswith("港口明早就")


def test_a_transcript_keeps_its_questions() -> None:
    assert words("问：港口何时重开？\n答：港口明早就开。") == ["港口何时重开？", "港口明早就开。"]


@pytest.mark.parametrize(
    ("line", "quote", "speaker"),
    [
        ("颱風迫近　港務局：碼頭照常開放", "碼頭照常開放", "港務局"),
        ("港口还会更堵吗？专家：明年将有缓解", "明年将有缓解", "专家"),
        ("醫院：船員已無生命危險", "船員已無生命危險", "醫院"),
        ("陆文宏：港口还没有重开", "港口还没有重开", "陆文宏"),
        ("港務局：不強制船員打針　家屬憂心", "不強制船員打針", "港務局"),
    ],
)
def test_a_headline_gives_words_to_a_label(line: str, quote: str, speaker: str) -> None:
    assert said(f"{line}\n\n今天天气很好。") == [("indirect", quote, speaker)]


def test_a_label_alone_makes_no_interview() -> None:
    assert extract_quotes("地點：海港碼頭\n時間：早上六點", "zh") == []


def test_readings_are_skipped_in_cues_and_kept_in_words() -> None:
    text = "港務局發(fā)言人強調(diào)，新產(chǎn)品下月發(fā)布。"
    assert said(text) == [("indirect", "新產(chǎn)品下月發(fā)布", "港務局發(fā)言人")]


def test_a_headline_parts_its_clauses_with_a_space() -> None:
    assert said("颱風迫近 港務局稱碼頭照常開放") == [("indirect", "碼頭照常開放", "港務局")]


def test_a_long_sentence_without_stops_is_read() -> None:
    text = "船长说，港口仍然关闭，" * 3_000
    assert words(text)[0].startswith("港口仍然关闭")


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("“我不同意。”陆远摇摇头。", "我不同意。", "陆远"),
        ("有人用铅笔写着：“不要进来。”", "不要进来。", "有人"),
        ("陆远插话道：“算了吧。”", "算了吧。", "陆远"),
    ],
)
def test_a_speaker_without_what_the_speaker_does(text: str, quote: str, speaker: str) -> None:
    assert said(text) == [("direct", quote, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "陆远没有说“不”。",
        "陆远没有说过这句话：“我不同意。”",
        "陸遠未說「我不同意」。",
        "陆远否认说过“我要辞职”。",
    ],
)
def test_what_was_not_said_is_left_out(text: str) -> None:
    assert words(text) == []


def test_what_somebody_denies_is_a_statement() -> None:
    assert words("船长陆远否认港口已经关闭。") == ["港口已经关闭"]


# ---- damaged and mixed text


def test_a_closing_mark_eaten_by_the_next_word_ends_the_quote() -> None:
    text = "陸遠強調:“港口不會開放?!边@一說法引起議論。後來他說:“再等一天。”"
    assert words(text) == ["港口不會開放", "再等一天。"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("”港口明早才開，”陸遠說。", "港口明早才開"),
        ('陆远说：“港口明早才开。"', "港口明早才开。"),
        ("陸遠說：「那句『不要忘記我』讓我很難過。」", "那句『不要忘記我』讓我很難過。"),
        ("陆远说：“港口明早才开。", "港口明早才开。"),
    ],
)
def test_odd_pairs_of_marks(text: str, quote: str) -> None:
    assert words(text) == [quote]


def test_marks_that_cross_each_other_are_read() -> None:
    text = "『‘7’(』‘“「“‘要"
    assert all(text[quote.start : quote.end] == quote.text for quote in extract_quotes(text, "zh"))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("陸遠說：「他寫下『不要忘記我』，我很難過。」", "他"),
        ("陸遠說：「姑娘話『不要忘記我』，我很難過。」", "姑娘"),
        ("「她最後一句話係『不要忘記我』，」陸遠說。", "她"),
        ("“她母亲打电话给我，说：‘不要忘记我。’”陆远回忆。", "她母亲"),
    ],
)
def test_what_others_said_inside_a_quote_is_nested(text: str, speaker: str) -> None:
    _, inside = sorted(extract_quotes(text, "zh"), key=lambda quote: -len(quote.text))
    assert inside.speaker_text == speaker
    assert "nested" in inside.flags


@pytest.mark.parametrize(
    "text",
    [
        "陸遠說：「我說『不要忘記我』，她卻走了。」",
        "陸遠說：「這就是『不要忘記我』的意思。」",
    ],
)
def test_words_of_the_speaker_inside_a_quote_are_no_other(text: str) -> None:
    assert len(words(text)) == 1


def test_a_quote_over_two_paragraphs_is_one() -> None:
    text = "陆远表示：“港口明早才开。\n\n“请大家耐心等待。”"
    (quote,) = extract_quotes(text, "zh")
    assert (quote.text, quote.speaker_text) == ("港口明早才开。\n\n“请大家耐心等待。", "陆远")
    assert "continued" in quote.flags


def test_offsets_are_code_points_of_the_given_text() -> None:
    text = "🚢\r\n\u3000\u3000陸遠說，港口仍然關閉。\r\n"
    (quote,) = extract_quotes(text, "zh-Hant")
    assert text[quote.start : quote.end] == quote.text == "港口仍然關閉"
    assert text[quote.speaker_start : quote.speaker_end] == "陸遠"
    assert text[quote.cue_start : quote.cue_end] == "說"


def test_the_language_is_that_of_the_paragraph() -> None:
    text = "陆远说，港口仍然关闭。\n\nNora Lindt said the harbour would open at six."
    assert [quote.text for quote in extract_quotes(text)] == ["港口仍然关闭", "the harbour would open at six"]


def test_the_same_words_twice_are_two_quotes() -> None:
    text = "「港口明早才開。」陸遠說。\n\n他再次強調：「港口明早才開。」"
    assert words(text) == ["港口明早才開。", "港口明早才開。"]


def test_a_noun_is_told_from_a_verb_before_another_word() -> None:
    assert words("說法不一。他說法院會重審此案。") == ["法院會重審此案"]
