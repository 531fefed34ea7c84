"""Quoted spans that somebody says: the cue before or after them, and chains without one.

Languages written with spaces only; `han_direct` holds the Chinese rules.
"""

from __future__ import annotations

from search.quotes import framed, introduced, inverted, phrases, preceding, subjects
from search.quotes.phrases import Mention
from search.quotes.shapes import (
    DASHES,
    ends_with,
    inside_end,
    is_cut,
    is_phrase,
    is_statement,
    is_title,
)
from search.quotes.sources import Attribution, of_verb, source_at
from search.quotes.tokens import Cue
from search.quotes.words import Line

_STOPS = frozenset(".!?;:")
_REACH = 40
_LONGEST_SUBJECT = 6


def attributions(line: Line) -> dict[int, Attribution]:
    """The attribution of every quoted span that has one, by token index, chains included."""
    found: dict[int, Attribution] = {}
    previous: int | None = None
    for quote in sorted(line.quoted):
        attribution = _nearest(line, quote, previous)
        if previous in found and _is_joined(line, previous, quote, attribution, found[previous]):
            attribution = found[previous]._replace(place="chain")
        if attribution:
            found[quote] = attribution
        previous = quote
    return found


def _is_joined(line: Line, previous: int, quote: int, own: Attribution | None, earlier: Attribution) -> bool:
    """Whether a quoted span shares the attribution of the one before, with none or the same verb."""
    if own is None:
        return _continues(line, previous, quote, earlier)
    return own.at == earlier.at and own.place == "before" and earlier.place == "after"


def _nearest(line: Line, quote: int, previous: int | None) -> Attribution | None:
    """The attribution before a quoted span, or the one after it where that is closer: …: “A,” he said."""
    before = introduced.before(line, quote, previous)
    if before and line.low(quote - 1) != ":":
        return before
    after = _after(line, quote)
    if (
        before
        and after
        and (line.low(quote + 1) == "," or ends_with(line, quote, ","))
        and after.at - quote <= 4
    ):
        return after if after.speaker else after._replace(speaker=before.speaker)
    return before or after


def _after(line: Line, quote: int) -> Attribution | None:
    """The attribution that follows a quoted span: “…,” said X / “…,” X said / “…,” according to X."""
    place, parted = _behind(line, quote)
    if line.low(place) == ":" and (is_statement(line, quote) or quote == 0):
        return framed.headed(line, quote, place) or framed.resumed(line, place + 1)
    if not _may_be_followed(line, quote, inside_end(line, quote), parted, place):
        return None
    source = source_at(line, place) or framed.answer(line, place) or framed.written(line, place)
    if source:
        return source
    cue = _next_cue(line, place)
    if cue is None or cue.kind == "naming" or (cue.kind == "thought" and cue.at > place):
        return _unknown_verb(line, quote, place)
    if (
        line.words.has("fixed_order", "yes")
        and cue.at == place
        and line.words.has("uninverted", line.low(place))
    ):
        return None
    speaker = _inverted(line, cue, place) or _plain(line, cue, place) or _any_subject(line, quote, cue, place)
    if speaker is None and not (inverted.dropped(line, cue) and inverted.follows(line, cue, place)):
        return _unknown_verb(line, quote, place)
    return of_verb(line, cue, speaker, "after")


def _past_marks(line: Line, quote: int) -> int:
    """The token behind a quoted span, over a comma or dash."""
    place = quote + 1
    while place - quote <= 2 and line.low(place) in (",", *DASHES):
        place += 1
    return place


def _behind(line: Line, quote: int) -> tuple[int, bool]:
    """Where an attribution can begin behind a quoted span, and whether a mark or "so" parts it from that."""
    place, words = _past_marks(line, quote), line.words
    if line.low(place) == ":" and words.has("tags", line.low(place + 1)):
        return place + 1, True
    if line.low(quote + 1) == "." and words.has("resumptives", line.low(quote + 2)):
        return quote + 3, True
    if (
        place in line.firsts
        and words.has("resumptives", line.low(place))
        and line.cues_in(place + 1, place + 2)
    ):
        return place + 1, True
    return place, line.low(quote + 1) in (",", *DASHES) or is_cut(line, quote)


def _unknown_verb(line: Line, quote: int, place: int) -> Attribution | None:
    """A verb that no list holds, where only a verb of saying can stand: “…,” he barked."""
    if line.words.has("inverts", "always"):
        return _unlisted(line, quote, place)
    if not ends_with(line, quote, ",!?") or place >= len(line.tokens) or line.sentence_of(quote)[0] != quote:
        return None
    mention = phrases.phrase_from(line, place, line.sentence_of(place)[1])
    verb = mention.last if mention and mention.first == place else place
    if verb == place:
        mention = phrases.phrase_from(line, place + 1, line.sentence_of(place)[1])
        if mention is None or mention.first != place + 1 or not line.tokens[place + 1].is_name:
            return None
    after = line.low(max(verb + 1, mention.last if mention else 0))
    token = line.tokens[verb] if verb < len(line.tokens) else None
    endings = line.words.verb_endings
    if token is None or not endings or not token.low.endswith(endings) or not token.text[0].islower():
        return None
    infinitive = line.words.has("infinitive_marks", after)
    if infinitive or (after not in (".", ",") and not line.words.has("prepositions", after)):
        return None
    return Attribution(token.start, token.end, verb, mention, "after")


def _unlisted(line: Line, quote: int, place: int) -> Attribution | None:
    """The same behind marks and a comma or dash, with a name behind the verb: «…», sospira Anna."""
    parted = line.low(quote + 1) in (",", *DASHES) or ends_with(line, quote, ",!?…") or is_cut(line, quote)
    if not parted or (is_title(line, quote) and line.quoted[quote].family != "dash"):
        return None
    verb = inverted.unlisted_verb(line, place)
    if verb < 0:
        return None
    token = line.tokens[verb]
    while line.words.has("infinitive_marks", line.low(verb + 1)) or line.low(verb + 1) in line.words.lemmas:
        verb += 1
    mention = subjects.behind(line, verb + 1, line.sentence_of(verb)[1])
    if mention is None or mention.first > verb + 3 or not subjects.is_named(line, mention):
        return None
    speaker = preceding.apposed(line, mention, line.sentence_of(verb)[1])
    return Attribution(token.start, token.end, verb, speaker, "after")


def _may_be_followed(line: Line, quote: int, inside: str, parted: bool, place: int) -> bool:
    """Whether the words after a quoted span can still belong to it."""
    if parted or inside.endswith((",", "，", "—", "–", "-", "--")):
        return True
    if place >= len(line.tokens) or line.tokens[place].text in _STOPS:
        return False
    low = line.low(place)
    if line.words.has("breaks", low) or line.words.has("prepositions", low):
        return False
    if inside.endswith("."):
        return line.tokens[place].text[0].islower() or _is_all(line, place)
    if line.words.has("verb_final", "yes"):
        return True
    return inside.endswith(("!", "?", "…")) or line.sentence_of(quote)[0] == quote


def _is_all(line: Line, place: int) -> bool:
    """Whether a sentence is nothing but an attribution: “….” Trump said."""
    return any(not cue.bare and line.low(cue.at + 1) == "." for cue in line.cues_in(place, place + 5))


def _next_cue(line: Line, place: int) -> Cue | None:
    """The first cue between here and the end of the clause."""
    stop = place
    while stop < len(line.tokens) and stop - place < _REACH:
        if line.is_quote(stop) or (line.tokens[stop].text in _STOPS and line.low(stop + 1) not in (",", ")")):
            break
        stop += 1
    cues = [cue for cue in line.cues_in(place, stop) if not cue.bare]
    outer = (cue for cue in cues if cue is cues[-1] or not _is_relative(line, cue, place))
    return next(outer, None)


def _is_relative(line: Line, cue: Cue, floor: int) -> bool:
    """Whether a verb stands in a clause that describes the speaker: Roe, who asked not to be named, said."""
    comma = next((i for i in range(cue.at - 1, floor, -1) if line.low(i) == ","), floor)
    return comma > floor and line.words.has("relatives", line.low(comma + 1))


def _inverted(line: Line, cue: Cue, place: int) -> Mention | None:
    """The speaker after a verb that follows the quoted span at once."""
    words = line.words
    if words.has("inverts", "always"):
        found = inverted.after_quote(line, cue, place) or _between(line, cue, place)
        return preceding.apposed(line, found, line.sentence_of(cue.at)[1]) if found else None
    for i in range(place, cue.at):
        helper = words.has("auxiliaries", line.low(i)) and words.has("needs", "that")
        if not (helper or words.is_adverb(line.low(i))):
            return _between(line, cue, place)
    ceiling = line.sentence_of(cue.at)[1]
    mention = phrases.phrase_from(line, cue.at + 1, ceiling)
    if mention is None or words.has("that", line.low(mention.first)):
        return None
    return preceding.apposed(line, mention, ceiling)


def _between(line: Line, cue: Cue, place: int) -> Mention | None:
    """The pronoun that French puts between auxiliary and verb: a-t-il déclaré."""
    middle = cue.at - 1
    if (
        middle == place + 1
        and line.low(middle) in line.words.pronouns
        and line.words.has("auxiliaries", line.low(place))
    ):
        return Mention(middle, cue.at)
    return None


def _plain(line: Line, cue: Cue, place: int) -> Mention | None:
    """The speaker between the quoted span and the verb."""
    mention = preceding.subject_before(line, cue.at, place)
    if mention is None or all(_is_light(line, i) for i in range(place, mention.first)):
        return mention
    lead = phrases.phrase_from(line, place, mention.first)
    return mention if lead and lead.last < len(line.tokens) and line.low(lead.last) in (",", "(") else None


def _any_subject(line: Line, quote: int, cue: Cue, place: int) -> Mention | None:
    """The words beside a verb that cannot but be its subject: “…,” the two write. / “…,” read one."""
    if not ends_with(line, quote, ",!?") or line.sentence_of(quote)[0] != quote or cue.bare:
        return None
    behind = line.low(cue.at + 2) in (".", ",") and (
        line.tokens[cue.at + 1].low in line.words.pronouns or line.words.has("counts", line.low(cue.at + 1))
    )
    if cue.at == place:
        return Mention(place + 1, place + 2) if behind else None
    named = cue.at - place <= _LONGEST_SUBJECT and all(line.low(i) != "," for i in range(place, cue.at))
    return Mention(place, cue.at) if named and line.words.has("fixed_order", "yes") else None


def _is_light(line: Line, place: int) -> bool:
    return (
        line.words.is_adverb(line.low(place))
        or line.words.has("as", line.low(place))
        or line.words.has("joins", line.low(place))
    )


def _continues(line: Line, previous: int, quote: int, attribution: Attribution) -> bool:
    """Whether a quoted span goes on with the words of the one before: “A,” she said. “B.”"""
    between = range(previous + 1, quote)
    if len(between) == 0 or line.quoted[quote].open == line.quoted[quote].start:
        return True
    if line.sentence_of(quote)[0] != quote and line.tokens[quote - 1].text not in (",", ":", *DASHES):
        return False
    first = line.sentence_of(quote - 1)[0] if line.sentence_of(quote)[0] == quote else previous + 1
    return (
        attribution.place == "after"
        and first <= max(attribution.at, previous + 1)
        and (is_statement(line, quote) or _goes_on(line, quote) or _is_sentence(line, quote))
    )


def _is_sentence(line: Line, quote: int) -> bool:
    """Whether a full stop behind the marks ends a sentence of marked words alone: “Fiz tudo”."""
    alone = line.sentence_of(quote)[0] == quote and line.low(quote + 1) == "."
    return alone and is_phrase(line, quote) and line.words.has("inverts", "always")


def _goes_on(line: Line, quote: int) -> bool:
    """Whether a few words behind a comma end what somebody says: “I want it,” she said, “so there.”"""
    return line.low(quote - 1) == "," and ends_with(line, quote, ".!?…") and is_phrase(line, quote)
