"""Whether a clause tells of what was or of what will be, by its verbs.

English, German, Spanish and French tell it by the forms of verbs, Chinese by particles and by verbs of
planning and of saying.
A clause that shows neither stays open: "The board meets on Friday", "am Freitag tagt der Rat", "would".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from search.model import Span

Tense = Literal["past", "future", ""]
Tongue = Literal["en", "de", "es", "fr", "zh"]

_REACH = 240
"""Code points on either side that are looked at."""

_EDGE = re.compile(
    r"[;:!?()\n\"、]|[,.](?!\d)|\s-\s"
    r"|\b(?:that|and|but|while|which|because|when|where|who|whose|if|dass|und|aber)\b"
)
"""Where a clause ends, in folded text."""

_WORD = re.compile(r"[a-zß']+")
_ADVERBIAL = 2
"""Words beside a day that need no verb: "on Friday night"."""

_AHEAD = re.compile(r"\b(?:ahead\sof|before|until|by|vor|bis)\s(?:\S{1,30}\s){1,5}\Z")
"""What stands before a day that something else comes before: ahead of the hearing on Friday."""

_ENGLISH = re.compile(
    r"\b(?P<future>will|shall|won't|going\sto|(?:is|are|was|were)\s(?:due|set|scheduled|slated|expected|likely|about|to)"
    r"|scheduled|slated|upcoming|due|plann?(?:s|ed|ing)?|(?:hop|expect|intend|want|aim)(?:es|s|ed|e|ing)?\sto)\b"
    r"|(?P<will>'ll)\b"
    r"|\b(?P<open>would|should|could|may|might|must|can|cannot|to(?!\s(?:the|an?|his|her|its|their|this|that)\b))\b"
    r"|\b(?P<past>was|were|had|did|has|have|said|told|met|held|ran|went|came|took|made|gave|got|saw|found|left|led|lost"
    r"|won|fell|rose|sank|struck|hit|cut|broke|brought|bought|built|caught|chose|drew|drove|fought|flew|froze|grew"
    r"|heard|kept|knew|laid|lay|meant|paid|put|quit|rang|sat|sent|set|shot|shut|spoke|spent|split|spread|stole|stood|stuck"
    r"|swept|swore|taught|tore|thought|threw|understood|withdrew|woke|wrote|began|became|blew|burst|dealt|fled|felt"
    r"|hung|hid|hurt|rode|sold|slid|sought|overcame|undertook|[a-z]{2,12}[a-df-z](?<!hundr)ed)\b"
)
_GERMAN_FUTURE = re.compile(
    r"\b(?:wird|werden|werde|will|wollen|soll|sollen|solle|plant|planen|geplant\w{0,2}|vorgesehen|angesetzt|kunftig"
    r"|demnachst|kommende[nrsm]?|bevorstehende?[nrsm]?|bevorsteht|anstehende[nrsm]?)\b"
)
_GERMAN_PAST = re.compile(
    r"\b(?:hat|haben|habe|hatten?|wurden?|worden|war|waren|gewesen"
    r"|(?:ist|sind|sei|seien)\s(?=[^,]{0,240}(?:ge|be|ver|er|ent|ier)\w{1,20}(?:t|en)\b)"
    r"|[a-z]{0,6}(?:begann|blieb|brach|fand|fiel|fing|flog|floh|gab|ging|hielt|hieß|kam|lag|las|ließ|lief|lud|nahm|rief"
    r"|riet|sah|sank|schien|schloss|schlug|schnitt|schrieb|sprach|sprang|stand|starb|stieg|stieß|traf|trat|trug|verlor"
    r"|warf|wies|wuchs|zog|brachte|dachte|kannte|nannte|rannte|sandte|wusste)(?:en|n)?)\b"
)
_REGULAR = re.compile(r"\b[a-z]\w{2,20}ten?\b")
"""The simple past of regular German verbs; nouns are written with a capital letter."""

_NO_VERBS = frozenset({
    "letzte", "erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "heute", "bitte", "weite", "gute",
    "alte", "echte", "beste", "rechte", "harte", "späte", "leichte", "schlechte", "könnte", "möchte",
    "müsste", "dürfte", "sollte", "wollte", "breite", "bunte", "kalte", "laute", "nächste", "höchste",
    "meiste", "gesamte", "bekannte", "genannte", "geplante", "hätte", "mitte", "seite", "unte", "hinte",
})  # fmt: skip
_SPANISH_FUTURE = re.compile(
    r"(?:\b(?:va|van|iba|iban)\sa\b|\bprev[eé]\w{0,3}|\bprevist[oa]s?|\bplanea\w*|\b\w{2,20}r(?:á|án|ía|ían)\b)"
)
_SPANISH_PAST = re.compile(
    r"\b(?:ha|han|hab[ií]an?|hubo|fue|fueron|dij[oe]\w*|hizo|hicieron|tuvo|tuvieron|puso|vino|\w{1,20}(?:ó|aron|ieron))\b"
)
_FRENCH_FUTURE = re.compile(
    r"\b(?:va|vont|doit|doivent)\s\w{2,20}(?:er|ir|re|oir)\b|\bprévue?s?\b|\b\w{2,20}(?:ra|ront|rait|raient)\b"
)
_FRENCH_PAST = re.compile(
    r"\b(?:a|ont|avait|avaient|est|sont|était|étaient|s'est)\s(?:\w{2,15}\s)?\w{1,20}(?:é|i|u|it|is|ert)e?s?\b"
)
"""Of Spanish and French words as they are written: accents tell their tenses."""

_HAN_FUTURE = re.compile(
    r"将(?![军领士近])|即将|拟(?![定议])|定于|定在|计划(?!书)|预计|预定|打算|准备|有望|迎来"
)
_HAN_PAST = re.compile(
    r"了|曾|已|过(?![程去年])|[说称]|表示|宣布|指出|透露|通报|告诉|强调|承认|证实|发布|公布|[获被遭跌涨]"
)


def tense(text: str, folded: str, day: Span, tongue: Tongue) -> Tense:
    """The tense of the clause around a day of the week, or of the next that shows one; linear.

    `folded` is fold(text).  Of a clause without a verb ("On Friday, …") the one behind it is asked, then the
    one in front; "the board meets on Friday" has one, in a form that tells no tense.
    """
    own, *others = _clauses(folded, day)
    if _AHEAD.search(folded[own.start : day.start]):
        return ""
    if _says_more(folded, own, day):
        others = []
    for clause in (own, *others):
        told = _in_clause(text, folded, clause, day, tongue)
        if told is not None:
            return told
    return ""


def may_lie_ahead(text: str, folded: str, day: Span) -> bool:
    """Whether the clause around a date tells in any language what is to come, or may: would, begins."""
    own = next(_clauses(folded, day))
    told = {_in_clause(text, folded, own, day, tongue) for tongue in ("en", *_VERBS)}
    return bool(told & {"future", ""}) or bool(_SCHEDULED.search(folded, own.start, own.end))


_SCHEDULED = re.compile(
    r"\b(?:(?:begin|start|open|close|end|resume|expire|meet|vote)s?|by|takes?\splace|elections?|deadline"
    r"|beginnt|startet|endet|findet|tagt|offnet|lauft|ab|bis|commence|debute|s'ouvre|s'acheve|expire"
    r"|empieza|comienza|se\scelebra|vence)\b"
    r"|举行|开[庭幕始放]|到期|生效|登场|为止|截止|大选|会(?![议长员见谈])|须|要(?!求)"
)
"""Events that are told in the present before they come."""


def _says_more(folded: str, clause: Span, day: Span) -> bool:
    """Whether a clause in Latin letters is more than its day, and so has some verb of its own."""
    around = folded[clause.start : day.start] + folded[day.end : clause.end]
    return len(_WORD.findall(around)) > _ADVERBIAL


def _clauses(folded: str, day: Span) -> Iterator[Span]:
    """The clause around a day, the one behind it and the one in front of it."""
    low, high = max(0, day.start - _REACH), min(len(folded), day.end + _REACH)
    before = [low, *(edge.end() for edge in _EDGE.finditer(folded, low, day.start))]
    behind = [*(edge.start() for edge in _EDGE.finditer(folded, day.end, high)), high]
    yield Span(before[-1], behind[0])
    if len(behind) > 1:
        yield Span(behind[0], behind[1])
    if len(before) > 1:
        yield Span(before[-2], before[-1])


def _in_clause(text: str, folded: str, clause: Span, day: Span, tongue: Tongue) -> Tense | None:
    """None where nothing shows it."""
    if tongue == "en":
        return _english(text, folded, clause, day)
    future, past = _VERBS[tongue]
    written = clause.of(text).lower() if tongue in ("es", "fr") else clause.of(folded)
    if future.search(written):
        return "future"
    if past.search(written):
        return "past"
    return "past" if tongue == "de" and _is_regular(text, clause) else None


_VERBS: dict[Tongue, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "de": (_GERMAN_FUTURE, _GERMAN_PAST),
    "es": (_SPANISH_FUTURE, _SPANISH_PAST),
    "fr": (_FRENCH_FUTURE, _FRENCH_PAST),
    "zh": (_HAN_FUTURE, _HAN_PAST),
}


def _english(text: str, folded: str, clause: Span, day: Span) -> Tense | None:
    """By the nearest verb, of two as near the one in front; no verb is in "to Berlin" or "5 May"."""
    marks = [
        mark
        for mark in _ENGLISH.finditer(folded, clause.start, clause.end)
        if not (mark[0] == "to" and text[mark.end() + 1 : mark.end() + 2].isupper())
        and not (mark[0] == "may" and text[mark.start()].isupper())
    ]
    if not marks:
        return None
    nearest = min(marks, key=lambda mark: (_distance(Span(*mark.span()), day), mark.start()))
    kind = nearest.lastgroup
    return "future" if kind in ("future", "will") else "past" if kind == "past" else ""


def _distance(mark: Span, day: Span) -> int:
    return max(day.start - mark.end, mark.start - day.end, 0)


def _is_regular(text: str, clause: Span) -> bool:
    verbs = (verb[0].removesuffix("n") for verb in _REGULAR.finditer(text, clause.start, clause.end))
    return any(verb not in _NO_VERBS for verb in verbs)
