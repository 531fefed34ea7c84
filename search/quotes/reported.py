"""Speech without marks, or with some words in marks: who said what, and where that clause ends.

Languages written with spaces only; `han_reported` holds the Chinese rules.
"""

from __future__ import annotations

from typing import NamedTuple

from search.quotes import speakers
from search.quotes.direct import Attribution, cues_in, ends_with, runs_on, source_at
from search.quotes.speakers import Mention
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
    used = {attribution.index for attribution in taken.values()}
    found: list[Clause] = []
    limit = 0
    for place in range(len(line.tokens)):
        source = source_at(line, place) if place not in used else None
        if source and not line.words.has("as", line.low(line.sentence_of(place)[0])):
            found += _of_source(line, source)
    for cue in line.cues:
        if cue.index >= limit:
            for clause in _of_cue(line, cue, cue.index in used):
                found.append(clause)
                limit = max(limit, clause.last if clause.first > cue.index else 0)
    return found


def _of_source(line: Line, source: Attribution) -> list[Clause]:
    """According to X, CLAUSE / CLAUSE, according to X."""
    start, end = line.sentence_of(source.index)
    speaker = source.speaker
    if speaker is None:
        return []
    if source.index - start <= 1:
        comma = next((i for i in range(speaker.last, min(end, speaker.last + _REACH)) if line.low(i) == ","), speaker.last - 1)
        first, last = comma + 1, content_end(line, comma + 1, end)
    else:
        first, last = _clause_start(line, start, source.index), source.index
    return _clause(line, first, last, source.cue_start, source.cue_end, speaker)


def _clause_start(line: Line, start: int, end: int) -> int:
    """The start of the sentence, or the place behind a quoted statement with its own attribution."""
    while start < end and (line.words.has("joins", line.low(start)) or line.low(start) == ","):
        start += 1
    return start


def _clause(line: Line, first: int, last: int, cue_start: int, cue_end: int, speaker: Mention | None) -> list[Clause]:
    """The clause without outer punctuation, if enough words are left."""
    while first < last and not _is_content(line, first):
        first += 1
    while last > first and not _is_content(line, last - 1):
        last -= 3 if line.low(last - 1) == "]" and line.low(last - 3) == "[" else 1
    words = sum(1 for place in range(first, min(last, first + 60)) if line.tokens[place].is_word)
    quotes = any(line.is_quote(place) for place in range(first, last))
    if words < _FEWEST_WORDS and not quotes:
        return []
    return [Clause(first, last, cue_start, cue_end, speaker)]


def _is_content(line: Line, place: int) -> bool:
    token = line.tokens[place]
    return line.is_quote(place) or token.is_word or token.text[0].isdigit() or token.text[0] in "$€£"


def _of_cue(line: Line, cue: Cue, used: bool) -> list[Clause]:
    start, end = line.sentence_of(cue.index)
    start = max(start, cue.index - _REACH * 2)
    token = line.tokens[cue.index]
    if line.words.has("as", line.low(start)) and line.low(cue.index + 1) == ",":
        return _as_said(line, cue, start, end)
    first = content_start(line, cue, end)
    if first is not None:
        speaker = speakers.of_cue(line, cue, start, end)
        if speaker is None:
            return []
        last = _bounded_end(line, cue, speaker, first, end)
        return _clause(line, first, last, token.start, token.end, speaker)
    if used or cue.kind == "naming" or cue.bare:
        return []
    return _postposed(line, cue, start, end)


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
    token = line.tokens[cue.index]
    speaker = speakers.phrase_from(line, start + 1, cue.index)
    for place in range(start + 1, cue.index):
        source = source_at(line, place)
        speaker = source.speaker if source else speaker
    first = cue.index + 2
    return _clause(line, first, content_end(line, first, end), token.start, token.end, speaker) if speaker else []


def content_start(line: Line, cue: Cue, end: int) -> int | None:
    """Where the reported clause begins after a verb, None where nothing is reported."""
    words = line.words
    place = cue.last + 1 if cue.last > cue.index and not line.words.has("inverts", "always") else cue.index + 1
    if cue.kind == "naming":
        return _named(line, cue, place, end)
    if words.has("needs", "comma"):
        return _behind_comma(line, place, end)
    place = _skip_light(line, place, end)
    if words.has("needs", "that"):
        that = _find_that(line, place, end)
        return that + 1 if that is not None else None
    addressed = words.has("addressed", cue.lemma)
    that = _find_that(line, place, end) if addressed or _is_aside(line, place) else None
    if that is not None:
        return that + 1
    if addressed:
        hearer = speakers.phrase_from(line, place, end)
        if hearer and hearer.first == place:
            place = _skip_light(line, hearer.last, end)
    place = _skip_place(line, place, end)
    if place >= end or not _can_begin(line, place):
        return None
    if (cue.kind == "thought" or words.has("clauses_only", cue.lemma)) and not _has_clause(line, place, end):
        return None
    return place


def _is_aside(line: Line, place: int) -> bool:
    """Whether "that", or an adverbial in front of it, follows the verb."""
    low, words = line.low(place), line.words
    return words.has("that", low) or words.has("prepositions", low) or low == ","


def _behind_comma(line: Line, place: int, end: int) -> int | None:
    """The clause behind "…, dass" or behind the comma that parts it from its verb."""
    words = line.words
    for i in range(place, min(end - 1, place + 22)):
        if line.is_quote(i) or line.tokens[i].text in ".!?;":
            return None
        if line.tokens[i].text in ",:":
            if words.has("that", line.low(i + 1)):
                return i + 2
            if words.has("asking", line.low(i + 1)) or _has_mood(line, i + 1, end):
                return i + 1
    return None


def _has_mood(line: Line, place: int, end: int) -> bool:
    """Whether a clause stands in the mood of reported speech (sei, habe, werde)."""
    phrase = speakers.phrase_from(line, place, end)
    if phrase and line.low(phrase.last).endswith("e") and not line.tokens[phrase.last].is_name:
        return True
    return any(line.words.has("moods", line.low(i)) for i in range(place, min(end, place + 40)))


def _named(line: Line, cue: Cue, place: int, end: int) -> int | None:
    """The object of "called", "described … as": only when quoted words follow in the same clause."""
    for i in range(place, min(end, place + 14)):
        if line.is_quote(i):
            return place if i > place else None
        if line.tokens[i].text in ",;:" or line.words.has("auxiliaries", line.low(i)):
            return None
    return None


def _skip_light(line: Line, place: int, end: int) -> int:
    words = line.words
    while place < end and (words.is_adverb(line.low(place)) or words.has("times", line.low(place))):
        place += 1
    return place


def _skip_place(line: Line, place: int, end: int) -> int:
    """Past one prepositional phrase of time or place, when a new phrase begins behind it."""
    if not line.words.has("places", line.low(place)):
        return place
    phrase = speakers.phrase_from(line, place + 1, end)
    last = phrase.last if phrase else _skip_light(line, place + 1, end)
    if last >= end or last == place + 1:
        return end
    low = line.low(last)
    words = line.words
    return last if low in words.pronouns or words.has("determiners", low) or words.has("asking", low) else end


def _find_that(line: Line, place: int, end: int) -> int | None:
    """The "that" which belongs to a verb, over hearers and adverbials but over no other clause."""
    words = line.words
    for i in range(place, min(end, place + 20)):
        low = line.low(i)
        if words.has("that", low):
            return i
        if line.is_quote(i) or line.tokens[i].text in ".!?;:" or words.has("auxiliaries", low):
            return None
        if low in words.verbs and low not in words.participles and i > place:
            return None
        if low in words.pronouns and i > place:
            return None
        if words.has("breaks", low) and not words.has("prepositions", low) and not words.has("joins", low):
            return None
    return None


def _can_begin(line: Line, place: int) -> bool:
    low, words, token = line.low(place), line.words, line.tokens[place]
    if line.is_quote(place):
        return runs_on(line, place)
    if words.has("asking", low) or low in words.pronouns or words.has("determiners", low):
        return True
    if words.has("content_prepositions", low):
        return True
    if words.has("prepositions", low) or words.has("auxiliaries", low) or words.has("joins", low):
        return False
    return token.is_word or token.text[0].isdigit() or token.text[0] in "$€£"


def _has_clause(line: Line, place: int, end: int) -> bool:
    """Whether a finite verb stands near, so that the words are a clause and not an object."""
    words = line.words
    if words.has("asking", line.low(place)):
        return True
    if line.low(place) in words.pronouns and not words.has("determiners", line.low(place)):
        return True
    for i in range(place + 1, min(end, place + 12)):
        low = line.low(i)
        if line.tokens[i].text in ",.;:":
            return False
        if words.has("auxiliaries", low) or words.has("infinitive_marks", low):
            return True
    return False


def content_end(line: Line, first: int, end: int) -> int:
    """Where a reported clause ends: at the sentence's end or before the narrator's next words."""
    headline = line.tokens[end - 1].is_word and end == len(line.tokens) and not line.bounds[1:]
    for place in range(first + 1, end):
        if headline and line.words.has("as", line.low(place)):
            return place
        if line.low(place) == ";" or _narrator_returns(line, place, end):
            return place
    return end


def _narrator_returns(line: Line, place: int, end: int) -> bool:
    """", adding …" / "and said" / ", according to …" / ", he said"."""
    words, low = line.words, line.low(place)
    if line.is_quote(place - 1) and ends_with(line, place - 1, ",") and _after_comma(line, place, end):
        return True
    if low == ",":
        return _after_comma(line, place + 1, end)
    if words.has("joins", low):
        following = _skip_helpers(line, place + 1, end)
        return any(cue.index == following and cue.kind != "thought" for cue in cues_in(line, following, following + 1))
    return False


def _skip_helpers(line: Line, place: int, end: int) -> int:
    words = line.words
    while place < end and (words.is_adverb(line.low(place)) or words.has("auxiliaries", line.low(place))):
        place += 1
    return place


def _after_comma(line: Line, place: int, end: int) -> bool:
    words = line.words
    if source_at(line, place):
        return True
    low = line.low(place)
    if low in words.participles and cues_in(line, place, place + 1):
        return True
    if words.has("enders", low):
        return True
    step = place + words.has("joins", low)
    for cue in cues_in(line, step, min(end, step + 10)):
        mention = None if cue.bare or cue.kind != "speech" else speakers.subject_before(line, cue.index, step)
        return mention is not None and (mention.first <= step + 1 or line.low(mention.first - 1) == ",")
    return False


def _postposed(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """CLAUSE, X said. / CLAUSE, said X. / CLAUSE, X said, CLAUSE."""
    speaker, opened = _closing_speaker(line, cue, start, end)
    if speaker is None or opened <= start or not _is_parted(line, opened) or not _closes(line, max(cue.index + 1, speaker.last), end):
        return []
    token = line.tokens[cue.index]
    first = _clause_start(line, start, opened)
    if line.is_quote(first) and opened - first <= 2:
        return []
    found = _clause(line, first, opened, token.start, token.end, speaker)
    last = max(cue.index + 1, speaker.last)
    if found and line.low(last) == "," and last + 1 < end:
        tail = _clause(line, last + 1, content_end(line, last + 1, end), token.start, token.end, speaker)
        if tail and not line.words.has("relatives", line.low(last + 1)):
            found += tail
    return found


def _is_parted(line: Line, place: int) -> bool:
    low = line.low(place - 1)
    if low in _DASHES and line.low(place - 2) == ",":
        return True
    return low == "," or (line.is_quote(place - 1) and ends_with(line, place - 1, ","))


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
    if _is_parted(line, cue.index):
        speaker = speakers.phrase_from(line, cue.index + 1, end)
        if speaker and not line.words.has("uninverted", line.low(cue.index)):
            return speaker, cue.index
    speaker = speakers.subject_before(line, cue.index, start + 1)
    if speaker is None or line.words.has("relatives", line.low(speaker.first)):
        return None, 0
    return speaker, speaker.first


def free_clauses(line: Line) -> list[Clause]:
    """Sentences in the mood of reported speech without a verb of saying: the speaker before goes on."""
    found: list[Clause] = []
    if "free_moods" not in line.words.words:
        return found
    for start, end in zip(line.bounds, [*line.bounds[1:], len(line.tokens)], strict=True):
        if not cues_in(line, start, end) and _is_free(line, start, end):
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
