"""Where the words end that a Chinese verb of saying reports: where the narrator comes back."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator

from search.quotes.han.cues import QUOTE, Cue, any_of, group, pronouns
from search.quotes.han.page import Page
from search.quotes.han.personal import may_speak
from search.quotes.han.reach import LONGEST, start
from search.quotes.han.subjects import clause_end, clause_start, subject

_TURN = re.compile(
    r"[，；](?:因此|所以|(?:但是|但|不过|然而)(?:[他她]|其(?!中)|事实|实际|是否|会不会))(?!\ue000)"
)
"""What came of a thought, or what became of whoever thought it; another contrast is still thought."""
_REACTION = re.compile(r"[，；](?:但|不过|然而|因此|所以|[^，；。]{0,8}(?:却|则|拒绝|同意))")
"""How somebody takes a demand: 要求他停車，他卻加速."""
_LEAVING = re.compile(r"[，；](?:随后|其后|随即)(?![将会要再])")
_ANOTHER = re.compile(
    "[，；][^，；。\ue000]{2,10}(?<![原规法准守细总通否图])则(?![是为不无])|(?<=\ue000)，已(?![经是有])"
)
"""指稱有千戶受害，附件則編列…: with no comma behind the verb, another subject is the narrator's."""
_ALREADY = re.compile("[已将曾正都均]")
"""…，已要求停工: what somebody says to do or to have done, and not what is said next."""
_TOPICS = ("对于", "针对", "面对")
_PART = re.compile("；(?!正|因|所以|但|而|否则|不过|然而|也|即|并|又|还)")
"""Where another statement of the same speaker begins, and no reason or contrast."""
_MODAL = re.compile("(?:并|也|亦|更|又|且)?(?:会|将会|不会|必须|应该?|须|绝不|决不|从未|没有)(?![见议回])")
"""稱「…」，並會配合: what somebody will or must do goes on with what was said."""
_BROUGHT_IN = re.compile(f"[，；][^，；。：{QUOTE}]{{2,20}}：{QUOTE}")
"""…，其後獲監製鼓勵：「…」: a colon before words in marks is the narrator's."""


@functools.cache
def _narrator() -> re.Pattern[str]:
    """A clause of the narrator behind a report, with the report's speaker as its subject: ，並公布了…"""
    return re.compile(
        rf"[，；](?:{any_of('narrating')}|(?<=；)而[^，。；]{{1,16}}则|至于[^，。；]{{1,16}}则|[并也又还](?:向|对)[^，。]{{1,16}}(?:表示|表达|深表|致歉|道歉))"
    )


def end(page: Page, cue: Cue, begin: int, last: int, taken: Container[int]) -> int:
    """Where the words of a cue end: at the narrator's next clause, at the latest with the sentence."""
    limit = min(last, begin + LONGEST)
    if page.text.startswith(_TOPICS, clause_start(page.text, 0, cue.first)):
        limit = clause_end(page, begin)
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
    turn = _turn(page, cue, begin, limit)
    brought = _BROUGHT_IN.search(page.text, begin, limit)
    limit = brought.start() if brought else limit
    return min(narrated(page, begin, limit), turn.start() if turn else limit)


def _turn(page: Page, cue: Cue, begin: int, limit: int) -> re.Match[str] | None:
    """What came of a thought, a demand or a promise, behind the words of a cue."""
    turn = None
    if cue.word == "要求":
        turn = _REACTION.search(page.text, begin, limit)
    elif cue.kind == "opinion":
        turn = _TURN.search(page.text, begin, limit)
    if turn is None and cue.word in group("promises"):
        turn = _LEAVING.search(page.text, begin, limit)
    if turn is None and page.text[begin - 1] not in "，：":
        turn = _ANOTHER.search(page.text, begin, limit)
    return turn


def narrated(page: Page, begin: int, limit: int) -> int:
    """Where the narrator goes on between what is reported from `begin` and `limit`, else `limit`."""
    limit = min(limit, begin + LONGEST)
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
    if (
        (text.startswith(group("reasons"), place + 2) or _MODAL.match(text, place + 2))
        and cue.end == place
        and not page.is_full(place)
    ):
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
    return between.startswith(group("contrasts")) or (joined and may_speak(name))


def _replies(cue: Cue, between: str) -> bool:
    return cue.word.startswith(group("replies")) or between.startswith((*group("contrasts"), "也", "亦"))
