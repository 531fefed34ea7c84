"""Clauses of a verb that no list holds: A court held that it was void. / It was void, she served notice.

English and languages like it only.  Whoever can speak and does something "that …" says it, but for the
verbs of `unspoken`; and a comma that parts a whole main clause from a second subject and verb, with
nothing but a short phrase behind them, leaves only a verb of saying.
"""

from __future__ import annotations

from search.quotes import bare, papers, phrases, preceding, reports, subjects
from search.quotes.clauses import Clause, build, start_of
from search.quotes.endings import content_end
from search.quotes.phrases import Mention
from search.quotes.shapes import is_title, runs_on
from search.quotes.words import Line

_LONGEST_OBJECT = 14
_LONGEST_TAIL = 7
_FEWEST = 4
_OPENERS = ("openers", "conditions", "prepositions", "breaks", "subordinators", "as", "joins", "relatives")


def clauses(line: Line) -> list[Clause]:
    """The clauses of a paragraph that such verbs bring in."""
    if not line.words.has("fixed_order", "yes"):
        return []
    return _in_front(line) + _behind_that(line) + _called(line) + _foreseen(line)


def _foreseen(line: Line) -> list[Clause]:
    """An analyst sees [prices falling by a tenth]; an audit found [two cameras to be blind]."""
    found: list[Clause] = []
    finding = line.words.words.get("discovering", frozenset())
    verbs = line.words.words.get("foreseeing", frozenset()) | finding
    for verb in (i for i, token in enumerate(line.tokens) if token.low in verbs):
        start, end = line.sentence_of(verb)
        going = _participle(line, verb + 2, min(end, verb + _LONGEST_OBJECT))
        if not going or line.cues_in(verb + 1, going):
            continue
        speaker = _finder(line, start, verb) if line.low(verb) in finding else _seer(line, start, verb)
        if speaker:
            token = line.tokens[verb]
            last = content_end(line, verb + 1, end)
            found += build(line, verb + 1, last, token.start, token.end, speaker)
    return found


def _seer(line: Line, start: int, verb: int) -> Mention | None:
    """The subject of a verb, if that can speak."""
    subject = preceding.subject_before(line, verb, start)
    return subject if subject and _may_speak(line, subject) else None


def _finder(line: Line, start: int, verb: int) -> Mention | None:
    """The writing that begins a sentence, whatever is told of it: A report that Roe wrote found …"""
    opened = phrases.phrase_from(line, start, verb)
    if opened is None or opened.first != start:
        return None
    plain = not line.words.has("that", line.low(verb + 1))
    return opened if plain and papers.is_paper(line, opened) else None


def _participle(line: Line, place: int, end: int) -> int:
    """The verb in -ing that goes on with a noun phrase, 0 where another mark or verb comes first."""
    for i in range(place, end):
        low = line.low(i)
        if not line.tokens[i].is_word or line.words.has("finites", low) or line.words.has("breaks", low):
            return 0
        if low == "to" and line.low(i + 1) == "be":
            return i
        if low.endswith(line.words.opening_endings) and not line.words.has("determiners", line.low(i - 1)):
            return i
    return 0


def _called(line: Line) -> list[Clause]:
    """Roe waved off [the talk as “a joke”]: the object of a verb and what it is called in marked words."""
    found: list[Clause] = []
    for quote in sorted(line.quoted):
        start = line.sentence_of(quote)[0]
        if not line.words.has("as", line.low(quote - 1)) or is_title(line, quote) or runs_on(line, quote):
            continue
        verb, speaker = _calling(line, max(start, quote - _LONGEST_OBJECT), quote - 1)
        if speaker:
            first = verb + 1 + line.words.has("directions", line.low(verb + 1))
            cue = line.tokens[verb].start, line.tokens[first - 1].end
            found += build(line, first, quote + 1, *cue, speaker)
    return found


def _calling(line: Line, floor: int, end: int) -> tuple[int, Mention | None]:
    """The verb whose object ends at a token, and its subject; none where another verb or mark is between."""
    for verb in range(end - 2, floor, -1):
        if line.cues_in(verb, verb + 1) or not line.tokens[verb].is_word:
            return verb, None
        if _is_verb(line, verb) and not _is_noun(line, verb):
            subject = preceding.subject_before(line, verb, floor)
            return verb, subject if subject and _may_speak(line, subject) else None
    return end, None


def _behind_that(line: Line) -> list[Clause]:
    """A court held that CLAUSE."""
    found: list[Clause] = []
    words = line.words
    thats = words.words.get("that", frozenset())
    for that in (i for i, token in enumerate(line.tokens) if token.low in thats):
        start, end = line.sentence_of(that)
        verb = that - 1
        if verb <= start or not _is_verb(line, verb) or words.has("unspoken", line.low(verb)):
            continue
        if _is_noun(line, verb) or words.has("finites", line.low(that + 1)):
            continue
        speaker = preceding.subject_before(line, verb, start)
        if speaker and _may_speak(line, speaker) and bare.has_clause(line, that + 1, end):
            token = line.tokens[verb]
            last = content_end(line, that + 1, end)
            found += build(line, that + 1, last, token.start, token.end, speaker)
    return found


def _is_noun(line: Line, place: int) -> bool:
    """Whether a word may be a plural or a passive: casino workers that …, but not: he pleads that …"""
    words, before = line.words, line.low(place - 1)
    return words.has("passives", before) or (line.low(place).endswith("s") and before not in words.pronouns)


def _may_speak(line: Line, speaker: Mention) -> bool:
    if line.words.has("relatives", line.low(speaker.first)):
        return False
    body = any(line.words.has("hearing_bodies", line.low(i)) for i in range(speaker.first, speaker.last))
    return body or subjects.is_somebody(line, speaker)


def _in_front(line: Line) -> list[Clause]:
    """CLAUSE, she served notice. / CLAUSE, he pleaded, and CLAUSE."""
    found: list[Clause] = []
    for comma in (i for i, token in enumerate(line.tokens) if token.text == ","):
        start, end = line.sentence_of(comma)
        verb, speaker = _told(line, comma + 1, end)
        if speaker is None:
            continue
        first = start_of(line, start, comma)
        if comma - first < _FEWEST or not _is_main(line, first, comma):
            continue
        behind = max(verb + 1, speaker.last)
        token = line.tokens[verb]
        if _closes(line, behind, end):
            found += build(line, first, comma, token.start, token.end, speaker)
        elif line.low(behind) == "," and line.words.has("and_words", line.low(behind + 1)):
            told = build(line, first, comma, token.start, token.end, speaker)
            last = content_end(line, behind + 2, end)
            found += told + build(line, behind + 2, last, token.start, token.end, speaker)
    return found


def _told(line: Line, place: int, end: int) -> tuple[int, Mention | None]:
    """The unlisted verb that begins or follows a subject right behind a comma, and that subject."""
    last = place
    if line.words.pronouns.get(line.low(place)) in ("m", "f"):
        last += 1
    while last == place or line.tokens[last - 1].is_name:
        if last >= end or not line.tokens[last].is_name:
            break
        last += 1
    verb = last
    while verb < end and line.is_adverb(verb):
        verb += 1
    told = last > place and verb < end and _is_verb(line, verb)
    told = told and not line.low(last - 1).endswith(("'s", "s'"))
    return verb, Mention(place, last) if told else None


def _is_verb(line: Line, place: int) -> bool:
    """Whether a word can only be a finite verb of action, and of no listed kind or state."""
    words, token = line.words, line.tokens[place]
    low = token.low
    if not token.text[0].islower() or words.has("auxiliaries", low) or words.has("finites", low):
        return False
    if any(cue.last == cue.at for cue in line.cues_in(place, place + 1)) or words.has("states", low):
        return False
    return low.endswith(words.verb_endings) or words.has("preterites", low)


def _is_main(line: Line, first: int, comma: int) -> bool:
    """Whether a main clause stands in front of a comma: it begins like one and has a finite verb."""
    words, low = line.words, line.low(first)
    if any(words.has(group, low) for group in _OPENERS):
        return False
    endings = (*words.opening_endings, *words.words.get("past_endings", ()))
    if low.endswith(endings) or any(words.has("times", line.low(i)) for i in range(first, first + 3)):
        return False
    if any(cue.kind == "speech" and not cue.bare for cue in line.cues_in(first, comma)):
        return False
    before = line.low(comma - 1)
    if words.has("breaks", before) or words.has("prepositions", before):
        return False
    verbs = [i for i in range(first + 1, comma) if reports.is_finite(line, i)]
    relative = any(words.has("relatives", line.low(i)) for i in range(first, comma))
    return len(verbs) > relative


def _closes(line: Line, place: int, end: int) -> bool:
    """Whether an attribution ends its sentence here, or a short phrase behind it does."""
    if end - place > _LONGEST_TAIL:
        return False
    for i in range(place, end - 1):
        if not line.tokens[i].is_word or line.words.has("finites", line.low(i)):
            return False
    return not line.words.has("breaks", line.low(place)) or line.words.has("prepositions", line.low(place))
