"""The attribution behind its clause: who speaks there, where it begins and where it ends.

Languages written with spaces only.
"""

from __future__ import annotations

from search.quotes import inverted, phrases, preceding, subjects
from search.quotes.phrases import Mention
from search.quotes.shapes import DASHES, ends_with_comma
from search.quotes.tokens import Cue
from search.quotes.words import Line

_LONGEST_CIRCUMSTANCE = 8


def behind_circumstance(line: Line, cue: Cue, place: int, end: int) -> int:
    """Past when, where or to whom an English verb was said, if a comma follows: Roe argued in a letter, …"""
    if not line.words.has("fixed_order", "yes") or place >= end or not line.tokens[place].is_word:
        return place
    comma = next((i for i in range(place, min(end, place + _LONGEST_CIRCUMSTANCE)) if line.low(i) == ","), -1)
    if comma < 0 or not _closes(line, behind_hearer(line, cue, place, end), end):
        return place
    content = line.is_quote(comma + 1) or line.low(place) in line.words.governs.get(cue.lemma, ())
    plain = not any(line.words.has("breaks", line.low(i)) for i in range(place, comma))
    return comma if plain and not content and not line.cues_in(place, comma) else place


def is_aside(line: Line, cue: Cue, first: int) -> bool:
    """Whether a comma behind whom or where an English verb was said adds to that: told us, who waited."""
    words, low = line.words, line.low(first)
    adds = words.has("asking", low) or words.has("relatives", low)
    return words.has("fixed_order", "yes") and line.low(first - 1) == "," and first - 1 > cue.at + 1 and adds


def is_parted(line: Line, place: int) -> bool:
    """Whether a comma, also one inside a closing mark, stands in front of a place."""
    low = line.low(place - 1)
    if low in DASHES and line.low(place - 2) == ",":
        return True
    return low == "," or ends_with_comma(line, place - 1)


def is_whole(line: Line, cue: Cue, speaker: Mention | None, opened: int, end: int) -> bool:
    """Whether an attribution behind its clause is whole: the words after it belong to neither."""
    if speaker is None:
        return inverted.dropped(line, cue) and (cue.at + 1 >= end or not line.tokens[cue.at + 1].is_word)
    if line.words.has("that", line.low(speaker.first)):
        return False
    if line.words.has("inverts", "always") and opened <= cue.at < speaker.first:
        return True
    behind = max(behind_verb(line, cue), speaker.last)
    return not _is_governed(line, cue, behind) and _closes(line, behind_hearer(line, cue, behind, end), end)


def _may_follow(line: Line, cue: Cue, speaker: Mention) -> bool:
    """Whether a phrase behind an English verb is its subject: explained [Roe], not: [the delay]."""
    if line.words.has("uninverted", line.low(cue.at)):
        return False
    return not line.words.has("clauses_only", cue.lemma) or subjects.is_somebody(line, speaker)


def behind_verb(line: Line, cue: Cue) -> int:
    """The token behind a verb and the particle right behind it: …, she made clear."""
    return (cue.last if line.words.has("particles_follow", "yes") else cue.at) + 1


def _is_governed(line: Line, cue: Cue, place: int) -> bool:
    """Whether what is said or wanted follows the verb after all: warned of floods, asked for a refund."""
    wanted = line.words.has("controlling", cue.lemma) and line.words.has(
        "content_prepositions", line.low(place)
    )
    return wanted or line.low(place) in line.words.governs.get(cue.lemma, ())


def _closes(line: Line, place: int, end: int) -> bool:
    """Whether an attribution ends here, or goes on only with a time, place or comma."""
    low, words = line.low(place), line.words
    if phrases.is_infinitive(line, place) or words.has("auxiliaries", low):
        return False
    return (
        place >= end
        or not line.tokens[place].is_word
        or words.has("prepositions", low)
        or words.has("times", low)
        or words.is_adverb(low)
    )


def behind_hearer(line: Line, cue: Cue, place: int, end: int) -> int:
    """Past whom a verb such as "told" addresses."""
    if place > cue.at + 1 or not line.words.has("addressed", cue.lemma):
        return place
    hearer = phrases.phrase_from(line, place, end)
    return hearer.last if hearer and hearer.first == place else place


def speaker(line: Line, cue: Cue, start: int, end: int) -> tuple[Mention | None, int]:
    """The speaker of a closing "…, X said" or "…, said X", and where that attribution begins."""
    opened = inverted.opening(line, cue.at, start) if line.words.has("inverts", "always") else cue.at
    helper = inverted.finite(line, cue.at, start)
    head = helper - inverted.points_back(line, helper - 1)
    if start < head and helper < cue.at and is_parted(line, head) and line.low(cue.at + 1) in ("", "."):
        return subjects.behind(line, helper + 1, cue.at), head
    compared = line.words.has("inverts", "always") and line.words.has("as", line.low(opened - 1))
    opened -= compared and is_parted(line, opened - 1)
    if is_parted(line, opened):
        if line.words.has("inverts", "always"):
            asked = inverted.between(line, cue.at)
            return asked or subjects.behind(line, cue.at + 1, end) or inverted.office(line, cue, end), opened
        speaker = phrases.phrase_from(line, behind_verb(line, cue), end)
        if speaker and _may_follow(line, cue, speaker):
            return speaker, cue.at
    speaker = preceding.subject_before(line, cue.at, start + 1)
    if speaker is None or line.words.has("relatives", line.low(speaker.first)):
        return None, 0
    compared = line.words.has("inverts", "always") and line.words.has("as", line.low(speaker.first - 1))
    return speaker, speaker.first - compared
