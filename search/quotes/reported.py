"""Speech without marks, or with some words in marks: who said what.

Languages written with spaces only; `han_reported` holds the Chinese rules.
"""

from __future__ import annotations

from search.quotes import (
    any_verb,
    as_said,
    claimed,
    closings,
    colons,
    equated,
    gapped,
    headlines,
    hearsay,
    inverted,
    moods,
    naming,
    negations,
    nonfinite,
    openings,
    papers,
    postposed,
    preceding,
    reports,
    sourced,
    speakers,
    subjects,
)
from search.quotes.clauses import FEWEST_WORDS, Clause, build
from search.quotes.content import content_start
from search.quotes.endings import LONGEST, content_end
from search.quotes.phrases import Mention
from search.quotes.shapes import ends_with_comma
from search.quotes.sources import Attribution, cited, source_at
from search.quotes.tokens import Cue
from search.quotes.who.speaker_types import of_description
from search.quotes.words import Line

_REACH = 40
_REACH_OF_NOUN = 8
_CLOSING = 6


def clauses(line: Line, taken: dict[int, Attribution]) -> list[Clause]:
    """All reported clauses of a paragraph; cues in `taken` already belong to quoted spans."""
    used = {attribution.at for attribution in taken.values()}
    claims = reports.clauses(line)
    found = sourced.clauses(line, used) + claims + claimed.clauses(line) + colons.clauses(line)
    found += headlines.clauses(line) + equated.clauses(line) + hearsay.opened(line)
    limit = told = 0
    for cue in line.cues:
        if negations.is_negated(line, cue):
            continue
        if moods.is_reported(line, cue):
            continue
        if cue.at not in used and nonfinite.is_passive(line, cue):
            found += nonfinite.of_passive(line, cue)
        elif cue.at not in used and cue.at >= limit and hearsay.is_hearsay(line, cue):
            found += hearsay.of_cue(line, cue)
        elif cue.at >= limit and not _is_silent(line, cue):
            for clause in _of_cue(line, cue, cue.at in used):
                if clause.first < cue.at and any(_holds_claim(line, clause, claim) for claim in claims):
                    continue
                if clause.first < told <= clause.last and _repeats(line, clause, found[-1]):
                    continue
                found.append(clause)
                limit = max(limit, clause.last if clause.first > cue.at else 0)
                told = limit if not cue.bare and cue.kind == "speech" else told
    return found + any_verb.clauses(line)


def _holds_claim(line: Line, clause: Clause, claim: Clause) -> bool:
    """Whether a clause before its verb is a noun with its claim: Den Vorwurf, man …, wies Roth zurück."""
    led = line.tokens[clause.first].start <= claim.cue_start
    return led and clause.first < claim.first < clause.last and claim.first - clause.first <= _REACH_OF_NOUN


def _repeats(line: Line, clause: Clause, before: Clause) -> bool:
    """Whether a clause only names again who speaks in the one before: Roe said it was a risk, Roe noted."""
    one, other = clause.speaker, before.speaker
    if one is None or other is None:
        return False
    return line.tokens[one.last - 1].is_name and line.low(one.last - 1) == line.low(other.last - 1)


def _of_cue(line: Line, cue: Cue, used: bool) -> list[Clause]:
    start, end = line.sentence_of(cue.at)
    start = max(start, cue.at - LONGEST)
    token = line.tokens[cue.at]
    opened = as_said.opening(line, cue, start)
    if opened >= 0 and not as_said.is_later(line, cue, opened):
        return as_said.clauses(line, cue, opened, end)
    announced = openings.as_said(line, cue, start, end)
    if announced and not used:
        behind = max(announced.last + 1, subjects.past_apposition(line, announced.last, end))
        speaker = cited(line, announced, end) or announced
        return build(line, behind, content_end(line, behind, end), token.start, token.end, speaker)
    if used:
        return postposed.before_quote(line, cue, start, end) or _tail(line, cue, end)
    that = line.low(as_said.past_times(line, cue.at + 1))
    found = line.words.has("findings", cue.lemma) and line.words.has("that", that)
    if line.words.has("unsaid", cue.lemma) and not found:
        return _found(line, cue, start, end)
    return _around(line, cue, start, end)


def _found(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """A finding in front of the report that ends its sentence: The seal was open, the report found."""
    last = cue.at + 1 >= end or not line.tokens[cue.at + 1].is_word
    if not last or cue.bare or not line.words.has("findings", cue.lemma):
        return []
    told = postposed.clauses(line, cue, start, end)
    return told if all(clause.speaker and _is_finder(line, clause.speaker) for clause in told) else []


def _is_finder(line: Line, speaker: Mention) -> bool:
    """Whether a mention names a text, or those who wrote it."""
    words = line.text[line.tokens[speaker.first].start : line.tokens[speaker.last - 1].end]
    return of_description(words, line.words) != ""


def _around(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """The clause behind a verb of saying, or in front of it."""
    if not cue.bare and closings.is_parted(line, cue.at) and not postposed.has_subject(line, cue, start, end):
        behind = _postposed(line, cue, start, end)
        if behind:
            return behind
    token = line.tokens[cue.at]
    gap = gapped.speaker(line, cue, start, end)
    if gap:
        return build(line, cue.at + 1, gapped.end(line, cue.at + 1, end), token.start, token.end, gap)
    first = content_start(line, cue, end)
    if first is not None and closings.is_aside(line, cue, first):
        return _postposed(line, cue, start, end)
    if first is not None and not (line.words.has("fixed_order", "yes") and source_at(line, first)):
        listed = line.low(first - 1) == ":"
        before = _postposed(line, cue, start, end) if listed else []
        return before + _preposed(line, cue, first, start, end)
    return [] if cue.kind == "naming" or cue.bare else _postposed(line, cue, start, end)


def _postposed(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """CLAUSE, X said: a verb that says nothing without a clause needs the mood of reported speech there."""
    near = range(max(start, cue.at - LONGEST), cue.at)
    moody = any(line.words.has("free_moods", line.low(i)) for i in near)
    closing = (
        line.words.has("inverts", "always") and closings.is_parted(line, cue.at) and end - cue.at <= _CLOSING
    )
    if line.words.has("complements", cue.lemma) and not (moody or closing):
        return []
    return postposed.clauses(line, cue, start, end)


def _preposed(line: Line, cue: Cue, first: int, start: int, end: int) -> list[Clause]:
    """X said CLAUSE, which begins at `first`."""
    token = line.tokens[cue.at]
    if line.words.has("learning", cue.lemma):
        return build(line, first, content_end(line, first, end), token.start, token.end, None)
    speaker = speakers.of_cue(line, cue, start, end)
    if line.low(first - 1) == ":":
        speaker = colons.speaker(line, cue, speaker, first - 1, start)
    if speaker is None:
        if cue.bare:
            return nonfinite.of_fronted(line, cue, first, end)
        if not (inverted.dropped(line, cue) or hearsay.is_impersonal(line, cue, first, start)):
            return []
    elif _says_nothing(line, cue, speaker) or _is_claimed(line, speaker):
        return []
    last = _bounded_end(line, cue, speaker, first, end)
    fewest = FEWEST_WORDS - (
        line.words.has("needs", "comma") or line.words.has("turning", line.low(first - 1))
    )
    return build(line, first, last, token.start, token.end, speaker, fewest)


def _is_claimed(line: Line, speaker: Mention) -> bool:
    """Whether a noun of saying holds the clause of a verb: reports that [he offered to resign]."""
    words, that = line.words, speaker.first - 1
    return words.has("that", line.low(that)) and words.has("report_nouns", line.low(that - 1))


def _says_nothing(line: Line, cue: Cue, speaker: Mention) -> bool:
    """Whether the subject of a verb says nothing with it: the strategy stresses, the storm threatens."""
    if _is_impersonal(line, cue, speaker) or _is_abstract(line, speaker):
        return True
    shown = line.words.has("that", line.low(cue.last)) or line.words.has("showing", cue.lemma)
    if line.words.has("standing", cue.lemma) or shown:
        return not papers.is_paper(line, speaker)
    things = line.words.has("agentive", cue.lemma) and not subjects.is_somebody(line, speaker)
    return things and not papers.is_paper(line, speaker)


def _is_impersonal(line: Line, cue: Cue, speaker: Mention) -> bool:
    """Whether "it" is nobody: it is too soon to say, it's worth noting."""
    helped = line.words.has("passives", line.low(speaker.last))
    return cue.bare and helped and line.words.has("impersonals", line.low(speaker.first))


def _is_abstract(line: Line, speaker: Mention) -> bool:
    """Whether a short mention is a thing that shows rather than says: the strategy emphasises …"""
    return speaker.last - speaker.first <= 4 and line.words.has("silent", line.low(speaker.last - 1))


def _is_silent(line: Line, cue: Cue) -> bool:
    """A passive (was declared winner), a participle inside a noun phrase (continuing efforts), I think."""
    before = line.low(cue.at - 1)
    words = line.words
    if cue.kind == "thought" and words.has("narrators", before):
        return True
    if not cue.bare or words.has("infinitive_marks", before):
        convinced = words.has("convictions", cue.lemma) and "passives" in words.words
        return words.has("passives", before) != convinced and not cue.bare
    if "before_participles" not in words.words or line.tokens[cue.at].is_name:
        return False
    if words.has("that", line.low(cue.at + 1)) or words.has("never_nouns", line.low(cue.at)):
        return False
    opens = cue.at == 0 or not line.tokens[cue.at - 1].is_word or words.is_adverb(before)
    opens = opens or words.has("papers", before)
    return not (opens or words.has("auxiliaries", before) or words.has("before_participles", before))


def _tail(line: Line, cue: Cue, end: int) -> list[Clause]:
    """The reported words behind an attribution that stands in the middle: “…,” X wrote, CLAUSE."""
    first = cue.at + 2
    if line.low(cue.at + 1) != "," or first >= end or line.is_quote(first) or source_at(line, first):
        return []
    low, words = line.low(first), line.words
    begins = low in words.pronouns or words.has("determiners", low) or line.tokens[first].is_name
    speaker = preceding.subject_before(line, cue.at, max(0, cue.at - _REACH)) if begins else None
    if speaker is None or words.has("relatives", low):
        return []
    token = line.tokens[cue.at]
    return build(line, first, content_end(line, first, end), token.start, token.end, speaker)


def _bounded_end(line: Line, cue: Cue, speaker: Mention | None, first: int, end: int) -> int:
    """The clause's end; a naming ends with its quoted words, "who says …" with the next comma."""
    last = content_end(line, first, end)
    if cue.kind == "naming":
        called = speaker is not None and line.words.has("asking", line.low(speaker.first - 1))
        return naming.end(line, first, last, within=called)
    if speaker is None:
        return last
    opening = line.low(speaker.first)
    article = speaker.last - speaker.first > 1 and line.words.has("articles", opening)
    if article or not line.words.has("relatives", opening):
        return last
    if line.low(speaker.first - 1) == ",":
        return next(
            (i for i in range(first, last) if line.low(i) == "," or ends_with_comma(line, i - 1)), last
        )
    if cue.kind == "thought":
        return first
    return last
