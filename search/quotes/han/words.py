"""Where a word goes on, and where a name ends that no title stands before."""

from __future__ import annotations

from search.language.segment import is_word, segment, word_class
from search.quotes.han.personal import is_full_name

_CONTEXT = 6
_SHORTEST, _LONGEST = 2, 3
_BEHIND_NAME = ("v", "d", "ad", "p", "f", "t")


def cuts_word(text: str, first: int, place: int) -> bool:
    """Whether a word goes across a place, as 门将 does in front of 将, and 反对党 in front of 对."""
    floor = max(first, place - _CONTEXT)
    return any(
        start < place - floor < end and is_word(word)
        for word, start, end in segment(text[floor : place + _CONTEXT])
    )


def name_end(text: str, first: int, limit: int) -> int | None:
    """Where a Chinese name ends that stands at a place of folded text in front of a verb, adverb or time.

    [柯妙如]开第一枪; None where no name stands there.
    """
    for last in range(first + _LONGEST, first + _SHORTEST - 1, -1):
        name = text[first:last]
        if last < limit and not is_word(name) and is_full_name(name) and not cuts_word(text, first, last):
            following = segment(text[last:limit])[0][0]
            if word_class(following) in _BEHIND_NAME or following[1:] in ("了", "着", "过"):
                return last
    return None
