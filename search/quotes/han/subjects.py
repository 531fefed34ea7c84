"""Who stands in front of a Chinese verb: the subject of its clause without times, adverbs and places."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from search.language.segment import is_word
from search.quotes.han.cues import DELIMITERS, QUOTE, Cue, any_of, group, pronouns
from search.quotes.han.page import Page
from search.quotes.han.personal import is_name, may_speak
from search.quotes.han.words import cuts_word

_DELIMITER = re.compile(f"[{DELIMITERS}{QUOTE}]")
_DATE = (
    r"(?:[上本下]?[0-9０-９一二三四五六七八九十]{1,4}[年月日号周](?:[晚早]间?|上午|下午|凌晨)?(?!的)"
    r"|[今昨前明]?[天日]?[(（][0-9]{1,2}[)）]日?|（[^（）]{1,6}）"
    r"|(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|深夜|半夜)?[0-9一二三四五六七八九十]{1,3}[点时](?:半|[0-9一二三四五六七八九十]{1,3}分)?)"
)
_PREPOSITION = (
    "(?:在|就(?!业)|接受|通过|当(?![局地事选])|(?<!^)于|从(?![业事])|经(?![理济营贸纪典])|针对|面对)"
)
_POSTURE = "[躺坐站靠蹲跪倚趴]"
_ATTENDING = "(?:出席|参加|主持|视察|考察|走访|走进|回到)"
_GLOSS = r"(?:[(（][^()（）]{1,30}[)）])?"
_DESK = r"[^，。：；]{2,20}(?:[0-9]日[电讯]|[电讯](?=[(（]))"
"""新華社台北3日電"""
_LINE = r"[(（〔【][^()（）〔〕【】]{2,30}[)）〕】]"
"""（中央社記者王小明台北3日電）"""
_ISSUE = (
    "(?:发布|发表|发出|作出|贴出|张贴|挂出|发(?![言出布表]))[^，的]{0,6}?"
    "(?:消息|声明|公告|新闻稿|通报|报告|通告|文章|贴文|微博|推文|帖文|帖子|回应|评论|研究|论文|重讯|重大讯息|公开信|长文|短片|影片|视频)"
)
"""發布新聞稿 in front of 指出: no part of the subject."""
_TOPICAL = re.compile("对于|针对|面对|至于")
_WORDS_OF = re.compile(r"的?(?:话|说法|说话|消息|看法|观点|意见)$")
_ACTING = re.compile(
    "[昨今][天日晚早晨]|(?<![0-9月年（(])[0-9]{1,2}日(?![电讯])|(?<![准规原总细守法通附一])则|(?<![退冷忘])却"
)
_COUNTED = re.compile(r"^[一二两三四五六七八九十几数多这那该0-9]{1,3}[位名个些]$")
_COUNTED_PERSON = re.compile(r"[一两三几多][位名][一-鿿]{2,6}$")
_BUSY = re.compile("[他她][^的们，]{0,6}[着了完过得]")
"""她望著遠處的山: a pronoun and what it does."""
_INSIDE = ("中", "里", "内", "上")
"""備忘錄中寫道: it is the memo that speaks."""
_SUFFERED = "告害问询指控捕判追认视"
"""Behind 被 they begin a verb and no agent: 被告, 被問到."""
_SINCE = re.compile("[^，]{2}[前后时](?![往来任])")
"""館長被帶走前: a time, and no agent."""
_LONGEST = 120
_PARTS = "将对向跟给把与"
"""Prepositions that words end with: 门将, 反对, 方向."""

_CLAUSE = 200
_PLAIN = 16
_FEWEST = 2
_LONGEST_NAME = 3


class Subject(NamedTuple):
    """A speaker at [start, end) of the page; `joined` tells that a linking word stood before it."""

    start: int
    end: int
    joined: bool
    led: bool

    @property
    def missing(self) -> bool:
        """Whether no speaker is named here."""
        return self.end <= self.start


class Attribution(NamedTuple):
    """A cue with its speaker, and where its clause begins and ends."""

    cue: Cue | None
    speaker: Subject | None
    start: int
    end: int


@functools.cache
def leading() -> re.Pattern[str]:
    """What may stand before the subject of a clause."""
    return re.compile(
        rf"^(?:{any_of('before')}|{_DESK}|{_LINE}|已?有(?!人)|{_DATE}|\s|\W(?<![（《“\ue000]))+"
    )


@functools.cache
def _trailing() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of('after')}|(?<=.)[一-鿿]{{2}}地|(?<=..)[一-鿿](?![同当及临按准有随暂平届])[一-鿿]时|(?<=...)[一-鿿]{{2}}的|{_ISSUE}|(?<=...)公告|(?<=..)[一-鿿]着[^的，]{{0,8}}|[气笑哭急吓]得[^的，]{{1,6}}|{_DATE}|\s)+$"
    )


@functools.cache
def _place() -> re.Pattern[str]:
    ends = any_of("place_ends")
    return re.compile(
        r"(?:(?:会见|接见|见)(?:记者|传媒|媒体)[^，]{0,2}|(?:通过|透过|借助|(?<=..)用(?![户人工])|(?<=[他她])用)[^，的]{1,12}"
        r"|以[^，。]{1,30}为题|以[^的，]{0,6}(?:的[^，]{0,6})?(?:方式|身份|经验|名义|口吻|语气|例|邮件|电邮|书面|短信|电话)"
        rf"|与{QUOTE}[^，的]{{0,8}}|(?<=.)与[^，的]{{1,16}}(?:[时后中]|期间|之际)"
        r"|被(?:问|追问|询)[^，]*(?:时|后)|(?:将|把)[^的，]{1,12}"
        rf"|(?:(?<=..){_POSTURE})?{_PREPOSITION}[^的]*(?:的(?![一这那][份项个则][^的]*(?<![中里上内])$)[^的]*)?{ends}|(?:(?<=..)|(?<=[他她]))在[^的]{{1,8}}{_GLOSS}"
        rf"|{_ATTENDING}[^，的]{{1,16}}时"
        r"|(?:(?<![针比核校])对(?![方手])|向|跟|给)[^的]{1,16}|(?:对|向|跟)[^。]*的(?:记者|群众|民众|人|媒体))$"
    )


def subject(page: Page, cue: int, floor: int) -> Subject:
    """The speaker in front of position `cue`, in its clause; an empty range when none is named there."""
    start = max(floor, cue - _LONGEST)
    first = clause_start(page.text, start, cue)
    joined = page.text[first:cue].startswith(group("joins"))
    first += _topical(page.text[first:cue])
    last = _cut_right(page.text, first, cue)
    lead = leading().match(page.text[first:last])
    first += lead.end() if lead else 0
    led = page.text[first:last].startswith(group("leads"))
    if led:
        first += next(len(word) for word in group("leads") if page.text.startswith(word, first))
    if last > first and page.text[first] == QUOTE and _is_speech(page, first):
        first += 1
    first, last = behind_quoting(page.text, *_agent(page.text, first, last))
    last -= last > first + 1 and page.text[last - 1] == "的"
    last -= page.text.startswith(_INSIDE, last - 1) and page.text.endswith(
        (*group("documents"), "信"), first, last - 1
    )
    first = _shortened(page.text, first, last)
    first = _behind_attribute(page.text, first, last)
    if _BUSY.match(page.text, first, last):
        last = first + 1
    name = page.text[first:last]
    if not _may_speak(name):
        last = first
        led = led or _is_anybody(name)
    return Subject(first, max(first, last), joined, led)


def _topical(name: str) -> int:
    """How long the preposition is in front of somebody whose words are a topic: 對於在野黨質疑…，"""
    lead = _TOPICAL.match(name)
    return lead.end() if lead and may_speak(name[lead.end() :]) else 0


def _may_speak(name: str) -> bool:
    """Whether words can be a speaker: no preposition begins them, and they are no bare 兩位 or 人們."""
    if name in pronouns() or name.startswith(group("subjects")):
        return True
    if _is_anybody(name) or name in group("urging") + group("insides"):
        return False
    return not name.startswith(group("not_subjects")) or _begins_word(name)


def _behind_attribute(text: str, first: int, last: int) -> int:
    """對報告知情的官員: an attribute may begin like an adverbial."""
    name = text[first:last]
    place = name.rfind("的")
    if place < 0 or _may_speak(name):
        return first
    somebody = name.endswith(group("unnamed") + group("titles")) or _COUNTED_PERSON.match(name, place + 1)
    if not somebody and not _title_and_name().fullmatch(name, place + 1):
        return first
    return first + place + 1


@functools.cache
def _title_and_name() -> re.Pattern[str]:
    """在香港出生的[體育總監何思穎]."""
    return re.compile(rf"[一-鿿]{{0,10}}{any_of('titles')}[一-鿿·]{{2,16}}")


def _is_anybody(name: str) -> bool:
    return bool(_everybody().search(name) or _COUNTED.match(name))


@functools.cache
def _everybody() -> re.Pattern[str]:
    return re.compile(rf"{any_of('everybody')}[会都也就还]*$")


def _begins_word(name: str) -> bool:
    """Whether what looks like a preposition is the head of a longer word: 當局, 無限公司."""
    from search.language.segment import segment

    word = next((word for word, _, _ in segment(name[:8])), "")
    return len(word) > 1 and name.startswith(word) and not word.startswith(group("function_words"))


def clause_start(text: str, floor: int, place: int) -> int:
    """Where the clause around `place` begins, at most 200 characters back."""
    floor = max(floor, place - _CLAUSE)
    while place > floor and text[place - 1] not in DELIMITERS:
        place -= 1
    return place


def clause_end(page: Page, place: int) -> int:
    """Where the clause around `place` ends, at most `_CLAUSE` further on."""
    limit = min(len(page.text), place + _CLAUSE)
    match = _DELIMITER.search(page.text, place, limit)
    return match.start() if match else limit


def _is_speech(page: Page, place: int) -> bool:
    span = page.quotes.get(place)
    return span is not None and (span.end - span.start > 10 or page.is_open(place) or page.is_full(place))


def _cut_right(text: str, first: int, last: int) -> int:
    """Drops adverbs, times and one or two adverbials from the end of a clause's subject."""
    last = _cut_behind_name(text, first, last)
    for _ in range(4):
        place = _adverbial(text, first, last)
        if place is not None:
            last = place
        adverb = _trailing().search(text[first:last])
        if adverb and not (adverb.group() == "则" and cuts_word(text, first, first + adverb.start())):
            last = first + adverb.start()
            last -= text.startswith("着", last + 1) and is_word(text[last - 1 : last + 1])
        if not adverb and place is None:
            break
    return last


def _cut_behind_name(text: str, first: int, last: int) -> int:
    """Drops what somebody does from a day or 则 on: 理事長蔡阿木昨日率會員到公司前, 總經理何孟哲則低調."""
    for match in _ACTING.finditer(text, first + _FEWEST, last):
        name = text[match.start() - 1 : last]
        if "的" not in text[match.end() : last] and not (len(name) <= _LONGEST_NAME and is_name(name)):
            return match.start()
    return last


def _adverbial(text: str, first: int, last: int) -> int | None:
    """Where a last adverbial begins; one that would begin inside a title (《財經報》) is none."""
    place = _place().search(text[first:last])
    if place and text.rfind("《", first, first + place.start()) > text.rfind(
        "》", first, first + place.start()
    ):
        first = text.rfind("》", first, last) + 1 or last
        place = _place().search(text[first:last])
    start = first + place.start() if place else last
    if start == last or (text[start] in _PARTS and cuts_word(text, first, start)):
        return None if start == last or not may_speak(text[first:start]) else start
    return start


def _agent(text: str, first: int, last: int) -> tuple[int, int]:
    """他被检方指控, 公司由发言人出面: the agent speaks."""
    through = text.rfind("由", first + 1, last - 1)
    if through > 0 and _officer().match(text, through + 1, last):
        return through + 1, last
    place = text.rfind("被", first, last - 1)
    if place > first and _SINCE.search(text, place, last):
        return first, place
    if place < 0 or text[place + 1] in _SUFFERED or text[first] in "若如" or text.endswith("的", 0, place):
        return first, last
    return place + 1, last


@functools.cache
def _officer() -> re.Pattern[str]:
    return re.compile(rf"[^的]{{0,6}}{any_of('titles')}")


def behind_quoting(text: str, first: int, last: int) -> tuple[int, int]:
    """《报》引述消息人士, 援引一名官员的话: the speaker is who is quoted."""
    for word in group("quoting"):
        place = text.rfind(word, first, last)
        if place >= 0 and place + len(word) < last:
            first = place + len(word)
            words = _WORDS_OF.search(text[first:last])
            return first, first + words.start() if words and words.start() else last
    return first, last


def _shortened(text: str, first: int, last: int) -> int:
    """A long attribute in front of a name (…的戈梅里) is no part of the speaker."""
    if last - first > _PLAIN:
        place = text.rfind("的", first, last - 1)
        if place >= 0 and last - place > 2:
            return place + 1
    return first
