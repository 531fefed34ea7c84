"""Words that are a verb of saying here and a noun or another verb there: 批評, 聲明, 強調.

Chinese has no endings that would tell; the words around them do.
"""

from __future__ import annotations

import functools
import re

from search.language.segment import is_word
from search.quotes.han.cues import DELIMITERS, QUOTE, Cue, any_of, group, named
from search.quotes.han.page import Page
from search.quotes.han.predicates import is_clause
from search.quotes.han.subjects import clause_start, subject

_ANNOUNCED = ("，", "：")
_NO_CLAUSE = ("的", "之", "-", "着", "出")
_LONGEST_NAME = 20
_LONGEST_END = 4
_FEWEST_CLAUSE = 6
_FEWEST_WORDS = 4
_NAMED = re.compile(r"[^的]的[^的]{1,8}$")
"""…了AI帶來的潛在風險: a noun with its attribute."""
_LABELLED = re.compile(f"{QUOTE}(?:[一二两三四五六七八九十]个)?(?:大?字样?)?的")
"""寫有「靜」字的花瓶: what bears the words is the object."""
_GOING_ON = ("，却", "，也", "，更", "，连")
"""不滿農民失收，卻未獲賠償: what goes on is a clause."""

_LISTED = re.compile("[的和与及、]")
_TOPIC = re.compile("(?:针对|面对|对于|关于|不顾|面临|随着|经过|由于|(?:对|就|因)(?!此))")
_ISSUED = re.compile(r"(?:发布|发表|发出|贴出|刊登)$")
_WORDS = re.compile(r"：|，(?!随后|然后|接着|并|但|而|又|也|还|就|对)")
"""招生辦發布說明，今年…: a writing is issued, and its words follow."""
_CLAUSE = re.compile(f"[^{DELIMITERS}]{{0,200}}")


@functools.cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf"{any_of('signless')}|(?P<sign>{any_of('signs')}|{QUOTE})")


def is_noun(page: Page, cue: Cue, place: int, floor: int) -> bool:
    """Whether a cue, with what it says beginning at `place`, names words instead of announcing them."""
    text = page.text
    if cue.first == cue.start and len(cue.word) > 1 and text.endswith("的", 0, cue.start):
        return True
    if cue.word not in group("nouns"):
        return False
    if cue.first == cue.start and named().search(text, max(floor, cue.start - 4), cue.start):
        return not (
            _ISSUED.search(text, max(floor, cue.start - 2), cue.start) and _WORDS.match(text, cue.end)
        )
    if cue.first == cue.start and text.endswith(group("bare"), floor, cue.start):
        return True
    if _goes_on(text, cue.end) or _is_topic(text, cue, floor):
        return True
    if text.endswith(group("contrasts"), floor, cue.first):
        return False
    if cue.word == "要求" and text.startswith("，", cue.end):
        return not text.endswith(group("documents"), floor, cue.first)
    if _is_announced(text, place) or place > cue.end:
        return False
    return not (_heads_clause(page, cue, floor) or _has_person(page, cue, floor))


def _goes_on(text: str, place: int) -> bool:
    """Whether what follows a noun stands there, and no longer word that begins so: not 喊话中央, 指控被告."""
    from search.language.segment import segment

    end = next((word for word in group("noun_ends") if text.startswith(word, place)), "")
    word = next((word for word, _, _ in segment(text[place : place + _LONGEST_END])), "")
    return bool(end) and not (word.startswith(end) and len(word) > len(end) and is_word(word))


def _is_topic(text: str, cue: Cue, floor: int) -> bool:
    """針對外界質疑，…: the last word of a topic, and no verb."""
    return text.startswith("，", cue.end) and bool(_TOPIC.match(text, clause_start(text, floor, cue.first)))


def _heads_clause(page: Page, cue: Cue, floor: int) -> bool:
    """Whether a verb begins a clause that is not the first one: its subject is that of the clause before."""
    begin = clause_start(page.text, floor, cue.first)
    return begin > floor and subject(page, cue.first, floor).missing


def _is_announced(text: str, place: int) -> bool:
    return text.startswith((*_ANNOUNCED, QUOTE), place) or text[place - 1 : place] in _ANNOUNCED


def _has_person(page: Page, cue: Cue, floor: int) -> bool:
    speaker = subject(page, cue.first, floor)
    name = page.text[speaker.start : speaker.end]
    return 0 < len(name) <= _LONGEST_NAME and ("的" not in name or name.endswith(group("documents")))


def is_object(page: Page, cue: Cue, place: int) -> bool:
    """Whether the words right behind a verb are its plain object: 批評這種做法, 介紹了新產品的功能.

    A reported clause without comma shows a verb of its own: a modal, 是, 有, 被, an aspect, a negation.
    """
    before = page.text[place - 1]
    if before in _ANNOUNCED:
        return False
    match = _CLAUSE.match(page.text, place)
    words = match.group() if match else ""
    if words.startswith(_NO_CLAUSE):
        return True
    if before == "了" and (cue.kind == "opinion" or _is_named(words)):
        return True
    told = cue.word[-1] in "说称" and len(cue.word) > len("笑称")
    if (told or cue.word in group("plain")) and before != "了":
        return False
    if _LABELLED.match(words):
        return True
    if cue.kind == "opinion" and page.text.startswith(_GOING_ON, place + len(words)):
        return False
    long = len(words) >= _FEWEST_CLAUSE and not words.startswith(("这", "那", "该", "此"))
    if cue.word in group("clausal") and long and not _LISTED.search(words):
        return False
    return not is_asserted(words)


def is_asserted(words: str) -> bool:
    """Whether words are a clause by a sign of one, or by the classes of their words."""
    return any(found["sign"] for found in _sign().finditer(words)) or _says_much(words)


def _says_much(words: str) -> bool:
    """Whether words of some length are a clause by the classes of their words."""
    return len(words) >= _FEWEST_WORDS and is_clause(words)


def _is_named(words: str) -> bool:
    return bool(_NAMED.search(words)) and not words.startswith(group("asking"))
