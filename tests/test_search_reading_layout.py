"""Blocks: what a page's lines are, which is the headline, and what the page says about itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.model import Block
from search.reading import dates, titles
from search.reading.blocks import Layout, lay_out
from search.reading.fields import Line, line_of
from search.reading.header import opening
from search.reading.lines import paragraphs
from tests.sentences import SENTENCES

BODY = (
    "The harbour board said on Tuesday that it would close the oldest dock, ending a century of coal.\n\n"
    "“We are not walking away from the workers,” said the chair of the board, who asked for patience."
)
HAN_BODY = (
    "青河市政府昨日宣布，三座旧水厂将在年底前完成改造，总投资约十四亿元，资金由市财政承担。\n\n"
    "市审计局上月的报告指出，过去五年的维修费用上升了三成，其中一半来自紧急抢修，居民并不放心。"
)


def roles(text: str) -> list[tuple[str, str]]:
    """Role and text of each block."""
    return [(block.role, text[block.start : block.end]) for block in lay_out(text).blocks]


def of_role(text: str, role: str) -> list[str]:
    return [words for found, words in roles(text) if found == role]


def reason_of(text: str, words: str) -> str:
    (block,) = [b for b in lay_out(text).blocks if words in text[b.start : b.end]]
    return block.reason


# -- paragraphs --------------------------------------------------------------------------------------

WRAPPED = """The city council voted late on Monday to extend the tram line to the
northern suburbs, ending a debate that had gone on for more than eleven
years. Supporters said the line would cut travel times by a third.
    "We have waited long enough," said the councillor who has led the
campaign since it began. Opponents warned that the cost would squeeze
the school budget.
"""


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    found = paragraphs("A headline\n\n" + WRAPPED)
    assert [p.text.count("\n") for p in found] == [0, 2, 2]
    assert found[2].text.startswith('"We have')


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert len(paragraphs(HAN_BODY.replace("\n\n", "\n"))) == 2
    headlines = "\n".join(f"Council number {n} votes on the {'very ' * n}long tram line" for n in range(6))
    assert len(paragraphs(headlines)) == 6


def test_sentences_run_over_hard_wraps() -> None:
    text = "A headline\n\n" + WRAPPED
    body = [block for block in lay_out(text).blocks if block.role == "body"]
    assert len(body) == 2


# -- residue -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("index_new7.html", "path"),
        ("../../core/tpl/page.php?x=1", "path"),
        ("贊助商", "advertisement"),
        ("- Advertisement -", "advertisement"),
        ("标签：港口 工人", "label"),
        ("Related: Five charts that explain the dispute", "label"),
        ("长按识别二维码", "prompt"),
        ("扫码下载客户端，随时看新闻", "prompt"),
        ("Subscribe to our newsletter for more.", "prompt"),
        ("This story was originally published by Harbour Daily.", "notice"),
        ("© 2025 Harbour Daily", "notice"),
        ("版权所有，未经许可不得转载", "notice"),
        ("联系邮箱 someone@example.org", "contact"),
        ("责任编辑：小舟", "editor"),
        ("(免责声明：本网站内容仅供参考。)", "disclaimer"),
    ],
)
def test_lines_of_the_page_are_folded_with_a_reason(line: str, reason: str) -> None:
    text = f"Harbour board closes its oldest dock\n\n{BODY}\n\n{line}"
    assert reason_of(text, line) == reason
    assert of_role(text, "boilerplate") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers were told to wait.",
        "He wrote to mary@example.org, and to every other member of the board, but no answer ever came back.",
        "The index.html of the site was empty.",
        "相关部门表示，将继续关注。",
        "他说，关注这件事的人很多。",
        "Sponsors of the bill were absent.",
        "Tags were sewn on by hand.",
    ],
)
def test_sentences_with_such_words_are_not(line: str) -> None:
    body = BODY if line.isascii() else HAN_BODY
    assert of_role(f"{body}\n\n{line}", "boilerplate") == []
    assert of_role(f"{line}\n\n{body}", "boilerplate") == []


def test_a_disclaimer_reaches_to_its_closing_bracket_and_no_further() -> None:
    disclaimer = "（免责声明：仅供参考（包括图片）。\n\n读者应自行核实。）"
    text = f"{HAN_BODY}\n\n{disclaimer}\n\n居民代表没有回应，市政府也没有回应记者的问题，会场一时安静下来了。"
    assert of_role(text, "boilerplate") == [disclaimer]


def test_a_disclaimer_whose_bracket_never_closes_stays_alone() -> None:
    text = f"（免责声明：仅供参考。\n\n{HAN_BODY}"
    assert of_role(text, "boilerplate") == ["（免责声明：仅供参考。"]


def test_a_label_within_the_story_takes_its_own_lines_only() -> None:
    text = f"{BODY}\n\nREAD MORE\nHow the docks were built\nWho is on the board\n\n{BODY}"
    assert of_role(text, "boilerplate") == ["READ MORE\nHow the docks were built\nWho is on the board"]
    assert len(of_role(text, "body")) == 4


def test_a_torn_link_box_is_folded_as_one() -> None:
    text = f"{BODY}\n\nIntroducing the Harbour 100\n\n, the list of the busiest ports.\n\nExplore the list."
    assert reason_of(text, "Introducing") == "torn link box"
    assert of_role(text, "boilerplate") == [text[len(BODY) + 2 :]]


def test_what_follows_the_story_is_folded_but_not_its_last_sentence() -> None:
    text = f"{BODY}\n\nNobody answered.\n\nHarbour Reader\n\nHarbour Reader\n\n{HAN_BODY[:44]}"
    assert of_role(text, "body")[-1] == "Nobody answered."
    assert reason_of(text, "Harbour Reader") == "below the story"


def test_a_line_said_twice_begins_what_is_below_the_story() -> None:
    promotion = "灵感助手为您提供全方位的创作支持，新版本引入自定义参数，让您的创作更加个性化和精准。"
    text = f"{HAN_BODY}\n\n{HAN_BODY}\n\n灵感助手\n\n灵感助手\n\n{promotion}"
    assert promotion in of_role(text, "boilerplate")[-1]


def test_two_languages_side_by_side_are_both_the_story() -> None:
    one, two = BODY.split("\n\n")
    eins, zwei = HAN_BODY.split("\n\n")
    text = "\n\n".join([one, eins, two, zwei])
    assert [block.lang for block in lay_out(text).blocks] == ["en", "zh-Hans"] * 2
    assert of_role(text, "boilerplate") == []


def test_short_texts_have_no_tail() -> None:
    text = "静夜思\n\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡"
    assert [role for role, _ in roles(text)] == ["headline", "body", "body", "body", "body"]


# -- headlines ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "above",
    [
        "",
        "Workflow\n",
        "index_3.html\n",
        "Harbour Daily | HARBOUR 3 hours ago\n",
        "2025-07-15 10:32\n",
        "OPINION\n\n",
    ],
)
def test_the_headline_is_found_below_other_lines(above: str) -> None:
    title = "Harbour board closes its oldest dock"
    text = f"{above}{title}\n\n{BODY}"
    assert lay_out(text).title == title
    assert of_role(text, "headline") == [title]


def test_a_headline_may_stand_last_or_ask() -> None:
    title = "Harbour board closes its oldest dock"
    assert lay_out(f"{BODY}\n{title}").title == title
    question = "Is this the end of the oldest dock in the harbour, and who will pay the workers for it?"
    assert lay_out(f"{question}\n\n{BODY}").title == question


def test_a_dated_first_line_is_a_headline_if_no_other_line_is() -> None:
    layout = lay_out(f"Board Meeting, 3 May 2025\n\n{BODY}")
    assert (layout.title, layout.header.date) == ("Board Meeting, 3 May 2025", "")
    layout = lay_out(f"Harbour Daily | 3 May 2025\n\n{BODY}")
    assert (layout.title, layout.header.source, layout.header.date) == ("", "Harbour Daily", "2025-05-03")


def test_a_headline_over_two_wrapped_lines_is_one_line() -> None:
    layout = lay_out("One that is\nA headline of its own\n\n" + BODY)
    assert "\n" not in layout.title


def test_the_headline_again_and_its_teaser_are_folded() -> None:
    title = "Harbour board closes its oldest dock"
    text = f"{title}\n\n{title}\n\n{BODY}\n\n{title}\n{title} The harbour board said on..."
    assert of_role(text, "headline") == [title]
    assert reason_of(text, "said on...") == "teaser"
    assert [b.reason for b in lay_out(text).blocks if b.role == "boilerplate"] == [
        "headline again",
        "headline again",
        "teaser",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nothing was decided. They met again.", "Nothing was decided"),
        ("A " + "very " * 40 + "long sentence", "A " + ("very " * 15).strip() + "…"),
        ("青河市" * 20, "青河市" * 10 + "…"),
        ("新华社北京7月15日电（记者 王小明）统计局发布数据。", "统计局发布数据"),
        ("...", "..."),
    ],
)
def test_a_text_without_headline_is_called_by_its_first_words(text: str, words: str) -> None:
    assert titles.first_words(text) == words


def test_subheads_stand_alone_between_paragraphs() -> None:
    text = f"{BODY}\n\nWho pays for it\n\n{BODY}\n\n- one item\n- another\n\n{BODY}"
    assert of_role(text, "subhead") == ["Who pays for it"]


# -- summaries ---------------------------------------------------------------------------------------

SUMMARY = (
    "核心观点 - 港口关闭六天后重新开放，损失约四千万美元 [1][3] 关闭原因 - 风暴损坏了两台起重机 [2] "
    "- 港务局称检查人员警告过腐蚀问题 [2][4]. "
    "Group 2: Who Pays - Insurers argue - as before - that it was foreseeable [5]."
)


def test_a_machine_summary_is_cut_at_headings_and_items() -> None:
    text = f"港口重新开放 谁来承担损失\n\n{SUMMARY}"
    assert of_role(text, "subhead") == ["核心观点", "关闭原因", "Group 2: Who Pays"]
    assert of_role(text, "summary") == [
        "- 港口关闭六天后重新开放，损失约四千万美元 [1][3]",
        "- 风暴损坏了两台起重机 [2]",
        "- 港务局称检查人员警告过腐蚀问题 [2][4].",
        "- Insurers argue - as before - that it was foreseeable [5].",
    ]
    assert lay_out(text).title == "港口重新开放 谁来承担损失"


def test_after_marks_without_full_stop_any_short_words_are_a_heading() -> None:
    text = "Core View - It rose [1] a shift in focus - It fell [2][3]. The firm - once a leader - trails [4]"
    assert of_role(text, "subhead") == ["Core View", "a shift in focus"]
    assert of_role(text, "summary") == [
        "- It rose [1]",
        "- It fell [2][3]. The firm - once a leader - trails [4]",
    ]


def test_a_summary_may_stand_on_several_lines() -> None:
    items = ["- It opened [1]", "- Insurers dispute the bill [2][3]", "- The city pays [4]"]
    text = f"Port opens again\n\nPlan\n{items[0]}\nCost\n{items[1]}\n{items[2]}"
    assert of_role(text, "summary") == items
    assert of_role(text, "subhead") == ["Plan", "Cost"]


def test_reference_marks_alone_make_no_summary() -> None:
    text = "The port opened in 1900.[1] It was rebuilt - twice - in the fifties,[2] and again in 1960.[3]"
    assert of_role(text, "body") == [text]


def test_a_digest_in_another_language_is_not_the_authors() -> None:
    digest = (
        "🌟 港口将关闭最老的码头，工会表示不满意。\n\n🔒 第二次听证会计划在九月举行，董事会没有透露细节。"
    )
    text = f"Harbour board closes its oldest dock\n\n{digest}\n\n{BODY}"
    assert {(b.reason, b.lang) for b in lay_out(text).blocks if b.role == "summary"} == {
        ("digest, not by the author", "zh-Hans")
    }
    assert len(of_role(text, "body")) == 2


# -- the page's own fields ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The Albion Register, 23 September 2026",
            Line("date line", "The Albion Register", "", "2026-09-23"),
        ),
        (
            "Le Courrier du Littoral, 15 juillet 2025",
            Line("date line", "Le Courrier du Littoral", "", "2025-07-15"),
        ),
        ("Published: 12 May 2025 at 08:15 | Updated: 13 May 2025", Line("date line", "", "", "2025-05-12")),
        ("Tuesday, July 15, 2025 10:32 AM EDT", Line("date line", "", "", "2025-07-15")),
        ("Coast Post | 15 July 2025", Line("date line", "Coast Post", "", "2025-07-15", has_bar=True)),
        (
            "East Gazette | July 15, 2025, 10:32 AEST",
            Line("date line", "East Gazette", "", "2025-07-15", has_bar=True),
        ),
        ("2025-07-15T10:32:00+08:00", Line("date line", "", "", "2025-07-15")),
        (
            "2025年07月15日10:32 来源：青河日报 作者：王小明 责编：李四",
            Line("date line", "青河日报", "王小明", "2025-07-15"),
        ),
        ("来源: 新华网 | 2025年07月15日 10:32:11", Line("date line", "新华网", "", "2025-07-15")),
        ("发布时间：2025-07-15 浏览：123次", Line("date line", "", "", "2025-07-15")),
        ("2026/09/23 20:10\u3000東岸日報", Line("date line", "東岸日報", "", "2026-09-23")),
        ("By Jane Doe and Tom Reyes, in Berlin", Line("by-line", "", "Jane Doe and Tom Reyes")),
        ("Von Max Mustermann, Berlin", Line("by-line", "", "Max Mustermann")),
        ("記者王小明／台北報導", Line("by-line", "", "王小明")),
        ("文/张三 编辑/李四", Line("by-line", "", "张三")),
        ("（来源：青河日报）", Line("source line", "青河日报")),
        ("昨天", Line("date line", "", "", "", "昨天")),
        ("新华网 7月31日 20:58", Line("date line", "新华网", "", "", "7月31日 20:58")),
        ("https://example.org/a?b=c", Line("address", url="https://example.org/a?b=c")),
        ("原文链接：https://example.org/a", Line("address", url="https://example.org/a")),
    ],
)
def test_lines_that_state_fields(text: str, line: Line) -> None:
    assert line_of(text) == line


def test_a_bar_shows_that_a_line_is_no_headline() -> None:
    assert line_of("The Verge | VERGE 07-31 20:58") == Line(
        "date line", "The Verge", "", "", "07-31 20:58", "", True
    )
    assert line_of("Wired | WIRED 3小时前") == Line("date line", "Wired", "", "", "3小时前", "", True)
    assert line_of("Jane Doe") is None


@pytest.mark.parametrize(
    "text",
    [
        "By the numbers: a year of strikes",
        "By Monday, the ships were gone",
        "The war began on 24 February 2022",
        "On 5 May 2025, he resigned",
        "2025年7月15日：青河市改造旧水厂",
        "7月15日，青河市宣布改造",
        "刚刚，青河市宣布改造水厂！",
        "Yesterday all my troubles seemed far",
        "3 hours ago the minister resigned",
        "City Beats United 3-2",
        "Genesis 12:10",
        "6:01 p.m.",
        "Source close to the minister",
        "编辑部认为，这是一次尝试",
        "Editing the past",
    ],
)
def test_lines_that_say_something_else(text: str) -> None:
    assert line_of(text) is None


@pytest.mark.parametrize(
    ("text", "source", "author"),
    [
        ("【維港快報專訊】丹麥航運", "維港快報", ""),
        ("【本報訊】丹麥航運", "", ""),
        ("东澜新闻9月23日讯（记者 沈一帆）丹麦", "东澜新闻", "沈一帆"),
        ("新华社北京7月15日电（记者 王小明、李雷）国家", "新华社", "王小明、李雷"),
        ("〔編譯梁予安／綜合報導〕丹麥", "", "梁予安"),
        ("记者在现场看到，水已经退去。", "", ""),
    ],
)
def test_set_phrases_that_open_a_report(text: str, source: str, author: str) -> None:
    line = opening(text)
    assert (line.source, line.author) == (source, author)


def test_a_date_in_the_story_is_not_the_pages() -> None:
    text = f"Harbour board closes its oldest dock\n\nOn 5 May 2025 the dock was closed. {BODY}"
    assert lay_out(text).header.date == ""


def test_dates_below_the_story_count_if_they_agree() -> None:
    assert lay_out(f"{BODY}\n\n2025-07-15").header.date == "2025-07-15"
    assert lay_out(f"{BODY}\n\n2025-07-15\n\nAn offer\n\n2024-01-01").header.date == ""
    assert lay_out(f"{BODY}\n\nRelated\nOld Story\n2024-01-01").header.date == ""


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Tue, 15 Jul 2025 10:00:00 +0800", "2025-07-15"),
        ("July 15th, 2025", "2025-07-15"),
        ("15 de julio de 2025", "2025-07-15"),
        ("二〇二五年七月十五日", "2025-07-15"),
        ("民國114年7月15日", "2025-07-15"),
        ("2025년 7월 15일", "2025-07-15"),
        ("20250715", "2025-07-15"),
        ("2025.07.15", "2025-07-15"),
        ("2025-02-30", ""),
        ("1.5", ""),
        ("3-2 win", ""),
        ("version 2025.1", ""),
        ("May 2025", ""),
        ("前天 20:58", ""),
    ],
)
def test_dates_as_pages_write_them(text: str, iso: str) -> None:
    assert dates.iso(text) == iso


# -- languages and any text --------------------------------------------------------------------------


def test_undecidable_blocks_take_a_neighbours_language() -> None:
    text = "¡37,5 %!\n\n" + HAN_BODY + "\n\n***"
    assert {block.lang for block in lay_out(text).blocks} == {"zh-Hans"}
    german = "Die Behörde hat am Dienstag die Schiffe stillgelegt, weil die Software fehlerhaft ist und war."
    assert lay_out(f"Tidewright Hamburg\n\n{german}").blocks[0].lang == "de"


def test_a_paragraph_of_misread_bytes_has_no_language() -> None:
    misread = HAN_BODY.split("\n\n")[0].encode().decode("gbk", "replace")
    assert [block.lang for block in lay_out(f"{HAN_BODY}\n\n{misread}").blocks] == ["zh-Hans"] * 2 + ["und"]
    assert {block.lang for block in lay_out(misread).blocks} == {"und"}


def test_a_short_line_is_in_the_language_of_both_its_neighbours() -> None:
    swedish, german = (" ".join(SENTENCES[lang][:4]) for lang in ("sv", "de"))
    pieces = [swedish, "Tidewright Reader", swedish, german, "Tidewright Reader", german, swedish]
    found = [block.lang for block in lay_out("\n\n".join(pieces)).blocks]
    assert found == ["sv"] * 3 + ["de"] * 3 + ["sv"]


def covers(text: str, blocks: tuple[Block, ...]) -> bool:
    position = 0
    for block in blocks:
        if block.start < position or block.end <= block.start or text[position : block.start].strip():
            return False
        position = block.end
    return not text[position:].strip()


PIECES = st.sampled_from(
    [
        *BODY.split("\n\n"),
        *HAN_BODY.split("\n\n"),
        SUMMARY,
        *(
            "相关文章",
            "2025-07-15",
            "By Jane Doe",
            "🌟 好的",
            "- item [1]",
            "(免责声明：x",
            ", torn",
            "Stub",
            "Stub",
        ),
        *("a@b.co", "x.html", "From The Post", "\u3000", "“", "Group 1: x - y [1][2][3]", "Who pays for it?"),
    ]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", " "])), max_size=14))
@settings(max_examples=60)
def test_blocks_cover_any_page(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    layout: Layout = lay_out(text)
    assert covers(text, layout.blocks)
    assert sum(block.role == "headline" for block in layout.blocks) == bool(layout.title)
