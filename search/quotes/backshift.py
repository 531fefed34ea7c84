"""Speech that only the tense of its verbs tells: Roe defended the delay.  The builder had missed a deadline.

English and languages like it only.  A sentence goes on with what the one before reports or tells
to be spoken of, where its main verb is shifted back ("would", "had") and nobody else speaks in it.
"""

from __future__ import annotations

from collections.abc import Mapping

from search.quotes import preceding
from search.quotes.clauses import Clause, build
from search.quotes.phrases import Mention
from search.quotes.sources import Attribution
from search.quotes.who.speaker_types import of_description
from search.quotes.words import Line

_NEAR = 14


def clauses(line: Line, told: list[Clause], spoken: Mapping[int, Attribution]) -> list[Clause]:
    """The sentences that go on with reported speech; `told` are its clauses, `spoken` its marked words."""
    found: list[Clause] = []
    if not {"shifted", "shifted_endings"} & line.words.words.keys():
        return found
    quotes = {line.sentence_of(place)[0] for place in (*spoken, *line.quoted)}
    before: Mention | None = None
    acted = False
    for start, end in zip(line.bounds, [*line.bounds[1:], len(line.tokens)], strict=True):
        own = [clause for clause in told if start <= clause.first < end]
        quoted = start in quotes
        if own or quoted:
            before = _shifts(line, own[-1]) if own else None
            marked = [spoken[place].speaker for place in spoken if start <= place < end]
            goes_on = _promises(line, end) or "shifted_endings" in line.words.words
            before = before or (marked[-1] if marked and goes_on else None)
        elif before and (_is_shifted(line, start, end) or (acted and _is_narrated(line, start, end))):
            found += build(line, start, end, 0, 0, before)
            continue
        else:
            before = _speaks_of(line, start, end)
        acted = not (own or quoted) and before is not None
    return found


def _is_narrated(line: Line, start: int, end: int) -> bool:
    """Whether the imperfect of Romance tells what somebody defended: Roy se défend. La halle menaçait …"""
    endings = tuple(line.words.words.get("narrated_endings", ()))
    if not endings:
        return False
    near = range(start + 1, min(end, start + _NEAR))
    return any(
        line.low(i).endswith(endings) and len(line.low(i)) > 4 and not line.tokens[i].is_name for i in near
    )


def _shifts(line: Line, clause: Clause) -> Mention | None:
    """The speaker of a clause that is shifted back."""
    back = any(_is_back(line, i) for i in range(clause.first, clause.last))
    past = line.words.words.get("shifted_endings") or back
    return clause.speaker if past and clause.cue_end else None


def _promises(line: Line, start: int) -> bool:
    """Whether a pronoun and "would" begin a sentence behind marked words: “No,” he said. He would appeal."""
    return line.low(start) in line.words.pronouns and line.low(start + 1) == "would"


def _is_back(line: Line, place: int) -> bool:
    """Whether a verb is shifted back: would, had; serait, sería."""
    words, low = line.words, line.low(place)
    endings = tuple(words.words.get("shifted_endings", ()))
    named = line.tokens[place].is_name and place not in line.firsts
    ends = bool(endings) and len(low) > 4 and low.endswith(endings) and not named
    return words.has("shifted", low) or ends


def _may_speak(line: Line, subject: Mention) -> bool:
    """Whether a subject is known and no writing: Roe, she, the foreman."""
    words = line.text[line.tokens[subject.first].start : line.tokens[subject.last - 1].end]
    known = line.tokens[subject.first].is_name or line.words.has("definites", line.low(subject.first))
    return known and of_description(words, line.words) != "document"


def _is_shifted(line: Line, start: int, end: int) -> bool:
    """Whether the first finite verb of a sentence is shifted back, and no verb of saying stands in it."""
    asked = line.words.has("finites", line.low(start)) and line.tokens[end - 1].text == "?"
    if asked or line.words.has("openers", line.low(start)):
        return False
    for place in range(start, min(end, start + _NEAR)):
        low = line.low(place)
        if line.cues_in(place, place + 1):
            return False
        if _is_back(line, place) and not line.words.has("shifted", low):
            return True
        if line.words.has("finites", low):
            personal = line.words.pronouns.get(line.low(place - 1), "") in ("m", "f")
            owned = line.words.has("determiners", line.low(place + 1)) or line.low(place + 1)[:1].isdigit()
            return line.words.has("shifted", low) and not (low == "had" and (personal or owned))
        if not (
            line.tokens[place].is_word or (low == "," and line.words.has("prepositions", line.low(start)))
        ):
            return False
    return False


def _speaks_of(line: Line, start: int, end: int) -> Mention | None:
    """Whoever explains, defends or rejects something in a sentence without saying what: Roe defended it."""
    for place in range(start + 1, min(end, start + _NEAR)):
        if line.words.has("speech_acts", line.low(place)):
            subject = preceding.subject_before(line, place, start)
            return subject if subject and subject.first <= start + 1 and _may_speak(line, subject) else None
    return None
