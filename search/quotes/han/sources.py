"""Whose words a Chinese sentence gives without a verb of saying of theirs: 據…所述， …的說法是， 被指….

Each source is an attribution that ends where the words begin; those of `belated` stand before it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from search.quotes.han.actors import opening, topic
from search.quotes.han.cues import DELIMITERS, QUOTE, Cue, any_of, group
from search.quotes.han.nouns import is_object
from search.quotes.han.page import Page
from search.quotes.han.personal import may_speak
from search.quotes.han.subjects import Attribution, Subject, behind_quoting, subject
from search.quotes.han.unlisted import goes_on

_COUNTERS = ("份", "项", "个", "次")
"""據…一份調查: here the survey is the source."""
_SPEAKING = ("owner", "giver", "host", "sharing", "reminding")
"""The groups that any words could stand in, so that they must be somebody."""
_PLAIN = f"[^{DELIMITERS}{QUOTE}]"
_NO_ATTRIBUTE = f"[^{DELIMITERS}{QUOTE}的]"
_SIDE = "(?:那[边头里儿]|这[边头里儿]|方面)"
_PASSIVE = re.compile(f"(?:(?<=[{DELIMITERS}])|^){_PLAIN}{{1,24}}?[被遭](?:指控?|质疑|批评?)")
"""就被指紋樣照搬…: it is not told who says so."""


def sources(page: Page, first: int, last: int) -> Iterator[Attribution]:
    """Who is led in by no verb of saying in a sentence, with where that ends; nobody behind 坊間盛傳."""
    for match in _led().finditer(page.text, first, last):
        kind = match.lastgroup or ""
        source = _reasoning(page, first, match.start()) if kind == "reasoning" else _source(page, match)
        if kind in _SPEAKING and not may_speak(match[kind]):
            continue
        if page.text.startswith(QUOTE, match.end()) and not _may_give(page, source):
            continue
        if source and not (kind == "minded" and goes_on(page.text[match.end() : last])):
            yield Attribution(None, source, match.start(), match.end())


def _may_give(page: Page, source: Subject | None) -> bool:
    return source is not None and may_speak(page.text[source.start : source.end])


def _reasoning(page: Page, first: int, last: int) -> Subject | None:
    """Whose reason a clause gives: 組織宣布撤回起訴，理由是…"""
    told = (subject(page, cue.first, first) for cue in page.cues_in(first, last))
    return topic(page, first, last) or next((speaker for speaker in told if not speaker.missing), None)


def passives(page: Page, first: int, last: int) -> Iterator[Attribution]:
    """The clauses that tell what somebody is said to have done, by nobody named."""
    told = (
        page.text.endswith("。", first, last) and max(page.text.find(one, first, last) for one in "被遭") > 0
    )
    match = _PASSIVE.search(page.text, first, last) if told else None
    if match:
        cue = Cue(match.end() - 1, match.end(), "反映", "speech", match.start())
        if not is_object(page, cue, match.end()):
            yield Attribution(
                None, Subject(match.end(), match.end(), False, True), match.start(), match.end()
            )


def belated(page: Page, first: int, last: int) -> Attribution | None:
    """…，這是他的判斷。: a sentence that ends with whose view it was."""
    match = _belated().search(page.text, first, last)
    if match is None:
        return None
    holder = opening(page, *match.span("holder"), bodies=True) or Subject(*match.span("holder"), False, False)
    return Attribution(None, holder, match.start(), match.end())


def _source(page: Page, match: re.Match[str]) -> Subject:
    """Who gives what a match of `_led` brings in: 知情人士 in 据《报》援引知情人士消息."""
    first, last = behind_quoting(page.text, *match.span(match.lastgroup or 0))
    if page.text.endswith(_COUNTERS, first, last):
        last = match.end() - 1
    return Subject(first, last, False, True)


@functools.cache
def _belated() -> re.Pattern[str]:
    return re.compile(
        rf"(?:，|——?)这(?:就|也|正|便)?是(?P<holder>{_NO_ATTRIBUTE}{{1,24}})(?:给出)?的{_PLAIN}{{0,6}}?(?:{any_of('views')}|话)[。！]?$"
    )


@functools.cache
def _led() -> re.Pattern[str]:
    given = "|".join(word for word in group("given") if word not in group("cues") + group("opinions"))
    leads, any_given, views = any_of("leads"), any_of("given"), any_of("views")
    latest = "(?:不完全|初步|最新)?"
    patterns = (
        # 坊間盛傳…
        r"(?:市场|坊间|业界|业内|外界|圈内|网上)(?:一?[度直再早]|已经?|纷纷|近日)?(?:传言|盛传|谣传|风传|疯传|传出)，?(?P<nobody>)",
        # 據…所述， 根據法庭文件，
        rf"(?:{leads}|依)(?:(?P<source>[^{DELIMITERS}]{{2,24}}?)(?:{latest}的?(?:{given})|的{latest}{any_given})"
        rf"|(?P<document>[^{DELIMITERS}]{{0,16}}{any_of('documents')}|[^{DELIMITERS}]{{1,16}}{any_of('media')}))，",
        # 依某教授的統計， 根據工會公布的問卷，
        rf"(?:依据?|据|照|根据|按照?)(?P<owner>{_NO_ATTRIBUTE}{{1,20}}?)(?:发布|公布|提供|发表|出具|编制)?"
        rf"的(?!{any_of('rules')})[一-鿿]{{2}}，",
        # 《報》援引球探的說法，
        rf"{_PLAIN}{{0,16}}(?:{any_of('quoting')})(?P<cited>{_NO_ATTRIBUTE}{{2,20}}?)的?"
        r"(?:话|说法|消息|看法|分析|数据|统计)，",
        # 來自…的消息： …消息，
        rf"(?:来自|从)(?P<origin>{_NO_ATTRIBUTE}{{2,16}})(?:传来)?的(?:最新)?(?:消息|说法|统计|数据|报道)[：，]",
        rf"(?P<wire>{_PLAIN}{{1,14}}{any_of('media')})(?:最新)?消息，",
        rf"从?(?P<giver>{_NO_ATTRIBUTE}{{1,16}}?){_SIDE}?(?:给|[给开报抛传放]出|得到|收到)的[一-鿿]{{2,4}}[就则]?是[，：]?",
        # 還記得…的叮囑，
        rf"{_PLAIN}{{1,16}}记得(?P<reminding>{_NO_ATTRIBUTE}{{1,16}})的(?:叮嘱|嘱咐|话|教诲|提醒|忠告|警告|承诺)，",
        # …那裡， 有一種看法， …，理由是…
        rf"在(?P<host>{_NO_ATTRIBUTE}{{2,12}}){_SIDE}，",
        rf"(?P<sharing>{_NO_ATTRIBUTE}{{2,12}}?)[中里内]?(?:也|还|普遍)?有一?[种派]{views}(?:认为|是|说)?[，：]",
        r"(?<=，)(?P<reasoning>)(?:给出的)?理由[就则]?是[，：]?",
        rf"(?<!根)据(?P<titled>{_PLAIN}{{1,16}}{QUOTE})，",
        rf"用(?P<worded>{_PLAIN}{{1,16}}?)(?:自己)?的话(?:来)?[说讲]，(?:就是)?",
        # 在…看來， …口中，
        rf"(?P<mouth>{_NO_ATTRIBUTE}{{2,12}})口中，",
        rf"(?:但|而|可|不过|然而|只是)?在(?P<viewer>[^{DELIMITERS}我]{{1,20}})(?:看来|口中|眼中|眼里|笔下)，",
        rf"(?:记者|本报|本台)[^{DELIMITERS}]{{0,6}}?从(?P<informant>{_PLAIN}{{2,16}}?)[处]?(?:获悉|了解到|得知)，?",
        # …的說法是， …的訴求很簡單：
        rf"(?P<minded>{_NO_ATTRIBUTE}{{2,16}}?)的(?:{views}|情况)[则却也]?(?:恰恰|恰好|[更很最颇]为?|十分|相当|比较|完全|截然|不那么|没那么|不太){_NO_ATTRIBUTE}{{1,6}}，",
        rf"(?P<holder>{_NO_ATTRIBUTE}{{2,16}}?(?<![种一个项类样这那该此关述])|[他她其](?=的))(?:[对就]{_NO_ATTRIBUTE}{{1,12}})?(?:[给作做提得]出)?的?"
        rf"(?:初步|最新|最终|一致|官方)?{views}(?:[就则]?是[，：]?|为[，：]|{_NO_ATTRIBUTE}{{2,8}}：)"
        rf"(?={QUOTE}|{_PLAIN}{{3,200}}[^{DELIMITERS}的])",
    )
    return re.compile(rf"(?:(?<=[{DELIMITERS}{QUOTE}])|^)(?:{'|'.join(patterns)})")
