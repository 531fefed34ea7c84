"""Words that do not say as much as a sign, and yet answer one: "will not play" is 缺席, "may stay" is 可保留.

A sign that one rendering has is no difference where the other has such a word; alone it says nothing.  They
are matched against folded text, as signs are.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from search.language.fold import fold

Answer = Literal["denies", "can", "just", "must be", "not once"]


class AnswerAt(NamedTuple):
    """A word that answers a sign, at [start, end)."""

    start: int
    end: int
    sign: Answer


_SPACED: dict[str, dict[Answer, str]] = {
    "en": {
        "denies": r"den(?:y|ies|ied|ying|ial)|reject\w*|refus\w+|declin\w+|fail\w*|lack\w*|miss(?:es|ed|"
        "ing)?|"
        r"prevent\w*|avoid\w*|stop\w*|ban(?:s|ned)?|vanish\w*|disappear\w*|gone|oppos\w+|resist\w*|"
        r"unable|impossible|unlikely|free of|"
        r"few|little|hardly|barely|except|apart from|despite|only|"
        r"un(?!der|til|ion|it|i[vq]|less|cle)\w{4,}|in(?:correct|valid|capable|complete)\w*",
        "can": r"can|could|may|might|able|would|allow\w*|let(?:s|ting)?|permit\w*|free to",
        "just": r"just|alone|barely|mere|simply|no more than|nothing but|except|not until|exclusively",
        "must be": r"will|would|shall|is to|are to|need\w*|requir\w+|want\w*|demand\w*|ask\w*|call\w*|"
        r"urg\w+|expect\w*|due|order\w*|plan\w*|meant|advis\w+|recommend\w*",
    },
    "de": {
        "denies": r"lehn(?:t|te|ten|en)|abgelehnt\w*|ablehn\w*|weiger\w*|verweiger\w*|bestreit\w*|"
        r"bestritt\w*|"
        r"dementier\w*|zuruckgewiesen|wies|weist|scheiter\w*|gescheitert|fehl\w*|mangel\w*|verhinder\w*|"
        r"vermeid\w*|unmoglich\w*|verpass\w*|entgeh\w*|entgang\w*|wenig\w*|selten|ausser|trotz|obwohl|nur|"
        r"\w+los(?:e[nrsm]?)?|"
        r"un(?!d|s|ter|ion|i[vf]|gef)\w{4,}",
        "can": r"kann|konnen|konnte|konnten|durf\w*|darf|mag|wurde|lasst|lassen|\w+bar",
        "just": r"erst|gerade|allein|einzig|bloss|lediglich|ausser|eben",
        "must be": r"wird|werden|soll\w*|will|wollen|verlang\w*|forder\w*|braucht?\w*|hat|haben|ist|sind|"
        r"bitte\w*",
    },
    "fr": {
        "denies": r"refus\w+|rejet\w+|nie(?:nt)?|dement\w*|manqu\w+|evit\w+|empech\w+|impossible|peu|"
        "sauf|malgre|"
        r"oppos\w+|echou\w+|in(?:valide|complet|capable)\w*",
        "can": r"peut|peuvent|pourr\w+|pouv\w+|puisse\w*|permet\w*|autoris\w+",
        r"just": r"ne|que|seul\w*|juste|simplement",
        "must be": r"\w+r(?:a|ont|ez|ons)|va|vont|demand\w+|exig\w+|faut",
    },
    "es": {
        "denies": r"rechaz\w+|neg\w+|nieg\w+|desmint\w+|falt\w+|evit\w+|impid\w+|imposible|poc[oa]s?|salvo|"
        r"a pesar|opon\w+|opus\w+|fracas\w+",
        "can": r"pued\w+|pod[ri]\w+|permit\w+|autoriz\w+",
        "just": r"sol[oa]s?|apenas|recien|simplemente|sino",
        "must be": r"\w+ra(?:n|s)?|va a|van a|ped\w+|pid\w+|exig\w+|hay",
    },
}
_HAN: dict[Answer, str] = {
    "denies": r"[拒否缺禁免避漏停罢罕少欠驳阻]|失[去败效灵控约守利踪]|丧失|消失|落空|净空|"
    r"防止|误(?!差)|难以?(?!民|道|关)|反对|抵制|除了|除非|尽管|才",
    "can": r"可(?!是|惜|见|怕|观)|能(?![源量])|得以|会(?![议员长场])|容许|允许|准|让|愿|或",
    "just": r"才|刚|就|光|独|不过|而已|罢了|只|仅|单",
    "must be": r"[将需须要应请令让](?!求职)|会(?![议员长场])|得(?=[要在去等把])|拟|计划|预定|势",
    "not once": r"[没冇未]有?[^，。；？]{0,3}[^，。；？通超经不透越难]过(?![程去年渡度关于分半])|"
    r"[都也][没冇未]",
}


def answers(text: str, lang: str) -> list[AnswerAt]:
    """The words of `text` that may answer a sign, in order; one place may answer several.  Linear."""
    folded = fold(text)
    found = [
        AnswerAt(match.start(), match.end(), answer)
        for answer, pattern in _patterns(lang.split("-")[0].lower())
        for match in pattern.finditer(folded)
    ]
    return sorted(found)


@cache
def _patterns(family: str) -> list[tuple[Answer, re.Pattern[str]]]:
    ways = _HAN if family == "zh" else _SPACED.get(family, {})
    edge = "" if family == "zh" else r"\b"
    return [(answer, re.compile(rf"{edge}(?:{words}){edge}")) for answer, words in ways.items()]
