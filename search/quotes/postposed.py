"""Clauses in front of their attribution: CLAUSE, X said. / CLAUSE, said X. / CLAUSE, X said, CLAUSE.

Languages written with spaces only.
"""

from __future__ import annotations

from search.quotes import closings, colons, commas, papers, phrases, preceding, subjects, torn
from search.quotes.clauses import FEWEST_WORDS, Clause, build, start_of
from search.quotes.endings import content_end
from search.quotes.phrases import Mention
from search.quotes.sources import source_at
from search.quotes.tokens import Cue
from search.quotes.words import Line

_SHORTEST_CLAUSE = 6
_LONGEST_HEAD = 9
_FEWEST_BEHIND = 4


def clauses(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """CLAUSE, X said. / CLAUSE, said X. / CLAUSE, X said, CLAUSE."""
    speaker, opened = closings.speaker(line, cue, start, end)
    opened -= line.words.has("fixed_order", "yes") and line.words.has("as", line.low(opened - 1))
    if line.words.has("resumptives", line.low(opened - 1)) and line.words.has("joins", line.low(opened - 2)):
        opened -= 2
    if (
        opened <= start
        or not closings.is_parted(line, opened)
        or not closings.is_whole(line, cue, speaker, opened, end)
    ):
        return []
    token = line.tokens[cue.at]
    unnamed = speaker is not None and line.words.has("definites", line.low(speaker.first))
    first = start_of(line, half(line, start, opened, unnamed), opened)
    first += line.words.has("inverts", "always") and line.words.has("that", line.low(first))
    if line.is_quote(first) and opened - first <= 2:
        return []
    if (
        _is_fronted(line, first, opened)
        or _is_subject(line, first, opened)
        or _is_source(line, first, opened)
    ):
        return []
    if _has_object(line, opened, cue.at):
        return []
    if speaker and _is_apposed_name(line, cue, speaker, first):
        return []
    speaker = _reader(line, cue, speaker, start, end)
    last = max(closings.behind_verb(line, cue), speaker.last if speaker else 0)
    if line.low(last) == "." and line.words.has("times", line.low(last + 1)):
        last += 2
    heard = closings.behind_hearer(line, cue, last, end)
    last = heard if line.low(heard) == "," else last
    last = _before_colon(line, last, end)
    if is_short(line, first, opened):
        last = closings.behind_circumstance(line, cue, last, end)
    tail = _tail(line, cue, speaker, (first, opened), last, end)
    inverts = line.words.has("inverts", "always")
    goes_on = bool(tail) if inverts else line.low(last) == "," and not line.is_quote(last + 1)
    goes_on = goes_on and not closings.is_aside(line, cue, last + 1)
    if _sets_scene(line, cue, first, opened, goes_on):
        return tail
    answer = bool(tail) and line.low(last) == ":"
    whole = answer or not goes_on or line.words.has("that", line.low(last + 1))
    return build(line, first, opened, token.start, token.end, speaker, FEWEST_WORDS if whole else 2) + tail


def _is_source(line: Line, first: int, opened: int) -> bool:
    """Whether words in front name who tells the rest: According to Roe, the board wrote to the mayor."""
    source = source_at(line, first)
    return source is not None and source.speaker is not None and source.speaker.last >= opened - 1


def _sets_scene(line: Line, cue: Cue, first: int, opened: int, goes_on: bool) -> bool:
    """Whether words in front only tell when or where: In Rome, she said. / Con el cono ahí, dice Gil, …"""
    words = line.words
    romance = words.has("inverts", "always") and not words.has("needs", "comma")
    adverbial = goes_on and romance and words.has("prepositions", line.low(first))
    return (adverbial or not (goes_on or _is_compared(line, cue))) and _is_intro(line, first, opened)


def _tail(
    line: Line, cue: Cue, speaker: Mention | None, head: tuple[int, int], last: int, end: int
) -> list[Clause]:
    """What is said behind an attribution that ends at `last` and stands behind the clause `head`."""
    token, mark = line.tokens[cue.at], line.low(last)
    if speaker and mark == ":" and colons.is_clause(line, last + 1, end):
        return build(line, last + 1, content_end(line, last + 1, end), token.start, token.end, speaker)
    if speaker and mark == ";" and _ends_in_marks(line, last + 1, end):
        return build(line, last + 1, end, token.start, token.end, speaker)
    if mark != "," or last + 1 >= end or source_at(line, last + 1) or closings.is_aside(line, cue, last + 1):
        return []
    timed = last + 1 + line.words.has("times", line.low(last + 1))
    if line.words.has("headline_links", line.low(timed)):
        return []
    parted = torn.is_torn(line, *head, last + 1)
    surely = parted and line.words.has("inverts", "always")
    adverbial = line.words.has("inverts", "always") and _is_intro(line, *head)
    if not (surely or adverbial) and (
        speaker is None
        or _is_apposed(
            line, cue, speaker, last + 1, head[1] - head[0], torn.needs_verb(line, *head, last + 1)
        )
    ):
        return []
    behind = content_end(line, last + 1, end)
    fewest = 1 if parted else FEWEST_WORDS
    return build(line, _past_link(line, last + 1, end), behind, token.start, token.end, speaker, fewest)


def _before_colon(line: Line, place: int, end: int) -> int:
    """The colon behind what a comma adds to a speaker, or the same place: Not so, said Roe, a lawyer: …"""
    added = phrases.phrase_from(line, place + 1, end) if line.low(place) == "," else None
    return added.last if added and added.first == place + 1 and line.low(added.last) == ":" else place


def _ends_in_marks(line: Line, first: int, end: int) -> bool:
    """Whether a clause behind a semicolon ends with marked words and has no verb of saying."""
    quote = end - 1 - (line.low(end - 1) == ".")
    return quote > first + 2 and line.is_quote(quote) and not line.cues_in(first, quote)


def half(line: Line, start: int, end: int, unnamed: bool) -> int:
    """Where the part of a sentence begins that its last words tell the speaker of.

    That is what a colon parts, and what a semicolon does if others speak before, or if who speaks is only
    described, as the first part tells who it is: A court turned it down; it came too late, the judge wrote.
    """
    colon = behind_colon(line, start, end)
    mark = next((i for i in range(end - 1, colon, -1) if line.low(i) == ";"), start)
    return mark + 1 if mark > start and (unnamed or line.cues_in(start, mark)) else colon


def behind_colon(line: Line, start: int, end: int) -> int:
    """Where a sentence begins, or what follows its colon: Not all agree: [the seal was whole], said Roe."""
    colon = next((i for i in range(end - _FEWEST_BEHIND, start, -1) if line.low(i) == ":"), start)
    return colon + 1 if colon > start and not line.is_quote(colon + 1) else start


def _past_link(line: Line, place: int, end: int) -> int:
    """Past "that", or the "and" of a clause with a subject of its own: …, Roe said, and [he would stay]."""
    if line.words.has("that", line.low(place)) and line.words.has("inverts", "always"):
        return place + 1
    if not line.words.has("and_words", line.low(place)) or place + 1 >= end:
        return place
    if line.words.has("needs", "comma") and commas.has_mood(line, place + 1, end):
        return place + 1
    subject = subjects.subject_at(line, place + 1, end)
    goes_on = subject is not None and subject.last < end and line.low(subject.last) != "."
    return place + 1 if goes_on else place


def is_short(line: Line, first: int, last: int) -> bool:
    """Whether the words in front of an attribution are no clause yet: Sales, according to X, fell."""
    plain = not any(line.words.has("auxiliaries", line.low(i)) for i in range(first, last))
    return plain and last - first <= _LONGEST_HEAD and not line.cues_in(first, last)


def before_quote(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """The reported words that go on in marked ones: It will rain, Roe said, “because it always does.”"""
    if cue.bare or not line.words.has("fixed_order", "yes"):
        return []
    speaker, opened = closings.speaker(line, cue, start, end)
    if speaker is None or opened <= start or not closings.is_parted(line, opened):
        return []
    comma = closings.behind_hearer(line, cue, max(cue.at + 1, speaker.last), end)
    quote = line.quoted.get(comma + 1)
    first_word = line.text[quote.start : quote.start + 12].partition(" ")[0] if quote else ""
    first = start_of(line, start, opened)
    goes_on = line.words.has("breaks", first_word) or line.words.has("auxiliaries", first_word)
    goes_on = goes_on or (quote is not None and line.words.has("conditions", line.low(first)))
    if line.low(comma) != "," or not goes_on:
        return []
    return build(line, first, opened, *line.tokens[cue.at][2:], speaker, 2)


def has_subject(line: Line, cue: Cue, start: int, end: int) -> bool:
    """Whether the subject of a verb behind a comma stands in front of it: X, the head of Y, said …"""
    before = preceding.subject_before(line, cue.at, start)
    if before is None or before.first - start <= 1:
        return before is not None
    behind = phrases.phrase_from(line, cue.at + 1, end)
    named = behind is not None and any(t.is_name for t in line.tokens[behind.first : behind.last])
    return not (behind and named and behind.first == cue.at + 1 and line.low(behind.last) in ("", ",", "."))


def _is_fronted(line: Line, first: int, opened: int) -> bool:
    """Whether one clause that depends on the verb stands in front of it: Wenn das Wasser steigt, fordert …"""
    words = line.words
    if not words.has("needs", "comma") or not words.has("subordinators", line.low(first)):
        return False
    clause = words.has("breaks", line.low(first)) or not words.has("prepositions", line.low(first))
    return clause and all(line.low(i) != "," for i in range(first, opened - 1))


def _reader(line: Line, cue: Cue, speaker: Mention | None, start: int, end: int) -> Mention | None:
    """The writing that says what "it" says, else the speaker: …, heißt es im Bericht."""
    if speaker is None or not line.words.has("impersonal", line.low(speaker.first)):
        return speaker
    written = papers.document(line, cue.at, start, end)
    return written if written and not start <= written.first < cue.at else speaker


def _has_object(line: Line, opened: int, verb: int) -> bool:
    """Whether a pronoun before the verb, or marked words behind it, are what is said: lo había avisado."""
    behind = range(verb + 1, min(verb + 3, line.sentence_of(verb)[1]))
    marked = line.words.has("inverts", "always") and any(line.is_quote(i) for i in behind)
    return marked or any(line.words.has("objects", line.low(i)) for i in range(opened, verb))


def _is_subject(line: Line, first: int, opened: int) -> bool:
    """Whether the words in front of a verb are its subject and a name: El alcalde, Juan Gil, habló."""
    subject = phrases.phrase_from(line, first, opened)
    comma = next((i for i in range(opened - 2, first, -1) if line.low(i) == ","), first)
    if comma > first and comma + 2 < opened - 1:
        named = all(line.tokens[i].is_name for i in range(comma + 1, opened - 1))
        if named and line.words.has("nouns_capitalised", "yes"):
            return True
    if subject is None or subject.first != first or line.low(subject.last) != ",":
        return False
    name = phrases.phrase_from(line, subject.last + 1, opened)
    return name is not None and name.last >= opened - 1 and phrases.is_full_name(line, name)


def _is_apposed_name(line: Line, cue: Cue, speaker: Mention, first: int) -> bool:
    """Whether a name between commas tells who a noun in front of it is: The mayor, Ann Roe, said …"""
    parted = (
        line.words.has("fixed_order", "yes") and speaker.last == cue.at - 1 and line.low(speaker.last) == ","
    )
    return parted and phrases.is_full_name(line, speaker) and is_short(line, first, speaker.first)


def _is_apposed(line: Line, cue: Cue, speaker: Mention, place: int, length: int, lacking: bool) -> bool:
    """Whether what follows an attribution tells who the speaker is: said Ann Roe, a lawyer."""
    words = line.words
    if words.has("inverts", "always"):
        clause = commas.has_mood(line, place, line.sentence_of(place)[1])
        clause = clause or (words.has("needs", "comma") and words.has("breaks", line.low(place)))
        clause = clause and not words.has("as", line.low(place))
        return not _is_compared(line, cue) and length > 2 and not clause
    if (
        words.has("circumstances", line.low(place))
        or words.has("relatives", line.low(place))
        or any(cue.bare for cue in line.cues_in(place, place + 1))
    ):
        return True
    begins = words.has("joins", line.low(place)) or words.has("auxiliaries", line.low(place)) or lacking
    return speaker.first > cue.at and words.has("fixed_order", "yes") and not begins


def _is_compared(line: Line, cue: Cue) -> bool:
    """Whether an inverted attribution begins with "as": CLAUSE, jak mówi Jan Kot, CLAUSE."""
    return line.words.has("inverts", "always") and line.words.has("as", line.low(cue.at - 1))


def _is_intro(line: Line, first: int, last: int) -> bool:
    """Whether only an adverbial stands before "he said": For decades, …; During a rally in Rome, …"""
    words = line.words
    weighed = words.has("fixed_order", "yes") and words.has("determiners", line.low(first + 1))
    adverb = words.is_adverb(line.low(first)) and not weighed
    if not (words.has("prepositions", line.low(first)) or adverb):
        return False
    return last - first <= 5 or (words.has("fixed_order", "yes") and not _has_main_clause(line, first, last))


def _has_main_clause(line: Line, first: int, last: int) -> bool:
    """Whether a clause follows the comma behind an adverbial."""
    words = line.words
    comma = next((i for i in range(first, last - 1) if line.low(i) == ","), first)
    if last - comma > _SHORTEST_CLAUSE and comma > first:
        return True
    return any(
        words.has("auxiliaries", line.low(i)) or line.low(i) in words.pronouns for i in range(comma, last)
    )
