"""Reported clauses whose subject stands before the attribution: a tax which he said was unfair.

English and languages like it only; one look at the words beside a verb.
"""

from __future__ import annotations

from search.quotes import speakers
from search.quotes.endings import content_end
from search.quotes.phrases import Mention
from search.quotes.tokens import Cue
from search.quotes.words import Line


def speaker(line: Line, cue: Cue, floor: int, ceiling: int) -> Mention | None:
    """The speaker where a verb of saying is followed by the verb of such a clause, None elsewhere."""
    words = line.words
    if cue.bare or cue.kind == "naming" or not words.has("bare_clauses", "yes"):
        return None
    if cue.at + 1 >= ceiling or not words.has("finites", line.low(cue.at + 1)):
        return None
    mention = speakers.of_cue(line, cue, floor, ceiling)
    if mention is None or mention.first == floor:
        return None
    mention = _without_head(line, mention)
    before = line.low(mention.first - 1)
    return (
        mention
        if words.has("relatives", before) or words.has("asking", before) or _is_noun(line, mention.first - 1)
        else None
    )


def end(line: Line, first: int, ceiling: int) -> int:
    """Where such a clause ends: the narrator goes on behind ", and" or ", but"."""
    last = content_end(line, first, ceiling)
    commas = (
        i for i in range(first, last) if line.low(i) == "," and line.words.has("joins", line.low(i + 1))
    )
    return next(commas, last)


def _without_head(line: Line, mention: Mention) -> Mention:
    """The name alone where a thing stands before it: a trend [Roe] said would last."""
    last = mention.last - 1
    if not line.tokens[last].is_name or not _is_noun(line, last - 1):
        return mention
    return Mention(last, mention.last) if last - 1 > mention.first else mention


def _is_noun(line: Line, place: int) -> bool:
    token, words = line.tokens[place], line.words
    if not token.is_word or token.is_name or words.has("people", token.low) or words.has("titles", token.low):
        return False
    closed = words.has("prepositions", token.low) or words.has("auxiliaries", token.low)
    return not (closed or words.has("breaks", token.low) or words.has("determiners", token.low))
