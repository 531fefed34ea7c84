"""Lines of a plain text that speak of their page: editors' notes; in Chinese disclaimers, prompts, teasers.

Where a page was read by its markup its blocks carry that role already; here the words must do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.quotes.paragraphs import Paragraph

_OPENERS = {"(": ")", "（": "）", "【": "】", "[": "]"}
_HEADING = re.compile(
    r"\s*[(（【\[]?\s*(?:(?:免责|版权|特别|郑重|法律|免責|版權|鄭重)[声聲]明|[风風][险險]提示)\s*[:：\]】]"
    r"|\s*[(（【\[]?\s*[编編]者?[按案语語注註]\s*[:：]|\s*任何[单單]位或[个個]人|\s*[(（【\[]?(?:未[经經]|本文(?:[来來]源|[转轉][载載]|仅代表|僅代表))"
)
_PROMPT = re.compile(
    r"\s*(?:[长長]按|[扫掃](?:[码碼]|一[扫掃]|描)|[点點](?:击|擊|選)|(?:关注|關注|追蹤|訂閱|搜索).{0,12}(?:公[众眾][号號]|微信|微博|粉[丝絲]|頻道|频道)"
    r"|下[载載].{0,10}(?:APP|客[户戶]端)|[阅閱][读讀](?:全文|原文))",
    re.IGNORECASE,
)
_PAGE = re.compile(r"本(?:[网網]站?|站|公[众眾][号號]|平[台臺])")
_RIGHTS = re.compile(
    r"版[权權]|侵[权權犯]|著作[权權]|[转轉][载載]|[仅僅]供[参參]考|[并並]?不代表|原[创創]|投稿|免[责責]|刪除|删除"
)
_CUT_OFF = re.compile(r"(?<![….])(?:\.{3}|…)$")
_EDITORS = re.compile(
    r"\W{0,3}(?:editor[’'`]?s[’']? note|note to (?:our )?readers|anmerkung der redaktion|anm\. d\. red\."
    r"|nota del editor|nota de (?:la )?redacci[oó]n|note de la r[ée]daction|ndlr)\s*[:—–.-]",
    re.IGNORECASE,
)
_WIDEST_PROMPT = 60
_LONGEST = 12
_LOOKED_AT = 2_000


def without_notices(text: str, places: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that are no notice of their page; a bracketed one reaches to its closing bracket."""
    dropped = {n for number, place in enumerate(places) for n in _notice(text, places, number, place)}
    return [place for number, place in enumerate(places) if number not in dropped]


def _notice(text: str, places: Sequence[Paragraph], number: int, place: Paragraph) -> Iterator[int]:
    if not place.lang.startswith("zh"):
        if _EDITORS.match(text, place.start, place.end):
            yield number
        return
    words = text[place.start : min(place.end, place.start + _LOOKED_AT)]
    if _HEADING.match(words):
        yield from range(number, _closes(text, places, number) + 1)
    elif _speaks_of_page(words) or _CUT_OFF.search(text, max(place.start, place.end - 4), place.end):
        yield number


def _speaks_of_page(words: str) -> bool:
    if len(words) <= _WIDEST_PROMPT and _PROMPT.match(words):
        return True
    return bool(_PAGE.search(words) and _RIGHTS.search(words))


def _closes(text: str, places: Sequence[Paragraph], number: int) -> int:
    """The paragraph in which the bracket is closed that a notice opens; its own number when it opens none."""
    opener = text[places[number].start]
    closer = _OPENERS.get(opener)
    depth = 0
    for n in range(number, min(len(places), number + _LONGEST)) if closer else ():
        words = text[places[n].start : places[n].end]
        depth += words.count(opener) - words.count(closer or "")
        if depth <= 0:
            return n
    return number
