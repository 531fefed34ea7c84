"""Lines that are nothing but the name of a newspaper, an agency or a station."""

from __future__ import annotations

import re

from search.language.scripts import HAN, HANGUL, KANA, word_set
from search.reading.lines import width

_WIDEST = 40
_MOST_WORDS = 5
_SMALL_WORD = 3

_LAST = re.compile(
    r"(?:times|post|herald|tribune|gazette|journal|news|daily|weekly|chronicle|observer|register|telegraph|guardian"
    r"|press|bulletin|courier|mirror|examiner|inquirer|advertiser|argus|globe|ledger|monitor|reporter|sentinel"
    r"|\w*(?:zeitung|nachrichten|anzeiger|kurier|blatt|rundschau|morgenpost)|merkur|bote"
    r"|вестник|новости|газета|известия|ведомости|правда|курьер)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:l[ae]s?|el|il|o|a)\s(?:monde|figaro|gazette|courrier|dépêche|voix|quotidien|journal|tribune|télégramme|pa[ií]s"
    r"|mundo|correo|heraldo|periódico|prensa|gaceta|voz|tribuna|nación|stampa|repubblica|gazzetta|giornale|messaggero)\b"
    r"|(?:diario|corriere|jornal|correio|folha|gazette|courrier|gazzetta)\s(?:d[aeo]\w{0,3}|de\sl\w|des)\b",
    re.IGNORECASE,
)
_EASTERN = re.compile(
    rf"[{HAN}{KANA}]{{2,8}}(?:新[闻聞](?:[网網社]|中心)?|[日晚早时時商快][报報]|[周週]刊|通[讯訊信]社|[电電][视視][台臺])"
    rf"|[{HANGUL}]{{2,6}}(?:일보|신문|뉴스|방송|통신)"
)
_SECTION = re.compile(
    r"(?:world|business|latest|breaking|top|local|sports?|tech(?:nology)?|politics|science|health|entertainment|weather|more"
    r"|related|live|national|international|daily|good|bad|fake|big|great|no|stop|press|blog|guest|hard|end|opening"
    r"|other|all|your|our|my|in|letzte|schlechte|gute|aktuelle|neueste|weitere|последние|главные|другие)\s.*"
    rf"|(?:国际|國際|社会|社會|社會|财经|財經|体育|體育|娱乐|娛樂|科技|国内|國內|热[点门]|熱[點門]|最新|更多|相关|相關|关连|関連"
    rf"|要[闻聞]|本地|地方|头条|頭條|综合|綜合|今日|每日|两岸|兩岸|即时|即時|焦[点點]|政治|[经經][济濟]|経済|军事|軍事|文化|教育"
    rf"|健康|生活|[图圖]片|[视視][频頻]|[独獨]家|突[发發])[{HAN}]*|(?:최신|관련|주요|오늘의?|경제|정치|사회|국제)[{HANGUL}]*",
    re.IGNORECASE,
)
"""Parts of a page that are called like an outlet: World News, 国际新闻."""

_AGENCIES = word_set(
    "reuters ap afp dpa efe ansa tass тасс xinhua kyodo yonhap bbc cnn npr 新华社 新華社 中新社 中央社 共同社"
)
_OF = re.compile(r"d[aeo]\w{0,3}")
_MARKED = re.compile(r"[.!?。！？,，;；:：\d]")


def outlet(text: str) -> str:
    """The name of the outlet that a line consists of; empty for other lines, also for names of sections."""
    words = text.split()
    if text.lower() in _AGENCIES:
        return text
    if width(text) > _WIDEST or len(words) > _MOST_WORDS or _MARKED.search(text) or _SECTION.fullmatch(text):
        return ""
    if _EASTERN.fullmatch(text):
        return text
    named = _FIRST.match(text) or (len(words) > 1 and _LAST.fullmatch(words[-1])) or _is_compound(words)
    return text if named and all(map(_is_written_as_name, words)) else ""


def _is_compound(words: list[str]) -> bool:
    """One German word such as Hafenzeitung."""
    return (
        len(words) == 1
        and re.fullmatch(r"\w{3,}(?:zeitung|nachrichten|anzeiger|kurier)", words[0]) is not None
    )


def _is_written_as_name(word: str) -> bool:
    return not word[0].islower() or len(word) <= _SMALL_WORD or _OF.fullmatch(word) is not None
