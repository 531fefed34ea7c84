"""Claims made in a noun: his warning that …, a promise by the ministry to …, el anuncio del club de que ….

The claimant stands with the noun (his, Roe's, by officials, der Anwohner, del rector) or is the
subject of the verb that has it as an object: voiced concern that ….  Each token is looked at once,
with a window around it, so the cost is linear in the length of a paragraph.
"""

from __future__ import annotations

from search.quotes import commas, openings, phrases, preceding
from search.quotes.clauses import Clause, build
from search.quotes.endings import content_end
from search.quotes.phrases import Mention
from search.quotes.shapes import DASHES, ends_with_comma
from search.quotes.words import Line

_REACH = 4
_WINDOW = 80
_OPENERS = ("determiners", "prepositions", "breaks", "adverbs", "quantifiers")


def clauses(line: Line) -> list[Clause]:
    """The claims of a paragraph that nouns bring in."""
    found: list[Clause] = []
    groups = line.words.words
    nouns = groups.get("report_nouns", frozenset()) | groups.get("pledge_nouns", frozenset())
    for place in [i for i, token in enumerate(line.tokens) if token.low in nouns]:
        found += _of_noun(line, place)
    return found


def _of_noun(line: Line, noun: int) -> list[Clause]:
    start, end = line.sentence_of(noun)
    speaker, behind = claimant(line, noun, start, end)
    first = _opened(line, noun, behind, end)
    if first is None:
        return []
    verb = -1 if speaker else _governor(line, noun, start)
    if speaker is None:
        floor = max(start, noun - _WINDOW)
        speaker = preceding.subject_before(line, verb, floor) if verb >= 0 else None
        if speaker is None or _is_named(line, first, end):
            return []
    elif _is_said_in(line, speaker.first, start):
        return []
    last = content_end(line, first, end) if verb >= 0 else _end(line, noun, first, end)
    cue = line.tokens[verb if verb >= 0 else noun].start, line.tokens[noun].end
    return build(line, first, last, *cue, speaker) if last else []


def claimant(line: Line, noun: int, start: int, end: int) -> tuple[Mention | None, int]:
    """Whose claim it is, and the token behind the noun and its owner."""
    owner = possessor(line, noun, start)
    if owner:
        return owner, noun + 1
    words, following = line.words, line.low(noun + 1)
    linked = words.has("agents", following) or words.has("owner_links", following)
    if linked or words.has("genitives", following):
        owner = phrases.phrase_from(line, noun + 1 + linked, end)
        if owner is None and words.has("contractions", following) and noun + 2 < end:
            owner = Mention(noun + 2, noun + 3)
        if owner and owner.first <= noun + 2:
            return owner, owner.last
    return None, noun + 1


def _opened(line: Line, noun: int, place: int, end: int) -> int | None:
    """Where the clause begins behind a noun and its owner, None where none follows."""
    words = line.words
    if words.has("needs", "comma"):
        return _behind_comma(line, place, end) if line.low(place) == "," else None
    if words.has("pledge_nouns", line.low(noun)) and phrases.is_infinitive(line, place):
        owned = place > noun + 1 or not words.has("possessives", line.low(noun - 1))
        owned = owned or words.has("voicing", line.low(noun - 2))
        return place + words.has("needs", "that") if owned else None
    place += line.low(place) == "," and words.has("noun_links", line.low(place + 1))
    that = place + words.has("noun_links", line.low(place))
    claimed = words.has("that", line.low(that)) or words.has("claim_relatives", line.low(that))
    return that + 1 if claimed and that + 1 < end and not _is_relative(line, that) else None


def _behind_comma(line: Line, comma: int, end: int) -> int | None:
    """The clause behind the comma that parts it from a noun in German."""
    if line.words.has("that", line.low(comma + 1)) or line.words.has("claim_relatives", line.low(comma + 1)):
        return comma + 2
    told = commas.has_mood(line, comma + 1, end) or openings.has_infinitive(line, comma + 1, end)
    relative = line.words.has("relatives", line.low(comma + 1)) and not phrases.phrase_from(
        line, comma + 1, end
    )
    return comma + 1 if told and not relative else None


def _governor(line: Line, noun: int, start: int) -> int:
    """The verb that makes a claim or denies it: voiced the fear that …, rejected claims that …; or -1."""
    for place in range(noun - 1, max(start, noun - _REACH) - 1, -1):
        low = line.low(place)
        held = line.words.has("copulas", low) and line.words.has("prepositions", line.low(place + 1))
        if held or line.words.has("voicing", low) or line.words.has("rejections", low):
            return place
        crossed = line.words.has("prepositions", low) and not line.words.has("infinitive_marks", low)
        if not line.tokens[place].is_word or (crossed and not line.words.has("copulas", line.low(place - 1))):
            return -1
    return -1


def _is_named(line: Line, place: int, end: int) -> bool:
    """Whether a claim is called something in marked words: dismissed reports that … as “invention”."""
    ends = range(place, min(end - 1, place + _WINDOW))
    return any(line.words.has("as", line.low(i)) and line.is_quote(i + 1) for i in ends)


def _is_said_in(line: Line, possessor: int, start: int) -> bool:
    """Whether a verb of saying governs the noun: Roe said in her statement that …."""
    governed = line.words.has("prepositions", line.low(possessor - 1))
    return governed and any(cue.at == possessor - 2 for cue in line.cues_in(start, possessor))


def _end(line: Line, noun: int, first: int, end: int) -> int:
    """Where a claim ends: at a dash, before ", or with …", or where the sentence whose subject it is goes on.

    0 where it is the subject and nothing shows where it ends.
    """
    last, start = content_end(line, first, end), line.sentence_of(noun)[0]
    for place in range(first, last):
        joined = line.low(place) == "," and line.words.has("joins", line.low(place + 1))
        if line.tokens[place].text in DASHES or (
            joined and line.words.has("prepositions", line.low(place + 2))
        ):
            last = place
            break
    owner = possessor(line, noun, start)
    near = (
        i
        for i in range(noun, max(start, noun - _REACH) - 1, -1)
        if line.words.has("determiners", line.low(i))
    )
    led = int(line.words.has("prepositions", line.low(start)))
    if (owner.first if owner else next(near, noun)) > start + led:
        return last
    commas_only = line.words.has("needs", "comma") or line.words.has("prepositions", line.low(start))
    return _comma(line, first, min(end, last + 1)) if commas_only else _main_verb(line, first, last)


def _comma(line: Line, first: int, end: int) -> int:
    """The first comma behind which no relative clause begins, 0 without one."""
    words = line.words
    for place in range(first, end):
        parted = line.low(place) == "," or (place > first and ends_with_comma(line, place - 1))
        if parted and not words.has("relatives", line.low(place + 1)):
            return place
    return 0


def _main_verb(line: Line, first: int, end: int) -> int:
    """The second finite verb of a clause that is a subject, the first behind an infinitive; 0 without one."""
    seen = phrases.is_infinitive(line, first) or openings.is_verb(line, first)
    place = first
    while place < end:
        low = line.low(place)
        if line.words.has("breaks", low) and place > first:
            seen = False
        elif is_finite(line, place) or _is_reflexive(line, place):
            if seen:
                while place > first and line.words.has("negations", line.low(place - 1)):
                    place -= 1
                return place
            seen = True
            place = _past_helped(line, place, end)
        place += 1
    return 0


def _is_reflexive(line: Line, place: int) -> bool:
    """Whether a pronoun stands here that only a verb follows: se queda."""
    return line.words.has("clitics", line.low(place))


def _past_helped(line: Line, place: int, end: int) -> int:
    """The last word of a verb with its helpers and adverbs: had not been told."""
    helped = place
    while helped + 1 < end and (
        line.words.has("auxiliaries", line.low(helped + 1)) or line.is_adverb(helped + 1)
    ):
        helped += 1
    past = tuple(line.words.words.get("past_endings", ()))
    helps = helped > place or line.words.has("auxiliaries", line.low(place))
    return helped + (helps and helped + 1 < end and bool(past) and line.low(helped + 1).endswith(past))


def is_finite(line: Line, place: int) -> bool:
    """Whether a word can only be a finite verb."""
    words, low = line.words, line.low(place)
    listed = low in words.verbs and words.lemmas[low] != low and low not in words.participles
    preterite = len(low) > 3 and low.endswith(tuple(words.words.get("past_endings", ())))
    preterite = preterite and not words.has("determiners", line.low(place - 1))
    return (
        words.has("finites", low)
        or (listed and not words.has("nouns", low))
        or (preterite and not line.tokens[place].is_name)
    )


def possessor(line: Line, noun: int, start: int) -> Mention | None:
    """Whose claim it is: his, Roe's."""
    for place in range(noun - 1, max(start, noun - _REACH) - 1, -1):
        low = line.low(place)
        if line.words.has("possessives", low):
            return Mention(place, place + 1)
        if low.endswith(("'s", "s'")) and not line.words.has("impersonals", low[:-2]):
            linked = (i + 1 for i in range(place, start, -1) if line.words.has("links", line.low(i)))
            return phrases.phrase_before(line, place + 1, next(linked, start))
        if not line.tokens[place].is_word:
            return None
    return None


def _is_relative(line: Line, that: int) -> bool:
    """Whether "that" stands for the noun: the claim that has spread."""
    words, low = line.words, line.low(that + 1)
    if not words.has("fixed_order", "yes"):
        return False
    if words.has("auxiliaries", low) or (low in words.verbs and words.lemmas[low] != low):
        return True
    opens = low in words.pronouns or any(words.has(group, low) for group in _OPENERS) or low.endswith("s")
    token = line.tokens[that + 1]
    if opens or not token.is_word or token.is_name:
        return False
    return not any(words.has("finites", line.low(i)) for i in range(that + 2, that + 2 + _REACH))
