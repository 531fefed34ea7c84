"""Clauses in front of their attribution: CLAUSE, X said. / CLAUSE, said X. / CLAUSE, X said, CLAUSE.

Languages written with spaces only.
"""

from __future__ import annotations

from search.quotes import colons, commas, inverted, papers, phrases, preceding, subjects, torn
from search.quotes.clauses import FEWEST_WORDS, Clause, build, start_of
from search.quotes.endings import content_end
from search.quotes.phrases import Mention
from search.quotes.shapes import DASHES, ends_with_comma
from search.quotes.sources import source_at
from search.quotes.tokens import Cue
from search.quotes.words import Line

_REACH = 40
_SHORTEST_CLAUSE = 6
_LONGEST_CIRCUMSTANCE = 8
_LONGEST_HEAD = 9
_FEWEST_BEHIND = 4


def clauses(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """CLAUSE, X said. / CLAUSE, said X. / CLAUSE, X said, CLAUSE."""
    speaker, opened = _closing_speaker(line, cue, start, end)
    opened -= line.words.has("fixed_order", "yes") and line.words.has("as", line.low(opened - 1))
    if line.words.has("resumptives", line.low(opened - 1)) and line.words.has("joins", line.low(opened - 2)):
        opened -= 2
    if opened <= start or not is_parted(line, opened) or not _is_closing(line, cue, speaker, opened, end):
        return []
    token = line.tokens[cue.at]
    unnamed = speaker is not None and line.words.has("definites", line.low(speaker.first))
    first = start_of(line, half(line, start, opened, unnamed), opened)
    if line.is_quote(first) and opened - first <= 2:
        return []
    if _is_fronted(line, first, opened) or _is_subject(line, first, opened):
        return []
    if speaker and _is_apposed_name(line, cue, speaker, first):
        return []
    if speaker and line.words.has("impersonal", line.low(speaker.first)):
        written = papers.document(line, cue.at, start, end)
        speaker = written if written and written.first > cue.at else speaker
    last = max(_behind_verb(line, cue), speaker.last if speaker else 0)
    if line.low(last) == "." and line.words.has("times", line.low(last + 1)):
        last += 2
    heard = _behind_hearer(line, cue, last, end)
    last = heard if line.low(heard) == "," else last
    if is_short(line, first, opened):
        last = _behind_circumstance(line, cue, last, end)
    tail = _tail(line, cue, speaker, (first, opened), last, end)
    inverts = line.words.has("inverts", "always")
    goes_on = bool(tail) if inverts else line.low(last) == "," and not line.is_quote(last + 1)
    if not (goes_on or _is_compared(line, cue)) and _is_intro(line, first, opened):
        return tail
    whole = not goes_on or line.words.has("that", line.low(last + 1))
    return build(line, first, opened, token.start, token.end, speaker, FEWEST_WORDS if whole else 2) + tail


def _tail(
    line: Line, cue: Cue, speaker: Mention | None, head: tuple[int, int], last: int, end: int
) -> list[Clause]:
    """What is said behind an attribution that ends at `last` and stands behind the clause `head`."""
    token, mark = line.tokens[cue.at], line.low(last)
    if speaker and mark == ":" and colons.is_clause(line, last + 1, end):
        return build(line, last + 1, content_end(line, last + 1, end), token.start, token.end, speaker)
    if speaker and mark == ";" and _ends_in_marks(line, last + 1, end):
        return build(line, last + 1, end, token.start, token.end, speaker)
    if mark != "," or last + 1 >= end or source_at(line, last + 1):
        return []
    timed = last + 1 + line.words.has("times", line.low(last + 1))
    if line.words.has("headline_links", line.low(timed)):
        return []
    parted = torn.is_torn(line, *head, last + 1)
    surely = parted and line.words.has("inverts", "always")
    if not surely and (
        speaker is None
        or _is_apposed(
            line, cue, speaker, last + 1, head[1] - head[0], torn.needs_verb(line, *head, last + 1)
        )
    ):
        return []
    behind = content_end(line, last + 1, end)
    fewest = 1 if parted else FEWEST_WORDS
    return build(line, _past_link(line, last + 1, end), behind, token.start, token.end, speaker, fewest)


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


def _behind_circumstance(line: Line, cue: Cue, place: int, end: int) -> int:
    """Past when, where or to whom an English verb was said, if a comma follows: Roe argued in a letter, …"""
    if not line.words.has("fixed_order", "yes") or place >= end or not line.tokens[place].is_word:
        return place
    comma = next((i for i in range(place, min(end, place + _LONGEST_CIRCUMSTANCE)) if line.low(i) == ","), -1)
    if comma < 0 or not _closes(line, _behind_hearer(line, cue, place, end), end):
        return place
    content = line.is_quote(comma + 1) or line.low(place) in line.words.governs.get(cue.lemma, ())
    plain = not any(line.words.has("breaks", line.low(i)) for i in range(place, comma))
    return comma if plain and not content and not line.cues_in(place, comma) else place


def is_short(line: Line, first: int, last: int) -> bool:
    """Whether the words in front of an attribution are no clause yet: Sales, according to X, fell."""
    plain = not any(line.words.has("auxiliaries", line.low(i)) for i in range(first, last))
    return plain and last - first <= _LONGEST_HEAD and not line.cues_in(first, last)


def before_quote(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """The reported words that go on in marked ones: It will rain, Roe said, “because it always does.”"""
    if cue.bare or not line.words.has("fixed_order", "yes"):
        return []
    speaker, opened = _closing_speaker(line, cue, start, end)
    if speaker is None or opened <= start or not is_parted(line, opened):
        return []
    comma = _behind_hearer(line, cue, max(cue.at + 1, speaker.last), end)
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


def _is_closing(line: Line, cue: Cue, speaker: Mention | None, opened: int, end: int) -> bool:
    """Whether an attribution behind its clause is whole: the words after it belong to neither."""
    if speaker is None:
        return inverted.dropped(line, cue) and (cue.at + 1 >= end or not line.tokens[cue.at + 1].is_word)
    if line.words.has("that", line.low(speaker.first)):
        return False
    if line.words.has("inverts", "always") and opened <= cue.at < speaker.first:
        return True
    behind = max(_behind_verb(line, cue), speaker.last)
    return not _is_governed(line, cue, behind) and _closes(line, _behind_hearer(line, cue, behind, end), end)


def _behind_verb(line: Line, cue: Cue) -> int:
    """The token behind a verb and the particle right behind it: …, she made clear."""
    return (cue.last if line.words.has("particles_follow", "yes") else cue.at) + 1


def _is_governed(line: Line, cue: Cue, place: int) -> bool:
    """Whether what is said or wanted follows the verb after all: warned of floods, asked for a refund."""
    wanted = line.words.has("controlling", cue.lemma) and line.words.has(
        "content_prepositions", line.low(place)
    )
    return wanted or line.low(place) in line.words.governs.get(cue.lemma, ())


def _is_fronted(line: Line, first: int, opened: int) -> bool:
    """Whether one clause that depends on the verb stands in front of it: Wenn das Wasser steigt, fordert …"""
    words = line.words
    if not words.has("needs", "comma") or not words.has("subordinators", line.low(first)):
        return False
    clause = words.has("breaks", line.low(first)) or not words.has("prepositions", line.low(first))
    return clause and all(line.low(i) != "," for i in range(first, opened - 1))


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
    if not (words.has("prepositions", line.low(first)) or words.is_adverb(line.low(first))):
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


def is_parted(line: Line, place: int) -> bool:
    """Whether a comma, also one inside a closing mark, stands in front of a place."""
    low = line.low(place - 1)
    if low in DASHES and line.low(place - 2) == ",":
        return True
    return low == "," or ends_with_comma(line, place - 1)


def _closes(line: Line, place: int, end: int) -> bool:
    """Whether an attribution ends here, or goes on only with a time, place or comma."""
    low, words = line.low(place), line.words
    if phrases.is_infinitive(line, place) or words.has("auxiliaries", low):
        return False
    return (
        place >= end
        or not line.tokens[place].is_word
        or words.has("prepositions", low)
        or words.has("times", low)
        or words.is_adverb(low)
    )


def _behind_hearer(line: Line, cue: Cue, place: int, end: int) -> int:
    """Past whom a verb such as "told" addresses."""
    if place > cue.at + 1 or not line.words.has("addressed", cue.lemma):
        return place
    hearer = phrases.phrase_from(line, place, end)
    return hearer.last if hearer and hearer.first == place else place


def _closing_speaker(line: Line, cue: Cue, start: int, end: int) -> tuple[Mention | None, int]:
    """The speaker of a closing "…, X said" or "…, said X", and where that attribution begins."""
    opened = inverted.opening(line, cue.at, start) if line.words.has("inverts", "always") else cue.at
    helper = inverted.finite(line, cue.at, start)
    if start < helper < cue.at and is_parted(line, helper) and line.low(cue.at + 1) in ("", "."):
        return subjects.behind(line, helper + 1, cue.at), helper
    compared = line.words.has("inverts", "always") and line.words.has("as", line.low(opened - 1))
    opened -= compared and is_parted(line, opened - 1)
    if is_parted(line, opened):
        if line.words.has("inverts", "always"):
            asked = inverted.between(line, cue.at)
            return asked or subjects.behind(line, cue.at + 1, end) or inverted.office(line, cue, end), opened
        speaker = phrases.phrase_from(line, _behind_verb(line, cue), end)
        if speaker and not line.words.has("uninverted", line.low(cue.at)):
            return speaker, cue.at
    speaker = preceding.subject_before(line, cue.at, start + 1)
    if speaker is None or line.words.has("relatives", line.low(speaker.first)):
        return None, 0
    compared = line.words.has("inverts", "always") and line.words.has("as", line.low(speaker.first - 1))
    return speaker, speaker.first - compared
