"""Lines of the page that are not the story: paths, labels and their lists, prompts, disclaimers.

They are folded with a reason and never deleted, because every such rule is wrong now and then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from search.reading.lines import Paragraph

_ADS = r"""
    赞助商 贊助商 赞助内容 贊助內容 广告 廣告 推广 推廣
    advertisements? sponsored(?:_content)? sponsors? promoted anzeige publicité publicidad
"""
_LISTS = r"""
    (?:相关|相關|推荐|推薦|延伸|热门|熱門|更多|最新)(?:标签|标题|文章|阅读|新闻|报道|推荐|资讯|链接)
    (?:相關|推薦|延伸|熱門|更多|最新)(?:標籤|標題|閱讀|新聞|報道|報導|推薦|資訊|鏈接|連結)
    标签 標籤 关键词 關鍵詞 关键字 關鍵字 猜你喜欢 猜你喜歡 你可能(?:还|還)?喜(?:欢|歡) 上一篇 下一篇
    (?:网友)?评论(?:区)? (?:網友)?評論
    related(?:_(?:articles?|stories|story|posts?|topics|coverage|reading|news|links|content))?
    read_(?:more|next|also) further_reading see_also tags? topics keywords trending(?:_now)?
    more_(?:from|on|stories|news)(?:_[^.!?]{1,40})? recommended(?:_(?:for_you|stories|reading))?
    you_(?:may|might)_also_like most_(?:read|popular|viewed)
    lesen_sie_auch mehr_zum_thema (?:à_)?lire_aussi leia_também lea_también
"""
_PROMPTS = r"""
    (?:长按|扫码|扫一扫|扫描|扫下方|微信扫).{0,16}(?:码|下载|关注|阅读|查看|加入|进群|识别|分享|扫)
    (?:長按|掃碼|掃一掃|掃描|掃下方|微信掃).{0,16}(?:碼|下載|關注|閱讀|查看|加入|識別|分享|掃)
    (?:关注|關注|搜索).{0,16}(?:公众号|公眾號|微信号|微信號|微博|我们|我們)
    (?:下载|下載|打开|打開|安装|安裝).{0,10}(?:APP|客户端|客戶端)
    (?:点击|戳).{0,10}(?:查看|阅读|进入|下载|原文|关注|订阅)
    (?:點擊|點選).{0,10}(?:查看|閱讀|進入|下載|原文|關注|訂閱)
    (?:阅读|閱讀|查看|展开|展開)(?:全文|原文|更多) (?:分享|转发|轉發)(?:到|至)?(?:微信|朋友圈|微博)
    返回(?:首页|顶部|列表)
    sign_up_(?:for|to|here|now)\b subscribe_(?:to|now|today|here|for)\b follow_(?:us\b|@) join_our\b
    download_(?:the|our)\b get_(?:the|our)_[^.]{0,30}\b(?:app|newsletter) (?:click|tap)_here
    scan_(?:(?:the|this|our)_)?(?:qr_)?code open_in_(?:the_)?app continue_reading read_the_(?:full|original)
    already_a_subscriber listen_to_this_(?:article|story) share_this skip_to_
    jetzt_abonnieren newsletter_abonnieren abonnez-vous suscríbete
"""
_NOTICES = r"""
    this_(?:article|story|post|report)_(?:was|is|has|first|originally)\b.{0,40}\b(?:re)?(?:publish|post|print)ed\b
    (?:first|originally)_published_(?:by|in|on|at)\b (?:©|\(c\)|copyright\b).{0,80} .{0,60}all_rights_reserved
    版权所有 版權所有 (?:未经|未經).{0,12}(?:许可|許可|授权|授權) .{0,6}ICP[备備] 原标题[:：] 原標題[:：]
    本文(?:转载自|轉載自|来自|來自|首发于|首發於|转自|轉自|由.{1,20}(?:授权|授權))
"""
_DISCLAIMERS = r"""
    (?:免责|版权|特别|郑重|法律)声明 (?:免責|版權|特別|鄭重|法律)聲明 风险提示 風險提示
    disclaimer legal_notice haftungsausschluss
"""


def _any(words: str) -> str:
    """Alternatives for a regular expression from words parted by blanks; `_` stands for a space."""
    return "(?:" + "|".join(words.split()).replace("_", " ") + ")"


_OPEN, _CLOSE = r"[【\[(（]?\s*", r"\s*[】\])）]?\s*"
_POLITE = "(?:请|請|欢迎|歡迎|立即|马上|馬上|更多.{0,12})?"
_PATH = re.compile(
    r"(?:\.{0,2}/)*[\w.-]+(?:/[\w.-]+)*\.(?:html?|php|tpl|aspx?|jsp|js|css|xml|json)(?:\?\S*)?"
)
_AD = re.compile(f"[-–—]*{_OPEN}{_any(_ADS)}{_CLOSE}[:：]?[-–—]*", re.IGNORECASE)
_LIST = re.compile(f"{_OPEN}{_any(_LISTS)}{_CLOSE}[:：]?", re.IGNORECASE)
_LABELLED = re.compile(rf"{_OPEN}{_any(_LISTS + _ADS)}{_CLOSE}[:：]\s*\S.*", re.IGNORECASE | re.DOTALL)
_PROMPT = re.compile(_OPEN + _POLITE + _any(_PROMPTS), re.IGNORECASE)
_NOTICE = re.compile(_OPEN + _any(_NOTICES), re.IGNORECASE)
_DISCLAIMER = re.compile(rf"(?P<bracket>[(（【\[]?)\s*{_any(_DISCLAIMERS)}\s*[:：\]】]", re.IGNORECASE)
_CLOSING = {"(": ")", "（": "）", "【": "】", "[": "]"}
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")

_WIDEST_LINE = 120
_WIDEST_CONTACT = 80
_LONGEST_DISCLAIMER = 40
_LONGEST_LIST = 12

Rule = Callable[[Sequence[Paragraph], int], Iterator[int]]
"""(all paragraphs, the one looked at) -> the paragraphs that it shows to be residue."""


def fold(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """The paragraphs that show by themselves, or with their neighbours, what they are; with the reason."""
    folded: dict[int, str] = {}
    for paragraph in paragraphs:
        for reason, rule in _RULES:
            if paragraph.n not in folded:
                folded |= dict.fromkeys(rule(paragraphs, paragraph.n), reason)
    return folded


def lists(paragraphs: Sequence[Paragraph], last: int) -> dict[int, str]:
    """List labels with the lines they introduce; `last` is the number of the story's last paragraph."""
    labels = [p.n for p in paragraphs if p.width <= _WIDEST_LINE and _LIST.fullmatch(p.text)]
    return dict.fromkeys((n for label in labels for n in _introduced(paragraphs, label, last)), "label")


def _line(is_match: Callable[[str], object], widest: int = _WIDEST_LINE) -> Rule:
    """A rule that looks at one line alone, if it is no wider than `widest` cells."""

    def rule(paragraphs: Sequence[Paragraph], n: int) -> Iterator[int]:
        if paragraphs[n].width <= widest and is_match(paragraphs[n].text):
            yield n

    return rule


def _disclaimer(paragraphs: Sequence[Paragraph], n: int) -> Iterator[int]:
    """A disclaimer; one that opens a bracket reaches over paragraphs to its end, if it has one."""
    match = _DISCLAIMER.match(paragraphs[n].text)
    if match:
        yield n
        yield from range(n + 1, _closes(paragraphs, n, match["bracket"]) + 1)


def _closes(paragraphs: Sequence[Paragraph], n: int, opener: str) -> int:
    depth = 0
    for paragraph in paragraphs[n : n + _LONGEST_DISCLAIMER] if opener else ():
        depth += paragraph.text.count(opener) - paragraph.text.count(_CLOSING[opener])
        if depth <= 0:
            return paragraph.n
    return n


def _torn_box(paragraphs: Sequence[Paragraph], n: int) -> Iterator[int]:
    """A link box torn apart: a stub, a line that goes on with a comma, and a short call."""
    stub, *rest = paragraphs[n : n + 3]
    if not rest or not rest[0].text.startswith((",", "，")):
        return
    if not stub.ended and max(stub.width, rest[0].width) <= _WIDEST_LINE:
        yield from (n, n + 1)
        yield from (paragraph.n for paragraph in rest[1:] if not paragraph.is_running)


_RULES: tuple[tuple[str, Rule], ...] = (
    ("path", _line(_PATH.fullmatch)),
    ("disclaimer", _disclaimer),
    ("advertisement", _line(_AD.fullmatch)),
    ("label", _line(_LABELLED.fullmatch)),
    ("prompt", _line(_PROMPT.match)),
    ("notice", _line(_NOTICE.match)),
    ("contact", _line(_MAIL.search, _WIDEST_CONTACT)),
    ("torn link box", _torn_box),
)


def _introduced(paragraphs: Sequence[Paragraph], label: int, last: int) -> Iterator[int]:
    """A label and its short lines: any number below the story, else those of the next group at most."""
    yield label
    group = paragraphs[label].group
    for paragraph in paragraphs[label + 1 : label + 1 + _LONGEST_LIST]:
        if paragraph.is_running or (label < last and (paragraph.group > group + 1 or paragraph.ended)):
            return
        yield paragraph.n
