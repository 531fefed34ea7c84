"""What the words around a subject tell: what somebody does or did, and where a word goes on."""

from __future__ import annotations

from search.language.segment import is_word, segment, word_class
from search.quotes.han.cues import group, pronouns
from search.quotes.han.personal import may_speak

_CONTEXT = 6
_SHORTEST = 4


def acts(name: str) -> bool:
    """Whether a pronoun and what it does stand for a subject: 她停下腳步, but not 他母親."""
    if name[:1] not in ("他", "她") or name in pronouns() or any(word in name for word in group("refusals")):
        return False
    word = next((word for word, _, _ in segment(name[1:])), "")
    return word_class(word) in ("v", "d", "ad", "a", "p") and not may_speak(name)


def before_deed(text: str, first: int, last: int) -> int:
    """Drops what somebody had done before: 外长抵达后."""
    if last - first < _SHORTEST or text[last - 1] != "后":
        return last
    _, start, _ = segment(text[first : last - 1])[-1]
    is_deed = word_class(text[first + start : last - 1]) == "v" and may_speak(text[first : first + start])
    return first + start if is_deed else last


def cuts_word(text: str, first: int, place: int) -> bool:
    """Whether a word goes across a place, as 门将 does in front of 将, and 反对党 in front of 对."""
    floor = max(first, place - _CONTEXT)
    return any(
        start < place - floor < end and is_word(word)
        for word, start, end in segment(text[floor : place + _CONTEXT])
    )
