"""Where a reported clause begins behind its verb, and where the narrator's own words go on.

Languages written with spaces only.
"""

from __future__ import annotations

from search.quotes import inverted, naming, phrases, speakers
from search.quotes.shapes import DASHES, ends_with_comma, is_title, runs_on
from search.quotes.sources import source_at
from search.quotes.words import Cue, Line

LONGEST = 300
"""In tokens; no reported clause is longer, and a text without full stops stays cheap."""


def content_start(line: Line, cue: Cue, end: int) -> int | None:
    """Where the reported clause begins after a verb, None where nothing is reported."""
    words = line.words
    place = cue.last + 1 if cue.last > cue.at and not line.words.has("inverts", "always") else cue.at + 1
    if line.low(place) in words.governs.get(cue.lemma, ()):
        return place + 1 if _begins_phrase(line, place + 1, end) else None
    if cue.kind == "naming":
        return None if words.has("partials", "listed") else naming.start(line, place, end)
    if words.has("needs", "comma"):
        return _behind_comma(line, place, end)
    place = _skip_light(line, place, end)
    if words.has("needs", "that"):
        that = _find_that(line, place, end)
        return that + 1 if that is not None else inverted.unannounced(line, place, end)
    if cue.kind == "thought" and cue.bare and words.has("inverts", "never"):
        return None
    addressed = words.has("addressed", cue.lemma)
    aside = _is_aside(line, place) and not phrases.is_infinitive(line, place)
    that = _find_that(line, place, end) if addressed or aside else None
    if that is not None:
        return that + 1
    if addressed:
        hearer = phrases.phrase_from(line, place, end)
        if hearer and hearer.first == place:
            if words.has("controlling", cue.lemma) and phrases.is_infinitive(line, hearer.last):
                return place
            shown = line.is_quote(hearer.last) and is_title(line, hearer.last)
            place = _skip_light(line, hearer.last + shown, end)
            place += line.low(place) == "," and not line.cues_in(place + 1, place + 2)
    if line.low(place) in words.governs.get(cue.lemma, ()):
        return place + 1 if _begins_phrase(line, place + 1, end) else None
    place = _skip_place(line, place, end)
    bare = words.has("clauses_only", cue.lemma)
    if place >= end or not _can_begin(line, place) or (bare and phrases.is_infinitive(line, place)):
        return None
    if (cue.kind == "thought" or bare) and not _has_clause(line, place, end):
        return None
    return place


def _begins_phrase(line: Line, place: int, end: int) -> bool:
    """Whether what is spoken of follows: called for [an inquiry], warned of [floods]."""
    return place < end and (
        line.tokens[place].is_word or line.is_quote(place) or line.low(place)[0].isdigit()
    )


def _is_aside(line: Line, place: int) -> bool:
    """Whether "that", or an adverbial in front of it, follows the verb."""
    low, words = line.low(place), line.words
    return words.has("that", low) or words.has("prepositions", low) or low == ","


def _behind_comma(line: Line, place: int, end: int) -> int | None:
    """The clause behind "…, dass" or behind the comma that parts it from its verb."""
    words = line.words
    for i in range(place, min(end - 1, place + 22)):
        if line.is_quote(i) or line.tokens[i].text in ".!?;" or line.cues_in(i, i + 1):
            return None
        if line.tokens[i].text in ",:":
            if words.has("that", line.low(i + 1)):
                return i + 2
            if (
                words.has("asking", line.low(i + 1))
                or _has_mood(line, i + 1, end)
                or inverted.has_infinitive(line, i + 1, end)
            ):
                return i + 1
    return None


def _has_mood(line: Line, place: int, end: int) -> bool:
    """Whether a clause stands in the mood of reported speech (sei, habe, werde)."""
    phrase = phrases.phrase_from(line, place, end)
    if phrase and line.low(phrase.last).endswith("e") and not line.tokens[phrase.last].is_name:
        return True
    return any(line.words.has("moods", line.low(i)) for i in range(place, min(end, place + 40)))


def _skip_light(line: Line, place: int, end: int) -> int:
    words = line.words
    while place < end and (line.is_adverb(place) or words.has("times", line.low(place))):
        if words.has("content_adverbs", line.low(place)):
            break
        place += 1
    return place


def _skip_place(line: Line, place: int, end: int) -> int:
    """Past one prepositional phrase of time or place, when a new phrase begins behind it."""
    if not line.words.has("places", line.low(place)) or phrases.is_infinitive(line, place):
        return place
    phrase = phrases.phrase_from(line, place + 1, end)
    last = _skip_light(line, phrase.last if phrase else place + 1, end)
    if last >= end or last == place + 1:
        return end
    low = line.low(last)
    words = line.words
    return last if low in words.pronouns or words.has("determiners", low) or words.has("asking", low) or phrases.is_infinitive(line, last) else end


def _find_that(line: Line, place: int, end: int) -> int | None:
    """The "that" which belongs to a verb, over hearers and adverbials but over no other clause."""
    words = line.words
    for i in range(place, min(end, place + 20)):
        low = line.low(i)
        if words.has("that", low):
            return i
        if line.is_quote(i):
            if is_title(line, i):
                continue
            return None
        if line.tokens[i].text in ".!?;:" or words.has("auxiliaries", low):
            return None
        if i > place and any(not cue.bare for cue in line.cues_in(i, i + 1)):
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
    if words.has("asking", low):
        return not line.cues_in(place + 1, place + 2)
    if low in words.pronouns or words.has("determiners", low) or words.has("content_adverbs", low):
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
    end = min(end, first + LONGEST)
    opened = _is_opened(line, first) or (line.words.has("inverts", "never") and phrases.is_infinitive(line, first))
    headline = line.tokens[end - 1].is_word and end == len(line.tokens) and not line.bounds[1:]
    for place in range(first + 1, end):
        if headline and line.words.has("as", line.low(place)):
            return place
        if opened and (line.low(place) == "," or ends_with_comma(line, place - 1)):
            if not line.words.has("joins", line.low(place + 1)):
                return place
        if line.low(place) == ";" or _narrator_returns(line, place, end):
            return place
    return end


def _is_opened(line: Line, first: int) -> bool:
    """Whether the reported clause stands within a fronted one, so that a comma ends both: While she said …, he left."""
    start = line.sentence_of(first)[0]
    if not line.words.has("openers", line.low(start)):
        return False
    return not any(line.low(i) == "," for i in range(start, first))


def _narrator_returns(line: Line, place: int, end: int) -> bool:
    """ ", adding …" / "and said" / ", according to …" / ", he said"."""
    words, low = line.words, line.low(place)
    if ends_with_comma(line, place - 1) and (_is_aside_of_quote(line, place) or _after_comma(line, place, end)):
        return True
    if low == ",":
        return _after_comma(line, place + 1, end)
    if low in DASHES and words.has("joins", line.low(place + 1)):
        return _after_comma(line, place + 1, end)
    if words.has("joins", low) and low != "or":
        following = _skip_helpers(line, place + 1, end)
        return any(
            cue.at == following and cue.kind != "thought" and not _is_plain(line, cue, place)
            for cue in line.cues_in(following, following + 1)
        )
    return False


def _is_plain(line: Line, cue: Cue, join: int) -> bool:
    """Whether a verb in its dictionary form hangs on a helper before it: he would sit down and tell."""
    words = line.words
    if not words.has("inverts", "never") or words.lemmas[line.low(cue.at)] != line.low(cue.at):
        return False
    return any(words.has("modals", line.low(i)) for i in range(max(0, join - 12), join))


def _is_aside_of_quote(line: Line, place: int) -> bool:
    """Whether the narrator comments on marked words that end with a comma: “a joke,” which …; “a joke,” echoing …"""
    words, low = line.words, line.low(place)
    if not words.has("inverts", "never"):
        return False
    turns = low == "but" and (line.low(place + 1) in words.pronouns or line.tokens[place + 1].is_name)
    return words.has("relatives", low) or turns or low.endswith(words.opening_endings)


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
    if words.has("inverts", "always"):
        return inverted.returns(line, place, end)
    if words.has("prepositions", low) and words.has("relatives", line.low(place + 1)):
        return True
    step = place + words.has("joins", low)
    for cue in line.cues_in(step, min(end, step + 10)):
        passive = words.has("passives", line.low(cue.at - 1))
        mention = None if cue.bare or passive or cue.kind == "thought" else speakers.subject_before(line, cue.at, step)
        return mention is not None and (mention.first <= step + 1 or line.low(mention.first - 1) == ",")
    return False
