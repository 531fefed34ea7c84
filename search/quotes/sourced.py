"""Clauses whose speaker is a source without a verb: according to X, CLAUSE; CLAUSE, X zufolge."""

from __future__ import annotations

from search.quotes import headlines, papers, phrases, postposed, preceding, subjects
from search.quotes.clauses import FEWEST_WORDS, Clause, build, start_of
from search.quotes.endings import LONGEST, content_end
from search.quotes.shapes import ends_with_comma
from search.quotes.sources import Attribution, cited, past, source_at, source_before, view_at
from search.quotes.words import Line

_REACH = 40


def clauses(line: Line, used: set[int]) -> list[Clause]:
    """The clauses of all sources of a paragraph but those at the places in `used`."""
    found: list[Clause] = []
    words = line.words.words
    starts = line.words.source_starts.union(
        words.get("source_prepositions", ()),
        words.get("sources_after", ()),
        words.get("owner_prepositions", ()),
    )
    for place in (i for i, token in enumerate(line.tokens) if token.low in starts):
        source = source_at(line, place) if place not in used else None
        if source and line.words.has("backed_sources", line.low(place)) and _has_verb(line, place):
            continue
        if source and _emerges(line, source):
            continue
        start = line.sentence_of(place)[0]
        if source and (place == start or not _is_as_said(line, start, place)):
            found += _of_source(line, source)
        postposed = source_before(line, place)
        if postposed and postposed.speaker:
            found += _around(line, postposed.speaker.first, postposed, place + 1)
    return found + [clause for start in line.bounds for clause in _of_view(line, start, used)]


def _emerges(line: Line, source: Attribution) -> bool:
    """Whether a verb behind a source tells what can be read there: Aus dem Bericht geht hervor, dass …"""
    place = past(line, source)
    near = line.cues_in(max(line.sentence_of(place - 1)[0], source.at - _REACH), place + 1)
    emerging = (cue for cue in near if papers.emerges(line, cue))
    return any(cue.at == place or cue.at < source.at < cue.last for cue in emerging)


def _of_view(line: Line, start: int, used: set[int]) -> list[Clause]:
    """The clause with marked words in it that somebody's view is: Per il sindaco, il forno «è freddo»."""
    view = view_at(line, start) if start not in used else None
    end = line.sentence_of(start)[1]
    marked = any(line.is_quote(i) for i in range(start, min(end, start + _REACH)))
    if view is None or not (marked or _is_person(line, view)):
        return []
    return _of_source(line, view)


def _is_person(line: Line, view: Attribution) -> bool:
    """Whether a view is that of somebody with a full name, in languages whose "for" brings in views."""
    speaker = view.speaker
    named = speaker is not None and phrases.has_full_name(line, speaker.first, speaker.last)
    if speaker and speaker.last - speaker.first == 1 and line.tokens[speaker.first].is_name:
        named = line.tokens[speaker.first].text in headlines.borne(line.text)
    return named and line.words.has("inverts", "always")


def _is_as_said(line: Line, start: int, place: int) -> bool:
    """Whether a source stands within the "as" clause that opens its sentence: Wie X laut Y sagt, …"""
    return line.words.has("as", line.low(start)) and all(line.low(i) != "," for i in range(start, place - 1))


def _has_verb(line: Line, place: int) -> bool:
    """Whether a verb of saying in the same sentence has its own speaker: X meldet unter Berufung auf Y."""
    start, end = line.sentence_of(place)
    near = line.cues_in(max(start, place - _REACH), min(end, place + _REACH))
    return any(not cue.bare for cue in near)


def _of_source(line: Line, source: Attribution) -> list[Clause]:
    """According to X, CLAUSE / CLAUSE, according to X."""
    start, end = line.sentence_of(source.at)
    start = max(start, source.at - LONGEST)
    speaker = source.speaker
    if speaker is None:
        return []
    behind = past(line, source)
    quoted = cited(line, speaker, end)
    named = quoted or preceding.apposed(line, speaker, end)
    if quoted or (named != speaker and line.low(named.last) == ","):
        speaker, behind = named, named.last
        source = source._replace(speaker=named)
    if line.words.has("fronted", "verb"):
        return _around(line, source.at, source, subjects.past_apposition(line, behind, end))
    english = line.words.has("fixed_order", "yes")
    if english and line.low(source.at - 1) == "," and line.words.has("breaks", line.low(source.at - 2)):
        return build(line, behind, content_end(line, behind, end), *source[:2], speaker)
    if line.words.has("negators", line.low(source.at - 1)):
        return []
    if source.at - start <= 1 or line.low(source.at - 1) == ":":
        first = _behind(line, source, behind, end)
        last = content_end(line, first, end)
    else:
        first, last = start_of(line, postposed.behind_colon(line, start, source.at), source.at), source.at
        parted = (english or line.low(source.at - 1) == ",") and line.low(behind) == ","
        if english and parted and line.words.has("finites", line.low(source.at - 2)):
            return []
        goes_on = _past_description(line, behind + 1, end)
        if parted and postposed.is_short(line, first, last) and goes_on < end:
            fewest = 1 if line.words.has("finites", line.low(goes_on)) else FEWEST_WORDS
            tail = build(line, goes_on, content_end(line, goes_on, end), *source[:2], speaker, fewest)
            return build(line, first, last, *source[:2], speaker, 1) + tail
    return build(line, first, _before_next(line, first, last), source.cue_start, source.cue_end, speaker)


def _behind(line: Line, source: Attribution, place: int, end: int) -> int:
    """Where the clause behind a source begins: at once, or behind a comma and what is told of the source."""
    if _is_settled(line, source) and _begins_clause(line, place):
        return place
    comma = _comma(line, place, end, place - 1)
    while _is_aside(line, comma, end):
        comma = _comma(line, comma + 1, end, end)
    return comma + 1


def _is_settled(line: Line, source: Attribution) -> bool:
    """Whether no more of a source can follow: in her view, in the view of lawyers, according to Ann Roe."""
    speaker = source.speaker
    if speaker is None or not line.words.has("fixed_order", "yes"):
        return False
    owned = line.tokens[speaker.first].start < source.cue_end
    owned = owned or line.words.has("genitive_links", line.low(speaker.first - 1))
    return owned or phrases.has_full_name(line, speaker.first, speaker.last)


def _begins_clause(line: Line, place: int) -> bool:
    words, low = line.words, line.low(place)
    if words.has("times", low) or words.has("relatives", low):
        return False
    return low in words.pronouns or words.has("determiners", low) or low[:1].isdigit() or low[:1] in "$€£"


def _comma(line: Line, place: int, end: int, default: int) -> int:
    return next((i for i in range(place, min(end, place + _REACH)) if line.low(i) == ","), default)


def _is_aside(line: Line, comma: int, end: int) -> bool:
    """Whether two commas part from a source who it is, or one word: Roe, a lawyer in Salem, / her, though,"""
    opening, words = comma + 1, line.words
    closing = _comma(line, opening, end, end)
    if closing >= end - 1 or line.low(comma) != ",":
        return False
    if words.has("relatives", line.low(opening)) or closing == opening + 1:
        return True
    finite = any(words.has("finites", line.low(i)) for i in range(opening, closing))
    named = comma > 1 and line.tokens[comma - 1].is_name and line.tokens[comma - 2].is_name
    told = any(words.has("titles", line.low(i)) for i in range(opening, closing))
    bare = words.has("inverts", "always") and not words.has("determiners", line.low(opening))
    return (told or bare or words.has("indefinites", line.low(opening))) and named and not finite


def _before_next(line: Line, first: int, last: int) -> int:
    """Where the next attribution to the same person begins: By his count it cost $5, and he expects more."""
    if not line.words.has("fixed_order", "yes"):
        return last
    for cue in line.cues_in(first + 3, last):
        link = cue.at - 2
        personal = line.words.pronouns.get(line.low(cue.at - 1), "") in ("m", "f")
        parted = line.low(link - 1) == "," or ends_with_comma(line, link - 1)
        if personal and not cue.bare and parted and line.words.has("and_words", line.low(link)):
            return link
    return last


def _past_description(line: Line, place: int, end: int) -> int:
    """Behind words that only tell who the source is: according to Roe, [a lawyer,] / Roe, [who knows.]"""
    if line.words.has("relatives", line.low(place)):
        return end
    verb = line.words.has("finites", line.low(place)) or line.words.has("clitics", line.low(place))
    told = None if verb else phrases.phrase_from(line, place, end)
    if told is None or told.first != place or line.low(told.last) not in (",", ".", ""):
        return place
    return told.last + 1


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
