"""Speech without marks, or with some words in marks: who said what, and where that clause ends.

Languages written with spaces only; `han_reported` holds the Chinese rules.
"""

from __future__ import annotations

from typing import NamedTuple

from search.quotes import phrases, speakers
from search.quotes.content import LONGEST, content_end, content_start
from search.quotes.phrases import Mention
from search.quotes.shapes import ends_with_comma
from search.quotes.sources import Attribution, source_at
from search.quotes.words import Cue, Line

_STOPS = frozenset(".!?")
_REACH = 40
_DASHES = ("—", "–", "-", "--", "―")
_FEWEST_WORDS = 3


class Clause(NamedTuple):
    """Reported words as tokens [first, last), with the attribution's cue and speaker."""

    first: int
    last: int
    cue_start: int
    cue_end: int
    speaker: Mention | None


def clauses(line: Line, taken: dict[int, Attribution]) -> list[Clause]:
    """All reported clauses of a paragraph; cues in `taken` already belong to quoted spans."""
    used = {attribution.at for attribution in taken.values()}
    found: list[Clause] = []
    limit = 0
    for place in range(len(line.tokens)):
        source = source_at(line, place) if place not in used else None
        if source and not line.words.has("as", line.low(line.sentence_of(place)[0])):
            found += _of_source(line, source)
        if line.words.has("sources_after", line.low(place)):
            found += _of_postposition(line, place)
    for cue in line.cues:
        if cue.at >= limit and not _is_silent(line, cue):
            for clause in _of_cue(line, cue, cue.at in used):
                found.append(clause)
                limit = max(limit, clause.last if clause.first > cue.at else 0)
    return found


def _of_source(line: Line, source: Attribution) -> list[Clause]:
    """According to X, CLAUSE / CLAUSE, according to X."""
    start, end = line.sentence_of(source.at)
    start = max(start, source.at - LONGEST)
    speaker = source.speaker
    if speaker is None:
        return []
    if source.at - start <= 1:
        comma = next(
            (i for i in range(speaker.last, min(end, speaker.last + _REACH)) if line.low(i) == ","),
            speaker.last - 1,
        )
        first, last = comma + 1, content_end(line, comma + 1, end)
    else:
        first, last = _clause_start(line, start, source.at), source.at
    return _clause(line, first, last, source.cue_start, source.cue_end, speaker)


def _of_postposition(line: Line, place: int) -> list[Clause]:
    """X zufolge CLAUSE / CLAUSE, X zufolge."""
    start, end = line.sentence_of(place)
    start = max(start, place - LONGEST)
    speaker = phrases.phrase_before(line, place, start)
    if speaker is None:
        return []
    token = line.tokens[place]
    leads = speaker.first - start <= 1
    first, last = (place + 1, content_end(line, place + 1, end)) if leads else (start, speaker.first)
    return _clause(line, first, last, token.start, token.end, speaker)


def _clause_start(line: Line, start: int, end: int) -> int:
    """The start of the sentence, or the place behind a quoted statement with its own attribution."""
    while start < end and (line.words.has("joins", line.low(start)) or line.low(start) == ","):
        start += 1
    return start


def _clause(
    line: Line, first: int, last: int, cue_start: int, cue_end: int, speaker: Mention | None
) -> list[Clause]:
    """The clause without outer punctuation, if enough words are left."""
    while first < last and not _is_content(line, first):
        first += 1
    while last > first and not _is_content(line, last - 1):
        last -= 3 if line.low(last - 1) == "]" and line.low(last - 3) == "[" else 1
    words = sum(1 for place in range(first, min(last, first + 60)) if line.tokens[place].is_word)
    quotes = any(line.is_quote(place) for place in range(first, last))
    complemented = line.words.has("that", line.low(first - 1))
    if words < _FEWEST_WORDS - complemented and not quotes:
        return []
    return [Clause(first, last, cue_start, cue_end, speaker)]


def _is_content(line: Line, place: int) -> bool:
    token = line.tokens[place]
    return line.is_quote(place) or token.is_word or token.text[0].isdigit() or token.text[0] in "$€£"


def _of_cue(line: Line, cue: Cue, used: bool) -> list[Clause]:
    start, end = line.sentence_of(cue.at)
    start = max(start, cue.at - LONGEST)
    token = line.tokens[cue.at]
    if line.words.has("as", line.low(start)) and line.low(cue.at + 1) == ",":
        return _as_said(line, cue, start, end)
    if used:
        return _tail(line, cue, end)
    inverted = not cue.bare and _is_parted(line, cue.at)
    if inverted and speakers.subject_before(line, cue.at, start) is None:
        behind = _postposed(line, cue, start, end)
        if behind:
            return behind
    first = content_start(line, cue, end)
    if first is not None:
        speaker = speakers.of_cue(line, cue, start, end)
        if speaker is None or _is_abstract(line, speaker):
            return []
        last = _bounded_end(line, cue, speaker, first, end)
        return _clause(line, first, last, token.start, token.end, speaker)
    if cue.kind == "naming" or cue.bare:
        return []
    return _postposed(line, cue, start, end)


def _is_abstract(line: Line, speaker: Mention) -> bool:
    """Whether a short mention is a thing that shows rather than says: the strategy emphasises …"""
    return speaker.last - speaker.first <= 4 and line.words.has("silent", line.low(speaker.last - 1))


def _is_silent(line: Line, cue: Cue) -> bool:
    """A passive (was declared the winner) or a participle inside a noun phrase (continuing efforts)."""
    before = line.low(cue.at - 1)
    words = line.words
    if not cue.bare or words.has("infinitive_marks", before):
        return words.has("passives", before) and not cue.bare
    if "before_participles" not in words.words or line.tokens[cue.at].is_name:
        return False
    opens = cue.at == 0 or not line.tokens[cue.at - 1].is_word or words.is_adverb(before)
    return not (opens or words.has("auxiliaries", before) or words.has("before_participles", before))


def _tail(line: Line, cue: Cue, end: int) -> list[Clause]:
    """The reported words behind an attribution that stands in the middle: “…,” X wrote, CLAUSE."""
    first = cue.at + 2
    if line.low(cue.at + 1) != "," or first >= end or line.is_quote(first) or source_at(line, first):
        return []
    low, words = line.low(first), line.words
    begins = low in words.pronouns or words.has("determiners", low) or line.tokens[first].is_name
    speaker = speakers.subject_before(line, cue.at, max(0, cue.at - _REACH)) if begins else None
    if speaker is None or words.has("relatives", low):
        return []
    token = line.tokens[cue.at]
    return _clause(line, first, content_end(line, first, end), token.start, token.end, speaker)


def _bounded_end(line: Line, cue: Cue, speaker: Mention, first: int, end: int) -> int:
    """The clause's end; a naming ends with its quoted words, "who says …" with the next comma."""
    last = content_end(line, first, end)
    if cue.kind == "naming":
        quote = next(i for i in range(first, end) if line.is_quote(i))
        while line.low(quote + 1) in (",", "and") and line.is_quote(quote + 2):
            quote += 2
        return min(last, quote + 1)
    if line.words.has("relatives", line.low(speaker.first)) and line.low(speaker.first - 1) == ",":
        return next((i for i in range(first, last) if line.low(i) == ","), last)
    if line.words.has("relatives", line.low(speaker.first)) and cue.kind == "thought":
        return first
    return last


def _as_said(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """As X says, CLAUSE / Wie X unter Berufung auf Y berichtet, CLAUSE."""
    token = line.tokens[cue.at]
    speaker = phrases.phrase_from(line, start + 1, cue.at)
    for place in range(start + 1, cue.at):
        source = source_at(line, place)
        speaker = source.speaker if source else speaker
    first = cue.at + 2
    return (
        _clause(line, first, content_end(line, first, end), token.start, token.end, speaker)
        if speaker
        else []
    )


def _postposed(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """CLAUSE, X said. / CLAUSE, said X. / CLAUSE, X said, CLAUSE."""
    speaker, opened = _closing_speaker(line, cue, start, end)
    if (
        speaker is None
        or line.words.has("that", line.low(speaker.first))
        or opened <= start
        or not _is_parted(line, opened)
        or not _closes(line, max(cue.at + 1, speaker.last), end)
    ):
        return []
    token = line.tokens[cue.at]
    first = _clause_start(line, start, opened)
    if line.is_quote(first) and opened - first <= 2:
        return []
    found = (
        []
        if _is_intro(line, first, opened)
        else _clause(line, first, opened, token.start, token.end, speaker)
    )
    last = max(cue.at + 1, speaker.last)
    if line.low(last) == "," and last + 1 < end and not source_at(line, last + 1):
        tail = _clause(line, last + 1, content_end(line, last + 1, end), token.start, token.end, speaker)
        if tail and not line.words.has("relatives", line.low(last + 1)):
            found += tail
    return found


def _is_intro(line: Line, first: int, last: int) -> bool:
    """Whether only an adverbial stands before "he said": For decades, …; By then, …"""
    words = line.words
    short = last - first <= 5
    return short and (words.has("prepositions", line.low(first)) or words.is_adverb(line.low(first)))


def _is_parted(line: Line, place: int) -> bool:
    low = line.low(place - 1)
    if low in _DASHES and line.low(place - 2) == ",":
        return True
    return low == "," or ends_with_comma(line, place - 1)


def _closes(line: Line, place: int, end: int) -> bool:
    """Whether an attribution ends here, or goes on only with a time, place or comma."""
    low, words = line.low(place), line.words
    return (
        place >= end
        or not line.tokens[place].is_word
        or words.has("prepositions", low)
        or words.has("times", low)
        or words.is_adverb(low)
    )


def _closing_speaker(line: Line, cue: Cue, start: int, end: int) -> tuple[Mention | None, int]:
    """The speaker of a closing "…, X said" or "…, said X", and where that attribution begins."""
    if _is_parted(line, cue.at):
        speaker = phrases.phrase_from(line, cue.at + 1, end)
        if speaker and not line.words.has("uninverted", line.low(cue.at)):
            return speaker, cue.at
    speaker = speakers.subject_before(line, cue.at, start + 1)
    if speaker is None or line.words.has("relatives", line.low(speaker.first)):
        return None, 0
    return speaker, speaker.first


def free_clauses(line: Line) -> list[Clause]:
    """Sentences in the mood of reported speech without a verb of saying: the speaker before goes on."""
    found: list[Clause] = []
    if "free_moods" not in line.words.words:
        return found
    for start, end in zip(line.bounds, [*line.bounds[1:], len(line.tokens)], strict=True):
        if not line.cues_in(start, end) and _is_free(line, start, end):
            found += _clause(line, start, end, 0, 0, None)
    return found


def _is_free(line: Line, start: int, end: int) -> bool:
    words = line.words
    for place in range(start, min(end, start + 20)):
        low = line.low(place)
        if words.has("breaks", low) or source_at(line, place):
            return False
        if words.has("free_moods", low) and not (low == "habe" and line.low(place + 1) == "ich"):
            return True
    return False
