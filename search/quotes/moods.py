"""Speech that only the mood of its verbs tells: Roth wies das zurück.  Man habe nichts gewusst."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable

from search.quotes import commas, phrases, speakers, subjects
from search.quotes.clauses import Clause, build
from search.quotes.phrases import Mention
from search.quotes.shapes import DASHES
from search.quotes.sources import opening_view, source_at, source_before
from search.quotes.tokens import Cue
from search.quotes.words import Line

_REACH = 40
_LONGEST_AS = 10
_LONGEST_INQUIT = 9
_MARKS = (":", ";", "(", *DASHES)


def free_clauses(line: Line, spoken: Iterable[int], claims: Collection[int] = ()) -> list[Clause]:
    """Sentences in the mood of reported speech without a verb of saying: the speaker before goes on.

    Where nobody spoke before, that is whom the sentence before is about: Roth wies das zurück.  Man habe …
    `spoken` are the first tokens of what somebody says with a verb, `claims` those without marks.
    """
    found: list[Clause] = []
    if "free_moods" not in line.words.words:
        return found
    places = sorted(spoken)
    before: Mention | None = None
    for start, end in zip(line.bounds, [*line.bounds[1:], len(line.tokens)], strict=True):
        told = any(not is_reported(line, cue) for cue in line.cues_in(start, end))
        told = told or any(start < place < end for place in claims)
        weak = before is not None and _is_weak(line, start, end)
        if not (told or opening_view(line, start)) and (weak or _is_free(line, start, end)):
            found += _free(line, start, end, before)
            before = None
        elif found or bisect_left(places, end):
            before = None
        else:
            before = _actor(line, start, end)
    return found


def _is_weak(line: Line, start: int, end: int) -> bool:
    """Whether a mood that may report follows somebody's act: Roth gab nach. Man hätte …"""
    first = next((i for i in range(start, min(end, start + _LONGEST_AS)) if _is_verb(line, i)), end)
    beside = (line.low(first - 1), line.low(first + 1))
    anybody = any(line.words.has("impersonal", low) for low in beside)
    return first < end and anybody and line.words.has("weak_moods", line.low(first))


def _is_verb(line: Line, place: int) -> bool:
    return any(line.words.has(group, line.low(place)) for group in ("finites", "moods", "weak_moods"))


def _actor(line: Line, start: int, end: int) -> Mention | None:
    """Whom a sentence begins with, if that is known and can speak: Der Konzern wies das zurück."""
    actor = phrases.phrase_from(line, start, min(end, start + _REACH))
    if actor is None or line.words.has("impersonal", line.low(start)):
        return None
    if actor.first != start or not line.low(actor.last)[:1].islower():
        return None
    known = line.words.has("definites", line.low(start)) or not line.words.has("determiners", line.low(start))
    counted = line.low(start)[0].isdigit() or line.words.has("counts", line.low(start))
    somebody = subjects.speaks(line, actor) or subjects.is_somebody(line, actor)
    return actor if known and not counted and somebody else None


def _free(line: Line, start: int, end: int, before: Mention | None) -> list[Clause]:
    """A sentence in that mood, or what follows who says it and a mark: Roth wehrt sich, man habe …"""
    mark = next((i for i in range(start, min(end, start + _LONGEST_AS)) if line.low(i) in (":", ",")), start)
    if line.low(mark) == ":":
        speaker = phrases.phrase_from(line, start, mark)
        speaker = speaker if speaker and speaker.first == start else None
    else:
        told = any(is_mood(line, i) for i in range(start, mark))
        speaker = None if told or mark == start else _actor(line, start, mark)
    if speaker is None:
        verb = _inquit(line, start, end)
        if verb < end:
            token = line.tokens[verb]
            return build(line, start, verb - 1, token.start, token.end, Mention(verb + 1, verb + 2))
        return build(line, start, end, 0, 0, before)
    return build(line, mark + 1, end, 0, 0, speaker)


def _inquit(line: Line, start: int, end: int) -> int:
    """Where a verb of any kind and its pronoun end a sentence in that mood: …, stellte sie in Aussicht."""
    comma = next(
        (i for i in range(end - 1, max(start, end - _LONGEST_INQUIT), -1) if line.low(i) == ","), end
    )
    verb, words = comma + 1, line.words
    if verb + 1 >= end or line.low(verb + 1) not in words.pronouns:
        return end
    closed = any(words.has(group, line.low(verb)) for group in ("breaks", "that", "free_moods", "moods"))
    plain = line.tokens[verb].text.islower() and not closed and not _is_no_verb(line, verb)
    return verb if plain else end


def is_mood(line: Line, place: int) -> bool:
    """Whether a verb stands in the mood of reported speech; a noun may look the same: im Falle, im Laufe."""
    noun = line.tokens[place].is_name and place not in line.firsts
    return line.words.has("free_moods", line.low(place)) and not noun


def is_reported(line: Line, cue: Cue) -> bool:
    """Whether the mood of a verb's helper shows that somebody reports it: Man habe geglaubt, …"""
    if "free_moods" not in line.words.words or cue.bare:
        return False
    for place in range(cue.at - 1, max(line.sentence_of(cue.at)[0], cue.at - _REACH) - 1, -1):
        if line.low(place) in (",", ";") or line.is_quote(place):
            return False
        if is_mood(line, place):
            return True
    return False


def lead_of(line: Line, quote: int) -> int:
    """Where the words in that mood begin that marked ones end: Kein Cent fehle, „nicht einer“, sagte sie."""
    start = line.sentence_of(quote)[0]
    if "free_moods" not in line.words.words or quote - start > _REACH:
        return quote
    parted = any(line.is_quote(i) or line.low(i) in _MARKS for i in range(start, quote))
    told = any(not cue.bare and not is_reported(line, cue) for cue in line.cues_in(start, quote))
    return start if not (parted or told) and commas.has_mood(line, start, quote) else quote


def cue_of(line: Line, quote: int) -> Cue | None:
    """The verb in that mood that brings in marked words: Da habe Kolb gesagt, es sei „ein Loch“."""
    told = [cue for cue in line.cues_in(line.sentence_of(quote)[0], quote) if is_reported(line, cue)]
    return told[-1] if told and told[-1].kind == "speech" else None


def speaker(line: Line, cue: Cue) -> Mention | None:
    """Who said what somebody else reports: Da habe [Kolb] ihr gesagt, …"""
    start = line.sentence_of(cue.at)[0]
    helper = next(i for i in range(cue.at, -1, -1) if is_mood(line, i))
    found = subjects.behind(line, helper + 1, cue.at)
    named = found is not None and (line.tokens[found.last - 1].is_name or subjects.speaks(line, found))
    return found if named else speakers.of_cue(line, cue, start, cue.at)


def _is_no_verb(line: Line, place: int) -> bool:
    """Whether a word that ends like a verb in that mood is another one: ohne sie, heute er, wurde es."""
    groups = ("adverbs", "times", "prepositions", "breaks", "determiners", "auxiliaries", "no_moods")
    return any(line.words.has(group, line.low(place)) for group in groups) or line.low(place + 1) == "ich"


def _is_free(line: Line, start: int, end: int) -> bool:
    words = line.words
    opening = line.low(start)
    fronted = any(words.has(group, opening) for group in ("that", "asking", "subordinators"))
    if fronted and not words.has("as", opening) and not words.has("prepositions", opening):
        start = 1 + next((i for i in range(start, min(end, start + _REACH)) if line.low(i) == ","), end)
        end = min(end, start + 1)
    main = True
    for place in range(start, min(end, start + 20)):
        low = line.low(place)
        if words.has("breaks", low) or source_before(line, place) or source_at(line, place):
            return False
        if is_mood(line, place) and line.low(place + 1) != "ich":
            return True
        main = main and low != ","
        if main and commas.is_subjunctive(line, place) and not _is_no_verb(line, place):
            return True
    return False
