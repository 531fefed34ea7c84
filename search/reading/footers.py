"""What mail programs and senders put around a letter: links to leave the list, to a web page, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.reading.lines import Paragraph
from search.speech import N_

FOOTER = N_("mail footer")

_LEAVE = r"""
    unsubscribe opt[\s-]?out
    (?:manage|update|change|edit)\s(?:your\s|my\s)?(?:e-?mail\s|newsletter\s|subscription\s)?(?:preferences|subscriptions?|profile)
    (?:e-?mail|newsletter|subscription|notification)\s(?:settings|preferences)
    退订 退訂 (?:取消|管理|更改)(?:订阅|訂閱) (?:订阅|訂閱)(?:管理|设置|設定) 수신\s?거부 구독\s?취소
    配信停止 配信解除 購読解除 abbestellen abmelden désabonne[rz] désinscri[rv] darse\sde\sbaja
    cancelar\s(?:la\s|a\s)?(?:suscripci[oó]n|inscrição|assinatura) disiscriv uitschrijven afmelden
    отписаться wypis(?:z|ać)\ssię odhlásit
"""
_WHY = r"""
    you(?:['’]re|\sare)\s(?:receiving|getting)\sthis
    you\s(?:have\s)?received\sthis\s(?:e-?mail|message|newsletter)
    this\s(?:e-?mail|message|newsletter)\s(?:was|has\sbeen|is)\ssent
    because\syou\s(?:signed\sup|(?:are\s)?subscribed|registered|opted)
    (?:您|你)(?:之所以)?(?:收到|收到了)(?:这|這|此|本)(?:封|份)? (?:此|本)(?:邮件|郵件)(?:由|为|為|是)
    (?:请勿|請勿)(?:直接)?(?:回复|回覆) do\snot\sreply\sto\sthis
    sie\serhalten\sdiese vous\srecevez\sce recibe[s]?\seste\s(?:correo|mensaje) hai\sricevuto\squest
"""
_VIEW = r"""
    (?:view|read|open|see)\b[^.!?]{0,40}\b(?:in\s(?:your\s|a\s|the\s)?(?:web\s)?browser|online|on\sthe\sweb|web\sversion)
    (?:having\s)?trouble\s(?:viewing|reading|seeing) (?:e-?mail|message|newsletter)\snot\sdisplay
    在?(?:浏览器|瀏覽器)(?:中|里|裡)?(?:查看|打开|打開|阅读|閱讀|浏览|瀏覽)
    (?:在线|線上)(?:查看|阅读|閱讀|浏览|瀏覽)
    (?:无法|無法|不能)正常(?:显示|顯示|浏览|瀏覽|查看) (?:查看|阅读|閱讀|打开|打開)(?:网页|網頁)版
    im\sbrowser\s(?:öffnen|ansehen|lesen) dans\s(?:votre|le)\snavigateur en\s(?:tu|su|el)\snavegador
    ブラウザで
"""
_AROUND = r"""
    © \(c\)\s?(?:19|20)\d\d copyright all\srights\sreserved privacy\s(?:policy|notice)
    terms\sof\s(?:service|use)
    隐私(?:政策|声明) 隱私(?:政策|聲明|權) 版权所有 版權所有 impressum datenschutz
    forward\s(?:this\s)?(?:e-?mail\s)?to\sa\sfriend add\sus\sto\syour\saddress update\syour\saddress _{10,}
    \bP\.?\s?O\.?\sBox\b \b[A-Z]{2}\s\d{5}\b (?:邮编|郵編|邮政编码) [路街道巷]\s?\d{1,5}\s?[号號]
    \b\d{1,5}[\w\s]{0,40}\s(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|quay|square|way)\b
    \b(?:suite|floor|postfach)\s\d
"""
_DEVICE = r"""
    sent\s(?:from|via)\smy\b get\soutlook\sfor 发自我的 從我的.{1,20}傳送
    (?:从|從).{0,12}(?:发送|傳送)的?(?:iPhone|手机|手機)
    von\smeinem.{1,30}gesendet envoyé\sde\smon enviado\sdesde\smi
"""


def _any(words: str) -> re.Pattern[str]:
    return re.compile("|".join(words.split()), re.IGNORECASE)


_LEAVING, _REASON, _VIEWING, _SURROUNDING = map(_any, (_LEAVE, _WHY, _VIEW, _AROUND))
_FROM_DEVICE = _any(_DEVICE)
_MOST_BELOW = 0.25
_WIDEST_LINK = 120
_LONGEST = 1_000


def footers(found: Sequence[Paragraph]) -> dict[int, str]:
    """The paragraphs of a letter, by number, that belong to its sending rather than to its text.

    A paragraph on leaving the list, or on why one is on it, begins the footer if little of the letter
    stands below it; addresses and rights right above it belong to it.
    """
    start = next((at for at in _starts(found)), len(found))
    while start and start < len(found) and _surrounds(found[start - 1]):
        start -= 1
    folded = dict.fromkeys((p.n for p in found[start:]), FOOTER)
    folded |= {p.n: FOOTER for p in found[:start] if _is_link(p)}
    return folded | _loose_end(found[:start])


def _starts(found: Sequence[Paragraph]) -> Iterator[int]:
    """Where the footer may begin: below stands a quarter of the running text at most, and some above."""
    below = total = sum(p.width for p in found if _is_story(p))
    for at, paragraph in enumerate(found):
        if _is_story(paragraph):
            below -= paragraph.width
        elif below < total and below <= _MOST_BELOW * total and _leaves(paragraph):
            yield at


def _is_story(paragraph: Paragraph) -> bool:
    return paragraph.is_running and not _REASON.search(paragraph.text, 0, _LONGEST)


def _leaves(paragraph: Paragraph) -> bool:
    text = paragraph.text[:_LONGEST]
    return bool(_REASON.search(text) or (not paragraph.is_running and _LEAVING.search(text)))


def _surrounds(paragraph: Paragraph) -> bool:
    text = paragraph.text[:_LONGEST]
    return not paragraph.is_running and bool(_SURROUNDING.search(text) or _VIEWING.search(text))


def _is_link(paragraph: Paragraph) -> bool:
    """Links for the reader of the mail, which may also stand above the text."""
    if paragraph.is_running or paragraph.width > _WIDEST_LINK:
        return False
    is_to_leave = not paragraph.ended and _LEAVING.search(paragraph.text)
    return bool(is_to_leave or _VIEWING.search(paragraph.text))


def _loose_end(found: Sequence[Paragraph]) -> dict[int, str]:
    """Below the last running paragraph: what programs add, and rights and addresses without a footer."""
    last = max((at for at, p in enumerate(found) if _is_story(p)), default=len(found))
    return {
        p.n: FOOTER
        for p in found[last + 1 :]
        if not p.ended and (_FROM_DEVICE.match(p.text) or _surrounds(p))
    }
