"""Where the words begin and end that a Chinese verb of saying reports."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator

from search.quotes.han.cues import DELIMITERS, QUOTE, Cue, any_of, group, is_withheld, pronouns
from search.quotes.han.frames import is_closing
from search.quotes.han.nouns import is_noun, is_object
from search.quotes.han.page import Page
from search.quotes.han.personal import may_speak, split
from search.quotes.han.subjects import clause_end, clause_start, subject
from search.quotes.who.speaker_types import of_han

LONGEST = 600
"""In characters; no reported clause is longer, and a text without full stops stays cheap."""

FEWEST = 3
_HEARER = 16
_BRIEF = 6
_TURN = re.compile(r"[，；](?:但是|但|不过|然而|因此|所以)(?!\ue000)")
_REACTION = re.compile(r"[，；](?:但|不过|然而|因此|所以|[^，；。]{0,8}(?:却|则|拒绝|同意))")
"""How somebody takes a demand: 要求他停車，他卻加速."""
_LEAVING = re.compile(r"[，；](?:随后|其后|随即)(?![将会要再])")
_ANOTHER = re.compile("[，；][^，；。\ue000]{2,10}(?<![原规法准守细总通否])则(?![是为不无])")
"""指稱有千戶受害，附件則編列…: with no comma behind the verb, another subject is the narrator's."""

_ALREADY = re.compile("[已将曾正]")
"""…，已要求停工: what somebody says to do or to have done, and not what is said next."""
_PART = re.compile("；(?!正|因|所以|但|而|否则|不过|然而|也|即|并|又|还)")
"""Where another statement of the same speaker begins, and no reason or contrast."""
_PAPER = re.compile("《[^《》]{1,30}》(?:的?记者)?")
_QUOTED_OF = re.compile(rf"[^{DELIMITERS}{QUOTE}的]{{2,8}}{QUOTE}(?=[，。；]|$)")
"""譏諷姊姊「當自己家客廳」: whom the words in marks are about stands in front of them."""
_EDGES = "。！？!?.，, \n”\u3000"


@functools.cache
def _narrator() -> re.Pattern[str]:
    """A clause of the narrator behind a report, with the report's speaker as its subject: ，並公布了…"""
    return re.compile(
        rf"[，；](?:{any_of('narrating')}|(?<=；)而[^，。；]{{1,16}}则|至于[^，。；]{{1,16}}则|[并也又还](?:向|对)[^，。]{{1,16}}(?:表示|表达|深表|致歉|道歉))"
    )


def start(page: Page, cue: Cue, floor: int, last: int) -> int | None:
    """Where the words of a cue begin; None where it announces none."""
    text, place = page.text, cue.end
    if is_withheld(text, cue):
        return place
    if text.startswith("了", place):
        place += 1
    if cue.word.startswith(group("addressed")) and text[place : place + 1] not in ("，", "："):
        place = _past_hearer(page, cue, place)
    if text[place : place + 1] in ("，", "："):
        place += 1
    behind = page.span(cue.start, cue.end).end
    dateline = cue.word in group("sources") and page.article[behind : behind + 1] in tuple(" \u3000")
    if dateline or text[place : place + 1] in tuple("）)〕】]、") or is_noun(page, cue, place, floor):
        return None
    announced = text[place - 1] in "，：" or _believes(page, cue, place) or _QUOTED_OF.match(text, place)
    if cue.word in group("announcing") and not announced:
        return None
    rest = text[place:last].strip(_EDGES)
    if text.startswith((*group("turning"), "起来"), place) or _hands_over(page, place):
        return None
    if _has_object(page, cue, place):
        return clause_end(page, place) + 1
    if text.startswith(group("quoting"), place) or is_object(page, cue, place) or _is_vague(page, cue, place):
        return None
    return place if len(rest) >= FEWEST or QUOTE in rest else None


def _has_object(page: Page, cue: Cue, place: int) -> bool:
    """Whether a colon parts a verb with its object from what is said: 披露了一個細節：…"""
    end = clause_end(page, place)
    told = cue.kind == "speech" and place < end <= place + _HEARER and page.text[end : end + 1] == "："
    return told and page.text[end + 1 : end + 2] != QUOTE and is_object(page, cue, place)


def _believes(page: Page, cue: Cue, place: int) -> bool:
    """相信「…」，而…: a verb of opinion right in front of words in marks."""
    return cue.kind == "opinion" and page.text.startswith(QUOTE, place)


def _hands_over(page: Page, place: int) -> bool:
    """Whether another verb of saying begins what a verb announces: 提醒，指…"""
    place += len(next((word for word in group("joins") if page.text.startswith(word, place)), ""))
    if page.text[place - 1] == "，" and page.text.startswith(("他", "她"), place):
        place += 1
    return any(
        cue.kind == "speech" and not is_noun(page, cue, cue.end, 0) and _announces(page, cue)
        for cue in page.cues_in(place, place + 1)
    )


def _announces(page: Page, cue: Cue) -> bool:
    """Whether words follow a verb, and no plain object: 認為，公布失敗值得肯定 hands nothing over."""
    if page.text.startswith(("，", "：", QUOTE), cue.end):
        return True
    return cue.word not in group("announcing") and not is_object(page, cue, cue.end)


def _is_vague(page: Page, cue: Cue, place: int) -> bool:
    """工程预计明年完工: an expectation of nobody, as its clause goes on with a time or a modal."""
    if cue.word not in group("vague") or page.text[place - 1] == "，":
        return False
    if page.text.endswith("并", 0, cue.first):
        return False
    speaker = subject(page, cue.first, max(0, cue.first - _HEARER))
    if speaker.missing:
        return page.text.startswith(group("schedules"), place) or page.text[place : place + 1].isdigit()
    return not may_speak(page.text[speaker.start : speaker.end])


def _past_hearer(page: Page, cue: Cue, place: int) -> int:
    """Past 警方 in 告訴警方，…"""
    from search.language.segment import segment

    forbidden = _forbidden().match(page.text, place)
    if forbidden:
        return forbidden.end()
    end = clause_end(page, place)
    if end - place <= _HEARER and page.text[end : end + 1] in ("，", "："):
        hearer = page.text[place:end]
        return end if _may_hear(hearer) and not _asks(hearer) else place
    if not cue.word.startswith(group("telling")):
        return place
    title = _PAPER.match(page.text, place)
    if title:
        return title.end()
    words = segment(page.text[place : place + 12])
    return place + words[0][2] if words else place


@functools.cache
def _forbidden() -> re.Pattern[str]:
    """What stands between a verb and what somebody is told (not) to do: 提醒(外界)不要…"""
    never = "不要|不得|切勿|别|勿"
    return re.compile(rf"(?={any_of('forbidding')})|[^{DELIMITERS}{QUOTE}]{{1,6}}?(?={never})")


def _may_hear(words: str) -> bool:
    """Whether words between a verb and a comma are a hearer, and no clause: 提醒消費者看成分表，…"""
    return (
        len(words) <= _BRIEF
        or bool(of_han(words))
        or bool(split(words)[0])
        or QUOTE in words
        or "》" in words
    )


def _asks(words: str) -> bool:
    """Whether words behind a verb are what is asked, and not who is asked."""
    return any(word in words for word in group("asking"))


def end(page: Page, cue: Cue, begin: int, last: int, taken: Container[int]) -> int:
    """Where the words of a cue end: at the narrator's next clause, at the latest with the sentence."""
    limit = min(last, begin + LONGEST)
    if cue.word in group("expecting"):
        limit = page.text.find("；", begin, limit) + 1 or limit
    for other in page.cues_in(max(begin, cue.end), limit):
        place = clause_start(page.text, begin, other.first)
        if place > begin and (other.start in taken or _is_new(page, other, place, limit)):
            topic = clause_start(page.text, begin, place - 1)
            if topic > begin and page.text.startswith(group("recalling") + group("topics"), topic):
                place = topic
            limit = place - 1
            break
    turning = _REACTION if cue.word == "要求" else _TURN
    told = (
        cue.kind != "opinion"
        or cue.word in group("ruling")
        or (cue.word in group("arguing") and page.text[begin - 1] == "，")
    )
    turn = None if told and turning is _TURN else turning.search(page.text, begin, limit)
    if turn is None and cue.word in group("promises"):
        turn = _LEAVING.search(page.text, begin, limit)
    if turn is None and page.text[begin - 1] not in "，：":
        turn = _ANOTHER.search(page.text, begin, limit)
    return min(narrated(page, begin, limit), turn.start() if turn else limit)


def narrated(page: Page, begin: int, limit: int) -> int:
    """Where the narrator goes on between what is reported from `begin` and `limit`, else `limit`."""
    narrator = _narrator().search(page.text, begin, limit)
    return narrator.start() if narrator else limit


def statements(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The statements that semicolons part in what somebody says."""
    while start < end:
        mark = _PART.search(page.text, start, end)
        yield start, mark.start() if mark else end
        start = mark.end() if mark else end


def runs_on(page: Page, cue: Cue | None, place: int, last: int, taken: Container[int]) -> bool:
    """Whether what a verb reports goes on behind words in marks: 保證，「…」，球隊一步也不走。"""
    text = page.text
    if cue is None or cue.kind != "speech" or cue.end > place:
        return False
    if text.startswith(group("reasons"), place + 2) and cue.end == place and not page.is_full(place):
        return text.startswith("，", place + 1) and not page.cues_in(place, clause_end(page, place + 2))
    if text[place - 1] != "，":
        return False
    if not text.startswith("，", place + 1) or page.is_full(place):
        return False
    if text.startswith((*group("joins"), *group("turning")), place + 2):
        return False
    _, stop = next(statements(page, place, end(page, cue, place, last, taken)), (place, place))
    return stop > place + 2 and QUOTE not in text[place + 1 : stop] and not page.cues_in(place, stop)


def _is_new(page: Page, cue: Cue, place: int, last: int) -> bool:
    """Whether a later verb of saying is the narrator's again, and not part of what was said."""
    speaker = subject(page, cue.first, place)
    if speaker.missing:
        return _goes_on(page, cue, place, last, speaker.joined)
    if page.text.endswith(group("negations"), place, cue.first):
        return False
    if _closes(page, cue):
        return True
    name = page.text[speaker.start : speaker.end]
    if cue.kind == "naming" or start(page, cue, place, last) is None:
        return False
    between = page.text[speaker.end : cue.start]
    if cue.kind == "opinion" and not _contrasts(page, cue, name, speaker.joined, between):
        return False
    if page.text[place - 1] == "；" and page.text.startswith(("，", "："), cue.end):
        return True
    return speaker.joined or name in pronouns() or _replies(cue, between)


def _goes_on(page: Page, cue: Cue, place: int, last: int, joined: bool) -> bool:
    """Whether the same speaker goes on: ，並稱…, ，呼籲民眾…"""
    if (cue.word in group("expecting") and not joined) or _ALREADY.search(page.text, place, cue.first):
        return False
    if page.text.endswith(group("negations"), place, cue.first) or cue.word in group("evidence"):
        return False
    if cue.kind == "naming" or cue.word in group("written") + group("lying"):
        return joined
    if joined and (cue.word not in group("nouns") or cue.first < cue.start):
        return True
    if not joined and cue.word in group("nouns") and cue.word not in group("urging"):
        return False
    return start(page, cue, place - 1, last) is not None


def _contrasts(page: Page, cue: Cue, name: str, joined: bool, between: str) -> bool:
    """Whether a thought is another one's, or told as one more: 丈夫卻擔心…, 但他也相信，…"""
    if name in pronouns():
        return cue.word in group("expecting") or (joined and page.text.startswith("，", cue.end))
    return between.startswith(group("contrasts"))


def _replies(cue: Cue, between: str) -> bool:
    return cue.word.startswith(group("replies")) or between.startswith(group("contrasts"))


def _closes(page: Page, cue: Cue) -> bool:
    """Whether a cue is the last word of its clause, and nothing can follow: …，X說。"""
    return is_closing(cue, False) and page.text[cue.end : cue.end + 1] in ("。", "", "\n")
