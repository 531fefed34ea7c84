"""Where a reported clause ends, because the narrator's own words go on.

Languages written with spaces only.
"""

from __future__ import annotations

from search.quotes import negations, openings, phrases, preceding
from search.quotes.shapes import DASHES, ends_with_comma
from search.quotes.sources import source_at
from search.quotes.tokens import Cue
from search.quotes.words import Line

_LONGEST_SUBJECT = 7
_HELPERS = 4
"""Tokens before a verb in which its helpers stand."""

LONGEST = 300
"""In tokens; no reported clause is longer, and a text without full stops stays cheap."""


def content_end(line: Line, first: int, end: int) -> int:
    """Where a reported clause ends: at the sentence's end or before the narrator's next words."""
    end = min(end, first + LONGEST)
    opened = _is_opened(line, first) or (
        line.words.has("bare_forms", "yes") and phrases.is_infinitive(line, first)
    )
    headline = line.tokens[end - 1].is_word and end == len(line.tokens) and not line.bounds[1:]
    for place in range(first + 1, end):
        if headline and line.words.has("headline_links", line.low(place)):
            return place
        if opened and _is_comma(line, place) and not line.words.has("joins", line.low(place + 1)):
            return place
        if line.low(place) == ";" or _narrator_returns(line, place, end):
            return place
    return end


def _is_comma(line: Line, place: int) -> bool:
    """Whether a comma stands here, or inside the closing mark right before."""
    return line.low(place) == "," or ends_with_comma(line, place - 1)


def _is_opened(line: Line, first: int) -> bool:
    """Whether the reported clause stands within a fronted one, so that a comma ends both."""
    start = line.sentence_of(first)[0]
    if not line.words.has("openers", line.low(start)):
        return False
    return not any(line.low(i) == "," for i in range(start, first))


def _narrator_returns(line: Line, place: int, end: int) -> bool:
    """ ", adding …" / "and said" / ", according to …" / ", he said"."""
    words, low = line.words, line.low(place)
    if ends_with_comma(line, place - 1) and (
        _is_aside_of_quote(line, place) or _after_comma(line, place, end)
    ):
        return True
    if low == ",":
        return _after_comma(line, place + 1, end)
    if low in DASHES and _is_turn(line, place + 1):
        return _after_comma(line, place + 1, end)
    if words.has("joins", low) and low != "or":
        following = _skip_helpers(line, place + 1, end)
        if words.has("passives", line.low(following - 1)) and not line.low(following).endswith("ing"):
            return False
        if not words.has("and_words", low) and words.has("refusals", line.low(following)):
            return True
        return any(
            cue.at == following and _is_said(line, cue, end) and not _is_plain(line, cue, place)
            for cue in line.cues_in(following, following + 1)
        ) or _others_say(line, place + 1, end)
    return False


def _is_turn(line: Line, place: int) -> bool:
    """Whether "and", or a participle of saying, stands behind a dash: … – adding that …"""
    low = line.low(place)
    return line.words.has("joins", low) or low in line.words.participles


def _others_say(line: Line, place: int, end: int) -> bool:
    """Whether somebody else speaks behind "and": …, and some said …"""
    if not line.words.has("fixed_order", "yes"):
        return False
    for cue in line.cues_in(place + 1, min(end, place + 6)):
        mention = preceding.subject_before(line, cue.at, place)
        said = cue.kind == "speech" and not cue.bare and not line.words.has("nouns", line.low(cue.at))
        said = said and not line.words.has("complements", cue.lemma) and not _is_reported_too(line, cue)
        return said and mention is not None and mention.first == place and _begins_clause(line, cue.at + 1)
    return False


def _begins_clause(line: Line, place: int) -> bool:
    """Whether a word opens a noun phrase or is "that"."""
    words, low = line.words, line.low(place)
    return words.has("that", low) or words.has("determiners", low) or low in words.pronouns


def _is_said(line: Line, cue: Cue, end: int) -> bool:
    """Whether a verb behind "and" brings in words of its own: and agreed that …, but not: and hoped so, nor
    and had not told its supplier."""
    if _is_reported_too(line, cue):
        return False
    behind = cue.at + 1
    if line.words.has("complements", cue.lemma):
        hearer = phrases.phrase_from(line, behind, end)
        behind = hearer.last if hearer and hearer.first == behind else behind
        low, governs = line.low(behind), line.words.governs.get(cue.lemma, ())
        governed = low in governs or line.low(cue.at + 1) in governs
        return governed or line.words.has("that", low) or phrases.is_infinitive(line, behind)
    return cue.kind != "thought" or line.words.has("that", line.low(behind))


def _is_reported_too(line: Line, cue: Cue) -> bool:
    """Whether a verb tells, shifted back as the rest, what was not said: and had not told its supplier."""
    near = range(max(0, cue.at - _HELPERS), cue.at)
    return any(line.words.has("shifted", line.low(i)) for i in near) and negations.is_negated(line, cue)


def _is_plain(line: Line, cue: Cue, join: int) -> bool:
    """Whether a verb in its dictionary form hangs on a helper before it: he would sit down and tell."""
    words = line.words
    if not words.has("bare_forms", "yes") or words.lemmas[line.low(cue.at)] != line.low(cue.at):
        return False
    return any(words.has("modals", line.low(i)) for i in range(max(0, join - 12), join))


def _is_aside_of_quote(line: Line, place: int) -> bool:
    """Whether the narrator comments on marked words that end with a comma: “a joke,” echoing …"""
    words, low = line.words, line.low(place)
    if not words.has("fixed_order", "yes"):
        return False
    turns = low == "but" and (line.low(place + 1) in words.pronouns or line.tokens[place + 1].is_name)
    return words.has("relatives", low) or turns or low.endswith(words.opening_endings)


def _is_rejected(line: Line, first: int, end: int) -> bool:
    """Whether others contradict what somebody says: …, but the owners dispute that."""
    for place in range(first + 1, min(end, first + _LONGEST_SUBJECT)):
        if line.words.has("rejections", line.low(place)):
            subject = preceding.subject_before(line, place, first)
            return subject is not None and subject.first == first
    return False


def _skip_helpers(line: Line, place: int, end: int) -> int:
    words = line.words
    while place < end and (line.is_adverb(place) or words.has("auxiliaries", line.low(place))):
        place += 1
    return place


def _after_comma(line: Line, place: int, end: int) -> bool:
    words = line.words
    if source_at(line, place):
        return True
    low = line.low(place)
    if low in words.participles and line.cues_in(place, place + 1):
        return True
    if words.has("enders", low):
        return True
    if words.has("indefinites", low) and words.has("report_nouns", line.low(place + 1)):
        return True
    if words.has("inverts", "always"):
        return openings.returns(line, place, end)
    if words.has("prepositions", low) and words.has("relatives", line.low(place + 1)):
        return True
    step = place + words.has("joins", low)
    if step > place and _is_rejected(line, step, end):
        return True
    for cue in line.cues_in(step, min(end, step + (16 if step > place else 10))):
        passive = words.has("passives", line.low(cue.at - 1))
        mention = (
            None
            if cue.bare or passive or cue.kind == "thought"
            else preceding.subject_before(line, cue.at, step)
        )
        return mention is not None and (mention.first <= step + 1 or line.low(mention.first - 1) == ",")
    return False
