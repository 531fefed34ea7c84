"""Words that somebody says without a verb of saying: 議員再補一槍，連發票都對不上。 外長潑來冷水：….

A colon behind what somebody does brings in that one's words.  Behind a comma they are taken for such
only where the deed is one of the mouth or a gesture, and the next clause has a subject of its own.
"""

from __future__ import annotations

import functools
import re

from search.language.segment import segment, word_class
from search.quotes.han.actors import opening, topic
from search.quotes.han.cues import QUOTE, any_of, group
from search.quotes.han.nouns import is_asserted
from search.quotes.han.page import Page
from search.quotes.han.personal import may_speak
from search.quotes.han.predicates import has_verb
from search.quotes.han.subjects import Attribution, Subject, clause_end

_LONGEST_DEED = 12
_CLAUSES = 3
_FEWEST = 4
_IDIOM = 4
_ENDING = 6
_ASSERTING = re.compile("[不别没无]|必须|都|将|会|只")
_GOES_ON = ("v", "vd", "vi", "vq", "d", "ad", "p", "c")


def unlisted(page: Page, first: int, last: int) -> Attribution | None:
    """Whoever speaks so in a sentence without a verb of saying; its end is where the words begin."""
    for _ in range(_CLAUSES):
        end = clause_end(page, first)
        if end >= last:
            return None
        if page.text[end] == "：" or is_oral(page.text[first:end]):
            actor = opening(page, first, end, bodies=page.text[last - 1] == "。") or topic(page, first, end)
            return _spoken(page, actor, end, last) if actor else None
        first = end + 1
    return None


def _spoken(page: Page, actor: Subject, end: int, last: int) -> Attribution | None:
    text, begin = page.text, end + 1
    deed = text[actor.end : end]
    if "被" in deed or not may_speak(text[actor.start : actor.end]):
        return None
    if last - begin < _FEWEST or text[begin] == QUOTE:
        return None
    if text[end] == "：":
        told = deed.isalpha() and "、" not in text[begin:last]
    else:
        told = text[end] == "，" and len(deed) <= _LONGEST_DEED and asserts(page, begin)
    return Attribution(None, actor, actor.start, begin) if told else None


def is_oral(deed: str) -> bool:
    """Whether a deed is one of the mouth or a gesture by its last word, or an idiom: 斬釘截鐵, 補一槍."""
    return bool(_oral().search(deed[-_ENDING - 4 :])) or word_class(deed[-_IDIOM:]) == "i"


@functools.cache
def _oral() -> re.Pattern[str]:
    return re.compile(rf"{any_of('oral')}了?$")


def asserts(page: Page, begin: int) -> bool:
    """Whether a clause does not go on with the subject before, and asserts something of another one."""
    words = page.text[begin : clause_end(page, begin)]
    return not goes_on(words) and (is_asserted(words) or has_verb(words))


def goes_on(words: str) -> bool:
    """Whether a clause goes on with the subject before: a verb begins it, and nothing is asserted."""
    head = next((word for word, _, _ in segment(words)), "")
    follows = word_class(head) in _GOES_ON and head not in group("assertions")
    return follows and not _ASSERTING.search(words, len(head))
