"""Verbatim words inside the narrator's own sentence: sprach von einer „großen Not“.

Read in languages whose news treats such fragments as quotes (`partials` in the data file): "listed"
takes any phrase in the sentence of a verb of saying, "loose" only longer ones behind the verb.
"""

from __future__ import annotations

from search.quotes import phrases, preceding, sources, speakers
from search.quotes.shapes import is_address, is_phrase, is_statement
from search.quotes.sources import Attribution, source_at, source_before
from search.quotes.tokens import Cue
from search.quotes.words import Line

_REACH = 40
_NAMED = 9


def loose(line: Line, quote: int) -> Attribution | None:
    """The verb of saying or source in the sentence of verbatim words, however far from them."""
    words = line.words
    listed = words.has("partials", "listed")
    near = is_statement(line, quote) or _is_near(line, quote) or _is_called(line, quote)
    loose_too = words.has("partials", "loose") and near
    if not (listed or loose_too):
        return None
    start, end = line.sentence_of(quote)
    start, end = max(start, quote - _REACH), min(end, quote + _REACH)
    named = _behind_noun(line, quote, start)
    if named:
        return named
    phrase = is_phrase(line, quote) and is_fragment(line, quote)
    for cue in _cues(line, quote, start, end, listed):
        speaker = speakers.of_cue(line, cue, start, end if cue.at > quote else quote)
        if speakers.is_sentence(line, speaker):
            continue
        impersonal = speaker is None or words.has("impersonal", line.low(speaker.first))
        if cue.kind == "naming" and (_is_own_name(line, quote, cue) or _is_example(line, quote)):
            continue
        if (phrase and speaker) or (cue.kind == "naming" and (phrase or not impersonal)):
            token = line.tokens[cue.at]
            return Attribution(token.start, token.end, cue.at, speaker, "loose")
    if not (listed and phrase):
        return None
    view = sources.opening_view(line, start)
    if view:
        return view
    named_by = (source_at(line, place) or source_before(line, place) for place in range(start, end))
    return next((source._replace(place="loose") for source in named_by if source), None)


def _is_near(line: Line, quote: int) -> bool:
    """Whether only a preposition or article stands between a verb of saying and a phrase: sprak van ‘…’."""
    words = line.words
    place = _phrase_start(line, quote, max(line.sentence_of(quote)[0], quote - _NAMED)) - 1
    groups = ("prepositions", "determiners", "elisions")
    floor = place - 3
    while place > floor and (
        any(words.has(group, line.low(place)) for group in groups) or line.low(place) in ("'", "’")
    ):
        place -= 1
    return quote - 1 > place and bool(line.cues_in(place, place + 1))


def _is_called(line: Line, quote: int) -> bool:
    """Whether a verb of naming and its object stand before marked words: qualifie ce choix d'« indigne »."""
    cues = line.cues_in(max(line.sentence_of(quote)[0], quote - _NAMED), quote)
    between = range(cues[-1].at + 1, quote) if cues and cues[-1].kind == "naming" else range(0)
    return len(between) > 0 and all(line.tokens[i].is_word for i in between)


def _behind_noun(line: Line, quote: int, start: int) -> Attribution | None:
    """The noun of saying right in front of marked words: mit den Worten „…“, Rufe wie „…“."""
    noun = quote - 1 - line.words.has("as", line.low(quote - 1))
    if noun < start or not line.words.has("cue_nouns", line.low(noun)):
        return None
    token = line.tokens[noun]
    return Attribution(token.start, token.end, noun, preceding.earlier(line, noun, start), "loose")


def is_fragment(line: Line, quote: int) -> bool:
    """Whether marked words are a part of what was said, and not the name behind a noun: der Film „Oben“."""
    if is_address(line, quote):
        return False
    if quote == 0 or not line.words.has("nouns_capitalised", "yes"):
        return is_phrase(line, quote)
    before = line.tokens[quote - 1]
    noun = before.is_name and quote - 1 not in line.firsts
    titled = line.text[line.quoted[quote].start].isupper() or not is_phrase(line, quote)
    some = is_phrase(line, quote) and line.words.has("some_articles", before.low)
    named = line.words.has("articles", before.low) and not some
    return not (titled and (noun or named))


def _cues(line: Line, quote: int, start: int, end: int, behind: bool) -> list[Cue]:
    """The cues of a sentence that have subjects, the nearest in front first, then those behind."""
    before = [cue for cue in line.cues_in(start, quote) if not cue.bare][-1:]
    after = [cue for cue in line.cues_in(quote, end) if not cue.bare][:1] if behind else []
    return before + [cue for cue in after if _is_one_clause(line, quote + 1, cue.at)]


def _is_one_clause(line: Line, first: int, cue: int) -> bool:
    """Whether no comma parts words from a verb behind them, or it is that of an inverted verb."""
    return line.low(cue - 1) == "," or all(line.low(i) != "," for i in range(first, cue))


def _is_own_name(line: Line, quote: int, cue: Cue) -> bool:
    """Whether somebody only gives their own name: die sich „Bund der Bäcker“ nennen."""
    own = any(line.words.has("reflexives", line.low(i)) for i in (quote - 1, quote - 2))
    return own and (cue.at > quote or not is_phrase(line, quote))


def _is_example(line: Line, quote: int) -> bool:
    """Whether marked words are the name of a thing that a noun and its article name: die Modelle „Alto“."""
    words = line.words
    while words.has("joins", line.low(quote - 1)) or line.low(quote - 1) == ",":
        if not line.is_quote(quote - 2):
            break
        quote -= 2
    thing = quote > 1 and line.tokens[quote - 1].is_name and words.has("articles", line.low(quote - 2))
    return thing and not is_phrase(line, quote)


def object_of(line: Line, quote: int, attribution: Attribution) -> tuple[int, int]:
    """The first and last token of the object that marked words belong to: von [einer „Posse mit Ansage“].

    Behind a verb of naming that is its whole object (den Haushalt als „Luftbuchung“), else a phrase.
    """
    start, end = line.sentence_of(quote)
    cue = next(iter(line.cues_in(attribution.at, attribution.at + 1)), None)
    speaker = attribution.speaker
    behind = speaker.last if speaker and attribution.at < speaker.first < quote else attribution.at + 1
    first = _phrase_start(line, quote, max(start, behind, quote - _NAMED)) if cue else quote
    if cue and cue.kind == "naming" and attribution.at < quote:
        first = _named_object(line, attribution, quote)
    last = quote
    if line.words.has("owner_links", line.low(quote + 1)):
        following = phrases.phrase_from(line, quote + 2, end)
        near = following is not None and following.first == quote + 2
        last = following.last - 1 if near and following and attribution.place == "loose" else quote
    return first, last


def _named_object(line: Line, attribution: Attribution, quote: int) -> int:
    """Where the object of a verb of naming begins, behind its subject."""
    place = attribution.at + 1
    speaker = attribution.speaker
    if speaker and attribution.at < speaker.first < quote:
        place = speaker.last
    while place < quote and (line.is_adverb(place) or line.words.has("auxiliaries", line.low(place))):
        place += 1
    apart = line.is_adverb(quote - 1)
    return place if not apart and all(line.tokens[i].is_word for i in range(place, quote)) else quote


def _phrase_start(line: Line, quote: int, floor: int) -> int:
    """Where the noun phrase begins whose last words are marked: eine echte „Posse“, un marché « mort »."""
    words = line.words
    for place in range(quote - 1, floor - 1, -1):
        low, token = line.low(place), line.tokens[place]
        if words.has("determiners", low):
            return place
        if not token.is_word or words.has("prepositions", low) or words.has("breaks", low):
            return quote
        if line.cues_in(place, place + 1) and words.lemmas[low] != low and low not in words.participles:
            return quote
    return quote
