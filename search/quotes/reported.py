"""Speech without marks, or with some words in marks: who said what, and where that clause ends.

Languages written with spaces only; `han_reported` holds the Chinese rules.
"""

from __future__ import annotations

from search.quotes import gapped, inverted, naming, nonfinite, phrases, reports, speakers
from search.quotes.clauses import FEWEST_WORDS, Clause, build, start_of
from search.quotes.content import LONGEST, content_end, content_start
from search.quotes.phrases import Mention
from search.quotes.shapes import DASHES, ends_with_comma
from search.quotes.sources import Attribution, source_at, source_before
from search.quotes.words import Cue, Line

_STOPS = frozenset(".!?")
_REACH = 40
_SHORTEST_CLAUSE = 6


def clauses(line: Line, taken: dict[int, Attribution]) -> list[Clause]:
    """All reported clauses of a paragraph; cues in `taken` already belong to quoted spans."""
    used = {attribution.at for attribution in taken.values()}
    found: list[Clause] = []
    limit = 0
    for place in range(len(line.tokens)):
        source = source_at(line, place) if place not in used else None
        if source and line.words.has("backed_sources", line.low(place)) and _has_verb(line, place):
            continue
        if source and not line.words.has("as", line.low(line.sentence_of(place)[0])):
            found += _of_source(line, source)
        postposed = source_before(line, place)
        if postposed and postposed.speaker:
            found += _around(line, postposed.speaker.first, postposed, place + 1)
    found += reports.clauses(line)
    for cue in line.cues:
        if cue.at not in used and nonfinite.is_passive(line, cue):
            found += nonfinite.of_passive(line, cue)
        elif cue.at >= limit and not _is_silent(line, cue):
            for clause in _of_cue(line, cue, cue.at in used):
                found.append(clause)
                limit = max(limit, clause.last if clause.first > cue.at else 0)
    return found


def _has_verb(line: Line, place: int) -> bool:
    """Whether a verb of saying in the same sentence already has its own speaker: X meldet unter Berufung auf Y."""
    return any(not cue.bare for cue in line.cues_in(*line.sentence_of(place)))


def _of_source(line: Line, source: Attribution) -> list[Clause]:
    """According to X, CLAUSE / CLAUSE, according to X."""
    start, end = line.sentence_of(source.at)
    start = max(start, source.at - LONGEST)
    speaker = source.speaker
    if speaker is None:
        return []
    if line.words.has("fronted", "verb"):
        return _around(line, source.at, source, inverted.past_apposition(line, speaker.last, end))
    if source.at - start <= 1:
        comma = next(
            (i for i in range(speaker.last, min(end, speaker.last + _REACH)) if line.low(i) == ","),
            speaker.last - 1,
        )
        first, last = comma + 1, content_end(line, comma + 1, end)
    else:
        first, last = start_of(line, start, source.at), source.at
    return build(line, first, last, source.cue_start, source.cue_end, speaker)


def _around(line: Line, opened: int, source: Attribution, closed: int) -> list[Clause]:
    """The clause on both sides of a source that stands in its middle, or at its head before the verb."""
    start, end = line.sentence_of(source.at)
    start = max(start, opened - LONGEST)
    first = start_of(line, start, opened)
    head = [] if opened - first <= 1 else build(line, first, opened, *source[:2], source.speaker, 1)
    tail = (
        []
        if line.low(closed) in (";", ":")
        else build(line, closed, content_end(line, closed, end), *source[:2], source.speaker, 1)
    )
    return head + tail


def _of_cue(line: Line, cue: Cue, used: bool) -> list[Clause]:
    start, end = line.sentence_of(cue.at)
    start = max(start, cue.at - LONGEST)
    token = line.tokens[cue.at]
    if line.words.has("as", line.low(start)) and line.low(cue.at + 1) == ",":
        return _as_said(line, cue, start, end)
    if used:
        return _tail(line, cue, end)
    if line.words.has("unsaid", cue.lemma):
        return []
    if not cue.bare and _is_parted(line, cue.at) and not _has_subject(line, cue, start, end):
        behind = _postposed(line, cue, start, end)
        if behind:
            return behind
    gap = gapped.speaker(line, cue, start, end)
    if gap:
        return build(line, cue.at + 1, gapped.end(line, cue.at + 1, end), token.start, token.end, gap)
    first = content_start(line, cue, end)
    if first is not None:
        speaker = speakers.of_cue(line, cue, start, end)
        if speaker and _is_impersonal(line, cue, speaker):
            return []
        if speaker is None and cue.bare:
            return nonfinite.of_fronted(line, cue, first, end)
        if not (speaker or inverted.dropped(line, cue)) or (speaker and _is_abstract(line, speaker)):
            return []
        last = _bounded_end(line, cue, speaker, first, end)
        return build(line, first, last, token.start, token.end, speaker)
    if cue.kind == "naming" or cue.bare:
        return []
    return _postposed(line, cue, start, end)


def _has_subject(line: Line, cue: Cue, start: int, end: int) -> bool:
    """Whether the subject of a verb behind a comma stands in front of it: X, the head of Y, said …"""
    before = speakers.subject_before(line, cue.at, start)
    if before is None or before.first - start <= 1:
        return before is not None
    behind = phrases.phrase_from(line, cue.at + 1, end)
    named = behind is not None and any(t.is_name for t in line.tokens[behind.first : behind.last])
    return not (behind and named and behind.first == cue.at + 1 and line.low(behind.last) in ("", ",", "."))


def _is_impersonal(line: Line, cue: Cue, speaker: Mention) -> bool:
    """Whether "it" is nobody: it is too soon to say, it's worth noting."""
    helped = line.words.has("passives", line.low(speaker.last))
    return cue.bare and helped and line.words.has("impersonals", line.low(speaker.first))


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
    if words.has("that", line.low(cue.at + 1)):
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
    return build(line, first, content_end(line, first, end), token.start, token.end, speaker)


def _bounded_end(line: Line, cue: Cue, speaker: Mention | None, first: int, end: int) -> int:
    """The clause's end; a naming ends with its quoted words, "who says …" with the next comma."""
    last = content_end(line, first, end)
    if cue.kind == "naming":
        called = line.words.has("asking", line.low(speaker.first - 1))
        return naming.end(line, first, last, within=called)
    if speaker is None:
        return last
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
        build(line, first, content_end(line, first, end), token.start, token.end, speaker)
        if speaker
        else []
    )


def _postposed(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """CLAUSE, X said. / CLAUSE, said X. / CLAUSE, X said, CLAUSE."""
    speaker, opened = _closing_speaker(line, cue, start, end)
    opened -= line.words.has("inverts", "never") and line.words.has("as", line.low(opened - 1))
    if opened <= start or not _is_parted(line, opened) or not _is_closing(line, cue, speaker, opened, end):
        return []
    token = line.tokens[cue.at]
    first = start_of(line, start, opened)
    if line.is_quote(first) and opened - first <= 2:
        return []
    last = max(cue.at + 1, speaker.last) if speaker else cue.at + 1
    goes_on = line.words.has("inverts", "never") and line.low(last) == "," and not line.is_quote(last + 1)
    found = (
        []
        if _is_intro(line, first, opened) and not goes_on
        else build(line, first, opened, token.start, token.end, speaker, 2 if goes_on else FEWEST_WORDS)
    )
    if speaker and line.low(last) == "," and last + 1 < end and not source_at(line, last + 1):
        tail = build(line, last + 1, content_end(line, last + 1, end), token.start, token.end, speaker)
        if tail and not _is_apposed(line, cue, speaker, last + 1, opened - first):
            found += tail
    return found


def _is_closing(line: Line, cue: Cue, speaker: Mention | None, opened: int, end: int) -> bool:
    """Whether an attribution behind its clause is whole: the words after it belong to neither."""
    if speaker is None:
        return inverted.dropped(line, cue) and (cue.at + 1 >= end or not line.tokens[cue.at + 1].is_word)
    if line.words.has("that", line.low(speaker.first)):
        return False
    if line.words.has("inverts", "always") and opened <= cue.at < speaker.first:
        return True
    return _closes(line, _behind_hearer(line, cue, max(cue.at + 1, speaker.last), end), end)


def _is_apposed(line: Line, cue: Cue, speaker: Mention, place: int, length: int) -> bool:
    """Whether what follows an attribution tells who the speaker is: said Ann Roe, a lawyer."""
    words = line.words
    if words.has("inverts", "always"):
        return length > 2 and not any(
            words.has("moods", line.low(i)) for i in range(place, min(place + _REACH, len(line.tokens)))
        )
    if words.has("relatives", line.low(place)):
        return True
    begins = words.has("joins", line.low(place)) or words.has("auxiliaries", line.low(place))
    return speaker.first > cue.at and words.has("inverts", "never") and not begins


def _is_intro(line: Line, first: int, last: int) -> bool:
    """Whether only an adverbial stands before "he said": For decades, …; During a rally in Rome, …"""
    words = line.words
    if not (words.has("prepositions", line.low(first)) or words.is_adverb(line.low(first))):
        return False
    return last - first <= 5 or (words.has("inverts", "never") and not _has_main_clause(line, first, last))


def _has_main_clause(line: Line, first: int, last: int) -> bool:
    """Whether a clause follows the comma behind an adverbial."""
    words = line.words
    comma = next((i for i in range(first, last - 1) if line.low(i) == ","), first)
    if last - comma > _SHORTEST_CLAUSE and comma > first:
        return True
    return any(words.has("auxiliaries", line.low(i)) or line.low(i) in words.pronouns for i in range(comma, last))


def _is_parted(line: Line, place: int) -> bool:
    low = line.low(place - 1)
    if low in DASHES and line.low(place - 2) == ",":
        return True
    return low == "," or ends_with_comma(line, place - 1)


def _closes(line: Line, place: int, end: int) -> bool:
    """Whether an attribution ends here, or goes on only with a time, place or comma."""
    low, words = line.low(place), line.words
    if phrases.is_infinitive(line, place):
        return False
    return (
        place >= end
        or not line.tokens[place].is_word
        or words.has("prepositions", low)
        or words.has("times", low)
        or words.is_adverb(low)
    )


def _behind_hearer(line: Line, cue: Cue, place: int, end: int) -> int:
    """Past whom a verb such as "told" addresses."""
    if place > cue.at + 1 or not line.words.has("addressed", cue.lemma):
        return place
    hearer = phrases.phrase_from(line, place, end)
    return hearer.last if hearer and hearer.first == place else place


def _closing_speaker(line: Line, cue: Cue, start: int, end: int) -> tuple[Mention | None, int]:
    """The speaker of a closing "…, X said" or "…, said X", and where that attribution begins."""
    opened = inverted.opening(line, cue.at, start) if line.words.has("inverts", "always") else cue.at
    if _is_parted(line, opened):
        if line.words.has("inverts", "always"):
            return inverted.behind(line, cue.at + 1, end), opened
        speaker = phrases.phrase_from(line, cue.at + 1, end)
        if speaker and not line.words.has("uninverted", line.low(cue.at)):
            return speaker, cue.at
    speaker = speakers.subject_before(line, cue.at, start + 1)
    if speaker is None or line.words.has("relatives", line.low(speaker.first)):
        return None, 0
    compared = line.words.has("inverts", "always") and line.words.has("as", line.low(speaker.first - 1))
    return speaker, speaker.first - compared


def free_clauses(line: Line) -> list[Clause]:
    """Sentences in the mood of reported speech without a verb of saying: the speaker before goes on."""
    found: list[Clause] = []
    if "free_moods" not in line.words.words:
        return found
    for start, end in zip(line.bounds, [*line.bounds[1:], len(line.tokens)], strict=True):
        if not line.cues_in(start, end) and _is_free(line, start, end):
            found += build(line, start, end, 0, 0, None)
    return found


def _is_free(line: Line, start: int, end: int) -> bool:
    words = line.words
    for place in range(start, min(end, start + 20)):
        low = line.low(place)
        if words.has("breaks", low) or source_before(line, place) or source_at(line, place):
            return False
        if words.has("free_moods", low) and not (low == "habe" and line.low(place + 1) == "ich"):
            return True
    return False
