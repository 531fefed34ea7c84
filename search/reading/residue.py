"""Lines of the page that are not the story: paths, labels and their lists, prompts, disclaimers.

They are folded with a reason and never deleted, because every such rule is wrong now and then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from search.reading.lines import Paragraph

_ADS = "赞助商|贊助商|赞助内容|广告|廣告|推广|推廣|advertisements?|sponsored(?: content)?|sponsors?|promoted"
_LISTS = (
    "相关标签|相關標籤|标签|標籤|关键词|關鍵詞|关键字|關鍵字|相关文章|相關文章|相关阅读|相關閱讀|相关新闻|相關新聞|相关报道|相關報導"
    "|相关推荐|相關推薦|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|猜你喜欢|猜你喜歡|热门推荐|熱門推薦|热门文章|熱門文章|热门新闻|熱門新聞"
    "|更多新闻|更多新聞|更多报道|更多文章|上一篇|下一篇|评论区|網友評論|网友评论"
    "|related(?: (?:articles?|stories|story|posts?|topics|coverage|reading|news|links|content))?|read (?:more|next|also)|further reading"
    "|more (?:from|on|stories|news)(?: [^.!?]{1,40})?|recommended(?: for you| stories| reading)?|you (?:may|might) also like|most (?:read|popular|viewed)"
    "|see also|trending(?: now)?|tags?|topics|keywords|lesen sie auch|mehr zum thema|à lire aussi|lire aussi|lea también|leia também"
)
_AD = re.compile(rf"[【\[(（-]*\s*(?:{_ADS})\s*[】\])）-]*\s*[:：]?", re.IGNORECASE)
_LIST = re.compile(rf"[【\[]?(?:{_LISTS})[】\]]?\s*[:：]?", re.IGNORECASE)
_INLINE_LABEL = re.compile(rf"[【\[]?(?:{_LISTS}|{_ADS})[】\]]?\s*[:：]\s*\S.*", re.IGNORECASE | re.DOTALL)
_PATH = re.compile(r"(?:\.{0,2}/)*[\w.-]+(?:/[\w.-]+)*\.(?:html?|php|tpl|aspx?|jsp|js|css|xml|json)(?:\?\S*)?")
_PROMPTS = re.compile(
    r"[【\[(（]?(?:请|請|欢迎|歡迎|立即|马上|更多.{0,12})?(?:"
    r"(?:长按|長按|扫码|掃碼|扫一扫|掃一掃|扫描|掃描|扫下方|微信扫|用微信).{0,16}(?:码|碼|下载|下載|关注|關注|阅读|閱讀|查看|加入|进群|识别|識別|扫一扫|分享)"
    r"|(?:关注|關注|搜索).{0,16}(?:公众号|公眾號|微信号|微博|我们|我們|粉丝专页)|(?:下载|下載|打开|打開|安装).{0,10}(?:APP|客户端|客戶端)"
    r"|(?:点击|點擊|點選|戳).{0,10}(?:查看|阅读|閱讀|进入|下载|下載|原文|关注|訂閱|订阅)|(?:阅读|閱讀|查看|展开|展開)(?:全文|原文|更多)"
    r"|(?:分享|转发)(?:到|至)?(?:微信|朋友圈|微博)|返回(?:首页|顶部|搜狐)"
    r"|sign up (?:for|to|here|now)|subscribe (?:to|now|today|here|for)|follow (?:us|@)|download (?:the|our)\b|get (?:the|our) [^.]{0,30}\b(?:app|newsletter)"
    r"|click here|tap here|join our|scan (?:the|this) (?:qr )?code|open in (?:the )?app|continue reading|read the (?:full|original)"
    r"|already a subscriber|listen to this (?:article|story)|share this|skip to|like us on|jetzt abonnieren|newsletter abonnieren|abonnez-vous|suscríbete"
    r")",
    re.IGNORECASE,
)
_NOTICES = re.compile(
    r"[【\[(（]?(?:this (?:article|story|piece|post|report|interview) (?:was|is|has been|first|originally)\b.{0,40}"
    r"\b(?:published|republished|reposted|reprinted|appeared)\b|(?:first|originally) published (?:by|in|on|at)\b"
    r"|(?:©|\(c\)|copyright\b).{0,80}|.{0,60}all rights reserved|版权所有|版權所有|未经.{0,10}(?:许可|授权).{0,20}|未經.{0,10}(?:許可|授權).{0,20}"
    r"|.{0,6}ICP备.{0,20}|本文(?:转载自|轉載自|来自|首发于|首發於|转自|由).{0,30}|原标题[:：]|原標題[:：])",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"(?P<bracket>[(（【\[]?)\s*(?:(?:免责|免責|版权|版權|特别|特別|郑重|鄭重|法律)(?:声明|聲明)|风险提示|風險提示|disclaimer|legal notice)\s*[:：\]】]",
    re.IGNORECASE,
)
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


def _one_line(pattern: re.Pattern[str], widest: int = _WIDEST_LINE, whole: bool = False) -> Rule:
    def rule(paragraphs: Sequence[Paragraph], n: int) -> Iterator[int]:
        paragraph = paragraphs[n]
        if paragraph.width <= widest and (pattern.fullmatch if whole else pattern.match)(paragraph.text):
            yield n

    return rule


def _contact(paragraphs: Sequence[Paragraph], n: int) -> Iterator[int]:
    if paragraphs[n].width <= _WIDEST_CONTACT and _MAIL.search(paragraphs[n].text):
        yield n


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
    if n + 1 >= len(paragraphs) or not paragraphs[n + 1].text.startswith((", ", "，", ",")):
        return
    stub, comma = paragraphs[n], paragraphs[n + 1]
    if stub.ended or stub.width > _WIDEST_LINE or comma.width > _WIDEST_LINE:
        return
    yield from (n, n + 1)
    following = paragraphs[n + 2 : n + 3]
    if following and not following[0].is_running:
        yield n + 2


_RULES: tuple[tuple[str, Rule], ...] = (
    ("path", _one_line(_PATH, whole=True)),
    ("disclaimer", _disclaimer),
    ("advertisement", _one_line(_AD, whole=True)),
    ("label", _one_line(_INLINE_LABEL, whole=True)),
    ("prompt", _one_line(_PROMPTS)),
    ("notice", _one_line(_NOTICES)),
    ("contact", _contact),
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
