"""Where a reported clause begins behind its verb.

Languages written with spaces only; `endings` holds where it ends.
"""

from __future__ import annotations

from search.quotes import bare, colons, commas, naming, openings, phrases, relatives, subjects, verbs
from search.quotes.phrases import Mention
from search.quotes.shapes import is_title
from search.quotes.tokens import Cue
from search.quotes.words import Line

_LONGEST_HEARER = 8
_CLAUSAL = ("finites", "breaks", "asking", "infinitive_marks")


def content_start(line: Line, cue: Cue, end: int) -> int | None:
    """Where the reported clause begins after a verb, None where nothing is reported."""
    words = line.words
    place = cue.last + 1 if cue.last > cue.at and not words.has("inverts", "always") else cue.at + 1
    if _is_governed(line, cue, place):
        return place + 1 if _begins_phrase(line, place + 1, end) else None
    if verbs.measures(line.tokens, cue.at, words):
        return None if _is_fronted(line, cue.at + 1, end) else cue.at + 1
    colon = colons.behind_object(line, cue, place, end)
    if colon is not None:
        return colon
    if cue.kind == "naming":
        return _named(line, cue, place, end)
    if words.has("needs", "comma"):
        return commas.behind_comma(line, place, end)
    place = _skip_light(line, place, end)
    place += words.has("restricting", line.low(place)) and words.has("that", line.low(place + 1))
    if line.low(place) == ":" and place + 1 < end and words.has("bare_clauses", "yes"):
        return None if line.is_quote(place + 1) or cue.kind == "thought" else place + 1
    if words.has("needs", "that"):
        that = _find_that(line, place, end)
        if that is not None:
            return None if relatives.describes_object(line, cue, place, that) else that + 1
        infinitive = openings.infinitive(line, cue, place, end)
        return openings.unannounced(line, place, end) if infinitive is None else infinitive
    if cue.kind == "thought" and cue.bare and words.has("bare_clauses", "yes"):
        return _concluded(line, cue, place)
    return _unmarked(line, cue, place, end)


def _concluded(line: Line, cue: Cue, place: int) -> int | None:
    """The clause of a participle that tells what was found: …, finding that the seal was whole."""
    concluding = line.words.has("findings", cue.lemma) and line.low(cue.at - 1) == ","
    return place + 1 if concluding and line.words.has("that", line.low(place)) else None


def _named(line: Line, cue: Cue, place: int, end: int) -> int | None:
    """What a verb of naming says: described [how it fell], called [the plan “a joke”]."""
    described = bare.is_gerund(line, place) or _asks(line, place)
    if line.words.has("gerunds", cue.lemma) and described:
        return place
    return None if line.words.has("partials", "listed") else naming.start(line, place, end)


def _is_fronted(line: Line, place: int, end: int) -> bool:
    """Whether the speaker stands between verb and amount: Die Kosten bezifferte [ein Sprecher] auf …"""
    if not line.words.has("inverts", "always"):
        return False
    found = phrases.phrase_from(line, place, end)
    direct = found is not None and found.first == place
    return (
        direct
        and found is not None
        and line.words.has("amount_marks", line.low(found.last))
        and subjects.speaks(line, found)
    )


def _unmarked(line: Line, cue: Cue, place: int, end: int) -> int | None:
    """The start of a clause that "that" may bring in but need not: told her (that) it rained."""
    if line.low(place) == line.low(place + 2) == "," and line.words.has("that", line.low(place + 3)):
        return place + 4
    addressed = line.words.has("addressed", cue.lemma) or _is_promised(line, cue, place, end)
    written = line.words.has("written", line.low(cue.at))
    aside = _is_aside(line, place) and (written or not phrases.is_infinitive(line, place))
    that = _find_that(line, place, end) if addressed or aside else None
    hearer = phrases.phrase_from(line, place, end) if addressed else None
    hearer = hearer if hearer and hearer.first == place and not _asks(line, place) else None
    if addressed and not hearer and line.low(place).isalpha() and phrases.is_infinitive(line, place + 1):
        hearer = Mention(place, place + 1)
    if hearer and line.words.has("controlling", cue.lemma):
        asked = _asked(line, hearer.last, end)
        is_clause = line.words.has("that", line.low(place)) and asked > hearer.last
        if asked and not is_clause:
            return asked
    if that is not None:
        return _behind_that(line, cue, that)
    if hearer and phrases.is_infinitive(line, hearer.last):
        return None
    if hearer:
        place = _behind_hearer(line, hearer.last, end)
    if _is_governed(line, cue, place):
        return place + 1 if _begins_phrase(line, place + 1, end) else None
    return bare.start(line, cue, _skip_place(line, place, end), end)


def _asked(line: Line, place: int, end: int) -> int:
    """Where the infinitive begins that a hearer is to do, over what is told of the hearer; 0 without one."""
    for i in range(place, min(end, place + _LONGEST_HEARER)):
        if phrases.is_infinitive(line, i):
            return i - line.words.has("negators", line.low(i - 1))
        if not line.tokens[i].is_word or any(line.words.has(group, line.low(i)) for group in _CLAUSAL):
            return 0
    return 0


def _is_promised(line: Line, cue: Cue, place: int, end: int) -> bool:
    """Whether whoever is promised something stands before the clause: promised them that …, vowed to us …"""
    if not line.words.has("promising", cue.lemma) or phrases.is_infinitive(line, place):
        return False
    hearer = phrases.phrase_from(line, place, end)
    if hearer is None or hearer.first != place:
        return False
    low = line.low(hearer.last)
    return line.words.has("that", low) or (low in line.words.pronouns and not line.words.has("asking", low))


def _asks(line: Line, place: int) -> bool:
    """Whether a question begins, and not the hearer: asked which baker …"""
    return line.words.has("asking", line.low(place)) and line.words.has("bare_clauses", "yes")


def _behind_that(line: Line, cue: Cue, that: int) -> int | None:
    """The clause behind "that", or from it where it is the subject; none where it stands for a noun."""
    if not line.words.has("finites", line.low(that + 1)):
        return that + 1
    own = that <= cue.at + 2 and not cue.bare and not line.words.has("nouns", line.low(cue.at))
    return that if own else None


def _is_governed(line: Line, cue: Cue, place: int) -> bool:
    """Whether a preposition belongs to the verb and not to what it brings in: called for, warned of."""
    return line.low(place) in line.words.governs.get(cue.lemma, ())


def _behind_hearer(line: Line, place: int, end: int) -> int:
    """Past the hearer's programme, times and a comma: told CBS's “Noon” on Friday, …"""
    if line.words.has("links", line.low(place)) and line.tokens[place - 1].is_name:
        named = phrases.phrase_from(line, place + 1, end)
        if named and named.first == place + 1 and line.tokens[place + 1].is_name:
            place = named.last
    shown = line.is_quote(place) and is_title(line, place)
    place = _skip_light(line, place + shown, end)
    return place + (line.low(place) == "," and not line.cues_in(place + 1, place + 2))


def _begins_phrase(line: Line, place: int, end: int) -> bool:
    """Whether what is spoken of follows: called for [an inquiry], warned of [floods]."""
    return place < end and (
        line.tokens[place].is_word or line.is_quote(place) or line.low(place)[0].isdigit()
    )


def _is_aside(line: Line, place: int) -> bool:
    """Whether "that", or an adverbial in front of it, follows the verb."""
    low, words = line.low(place), line.words
    return words.has("that", low) or words.has("prepositions", low) or low == ","


def _skip_light(line: Line, place: int, end: int) -> int:
    words = line.words
    place = _past_ago(line, place) + 2 * relatives.points_to_time(line, place, end)
    while place < end and (line.is_adverb(place) or words.has("times", line.low(place))):
        dated = not words.has("determiners", line.low(place)) or words.has("times", line.low(place + 1))
        if words.has("content_adverbs", line.low(place)) or words.has("asking", line.low(place)) or not dated:
            break
        place += 1
    return place


def _past_ago(line: Line, place: int) -> int:
    """Past how long ago something was said: three years ago."""
    low, words = line.low(place), line.words
    counted = words.has("counts", low) or words.has("indefinites", low) or low[:1].isdigit()
    ago = counted and words.has("times", line.low(place + 1)) and line.low(place + 2) == "ago"
    return place + 3 if ago else place


def _skip_place(line: Line, place: int, end: int) -> int:
    """Past one prepositional phrase of time or place, when a new phrase begins behind it."""
    if not line.words.has("places", line.low(place)) or phrases.is_infinitive(line, place):
        return place
    if line.words.has("quantifiers", line.low(place + 1)):
        return place
    last = _skip_light(line, place + 1, end)
    if place + 1 < last < end and _opens_clause(line, last, end):
        return last
    if last == place + 1:
        phrase = phrases.phrase_from(line, place + 1, end)
        last = _skip_light(line, _past_noun(line, phrase.last) if phrase else place + 1, end)
    if last >= end or last == place + 1:
        return end
    low = line.low(last)
    words = line.words
    return (
        last
        if low in words.pronouns
        or words.has("determiners", low)
        or words.has("asking", low)
        or phrases.is_infinitive(line, last)
        else end
    )


def _opens_clause(line: Line, place: int, end: int) -> bool:
    """Whether a clause begins right behind a time: said on Friday [flour was dear]."""
    token = line.tokens[place]
    return token.is_word and not line.cues_in(place, place + 1) and bare.has_clause(line, place, end)


def _past_noun(line: Line, place: int) -> int:
    """Past the noun that a name stands before: at a Salem [rally] to …"""
    named = line.words.has("bare_nouns", "yes") and line.tokens[place - 1].is_name
    return (
        place + 1 if named and line.low(place).isalpha() and phrases.is_infinitive(line, place + 1) else place
    )


def _find_that(line: Line, place: int, end: int) -> int | None:
    """The "that" which belongs to a verb, over hearers and adverbials but over no other clause."""
    words, parted = line.words, False
    for i in range(place, min(end, place + 20)):
        low = line.low(i)
        if words.has("that", low):
            return i
        if line.is_quote(i):
            if is_title(line, i):
                continue
            return None
        helps = words.has("auxiliaries", low) and not (
            words.has("determiners", low) or words.has("prepositions", low)
        )
        helps = helps and not words.has("that", line.low(i + 1))
        if line.tokens[i].text in ".!?;:" or helps:
            return None
        parted = parted or low == ","
        if parted and words.has("headline_links", low):
            return None
        told = any(not cue.bare or parted for cue in line.cues_in(i, i + 1))
        if i > place and told and not words.has("quoters", low):
            return None
        if low in words.pronouns and i > place and not phrases.is_determiner(line, i):
            return None
        if words.has("breaks", low) and not words.has("prepositions", low) and not words.has("joins", low):
            return None
    return None
