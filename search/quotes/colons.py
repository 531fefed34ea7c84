"""Words without marks behind a colon that tells more than its verb: denied the charge: the bridge was safe.

Languages written with spaces only; a look stays within a window of the verb.
"""

from __future__ import annotations

from search.quotes import commas, phrases, preceding, reports, subjects
from search.quotes.clauses import Clause, build
from search.quotes.phrases import Mention
from search.quotes.tokens import Cue
from search.quotes.who.speaker_types import kind_of, of_description
from search.quotes.words import Line

_REACH = 10
_NEAR = 12
_HEAD = 3
_NOUN = 5
_FEWEST = 4
_STOPS = (",", ".", ";", "!", "?", "(", ")")


def clauses(line: Line) -> list[Clause]:
    """What follows a colon behind how somebody speaks: The mayor was blunt: the land is public."""
    found: list[Clause] = []
    for colon in (i for i, token in enumerate(line.tokens) if token.text == ":"):
        start, end = line.sentence_of(colon)
        if colon - start > _NEAR or not _has_words(line, colon + 1, end):
            continue
        speaker = owner(line, start, colon) or _blunt(line, start, colon) or _writing(line, start, colon, end)
        speaker = speaker or _somebody(line, start, colon, end)
        if speaker and not any(not cue.bare for cue in line.cues_in(colon, end)):
            manner = line.tokens[colon - 1]
            found += build(line, colon + 1, end, manner.start, manner.end, speaker)
    return found


def owner(line: Line, start: int, colon: int) -> Mention | None:
    """Whose words a noun of saying in front of a colon brings in: The bank's forecast: prices will fall."""
    words = line.words
    for noun in range(colon - 1, max(start, colon - _NEAR) - 1, -1):
        low = line.low(noun)
        if any(words.has(group, low) for group in ("report_nouns", "spoken_nouns", "cue_nouns", "tones")):
            mention, _ = reports.claimant(line, noun, start, colon)
            return (mention or _holder(line, start, noun)) if _is_unspoken(line, start, colon) else None
    verbless = words.has("owners", line.low(start)) and _is_unspoken(line, start, colon)
    told = is_clause(line, colon + 1, line.sentence_of(colon)[1]) or line.low(colon + 1)[:1].isdigit()
    return Mention(start, start + 1) if verbless and told and not _has_verb(line, start, colon) else None


def _is_unspoken(line: Line, start: int, colon: int) -> bool:
    """Whether only words, none of them a verb of saying, stand in front of a colon."""
    return all(line.tokens[i].is_word for i in range(start, colon)) and not any(
        cue.kind == "speech" for cue in line.cues_in(start, colon)
    )


def _has_verb(line: Line, start: int, colon: int) -> bool:
    """Whether more than a noun and what it is about stands in front of a colon."""
    groups = ("finites", "auxiliaries", "breaks", "idle_nouns")
    places = range(start + 1, colon)
    listed = any(line.words.has(group, line.low(i)) for group in groups for i in places)
    return colon - start < 3 or listed or any(reports.is_finite(line, i) for i in places)


def _holder(line: Line, start: int, noun: int) -> Mention | None:
    """Who has or gives such a noun: The mayor has an explanation: … / Roe struck a sour note: …"""
    found = phrases.phrase_from(line, start, noun)
    if found is None or found.first != start or found.last >= noun:
        return None
    held = line.words.has("having", line.low(found.last))
    gives = line.words.has("fixed_order", "yes") and subjects.is_somebody(line, found)
    return found if held or gives else None


def _writing(line: Line, start: int, colon: int, end: int) -> Mention | None:
    """The writing whose sentence goes on behind a colon: The council's letter leaves no doubt: …"""
    opened = line.words.has("determiners", line.low(start)) and line.words.has("fixed_order", "yes")
    if not (opened and _is_unspoken(line, start, colon) and is_clause(line, colon + 1, end)):
        return None
    nouns = range(start + 1, min(start + _NOUN, colon - 1))
    noun = next((i for i in nouns if kind_of(line.low(i)) == "document"), 0)
    return Mention(start, noun + 1) if noun else None


def _somebody(line: Line, start: int, colon: int, end: int) -> Mention | None:
    """Whoever a short sentence of Romance is about: El portavoz Juan Gil se desmarca: la obra no es suya."""
    lower = line.tokens[colon + 1].text[0].islower() and line.tokens[end - 1].text == "."
    if not (line.words.has("needs", "that") and lower and is_clause(line, colon + 1, end)):
        return None
    if any(cue.kind == "speech" for cue in line.cues_in(start, colon)):
        return None
    for place in range(start, colon):
        found = phrases.phrase_from(line, place, colon)
        if found and found.first == place and found.last < colon and subjects.speaks(line, found):
            return found
    return None


def _blunt(line: Line, start: int, colon: int) -> Mention | None:
    """Who is blunt, or sees things differently, in front of a colon."""
    found = phrases.phrase_from(line, start, colon) if line.words.has("blunt", line.low(colon - 1)) else None
    return found if found and found.first == start and _may_be_blunt(line, found) else None


def _may_be_blunt(line: Line, speaker: Mention) -> bool:
    """Whether somebody stands here, and no thing, which may be clear or sure too: The water was clear: …"""
    if not line.words.has("determiners", line.low(speaker.first)):
        return subjects.is_somebody(line, speaker)
    behind = speaker._replace(first=speaker.first + 1)
    words = line.text[line.tokens[speaker.first].start : line.tokens[speaker.last - 1].end]
    return subjects.speaks(line, behind) or of_description(words, line.words) == "organisation"


def _has_words(line: Line, place: int, end: int) -> bool:
    """Whether plain words follow, and no marked ones."""
    return end - place >= _FEWEST and all(_is_plain(line, i) for i in range(place, place + 2))


def behind_object(line: Line, cue: Cue, place: int, end: int) -> int | None:
    """Where a clause begins behind the object of a verb and a colon, None where there is no such colon."""
    if cue.bare or cue.kind == "thought":
        return None
    for i in range(place, min(end - _FEWEST, place + _REACH)):
        if line.tokens[i].text == ":":
            told = not line.words.has("needs", "comma") or commas.has_mood(line, i + 1, end)
            return i + 1 if i > place and told and is_clause(line, i + 1, end) else None
        if line.is_quote(i) or line.tokens[i].text in _STOPS or _begins_clause(line, i):
            return None
    return None


def speaker(line: Line, cue: Cue, found: Mention | None, colon: int, floor: int) -> Mention | None:
    """The speaker, if not a thing between verb and colon: Negó presiones: …, whose subject is left out."""
    between = found is not None and cue.at < found.first < colon
    if found is None or not between or subjects.is_somebody(line, found):
        return found
    return preceding.subject_before(line, cue.at, floor)


def is_clause(line: Line, place: int, end: int) -> bool:
    """Whether a clause begins at a place, and no list of things or marked words."""
    if end - place < _FEWEST or any(not _is_plain(line, i) for i in range(place, place + _HEAD)):
        return False
    if any(line.words.has("joins", line.low(i)) for i in range(place, place + _HEAD)):
        return False
    closed = line.words.has("determiners", line.low(place)) or line.low(place) in line.words.pronouns
    lower = not line.words.has("nouns_capitalised", "yes")
    if lower and closed and line.tokens[place].text[0].isupper():
        return False
    near = range(place, min(end, place + _NEAR))
    past = tuple(line.words.words.get("past_endings", ()))
    finite = any(
        line.words.has("auxiliaries", line.low(i)) or line.words.has("finites", line.low(i)) for i in near
    )
    finite = finite or (bool(past) and any(line.low(i).endswith(past) for i in near[2:]))
    return finite or line.low(place) in line.words.pronouns or line.words.has("reflexives", line.low(place))


def _is_plain(line: Line, place: int) -> bool:
    return line.tokens[place].is_word or line.tokens[place].text[0].isdigit()


def _begins_clause(line: Line, place: int) -> bool:
    words, low = line.words, line.low(place)
    return words.has("that", low) or words.has("auxiliaries", low)
