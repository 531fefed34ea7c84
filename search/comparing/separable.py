"""German verbs whose particle closes the clause: "stellt den Betrieb ein" is einstellen, not stellen."""

from __future__ import annotations

import re

from search.language.fold import fold
from search.language.scripts import word_set

_PARTICLES = (
    "ab|an|auf|aus|bei|bekannt|ein|fest|fort|frei|her|hin|los|mit|nach|nieder|statt|teil|um|vor|weg|weiter|"
    "zu|zuruck|zusammen"
)
_STRONG = (
    "nahm|gab|ging|kam|wies|lag|rief|hielt|schloss|fiel|fand|trat|zog|stand|lud|brach|schrieb|sprach|warf|stieg|"
    "lief|liess|traf|sah|bot|hob|blieb|griff|schlug|trug|fing|fuhr|hing|schnitt|lehnte"
)
_CLAUSE = re.compile(r"[^.,;:!?„“»«()\n]+")
_ENDS = re.compile(rf"\s({_PARTICLES})(?=\s*\Z|\s(?:und|oder|aber)\b)")
_NO_ADJECTIVE = r"(?<!\bd[ei][ersmn] )(?<!\bdas )(?<!\beine )(?<!\beine[nmrs] )(?<!\b[ia]m )(?<!\bzu[mr] )"
_VERB = re.compile(rf"\b{_NO_ADJECTIVE}(?:(?:{_STRONG})(?:en)?|[a-z]{{3,}}(?:t|te|ten))\b")
_NO_VERBS = word_set(
    "nicht jetzt erst dort sonst statt seit damit somit fast mit hat hatte hatten ist wird sollte sollten "
    "konnte konnten musste mussten wollte wollten durfte durften mochte mochten zuletzt selbst bereit gut "
    "laut samt heute heut rund weit gesamt zweit dritt direkt letzte letzten erste ersten zweite dritte "
    "rechte rechten alte alten gute guten"
)


def separated(text: str) -> dict[int, str]:
    """Where each such verb begins, and its particle.  Linear in the text."""
    folded = fold(text)
    found: dict[int, str] = {}
    for clause in _CLAUSE.finditer(folded):
        start = clause.start()
        for end in _ENDS.finditer(folded, start, clause.end()):
            verbs = _VERB.finditer(folded, start, end.start())
            start = end.end()
            verb = next((each for each in verbs if _may_be_verb(text, each)), None)
            if verb:
                found.setdefault(verb.start(), text[slice(*end.span(1))])
    return found


def _may_be_verb(text: str, word: re.Match[str]) -> bool:
    """Whether it is written small, as nouns are not, and no common adverb or auxiliary."""
    return text[word.start()].islower() and word.group() not in _NO_VERBS
