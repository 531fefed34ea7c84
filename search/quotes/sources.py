"""An attribution, and the one that needs no verb: according to X, laut X."""

from __future__ import annotations

from typing import NamedTuple

from search.quotes import phrases, subjects
from search.quotes.phrases import Mention
from search.quotes.shapes import ends_with_comma
from search.quotes.tokens import Cue
from search.quotes.who.speaker_types import kind_of
from search.quotes.words import Line

_REACH = 40
_OWNED = 9
_LONGEST_MEASURE = 4


class Attribution(NamedTuple):
    """A cue with its speaker; `place` tells on which side of the quoted span it stands."""

    cue_start: int
    cue_end: int
    at: int
    speaker: Mention | None
    place: str


def of_verb(line: Line, cue: Cue, speaker: Mention | None, place: str) -> Attribution:
    """The attribution that a verb with its speaker makes, `place` as in `Attribution`."""
    token = line.tokens[cue.at]
    return Attribution(token.start, token.end, cue.at, speaker, place)


def source_at(line: Line, place: int) -> Attribution | None:
    """The source that a phrase or a noun of saying at a token names: according to X, nach Ansicht von X."""
    if line.low(place) in line.words.source_starts:
        for phrase in line.words.sources:
            if _stands_at(line, place, phrase) and not _is_idle(line, place, phrase):
                first = place + len(phrase)
                speaker = _owner(line, place, phrase)
                speaker = speaker or phrases.phrase_from(line, first, line.sentence_of(place)[1])
                speaker = speaker or _noun(line, first) or _contracted(line, first)
                weak = line.words.has("weak_sources", phrase[0])
                if speaker and not _is_measure(line, speaker) and (not weak or _is_somebody(line, speaker)):
                    return _source(line, place, first, speaker)
    if line.words.has("owner_prepositions", line.low(place)):
        return _of_owner(line, place)
    return _of_noun(line, place) if line.words.has("source_prepositions", line.low(place)) else None


def _is_idle(line: Line, place: int, phrase: tuple[str, ...]) -> bool:
    """Whether a preposition means "as" in front of a verb (según dijo Gil), or a rate (two per head)."""
    if line.words.has("parted_sources", phrase[0]) and place not in line.firsts:
        return not _is_behind_comma(line, place)
    low = line.low(place + 1)
    verb = low in line.words.verbs or line.words.has("auxiliaries", low)
    return len(phrase) == 1 and verb and line.words.has("as", phrase[0])


def _of_owner(line: Line, place: int) -> Attribution | None:
    """Whose view opens a clause or ends one: By Ms Roe's own count, … / By the reckoning of Ann Roe …"""
    first = place in line.firsts or line.low(place - 1) == ":"
    if not first and not _is_behind_comma(line, place):
        return None
    for noun in range(place + 2, min(place + _OWNED, len(line.tokens))):
        if line.words.has("owned_sources", line.low(noun)) and not line.tokens[noun].is_name:
            return _owned(line, place, noun, first)
        if not line.tokens[noun].is_word:
            return None
    return None


def _owned(line: Line, place: int, noun: int, first: bool) -> Attribution | None:
    """The source whose view a noun names, what the view is of included: in his reading [of the contract]."""
    owner = _possessor(line, place + 1, noun)
    linked = line.words.has("genitive_links", line.low(noun + 1))
    named = phrases.phrase_from(line, noun + 2, line.sentence_of(noun)[1]) if linked else None
    named = named if named and named.first == noun + 2 else None
    if owner is None and named and line.words.has("definites", line.low(noun - 1)):
        return _source(line, place, noun + 2, named)
    last = named.last if named else noun + 1
    whole = first or line.low(last) in (".", "", ",")
    return _source(line, place, last, owner) if owner and whole else None


def _is_behind_comma(line: Line, place: int) -> bool:
    return place > 0 and (line.low(place - 1) == "," or ends_with_comma(line, place - 1))


def _possessor(line: Line, first: int, noun: int) -> Mention | None:
    """Who owns a noun: his own, Mr Roe's, the minister's."""
    if line.words.has("owners", line.low(first)):
        return Mention(first, first + 1)
    owned = (i for i in range(first, noun) if line.low(i).endswith(("'s", "s'")))
    last = next(owned, -1)
    return Mention(first, last + 1) if last >= 0 else None


def _stands_at(line: Line, place: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase begins at a token; its last word may not own the next: volgens haar (vader)."""
    if not all(line.low(place + i) == word for i, word in enumerate(phrase)):
        return False
    behind = place + len(phrase)
    if len(phrase) == 1 or not line.words.has("possessives", phrase[-1]) or behind >= len(line.tokens):
        return True
    verb = line.words.has("auxiliaries", line.low(behind)) or line.low(behind) in line.words.verbs
    return verb or not line.tokens[behind].is_word


def view_at(line: Line, place: int) -> Attribution | None:
    """The person whose view follows behind a comma: Per il sindaco, … / Pour Ève Morin, …"""
    if not line.words.has("quote_sources", line.low(place)):
        return None
    speaker = phrases.phrase_from(line, place + 1, line.sentence_of(place)[1])
    if speaker is None or line.low(speaker.last) != "," or not _is_somebody(line, speaker):
        return None
    return _source(line, place, place + 1, speaker)


def opening_view(line: Line, start: int) -> Attribution | None:
    """The person whose view a sentence begins with: Für den Bäcker Jan Kolb sei das „ganz normal“."""
    if not line.words.has("quote_sources", line.low(start)):
        return None
    speaker = phrases.phrase_from(line, start + 1, line.sentence_of(start)[1])
    token = line.tokens[start]
    known = speaker is not None and subjects.speaks(line, speaker)
    return Attribution(token.start, token.end, start, speaker, "loose") if known else None


def _noun(line: Line, place: int) -> Mention | None:
    """A noun without article as the source: according to polling by …, по данным полиции."""
    words = line.words
    bare = words.has("bare_nouns", "yes") or words.words.get("articles") == frozenset()
    named = bare and place < len(line.tokens) and line.tokens[place].is_word
    closed = words.has("breaks", line.low(place)) or (
        words.has("inverts", "always") and words.has("prepositions", line.low(place))
    )
    return Mention(place, place + 1) if named and not closed else None


def _contracted(line: Line, place: int) -> Mention | None:
    """The noun behind a preposition that holds its article: aux dires des [assureurs]."""
    plain = place < len(line.tokens) and line.tokens[place].is_word
    held = line.words.has("contractions", line.low(place - 1))
    return Mention(place, place + 1) if held and plain else None


def cited(line: Line, medium: Mention, end: int) -> Mention | None:
    """Whom a medium cites behind a comma: according to the Post, which cites [Ann Roe], …"""
    words, place = line.words, medium.last + 1
    place += words.has("relatives", line.low(place))
    if line.low(medium.last) != "," or not words.has("quoters", line.low(place)):
        return None
    place += 1 + words.has("hearer_marks", line.low(place + 1))
    found = phrases.phrase_from(line, place, end)
    return found if found and found.first == place else None


def past(line: Line, source: Attribution) -> int:
    """The token behind a source, its cue and its speaker."""
    place = source.speaker.last if source.speaker else source.at + 1
    while place < len(line.tokens) and line.tokens[place].start < source.cue_end:
        place += 1
    return place


def source_of_quote(line: Line, place: int, quote: int) -> Attribution | None:
    """The source in front of a quoted span, a comma at most between: Pour Ève Morin, « … ».

    In English it may stand anywhere in front, and be described: is, according to Roe, who saw it, “…”
    """
    source = source_at(line, place) or _last_source(line, place, quote)
    if source is None and line.words.has("quote_sources", line.low(place)):
        speaker = phrases.phrase_from(line, place + 1, quote)
        source = _source(line, place, place + 1, speaker) if speaker else None
    if source is None or source.speaker is None:
        return None
    behind = past(line, source)
    gap = [line.low(i) for i in range(behind, quote)]
    described = line.low(behind) == "," and line.words.has("relatives", line.low(behind + 1))
    closed = described and gap[-1] == "," and gap.count(",") == 2
    return source._replace(place="before") if gap in ([], [","]) or closed else None


def _last_source(line: Line, floor: int, quote: int) -> Attribution | None:
    """The nearest source behind a comma in front of marked words, in English."""
    if not line.words.has("fixed_order", "yes"):
        return None
    commas = (i for i in range(quote - 2, floor, -1) if line.low(i) == ",")
    return next((found for found in (source_at(line, i + 1) for i in commas) if found), None)


def _owner(line: Line, place: int, phrase: tuple[str, ...]) -> Mention | None:
    """The possessive inside a phrase that tells whose words follow: по его словам, jego zdaniem."""
    groups = ("possessives", "heard")
    own = next(
        (place + i for i, word in enumerate(phrase) if any(line.words.has(group, word) for group in groups)),
        -1,
    )
    return Mention(own, own + 1) if own >= 0 else None


def source_before(line: Line, place: int) -> Attribution | None:
    """The source in front of a postposition: Berichten zufolge, seiner Meinung nach, Erdoğan'a göre."""
    words, low = line.words, line.low(place)
    if not words.has("sources_after", low):
        return None
    if words.has("source_prepositions", low) and not is_noun_of_saying(line, place - 1):
        return None
    speaker = phrases.phrase_before(line, place, max(line.sentence_of(place)[0], place - _REACH))
    if words.has("datives", line.low(place - 1)):
        speaker = Mention(place - 1, place)
    token = line.tokens[place]
    return Attribution(token.start, token.end, place, speaker, "after") if speaker else None


def _source(line: Line, place: int, end: int, speaker: Mention) -> Attribution:
    return Attribution(line.tokens[place].start, line.tokens[end - 1].end, place, speaker, "after")


def _is_measure(line: Line, mention: Mention) -> bool:
    """Whether a phrase tells what something is measured by: according to its size, selon leur calibre."""
    places = range(mention.first, mention.last)
    idle = any(line.words.has("idle_sources", line.low(i)) for i in places)
    return (
        idle
        and len(places) <= _LONGEST_MEASURE
        and not any(line.tokens[i].is_name and i not in line.firsts for i in places)
    )


def _is_somebody(line: Line, mention: Mention) -> bool:
    """Whether a phrase behind a weak source (a plan follows it too) names a person, a body or a writing."""
    words = line.words
    if line.low(mention.first) in words.pronouns or words.has("possessives", line.low(mention.first)):
        return True
    return any(
        words.has("people", line.low(i))
        or words.has("titles", line.low(i))
        or words.has("organisations", line.low(i))
        or kind_of(line.low(i), words.lang) in ("document", "organisation")
        or (line.tokens[i].is_name and not words.has("nouns_capitalised", "yes"))
        for i in range(mention.first, mention.last)
    )


def _of_noun(line: Line, place: int) -> Attribution | None:
    """Nach ersten Angaben der Polizei: a noun of saying behind a preposition, its owner is the source."""
    noun = place + 1
    while noun < place + 4 and not is_noun_of_saying(line, noun) and _is_modifier(line, noun):
        noun += 1
    if not is_noun_of_saying(line, noun):
        return None
    owner = phrases.phrase_from(line, noun + 1, line.sentence_of(place)[1])
    words, following = line.words, line.low(noun + 1)
    owned = words.has("genitives", following) or words.has("owner_links", following)
    owned = owned or (noun + 1 < len(line.tokens) and line.tokens[noun + 1].is_name)
    if words.has("owner_links", following):
        owner = phrases.phrase_from(line, noun + 2, line.sentence_of(place)[1])
    owner = _without_place(line, owner) if owner else None
    speaker = owner if owner and owned and owner.first <= noun + 2 else _whose(line, place + 1, noun)
    return _source(line, place, noun + 1, speaker)


def _whose(line: Line, first: int, noun: int) -> Mention:
    """Whose words a noun of saying with no owner behind it gives: nach [seinen] Worten, [ersten Angaben]."""
    owned = any(line.words.has(group, line.low(first)) for group in ("oblique_male", "oblique_female"))
    return Mention(first, first + 1 if owned else noun + 1)


def _without_place(line: Line, owner: Mention) -> Mention:
    """An owner without what a preposition and an indefinite article add: der Polizei [in einer …]."""
    words = line.words
    for place in range(owner.first + 1, owner.last - 1):
        if words.has("prepositions", line.low(place)) and words.has("some_articles", line.low(place + 1)):
            return Mention(owner.first, place)
    return owner


def is_noun_of_saying(line: Line, place: int) -> bool:
    """Whether a token is a noun like statement or view."""
    low, words = line.low(place), line.words
    endings = tuple(words.words.get("source_noun_endings", ()))
    return words.has("source_nouns", low) or (bool(endings) and low.endswith(endings))


def _is_modifier(line: Line, place: int) -> bool:
    low = line.low(place)
    return low.isalpha() and place < len(line.tokens) and not line.tokens[place].is_name
